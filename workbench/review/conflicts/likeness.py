"""How alike the rules of the drafts are: cosines of hashed pairs of characters, the rare ones weighing more."""

from __future__ import annotations

import math
import re
import zlib
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import add

import numpy as np

from workbench.align.sparse import Bags, Floats, Ints, bag, count_bag, ragged

DIMENSIONS = 4096
_NOISE = re.compile(
    r"[0-9０-９〇一二三四五六七八九十百千万]+(?:元|日|个工作日|倍|年|个月|条|款|项)|本条例|本办法|本规定|违反|规定|下列|之一|行政主管部门|主管部门|"
    r"市、县（市、区）|县（市、区）|县\(市、区\)|人民政府|应当|有关|按照|依照|[\s，。；：、（）()“”]|的|由"
)
#: The features that most rules have are multiplied as a matrix, the others rule by rule.
_COMMON = 128
#: So many rules are compared with all others at a time.
_BLOCK = 512
#: Of at most this many rules every likeness is kept (16 MB); of more it is worked out when asked for.
_TABLED = 2000
#: Two rules are told to be near each other from this likeness on.
NEAR = 0.08
#: A rule is told to be near so many rules of another document, the most alike (and those as alike as the last of them).
_NEAREST = 24
Parts = Sequence[tuple[str, float]]
_Near = tuple[Ints, Ints, Floats]


def _hashed(pair: str) -> int:
    """The feature of a pair of characters."""
    return zlib.crc32(pair.encode("utf-8")) % DIMENSIONS


class _Row(dict[int, float]):
    """The likeness of one rule to others, worked out when first asked for."""

    def __init__(self, rows: _Rows, row: int) -> None:
        self._rows = rows
        self._mine = rows.features(row)

    def __missing__(self, other: int) -> float:
        mine, theirs = self._mine, self._rows.features(other)
        value = sum([mine[f] * theirs[f] for f in mine.keys() & theirs.keys()])
        self[other] = value
        return value


class _Rows(dict[int, Mapping[int, float]]):
    """The likeness of rules to each other, worked out when first asked for."""

    def __init__(self, bags: Bags) -> None:
        self._bags = bags
        self._features: dict[int, dict[int, float]] = {}

    def features(self, row: int) -> dict[int, float]:
        """The features of a rule with their weight."""
        known = self._features.get(row)
        if known is None:
            span = slice(int(self._bags.start[row]), int(self._bags.start[row + 1]))
            columns, values = self._bags.columns[span].tolist(), self._bags.values[span].tolist()
            known = self._features[row] = dict(zip(columns, values, strict=True))
        return known

    def __missing__(self, row: int) -> Mapping[int, float]:
        self[row] = _Row(self, row)
        return self[row]


@dataclass(frozen=True)
class _Survey:
    """What comparing every rule with every other one gives; `table` is empty for many rules."""

    counterparts: Ints
    near: tuple[_Near, ...]
    across: _Near
    table: Floats


