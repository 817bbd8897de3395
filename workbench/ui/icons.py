"""The window's own icons: line drawings in ``resources/ui/icons``, painted in the theme's colours at any scale."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from workbench.domain.resources import resource

_SIZES = (20, 40)


def icon(name: str, colour: QColor, quiet: QColor | None = None) -> QIcon:
    """The drawing `name` in a colour; `quiet` is its colour while disabled."""
    made = QIcon()
    for mode, paint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, quiet or colour)):
        for size in _SIZES:
            made.addPixmap(drawing(name, paint, size), mode)
    return made


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
