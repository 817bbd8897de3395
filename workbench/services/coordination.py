"""The agenda of the next joint meeting (联席会议), made from everything that is open between the cities.

Each thing stands in one group only, the first that fits. Internal notes stay out unless they are asked for: an agenda
goes to all cities.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from workbench.domain.findings import Conflict, ConflictType, MarketFinding, Severity
from workbench.domain.labels import article_words
from workbench.domain.notes import Anchor, Dispute, Note, NoteStatus, Visibility
from workbench.domain.project import Decision, DecisionForm, Meeting, Verdict
from workbench.domain.table import Row
from workbench.services.analysis import Analysis
from workbench.services.anchors import row_of
from workbench.services.followed import Follower
from workbench.services.judgements import key_of_conflict, key_of_finding
from workbench.services.ledger import LedgerLine, LineState, clauses_of, read_ledger
from workbench.services.records import decisions_by_row
from workbench.services.standards import standard_names
from workbench.services.workspace import Workspace


class AgendaGroup(StrEnum):
    """The groups of an agenda in their order; values as shown."""

    OVERDUE = "逾期未办结的事项"
    DISPUTED = "各市记录不一致的事项"
    REFERRED = "提请上级研究的事项"
    CONFLICTS = "尚未议定的不一致条款"
    NOTES = "尚待协商的意见"
    MARKET = "尚未处理的公平竞争问题"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One matter for the meeting.

    Attributes:
        keys: what it is about: "conflict:3", "market:7" (positions in the review), "note:<id>", "decision:<key>",
            "ledger:<key>", …
        row: the row of the table it is shown in, 0 for none. topic: that row's, or what it concerns.
        cities: whom it concerns, in the table's order.
        proposal: what is proposed to settle it, or "".
    """

    group: AgendaGroup
    keys: tuple[str, ...]
    row: int
    topic: str
    cities: tuple[str, ...]
    title: str
    text: str
    proposal: str = ""
    severity: Severity | None = None
    due: str = ""

    @property
    def named(self) -> str:
        """What it is about: the title, led by the matter where the title does not say it."""
        told = self.topic in self.title or not self.topic or not self.row
        return self.title if told else f"{self.topic}：{self.title}"


@dataclass(frozen=True, slots=True)
class Agenda:
    """What the meeting has to deal with, in order."""

    items: tuple[AgendaItem, ...]

    def of(self, group: AgendaGroup) -> tuple[AgendaItem, ...]:
        """The items of one group."""
        return tuple(item for item in self.items if item.group is group)

    def lines(self) -> tuple[str, ...]:
        """One line a matter for :attr:`workbench.domain.project.Meeting.agenda`; what the paper lists below, in one line."""
        found = []
        for group in AgendaGroup:
            items = self.of(group)
            if group in _LISTED and items:
                topics = "、".join(dict.fromkeys(f"“{item.topic}”" for item in items if item.topic))
                found.append(
                    f"研究{group.value}{sum(len(i.keys) for i in items)}处" + (f"：{topics}" if topics else "")
                )
            elif group not in _LISTED:
                found += [f"{_VERBS[group]}（{item.title}）：{_one_line(item.text)}" for item in items]
        return tuple(found)


#: Groups that the written agenda lists in full behind its items.
_LISTED = frozenset({AgendaGroup.CONFLICTS, AgendaGroup.NOTES, AgendaGroup.MARKET})
_VERBS = {
    AgendaGroup.OVERDUE: "督办逾期事项",
    AgendaGroup.DISPUTED: "核对各市记录",
    AgendaGroup.REFERRED: "研究提请上级事项",
}
_OPEN = (NoteStatus.OPEN, NoteStatus.IN_TALKS)


@dataclass(frozen=True, slots=True)
class Standing:
    """What is open in a project: the shared basis of the agenda and of the figures.

    Attributes:
        conflicts: position to each conflict that no reviewer dismissed, retyped where one said so.
        decisions: row to the decision shown in it.
        market: position to each finding that was not dismissed and whose clause has no line in the ledger.
        notes: those that were not withdrawn.
    """

    analysis: Analysis
    follower: Follower
    conflicts: dict[int, Conflict]
    decisions: dict[int, Decision]
    market: dict[int, MarketFinding]
    notes: tuple[Note, ...]
    ledger: tuple[LedgerLine, ...]

    def is_open(self, conflict: Conflict) -> bool:
        """Whether nothing was decided on a conflict's row."""
        return conflict.row not in self.decisions

    def row_of(self, anchor: Anchor) -> Row | None:
        """The row that shows an anchor's words, also those of an older version."""
        return row_of(self.analysis.table, self.analysis.regulations, self.follower.now(anchor))


