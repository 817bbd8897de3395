# mypy: disable-error-code="no-untyped-call"
"""English as a second language: the translation is complete, and the window speaks it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSettings, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from bench.ui_translation import CONTEXT, QM, collected, faults, is_chinese, translated
from workbench.domain.cities import FIVE_CITIES
from workbench.services.standards import standard_names
from workbench.ui.language import CHINESE, ENGLISH, speak
from workbench.ui.settings import Settings
from workbench.ui.views.main_window import MainWindow
from workbench.ui.views.note_dialog import NoteDialog
from workbench.ui.views.preferences import SettingsDialog
from workbench.ui.views.project_dialog import ProjectDialog

#: Actions that say in the words of the project's history what they would do.
_TELLING = ("undo", "redo")


def test_every_text_of_the_window_is_translated() -> None:
    """After a change of texts: fill in what ``bench/ui_translation.py --missing`` prints, and run it."""
    assert faults(collected(), translated()) == []


def test_the_compiled_file_says_what_the_translation_says(qapp: QApplication) -> None:
    translator = QTranslator()
    assert translator.load(str(QM))
    different = [s for s, told in translated().items() if translator.translate(CONTEXT, s) != told]
    assert different == []


def test_the_language_is_a_setting_and_chinese_at_first(settings: QSettings) -> None:
    kept = Settings(settings)
    assert kept.get("appearance.language") == CHINESE
    kept.set("appearance.language", ENGLISH)
    assert Settings(settings).get("appearance.language") == ENGLISH


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    """The application speaks English, and Chinese again afterwards."""
    translator = speak(qapp, ENGLISH)
    assert translator is not None
    yield
    QCoreApplication.removeTranslator(translator)
    again = speak(qapp, CHINESE)
    assert again is not None
    QCoreApplication.removeTranslator(again)  # the one of the session is still there


@pytest.fixture
def english_window(english: None, qtbot: QtBot, settings: QSettings, sample: Path) -> Iterator[MainWindow]:
    """A window in English with the sample project."""
    window = MainWindow(settings)
    qtbot.addWidget(window)
    window.resize(1366, 728)
    window.show()
    assert window.open_project(sample)
    yield window
    window.close()


def _menu_texts(menu: QMenu) -> Iterator[str]:
    for action in menu.actions():
        if action.objectName() not in _TELLING:
            yield action.text()
            yield action.toolTip()
        sub = action.menu()
        if isinstance(sub, QMenu):
            yield from _menu_texts(sub)


def _texts(widget: QWidget) -> Iterator[str]:
    """What stands on buttons, tabs, choices, labels and empty lines of a widget and all in it."""
    for part in [widget, *widget.findChildren(QWidget)]:
        action = part.defaultAction() if isinstance(part, QToolButton) else None
        if part.objectName().startswith("Scroll") or (action and action.objectName() in _TELLING):
            continue  # Qt's own arrows keep the language in which the tests' application began
        yield part.toolTip()
        yield part.accessibleName()
        if isinstance(part, QAbstractButton):
            yield part.text()
        elif isinstance(part, QTabBar):
            yield from (part.tabText(n) for n in range(part.count()))
        elif isinstance(part, QComboBox):
            yield from (part.itemText(n) for n in range(part.count()))
        elif isinstance(part, QLineEdit):
            yield part.placeholderText()
        elif isinstance(part, QLabel):
            yield part.text()


def _chinese(texts: Iterable[str], own: Sequence[str] = ()) -> list[str]:
    """Texts with Chinese in them besides the names of the cities and what the user's own files say."""
    left = []
    for text in texts:
        bare = text
        for name in (*own, *FIVE_CITIES, "示例", "测试员"):
            bare = bare.replace(name, "")
        if is_chinese(bare):
            left.append(text)
    return sorted(set(left))


def test_menus_speak_english(english_window: MainWindow) -> None:
    for menu in english_window.menus.menus.values():
        assert _chinese(_menu_texts(menu)) == []


def test_buttons_and_labels_of_the_window_speak_english(english_window: MainWindow) -> None:
    session = english_window.session
    assert session.workspace is not None
    assert session.analysis is not None
    own = [session.workspace.project.project().title, *(row.topic for row in session.analysis.table.rows)]
    own += [regulation.title for regulation in session.analysis.regulations]
    own += standard_names().values()
    for name in ("table", "focus", "overview", *english_window.project_pages.pages):
        english_window.actions_by_name[name].trigger()
    assert _chinese(_texts(english_window), own) == []


@pytest.mark.parametrize("make", [ProjectDialog, SettingsDialog, NoteDialog], ids=lambda kind: str(kind.__name__))
def test_dialogs_speak_english(english_window: MainWindow, make: type[QDialog]) -> None:
    if make is SettingsDialog:
        dialog: QDialog = SettingsDialog(english_window.settings, english_window)
    elif make is NoteDialog:
        place = "太原"
        dialog = NoteDialog(place, "", FIVE_CITIES, english_window, settings=english_window.settings)
    else:
        dialog = ProjectDialog(english_window)
    assert _chinese([dialog.windowTitle(), *_texts(dialog)]) == []
