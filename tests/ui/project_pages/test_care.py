# mypy: disable-error-code="no-untyped-call"
"""Backups, restoring, checking and compacting from the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from workbench.services.workspace import Workspace
from workbench.ui.views.main_window import MainWindow
from workbench.ui.views.project_pages import ProjectPages


def press(text: str) -> None:
    """Press a button of the message box that opens."""

    def look(tries: int = 200) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            next(b for b in box.buttons() if b.text() == text).click()
        elif tries:
            QTimer.singleShot(10, lambda: look(tries - 1))

    QTimer.singleShot(0, look)


def notes(window: MainWindow) -> list[str]:
    return [n.text for n in window.session.records.notes.values()]


def occasions(pages: ProjectPages) -> list[str]:
    return [line.thing.occasion for line in pages.care.table.lines_model.lines]


def test_a_backup_is_made_and_listed_with_its_notes(qtbot: QtBot, window: MainWindow, pages: ProjectPages) -> None:
    window.session.change(lambda project: project.add_note("第一条"))
    pages.open("backups")
    qtbot.mouseClick(pages.care.making, Qt.MouseButton.LeftButton)
    newest = pages.care.table.lines_model.lines[0]
    assert newest.thing.occasion == "手动"
    assert newest.thing.notes == 1
    assert newest.thing.size > 0


def test_going_back_shows_the_old_state_and_one_can_go_forward_again(
    qtbot: QtBot, window: MainWindow, pages: ProjectPages
) -> None:
    window.session.change(lambda project: project.add_note("备份之前"))
    pages.open("backups")
    pages.care.make()
    window.session.change(lambda project: project.add_note("备份之后"))
    target = pages.care.table.lines_model.lines[0]
    pages.care.table.choose([target.key])
    press("恢复")
    qtbot.mouseClick(pages.care.restoring, Qt.MouseButton.LeftButton)
    assert notes(window) == ["备份之前"]
    assert window.session.writable
    window.actions_by_name["backups"].trigger()
    forward = next(line for line in pages.care.table.lines_model.lines if line.thing.occasion == "恢复前")
    assert forward.thing.notes == 2
    pages.care.table.choose([forward.key])
    press("恢复")
    pages.care.restore()
    assert notes(window) == ["备份之前", "备份之后"]


def test_restoring_asks_first(window: MainWindow, pages: ProjectPages) -> None:
    pages.open("backups")
    pages.care.make()
    window.session.change(lambda project: project.add_note("还在"))
    press("取消")
    pages.care.restore()
    assert notes(window) == ["还在"]


def test_a_damaged_project_is_restored_with_what_can_be_rescued(
    qtbot: QtBot, window: MainWindow, project: Path
) -> None:
    assert window.open_project(project)
    window.session.change(lambda p: p.add_note("备份过的"))
    window.project_pages.care.make()
    window.session.close()
    data = bytearray(project.read_bytes())
    data[4096 : 4096 + 2000] = b"\xff" * 2000
    data[-3000:] = b"\x00" * 3000
    project.write_bytes(bytes(data))
    assert window.open_project(project)
    assert not window.session.writable
    window.actions_by_name["restore"].trigger()
    pages = window.project_pages
    assert pages.care.restoring.isEnabled()
    press("恢复")
    pages.care.restore()
    assert window.session.writable
    assert notes(window) == ["备份过的"]
    assert list(project.parent.glob("*原文件*"))


def test_a_project_that_is_gone_comes_back_from_its_backup(
    qtbot: QtBot, window: MainWindow, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.open_project(project)
    window.session.change(lambda p: p.add_note("还在备份里"))
    window.project_pages.care.make()
    window.session.close()
    project.unlink()
    backup = max((project.parent / "太原-备份").glob("*手动.xtlf"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(backup), ""))
    window.actions_by_name["restore"].trigger()
    assert notes(window) == ["还在备份里"]
    assert project.is_file()


def test_the_check_says_that_all_is_well(qtbot: QtBot, window: MainWindow, pages: ProjectPages) -> None:
    pages.open("backups")
    qtbot.mouseClick(pages.care.checking, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "文件完好" in pages.care.result.text(), timeout=20000)


def test_compaction_keeps_every_word(qtbot: QtBot, window: MainWindow, pages: ProjectPages) -> None:
    window.session.change(lambda project: project.add_note("不能丢"))
    pages.open("backups")
    press("压缩整理")
    qtbot.mouseClick(pages.care.compacting, Qt.MouseButton.LeftButton)
    assert "压缩整理完成" in pages.care.result.text()
    window.session.reload()
    assert notes(window) == ["不能丢"]


def test_what_does_not_agree_with_the_records_is_put_in_order_again(
    qtbot: QtBot, window: MainWindow, pages: ProjectPages
) -> None:
    window.session.change(lambda project: project.add_note("原话"))
    workspace = window.session.workspace
    assert workspace is not None
    with workspace.project._c.writing() as db:
        db.conn.execute("UPDATE records SET body = replace(body, '原话', '假话')")
    pages.open("backups")
    care = pages.care
    assert not care.mending.isVisible()
    care.check()
    qtbot.waitUntil(care.mending.isVisible, timeout=20000)
    qtbot.mouseClick(care.mending, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "完好" in care.result.text(), timeout=20000)
    assert notes(window) == ["原话"]
    assert not care.mending.isVisible()


def test_a_copy_of_the_project_is_saved_while_it_is_open(
    window: MainWindow, pages: ProjectPages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.session.change(lambda project: project.add_note("也在副本里"))
    target = tmp_path / "副本.xtlf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target.with_suffix("")), ""))
    pages.open("backups")
    pages.care.copying.click()
    with Workspace.open(target) as workspace:
        assert [n.text for n in workspace.project.notes()] == ["也在副本里"]
