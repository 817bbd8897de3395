"""A bubble with a few words beside a part of the window, and a frame around that part."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.ui.text import tr
from workbench.ui.theme import Theme

_WIDTH, _GAP = 330, 12


class _Frame(QWidget):
    """A frame that lets the mouse through. Signals: only those of QWidget."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A thick line."""
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.colour("accent"), 3))
        painter.drawRect(self.rect().adjusted(1, 1, -2, -2))


class TourBubble(QFrame):
    """Has the keyboard: Enter or → goes on, ← goes back, Esc ends.

    Signals:
        stepped(int): 1 for the next bubble, -1 for the one before.
        ended(): the tour was skipped.
        replaced(): the window has another size; what is pointed at may be elsewhere.
    """

    stepped = Signal(int)
    ended = Signal()
    replaced = Signal()

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("bubble")
        self.setAccessibleName(tr("功能导览"))
        self.setStyleSheet(
            f"#bubble {{ background: {theme.base}; border: 2px solid {theme.accent}; border-radius: 8px; }}"
            f" #bubble QLabel {{ color: {theme.text}; }}"
        )
        self.setFixedWidth(_WIDTH)
        self._frame = _Frame(parent, theme)
        self.title, self.words, self.count = QLabel(), QLabel(), QLabel()
        font = self.title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.title.setFont(font)
        self.words.setWordWrap(True)
        self.count.setObjectName("quiet")
        self.skip, self.back, self.on = QPushButton(tr("跳过")), QPushButton(tr("上一步")), QPushButton(tr("下一步"))
        self.skip.clicked.connect(lambda _checked: self.ended.emit())
        self.back.clicked.connect(lambda _checked: self.stepped.emit(-1))
        self.on.clicked.connect(lambda _checked: self.stepped.emit(1))
        head, buttons = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.count)
        buttons.addWidget(self.skip)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.on)
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addWidget(self.words)
        column.addLayout(buttons)
        parent.installEventFilter(self)

    def say(self, title: str, text: str, count: str, *, first: bool, last: bool) -> None:
        """Show other words."""
        self.title.setText(title)
        self.words.setText(text)
        self.count.setText(count)
        self.back.setVisible(not first)
        self.skip.setVisible(not last)
        self.on.setText(tr("完成") if last else tr("下一步"))
        self.on.setAccessibleDescription(f"{title}。{text}")
        self.setFixedHeight(self.heightForWidth(_WIDTH))

    def point_at(self, place: QRect) -> None:
        """Stand beside a place of the window, where there is most room, and frame it."""
        room = self._over.rect()
        self._frame.setGeometry(place.adjusted(-3, -3, 3, 3).intersected(room))
        self._frame.setVisible(not place.isEmpty())
        self.move(beside(place, self.rect(), room))
        for widget in (self._frame, self):
            widget.raise_()
        self.show()
        self.on.setFocus()

    def remove(self) -> None:
        """Go away."""
        self._over.removeEventFilter(self)
        for widget in (self._frame, self):
            widget.hide()
            widget.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize:
            self.replaced.emit()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter and arrow keys go about, Esc ends."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.ended.emit()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(1)
        elif key == Qt.Key.Key_Left:
            self.stepped.emit(-1)
        else:
            super().keyPressEvent(event)


def beside(place: QRect, size: QRect, room: QRect) -> QPoint:
    """Where a bubble of that size goes: below, above, left or right of the place, else in its middle."""
    width, height = size.width(), size.height()
    x = min(max(room.left() + _GAP, place.center().x() - width // 2), room.right() - width - _GAP)
    y = min(max(room.top() + _GAP, place.center().y() - height // 2), room.bottom() - height - _GAP)
    if place.isEmpty():
        return QPoint(room.center().x() - width // 2, room.center().y() - height // 2)
    if place.bottom() + _GAP + height <= room.bottom() - _GAP:
        return QPoint(x, place.bottom() + _GAP)
    if place.top() - _GAP - height >= room.top() + _GAP:
        return QPoint(x, place.top() - _GAP - height)
    if place.left() - _GAP - width >= room.left() + _GAP:
        return QPoint(place.left() - _GAP - width, y)
    if place.right() + _GAP + width <= room.right() - _GAP:
        return QPoint(place.right() + _GAP, y)
    return QPoint(x, y)
