# mypy: disable-error-code="no-untyped-call"
"""The window on two versions of one draft: kinds of change, the filter, stepping, other versions, the Word file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.helpers.texts import TAIYUAN
from tests.ui.acting import press
from workbench.services.workspace import Workspace
from workbench.ui.views.reading import VersionsWindow
from workbench.ui.views.reading.versions_model import ROW, VersionColumn

SECOND = TAIYUAN.replace("十五日内", "二十日内").replace("第五条　观景灯的高度不得超过十二米。\n", "")
THIRD = SECOND.replace("二十日内", "三十日内")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "p.xtlf", title="题", city="太原", author="测试员") as made:
        add(made, tmp_path, "一稿", TAIYUAN)
        yield made


def add(workspace: Workspace, folder: Path, name: str, text: str) -> None:
    (folder / f"{name}.txt").write_text(text, "utf-8")
    workspace.add_files([folder / f"{name}.txt"])


def show(qtbot: QtBot, workspace: Workspace) -> VersionsWindow:
    window = VersionsWindow(workspace, "太原")
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.resize(911, 482)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def window(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> VersionsWindow:
    add(workspace, tmp_path, "二稿", SECOND)
    return show(qtbot, workspace)


def kinds(window: VersionsWindow) -> list[str]:
    return [str(window.rows.index(n, VersionColumn.KIND).data()) for n in range(window.rows.rowCount())]


def test_only_what_changed_is_shown_at_first(window: VersionsWindow) -> None:
    assert kinds(window) == ["修改", "删除"]


def test_a_click_shows_the_unchanged_articles_too(qtbot: QtBot, window: VersionsWindow) -> None:
    window.only_changed.setFocus()
    qtbot.keyClick(window.only_changed, Qt.Key.Key_Space)
    assert kinds(window).count("未变") == 5
    assert window.rows.rowCount() == 7


def test_the_differing_words_are_marked_by_more_than_colour(window: VersionsWindow) -> None:
    old = window.delegate.html(window.rows.index(0, VersionColumn.OLD))
    new = window.delegate.html(window.rows.index(0, VersionColumn.NEW))
    assert "text-decoration:underline'>十五日</span>" in old
    assert "text-decoration:underline'>二十日</span>" in new


def test_a_deleted_article_is_struck_through_beside_nothing(window: VersionsWindow) -> None:
    assert "line-through" in window.delegate.html(window.rows.index(1, VersionColumn.OLD))
    assert "（无）" in window.delegate.html(window.rows.index(1, VersionColumn.NEW))


def test_the_counts_are_told(window: VersionsWindow) -> None:
    assert window.message.text() == "删除 1 条，修改 1 条，未变 5 条。"


def test_f8_goes_round_the_changes(qtbot: QtBot, window: VersionsWindow) -> None:
    window.only_changed.setChecked(False)
    seen = []
    for _ in range(3):
        press(qtbot, window.table, Qt.Key.Key_F8)
        seen.append(window.table.currentIndex().data(ROW).old.label)
    assert seen == ["4", "5", "4"]
    press(qtbot, window.table, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert window.table.currentIndex().data(ROW).old.label == "5"


def test_rows_are_as_high_as_their_words_need(window: VersionsWindow) -> None:
    window.only_changed.setChecked(False)
    window.lay_out()
    heights = {window.table.rowHeight(n) for n in range(window.rows.rowCount())}
    assert len(heights) > 1
    assert min(heights) >= window.fontMetrics().height()


def test_other_versions_can_be_chosen(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    add(workspace, tmp_path, "二稿", SECOND)
    add(workspace, tmp_path, "三稿", THIRD)
    window = show(qtbot, workspace)
    assert kinds(window) == ["修改"]
    window.old.setFocus()
    qtbot.keyClick(window.old, Qt.Key.Key_Up)
    assert kinds(window) == ["修改", "删除"]


def test_a_single_version_is_told(qtbot: QtBot, workspace: Workspace) -> None:
    window = show(qtbot, workspace)
    assert "只有一稿" in window.message.text()
    assert not window.export.isEnabled()
    assert window.rows.rowCount() == 0


def test_the_word_file_is_asked_for_without_stopping_and_written(
    qtbot: QtBot, window: VersionsWindow, tmp_path: Path
) -> None:
    qtbot.mouseClick(window.export, Qt.MouseButton.LeftButton)
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    target = tmp_path / "两稿.docx"
    with qtbot.waitSignal(window.written, timeout=60_000):
        dialog.fileSelected.emit(str(target))
        dialog.close()
    assert target.stat().st_size > 0
    assert "两稿.docx" in window.message.text()
    assert window.export.isEnabled()


def test_only_the_file_that_was_written_is_opened(
    qtbot: QtBot, window: VersionsWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    window.write(tmp_path / "<a href='file:///别处'>没有</a>" / "两稿.docx")
    qtbot.waitUntil(lambda: window.message.text().startswith("⚠"), timeout=60_000)
    assert window.message.textFormat() is Qt.TextFormat.PlainText
    window.message.linkActivated.emit("file:///别处")
    assert opened == []
    target = tmp_path / "两&amp;稿.docx"
    with qtbot.waitSignal(window.written, timeout=60_000):
        window.write(target)
    window.message.linkActivated.emit("file:///别处")
    assert [Path(url.toLocalFile()) for url in opened] == [target]
    assert "两&amp;amp;稿.docx" in window.message.text()


def test_a_file_that_cannot_be_written_is_told(qtbot: QtBot, window: VersionsWindow, tmp_path: Path) -> None:
    window.write(tmp_path / "没有这个文件夹" / "两稿.docx")
    qtbot.waitUntil(lambda: window.message.text().startswith("⚠"), timeout=60_000)
    assert window.export.isEnabled()


def test_the_model_keeps_qts_rules(qtmodeltester: Any, window: VersionsWindow) -> None:
    qtmodeltester.check(window.rows)
