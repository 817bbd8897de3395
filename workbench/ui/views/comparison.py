"""The comparison table's view: only what is visible is laid out, topics stay in sight at the left."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QByteArray, QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QToolTip, QWidget

from workbench.services.table_corrections import Words
from workbench.ui.delegates.provision import INDENT, ProvisionDelegate
from workbench.ui.models.comparison import CellRole, ComparisonModel, Mark
from workbench.ui.text import tr
from workbench.ui.theme import Theme
from workbench.ui.views.dragging import ProvisionDragging
from workbench.ui.views.headers import LEAST_COLUMN, CityHeader, TopicHeader
from workbench.ui.views.heights import AHEAD, RowHeights
from workbench.ui.views.selecting import CellSelecting, SelectedWords

SMALLEST_FONT, LARGEST_FONT = 8.0, 24.0


class ComparisonView(QTableView):
    """Five drafts side by side.

    Signals:
        matter_chosen(int): the current matter's row id changed.
        mark_clicked(int, int, object): row id, document and :class:`Mark` that was clicked.
        font_size_changed(float): Ctrl+wheel changed the size, in points.
        menu_wanted(object): a point of the screen where the context menu is to open.
        sight_changed(int, int): the first and last position in sight.
        words_dropped(object, int, int): :class:`Words` were dragged; positions of their row and of the row they fell on.
        focus_wanted(int): Enter or a double click on a matter's topic: its texts at full width.
    """

    matter_chosen = Signal(int)
    mark_clicked = Signal(int, int, object)
    font_size_changed = Signal(float)
    menu_wanted = Signal(object)
    focus_wanted = Signal(int)
    sight_changed = Signal(int, int)
    words_dropped = Signal(object, int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = ProvisionDelegate(self)
        self._topics = TopicHeader(self)
        self._cities = CityHeader(self)
        self._selecting = CellSelecting(self, self._delegate)
        self._dragging = ProvisionDragging(self, self._delegate, self._selecting)
        self._heights = RowHeights(self, self._delegate)
        self._movable = False
        self._written_in = ""
        self._pointed = ""
        self._widths_set = False
        self._fitting = False
        self.setItemDelegate(self._delegate)
        self.setVerticalHeader(self._topics)
        self.setHorizontalHeader(self._cities)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self._cities.sectionResized.connect(self._column_resized)
        self._topics.sectionDoubleClicked.connect(self._topic_opened)
        self.setAccessibleName(tr("多市条文对照表"))

    # -- what is shown

    def show_model(self, model: ComparisonModel) -> None:
        """Show a model; its resets are followed."""
        self.setModel(model)
        model.modelReset.connect(self._table_changed)
        model.dataChanged.connect(self._words_changed)
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.selectionModel().selectionChanged.connect(self._rows_selected)
        self._table_changed()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._delegate.set_theme(theme)
        self._topics.set_theme(theme)
        self._cities.set_theme(theme)
        self._dragging.theme = theme
        self.viewport().update()

    def set_active(self, key: str) -> None:
        """Paint the mark with this key stronger than the others; "" for none."""
        if key != self._delegate.active:
            self._delegate.active = key
            self.viewport().update()

    def set_indent(self, on: bool) -> None:
        """Whether a paragraph's first line begins further in."""
        self._delegate.indent = INDENT if on else 0
        self._words_changed()

    def set_font_size(self, points: float) -> None:
        """Write the words at another size."""
        font = self.font()
        font.setPointSizeF(min(LARGEST_FONT, max(SMALLEST_FONT, points)))
        self.setFont(font)

    def set_movable(self, movable: bool) -> None:
        """Whether articles can be dragged to other rows."""
        self._movable = movable

    # -- moving about

    def go_to(self, row_id: int, key: str = "") -> None:
        """Make a matter current and bring it, and in it the words marked with `key`, into sight."""
        model = self.comparison()
        position = model.position_of(row_id) if model else -1
        if position < 0 or model is None:
            return
        self.setCurrentIndex(model.index(position, max(0, self.currentIndex().column())))
        self._heights.ensure(position)
        self.scrollTo(model.index(position, 0), QAbstractItemView.ScrollHint.PositionAtTop)
        tops = [
            self._delegate.mark_top(model.index(position, n), self.columnWidth(n), self.font(), key)
            for n in self.shown_columns()
        ]
        lowest = max((top for top in tops if top >= 0), default=0)
        beyond = lowest + self.rowViewportPosition(position) - self.viewport().height() * 2 // 3
        if key and beyond > 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + beyond)

    def show_at(self, position: int, column: int, top: int, offset: int) -> None:
        """Make a matter current, with the row `top` at `offset` pixels from the upper edge."""
        model = self.comparison()
        if model is None:
            return
        bar = self.verticalScrollBar()
        self.setCurrentIndex(model.index(position, min(column, model.columnCount() - 1)))
        self._heights.ensure(top)
        bar.setValue(self.verticalHeader().sectionPosition(top) - offset)

    def take_columns(self, state: QByteArray) -> None:
        """Order, hide and size the cities as they were (a state of the header)."""
        self._fitting = True
        self.horizontalHeader().restoreState(state)
        self._fitting = False
        self._heights.renew(later=False)

    def current_words(self) -> tuple[Words, ...]:
        """What is meant in the current cell: the selected words, else the article last clicked on, else all it holds."""
        index, model = self.currentIndex(), self.comparison()
        row = index.data(CellRole.ROW) if index.isValid() else None
        if model is None or row is None or index.column() not in row.cells:
            return ()
        chosen = self._selecting.words()
        selected = self._delegate.selection
        if chosen is not None and selected is not None and selected[:2] == (index.row(), index.column()):
            return (Words(chosen.document, chosen.article, chosen.start, chosen.start + len(chosen.quote)),)
        labels: tuple[str, ...] = row.cells[index.column()].articles
        meant = (self._pointed,) if self._pointed in labels else labels
        return tuple(Words(index.column(), label) for label in meant)

    def current_row(self) -> int:
        """The id of the current matter, or 0."""
        row = self.currentIndex().data(CellRole.ROW) if self.currentIndex().isValid() else None
        return row.id if row is not None else 0

    def selected_words(self) -> SelectedWords | None:
        """The words the user has selected inside one article, or None."""
        return self._selecting.words()

    def selected_text(self) -> str:
        """What is selected inside a cell as it is shown, or ""."""
        return self._selecting.text()

    def chosen_rows(self) -> list[int]:
        """The positions of the selected matters, from top to bottom."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def shown_columns(self) -> list[int]:
        """The documents whose columns are visible, from left to right."""
        header = self.horizontalHeader()
        order = [header.logicalIndex(n) for n in range(header.count())]
        return [n for n in order if not header.isSectionHidden(n)]

    # -- columns

    def fit_columns(self) -> None:
        """Share the width among the visible columns, none narrower than can be read."""
        self._widths_set = False
        self._share_width()

    def show_column(self, document: int, shown: bool) -> None:
        """Show or hide a city; the last one stays."""
        if shown or len(self.shown_columns()) > 1:
            self.setColumnHidden(document, not shown)
            self._share_width()

    def show_columns(self, documents: Collection[int]) -> None:
        """Show only these cities."""
        header = self.horizontalHeader()
        hidden = {n for n in range(header.count()) if header.isSectionHidden(n)}
        wanted = {n for n in range(header.count()) if n not in documents}
        if hidden != wanted and len(wanted) < header.count():
            for section in range(header.count()):
                self.setColumnHidden(section, section in wanted)
            self._share_width()

    def _share_width(self, *, later: bool = False) -> None:
        """Give the visible columns equal widths, unless the user set them; `later` while a border is being dragged."""
        header = self.horizontalHeader()
        shown = self.shown_columns()
        if shown and not self._widths_set:
            room = self.viewport().width()
            width = max(LEAST_COLUMN, room // len(shown))
            self._fitting = True
            for number, section in enumerate(shown):
                last = number == len(shown) - 1 and width * len(shown) <= room
                header.resizeSection(section, room - width * number if last else width)
            self._fitting = False
        self._heights.renew(later=later)

    def _column_resized(self) -> None:
        if not self._fitting:
            self._widths_set = True
            self._heights.renew(later=True)

    # -- painting and heights

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Measure what comes into sight, then paint."""
        self._heights.settle()
        super().paintEvent(event)
        self._dragging.paint()
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        model = self.comparison()
        if model is not None and first >= 0:
            self.sight_changed.emit(first, last if last >= 0 else model.rowCount() - 1)
        self._heights.idle()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        """Measure what comes into sight."""
        super().scrollContentsBy(dx, dy)
        if dy:
            self._heights.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the new width."""
        super().resizeEvent(event)
        if event.size().height() < event.oldSize().height():
            self._heights.lower(event.oldSize().height())
        if event.size().width() != event.oldSize().width():
            self._share_width(later=True)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """A new font lays everything out anew."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._delegate.forget()
            # Another theme is a change of style, too, but leaves the heights as they are.
            if self.font().key() != self._written_in:
                self._written_in = self.font().key()
                self._heights.estimate()
            else:
                self._heights.forget()

    def _table_changed(self) -> None:
        self._delegate.forget()
        self._selecting.clear()
        self._widths_set = False
        self._share_width()

    def _words_changed(self, first: QModelIndex | None = None, last: QModelIndex | None = None) -> None:
        """Lay out anew what has other marks; bold type may make a cell higher."""
        model = self.comparison()
        if model is None or first is None or last is None or last.row() - first.row() > AHEAD:
            self._delegate.forget()
            self._heights.forget()
        else:
            for position in range(first.row(), last.row() + 1):
                self._delegate.forget_row(model.row_at(position).id)
                self._heights.forget(position)
        self.viewport().update()

    # -- mouse and keyboard

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Ctrl+wheel changes the size of the words."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_font_size(0.5 if event.angleDelta().y() > 0 else -0.5)
            event.accept()
            return
        super().wheelEvent(event)

    def step_font_size(self, by: float) -> None:
        """Make the words larger or smaller."""
        self.set_font_size(self.font().pointSizeF() + by)
        self.font_size_changed.emit(self.font().pointSizeF())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A press chooses a cell, and begins to drag an article by its number, or a selection of words."""
        point = event.position().toPoint()
        left = event.button() == Qt.MouseButton.LeftButton
        if left and not event.modifiers() and self._movable and self._dragging.begin(point):
            self.setCurrentIndex(self.indexAt(point))
            self._pointed = self._dragging.article_at(point)
            return
        super().mousePressEvent(event)
        self._pointed = self._dragging.article_at(point)
        if left and not event.modifiers():
            self._selecting.begin(point)
        elif left:
            self._selecting.clear()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Dragging inside a cell selects its words; over marked words the pointer is a hand."""
        point = event.position().toPoint()
        if event.buttons() & Qt.MouseButton.LeftButton and self._dragging.ready:
            self._dragging.move(point)
            return
        if event.buttons() & Qt.MouseButton.LeftButton and self._selecting.active:
            self._selecting.extend(point)
            return
        self.viewport().setCursor(self._shape_at(point))
        super().mouseMoveEvent(event)

    def _shape_at(self, point: QPoint) -> Qt.CursorShape:
        if self.mark_at(point) is not None:
            return Qt.CursorShape.PointingHandCursor
        if self._movable and self._dragging.words_at(point) is not None:
            return Qt.CursorShape.OpenHandCursor
        return Qt.CursorShape.ArrowCursor

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """What was dragged falls on a row; a click on marked words opens what they are marked for."""
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._dragging.ready:
            dragged, dropped = self._dragging.active, self._dragging.drop()
            if dropped is not None:
                self.words_dropped.emit(*dropped)
            if dragged:
                return
            self._selecting.clear()
        elif self._selecting.end():
            return
        point = event.position().toPoint()
        mark, index = self.mark_at(point), self.indexAt(point)
        if mark is not None:
            self.mark_clicked.emit(index.data(CellRole.ROW).id, index.column(), mark)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A double click selects the clause under the pointer, from punctuation to punctuation."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._selecting.select_clause(event.position().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens the matter at full width; Esc ends a drag, or drops the selection of words."""
        if event.key() == Qt.Key.Key_Escape and self._dragging.active:
            self._dragging.cancel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_row():
            self.focus_wanted.emit(self.current_row())
        elif event.key() == Qt.Key.Key_Escape and self._selecting.text():
            self._selecting.clear()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the context menu, by mouse or key."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        else:
            at = event.globalPos()
        self.menu_wanted.emit(QPoint(at))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The keyboard always has a current cell to move from."""
        super().focusInEvent(event)
        model = self.comparison()
        if model is not None and model.rowCount() and not self.currentIndex().isValid():
            self.setCurrentIndex(model.index(0, 0))

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Say what the words under the pointer are marked for."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            mark = self.mark_at(event.pos())
            if mark is not None and mark.told:
                QToolTip.showText(event.globalPos(), mark.told, self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def mark_at(self, point: QPoint) -> Mark | None:
        """The mark under a point of the viewport that leads somewhere; the shortest where several overlap."""
        index = self.indexAt(point)
        cell = index.data(CellRole.CELL) if index.isValid() else None
        if cell is None:
            return None
        at = self._delegate.character_at(index, self.visualRect(index), self.font(), point.x(), point.y())
        if at < 0:
            return None
        article, offset = cell.article_at(at)
        hits = [m for m in index.data(CellRole.MARKS) if m.key and m.article == article and m.start <= offset < m.end]
        return min(hits, key=lambda m: m.end - m.start, default=None)

    def comparison(self) -> ComparisonModel | None:
        """The model, if one is shown."""
        model = self.model()
        return model if isinstance(model, ComparisonModel) else None

    def _current_changed(self, current: QModelIndex, _: QModelIndex) -> None:
        row = current.data(CellRole.ROW) if current.isValid() else None
        if row is not None:
            self.matter_chosen.emit(row.id)

    def _rows_selected(self) -> None:
        several = len(self.selectionModel().selectedRows()) > 1
        if several != self._delegate.several:
            self._delegate.several = several
            self.viewport().update()

    def _topic_opened(self, section: int) -> None:
        model = self.comparison()
        if model is not None:
            self.focus_wanted.emit(model.row_at(section).id)
