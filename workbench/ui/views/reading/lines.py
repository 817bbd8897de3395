"""The lines of a draft: each with the name of what it was read as beside it, indented by its rank."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from workbench.domain.source import Mark, Reading
from workbench.services.draft_lines import DraftView, LineKind, LineMark, SourceLine
from workbench.services.draft_report import Entry, Group, shown_date
from workbench.ui.text import tr
from workbench.ui.theme import LIGHT, Theme

#: Widths of one step of indentation, in widths of a character.
_STEP = 2.0
_INSERTED = (Mark.INSERTED, Mark.MOVED_TO)
_COLOURS = {
    LineKind.PART: "moved", LineKind.SUBPART: "moved", LineKind.CHAPTER: "moved", LineKind.SECTION: "moved",
    LineKind.ARTICLE: "accent", LineKind.PARAGRAPH: "added", LineKind.ITEM: "changed", LineKind.SUBITEM: "changed",
    LineKind.TITLE: "text", LineKind.BODY: "text",
}  # fmt: skip
_MARK_NAMES = {Mark.INSERTED: "插入", Mark.DELETED: "删除", Mark.MOVED_FROM: "移走", Mark.MOVED_TO: "移来"}


#: Lines that are written at once when a draft is shown; of what is left as many at a time as fit into so many seconds.
_FIRST_LINES, _SLICE_SECONDS = 160, 0.006


class _Look(NamedTuple):
    """Everything that decides how a line is drawn."""

    text: str
    kind: LineKind
    reason: str
    marks: tuple[LineMark, ...]
    quotes: tuple[Entry, ...]


class _Gutter(QWidget):
    """The strip beside the lines. Signals: none of its own."""

    def __init__(self, view: LinesView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the longest name and a sign for remarks."""
        return QSize(self._view.gutter_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the names of the lines on the screen."""
        self._view.paint_gutter(self, event.rect())


class LinesView(QTextEdit):
    """The lines of one draft, read-only, with a text cursor.

    Signals:
        line_changed(int): the cursor stands in another line.
        menu_wanted(QPoint): the context menu is wanted at a point of the screen.
    """

    line_changed = Signal(int)
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(tr("草案逐行读取情况"))
        self._theme = LIGHT
        self._view: DraftView | None = None
        self._remarked: dict[int, str] = {}
        self._line = -1
        self._drawn: list[_Look] = []
        self._waiting: list[_Look] = []
        self._wanted: tuple[int, int, int] | None = None
        self._filling = QTimer(self)
        self._filling.setInterval(0)
        self._filling.timeout.connect(self._fill_more)
        self._gutter = _Gutter(self)
        self.setViewportMargins(self.gutter_width(), 0, 0, 0)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._gutter.update())
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._gutter.update())
        self.cursorPositionChanged.connect(self._moved)

    # -- contents

    def show_view(self, view: DraftView, remarks: tuple[Group, ...], theme: Theme) -> None:
        """Show a draft's lines; the cursor stays on the words it stood on, as far as they are still there."""
        here = self._here()
        top = self.verticalScrollBar().value()
        recoloured = theme != self._theme or self._view is None
        self._view, self._theme, self._line = view, theme, -1
        if recoloured:
            self.setStyleSheet(
                f"QTextEdit {{ background: {theme.base}; color: {theme.text}; border: 0; border-radius: 0; padding: 0 }}"
            )
        self._remarked = _remarked(remarks)
        self.blockSignals(True)
        self._draw(_looks(view, remarks), anew=recoloured)
        self.blockSignals(False)
        line, character = _same_place(view, here)
        self.jump(line, character, scroll=False)
        self.verticalScrollBar().setValue(top)
        self._moved()

    @property
    def filling(self) -> bool:
        """Whether lines are still being written, a few at a time."""
        return bool(self._waiting)

    def _here(self) -> tuple[SourceLine, int] | None:
        """The line the cursor stands in and its character; None before anything was shown."""
        line = self.line()
        if self._view is None or not 0 <= line < len(self._view.lines):
            return None
        return self._view.lines[line], self.character()

    def _draw(self, looks: list[_Look], *, anew: bool) -> None:
        """Draw lines: what is drawn already stays, few others are written between them, many bit by bit."""
        drawn, complete = self._drawn, not self._waiting
        same = 0 if anew else _equal(drawn, looks)
        if not anew and same == len(drawn):
            self._waiting = looks[same:]
        else:
            least = min(len(drawn), len(looks)) - same
            tail = _equal(drawn[::-1][:least], looks[::-1][:least]) if complete else 0
            # What is exchanged begins with a line that is there before and after.
            first, tail = (same - 1, tail) if same else (0, 0)
            if same and complete and max(len(drawn), len(looks)) - tail - first < _FIRST_LINES:
                self._exchange(first, len(drawn) - tail, looks[first : len(looks) - tail])
                self._drawn = looks
                return
            self.clear()
            self._drawn, self._waiting = [], looks
        self._append(_FIRST_LINES)
        if self._waiting:
            self._filling.start()

    def _exchange(self, first: int, end: int, looks: Sequence[_Look]) -> None:
        """Write other lines in place of those from `first` to before `end`."""
        document = self.document()
        last = document.findBlockByNumber(max(first, end - 1))
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        cursor.setPosition(document.findBlockByNumber(first).position())
        cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        for n, look in enumerate(looks):
            self._write_line(cursor, look, new=n > 0)
        cursor.endEditBlock()

    def _append(self, most: int) -> None:
        """Write the next lines at the end: `most` of them, or as many as there is time for if that is 0."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        until, count = time.perf_counter() + _SLICE_SECONDS, 0
        while count < len(self._waiting) and (count < most if most else time.perf_counter() < until):
            self._write_line(cursor, self._waiting[count], new=bool(self._drawn or count))
            count += 1
        cursor.endEditBlock()
        self._drawn += self._waiting[:count]
        self._waiting = self._waiting[count:]

    def _fill_more(self) -> None:
        """Write the next lines; the cursor stays where it is."""
        here = self.textCursor()
        place = here.anchor(), here.position()
        self.blockSignals(True)
        self._append(0)
        if (here.anchor(), here.position()) != place:  # the cursor stood at the end
            here.setPosition(place[0])
            here.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(here)
        self.blockSignals(False)
        if not self._waiting:
            self._filling.stop()
        if self._wanted is not None and self._wanted[0] < len(self._drawn):
            self.jump(*self._wanted)

    def _write_line(self, cursor: QTextCursor, look: _Look, *, new: bool) -> None:
        if new:
            cursor.insertBlock()
        cursor.setBlockFormat(self._block_format(look))
        self._write(cursor, look)

    def _block_format(self, line: _Look) -> QTextBlockFormat:
        made = QTextBlockFormat()
        made.setLeftMargin(8 + line.kind.depth * _STEP * self.fontMetrics().horizontalAdvance("条"))
        made.setRightMargin(8)
        made.setTopMargin(6 if line.kind.division else 2)
        made.setBottomMargin(2)
        return made

    def _write(self, cursor: QTextCursor, line: _Look) -> None:
        plain = self._char_format(line)
        cursor.setBlockCharFormat(plain)
        start = cursor.position()
        cursor.insertText(line.text, plain)
        if line.kind is LineKind.ARTICLE:
            self._paint(start, start + _number_length(line.text), bold=True)
        for entry in line.quotes:
            made = QTextCharFormat()
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            made.setUnderlineColor(self._theme.colour("note"))
            made.setBackground(self._theme.colour("selection"))
            made.setToolTip(f"{entry.head}：{entry.text}")
            self._merge(start + entry.start, start + entry.end, made)
        for mark in line.marks:
            if mark.line_end:
                cursor.insertText("¶", self._mark_format(mark))
            else:
                self._merge(start + mark.start, start + mark.end, self._mark_format(mark))
        if line.reason:
            made = QTextCharFormat(plain)
            made.setFontItalic(True)
            cursor.insertText(tr("　〔未作为正文：{reason}〕", reason=line.reason), made)

    def _char_format(self, line: _Look) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(self._theme.colour("quiet" if line.kind is LineKind.LEFT_OUT else "text"))
        if line.kind.division or line.kind is LineKind.TITLE:
            made.setFontWeight(QFont.Weight.Bold)
        return made

    def _mark_format(self, mark: LineMark) -> QTextCharFormat:
        made = QTextCharFormat()
        inserted = mark.mark in _INSERTED
        made.setForeground(self._theme.colour("added" if inserted else "number"))
        made.setFontUnderline(inserted)
        made.setFontStrikeOut(not inserted)
        who = mark.author or tr("（未署名）")
        made.setToolTip(" ".join(x for x in (tr(_MARK_NAMES[mark.mark]), who, shown_date(mark.date)) if x))
        return made

    def _paint(self, start: int, end: int, *, bold: bool) -> None:
        made = QTextCharFormat()
        made.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        self._merge(start, end, made)

    def _merge(self, start: int, end: int, made: QTextCharFormat) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(made)

    # -- the cursor

    def line(self) -> int:
        """The line the cursor stands in."""
        return self.textCursor().blockNumber()

    def character(self) -> int:
        """The character of that line before which the cursor stands."""
        return self.textCursor().positionInBlock()

    def chosen_lines(self) -> list[int]:
        """The lines the selection touches, else the cursor's line."""
        cursor = self.textCursor()
        first = self.document().findBlock(cursor.selectionStart()).blockNumber()
        end = self.document().findBlock(cursor.selectionEnd())
        last = end.blockNumber()
        if last > first and cursor.selectionEnd() == end.position():
            last -= 1
        return list(range(first, last + 1))

    def jump(self, line: int, start: int = 0, end: int = 0, *, scroll: bool = True) -> None:
        """Put the cursor on characters of a line and bring it to the middle of the screen."""
        self._wanted = (line, start, end) if len(self._drawn) <= line < len(self._drawn) + len(self._waiting) else None
        block = self.document().findBlockByNumber(line)
        if self._wanted is not None or not block.isValid():
            return
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(start, block.length() - 1))
        if end > start:
            cursor.setPosition(block.position() + min(end, block.length() - 1), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        if scroll:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect().center().y() - self.viewport().height() // 2)

    def _moved(self) -> None:
        selection: Any = QTextEdit.ExtraSelection()
        selection.format.setBackground(self._theme.colour("selection"))
        selection.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        selection.cursor = self.textCursor()
        selection.cursor.clearSelection()
        self.setExtraSelections([selection])
        self._gutter.update()
        if self.line() != self._line:
            self._line = self.line()
            self.line_changed.emit(self._line)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the menu; a click outside the selection moves the cursor first."""
        at = self.cursorForPosition(self.viewport().mapFromGlobal(event.globalPos()))
        cursor = self.textCursor()
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        if by_mouse and not cursor.selectionStart() <= at.position() <= cursor.selectionEnd():
            self.setTextCursor(at)
        if by_mouse:
            self.menu_wanted.emit(event.globalPos())
        else:
            self.menu_wanted.emit(self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))

    # -- the strip at the left

    def gutter_width(self) -> int:
        """Pixels of the strip: the longest name, the number of an article that writes none, a sign for remarks."""
        return self.fontMetrics().horizontalAdvance("接上行批") + 26

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the strip as high as the text, and the cursor's line on the screen if it was there."""
        # The text is laid out anew by the call below; here it still stands where the user saw it.
        seen = 0 <= self.cursorRect().top() <= event.oldSize().height()
        super().resizeEvent(event)
        if seen:
            self.ensureCursorVisible()
        self.setViewportMargins(self.gutter_width(), 0, 0, 0)
        inner = self.contentsRect()
        self._gutter.setGeometry(QRect(inner.left(), inner.top(), self.gutter_width(), inner.height()))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Bring the cursor's line to the screen when the window opens."""
        super().showEvent(event)
        self.ensureCursorVisible()

    def paint_gutter(self, gutter: QWidget, area: QRect) -> None:
        """Paint the part of the strip that lies in `area`."""
        painter = QPainter(gutter)
        painter.fillRect(area, self._theme.colour("window"))
        painter.setFont(self.font())
        layout = self.document().documentLayout()
        top = self.verticalScrollBar().value()
        block = self._first_below(top)
        while block.isValid():
            rect = layout.blockBoundingRect(block)
            y = int(rect.top()) - top
            if y > area.bottom():
                break
            self._paint_name(painter, block, y, gutter.width())
            block = block.next()
        painter.end()

    def _first_below(self, top: int) -> QTextBlock:
        """The first line whose lower edge is below `top`; what stands further down need not be laid out for it."""
        block, layout = self.cursorForPosition(QPoint(0, 0)).block(), self.document().documentLayout()
        while block.previous().isValid() and layout.blockBoundingRect(block.previous()).bottom() >= top:
            block = block.previous()
        return block

    def _paint_name(self, painter: QPainter, block: QTextBlock, y: int, width: int) -> None:
        n = block.blockNumber()
        if self._view is None or n >= len(self._view.lines):
            return
        line = self._view.lines[n]
        height = self.fontMetrics().height()
        name = self.role_text(n)
        wide = self.fontMetrics().horizontalAdvance(name) + 8
        chip = QRect(6, y, wide, height)
        colour = self._theme.colour(_COLOURS.get(line.kind, "quiet"))
        painter.setPen(colour)
        if line.kind is not LineKind.LEFT_OUT:
            painter.drawRoundedRect(chip.adjusted(0, 0, -1, -1), 3, 3)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, name)
        if sign := self._remarked.get(n):
            painter.setPen(self._theme.colour("note"))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRect(0, y, width - 5, height), right, sign)

    def role_text(self, line: int) -> str:
        """What stands beside a line: 章, 条, 款; with the number where the line itself writes none."""
        here = self._view.lines[line] if self._view is not None else None
        if here is None:
            return ""
        if here.kind is LineKind.ARTICLE and here.label and _number_length(here.text) == 0:
            return tr("条") + here.label
        return tr(here.kind.value)


