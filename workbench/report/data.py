"""Everything a report may say, as plain frozen data; whoever calls fills it from the project."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from workbench.domain.diff import DiffSpan
from workbench.domain.findings import ReviewResult, Severity
from workbench.domain.notes import Note, Stage
from workbench.domain.regulation import Regulation
from workbench.domain.table import ComparisonTable


class Outcome(StrEnum):
    """What is to become of a clause that obstructs the market (清理台账)."""

    AMEND = "修改"
    REPEAL = "废止"
    KEEP = "保留（适用例外）"
    STUDY = "待研究"


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
class Decision:
    """What was decided on a row of the table.

    Attributes:
        row: id of the row; 0 for a decision on the project as a whole.
        text: the decision's words.
        date: ISO date, or "".
        occasion: where it was taken (the joint meeting's name), or "".
        cities: who agreed; empty for all.
    """

    row: int
    text: str
    date: str = ""
    occasion: str = ""
    cities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A judgement on a clause: one line of the clean-up ledger (清理台账).

    Attributes:
        document, article, quote, start: the clause, as in :class:`workbench.domain.findings.MarketFinding`.
        standard: article-item of 公平竞争审查条例 ("9-3"), or "".
        reason: why; for an exception, its ground in article 12.
        responsible, due, progress: who does it by when (ISO date), how far it is; may be empty.
    """

    document: int
    article: str
    quote: str
    start: int = -1
    standard: str = ""
    outcome: Outcome = Outcome.STUDY
    reason: str = ""
    responsible: str = ""
    due: str = ""
    progress: str = ""


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
        decisions, ledger, notes: what the cities recorded.
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
