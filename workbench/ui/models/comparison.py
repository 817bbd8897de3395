"""The comparison table as a Qt model: a row a matter, a column a document, each cell with its marks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.domain.cells import CellText, cell_text
from workbench.domain.regulation import Regulation
from workbench.domain.table import Cell, ComparisonTable, Row
from workbench.ui.text import tr

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
#: About how many characters an article's number takes.
_NUMBER_ROOM = 6


class MarkKind(Enum):
    """What a mark on words means."""

    ADDED = "added"
    CHANGED = "changed"
    NUMBER = "number"
    MOVED = "moved"
    CONFLICT = "conflict"
    MARKET = "market"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters ``start:end`` of an article that carry a mark.

    `key` names what it leads to ("conflict:3"), `told` says in a sentence what it is about.
    """

    article: str
    start: int
    end: int
    kind: MarkKind
    key: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Badges:
    """How many things hang on a row; `checked` is 1 where a person has corrected or confirmed it."""

    conflicts: int = 0
    market: int = 0
    notes: int = 0
    checked: int = 0


@dataclass(frozen=True, slots=True)
class TableView:
    """Everything the comparison model shows.

    Attributes:
        marks: (row id, document) to the marks of that cell.
        badges: row id to its counts.
        versions: for each document what stands under the city in the header.
    """

    table: ComparisonTable
    regulations: Sequence[Regulation]
    marks: Mapping[tuple[int, int], tuple[Mark, ...]] = field(default_factory=dict)
    badges: Mapping[int, Badges] = field(default_factory=dict)
    versions: Sequence[str] = ()

    @classmethod
    def nothing(cls) -> TableView:
        """An empty table."""
        return cls(ComparisonTable((), ()), ())


class CellRole(IntEnum):
    """Roles of the comparison model beyond Qt's own."""

    CELL = Qt.ItemDataRole.UserRole + 1  # CellText, or None for an empty cell
    MARKS = Qt.ItemDataRole.UserRole + 2  # tuple of Mark
    ROW = Qt.ItemDataRole.UserRole + 3  # Row
    BADGES = Qt.ItemDataRole.UserRole + 4  # Badges


class HeaderRole(IntEnum):
    """Roles of the horizontal header."""

    SUBTITLE = Qt.ItemDataRole.UserRole + 11  # version and number of articles
    BASE = Qt.ItemDataRole.UserRole + 12  # whether the others are compared with this document


#: Given a row, the marks of what differs: document to marks; None when that will be known later.
Differences = Callable[[Row], Mapping[int, Sequence[Mark]] | None]


def _no_differences(_row: Row) -> Mapping[int, Sequence[Mark]]:
    return {}


