"""The lines of one draft as the window shows them for checking: what each was read as, where it stands, its tracked changes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.corrections import Correction, CorrectionAction, LineAddress
from workbench.domain.numerals import format_chinese, parse_int
from workbench.domain.regulation import Article, Level, Regulation
from workbench.domain.source import Mark, SourceDocument
from workbench.services.reading import ReadAs
from workbench.structure import Column, LineReading, build_regulation, read_lines
from workbench.structure.corrections import correct_lines
from workbench.structure.inline import part_lines
from workbench.structure.lines import Line, split_lines
from workbench.structure.marks import division_mark
from workbench.structure.tables import choose_column

_NOT_TEXT = "不属于正文"


class LineKind(StrEnum):
    """What a line was read as; values are the short names beside it."""

    TITLE = "标题"
    CAPTION = "题注"
    ANNOUNCEMENT = "公告"
    CONTENTS = "目录"
    EXPLANATION = "说明"
    PREAMBLE = "前文"
    PART = "编"
    SUBPART = "分编"
    CHAPTER = "章"
    SECTION = "节"
    ARTICLE = "条"
    PARAGRAPH = "款"
    ITEM = "项"
    SUBITEM = "目"
    CONTINUED = "接上行"
    BODY = "正文"
    CLOSING = "后文"
    APPENDIX = "附件"
    LEFT_OUT = "略去"

    @property
    def depth(self) -> int:
        """How far the line is indented: chapters 0, sections 1, articles 1, then one more for each step down."""
        return _DEPTH.get(self, 0)

    @property
    def division(self) -> bool:
        """It is a heading of a 编, 分编, 章 or 节."""
        return self in (LineKind.PART, LineKind.SUBPART, LineKind.CHAPTER, LineKind.SECTION)


_DEPTH = {
    LineKind.SECTION: 1, LineKind.ARTICLE: 1, LineKind.PARAGRAPH: 2, LineKind.CONTINUED: 2, LineKind.ITEM: 3,
    LineKind.SUBITEM: 4,
}  # fmt: skip
_LEVELS = {
    Level.PART: LineKind.PART, Level.SUBPART: LineKind.SUBPART, Level.CHAPTER: LineKind.CHAPTER,
    Level.SECTION: LineKind.SECTION,
}  # fmt: skip
_ROLES = {
    "title": LineKind.TITLE, "caption": LineKind.CAPTION, "announcement": LineKind.ANNOUNCEMENT,
    "contents": LineKind.CONTENTS, "explanation": LineKind.EXPLANATION, "preamble": LineKind.PREAMBLE,
    "article": LineKind.ARTICLE, "closing": LineKind.CLOSING, "appendix": LineKind.APPENDIX,
    "skipped": LineKind.LEFT_OUT,
}  # fmt: skip
_RANK = {LineKind.PART: 0, LineKind.SUBPART: 1, LineKind.CHAPTER: 2, LineKind.SECTION: 3}


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of the file.

    Attributes:
        text: the line with its automatic number, of which it holds `lead` characters.
        kind: what it was read as.
        label: label of the article or number of the division that begins here, or "".
        block, start: source block, and offset in its text of ``text[lead]``.
        address: where a correction of this line points; None for lines that cannot be corrected (other columns).
        reason: why it was left out, for LEFT_OUT.
    """

    text: str
    kind: LineKind
    label: str
    block: int
    start: int
    lead: int = 0
    address: LineAddress | None = None
    reason: str = ""

    @property
    def end(self) -> int:
        """Offset in the block's text behind the line's last word."""
        return self.start + len(self.text) - self.lead

    def within(self, offset: int) -> int:
        """The character of `text` at `offset` of the block's text, kept inside the line."""
        return min(max(self.lead + offset - self.start, 0), len(self.text))


@dataclass(frozen=True, slots=True)
class LineMark:
    """A tracked change on characters ``start:end`` of a line; a changed line end has an empty range at the line's end."""

    start: int
    end: int
    mark: Mark
    author: str
    date: str
    line_end: bool = False


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft as read: its source, the regulation, and every line, left-out ones too, in reading order.

    `at`: block index to the indices of its lines.
    """

    source: SourceDocument
    regulation: Regulation
    lines: tuple[SourceLine, ...]
    at: Mapping[int, tuple[int, ...]]

    def line_at(self, block: int, offset: int = 0) -> int:
        """The line that holds character `offset` of a block's text, or -1."""
        here = self.at.get(block, ())
        return next((n for n in reversed(here) if self.lines[n].start <= offset), here[0] if here else -1)

    def place_in(self, article: Article, offset: int) -> tuple[int, int]:
        """The line and its character where a character of an article's text stands; (-1, 0) when unknown."""
        best: tuple[int, int] | None = None
        for s in article.stretches:
            if s.start <= offset:
                best = s.block, s.block_start + min(offset, s.end) - s.start
        if best is None:
            best = article.block, 0
        line = self.line_at(*best)
        return (line, self.lines[line].within(best[1])) if line >= 0 else (-1, 0)

    def marks(self) -> dict[int, tuple[LineMark, ...]]:
        """Line to the tracked changes on it; only a reading with marks holds the words of both sides."""
        found: dict[int, list[LineMark]] = {}
        for r in self.source.revisions:
            for n in self.at.get(r.block, ()):
                line = self.lines[n]
                start, end = max(r.start, line.start), min(r.end, line.end)
                broken = r.text == "\n" and r.start == r.end == line.end
                if start < end or broken:
                    at = line.within(start)
                    found.setdefault(n, []).append(
                        LineMark(at, at if broken else line.within(end), r.mark, r.author, r.date, broken)
                    )
        return {n: tuple(marks) for n, marks in found.items()}


