"""Window tests run with the application's own font, translation and a settings file of their own.

Any message of Qt that warns fails the test it comes in.
"""

from __future__ import annotations

import multiprocessing
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.acting import take_keyboard
from workbench.services.demo import TITLE, sample_files
from workbench.services.workspace import Workspace
from workbench.ui.app import make_application
from workbench.ui.views.main_window import MainWindow

#: What Qt's platform for machines without a screen says of itself.
_OFFSCREEN = {"This plugin does not support propagateSizeHints()", "This plugin does not support raise()"}


@pytest.fixture(scope="session")
def qapp() -> Iterator[QApplication]:
    """The application as the program makes it; its data folders are Qt's test folders."""
    QStandardPaths.setTestModeEnabled(True)
    yield make_application(["workbench-tests"])


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """Settings in a file of the test's own."""
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(qtbot: QtBot, settings: QSettings) -> Iterator[MainWindow]:
    """A shown main window without a project; closing it leaves no process and no thread behind."""
    threads = set(threading.enumerate())
    made = MainWindow(settings)
    made.resize(1366, 728)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    take_keyboard(qtbot, made)
    yield made
    made.close()
    assert not multiprocessing.active_children()
    assert set(threading.enumerate()) <= threads


@pytest.fixture(scope="session")
def _sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The analysed sample project, made once."""
    path = tmp_path_factory.mktemp("sample") / "sample.xtlf"
    with Workspace.create(path, title=TITLE, city="太原", author="测试员") as workspace:
        workspace.add_files(sample_files())
        workspace.analysis()
    return path


@pytest.fixture
def sample(_sample: Path, tmp_path: Path) -> Path:
    """A copy of the analysed sample project: five drafts, findings, no notes."""
    return Path(shutil.copy(_sample, tmp_path / "示例.xtlf"))


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, sample: Path) -> MainWindow:
    """The main window with the sample project open and the keyboard's focus in it."""
    assert window.open_project(sample)

    def focused() -> bool:
        # The window of the test before may take the focus of a bare X server with it when it goes.
        if not window.isActiveWindow() or QApplication.focusWidget() is None:
            window.activateWindow()
            window.table.setFocus()
            return False
        return True

    qtbot.waitUntil(focused, timeout=20000)
    return window


@pytest.fixture(autouse=True)
def quiet_qt(qtlog: Any) -> Iterator[None]:
    """Nothing that Qt or PySide warns of passes unnoticed."""
    yield
    loud = [r.message for r in qtlog.records if r.type_name in {"QtWarningMsg", "QtCriticalMsg", "QtFatalMsg"}]
    assert not [message for message in loud if message not in _OFFSCREEN]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Windows share one keyboard focus: parallel workers leave all window tests to one of them."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("windows"))
