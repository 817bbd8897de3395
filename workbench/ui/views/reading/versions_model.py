"""Rows of two versions behind a table view, and the painting of their words with the differences marked."""

from __future__ import annotations

from enum import IntEnum
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QFont, QPainter, QTextDocument
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.domain.diff import DiffKind, DiffSpan
from workbench.services.versions import ArticleChange, VersionRow, Versions, VersionSide
from workbench.ui.text import tr
from workbench.ui.theme import LIGHT, Theme

_Index = QModelIndex | QPersistentModelIndex
_COLOURS = {
    ArticleChange.ADDED: "added", ArticleChange.DELETED: "number", ArticleChange.CHANGED: "changed",
    ArticleChange.MOVED: "moved", ArticleChange.RENUMBERED: "accent", ArticleChange.SAME: "quiet",
}  # fmt: skip
#: How words of each kind are written: a colour's name and a style besides.
_STYLES = {
    DiffKind.ADDED: ("added", "text-decoration:underline"),
    DiffKind.REMOVED: ("number", "text-decoration:line-through"),
    DiffKind.CHANGED: ("changed", "text-decoration:underline"),
    DiffKind.NUMBER: ("number", "font-weight:bold; text-decoration:underline"),
    DiffKind.MOVED: ("moved", "font-style:italic"),
}


class VersionColumn(IntEnum):
    """The columns of the table."""

    KIND = 0
    OLD = 1
    NEW = 2


#: Role under which a row's :class:`VersionRow` is found.
ROW = Qt.ItemDataRole.UserRole


class VersionsModel(QAbstractTableModel):
    """The rows of two versions. Signals: only those of Qt's models."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[VersionRow, ...] = ()
        self._titles = ("", "")

    def show_versions(self, versions: Versions, old: str, new: str) -> None:
        """Show other versions, named `old` and `new`."""
        self.beginResetModel()
        self._rows, self._titles = versions.rows, (old, new)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Kind, older version, newer version."""
        return 0 if parent.isValid() else len(VersionColumn)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Plain words for searching and screen readers; :data:`ROW` gives the row."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if index.column() == VersionColumn.KIND:
                return row.kind
            side = row.old if index.column() == VersionColumn.OLD else row.new
            return f"{side.number}\u3000{side.text}" if side else ""
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == VersionColumn.KIND:
            return row.heading or None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        """The names of the two versions."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("变动"), *self._titles)[section]
        return None


class ChangedRows(QSortFilterProxyModel):
    """All rows, or only those in which anything changed. Signals: only those of Qt's models."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._only_changed = True

    def set_only_changed(self, only: bool) -> None:
        """Narrow the rows, or show all."""
        self.beginResetModel()
        self._only_changed = only
        self.endResetModel()

    def filterAcceptsRow(self, source_row: int, source_parent: _Index) -> bool:  # noqa: N802 - Qt's name
        """Whether a row is shown."""
        row = self.sourceModel().index(source_row, 0, source_parent).data(ROW)
        return not self._only_changed or row.changed


class VersionsDelegate(QStyledItemDelegate):
    """Paints the cells; keeps the laid out documents. Signals: only those of Qt's delegates."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._laid: dict[tuple[str, int], QTextDocument] = {}

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._laid.clear()

    def html(self, index: _Index) -> str:
        """A cell's words as HTML."""
        row: VersionRow = index.data(ROW)
        if index.column() == VersionColumn.KIND:
            return self._kind_html(row)
        side = row.old if index.column() == VersionColumn.OLD else row.new
        if side is None:
            return f"<span style='color:{self._theme.quiet}'>{escape(tr('（无）'))}</span>"
        whole = None
        if row.old is None or row.new is None:
            whole = DiffKind.ADDED if row.old is None else DiffKind.REMOVED
        return self._side_html(side, whole)

    def _kind_html(self, row: VersionRow) -> str:
        colour = getattr(self._theme, _COLOURS[row.change])
        words = "<br/>".join(escape(tr(word)) for word in row.kind.split("、"))
        return f"<b style='color:{colour}'>{words}</b>"

    def _side_html(self, side: VersionSide, whole: DiffKind | None) -> str:
        spans = (DiffSpan(0, len(side.text), whole),) if whole else side.spans
        parts, at = [f"<b>{escape(side.number)}</b>　"], 0
        for span in spans:
            parts.append(_lines(side.text[at : span.start]))
            colour, style = _STYLES[span.kind]
            words = _lines(side.text[span.start : span.end])
            parts.append(f"<span style='color:{getattr(self._theme, colour)}; {style}'>{words}</span>")
            at = span.end
        return "".join(parts) + _lines(side.text[at:])

    def _document(self, index: _Index, font: QFont, width: int) -> QTextDocument:
        html = self.html(index)
        made = self._laid.get((html, width))
        if made is None:
            made = QTextDocument(self)
            made.setDefaultFont(font)
            made.setDefaultStyleSheet(f"body {{ color: {self._theme.text} }}")
            made.setDocumentMargin(6)
            made.setHtml(f"<body><p style='margin:0; white-space:pre-wrap'>{html}</p></body>")
            made.setTextWidth(width)
            if len(self._laid) > 2000:
                self._laid.clear()
            self._laid[html, width] = made
        return made

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a cell."""
        given: Any = option
        painter.save()
        chosen = bool(given.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(given.rect, self._theme.colour("selection" if chosen else "base"))
        painter.setClipRect(given.rect)
        painter.translate(given.rect.topLeft())
        self._document(index, given.font, given.rect.width()).drawContents(painter)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802 - Qt's name
        """As high as the words need at the column's width."""
        given: Any = option
        width = given.widget.columnWidth(index.column())
        return QSize(width, int(self._document(index, given.font, width).size().height()) + 1)


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br/>　　")
