"""Correcting the comparison table: move, part, merge, split, confirm, rename rows; the list of what was corrected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QInputDialog, QLineEdit

from workbench.domain.errors import KnownError
from workbench.domain.table import Row
from workbench.services.analysis import Analysis
from workbench.services.correction_list import correction_lines
from workbench.services.table_corrections import Made, TableCorrector, Words
from workbench.ui.text import tr
from workbench.ui.views.corrections_dialog import CorrectionsDialog
from workbench.ui.views.row_dialogs import RowChooser, SplitDialog

if TYPE_CHECKING:
    from workbench.ui.views.main_window import MainWindow


class Correcting(QObject):
    """What the menu 对照 does in one window. Signals: none of its own."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session

    def slots(self) -> dict[str, Callable[[], Any]]:
        """What each of its actions does."""
        return {
            "move-row": self.move,
            "own-row": self.own_row,
            "exclude": self.exclude,
            "merge-up": self.merge_up,
            "merge-rows": self.merge_chosen,
            "split-row": self.split,
            "confirm-row": self.confirm,
            "rename-row": self.rename,
            "corrections": self.show_list,
            "realign": self._session.refresh,
        }

    # -- articles and paragraphs

    def dropped(self, words: Words, source: int, target: int) -> None:
        """Words were dragged from one position of the table to another."""
        analysis, model = self._session.analysis, self._window.model
        if analysis is None or not self._session.writable:
            return
        corrector = TableCorrector(analysis)
        made = corrector.move([corrector.paragraphs_around(words)], model.row_at(source), model.row_at(target))
        self._session.correct_table(made)

    def move(self) -> None:
        """Ask for the row that the current words belong to."""
        here = self._here()
        if here is None:
            return
        analysis, row, words = here
        corrector = TableCorrector(analysis)
        told = tr("把{what}从“{topic}”移到：", what=corrector.names(words), topic=row.topic)
        near = next((r.id for r in self._lacking(analysis, row, words[0].document)), row.id + 1)
        chooser = RowChooser(told, analysis, row, near, self._window)
        if chooser.exec() == QDialog.DialogCode.Accepted and (target := chooser.chosen()) is not None:
            self._session.correct_table(corrector.move(words, row, target))

    def _lacking(self, analysis: Analysis, row: Row, document: int) -> list[Row]:
        """Rows in which a draft has no words, the nearest first."""
        free = [r for r in analysis.table.rows if document not in r.cells]
        return sorted(free, key=lambda r: (abs(r.id - row.id), r.id))

    def own_row(self) -> None:
        """The current words become a row of their own."""
        here = self._here()
        if here is not None:
            analysis, row, words = here
            self._keep(TableCorrector(analysis).alone(words, row), tr("本行没有其他条文，已经单独成行"))

    def exclude(self) -> None:
        """The current words leave the row."""
        here = self._here()
        if here is not None:
            analysis, row, words = here
            self._keep(TableCorrector(analysis).exclude(words, row), tr("本行没有其他条文，不能移出"))

    def _here(self) -> tuple[Analysis, Row, list[Words]] | None:
        """The analysis, the current row and the words meant in it; tells when the cell holds none."""
        analysis, row = self._session.analysis, self._row()
        if analysis is None or row is None:
            return None
        corrector = TableCorrector(analysis)
        words = [corrector.paragraphs_around(one) for one in self._window.table.current_words()]
        if not words:
            self._session.tell(KnownError(tr("当前格没有条文"), tr("请先点选要移动的条文，或者选中其中一款")))
            return None
        return analysis, row, words

    def _row(self) -> Row | None:
        return self._session.row(self._window.table.current_row())

    def _keep(self, made: Made, problem: str) -> None:
        """Keep a correction; an empty one is told as the problem it is."""
        if made.corrections:
            self._session.correct_table(made)
        else:
            self._session.said.emit(problem)

    # -- rows

    def merge_up(self) -> None:
        """The current row becomes one with the row above it."""
        analysis, index = self._session.analysis, self._window.table.currentIndex()
        if analysis is None or not index.isValid():
            return
        if index.row() == 0:
            self._session.said.emit(tr("上面没有可以合并的行。"))
            return
        model = self._window.model
        self._merge(analysis, [model.row_at(index.row() - 1), model.row_at(index.row())])

    def merge_chosen(self) -> None:
        """All selected rows become one."""
        analysis, model = self._session.analysis, self._window.model
        rows = [model.row_at(position) for position in self._window.table.chosen_rows()]
        if analysis is None or len(rows) < 2:
            self._session.said.emit(tr("请先按住 Ctrl 或者 Shift 选中要合并的几行。"))
            return
        self._merge(analysis, rows)

    def _merge(self, analysis: Analysis, rows: Sequence[Row]) -> None:
        self._session.correct_table(TableCorrector(analysis).merge(rows))

    def split(self) -> None:
        """Ask what of the current row becomes a row of its own."""
        analysis, row = self._session.analysis, self._row()
        if analysis is None or row is None:
            return
        dialog = SplitDialog(analysis, row, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            made = TableCorrector(analysis).split(row, dialog.leaving(), dialog.topic.text())
            self._keep(made, tr("本行只有这些条款，不能拆分。"))

    def confirm(self) -> None:
        """The current row is right, also for every later alignment."""
        analysis, row = self._session.analysis, self._row()
        if analysis is not None and row is not None:
            self._session.correct_table(TableCorrector(analysis).confirm(row))

    def rename(self) -> None:
        """Ask for another heading of the current row."""
        analysis, row = self._session.analysis, self._row()
        if analysis is None or row is None:
            return
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(tr("改写事项名称"))
        dialog.setLabelText(tr("这一行叫什么："))
        dialog.setTextEchoMode(QLineEdit.EchoMode.Normal)
        dialog.setTextValue(row.topic)
        dialog.setOkButtonText(tr("确定"))
        dialog.setCancelButtonText(tr("取消"))
        dialog.resize(420, 0)
        wanted = dialog.textValue().strip() if dialog.exec() == QDialog.DialogCode.Accepted else ""
        if wanted and wanted != row.topic:
            self._session.correct_table(TableCorrector(analysis).confirm(row, wanted))

    # -- the list

    def show_list(self) -> None:
        """Show all corrections of the table and of the drafts' reading."""
        workspace = self._session.workspace
        if workspace is not None:
            CorrectionsDialog(
                lambda: correction_lines(workspace),
                self._session.take_back,
                self._window,
                writable=self._session.writable,
            ).exec()
