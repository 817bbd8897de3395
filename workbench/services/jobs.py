"""Long work as module-level functions over plain picklable data, so that the window can run it in another process.

The last parameter of each is the listener for progress.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.errors import IntakeError
from workbench.domain.findings import MarketFinding, ReviewResult
from workbench.domain.progress import Progress, Silent, hand_over
from workbench.domain.regulation import Regulation
from workbench.domain.table import ComparisonTable
from workbench.services.analysis import compare, find_all_conflicts, screen_all
from workbench.services.drafts import FailedDraft, load_draft
from workbench.services.outputs import digests_of, spare_drafts
from workbench.services.table_corrections import corrected_table

if TYPE_CHECKING:
    from workbench.align.corrections import Correction as TableCorrection
    from workbench.report import ReportData, ReportOptions


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file's bytes and what was read from them; `packed` is that as a project file keeps it, or nothing."""

    path: Path
    data: bytes
    regulation: Regulation
    packed: bytes = b""


def read_job(paths: Sequence[Path], progress: Progress) -> tuple[tuple[ReadFile, ...], tuple[FailedDraft, ...]]:
    """Read files as drafts; those that fail are listed with their message.

    Raises:
        Cancelled: the listener cancelled.
    """
    from workbench.store import pack_regulation

    read: list[ReadFile] = []
    failed: list[FailedDraft] = []
    for index, path in enumerate(paths):
        progress.step(index, len(paths), f"正在读取 {path.name}")
        try:
            _, regulation = load_draft(path)
            read.append(ReadFile(path, path.read_bytes(), regulation, pack_regulation(regulation)))
        except IntakeError as error:
            failed.append(FailedDraft(index, path, error.message))
        except OSError:
            failed.append(FailedDraft(index, path, f"{path.name}：读取时文件发生变化。请稍后重试。"))
    progress.step(len(paths), len(paths), "读取完成")
    return tuple(read), tuple(failed)


@dataclass(frozen=True, slots=True)
class Analysed:
    """What :func:`analyse_job` found: the machine's own table, the table with the user's corrections, the review of it.

    `packed_base` and `packed` are these as a project file keeps them, or nothing.
    """

    base: ComparisonTable
    table: ComparisonTable
    review: ReviewResult
    packed_base: bytes = b""
    packed: bytes = b""


@dataclass(frozen=True, slots=True)
class AnalysisOrder:
    """What is to be analysed.

    Attributes:
        rules: the user's own screening rules, if there are any.
        corrections: the user's corrections of the table.
        base, market: the machine's table and the market findings where they are known from before.
    """

    regulations: tuple[Regulation, ...]
    rules: Path | None = None
    corrections: tuple[TableCorrection, ...] = ()
    base: ComparisonTable | None = None
    market: tuple[MarketFinding, ...] | None = None


@dataclass(frozen=True, slots=True)
class Aligned:
    """The part of :class:`Analysed` that :func:`analyse_job` hands over first; `review` is None until something of it
    is known, and has no market findings yet then."""

    table: ComparisonTable
    review: ReviewResult | None = None


def analyse_job(order: AnalysisOrder, progress: Progress) -> Analysed:
    """Align, carry the user's corrections out, review.

    A listener that takes parts gets :class:`Aligned` as soon as the table is there, and again with the conflicts.

    Raises:
        KnownError: the user's rules are not valid.
        Cancelled: the listener cancelled.
    """
    base = order.base or compare(order.regulations, progress)
    table = corrected_table(order.regulations, base, order.corrections)
    hand_over(progress, Aligned(table))
    conflicts, internal = find_all_conflicts(order.regulations, table, progress)
    market = order.market
    if market is None:
        hand_over(progress, Aligned(table, ReviewResult(conflicts, internal, ())))
        market = screen_all(order.regulations, progress, rules=order.rules)
    from workbench.store import pack_analysis

    review = ReviewResult(conflicts, internal, market)
    return Analysed(base, table, review, b"" if base is table else pack_analysis(base), pack_analysis(table, review))


def warm_up(waiting: Callable[[], bool]) -> None:
    """Load everything that reading and analysing need, by reading and analysing two of the sample drafts.

    Ends early when `waiting` says that there is real work.
    """
    from workbench.services.demo import sample_files

    silent = Silent()
    regulations: list[Regulation] = []
    for path in sample_files()[:2]:
        regulations += [file.regulation for file in read_job([path], silent)[0]]
        if waiting():
            return
    table = compare(regulations, silent)
    if waiting():
        return
    find_all_conflicts(regulations, table, silent)
    for regulation in regulations:
        if waiting():
            return
        screen_all([regulation], silent)


def report_job(data: ReportData, options: ReportOptions, path: Path, progress: Progress) -> Path:
    """Write the review report; returns its path.

    Raises:
        ExportError: it cannot be written, or there is a draft at the path; what is there is untouched.
    """
    from workbench.report import write_review_report

    spare_drafts(path, digests_of(data.regulations))
    progress.step(0, 1, "正在生成审查报告")
    write_review_report(data, path, options, progress)
    return path
