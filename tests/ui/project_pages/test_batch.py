# mypy: disable-error-code="no-untyped-call"
"""Batch screening from the window: progress, stop, go on, into the ledger."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.acting import message, when_open
from workbench.domain.project import IN_FORCE, Disposition
from workbench.ui.views.forms import JudgementForm
from workbench.ui.views.main_window import MainWindow
from workbench.ui.views.project_pages import ProjectPages
from workbench.ui.views.project_pages.batch import BatchPage, EnterForm

MILD = "{city}市停车场管理办法\n\n第一条　为了规范停车场的管理，制定本办法。\n\n第二条　在本市投标停车场工程的外地企业，应当在本市设立分公司。\n\n第三条　本办法自2020年1月1日起施行。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "现行法规"
    made.mkdir()
    for city in ("晋中", "忻州", "吕梁"):
        (made / f"{city}市停车场管理办法.txt").write_text(MILD.format(city=city), "utf-8")
    (made / "损坏.docx").write_bytes(b"PK\x03\x04broken")
    return made


@pytest.fixture
def page(pages: ProjectPages, folder: Path, monkeypatch: pytest.MonkeyPatch) -> BatchPage:
    monkeypatch.setattr(BatchPage, "workers", 0)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    pages.open("batch")
    return pages.batch


def screened(qtbot: QtBot, page: BatchPage) -> None:
    qtbot.mouseClick(page.choosing, Qt.MouseButton.LeftButton)
    assert page.busy
    qtbot.waitUntil(lambda: not page.busy, timeout=20000)


def test_a_folder_is_screened_and_ranked(qtbot: QtBot, page: BatchPage) -> None:
    screened(qtbot, page)
    assert "4个文件" in page.told.text()
    assert "1个文件不能筛查" in page.told.text()
    lines = page.table.lines_model.lines
    assert len(lines) == 3
    assert {line.thing.clause.finding.standard for line in lines} == {"9-2"}
    assert "损坏.docx" in page.failed.lines_model.lines[0].texts[0]


def test_a_second_run_does_only_what_is_new(qtbot: QtBot, page: BatchPage, folder: Path) -> None:
    screened(qtbot, page)
    (folder / "阳泉市停车场管理办法.txt").write_text(MILD.format(city="阳泉"), "utf-8")
    qtbot.mouseClick(page.starting, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.busy, timeout=20000)
    assert "沿用上次结果3个" in page.told.text()
    assert len(page.table.lines_model.lines) == 4


def test_findings_go_into_the_ledger_in_one_step(qtbot: QtBot, window: MainWindow, page: BatchPage) -> None:
    screened(qtbot, page)
    page.table.selectAll()

    def fill(form: EnterForm) -> None:
        form.responsible.insert("市司法局")
        qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)

    when_open(EnterForm, fill)
    qtbot.mouseClick(page.entering, Qt.MouseButton.LeftButton)
    ledger = window.session.records.ledger
    assert len(ledger) == 3
    assert all(key.startswith(IN_FORCE) for key in ledger)
    assert {e.disposition for e in ledger.values()} == {Disposition.STUDY}
    assert all(line.texts[-1] == Disposition.STUDY.value for line in page.table.lines_model.lines)
    page.pending.setCurrentIndex(page.pending.findData("new"))
    page.pending.activated.emit(0)
    assert page.table.lines_model.lines == ()
    window.actions_by_name["ledger"].trigger()
    assert sum(line.in_force for line in window.project_pages.ledger.shown()) == 3
    window.actions_by_name["undo"].trigger()
    assert window.session.records.ledger == {}


def test_a_false_alarm_stays_silent(qtbot: QtBot, window: MainWindow, page: BatchPage) -> None:
    screened(qtbot, page)
    page.table.choose([page.table.lines_model.lines[0].key])

    def fill(form: JudgementForm) -> None:
        form.reason.setPlainText("上位法另有规定")
        form.accept()

    when_open(JudgementForm, fill)
    page.mark_false()
    assert len(page.table.lines_model.lines) == 2
    assert "另有1处已标为误报" in page.told.text()


def test_a_run_can_be_stopped_and_goes_on_later(qtbot: QtBot, page: BatchPage, monkeypatch: pytest.MonkeyPatch) -> None:
    from workbench.services.batch_pool import screen_paths as usual

    monkeypatch.setattr("workbench.services.batch._CHUNK", 1)

    def one_then_stop(paths, rules, *, workers, tick):  # type: ignore[no-untyped-def] # noqa: ANN001
        for number, outcome in enumerate(usual(paths, rules, workers=workers, tick=tick)):
            yield outcome
            if number == 1:
                page._job.cancel()  # type: ignore[union-attr] # as a click on 停止 does, but at a known moment

    monkeypatch.setattr("workbench.services.batch.screen_paths", one_then_stop)
    screened(qtbot, page)
    assert "已停止" in page.told.text()
    kept = len(page.table.lines_model.lines)
    assert 0 < kept < 3
    monkeypatch.setattr("workbench.services.batch.screen_paths", usual)
    page.start()
    qtbot.waitUntil(lambda: not page.busy, timeout=20000)
    assert len(page.table.lines_model.lines) == 3
    assert "沿用上次结果" in page.told.text()


def test_closing_the_project_ends_the_run(qtbot: QtBot, window: MainWindow, page: BatchPage) -> None:
    page.choose_folder()
    assert page.busy
    window.session.close()
    assert not page.busy


def test_a_folder_without_regulations_is_told(
    qtbot: QtBot, window: MainWindow, page: BatchPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "空"
    empty.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(empty))
    page.choose_folder()
    assert "没有可以审查的文件" in message(qtbot, window)
    qtbot.waitUntil(lambda: not page.busy)


def test_real_processes_screen_and_leave_nothing_behind(qtbot: QtBot, page: BatchPage) -> None:
    page.workers = 1
    screened(qtbot, page)
    assert len(page.table.lines_model.lines) == 3
