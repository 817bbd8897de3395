"""Starting the window: which project it begins with, and what becomes of a bug."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, QTimer, QtMsgType
from PySide6.QtWidgets import QApplication, QMessageBox

from workbench.ui import app
from workbench.ui.app import _tell_bug, project_to_open, save_bug_report
from workbench.ui.settings import Settings


def test_the_last_project_is_opened_again(settings: QSettings, tmp_path: Path) -> None:
    kept = Settings(settings)
    last = tmp_path / "上次.xtlf"
    last.touch()
    kept.remember_project(str(last))
    assert project_to_open(kept, None) == last


def test_a_project_that_was_asked_for_comes_first(settings: QSettings, tmp_path: Path) -> None:
    kept = Settings(settings)
    kept.remember_project(str(tmp_path / "上次.xtlf"))
    assert project_to_open(kept, tmp_path / "这次.xtlf") == tmp_path / "这次.xtlf"


def test_a_project_that_is_gone_or_not_wanted_is_not_opened(settings: QSettings, tmp_path: Path) -> None:
    kept = Settings(settings)
    last = tmp_path / "上次.xtlf"
    kept.remember_project(str(last))
    assert project_to_open(kept, None) is None
    last.touch()
    kept.set("start.reopen", False)
    assert project_to_open(kept, None) is None


def test_a_screen_that_qt_cannot_use_is_told_instead_of_an_abort(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ended: list[int] = []
    installed: list[Any] = []
    monkeypatch.setattr(os, "_exit", ended.append)
    monkeypatch.setattr(app, "qInstallMessageHandler", installed.append)
    with app.telling_of_no_screen("没有屏幕。"):
        hear = installed[0]
        hear(QtMsgType.QtWarningMsg, None, "could not connect to display")
        assert ended == []
        hear(QtMsgType.QtFatalMsg, None, "no Qt platform plugin could be initialized")
    assert ended == [1]
    assert capsys.readouterr().err == "没有屏幕。\n"


def test_a_bug_report_holds_the_details(tmp_path: Path) -> None:
    path = save_bug_report("Traceback: 某处出错", tmp_path / "新文件夹")
    assert path is not None
    assert "某处出错" in path.read_text("utf-8")


def test_a_bug_is_told_in_chinese_and_not_on_the_console(
    qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    told: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        told.append(box.text())
        next(b for b in box.buttons() if b.text() == "继续使用").click()

    QTimer.singleShot(100, answer)
    try:
        raise ValueError("boom")
    except ValueError as error:
        _tell_bug(type(error), error, error.__traceback__)
    assert "内部错误" in told[0]
    assert "Traceback" not in capsys.readouterr().err