def read_standing(workspace: Workspace, analysis: Analysis) -> Standing:
    """What is open in a project now.

    Raises:
        StoreError: the project cannot be read.
    """
    project = workspace.project
    judgements = project.judgements()
    follower = Follower(workspace)
    conflicts = {}
    for number, conflict in enumerate(analysis.review.conflicts):
        judgement = judgements.get(key_of_conflict(conflict, analysis))
        if judgement is None or judgement.verdict is Verdict.CONFIRM:
            conflicts[number] = conflict
        elif judgement.verdict is Verdict.RETYPE:
            known = judgement.type in list(ConflictType)
            conflicts[number] = replace(conflict, type=ConflictType(judgement.type)) if known else conflict
    entered = {entry.key for entry in project.ledger()}
    dismissed = {key for key, judgement in judgements.items() if judgement.verdict is Verdict.DISMISS}
    handled = _handled(analysis, entered, dismissed)
    market = {n: f for n, f in enumerate(analysis.review.market) if f not in handled}
    moved = [replace(d, anchors=tuple(follower.now(a) for a in d.anchors)) for d in project.decisions()]
    notes = tuple(note for note in project.notes() if not note.withdrawn)
    decisions = decisions_by_row(analysis, moved)
    return Standing(analysis, follower, conflicts, decisions, market, notes, read_ledger(workspace, analysis))


def _handled(analysis: Analysis, entered: set[str], dismissed: set[str]) -> set[MarketFinding]:
    """The findings that were dismissed, and all those on a clause that has a line in the ledger."""
    found = set()
    for group in clauses_of(analysis):
        keys = [key_of_finding(finding, analysis) for finding in group]
        whole = bool(entered & set(keys))
        found |= {f for f, key in zip(group, keys, strict=True) if whole or key in dismissed}
    return found


def is_overdue(note: Note, today: datetime.date) -> bool:
    """Whether a note is still to be dealt with though its day has passed."""
    return note.status in _OPEN and not note.withdrawn and bool(note.due) and note.due[:10] < today.isoformat()


def make_agenda(workspace: Workspace, analysis: Analysis, today: datetime.date, *, internal: bool = False) -> Agenda:
    """The agenda of everything that is open.

    Args:
        today: by which things are overdue.
        internal: also this office's internal notes, for its own preparation.

    Raises:
        StoreError: the project cannot be read.
    """
    standing = read_standing(workspace, analysis)
    items = [
        *_of_notes(standing, today, internal=internal),
        *_of_ledger(standing, today),
        *_of_decisions(standing),
        *_of_other_disputes(workspace),
        *_of_conflicts(standing),
        *_of_market(standing),
    ]
    order = list(AgendaGroup)
    rank = {severity: severity.rank for severity in Severity}

    def key(item: AgendaItem) -> tuple[object, ...]:
        graveness = rank[item.severity] if item.severity else len(rank)
        return order.index(item.group), item.due or "9", graveness, item.row or 10**9, item.title, item.text, item.keys

    return Agenda(tuple(sorted(items, key=key)))


def arranged(agenda: Agenda, order: Sequence[tuple[str, ...]]) -> Agenda:
    """The agenda in an order that somebody chose: `order` holds the items' keys.

    Items that the order does not name (new ones) stand behind the item that they follow by the usual order.
    """
    places = {keys: n for n, keys in enumerate(order)}
    known = sorted((item for item in agenda.items if item.keys in places), key=lambda item: places[item.keys])
    found = list(known)
    before: AgendaItem | None = None
    for item in agenda.items:
        if item.keys not in places:
            found.insert(found.index(before) + 1 if before is not None else 0, item)
        before = item
    return Agenda(tuple(found))


def item_line(item: AgendaItem) -> str:
    """One line for :attr:`workbench.domain.project.Meeting.agenda`: what is to be dealt with."""
    verb = _VERBS.get(item.group, "研究公平竞争问题" if item.group is AgendaGroup.MARKET else "协商")
    cities = f"（{'、'.join(item.cities)}）" if item.cities else ""
    return f"{verb}：{item.named}{cities}"


