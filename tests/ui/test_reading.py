# mypy: disable-error-code="no-untyped-call"
"""Reading the table: selecting, copying, folding, narrowing, the focus view, the map, the overview, the list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from tests.ui.acting import click_cell, first_marked, press, when_open, words_at
from workbench.services.overview import MatterKind
from workbench.ui.models.comparison import HeaderRole, MarkKind
from workbench.ui.views.main_window import MainWindow
from workbench.ui.views.note_dialog import NoteDialog

LEFT = Qt.MouseButton.LeftButton


def drag(qtbot: QtBot, window: MainWindow, start: QPoint, end: QPoint) -> None:
    viewport = window.table.viewport()
    qtbot.mousePress(viewport, LEFT, pos=start)
    qtbot.mouseMove(viewport, start + QPoint(2, 0))
    window.table.mouseMoveEvent(moved(end))
    qtbot.mouseRelease(viewport, LEFT, pos=end)


def moved(to: QPoint) -> QMouseEvent:
    nothing = Qt.KeyboardModifier.NoModifier
    return QMouseEvent(QEvent.Type.MouseMove, QPointF(to), QPointF(to), LEFT, LEFT, nothing)


def test_dragging_over_words_selects_them_and_a_note_hangs_on_them(qtbot: QtBot, opened: MainWindow) -> None:
    qtbot.wait(50)
    start, end = words_at(opened, 0, 1, 4), words_at(opened, 0, 1, 9)
    drag(qtbot, opened, start, end)
    text = opened.model.cell(0, 1)
    assert text is not None
    chosen = opened.table.selected_text()
    assert 4 <= len(chosen) <= 6
    assert chosen in text.text
    words = opened.table.selected_words()
    assert words is not None
    assert (words.document, words.article, words.quote) == (1, "1", chosen.strip())

    def fill(dialog: NoteDialog) -> None:
        dialog.text.insertPlainText("这几个字请统一")
        qtbot.mouseClick(dialog.buttons.button(QDialogButtonBox.StandardButton.Save), LEFT)

    when_open(NoteDialog, fill)
    opened.actions_by_name["note"].trigger()
    (note,) = opened.session.records.notes.values()
    assert note.anchor.quote == chosen.strip()
    assert any(m.kind is MarkKind.NOTE for m in opened.model.marks(0, 1))


def test_a_double_click_selects_a_clause_and_ctrl_c_copies_it(qtbot: QtBot, opened: MainWindow) -> None:
    qtbot.wait(50)
    at = words_at(opened, 0, 0, 6)
    qtbot.mouseDClick(opened.table.viewport(), LEFT, pos=at)
    chosen = opened.table.selected_text()
    assert chosen
    assert not set("，。；") & set(chosen)
    opened.table.setFocus()
    opened.actions_by_name["copy"].trigger()
    assert QApplication.clipboard().text() == chosen


def test_rows_are_copied_as_a_table_with_their_marks(qtbot: QtBot, opened: MainWindow) -> None:
    position, _, _ = first_marked(opened, MarkKind.CONFLICT)
    opened.table.go_to(opened.model.row_at(position).id)
    opened.table.setFocus()
    opened.actions_by_name["copy"].trigger()
    html = QApplication.clipboard().mimeData().html()
    assert "<table" in html
    assert "underline" in html
    plain = QApplication.clipboard().text().split("\n")
    assert plain[0].split("\t") == ["", "太原", "晋中", "忻州", "吕梁", "阳泉"]
    assert len(plain) == 2


def test_one_key_folds_all_panes_away_and_brings_them_back(opened: MainWindow) -> None:
    for name in ("left", "right", "bottom"):
        opened.actions_by_name[name].setChecked(True)
    opened.actions_by_name["only-table"].trigger()
    assert not any(pane.isVisible() for pane in opened.panes.values())
    opened.actions_by_name["only-table"].trigger()
    assert all(pane.isVisible() for pane in opened.panes.values())


def test_five_columns_fit_beside_the_details_on_a_small_screen(qtbot: QtBot, opened: MainWindow) -> None:
    opened.actions_by_name["left"].setChecked(False)
    opened.resize(1366, 728)
    qtbot.wait(50)
    widths = [opened.table.columnWidth(n) for n in range(5)]
    assert min(widths) >= 150
    assert sum(widths) <= opened.table.viewport().width()


def test_a_city_can_be_hidden_but_not_the_last(opened: MainWindow) -> None:
    for document in range(5):
        opened.table.show_column(document, False)
    assert opened.table.shown_columns() == [4]
    opened.table.show_column(1, True)
    assert opened.table.shown_columns() == [1, 4]


def test_cities_can_be_narrowed_to_those_that_differ(opened: MainWindow) -> None:
    found = opened.session.overview.matters
    assert opened.session.analysis is not None
    conflicts = opened.session.analysis.review.conflicts
    matter = next(
        m
        for m in found
        if m.kind is MatterKind.CONFLICT
        and len(conflicts[int(m.key[9:])].groups) == 2
        and sum(x.kind is MatterKind.CONFLICT and x.row == m.row for x in found) == 1
        and len(conflicts[int(m.key[9:])].groups[1]) == 1
    )
    opened.go.go_to(matter.row)
    opened.actions_by_name["narrow"].setChecked(True)
    assert len(opened.table.shown_columns()) == 2
    opened.actions_by_name["narrow"].setChecked(False)
    assert len(opened.table.shown_columns()) == 5


def test_only_rows_with_matters_are_shown_on_demand_and_going_elsewhere_ends_that(opened: MainWindow) -> None:
    everything = opened.model.rowCount()
    opened.actions_by_name["differing"].setChecked(True)
    rows = [opened.model.row_at(n) for n in range(opened.model.rowCount())]
    assert 0 < len(rows) < everything
    assert all(opened.session.overview.by_row.get(row.id) for row in rows)
    shown = {row.id for row in rows}
    assert opened.session.analysis is not None
    quiet = next(r.id for r in opened.session.analysis.table.rows if r.id not in shown)
    opened.go.go_to(quiet)
    assert opened.table.current_row() == quiet
    assert not opened.actions_by_name["differing"].isChecked()


def test_enter_opens_the_focus_view_and_esc_leaves_it(qtbot: QtBot, opened: MainWindow) -> None:
    position, _, _ = first_marked(opened, MarkKind.CONFLICT)
    opened.table.go_to(opened.model.row_at(position).id)
    press(qtbot, opened.table, Qt.Key.Key_Return)
    assert opened.focus_page.isVisible()
    text = opened.focus_page.browser.toPlainText()
    assert "差异" in text
    assert all(city in text for city in ("太原", "晋中", "忻州", "吕梁", "阳泉"))
    qtbot.mouseClick(opened.focus_page.next, LEFT)
    assert opened.focus_page.row == opened.model.row_at(position + 1).id
    assert not any(opened.actions_by_name[name].isChecked() for name in ("left", "bottom"))
    qtbot.keyClick(opened.focus_page.browser, Qt.Key.Key_Escape)
    assert opened.actions_by_name["bottom"].isChecked()
    assert opened.table.isVisible()


def test_f8_walks_through_the_filtered_matters_and_around(opened: MainWindow) -> None:
    opened.matters.kind.setCurrentIndex(opened.matters.kind.findData("公平竞争"))
    shown = opened.matters.model.shown
    seen = []
    for _ in range(len(shown) + 1):
        opened.actions_by_name["next"].trigger()
        seen.append(opened.table.current_row())
    assert seen[: len(shown)] == [m.row for m in shown]
    assert seen[-1] == shown[0].row


def test_typing_filters_the_list(qtbot: QtBot, opened: MainWindow) -> None:
    opened.actions_by_name["find"].trigger()
    assert opened.matters.words.hasFocus()
    total = opened.matters.model.total
    opened.matters.words.setText("阳泉 期限")
    shown = opened.matters.model.shown
    assert 0 < len(shown) < total
    assert opened.matters.count.text() == f"{len(shown)}/{total}项"


def test_ctrl_wheel_changes_the_size_of_the_words(qtbot: QtBot, opened: MainWindow) -> None:
    before = opened.table.font().pointSizeF()
    at = QPointF(opened.table.viewport().rect().center())
    up = QWheelEvent(
        at, at, QPoint(0, 0), QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    opened.table.wheelEvent(up)
    assert opened.table.font().pointSizeF() == before + 0.5
    assert opened.settings.get("table.font_size") == before + 0.5
    opened.actions_by_name["usual-size"].trigger()
    assert opened.table.font().pointSizeF() == 10.5


def test_f6_goes_around_the_panes(qtbot: QtBot, opened: MainWindow) -> None:
    for name in ("left", "right", "bottom"):
        opened.actions_by_name[name].setChecked(True)
    opened.activateWindow()
    opened.table.setFocus()
    seen = set()
    for _ in range(4):
        opened.actions_by_name["next-pane"].trigger()
        seen.add(QApplication.focusWidget())
    assert len(seen) == 4


def test_what_is_read_stays_in_place_while_rows_above_are_measured(qtbot: QtBot, opened: MainWindow) -> None:
    table = opened.table
    table.go_to(opened.model.row_at(20).id)
    qtbot.wait(20)
    bar = table.verticalScrollBar()
    first = table.rowAt(0)
    for _ in range(5):
        top = table.rowViewportPosition(first)
        bar.setValue(bar.value() - 30)
        table.repaint()
        assert table.rowViewportPosition(first) == top + 30


def test_a_click_on_the_map_goes_there(qtbot: QtBot, opened: MainWindow) -> None:
    opened.actions_by_name["left"].setChecked(True)
    qtbot.wait(30)
    wanted = opened.model.rowCount() - 1
    y = next(y for y in range(opened.map.height()) if opened.map.position_at(y) == wanted)
    qtbot.mouseClick(opened.map, LEFT, pos=QPoint(20, y + 1))
    assert opened.table.currentIndex().row() == wanted


def test_each_part_of_the_overview_leads_to_its_rows(qtbot: QtBot, opened: MainWindow) -> None:
    opened.actions_by_name["overview"].trigger()
    qtbot.wait(50)
    page = opened.overview_page
    assert page.isVisible()
    for picture in (page.coverage, page.types, page.pairs):
        assert picture.spots, picture.title
        assert all(spot.told for spot in picture.spots)
    page.types.repaint()
    spot = page.types.spots[0]
    qtbot.mouseClick(page.types, LEFT, pos=spot.rect.center().toPoint())
    assert opened.table.isVisible()
    assert {m.row for m in opened.matters.model.shown} == set(spot.rows)
    assert opened.table.current_row() == min(spot.rows)
    qtbot.mouseClick(opened.matters.limit, LEFT)
    assert len(opened.matters.model.shown) == opened.matters.model.total


def test_the_overview_is_worked_by_keys(qtbot: QtBot, opened: MainWindow) -> None:
    opened.actions_by_name["overview"].trigger()
    qtbot.wait(30)
    pairs = opened.overview_page.pairs
    pairs.repaint()
    wanted = pairs.spots[1].rows
    qtbot.keyClick(pairs, Qt.Key.Key_Right)
    qtbot.keyClick(pairs, Qt.Key.Key_Return)
    assert {m.row for m in opened.matters.model.shown} == set(wanted)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_every_theme_paints_every_page(qtbot: QtBot, opened: MainWindow, theme: str) -> None:
    opened.settings.set("appearance.theme", theme)
    for page in ("table", "focus", "overview"):
        opened.actions_by_name[page].trigger()
        picture = opened.grab().toImage()
        # One point may lie on a character: what most of the page shows is its ground.
        points = [
            picture.pixelColor(x, y) for x in range(20, picture.width(), 40) for y in range(20, picture.height(), 40)
        ]
        light = sum(point.lightness() > 127 for point in points)
        assert (light > len(points) / 2) == (theme == "light")


def test_a_click_beside_the_words_only_chooses_the_row(qtbot: QtBot, opened: MainWindow) -> None:
    qtbot.wait(30)
    click_cell(qtbot, opened, 1, 2)
    assert opened.table.currentIndex().row() == 1
    assert opened.table.selected_text() == ""


def test_differences_are_marked_against_the_city_that_is_chosen(qtbot: QtBot, opened: MainWindow) -> None:
    differing = {MarkKind.ADDED, MarkKind.CHANGED, MarkKind.NUMBER, MarkKind.MOVED}

    def marked(document: int) -> bool:
        return any(m.kind in differing for m in opened.model.marks(0, document))

    opened.base.setCurrentIndex(opened.base.findText("与晋中比较"))
    opened.base.activated.emit(opened.base.currentIndex())
    qtbot.waitUntil(lambda: marked(0) and marked(2), timeout=10000)
    assert not marked(1)
    assert opened.model.headerData(1, Qt.Orientation.Horizontal, HeaderRole.BASE)
    opened.base.setCurrentIndex(0)
    opened.base.activated.emit(0)
    assert not any(marked(n) for n in range(5))


def test_what_is_read_stays_in_sight_when_the_window_changes(qtbot: QtBot, opened: MainWindow) -> None:
    for _ in range(12):
        opened.matters.step(1)
    table = opened.table

    def in_sight() -> bool:
        return 0 <= table.visualRect(table.currentIndex()).top() < table.viewport().height()

    for name in ("left", "only-table", "larger", "narrow"):
        opened.actions_by_name[name].trigger()
        qtbot.wait(60)  # heights are estimated anew when the size rests
        assert in_sight(), name
