"""A plain table of lines for the project's pages: headings, texts, one object behind each line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from workbench.ui.text import tr
from workbench.ui.views.columns import FittingColumns

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_BESIDE = 16  # pixels around a heading
_LEAST_WORDS = 200  # pixels that the column of words keeps
_KEPT_TIP = 600  # characters of a tooltip: longer words are shown below the table


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `sort` orders it where the texts would not (numbers, severities); `thing` is what stands behind it."""

    key: str
    texts: tuple[str, ...]
    thing: Any = None
    sort: tuple[Any, ...] = ()
    bold: bool = False


class LinesModel(QAbstractTableModel):
    """Lines in the order given, or by one heading. Signals: only those of QAbstractTableModel."""

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self._given: tuple[Line, ...] = ()
        self._lines: list[Line] = []
        self._column, self._descending = -1, False
        #: Whether lines can be taken up with the mouse.
        self.draggable = False

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines, ordered as before."""
        self._given = tuple(lines)
        self._rebuild()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a heading; -1 for the order given."""
        self._column, self._descending = column, order == Qt.SortOrder.DescendingOrder
        self._rebuild()

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._lines = list(self._given)
        if 0 <= self._column < len(self._headings):
            column = self._column
            self._lines.sort(key=lambda line: (line.sort or line.texts)[column], reverse=self._descending)
        self.endResetModel()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines in the order shown."""
        return tuple(self._lines)

    def position_of(self, key: str) -> int:
        """Where the line with that key stands, or -1."""
        return next((n for n, line in enumerate(self._lines) if line.key == key), -1)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """The number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """The number of headings."""
        return 0 if parent.isValid() else len(self._headings)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Lines can be chosen, and dragged where their order is the user's."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self.draggable and index.isValid() else flags

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(self._headings[section]) if 0 <= section < len(self._headings) else None
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The texts."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        text = line.texts[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text.replace("\n", " ")
        if role == Qt.ItemDataRole.ToolTipRole:
            return text if len(text) <= _KEPT_TIP else text[:_KEPT_TIP] + "…"
        if role == Qt.ItemDataRole.FontRole and line.bold:
            font = QFont()
            font.setBold(True)
            return font
        return None


class LinesTable(QTableView):
    """Shows lines; what is chosen stays chosen when they are read anew.

    Signals:
        chosen_changed(): other lines are chosen, or none.
        opened(object): the :class:`Line` that was double-clicked or entered with Return.
    """

    chosen_changed = Signal()
    opened = Signal(object)

    def __init__(
        self,
        headings: Sequence[str],
        widths: Sequence[int],
        *,
        stretch: int = -1,
        many: bool = False,
        sortable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.lines_model = LinesModel(headings, self)
        self.setModel(self.lines_model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if many else mode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        below = self.verticalHeader()
        below.hide()
        below.setDefaultSectionSize(self.fontMetrics().height() + 11)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        letters = header.fontMetrics()
        for section, width in enumerate(widths):
            header.resizeSection(section, max(width, letters.horizontalAdvance(tr(headings[section])) + _BESIDE))
        if stretch >= 0:
            self.columns = FittingColumns(self, header, stretch, _LEAST_WORDS)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(sortable)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        self.doubleClicked.connect(self._open)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; those that were chosen stay so if they are still there."""
        keys = [line.key for line in self.chosen()]
        current = self.currentIndex()
        now = self.lines_model.lines[current.row()].key if current.isValid() else ""
        bar = self.verticalScrollBar().value()
        self.selectionModel().blockSignals(True)
        self.lines_model.show_lines(lines)
        self.choose(keys, now)
        self.selectionModel().blockSignals(False)
        self.verticalScrollBar().setValue(bar)
        self.viewport().update()
        self.chosen_changed.emit()

    def choose(self, keys: Sequence[str], current: str = "") -> None:
        """Choose the lines with these keys; one of them (or `current`) gets the keyboard."""
        model, selection = self.lines_model, self.selectionModel()
        positions = [p for key in keys if (p := model.position_of(key)) >= 0]
        at = model.position_of(current) if current else -1
        at = at if at >= 0 else (positions[0] if positions else -1)
        flags = QItemSelectionModel.SelectionFlag
        if at >= 0:
            selection.setCurrentIndex(model.index(at, 0), flags.NoUpdate)
        selection.clearSelection()
        for position in positions:
            selection.select(model.index(position, 0), flags.Select | flags.Rows)

    def chosen(self) -> tuple[Line, ...]:
        """The lines that are chosen, in the order shown."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        lines = self.lines_model.lines
        return tuple(lines[row] for row in rows if row < len(lines))

    def _open(self, index: QModelIndex) -> None:
        lines = self.lines_model.lines
        if index.isValid() and index.row() < len(lines):
            self.opened.emit(lines[index.row()])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Return opens the current line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)
