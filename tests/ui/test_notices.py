# mypy: disable-error-code="no-untyped-call"
"""What the user must know of the project file stays in sight; a wrongly added draft can be taken out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from tests.ui.acting import answer
from workbench.services.workspace import Workspace
from workbench.store.places import Place
from workbench.ui.views.main_window import MainWindow


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A project without drafts, with a note in its backup."""
    path = tmp_path / "小.xtlf"
    with Workspace.create(path, title="供热", city="太原", author="甲") as workspace:
        workspace.project.add_note("备份中的意见")
        workspace.project.backup()
    return path


def test_a_sound_project_has_no_bar(window: MainWindow, small: Path) -> None:
    assert window.open_project(small)
    assert not window.notices.isVisible()


def test_a_backup_in_a_damaged_files_place_is_told_as_long_as_it_is_shown(window: MainWindow, small: Path) -> None:
    small.write_bytes(small.read_bytes()[:9000])
    assert window.open_project(small)
    assert window.notices.isVisible()
    assert "只能查看" in window.notices.words.text()
    assert not window.notices.closing.isVisible()
    window.session.close()
    assert not window.notices.isVisible()


def test_the_bar_leads_to_the_backups(qtbot: QtBot, window: MainWindow, small: Path) -> None:
    small.write_bytes(small.read_bytes()[:9000])
    assert window.open_project(small)
    window.notices.restoring.click()
    care = window.project_pages.care
    assert care.isVisible()
    answer(qtbot, "恢复")
    assert care.restoring.isEnabled()
    care.restore()
    assert window.session.writable
    assert not window.notices.isVisible()


def test_what_can_be_written_has_notices_that_can_be_put_away(window: MainWindow, small: Path) -> None:
    lock = small.with_name(small.name + ".lock")
    lock.write_text('{"host": "h", "pid": 1, "user": "u", "author": "a", "since": "x"}', encoding="utf-8")
    os.utime(lock, (0, 0))
    assert window.open_project(small)
    assert "没有正常关闭" in window.notices.words.text()
    assert not window.notices.restoring.isVisible()
    window.notices.closing.click()
    window.session.records_changed.emit()
    assert not window.notices.isVisible()


def test_a_project_open_elsewhere_is_told_in_the_bar(window: MainWindow, small: Path) -> None:
    with Workspace.open(small, author="李四"):
        assert window.open_project(small)
        assert window.notices.isVisible()
        assert "李四" in window.notices.words.text()
        assert not window.notices.restoring.isVisible()


def test_a_draft_is_taken_out_after_a_question_and_comes_back_by_undo(qtbot: QtBot, opened: MainWindow) -> None:
    tree = opened.drafts.tree
    draft = opened.session.workspace.drafts()[0] if opened.session.workspace else None
    assert draft is not None
    at = tree.visualItemRect(tree.topLevelItem(0)).center()
    menu = opened.draft_menu.menu_at(at)
    assert menu is not None
    answer(qtbot, "移出")
    menu.actions()[0].trigger()
    assert tree.topLevelItemCount() == 4
    opened.session.undo()
    assert tree.topLevelItemCount() == 5
    assert opened.draft_menu.menu_at(QPoint(5, 5000)) is None


def test_a_draft_stays_when_the_question_is_answered_with_no(qtbot: QtBot, opened: MainWindow) -> None:
    workspace = opened.session.workspace
    assert workspace is not None
    answer(qtbot, "取消")
    assert not opened.draft_menu.remove(workspace.drafts()[0])
    assert len(workspace.drafts()) == 5


def test_who_can_only_look_follows_what_the_other_writes(window: MainWindow, small: Path) -> None:
    with Workspace.open(small, author="李四") as other:
        assert window.open_project(small)
        other.project.add_note("刚刚写的意见")
        window.notices.beat()
        assert "刚刚写的意见" in [note.text for note in window.session.records.notes.values()]


@pytest.fixture
def stick(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project's folder counts as a stick; working copies go to a folder of the test's own."""
    copies = small.parent / "copies"
    copies.mkdir()
    monkeypatch.setattr("workbench.store.opening.home", lambda: copies)
    place_of = {copies: Place.LOCAL}
    monkeypatch.setattr("workbench.store.opening.place_of", lambda folder: place_of.get(folder, Place.REMOVABLE))
    return small


def test_the_window_works_on_a_copy_and_brings_it_back(window: MainWindow, stick: Path) -> None:
    assert window.open_project(stick)
    assert "本机的工作副本" in window.notices.words.text()
    assert window.session.change(lambda project: project.add_note("在副本上写的"))
    window.session.close()
    with Workspace.open(stick, read_only=True) as workspace:
        assert [n.text for n in workspace.project.notes()] == ["备份中的意见", "在副本上写的"]


def test_a_copy_that_cannot_be_brought_back_is_told(qtbot: QtBot, window: MainWindow, stick: Path) -> None:
    assert window.open_project(stick)
    assert window.session.change(lambda project: project.add_note("在副本上写的"))
    away = stick.with_name("away")
    with qtbot.waitSignal(window.session.failed) as told:
        stick.rename(away)
        stick.mkdir()  # nothing can be put there now
        window.session.close()
    assert "没有能写回原处" in told.args[0]
    stick.rmdir()
    away.rename(stick)
    assert window.open_project(stick)
    assert "在副本上写的" in [note.text for note in window.session.records.notes.values()]


def test_a_project_at_rest_can_be_copied_while_it_is_open(window: MainWindow, small: Path) -> None:
    assert window.open_project(small)
    assert window.session.change(lambda project: project.add_note("刚写的"))
    for _ in range(2):
        window.notices.beat()
    copied = small.with_name("另一份.xtlf")
    copied.write_bytes(small.read_bytes())
    with Workspace.open(copied) as workspace:
        assert "刚写的" in [n.text for n in workspace.project.notes()]
