"""Asking where a file goes, and writing the project's lists and papers there."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from workbench.domain.errors import KnownError
from workbench.domain.project import Meeting
from workbench.services.exports import ExportKind, export_job, request_export
from workbench.services.reporting import report_options
from workbench.ui.text import tr

if TYPE_CHECKING:
    from workbench.ui.views.main_window import MainWindow

_PATTERNS = {".docx": "Word 文档 (*.docx)", ".xlsx": "Excel 工作簿 (*.xlsx)"}


def ask_path(window: MainWindow, title: str, name: str, endings: tuple[str, ...]) -> Path | None:
    """Ask where a file is saved; None when the user gives up. The first ending is the usual one."""
    workspace = window.session.workspace
    if workspace is None:
        return None
    start = str(Path(workspace.project.path).with_name(name + endings[0]))
    chosen, pattern = QFileDialog.getSaveFileName(window, title, start, ";;".join(tr(_PATTERNS[e]) for e in endings))
    if not chosen:
        return None
    wanted = next((e for e in endings if f"*{e}" in pattern), endings[0])
    path = Path(chosen)
    return path if path.suffix.lower() in endings else path.with_name(path.name + wanted)


def write_now(window: MainWindow, path: Path | None, write: Callable[[Path], object]) -> None:
    """Write a small file at once, and offer to open it; failures are told."""
    if path is None:
        return
    try:
        write(path)
    except KnownError as error:
        window.session.tell(error)
        return
    window.session.said.emit(tr("已导出：{path}", path=path))
    window.session.report_written.emit(path)


def export_meeting(window: MainWindow, kind: ExportKind, meeting: Meeting) -> None:
    """Write a meeting's agenda or minutes in the background."""
    export_list(window, kind, tr("{day}联席会议{kind}", day=meeting.date, kind=tr(kind.value)), meeting)


def export_list(window: MainWindow, kind: ExportKind, name: str, meeting: Meeting | None = None) -> None:
    """Write one of the exports in the background."""
    session = window.session
    workspace, analysis = session.workspace, session.analysis
    if workspace is None or analysis is None:
        session.tell(KnownError(tr("还没有可以导出的对照结果"), tr("请先打开项目并加入草案")))
        return
    path = ask_path(window, tr("导出"), name, (kind.suffix,))
    if path is None:
        return
    try:
        request = request_export(
            workspace, analysis, kind, path, report_options(external=True), date=datetime.date.today(), meeting=meeting
        )
    except KnownError as error:
        session.tell(error)
        return

    def done(result: tuple[Path, tuple[str, ...]]) -> None:
        session.said.emit(tr("已导出：{path}", path=result[0]))
        session.report_written.emit(result[0])

    session.jobs.run(export_job, request, done=done)
