"""The statistics of real local regulations that alignment rests on: words, how common they are, what they are near to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.align.segment import Segmenter, make_segmenter
from workbench.domain.resources import resource

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Lexicon:
    """Words of the corpus.

    Attributes:
        index: word to its number.
        rarity: for each word, log(articles of the corpus / articles with the word).
        vectors: for each word two joined vectors of equal size: one of length 1 of the words it stands beside, and
            one learned so that provisions of different cities on the same matter have like sums; the longer the
            latter, the more the word says about the matter.
        absent: rarity of a word that the corpus does not have.
    """

    segmenter: Segmenter
    index: dict[str, int]
    rarity: Floats
    vectors: Floats
    absent: float

    def rarities(self, words: list[str]) -> Floats:
        """The rarity of each of `words`."""
        return np.array([self.rarity[self.index[w]] if w in self.index else self.absent for w in words], np.float32)

    def vectors_of(self, words: list[str]) -> Floats:
        """The vector of each of `words`; zeros for a word without one."""
        found = np.zeros((len(words), self.vectors.shape[1]), np.float32)
        for row, word in enumerate(words):
            number = self.index.get(word, len(self.vectors))
            if number < len(self.vectors):
                found[row] = self.vectors[number]
        return found


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The lexicon of resources/align/lexicon.npz (read once)."""
    with np.load(resource("align", "lexicon.npz")) as data:
        return unpack(dict(data))


def pack(words: list[str], cost: Floats, rarity: Floats, vectors: Floats, absent: float) -> dict[str, Any]:
    """The arrays of a lexicon as they are stored; words with a vector come first."""
    half = vectors.shape[1] // 2
    scales = [np.abs(part).max(axis=1, keepdims=True) / 127 for part in (vectors[:, :half], vectors[:, half:])]
    scale = np.maximum(np.hstack(scales), 1e-9)
    return {
        "words": np.frombuffer("\n".join(words).encode(), np.uint8),
        "cost": cost.astype(np.float16),
        "rarity": rarity.astype(np.float16),
        "vectors": np.round(vectors / np.repeat(scale, half, axis=1)).astype(np.int8),
        "scale": scale.astype(np.float32),
        "absent": np.array(absent, np.float32),
    }


def unpack(data: dict[str, Any]) -> Lexicon:
    """The lexicon that :func:`pack` stored."""
    words = data["words"].tobytes().decode().split("\n")
    half = data["vectors"].shape[1] // 2
    vectors = data["vectors"].astype(np.float32) * np.repeat(data["scale"], half, axis=1)
    near = vectors[:, :half]
    near /= np.maximum(np.linalg.norm(near, axis=1, keepdims=True), 1e-9)
    cost = dict(zip(words, data["cost"].astype(float).tolist(), strict=True))
    index = {w: i for i, w in enumerate(words)}
    return Lexicon(make_segmenter(cost), index, data["rarity"].astype(np.float32), vectors, float(data["absent"]))
