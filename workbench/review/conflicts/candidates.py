"""What the generators of candidates share: sides, candidates, clustering over cities, quoting."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from workbench.domain.findings import ConflictType, Value
from workbench.review.conflicts.units import Corpus, Unit

T = TypeVar("T")
#: The longest quotation a reader (and the scorer) accepts.
LONGEST = 118
_LABEL = re.compile(r"[ \u3000]*(?:[（(](?:[一二三四五六七八九十]+|\d{1,2})[）)][ \u3000]*|[）)][ \u3000]*)?")
_STOPS = "，。；：！？\n,;:"


@dataclass(frozen=True, slots=True)
class Side:
    """What one document says on the point.

    Attributes:
        key: two sides agree when their keys are equal; "" for a document that leaves the point open.
        value: the value read, or None for silence.
        unit: index of the unit the words stand in.
        says: the short Chinese phrase for the explanation (15 日, 公安机关, 未规定具体期限).
    """

    document: int
    article: str
    start: int
    quote: str
    key: str
    says: str
    unit: int
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A difference that a coordinator may or may not raise; `features` are what the ranker sees."""

    type: ConflictType
    row: int
    sides: Mapping[int, Side]
    point: str
    features: Mapping[str, float] = field(default_factory=dict)

    def groups(self) -> tuple[tuple[int, ...], ...]:
        """Who stands with whom, the largest group first; silent documents last."""
        by_key: dict[str, list[int]] = {}
        for document in sorted(self.sides):
            by_key.setdefault(self.sides[document].key, []).append(document)
        ordered = sorted(by_key.items(), key=lambda kv: (kv[0] == "", -len(kv[1]), kv[1]))
        return tuple(tuple(documents) for _, documents in ordered)


@dataclass(frozen=True)
class RowView:
    """A row with the units each document contributes."""

    id: int
    topic: str
    corpus: Corpus
    units: Mapping[int, tuple[int, ...]]
    homes: Mapping[int, float] = field(default_factory=dict)
    best_home: Mapping[int, float] = field(default_factory=dict)

    def belongs(self, index: int) -> tuple[float, float]:
        """How much of a unit's counterparts in the other documents stand in this row, and that against its best row."""
        home = self.homes.get(index, 0.0)
        best = self.best_home.get(index, 0.0)
        return home, (home / best if best > 0 else 1.0)

    @property
    def documents(self) -> tuple[int, ...]:
        """The documents of the row, in order."""
        return tuple(sorted(self.units))

    def unit(self, index: int) -> Unit:
        """A unit by its index in the corpus."""
        return self.corpus.units[index]

    def order(self, index: int) -> tuple[str, str, int]:
        """A sort key of a unit that does not depend on the order of the documents."""
        unit = self.unit(index)
        return unit.text, unit.article, unit.start

    def like(self, a: int, b: int) -> float:
        """Likeness of two units, 0 to 1."""
        return self.corpus.likeness_rows[a][b]

    def best_in(self, document: int, indices: Sequence[int]) -> tuple[int, float]:
        """The unit of `document` most like any of `indices`, and how like."""
        pairs = [(max(self.like(u, i) for i in indices), -u) for u in self.units.get(document, ())]
        if not pairs:
            return -1, 0.0
        likeness, unit = max(pairs)
        return -unit, likeness

    @property
    def liability(self) -> bool:
        """Whether most documents of the row speak of sanctions here."""
        flags = [any(self.unit(u).liability for u in us) for us in self.units.values()]
        return sum(flags) * 2 > len(flags)


def cluster(
    unordered: Sequence[T],
    document: Callable[[T], int],
    score: Callable[[T, T], float],
    *,
    least: float,
    order: Callable[[T], tuple[str, str, int]],
) -> list[tuple[list[T], float]]:
    """Group nodes of different documents, the most alike first; a group holds one node of a document at most.

    The result does not depend on the order of the documents: `score` is symmetric, and ties are broken by `order`, which
    looks at the words.
    """
    nodes = sorted(unordered, key=order)
    pairs = []
    for i, a in enumerate(nodes):
        for j in range(i + 1, len(nodes)):
            if document(a) != document(nodes[j]):
                value = score(a, nodes[j])
                if value >= least:
                    pairs.append((-round(value, 6), i, j))
    pairs.sort()
    group_of = {i: [i] for i in range(len(nodes))}
    strength = dict.fromkeys(range(len(nodes)), 0.0)
    for negative, i, j in pairs:
        left, right = group_of[i], group_of[j]
        if left is right or {document(nodes[k]) for k in left} & {document(nodes[k]) for k in right}:
            continue
        merged = sorted(left + right)
        best = max(strength[i], strength[j], -negative)
        for k in merged:
            group_of[k], strength[k] = merged, best
    seen: dict[int, tuple[list[T], float]] = {}
    for i, members in group_of.items():
        if members[0] == i:
            seen[i] = ([nodes[k] for k in members], strength[i])
    return list(seen.values())


def clause_around(text: str, start: int, end: int, *, within: tuple[int, int]) -> tuple[int, str]:
    """The clause that holds ``text[start:end]``, inside `within`, never longer than :data:`LONGEST`."""
    low, high = within
    a = start
    while a > low and text[a - 1] not in _STOPS:
        a -= 1
    b = end
    while b < high and text[b] not in _STOPS:
        b += 1
    if b - a > LONGEST:
        a = max(a, start - 30)
        b = min(b, a + LONGEST)
        b = max(b, min(end, a + LONGEST))
    label = _LABEL.match(text, a, b)
    a = label.end() if label and label.end() < min(b, max(start, a + 1) + 1) else a
    quote = text[a:b].rstrip()
    return a, quote


def widened(text: str, start: int, quote: str, *, within: tuple[int, int], at_least: int) -> tuple[int, str]:
    """The quotation with the clause before it when it alone says too little."""
    if len(quote) >= at_least or start <= within[0] + 1 or text[start - 1] not in "，、：":
        return start, quote
    a = start - 1
    while a > within[0] and text[a - 1] not in _STOPS:
        a -= 1
    if start + len(quote) - a > LONGEST:
        return start, quote
    return a, text[a : start + len(quote)]


@lru_cache(maxsize=8192)
def bigrams(text: str) -> frozenset[str]:
    """The character bigrams of a text's Chinese words."""
    words = re.sub(r"[\s，。；：、（）()“”]", "", text)
    return frozenset(words[i : i + 2] for i in range(len(words) - 1))


def dice(a: AbstractSet[str], b: AbstractSet[str]) -> float:
    """Likeness of two sets, 0 to 1."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
