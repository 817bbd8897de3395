"""Small sparse tools: bags of features with cosines at chosen pairs, and a weighted graph between documents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
#: A graph of at most this many nodes looks its pairs up in a table (two thousand nodes: 32 MB).
_TABLED = 2000
#: Bags of at most this many different features are multiplied row by row: the learned scorers tell the cosines of like
#: headings from 1 by the last bit, which this way of adding up sets.
_NARROW = 1024
#: So many ways over a third node are looked at at once.
_WEDGES = 100_000
#: So many features are looked up at once: few enough to stay in the processor's cache.
_AT_ONCE = 32_000


def unit_length(matrix: Floats) -> Floats:
    """Rows scaled to length 1; zero rows stay zero."""
    length = np.sqrt(np.einsum("ij,ij->i", matrix, matrix))[:, None]
    scaled: Floats = (matrix / np.maximum(length, np.float32(1e-9))).astype(np.float32)
    return scaled


@dataclass(frozen=True)
class Bags:
    """Rows of weighted features: row r has ``columns[start[r]:start[r + 1]]`` with `values`; rows have length 1."""

    start: Ints
    columns: Ints
    values: Floats
    width: int

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.start) - 1

    def dense(self, width: int = 0) -> Floats:
        """The rows as a matrix; with `width` smaller than the number of features, features share columns."""
        size = min(width, self.width) if width else self.width
        matrix = np.zeros((self.rows, max(size, 1)), np.float32)
        row = np.repeat(np.arange(self.rows), np.diff(self.start))
        if size < self.width:
            np.add.at(matrix, (row, self.columns_in(size)), self.values)
        else:
            matrix[row, self.columns] = self.values
        return matrix

    def columns_in(self, width: int) -> Ints:
        """The column of every entry in a matrix of `width` columns."""
        return self.columns if width >= self.width else (self.columns * 2654435761 % 4294967296) % width

    def cosines(self, left: Ints, right: Ints) -> Floats:
        """The cosine of row left[k] and row right[k] for every k."""
        table = self.dense(4096 if self.rows <= 4000 else 1024)
        if self.width <= _NARROW:
            return _products(self, table, left, right)
        # The cosine is the same from either side: the row with fewer features is gone through.
        size = np.diff(self.start)
        swap = size[left] > size[right]
        return weighted_lookup(self, table, np.where(swap, right, left), np.where(swap, left, right))


def _products(bags: Bags, table: Floats, left: Ints, right: Ints) -> Floats:
    """For every k the inner product of row left[k] and row right[k] of `table`, the matrix of `bags`."""
    result = np.zeros(len(left), np.float32)
    order = np.argsort(left, kind="stable")
    rows, first = np.unique(left[order], return_index=True)
    ends = np.append(first[1:], len(order))
    # Some builds of the matrix library raise the flag of an invalid value for products that are all finite.
    with np.errstate(invalid="ignore"):
        for row, begin, end in zip(rows.tolist(), first.tolist(), ends.tolist(), strict=True):
            span = slice(int(bags.start[row]), int(bags.start[row + 1]))
            where = order[begin:end]
            result[where] = table[right[where][:, None], bags.columns[span]] @ bags.values[span]
    return result


def weighted_lookup(bags: Bags, table: NDArray[np.floating[Any]], rows: Ints, others: Ints) -> Floats:
    """For every k the sum over the features f of row rows[k] of its value times ``table[others[k], f]``.

    A table of fewer columns than there are features is one whose features share columns (:meth:`Bags.dense`).
    """
    width = table.shape[1]
    columns, flat = bags.columns_in(width), table.reshape(-1)
    result = np.zeros(len(rows), np.float32)
    count = np.diff(bags.start)[rows]
    for begin, end in _chunks(count, _AT_ONCE):
        size = count[begin:end]
        ahead = np.cumsum(size) - size
        at = np.arange(int(size.sum())) + np.repeat(bags.start[rows[begin:end]] - ahead, size)
        cells = columns.take(at) + np.repeat(others[begin:end] * width, size)
        filled = np.flatnonzero(size)
        if len(filled):
            product = bags.values.take(at) * flat.take(cells)
            result[begin + filled] = np.add.reduceat(product, ahead[filled])
    return result


def _raise_to(tables: tuple[Floats, ...], cells: Ints, values: tuple[Floats, ...]) -> None:
    """Raise cells (numbered along the rows of the tables, in order) of every table to the greatest of its values."""
    if not len(cells):
        return
    new = np.empty(len(cells), bool)
    new[0] = True
    np.not_equal(cells[1:], cells[:-1], out=new[1:])
    first = np.flatnonzero(new)
    at = cells[first]
    for table, value in zip(tables, values, strict=True):
        flat = table.reshape(-1)
        flat[at] = np.maximum(flat[at], np.maximum.reduceat(value, first))


def _chunks(counts: Ints, limit: int) -> list[tuple[int, int]]:
    """Ranges of pairs with at most about `limit` entries each."""
    if not len(counts):
        return []
    block = np.cumsum(counts) // limit
    cuts = [0, *(np.flatnonzero(np.diff(block)) + 1).tolist(), len(counts)]
    return list(pairwise(cuts))


def ragged(start: Ints, end: Ints) -> tuple[Ints, Ints]:
    """The numbers from start[k] up to end[k], for every k one after the other, and the k of each."""
    count = end - start
    of = np.repeat(np.arange(len(count)), count)
    return np.arange(len(of)) + (start - np.cumsum(count) + count)[of], of


def bag(rows: Ints, features: Ints, weights: Floats, count: int, width: int) -> Bags:
    """Bags from triples sorted by row; each row is scaled to length 1."""
    square = np.bincount(rows, weights.astype(np.float64) ** 2, minlength=count)
    scale = 1 / np.sqrt(np.maximum(square, 1e-18))
    start = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=count))])
    return Bags(start.astype(np.int64), features, (weights * scale[rows]).astype(np.float32), width)


def count_bag(rows: Ints, features: Ints, width: int) -> tuple[Ints, Ints, Floats]:
    """Repeated (row, feature) pairs counted: rows, features, counts, sorted by row and feature."""
    keys, counts = np.unique(rows * width + features, return_counts=True)
    return keys // width, keys % width, counts.astype(np.float32)


@dataclass(frozen=True)
class Graph:
    """Pairs of nodes of different groups, each once (left < right), and what lies around them.

    `group` is each node's document, nodes of one document follow each other; `left` and `right` are sorted by (left, right).
    """

    group: Ints
    left: Ints
    right: Ints

    @property
    def size(self) -> int:
        """How many nodes there are."""
        return len(self.group)

    def find(self, a: Ints, b: Ints) -> Ints:
        """The number of each pair (in either order), -1 where it is no pair of the graph."""
        if self.size <= _TABLED:
            table: Ints = self._table[a, b]
            return table
        keys = self._keys
        wanted = np.minimum(a, b) * self.size + np.maximum(a, b)
        place = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
        if not len(keys):
            return np.full(len(wanted), -1)
        return np.where(keys[place] == wanted, place, -1)

    @cached_property
    def _keys(self) -> Ints:
        return self.left * self.size + self.right

    @cached_property
    def _table(self) -> Ints:
        """The number of every pair of nodes, -1 where there is none."""
        table = np.full((self.size, self.size), -1, np.int64)
        table[self.left, self.right] = table[self.right, self.left] = np.arange(len(self.left))
        return table

    def _legs(self, values: Floats) -> Callable[[Ints, Ints], Floats]:
        """What gives the value of each pair of nodes, 0 where there is no pair."""
        if self.size <= _TABLED:
            table = np.zeros((self.size, self.size), np.float32)
            table[self.left, self.right] = table[self.right, self.left] = values
            return lambda a, b: table[a, b]
        padded = np.append(values, np.float32(0))
        return lambda a, b: padded[self.find(a, b)]

    def standing(self, values: Floats, cap: int) -> dict[str, Floats]:
        """How a pair stands among each end's pairs with the other's document: lead over the best rival, rank, share."""
        ends = np.concatenate([self.left, self.right])
        others = np.concatenate([self.right, self.left])
        both = np.concatenate([values, values])
        key = ends * (int(self.group.max(initial=0)) + 1) + self.group[others]
        order = np.lexsort((-both, key))
        sorted_key, sorted_value = key[order], both[order]
        first = np.flatnonzero(np.r_[True, sorted_key[1:] != sorted_key[:-1]]) if len(key) else np.zeros(0, np.int64)
        run = np.cumsum(np.r_[True, sorted_key[1:] != sorted_key[:-1]]) - 1 if len(key) else first
        position = np.arange(len(key)) - first[run] if len(key) else first
        best = sorted_value[first][run]
        after = np.minimum(first + 1, len(key) - 1)
        second = np.where(np.r_[np.diff(first), len(key) - first[-1:]] > 1, sorted_value[after], 0)[run]
        total = np.add.reduceat(sorted_value, first)[run] if len(key) else best
        lead, rank, share = (np.zeros(len(key), np.float32) for _ in range(3))
        lead[order] = sorted_value - np.where(position == 0, second, best)
        rank[order] = np.minimum(position, cap)
        share[order] = sorted_value / (total + np.float32(0.1))
        n = len(values)
        result = {}
        for name, v in (("lead", lead), ("rank", rank), ("share", share)):
            result[name + "_lo"], result[name + "_hi"] = np.minimum(v[:n], v[n:]), np.maximum(v[:n], v[n:])
        return result

    def triangles(self, values: Floats, floor: float) -> dict[str, Floats]:
        """What third documents say of a pair: the best and second best weaker leg, products summed, contradiction."""
        groups = int(self.group.max(initial=0)) + 1
        n = len(values)
        weaker, product = np.zeros((n, groups), np.float32), np.zeros((n, groups), np.float32)
        keep = values > floor
        ends = np.concatenate([self.left[keep], self.right[keep]])
        others = np.concatenate([self.right[keep], self.left[keep]])
        legs = np.concatenate([values[keep], values[keep]])
        order = np.lexsort((others, ends))
        ends, others, legs = ends[order], others[order], legs[order]
        start = np.searchsorted(ends, np.arange(self.size + 1))
        degree = np.diff(start)
        swap = degree[self.left] > degree[self.right]
        near, far = np.where(swap, self.right, self.left), np.where(swap, self.left, self.right)
        leg = self._legs(np.where(keep, values, 0))
        for begin, end in _chunks(degree[near], _WEDGES):
            here = near[begin:end]
            edge, of = ragged(start[here], start[here + 1])
            third = others[edge]
            other_leg = leg(far[begin:end][of], third)
            ok = np.flatnonzero(other_leg)
            x, y = legs[edge[ok]], other_leg[ok]
            cell = (of[ok] + begin) * groups + self.group[third[ok]]
            _raise_to((weaker, product), cell, (np.minimum(x, y), x * y))
        best = np.zeros((self.size, groups), np.float32)
        _raise_to((best,), ends * groups + self.group[others], (legs,))
        possible = np.minimum(best[self.left], best[self.right])
        rows = np.arange(n)
        possible[rows, self.group[self.left]] = 0
        possible[rows, self.group[self.right]] = 0
        contra = np.maximum(possible - product, 0).sum(axis=1)
        ranked = np.sort(weaker, axis=1)[:, ::-1]
        padded = np.pad(ranked, ((0, 0), (0, 3)))
        return {
            "third1": padded[:, 0],
            "third2": padded[:, 1],
            "third3": padded[:, 2],
            "support": product.sum(axis=1),
            "contra": contra,
        }
