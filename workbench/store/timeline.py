"""Undo and redo over restarts, and the history of anything."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.domain.notes import Anchor, Event
from workbench.domain.project import HistoryEntry
from workbench.store.core import Core
from workbench.store.fold import REDO, UNDO, subject_of
from workbench.store.story import stories


class TimelinePart(Core):
    """Undo, redo and history of a :class:`ProjectFile`."""

    def undo(self) -> str:
        """Take back this author's last step by new events that say so; returns what was taken back, "" if nothing.

        What others have said meanwhile stays.
        """
        return self._turn("done", UNDO)

    def redo(self) -> str:
        """Bring the step that was taken back last into force again; returns what, "" if there is none."""
        return self._turn("undone", REDO)

    def undoable(self) -> str:
        """What :meth:`undo` would take back, in Chinese, or ""."""
        return self._told(self._log.step("done", self.city, self.author))

    def redoable(self) -> str:
        """What :meth:`redo` would bring back, in Chinese, or ""."""
        return self._told(self._log.step("undone", self.city, self.author))

    def _turn(self, state: str, kind: str) -> str:
        with self._writing():
            events = self._log.step(state, self.city, self.author)
            told = self._told(events)
            # The last word first, as one takes things back.
            for event in reversed(events) if kind == UNDO else events:
                payload = {"subject": subject_of(event), "action": event.payload.get("action", event.id)}
                self._record(kind, payload, answers=event.id, visibility=event.visibility)
        return told

    def _told(self, events: list[Event]) -> str:
        if not events:
            return ""
        ids = {e.id for e in events}
        subjects = dict.fromkeys(subject_of(e) for e in events)
        lines = [entry.sentence for entry in self.history(subjects) if entry.event in ids]
        return lines[0] + (f"等{len(lines)}项" if len(lines) > 1 else "") if lines else ""

    def history(
        self, subjects: Iterable[str] | None = None, *, at: Iterable[Anchor] | None = None, limit: int = -1
    ) -> tuple[HistoryEntry, ...]:
        """What happened, told in Chinese, in the order that all offices agree on.

        Args:
            subjects: "note:<id>", "decision:<key>", "project:" and so on; None and no `at`: everything.
            at: everything that is anchored in these articles of these versions: the story of a row.
            limit: only the newest so many.
        """
        if subjects is None and at is None:
            chosen = [str(r[0]) for r in self._c.rows(*self._recent(limit))]
        else:
            chosen = list(dict.fromkeys([*(subjects or ()), *self.subjects_at(at or ())]))
        told = stories(event for subject in chosen for event in self._log.about(subject))
        return told[-limit:] if limit > 0 else told

    def _recent(self, limit: int) -> tuple[str, tuple[int, ...]]:
        if limit < 0:
            return "SELECT DISTINCT subject FROM events", ()
        return "SELECT DISTINCT subject FROM (SELECT subject FROM events ORDER BY clock DESC LIMIT ?)", (limit,)

    def subjects_at(self, anchors: Iterable[Anchor]) -> tuple[str, ...]:
        """The subjects anchored in these articles of these versions."""
        found: dict[str, None] = {}
        for sha256, article in sorted({(a.sha256, a.article) for a in anchors}):
            sql = "SELECT r.subject FROM places p JOIN records r USING (docid) WHERE p.sha256 = ? AND p.article = ? ORDER BY r.clock, r.subject"
            found |= {str(r[0]): None for r in self._c.rows(sql, (sha256, article))}
        return tuple(found)
