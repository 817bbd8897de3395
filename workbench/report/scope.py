"""What of the data a report shows under its options: documents in the project's order, their rows and findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from workbench.domain.findings import Conflict, ConflictType, InternalConflict, MarketFinding
from workbench.domain.labels import label_key
from workbench.domain.notes import Anchor, Note, Visibility
from workbench.domain.numerals import format_chinese
from workbench.domain.project import Decision, LedgerEntry
from workbench.domain.regulation import Article
from workbench.domain.table import Cell, Row
from workbench.report.data import DraftingLine, ReportData
from workbench.report.options import Edition, Part, ReportOptions

_TYPES = list(ConflictType)


@dataclass(frozen=True)
class Scope:
    """A view of `data` under `options`; everything a report says is read from here, so that all its numbers agree."""

    data: ReportData
    options: ReportOptions

    @cached_property
    def documents(self) -> tuple[int, ...]:
        """Indices of the documents shown, in the order of the project's cities, not of the files given."""
        order = {city: n for n, city in enumerate(self.data.cities)}
        chosen = [d for d in self.data.table.documents if not self.options.cities or d.city in self.options.cities]
        chosen.sort(key=lambda d: (order.get(d.city, len(order)), d.city, d.title, d.sha256, d.index))
        return tuple(d.index for d in chosen)

    @cached_property
    def alone(self) -> str:
        """Why nothing could be compared, as a sentence; "" where at least two documents shown have articles."""
        if sum(bool(self.data.regulations[i].articles) for i in self.documents) > 1:
            return ""
        return "仅一份文本，未作对照。" if len(self.documents) == 1 else "含有条文的文本不足两份，未作对照。"

    @property
    def conflict_part(self) -> str:
        """What the part on conflicts is called in references (第三部分), or "" where it is left out."""
        parts = self.options.parts
        if Part.CONFLICTS not in parts:
            return ""
        before = sum(part in parts for part in (Part.BASICS, Part.OVERVIEW))
        return f"第{format_chinese(before + 1)}部分"

    @cached_property
    def names(self) -> Mapping[int, str]:
        """What each column is headed with; documents of one city are told apart by a number."""
        plain = {d.index: d.name for d in self.data.table.documents if d.index in self.documents}
        result: dict[int, str] = {}
        for index in self.documents:
            alike = [i for i in self.documents if plain[i] == plain[index]]
            result[index] = plain[index] if len(alike) == 1 else f"{plain[index]}（文本{alike.index(index) + 1}）"
        return result

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows in which a document shown stands, without the cells of the others."""
        shown = set(self.documents)
        result = []
        for row in self.data.table.rows:
            cells = {i: cell for i, cell in row.cells.items() if i in shown}
            if cells:
                result.append(row if len(cells) == len(row.cells) else _with_cells(row, cells))
        return tuple(result)

    @cached_property
    def row_by_id(self) -> Mapping[int, Row]:
        """The rows shown, by id."""
        return {row.id: row for row in self.rows}

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Conflicts between documents shown, the gravest first, then in the order of the table."""
        found = [c for c in self.data.review.conflicts if c.row in self.row_by_id and len(self.groups(c)) > 1]
        found.sort(key=lambda c: (c.severity.rank, c.row, _TYPES.index(c.type), self._first_place(c), c.explanation))
        return tuple(found)

    def _first_place(self, conflict: Conflict) -> tuple[tuple[int, int], int]:
        places = [(label_key(e.article), e.start) for i, e in conflict.evidence.items() if i in self.names]
        return min(places, default=((0, 0), 0))

    def groups(self, conflict: Conflict) -> list[tuple[int, ...]]:
        """Who stands with whom among the documents shown; the larger group first."""
        groups = conflict.groups or tuple((i,) for i in conflict.evidence)
        shown = [tuple(i for i in self.documents if i in group) for group in groups]
        kept = [group for group in shown if group]
        return sorted(kept, key=lambda group: (-len(group), self.documents.index(group[0])))

    @cached_property
    def internal(self) -> tuple[InternalConflict, ...]:
        """Contradictions inside the documents shown."""
        found = [c for c in self.data.review.internal if c.document in self.names]
        order = self.documents.index
        return tuple(sorted(found, key=lambda c: (c.severity.rank, order(c.document), c.explanation)))

    @cached_property
    def market(self) -> tuple[MarketFinding, ...]:
        """Findings of the fair-competition screening, the gravest first, then by city and article."""
        found = [f for f in self.data.review.market if f.document in self.names]
        order = self.documents.index
        key = lambda f: (f.severity.rank, order(f.document), label_key(f.article), f.start, f.standard)  # noqa: E731
        return tuple(sorted(found, key=key))

    @cached_property
    def ledger(self) -> tuple[LedgerEntry, ...]:
        """The clean-up ledger's lines on the documents shown, by city and article; those on no draft known last."""
        found = [(self.document_of_entry(e), e) for e in self.data.ledger]
        shown = [(self.documents.index(d), e) for d, e in found if d in self.names]
        cities = self.options.cities
        shown += [(len(self.documents), e) for d, e in found if d < 0 and (not cities or e.anchor.city in cities)]
        shown.sort(key=lambda x: (x[0], label_key(x[1].anchor.article), x[1].anchor.start, x[1].standard, x[1].key))
        return tuple(e for _, e in shown)

    @cached_property
    def drafting(self) -> tuple[DraftingLine, ...]:
        """Findings on drafting technique, by city and article."""
        found = [f for f in self.data.drafting or () if f.document in self.names]
        order = self.documents.index
        return tuple(sorted(found, key=lambda f: (order(f.document), label_key(f.article), f.start, f.rule)))

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The notes this edition may show, in the order they were written; the external edition has no internal ones."""
        external = self.options.edition is Edition.EXTERNAL
        shown = list(self.data.notes)
        if external:
            shown = [_without_internal(n) for n in shown if n.visibility is not Visibility.INTERNAL]
        if self.options.cities:
            shown = [n for n in shown if self._concerns_shown(n)]
        return tuple(sorted(shown, key=lambda n: (n.time, n.id)))

    def _concerns_shown(self, note: Note) -> bool:
        if note.anchor.sha256 or note.anchor.city:
            return self.document_of(note.anchor) in self.names
        return True

    def document_of(self, anchor: Anchor) -> int:
        """Index of the document an anchor hangs on, or -1."""
        documents = self.data.table.documents
        exact = [d.index for d in documents if d.sha256 and d.sha256 == anchor.sha256]
        same_city = [d.index for d in documents if d.city and d.city == anchor.city]
        return next(iter((*exact, *same_city)), -1)

    def document_of_entry(self, entry: LedgerEntry) -> int:
        """Index of the draft a ledger line is about, or -1; a regulation in force is no version of its city's draft."""
        return -1 if entry.in_force else self.document_of(entry.anchor)

    @cached_property
    def _articles(self) -> Mapping[tuple[int, str], Article]:
        result: dict[tuple[int, str], Article] = {}
        for index, regulation in enumerate(self.data.regulations):
            for article in regulation.articles:
                result.setdefault((index, article.label), article)
        return result

    def article(self, document: int, label: str) -> Article | None:
        """An article of a document; None where the draft has no such article."""
        return self._articles.get((document, label))

    @cached_property
    def _rows_of(self) -> Mapping[tuple[int, str], tuple[Row, ...]]:
        result: dict[tuple[int, str], tuple[Row, ...]] = {}
        for row in self.rows:
            for index, cell in row.cells.items():
                for label in cell.articles:
                    result[index, label] = (*result.get((index, label), ()), row)
        return result

    def rows_of(self, document: int, label: str) -> tuple[Row, ...]:
        """The rows shown in which an article stands."""
        return self._rows_of.get((document, label), ())

    def row_of(self, anchor: Anchor) -> Row | None:
        """The row that holds most of an anchor's words; the first of those that hold as much."""
        document = self.document_of(anchor)
        rows = self.rows_of(document, anchor.article)
        if not anchor.quote or anchor.start < 0 or len(rows) < 2:
            return rows[0] if rows else None
        start, end = anchor.start, anchor.start + len(anchor.quote)

        def held(row: Row) -> int:
            parts = [p for p in row.cells[document].parts if p.article == anchor.article]
            if not parts:
                return end - start
            return sum(max(0, min(end, p.end) - max(start, p.start)) for p in parts)

        return max(rows, key=lambda row: (held(row), -row.id))

    @cached_property
    def decisions(self) -> tuple[tuple[Row | None, Decision], ...]:
        """All decisions with the row that holds most of their anchors, in the order of the table, then of time.

        Decisions on no row shown (on the project, on articles that are gone) come last, with None.
        """
        found: list[tuple[Row | None, Decision]] = []
        for decision in self.data.decisions:
            rows = [row.id for anchor in decision.anchors if (row := self.row_of(anchor))]
            best = min(rows, key=lambda r: (-rows.count(r), r)) if rows else 0
            if best or not self.options.cities:
                found.append((self.row_by_id.get(best), decision))
        found.sort(key=lambda x: (x[0].id if x[0] else 10**9, x[1].trace.time, x[1].key))
        return tuple(found)

    @cached_property
    def _decisions(self) -> Mapping[int, tuple[Decision, ...]]:
        result: dict[int, tuple[Decision, ...]] = {}
        for row, decision in self.decisions:
            if row is not None:
                result[row.id] = (*result.get(row.id, ()), decision)
        return result

    def decisions_on(self, row: int) -> tuple[Decision, ...]:
        """What was decided on a row, in order of time."""
        return self._decisions.get(row, ())


def _with_cells(row: Row, cells: Mapping[int, Cell]) -> Row:
    links = tuple(link for link in row.links if link.document_a in cells and link.document_b in cells)
    return Row(row.id, row.topic, cells, row.score, links, row.kind)


def _without_internal(note: Note) -> Note:
    replies = tuple(r for r in note.replies if r.visibility is not Visibility.INTERNAL)
    return note if len(replies) == len(note.replies) else replace(note, replies=replies)
