"""Notes (协调意见) in a project file: written, answered, found."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from workbench.domain.errors import StoreError
from workbench.domain.notes import (
    PROJECT_WIDE,
    Anchor,
    Attachment,
    Note,
    NoteKind,
    NoteStatus,
    Reply,
    Stage,
    Visibility,
)
from workbench.store import terms, views
from workbench.store.core import Core
from workbench.store.fold import DELETED, REPLY, Folded, unpack

_SELECT = "SELECT r.subject, r.visibility, r.hidden, r.body FROM records r"


class NotesPart(Core):
    """The notes of a :class:`ProjectFile`."""

    def add_note(
        self,
        text: str,
        anchor: Anchor = PROJECT_WIDE,
        *,
        kind: NoteKind = NoteKind.OPINION,
        visibility: Visibility = Visibility.SHARED,
        stage: Stage | None = None,
        responsible: str = "",
        due: str = "",
        status: NoteStatus = NoteStatus.OPEN,
        tags: tuple[str, ...] = (),
        attachments: tuple[Attachment, ...] = (),
    ) -> Note:
        """Write a note; when this returns it is on the disk.

        Raises:
            StoreError: it could not be written, or `text` is empty.
        """
        if not text.strip():
            raise StoreError("意见内容为空", "请填写内容后再保存")
        note_id = str(uuid.uuid4())
        fields: dict[str, Any] = {"text": text, "anchor": anchor, "kind": kind, "status": status}
        optional = {"stage": stage, "responsible": responsible, "due": due, "tags": tags, "attachments": attachments}
        fields |= {name: value for name, value in optional.items() if value}
        self._emit(f"note:{note_id}", "note.add", fields, event_id=note_id, visibility=visibility)
        return self.note(note_id)

    def reply(self, note_id: str, text: str, *, to: str = "", visibility: Visibility = Visibility.SHARED) -> Reply:
        """Answer a note, or the reply `to` of it. An internal note has only internal replies."""
        if not text.strip():
            raise StoreError("回复内容为空", "请填写内容后再保存")
        subject = f"note:{note_id}"
        with self._writing():
            answered = self._folded(subject, "这条意见")
            above = [answered.visibility, *(h.visibility for h in answered.fields.get(REPLY + to, ()))]
            if Visibility.INTERNAL in above:
                visibility = Visibility.INTERNAL
            reply_id = str(uuid.uuid4())
            words = {"text": text, "to": to, "clock": self._log.clock() + 1}
            name = REPLY + reply_id
            self._emit(
                subject, "note.reply", {name: words}, event_id=reply_id, answers=to or note_id, visibility=visibility
            )
        return next(r for r in self.note(note_id).replies if r.id == reply_id)

    def set_status(self, note_id: str, status: NoteStatus) -> Note:
        """Say how far a note has come."""
        return self._change(note_id, "note.status", {"status": status})

    def edit_note(
        self,
        note_id: str,
        *,
        text: str | None = None,
        anchor: Anchor | None = None,
        kind: NoteKind | None = None,
        stage: Stage | None = None,
        responsible: str | None = None,
        due: str | None = None,
        tags: tuple[str, ...] | None = None,
        attachments: tuple[Attachment, ...] | None = None,
        no_stage: bool = False,
    ) -> Note:
        """Change what is given (not None); the words before stay in the history. `no_stage` takes the stage away.

        Raises:
            StoreError: the text or attachments of another city's note were to be changed: answer it instead.
        """
        given = {
            "text": text, "anchor": anchor, "kind": kind, "stage": stage, "responsible": responsible, "due": due,
            "tags": tags, "attachments": attachments,
        }  # fmt: skip
        if text is not None or attachments is not None:
            self._only_own(note_id, "修改")
        fields = {n: v for n, v in given.items() if v is not None} | ({"stage": None} if no_stage else {})
        return self._change(note_id, "note.edit", fields)

    def delete_note(self, note_id: str) -> None:
        """Take a note out of sight; its words stay in the history."""
        self._only_own(note_id, "删除")
        self._change(note_id, "note.delete", {DELETED: True})

    def share_note(self, note_id: str) -> Note:
        """Make a shared note of an internal one: a new note with the same words; the internal one goes out of sight."""
        old = self.note(note_id)
        if old.visibility is Visibility.SHARED:
            return old
        with self.action():
            new = self.add_note(
                old.text, old.anchor, kind=old.kind, stage=old.stage, responsible=old.responsible, due=old.due,
                status=old.status, tags=old.tags, attachments=old.attachments,
            )  # fmt: skip
            self.delete_note(note_id)
        return new

    def _only_own(self, note_id: str, verb: str) -> None:
        city = self.note(note_id).city
        if city != self.city:
            raise StoreError(f"这条意见是{city}提出的，不能由{self.city}{verb}", "请以回复的方式说明")

    def _change(self, note_id: str, kind: str, fields: dict[str, Any]) -> Note:
        subject = f"note:{note_id}"
        with self._writing():
            visibility = self._folded(subject, "这条意见").visibility
            if fields:
                self._emit(subject, kind, fields, answers=note_id, visibility=visibility)
        return self.note(note_id)

    # -- reading

    def note(self, note_id: str) -> Note:
        """One note, also one out of sight.

        Raises:
            StoreError: there is none with this id.
        """
        return views.note(self._folded(f"note:{note_id}", "这条意见"))

    def notes(
        self,
        *,
        at: Iterable[Anchor] | None = None,
        city: str = "",
        status: Iterable[NoteStatus] = (),
        kind: Iterable[NoteKind] = (),
        stage: Stage | None = None,
        responsible: str = "",
        visibility: Visibility | None = None,
        due_before: str = "",
        contested: bool = False,
        limit: int = -1,
    ) -> tuple[Note, ...]:
        """The notes that fit everything given, in the order in which they were written.

        Args:
            at: notes on any of these articles of these versions (the anchors' words do not matter).
            due_before: ISO date; notes due before it (those without a date are left out).
            contested: only notes on which offices say different things.
        """
        where, values = ["r.type = 'note'", "r.hidden = 0"], list[Any]()
        chosen: tuple[tuple[str, Iterable[str]], ...] = (
            ("n.city", (city,) if city else ()), ("n.status", [s.value for s in status]),
            ("n.kind", [k.value for k in kind]), ("n.stage", (stage.value,) if stage else ()),
            ("n.responsible", (responsible,) if responsible else ()),
            ("r.visibility", (visibility.value,) if visibility else ()),
        )  # fmt: skip
        for column, allowed in chosen:
            if listed := list(allowed):
                where.append(f"{column} IN ({','.join('?' * len(listed))})")
                values += listed
        if due_before:
            where.append("n.due <> '' AND n.due < ?")
            values.append(due_before)
        if contested:
            where.append("r.contested = 1")
        if at is not None:
            pairs = sorted({(a.sha256, a.article) for a in at})
            pairs_sql = ",".join(["(?,?)"] * len(pairs))
            where.append(f"r.docid IN (SELECT docid FROM places WHERE (sha256, article) IN (VALUES {pairs_sql}))")
            if not pairs:
                return ()
            values += [word for pair in pairs for word in pair]
        sql = f"{_SELECT} JOIN note_index n ON n.docid = r.docid WHERE {' AND '.join(where)} ORDER BY r.clock, r.subject LIMIT ?"
        return tuple(views.note(f) for f in self._unpacked(sql, (*values, limit)))

    def search(self, words: str, *, limit: int = 200) -> tuple[Note, ...]:
        """The notes in which all of `words` (separated by spaces) stand, the newest first.

        Words of one character and more are found in the note, its quote, tags, attachments and replies, and in the names
        of those who wrote them.
        """
        query = terms.query(words)
        if not query:
            return ()
        sql = f"{_SELECT} JOIN (SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?) s ON s.rowid = r.docid ORDER BY r.docid DESC"
        return tuple(views.note(f) for f in self._unpacked(sql, (query, limit)))

    def _unpacked(self, sql: str, values: tuple[Any, ...]) -> list[Folded]:
        return [unpack(r[0], r[1], bool(r[2]), r[3]) for r in self._c.rows(sql, values)]
