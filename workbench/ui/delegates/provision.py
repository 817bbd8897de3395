"""Paints the words of a provision with their marks; only paints, and keeps its layouts."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPolygonF,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from workbench.domain.cells import CellText
from workbench.ui.models.comparison import CellRole, Mark, MarkKind
from workbench.ui.theme import LIGHT, Theme

Index = QModelIndex | QPersistentModelIndex
MARGIN = 8
#: From line to line, in widths of a Han character: fonts differ much in the height they claim.
LINE_PITCH = 1.62
#: A paragraph's first line begins so many characters further in.
INDENT = 2
_KEPT_LAYOUTS = 500
_EMPTY = "—"
_SEPARATOR = "\u2028"
_UNDERLINES = {
    MarkKind.ADDED: QTextCharFormat.UnderlineStyle.SingleUnderline,
    MarkKind.CHANGED: QTextCharFormat.UnderlineStyle.DashUnderline,
    MarkKind.NUMBER: QTextCharFormat.UnderlineStyle.SingleUnderline,
    MarkKind.MOVED: QTextCharFormat.UnderlineStyle.DotLine,
}
_PENS = {
    MarkKind.CONFLICT: Qt.PenStyle.SolidLine,
    MarkKind.MARKET: Qt.PenStyle.DashLine,
    MarkKind.NOTE: Qt.PenStyle.DotLine,
}


class Selection(NamedTuple):
    """Characters ``start:end`` of the words shown in one cell."""

    row: int
    column: int
    start: int
    end: int


class Laid(NamedTuple):
    """A cell's layout, and the lines under marked words: kind, key, left, right and bottom in the layout."""

    layout: QTextLayout
    lines: tuple[tuple[MarkKind, str, float, float, float, bool], ...]
    height: int


