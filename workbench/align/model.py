"""A small learned scorer: boosted trees, evaluated with numpy, kept as data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from workbench.align.sparse import Floats, Ints
from workbench.domain.resources import resource

_BLOCK = 16384
#: For every set of remaining leaves (a bit mask) the number of the leftmost one.
_LOWEST = np.array([(n & -n).bit_length() - 1 if n else 0 for n in range(256)])


@dataclass(frozen=True)
class Trees:
    """Boosted trees of at most eight leaves.

    Every inner node that is not satisfied (measure > threshold) rules out the leaves under its left branch; the
    leftmost leaf that remains gives the tree's value.

    Attributes:
        names: the measures, in the order of the trees' features.
        feature, threshold, removes: per tree and node: which measure, the bound, a bit mask of the leaves ruled out.
        value: per tree and leaf.
        base: added to the sum of values.
    """

    names: tuple[str, ...]
    feature: Ints
    threshold: Floats
    removes: NDArray[np.uint8]
    value: Floats
    base: float

    def scores(self, measures: dict[str, Floats]) -> Floats:
        """The probability (0 to 1) of every pair."""
        count = len(measures[self.names[0]])
        total = np.full(count, self.base, np.float32)
        for at in range(0, count, _BLOCK):
            block = slice(at, min(at + _BLOCK, count))
            columns = [np.ascontiguousarray(measures[n][block], np.float32) for n in self.names]
            for tree in range(len(self.feature)):
                total[block] += self._tree(tree, columns)
        return (1 / (1 + np.exp(-total))).astype(np.float32)

    def _tree(self, tree: int, columns: list[Floats]) -> Floats:
        left = np.full(len(columns[0]), 0xFF, np.uint8)
        for f, t, mask in zip(self.feature[tree], self.threshold[tree], self.removes[tree], strict=True):
            if mask:
                left &= ~((columns[f] > t) * mask)
        result: Floats = self.value[tree][_LOWEST].take(left)
        return result


@lru_cache(maxsize=1)
def load_models() -> tuple[Trees, Trees]:
    """The first and the second scorer of resources/align/model.npz (read once)."""
    with np.load(resource("align", "model.npz")) as data:
        first, second = (unpack({k[2:]: v for k, v in data.items() if k.startswith(f"{n}_")}) for n in (1, 2))
    return first, second


def pack(trees: Trees) -> dict[str, NDArray[np.generic]]:
    """The arrays a scorer is stored as."""
    return {
        "names": np.frombuffer("\n".join(trees.names).encode(), np.uint8),
        "feature": trees.feature.astype(np.int16),
        "threshold": trees.threshold.astype(np.float32),
        "removes": trees.removes,
        "value": trees.value.astype(np.float32),
        "base": np.array(trees.base, np.float32),
    }


def unpack(data: dict[str, NDArray[np.generic]]) -> Trees:
    """The scorer that :func:`pack` stored."""
    return Trees(
        tuple(data["names"].tobytes().decode().split("\n")),
        data["feature"].astype(np.int64),
        data["threshold"].astype(np.float32),
        data["removes"].astype(np.uint8),
        data["value"].astype(np.float32),
        float(data["base"]),
    )
