"""Paints the words of a provision with their marks; only paints, and keeps its layouts."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from workbench.domain.cells import CellText
from workbench.ui.models.comparison import CellRole, Mark, MarkKind
from workbench.ui.theme import LIGHT, Theme

Index = QModelIndex | QPersistentModelIndex
MARGIN = 8
_LINE_SPACING = 1.28
_KEPT_LAYOUTS = 600
_EMPTY = "—"
_UNDERLINES = {
    MarkKind.ADDED: QTextCharFormat.UnderlineStyle.SingleUnderline,
    MarkKind.CHANGED: QTextCharFormat.UnderlineStyle.DashUnderline,
    MarkKind.NUMBER: QTextCharFormat.UnderlineStyle.SingleUnderline,
    MarkKind.MOVED: QTextCharFormat.UnderlineStyle.DotLine,
}


class ProvisionDelegate(QStyledItemDelegate):
    """Lays a cell's words out at the column's width and paints them.

    The layouts are kept per cell, width and font; :meth:`forget` drops them when the table or the theme changes.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._layouts: OrderedDict[tuple[int, int, int], QTextLayout] = OrderedDict()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._theme = theme
        self.forget()

    def forget(self) -> None:
        """Drop all layouts."""
        self._layouts.clear()

    def height(self, index: Index, width: int, font: QFont) -> int:
        """The height in pixels that the cell needs at a column `width` pixels wide."""
        layout = self._layout(index, width, font)
        lines = layout.lineCount()
        if not lines:
            return 2 * MARGIN
        last = layout.lineAt(lines - 1)
        return round(last.y() + last.height()) + 2 * MARGIN

    def sizeHint(self, option: Any, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """The size at the width that the option gives."""
        width = option.rect.width()
        return QSize(width, self.height(index, width, option.font))

    def character_at(self, index: Index, rect: QRect, font: QFont, x: int, y: int) -> int:
        """The character of the cell's text under a point of the view, or -1."""
        layout = self._layout(index, rect.width(), font)
        point = QPointF(x - rect.left() - MARGIN, y - rect.top() - MARGIN)
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            if line.y() <= point.y() < line.y() + line.height():
                if point.x() > line.naturalTextWidth() + 2:
                    return -1
                return _cursor(line, point.x())
        return -1

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """Paint background, words and marks of one cell."""
        theme = self._theme
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        colour = "selection" if selected else "alternate" if index.row() % 2 else "base"
        painter.fillRect(option.rect, theme.colour(colour))
        painter.setClipRect(option.rect)
        cell = index.data(CellRole.CELL)
        if cell is None:
            painter.setPen(theme.colour("quiet"))
            painter.setFont(option.font)
            painter.drawText(option.rect, Qt.AlignmentFlag.AlignCenter, _EMPTY)
        else:
            painter.setPen(theme.colour("text"))
            layout = self._layout(index, option.rect.width(), option.font)
            layout.draw(painter, QPointF(option.rect.left() + MARGIN, option.rect.top() + MARGIN))
        painter.setPen(theme.colour("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.drawLine(option.rect.topRight(), option.rect.bottomRight())
        painter.restore()

    def _layout(self, index: Index, width: int, font: QFont) -> QTextLayout:
        key = (index.row(), index.column(), width)
        if key in self._layouts:
            self._layouts.move_to_end(key)
            return self._layouts[key]
        layout = self._make_layout(index.data(CellRole.CELL), index.data(CellRole.MARKS), width, font)
        self._layouts[key] = layout
        if len(self._layouts) > _KEPT_LAYOUTS:
            self._layouts.popitem(last=False)
        return layout

    def _make_layout(self, cell: CellText | None, marks: tuple[Mark, ...], width: int, font: QFont) -> QTextLayout:
        # A line separator breaks the line inside one layout; "\n" would be drawn as a box.
        layout = QTextLayout(cell.text.replace("\n", "\u2028") if cell else "", font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        if cell is not None:
            layout.setFormats(self._formats(cell, marks, font))
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width - 2 * MARGIN))
            line.setPosition(QPointF(0, y))
            y += line.height() * _LINE_SPACING
        layout.endLayout()
        return layout

    def _formats(self, cell: CellText, marks: tuple[Mark, ...], font: QFont) -> list[Any]:
        found = []
        for start, end in cell.numbers:
            found.append(_range(start, end, self._number_format()))
        for mark in marks:
            for start, end in cell.shown_ranges(mark.article, mark.start, mark.end):
                found.append(_range(start, end, self._mark_format(mark.kind)))
        return found

    def _number_format(self) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.Bold)
        return form

    def _mark_format(self, kind: MarkKind) -> QTextCharFormat:
        form = QTextCharFormat()
        colour = self._theme.colour(kind.value)
        if kind in _UNDERLINES:
            form.setUnderlineStyle(_UNDERLINES[kind])
            form.setUnderlineColor(colour)
            if kind is MarkKind.NUMBER:
                form.setFontWeight(QFont.Weight.Bold)
            if kind is not MarkKind.MOVED:
                form.setForeground(colour)
        else:
            background = self._theme.colour(kind.value)
            background.setAlpha(48)
            form.setBackground(background)
        return form


def _range(start: int, end: int, form: QTextCharFormat) -> Any:
    found: Any = QTextLayout.FormatRange()  # PySide6's stubs leave its fields out
    found.start = start
    found.length = end - start
    found.format = form
    return found


def _cursor(line: Any, x: float) -> int:
    """The character of a line under `x`; QTextLine's answer is a pair in PySide6."""
    answer = line.xToCursor(x, line.CursorPosition.CursorOnCharacter)
    return int(answer[0] if isinstance(answer, tuple) else answer)
