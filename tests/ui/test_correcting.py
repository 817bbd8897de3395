# mypy: disable-error-code="no-untyped-call"
"""Correcting the comparison table with mouse and keyboard, on the sample project."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QInputDialog
from pytestqt.qtbot import QtBot

from tests.ui.acting import cell_rect, click_cell, press, when_open, words_at
from workbench.domain.table import Row
from workbench.services.workspace import Workspace
from workbench.ui.models.comparison import CellRole
from workbench.ui.views.corrections_dialog import CorrectionsDialog
from workbench.ui.views.main_window import MainWindow
from workbench.ui.views.row_dialogs import RowChooser, SplitDialog

_BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def settled(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the table is made anew."""
    qtbot.waitUntil(lambda: not window.busy and not window.session.stale, timeout=60000)


def simple_pair(window: MainWindow) -> tuple[int, int, int, str]:
    """Two neighbouring positions, a document with one whole article in the first, and that article."""
    rows = [window.model.row_at(n) for n in range(window.model.rowCount())]
    for n, (row, below) in enumerate(itertools.pairwise(rows)):
        for document, cell in row.cells.items():
            alone = len(cell.articles) == 1 and not cell.parts
            once = len(window.model.table.rows_of(document, cell.articles[0])) == 1
            if alone and once and len(row.cells) > 2 and len(below.cells) > 1 and document in below.cells:
                return n, n + 1, document, cell.articles[0]
    raise AssertionError("the sample has no such rows")


def show(qtbot: QtBot, window: MainWindow, position: int) -> None:
    window.table.go_to(window.model.row_at(position).id)
    qtbot.wait(30)


def row_of(window: MainWindow, document: int, article: str) -> Row:
    return window.model.table.rows_of(document, article)[0]


def drag(qtbot: QtBot, window: MainWindow, start: QPoint, end: QPoint) -> None:
    """Drag with the left button, in steps, as a hand does."""
    viewport = window.table.viewport()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        at = start + QPoint((end - start).x() * step // 5, (end - start).y() * step // 5)
        window.table.mouseMoveEvent(_moved(window, at))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)


def _moved(window: MainWindow, at: QPoint) -> QMouseEvent:
    """What a mouse with its left button down sends; QTest sends moves without buttons."""
    return QMouseEvent(
        QEvent.Type.MouseMove, QPointF(at), QPointF(window.table.viewport().mapToGlobal(at)),
        Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip


def test_an_article_dragged_by_its_number_moves_to_the_row_it_falls_on(qtbot: QtBot, opened: MainWindow) -> None:
    source, target, document, article = simple_pair(opened)
    wanted = opened.model.row_at(target)
    show(qtbot, opened, source)
    below = cell_rect(opened, target, document)
    assert below.top() < opened.table.viewport().height() - 4
    drag(qtbot, opened, words_at(opened, source, document, 1), QPoint(below.center().x(), below.top() + 4))
    settled(qtbot, opened)
    moved = row_of(opened, document, article)
    assert set(wanted.cells[document].articles) <= set(moved.cells[document].articles)
    assert moved.topic == wanted.topic
    assert opened.model.headerData(opened.model.position_of(moved.id), Qt.Orientation.Vertical, CellRole.BADGES).checked


def test_escape_ends_a_drag_and_nothing_is_moved(qtbot: QtBot, opened: MainWindow) -> None:
    source, target, document, _ = simple_pair(opened)
    show(qtbot, opened, source)
    start, viewport = words_at(opened, source, document, 1), opened.table.viewport()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    opened.table.mouseMoveEvent(_moved(opened, start + QPoint(0, 60)))
    qtbot.keyClick(opened.table, Qt.Key.Key_Escape)
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=cell_rect(opened, target, document).center())
    assert opened.session.workspace is not None
    assert opened.session.workspace.project.corrections() == ()


def test_an_article_is_moved_by_keyboard_to_a_row_found_by_typing(qtbot: QtBot, opened: MainWindow) -> None:
    source, target, document, article = simple_pair(opened)
    wanted = opened.model.row_at(target)
    show(qtbot, opened, source)
    click_cell(qtbot, opened, source, document)

    def choose(dialog: RowChooser) -> None:
        dialog.words.insert(wanted.topic)
        while (chosen := dialog.chosen()) is not None and chosen.id != wanted.id:
            qtbot.keyClick(dialog.words, Qt.Key.Key_Down)
        qtbot.keyClick(dialog.words, Qt.Key.Key_Return)

    when_open(RowChooser, choose)
    press(qtbot, opened.table, Qt.Key.Key_M, _BOTH)
    settled(qtbot, opened)
    assert row_of(opened, document, article).topic == wanted.topic


