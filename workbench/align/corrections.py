"""What a user corrects in a table, as data that every later alignment respects.

A correction hangs on the draft's digest, the article's label and a digest of the words, never on a row number: row
numbers differ between offices and between runs. Where the draft is a newer version, the words decide (an article with
the same words is the same, whatever its number); where the words are gone, the correction waits without effect.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from workbench.domain.labels import label_key
from workbench.domain.regulation import Regulation
from workbench.domain.table import Cell, Link, Part, Row

_REASON = "经人工确认"


class Act(StrEnum):
    """What a correction does with its places."""

    MOVE = "move"  # the first place goes to the row of the second; without a second, to a row of its own
    MERGE = "merge"  # the rows of all places become one
    SPLIT = "split"  # all places leave the row they share with `other` and become a row of their own
    CONFIRM = "confirm"  # all places stand in one row, whatever the machine says
    EXCLUDE = "exclude"  # the first place leaves the row of the second


@dataclass(frozen=True, slots=True)
class Place:
    """Words of one draft.

    Attributes:
        sha256: digest of the draft's file.
        city: the city or title of the draft: finds the draft again when a new version has another digest.
        article: label of the article.
        digest: :func:`text_digest` of the article's words.
        start, end: the part of the article that is meant; 0, -1 for the whole.
    """

    sha256: str
    city: str
    article: str
    digest: str
    start: int = 0
    end: int = -1


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction: an act, the places it is about, the other row's place, and the row's heading if given."""

    act: Act
    places: tuple[Place, ...]
    other: Place | None = None
    topic: str = ""


def text_digest(text: str) -> str:
    """A digest of an article's words that white space does not change."""
    return hashlib.sha256(re.sub(r"\s", "", text).encode()).hexdigest()[:16]


def place_of(regulation: Regulation, article: str, start: int = 0, end: int = -1) -> Place:
    """The place of an article, or of a part of it, for a correction.

    Raises:
        KeyError: the draft has no such article.
    """
    text = regulation.article(article).text
    return Place(regulation.sha256, regulation.city or regulation.title, article, text_digest(text), start, end)


def to_data(correction: Correction) -> dict[str, Any]:
    """The correction as plain JSON data."""
    return asdict(correction)


def from_data(data: Mapping[str, Any]) -> Correction:
    """The correction that :func:`to_data` gave.

    Raises:
        ValueError, KeyError, TypeError: `data` is no correction.
    """
    other = Place(**data["other"]) if data.get("other") else None
    return Correction(Act(data["act"]), tuple(Place(**p) for p in data["places"]), other, data.get("topic", ""))


@dataclass(frozen=True)
class _Spot:
    """A place found in the drafts at hand."""

    doc: int
    article: str
    start: int
    end: int


def apply_corrections(
    regulations: Sequence[Regulation], rows: Sequence[Row], corrections: Iterable[Correction]
) -> list[Row]:
    """`rows` with the corrections carried out in the order made; those whose words are gone have no effect."""
    table = _Editor(regulations, rows)
    for correction in corrections:
        table.carry_out(correction)
    return table.finished()


