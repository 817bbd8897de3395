"""Words of Chinese legal text, by the most probable cut under the unigram statistics of real local regulations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

#: Longest word of the lexicon that is looked for, characters.
LONGEST = 6
#: Cost of a character that is in no word: dearer than any known word.
UNKNOWN = 18.0
_HAN = re.compile(r"[\u4e00-\u9fff]+")
#: Codes of characters are smaller than this.
_CODES = 1 << 16
#: The longest runs are cut one by one: too few of them to be worth a step of all.
_LONG_RUN = 48
Ints = NDArray[np.int64]
Doubles = NDArray[np.float64]


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

    def cut_all(self, runs: Sequence[str]) -> list[list[str]]:
        """The words of many runs of Chinese characters: the same as of each by itself, in far less time."""
        short = sorted((r for r in dict.fromkeys(runs) if len(r) <= _LONG_RUN), key=lambda r: -len(r))
        known = dict(zip(short, _cut_together(short, self._prices), strict=True)) if short else {}
        return [known[r] if len(r) <= _LONG_RUN else self.words(r) for r in runs]

    @cached_property
    def _prices(self) -> _Prices:
        return _Prices(self.cost)


def make_segmenter(cost: Mapping[str, float]) -> Segmenter:
    """A segmenter for the words that `cost` has."""
    reach: dict[str, int] = {}
    for word in cost:
        if 1 < len(word) <= LONGEST:
            reach[word[:2]] = max(reach.get(word[:2], 1), len(word))
    return Segmenter(cost, reach)


class _Prices:
    """The costs of words as a tree over their characters, for many places of a text at once."""

    def __init__(self, cost: Mapping[str, float]) -> None:
        words = [w for w in cost if len(w) <= LONGEST]
        codes = _codes("".join(w.ljust(LONGEST, "\0") for w in words)).reshape(-1, LONGEST)
        price = np.array([cost[w] for w in words])
        size = np.array([len(w) for w in words], np.int64)
        node = np.zeros(len(words), np.int64)
        self._levels: list[tuple[Ints, Doubles]] = []
        for depth in range(LONGEST):
            deep = size > depth
            keys, place = np.unique(node[deep] * _CODES + codes[deep, depth], return_inverse=True)
            prices = np.full(len(keys), np.inf)
            ends = size[deep] == depth + 1
            prices[place[ends]] = price[deep][ends]
            node[deep] = place
            self._levels.append((keys, prices))

    def of(self, codes: Ints) -> Doubles:
        """The cost of the word of n + 1 characters that begins at each place, in row n; infinite for none."""
        found = np.full((LONGEST, len(codes)), np.inf)
        at, node = np.arange(len(codes)), np.zeros(len(codes), np.int64)
        for depth, (keys, prices) in enumerate(self._levels):
            inside = at + depth < len(codes)
            at, node = at[inside], node[inside]
            wanted = node * _CODES + codes[at + depth]
            node = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
            met = keys[node] == wanted if len(keys) else np.zeros(len(at), bool)
            at, node = at[met], node[met]
            found[depth, at] = prices[node]
        return found


def _codes(text: str) -> Ints:
    return np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.int64)


def _cut_together(runs: Sequence[str], prices: _Prices) -> Iterator[list[str]]:
    """The cheapest cuts of runs, the longest run first: all shortest paths at the same time, step by step."""
    text = "\0".join(runs) + "\0"
    price = prices.of(_codes(text))
    np.minimum(price[0], UNKNOWN, out=price[0])
    sizes = np.array([len(r) for r in runs])
    starts = np.cumsum(sizes + 1) - sizes - 1
    best = np.full((len(runs[0]) + 1, len(runs)), 1e9)
    best[0] = 0.0
    last = np.ones(best.shape, np.int64)
    for end in range(1, len(best)):
        count = int(np.searchsorted(-sizes, -end, side="right"))
        here, size = best[end, :count], last[end, :count]
        # Of equally cheap cuts the one whose last word begins earlier stands, as it does run by run.
        for length in range(min(LONGEST, end), 0, -1):
            value = best[end - length, :count] + price[length - 1, starts[:count] + end - length]
            better = value < here
            np.copyto(here, value, where=better)
            np.copyto(size, length, where=better)
    return _words_of(text, starts, sizes, last)


def _words_of(text: str, starts: Ints, sizes: Ints, last: Ints) -> Iterator[list[str]]:
    """The words that the paths of runs end in: ``last[end, run]`` is the length of the word that ends there."""
    at, run = sizes.copy(), np.arange(len(sizes))
    ends, lengths, owners = [], [], []
    while len(run):
        length = last[at, run]
        ends.append(starts[run] + at)
        lengths.append(length)
        owners.append(run)
        at = at - length
        at, run = at[at > 0], run[at > 0]
    order = np.lexsort((np.concatenate(ends), np.concatenate(owners)))
    end = np.concatenate(ends)[order]
    words = [text[a:b] for a, b in zip((end - np.concatenate(lengths)[order]).tolist(), end.tolist(), strict=True)]
    stops = np.cumsum(np.bincount(np.concatenate(owners), minlength=len(sizes))).tolist()
    return (words[a:b] for a, b in pairwise([0, *stops]))


class Cutter:
    """A segmenter that remembers the runs it has cut; for the length of one alignment."""

    def __init__(self, segmenter: Segmenter) -> None:
        self._segmenter = segmenter
        self._memory: dict[str, list[str]] = {}

    def learn(self, texts: Iterable[str]) -> None:
        """Cut `texts` ahead: all of them together take far less time than one after the other."""
        runs = list(dict.fromkeys(r for t in texts for r in _HAN.findall(t) if r not in self._memory))
        self._memory.update(zip(runs, self._segmenter.cut_all(runs), strict=True))

    def words(self, text: str) -> list[str]:
        """The Chinese words of `text` in order."""
        return [word for run in _HAN.findall(text) for word in self.run(run)]

    def run(self, run: str) -> list[str]:
        """The words of a run of Chinese characters."""
        words = self._memory.get(run)
        if words is None:
            words = self._memory[run] = self._segmenter.words(run)
        return words
