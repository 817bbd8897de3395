"""Articles and items that lost their line: a copy that runs several of them together in one line is cut again.

Only where the number is exactly the next one, stands behind a finished sentence and is typed nowhere at a line's start.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from workbench.domain.labels import article_words, label_key
from workbench.domain.numerals import parse_int
from workbench.domain.source import Notice
from workbench.structure.lines import BLANK, Line
from workbench.structure.marks import ArticleMark, article_mark

_ARTICLE_INSIDE = re.compile(rf"(?<=[。！？])[{BLANK}]{{0,8}}(?=第[{BLANK}]{{0,2}}[^条\n]{{1,12}}条)")
_ITEM_INSIDE = re.compile(rf"([：:；;。])[{BLANK}]{{0,8}}(?=[（(]([一二三四五六七八九十]{{1,3}})[)）])")
_ITEM_FIRST = re.compile(r"[（(]([一二三四五六七八九十]{1,3})[)）]")


@dataclass(frozen=True, slots=True)
class Parted:
    """Lines with what ran together cut apart, and what a reader should know."""

    lines: list[Line]
    notices: list[Notice]


def part_lines(lines: Sequence[Line]) -> Parted:
    """Cut lines that hold the beginning of a further article or item."""
    articles, labels = _at_articles(lines)
    notices = [
        Notice("inline-article", f"{article_words(label)}接排在上一条之后，未另起一行，已分开读取。", block)
        for label, block in labels
    ]
    return Parted([part for line in articles for part in _at_items(line)], notices)


_BRACKETS = (("（", "）"), ("(", ")"))


def even_brackets(lines: Sequence[Line]) -> Parted:
    """Write the brackets of item numbers in one width, the one most of the document's items have.

    A character for a character: every offset stays. Mixed widths are a trace of typing, not of the text.
    """
    found = [(i, m) for i, line in enumerate(lines) if (m := _ITEM_FIRST.match(line.shown))]
    wide = sum(m[0][0] == "（" and m[0][-1] == "）" for _, m in found)
    narrow = sum(m[0][0] == "(" and m[0][-1] == ")" for _, m in found)
    opening, closing = _BRACKETS[0 if wide >= narrow else 1]
    result = list(lines)
    changed = 0
    for i, m in found:
        if m[0][0] != opening or m[0][-1] != closing:
            shown = opening + m[1] + closing + lines[i].shown[m.end() :]
            result[i] = replace(lines[i], shown=shown)
            changed += 1
    note = Notice(
        "item-brackets", f"{changed}处项号的括号与其他项号全角、半角不一，已统一为“{opening}一{closing}”的写法。"
    )
    return Parted(result, [note] if changed else [])


def cut(line: Line, offsets: Sequence[int]) -> list[Line]:
    """A line cut at offsets into `shown`; blanks at the cuts are dropped."""
    bounds = [0, *offsets, len(line.shown)]
    parts: list[Line] = []
    for begin, end in pairwise(bounds):
        words = line.shown[begin:end]
        inner = words.lstrip(BLANK)
        offset = begin + len(words) - len(inner)
        inner = inner.rstrip(BLANK)
        if not inner:
            continue
        if parts:
            start = line.start + offset - line.lead
            parts.append(replace(line, shown=inner, start=start, lead=0, label="", level=-1, soft=True))
        else:
            parts.append(replace(line, shown=inner))
    return parts


def _at_articles(lines: Sequence[Line]) -> tuple[list[Line], list[tuple[str, int]]]:
    marks = [article_mark(line) for line in lines]
    known = {m.label for m in marks if m is not None}
    result: list[Line] = []
    found: list[tuple[str, int]] = []
    last: tuple[int, int] = (0, 0)
    for line, mark in zip(lines, marks, strict=True):
        if mark is not None and not mark.cited:
            last = label_key(mark.label)
        offsets: list[int] = []
        for m in _ARTICLE_INSIDE.finditer(line.shown) if last > (0, 0) else ():
            inner = _inner_mark(line, m.end())
            if inner is None or inner.label in known or not _is_next(last, inner):
                continue
            offsets.append(m.end())
            last = label_key(inner.label)
            found.append((inner.label, line.block))
        result += cut(line, offsets) if offsets else [line]
    return result, found


def _inner_mark(line: Line, at: int) -> ArticleMark | None:
    mark = article_mark(Line(line.shown[at : at + 60], line.block, 0))
    return None if mark is None or mark.cited else mark


def _is_next(last: tuple[int, int], mark: ArticleMark) -> bool:
    return label_key(mark.label) in ((last[0] + 1, 0), (last[0], last[1] + 1))


def _at_items(line: Line) -> list[Line]:
    text = line.shown
    if "一)" not in text and "一）" not in text and not text.startswith(("（", "(")):
        return [line]
    first = _ITEM_FIRST.match(text)
    expected = parse_int(first[1]) + 1 if first else 1
    offsets: list[int] = []
    for m in _ITEM_INSIDE.finditer(text):
        if parse_int(m[2]) != expected or (expected > 1 and m[1] in "：:"):
            continue
        offsets.append(m.end())
        expected += 1
    enough = len(offsets) >= (1 if first else 2)
    return cut(line, offsets) if enough else [line]
