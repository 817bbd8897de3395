# mypy: disable-error-code="no-untyped-call"
"""Nothing typed is thrown away without asking; old notes find their row; wrong files are told what they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from tests.helpers.texts import JINZHONG, write_drafts
from tests.ui.acting import message, when_open
from workbench.services.workspace import Workspace
from workbench.ui.details_html import without_quotes
from workbench.ui.models.comparison import CellRole
from workbench.ui.views.main_window import MainWindow
from workbench.ui.views.note_dialog import NoteDialog


def shown(qtbot: QtBot) -> NoteDialog:
    dialog = NoteDialog("太原第一条", "", ("太原", "晋中"))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def answer(qtbot: QtBot, text: str) -> None:
    def click(box: QMessageBox) -> None:
        button = next(b for b in box.buttons() if b.text() == text)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    when_open(QMessageBox, click)


def test_escape_closes_an_empty_form_at_once(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    qtbot.keyClick(dialog.text, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("choice", "visible", "accepted"), [("继续填写", True, False), ("不保存", False, False), ("保存", False, True)]
)
def test_escape_asks_before_typed_words_are_lost(qtbot: QtBot, choice: str, visible: bool, accepted: bool) -> None:
    dialog = shown(qtbot)
    qtbot.keyClicks(dialog.text, "too short")
    answer(qtbot, choice)
    qtbot.keyClick(dialog.text, Qt.Key.Key_Escape)
    assert dialog.isVisible() is visible
    assert (dialog.result() == QDialog.DialogCode.Accepted) is accepted
    assert dialog.text.toPlainText() == "too short"
    dialog.careful = False


def test_closing_the_window_of_a_form_asks_as_well(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    qtbot.keyClicks(dialog.text, "too short")
    answer(qtbot, "继续填写")
    dialog.close()
    assert dialog.isVisible()
    dialog.careful = False


def test_a_draft_opened_as_a_project_is_told_how_to_import_it(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = write_drafts(tmp_path)[0]
    assert not window.open_project(path)
    told = message(qtbot, window)
    assert path.name in told
    assert "加入草案" in told


def test_a_note_on_an_older_version_is_shown_in_its_row(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    project = tmp_path / "项目.xtlf"
    with Workspace.create(project, title="观景灯", city="太原", author="王某") as workspace:
        workspace.add_files(write_drafts(tmp_path))
        workspace.analysis()
        workspace.project.add_note("太长。", workspace.anchor("晋中:4", "三十个工作日"))
        newer = tmp_path / "晋中二稿.txt"
        newer.write_text(JINZHONG.replace("三十个工作日", "二十个工作日"), "utf-8")
        workspace.add_files([newer])
        workspace.analysis()
    assert window.open_project(project)
    assert window.session.analysis is not None
    row = window.session.analysis.table.rows_of(1, "4")[0]
    position = window.model.position_of(row.id)
    assert window.model.index(position, 1).data(CellRole.BADGES).notes == 1
    window.table.go_to(row.id)
    assert "太长。" in window.details.text()
    assert "第2稿" in window.details.text()


def test_what_the_cities_say_is_told_once() -> None:
    quotes = ["本条例适用于本市城市建成区内的灯光设施", "本条例适用于本市行政区域内的灯光设施"]
    told = f"“适用范围”不一致：太原规定为“{quotes[0]}”，晋中规定为“{quotes[1]}”。"
    assert without_quotes(told, quotes) == "“适用范围”不一致，各市规定如下。"
    assert without_quotes("期限不一致：太原为十日。", ["十日"]) == "期限不一致：太原为十日。"


def test_the_legend_is_shown_only_beside_a_table(window: MainWindow, sample: Path, settings: QSettings) -> None:
    assert not window.menus.legend_action.isVisible()
    assert not window.menus.base_action.isVisible()
    window.resize(1700, 800)
    window.open_project(sample)
    assert window.menus.legend_action.isVisible()
    window.resize(1200, 700)
    assert not window.menus.legend_action.isVisible()
    assert "增加的表述" in window.base.toolTip()


def test_the_columns_of_the_list_are_remembered(qtbot: QtBot, settings: QSettings) -> None:
    first = MainWindow(settings)
    qtbot.addWidget(first)
    first.matters.table.header().resizeSection(2, 233)
    first.close()
    second = MainWindow(settings)
    qtbot.addWidget(second)
    assert second.matters.table.header().sectionSize(2) == 233
    second.close()
