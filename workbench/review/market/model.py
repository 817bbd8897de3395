"""The learned detector beside the rules: a linear score for "would have to be answered for", and one for each standard.

The weights are learned from labelled clauses by ``bench/market_train.py`` and stored in ``resources/models/market.npz``.
A score is a plain sum over the runs of characters of :mod:`.features`, so every score can be explained by its heaviest
runs; nothing here depends on anything but the sentence.
"""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from workbench.domain.errors import KnownError
from workbench.review.market.features import placed
from workbench.review.market.runs import Ints, RunIndex, run_index

Floats = NDArray[np.float32]
Floats64 = NDArray[np.float64]


class ModelError(KnownError):
    """The stored weights cannot be used."""


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """The stored weights.

    Attributes:
        index: the known runs of characters, each with its column.
        rarity: how much a run counts, by how rare it is.
        weight, bias: of the score whether a sentence is a barrier; the score is 0 at the chosen threshold.
        standards: the standards, one for each row of `by_standard`.
        sign_index, sign_rarity: the same for the signs of :mod:`.signs`.
        by_standard, standard_bias: weights that tell which standard a barrier touches; columns are the first of
            the runs (those that tell standards apart), then the signs.
    """

    index: RunIndex
    rarity: Floats
    weight: Floats
    bias: float
    standards: tuple[str, ...]
    sign_index: dict[str, int]
    sign_rarity: Floats
    by_standard: Floats
    standard_bias: Floats

    def columns(self, text: str, lead: int = 0) -> Ints:
        """The columns of the known runs of a sentence, in ascending order."""
        return self.index.rows([(text, lead)])[1]

    def scores(self, sentences: Sequence[tuple[str, int]]) -> Floats64:
        """How surely each sentence (with the length of its lead-in) is a barrier: 0 at the threshold, positive above.

        A sentence without known runs has the score minus infinity.
        """
        starts, columns = self.index.rows(sentences)
        owner = np.repeat(np.arange(len(sentences)), np.diff(starts))
        rarity = self.rarity[columns].astype(np.float64)
        gain = np.bincount(owner, rarity * self.weight[columns], minlength=len(sentences))
        length = np.sqrt(np.bincount(owner, rarity * rarity, minlength=len(sentences)))
        return np.where(length > 0, gain / np.maximum(length, 1e-9) + self.bias, -np.inf)

    def length(self, known: Ints) -> float:
        """What the pulls of a sentence's runs are divided by."""
        return max(math.sqrt(float(np.square(self.rarity[known]).sum())), 1e-9)

    def standard_scores(self, known: Ints, signs: set[str]) -> dict[str, float]:
        """The share of each standard, adding up to 1."""
        held = np.array(sorted(self.sign_index[s] for s in signs if s in self.sign_index), dtype=np.int64)
        telling = self.by_standard.shape[1] - len(self.sign_index)
        known = known[known < telling]
        raw = self.standard_bias + self.by_standard[:, known] @ _unit(self.rarity[known])
        raw = raw + self.by_standard[:, held + telling] @ _unit(self.sign_rarity[held])
        power = np.exp(raw - raw.max())
        return dict(zip(self.standards, (power / power.sum()).tolist(), strict=True))

    def pull(self, sentence: str) -> list[tuple[float, str, int, int]]:
        """What each run of a sentence adds to the score: (weight, run, start, end), by place."""
        runs = placed(sentence)
        at = self.index.places([run for run, _, _ in runs])
        gains = (self.weight[at] * self.rarity[at]).tolist()
        known = (at >= 0).tolist()
        found = [(gain, *run) for gain, run, held in zip(gains, runs, known, strict=True) if held]
        return sorted(found, key=lambda f: (f[2], f[3], f[1]))


def _unit(values: Floats) -> Floats:
    """`values` as a vector of length 1 (of length 0 when there are none)."""
    return values / max(float(np.linalg.norm(values)), 1e-9)


def certainty_of(score: float) -> float:
    """A score as a certainty: 0.5 at the threshold, towards 1 above it."""
    return 1 / (1 + math.exp(-max(min(score, 30.0), -30.0)))


def load_model(path: Path) -> Model:
    """The weights stored at `path`.

    Raises:
        ModelError: the file is missing or damaged.
    """
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as stored:
            runs, signs = (bytes(stored[name]).decode("utf-8").split("\n") for name in ("runs", "signs"))
            scale = stored["scale"].astype(np.float32)
            return Model(
                index=run_index(runs),
                rarity=stored["rarity"].astype(np.float32),
                weight=stored["weight"].astype(np.float32),
                bias=float(stored["bias"]),
                standards=tuple(bytes(stored["standards"]).decode("ascii").split(",")),
                sign_index={sign: at for at, sign in enumerate(signs)},
                sign_rarity=stored["sign_rarity"].astype(np.float32),
                by_standard=stored["by_standard"].astype(np.float32) * scale[:, None],
                standard_bias=stored["standard_bias"].astype(np.float32),
            )
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise ModelError("公平竞争审查的权重文件无法读取", "请重新安装本程序", subject=path.name) from error


def stored_bytes(model: Model) -> bytes:
    """`model` as :func:`load_model` reads it; the weights by standard are kept in eight bits."""
    scale = np.maximum(np.abs(model.by_standard).max(axis=1), 1e-6) / 127
    buffer = io.BytesIO()
    arrays = {
        "runs": np.frombuffer("\n".join(model.index.runs).encode(), dtype=np.uint8),
        "rarity": model.rarity.astype(np.float16),
        "signs": np.frombuffer("\n".join(model.sign_index).encode(), dtype=np.uint8),
        "sign_rarity": model.sign_rarity.astype(np.float16),
        "weight": model.weight.astype(np.float16),
        "bias": np.float64(model.bias),
        "standards": np.frombuffer(",".join(model.standards).encode(), dtype=np.uint8),
        "by_standard": np.round(model.by_standard / scale[:, None]).astype(np.int8),
        "scale": scale.astype(np.float32),
        "standard_bias": model.standard_bias.astype(np.float32),
    }
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, array in arrays.items():
            inner = io.BytesIO()
            np.lib.format.write_array(inner, np.asarray(array), allow_pickle=False)
            file.writestr(zipfile.ZipInfo(f"{name}.npy", (2026, 1, 1, 0, 0, 0)), inner.getvalue())
    return buffer.getvalue()
