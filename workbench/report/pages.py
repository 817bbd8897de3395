"""On which page a heading will stand: the page numbers a report's contents show until Word counts them itself.

Lines are exact and Chinese characters are squares, so the lines of a paragraph and the height of a row can be
counted. Words of other scripts, whose width depends on the font at hand, make the count an estimate.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from workbench.domain.resources import resource
from workbench.report.ooxml import W

_P, _TBL = f"{{{W}}}p", f"{{{W}}}tbl"
#: Characters of half the width of a Chinese one.
_NARROW = re.compile("[\u0020-\u007e\u00a0-\u00ff]")
#: Marks that never begin a line, and those that never end one.
_NOT_FIRST = frozenset("，。、；：！？”’）》〉】〕％%…—")
_NOT_LAST = frozenset("“‘（《〈【〔")
#: Twips: a cell's margin at each side, above and below, as in the style of tables; a rule between rows.
_CELL_SIDE, _CELL_END, _RULE = 57, 28, 10


@dataclass(frozen=True, slots=True)
class _Style:
    """What a paragraph style says of heights and widths, in twips; `indent` is in characters."""

    size: int
    line: int
    before: int
    after: int
    indent: int
    left: int
    keep_next: bool


def _value(node: etree._Element | None, path: str, attribute: str, default: int) -> int:
    found = None if node is None else node.find(path, {"w": W})
    text = None if found is None else found.get(f"{{{W}}}{attribute}")
    return int(text) if text is not None and text.lstrip("-").isdigit() else default


@lru_cache(maxsize=1)
def _styles() -> Mapping[str, _Style]:
    """The paragraph styles of the shipped style sheet, by id; a style stands behind the one it is based on."""
    root = etree.fromstring(resource("report", "styles.xml").read_bytes())
    result: dict[str, _Style] = {}
    for node in root.iter(f"{{{W}}}style"):
        if node.get(f"{{{W}}}type") != "paragraph":
            continue
        based = node.find(f"{{{W}}}basedOn")
        basis = result.get("" if based is None else based.get(f"{{{W}}}val", ""), _Style(320, 578, 0, 0, 0, 0, False))
        line = _value(node, "w:pPr/w:spacing", "line", basis.line)
        result[node.get(f"{{{W}}}styleId", "")] = _Style(
            _value(node, "w:rPr/w:sz", "val", basis.size // 10) * 10,
            line,
            _value(node, "w:pPr/w:spacing", "before", basis.before),
            _value(node, "w:pPr/w:spacing", "after", basis.after),
            _value(node, "w:pPr/w:ind", "firstLineChars", basis.indent * 100) // 100,
            _value(node, "w:pPr/w:ind", "left", basis.left),
            node.find(f"{{{W}}}pPr/{{{W}}}keepNext") is not None or basis.keep_next,
        )
    return result


@dataclass(slots=True)
class _Cursor:
    """A place on a page, in twips from its upper margin."""

    page: int
    height: int
    at: int = 0

    def turn(self) -> None:
        """Go to the next page."""
        self.page += 1
        self.at = 0

    def room(self, needed: int) -> None:
        """Turn the page unless `needed` fits on this one."""
        if self.at and self.at + needed > self.height:
            self.turn()


@dataclass(slots=True)
class PageCount:
    """Goes through the blocks of a section and remembers where each bookmark stands.

    Attributes:
        pages: bookmark to page number, as printed.
    """

    width: int
    height: int
    page: int = 1
    pages: dict[str, int] = field(default_factory=dict)

    def count(self, blocks: Sequence[etree._Element]) -> None:
        """Lay out the blocks of one section; `page` is its first page, and afterwards its last."""
        cursor = _Cursor(self.page, self.height)
        for number, block in enumerate(blocks):
            if cursor.at and block.find(f"{{{W}}}pPr/{{{W}}}pageBreakBefore") is not None:
                cursor.turn()
            cursor.room(self._kept_together(blocks, number))
            if block.tag == _P:
                self._paragraph(cursor, block)
            elif block.tag == _TBL:
                self._table(cursor, block)
        self.page = cursor.page

    def _kept_together(self, blocks: Sequence[etree._Element], number: int) -> int:
        """The height that has to fit from this block on: headings and captions keep with what follows."""
        needed = 0
        for block in blocks[number : number + 6]:
            if block.tag == _TBL:
                rows = list(_rows(block))
                return needed + sum(_row_height(row) for row in rows[: _chain(rows, 0)] if _is_whole(row))
            style = _style_of(block)
            if not style.keep_next:
                return needed + style.line + style.before
            needed += self._height(block)
        return needed

    def _height(self, block: etree._Element) -> int:
        style = _style_of(block)
        return style.before + _line_count(block, self.width) * style.line + style.after

    def _paragraph(self, cursor: _Cursor, block: etree._Element) -> None:
        style = _style_of(block)
        cursor.at += style.before if cursor.at else 0
        for line in range(_line_count(block, self.width)):
            cursor.room(style.line)
            if line == 0:
                for mark in block.iter(f"{{{W}}}bookmarkStart"):
                    self.pages[mark.get(f"{{{W}}}name", "")] = cursor.page
            cursor.at += style.line
        cursor.at += style.after

    def _table(self, cursor: _Cursor, block: etree._Element) -> None:
        rows = list(_rows(block))
        head = _row_height(rows[0]) if rows and rows[0].find(f"{{{W}}}trPr/{{{W}}}tblHeader") is not None else 0
        for number, row in enumerate(rows):
            height = _row_height(row)
            if number and not _keeps_next(rows[number - 1]):
                kept = sum(_row_height(r) for r in rows[number : _chain(rows, number)])
                if kept > height and cursor.at + kept > cursor.height and kept <= cursor.height - head:
                    cursor.turn()
                    cursor.at = head
            if cursor.at + height <= cursor.height:
                cursor.at += height
            elif _is_whole(row) and height <= cursor.height - head:
                cursor.turn()
                cursor.at += height + (head if number else 0)
            else:
                _break_row(cursor, height - 2 * _CELL_END - _RULE, head, _style_of(next(row.iter(_P))).line)


def _break_row(cursor: _Cursor, lines: int, head: int, line: int) -> None:
    """Let a row flow over pages: each holds whole lines of it, under the repeated head."""
    lines -= _whole_lines(cursor.height - cursor.at, line)
    usable = max(_whole_lines(cursor.height - head, line), line)
    cursor.page += math.ceil(lines / usable)
    cursor.at = head + (lines % usable or usable) + 2 * _CELL_END + _RULE


def _whole_lines(room: int, line: int) -> int:
    """The lines that fit into a part of a broken row, in twips."""
    return max((room - 2 * _CELL_END - _RULE) // line, 0) * line


def _style_of(block: etree._Element) -> _Style:
    node = block.find(f"{{{W}}}pPr/{{{W}}}pStyle")
    styles = _styles()
    return styles.get("Normal" if node is None else node.get(f"{{{W}}}val", ""), styles["Normal"])


def _line_count(block: etree._Element, width: int) -> int:
    style = _style_of(block)
    room = max((width - style.left) / style.size, 1.0)
    text = ""
    for node in block.iter(f"{{{W}}}t", f"{{{W}}}br"):
        text += "\n" if node.tag.endswith("}br") else node.text or ""
    first, *rest = text.split("\n")
    return line_count(first, room, style.indent) + sum(line_count(line, room, 0) for line in rest)


def line_count(text: str, room: float, indent: int = 0) -> int:
    """How many lines words take.

    Args:
        room: Chinese characters that a line holds.
        indent: characters by which the first line is shorter.
    """
    lines, at = 1, 0
    while len(text) - at > (left := room - (indent if lines == 1 else 0)):
        end = _line_end(text, at, left)
        if end >= len(text):
            break
        at = end
        lines += 1
    return lines


def _line_end(text: str, start: int, room: float) -> int:
    """Where the line that begins at `start` ends, by the rules for line ends that Word follows."""
    end = start + int(room)
    before = -1
    while end != before and end < len(text):  # characters of half the width let more of them in
        before = end
        end = start + int(room + len(_NARROW.findall(text, start, end)) / 2)
    while end < len(text) and end + 1 - start - len(_NARROW.findall(text, start, end + 1)) / 2 <= room:
        end += 1
    if end >= len(text):
        return end
    last = end
    while end > start + 1 and end < len(text) and _unbreakable(text[end - 1], text[end]):
        end -= 1
    return end if end > start + 1 else last


def _unbreakable(before: str, behind: str) -> bool:
    return behind in _NOT_FIRST or before in _NOT_LAST or (before.isascii() and behind.isascii() and before.isalnum())


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    return table.iterchildren(f"{{{W}}}tr")


def _keeps_next(row: etree._Element) -> bool:
    return row.find(f"{{{W}}}tc/{{{W}}}p/{{{W}}}pPr/{{{W}}}keepNext") is not None


def _chain(rows: Sequence[etree._Element], first: int) -> int:
    """Behind the last row that has to stand on one page with row `first`."""
    last = first
    while last + 1 < len(rows) and _keeps_next(rows[last]):
        last += 1
    return last + 1


def table_height(table: etree._Element) -> int:
    """The height of a table in twips, as if it stood on one page."""
    return sum(_row_height(row) for row in _rows(table))


def _is_whole(row: etree._Element) -> bool:
    return row.find(f"{{{W}}}trPr/{{{W}}}cantSplit") is not None


def _row_height(row: etree._Element) -> int:
    tallest = 0
    for cell in row.iterchildren(f"{{{W}}}tc"):
        width = _value(cell, "w:tcPr/w:tcW", "w", 0) - 2 * _CELL_SIDE
        height = 0
        for block in cell.iterchildren(_P):
            style = _style_of(block)
            height += style.before + _line_count(block, width) * style.line + style.after
        tallest = max(tallest, height)
    return tallest + 2 * _CELL_END + _RULE