class ComparisonModel(QAbstractTableModel):
    """A column for each document, in the order of the table; topics are the vertical header.

    Only the rows given to :meth:`show_rows` are shown. What differs is asked of a function row by row, when a row comes
    into sight.

    Signals: only those of QAbstractTableModel.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = TableView(ComparisonTable((), ()), ())
        self._rows: tuple[Row, ...] = ()
        self._positions: dict[int, int] = {}
        self._texts: dict[tuple[int, int], CellText] = {}
        self._lengths: dict[tuple[int, int], tuple[int, ...]] = {}
        self._articles: dict[int, dict[str, str]] = {}
        self._differences: Differences = _no_differences
        self._base = -1

    def show_table(self, view: TableView) -> None:
        """Show another table, all its rows."""
        self.beginResetModel()
        self._view = view
        self._texts, self._lengths, self._articles = {}, {}, {}
        self._set_rows(view.table.rows)
        self.endResetModel()

    def shows(self, table: ComparisonTable, regulations: Sequence[Regulation]) -> bool:
        """Whether it is this very table that is shown."""
        return self._view.table is table and self._view.regulations is regulations

    def show_rows(self, ids: Collection[int] | None) -> None:
        """Show only the matters with these ids; None for all."""
        wanted = self._view.table.rows if ids is None else tuple(r for r in self._view.table.rows if r.id in ids)
        if wanted != self._rows:
            self.beginResetModel()
            self._set_rows(wanted)
            self.endResetModel()

    def _set_rows(self, rows: Sequence[Row]) -> None:
        self._rows = tuple(rows)
        self._positions = {row.id: n for n, row in enumerate(self._rows)}

    def show_differences(self, differences: Differences | None, base: int = -1) -> None:
        """Mark what differs, found by `differences`; `base` is the document the others are compared with, or -1."""
        self._differences = differences or _no_differences
        self._base = base
        self._tell_changed()
        if self.columnCount():
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def update_marks(self, marks: Mapping[tuple[int, int], tuple[Mark, ...]], badges: Mapping[int, Badges]) -> None:
        """Show other marks on the same table."""
        view = self._view
        self._view = TableView(view.table, view.regulations, marks, badges, view.versions)
        self._tell_changed()

    def row_changed(self, row_id: int) -> None:
        """The marks of one row are others."""
        position = self.position_of(row_id)
        if position >= 0 and self.columnCount():
            self.dataChanged.emit(self.index(position, 0), self.index(position, self.columnCount() - 1))

    def _tell_changed(self) -> None:
        if self.rowCount() and self.columnCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)

    @property
    def table(self) -> ComparisonTable:
        """The table that is shown."""
        return self._view.table

    def row_at(self, position: int) -> Row:
        """The matter at a position of the model."""
        return self._rows[position]

    def position_of(self, row_id: int) -> int:
        """The position of the matter with that id, or -1."""
        return self._positions.get(row_id, -1)

    def regulation(self, document: int) -> Regulation:
        """The draft in a column."""
        return self._view.regulations[document]

    def marks(self, position: int, document: int, differences: Differences | None = None) -> tuple[Mark, ...]:
        """The marks of a cell; what differs comes first, so that findings are painted over it.

        `differences` finds what differs in another way than the table on the screen does.
        """
        row = self.row_at(position)
        found = (differences or self._differences)(row) or {}
        return (*found.get(document, ()), *self._view.marks.get((row.id, document), ()))

    def line_lengths(self, position: int, document: int) -> tuple[int, ...]:
        """About how many characters each line of a cell's text has: for estimating its height before it is laid out."""
        row = self.row_at(position)
        key = (row.id, document)
        if key not in self._lengths:
            cell = row.cells.get(document)
            self._lengths[key] = self._lengths_of(cell, document) if cell else ()
        return self._lengths[key]

    def _lengths_of(self, cell: Cell, document: int) -> tuple[int, ...]:
        articles = self._articles.get(document)
        if articles is None:
            articles = self._articles[document] = {a.label: a.text for a in self._view.regulations[document].articles}
        found: list[int] = []
        for label in cell.articles:
            text = articles.get(label, "")
            parts = [part for part in cell.parts if part.article == label]
            if parts:
                found += [_NUMBER_ROOM, *(part.end - part.start for part in parts), _NUMBER_ROOM]
            else:
                first, *others = text.split("\n")
                found += [len(first) + _NUMBER_ROOM, *map(len, others)]
        return tuple(found)

    def cell(self, position: int, document: int) -> CellText | None:
        """The text of a cell, or None when the document does not regulate the matter."""
        row = self.row_at(position)
        if document not in row.cells:
            return None
        key = (row.id, document)
        if key not in self._texts:
            self._texts[key] = cell_text(row.cells[document], self._view.regulations[document])
        return self._texts[key]

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """The number of matters."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """The number of documents."""
        return 0 if parent.isValid() else len(self._view.table.documents)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The cell's text for display and accessibility; :class:`CellRole` gives the objects."""
        if not index.isValid():
            return None
        position, document = index.row(), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            cell = self.cell(position, document)
            return cell.text if cell else ""
        if role == CellRole.CELL:
            return self.cell(position, document)
        row = self.row_at(position)
        if role == CellRole.MARKS:
            return self.marks(position, document)
        if role == CellRole.ROW:
            return row
        if role == CellRole.BADGES:
            return self._view.badges.get(row.id, Badges())
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """City with title and version above the columns; the topic beside the rows."""
        if orientation == Qt.Orientation.Vertical:
            return self._topic(section, role)
        if not 0 <= section < self.columnCount():
            return None
        document = self._view.table.documents[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return document.name
        version = self._view.versions[section] if section < len(self._view.versions) else ""
        if role == HeaderRole.SUBTITLE:
            return "　".join(part for part in (version, tr("{n}条", n=document.article_count)) if part)
        if role == HeaderRole.BASE:
            return section == self._base
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (document.title, version, tr("{n}条", n=document.article_count)) if part)
        return None

    def _topic(self, section: int, role: int) -> Any:
        if not 0 <= section < self.rowCount():
            return None
        row = self.row_at(section)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.topic
        if role == CellRole.BADGES:
            return self._view.badges.get(row.id, Badges())
        return None
