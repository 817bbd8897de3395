"""The rows of the table as a list to choose from, filtered as you type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.domain.table import ComparisonTable, Row
from workbench.services.analysis import Analysis
from workbench.ui.text import tr

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
#: How many cities' articles are named in full.
_SHOWN = 6


class RowsModel(QAbstractListModel):
    """Each row's number and topic, below them its articles. Signals: only those of QAbstractListModel."""

    def __init__(self, analysis: Analysis, rows: Sequence[Row], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table: ComparisonTable = analysis.table
        self._texts = [{a.label: a.text for a in r.articles} for r in analysis.regulations]
        self._all = tuple(rows)
        self._words = [self._searched(row) for row in self._all]
        self._shown = self._all

    def _searched(self, row: Row) -> str:
        texts = (self._texts[d].get(label, "") for d, cell in row.cells.items() for label in cell.articles)
        return "\n".join([str(row.id), row.topic, self._articles(row), *texts])

    def _articles(self, row: Row) -> str:
        """太原3、4　晋中5."""
        return "　".join(
            self._table.documents[d].name + "、".join(cell.articles[:_SHOWN]) for d, cell in sorted(row.cells.items())
        )

    def set_filter(self, text: str) -> None:
        """Show only rows in which all these words stand."""
        words = text.split()
        self.beginResetModel()
        self._shown = tuple(
            row for row, searched in zip(self._all, self._words, strict=True) if all(w in searched for w in words)
        )
        self.endResetModel()

    def position_of(self, row_id: int) -> int:
        """Where a row is listed, or -1."""
        return next((n for n, row in enumerate(self._shown) if row.id == row_id), -1)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """The number of rows that pass the filter."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Two lines of text; the :class:`Row` itself."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        row = self._shown[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return tr("{n}　{topic}", n=row.id, topic=row.topic) + "\n" + self._articles(row)
        return None
