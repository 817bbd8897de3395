"""What the generators of candidates share: sides, candidates, clustering over cities, quoting."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Generic, TypeVar

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
    """A difference that a coordinator may or may not raise.

    Attributes:
        features: what the ranker sees; they speak of `sides` alone.
        others: what further documents say on the point, in words that stand elsewhere: shown, not judged.
    """

    type: ConflictType
    row: int
    sides: Mapping[int, Side]
    point: str
    features: Mapping[str, float] = field(default_factory=dict)
    others: Mapping[int, Side] = field(default_factory=dict)

    def complete(self) -> Candidate:
        """The same with `others` among the sides."""
        return replace(self, sides={**self.others, **self.sides}, others={}) if self.others else self

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

    def indices(self) -> Iterator[int]:
        """The row's units, document by document."""
        for document in sorted(self.units):
            yield from self.units[document]

    def pairs(self, units: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
        """The pairs of nodes worth comparing, smaller position first; `units`: those each node stands in."""
        for i in range(len(units)):
            for j in range(i + 1, len(units)):
                yield i, j

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


@dataclass(frozen=True)
class Field(RowView):
    """All units of all drafts. What differs is sought here, so that no line between two rows can hide it.

    Attributes:
        near: for each unit the units of other documents that may speak of the same, with their likeness; units that
            share a row of the table are taken to be more alike than their words.
    """

    near: Sequence[Mapping[int, float]] = ()

    def like(self, a: int, b: int) -> float:
        """Likeness of two units, above 1 for like words in one row."""
        found = self.near[a].get(b)
        return self.corpus.likeness_rows[a][b] if found is None else found

    def pairs(self, units: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
        """The pairs of nodes that stand in units near to each other."""
        holders: dict[int, list[int]] = {}
        for i, own in enumerate(units):
            for unit in own:
                holders.setdefault(unit, []).append(i)
        for i, own in enumerate(units):
            found = {j for unit in own for other in self.near[unit] for j in holders.get(other, ()) if j > i}
            yield from ((i, j) for j in sorted(found))


@dataclass(frozen=True, slots=True)
class Group(Generic[T]):
    """Nodes of different documents that play the same part.

    Attributes:
        members: at most one of a document, all of them of the row.
        strength: the greatest likeness of two members.
        others: for documents without a member the node most like the members, from another group or another row.
    """

    members: list[T]
    strength: float
    others: list[T]


def cluster(
    view: RowView,
    unordered: Sequence[T],
    units: Callable[[T], Sequence[int]],
    score: Callable[[T, T], float],
    *,
    least: float,
    order: Callable[[T], tuple[str, str, int]],
    close: float = 0.0,
) -> list[Group[T]]:
    """Group nodes of different documents, the most alike first; a group holds one node of a document at most.

    `units` tells the units a node stands in, all of one document; `close`: how like a member of a group a node must be to
    join it, as a share of the likeness that holds the group together.
    The result does not depend on the order of the documents: `score` is symmetric, and ties are broken by `order`, which
    looks at the words.
    """
    nodes = sorted(unordered, key=order)
    where = [units(node) for node in nodes]
    owners = [view.unit(own[0]).document for own in where]
    likes = _likes(nodes, owners, view.pairs(where), score, least)
    group_of = [[i] for i in range(len(nodes))]
    held = [1 << owner for owner in owners]
    strength = [0.0] * len(nodes)
    for unlike, i, j in likes:
        left, right = group_of[i], group_of[j]
        if left is right or held[i] & held[j] or -unlike < close * max(strength[i], strength[j]):
            continue
        merged = sorted(left + right)
        best, documents = max(strength[i], strength[j], -unlike), held[i] | held[j]
        for k in merged:
            group_of[k], strength[k], held[k] = merged, best, documents
    options = _options(nodes, group_of, likes, owners, held)
    found = []
    for i, indices in enumerate(group_of):
        if indices[0] == i:
            enough = max(least, ATTACHED * strength[i])
            near = sorted(options.get(i, {}).items(), key=lambda o: o[0])
            others = [node for _, (like, node) in near if like >= enough]
            found.append(Group([nodes[k] for k in indices], strength[i], others))
    return found


def _options(
    nodes: Sequence[T],
    group_of: Sequence[Sequence[int]],
    likes: Sequence[tuple[float, int, int]],
    owners: Sequence[int],
    held: Sequence[int],
) -> dict[int, dict[int, tuple[float, T]]]:
    """For each group of several nodes and document without a member the node most like a member, and how like."""
    options: dict[int, dict[int, tuple[float, T]]] = {}
    for unlike, i, j in likes:
        for member, other in ((i, j), (j, i)):
            group = group_of[member]
            if len(group) > 1 and not held[member] >> owners[other] & 1:
                options.setdefault(group[0], {}).setdefault(owners[other], (-unlike, nodes[other]))
    return options


def _likes(
    nodes: Sequence[T],
    owners: Sequence[int],
    pairs: Iterable[tuple[int, int]],
    score: Callable[[T, T], float],
    least: float,
) -> list[tuple[float, int, int]]:
    """The pairs of different documents whose likeness is at least `least`, behind its negative: the most alike first."""
    found = []
    for i, j in pairs:
        if owners[i] != owners[j]:
            value = score(nodes[i], nodes[j])
            if value >= least:
                found.append((-round(value, 6), i, j))
    found.sort()
    return found


#: How like a group's members a node must be to join them late, as a share of the likeness that holds the group together.
ATTACHED = 0.5


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
    a = label.end() if label and label.end() < b and (start == a or label.end() <= start) else a
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


def lengthened(text: str, start: int, quote: str, *, within: tuple[int, int]) -> str:
    """The quotation with the clause behind it while it ends in a condition or a time (……的, ……日前) and says no rule."""
    end = start + len(quote)
    while quote.endswith(("的", "前", "内", "后", "时")) and text[end : end + 1] == "，" and end + 1 < within[1]:
        end += 1
        while end < within[1] and text[end] not in _STOPS:
            end += 1
        if end - start > LONGEST:
            break
        quote = text[start:end].rstrip()
    return quote


@lru_cache(maxsize=8192)
def bigrams(text: str) -> frozenset[str]:
    """The character bigrams of a text's Chinese words."""
    words = re.sub(r"[\s，。；：、（）()“”]", "", text)
    return frozenset(words[i : i + 2] for i in range(len(words) - 1))


def dice(a: AbstractSet[str], b: AbstractSet[str]) -> float:
    """Likeness of two sets, 0 to 1."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
