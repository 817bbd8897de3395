"""Window tests run with the application's own font, translation and a settings file of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

qtgui = pytest.importorskip("PySide6.QtGui", reason="缺少 Qt 的系统库：跳过窗口测试", exc_type=ImportError)

from PySide6.QtCore import QSettings  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402
from pytestqt.qtbot import QtBot  # noqa: E402

from workbench.ui.app import make_application  # noqa: E402
from workbench.ui.views.main_window import MainWindow  # noqa: E402


@pytest.fixture(scope="session")
def qapp() -> Iterator[QApplication]:
    """The application as the program makes it."""
    yield make_application(["workbench-tests"])


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """Settings in a file of the test's own."""
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(qtbot: QtBot, settings: QSettings) -> Iterator[MainWindow]:
    """A shown main window without a project."""
    made = MainWindow(settings)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
