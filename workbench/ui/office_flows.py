"""What leaves the project and what comes in: exports, exchange files, the windows on a draft's reading and versions."""

from __future__ import annotations

import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from workbench.domain.errors import KnownError
from workbench.services.exchange import (
    EXCHANGE_SUFFIX,
    MergePreview,
    is_sealed,
    join_project,
    merge_file,
    preview_merge,
    send_project,
)
from workbench.services.exports import ExportKind, ExportRequest, export_job, request_export
from workbench.services.report_choices import ReportChoices, options_of
from workbench.ui.export_memory import remember, remembered
from workbench.ui.text import tr
from workbench.ui.views.exchange_dialogs import MergeDialog, PassphraseDialog, SendDialog
from workbench.ui.views.export_dialog import ExportDialog
from workbench.ui.views.project_dialog import ProjectDialog

if TYPE_CHECKING:
    from workbench.services.exchange import MergeResult
    from workbench.ui.views.main_window import MainWindow


class OfficeFlows(QObject):
    """The dialogs of one window for exports and exchange. Signals: none of its own."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session

    # -- exports

    def export(self) -> None:
        """Ask what is exported and where to, and write it in the background."""
        workspace = self._session.workspace
        if workspace is None or self._session.analysis is None:
            self._session.tell(KnownError(tr("还没有可以导出的对照结果"), tr("请先打开项目并加入草案")))
            return
        cities = [d.city for d in workspace.drafts()]
        store, project = self._window.settings.store, Path(workspace.project.path)
        dialog = ExportDialog(cities, self._city_here(), self._window, choices=remembered(store, project))
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        kind, choices = dialog.chosen(), dialog.choices()
        remember(store, project, choices)
        city = dialog.city.currentText() if kind.of_one_draft else ""
        name = f"{city}{workspace.project.project().title}{tr(kind.value)}{kind.suffix}"
        pattern = tr("Word 文档 (*.docx)") if kind.suffix == ".docx" else tr("Excel 工作簿 (*.xlsx)")
        start = str(Path(workspace.project.path).with_name(name))
        chosen, _ = QFileDialog.getSaveFileName(self._window, tr("导出"), start, pattern)
        if not chosen:
            return
        self.write(kind, choices, Path(chosen if chosen.endswith(kind.suffix) else chosen + kind.suffix), city)

    def write(self, kind: ExportKind, choices: ReportChoices, path: Path, city: str = "") -> None:
        """Write one of the exports in the background; `city` for those of one draft."""
        workspace, analysis = self._session.workspace, self._session.analysis
        if workspace is None or analysis is None:
            return
        cities, today = [d.city for d in workspace.drafts()], datetime.date.today()

        def collect() -> ExportRequest:
            options = options_of(choices, cities)
            return request_export(workspace, analysis, kind, path, options, date=today, city=city)

        self._session.background.run(
            collect, lambda request: self._session.jobs.run(export_job, request, done=self._exported)
        )

    def _exported(self, result: tuple[Path, tuple[str, ...]]) -> None:
        path, remarks = result
        self._session.said.emit(tr("已导出：{path}", path=path))
        if remarks:
            self._session.failed.emit(tr("已导出。以下内容需要人工处理："), list(remarks))
        self._session.report_written.emit(path)

    def _city_here(self) -> str:
        index = self._window.table.currentIndex()
        analysis = self._session.analysis
        if analysis is None or not index.isValid():
            return ""
        return analysis.table.documents[index.column()].city

    # -- exchange

    def send(self) -> None:
        """Ask for whom, and write the exchange file."""
        workspace = self._session.workspace
        if workspace is None:
            return
        cities = [c for c in self._session.cities if c != workspace.project.city]
        dialog = SendDialog(cities, self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        project = workspace.project
        stamp = datetime.date.today().isoformat()
        name = f"{project.project().title}（{project.city}{stamp}）{EXCHANGE_SUFFIX}"
        start = str(Path(project.path).with_name(name))
        chosen, _ = QFileDialog.getSaveFileName(self._window, tr("保存交换文件"), start, _pattern())
        if not chosen:
            return
        path = Path(chosen if chosen.endswith(EXCHANGE_SUFFIX) else chosen + EXCHANGE_SUFFIX)
        try:
            sent = send_project(
                workspace,
                path,
                drafts=dialog.drafts.isChecked(),
                recipient=str(dialog.recipient.currentData()),
                passphrase=dialog.passphrase.text(),
            )
        except KnownError as error:
            self._session.tell(error)
            return
        self._session.said.emit(tr("交换文件已保存：{path}（{n}条记录）", path=sent.path, n=sent.events))
        self._window.flows.offer_folder(sent.path)

    def merge(self) -> None:
        """Ask for a received file, show what it brings, and take it in."""
        chosen, _ = QFileDialog.getOpenFileName(self._window, tr("并入收到的文件"), "", _pattern())
        if chosen:
            self.merge_path(Path(chosen))

    def merge_path(self, path: Path) -> None:
        """Take in a received file; without an open project it begins one."""
        workspace = self._session.workspace
        if workspace is None:
            self._join(path)
            return
        try:
            passphrase = self._passphrase(path)
            if passphrase is None:
                return
        except KnownError as error:
            self._session.tell(error)
            return

        def show(preview: MergePreview) -> None:
            if workspace is not self._session.workspace:
                return
            dialog = MergeDialog(path.name, preview, self._window)
            if dialog.exec() == QDialog.DialogCode.Accepted:
                act = partial(merge_file, workspace, path, passphrase=passphrase)
                self._session.merge(act, self._taken_in)

        self._session.background.run(lambda: preview_merge(workspace, path, passphrase=passphrase), show)

    def _taken_in(self, result: MergeResult) -> None:
        self._session.said.emit(tr("已并入{n}条新的记录。", n=result.new))

    def _join(self, path: Path) -> None:
        """A received file begins this office's own copy of the project."""
        try:
            passphrase = self._passphrase(path)
            if passphrase is None:
                return
            dialog = ProjectDialog(self._window)
            dialog.title.setText(path.stem)
            if dialog.exec() != QDialog.DialogCode.Accepted:
                return
            target = path.with_name(dialog.title.text().strip() + ".xtlf")
            chosen, _ = QFileDialog.getSaveFileName(
                self._window, tr("保存项目文件"), str(target), tr("协同立法项目 (*.xtlf)")
            )
            if chosen:
                made = Path(chosen if chosen.endswith(".xtlf") else chosen + ".xtlf")
                join_project(
                    made,
                    path,
                    city=dialog.city.currentText(),
                    author=dialog.author.text().strip(),
                    passphrase=passphrase,
                )
                self._session.open(made)
        except KnownError as error:
            self._session.tell(error)

    def _passphrase(self, path: Path) -> str | None:
        """The pass phrase of a sealed file, "" for an open one, None when the user gives up."""
        if not is_sealed(path):
            return ""
        dialog = PassphraseDialog(path.name, self._window)
        return dialog.passphrase.text() if dialog.exec() == QDialog.DialogCode.Accepted else None

    # -- a draft's own windows

    def show_reading(self) -> None:
        """Open the window on how the current column's draft was read."""
        from workbench.ui.views.reading import ReadingWindow

        workspace, city = self._session.workspace, self._city_here()
        drafts = [d for d in workspace.drafts() if d.city == city] if workspace else []
        if workspace is None or not (drafts or workspace.drafts()):
            self._session.tell(KnownError(tr("项目中还没有草案"), tr("请先加入草案")))
            return
        window = ReadingWindow(
            workspace, (drafts or list(workspace.drafts()))[0], self._window, theme=self._window.theme
        )
        window.corrected.connect(self._corrected)
        self._show(window)

    def show_versions(self) -> None:
        """Open the window on the versions of the current column's draft."""
        from workbench.ui.views.reading import VersionsWindow

        workspace = self._session.workspace
        if workspace is None:
            return
        drafts = workspace.drafts()
        city = self._city_here() or (drafts[0].city if drafts else "")
        self._show(VersionsWindow(workspace, city, self._window, theme=self._window.theme))

    def _corrected(self) -> None:
        self._session.reload()
        self._session.refresh()

    def _show(self, window: QWidget) -> None:
        """Show a window of its own; it goes with the project it is about."""
        self._session.project_changed.connect(window.close)
        window.show()
        window.raise_()


def _pattern() -> str:
    return tr("交换文件 (*{suffix})", suffix=EXCHANGE_SUFFIX)
