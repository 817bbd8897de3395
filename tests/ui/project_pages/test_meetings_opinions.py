# mypy: disable-error-code="no-untyped-call"
"""Joint meetings and gathered opinions in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui.acting import answer, when_open
from workbench.domain.project import Adoption
from workbench.ui.views.main_window import MainWindow
from workbench.ui.views.project_pages import ProjectPages
from workbench.ui.views.project_pages.meetings import MeetingForm
from workbench.ui.views.project_pages.opinions import OpinionForm


def add_meeting(qtbot: QtBot, pages: ProjectPages, title: str = "第一次会议") -> None:
    def fill(form: MeetingForm) -> None:
        form.title.setText(title)
        form.place.insert("太原")
        form.agenda.setPlainText("通报进展\n\n研究罚款幅度")
        form.minutes.setPlainText("已通报。")
        qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)

    when_open(MeetingForm, fill)
    qtbot.mouseClick(pages.meetings.adding, Qt.MouseButton.LeftButton)


def test_a_meeting_is_added_changed_undone_and_removed(qtbot: QtBot, window: MainWindow, pages: ProjectPages) -> None:
    pages.open("meetings")
    add_meeting(qtbot, pages)
    (meeting,) = window.session.records.meetings
    assert (meeting.title, meeting.place, meeting.agenda) == ("第一次会议", "太原", ("通报进展", "研究罚款幅度"))
    assert "研究罚款幅度" in pages.meetings.words.toPlainText()

    def change(form: MeetingForm) -> None:
        assert form.minutes.toPlainText() == "已通报。"
        form.minutes.setPlainText("已通报，另定时间。")
        form.accept()

    when_open(MeetingForm, change)
    pages.meetings.edit()
    assert window.session.records.meetings[0].minutes == "已通报，另定时间。"
    window.actions_by_name["undo"].trigger()
    assert window.session.records.meetings[0].minutes == "已通报。"
    answer(qtbot, "删除")
    qtbot.mouseClick(pages.meetings.removing, Qt.MouseButton.LeftButton)
    assert window.session.records.meetings == ()


def test_minutes_are_exported_to_word(qtbot: QtBot, window: MainWindow, pages: ProjectPages, save_as: Path) -> None:
    from docx import Document

    pages.open("meetings")
    add_meeting(qtbot, pages)
    with qtbot.waitSignal(window.session.report_written, timeout=30000) as written:
        qtbot.mouseClick(pages.meetings.minutes_out, Qt.MouseButton.LeftButton)
    path = written.args[0]
    assert path.suffix == ".docx"
    assert "已通报。" in "\n".join(p.text for p in Document(str(path)).paragraphs)


def test_an_opinion_is_gathered_with_its_place_and_what_became_of_it(
    qtbot: QtBot, window: MainWindow, pages: ProjectPages
) -> None:
    pages.open("opinions")

    def fill(form: OpinionForm) -> None:
        form.source.insert("市住建局")
        assert not form.save.isEnabled()
        form.text.setPlainText("期限宜短。")
        form.city.setCurrentIndex(form.city.findData("晋中"))
        form.article.insert("4")
        form.adoption.setCurrentIndex(form.adoption.findData(Adoption.REJECTED))
        assert not form.save.isEnabled()
        form.reason.setPlainText("上位法已有规定。")
        qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)

    when_open(OpinionForm, fill)
    qtbot.mouseClick(pages.opinions.adding, Qt.MouseButton.LeftButton)
    assert window.session.workspace is not None
    (opinion,) = window.session.workspace.project.opinions()
    assert (opinion.source, opinion.adoption, opinion.reason) == ("市住建局", Adoption.REJECTED, "上位法已有规定。")
    assert (opinion.anchor.city, opinion.anchor.article) == ("晋中", "4")
    assert "晋中第四条" in pages.opinions.table.lines_model.lines[0].texts
    assert "不采纳1" in pages.opinions.summary.text()


def test_an_opinion_on_an_article_that_is_not_there_is_told_and_kept_open(
    qtbot: QtBot, window: MainWindow, pages: ProjectPages, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, text: told.append(text))
    pages.open("opinions")

    def right(form: OpinionForm) -> None:
        assert form.text.toPlainText() == "意见"
        form.article.setText("5")
        form.accept()

    def wrong(form: OpinionForm) -> None:
        form.source.setText("某人")
        form.text.setPlainText("意见")
        form.city.setCurrentIndex(form.city.findData("太原"))
        form.article.setText("99")
        when_open(OpinionForm, right)
        form.accept()

    when_open(OpinionForm, wrong)
    pages.opinions.add()
    assert "没有第九十九条" in told[0]
    assert window.session.workspace is not None
    assert window.session.workspace.project.opinions()[0].anchor.article == "5"


def test_opinions_are_filtered_by_source_adoption_and_words(window: MainWindow, pages: ProjectPages) -> None:
    def write(project) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
        project.put_opinion("甲局", "期限太长", adoption=Adoption.ADOPTED)
        project.put_opinion("某市民", "灯光太亮", group="公众")

    window.session.change(write)
    pages.open("opinions")
    page = pages.opinions

    def shown() -> list[str]:
        return [line.thing.source for line in page.table.lines_model.lines]

    assert shown() == ["甲局", "某市民"]
    page.search.setText("灯光")
    assert shown() == ["某市民"]
    page.search.clear()
    page.group.setCurrentIndex(page.group.findData("部门"))
    page.group.activated.emit(0)
    assert shown() == ["甲局"]
    page.group.setCurrentIndex(0)
    page.adoption.setCurrentIndex(page.adoption.findData(Adoption.STUDY))
    page.adoption.activated.emit(0)
    assert shown() == ["某市民"]