def test_the_reader_keeps_the_place_when_the_table_is_made_anew(qtbot: QtBot, opened: MainWindow) -> None:
    source, _, document, article = simple_pair(opened)
    show(qtbot, opened, source)
    click_cell(qtbot, opened, source, document)
    before = opened.model.row_at(source)
    top = opened.table.rowViewportPosition(source)
    press(qtbot, opened.table, Qt.Key.Key_N, _BOTH)
    settled(qtbot, opened)
    qtbot.wait(30)
    position = opened.model.position_of(opened.table.current_row())
    assert opened.model.row_at(position).topic == before.topic
    assert abs(opened.table.rowViewportPosition(position) - top) <= 2
    assert set(row_of(opened, document, article).cells) == {document}


def test_undo_and_redo_turn_a_correction_back_and_forth(qtbot: QtBot, opened: MainWindow) -> None:
    source, _, document, article = simple_pair(opened)
    show(qtbot, opened, source)
    click_cell(qtbot, opened, source, document)
    cities = set(row_of(opened, document, article).cells)
    press(qtbot, opened.table, Qt.Key.Key_X, _BOTH)
    settled(qtbot, opened)
    assert set(row_of(opened, document, article).cells) == {document}
    press(qtbot, opened.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: set(row_of(opened, document, article).cells) == cities, timeout=60000)
    settled(qtbot, opened)
    press(qtbot, opened.table, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: set(row_of(opened, document, article).cells) == {document}, timeout=60000)


def test_a_row_is_merged_into_the_one_above(qtbot: QtBot, opened: MainWindow) -> None:
    count, above, below = opened.model.rowCount(), opened.model.row_at(0), opened.model.row_at(1)
    show(qtbot, opened, 1)
    click_cell(qtbot, opened, 1, min(below.cells))
    press(qtbot, opened.table, Qt.Key.Key_Up, _BOTH)
    settled(qtbot, opened)
    assert opened.model.rowCount() == count - 1
    merged = opened.model.row_at(0)
    assert merged.topic == above.topic
    for row in (above, below):
        assert all(set(cell.articles) <= set(merged.cells[d].articles) for d, cell in row.cells.items())


def test_selected_rows_are_merged(qtbot: QtBot, opened: MainWindow) -> None:
    count = opened.model.rowCount()
    show(qtbot, opened, 0)
    click_cell(qtbot, opened, 0, min(opened.model.row_at(0).cells))
    press(qtbot, opened.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, opened.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, opened.table, Qt.Key.Key_G, _BOTH)
    settled(qtbot, opened)
    assert opened.model.rowCount() == count - 2


def test_a_row_is_split_by_ticking_what_leaves_it(qtbot: QtBot, opened: MainWindow) -> None:
    source, _, document, article = simple_pair(opened)
    show(qtbot, opened, source)
    name = opened.model.table.documents[document].name

    def fill(dialog: SplitDialog) -> None:
        assert not dialog.save.isEnabled()
        items = [dialog.tree.topLevelItem(n) for n in range(dialog.tree.topLevelItemCount())]
        leaving = next(item for item in items if item.text(0).startswith(name))
        dialog.tree.setCurrentItem(leaving)
        qtbot.keyClick(dialog.tree, Qt.Key.Key_Space)
        dialog.topic.setText("另一件事")
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)

    when_open(SplitDialog, fill)
    opened.actions_by_name["split-row"].trigger()
    settled(qtbot, opened)
    assert row_of(opened, document, article).topic == "另一件事"


def test_a_row_gets_another_heading(qtbot: QtBot, opened: MainWindow) -> None:
    show(qtbot, opened, 0)

    def fill(dialog: QInputDialog) -> None:
        dialog.setTextValue("制定目的和依据")
        dialog.accept()

    when_open(QInputDialog, fill)
    press(qtbot, opened.table, Qt.Key.Key_F2)
    settled(qtbot, opened)
    assert opened.model.row_at(0).topic == "制定目的和依据"


