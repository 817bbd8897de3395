# mypy: disable-error-code="no-untyped-call"
"""The clean-up ledger in the window: filters, every field, history, exports, progress."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui.acting import answer, when_open
from workbench.domain.project import Disposition
from workbench.services.ledger import LedgerLine, LineState
from workbench.ui.views.forms import LedgerForm
from workbench.ui.views.main_window import MainWindow
from workbench.ui.views.project_pages import ProjectPages


@pytest.fixture
def pages(window: MainWindow, sample: Path) -> ProjectPages:
    assert window.open_project(sample)
    window.actions_by_name["ledger"].trigger()
    return window.project_pages


def first(pages: ProjectPages) -> LedgerLine:
    line: LedgerLine = pages.ledger.table.lines_model.lines[0].thing
    return line


def test_findings_without_a_line_are_listed_as_not_handled(pages: ProjectPages) -> None:
    lines = pages.ledger.shown()
    assert lines
    assert {line.state(datetime.date.today()) for line in lines} == {LineState.UNHANDLED}
    assert pages.ledger.count.text() == f"{len(lines)}/{len(lines)}条"


def test_every_field_is_filled_in_and_undone(qtbot: QtBot, window: MainWindow, pages: ProjectPages) -> None:
    key = first(pages).key

    def fill(form: LedgerForm) -> None:
        form.disposition.setCurrentIndex(form.disposition.findData(Disposition.KEEP))
        assert not form.save.isEnabled()
        form.reason.insert("第十二条第三项，期限一年")
        form.responsible.insert("市城市管理局")
        form.has_due.setChecked(True)
        form.has_done.setChecked(True)
        assert not form.has_concluded.isEnabled()
        form.conclusion.insert("可以保留")
        form.has_concluded.setChecked(True)
        qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)

    when_open(LedgerForm, fill)
    qtbot.mouseClick(pages.ledger.editing, Qt.MouseButton.LeftButton)
    entry = window.session.records.ledger[key]
    assert (entry.disposition, entry.responsible, entry.conclusion) == (Disposition.KEEP, "市城市管理局", "可以保留")
    assert entry.due and entry.done and entry.concluded and entry.title and entry.severity
    told = pages.ledger.words.toPlainText()
    assert "经过" in told
    assert "列入清理台账" in told
    window.actions_by_name["undo"].trigger()
    assert key not in window.session.records.ledger


def test_filters_narrow_the_list(pages: ProjectPages) -> None:
    page = pages.ledger
    city = first(pages).city
    page.city.setCurrentIndex(page.city.findData(city))
    page.city.activated.emit(0)
    assert {line.city for line in page.shown()} == {city}
    page.city.setCurrentIndex(0)
    page.city.activated.emit(0)
    standard = first(pages).standard
    page.standard.setCurrentIndex(page.standard.findData(standard))
    page.standard.activated.emit(0)
    assert {line.standard for line in page.shown()} == {standard}
    page.standard.setCurrentIndex(0)
    page.search.setText("没有这样的词")
    assert page.shown() == ()


def test_several_lines_are_changed_at_once_and_keep_their_other_words(
    qtbot: QtBot, window: MainWindow, pages: ProjectPages
) -> None:
    page = pages.ledger
    keys = [line.key for line in page.table.lines_model.lines[:2]]
    window.session.change(lambda project: project.put_ledger(keys[0], Disposition.STUDY, reason="先前的理由"))
    page.table.choose(keys)

    def fill(form: LedgerForm) -> None:
        form.disposition.setCurrentIndex(form.disposition.findData(Disposition.AMEND))
        form.responsible.insert("市司法局")
        form.accept()

    when_open(LedgerForm, fill)
    page.edit()
    ledger = window.session.records.ledger
    assert [ledger[k].responsible for k in keys] == ["市司法局"] * 2
    assert ledger[keys[0]].reason == "先前的理由"
    window.actions_by_name["undo"].trigger()
    assert list(window.session.records.ledger) == [keys[0]]


def test_several_lines_cannot_be_kept_without_a_reason(
    window: MainWindow, pages: ProjectPages, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, text: told.append(text))
    page = pages.ledger
    page.table.choose([line.key for line in page.table.lines_model.lines[:2]])

    def fill(form: LedgerForm) -> None:
        form.disposition.setCurrentIndex(form.disposition.findData(Disposition.KEEP))
        when_open(LedgerForm, lambda again: again.reject())
        form.accept()

    when_open(LedgerForm, fill)
    page.edit()
    assert "没有写明理由" in told[0]
    assert window.session.records.ledger == {}


def test_a_line_is_taken_out_of_the_ledger(qtbot: QtBot, window: MainWindow, pages: ProjectPages) -> None:
    key = first(pages).key
    window.session.change(lambda project: project.put_ledger(key, Disposition.STUDY))
    pages.ledger.table.choose([key])
    assert pages.ledger.removing.isEnabled()
    answer(qtbot, "移出台账")
    pages.ledger.remove()
    assert window.session.records.ledger == {}
    assert any(line.key == key for line in pages.ledger.table.lines_model.lines)


@pytest.mark.parametrize("ending", [".xlsx", ".docx"])
def test_what_is_shown_is_exported(
    window: MainWindow, pages: ProjectPages, save_as: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtWidgets import QFileDialog

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(save_as) + ending, ""))
    written: list[Path] = []
    window.session.report_written.connect(written.append)
    pages.ledger.sheet.click()
    assert [path.suffix for path in written] == [ending]
    assert written[0].read_bytes()[:2] == b"PK"


def test_a_line_leads_to_its_clause(qtbot: QtBot, window: MainWindow, pages: ProjectPages) -> None:
    line = first(pages)
    pages.ledger.table.choose([line.key])
    qtbot.mouseClick(pages.ledger.to_text, Qt.MouseButton.LeftButton)
    assert not pages.shown
    row = window.session.row(window.table.current_row())
    assert row is not None
    assert any(line.article in cell.articles for cell in row.cells.values())


def test_progress_stands_for_each_city_and_adds_up(window: MainWindow, pages: ProjectPages) -> None:
    key = first(pages).key
    window.session.change(lambda project: project.put_ledger(key, Disposition.REPEAL, done="2026-01-01"))
    lines = pages.ledger.progress.lines_model.lines
    assert [line.texts[0] for line in lines] == ["太原", "晋中", "忻州", "吕梁", "阳泉", "合计"]
    totals = [int(line.texts[1]) for line in lines]
    assert totals[-1] == sum(totals[:-1]) == len(pages.ledger.shown())
    assert lines[-1].texts[7] == "1"


def test_the_details_pane_writes_the_same_line(qtbot: QtBot, window: MainWindow, pages: ProjectPages) -> None:
    from workbench.services.overview import MatterKind

    matter = next(m for m in window.session.overview.matters if m.kind is MatterKind.MARKET)
    when_open(LedgerForm, lambda form: form.accept())
    window.settling.enter_in_ledger(matter.key)
    (entry,) = window.session.records.ledger.values()
    assert entry.title
    window.actions_by_name["ledger"].trigger()
    assert sum(line.disposition is not None for line in pages.ledger.shown()) == 1