class Likeness:
    """The likeness (0 to 1) of every two rules of some documents."""

    def __init__(self, parts: Sequence[Parts], starts: Sequence[int]) -> None:
        """Measure rules.

        Args:
            parts: for each rule its words and those that belong to it, with their weight.
            starts: the first rule of every document and, last, the number of rules.
        """
        self._starts = tuple(starts)
        rows, columns, values = self._counted(parts)
        spread = np.bincount(columns, minlength=DIMENSIONS)
        rarity = np.log((1 + len(parts)) / (1 + spread)) + 0.1
        self._bags = bag(rows, columns, (values * rarity[columns]).astype(np.float32), len(parts), DIMENSIONS)
        self._rarity: list[float] = rarity.astype(np.float32).tolist()
        self._phrases: dict[str, tuple[dict[int, float], float]] = {}

    def _counted(self, parts: Sequence[Parts]) -> tuple[Ints, Ints, Floats]:
        """The features of every rule (rows, features, weights, sorted)."""
        number = {text: n for n, text in enumerate(dict.fromkeys(t for ps in parts for t, _ in ps))}
        text, feature, count = count_bag(*_features(list(number)), DIMENSIONS)
        start = np.searchsorted(text, np.arange(len(number) + 1))
        part = np.array([number[t] for ps in parts for t, _ in ps], np.int64)
        rule = np.repeat(np.arange(len(parts)), [len(ps) for ps in parts])
        at, of = ragged(start[part], start[part + 1])
        weight = np.array([w for ps in parts for _, w in ps])[of] * (1 + np.log(count[at]))
        keys, place = np.unique(rule[of] * DIMENSIONS + feature[at], return_inverse=True)
        return keys // DIMENSIONS, keys % DIMENSIONS, np.bincount(place, weight, len(keys)).astype(np.float32)

    def alike(self, a: str, b: str) -> float:
        """Cosine of two phrases by their pairs of characters, the rare ones weighing more; 0 to 1."""
        (left, norm), (right, other) = self._phrase(a), self._phrase(b)
        if not norm or not other:
            return 0.0
        return sum(weight * right[f] for f, weight in left.items() if f in right) / (norm * other)

    def _phrase(self, text: str) -> tuple[dict[int, float], float]:
        known = self._phrases.get(text)
        if known is None:
            words = _NOISE.sub(" ", text)
            counts = Counter(_hashed(pair) for pair in map(add, words, words[1:]) if " " not in pair)
            weights = {f: (1 + math.log(count)) * self._rarity[f] for f, count in counts.items()}
            known = self._phrases[text] = weights, math.sqrt(sum(w * w for w in weights.values()))
        return known

    @cached_property
    def rows(self) -> Mapping[int, Mapping[int, float]] | Sequence[Sequence[float]]:
        """``rows[a][b]``: the likeness of the rules `a` and `b`."""
        if self._bags.rows > _TABLED:
            return _Rows(self._bags)
        return [array("f", row.tobytes()) for row in self._survey.table]

    @cached_property
    def matrix(self) -> Floats:
        """The likeness of every two rules."""
        if self._bags.rows <= _TABLED:
            return self._survey.table
        product = _Product(self._bags)
        return np.vstack(
            [product.block(n, min(n + _BLOCK, self._bags.rows)) for n in range(0, self._bags.rows, _BLOCK)]
        )

    @cached_property
    def counterparts(self) -> list[list[int]]:
        """For each rule and document the document's rule most like it (itself for its own document), -1 for none."""
        rows: list[list[int]] = self._survey.counterparts.tolist()
        return rows

    def near(self, document: int) -> Iterator[tuple[int, int, float]]:
        """The pairs (the earlier rule first, in order) of rules of a document that are near each other, and how alike."""
        a, b, like = self._survey.near[document]
        return zip(a.tolist(), b.tolist(), like.tolist(), strict=True)

    def across(self) -> Iterator[tuple[int, int, float]]:
        """The pairs of rules of different documents of which the second is near the first, and how alike."""
        a, b, like = self._survey.across
        return zip(a.tolist(), b.tolist(), like.tolist(), strict=True)

    @cached_property
    def _survey(self) -> _Survey:
        """Every rule compared with every other one, block by block."""
        product = _Product(self._bags)
        size, documents = self._bags.rows, list(pairwise(self._starts))
        counterparts = np.full((size, len(documents)), -1, np.int64)
        near: list[list[_Near]] = [[] for _ in documents]
        across: list[_Near] = []
        blocks = []
        for begin in range(0, size, _BLOCK):
            block = product.block(begin, min(begin + _BLOCK, size))
            rows = np.arange(begin, begin + len(block))
            for n, (low, high) in enumerate(documents):
                if low < high:
                    counterparts[rows, n] = low + block[:, low:high].argmax(axis=1)
                mine = rows[(rows >= low) & (rows < high)]
                across.append(_across(block, begin, mine, low, high))
                if len(mine):
                    counterparts[mine, n] = mine
                    near[n].append(_near(block, begin, mine, high))
            if size <= _TABLED:
                blocks.append(block)
        told = tuple(_joined(parts) for parts in near)
        return _Survey(
            counterparts, told, _joined(across), np.vstack(blocks) if blocks else np.zeros((0, size), np.float32)
        )


