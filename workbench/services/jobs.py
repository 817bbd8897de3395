"""Long work as module-level functions over plain picklable data, so that the window can run it in another process.

The last parameter of each is the listener for progress.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.errors import IntakeError
from workbench.domain.findings import ReviewResult
from workbench.domain.progress import Progress
from workbench.domain.regulation import Regulation
from workbench.domain.table import ComparisonTable
from workbench.services.analysis import analyse
from workbench.services.drafts import FailedDraft, load_draft
from workbench.services.outputs import digests_of, spare_drafts

if TYPE_CHECKING:
    from workbench.report import ReportData, ReportOptions


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file's bytes and what was read from them."""

    path: Path
    data: bytes
    regulation: Regulation


def read_job(paths: Sequence[Path], progress: Progress) -> tuple[tuple[ReadFile, ...], tuple[FailedDraft, ...]]:
    """Read files as drafts; those that fail are listed with their message.

    Raises:
        Cancelled: the listener cancelled.
    """
    read: list[ReadFile] = []
    failed: list[FailedDraft] = []
    for index, path in enumerate(paths):
        progress.step(index, len(paths), f"正在读取 {path.name}")
        try:
            _, regulation = load_draft(path)
            read.append(ReadFile(path, path.read_bytes(), regulation))
        except IntakeError as error:
            failed.append(FailedDraft(index, path, error.message))
        except OSError:
            failed.append(FailedDraft(index, path, f"{path.name}：读取时文件发生变化。请稍后重试。"))
    progress.step(len(paths), len(paths), "读取完成")
    return tuple(read), tuple(failed)


def analyse_job(
    regulations: Sequence[Regulation], rules: Path | None, progress: Progress
) -> tuple[ComparisonTable, ReviewResult]:
    """Align and review.

    Raises:
        KnownError: the user's rules are not valid.
        Cancelled: the listener cancelled.
    """
    found = analyse(regulations, progress, rules=rules)
    return found.table, found.review


def report_job(data: ReportData, options: ReportOptions, path: Path, progress: Progress) -> Path:
    """Write the review report; returns its path.

    Raises:
        ExportError: it cannot be written, or there is a draft at the path; what is there is untouched.
    """
    from workbench.report import write_review_report

    spare_drafts(path, digests_of(data.regulations))
    progress.step(0, 1, "正在生成审查报告")
    write_review_report(data, path, options, progress)
    progress.step(1, 1, "审查报告已生成")
    return path