def view_draft(source: SourceDocument, how: ReadAs) -> DraftView:
    """Read blocks that are in memory already, with corrections and column as `how` says."""
    column = Column(how.column)
    regulation = build_regulation(source, how.corrections, column=column)
    chosen = choose_column(split_lines(source), column)
    lines = correct_lines(part_lines(chosen.lines).lines, how.corrections).lines
    readings = read_lines(source, how.corrections, column=column)
    kinds = _Kinds(regulation)
    made = [kinds.line(line, reading) for line, reading in zip(lines, readings, strict=True)]
    made += [
        SourceLine(x.shown, LineKind.LEFT_OUT, "", x.block, x.start, x.lead, None, "对照表的其他栏")
        for x in chosen.dropped
    ]
    made.sort(key=lambda x: (x.block, x.start))
    at: dict[int, list[int]] = {}
    for n, line in enumerate(made):
        at.setdefault(line.block, []).append(n)
    return DraftView(source, regulation, tuple(made), {block: tuple(held) for block, held in at.items()})


class _Kinds:
    """What the lines of a regulation are, down to paragraphs and items."""

    def __init__(self, regulation: Regulation) -> None:
        self._starts: dict[tuple[int, int], LineKind] = {}
        self._articles = bool(regulation.articles)
        self._levels = {d.block: _LEVELS[d.level] for d in regulation.divisions}
        self._reasons = {(s.block, s.text): s.reason for s in regulation.skipped}
        self._covered: set[tuple[int, int]] = set()
        for article in regulation.articles:
            self._add(article)

    def _add(self, article: Article) -> None:
        begins: dict[int, LineKind] = {}
        for paragraph in article.paragraphs:
            begins[paragraph.start] = LineKind.PARAGRAPH
        for paragraph in article.paragraphs:
            for item in paragraph.items:
                for piece, kind in ((item, LineKind.ITEM), *((s, LineKind.SUBITEM) for s in item.subitems)):
                    begins[piece.start] = begins[piece.text_start] = kind
        for s in article.stretches:
            self._starts[s.block, s.block_start] = begins.get(s.start, LineKind.CONTINUED)

    def line(self, line: Line, reading: LineReading) -> SourceLine:
        kind, reason = self._kind(line, reading)
        return SourceLine(
            line.shown, kind, reading.label, line.block, line.start, line.lead, reading.address, reason
        )  # fmt: skip

    def _kind(self, line: Line, reading: LineReading) -> tuple[LineKind, str]:
        if reading.role == "division":
            return self._division(line, reading), ""
        reason = self._reasons.get((line.block, line.shown), "")
        if reading.role != "text":
            kind = _ROLES[reading.role]
            return kind, (reason or _NOT_TEXT) if kind is LineKind.LEFT_OUT else ""
        if not self._articles:
            return LineKind.BODY, ""
        known = self._starts.get((line.block, line.start))
        if known is None and reason:
            return LineKind.LEFT_OUT, reason
        return known or LineKind.CONTINUED, ""

    def _division(self, line: Line, reading: LineReading) -> LineKind:
        found = re.search(r"分编|[编章节]$", reading.label)
        return _LEVELS[Level(found[0])] if found else self._levels.get(line.block, LineKind.CHAPTER)


def correction_of(
    view: DraftView, line: int, action: CorrectionAction, *, kind: LineKind = LineKind.CHAPTER, offset: int = 0
) -> Correction:
    """The correction that says `action` of a line.

    Args:
        kind: for DIVISION, which level; a heading without a number gets the next one.
        offset: for SPLIT, the character of the line's text at which the new line begins.

    Raises:
        ValueError: the line belongs to another column and cannot be corrected.
    """
    here = view.lines[line]
    if here.address is None:
        raise ValueError("the line has no address")
    if action is CorrectionAction.DIVISION and written_division(here) is None:
        return Correction(
            here.address, action, f"第{format_chinese(_next_number(view.lines[:line], kind))}{kind.value}"
        )
    return Correction(here.address, action, offset=offset if action is CorrectionAction.SPLIT else 0)


def written_division(line: SourceLine) -> LineKind | None:
    """Which division the line's own words number, or None when they number none."""
    mark = division_mark(Line(line.text, line.block, 0))
    return _LEVELS[mark.level] if mark else None


def _next_number(before: Sequence[SourceLine], kind: LineKind) -> int:
    for line in reversed(before):
        if not line.kind.division:
            continue
        if _RANK[line.kind] < _RANK[kind]:
            break
        if line.kind is kind and (found := re.search(r"第\s*(.+?)\s*(?:分编|[编章节])", line.label)):
            try:
                return parse_int(found[1]) + 1
            except ValueError:
                break
    return 1


def lost_corrections(regulation: Regulation) -> int:
    """How many corrections found no line in this reading."""
    return sum(n.code == "correction-lost" for n in regulation.notices)
