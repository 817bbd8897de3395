# mypy: disable-error-code="no-untyped-call"
"""The guided tour: beside the real parts, by mouse and keyboard, once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.ui.tour import STEPS
from workbench.ui.views.main_window import MainWindow
from workbench.ui.views.tour_bubble import TourBubble, beside


def _bubble(window: MainWindow) -> TourBubble:
    assert window.tour.bubble is not None
    return window.tour.bubble


def test_the_tour_goes_through_all_bubbles_by_enter(qtbot: QtBot, opened: MainWindow) -> None:
    opened.actions_by_name["tour"].trigger()
    seen = []
    for _ in STEPS:
        seen.append(_bubble(opened).title.text())
        assert QApplication.focusWidget() is _bubble(opened).on
        qtbot.keyClick(_bubble(opened), Qt.Key.Key_Return)
    assert seen == [step.title for step in STEPS]
    assert opened.tour.bubble is None


def test_every_bubble_points_at_something_in_sight(opened: MainWindow) -> None:
    opened.tour.start()
    for step in STEPS:
        place = step.place(opened)
        assert not place.isEmpty()
        assert opened.rect().contains(place.center())
        _bubble(opened).stepped.emit(1)


def test_escape_skips_and_the_arrow_goes_back(qtbot: QtBot, opened: MainWindow) -> None:
    opened.tour.start()
    qtbot.keyClick(_bubble(opened), Qt.Key.Key_Right)
    assert opened.tour.at == 1
    qtbot.keyClick(_bubble(opened), Qt.Key.Key_Left)
    assert opened.tour.at == 0
    qtbot.keyClick(_bubble(opened), Qt.Key.Key_Escape)
    assert opened.tour.bubble is None


def test_buttons_do_what_they_say(qtbot: QtBot, opened: MainWindow) -> None:
    opened.tour.start()
    qtbot.mouseClick(_bubble(opened).on, Qt.MouseButton.LeftButton)
    assert opened.tour.at == 1
    qtbot.mouseClick(_bubble(opened).skip, Qt.MouseButton.LeftButton)
    assert opened.tour.bubble is None


def test_panes_that_were_folded_are_folded_again(opened: MainWindow) -> None:
    opened.actions_by_name["bottom"].setChecked(False)
    opened.tour.start()
    assert opened.actions_by_name["bottom"].isChecked()
    opened.tour.end()
    assert not opened.actions_by_name["bottom"].isChecked()


def test_closing_the_project_ends_the_tour(opened: MainWindow) -> None:
    opened.tour.start()
    opened.session.close()
    assert opened.tour.bubble is None


def test_the_first_start_shows_the_sample_project_and_the_tour(
    window: MainWindow, opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(window.flows, "open_sample", lambda: asked.append(True))
    for path in window.settings.recent():
        window.settings.forget_project(path)
    window.tour.first_start()
    assert asked == [True]
    window.session.analysis_changed.emit()
    assert window.tour.bubble is not None
    window.tour.end()
    window.tour.first_start()
    assert asked == [True]


def test_who_has_projects_is_not_led_about(window: MainWindow, opened: MainWindow) -> None:
    window.tour.first_start()
    assert window.tour.bubble is None


@pytest.mark.parametrize(
    "place", [QRect(0, 0, 60, 30), QRect(900, 0, 100, 30), QRect(0, 500, 1000, 100), QRect(0, 0, 1000, 600), QRect()]
)
def test_a_bubble_stays_in_the_window(place: QRect) -> None:
    size, room = QRect(0, 0, 330, 160), QRect(0, 0, 1000, 600)
    at: QPoint = beside(place, size, room)
    assert room.contains(size.translated(at))
