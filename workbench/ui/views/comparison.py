"""The comparison table's view: only what is visible is laid out, topics stay in sight at the left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from workbench.ui.delegates.provision import MARGIN, ProvisionDelegate
from workbench.ui.models.comparison import Badges, CellRole, ComparisonModel, Mark
from workbench.ui.theme import LIGHT, Theme

_TOPIC_WIDTH = 132
_LEAST_COLUMN = 150
_LEAST_ROW = 40
_LINE_SPACING = 1.28
_SMALLEST_FONT, _LARGEST_FONT = 8.0, 24.0


class TopicHeader(QHeaderView):
    """The vertical header: each matter's topic, wrapped, with its badges below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = LIGHT
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(_LEAST_ROW)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._theme = theme
        self.viewport().update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A fixed width."""
        return QSize(_TOPIC_WIDTH, super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802 - Qt's name
        """Paint one topic at the top of its row, as far down as the row is visible."""
        model = self.model()
        if model is None:
            return
        theme = self._theme
        painter.save()
        selection = self.selectionModel()
        chosen = selection is not None and selection.isRowSelected(section, QModelIndex())
        painter.fillRect(rect, theme.colour("selection" if chosen else "window"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        # The topic of a tall row stays in sight while its words scroll by.
        top = max(rect.top(), 0)
        inner = QRect(rect.left() + MARGIN, top + MARGIN, rect.width() - 2 * MARGIN, rect.bottom() - top - 2 * MARGIN)
        painter.setClipRect(rect)
        painter.setPen(theme.colour("text"))
        topic = str(model.headerData(section, Qt.Orientation.Vertical, Qt.ItemDataRole.DisplayRole) or "")
        wrap = Qt.TextFlag.TextWrapAnywhere | Qt.AlignmentFlag.AlignTop
        used = painter.boundingRect(inner, wrap, topic)
        painter.drawText(inner, wrap, topic)
        badges = model.headerData(section, Qt.Orientation.Vertical, CellRole.BADGES)
        if isinstance(badges, Badges):
            self._paint_badges(painter, QPoint(inner.left(), used.bottom() + 6), badges)
        painter.restore()

    def _paint_badges(self, painter: QPainter, at: QPoint, badges: Badges) -> None:
        font = painter.font()
        font.setPointSizeF(max(7.0, font.pointSizeF() - 1.5))
        painter.setFont(font)
        metrics = QFontMetrics(font)
        x = at.x()
        for letter, count, colour in (
            ("异", badges.conflicts, "conflict"),
            ("市", badges.market, "market"),
            ("注", badges.notes, "note"),
        ):
            if not count:
                continue
            text = f"{letter}{count}"
            box = QRect(x, at.y(), metrics.horizontalAdvance(text) + 8, metrics.height() + 2)
            painter.setPen(self._theme.colour(colour))
            painter.drawRoundedRect(box, 3, 3)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
            x = box.right() + 5


class ComparisonView(QTableView):
    """Five drafts side by side.

    Row heights are estimated from the number of characters and measured exactly only when a row comes into sight.

    Signals:
        matter_chosen(int): the current matter's row id changed.
        mark_clicked(int, int, object): row id, document and :class:`Mark` that was clicked.
        font_size_changed(float): Ctrl+wheel changed the size, in points.
    """

    matter_chosen = Signal(int)
    mark_clicked = Signal(int, int, object)
    font_size_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = ProvisionDelegate(self)
        self._topics = TopicHeader(self)
        self._measured: set[int] = set()
        self.setItemDelegate(self._delegate)
        self.setVerticalHeader(self._topics)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(_LEAST_COLUMN)
        header.setStretchLastSection(False)
        header.sectionResized.connect(self._columns_changed)
        self.setAccessibleName("多市条文对照表")

    def show_model(self, model: ComparisonModel) -> None:
        """Show a model; its resets are followed."""
        self.setModel(model)
        model.modelReset.connect(self._table_changed)
        model.dataChanged.connect(self._words_changed)
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self._table_changed()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._delegate.set_theme(theme)
        self._topics.set_theme(theme)
        self.viewport().update()

    def go_to(self, row_id: int) -> None:
        """Make a matter current and bring it into sight."""
        model = self._comparison()
        position = model.position_of(row_id) if model else -1
        if position >= 0 and model is not None:
            self.setCurrentIndex(model.index(position, max(0, self.currentIndex().column())))
            self.scrollTo(model.index(position, 0), QAbstractItemView.ScrollHint.PositionAtTop)

    def fit_columns(self) -> None:
        """Share the width among the visible columns, none narrower than can be read."""
        header = self.horizontalHeader()
        shown = [n for n in range(header.count()) if not header.isSectionHidden(n)]
        if shown:
            width = max(_LEAST_COLUMN, self.viewport().width() // len(shown))
            header.sectionResized.disconnect(self._columns_changed)
            for section in shown:
                header.resizeSection(section, width)
            header.sectionResized.connect(self._columns_changed)
            self._columns_changed()

    def set_font_size(self, points: float) -> None:
        """Write the words at another size."""
        font = self.font()
        font.setPointSizeF(min(_LARGEST_FONT, max(_SMALLEST_FONT, points)))
        self.setFont(font)
        self._delegate.forget()
        self._columns_changed()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Measure what comes into sight, then paint."""
        self._measure_visible()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit_columns()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Ctrl+wheel changes the size of the words."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_font_size(self.font().pointSizeF() + (0.5 if event.angleDelta().y() > 0 else -0.5))
            self.font_size_changed.emit(self.font().pointSizeF())
            event.accept()
            return
        super().wheelEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click on marked words opens what they are marked for."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        mark = self._mark_at(index, event.position().toPoint())
        if mark is not None and mark.key:
            self.mark_clicked.emit(index.data(CellRole.ROW).id, index.column(), mark)

    def _mark_at(self, index: QModelIndex, point: QPoint) -> Mark | None:
        cell = index.data(CellRole.CELL) if index.isValid() else None
        if cell is None:
            return None
        at = self._delegate.character_at(index, self.visualRect(index), self.font(), point.x(), point.y())
        if at < 0:
            return None
        article, offset = cell.article_at(at)
        hits = [m for m in index.data(CellRole.MARKS) if m.article == article and m.start <= offset < m.end]
        return min((m for m in hits if m.key), key=lambda m: m.end - m.start, default=None)

    def _comparison(self) -> ComparisonModel | None:
        model = self.model()
        return model if isinstance(model, ComparisonModel) else None

    def _current_changed(self, current: QModelIndex, _: QModelIndex) -> None:
        row = current.data(CellRole.ROW) if current.isValid() else None
        if row is not None:
            self.matter_chosen.emit(row.id)

    def _table_changed(self) -> None:
        self._delegate.forget()
        self.fit_columns()

    def _words_changed(self) -> None:
        self._delegate.forget()
        self.viewport().update()

    def _columns_changed(self) -> None:
        """Estimate all heights anew; Han characters are all equally wide, so the estimate is close."""
        self._measured.clear()
        model = self._comparison()
        if model is None:
            return
        metrics = QFontMetrics(self.font())
        wide = max(1, metrics.horizontalAdvance("国"))
        line = metrics.height() * _LINE_SPACING
        columns = [
            (n, max(1, (self.columnWidth(n) - 2 * MARGIN) // wide))
            for n in range(model.columnCount())
            if not self.isColumnHidden(n)
        ]
        header = self.verticalHeader()
        header.blockSignals(True)
        for position in range(model.rowCount()):
            lines = max((_lines(model, position, n, room) for n, room in columns), default=1)
            header.resizeSection(position, max(_LEAST_ROW, round(lines * line) + 2 * MARGIN))
        header.blockSignals(False)
        self.updateGeometries()
        self.viewport().update()

    def _measure_visible(self) -> None:
        model = self._comparison()
        first = self.rowAt(0)
        if model is None or first < 0:
            return
        bottom, position = self.viewport().height(), first
        while position < model.rowCount() and self.rowViewportPosition(position) < bottom:
            if position not in self._measured:
                self._measured.add(position)
                height = self._exact_height(model, position)
                if height != self.rowHeight(position):
                    self.verticalHeader().resizeSection(position, height)
            position += 1

    def _exact_height(self, model: ComparisonModel, position: int) -> int:
        heights = [
            self._delegate.height(model.index(position, n), self.columnWidth(n), self.font())
            for n in range(model.columnCount())
            if not self.isColumnHidden(n)
        ]
        return max([_LEAST_ROW, *heights])

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """A new font lays everything out anew."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._delegate.forget()
            self._columns_changed()


def _lines(model: ComparisonModel, position: int, document: int, room: int) -> int:
    """How many lines a cell takes at `room` characters a line."""
    cell = model.cell(position, document)
    return sum(-(-max(1, len(line)) // room) for line in cell.text.split("\n")) if cell else 1