class _Editor:
    """Rows that can be edited; cells are kept as document to article to parts."""

    def __init__(self, regulations: Sequence[Regulation], rows: Sequence[Row]) -> None:
        self.regulations = regulations
        self.rows = list(rows)
        self.by_digest: dict[str, list[tuple[int, str]]] = {}
        for d, regulation in enumerate(regulations):
            for article in regulation.articles:
                self.by_digest.setdefault(text_digest(article.text), []).append((d, article.label))

    def carry_out(self, correction: Correction) -> None:
        """Do what one correction says."""
        spots = [s for s in map(self._find, correction.places) if s is not None]
        other = self._find(correction.other) if correction.other else None
        if not spots or (correction.other is not None and other is None):
            return
        if correction.act in (Act.MERGE, Act.CONFIRM):
            self._together(spots, whole_rows=correction.act is Act.MERGE, topic=correction.topic)
        elif correction.act is Act.MOVE and other is not None:
            target = self._row_of(other)
            for row in [r for r in self._rows_of(spots[0]) if r != target]:
                self._remove(row, spots[0])
            self._add(target, spots[0], correction.topic)
        elif correction.act is Act.EXCLUDE and other is not None:
            self._remove(self._row_of(other), spots[0])
            self._keep(spots[0])
        else:
            self._apart(spots, other, correction.topic)

    def _find(self, place: Place | None) -> _Spot | None:
        """Where a place's words stand now: the same draft first, then a draft of the same city; by the words."""
        if place is None:
            return None
        found = self.by_digest.get(place.digest, [])
        ranked = sorted(
            found,
            key=lambda s: (
                self.regulations[s[0]].sha256 != place.sha256, s[1] != place.article, label_key(s[1]), s[0],
            ),
        )  # fmt: skip
        for doc, label in ranked:
            regulation = self.regulations[doc]
            if regulation.sha256 == place.sha256 or (regulation.city or regulation.title) == place.city:
                return _Spot(doc, label, place.start, place.end)
        return None

    def _rows_of(self, spot: _Spot) -> list[int]:
        """Rows that hold the spot: for a part of an article those with words of it."""
        found = []
        for n, row in enumerate(self.rows):
            cell = row.cells.get(spot.doc)
            if cell is None or spot.article not in cell.articles:
                continue
            parts = [p for p in cell.parts if p.article == spot.article]
            if spot.end < 0 or not parts or any(p.start < spot.end and spot.start < p.end for p in parts):
                found.append(n)
        return found

    def _row_of(self, spot: _Spot) -> int:
        """The row that holds the spot; the largest where there are several, a new one where there is none."""
        rows = self._rows_of(spot)
        if rows:
            return max(rows, key=lambda n: (len(self.rows[n].cells), -n))
        self.rows.append(Row(0, self._title(spot), {spot.doc: self._cell(spot)}, 1.0))
        return len(self.rows) - 1

    def _title(self, spot: _Spot) -> str:
        named = [r.topic for r in self.rows if spot.doc in r.cells and spot.article in r.cells[spot.doc].articles]
        return named[0] if named else f"{self.regulations[spot.doc].article(spot.article).written}的规定"

    def _cell(self, spot: _Spot) -> Cell:
        return Cell((spot.article,), () if spot.end < 0 else (Part(spot.article, spot.start, spot.end),))

    def _add(self, row: int, spot: _Spot, topic: str = "") -> None:
        old = self.rows[row]
        cell = old.cells.get(spot.doc, Cell(()))
        articles = tuple(sorted({*cell.articles, spot.article}, key=label_key))
        kept = tuple(p for p in cell.parts if p.article != spot.article)
        same = [(p.start, p.end) for p in cell.parts if p.article == spot.article]
        if spot.end >= 0 and (same or spot.article not in cell.articles):
            kept += self._parts(spot, [*same, (spot.start, spot.end)])
        links = old.links + tuple(
            Link(spot.doc, spot.article, d, a, 1.0, (_REASON,))
            for d, c in old.cells.items()
            if d != spot.doc and spot.article not in cell.articles
            for a in c.articles
        )
        cells = dict(sorted({**old.cells, spot.doc: Cell(articles, kept)}.items()))
        self.rows[row] = replace(old, cells=cells, links=links, topic=topic or old.topic, score=1.0)

    def _remove(self, row: int, spot: _Spot) -> None:
        """Take the spot out of a row; a part leaves the article's other parts there."""
        old = self.rows[row]
        cell = old.cells.get(spot.doc)
        if cell is None or spot.article not in cell.articles:
            return
        left = self._left_of(cell, spot)
        others = tuple(p for p in cell.parts if p.article != spot.article)
        articles = cell.articles if left else tuple(a for a in cell.articles if a != spot.article)
        cells = dict(old.cells)
        if articles:
            cells[spot.doc] = Cell(articles, others + left)
        else:
            del cells[spot.doc]
        gone = (spot.doc, spot.article)
        links = old.links if left else tuple(
            k for k in old.links if gone not in ((k.document_a, k.article_a), (k.document_b, k.article_b))
        )  # fmt: skip
        self.rows[row] = replace(old, cells=cells, links=links)

    def _left_of(self, cell: Cell, spot: _Spot) -> tuple[Part, ...]:
        """What a cell keeps of the spot's article when the spot's words leave it."""
        if spot.end < 0:
            return ()
        text = self.regulations[spot.doc].article(spot.article).text
        shown = [(p.start, p.end) for p in cell.parts if p.article == spot.article] or [(0, len(text))]
        left = [r for a, b in shown for r in ((a, min(b, spot.start)), (max(a, spot.end), b)) if r[0] < r[1]]
        blank = [(len(t) - len(t.lstrip()), len(t.rstrip())) for t in (text[a:b] for a, b in left)]
        kept = [(a + low, a + high) for (a, _), (low, high) in zip(left, blank, strict=True) if low < high]
        return self._parts(spot, kept)

    def _parts(self, spot: _Spot, ranges: list[tuple[int, int]]) -> tuple[Part, ...]:
        """Ranges of the spot's article as parts, in order, those that touch as one; none for the whole article."""
        text = self.regulations[spot.doc].article(spot.article).text
        found: list[tuple[int, int]] = []
        for start, end in sorted(ranges):
            if found and not text[found[-1][1] : start].strip():
                found[-1] = (found[-1][0], max(found[-1][1], end))
            else:
                found.append((start, end))
        if len(found) == 1 and not text[: found[0][0]].strip() and not text[found[0][1] :].strip():
            return ()
        return tuple(Part(spot.article, a, b) for a, b in found)

    def _keep(self, spot: _Spot) -> None:
        """Every article stands in some row: a row of its own if need be."""
        if not self._rows_of(spot):
            self.rows.append(Row(0, self._title(spot), {spot.doc: self._cell(spot)}, 1.0))

    def _together(self, spots: Sequence[_Spot], *, whole_rows: bool, topic: str) -> None:
        target = self._row_of(spots[0])
        for spot in spots[1:]:
            row = self._row_of(spot)
            if row == target:
                continue
            if whole_rows:
                for doc, cell in list(self.rows[row].cells.items()):
                    for article in cell.articles:
                        parts = [p for p in cell.parts if p.article == article]
                        for part in parts or [Part(article, 0, -1)]:
                            self._add(target, _Spot(doc, article, part.start, part.end))
                self.rows[row] = replace(self.rows[row], cells={}, links=())
            else:
                if len(self.rows[row].cells) == 1:
                    self._remove(row, spot)
                self._add(target, spot)
        self.rows[target] = replace(self.rows[target], score=1.0, topic=topic or self.rows[target].topic)

    def _apart(self, spots: Sequence[_Spot], other: _Spot | None, topic: str) -> None:
        """The spots in a row of their own, out of the row of `other` (out of every row without it)."""
        for spot in spots:
            for row in [self._row_of(other)] if other else self._rows_of(spot):
                self._remove(row, spot)
        self.rows.append(Row(0, topic or self._title(spots[0]), {spots[0].doc: self._cell(spots[0])}, 1.0))
        new = len(self.rows) - 1
        for spot in spots[1:]:
            self._add(new, spot)
        if other:
            self._keep(other)

    def finished(self) -> list[Row]:
        """The rows that still hold something, links between what is left."""
        result = []
        for row in self.rows:
            if row.cells:
                held = {(d, a) for d, c in row.cells.items() for a in c.articles}
                links = tuple(
                    k for k in row.links if {(k.document_a, k.article_a), (k.document_b, k.article_b)} <= held
                )
                result.append(replace(row, links=links))
        return result
