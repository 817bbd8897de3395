"""From printed lines to paragraphs: page numbers and running heads dropped, lines joined (PDF and OFD)."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from workbench.domain.source import Block, Place, Span

_NUMBER = "〇零一二三四五六七八九十百千0-9０-９"
_UNIT = re.compile(
    rf"^\s*(?:第\s*[{_NUMBER}][{_NUMBER}\s]*(?:分?编|章|节|条)|[（(]\s*[{_NUMBER}]{{1,3}}\s*[)）]|[{_NUMBER}]{{1,3}}\s*[、．.](?![0-9])|目\s*录$|附\s*[件则录表])"
)
_PAGE_NUMBER = re.compile(
    r"^[\s—–\-－·•_~〜]*(?:第\s*)?(?:[0-9０-９]{1,4}|[IVXivx]{1,6})\s*页?(?:\s*[/／，,]?\s*共?\s*[0-9０-９]{1,4}\s*页?)?[\s—–\-－·•_~〜]*$"
)
_STOP = "。；：！？”）」』》.;:!?"
#: Share of the page's height at top and bottom where heads and page numbers stand.
_BAND = 0.13


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character on a page: its left and right edge, its baseline (upwards) and its size, in points."""

    char: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line on page `page`; `number` counts the lines of the file; `height` is the page's."""

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int
    height: float
    number: int = 0