def _features(texts: Sequence[str]) -> tuple[Ints, Ints]:
    """The features of texts in order, repeated, and the number of the text before each."""
    words = [_NOISE.sub(" ", text) + " " for text in texts]
    codes = np.frombuffer("".join(words).encode("utf-32-le"), np.uint32).astype(np.int64)
    text = np.repeat(np.arange(len(words)), [len(w) for w in words])[:-1]
    whole = (codes[:-1] != ord(" ")) & (codes[1:] != ord(" "))
    pairs, place = np.unique(codes[:-1][whole] << 32 | codes[1:][whole], return_inverse=True)
    hashed = [_hashed(chr(pair >> 32) + chr(pair & 0xFFFFFFFF)) for pair in pairs.tolist()]
    return text[whole], np.array(hashed, np.int64)[place]


def _near(block: Floats, begin: int, mine: Ints, high: int) -> _Near:
    """The near pairs of the rules `mine` with later ones of their document, which ends at `high`."""
    first = int(mine[0])
    square = block[mine - begin, first:high]
    a, b = np.nonzero(np.triu(square >= NEAR, 1))
    return a + first, b + first, square[a, b]


def _across(block: Floats, begin: int, mine: Ints, low: int, high: int) -> _Near:
    """For the rules of a block that are not `mine` those of the document from `low` to `high` that are near them."""
    others = np.ones(len(block), bool)
    others[mine - begin] = False
    part = block[others, low:high]
    least = np.full(len(part), NEAR, np.float32)
    if part.shape[1] > _NEAREST and len(part):
        least = np.maximum(least, np.partition(part, -_NEAREST, axis=1)[:, -_NEAREST])
    a, b = np.nonzero(part >= least[:, None])
    return np.flatnonzero(others)[a] + begin, b + low, part[a, b]


def _joined(parts: Sequence[_Near]) -> _Near:
    none = np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32)
    a, b, like = (np.concatenate(arrays) for arrays in zip(none, *parts, strict=True))
    return a, b, like


class _Product:
    """Inner products of all rows of bags: of the common features as a matrix, of the others along their rows."""

    def __init__(self, bags: Bags) -> None:
        self._bags = bags
        row = np.repeat(np.arange(bags.rows), np.diff(bags.start))
        spread = np.bincount(bags.columns, minlength=bags.width)
        common = np.argsort(-spread, kind="stable")[:_COMMON]
        place = np.full(bags.width, -1, np.int64)
        place[common] = np.arange(len(common))
        told = place[bags.columns] >= 0
        self._matrix = np.zeros((bags.rows, _COMMON), np.float32)
        self._matrix[row[told], place[bags.columns[told]]] = bags.values[told]
        rare = np.flatnonzero(~told & (spread[bags.columns] > 1))
        self._row, self._feature, self._value = row[rare], bags.columns[rare], bags.values[rare]
        order = np.argsort(self._feature, kind="stable")
        self._place, self._weight = self._row[order], self._value[order]
        self._start = np.searchsorted(self._feature[order], np.arange(bags.width + 1))

    def block(self, begin: int, end: int) -> Floats:
        """The products of the rows from `begin` to `end` with all rows."""
        size = self._bags.rows
        first, last = np.searchsorted(self._row, (begin, end))
        feature = self._feature[first:last]
        at, of = ragged(self._start[feature], self._start[feature + 1])
        cells = (self._row[first:last][of] - begin) * size + self._place[at]
        rest = np.bincount(cells, self._value[first:last][of] * self._weight[at], (end - begin) * size)
        result: Floats = self._matrix[begin:end] @ self._matrix.T
        result += rest.reshape(end - begin, size)
        return result
