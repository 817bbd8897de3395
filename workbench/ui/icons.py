"""The window's own icons: line drawings in ``resources/ui/icons``, painted in the theme's colours at any scale."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from workbench.domain.resources import resource


class _Drawn(QIconEngine):
    """Draws when it is shown: another theme changes dozens of icons, most of them in menus that are closed."""

    def __init__(self, name: str, colour: QColor, quiet: QColor) -> None:
        super().__init__()
        self._name, self._colour, self._quiet = name, colour, quiet
        self._kept: dict[tuple[int, bool], QPixmap] = {}

    def clone(self) -> QIconEngine:
        """Another one like it."""
        return _Drawn(self._name, self._colour, self._quiet)

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        """The drawing at a size."""
        disabled = mode == QIcon.Mode.Disabled
        key = min(size.width(), size.height()), disabled
        if key not in self._kept:
            self._kept[key] = drawing(self._name, self._quiet if disabled else self._colour, key[0])
        return self._kept[key]

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw at the device's own resolution."""
        ratio = painter.device().devicePixelRatioF()
        side = round(min(rect.width(), rect.height()) * ratio)
        painter.drawPixmap(rect, self.pixmap(QSize(side, side), mode, state))


def icon(name: str, colour: QColor, quiet: QColor | None = None) -> QIcon:
    """The drawing `name` in a colour; `quiet` is its colour while disabled."""
    return QIcon(_Drawn(name, colour, quiet or colour))


def drawing(name: str, colour: QColor, size: int) -> QPixmap:
    """The drawing `name` as a square of `size` pixels."""
    svg = resource("ui", "icons", f"{name}.svg").read_text("utf-8").replace("currentColor", colour.name())
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
