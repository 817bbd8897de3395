"""Everything that can be written out of a project, each as one request that can run in another process."""

from __future__ import annotations

import datetime
import hashlib
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.errors import ExportError
from workbench.domain.progress import Progress
from workbench.domain.project import Draft, Meeting
from workbench.domain.source import FileKind, SourceDocument
from workbench.services.analysis import Analysis
from workbench.services.drafts import read_regulation
from workbench.services.outputs import digests_of, spare_drafts
from workbench.services.reading import ReadAs, read_as
from workbench.services.reporting import data_of_project, need_drafts
from workbench.services.workspace import Workspace

if TYPE_CHECKING:
    from workbench.domain.regulation import Regulation
    from workbench.report import ReportData, ReportOptions


class ExportKind(StrEnum):
    """What is written; values as the user reads them."""

    REPORT = "审查报告"
    TABLE = "条文对照表"
    COMMENTED = "带批注的草案"
    VERSIONS = "两稿修订对照"
    AGREED_REDLINE = "草案与议定文本的修订对照"
    AGREED = "议定文本"
    NOTES = "协调意见清单"
    LEDGER = "清理台账"
    OPINIONS = "征求意见采纳情况"
    AGENDA = "联席会议议程"
    MINUTES = "联席会议纪要"

    @property
    def suffix(self) -> str:
        """The ending of the file that is written."""
        return ".xlsx" if self in _SHEETS else ".docx"

    @property
    def of_one_draft(self) -> bool:
        """Whether it is about one city's draft."""
        return self in _OF_ONE_DRAFT

    @property
    def of_a_meeting(self) -> bool:
        """Whether it is about a joint meeting."""
        return self in (ExportKind.AGENDA, ExportKind.MINUTES)

    @property
    def chooses(self) -> frozenset[str]:
        """The fields of :class:`workbench.services.report_choices.ReportChoices` that it obeys."""
        return _CHOICES.get(self, frozenset())


_SHEETS = frozenset({ExportKind.NOTES, ExportKind.LEDGER, ExportKind.OPINIONS})
_OF_ONE_DRAFT = frozenset({ExportKind.COMMENTED, ExportKind.VERSIONS, ExportKind.AGREED_REDLINE, ExportKind.AGREED})
_CHOICES = {
    ExportKind.REPORT: frozenset({"parts", "rows", "cities", "external", "marking", "page_numbers", "template"}),
    ExportKind.TABLE: frozenset({"rows", "cities", "marking", "page_numbers"}),
    ExportKind.COMMENTED: frozenset({"external"}),
    ExportKind.NOTES: frozenset({"cities", "external"}),
    ExportKind.LEDGER: frozenset({"cities"}),
    ExportKind.AGENDA: frozenset({"cities", "external", "marking", "page_numbers"}),
    ExportKind.MINUTES: frozenset({"cities", "external", "marking", "page_numbers"}),
}


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A draft's bytes and how they are to be read."""

    name: str
    data: bytes
    how: ReadAs


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """One export as plain picklable data.

    Attributes:
        document: index of the draft in the table, for kinds of one draft.
        draft, older: that draft's file, and its older version, for kinds that write on the original.
        meeting: for agenda and minutes.
    """

    kind: ExportKind
    path: Path
    data: ReportData
    options: ReportOptions
    document: int = -1
    draft: DraftFile | None = None
    older: DraftFile | None = None
    meeting: Meeting | None = None


def request_export(
    workspace: Workspace,
    analysis: Analysis,
    kind: ExportKind,
    path: Path,
    options: ReportOptions,
    *,
    date: datetime.date,
    city: str = "",
    meeting: Meeting | None = None,
) -> ExportRequest:
    """What has to be known for an export, read from the project at one moment.

    Raises:
        KnownError: there are no drafts to write of.
        ExportError: the project has no such draft, or no older version of it.
        StoreError: the project cannot be read.
    """
    if kind not in _SHEETS:
        need_drafts(analysis, Path(workspace.project.path).name)
    data = data_of_project(workspace, analysis, date=date)
    if kind.of_a_meeting and meeting is None:
        meeting = Meeting("", date.isoformat(), "联席会议")
    if not kind.of_one_draft:
        return ExportRequest(kind, path, data, options, meeting=meeting)
    drafts = workspace.drafts()
    document = next((n for n, d in enumerate(drafts) if d.city == city), -1)
    if document < 0:
        known = "、".join(dict.fromkeys(d.city for d in drafts if d.city))
        raise ExportError(f"项目中没有{city or '指定城市'}的草案", f"可以选择：{known}", subject=kind.value)
    older = None
    if kind is ExportKind.VERSIONS:
        older = _file(workspace, version_before(workspace, drafts[document]))
    return ExportRequest(kind, path, data, options, document, _file(workspace, drafts[document]), older)


