"""Where a reader is in the comparison table, so that a table made anew shows the same words at the same place."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QByteArray

from workbench.domain.table import Row
from workbench.ui.models.comparison import ComparisonModel
from workbench.ui.views.comparison import ComparisonView

#: The articles of a row: pairs of the document's name and the article's label, which outlive row numbers.
_Articles = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ReaderPlace:
    """The current matter and column, and the first row in sight with its distance from the top in pixels."""

    current: _Articles
    column: int
    top: _Articles
    offset: int
    names: tuple[str, ...]
    columns: QByteArray


def place_of_reader(view: ComparisonView) -> ReaderPlace | None:
    """Where the reader is now; None while nothing is shown."""
    model, first = view.comparison(), view.rowAt(0)
    if model is None or first < 0:
        return None
    index = view.currentIndex()
    current = _articles(model, model.row_at(index.row())) if index.isValid() else frozenset()
    return ReaderPlace(
        current,
        max(0, index.column()),
        _articles(model, model.row_at(first)),
        view.rowViewportPosition(first),
        tuple(d.name for d in model.table.documents),
        view.horizontalHeader().saveState(),
    )


def return_reader(view: ComparisonView, place: ReaderPlace | None) -> bool:
    """Show in a new table what was in sight; whether it is still there."""
    model = view.comparison()
    if place is None or model is None:
        return False
    if tuple(d.name for d in model.table.documents) == place.names:
        view.take_columns(place.columns)
    current, top = _position(model, place.current), _position(model, place.top)
    if current < 0 and top < 0:
        return False
    current = current if current >= 0 else top
    view.show_at(current, place.column, top if top >= 0 else current, place.offset if top >= 0 else 0)
    return True


def _articles(model: ComparisonModel, row: Row) -> _Articles:
    names = [d.name for d in model.table.documents]
    return frozenset((names[d], label) for d, cell in row.cells.items() for label in cell.articles)


def _position(model: ComparisonModel, wanted: _Articles) -> int:
    """The position of the row that shares most with these articles, or -1."""
    best, at = (0, 0.0), -1
    names = [d.name for d in model.table.documents]
    for position in range(model.rowCount()):
        cells = model.row_at(position).cells
        shared = sum((names[d], label) in wanted for d, cell in cells.items() for label in cell.articles)
        if shared >= max(1, best[0]):
            share = shared / sum(len(set(cell.articles)) for cell in cells.values())
            if (shared, share) > best:
                best, at = (shared, share), position
    return at
