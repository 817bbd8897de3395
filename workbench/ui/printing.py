"""The comparison table on paper or in a PDF: pages in landscape, the cities repeated above, marks as on the screen.

Painted row by row with the event loop between, so that a table of thousands of articles does not hold the window up.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPen, QTextLayout

from workbench.ui.delegates.provision import LINE_PITCH, MARGIN, Laid, ProvisionDelegate
from workbench.ui.models.comparison import Badges, CellRole, ComparisonModel, Differences, HeaderRole
from workbench.ui.text import tr
from workbench.ui.theme import LIGHT

#: Pixels in which a page is laid out, to the inch.
_DPI = 96.0
_TOPIC = 92.0
_MARGIN_MM = 12.0
#: A row of up to so many lines is not broken across pages.
_SHORT = 10
#: Seconds of painting between two turns of the event loop.
_SLICE = 0.03
_BADGES = (("异", "conflicts"), ("市", "market"), ("注", "notes"))


@dataclass(frozen=True, slots=True)
class Paper:
    """How the table is to be printed: A3 or A4 in landscape, the size of its letters in points."""

    size: QPageSize.PageSizeId
    points: float = 9.0

    def layout(self) -> QPageLayout:
        """The page with its margins."""
        margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
        orientation = QPageLayout.Orientation.Landscape
        return QPageLayout(QPageSize(self.size), orientation, margins, QPageLayout.Unit.Millimeter)


@dataclass(frozen=True, slots=True)
class Contents:
    """What is printed: the title above each page, positions of the model, documents from left to right, what differs."""

    title: str
    positions: Sequence[int]
    documents: Sequence[int]
    differences: Differences


class TablePrinter(QObject):
    """Paints a table on a device with pages.

    Signals:
        progressed(int, int): rows painted, rows in all.
        finished(int): done, with so many pages.
        stopped(): given up; what was painted is not to be used.
    """

    progressed = Signal(int, int)
    finished = Signal(int)
    stopped = Signal()

    def __init__(
        self, device: QPagedPaintDevice, paper: Paper, model: ComparisonModel, contents: Contents, font: QFont
    ) -> None:
        super().__init__()
        self._device, self._model, self._contents = device, model, contents
        device.setPageLayout(paper.layout())
        self._font = QFont(font)
        self._font.setPixelSize(max(6, round(paper.points * _DPI / 72)))
        self._bold = QFont(self._font)
        self._bold.setBold(True)
        self._pitch = QFontMetricsF(self._font).horizontalAdvance("国") * LINE_PITCH
        self._delegate = ProvisionDelegate(self)
        self._delegate.set_theme(LIGHT)
        page = paper.layout().paintRect(QPageLayout.Unit.Inch)
        self._wide, self._high = page.width() * _DPI, page.height() * _DPI
        self._column = (self._wide - _TOPIC) / max(1, len(contents.documents))
        self._painter = QPainter()
        self._next, self.pages, self._y = 0, 0, 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._slice)

    # -- running

    def begin(self) -> bool:
        """Begin to paint; False where the device cannot be written."""
        if not self._painter.begin(self._device):
            return False
        scale = self._painter.device().logicalDpiX() / _DPI
        self._painter.scale(scale, scale)
        self._page()
        self._timer.start()
        return True

    def run(self) -> None:
        """Paint everything that is left at once."""
        while self._timer.isActive():
            self._slice()

    def cancel(self) -> None:
        """Give up."""
        if self._timer.isActive():
            self._timer.stop()
            self._painter.end()
            self.stopped.emit()

    def _slice(self) -> None:
        until = time.monotonic() + _SLICE
        total = len(self._contents.positions)
        while self._next < total and time.monotonic() < until:
            self._row(self._contents.positions[self._next])
            self._next += 1
        self.progressed.emit(self._next, total)
        if self._next >= total:
            self._timer.stop()
            self._painter.end()
            self.finished.emit(self.pages)

    # -- pages

    @property
    def _bottom(self) -> float:
        return self._high - 2 * self._pitch

    def _page(self) -> None:
        """A new page with its title, the cities, and its number."""
        if self.pages:
            self._device.newPage()
        self.pages += 1
        painter = self._painter
        painter.setPen(LIGHT.colour("text"))
        painter.setFont(self._bold)
        painter.drawText(
            QRectF(0, 0, self._wide, self._pitch * 1.6), Qt.AlignmentFlag.AlignHCenter, self._contents.title
        )
        painter.setFont(self._font)
        foot = QRectF(0, self._high - self._pitch * 1.4, self._wide, self._pitch * 1.4)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, f"— {self.pages} —")
        self._y = self._pitch * 1.8
        self._cities()

    def _cities(self) -> None:
        height = self._pitch * 2.4
        self._box(QRectF(0, self._y, _TOPIC, height), tr("事项"), "")
        for number, document in enumerate(self._contents.documents):
            name = str(self._model.headerData(document, Qt.Orientation.Horizontal))
            below = str(self._model.headerData(document, Qt.Orientation.Horizontal, HeaderRole.SUBTITLE) or "")
            base = bool(self._model.headerData(document, Qt.Orientation.Horizontal, HeaderRole.BASE))
            box = QRectF(_TOPIC + number * self._column, self._y, self._column, height)
            self._box(box, name + ("　◆" if base else ""), below)
        self._y += height

    def _box(self, box: QRectF, name: str, below: str) -> None:
        painter = self._painter
        painter.fillRect(box, LIGHT.colour("window"))
        painter.setPen(QPen(LIGHT.colour("quiet"), 0.8))
        painter.drawRect(box)
        painter.setPen(LIGHT.colour("text"))
        painter.setFont(self._bold)
        inner = box.adjusted(MARGIN, 3, -2, -3)
        flags = Qt.AlignmentFlag.AlignLeft | (Qt.AlignmentFlag.AlignTop if below else Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(inner, flags, name)
        painter.setFont(self._font)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, below)

    # -- rows

    def _row(self, position: int) -> None:
        """One row, on as many pages as it needs; the topic stands on each of them."""
        laid = [self._laid(position, document) for document in self._contents.documents]
        topic = self._topic(position)
        lines = max(1, topic.lineCount(), *(one.layout.lineCount() for one in laid if one is not None))
        done = 0
        while done < lines:
            room = int((self._bottom - self._y - 2 * MARGIN) // self._pitch)
            left = lines - done
            if room < 1 or (room < left <= _SHORT) or (room < min(3, left)):
                self._page()
                continue
            count = min(room, left)
            height = count * self._pitch + 2 * MARGIN
            self._topic_cell(topic, height)
            for number, one in enumerate(laid):
                self._cell(one, _TOPIC + number * self._column, height, done, count)
            self._y += height
            done += count

    def _laid(self, position: int, document: int) -> Laid | None:
        index = self._model.index(position, document)
        cell = index.data(CellRole.CELL)
        if cell is None:
            return None
        marks = self._model.marks(position, document, self._contents.differences)
        return self._delegate.lay(cell, marks, round(self._column), self._font)

    def _topic(self, position: int) -> QTextLayout:
        badges = self._model.headerData(position, Qt.Orientation.Vertical, CellRole.BADGES)
        told = [
            f"{letter}{count}" for letter, name in _BADGES if (count := getattr(badges, name, 0))
        ] if isinstance(badges, Badges) else []  # fmt: skip
        text = self._model.row_at(position).topic + ("\u2028" + " ".join(told) if told else "")
        layout = QTextLayout(text, self._font)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(_TOPIC - 2 * MARGIN)
            line.setPosition(QPointF(0, y))
            y += self._pitch
        layout.endLayout()
        return layout

    def _topic_cell(self, topic: QTextLayout, height: float) -> None:
        painter, box = self._painter, QRectF(0, self._y, _TOPIC, height)
        painter.fillRect(box, LIGHT.colour("window"))
        painter.setPen(QPen(LIGHT.colour("quiet"), 0.8))
        painter.drawRect(box)
        painter.setPen(LIGHT.colour("text"))
        painter.save()
        painter.setClipRect(box)
        topic.draw(painter, QPointF(MARGIN, self._y + MARGIN))
        painter.restore()

    def _cell(self, laid: Laid | None, left: float, height: float, first: int, count: int) -> None:
        """Lines `first` and following of a cell; an em dash where the document says nothing."""
        painter, box = self._painter, QRectF(left, self._y, self._column, height)
        painter.setPen(QPen(LIGHT.colour("quiet"), 0.8))
        painter.drawRect(box)
        if laid is None:
            if first == 0:
                painter.drawText(box.adjusted(0, MARGIN, 0, 0), Qt.AlignmentFlag.AlignHCenter, "—")
            return
        painter.save()
        painter.setClipRect(QRectF(left, self._y + MARGIN / 2, self._column, count * self._pitch + MARGIN))
        origin = QPointF(left + MARGIN, self._y + MARGIN - first * self._pitch)
        painter.setFont(self._font)
        self._delegate.paint_laid(painter, origin, laid)
        painter.restore()
