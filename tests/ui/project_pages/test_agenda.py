# mypy: disable-error-code="no-untyped-call"
"""The agenda made from open matters: put in order, left out, kept with a meeting, exported."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from PySide6.QtCore import QMimeData, QPointF, QSettings, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from pytestqt.qtbot import QtBot

from tests.ui.acting import when_open
from workbench.ui.views.main_window import MainWindow
from workbench.ui.views.project_pages import ProjectPages
from workbench.ui.views.project_pages.meetings import MeetingForm


def titles(pages: ProjectPages) -> list[str]:
    return [line.texts[2] for line in pages.agenda.table.lines_model.lines]


def choose(pages: ProjectPages, *positions: int) -> None:
    lines = pages.agenda.table.lines_model.lines
    pages.agenda.table.choose([lines[n].key for n in positions])


def test_open_matters_are_listed_and_can_be_put_in_order(qtbot: QtBot, pages: ProjectPages) -> None:
    pages.open("agenda")
    before = titles(pages)
    assert len(before) >= 3
    choose(pages, 2)
    qtbot.mouseClick(pages.agenda.up, Qt.MouseButton.LeftButton)
    assert titles(pages) == [before[0], before[2], before[1], *before[3:]]
    qtbot.keyClick(pages.agenda.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles(pages) == [before[2], before[0], before[1], *before[3:]]
    qtbot.mouseClick(pages.agenda.usual, Qt.MouseButton.LeftButton)
    assert titles(pages) == before


def drop(pages: ProjectPages, y: int) -> None:
    """Let the chosen lines fall at a height of the table, as the mouse would."""
    table, words = pages.agenda.table, QMimeData()
    words.setData("application/x-xtlf-lines", str(id(table)).encode())
    point, action, none = QPointF(20, y), Qt.DropAction.MoveAction, Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    table.dragMoveEvent(QDragMoveEvent(point.toPoint(), action, words, left, none))
    table.viewport().repaint()
    table.dropEvent(QDropEvent(point, action, words, left, none))


def test_lines_are_dragged_to_another_place(pages: ProjectPages) -> None:
    pages.open("agenda")
    before = titles(pages)
    table = pages.agenda.table
    height = table.rowHeight(0)
    choose(pages, 0, 1)
    drop(pages, 2 * height + height - 2)
    assert titles(pages) == [before[2], before[0], before[1], *before[3:]]
    assert [line.texts[2] for line in table.chosen()] == before[:2]
    drop(pages, 2)
    assert titles(pages) == before
    choose(pages, 0)
    drop(pages, table.viewport().height() - 2)
    assert titles(pages) == [*before[1:], before[0]]


def test_nothing_from_elsewhere_is_dropped_on_the_agenda(pages: ProjectPages) -> None:
    pages.open("agenda")
    before, words = titles(pages), QMimeData()
    words.setText("要闻")
    choose(pages, 0)
    event = QDropEvent(
        QPointF(20, 70), Qt.DropAction.CopyAction, words, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    pages.agenda.table.dropEvent(event)
    assert titles(pages) == before


def test_an_item_is_left_out_and_taken_in_again(qtbot: QtBot, pages: ProjectPages) -> None:
    pages.open("agenda")
    every = len(titles(pages))
    choose(pages, 0)
    qtbot.mouseClick(pages.agenda.leaving, Qt.MouseButton.LeftButton)
    assert len(pages.agenda.items()) == every - 1
    assert pages.agenda.table.lines_model.lines[1].texts[0] == "1"
    assert pages.agenda.leaving.text() == "重新列入"
    qtbot.mouseClick(pages.agenda.leaving, Qt.MouseButton.LeftButton)
    assert len(pages.agenda.items()) == every


def test_what_is_settled_leaves_the_agenda_and_the_order_stays(window: MainWindow, pages: ProjectPages) -> None:
    window.session.change(lambda project: project.add_note("要协商的"))
    pages.open("agenda")
    position = next(n for n, line in enumerate(pages.agenda.table.lines_model.lines) if line.texts[-1] == "要协商的")
    choose(pages, position)
    while pages.agenda.table.lines_model.lines[0].texts[-1] != "要协商的":
        pages.agenda.shift(-1)
    second = titles(pages)[1]
    (note,) = window.session.records.notes.values()
    window.session.change(lambda project: project.delete_note(note.id))
    assert titles(pages)[0] == second


def test_the_agenda_is_kept_with_a_new_meeting(qtbot: QtBot, window: MainWindow, pages: ProjectPages) -> None:
    pages.open("agenda")
    choose(pages, 0)
    pages.agenda.leave_out()

    def fill(form: MeetingForm) -> None:
        assert len(form.agenda.toPlainText().splitlines()) == len(pages.agenda.items())
        form.accept()

    when_open(MeetingForm, fill)
    qtbot.mouseClick(pages.agenda.keep, Qt.MouseButton.LeftButton)
    (meeting,) = window.session.records.meetings
    assert len(meeting.agenda) == len(pages.agenda.items())
    assert pages.agenda.meeting.currentData() == meeting.id


def test_the_word_file_has_the_items_in_the_order_chosen(
    qtbot: QtBot, window: MainWindow, pages: ProjectPages, save_as: Path
) -> None:
    pages.open("agenda")
    choose(pages, 0)
    pages.agenda.leave_out()
    choose(pages, 2)
    pages.agenda.shift(-1)
    with qtbot.waitSignal(window.session.report_written, timeout=10000) as written:
        qtbot.mouseClick(pages.agenda.out, Qt.MouseButton.LeftButton)
    rows = [row for table in Document(str(written.args[0])).tables for row in table.rows]
    found = [row.cells[1].text for row in rows if row.cells[0].text.isdigit()]
    wanted = [item.named for item in pages.agenda.items()]
    assert [f.partition("（高")[0].partition("（中")[0].partition("（低")[0] for f in found] == wanted
    assert len(wanted) == len(titles(pages)) - 1


def test_the_order_is_remembered_over_a_restart(
    qtbot: QtBot, window: MainWindow, pages: ProjectPages, project: Path, settings: QSettings
) -> None:
    pages.open("agenda")
    choose(pages, 1)
    pages.agenda.shift(-1)
    choose(pages, 2)
    pages.agenda.leave_out()
    before, kept = titles(pages), len(pages.agenda.items())
    window.session.close()
    again = MainWindow(settings)
    qtbot.addWidget(again)
    assert again.open_project(project)
    again.project_pages.open("agenda")
    assert titles(again.project_pages) == before
    assert len(again.project_pages.agenda.items()) == kept
    again.close()


def test_an_item_leads_to_its_row(qtbot: QtBot, window: MainWindow, pages: ProjectPages) -> None:
    pages.open("agenda")
    line = next(x for x in pages.agenda.table.lines_model.lines if x.thing.row > 1)
    pages.agenda.table.choose([line.key])
    qtbot.keyClick(pages.agenda.table, Qt.Key.Key_Return)
    assert not pages.shown
    assert window.table.current_row() == line.thing.row


def test_internal_notes_stand_on_it_only_when_asked_for(window: MainWindow, pages: ProjectPages) -> None:
    from workbench.domain.notes import Visibility

    window.session.change(lambda project: project.add_note("内部想法", visibility=Visibility.INTERNAL))
    pages.open("agenda")
    assert not any(line.texts[-1] == "内部想法" for line in pages.agenda.table.lines_model.lines)
    pages.agenda.internal.setChecked(True)
    assert any(line.texts[-1] == "内部想法" for line in pages.agenda.table.lines_model.lines)
