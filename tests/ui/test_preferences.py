# mypy: disable-error-code="no-untyped-call"
"""Settings as data, and the list of shortcuts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox
from pytestqt.qtbot import QtBot

from tests.ui.acting import when_open
from workbench.ui.actions import ACTIONS
from workbench.ui.settings import Setting, Settings, declared
from workbench.ui.views.main_window import MainWindow
from workbench.ui.views.preferences import SettingsDialog, ShortcutsDialog


@pytest.mark.parametrize("setting", declared(), ids=lambda s: s.key)
def test_every_setting_is_described_and_has_a_fitting_default(setting: Setting, settings: QSettings) -> None:
    assert setting.title and setting.description
    assert setting.read(setting.default) == setting.default
    assert Settings(settings).get(setting.key) == setting.default


def test_a_value_that_does_not_fit_gives_the_default(settings: QSettings) -> None:
    settings.setValue("appearance/theme", "pink")
    settings.setValue("table/font_size", "huge")
    kept = Settings(settings)
    assert kept.get("appearance.theme") == "light"
    assert kept.get("table.font_size") == 10.5


def test_what_is_set_in_the_dialog_holds_at_once(qtbot: QtBot, window: MainWindow) -> None:
    def change(dialog: SettingsDialog) -> None:
        theme, size = dialog.editors["appearance.theme"], dialog.editors["table.font_size"]
        assert isinstance(theme, QComboBox)
        assert isinstance(size, QDoubleSpinBox)
        theme.setCurrentIndex(theme.findData("dark"))
        theme.activated.emit(theme.currentIndex())
        size.setValue(14.0)
        dialog.reject()

    when_open(SettingsDialog, change)
    window.actions_by_name["settings"].trigger()
    picture = window.grab().toImage()
    assert picture.pixelColor(picture.width() - 4, picture.height() // 2).lightness() < 100
    assert window.table.font().pointSizeF() == 14.0
    window.settings.set("appearance.theme", "light")


def test_every_shortcut_is_listed(qtbot: QtBot, window: MainWindow) -> None:
    seen: list[str] = []

    def read(dialog: ShortcutsDialog) -> None:
        seen.append(dialog.text.toPlainText())
        dialog.reject()

    when_open(ShortcutsDialog, read)
    window.actions_by_name["shortcuts"].trigger()
    assert all(spec.keys[0] in seen[0] for spec in ACTIONS if spec.keys)


def test_no_two_actions_share_a_shortcut() -> None:
    keys = [key for spec in ACTIONS for key in spec.keys]
    assert len(keys) == len(set(keys))
