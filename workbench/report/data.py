"""Everything a report may say, as plain frozen data; whoever calls fills it from the project."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.domain.diff import DiffSpan
from workbench.domain.findings import ReviewResult, Severity
from workbench.domain.notes import Note, Stage
from workbench.domain.project import Decision, LedgerEntry, Opinion
from workbench.domain.regulation import Regulation
from workbench.domain.table import ComparisonTable


@dataclass(frozen=True, slots=True)
class DraftInfo:
    """What the cover and part one say of one draft; `index` is its index in the table."""

    index: int
    city: str
    title: str
    version: str = ""
    stage: Stage | None = None
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class DraftingLine:
    """A finding on drafting technique (立法技术), as in the contract's ``check`` command."""

    document: int
    article: str
    rule: str
    quote: str
    start: int
    severity: Severity
    explanation: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class ReportData:
    """What a report is made of.

    Attributes:
        project: the project's title (《…》 or plain), as on the cover.
        date: the day the report bears; never read from the clock.
        cities: short names of the cities in the order of the project.
        drafts: one for each document of the table, same order.
        regulations: one for each document of the table, same order.
        diffs: (row id, document, article) to the spans in which that article differs in that row.
        review: what review found, without what a reviewer dismissed; `dismissed` counts that.
        decisions, ledger, notes, opinions: what the cities recorded.
        drafting: None as long as drafting technique is not checked: the part is then left out.
        standards: standard ("9-3") to its name for the reader, where the caller has it.
        organ: who signs the report on the cover, or "".
    """

    project: str
    date: datetime.date
    cities: tuple[str, ...]
    drafts: tuple[DraftInfo, ...]
    table: ComparisonTable
    regulations: tuple[Regulation, ...]
    review: ReviewResult = field(default_factory=ReviewResult)
    diffs: Mapping[tuple[int, int, str], tuple[DiffSpan, ...]] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    decisions: tuple[Decision, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()
    drafting: tuple[DraftingLine, ...] | None = None
    standards: Mapping[str, str] = field(default_factory=dict)
    organ: str = ""
    dismissed: int = 0
    opinions: tuple[Opinion, ...] = ()
