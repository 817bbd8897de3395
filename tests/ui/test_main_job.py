# mypy: disable-error-code="no-untyped-call"
"""The main job in the window, by clicks and keys on the built-in sample drafts."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.acting import click_cell, message, when_open
from workbench.services.demo import sample_files
from workbench.services.workspace import Workspace
from workbench.ui.models.comparison import CellRole, MarkKind
from workbench.ui.views.main_window import MainWindow
from workbench.ui.views.note_dialog import NoteDialog
from workbench.ui.views.project_dialog import ProjectDialog

from .acting import first_marked, words_at


def press(qtbot: QtBot, window: MainWindow, keys: str) -> None:
    """Trigger the action a shortcut belongs to, as its key would, if it is enabled."""
    for action in window.actions_by_name.values():
        if keys in [s.toString() for s in action.shortcuts()]:
            assert action.isEnabled(), keys
            action.trigger()
            return
    raise AssertionError(f"no action has the shortcut {keys}")


def test_without_a_project_the_window_offers_to_begin(window: MainWindow) -> None:
    assert window.welcome.isVisible()
    assert not window.table.isVisible()
    assert [b.text() for b in window.welcome.buttons] == ["新建项目…", "打开项目", "打开示例项目"]
    assert not window.actions_by_name["note"].isEnabled()


def test_a_project_shows_a_column_for_each_city(opened: MainWindow) -> None:
    assert opened.table.isVisible()
    names = [opened.model.headerData(n, Qt.Orientation.Horizontal) for n in range(opened.model.columnCount())]
    assert names == ["太原", "晋中", "忻州", "吕梁", "阳泉"]
    assert opened.drafts.tree.topLevelItemCount() == 5


def test_a_recent_project_opens_with_a_click(qtbot: QtBot, window: MainWindow, sample: Path) -> None:
    window.open_project(sample)
    window.session.close()
    assert window.welcome.isVisible()
    item = window.welcome.recent.item(0)
    at = window.welcome.recent.visualItemRect(item).center()
    qtbot.mouseClick(window.welcome.recent.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert window.session.workspace is not None
    assert window.session.workspace.project.path == sample


def test_a_recent_project_that_is_gone_is_told_and_forgotten(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.settings.remember_project(str(tmp_path / "不在.xtlf"))
    assert not window.flows.open_path(tmp_path / "不在.xtlf")
    assert "不在.xtlf" in message(qtbot, window)
    assert window.settings.recent() == []


def test_a_new_project_gets_its_drafts_read_compared_and_shown(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "新项目.xtlf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    names = [str(p) for p in sample_files()]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))

    def fill(dialog: ProjectDialog) -> None:
        qtbot.keyClicks(dialog.title, "Lamps")
        qtbot.keyClicks(dialog.author, "Wang")
        qtbot.mouseClick(dialog.buttons.button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton)

    when_open(ProjectDialog, fill)
    qtbot.mouseClick(window.welcome.buttons[0], Qt.MouseButton.LeftButton)
    assert window.session.workspace is not None
    press(qtbot, window, "Ctrl+D")
    qtbot.waitUntil(lambda: window.model.rowCount() > 0 and not window.busy, timeout=60000)
    assert window.model.columnCount() == 5
    assert window.drafts.tree.topLevelItemCount() == 5


def test_choosing_a_row_shows_its_matters(qtbot: QtBot, opened: MainWindow) -> None:
    position, document, _ = first_marked(opened, MarkKind.CONFLICT)
    row = opened.model.row_at(position)
    opened.table.scrollTo(opened.model.index(position, 0))
    click_cell(qtbot, opened, position, document)
    assert row.topic in opened.details.text()
    assert "建议：" in opened.details.text()


def test_a_click_on_marked_words_opens_their_reason(qtbot: QtBot, opened: MainWindow) -> None:
    position, document, start = first_marked(opened, MarkKind.MARKET)
    opened.actions_by_name["right"].setChecked(False)
    opened.table.go_to(opened.model.row_at(position).id)
    qtbot.wait(20)
    at = words_at(opened, position, document, start)
    qtbot.mouseClick(opened.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.details.isVisible()
    assert "公平竞争审查" in opened.details.text()


def test_a_note_written_by_keys_is_kept_shown_and_found_after_a_restart(
    qtbot: QtBot, opened: MainWindow, sample: Path
) -> None:
    position, document, _ = first_marked(opened, MarkKind.CONFLICT)
    opened.table.scrollTo(opened.model.index(position, 0))
    click_cell(qtbot, opened, position, document)

    def fill(dialog: NoteDialog) -> None:
        dialog.text.insertPlainText("建议五市统一。")
        qtbot.mouseClick(dialog.buttons.button(QDialogButtonBox.StandardButton.Save), Qt.MouseButton.LeftButton)

    when_open(NoteDialog, fill)
    press(qtbot, opened, "Ctrl+M")
    assert "建议五市统一。" in opened.details.text()
    assert opened.model.index(position, document).data(CellRole.BADGES).notes == 1
    opened.close()
    with Workspace.open(sample) as workspace:
        (note,) = workspace.project.notes()
    regulation_city = opened.model.table.documents[document].city if opened.model.columnCount() else note.anchor.city
    assert (note.text, note.anchor.city) == ("建议五市统一。", regulation_city)


def test_undo_takes_a_note_back_and_redo_brings_it_again(qtbot: QtBot, opened: MainWindow) -> None:
    def fill(dialog: NoteDialog) -> None:
        dialog.text.insertPlainText("试写一条")
        dialog.accept()

    when_open(NoteDialog, fill)
    press(qtbot, opened, "Ctrl+M")
    assert len(opened.session.records.notes) == 1
    press(qtbot, opened, "Ctrl+Z")
    assert opened.session.records.notes == {}
    press(qtbot, opened, "Ctrl+Y")
    assert len(opened.session.records.notes) == 1


def test_the_report_is_exported(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "报告.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    press(qtbot, opened, "Ctrl+E")
    qtbot.waitUntil(lambda: not opened.busy, timeout=60000)
    assert str(path) in message(qtbot, opened).replace("\n", "")
    assert path.stat().st_size > 10_000


def test_a_file_that_cannot_be_read_is_named_and_the_others_come_in(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path
) -> None:
    broken = tmp_path / "坏文件.docx"
    broken.write_bytes(b"PK\x03\x04 torn off")
    opened.session.add_drafts([broken])
    qtbot.waitUntil(lambda: not opened.busy, timeout=60000)
    assert "坏文件.docx" in message(qtbot, opened)
    assert opened.model.columnCount() == 5


def test_a_file_that_is_no_project_is_told(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "假.xtlf"
    path.write_text("nothing", "utf-8")
    assert not window.open_project(path)
    assert "假.xtlf" in message(qtbot, window)
    assert window.welcome.isVisible()


def test_closing_during_long_work_leaves_nothing_behind(qtbot: QtBot, opened: MainWindow) -> None:
    opened.session.add_drafts(list(sample_files()))
    qtbot.waitUntil(lambda: opened.busy, timeout=5000)
    opened.close()
    assert not opened.busy


def test_the_window_comes_back_as_it_was_left(qtbot: QtBot, settings: QSettings, sample: Path) -> None:
    first = MainWindow(settings)
    qtbot.addWidget(first)
    first.show()
    first.actions_by_name["bottom"].setChecked(False)
    first.settings.set("appearance.theme", "dark")
    first.settings.set("table.font_size", 13.0)
    first.close()
    second = MainWindow(settings)
    qtbot.addWidget(second)
    second.show()
    assert not second.actions_by_name["bottom"].isChecked()
    assert second.settings.get("appearance.theme") == "dark"
    assert second.table.font().pointSizeF() == 13.0
    second.settings.set("appearance.theme", "light")
    second.close()
