"""Everything that asks for attention as a list: conflicts, findings, notes."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from workbench.services.overview import Matter

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_HEADINGS = ("类别", "程度", "事项", "涉及", "问题", "内容", "状态")


class MatterRole(IntEnum):
    """Roles beyond Qt's own."""

    MATTER = Qt.ItemDataRole.UserRole + 1
    SORT = Qt.ItemDataRole.UserRole + 2


class MattersModel(QAbstractTableModel):
    """A row for each matter. Signals: only those of QAbstractTableModel."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._matters: tuple[Matter, ...] = ()

    def show_matters(self, matters: Sequence[Matter]) -> None:
        """Show other matters."""
        self.beginResetModel()
        self._matters = tuple(matters)
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """The number of matters."""
        return 0 if parent.isValid() else len(self._matters)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """The number of headings."""
        return 0 if parent.isValid() else len(_HEADINGS)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADINGS[section] if 0 <= section < len(_HEADINGS) else None
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts for display; the :class:`Matter` itself; a key to sort by."""
        if not index.isValid():
            return None
        matter = self._matters[index.row()]
        if role == MatterRole.MATTER:
            return matter
        if role == MatterRole.SORT:
            return _sort_key(matter, index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _texts(matter)[index.column()]
        return None


def _texts(matter: Matter) -> tuple[str, ...]:
    severity = matter.severity.value if matter.severity else ""
    return (
        matter.kind.value,
        severity,
        matter.topic,
        "、".join(matter.cities),
        matter.title,
        matter.text,
        matter.state,
    )


def _sort_key(matter: Matter, column: int) -> str:
    if column == 1:
        return str(matter.severity.rank if matter.severity else 9)
    if column == 2:
        return f"{matter.row:06}"
    return _texts(matter)[column]


class MattersFilter(QSortFilterProxyModel):
    """Filters by words (all must occur in any column) and by kind."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._kind = ""
        self.setSortRole(MatterRole.SORT)
        self.setDynamicSortFilter(True)

    def set_words(self, text: str) -> None:
        """Show only matters with all these words."""
        self._words = tuple(text.split())
        self.invalidateFilter()

    def set_kind(self, kind: str) -> None:
        """Show only matters of this kind; "" for all."""
        self._kind = kind
        self.invalidateFilter()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:  # noqa: N802 - Qt's name
        """Whether a matter passes."""
        model = self.sourceModel()
        matter = model.index(source_row, 0, source_parent).data(MatterRole.MATTER)
        if self._kind and matter.kind.value != self._kind:
            return False
        text = "\n".join(_texts(matter))
        return all(word in text for word in self._words)
