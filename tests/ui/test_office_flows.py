# mypy: disable-error-code="no-untyped-call"
"""Exports and exchange from the window, with real clicks in real dialogs."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.helpers.texts import write_drafts
from tests.ui.acting import when_open
from workbench.services.exchange import send_project
from workbench.services.exports import ExportKind
from workbench.services.workspace import Workspace
from workbench.ui.views.exchange_dialogs import MergeDialog, SendDialog
from workbench.ui.views.export_dialog import ExportDialog
from workbench.ui.views.main_window import MainWindow


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "太原.xtlf"
    with Workspace.create(path, title="观景灯", city="太原", author="王某") as workspace:
        workspace.add_files(write_drafts(tmp_path))
        workspace.analysis()
    return path


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Answer the system's file dialogs, which no test can click in."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))


def press_save(qtbot: QtBot, dialog: ExportDialog | SendDialog | MergeDialog) -> None:
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)


def test_a_draft_with_comments_is_exported_from_the_menu(
    qtbot: QtBot, window: MainWindow, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.session.open(project)
    target = tmp_path / "带批注.docx"
    choose(monkeypatch, target)

    def fill(dialog: ExportDialog) -> None:
        dialog.kind.setCurrentIndex(dialog.kind.findData(ExportKind.COMMENTED))
        dialog.city.setCurrentText("晋中")
        press_save(qtbot, dialog)

    when_open(ExportDialog, fill)
    with qtbot.waitSignal(window.session.report_written, timeout=30000):
        window.actions_by_name["export"].trigger()
    assert target.read_bytes()[:2] == b"PK"


def test_the_export_dialog_asks_for_a_city_only_where_one_is_needed(qtbot: QtBot) -> None:
    dialog = ExportDialog(["太原", "晋中"], "晋中")
    qtbot.addWidget(dialog)
    assert not dialog.city.isEnabled()
    dialog.kind.setCurrentIndex(dialog.kind.findData(ExportKind.AGREED))
    assert dialog.city.isEnabled()
    assert dialog.city.currentText() == "晋中"
    assert not dialog.rows.isEnabled()


def test_sending_writes_an_exchange_file_and_wants_the_pass_phrase_twice(
    qtbot: QtBot, window: MainWindow, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.session.open(project)
    target = tmp_path / "交换.xtjh"
    choose(monkeypatch, target)

    def fill(dialog: SendDialog) -> None:
        qtbot.keyClicks(dialog.passphrase, "secret")
        assert not dialog.save.isEnabled()
        qtbot.keyClicks(dialog.again, "secret")
        press_save(qtbot, dialog)

    when_open(SendDialog, fill)
    window.actions_by_name["send"].trigger()
    assert target.read_bytes()[:2] != b"PK"


def test_merging_shows_first_what_comes_in(
    qtbot: QtBot, window: MainWindow, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "晋中.xtlf"
    other.write_bytes(project.read_bytes())
    exchange = tmp_path / "来件.xtjh"
    with Workspace.open(other) as workspace:
        workspace.project.add_note("来自另一市的意见", workspace.anchor("晋中:4"))
        send_project(workspace, exchange)
    assert window.session.open(project)
    choose(monkeypatch, exchange)
    seen: list[str] = []

    def fill(dialog: MergeDialog) -> None:
        seen.append(dialog.summary.text())
        press_save(qtbot, dialog)

    when_open(MergeDialog, fill)
    window.actions_by_name["merge"].trigger()
    qtbot.waitUntil(lambda: bool(seen) and bool(window.session.records.notes), timeout=10000)
    assert "新的记录1条" in seen[0]
    assert [n.text for n in window.session.records.notes.values()] == ["来自另一市的意见"]


def test_the_reading_window_closes_with_its_project(qtbot: QtBot, window: MainWindow, project: Path) -> None:
    from workbench.ui.views.reading import ReadingWindow

    assert window.session.open(project)
    window.actions_by_name["reading"].trigger()
    (reading,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, ReadingWindow) and w.isVisible()]
    with qtbot.waitSignal(reading.closed, timeout=5000):
        window.session.close()
