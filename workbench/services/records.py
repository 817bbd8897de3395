"""Everything the offices wrote in a project, read at one moment, and placed in the rows of its table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbench.domain.notes import Anchor, Note
from workbench.domain.project import Decision, Judgement, LedgerEntry, Meeting
from workbench.domain.table import Row
from workbench.services.analysis import Analysis
from workbench.services.workspace import Workspace

if TYPE_CHECKING:
    from workbench.services.followed import Follower


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


@dataclass(frozen=True, slots=True)
class Placed:
    """Records as they are to be shown in the current table.

    Attributes:
        records: notes and decisions with their anchors in the current versions of the drafts.
        remarks: subject ("note:<id>", "decision:<key>") to what became of words written about in an older version.
    """

    records: Records
    remarks: Mapping[str, str]


class RecordPlacer:
    """Follows what was written on older versions into the current ones; keeps what it found while the drafts stay."""

    def __init__(self) -> None:
        self._key: object = None
        self._follower: Follower | None = None

    def place(self, workspace: Workspace, records: Records) -> Placed:
        """`records` with their anchors in the drafts of today.

        Raises:
            StoreError: the project cannot be read.
        """
        follower = self._of(workspace)
        remarks: dict[str, str] = {}
        notes = {}
        for note in records.notes.values():
            anchor = self._now(follower, f"note:{note.id}", note.anchor, remarks)
            notes[note.id] = note if anchor == note.anchor else replace(note, anchor=anchor)
        decisions = []
        for decision in records.decisions:
            subject = f"decision:{decision.key}"
            anchors = tuple(self._now(follower, subject, anchor, remarks) for anchor in decision.anchors)
            decisions.append(decision if anchors == decision.anchors else replace(decision, anchors=anchors))
        return Placed(replace(records, notes=notes, decisions=tuple(decisions)), remarks)

    def _of(self, workspace: Workspace) -> Follower:
        from workbench.services.followed import Follower

        key = workspace.project.path, workspace.base_key()
        if self._follower is None or self._key != key:
            self._key, self._follower = key, Follower(workspace)
        return self._follower

    def _now(self, follower: Follower, subject: str, anchor: Anchor, remarks: dict[str, str]) -> Anchor:
        """Where an anchor stands now; words that are gone leave their article, and a remark."""
        target = follower.target(anchor)
        if target is None or target.sha256 == anchor.sha256:
            return anchor
        from workbench.services.followed import FollowedAnchor

        trail = follower.trail(anchor)
        told = FollowedAnchor(subject, anchor, trail, follower.version(anchor), target.version).sentence
        remarks[subject] = f"{remarks[subject]}{told}" if subject in remarks else told
        if trail.anchor is None and anchor.quote:
            return follower.now(Anchor(anchor.sha256, anchor.city, anchor.article))
        return trail.anchor or anchor


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
    decisions = tuple(decisions)
    for row in analysis.table.rows if decisions else ():
        for anchor in row_anchors(analysis, row):
            rows_at.setdefault((anchor.sha256, anchor.article), []).append(row.id)
    found = {}
    for decision in decisions:
        held = Counter(r for a in decision.anchors for r in rows_at.get((a.sha256, a.article), ()))
        if held:
            found[min(held, key=lambda r: (-held[r], r))] = decision
    return found
