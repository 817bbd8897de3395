"""A list that is put in order by dragging its lines."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView

from workbench.ui.views.project_pages.lines import LinesTable

_KIND = "application/x-xtlf-lines"


class OrderedTable(LinesTable):
    """Lines in an order of the user's own; a thick line shows where the dragged ones will stand.

    Signals:
        dragged(int): the chosen lines were dropped before the line at this position, or behind the last one.
    """

    dragged = Signal(int)

    def __init__(self, headings: Sequence[str], widths: Sequence[int], *, stretch: int = -1) -> None:
        super().__init__(headings, widths, stretch=stretch, many=True, sortable=False)
        self._target = -1
        self.lines_model.draggable = True
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)

    def startDrag(self, _actions: Qt.DropAction) -> None:  # noqa: N802 - Qt's name
        """Take the chosen lines up."""
        drag, words = QDrag(self), QMimeData()
        words.setData(_KIND, str(id(self)).encode())
        drag.setMimeData(words)
        drag.exec(Qt.DropAction.MoveAction)
        self._aim(-1)

    def position_at(self, point: QPoint) -> int:
        """Before which line something dropped at a point of the viewport would stand."""
        index = self.indexAt(point)
        if not index.isValid():
            return self.lines_model.rowCount()
        return index.row() + (point.y() > self.visualRect(index).center().y())

    def _own(self, words: QMimeData) -> bool:
        return bytes(words.data(_KIND).data()) == str(id(self)).encode()

    def _aim(self, position: int) -> None:
        if position != self._target:
            self._target = position
            self.viewport().update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Only this table's own lines."""
        event.setAccepted(self._own(event.mimeData()))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Show where they would stand; near the edge the table scrolls."""
        super().dragMoveEvent(event)
        event.setAccepted(self._own(event.mimeData()))
        self._aim(self.position_at(event.position().toPoint()) if event.isAccepted() else -1)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """They went elsewhere."""
        super().dragLeaveEvent(event)
        self._aim(-1)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Tell where they were dropped."""
        self._aim(-1)
        if self._own(event.mimeData()):
            event.acceptProposedAction()
            self.dragged.emit(self.position_at(event.position().toPoint()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The lines, and where the dragged ones would stand."""
        super().paintEvent(event)
        if self._target < 0:
            return
        last = self._target >= self.lines_model.rowCount()
        rect = self.visualRect(self.lines_model.index(self._target - last, 0))
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self.palette().highlight(), 3))
        y = rect.bottom() if last else rect.top()
        painter.drawLine(0, y, self.viewport().width(), y)
