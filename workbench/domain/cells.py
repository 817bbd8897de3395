"""What one cell of the comparison table shows: whole articles, or the parts of list articles with the rest folded."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.regulation import Article, Regulation
from workbench.domain.table import Cell

#: What stands for folded words.
FOLD = "……"


@dataclass(frozen=True, slots=True)
class Segment:
    """Shown characters ``shown:shown + (end - start)`` are ``article.text[start:end]`` of article `article`."""

    article: str
    start: int
    end: int
    shown: int


@dataclass(frozen=True, slots=True)
class CellText:
    """The text of a cell.

    Attributes:
        text: the words with each article's number before them.
        segments: where its stretches come from, in order.
        numbers: ranges of `text` that hold articles' numbers (第十二条), for bold type.
        folded: whether words of a list article are left out.
    """

    text: str
    segments: tuple[Segment, ...] = ()
    numbers: tuple[tuple[int, int], ...] = ()
    folded: bool = False

    def shown_ranges(self, article: str, start: int, end: int) -> list[tuple[int, int]]:
        """The shown ranges of an article's characters ``start:end``."""
        found = []
        for s in self.segments:
            low, high = max(start, s.start), min(end, s.end)
            if s.article == article and low < high:
                found.append((s.shown + low - s.start, s.shown + high - s.start))
        return found

    def article_at(self, shown: int) -> tuple[str, int]:
        """The article and offset of a shown character, or ("", -1) for numbers and folds."""
        for s in self.segments:
            if s.shown <= shown < s.shown + s.end - s.start:
                return s.article, s.start + shown - s.shown
        return "", -1


def cell_text(cell: Cell, regulation: Regulation, *, unfold: bool = False) -> CellText:
    """The text of a cell; with `unfold` list articles are shown whole."""
    text = ""
    segments: list[Segment] = []
    numbers: list[tuple[int, int]] = []
    folded = False
    for label in cell.articles:
        article = regulation.article(label)
        if text:
            text += "\n"
        numbers.append((len(text), len(text) + len(article.written)))
        text += article.written + "\u3000"
        parts = [] if unfold else sorted((p.start, p.end) for p in cell.parts if p.article == label)
        at = 0
        for start, end in parts or [(0, len(article.text))]:
            if start > at:
                text, folded = text + _fold(article, at, start), True
            segments.append(Segment(label, start, end, len(text)))
            text += article.text[start:end]
            at = end
        if at < len(article.text):
            text, folded = text + _fold(article, at, len(article.text)), True
    return CellText(text, tuple(segments), tuple(numbers), folded)


def _fold(article: Article, start: int, end: int) -> str:
    """The mark for folded words, on a line of its own where whole lines are folded; nothing for mere white space."""
    gap = article.text[start:end]
    if not gap.strip():
        return gap
    return ("\n" if gap.startswith("\n") else "") + FOLD + ("\n" if gap.endswith("\n") else "")
