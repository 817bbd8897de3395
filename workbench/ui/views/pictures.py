"""The pictures of the overview page: painted, each element leads to the rows behind it by click or key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from workbench.services.standing import Standing
from workbench.ui.text import tr
from workbench.ui.theme import LIGHT, Theme

_LINE = 26
_LABEL = 64


class Spot(NamedTuple):
    """A part of a picture that can be clicked: where, what it says, and the rows behind it."""

    rect: QRectF
    told: str
    rows: tuple[int, ...]


class Picture(QWidget):
    """A picture with clickable parts; the arrow keys go from part to part, Enter opens.

    Signals:
        rows_wanted(object, str): a tuple of row ids, and what they are.
    """

    rows_wanted = Signal(object, str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._standing: Standing | None = None
        self._names: Sequence[str] = ()
        self.title = title
        self.spots: list[Spot] = []
        self._current = 0
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._theme = theme
        self.update()

    def show_standing(self, standing: Standing, names: Sequence[str]) -> None:
        """Show other figures; `names` are the columns' names."""
        self._standing, self._names = standing, names
        self.updateGeometry()
        self.update()

    def lines(self) -> int:
        """How many lines of text the picture is high."""
        return 1

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as its lines, with the title."""
        return QSize(360, (self.lines() + 1) * _LINE + 22)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrower, as high."""
        return QSize(260, self.sizeHint().height())

    def draw(self, painter: QPainter, standing: Standing, area: QRectF) -> None:
        """Paint below the title and fill :attr:`spots`."""
        raise NotImplementedError

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint title, parts, and the frame of the current part while the picture has the keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        painter.drawText(QRectF(8, 4, self.width() - 16, _LINE), Qt.AlignmentFlag.AlignVCenter, self.title)
        font.setBold(False)
        painter.setFont(font)
        self.spots = []
        if self._standing is not None:
            area = QRectF(8, _LINE + 6, self.width() - 16, self.height() - _LINE - 14)
            self.draw(painter, self._standing, area)
            if not self.spots:
                painter.setPen(self._theme.colour("quiet"))
                painter.drawText(area, Qt.AlignmentFlag.AlignTop, tr("没有内容。"))
        if self.hasFocus() and self.spots:
            self._current = min(self._current, len(self.spots) - 1)
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRect(self.spots[self._current].rect)

    def label(self, painter: QPainter, rect: QRectF, text: str, colour: str = "text", right: bool = False) -> None:
        """A line of text, cut where there is no room."""
        painter.setPen(self._theme.colour(colour))
        shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | side, shown)

    def colour(self, name: str, alpha: int = 255) -> QColor:
        """A colour of the theme, more or less see-through."""
        colour = self._theme.colour(name)
        colour.setAlpha(alpha)
        return colour

    def _spot_at(self, x: float, y: float) -> int:
        return next((n for n, spot in enumerate(self.spots) if spot.rect.contains(x, y)), -1)

    def _open(self, number: int) -> None:
        if 0 <= number < len(self.spots) and self.spots[number].rows:
            self._current = number
            self.rows_wanted.emit(self.spots[number].rows, self.spots[number].told)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open the part that was clicked."""
        self._open(self._spot_at(event.position().x(), event.position().y()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A hand over what can be opened."""
        at = self._spot_at(event.position().x(), event.position().y())
        hand = at >= 0 and bool(self.spots[at].rows)
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrow keys and Enter."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps and self.spots:
            self._current = (self._current + steps[key]) % len(self.spots)
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self._current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show which part is current."""
        super().focusInEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Say what a part is."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._spot_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), self.spots[at].told if at >= 0 else "", self)
            return True
        return super().event(event)


class CoveragePicture(Picture):
    """A line for each city, a block for each chapter: the filled part of its articles stands beside other cities'."""

    def lines(self) -> int:
        """A line a city."""
        return max(1, len(self._names))

    def draw(self, painter: QPainter, standing: Standing, area: QRectF) -> None:
        """Blocks as wide as their articles."""
        for document, name in enumerate(self._names):
            chapters = [c for c in standing.chapters if c.document == document]
            total = sum(c.articles for c in chapters) or 1
            y = area.top() + document * _LINE
            self.label(painter, QRectF(area.left(), y, _LABEL, _LINE), name)
            x, room = area.left() + _LABEL, area.width() - _LABEL
            for chapter in chapters:
                width = room * chapter.articles / total
                block = QRectF(x, y + 3, width - 2, _LINE - 6)
                painter.fillRect(block, self.colour("accent", 40))
                filled = QRectF(
                    block.left(), block.top(), block.width() * chapter.shared / chapter.articles, block.height()
                )
                painter.fillRect(filled, self.colour("accent", 130))
                whole = tr("全文（未分章）") if len(chapters) == 1 else ""
                self.label(painter, block.adjusted(4, 0, -2, 0), chapter.title.rpartition(" ")[2] or whole)
                told = tr(
                    "{city}{chapter}：{n}条，其中{shared}条有其他市的对应规定",
                    city=name, chapter=chapter.title, n=chapter.articles, shared=chapter.shared,
                )  # fmt: skip
                self.spots.append(Spot(block, told, chapter.rows))
                x += width


