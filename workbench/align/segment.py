"""Words of Chinese legal text, by the most probable cut under the unigram statistics of real local regulations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

#: Longest word of the lexicon that is looked for, characters.
LONGEST = 6
#: Cost of a character that is in no word: dearer than any known word.
UNKNOWN = 18.0
_HAN = re.compile(r"[\u4e00-\u9fff]+")


@dataclass(frozen=True)
class Segmenter:
    """Cuts runs of Chinese characters into words.

    Attributes:
        cost: each word's negative log probability.
        reach: first two characters to the length of the longest word that begins so.
    """

    cost: Mapping[str, float]
    reach: Mapping[str, int]

    def words(self, text: str) -> list[str]:
        """The Chinese words of `text` in order; everything else (figures, letters, marks) is left out."""
        return [text[start:end] for start, end in self.spans(text)]

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Start and end of each Chinese word of `text`."""
        return [span for run in _HAN.finditer(text) for span in self._cut(run[0], run.start())]

    def _cut(self, run: str, at: int) -> Iterator[tuple[int, int]]:
        """The cheapest cut of a run of Chinese characters: a shortest path, from the left."""
        size = len(run)
        best = [0.0] + [1e9] * size
        back = [0] * (size + 1)
        cost, reach = self.cost, self.reach
        for start in range(size):
            here = best[start]
            if here + UNKNOWN < best[start + 1]:
                best[start + 1], back[start + 1] = here + UNKNOWN, start
            for end in range(start + 1, min(start + reach.get(run[start : start + 2], 1), size) + 1):
                price = cost.get(run[start:end])
                if price is not None and here + price < best[end]:
                    best[end], back[end] = here + price, start
        ends = [size]
        while ends[-1]:
            ends.append(back[ends[-1]])
        ends.reverse()
        return ((at + a, at + b) for a, b in pairwise(ends))


def make_segmenter(cost: Mapping[str, float]) -> Segmenter:
    """A segmenter for the words that `cost` has."""
    reach: dict[str, int] = {}
    for word in cost:
        if 1 < len(word) <= LONGEST:
            reach[word[:2]] = max(reach.get(word[:2], 1), len(word))
    return Segmenter(cost, reach)


class Cutter:
    """A segmenter that remembers the runs it has cut; for the length of one alignment."""

    def __init__(self, segmenter: Segmenter) -> None:
        self._segmenter = segmenter
        self._memory: dict[str, list[str]] = {}

    def words(self, text: str) -> list[str]:
        """The Chinese words of `text` in order."""
        found: list[str] = []
        for run in _HAN.findall(text):
            words = self._memory.get(run)
            if words is None:
                words = self._memory[run] = self._segmenter.words(run)
            found += words
        return found
