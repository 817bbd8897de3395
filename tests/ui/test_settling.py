# mypy: disable-error-code="no-untyped-call"
"""Judging, deciding and keeping the ledger from the details pane."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.acting import answer, when_open
from workbench.domain.notes import Anchor, NoteStatus, Visibility
from workbench.domain.project import DecisionForm, Disposition, Verdict
from workbench.services.overview import Matter, MatterKind
from workbench.ui.models.comparison import MarkKind
from workbench.ui.views.forms import DecisionDialog, JudgementForm, LedgerForm
from workbench.ui.views.main_window import MainWindow
from workbench.ui.views.note_dialog import NoteDialog, ReplyDialog


def go_to_first(window: MainWindow, kind: MatterKind) -> Matter:
    matter = next(m for m in window.session.overview.matters if m.kind is kind)
    window.table.go_to(matter.row)
    return matter


def test_dismissing_a_conflict_wants_a_reason_and_takes_its_marks_away(qtbot: QtBot, opened: MainWindow) -> None:
    matter = go_to_first(opened, MatterKind.CONFLICT)
    position = opened.model.position_of(matter.row)

    def marked() -> bool:
        cells = [opened.model.marks(position, n) for n in range(5)]
        return any(m.kind is MarkKind.CONFLICT and m.key == matter.key for cell in cells for m in cell)

    assert marked()

    def fill(form: JudgementForm) -> None:
        assert not form.save.isEnabled()
        form.reason.insertPlainText("只是表述不同。")
        qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)

    when_open(JudgementForm, fill)
    opened.details.ask("dismiss", matter.key)
    (judgement,) = opened.session.records.judgements.values()
    assert (judgement.verdict, judgement.reason) == (Verdict.DISMISS, "只是表述不同。")
    assert not marked()
    assert "排除" in opened.details.text()
    again = opened.session.overview.find(matter.key)
    assert again is not None
    assert again.state == "排除"
    opened.details.ask("withdraw", matter.key)
    assert marked()


def test_a_conflict_can_be_given_another_kind(qtbot: QtBot, opened: MainWindow) -> None:
    matter = go_to_first(opened, MatterKind.CONFLICT)

    def fill(form: JudgementForm) -> None:
        form.type.setCurrentIndex(form.type.findData("procedure"))
        form.accept()

    when_open(JudgementForm, fill)
    opened.details.ask("retype", matter.key)
    changed = opened.session.overview.find(matter.key)
    assert changed is not None
    assert changed.title == "程序不一致"


def test_an_agreed_text_begins_from_a_citys_words(qtbot: QtBot, opened: MainWindow) -> None:
    row = opened.model.row_at(0)
    opened.table.go_to(row.id)

    def fill(dialog: DecisionDialog) -> None:
        assert not dialog.save.isEnabled()
        dialog.source.setCurrentIndex(dialog.source.findData("晋中"))
        dialog.source.activated.emit(dialog.source.currentIndex())
        assert dialog.text.toPlainText()
        assert not dialog.text.toPlainText().startswith("第一条")
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)

    when_open(DecisionDialog, fill)
    opened.details.ask("decide", "")
    decision = opened.session.decisions[row.id]
    assert decision.form is DecisionForm.TEXT
    assert "决定：统一文本" in opened.details.text()
    opened.details.ask("remove-decision", decision.key)
    assert row.id not in opened.session.decisions


def test_an_agreed_text_leaves_out_what_belongs_to_other_rows(qtbot: QtBot, opened: MainWindow) -> None:
    rows = (opened.model.row_at(n) for n in range(opened.model.rowCount()))
    row, document = next((r, d) for r in rows for d, cell in r.cells.items() if cell.parts)
    city = opened.model.table.documents[document].name
    opened.table.go_to(row.id)

    def fill(dialog: DecisionDialog) -> None:
        dialog.source.setCurrentIndex(dialog.source.findData(city))
        dialog.source.activated.emit(dialog.source.currentIndex())
        assert "……" not in dialog.text.toPlainText()
        dialog.accept()

    when_open(DecisionDialog, fill)
    opened.details.ask("decide", "")
    assert f"{city} 0%" in opened.details.text()


def test_keeping_own_rules_wants_reasons(qtbot: QtBot, opened: MainWindow) -> None:
    row = opened.model.row_at(1)
    opened.table.go_to(row.id)

    def fill(dialog: DecisionDialog) -> None:
        dialog.form.setCurrentIndex(dialog.form.findData(DecisionForm.OWN))
        assert not dialog.save.isEnabled()
        dialog.reasons["阳泉"].setText("山区气候不同")
        dialog.accept()

    when_open(DecisionDialog, fill)
    opened.details.ask("decide", "")
    assert opened.session.decisions[row.id].reasons == {"阳泉": "山区气候不同"}


def test_a_market_finding_goes_into_the_ledger(qtbot: QtBot, opened: MainWindow) -> None:
    matter = go_to_first(opened, MatterKind.MARKET)

    def fill(form: LedgerForm) -> None:
        form.disposition.setCurrentIndex(form.disposition.findData(Disposition.KEEP))
        assert not form.save.isEnabled()
        form.disposition.setCurrentIndex(form.disposition.findData(Disposition.AMEND))
        form.responsible.setText("市城市管理局")
        form.has_due.setChecked(True)
        form.accept()

    when_open(LedgerForm, fill)
    opened.details.ask("ledger", matter.key)
    (entry,) = opened.session.records.ledger.values()
    assert (entry.disposition, entry.responsible) == (Disposition.AMEND, "市城市管理局")
    assert entry.anchor.article and entry.due
    assert "清理台账：修改" in opened.details.text()


def test_a_note_is_answered_edited_and_deleted(qtbot: QtBot, opened: MainWindow) -> None:
    opened.table.go_to(opened.model.row_at(0).id)
    anchor, _ = opened.flows.place_here()
    opened.session.change(lambda project: project.add_note("先写的", anchor))
    (note,) = opened.session.records.notes.values()

    def reply(dialog: ReplyDialog) -> None:
        dialog.text.insertPlainText("同意")
        dialog.status.setCurrentText(NoteStatus.AGREED.value)
        dialog.accept()

    when_open(ReplyDialog, reply)
    opened.details.ask("reply", note.id)
    answered = opened.session.records.notes[note.id]
    assert (answered.replies[0].text, answered.status) == ("同意", NoteStatus.AGREED)

    def edit(dialog: NoteDialog) -> None:
        assert dialog.text.toPlainText() == "先写的"
        dialog.text.setPlainText("改过的")
        dialog.accept()

    when_open(NoteDialog, edit)
    opened.details.ask("edit-note", note.id)
    assert opened.session.records.notes[note.id].text == "改过的"
    assert "改过的" in opened.details.text()
    answer(qtbot, "删除")
    opened.details.ask("delete-note", note.id)
    assert opened.session.records.notes == {}


def test_an_internal_note_can_be_shared(opened: MainWindow) -> None:
    opened.session.change(lambda p: p.add_note("内部想法", Anchor(), visibility=Visibility.INTERNAL))
    (note,) = opened.session.records.notes.values()
    opened.details.ask("share-note", note.id)
    (shared,) = opened.session.records.notes.values()
    assert shared.visibility is Visibility.SHARED


def test_a_note_on_a_conflict_hangs_on_its_words(qtbot: QtBot, opened: MainWindow) -> None:
    matter = go_to_first(opened, MatterKind.CONFLICT)

    def fill(dialog: NoteDialog) -> None:
        dialog.text.insertPlainText("请协商")
        dialog.accept()

    when_open(NoteDialog, fill)
    opened.details.ask("note-on", matter.key)
    (note,) = opened.session.records.notes.values()
    assert note.anchor.quote
    assert note.anchor.article


def test_the_story_of_a_row_tells_what_was_done(opened: MainWindow) -> None:
    opened.table.go_to(opened.model.row_at(0).id)
    anchor, _ = opened.flows.place_here()
    opened.session.change(lambda project: project.add_note("会上再议", anchor))
    assert "经过" in opened.details.text()
    assert "测试员" in opened.details.text()
