"""The headers of the comparison table: topics at the left, cities above."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from workbench.ui.delegates.provision import MARGIN
from workbench.ui.models.comparison import Badges, CellRole, HeaderRole
from workbench.ui.text import tr
from workbench.ui.theme import LIGHT, Theme

TOPIC_WIDTH = 118
LEAST_COLUMN = 120
LEAST_ROW = 40
_USUAL_ROW = 130
#: The letters that name a badge, its count in :class:`Badges` and its colour.
_BADGES = (
    ("异", "conflicts", "conflict"),
    ("市", "market", "market"),
    ("注", "notes", "note"),
    ("核", "checked", "added"),
)


class TopicHeader(QHeaderView):
    """The vertical header: each matter's topic, wrapped, with its badges below. Signals: only those of QHeaderView."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = LIGHT
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(LEAST_ROW)
        self.setDefaultSectionSize(_USUAL_ROW)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._theme = theme
        self.viewport().update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A fixed width; Qt would ask every one of thousands of rows."""
        return QSize(TOPIC_WIDTH, LEAST_ROW)

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
        if chosen:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height() - 1), theme.colour("accent"))
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
            self._paint_badges(painter, QPoint(inner.left(), used.bottom() + 5), badges)
        painter.restore()

    def _paint_badges(self, painter: QPainter, at: QPoint, badges: Badges) -> None:
        font = painter.font()
        font.setPointSizeF(max(7.0, font.pointSizeF() - 1.5))
        painter.setFont(font)
        metrics = QFontMetrics(font)
        x = at.x()
        for letter, field, colour in _BADGES:
            count = getattr(badges, field)
            if not count:
                continue
            text = tr(letter) if field == "checked" else f"{tr(letter)}{count}"
            box = QRect(x, at.y(), metrics.horizontalAdvance(text) + 6, metrics.height())
            painter.setPen(self._theme.colour(colour))
            painter.drawRoundedRect(box, 3, 3)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
            x = box.right() + 4


class CityHeader(QHeaderView):
    """The horizontal header: the city, below it the version and number of articles. Signals: only those of QHeaderView."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = LIGHT
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(LEAST_COLUMN)
        self.setStretchLastSection(False)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._theme = theme
        self.viewport().update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Two lines high."""
        return QSize(LEAST_COLUMN, 2 * QFontMetrics(self.font()).height() + 8)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802 - Qt's name
        """Paint one city's name and its draft's version."""
        model = self.model()
        if model is None:
            return
        theme = self._theme
        painter.save()
        painter.fillRect(rect, theme.colour("window"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(MARGIN, 4, -4, -4)
        half = inner.height() // 2
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        base = bool(model.headerData(section, Qt.Orientation.Horizontal, HeaderRole.BASE))
        name = str(model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole) or "")
        self._line(painter, QRect(inner.left(), inner.top(), inner.width(), half), name + ("　◆" if base else ""))
        font.setBold(False)
        font.setPointSizeF(max(7.0, font.pointSizeF() - 1.0))
        painter.setFont(font)
        painter.setPen(theme.colour("quiet"))
        below = str(model.headerData(section, Qt.Orientation.Horizontal, HeaderRole.SUBTITLE) or "")
        self._line(painter, QRect(inner.left(), inner.top() + half, inner.width(), half), below)
        painter.restore()

    def _line(self, painter: QPainter, rect: QRect, text: str) -> None:
        shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
