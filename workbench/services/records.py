"""Everything the offices wrote in a project, read at one moment, and placed in the rows of its table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbench.domain.notes import Anchor, Note
from workbench.domain.project import Decision, Judgement, LedgerEntry, Meeting
from workbench.domain.regulation import Regulation
from workbench.domain.table import Cell, Row
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


def decision_anchors(analysis: Analysis, row: Row) -> tuple[Anchor, ...]:
    """What a decision on a row hangs on: its articles, and of a list article shared by rows only the words of this one."""
    return tuple(a for d in sorted(row.cells) for a in _cell_anchors(analysis.regulations[d], row.cells[d]))


def _cell_anchors(regulation: Regulation, cell: Cell) -> Iterator[Anchor]:
    for label in cell.articles:
        words = [regulation.article(label).text[p.start : p.end] for p in cell.parts if p.article == label]
        starts = [p.start for p in cell.parts if p.article == label]
        for start, quote in zip(starts, words, strict=True):
            yield Anchor(regulation.sha256, regulation.city, label, quote, start)
        if not words:
            yield Anchor(regulation.sha256, regulation.city, label)


def decisions_by_row(analysis: Analysis, decisions: Iterable[Decision]) -> dict[int, Decision]:
    """Row id to the decision shown in it: each decision in the row that holds most of its words, the newest last word."""
    rows_at: dict[tuple[str, str], list[Row]] = {}
    decisions = tuple(decisions)
    for row in analysis.table.rows if decisions else ():
        for anchor in row_anchors(analysis, row):
            rows_at.setdefault((anchor.sha256, anchor.article), []).append(row)
    found = {}
    documents = {r.sha256: n for n, r in enumerate(analysis.regulations)}
    for decision in decisions:
        held: Counter[int] = Counter()
        for anchor in decision.anchors:
            for row in rows_at.get((anchor.sha256, anchor.article), ()):
                held[row.id] += _held(row.cells[documents[anchor.sha256]], anchor)
        if held:
            found[min(held, key=lambda r: (-held[r], r))] = decision
    return found


def _held(cell: Cell, anchor: Anchor) -> int:
    """How much of an anchor's words a cell holds, in hundredths; all of them where either is the article as a whole."""
    parts = [p for p in cell.parts if p.article == anchor.article]
    if not parts or not anchor.quote or anchor.start < 0:
        return 100
    end = anchor.start + len(anchor.quote)
    shared = sum(max(0, min(end, p.end) - max(anchor.start, p.start)) for p in parts)
    return 100 * shared // len(anchor.quote)
