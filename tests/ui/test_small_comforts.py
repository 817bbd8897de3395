# mypy: disable-error-code="no-untyped-call"
"""Small things a user of the keyboard expects."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.ui.acting import take_keyboard
from workbench.ui.views.main_window import MainWindow
from workbench.ui.views.note_dialog import NoteDialog


def test_stepping_from_the_overview_goes_back_to_the_table(opened: MainWindow) -> None:
    opened.actions_by_name["overview"].trigger()
    assert opened.pages.currentWidget() is opened.overview_page
    opened.actions_by_name["next"].trigger()
    assert opened.pages.currentWidget() is opened.table


def test_ctrl_return_saves_a_note_once_something_is_written(qtbot: QtBot) -> None:
    dialog = NoteDialog("太原第一条", "", ("太原", "晋中"))
    qtbot.addWidget(dialog)
    dialog.show()
    take_keyboard(qtbot, dialog)
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    qtbot.keyClicks(dialog.text, "text")
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert dialog.result() == QDialog.DialogCode.Accepted