def _remarked(remarks: tuple[Group, ...]) -> dict[int, str]:
    """Line to the sign beside it: 批 for a comment, 注 for a note."""
    return {
        entry.line: "批" if group.title == "批注" else "注"
        for group in reversed(remarks)
        for entry in group.entries
        if entry.line >= 0
    }


def _same_place(view: DraftView, here: tuple[SourceLine, int] | None) -> tuple[int, int]:
    """The line of a new view with the same words, else the one at the same place of the file; and the character."""
    if here is None:
        return 0, 0
    line, character = here
    same = [n for n, x in enumerate(view.lines) if line.address is not None and x.address == line.address]
    if same:
        return same[0], character
    offset = line.start + max(0, character - line.lead)
    found = max(0, view.line_at(line.block, offset))
    return found, view.lines[found].within(offset) if view.lines else 0


def _number_length(text: str) -> int:
    """How many characters of an article's line are its number, 0 where it writes none."""
    if text.startswith("第") and 0 < (end := text.find("条")) < 14:
        tail = text[end + 1 : end + 2] == "之"
        return end + 1 + (2 if tail else 0)
    return text.find("、") + 1 if 0 < text.find("、") <= 4 else 0


def _looks(view: DraftView, remarks: tuple[Group, ...]) -> list[_Look]:
    """How each line of a view is to be drawn."""
    marked, marks = view.source.reading is Reading.MARKED, view.marks()
    quotes: dict[int, list[Entry]] = {}
    for group in remarks:
        for entry in group.entries:
            quotes.setdefault(entry.line, []).append(entry)
    return [
        _Look(
            line.text,
            line.kind,
            line.reason,
            tuple(mark for mark in marks.get(n, ()) if marked or mark.line_end),
            tuple(quotes.get(n, ())),
        )
        for n, line in enumerate(view.lines)
    ]


def _equal(one: Sequence[_Look], other: Sequence[_Look]) -> int:
    """How many lines are alike from the beginning."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
