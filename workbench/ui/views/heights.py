"""The heights of the comparison table's rows: estimated for all, measured exactly where the reader looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontMetrics

from workbench.ui.delegates.provision import INDENT, LINE_PITCH, MARGIN, ProvisionDelegate
from workbench.ui.models.comparison import ComparisonModel
from workbench.ui.views.headers import LEAST_ROW

if TYPE_CHECKING:
    from workbench.ui.views.comparison import ComparisonView

#: Rows beyond the visible ones that are laid out when the window is idle.
AHEAD = 3
#: Tables up to so many rows are estimated at once, larger ones in batches.
_AT_ONCE, _BATCH = 200, 100


class RowHeights:
    """Row heights are estimated from the number of characters and measured exactly only when a row comes into sight;
    what is being read keeps its place meanwhile."""

    def __init__(self, view: ComparisonView, delegate: ProvisionDelegate) -> None:
        self._view = view
        self._delegate = delegate
        self._measured: set[int] = set()
        self._settling = False
        self._later = QTimer(view)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._lay_ahead)
        self._estimating = QTimer(view)
        self._estimating.setSingleShot(True)
        self._estimating.setInterval(50)
        self._estimating.timeout.connect(self.estimate)
        self._left: Iterator[int] = iter(())
        self._filling = QTimer(view)
        self._filling.setSingleShot(True)
        self._filling.setInterval(0)
        self._filling.timeout.connect(self._fill)

    def forget(self, position: int = -1) -> None:
        """Measure a row anew when it is in sight, or all rows."""
        if position < 0:
            self._measured.clear()
        else:
            self._measured.discard(position)

    def renew(self, *, later: bool) -> None:
        """All heights are others: measure what is in sight now; the rest is estimated now, or when the mouse rests."""
        self._measured.clear()
        if later:
            self._estimating.start()
            self._view.viewport().update()
        else:
            self.estimate()

    def idle(self) -> None:
        """The table was painted: lay out what is next when there is time."""
        self._later.start()

    def ensure(self, position: int) -> None:
        """Give a row its exact height before it is shown."""
        model = self._view.comparison()
        if position not in self._measured and model is not None:
            header = self._view.verticalHeader()
            header.blockSignals(True)
            self._measure(model, position)
            header.blockSignals(False)
            self._view.updateGeometries()

    def estimate(self) -> None:
        """Estimate all heights anew, those near the reader at once, of a large table the others bit by bit.

        The current row (the first one in sight, where the reader has gone elsewhere) stays where it is.
        """
        self._measured.clear()
        model = self._view.comparison()
        if model is None or not model.rowCount():
            self._left = iter(())
            return
        count, here = model.rowCount(), max(0, self._view.rowAt(0))
        kept = self._read_now()
        near = range(count) if count <= _AT_ONCE else range(max(0, here - _BATCH), min(count, here + _BATCH))
        self._estimate(model, near)
        self._left = iter([n for n in range(count) if n not in near])
        if len(near) < count:
            self._filling.start()
        self._return_to(*kept)
        self.settle()
        self._return_to(*kept)
        self._view.viewport().update()

    def _read_now(self) -> tuple[int, int]:
        """The row that is being read, or -1, and where it stands in the viewport."""
        first, current = self._view.rowAt(0), self._view.currentIndex().row()
        row = current if 0 <= first <= current <= self._last_in_sight() else first
        return row, self._view.rowViewportPosition(row) if row >= 0 else 0

    def _return_to(self, row: int, before: int) -> None:
        if row >= 0 and (moved := self._view.rowViewportPosition(row) - before):
            self._view.verticalScrollBar().setValue(self._view.verticalScrollBar().value() + moved)

    def lower(self, before: int) -> None:
        """The viewport is less high than `before`: the current row stays in sight if it was."""
        row, room = self._view.currentIndex().row(), self._view.viewport().height()
        top = self._view.rowViewportPosition(row) if row >= 0 else -1
        lacking = top + min(self._view.rowHeight(row), room) - room
        if 0 <= top < before and lacking > 0:
            self._view.verticalScrollBar().setValue(self._view.verticalScrollBar().value() + lacking)

    def _fill(self) -> None:
        """Estimate the next rows; what the reader sees keeps its place."""
        model = self._view.comparison()
        batch = list(islice(self._left, _BATCH))
        if model is None or not batch or batch[-1] >= model.rowCount():
            return
        first = self._view.rowAt(0)
        before = self._view.rowViewportPosition(first) if first >= 0 else 0
        self._estimate(model, [n for n in batch if n not in self._measured])
        if first >= 0 and (moved := self._view.rowViewportPosition(first) - before):
            self._view.verticalScrollBar().setValue(self._view.verticalScrollBar().value() + moved)
        self._filling.start()

    def _estimate(self, model: ComparisonModel, positions: Iterable[int]) -> None:
        """Han characters are all equally wide, so the estimate is close."""
        wide = max(1, QFontMetrics(self._view.font()).horizontalAdvance("国"))
        line = wide * LINE_PITCH
        columns = [(n, max(1, (self._view.columnWidth(n) - 2 * MARGIN) // wide)) for n in self._view.shown_columns()]
        header = self._view.verticalHeader()
        header.blockSignals(True)
        for position in positions:
            most = 1
            for document, room in columns:
                lengths = model.line_lengths(position, document)
                most = max(most, sum(-(-(n + INDENT) // room) for n in lengths))
            header.resizeSection(position, max(LEAST_ROW, round(most * line) + 2 * MARGIN))
        header.blockSignals(False)
        self._view.updateGeometries()

    def settle(self) -> None:
        """Give the visible rows their exact heights; the first row measured before stays where it is."""
        model = self._view.comparison()
        first = self._view.rowAt(0)
        if self._settling or model is None or first < 0:
            return
        self._settling = True
        header, bottom = self._view.verticalHeader(), self._view.viewport().height()
        kept = next((n for n in range(first, self._last_in_sight() + 1) if n in self._measured), -1)
        before = self._view.rowViewportPosition(kept) if kept >= 0 else 0
        changed, position = False, first
        header.blockSignals(True)
        while position < model.rowCount() and self._view.rowViewportPosition(position) < bottom:
            if position not in self._measured:
                changed = self._measure(model, position) or changed
            position += 1
        header.blockSignals(False)
        if changed:
            self._view.updateGeometries()
            if kept >= 0 and (moved := self._view.rowViewportPosition(kept) - before):
                self._view.verticalScrollBar().setValue(self._view.verticalScrollBar().value() + moved)
            header.viewport().update()
            self._view.viewport().update()
        self._settling = False

    def _last_in_sight(self) -> int:
        last = self._view.rowAt(self._view.viewport().height() - 1)
        return last if last >= 0 else self._view.verticalHeader().count() - 1

    def _measure(self, model: ComparisonModel, position: int) -> bool:
        """Give a row its exact height; whether it was another."""
        self._measured.add(position)
        font = self._view.font()
        heights = [
            self._delegate.height(model.index(position, n), self._view.columnWidth(n), font)
            for n in self._view.shown_columns()
        ]
        height = max([LEAST_ROW, *heights])
        if height == self._view.rowHeight(position):
            return False
        self._view.verticalHeader().resizeSection(position, height)
        return True

    def _lay_ahead(self) -> None:
        """Lay out one row beyond the visible ones, so that scrolling finds it ready; goes on while idle."""
        model = self._view.comparison()
        first, last = self._view.rowAt(0), self._view.rowAt(self._view.viewport().height() - 1)
        if model is None or first < 0:
            return
        last = model.rowCount() - 1 if last < 0 else last
        for position in (*range(last + 1, last + 1 + AHEAD), *range(first - 1, first - 1 - AHEAD, -1)):
            if 0 <= position < model.rowCount() and position not in self._measured and position > last:
                header = self._view.verticalHeader()
                header.blockSignals(True)
                self._measure(model, position)
                header.blockSignals(False)
                self._view.updateGeometries()
                self._later.start()
                return
            if 0 <= position < first and position not in self._measured:
                for n in self._view.shown_columns():
                    self._delegate.height(model.index(position, n), self._view.columnWidth(n), self._view.font())