def lines_of(glyphs: Iterable[Glyph], page: int, height: float) -> list[PrintedLine]:
    """The lines of one page, from top to bottom."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (-g.base, g.left)):
        row = rows[-1] if rows else None
        if row is not None and row[0].base - glyph.base <= 0.45 * min(max(row[0].size, 1), max(glyph.size, 1)):
            row.append(glyph)
        else:
            rows.append([glyph])
    return [line for row in rows if (line := _line(row, page, height)) is not None]


def _line(row: list[Glyph], page: int, height: float) -> PrintedLine | None:
    row = sorted(row, key=lambda g: g.left)
    size = median(g.size for g in row)
    text, last = "", None
    for glyph in row:
        if last is not None:
            if glyph.char == last.char and abs(glyph.left - last.left) < 0.2 * size:
                continue  # the same character printed twice makes bold type
            if glyph.left - last.right > 0.45 * size:
                text += " "
        text += glyph.char
        last = glyph
    if not text.strip() or last is None:
        return None
    return PrintedLine(text.strip(), row[0].left, max(g.right for g in row), row[0].base, size, page, height)


def body_lines(pages: Sequence[list[PrintedLine]]) -> tuple[list[PrintedLine], int]:
    """All pages' lines without page numbers and running heads, numbered, and how many were dropped."""
    seen: Counter[tuple[str, int]] = Counter()
    for lines in pages:
        seen.update({_head_key(line) for line in lines if _in_band(line)})
    often = max(2, (len(pages) + 1) // 3)
    kept: list[PrintedLine] = []
    dropped = 0
    for lines in pages:
        for line in lines:
            repeated = seen[_head_key(line)] >= often and not _UNIT.match(line.text)
            if _in_band(line) and (_PAGE_NUMBER.match(line.text) or (len(pages) > 1 and repeated)):
                dropped += 1
                continue
            kept.append(
                PrintedLine(
                    line.text, line.left, line.right, line.base, line.size, line.page, line.height, len(kept) + dropped
                )
            )
    return kept, dropped


def _in_band(line: PrintedLine) -> bool:
    return line.base < _BAND * line.height or line.base > (1 - _BAND) * line.height


def _head_key(line: PrintedLine) -> tuple[str, int]:
    return re.sub(r"[0-9０-９\s]", "", line.text), round(line.base / 6)


@dataclass(frozen=True, slots=True)
class _Page:
    """What is usual in the file: where lines begin and end, how high a character is, whether paragraphs are indented."""

    left: float
    right: float
    size: float
    step: float
    indented: bool


def paragraphs(lines: Sequence[PrintedLine]) -> tuple[Block, ...]:
    """The paragraphs that `lines` make."""
    if not lines:
        return ()
    usual = _usual(lines)
    groups: list[list[PrintedLine]] = []
    for line in lines:
        if groups and not _begins(line, groups[-1], usual):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(_block(n, group, usual) for n, group in enumerate(groups))


def _usual(lines: Sequence[PrintedLine]) -> _Page:
    weights: Counter[float] = Counter()
    for line in lines:
        weights[round(line.size * 2) / 2] += len(line.text)
    size = weights.most_common(1)[0][0] or 1.0
    body = [line for line in lines if abs(line.size - size) <= 0.15 * size]
    long = [line for line in body if len(line.text) >= 8] or body or list(lines)
    right = sorted(line.right for line in long)[int(len(long) * 0.9) - (len(long) > 9)]
    left = _left_margin(long, size)
    steps = [a.base - b.base for a, b in itertools.pairwise(body) if a.page == b.page and a.base > b.base]
    indents = sum(1.4 * size < line.left - left < 3.2 * size for line in long)
    return _Page(left, right, size, median(steps) if steps else 1.5 * size, indents >= max(2, 0.08 * len(long)))


def _left_margin(lines: Sequence[PrintedLine], size: float) -> float:
    """The leftmost position at which a fair share of the lines begins."""
    places = Counter(round(line.left / (0.5 * size)) for line in lines)
    enough = max(2, 0.08 * len(lines))
    common = [place for place, count in places.items() if count >= enough] or list(places)
    return min(common) * 0.5 * size


def _begins(line: PrintedLine, group: list[PrintedLine], usual: _Page) -> bool:
    """Whether `line` begins a new paragraph after the lines of `group`."""
    last = group[-1]
    if abs(line.size - last.size) > 0.12 * usual.size:
        return True
    if _centered(line, usual) or _centered(last, usual):
        # A title broken into two centred lines of larger type is one title.
        large = line.size > 1.15 * usual.size
        return not (large and _centered(line, usual) and _centered(last, usual) and last.text[-1] not in _STOP)
    if line.left - usual.left > 1.2 * usual.size:
        # Deeper than the line before: a new paragraph; as deep: the same indented block goes on only where it is full.
        return len(group) == 1 or line.left - last.left > 0.6 * usual.size or _short(last, usual)
    gap = usual.right - last.right
    stopped = last.text[-1] in _STOP
    if _UNIT.match(line.text) and (stopped or gap > 1.5 * usual.size or _is_heading(last)):
        return True
    if usual.indented:
        return gap > 4 * usual.size and stopped
    return gap > 2.2 * usual.size or (stopped and line.page == last.page and last.base - line.base > 1.45 * usual.step)


def _short(line: PrintedLine, usual: _Page) -> bool:
    return usual.right - line.right > 2.2 * usual.size


def _is_heading(line: PrintedLine) -> bool:
    return bool(_UNIT.match(line.text)) and len(line.text) <= 25 and line.text[-1] not in _STOP


def _centered(line: PrintedLine, usual: _Page) -> bool:
    before, after = line.left - usual.left, usual.right - line.right
    return before > 2.6 * usual.size and abs(before - after) < max(1.6 * usual.size, 0.25 * before)


def _block(index: int, group: list[PrintedLine], usual: _Page) -> Block:
    text = ""
    spans: list[Span] = []
    for line in group:
        if text and text[-1].isascii() and line.text[0].isascii() and text[-1] not in "-/" and text[-1].isalnum():
            text += " "
            first = spans.pop()
            spans.append(Span(first.start, len(text), first.place))
        start = len(text)
        text += line.text
        spans.append(Span(start, len(text), Place("", line.number)))
    return Block(index, text, centered=all(_centered(line, usual) for line in group), spans=tuple(spans))
