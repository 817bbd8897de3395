"""Finding the known runs of many sentences at once.

What :func:`workbench.review.market.features.features` says of one sentence in the form of strings is found here with
arrays for all sentences of a regulation: a run of up to four characters is one whole number, looked up in a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.review.market.features import LONGEST, normalised, scopes

Ints = NDArray[np.int64]
Keys = NDArray[np.uint64]

#: Bits of one character in a key, and where the kind of a run stands (in the sentence, in its lead-in, behind a ban).
_BITS = 15
_KIND = np.uint64(_BITS * LONGEST)
_KINDS = {"^": 1, "¬": 2}
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
#: Sentences read at once: bounds the memory that a huge regulation takes.
_AT_ONCE = 400
_SEPARATORS = str.maketrans({"\0": " ", "\1": " "})


@dataclass(frozen=True, slots=True, eq=False)
class RunIndex:
    """The known runs, each with its column.

    Attributes:
        runs: the runs by column, as strings.
        letters: for each code point its number among the known characters, 0 for all others.
        table: keys by place, 0 where there is none; a key stands at its place or shortly behind it.
        columns: the columns of the keys in `table`.
    """

    runs: tuple[str, ...]
    letters: NDArray[np.uint16]
    table: Keys
    columns: Ints

    def rows(self, sentences: Sequence[tuple[str, int]]) -> tuple[Ints, Ints]:
        """The columns of the known runs of sentences, each given with the length of its lead-in.

        Returns:
            starts: where each sentence's columns begin, and the end of the last.
            columns: one after another, in each sentence ascending and each once.
        """
        counts, parts = [np.zeros(1, np.int64)], [np.zeros(0, np.int64)]
        for at in range(0, len(sentences), _AT_ONCE):
            some = sentences[at : at + _AT_ONCE]
            owners, found = self._found(some)
            pairs = np.sort(owners * len(self.runs) + found)
            if len(pairs):
                pairs = pairs[np.concatenate(([True], pairs[1:] != pairs[:-1]))]
            counts.append(np.bincount(pairs // max(len(self.runs), 1), minlength=len(some)))
            parts.append(pairs % max(len(self.runs), 1))
        return np.cumsum(np.concatenate(counts)), np.concatenate(parts)

    def places(self, runs: Sequence[str]) -> Ints:
        """The column of each run, -1 for those that are not known."""
        return self._columns(_keys_of(runs, self.letters))

    def _found(self, sentences: Sequence[tuple[str, int]]) -> tuple[Ints, Ints]:
        """The sentence and the column of every known run, in no order, with repetitions."""
        plain = normalised("\0".join(f"{t[n:]}\1{t[:n]}" for t, n in _cleaned(sentences)))
        units = [unit.split("\1") for unit in plain.split("\0")]
        layers = [(0, [body for body, _ in units], LONGEST, 1), (1, [head for _, head in units], LONGEST, 1)]
        banned = [
            (number, whole[start:end])
            for number, whole in enumerate(head + body for body, head in units)
            for start, end in scopes(whole)
        ]
        layers.append((2, [text for _, text in banned], 3, 2))
        owners, keys = [], []
        for kind, texts, longest, least in layers:
            letters = self._letters("\0".join(texts))
            owner = np.repeat(np.arange(len(texts)), [len(text) + 1 for text in texts])[: len(letters)]
            if kind == 2:
                owner = np.array([number for number, _ in banned], dtype=np.int64)[owner]
            for size in range(least, longest + 1):
                key, whole = _packed(letters, size)
                owners.append(owner[: len(key)][whole])
                keys.append(key[whole] | np.uint64(kind) << _KIND)
        owner, column = np.concatenate(owners), self._columns(np.concatenate(keys))
        return owner[column >= 0], column[column >= 0]

    def _letters(self, text: str) -> Keys:
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        return self.letters[np.minimum(codes, len(self.letters) - 1)].astype(np.uint64)

    def _columns(self, keys: Keys) -> Ints:
        found = np.full(len(keys), -1, dtype=np.int64)
        open_ = np.flatnonzero(keys)
        wanted = keys[open_]
        place = _place(wanted, len(self.table))
        while len(open_):
            here = self.table[place]
            same = here == wanted
            found[open_[same]] = self.columns[place[same]]
            further = ~same & (here != 0)
            open_, wanted = open_[further], wanted[further]
            place = (place[further] + 1) % len(self.table)
        return found


def run_index(runs: Sequence[str]) -> RunIndex:
    """An index of `runs`, whose columns are their places in the sequence."""
    known = sorted({ord(sign) for run in runs for sign in run if ord(sign) < 65535} - {0, 1})
    letters = np.zeros(65536, dtype=np.uint16)
    letters[known] = np.arange(1, len(known) + 1)
    keys = _keys_of(runs, letters)
    size = 1 << max(len(runs) * 3, 1).bit_length()
    table, columns = np.zeros(size, dtype=np.uint64), np.zeros(size, dtype=np.int64)
    waiting = np.flatnonzero(keys)
    place = _place(keys[waiting], size)
    while len(waiting):
        free = table[place] == 0
        table[place[free]] = keys[waiting[free]]
        settled = free & (table[place] == keys[waiting])
        columns[place[settled]] = waiting[settled]
        waiting, place = waiting[~settled], (place[~settled] + 1) % size
    return RunIndex(tuple(runs), letters, table, columns)


def _cleaned(sentences: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    return [(text.translate(_SEPARATORS) if "\0" in text or "\1" in text else text, lead) for text, lead in sentences]


def _packed(letters: Keys, size: int) -> tuple[Keys, NDArray[np.bool_]]:
    """The keys of all runs of `size` neighbouring characters, and which of them hold known characters only."""
    count = max(len(letters) - size + 1, 0)
    key, whole = np.zeros(count, dtype=np.uint64), np.ones(count, dtype=np.bool_)
    for at in range(size):
        part = letters[at : at + count]
        key |= part << np.uint64(_BITS * at)
        whole &= part != 0
    return key, whole


def _keys_of(runs: Sequence[str], letters: NDArray[np.uint16]) -> Keys:
    """The key of each run with its mark, 0 for one that no key can say."""
    kinds = np.array([_KINDS.get(run[0], 0) if len(run) > 1 else 0 for run in runs], dtype=np.uint64)
    bare = [run[1:] if kind else run for run, kind in zip(runs, kinds.tolist(), strict=True)]
    key = kinds << _KIND
    sound = np.array([0 < len(run) <= LONGEST for run in bare], dtype=np.bool_)
    for at in range(LONGEST):
        signs = np.array([min(ord(run[at]), 65535) if len(run) > at else 0 for run in bare], dtype=np.int64)
        codes = letters[signs].astype(np.uint64)
        sound &= (codes != 0) | (signs == 0)
        key |= codes << np.uint64(_BITS * at)
    return np.where(sound, key, np.uint64(0))


def _place(keys: Keys, size: int) -> Ints:
    """Where in a table of a power of two the keys belong."""
    return (keys * _SPREAD >> np.uint64(64 - (size - 1).bit_length())).astype(np.int64)
