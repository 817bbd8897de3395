"""What hangs on which row: findings, conflicts and notes placed in a comparison table, for the faces to show."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from workbench.domain.findings import Conflict, ConflictType, InternalConflict, MarketFinding, Severity
from workbench.domain.labels import article_words
from workbench.domain.notes import Anchor, Note
from workbench.domain.numerals import format_chinese
from workbench.domain.project import Judgement, Verdict
from workbench.domain.table import ComparisonTable
from workbench.services.analysis import Analysis
from workbench.services.anchors import RowIndex, row_of
from workbench.services.judgements import key_of_conflict, key_of_finding
from workbench.services.ledger import clauses_of


class MatterKind(StrEnum):
    """The sorts of thing that ask for attention."""

    CONFLICT = "不一致"
    INTERNAL = "草案内部矛盾"
    MARKET = "公平竞争"
    NOTE = "协调意见"


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that asks for attention, placed in the table.

    Attributes:
        key: "conflict:3", "internal:0", "market:7" (positions in the review), "note:<id>".
        row: id of the row it is shown in, 0 for the project as a whole.
        cities: whom it concerns.
        state: a note's status; what a reviewer said of a finding (确认, 排除, 改类), or "".
        words: what it is found by besides what is shown: a note's quote, tags, replies, attachments, author.
    """

    key: str
    kind: MatterKind
    row: int
    topic: str
    cities: tuple[str, ...]
    severity: Severity | None
    title: str
    text: str
    state: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """All matters, and for each row those that hang on it, in the order of the table.

    Attributes:
        conflicts, clauses: how many conflicts, and clauses with market findings, hold: what was marked as a false alarm
            is not counted, and a clause on which several findings bear counts once, as in the ledger and the report.
    """

    matters: tuple[Matter, ...]
    by_row: Mapping[int, tuple[Matter, ...]]
    by_key: Mapping[str, Matter] = field(default_factory=dict)
    conflicts: int = 0
    clauses: int = 0

    def of(self, row: int, kind: MatterKind) -> tuple[Matter, ...]:
        """The matters of one kind on a row."""
        return tuple(m for m in self.by_row.get(row, ()) if m.kind is kind)

    def find(self, key: str) -> Matter | None:
        """The matter with that key."""
        return self.by_key.get(key)


def overview(analysis: Analysis, notes: Sequence[Note], judgements: Mapping[str, Judgement] | None = None) -> Overview:
    """Place everything that was found or written; findings that were judged carry the verdict as their state."""
    table, review, index = analysis.table, analysis.review, RowIndex(analysis.table)
    matters = [_conflict(table, n, c) for n, c in enumerate(review.conflicts)]
    matters += [_internal(table, index, n, c) for n, c in enumerate(review.internal)]
    matters += [_market(analysis, index, n, f) for n, f in enumerate(review.market)]
    if judgements:
        matters = [_judged(m, judgements.get(judgement_key(m.key, analysis))) for m in matters]
    silent = {m.key for m in matters if m.state == Verdict.DISMISS.value}
    conflicts = sum(m.kind is MatterKind.CONFLICT and m.key not in silent for m in matters)
    clauses = _clauses(analysis, silent)
    matters += [_note(analysis, index, note) for note in notes]
    matters.sort(key=lambda m: m.row)
    by_row: dict[int, list[Matter]] = {}
    for matter in matters:
        by_row.setdefault(matter.row, []).append(matter)
    return Overview(
        tuple(matters),
        {row: tuple(found) for row, found in by_row.items()},
        {matter.key: matter for matter in matters},
        conflicts,
        clauses,
    )


def _clauses(analysis: Analysis, silent: Collection[str]) -> int:
    """How many clauses bear a market finding that was not marked as a false alarm."""
    loud = {id(f) for n, f in enumerate(analysis.review.market) if f"market:{n}" not in silent}
    return sum(any(id(f) in loud for f in group) for group in clauses_of(analysis))


def judgement_key(key: str, analysis: Analysis) -> str:
    """The key under which judgements on the finding with that key ("conflict:3", "market:7") are kept, or ""."""
    kind, _, number = key.partition(":")
    if kind == "conflict":
        return key_of_conflict(analysis.review.conflicts[int(number)], analysis)
    if kind == "market":
        return key_of_finding(analysis.review.market[int(number)], analysis)
    return ""


def _judged(matter: Matter, judgement: Judgement | None) -> Matter:
    if judgement is None:
        return matter
    title = matter.title
    if judgement.verdict is Verdict.RETYPE and matter.kind is MatterKind.CONFLICT and judgement.type:
        title = ConflictType(judgement.type).chinese
    return replace(matter, state=judgement.verdict.value, title=title)


def _topic(table: ComparisonTable, row: int) -> str:
    return table.rows[row - 1].topic if 0 < row <= len(table.rows) else ""


def _conflict(table: ComparisonTable, number: int, conflict: Conflict) -> Matter:
    cities = tuple(table.documents[d].name for d in sorted(conflict.evidence))
    return Matter(
        f"conflict:{number}",
        MatterKind.CONFLICT,
        conflict.row,
        _topic(table, conflict.row),
        cities,
        conflict.severity,
        conflict.type.chinese,
        conflict.explanation,
    )


def _internal(table: ComparisonTable, index: RowIndex, number: int, conflict: InternalConflict) -> Matter:
    article = conflict.evidence[0].article if conflict.evidence else ""
    rows = index.rows_of(conflict.document, article)
    row = rows[0].id if rows else 0
    return Matter(
        f"internal:{number}",
        MatterKind.INTERNAL,
        row,
        _topic(table, row),
        (table.documents[conflict.document].name,),
        conflict.severity,
        conflict.type.chinese,
        conflict.explanation,
    )


def _market(analysis: Analysis, index: RowIndex, number: int, finding: MarketFinding) -> Matter:
    regulation = analysis.regulations[finding.document]
    anchor = Anchor(regulation.sha256, regulation.city, finding.article, finding.quote, finding.start)
    row = row_of(index, analysis.regulations, anchor)
    article, _, item = finding.standard.partition("-")
    return Matter(
        f"market:{number}",
        MatterKind.MARKET,
        row.id if row else 0,
        row.topic if row else "",
        (analysis.table.documents[finding.document].name,),
        finding.severity,
        f"条例{article_words(article)}第{format_chinese(int(item)) if item.isdigit() else item}项",
        finding.explanation,
    )


def _note(analysis: Analysis, index: RowIndex, note: Note) -> Matter:
    row = row_of(index, analysis.regulations, note.anchor)
    return Matter(
        f"note:{note.id}",
        MatterKind.NOTE,
        row.id if row else 0,
        row.topic if row else "全项目",
        tuple(city for city in dict.fromkeys((note.city, note.responsible)) if city),
        None,
        note.kind.value,
        note.text,
        note.status.value,
        _found_by(note),
    )


def _found_by(note: Note) -> str:
    parts = [note.author, note.anchor.quote, *(f"#{tag}" for tag in note.tags)]
    parts += [f"{reply.author}\n{reply.text}" for reply in note.replies]
    parts += [f"{attachment.name}\n{attachment.text}" for attachment in note.attachments]
    return "\n".join(part for part in parts if part)