class TypesPicture(Picture):
    """A bar for each kind of conflict."""

    def lines(self) -> int:
        """A line a kind."""
        return max(1, len(self._standing.types)) if self._standing else 1

    def draw(self, painter: QPainter, standing: Standing, area: QRectF) -> None:
        """Bars as long as their number."""
        most = max((len(rows) for rows in standing.types.values()), default=1)
        wide = 120.0
        for number, (kind, rows) in enumerate(standing.types.items()):
            y = area.top() + number * _LINE
            self.label(painter, QRectF(area.left(), y, wide, _LINE), tr(kind.chinese))
            room = area.width() - wide - 40
            bar = QRectF(area.left() + wide, y + 5, max(3.0, room * len(rows) / most), _LINE - 10)
            painter.fillRect(bar, self.colour("conflict", 150))
            self.label(painter, QRectF(bar.right() + 6, y, 40, _LINE), str(len(rows)))
            whole = QRectF(area.left(), y, area.width(), _LINE)
            told = tr("{kind}：{n}处", kind=tr(kind.chinese), n=len(rows))
            self.spots.append(Spot(whole, told, tuple(dict.fromkeys(rows))))


class PairsPicture(Picture):
    """How often two cities say different things: a matrix, the darker the more."""

    def lines(self) -> int:
        """A line a city, and the head."""
        return len(self._names) + 1

    def draw(self, painter: QPainter, standing: Standing, area: QRectF) -> None:
        """Numbers in cells; the half below the diagonal."""
        count = len(self._names)
        if count < 2:
            return
        most = max((len(rows) for rows in standing.pairs.values()), default=1)
        width = (area.width() - _LABEL) / count
        for a in range(count):
            head = QRectF(area.left() + _LABEL + a * width, area.top(), width, _LINE)
            self.label(painter, head, self._names[a])
            self.label(painter, QRectF(area.left(), area.top() + (a + 1) * _LINE, _LABEL, _LINE), self._names[a])
            for b in range(a):
                rows = standing.pairs.get((b, a), ())
                cell = QRectF(area.left() + _LABEL + b * width, area.top() + (a + 1) * _LINE, width - 2, _LINE - 2)
                painter.fillRect(cell, self.colour("conflict", 16 + 130 * len(rows) // most))
                self.label(painter, cell.adjusted(6, 0, 0, 0), str(len(rows)))
                told = tr("{a}与{b}：不一致{n}处", a=self._names[b], b=self._names[a], n=len(rows))
                self.spots.append(Spot(cell, told, tuple(dict.fromkeys(rows))))


class ProgressPicture(Picture):
    """A bar for each city's notes: agreed (filled), open (light), overdue (framed)."""

    def lines(self) -> int:
        """A line a city."""
        return max(1, len(self._standing.progress)) if self._standing else 1

    def draw(self, painter: QPainter, standing: Standing, area: QRectF) -> None:
        """Three parts of a bar, and the numbers in words."""
        most = max((p.agreed + p.open + p.overdue for p in standing.progress), default=0)
        for number, city in enumerate(standing.progress):
            y = area.top() + number * _LINE
            self.label(painter, QRectF(area.left(), y, _LABEL, _LINE), city.city)
            x, room = area.left() + _LABEL, (area.width() - _LABEL) * 0.45
            for count, colour, alpha in (
                (city.agreed, "added", 170), (city.open, "note", 70), (city.overdue, "conflict", 190),
            ):  # fmt: skip
                width = room * count / most if most else 0.0
                painter.fillRect(QRectF(x, y + 5, width, _LINE - 10), self.colour(colour, alpha))
                x += width
            told = tr("一致{a}　待办{b}　逾期{c}", a=city.agreed, b=city.open, c=city.overdue)
            self.label(
                painter, QRectF(area.right() - area.width() * 0.4, y, area.width() * 0.4, _LINE), told, right=True
            )
            whole = QRectF(area.left(), y, area.width(), _LINE)
            self.spots.append(Spot(whole, f"{city.city}：{told}", city.rows))


class DuePicture(Picture):
    """What has to be done by when, the earliest first."""

    _most = 8

    def lines(self) -> int:
        """A line a note, not too many."""
        return max(1, min(self._most, len(self._standing.due))) if self._standing else 1

    def draw(self, painter: QPainter, standing: Standing, area: QRectF) -> None:
        """Date and matter."""
        for number, (date, _note, row) in enumerate(standing.due[: self._most]):
            line = QRectF(area.left(), area.top() + number * _LINE, area.width(), _LINE)
            told = tr("{date}　第{row}项事项", date=date, row=row) if row else tr("{date}　全项目", date=date)
            self.label(painter, line, told)
            self.spots.append(Spot(line, told, (row,) if row else ()))
