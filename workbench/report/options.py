"""What the user may choose of a report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Part(StrEnum):
    """The parts of the review report, in their order."""

    BASICS = "基本情况"
    OVERVIEW = "总体对照情况"
    CONFLICTS = "主要不一致条款及协调建议"
    MARKET = "公平竞争审查情况"
    DRAFTING = "立法技术问题"
    NOTES = "协调意见办理情况"
    TABLE = "条文对照表"
    LEDGER = "清理台账"


class RowChoice(StrEnum):
    """Which rows the comparison table in the annex shows."""

    ALL = "全部事项"
    DIFFERING = "有差异的事项"
    CONFLICT = "有不一致的事项"
    OPEN = "尚未议定的事项"


class Edition(StrEnum):
    """Whom the report is for: the external edition leaves internal notes out."""

    INTERNAL = "内部版"
    EXTERNAL = "对外版"


class PageNumbers(StrEnum):
    """Where — 1 — stands: outside as GB/T 9704 has it, or centred."""

    OUTSIDE = "外侧"
    CENTRED = "居中"


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How a report is made.

    Attributes:
        cities: the cities shown; empty for all.
        marking: words at the head of the cover (内部资料), or "".
        page_numbers: where the page number stands.
        template: the user's own .docx with placeholders, see :mod:`workbench.report.template`; None for ours.
    """

    parts: frozenset[Part] = frozenset(Part)
    rows: RowChoice = RowChoice.ALL
    cities: tuple[str, ...] = ()
    edition: Edition = Edition.INTERNAL
    marking: str = "内部资料"
    page_numbers: PageNumbers = PageNumbers.OUTSIDE
    template: Path | None = None
