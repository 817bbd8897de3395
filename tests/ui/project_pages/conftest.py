"""The window of the project's pages: a small project of two invented drafts."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.helpers.texts import write_drafts
from workbench.services.workspace import Workspace
from workbench.ui.views.main_window import MainWindow
from workbench.ui.views.project_pages import ProjectPages


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "太原.xtlf"
    with Workspace.create(path, title="观景灯", city="太原", author="王某") as workspace:
        workspace.add_files(write_drafts(tmp_path))
        workspace.analysis()
    return path


@pytest.fixture
def pages(qtbot: QtBot, window: MainWindow, project: Path) -> ProjectPages:
    """The pages of the open project; the first one is in sight."""
    assert window.open_project(project)
    window.actions_by_name["project"].trigger()
    assert window.project_pages.shown
    return window.project_pages


@pytest.fixture
def save_as(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Answer the system's dialog for a file's name, which no test can click in; its stem is the answer's."""
    chosen = tmp_path / "导出"

    def answer(_window: object, _title: str, _start: str, pattern: str) -> tuple[str, str]:
        return str(chosen), pattern.split(";;", maxsplit=1)[0]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return chosen
