# mypy: disable-error-code="no-untyped-call"
"""Tags, attachments and stages of notes; the distance of each city's words from an agreed text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui.acting import when_open
from workbench.domain.notes import Anchor, Attachment, Stage
from workbench.domain.project import DecisionForm
from workbench.ui.views.attachments import AttachmentDialog
from workbench.ui.views.forms import DecisionDialog
from workbench.ui.views.main_window import MainWindow
from workbench.ui.views.note_dialog import NoteDialog


def test_a_note_is_written_with_stage_tags_and_a_file(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "复函.txt"
    file.write_text("市司法局复函：\n同意统一罚款幅度。", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))

    def fill(dialog: NoteDialog) -> None:
        dialog.text.insertPlainText("请统一。")
        dialog.tags.insert("处罚幅度、#上位法 处罚幅度")
        dialog.stage.setCurrentIndex(dialog.stage.findData(Stage.CONSULTATION))
        qtbot.mouseClick(dialog.attachments.adding, Qt.MouseButton.LeftButton)
        dialog.accept()

    when_open(NoteDialog, fill)
    opened.actions_by_name["note"].trigger()
    (note,) = opened.session.records.notes.values()
    assert (note.stage, note.tags) == (Stage.CONSULTATION, ("处罚幅度", "上位法"))
    (attached,) = note.attachments
    assert attached.name == "复函.txt"
    assert "同意统一罚款幅度" in attached.text
    opened.actions_by_name["undo"].trigger()
    assert opened.session.records.notes == {}


def test_words_can_be_pasted_and_taken_away_again(qtbot: QtBot, opened: MainWindow) -> None:
    dialog = NoteDialog("全项目", "", (), opened)
    qtbot.addWidget(dialog)

    def fill(pasted: AttachmentDialog) -> None:
        pasted.name.setText("会上发言")
        pasted.text.setPlainText("同意。")
        pasted.accept()

    when_open(AttachmentDialog, fill)
    dialog.attachments.paste()
    assert dialog.attachments.value() == (Attachment("会上发言", "同意。"),)
    dialog.attachments.remove()
    assert dialog.attachments.value() == ()


def test_an_attachment_without_words_is_told(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    empty = tmp_path / "空.txt"
    empty.write_text("", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(empty)], ""))
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, text: told.append(text))
    dialog = NoteDialog("全项目", "", (), opened)
    qtbot.addWidget(dialog)
    dialog.attachments.add_file()
    assert told
    assert dialog.attachments.value() == ()


def test_the_list_finds_notes_by_tag_reply_and_attachment(opened: MainWindow) -> None:
    def write(project) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
        note = project.add_note("一", tags=("处罚幅度",), attachments=(Attachment("函", "电线杆上的说明"),))
        project.reply(note.id, "另行答复甲乙丙")
        project.add_note("二", tags=("处罚",))

    opened.session.change(write)

    def shown(words: str) -> list[str]:
        opened.matters.words.setText(words)
        return [m.text for m in opened.matters.model.shown]

    assert shown("#处罚幅度") == ["一"]
    assert sorted(shown("#处罚")) == ["一", "二"]
    assert shown("电线杆") == ["一"]
    assert shown("甲乙丙") == ["一"]


def test_tag_and_attachment_are_links_of_the_details(opened: MainWindow) -> None:
    opened.table.go_to(opened.model.row_at(0).id)
    anchor, _ = opened.flows.place_here()
    opened.session.change(
        lambda project: project.add_note("有附件", anchor, tags=("急",), attachments=(Attachment("函", "全文"),))
    )
    (note,) = opened.session.records.notes.values()
    assert "#急" in opened.details.text()
    assert "附件：函" in opened.details.text()
    opened.details.ask("tag", "急")
    assert opened.matters.words.text() == "#急"
    seen: list[str] = []

    def look(dialog: AttachmentDialog) -> None:
        seen.append(dialog.text.toPlainText())
        dialog.reject()

    when_open(AttachmentDialog, look)
    opened.details.ask("attachment", f"{note.id}:0")
    assert seen == ["全文"]


def test_editing_keeps_tags_and_attachments(opened: MainWindow) -> None:
    opened.session.change(lambda p: p.add_note("原文", Anchor(), tags=("急",), attachments=(Attachment("函", "全文"),)))
    (note,) = opened.session.records.notes.values()

    def edit(dialog: NoteDialog) -> None:
        assert dialog.tags.text() == "急"
        dialog.tags.setText("急、会上议")
        dialog.accept()

    when_open(NoteDialog, edit)
    opened.settling.edit_note(note.id)
    now = opened.session.records.notes[note.id]
    assert (now.tags, now.attachments, now.text) == (("急", "会上议"), note.attachments, "原文")


def test_a_further_participant_can_be_asked_to_act(opened: MainWindow) -> None:
    opened.session.change(lambda project: project.set_project(participants=("省人大常委会法工委",)))

    def fill(dialog: NoteDialog) -> None:
        dialog.text.insertPlainText("请指导。")
        dialog.responsible.setCurrentText("省人大常委会法工委")
        dialog.accept()

    when_open(NoteDialog, fill)
    opened.flows.write_note()
    (note,) = opened.session.records.notes.values()
    assert note.responsible == "省人大常委会法工委"


def test_the_decision_shows_how_far_each_city_is_from_the_agreed_text(qtbot: QtBot, opened: MainWindow) -> None:
    row = next(r for r in opened.session.analysis.table.rows if 1 < len(r.cells) < 5)  # type: ignore[union-attr]
    opened.table.go_to(row.id)
    seen: list[str] = []

    def fill(dialog: DecisionDialog) -> None:
        dialog.form.setCurrentIndex(dialog.form.findData(DecisionForm.TEXT))
        dialog.source.setCurrentIndex(1)
        dialog.source.activated.emit(1)
        qtbot.waitUntil(lambda: bool(dialog.distances.text()))
        seen.append(dialog.distances.text())
        dialog.accept()

    when_open(DecisionDialog, fill)
    opened.settling.decide()
    assert " 0%" in seen[0]
    assert "没有规定" in seen[0]
    (shown,) = opened.session.decisions  # a row whose articles stand in several rows may show it in the first of them
    opened.table.go_to(shown)
    assert "与统一文本的差距" in opened.details.text()
