"""Does the file hold what it should? SQLite's own check, and ours: digests, events, and tables folded from them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator

from workbench.domain.notes import Event
from workbench.store.backup import problem_of
from workbench.store.connection import Connection
from workbench.store.fold import Folded, fold, pack, subject_of
from workbench.store.log import Log, event_of, note_columns, places

_COLUMNS = "id, clock, city, author, time, kind, payload, answers, visibility, subject"

#: The end of what is told of damage that goes when everything is folded anew.
MENDABLE = "可重新整理。"


def problems(connection: Connection, log: Log) -> list[str]:
    """Everything that is wrong, as Chinese sentences; empty when all is well."""
    with connection.reading() as raw:
        raw.execute("BEGIN")  # one state for all questions, while another process may be writing
        try:
            found = _sqlite(connection)
            return found or [*_blobs(connection), *_folds(connection, log), *_guards(connection)]
        finally:
            raw.execute("ROLLBACK")


def _sqlite(connection: Connection) -> list[str]:
    problem = problem_of(connection.raw, "integrity_check(5)")
    if problem:
        return [f"数据库检查发现问题：{problem}。"]
    broken = connection.rows("PRAGMA foreign_key_check")
    return [f"有{len(broken)}条记录指向不存在的内容。"] if broken else []


def _blobs(connection: Connection) -> Iterator[str]:
    for sha256, size, data in connection.raw.execute("SELECT sha256, size, data FROM blobs ORDER BY sha256"):
        if len(data) != size or hashlib.sha256(data).hexdigest() != sha256:
            yield f"保存的草案原文件（{sha256[:12]}…）与其校验值不符。"


def _guards(connection: Connection) -> Iterator[str]:
    names = {str(r[0]) for r in connection.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    if not {"events_keep_their_words", "events_stay"} <= names:
        yield "防止改动记录的保护被移除，文件可能曾被其他程序改动。"


def _folds(connection: Connection, log: Log) -> Iterator[str]:
    """Fold everything anew, in memory, and compare."""
    rows = connection.rows("SELECT docid, subject, type, clock, hidden, contested, visibility, body FROM records")
    held = {str(r[1]): r for r in rows}
    bad = 0
    notes = 0
    for subject, events in _by_subject(connection):
        folded = fold(subject, events)
        row = held.pop(subject, None)
        if folded is None:
            bad += row is not None
            continue
        notes += folded.type == "note" and not folded.hidden
        wanted = _row(subject, folded)
        bad += row is None or tuple(row[1:]) != wanted or not _indexed(connection, int(row[0]), folded)
    bad += len(held)
    if bad:
        yield f"有{bad}项内容与其记录不一致，{MENDABLE}"
    found = connection.one("SELECT count(*) FROM search_docsize")
    if found and int(found[0]) != notes:
        yield f"全文检索目录不完整，{MENDABLE}"


def _row(subject: str, folded: Folded) -> tuple[object, ...]:
    contested = int(bool(folded.disputed))
    hidden = int(folded.hidden)
    return subject, folded.type, folded.first[1], hidden, contested, folded.visibility.value, pack(folded)


def _by_subject(connection: Connection) -> Iterator[tuple[str, list[Event]]]:
    current, events = "", list[Event]()
    sql = f"SELECT {_COLUMNS} FROM events ORDER BY subject, clock, city, id"
    for row in connection.raw.execute(sql):
        event = event_of(row)
        if row[9] != current and events:
            yield current, events
            events = []
        current = row[9]
        if subject_of(event) == current:
            events.append(event)
    if events:
        yield current, events


def _indexed(connection: Connection, docid: int, folded: Folded) -> bool:
    raw = connection.raw
    held = sorted(raw.execute("SELECT sha256, article FROM places WHERE docid = ?", (docid,)).fetchall())
    if held != ([] if folded.hidden else sorted(places(folded))):
        return False
    if folded.type != "note":
        return True
    sql = "SELECT city, kind, status, stage, responsible, due FROM note_index WHERE docid = ?"
    row = raw.execute(sql, (docid,)).fetchone()
    return bool(row == (None if folded.hidden else note_columns(folded)))


def counts(connection: Connection) -> dict[str, int]:
    """How many of each the file holds."""
    rows = connection.rows("SELECT type, count(*) FROM records WHERE hidden = 0 GROUP BY type ORDER BY type")
    found = Counter({f"{kind}s": int(n) for kind, n in rows if kind != "project"})
    for table in ("events", "blobs"):
        row = connection.one(f"SELECT count(*) FROM {table}")
        found[table] = int(row[0]) if row else 0
    return dict(found)