def write_items_file(
    workspace: Workspace, items: Sequence[AgendaItem], meeting: Meeting, path: Path, today: datetime.date
) -> None:
    """Write just these items, in this order, as a meeting's agenda in Word.

    Raises:
        ExportError: it cannot be written; an older file is untouched.
        StoreError: the project cannot be read.
    """
    from workbench.report.agenda_items import AgendaRow, write_agenda_items

    rows = [
        AgendaRow(i.group.value, i.named, i.cities, i.text, i.proposal, i.due, i.severity.value if i.severity else "")
        for i in items
    ]
    write_agenda_items(workspace.project.project(), today, meeting, rows, path)


def next_meeting(meetings: Sequence[Meeting], agenda: Agenda, today: datetime.date) -> Meeting:
    """The next joint meeting that is planned, with the agenda's lines behind its own; one without a date if none is."""
    coming = [m for m in meetings if m.date[:10] >= today.isoformat()]
    meeting = min(coming, key=lambda m: (m.date, m.id)) if coming else Meeting("", "")
    return replace(meeting, agenda=tuple(dict.fromkeys((*meeting.agenda, *agenda.lines()))))


def write_agenda_file(
    workspace: Workspace, analysis: Analysis, path: Path, today: datetime.date, *, internal: bool = False
) -> Meeting:
    """Write the next meeting's agenda as a Word file; returns the meeting with its lines.

    Raises:
        ExportError: it cannot be written; an older file is untouched.
        StoreError: the project cannot be read.
    """
    from workbench.report import write_agenda
    from workbench.services.reporting import data_of_project, report_options

    agenda = make_agenda(workspace, analysis, today, internal=internal)
    meeting = next_meeting(workspace.project.meetings(), agenda, today)
    data = data_of_project(workspace, analysis, date=today)
    write_agenda(data, meeting, path, report_options(external=not internal))
    return meeting


def _of_notes(standing: Standing, today: datetime.date, *, internal: bool) -> Iterator[AgendaItem]:
    for note in standing.notes:
        if note.visibility is Visibility.INTERNAL and not internal:
            continue
        group = _group_of(note, today)
        if group is None:
            continue
        row = standing.row_of(note.anchor)
        place = (
            f"{note.anchor.city}{article_words(note.anchor.article)}"
            if note.anchor.article
            else note.anchor.city or "全项目"
        )
        cities = tuple(dict.fromkeys(c for c in (note.city, note.anchor.city, note.responsible) if c))
        yield AgendaItem(
            group, (f"note:{note.id}",), row.id if row else 0, row.topic if row else "全项目", cities,
            f"{note.city}提出的{note.kind.value}，{place}", note.text, _proposals(note.disputes), due=note.due,
        )  # fmt: skip


def _group_of(note: Note, today: datetime.date) -> AgendaGroup | None:
    if is_overdue(note, today):
        return AgendaGroup.OVERDUE
    if note.disputes:
        return AgendaGroup.DISPUTED
    if note.status is NoteStatus.REFERRED:
        return AgendaGroup.REFERRED
    return AgendaGroup.NOTES if note.status in _OPEN else None


def _of_ledger(standing: Standing, today: datetime.date) -> Iterator[AgendaItem]:
    for line in standing.ledger:
        late = line.state(today) is LineState.OVERDUE
        if not late and not line.trace.disputes:
            continue
        group = AgendaGroup.OVERDUE if late else AgendaGroup.DISPUTED
        row = standing.row_of(line.anchor)
        who = f"，由{line.responsible}负责" if line.responsible else ""
        what = line.disposition.value if line.disposition else ""
        yield AgendaItem(
            group, (f"ledger:{line.key}",), row.id if row else 0, row.topic if row else line.title, _some(line.city),
            f"清理台账，《{line.title}》{article_words(line.article)}", f"“{line.quote}”，处理意见为{what}{who}",
            _proposals(line.trace.disputes) or line.suggestion, line.severity, line.due,
        )  # fmt: skip