def version_before(workspace: Workspace, draft: Draft) -> Draft:
    """The newest older version of a city's draft that is in the project.

    Raises:
        ExportError: there is none.
    """
    older = [d for d in workspace.project.drafts() if d.city == draft.city and d.version < draft.version and d.present]
    if not older:
        raise ExportError(f"{draft.city}的草案只有一稿", "加入新的一稿后再导出两稿对照", subject=draft.title)
    return max(older, key=lambda d: d.version)


def _file(workspace: Workspace, draft: Draft) -> DraftFile:
    return DraftFile(draft.name, workspace.project.blob(draft.sha256), read_as(workspace.project, draft))


def export_job(request: ExportRequest, progress: Progress) -> tuple[Path, tuple[str, ...]]:
    """Write an export.

    Returns:
        The path written, and Chinese sentences the user should read (what could not be put in).

    Raises:
        ExportError: it cannot be written; what was at the path is untouched.
        Cancelled: the listener cancelled.
    """
    files = {hashlib.sha256(file.data).hexdigest() for file in (request.draft, request.older) if file}
    spare_drafts(request.path, digests_of(request.data.regulations) | files)
    progress.step(0, 1, f"正在生成{request.kind.value}")
    # the writers' last step is before they write: after it there is nothing left to cancel
    return request.path, _WRITERS[request.kind](request, progress)


def _report(request: ExportRequest, progress: Progress) -> tuple[str, ...]:
    from workbench.report import write_review_report

    write_review_report(request.data, request.path, request.options, progress)
    return ()


def _table(request: ExportRequest, progress: Progress) -> tuple[str, ...]:
    from workbench.report import write_comparison_table

    write_comparison_table(request.data, request.path, request.options, progress)
    return ()


def _notes(request: ExportRequest, progress: Progress) -> tuple[str, ...]:
    from workbench.report import write_note_list

    write_note_list(request.data, request.path, request.options, progress)
    return ()


def _ledger(request: ExportRequest, progress: Progress) -> tuple[str, ...]:
    from workbench.report import write_ledger

    write_ledger(request.data, request.path, request.options, progress)
    return ()


def _opinions(request: ExportRequest, progress: Progress) -> tuple[str, ...]:
    from workbench.report import write_opinions

    write_opinions(request.data, request.path, progress)
    return ()


def _meeting(request: ExportRequest, progress: Progress) -> tuple[str, ...]:
    from workbench.report import write_agenda, write_minutes

    assert request.meeting is not None
    write = write_agenda if request.kind is ExportKind.AGENDA else write_minutes
    write(request.data, request.meeting, request.path, request.options, progress)
    return ()


def _commented(request: ExportRequest, progress: Progress) -> tuple[str, ...]:
    from workbench.report import remarks_on, write_commented_draft

    source, regulation, data = _read(request.draft)
    remarks = remarks_on(request.data, request.document, request.options)
    write_commented_draft(source, data, regulation, remarks, request.path, date=request.data.date, progress=progress)
    return ()


def _versions(request: ExportRequest, progress: Progress) -> tuple[str, ...]:
    from workbench.report import Version, write_redline

    old, _, old_data = _read(request.older)
    new, _, _ = _read(request.draft)
    author = request.data.drafts[request.document].city
    write_redline(Version(old, old_data), new, request.path, author=author, date=request.data.date, progress=progress)
    return ()


def _agreed(request: ExportRequest, progress: Progress) -> tuple[str, ...]:
    from workbench.report import write_agreed_text

    return write_agreed_text(request.data, request.document, request.path, progress).remaining


def _agreed_redline(request: ExportRequest, progress: Progress) -> tuple[str, ...]:
    from workbench.report import Version, write_agreed_redline

    source, _, data = _read(request.draft)
    draft = Version(source, data)
    return write_agreed_redline(request.data, request.document, draft, request.path, progress).remaining


_WRITERS: dict[ExportKind, Callable[[ExportRequest, Progress], tuple[str, ...]]] = {
    ExportKind.REPORT: _report,
    ExportKind.TABLE: _table,
    ExportKind.COMMENTED: _commented,
    ExportKind.VERSIONS: _versions,
    ExportKind.AGREED_REDLINE: _agreed_redline,
    ExportKind.AGREED: _agreed,
    ExportKind.NOTES: _notes,
    ExportKind.LEDGER: _ledger,
    ExportKind.OPINIONS: _opinions,
    ExportKind.AGENDA: _meeting,
    ExportKind.MINUTES: _meeting,
}


def _read(file: DraftFile | None) -> tuple[SourceDocument, Regulation, bytes | None]:
    """What intake and structure make of a draft's bytes, and the bytes where they are a .docx."""
    assert file is not None
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        path = Path(folder) / (Path(file.name).name or "草案")
        path.write_bytes(file.data)
        source, regulation = read_regulation(path, file.how.corrections, column=file.how.column)
    data = file.data if source.kind is FileKind.DOCX else None
    return replace(source, path=file.name), replace(regulation, path=file.name), data
