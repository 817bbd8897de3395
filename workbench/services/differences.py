"""Where a row's texts differ from one of them, as spans of the articles: asked row by row, by the window and the report.

The words are compared by :mod:`workbench.align.diff`. Where two texts have hardly anything in common, marking nearly
every word would hide what matters: there only numbers are marked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from workbench.domain.cells import CellText, cell_text
from workbench.domain.diff import DiffKind, DiffSpan
from workbench.domain.regulation import Regulation
from workbench.domain.table import Row

#: Compare with the text that the others share most with.
COMMON = -1
#: A text of which less than this share stands in the base too is told apart by its numbers only.
_LEAST_SHARED = 0.3
_NUMBER = re.compile(r"(?:百分之)?[\d０-９零〇一二三四五六七八九十百千万亿两]+.*|第.+[条款项章节].*")
_NUMERALS = frozenset("0123456789０１２３４５６７８９零〇一二三四五六七八九十百千万亿两")

#: Document index to article label to the spans of that article.
RowDifferences = Mapping[int, Mapping[str, tuple[DiffSpan, ...]]]


class _Side(NamedTuple):
    """One document's words in a row without the articles' own numbers, and where each character comes from."""

    text: str
    places: list[tuple[str, int]]


def warm_up() -> None:
    """Load what the first comparison needs, so that it does not have to wait."""
    from workbench.align.diff import compare

    compare("应当在十五日内作出决定。", "应当在三十日内作出决定。")


def row_differences(row: Row, regulations: Sequence[Regulation], base: int = COMMON) -> RowDifferences:
    """What differs in each document of a row from document `base`, or from the common text.

    The base itself has no spans; nothing has where `base` does not regulate the matter or stands alone.
    """
    from workbench.align.diff import common_text

    sides = {d: _side(cell_text(cell, regulations[d])) for d, cell in sorted(row.cells.items())}
    if len(sides) < 2 or (base != COMMON and base not in sides):
        return {}
    ground = common_text([side.text for side in sides.values()]) if base == COMMON else sides[base].text
    return {d: _spans(ground, side) for d, side in sides.items() if d != base and side.text != ground}


def _side(shown: CellText) -> _Side:
    pieces: list[str] = []
    places: list[tuple[str, int]] = []
    for segment in shown.segments:
        length = segment.end - segment.start
        if pieces:
            pieces.append("\n")
            places.append(("", -1))
        pieces.append(shown.text[segment.shown : segment.shown + length])
        places += [(segment.article, segment.start + n) for n in range(length)]
    return _Side("".join(pieces), places)


def _spans(ground: str, side: _Side) -> dict[str, tuple[DiffSpan, ...]]:
    from workbench.align.diff import Change, compare

    kinds = {Change.ADDED: DiffKind.ADDED, Change.CHANGED: DiffKind.CHANGED, Change.MOVED: DiffKind.MOVED}
    found = compare(ground, side.text)
    same = sum(d.end - d.start for d in found if d.kind in (Change.SAME, Change.MOVED))
    only_numbers = same < _LEAST_SHARED * len(side.text)
    spans: dict[str, list[DiffSpan]] = {}
    for difference in found:
        kind = kinds.get(difference.kind)
        if kind is None:
            continue
        for start, end, what in _with_numbers(side.text, difference.start, difference.end, kind):
            if what is DiffKind.NUMBER or not only_numbers:
                _place(spans, side, start, end, what)
    return {article: tuple(kept) for article, kept in spans.items()}


def _with_numbers(text: str, start: int, end: int, kind: DiffKind) -> list[tuple[int, int, DiffKind]]:
    """A stretch cut into numbers and the words around them."""
    if kind is DiffKind.MOVED or not _NUMERALS & set(text[start:end]):
        return [(start, end, kind)]
    from workbench.align.diff import tokens

    found: list[tuple[int, int, DiffKind]] = []
    at = start
    for token in tokens(text[start:end]):
        low, high = start + token.start, start + token.end
        if high - low > 1 and _NUMBER.fullmatch(token.text):
            if low > at:
                found.append((at, low, kind))
            found.append((low, high, DiffKind.NUMBER))
            at = high
    if at < end:
        found.append((at, end, kind))
    return found


def _place(spans: dict[str, list[DiffSpan]], side: _Side, start: int, end: int, kind: DiffKind) -> None:
    """Enter a stretch of a document's words under the articles it lies in, without white space at its ends."""
    while start < end and side.text[start].isspace():
        start += 1
    while end > start and side.text[end - 1].isspace():
        end -= 1
    at = start
    while at < end:
        article, first = side.places[at]
        stop = at
        while stop < end and side.places[stop] == (article, first + stop - at):
            stop += 1
        if article:
            spans.setdefault(article, []).append(DiffSpan(first, first + stop - at, kind))
        at = max(stop, at + 1)
