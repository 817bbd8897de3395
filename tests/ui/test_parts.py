"""A table is shown before its findings are known, says so, and does not stay when the search is given up."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.helpers.jobs import align_and_wait
from tests.helpers.texts import write_drafts
from tests.ui.acting import press
from workbench.ui.views.main_window import MainWindow


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Findings never come."""
    monkeypatch.setattr("workbench.ui.session.analyse_job", align_and_wait)


@pytest.mark.usefixtures("slow")
def test_a_first_table_is_shown_and_goes_when_cancelled(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    session = window.session
    assert session.create(tmp_path / "观景灯.xtlf", title="观景灯", city="太原", author="王某")
    session.add_drafts(write_drafts(tmp_path))
    qtbot.waitUntil(lambda: session.partial, timeout=30000)
    assert window.model.rowCount() > 0
    assert "正在查找" in window.details.browser.toPlainText()
    assert not any(window.actions_by_name[name].isEnabled() for name in ("report", "print"))
    session.jobs.cancel()
    qtbot.waitUntil(lambda: not window.busy)
    assert window.model.rowCount() == 0
    assert not session.partial
    assert window.actions_by_name["realign"].isEnabled()


@pytest.mark.usefixtures("slow")
def test_a_corrected_table_keeps_the_known_findings_and_cancelling_leads_back(qtbot: QtBot, opened: MainWindow) -> None:
    session = opened.session
    assert session.analysis is not None
    rows, conflicts = opened.model.rowCount(), len(session.analysis.review.conflicts)
    opened.table.go_to(opened.model.row_at(1).id)
    press(qtbot, opened.table, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: session.partial, timeout=30000)
    assert opened.model.rowCount() == rows - 1
    assert 0 < len(session.analysis.review.conflicts) <= conflicts
    session.jobs.cancel()
    qtbot.waitUntil(lambda: not opened.busy)
    assert opened.model.rowCount() == rows
    assert len(session.analysis.review.conflicts) == conflicts
    assert session.stale
