"""The event log and the tables folded from it, kept together in every transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from workbench.domain.notes import Event, NoteKind, NoteStatus, Visibility
from workbench.store.connection import Connection
from workbench.store.fold import REDO, REPLY, UNDO, Folded, canonical, fold, pack, subject_of, unpack
from workbench.store.terms import index_terms

#: Grows whenever folding or indexing changes; a file folded by another version is folded anew when it is opened.
FOLD_VERSION = 1
_COLUMNS = "id, clock, city, author, time, kind, payload, answers, visibility"
_INSERT = f"INSERT INTO events ({_COLUMNS}, subject, own) VALUES (?,?,?,?,?,?,?,?,?,?,?)"
_VISIBILITY = {v.value: v for v in Visibility}
_KIND, _STATUS = NoteKind.OPINION.value, NoteStatus.OPEN.value
#: How many ids or subjects are asked for at once.
CHUNK = 400


def event_of(row: Sequence[Any]) -> Event:
    """An event from its row (columns as in ``_COLUMNS``)."""
    return Event(
        row[0], row[1], row[2], row[3], row[4], row[5], json.loads(row[6]), row[7], _VISIBILITY[row[8]]
    )  # fmt: skip


def _row(event: Event, own: bool) -> tuple[Any, ...]:
    return (
        event.id, event.clock, event.city, event.author, event.time, event.kind, canonical(event.payload),
        event.answers, event.visibility.value, subject_of(event), int(own),
    )  # fmt: skip


class Log:
    """Events in, folded subjects out. All writing methods want to be inside ``connection.writing()``."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    # -- reading

    def clock(self) -> int:
        """The greatest logical clock seen."""
        row = self._c.one("SELECT max(clock) FROM events")
        return int(row[0] or 0) if row else 0

    def seq(self) -> int:
        """The local number of the newest event, 0 when there is none."""
        row = self._c.one("SELECT max(seq) FROM events")
        return int(row[0] or 0) if row else 0

    def event(self, event_id: str) -> Event | None:
        """The event with this id."""
        row = self._c.one(f"SELECT {_COLUMNS} FROM events WHERE id = ?", (event_id,))
        return event_of(row) if row else None

    def events(self, since: int = 0, limit: int = -1) -> list[tuple[int, Event]]:
        """Events that arrived after local number `since`, with their numbers."""
        sql = f"SELECT {_COLUMNS}, seq FROM events WHERE seq > ? ORDER BY seq LIMIT ?"
        return [(row[9], event_of(row)) for row in self._c.rows(sql, (since, limit))]

    def about(self, subject: str) -> list[Event]:
        """All events of one subject, in order."""
        sql = f"SELECT {_COLUMNS} FROM events WHERE subject = ? ORDER BY clock, city, id"
        return [event_of(row) for row in self._c.rows(sql, (subject,))]

    def folded(self, subject: str) -> Folded | None:
        """The materialised state of a subject."""
        row = self._c.one("SELECT subject, visibility, hidden, body FROM records WHERE subject = ?", (subject,))
        return unpack(row[0], row[1], bool(row[2]), row[3]) if row else None

    def all(self, kind: str) -> list[Folded]:
        """Every visible subject of a type, in the order in which they began."""
        sql = "SELECT subject, visibility, hidden, body FROM records WHERE type = ? AND hidden = 0 ORDER BY clock, subject"
        return [unpack(r[0], r[1], False, r[3]) for r in self._c.rows(sql, (kind,))]

    def contested(self, subjects: Iterable[str] | None = None) -> list[Folded]:
        """Those of `subjects` (of all) whose fields are disputed."""
        sql = "SELECT subject, visibility, hidden, body FROM records WHERE contested = 1 AND hidden = 0 ORDER BY clock, subject"
        wanted = None if subjects is None else set(subjects)
        rows = [row for row in self._c.rows(sql) if wanted is None or row[0] in wanted]
        return [unpack(r[0], r[1], False, r[3]) for r in rows]

    def known(self, ids: Iterable[str]) -> dict[str, Event]:
        """Those events of `ids` that are here, by id."""
        asked, found = list(ids), dict[str, Event]()
        for start in range(0, len(asked), CHUNK):
            some = asked[start : start + CHUNK]
            sql = f"SELECT {_COLUMNS} FROM events WHERE id IN ({','.join('?' * len(some))})"
            found |= {row[0]: event_of(row) for row in self._c.rows(sql, tuple(some))}
        return found

    # -- writing

    def append(self, events: Iterable[Event], *, own: bool) -> list[Event]:
        """Store those events that are not there yet and fold what they touch; returns the new ones."""
        offered = {e.id: e for e in events}
        known = self.known(offered)
        fresh = [e for e in offered.values() if e.id not in known]
        self._c.raw.executemany(_INSERT, [_row(e, own) for e in fresh])
        touched: dict[str, list[Event]] = {}
        for event in fresh:
            touched.setdefault(subject_of(event), []).append(event)
        subjects = list(touched)
        for start in range(0, len(subjects), CHUNK):
            self._refold({s: touched[s] for s in subjects[start : start + CHUNK]})
        if own:
            for event in fresh:
                self._note_action(event)
        return fresh

    def refold(self, subject: str) -> None:
        """Bring the folded tables up to date for one subject."""
        self._refold({subject: []})

    def _refold(self, touched: Mapping[str, Sequence[Event]]) -> None:
        """Bring the folded tables up to date for some subjects, each with the events of it that were just stored."""
        marks = ",".join("?" * len(touched))
        asked = tuple(touched)
        sql = f"SELECT subject, docid, visibility, hidden, body FROM records WHERE subject IN ({marks})"
        before = {r[0]: r[1:] for r in self._c.raw.execute(sql, asked)}
        sql = f"SELECT subject, count(*) FROM events WHERE subject IN ({marks}) GROUP BY subject"
        held = dict(self._c.raw.execute(sql, asked).fetchall())
        # A subject that has just begun need not be read back.
        read = self._about_all([s for s, fresh in touched.items() if held.get(s) != len(fresh)])
        changed = []
        for subject, fresh in touched.items():
            folded = fold(subject, read.get(subject, fresh))
            if folded is not None:
                changed.append((folded, before.get(subject)))
        self._store(changed)

    def _about_all(self, subjects: Sequence[str]) -> dict[str, list[Event]]:
        """All events of some subjects, each subject's by itself."""
        found: dict[str, list[Event]] = {}
        if subjects:
            sql = f"SELECT {_COLUMNS}, subject FROM events WHERE subject IN ({','.join('?' * len(subjects))})"
            for row in self._c.raw.execute(sql, tuple(subjects)):
                found.setdefault(row[9], []).append(event_of(row))
        return found

    def _store(self, folds: Iterable[tuple[Folded, tuple[Any, ...] | None]]) -> None:
        """Write folded subjects, each with its row of before; many at once, since a merge brings thousands."""
        raw = self._c.raw
        last = int(raw.execute("SELECT coalesce(max(docid), 0) FROM records").fetchone()[0])
        gone, indexed = list[tuple[int, Folded]](), list[tuple[int, Folded]]()
        updated, inserted = list[tuple[Any, ...]](), list[tuple[Any, ...]]()
        for folded, before in folds:
            body = pack(folded)
            if before and before[3] == body and bool(before[2]) == folded.hidden:
                continue
            facts = (
                folded.first[1], int(folded.hidden), int(bool(folded.disputed)), folded.visibility.value, body,
            )  # fmt: skip
            if before:
                docid = int(before[0])
                gone.append((docid, unpack(folded.subject, before[1], bool(before[2]), before[3])))
                updated.append((*facts, docid))
            else:
                docid = last = last + 1
                inserted.append((docid, folded.subject, folded.type, *facts))
            indexed.append((docid, folded))
        self._unindex(gone)
        raw.executemany(
            "UPDATE records SET clock=?, hidden=?, contested=?, visibility=?, body=? WHERE docid=?", updated
        )
        raw.executemany(
            "INSERT INTO records (docid, subject, type, clock, hidden, contested, visibility, body) "
            "VALUES (?,?,?,?,?,?,?,?)",
            inserted,
        )
        self._index(indexed)

    def _unindex(self, gone: Sequence[tuple[int, Folded]]) -> None:
        raw = self._c.raw
        ids = [(docid,) for docid, _ in gone]
        raw.executemany("DELETE FROM places WHERE docid = ?", ids)
        raw.executemany("DELETE FROM note_index WHERE docid = ?", ids)
        # A table without content must be told the very words it shall forget.
        words = [(docid, search_terms(f)) for docid, f in gone if f.type == "note" and not f.hidden]
        raw.executemany("INSERT INTO search (search, rowid, terms) VALUES ('delete', ?, ?)", words)

    def _index(self, indexed: Sequence[tuple[int, Folded]]) -> None:
        raw = self._c.raw
        shown = [(docid, folded) for docid, folded in indexed if not folded.hidden]
        raw.executemany("INSERT INTO places VALUES (?,?,?)", [(*p, docid) for docid, f in shown for p in places(f)])
        notes = [(docid, folded) for docid, folded in shown if folded.type == "note"]
        raw.executemany("INSERT INTO search (rowid, terms) VALUES (?, ?)", [(d, search_terms(f)) for d, f in notes])
        raw.executemany("INSERT INTO note_index VALUES (?,?,?,?,?,?,?)", [(d, *note_columns(f)) for d, f in notes])

    # -- steps that can be undone

    def _note_action(self, event: Event) -> None:
        raw = self._c.raw
        seq = raw.execute("SELECT seq FROM events WHERE id = ?", (event.id,)).fetchone()[0]
        action = str(event.payload.get("action", event.id))
        if event.kind in (UNDO, REDO):
            state = "undone" if event.kind == UNDO else "done"
            raw.execute("UPDATE actions SET state = ?, moved = ? WHERE id = ?", (state, seq, action))
            return
        if event.payload.get("silent"):
            return
        who = (event.city, event.author)
        raw.execute("UPDATE actions SET state = 'dropped' WHERE state = 'undone' AND city = ? AND author = ?", who)
        sql = "INSERT INTO actions VALUES (?,?,?,?,'done',?) ON CONFLICT (id) DO UPDATE SET moved = excluded.moved"
        raw.execute(sql, (action, seq, *who, seq))
        raw.execute("INSERT OR IGNORE INTO action_events VALUES (?, ?)", (event.id, action))

    def step(self, state: str, city: str, author: str) -> list[Event]:
        """The events of the newest step in `state` ("done": to undo, "undone": to redo), in order."""
        sql = "SELECT id FROM actions WHERE state = ? AND city = ? AND author = ? ORDER BY moved DESC LIMIT 1"
        row = self._c.one(sql, (state, city, author))
        if row is None:
            return []
        columns = ", ".join(f"e.{c.strip()}" for c in _COLUMNS.split(","))
        sql = f"SELECT {columns} FROM action_events a JOIN events e ON e.id = a.event WHERE a.action = ? ORDER BY e.seq"
        return [event_of(r) for r in self._c.rows(sql, (row[0],))]

    # -- the whole

    def rebuild(self) -> None:
        """Fold everything anew from the events."""
        raw = self._c.raw
        for table in ("places", "note_index", "records", "action_events", "actions"):
            raw.execute(f"DELETE FROM {table}")
        raw.execute("INSERT INTO search (search) VALUES ('delete-all')")
        for (subject,) in raw.execute("SELECT DISTINCT subject FROM events ORDER BY subject").fetchall():
            self.refold(subject)
        for row in raw.execute(f"SELECT {_COLUMNS} FROM events WHERE own = 1 ORDER BY seq").fetchall():
            self._note_action(event_of(row))