def test_a_confirmed_row_is_marked_as_checked(qtbot: QtBot, opened: MainWindow) -> None:
    show(qtbot, opened, 0)
    assert not opened.model.index(0, 0).data(CellRole.BADGES).checked
    press(qtbot, opened.table, Qt.Key.Key_K, _BOTH)
    settled(qtbot, opened)
    assert opened.model.index(0, 0).data(CellRole.BADGES).checked


def test_corrections_are_listed_and_taken_back_singly(qtbot: QtBot, opened: MainWindow) -> None:
    source, _, document, article = simple_pair(opened)
    cities = set(row_of(opened, document, article).cells)
    show(qtbot, opened, source)
    click_cell(qtbot, opened, source, document)
    press(qtbot, opened.table, Qt.Key.Key_N, _BOTH)
    settled(qtbot, opened)
    show(qtbot, opened, 0)
    press(qtbot, opened.table, Qt.Key.Key_K, _BOTH)
    settled(qtbot, opened)

    def act(dialog: CorrectionsDialog) -> None:
        items = [dialog.list.topLevelItem(n) for n in range(dialog.list.topLevelItemCount())]
        moved = next(item for item in items if "单独成行" in item.text(0))
        assert "测试员" in moved.text(2)
        dialog.list.setCurrentItem(moved)
        qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
        assert dialog.list.topLevelItemCount() == 1
        dialog.reject()

    when_open(CorrectionsDialog, act)
    press(qtbot, opened.table, Qt.Key.Key_H, _BOTH)
    qtbot.waitUntil(lambda: set(row_of(opened, document, article).cells) == cities, timeout=60000)


def test_a_correction_is_there_after_a_restart(qtbot: QtBot, opened: MainWindow, sample: Path) -> None:
    show(qtbot, opened, 1)
    topic = opened.model.row_at(0).topic
    press(qtbot, opened.table, Qt.Key.Key_Up, _BOTH)
    settled(qtbot, opened)
    rows = opened.model.rowCount()
    opened.close()
    with Workspace.open(sample) as workspace:
        stored = workspace.stored_analysis()
        assert stored is not None
        assert len(stored.table.rows) == rows
        assert stored.table.rows[0].topic == topic


def test_while_the_table_is_made_anew_the_old_one_stays_and_nothing_is_exported(
    qtbot: QtBot, opened: MainWindow
) -> None:
    rows = opened.model.rowCount()
    show(qtbot, opened, 1)
    press(qtbot, opened.table, Qt.Key.Key_Up, _BOTH)
    assert opened.session.stale
    assert opened.model.rowCount() == rows
    assert not opened.actions_by_name["report"].isEnabled()
    settled(qtbot, opened)
    assert opened.actions_by_name["report"].isEnabled()


def test_a_cancelled_alignment_is_made_up_for_by_hand(qtbot: QtBot, opened: MainWindow) -> None:
    show(qtbot, opened, 1)
    rows = opened.model.rowCount()
    press(qtbot, opened.table, Qt.Key.Key_Up, _BOTH)
    opened.session.jobs.cancel()
    qtbot.waitUntil(lambda: not opened.busy)
    assert opened.session.stale
    press(qtbot, opened.table, Qt.Key.Key_F5)
    settled(qtbot, opened)
    assert opened.model.rowCount() == rows - 1


def test_a_table_that_may_not_be_written_cannot_be_corrected(
    qtbot: QtBot, opened: MainWindow, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.session.close()
    workspace = Workspace.open(sample, read_only=True)
    monkeypatch.setattr(Workspace, "open", lambda _path, **_how: workspace)
    assert opened.session.open(sample)
    assert not opened.actions_by_name["merge-up"].isEnabled()
    point = words_at(opened, 0, min(opened.model.row_at(0).cells), 1)
    qtbot.mousePress(opened.table.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert QApplication.activeModalWidget() is None
    opened.table.mouseMoveEvent(_moved(opened, point + QPoint(0, 80)))
    qtbot.mouseRelease(opened.table.viewport(), Qt.MouseButton.LeftButton, pos=point + QPoint(0, 80))
    assert workspace.project.corrections() == ()
