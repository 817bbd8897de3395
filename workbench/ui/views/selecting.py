"""Selecting words inside a cell of the comparison table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint

from workbench.domain.cells import CellText
from workbench.ui.delegates.provision import ProvisionDelegate, Selection
from workbench.ui.models.comparison import CellRole

if TYPE_CHECKING:
    from workbench.ui.views.comparison import ComparisonView

_CLAUSE_ENDS = "，。；：、！？\n"


class SelectedWords(NamedTuple):
    """Words of one article of one draft."""

    document: int
    article: str
    quote: str
    start: int


class CellSelecting:
    """What is selected, from where to where; the delegate paints it."""

    def __init__(self, view: ComparisonView, delegate: ProvisionDelegate) -> None:
        self._view = view
        self._delegate = delegate
        self._from = -1
        self._cell = (-1, -1)
        self._moved = False

    @property
    def active(self) -> bool:
        """Whether the button went down on words and is not up again."""
        return self._from >= 0

    def clear(self) -> None:
        """Select nothing."""
        self._from = -1
        if self._delegate.selection is not None:
            self._delegate.selection = None
            self._view.viewport().update()

    def begin(self, point: QPoint) -> None:
        """The button went down at a point of the viewport."""
        self.clear()
        index = self._view.indexAt(point)
        self._moved = False
        if index.isValid() and index.data(CellRole.CELL) is not None:
            self._cell = (index.row(), index.column())
            self._from = self._gap(point)

    def extend(self, point: QPoint) -> None:
        """The pointer moved with the button down."""
        at = self._gap(point)
        start, end = min(self._from, at), max(self._from, at)
        self._moved = self._moved or end > start
        chosen = Selection(*self._cell, start, end) if end > start else None
        if chosen != self._delegate.selection:
            self._delegate.selection = chosen
            self._view.viewport().update()

    def end(self) -> bool:
        """The button is up; whether words were selected by dragging."""
        moved, self._from, self._moved = self._moved, -1, False
        return moved

    def select_clause(self, point: QPoint) -> None:
        """Select the clause around a point, without the punctuation at its end."""
        index = self._view.indexAt(point)
        cell = index.data(CellRole.CELL) if index.isValid() else None
        if cell is None:
            return
        rect, font = self._view.visualRect(index), self._view.font()
        at = self._delegate.character_at(index, rect, font, point.x(), point.y())
        if at < 0 or cell.article_at(at)[1] < 0:
            return
        start = end = at
        while start > 0 and cell.text[start - 1] not in _CLAUSE_ENDS and cell.article_at(start - 1)[1] >= 0:
            start -= 1
        while end < len(cell.text) and cell.text[end] not in _CLAUSE_ENDS and cell.article_at(end)[1] >= 0:
            end += 1
        if end > start:
            self._delegate.selection = Selection(index.row(), index.column(), start, end)
            self._view.viewport().update()

    def text(self) -> str:
        """The selected words as they are shown, or ""."""
        chosen, cell = self._chosen()
        return cell.text[chosen.start : chosen.end] if chosen and cell else ""

    def words(self) -> SelectedWords | None:
        """The selected words of the first article the selection touches, without white space around them, or None."""
        chosen, cell = self._chosen()
        model = self._view.comparison()
        if chosen is None or cell is None or model is None:
            return None
        places = [cell.article_at(at) for at in range(chosen.start, chosen.end)]
        article = next((name for name, offset in places if offset >= 0), "")
        offsets = [offset for name, offset in places if name == article and offset >= 0]
        if not offsets:
            return None
        quote = model.regulation(chosen.column).article(article).text[offsets[0] : offsets[-1] + 1]
        start = offsets[0] + len(quote) - len(quote.lstrip())
        return SelectedWords(chosen.column, article, quote.strip(), start) if quote.strip() else None

    def _chosen(self) -> tuple[Selection | None, CellText | None]:
        chosen, model = self._delegate.selection, self._view.comparison()
        if chosen is None or model is None or chosen.row >= model.rowCount():
            return None, None
        return chosen, model.cell(chosen.row, chosen.column)

    def _gap(self, point: QPoint) -> int:
        model = self._view.comparison()
        if model is None:
            return 0
        index = model.index(*self._cell)
        return self._delegate.gap_at(index, self._view.visualRect(index), self._view.font(), point.x(), point.y())
