"""How far each city's words are from an agreed text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.domain.cells import cell_text
from workbench.domain.labels import NUMBER
from workbench.domain.table import Row
from workbench.services.analysis import Analysis

_LABEL = re.compile(rf"^第{NUMBER}条(?:之[一二三四五六七八九十]{{1,3}})?")


@dataclass(frozen=True, slots=True)
class Distance:
    """One document's words on a matter: `percent` is 0 for the agreed text itself, 100 for nothing in common.

    A document that does not regulate the matter has no words and stands at 100.
    """

    document: int
    city: str
    percent: float
    words: str


def distance(agreed: str, words: str) -> float:
    """How far `words` are from `agreed`, 0 to 100 %, one decimal; white space and a leading 第…条 do not count."""
    from rapidfuzz import fuzz

    one, other = _bare(agreed), _bare(words)
    if not one or not other:
        return 0.0 if one == other else 100.0
    return round(100.0 - fuzz.ratio(one, other), 1)


def distances(analysis: Analysis, row: Row, agreed: str) -> tuple[Distance, ...]:
    """Each document's distance from the agreed text of a row, in the order of the table's columns."""
    found = []
    for document in analysis.table.documents:
        cell = row.cells.get(document.index)
        words = ""
        if cell is not None:
            regulation = analysis.regulations[document.index]
            texts = {a.label: a.text for a in reversed(regulation.articles)}
            segments = cell_text(cell, regulation).segments
            words = "\n".join(texts[s.article][s.start : s.end] for s in segments)
        found.append(Distance(document.index, document.name, distance(agreed, words), words))
    return tuple(found)


def _bare(text: str) -> str:
    return _LABEL.sub("", re.sub(r"\s", "", text))
