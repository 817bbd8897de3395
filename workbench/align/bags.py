"""Bags of words and of characters, and mean word vectors, for units and articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.align.conduct import actor_and_act
from workbench.align.lexicon import Lexicon
from workbench.align.segment import Cutter
from workbench.align.sparse import Bags, Flags, Floats, Ints, bag, count_bag, unit_length
from workbench.align.units import Unit
from workbench.domain.regulation import Article

_NOT_HAN = re.compile(r"[^\u4e00-\u9fff]")
_LEAD_WEIGHT = np.float32(0.6)
#: Rows, columns and counts of a bag before it is weighted, sorted by row and column.
Counts = tuple[Ints, Ints, Floats]


@dataclass(frozen=True)
class Words:
    """Bags of words under one weighting, and the mean word vectors (each of length 1)."""

    bags: Bags
    near: Floats
    meaning: Floats


@dataclass(frozen=True)
class WordSide:
    """The words of units and articles.

    Attributes:
        vectors: of each word of the vocabulary and, last, of the unknown word.
        articles, plain: of whole articles, with words rare in the corpus weighing more, and without.
        conduct: of units without sanction; `meant`: with the words of the duties a unit cites; `led`: with its
            lead-in too; `actor`, `act`: who is addressed and with what.
    """

    cutter: Cutter
    vocabulary: tuple[str, ...]
    vectors: Floats
    articles: Words
    plain: Bags
    conduct: Bags
    meant: Words
    led: Bags
    actor: Words
    act: Bags


@dataclass(frozen=True)
class CharacterSide:
    """Character n-grams of units (with what they cite), articles, opening words and chapter headings."""

    units: Bags
    articles: Bags
    opening: Bags
    chapter: Bags


class _Vocabulary:
    """Words cut once, and numbered."""

    def __init__(self, texts: Sequence[str], lexicon: Lexicon) -> None:
        self.cutter = Cutter(lexicon.segmenter)
        distinct = dict.fromkeys(texts)
        self.cutter.learn(distinct)
        self.words = sorted({w for t in distinct for w in self.cutter.words(t)})
        self._number = {w: i for i, w in enumerate(self.words)}
        self.width = len(self.words) + 1
        self._known: dict[str, list[int]] = {}

    def count(self, texts: Sequence[str], rows: Ints) -> Counts:
        """The words of `texts`, counted in the rows given; words cut differently than before are the unknown word."""
        self.cutter.learn(t for t in dict.fromkeys(texts) if t not in self._known)
        lists = [self._numbers_of(t) for t in texts]
        flat = np.array([n for numbers in lists for n in numbers], np.int64)
        return count_bag(np.repeat(rows, [len(numbers) for numbers in lists]), flat, self.width)

    def _numbers_of(self, text: str) -> list[int]:
        """The numbers of a text's words; the same texts (a list's lead-in above all) are asked for again and again."""
        numbers = self._known.get(text)
        if numbers is None:
            unknown = self.width - 1
            numbers = self._known[text] = [self._number.get(w, unknown) for w in self.cutter.words(text)]
        return numbers


def word_side(
    articles: Sequence[Article],
    units: Sequence[Unit],
    conduct: Sequence[str],
    cited: Sequence[tuple[int, ...]],
    *,
    owner: Ints,
    lexicon: Lexicon,
) -> WordSide:
    """The bags of words of units and articles."""
    vocabulary = _Vocabulary([t for u in units for t in (u.text, u.lead)], lexicon)
    every = np.arange(len(units))
    opens_list = _opens_list(units, owner)
    whole = vocabulary.count(
        [u.text for u in units] + [units[n].lead for n in opens_list], np.concatenate([owner, owner[opens_list]])
    )
    spread = np.bincount(whole[1], minlength=vocabulary.width)
    local = np.log((len(articles) + 1) / np.maximum(spread, 1)).astype(np.float32)
    weight = np.append(lexicon.rarities(vocabulary.words), 0).astype(np.float32) * local
    vectors = np.vstack([lexicon.vectors_of(vocabulary.words), np.zeros((1, lexicon.vectors.shape[1]), np.float32)])

    def weighed(counts: Counts, by: Floats, rows: int) -> Bags:
        return bag(counts[0], counts[1], (1 + np.log(counts[2])) * by[counts[1]], rows, vocabulary.width)

    def make(counts: Counts, rows: int) -> Words:
        bags = weighed(counts, weight, rows)
        return Words(bags, *_means(bags, vectors))

    own = vocabulary.count(conduct, every)
    meant = _with_cited(own, cited, vocabulary.width)
    lead = vocabulary.count([u.lead for u in units], every)
    led = (*(np.concatenate([m, x]) for m, x in zip(meant[:2], lead[:2], strict=True)),
           np.concatenate([meant[2], lead[2] * _LEAD_WEIGHT]))  # fmt: skip
    parts = [actor_and_act(c, u.lead) for c, u in zip(conduct, units, strict=True)]
    n, size = len(articles), len(units)
    return WordSide(
        vocabulary.cutter, tuple(vocabulary.words), vectors,
        articles=make(whole, n), plain=weighed(whole, local, n),
        conduct=weighed(own, weight, size), meant=make(meant, size),
        led=weighed(_merged(led[0], led[1], led[2], vocabulary.width), weight, size),
        actor=make(vocabulary.count([a for a, _ in parts], every), size),
        act=weighed(vocabulary.count([b for _, b in parts], every), weight, size),
    )  # fmt: skip


def _opens_list(units: Sequence[Unit], owner: Ints) -> Ints:
    """The first unit of every list: its lead-in is counted once for the article."""
    found = [
        n for n, u in enumerate(units) if u.lead and (n == 0 or owner[n - 1] != owner[n] or units[n - 1].lead != u.lead)
    ]
    return np.array(found, np.int64)


def _merged(rows: Ints, columns: Ints, counts: Floats, width: int) -> Counts:
    """Triples with equal row and column added up, sorted."""
    keys, place = np.unique(rows * width + columns, return_inverse=True)
    total = np.bincount(place, counts)
    return keys // width, keys % width, np.maximum(total, 0.4).astype(np.float32)


def _with_cited(own: Counts, cited: Sequence[tuple[int, ...]], width: int) -> Counts:
    """The counts of each unit with those of the units it cites, which weigh less the more there are."""
    rows, columns, counts = own
    start = np.searchsorted(rows, np.arange(len(cited) + 1))
    new_rows, new_columns, new_counts = [rows], [columns], [counts]
    for unit, others in enumerate(cited):
        for other in others:
            span = slice(start[other], start[other + 1])
            new_rows.append(np.full(span.stop - span.start, unit))
            new_columns.append(columns[span])
            new_counts.append(counts[span] / np.float32(len(others) ** 0.5))
    return _merged(np.concatenate(new_rows), np.concatenate(new_columns), np.concatenate(new_counts), width)


def _means(bags: Bags, vectors: Floats) -> tuple[Floats, Floats]:
    """The weighted mean vector of each row, its two halves each of length 1."""
    half = vectors.shape[1] // 2
    mean = np.zeros((bags.rows, vectors.shape[1]), np.float32)
    for row in range(bags.rows):
        span = slice(int(bags.start[row]), int(bags.start[row + 1]))
        if span.start < span.stop:
            mean[row] = bags.values[span] @ vectors[bags.columns[span]]
    return unit_length(mean[:, :half]), unit_length(mean[:, half:])


def character_side(
    articles: Sequence[Article], conduct: Sequence[str], cited: Sequence[tuple[int, ...]], owner: Ints
) -> CharacterSide:
    """Bags of character n-grams of units, articles, opening words and chapter headings."""
    counts, width = _grams(conduct, (1, 2, 3))
    n = len(articles)
    opening, opening_width = _grams([a.text[:22] for a in articles], (1, 2))
    chapter, chapter_width = _grams([(a.heading_path or ("",))[-1] for a in articles], (1, 2))
    return CharacterSide(
        _rare_bag(*_with_cited(counts, cited, width), len(conduct), width),
        _rare_bag(*_merged(owner[counts[0]], counts[1], counts[2], width), n, width),
        _rare_bag(*opening, n, opening_width),
        _rare_bag(*chapter, n, chapter_width),
    )


def _rare_bag(rows: Ints, columns: Ints, counts: Floats, count: int, width: int) -> Bags:
    """A bag weighted by how few rows have the feature; features of one row alone are left out."""
    spread = np.bincount(columns, minlength=width)
    keep = spread[columns] > 1
    rows, columns, counts = rows[keep], columns[keep], counts[keep]
    weight = np.log1p(counts) * np.log((count + 1) / spread[columns])
    return bag(rows, columns, weight.astype(np.float32), count, width)


def _grams(texts: Sequence[str], sizes: tuple[int, ...]) -> tuple[Counts, int]:
    """Counts of the Chinese character n-grams of `texts`, and how many different ones there are."""
    clean = [_NOT_HAN.sub("", t) for t in texts]
    codes = np.array([ord(c) - 0x4E00 + 1 for c in "".join(clean)], np.int64)
    row = np.repeat(np.arange(len(clean)), [len(c) for c in clean])
    keys, rows = [], []
    for size in sizes:
        if len(codes) < size:
            continue
        last = len(codes) - size + 1
        key = np.zeros(last, np.int64)
        for k in range(size):
            key = key * 21000 + codes[k : k + last]
        same = row[:last] == row[size - 1 :]
        keys.append(key[same] * 4 + size)
        rows.append(row[:last][same])
    if not keys:
        return (np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32)), 1
    features, column = np.unique(np.concatenate(keys), return_inverse=True)
    return count_bag(np.concatenate(rows), column.astype(np.int64), len(features)), len(features)


def flag_bags(flags: Flags) -> Bags:
    """Kinds as bags, a kind that few provisions have weighing more."""
    rows, columns = np.nonzero(flags)
    weight = np.log((len(flags) + 1) / (flags.sum(axis=0) + 1))[columns] + 0.05
    return bag(rows, columns, weight.astype(np.float32), len(flags), flags.shape[1])
