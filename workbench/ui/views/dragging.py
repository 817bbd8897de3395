"""Dragging an article by its number, or a selected paragraph, onto another row of the comparison table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QApplication, QLabel

from workbench.domain.cells import CellText
from workbench.services.table_corrections import Words
from workbench.ui.delegates.provision import ProvisionDelegate
from workbench.ui.models.comparison import CellRole
from workbench.ui.text import tr
from workbench.ui.theme import LIGHT, Theme

if TYPE_CHECKING:
    from workbench.ui.views.comparison import ComparisonView
    from workbench.ui.views.selecting import CellSelecting

#: How near to the edge the table begins to scroll, how far at each step, and the milliseconds between steps.
_EDGE, _STEP, _TICK = 36, 28, 40


class ProvisionDragging:
    """What is dragged and where it would go; done within the view, so that it works alike on every desktop."""

    def __init__(self, view: ComparisonView, delegate: ProvisionDelegate, selecting: CellSelecting) -> None:
        self._view = view
        self._delegate = delegate
        self._selecting = selecting
        self.theme: Theme = LIGHT
        self._words: Words | None = None
        self._from = -1
        self._pressed = QPoint()
        self._at = QPoint()
        self.active = False
        self._label = QLabel(view.viewport())
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._label.setObjectName("dragged")
        self._label.hide()
        self._scrolling = QTimer(view)
        self._scrolling.setInterval(_TICK)
        self._scrolling.timeout.connect(self._scroll)

    # -- what can be taken hold of

    def words_at(self, point: QPoint) -> Words | None:
        """The article whose number is under a point, or the selected words if they are; None where there is nothing."""
        found = self._shown_at(point)
        if found is None:
            return None
        document, cell, at = found
        labels = self._labels(point)
        for label, (start, end) in zip(labels, cell.numbers, strict=False):
            if start <= at < end:
                return Words(document, label)
        chosen = self._selecting.words()
        article, offset = cell.article_at(at)
        if chosen is None or (chosen.document, chosen.article) != (document, article):
            return None
        end = chosen.start + len(chosen.quote)
        return Words(document, article, chosen.start, end) if chosen.start <= offset < end else None

    def article_at(self, point: QPoint) -> str:
        """The article whose number or words are under a point, or ""."""
        found = self._shown_at(point)
        if found is None:
            return ""
        _, cell, at = found
        for label, (start, end) in zip(self._labels(point), cell.numbers, strict=False):
            if start <= at < end:
                return label
        return cell.article_at(at)[0]

    def _labels(self, point: QPoint) -> tuple[str, ...]:
        index = self._view.indexAt(point)
        labels: tuple[str, ...] = index.data(CellRole.ROW).cells[index.column()].articles
        return labels

    def _shown_at(self, point: QPoint) -> tuple[int, CellText, int] | None:
        """Document, text of the cell and character under a point."""
        index = self._view.indexAt(point)
        cell = index.data(CellRole.CELL) if index.isValid() else None
        if cell is None:
            return None
        rect = self._view.visualRect(index)
        at = self._delegate.character_at(index, rect, self._view.font(), point.x(), point.y())
        return (index.column(), cell, at) if at >= 0 else None

    # -- the drag

    def begin(self, point: QPoint) -> bool:
        """The button went down; whether something can be dragged from there."""
        self._words = self.words_at(point)
        self._from = self._view.indexAt(point).row() if self._words else -1
        self._pressed = point
        return self._words is not None

    @property
    def ready(self) -> bool:
        """Whether the button is down on something that can be dragged."""
        return self._words is not None

    def move(self, point: QPoint) -> None:
        """The pointer moved with the button down."""
        self._at = point
        if not self.active and (point - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        if not self.active:
            self.active = True
            self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._scrolling.start()
        self._show()

    def drop(self) -> tuple[Words, int, int] | None:
        """The button is up: what was dragged, and the positions of its row and of the row it was dropped on."""
        words, source, target = self._words, self._from, self._target()
        dragged = self.active
        self.cancel()
        return (words, source, target) if dragged and words is not None and target >= 0 else None

    def cancel(self) -> None:
        """Drop nothing."""
        self._words, self._from = None, -1
        if self.active:
            self.active = False
            self._scrolling.stop()
            self._label.hide()
            self._view.viewport().setCursor(Qt.CursorShape.ArrowCursor)
            self._view.viewport().update()

    def _target(self) -> int:
        """The position of the row under the pointer, or -1 for the row that it comes from and outside."""
        if not self.active or not self._view.viewport().rect().contains(self._at):
            return -1
        row = self._view.rowAt(self._at.y())
        return row if row != self._from else -1

    def _show(self) -> None:
        model, target = self._view.comparison(), self._target()
        if model is None:
            return
        told = tr("拖到要移入的那一行（Esc 取消）")
        if target >= 0:
            told = tr("移到“{topic}”", topic=model.row_at(target).topic)
        self._label.setText(told)
        self._label.setStyleSheet(
            f"background:{self.theme.accent};color:{self.theme.accent_text};padding:3px 8px;border-radius:3px"
        )
        self._label.adjustSize()
        room = self._view.viewport().rect()
        x = min(self._at.x() + 14, room.right() - self._label.width())
        y = min(self._at.y() + 18, room.bottom() - self._label.height())
        self._label.move(max(0, x), max(0, y))
        self._label.show()
        self._view.viewport().update()

    def _scroll(self) -> None:
        """Near the edge the table moves on by itself."""
        bar, height = self._view.verticalScrollBar(), self._view.viewport().height()
        by = -_STEP if self._at.y() < _EDGE else _STEP if self._at.y() > height - _EDGE else 0
        if by:
            bar.setValue(bar.value() + by)
            self._show()

    def paint(self) -> None:
        """Frame the row that the words would go to; called when the table has been painted."""
        target = self._target()
        if target < 0:
            return
        view = self._view
        top, height = view.rowViewportPosition(target), view.rowHeight(target)
        painter = QPainter(view.viewport())
        colour = self.theme.colour("accent")
        painter.setPen(QPen(colour, 2))
        painter.drawRect(QRect(1, top + 1, view.viewport().width() - 3, height - 3))
        colour.setAlpha(24)
        painter.fillRect(QRect(1, top + 1, view.viewport().width() - 3, height - 3), colour)
        painter.end()
