"""Finds what differs, one row at a time while the window is idle, newest wish first, and keeps it."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.domain.diff import DiffKind
from workbench.domain.table import Row
from workbench.services.analysis import Analysis
from workbench.services.differences import COMMON, row_differences, warm_up
from workbench.ui.models.comparison import Mark, MarkKind

#: No base: nothing is marked.
OFF = -2
#: How long the table must be at rest before rows are compared, and from one row to the next.
_REST_MILLISECONDS, _PAUSE_MILLISECONDS = 80, 5
#: Rows that were scrolled past are not worth comparing.
_KEPT_WISHES = 40
_MARKS = {
    DiffKind.ADDED: MarkKind.ADDED,
    DiffKind.CHANGED: MarkKind.CHANGED,
    DiffKind.NUMBER: MarkKind.NUMBER,
    DiffKind.MOVED: MarkKind.MOVED,
}
RowMarks = Mapping[int, Sequence[Mark]]


class DifferenceFinder(QObject):
    """Answers with what is known; what is not is found soon after.

    Signals:
        found(int): the id of a row whose differences are known now.
    """

    found = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._analysis: Analysis | None = None
        self._base = OFF
        self._known: dict[tuple[int, int], RowMarks] = {}
        self._wanted: dict[int, Row] = {}
        self._warming: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._find_one)

    def show(self, analysis: Analysis | None) -> None:
        """Work on another table."""
        before, self._analysis = self._analysis, analysis
        if before is not None and analysis is not None:
            tables, texts = (before.table, analysis.table), (before.regulations, analysis.regulations)
            if tables[0] is tables[1] and texts[0] is texts[1]:
                return  # other findings on the same words
        self._known, self._wanted = {}, {}
        if analysis is not None and self._warming is None:
            self._warming = threading.Thread(target=warm_up, daemon=True)
            self._warming.start()

    def set_base(self, base: int) -> None:
        """Compare with another document, with the common text (:data:`COMMON`), or with nothing (:data:`OFF`)."""
        self._base = base
        self._wanted = {}

    def stop(self) -> None:
        """Find nothing any more; waits for what is being loaded."""
        self._timer.stop()
        self._wanted = {}
        if self._warming is not None:
            self._warming.join()

    def rest(self) -> None:
        """The table is moving: compare when it has come to rest."""
        if self._wanted:
            self._timer.start(_REST_MILLISECONDS)

    @property
    def busy(self) -> bool:
        """Whether rows wait to be compared."""
        return bool(self._wanted)

    def marks(self, row: Row) -> RowMarks | None:
        """What differs in a row as far as it is known; None when it will be known later."""
        if self._base == OFF or self._analysis is None or len(row.cells) < 2:
            return {}
        known = self._known.get((row.id, self._base))
        if known is None:
            if row.id not in self._wanted:
                self._timer.start(_REST_MILLISECONDS)
            elif not self._timer.isActive():
                self._timer.start(_PAUSE_MILLISECONDS)
            self._wanted.pop(row.id, None)
            self._wanted[row.id] = row
            if len(self._wanted) > _KEPT_WISHES:
                del self._wanted[next(iter(self._wanted))]
        return known

    def now(self, row: Row) -> RowMarks:
        """What differs in a row, found at once: for paper, which cannot wait."""
        if self._base == OFF or self._analysis is None or len(row.cells) < 2:
            return {}
        known = self._known.get((row.id, self._base))
        return known if known is not None else self._compare(row, self._analysis)

    def _find_one(self) -> None:
        if not self._wanted or self._analysis is None:
            return
        if self._warming is not None and self._warming.is_alive():
            self._timer.start(_REST_MILLISECONDS)
            return
        row_id, row = self._wanted.popitem()
        self._compare(row, self._analysis)
        self.found.emit(row_id)
        if self._wanted:
            self._timer.start(_PAUSE_MILLISECONDS)

    def _compare(self, row: Row, analysis: Analysis) -> RowMarks:
        differences = row_differences(row, analysis.regulations, self._base)
        found: RowMarks = {
            document: [
                Mark(article, span.start, span.end, _MARKS[span.kind])
                for article, spans in articles.items()
                for span in spans
                if span.kind in _MARKS
            ]
            for document, articles in differences.items()
        }
        self._known[row.id, self._base] = found
        return found


__all__ = ["COMMON", "OFF", "DifferenceFinder"]