def search_terms(folded: Folded) -> str:
    """What a note is found by: its words, quote, tags, attachments, replies, and who wrote them."""
    anchor = folded.value("anchor")
    quote = anchor.get("quote", "") if isinstance(anchor, dict) else ""
    parts: list[str] = [folded.first[2], folded.first[3], str(quote)]
    for name, heads in folded.fields.items():
        if name in ("text", "tags", "attachments") or name.startswith(REPLY):
            for head in heads:
                parts += [*_strings(head.value), head.author]
    return index_terms("\n".join(parts))


def _strings(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)


def places(folded: Folded) -> list[tuple[str, str]]:
    """Where a subject is anchored: (sha256, article), each once."""
    found: dict[tuple[str, str], None] = {}
    listed = folded.value("anchors")
    candidates = [folded.value("anchor"), *(listed if isinstance(listed, list) else ())]
    for anchor in candidates:
        if isinstance(anchor, dict):
            found[str(anchor.get("sha256", "")), str(anchor.get("article", ""))] = None
    return list(found)


def note_columns(folded: Folded) -> tuple[str, ...]:
    """The columns of note_index behind docid."""
    return (
        folded.first[2],
        str(folded.value("kind", _KIND)),
        str(folded.value("status", _STATUS)),
        str(folded.value("stage") or ""),
        str(folded.value("responsible", "")),
        str(folded.value("due", "")),
    )
