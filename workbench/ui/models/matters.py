"""Everything that asks for attention as a list: conflicts, findings, notes; filtered, sorted and grouped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum, StrEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from workbench.services.overview import Matter
from workbench.ui.text import tr

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
HEADINGS = ("类别", "程度", "事项", "涉及", "问题", "内容", "状态")
_TOP = 0  # the internal id of entries at the top level; children carry their group's number + 1


class MatterRole(IntEnum):
    """Roles beyond Qt's own."""

    MATTER = Qt.ItemDataRole.UserRole + 1


class Grouping(StrEnum):
    """What matters are put together by; values as the user reads them."""

    NONE = "不分组"
    KIND = "按类别"
    SEVERITY = "按程度"
    TOPIC = "按事项"
    CITY = "按城市"
    STATE = "按状态"


_GROUPS: dict[Grouping, Callable[[Matter], str]] = {
    Grouping.KIND: lambda m: m.kind.value,
    Grouping.SEVERITY: lambda m: m.severity.value if m.severity else "—",
    Grouping.TOPIC: lambda m: m.topic,
    Grouping.CITY: lambda m: "、".join(m.cities) or "—",
    Grouping.STATE: lambda m: m.state or "未处理",
}


class _Entry(NamedTuple):
    """A matter with its texts and what is searched in, made once."""

    matter: Matter
    texts: tuple[str, ...]
    words: str


class MattersModel(QAbstractItemModel):
    """Matters, or groups of them. Signals: only those of QAbstractItemModel."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[_Entry] = []
        self._shown: list[_Entry] = []
        self._groups: list[tuple[str, list[_Entry]]] = []
        self._words: tuple[str, ...] = ()
        self._kind = ""
        self._rows: frozenset[int] | None = None
        self._column, self._descending = 2, False
        self._grouping = Grouping.NONE

    # -- what is shown

    def show_matters(self, matters: Sequence[Matter]) -> None:
        """Show other matters, filtered, sorted and grouped as before."""
        known = {entry.matter.key: entry for entry in self._entries}
        told = _Told()
        self._entries = []
        for matter in matters:
            entry = known.get(matter.key)
            self._entries.append(entry if entry is not None and entry.matter == matter else told.entry(matter))
        self._rebuild()

    def set_filter(self, text: str, kind: str) -> None:
        """Show only matters in which all these words stand, and of this kind; "" for all."""
        words = tuple(text.lower().split())
        if (words, kind) != (self._words, self._kind):
            self._words, self._kind = words, kind
            self._rebuild()

    def set_rows(self, rows: frozenset[int] | None) -> None:
        """Show only matters on these rows of the table; None for all."""
        if rows != self._rows:
            self._rows = rows
            self._rebuild()

    def set_grouping(self, grouping: Grouping) -> None:
        """Put matters together."""
        if grouping is not self._grouping:
            self._grouping = grouping
            self._rebuild()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a heading; matters that are equal there stay in the order of the table."""
        self._column, self._descending = column, order == Qt.SortOrder.DescendingOrder
        self._rebuild()

    def _rebuild(self) -> None:
        self.beginResetModel()
        kind, rows = self._kind, self._rows
        found = [
            e
            for e in self._entries
            if all(word in e.words for word in self._words)
            and (not kind or e.matter.kind.value == kind)
            and (rows is None or e.matter.row in rows)
        ]
        found.sort(key=lambda e: _sort_key(e, self._column), reverse=self._descending)
        self._shown = found
        self._groups = []
        if self._grouping is not Grouping.NONE:
            groups: dict[str, list[_Entry]] = {}
            for entry in found:
                groups.setdefault(_GROUPS[self._grouping](entry.matter), []).append(entry)
            self._groups = list(groups.items())
        self.endResetModel()

    @property
    def total(self) -> int:
        """How many matters there are."""
        return len(self._entries)

    @property
    def shown(self) -> tuple[Matter, ...]:
        """The matters that pass the filter, in the order shown."""
        if self._groups:
            return tuple(e.matter for _, entries in self._groups for e in entries)
        return tuple(e.matter for e in self._shown)

    def index_of(self, key: str) -> QModelIndex:
        """Where the matter with that key is shown, or an invalid index."""
        if self._groups:
            for g, (_, entries) in enumerate(self._groups):
                for n, entry in enumerate(entries):
                    if entry.matter.key == key:
                        return self.index(n, 0, self.index(g, 0))
            return QModelIndex()
        return next((self.index(n, 0) for n, e in enumerate(self._shown) if e.matter.key == key), QModelIndex())

    # -- Qt's questions

    def index(self, row: int, column: int, parent: Index = _NO_INDEX) -> QModelIndex:
        """The index of an entry: internal id 0 at the top, else the number of its group plus one."""
        if not (0 <= row < self.rowCount(parent) and 0 <= column < len(HEADINGS)):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, index: Index = _NO_INDEX) -> QModelIndex:  # type: ignore[override]
        """The group of an entry."""
        if not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(int(index.internalId()) - 1, 0, _TOP)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """The number of groups, of a group's matters, or of all matters."""
        if not parent.isValid():
            return len(self._groups) if self._groups else len(self._shown)
        if self._groups and parent.internalId() == _TOP and parent.column() == 0:
            return len(self._groups[parent.row()][1])
        return 0

    def columnCount(self, _parent: Index = _NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """The number of headings."""
        return len(HEADINGS)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(HEADINGS[section]) if 0 <= section < len(HEADINGS) else None
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts for display, and the :class:`Matter` itself; groups are told with their number of matters."""
        if not index.isValid():
            return None
        if self._groups and index.internalId() == _TOP:
            return self._group_data(index, role)
        entries = self._groups[int(index.internalId()) - 1][1] if self._groups else self._shown
        if index.row() >= len(entries):
            return None
        entry = entries[index.row()]
        if role == MatterRole.MATTER:
            return entry.matter
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return entry.texts[index.column()]
        return None

    def _group_data(self, index: Index, role: int) -> Any:
        name, entries = self._groups[index.row()]
        if role == Qt.ItemDataRole.DisplayRole and index.column() == 0:
            return f"{tr(name)}（{len(entries)}）"
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return None


class _Told(dict[str, str]):
    """The few words that stand in very many matters, in the user's language."""

    def __missing__(self, word: str) -> str:
        self[word] = tr(word) if word else ""
        return self[word]

    def entry(self, matter: Matter) -> _Entry:
        """A matter with its texts."""
        texts = (
            self[matter.kind.value],
            self[matter.severity.value if matter.severity else ""],
            matter.topic,
            "、".join(matter.cities),
            self[matter.title],
            matter.text.replace("\n", " "),
            self[matter.state],
        )
        return _Entry(matter, texts, "\n".join((*texts, matter.words)).lower())


def _sort_key(entry: _Entry, column: int) -> tuple[Any, ...]:
    matter = entry.matter
    if column == 1:
        return (matter.severity.rank if matter.severity else 9, matter.row)
    if column == 2:
        return (matter.row,)
    return (entry.texts[column], matter.row)