class ProvisionDelegate(QStyledItemDelegate):
    """Lays a cell's words out at the column's width and paints them.

    The layouts are kept per matter, document and width; :meth:`forget` drops them when words, marks, font or theme
    change. `selection` are the words the user has selected, `active` the key of the mark that is being looked at,
    `several` whether more than one row is selected.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._layouts: OrderedDict[tuple[int, int, int], Laid] = OrderedDict()
        self.selection: Selection | None = None
        self.active = ""
        self.several = False
        self.indent = INDENT

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._theme = theme
        self.forget()

    def forget(self) -> None:
        """Drop all layouts."""
        self._layouts.clear()

    def forget_row(self, row_id: int) -> None:
        """Drop the layouts of one matter."""
        for key in [key for key in self._layouts if key[0] == row_id]:
            del self._layouts[key]

    def height(self, index: Index, width: int, font: QFont) -> int:
        """The height in pixels that the cell needs at a column `width` pixels wide."""
        return self._laid(index, width, font).height

    def sizeHint(self, option: Any, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """The size at the width that the option gives."""
        width = option.rect.width()
        return QSize(width, self.height(index, width, option.font))

    def character_at(self, index: Index, rect: QRect, font: QFont, x: int, y: int) -> int:
        """The character of the cell's text under a point of the view, or -1."""
        layout = self._laid(index, rect.width(), font).layout
        point = QPointF(x - rect.left() - MARGIN, y - rect.top() - MARGIN)
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            if line.y() <= point.y() <= line.y() + line.height():
                if not line.x() - 2 <= point.x() <= line.x() + line.naturalTextWidth() + 2:
                    return -1
                return _cursor(line, point.x(), QTextLine.CursorPosition.CursorOnCharacter)
        return -1

    def gap_at(self, index: Index, rect: QRect, font: QFont, x: int, y: int) -> int:
        """The gap between characters nearest to a point of the view: where a selection begins or ends."""
        layout = self._laid(index, rect.width(), font).layout
        point = QPointF(x - rect.left() - MARGIN, y - rect.top() - MARGIN)
        count = layout.lineCount()
        if not count or point.y() < 0:
            return 0
        for number in range(count):
            line = layout.lineAt(number)
            below = layout.lineAt(number + 1).y() if number + 1 < count else line.y() + line.height()
            if point.y() < below:
                return _cursor(line, point.x(), QTextLine.CursorPosition.CursorBetweenCharacters)
        return len(layout.text())

    def mark_top(self, index: Index, width: int, font: QFont, key: str) -> int:
        """How far below the cell's top the words marked with `key` begin, or -1."""
        lines = self._laid(index, width, font).lines
        return next((round(line[4]) for line in lines if line[1] == key), -1)

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """Paint background, words and marks of one cell."""
        theme, rect = self._theme, option.rect
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.colour("selection" if selected and self.several else "base"))
        painter.setClipRect(rect)
        if index.data(CellRole.CELL) is None:
            painter.setPen(theme.colour("quiet"))
            painter.setFont(option.font)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, _EMPTY)
        else:
            self._paint_words(painter, option, index)
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def _paint_words(self, painter: QPainter, option: Any, index: Index) -> None:
        laid = self._laid(index, option.rect.width(), option.font)
        origin = QPointF(option.rect.left() + MARGIN, option.rect.top() + MARGIN)
        chosen = []
        if self.selection is not None and (index.row(), index.column()) == self.selection[:2]:
            form = QTextCharFormat()
            form.setBackground(self._theme.colour("accent"))
            form.setForeground(self._theme.colour("accent_text"))
            chosen = [_range(self.selection.start, self.selection.end, form)]
        self._paint_marks(painter, origin, laid)
        painter.setPen(self._theme.colour("text"))
        # Of a row taller than the window only the lines in sight are drawn.
        sight = option.rect.intersected(option.widget.rect()) if option.widget is not None else option.rect
        laid.layout.draw(painter, origin, chosen, QRectF(sight))

    def paint_laid(self, painter: QPainter, origin: QPointF, laid: Laid) -> None:
        """Paint words and marks that were laid out, from a point on: for paper, where there is no view."""
        self._paint_marks(painter, origin, laid)
        painter.setPen(self._theme.colour("text"))
        laid.layout.draw(painter, origin)

    def _paint_marks(self, painter: QPainter, origin: QPointF, laid: Laid) -> None:
        for line in laid.lines:
            self._paint_mark(painter, origin, line)

    def _paint_mark(
        self, painter: QPainter, origin: QPointF, line: tuple[MarkKind, str, float, float, float, bool]
    ) -> None:
        """A tint, a line under the words, and at their beginning a shape: what kind of mark it is without colour."""
        kind, key, left, right, bottom, first = line
        colour = self._theme.colour(kind.value)
        tint = self._theme.colour(kind.value)
        active = bool(key) and key == self.active
        tint.setAlpha(72 if active else 20)
        height = painter.fontMetrics().height()
        x, y = origin.x() + left, origin.y() + bottom
        painter.fillRect(QRectF(x, y - height, right - left, height), tint)
        painter.setPen(QPen(colour, 1.8 if active else 1.0, _PENS[kind], Qt.PenCapStyle.FlatCap))
        painter.drawLine(QPointF(x, y), QPointF(x + right - left, y))
        if first:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            top = y - height
            if kind is MarkKind.CONFLICT:
                painter.drawPolygon(QPolygonF([QPointF(x, top), QPointF(x + 6, top), QPointF(x, top + 6)]))
            elif kind is MarkKind.MARKET:
                painter.drawRect(QRectF(x, top, 5, 5))
            else:
                painter.drawEllipse(QPointF(x + 3, top + 3), 3, 3)
            painter.setBrush(Qt.BrushStyle.NoBrush)

    def _laid(self, index: Index, width: int, font: QFont) -> Laid:
        row = index.data(CellRole.ROW)
        key = (row.id, index.column(), width)
        if key in self._layouts:
            self._layouts.move_to_end(key)
            return self._layouts[key]
        laid = self.lay(index.data(CellRole.CELL), index.data(CellRole.MARKS), width, font)
        self._layouts[key] = laid
        if len(self._layouts) > _KEPT_LAYOUTS:
            self._layouts.popitem(last=False)
        return laid

    def lay(self, cell: CellText | None, marks: tuple[Mark, ...], width: int, font: QFont) -> Laid:
        """Lay words and marks out at a width."""
        # A line separator breaks the line inside one layout; "\n" would be drawn as a box.
        text = cell.text.replace("\n", _SEPARATOR) if cell else ""
        layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        if cell is not None:
            layout.setFormats(self._formats(cell, marks))
        room = max(1.0, width - 2 * MARGIN)
        em = QFontMetricsF(font).horizontalAdvance("国")
        indent = min(self.indent * em, room / 6)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            start = line.textStart()
            further = indent if start and text[start - 1] == _SEPARATOR else 0.0
            line.setLineWidth(room - further)
            line.setPosition(QPointF(further, y))
            y += em * LINE_PITCH
        layout.endLayout()
        lines = tuple(self._mark_lines(layout, cell, marks)) if cell else ()
        return Laid(layout, lines, round(y) + 2 * MARGIN - 2)

    def _formats(self, cell: CellText, marks: tuple[Mark, ...]) -> list[Any]:
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        found = [_range(start, end, bold) for start, end in cell.numbers]
        for mark in marks:
            if mark.kind in _UNDERLINES:
                form = self._difference_format(mark.kind)
                ranges = cell.shown_ranges(mark.article, mark.start, mark.end)
                found += [_range(start, end, form) for start, end in ranges]
        return found

    def _difference_format(self, kind: MarkKind) -> QTextCharFormat:
        form = QTextCharFormat()
        colour = self._theme.colour(kind.value)
        form.setUnderlineStyle(_UNDERLINES[kind])
        form.setUnderlineColor(colour)
        if kind is not MarkKind.MOVED:
            form.setForeground(colour)
        if kind is MarkKind.NUMBER:
            form.setFontWeight(QFont.Weight.Bold)
        return form

    def _mark_lines(
        self, layout: QTextLayout, cell: CellText, marks: tuple[Mark, ...]
    ) -> Iterator[tuple[MarkKind, str, float, float, float, bool]]:
        for mark in marks:
            if mark.kind not in _PENS:
                continue
            first = True
            for start, end in cell.shown_ranges(mark.article, mark.start, mark.end):
                for left, right, bottom in _stretches(layout, start, end):
                    yield mark.kind, mark.key, left, right, bottom, first
                    first = False


def _stretches(layout: QTextLayout, start: int, end: int) -> Iterator[tuple[float, float, float]]:
    """Left, right and bottom of characters ``start:end`` in each line they stand in."""
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        low, high = line.textStart(), line.textStart() + line.textLength()
        if high <= start:
            continue
        if low >= end:
            break
        left, right = _x(line, max(start, low)), _x(line, min(end, high))
        if right > left:
            yield left, right, line.y() + line.height()


def _x(line: Any, at: int) -> float:
    """Where a character begins; QTextLine's answer is a pair in PySide6."""
    answer = line.cursorToX(at)
    return float(answer[0] if isinstance(answer, (tuple, list)) else answer)


def _range(start: int, end: int, form: QTextCharFormat) -> Any:
    found: Any = QTextLayout.FormatRange()  # PySide6's stubs leave its fields out
    found.start = start
    found.length = end - start
    found.format = form
    return found


def _cursor(line: Any, x: float, how: QTextLine.CursorPosition) -> int:
    """The character of a line under `x`; QTextLine's answer is a pair in PySide6."""
    answer = line.xToCursor(x, how)
    return int(answer[0] if isinstance(answer, (tuple, list)) else answer)
