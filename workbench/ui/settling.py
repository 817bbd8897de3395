"""What a reviewer does with the matter at hand: judge, decide, enter in the ledger, answer, edit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from workbench.domain.project import Disposition, Verdict
from workbench.services.agreement import distances
from workbench.services.judgements import anchor_of_finding, anchors_of_conflict
from workbench.services.ledger import line_of_finding, put_line
from workbench.services.overview import MatterKind, judgement_key
from workbench.services.records import decision_anchors
from workbench.ui.details_html import number_of
from workbench.ui.settings import Settings
from workbench.ui.text import tr
from workbench.ui.views.attachments import AttachmentDialog
from workbench.ui.views.careful import asked
from workbench.ui.views.forms import DecisionDialog, JudgementForm, LedgerForm
from workbench.ui.views.note_dialog import NoteDialog, ReplyDialog

if TYPE_CHECKING:
    from workbench.ui.views.main_window import MainWindow

_VERDICTS = {"confirm": Verdict.CONFIRM, "dismiss": Verdict.DISMISS, "retype": Verdict.RETYPE}


class Settling(QObject):
    """Answers what the details pane asks for. Signals: none of its own."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._settings = settings
        self._acts: dict[str, Callable[[str], None]] = {
            "reply": self.answer_note,
            "edit-note": self.edit_note,
            "delete-note": self.delete_note,
            "attachment": self.show_attachment,
            "tag": self.show_tag,
            "share-note": self.share_note,
            "note-on": self.write_note_on,
            "decide": self.decide,
            "remove-decision": self.remove_decision,
            "ledger": self.enter_in_ledger,
            "withdraw": self.withdraw,
        }

    def act(self, verb: str, rest: str) -> None:
        """Do what a link of the details pane says."""
        if verb in _VERDICTS:
            self.judge(_VERDICTS[verb], rest)
        elif verb in self._acts:
            self._acts[verb](rest)

    # -- judgements

    def judge(self, verdict: Verdict, key: str) -> None:
        """Ask for the reason and keep a judgement on the conflict or finding `key`."""
        analysis, matter = self._session.analysis, self._session.overview.find(key)
        if analysis is None or matter is None:
            return
        form = JudgementForm(verdict, matter.text, self._window)
        if form.exec() != QDialog.DialogCode.Accepted:
            return
        reason, kind = form.value()
        name = judgement_key(key, analysis)
        if matter.kind is MatterKind.CONFLICT:
            anchors = anchors_of_conflict(analysis.review.conflicts[number_of(key)], analysis)
        else:
            anchors = (anchor_of_finding(analysis.review.market[number_of(key)], analysis),)
        self._session.change(
            lambda project: project.judge(name, verdict, reason=reason, type=kind, anchors=anchors),
            tr("判断已保存。"),
        )

    def withdraw(self, key: str) -> None:
        """Take a judgement back."""
        if self._session.analysis is not None:
            name = judgement_key(key, self._session.analysis)
            self._session.change(lambda project: project.withdraw_judgement(name), tr("判断已撤回。"))

    # -- decisions

    def decide(self, key: str = "") -> None:
        """Ask for the decision on the current matter, or change the one with that key."""
        analysis, row = self._session.analysis, self._session.row(self._window.table.current_row())
        if analysis is None or row is None:
            return
        existing = self._session.decisions.get(row.id)
        texts = {d.city: d.words for d in distances(analysis, row, "") if d.words}
        dialog = DecisionDialog(row.topic, texts, self._session.cities, existing, self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        form, text, value, reasons, remark = dialog.decided()
        anchors = decision_anchors(analysis, row)
        name = key or (existing.key if existing else "")
        self._session.change(
            lambda project: project.decide(
                anchors, form, text=text, value=value, reasons=reasons, remark=remark, key=name
            ),
            tr("决定已保存。"),
        )

    def remove_decision(self, key: str) -> None:
        """Take a decision back."""
        self._session.change(lambda project: project.remove_decision(key), tr("决定已取消，可以用“撤销”恢复。"))

    # -- the clean-up ledger

    def enter_in_ledger(self, key: str) -> None:
        """Ask what becomes of a market finding's clause, and enter it."""
        analysis, matter = self._session.analysis, self._session.overview.find(key)
        workspace = self._session.workspace
        if analysis is None or workspace is None or matter is None or matter.kind is not MatterKind.MARKET:
            return
        line = line_of_finding(workspace, analysis, analysis.review.market[number_of(key)])
        form = LedgerForm(f"“{line.quote}”", line, self._window)
        if form.exec() != QDialog.DialogCode.Accepted:
            return
        disposition = Disposition(form.disposition.currentData())
        self._session.change(
            lambda _project: put_line(workspace, line, disposition, **form.value()), tr("已列入清理台账。")
        )

    # -- notes

    def write_note_on(self, key: str) -> None:
        """Ask for a note on the words that show a conflict or finding: this office's own, else the first city's."""
        analysis, matter = self._session.analysis, self._session.overview.find(key)
        workspace = self._session.workspace
        if analysis is None or matter is None or workspace is None:
            return
        if matter.kind is MatterKind.CONFLICT:
            anchors = anchors_of_conflict(analysis.review.conflicts[number_of(key)], analysis)
        else:
            anchors = (anchor_of_finding(analysis.review.market[number_of(key)], analysis),)
        anchor = next((a for a in anchors if a.city == workspace.project.city), anchors[0])
        self._window.flows.write_note_at(anchor, matter.topic)

    def answer_note(self, note_id: str) -> None:
        """Ask for a reply or another status."""
        note = self._session.records.notes.get(note_id)
        if note is None:
            return
        dialog = ReplyDialog(note, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            text, status = dialog.value()
            if text or status is not None:
                self._session.answer_note(note, text, status)

    def edit_note(self, note_id: str) -> None:
        """Change a note's words and facts; the words before stay in its story."""
        note = self._session.records.notes.get(note_id)
        if note is None:
            return
        place = note.anchor.city + note.anchor.article or tr("全项目")
        dialog = NoteDialog(place, note.anchor.quote, self._session.offices, self._window, settings=self._settings)
        dialog.fill(note)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        new = dialog.value()
        # Words and attachments of another city are its own: what was not touched is not sent along.
        text = new.text if new.text != note.text else None
        attachments = new.attachments if new.attachments != note.attachments else None
        self._session.change(
            lambda project: project.edit_note(
                note_id,
                text=text,
                kind=new.kind,
                responsible=new.responsible,
                due=new.due,
                stage=new.stage,
                tags=new.tags,
                attachments=attachments,
                no_stage=new.stage is None and note.stage is not None,
            ),
            tr("意见已修改，原来的文字留在经过中。"),
        )

    def show_attachment(self, rest: str) -> None:
        """Show the text attached to a note: 「<id of the note>:<number>」"""
        note_id, _, number = rest.rpartition(":")
        note = self._session.records.notes.get(note_id)
        if note is not None and number.isdigit() and int(number) < len(note.attachments):
            AttachmentDialog(note.attachments[int(number)], self._window).exec()

    def show_tag(self, tag: str) -> None:
        """List what bears a tag."""
        self._window.actions_by_name["find"].trigger()
        self._window.matters.words.setText(f"#{tag}")

    def delete_note(self, note_id: str) -> None:
        """Take a note out of sight, after asking."""
        told = tr("删除这条意见？它的文字仍留在项目经过中，可以用“撤销”恢复。")
        if asked(self._window, tr("删除意见"), told, tr("删除")):
            self._session.change(lambda project: project.delete_note(note_id), tr("意见已删除，可以用“撤销”恢复。"))

    def share_note(self, note_id: str) -> None:
        """Make an internal note one that goes to the other offices."""
        self._session.change(lambda project: project.share_note(note_id), tr("意见已转为共享。"))
