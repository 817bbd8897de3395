"""Everything the offices wrote in a project, read at one moment, and placed in the rows of its table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from workbench.domain.notes import Anchor, Note
from workbench.domain.project import Decision, Judgement, LedgerEntry, Meeting
from workbench.domain.table import Row
from workbench.services.analysis import Analysis
from workbench.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Records:
    """Notes by id in the order in which they were written, judgements and ledger lines by key."""

    notes: Mapping[str, Note] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    judgements: Mapping[str, Judgement] = field(default_factory=dict)
    ledger: Mapping[str, LedgerEntry] = field(default_factory=dict)
    meetings: tuple[Meeting, ...] = ()


def read_records(workspace: Workspace) -> Records:
    """What is written in a project now.

    Raises:
        StoreError: it cannot be read.
    """
    project = workspace.project
    return Records(
        {note.id: note for note in project.notes()},
        project.decisions(),
        project.judgements(),
        {entry.key: entry for entry in project.ledger()},
        project.meetings(),
    )


def row_anchors(analysis: Analysis, row: Row) -> tuple[Anchor, ...]:
    """The articles of a row: what a decision on it hangs on, and what its story is about."""
    return tuple(
        Anchor(analysis.regulations[d].sha256, analysis.regulations[d].city, label)
        for d, cell in sorted(row.cells.items())
        for label in cell.articles
    )


def decisions_by_row(analysis: Analysis, decisions: Iterable[Decision]) -> dict[int, Decision]:
    """Row id to the decision shown in it: each decision in the row that holds most of its articles, the newest last word."""
    rows_at: dict[tuple[str, str], list[int]] = {}
    for row in analysis.table.rows:
        for anchor in row_anchors(analysis, row):
            rows_at.setdefault((anchor.sha256, anchor.article), []).append(row.id)
    found = {}
    for decision in decisions:
        held = Counter(r for a in decision.anchors for r in rows_at.get((a.sha256, a.article), ()))
        if held:
            found[min(held, key=lambda r: (-held[r], r))] = decision
    return found
