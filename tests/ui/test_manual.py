# mypy: disable-error-code="no-untyped-call"
"""The built-in manual: its pages hold together, and F1 opens the right one."""

from __future__ import annotations

import struct

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.acting import take_keyboard, when_open
from workbench.ui import manual
from workbench.ui.actions import ACTIONS
from workbench.ui.manual import Page
from workbench.ui.theme import LIGHT, THEMES
from workbench.ui.views.main_window import MainWindow
from workbench.ui.views.manual.window import ManualWindow
from workbench.ui.views.preferences import SettingsDialog

every_page = pytest.mark.parametrize("page", manual.pages(), ids=lambda page: str(page.id))


@every_page
def test_every_command_is_an_action(page: Page) -> None:
    assert set(page.commands()) <= {spec.name for spec in ACTIONS}


@every_page
def test_every_picture_is_there_and_fits_on_a_small_screen(page: Page) -> None:
    for file in page.pictures():
        data = (manual.folder() / file).read_bytes()
        assert data.startswith(b"\x89PNG")
        width, height = struct.unpack(">II", data[16:24])
        assert width <= 1100
        assert height <= 700


@every_page
def test_every_link_leads_somewhere(page: Page) -> None:
    for link in page.links():
        name, _, heading = link.partition("#")
        assert not heading or heading in manual.page(name).headings()
        assert manual.page(name)


@every_page
def test_nothing_of_the_notation_is_left_on_a_page(page: Page) -> None:
    shown = manual.html(page, LIGHT)
    words = shown.partition("<body>")[2]
    assert not any(sign in words for sign in ("**", "{", "}", "](", "![", "> >"))


def test_no_picture_lies_about_unused() -> None:
    used = {file for page in manual.pages() for file in page.pictures()}
    assert {path.name for path in manual.folder().glob("*.png")} == used


def test_the_manual_is_small() -> None:
    assert sum(path.stat().st_size for path in manual.folder().iterdir()) < 3_000_000


def test_every_place_has_one_page() -> None:
    places = [place for page in manual.pages() for place in page.places]
    assert len(places) == len(set(places))


def test_a_command_is_told_as_the_menu_has_it() -> None:
    assert manual.inline("用 {new}。") == "用 <b>文件 › 新建项目</b>（Ctrl+N）。"


def test_all_words_must_be_on_a_found_page() -> None:
    assert "exchange" in [page.id for page in manual.found("口令 加密")]
    assert manual.found("口令 没有这样的词") == ()


def test_words_without_a_page_are_told_to_begin_at_the_first(qapp: QApplication) -> None:
    assert manual.page_at("nowhere").id == manual.FIRST


def _open_manual(window: MainWindow) -> ManualWindow:
    window.actions_by_name["manual"].trigger()
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, ManualWindow) and w.isVisible())


def test_f1_without_a_project_opens_the_beginning(qtbot: QtBot, window: MainWindow) -> None:
    take_keyboard(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    shown = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ManualWindow))
    assert shown.shown == "start"
    assert "认识窗口" in shown.view.toPlainText()
    shown.close()


@pytest.mark.parametrize(
    ("action", "page"),
    [("overview", "table"), ("ledger", "ledger"), ("agenda", "project"), ("batch", "batch"), ("backups", "backups")],
)
def test_the_page_is_that_of_the_place(opened: MainWindow, action: str, page: str) -> None:
    opened.actions_by_name[action].trigger()
    shown = _open_manual(opened)
    assert shown.shown == page
    shown.close()


def test_in_the_list_of_findings_the_page_is_on_findings(opened: MainWindow) -> None:
    opened.actions_by_name["find"].trigger()
    assert opened.help.place() == "matters"
    assert manual.page_at("matters").id == "findings"


def test_f1_in_a_dialog_opens_its_page_above_it(qtbot: QtBot, opened: MainWindow) -> None:
    seen: list[str] = []

    def ask(dialog: SettingsDialog) -> None:
        qtbot.waitUntil(lambda: bool(dialog.property("manual-ready")), timeout=3000)
        qtbot.keyClick(dialog, Qt.Key.Key_F1)
        window = dialog.findChild(ManualWindow)
        assert isinstance(window, ManualWindow)
        seen.append(window.shown)
        dialog.reject()

    when_open(SettingsDialog, ask)
    opened.actions_by_name["settings"].trigger()
    assert seen == ["settings"]


@pytest.fixture
def book(qtbot: QtBot, qapp: QApplication) -> ManualWindow:
    made = ManualWindow(theme=LIGHT)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show_page("start")
    made.show()
    return made


def test_a_link_turns_the_page_and_back_returns(book: ManualWindow) -> None:
    book.show_page("new")
    assert book.contents.currentItem().text() == manual.page("new").title
    book.back.trigger()
    assert book.shown == "start"
    book.forward.trigger()
    assert book.shown == "new"


def test_search_lists_the_pages_and_enter_goes_through_them(qtbot: QtBot, book: ManualWindow) -> None:
    book.words.setText("误报")
    listed = [book.contents.item(n).text() for n in range(book.contents.count())]
    assert manual.page("batch").title in listed
    assert manual.page("start").title not in listed
    qtbot.keyClick(book.words, Qt.Key.Key_Return)
    assert book.view.textCursor().selectedText() == "误报"


def test_search_without_a_hit_says_so(book: ManualWindow) -> None:
    book.words.setText("没有这样的词")
    assert book.none.isVisibleTo(book)
    assert book.contents.count() == 0


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: str(theme.name))
def test_a_page_is_written_in_the_colours_of_the_theme(theme: object) -> None:
    assert theme in THEMES.values()
    assert theme.accent in manual.html(manual.page("start"), theme)  # type: ignore[attr-defined, arg-type]
