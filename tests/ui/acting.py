# mypy: disable-error-code="no-untyped-call"
"""What tests do in the window as a user would: dialogs filled in by keys and clicks while they are open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import QKeyCombination, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.models.comparison import CellRole, MarkKind
from workbench.ui.views.main_window import MainWindow

W = TypeVar("W", bound=QWidget)


def take_keyboard(qtbot: QtBot, window: QWidget) -> None:
    """Wait until a shown window is the active one.

    A bare X server has no window manager that would give a new window the keyboard, and takes it away again with the
    window of the test before: it is asked for until it is there.
    """

    def active() -> bool:
        if not window.isActiveWindow():
            window.activateWindow()
            return False
        return True

    qtbot.waitUntil(active, timeout=20000)


def press(
    qtbot: QtBot, widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a shortcut in a widget once it has the keyboard and what the shortcut does can be done.

    Shortcuts work in the active window only. A bare X server has no window manager that would hand the keyboard on
    when a dialog or another test's window goes, so it is asked for until it is there.
    """
    window = widget.window()
    wanted = QKeySequence(QKeyCombination(modifiers, key))
    own = cast("list[QAction]", window.findChildren(QAction))
    actions = [action for action in own if wanted in action.shortcuts()]

    def ready() -> bool:
        if not window.isActiveWindow() or not widget.hasFocus():
            window.activateWindow()
            widget.setFocus()
            return False
        return all(action.isEnabled() for action in actions)

    qtbot.waitUntil(ready, timeout=20000)
    qtbot.keyClick(widget, key, modifiers)


def when_open(kind: type[W], act: Callable[[W], None], tries: int = 2000) -> None:
    """Call `act` with the first modal window of `kind` that opens."""

    def look() -> None:
        nonlocal tries
        tries -= 1
        found = QApplication.activeModalWidget()
        if isinstance(found, kind):
            act(found)
        elif tries > 0:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


def answer(qtbot: QtBot, text: str) -> None:
    """Press the button with these words in the next question that is asked."""

    def click(box: QMessageBox) -> None:
        button = next(b for b in box.buttons() if b.text() == text)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    when_open(QMessageBox, click)


def message(qtbot: QtBot, window: MainWindow) -> str:
    """The text of the message box that is open; it is closed."""
    boxes: list[QMessageBox] = []

    def seen() -> bool:
        boxes[:] = [b for b in QApplication.topLevelWidgets() if isinstance(b, QMessageBox) and b.isVisible()]
        return bool(boxes)

    qtbot.waitUntil(seen, timeout=5000)
    box = boxes[0]
    assert box.window() is not window
    text = str(box.text())
    closing = next(b for b in box.buttons() if b.text() in {"关闭", "知道了"})
    qtbot.mouseClick(closing, Qt.MouseButton.LeftButton)
    return text


def cell_rect(window: MainWindow, position: int, document: int) -> QRect:
    """Where a cell stands in the viewport."""
    return window.table.visualRect(window.model.index(position, document))


def click_cell(qtbot: QtBot, window: MainWindow, position: int, document: int) -> None:
    """Click into a cell's margin, beside its words."""
    rect = cell_rect(window, position, document)
    qtbot.mouseClick(window.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(3, 3))


def words_at(window: MainWindow, position: int, document: int, start: int) -> QPoint:
    """A point of the viewport on a character of a cell's words."""
    rect = cell_rect(window, position, document)
    delegate = window.table.itemDelegate()
    index = window.model.index(position, document)
    for y in range(rect.top(), rect.bottom(), 4):
        for x in range(rect.left(), rect.right(), 3):
            if delegate.character_at(index, rect, window.table.font(), x, y) == start:  # type: ignore[attr-defined]
                return QPoint(x, y)
    raise AssertionError(f"character {start} is not on the screen")


def first_marked(window: MainWindow, kind: MarkKind) -> tuple[int, int, int]:
    """Position, document and first shown character of the first mark of a kind."""
    for position in range(window.model.rowCount()):
        for document in range(window.model.columnCount()):
            index = window.model.index(position, document)
            cell = index.data(CellRole.CELL)
            for mark in (index.data(CellRole.MARKS) or ()) if cell else ():
                ranges = cell.shown_ranges(mark.article, mark.start, mark.end)
                if mark.kind is kind and ranges:
                    return position, document, ranges[0][0]
    raise AssertionError(f"nothing is marked as {kind}")
