"""A small map of the whole table: what is where, and what is in sight; a click goes there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from workbench.domain.table import Row
from workbench.ui.models.comparison import Mark, MarkKind
from workbench.ui.text import tr
from workbench.ui.theme import LIGHT, Theme, mixed

#: Each document takes so many columns of the picture: all for a conflict, the left half for a market finding, the last
#: for a note, so that they differ in shape too.
_PIXELS = 6
_WIDTHS = {MarkKind.CONFLICT: (0, 5), MarkKind.MARKET: (0, 3), MarkKind.NOTE: (4, 5)}
#: How much of its colour a mark shows: conflicts are many and should not shout.
_STRENGTH = {MarkKind.CONFLICT: 0.55, MarkKind.MARKET: 0.9, MarkKind.NOTE: 1.0}


class TableMap(QWidget):
    """Painted from one picture of a pixel line a row, made when marks change.

    Signals:
        row_wanted(int): the id of the row that was clicked.
    """

    row_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._rows: Sequence[Row] = ()
        self._documents = 0
        self._marks: Mapping[tuple[int, int], Sequence[Mark]] = {}
        self._picture: QImage | None = None
        self._first, self._last = 0, 0
        self.setMinimumHeight(90)
        self.setAccessibleName(tr("全表缩略图"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Enough for the rows of a usual project."""
        return QSize(160, 220)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._theme = theme
        self._picture = None
        self.update()

    def show_rows(self, rows: Sequence[Row], documents: int, marks: Mapping[tuple[int, int], Sequence[Mark]]) -> None:
        """Show another table or other marks."""
        self._rows, self._documents, self._marks = rows, documents, marks
        self._picture = None
        self.update()

    def show_sight(self, first: int, last: int) -> None:
        """Frame the rows from position `first` to `last`, those in sight."""
        if (first, last) != (self._first, self._last):
            self._first, self._last = first, last
            self.update()

    def position_at(self, y: float) -> int:
        """The position of the row painted at a height of the widget, or -1."""
        if not self._rows:
            return -1
        area = self._area()
        at = int((y - area.top()) * len(self._rows) / max(1, area.height()))
        return min(len(self._rows) - 1, max(0, at))

    def _area(self) -> QRect:
        room = self.rect().adjusted(8, 6, -8, -6)
        # Few rows are not stretched beyond recognition.
        return QRect(room.left(), room.top(), room.width(), min(room.height(), max(1, len(self._rows)) * 12))

    def _paint_picture(self) -> QImage:
        theme = self._theme
        picture = QImage(max(1, self._documents * _PIXELS), max(1, len(self._rows)), QImage.Format.Format_RGB32)
        picture.fill(theme.colour("base"))
        base = theme.colour("base")
        colours = {kind: mixed(theme.colour(kind.value), base, _STRENGTH[kind]).rgb() for kind in _WIDTHS}
        ground = theme.colour("line").rgb()
        for y, row in enumerate(self._rows):
            for document in row.cells:
                left = document * _PIXELS
                for x in range(left, left + _PIXELS - 1):
                    picture.setPixel(x, y, ground)
                kinds = {mark.kind for mark in self._marks.get((row.id, document), ())}
                for kind, (low, high) in _WIDTHS.items():
                    if kind in kinds:
                        for x in range(left + low, left + high):
                            picture.setPixel(x, y, colours[kind])
        return picture

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the picture and the frame of what is in sight."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("base"))
        if not self._rows:
            return
        if self._picture is None:
            self._picture = self._paint_picture()
        area = self._area()
        painter.drawImage(area, self._picture)
        height = area.height() / len(self._rows)
        top = area.top() + self._first * height
        frame = QRectF(area.left() - 4, top - 1, area.width() + 8, (self._last - self._first + 1) * height + 2)
        painter.setPen(QPen(self._theme.colour("accent"), 1.5))
        painter.drawRect(frame)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the row that was clicked."""
        self._go(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the pointer while the button is down."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position().y())

    def _go(self, y: float) -> None:
        position = self.position_at(y)
        if position >= 0:
            self.row_wanted.emit(self._rows[position].id)

    def event(self, event: QEvent) -> bool:
        """Say which matter is under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            position = self.position_at(event.pos().y())
            if position >= 0:
                QToolTip.showText(event.globalPos(), self._rows[position].topic, self)
            return True
        return super().event(event)
