"""Printing the comparison table, or writing it as a PDF, with progress and without a half-written file."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QPagedPaintDevice, QPdfWriter
from PySide6.QtWidgets import QDialog, QFileDialog

from workbench.domain.errors import ExportError, KnownError
from workbench.ui.flows import with_suffix
from workbench.ui.printing import Contents, Paper, TablePrinter
from workbench.ui.text import tr
from workbench.ui.views.print_dialog import PrintDialog, Which

if TYPE_CHECKING:
    from workbench.ui.views.main_window import MainWindow


class _Ending(NamedTuple):
    """What happens when all is painted, when it was given up, and what is told when it cannot begin."""

    done: Callable[[], object]
    stopped: Callable[[], object]
    problem: KnownError


class PrintFlow(QObject):
    """One printing at a time. Signals: none of its own."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._printer: TablePrinter | None = None
        self._kept: QPagedPaintDevice | None = None
        window.session.project_changed.connect(self.cancel)
        window.session.analysis_changed.connect(self.cancel)

    @property
    def busy(self) -> bool:
        """Whether something is being printed."""
        return self._printer is not None

    def ask(self) -> None:
        """Ask what is printed, and print it or write it as a PDF."""
        window = self._window
        if self.busy or not window.model.rowCount():
            return
        dialog = PrintDialog(window.model.rowCount(), len(window.table.chosen_rows()), window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        chosen = dialog.which.currentData() == Which.CHOSEN
        positions = window.table.chosen_rows() if chosen else list(range(window.model.rowCount()))
        if dialog.pdf:
            self._ask_pdf(dialog.chosen_paper(), positions)
        else:
            self._print(dialog.chosen_paper(), positions)

    def _title(self) -> str:
        workspace = self._window.session.workspace
        title = workspace.project.project().title if workspace else ""
        return tr("{title}　多市条文对照表", title=title)

    def _ask_pdf(self, paper: Paper, positions: list[int]) -> None:
        workspace = self._window.session.workspace
        if workspace is None:
            return
        start = Path(workspace.project.path).with_name(f"{workspace.project.project().title}对照表.pdf")
        name, _ = QFileDialog.getSaveFileName(self._window, tr("存为 PDF"), str(start), tr("PDF 文件 (*.pdf)"))
        if name:
            self.write_pdf(with_suffix(name, ".pdf"), paper, positions)

    def write_pdf(self, path: Path, paper: Paper, positions: list[int]) -> None:
        """Write a PDF beside its place first, and put it there when it is whole."""
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        try:
            part.touch()
        except OSError:
            self._window.session.tell(_unwritable(path))
            return
        writer = QPdfWriter(str(part))
        writer.setTitle(self._title())
        writer.setCreator(tr("协同立法工作台"))
        writer.setResolution(300)

        def keep() -> None:
            try:
                part.replace(path)
            except OSError:
                part.unlink(missing_ok=True)
                self._window.session.tell(_unwritable(path))
                return
            self._window.session.said.emit(tr("PDF 已保存：{path}", path=path))

        ending = _Ending(keep, lambda: part.unlink(missing_ok=True), _unwritable(path))
        self._run(writer, paper, positions, ending)

    def _print(self, paper: Paper, positions: list[int]) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(paper.layout())
        printer.setDocName(self._title())
        if QPrintDialog(printer, self._window).exec() == QDialog.DialogCode.Accepted:
            problem = KnownError(tr("打印机没有响应"), tr("请检查打印机后重试"))
            sent = partial(self._window.session.said.emit, tr("已送往打印机。"))
            self._run(printer, paper, positions, _Ending(sent, printer.abort, problem))

    def _run(self, device: QPagedPaintDevice, paper: Paper, positions: list[int], ending: _Ending) -> None:
        window = self._window
        contents = Contents(self._title(), positions, window.table.shown_columns(), window.differences.now)
        printer = TablePrinter(device, paper, window.model, contents, window.table.font())
        self._kept, self._printer = device, printer
        printer.progressed.connect(lambda n, of: window.show_progress(n, of, tr("正在排版打印")))
        printer.finished.connect(lambda _pages: self._over(ending.done))
        printer.stopped.connect(lambda: self._over(ending.stopped))
        if printer.begin():
            window.show_busy()
        else:
            self._over(ending.stopped)
            window.session.tell(ending.problem)

    def _over(self, then: Callable[[], object]) -> None:
        printer, self._printer, self._kept = self._printer, None, None
        if printer is not None:
            printer.deleteLater()
        then()
        self._window.show_busy()

    def cancel(self) -> None:
        """Give up what is being printed."""
        if self._printer is not None:
            self._printer.cancel()


def _unwritable(path: Path) -> KnownError:
    return ExportError(
        tr("PDF 无法写入"), tr("请检查文件是否正在其他程序中打开、文件夹是否允许写入"), subject=path.name
    )
