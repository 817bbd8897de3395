# mypy: disable-error-code="no-untyped-call"
"""Nothing typed is thrown away without asking; old notes find their row; wrong files are told what they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.texts import JINZHONG, write_drafts
from tests.ui.acting import answer, message, take_keyboard
from workbench.domain.project import Verdict
from workbench.services.workspace import Workspace
from workbench.ui.details_html import without_quotes
from workbench.ui.models.comparison import CellRole
from workbench.ui.views.attachments import AttachmentDialog
from workbench.ui.views.careful import CarefulDialog
from workbench.ui.views.exchange_dialogs import PassphraseDialog
from workbench.ui.views.forms import DecisionDialog, JudgementForm, LedgerForm
from workbench.ui.views.main_window import MainWindow
from workbench.ui.views.note_dialog import NoteDialog
from workbench.ui.views.project_dialog import ProjectDialog
from workbench.ui.views.project_pages.batch import EnterForm
from workbench.ui.views.project_pages.meetings import MeetingForm
from workbench.ui.views.project_pages.opinions import OpinionForm


def shown(qtbot: QtBot) -> NoteDialog:
    dialog = NoteDialog("太原第一条", "", ("太原", "晋中"))
    qtbot.addWidget(dialog)
    dialog.show()
    take_keyboard(qtbot, dialog)
    return dialog


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


FORMS: dict[str, Callable[[], CarefulDialog]] = {
    "judgement": lambda: JudgementForm(Verdict.DISMISS, "期限不一致"),
    "decision": lambda: DecisionDialog("期限", {"太原": "十日"}, ("太原", "晋中")),
    "ledger": lambda: LedgerForm("“限于本市企业”"),
    "entering": lambda: EnterForm(3),
    "meeting": lambda: MeetingForm(None),
    "opinion": lambda: OpinionForm(("太原",)),
    "attachment": AttachmentDialog,
    "project": ProjectDialog,
}


@pytest.mark.parametrize("name", FORMS)
def test_no_form_loses_typed_words_unasked(qtbot: QtBot, name: str) -> None:
    dialog = FORMS[name]()
    qtbot.addWidget(dialog)
    dialog.show()
    fields: list[QWidget] = [*dialog.findChildren(QPlainTextEdit), *dialog.findChildren(QLineEdit)]
    field = next(f for f in fields if f.isVisible() and f.isEnabled() and not f.objectName())
    qtbot.keyClicks(field, "x")
    answer(qtbot, "继续填写")
    dialog.reject()
    assert dialog.isVisible()
    answer(qtbot, "不保存")
    dialog.reject()
    assert not dialog.isVisible()


def test_a_form_in_which_one_only_searches_closes_at_once(qtbot: QtBot) -> None:
    dialog = PassphraseDialog("来件.xtlh")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClicks(dialog.passphrase, "x")
    dialog.reject()
    assert not dialog.isVisible()


def test_buttons_of_dialogs_bear_words_and_no_pictures(qtbot: QtBot, window: MainWindow) -> None:
    dialog = MeetingForm(None, window)
    dialog.show()
    buttons = cast("list[QPushButton]", dialog.buttons.buttons())
    assert [b.text() for b in buttons] == ["保存", "取消"]
    assert all(b.icon().isNull() for b in buttons)
    assert dialog.save.isDefault()
    dialog.done(0)


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
    second.resize(1900, 900)
    second.show()
    assert second.matters.table.header().sectionSize(2) == 233
    second.close()
