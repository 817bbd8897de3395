# mypy: disable-error-code="no-untyped-call"
"""What the project is, edited in place, and the progress of each city."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.acting import when_open
from workbench.domain.notes import NoteStatus, Stage
from workbench.domain.project import Project
from workbench.ui.views.main_window import MainWindow
from workbench.ui.views.project_pages import ProjectPages
from workbench.ui.views.project_pages.drafts import DraftForm
from workbench.ui.views.project_pages.facts import names_of


def facts(window: MainWindow) -> Project:
    assert window.session.workspace is not None
    return window.session.workspace.project.project()


def test_a_field_is_kept_when_it_is_left_and_can_be_undone(
    qtbot: QtBot, window: MainWindow, pages: ProjectPages
) -> None:
    title = pages.facts.title
    title.setFocus()
    title.selectAll()
    title.insert("供热条例协同立法")
    qtbot.keyClick(title, Qt.Key.Key_Tab)
    assert facts(window).title == "供热条例协同立法"
    assert window.windowTitle().startswith("供热条例协同立法")
    window.actions_by_name["undo"].trigger()
    assert facts(window).title == "观景灯"
    assert title.text() == "观景灯"


def test_an_empty_title_leaves_the_old_one(qtbot: QtBot, window: MainWindow, pages: ProjectPages) -> None:
    pages.facts.title.clear()
    qtbot.keyClick(pages.facts.title, Qt.Key.Key_Return)
    assert facts(window).title == "观景灯"
    assert pages.facts.title.text() == "观景灯"


def test_year_stage_and_leading_city_are_chosen(qtbot: QtBot, window: MainWindow, pages: ProjectPages) -> None:
    page = pages.facts
    page.year.setValue(2027)
    page.year.editingFinished.emit()
    for box, wanted in ((page.stage, Stage.CONSULTATION), (page.leading, "太原")):
        box.setCurrentIndex(box.findData(wanted))
        box.activated.emit(box.currentIndex())
    now = facts(window)
    assert (now.plan_year, now.stage, now.leading) == (2027, Stage.CONSULTATION, "太原")


def test_the_stage_can_be_taken_back_to_none(window: MainWindow, pages: ProjectPages) -> None:
    page = pages.facts
    window.session.change(lambda project: project.set_project(stage=Stage.DRAFTING))
    assert page.stage.currentData() == Stage.DRAFTING
    page.stage.setCurrentIndex(0)
    page.stage.activated.emit(0)
    assert facts(window).stage is None


def test_the_provincial_office_takes_part_and_has_a_contact(
    qtbot: QtBot, window: MainWindow, pages: ProjectPages
) -> None:
    page = pages.facts
    page.participants.insert("省人大常委会法工委、省司法厅")
    qtbot.keyClick(page.participants, Qt.Key.Key_Return)
    assert facts(window).participants == ("省人大常委会法工委", "省司法厅")
    model: QAbstractItemModel = page.contacts_model
    names = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert names[-2:] == ["省人大常委会法工委", "省司法厅"]
    assert model.setData(model.index(5, 2), "赵某")
    assert window.session.workspace is not None
    (contact,) = window.session.workspace.project.contacts()
    assert (contact.city, contact.person) == ("省人大常委会法工委", "赵某")
    window.actions_by_name["undo"].trigger()
    assert model.index(5, 2).data() == ""


def test_names_may_be_separated_by_any_mark() -> None:
    assert names_of(" 太原、晋中，忻州, 太原 ") == ("太原", "晋中", "忻州")


def test_the_order_of_the_cities_is_that_of_the_columns(qtbot: QtBot, window: MainWindow, pages: ProjectPages) -> None:
    line = pages.facts.cities
    line.selectAll()
    line.insert("晋中、太原")
    with qtbot.waitSignal(window.session.analysis_changed, timeout=20000):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.busy, timeout=20000)
    assert window.session.analysis is not None
    assert [d.city for d in window.session.analysis.table.documents] == ["晋中", "太原"]


def test_progress_counts_each_city_and_the_project(window: MainWindow, pages: ProjectPages) -> None:
    def write(project) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
        project.add_note("迟了的", responsible="晋中", due="2020-01-01")
        project.set_status(project.add_note("已议定的").id, NoteStatus.AGREED)

    window.session.change(write)
    model = pages.facts.progress.lines_model
    headings = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    by_city = {line.texts[0]: dict(zip(headings, line.texts, strict=True)) for line in model.lines}
    assert by_city["太原"]["提出意见"] == "2"
    assert (by_city["太原"]["已一致"], by_city["太原"]["待协商"], by_city["太原"]["逾期"]) == ("1", "1", "1")
    assert by_city["晋中"]["承办逾期"] == "1"
    assert by_city["合计"]["提出意见"] == "2"


def test_a_version_gets_its_name_and_stage(qtbot: QtBot, window: MainWindow, pages: ProjectPages) -> None:
    table = pages.facts.drafts
    line = table.lines_model.lines[0]
    table.choose([line.key])

    def fill(form: DraftForm) -> None:
        form.label.insert("二审稿")
        form.stage.setCurrentIndex(form.stage.findData(Stage.DELIBERATION))
        qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)

    when_open(DraftForm, fill)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert window.session.workspace is not None
    draft = window.session.workspace.project.draft(line.key)
    assert (draft.label, draft.stage) == ("二审稿", Stage.DELIBERATION)
    assert "二审稿" in table.lines_model.lines[0].texts
    window.actions_by_name["undo"].trigger()
    assert "二审稿" not in table.lines_model.lines[0].texts


def test_the_models_are_sound_when_filled(qtmodeltester: ModelTester, pages: ProjectPages) -> None:
    qtmodeltester.check(pages.facts.contacts_model)
    qtmodeltester.check(pages.facts.progress.lines_model)


def test_escape_goes_back_to_the_table(qtbot: QtBot, window: MainWindow, pages: ProjectPages) -> None:
    pages.facts.progress.setFocus()
    qtbot.keyClick(pages.facts.progress, Qt.Key.Key_Escape)
    assert not pages.shown
    assert window.table.isVisible()


def test_the_table_action_leads_back(window: MainWindow, pages: ProjectPages) -> None:
    window.actions_by_name["table"].trigger()
    assert not pages.shown


def test_every_page_opens_by_its_action(window: MainWindow, pages: ProjectPages) -> None:
    for name, page in pages.pages.items():
        window.actions_by_name[name].trigger()
        assert page.isVisible(), name
