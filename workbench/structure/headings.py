"""Headings of divisions that lost their number: short lines between the end of an article and the next one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from workbench.domain.regulation import Level
from workbench.structure.joining import ends_sentence
from workbench.structure.lines import Line, squeeze
from workbench.structure.marks import DivisionMark, item_mark, tidy_heading

_PUNCTUATION = frozenset("。；：，,.;:!?！？“”（）()《》")
_LONGEST = 30


def looks_like_heading(text: str) -> bool:
    """Short, without punctuation and without a number."""
    bare = squeeze(text)
    if not 2 <= len(bare) <= _LONGEST or any(c in _PUNCTUATION for c in bare):
        return False
    return item_mark(bare) is None and not bare[0].isdigit()


def unnumbered_divisions(
    lines: Sequence[Line], starts: frozenset[int], divisions: Mapping[int, DivisionMark], free: Sequence[bool]
) -> dict[int, DivisionMark]:
    """Headings without a number, with their likely level.

    A heading counts as a chapter where exactly so many chapter numbers are missing around it, else as a section.

    Args:
        lines: all lines.
        starts: lines that begin an article.
        divisions: the numbered headings.
        free: whether a line's role is still open.
    """
    found = [
        i
        for i in range(1, len(lines) - 1)
        if free[i]
        and i + 1 in starts
        and i - 1 not in divisions
        and ends_sentence(lines[i - 1].shown)
        and looks_like_heading(lines[i].shown)
    ]
    found += _lost_first_sections(lines, starts, divisions, free)
    if not divisions and len(found) < 2 and not any(lines[i].outline >= 0 or lines[i].centered for i in found):
        return {}
    chapters = [(i, int(m.number)) for i, m in sorted(divisions.items()) if m.level is Level.CHAPTER]
    firsts = set(_lost_first_sections(lines, starts, divisions, free))
    return {
        i: _mark(lines[i], Level.SECTION if i in firsts else _level(i, found, chapters)) for i in sorted(set(found))
    }


def _lost_first_sections(
    lines: Sequence[Line], starts: frozenset[int], divisions: Mapping[int, DivisionMark], free: Sequence[bool]
) -> list[int]:
    """Headings right below a chapter's, where the chapter's next numbered section is the second."""
    order = sorted(divisions)
    found = []
    for i, following in pairwise(order):
        chapter, section = divisions[i], divisions[following]
        second = chapter.level is Level.CHAPTER and section.level is Level.SECTION and section.number == "2"
        if second and chapter.heading and free[i + 1] and i + 2 in starts and looks_like_heading(lines[i + 1].shown):
            found.append(i + 1)
    return found


def _mark(line: Line, level: Level) -> DivisionMark:
    return DivisionMark(level, "", "", tidy_heading(line.shown))


def _level(i: int, found: Sequence[int], chapters: Sequence[tuple[int, int]]) -> Level:
    before = max((c for c in chapters if c[0] < i), default=(-1, 0))
    after = min((c for c in chapters if c[0] > i), default=None)
    if after is None:
        return Level.CHAPTER
    between = sum(before[0] < j < after[0] for j in found)
    missing = after[1] - before[1] - 1
    return Level.CHAPTER if missing == between else Level.SECTION
