"""The progress of each city (each year's assessment asks for it): notes raised, agreed, open, overdue; conflicts; ledger."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.domain.notes import NoteStatus
from workbench.services.analysis import Analysis
from workbench.services.coordination import Standing, is_overdue, read_standing
from workbench.services.ledger import LedgerProgress, ledger_progress
from workbench.services.workspace import Workspace

_OPEN = (NoteStatus.OPEN, NoteStatus.IN_TALKS)


@dataclass(frozen=True, slots=True)
class CityReport:
    """One city's figures.

    Attributes:
        raised: notes it wrote; of these agreed, referred upward, closed (not adopted), open, and overdue (open too).
        assigned, assigned_open, assigned_overdue: notes it is responsible for.
        conflicts: those in which its draft is evidence; conflicts_open: on whose row nothing was decided.
        ledger: its lines in the clean-up ledger, findings without a line among them.
    """

    city: str
    raised: int
    agreed: int
    referred: int
    closed: int
    open: int
    overdue: int
    assigned: int
    assigned_open: int
    assigned_overdue: int
    conflicts: int
    conflicts_open: int
    ledger: LedgerProgress


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """The figures of all cities on one day, and of the project: a conflict or note counts once here."""

    date: datetime.date
    cities: tuple[CityReport, ...]
    notes: int
    notes_open: int
    notes_overdue: int
    conflicts: int
    conflicts_open: int
    decisions: int
    ledger_lines: int
    ledger_done: int
    ledger_overdue: int

    def of(self, city: str) -> CityReport | None:
        """One city's figures."""
        return next((report for report in self.cities if report.city == city), None)


def progress_report(workspace: Workspace, analysis: Analysis, today: datetime.date) -> ProgressReport:
    """The figures of a project; withdrawn notes and dismissed conflicts do not count.

    Raises:
        StoreError: the project cannot be read.
    """
    standing = read_standing(workspace, analysis)
    ledger = {p.city: p for p in ledger_progress(standing.ledger, workspace.project.project().cities, today)}
    named = [*ledger, *(d.name for d in analysis.table.documents), *sorted(_writers(standing))]
    cities = tuple(_report(standing, c, ledger.get(c, LedgerProgress(c, 0)), today) for c in dict.fromkeys(named))
    conflicts = standing.conflicts.values()
    return ProgressReport(
        date=today,
        cities=cities,
        notes=len(standing.notes),
        notes_open=sum(n.status in _OPEN for n in standing.notes),
        notes_overdue=sum(is_overdue(n, today) for n in standing.notes),
        conflicts=len(conflicts),
        conflicts_open=sum(standing.is_open(c) for c in conflicts),
        decisions=len(workspace.project.decisions()),
        ledger_lines=len(standing.ledger),
        ledger_done=sum(p.done for p in ledger.values()),
        ledger_overdue=sum(p.overdue for p in ledger.values()),
    )


def _writers(standing: Standing) -> Iterable[str]:
    return {city for note in standing.notes for city in (note.city, note.responsible) if city}


def _report(standing: Standing, city: str, ledger: LedgerProgress, today: datetime.date) -> CityReport:
    raised = [n for n in standing.notes if n.city == city]
    assigned = [n for n in standing.notes if n.responsible == city]
    documents = {d.index for d in standing.analysis.table.documents if d.name == city}
    conflicts = [c for c in standing.conflicts.values() if documents & set(c.evidence)]
    return CityReport(
        city=city,
        raised=len(raised),
        agreed=sum(n.status is NoteStatus.AGREED for n in raised),
        referred=sum(n.status is NoteStatus.REFERRED for n in raised),
        closed=sum(n.status is NoteStatus.REJECTED for n in raised),
        open=sum(n.status in _OPEN for n in raised),
        overdue=sum(is_overdue(n, today) for n in raised),
        assigned=len(assigned),
        assigned_open=sum(n.status in _OPEN for n in assigned),
        assigned_overdue=sum(is_overdue(n, today) for n in assigned),
        conflicts=len(conflicts),
        conflicts_open=sum(standing.is_open(c) for c in conflicts),
        ledger=ledger,
    )
