"""Painting marks over an article's words: spans in, pieces with character styles out."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.domain.diff import DiffKind, DiffSpan
from workbench.report.ooxml import Piece

#: What stands for words that are folded away.
FOLDED = "……"
STYLES = {
    DiffKind.ADDED: "DiffAdded",
    DiffKind.REMOVED: "DiffRemoved",
    DiffKind.CHANGED: "DiffChanged",
    DiffKind.MOVED: "DiffMoved",
    DiffKind.NUMBER: "DiffNumber",
}


@dataclass(frozen=True, slots=True)
class Painted:
    """Characters ``start:end`` in a character style."""

    start: int
    end: int
    style: str


def of_diffs(spans: Iterable[DiffSpan]) -> list[Painted]:
    """The painting of difference spans; equal words are not painted."""
    return [Painted(s.start, s.end, STYLES[s.kind]) for s in spans if s.kind in STYLES]


def pieces(text: str, painted: Sequence[Painted], start: int = 0, end: int | None = None) -> list[Piece]:
    """``text[start:end]`` cut at the marks; where marks overlap, the first in `painted` wins."""
    end = len(text) if end is None else end
    cuts = sorted({start, end, *(c for p in painted for c in (p.start, p.end) if start < c < end)})
    result: list[Piece] = []
    for left, right in itertools.pairwise(cuts):
        style = next((p.style for p in painted if p.start <= left and right <= p.end), "")
        if result and result[-1].style == style:
            result[-1] = Piece(result[-1].text + text[left:right], style)
        else:
            result.append(Piece(text[left:right], style))
    return result


def lines(text: str, painted: Sequence[Painted], shown: Sequence[tuple[int, int]] = ()) -> list[list[Piece]]:
    """The paragraphs of an article's text with its marks.

    `shown` are the stretches to show, in order; what lies between them is folded as ……; none shows everything.
    """
    stretches = _joined(shown, len(text)) or [(0, len(text))]
    result: list[list[Piece]] = []
    position = 0
    for start, end in stretches:
        folded = bool(text[position:start].strip())
        for number, (left, right) in enumerate(_line_bounds(text, start, end)):
            line = pieces(text, painted, left, right)
            result.append([Piece(FOLDED), *line] if folded and number == 0 else line)
        position = end
    if text[position:].strip() and result:
        result[-1] = [*result[-1], Piece(FOLDED)]
    return result


def _joined(shown: Sequence[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """The stretches in order, inside the text, overlapping ones as one."""
    result: list[tuple[int, int]] = []
    for start, end in sorted((max(0, s), min(e, length)) for s, e in shown):
        if end <= start:
            continue
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def _line_bounds(text: str, start: int, end: int) -> list[tuple[int, int]]:
    bounds: list[tuple[int, int]] = []
    left = start
    while left < end:
        right = text.find("\n", left, end)
        right = end if right < 0 else right
        if text[left:right].strip():
            bounds.append((left, right))
        left = right + 1
    return bounds


def excerpt(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence or sentences around ``text[start:end]``: what has to be read with the words to understand them.

    A sentence ends at 。；or a line's end; in an item the lead-in is not repeated.
    """
    left = max((text.rfind(c, 0, start) for c in "。；\n"), default=-1) + 1
    rights = [i for i in (text.find(c, max(end - 1, start)) for c in "。；\n") if i >= 0]
    right = min(rights) + 1 if rights else len(text)
    right = max(right, end)
    while right > end and text[right - 1] == "\n":
        right -= 1
    while left < start and text[left] == "\n":
        left += 1
    return left, right