def _of_decisions(standing: Standing) -> Iterator[AgendaItem]:
    for number, decision in sorted(standing.decisions.items()):
        if not decision.trace.disputes and decision.form is not DecisionForm.REFER:
            continue
        group = AgendaGroup.DISPUTED if decision.trace.disputes else AgendaGroup.REFERRED
        row = standing.analysis.table.rows[number - 1]
        conflicts = [c for c in standing.conflicts.values() if c.row == number]
        explanations = "".join(c.explanation for c in conflicts)
        yield AgendaItem(
            group, (f"decision:{decision.key}",), number, row.topic, _cities(standing.analysis, row.cells),
            f"对“{row.topic}”的决定", decision.remark or decision.text or decision.value or explanations or row.topic,
            _proposals(decision.trace.disputes), _gravest(c.severity for c in conflicts),
        )  # fmt: skip


def _of_other_disputes(workspace: Workspace) -> Iterator[AgendaItem]:
    """What offices recorded differently besides notes, decisions and ledger lines."""
    project = workspace.project
    facts = project.project()
    found = [("project:", "项目基本情况", facts.title, facts.trace.disputes)]
    found += [
        (f"judgement:{k}", "对审查结果的判断", j.reason, j.trace.disputes) for k, j in project.judgements().items()
    ]
    found += [(f"meeting:{m.id}", "联席会议", m.title or m.date, m.trace.disputes) for m in project.meetings()]
    found += [(f"opinion:{o.id}", "征求到的意见", o.text, o.trace.disputes) for o in project.opinions()]
    for key, title, text, disputes in found:
        if disputes:
            cities = tuple(dict.fromkeys(claim.city for dispute in disputes for claim in dispute.claims))
            yield AgendaItem(AgendaGroup.DISPUTED, (key,), 0, title, cities, title, text, _proposals(disputes))


def _of_conflicts(standing: Standing) -> Iterator[AgendaItem]:
    """One item for each row with open conflicts: a meeting settles matters, not single differences."""
    by_row: dict[int, list[int]] = {}
    for number, conflict in standing.conflicts.items():
        if standing.is_open(conflict):
            by_row.setdefault(conflict.row, []).append(number)
    for row, numbers in by_row.items():
        conflicts = [standing.conflicts[n] for n in numbers]
        topic = standing.analysis.table.rows[row - 1].topic or f"第{row}项事项"
        kinds = "、".join(dict.fromkeys(c.type.chinese for c in conflicts))
        documents = sorted({d for c in conflicts for d in c.evidence})
        yield AgendaItem(
            AgendaGroup.CONFLICTS, tuple(f"conflict:{n}" for n in numbers), row, topic,
            _cities(standing.analysis, documents), f"{topic}：{kinds}", "".join(c.explanation for c in conflicts),
            "".join(dict.fromkeys(c.suggestion for c in conflicts)), _gravest(c.severity for c in conflicts),
        )  # fmt: skip


def _of_market(standing: Standing) -> Iterator[AgendaItem]:
    """One item for each barrier, whichever drafts have it."""
    from workbench.review.market import group_barriers

    analysis = standing.analysis
    numbers: dict[MarketFinding, list[int]] = {}
    for number, finding in standing.market.items():
        numbers.setdefault(finding, []).append(number)
    for barrier in group_barriers(analysis.regulations, tuple(standing.market.values()), analysis.table):
        findings = [f for d in sorted(barrier.findings) for f in barrier.findings[d]]
        first = findings[0]
        regulation = analysis.regulations[first.document]
        row = standing.row_of(Anchor(regulation.sha256, regulation.city, first.article, first.quote, first.start))
        name = standard_names().get(barrier.standard, "")
        yield AgendaItem(
            AgendaGroup.MARKET, tuple(f"market:{n}" for f in dict.fromkeys(findings) for n in numbers[f]),
            row.id if row else 0, row.topic if row else name, _cities(analysis, sorted(barrier.findings)), name,
            barrier.summary, first.suggestion, barrier.severity,
        )  # fmt: skip


def _cities(analysis: Analysis, documents: Iterable[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(analysis.table.documents[d].name for d in sorted(documents)))


def _some(city: str) -> tuple[str, ...]:
    return (city,) if city else ()


def _gravest(severities: Iterable[Severity]) -> Severity | None:
    return min(severities, key=lambda s: s.rank, default=None)


def _proposals(disputes: Sequence[Dispute]) -> str:
    return "".join(dispute.proposal for dispute in disputes)


def _one_line(text: str) -> str:
    return " ".join(text.split())
