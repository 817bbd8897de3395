"""The way back: a project restored from a backup, with whatever the damaged file still yields."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.domain.errors import StoreError
from workbench.domain.notes import Event
from workbench.store import backup
from workbench.store.clock import Clock, utc_now
from workbench.store.connection import telling
from workbench.store.fold import subject_of
from workbench.store.lock import Busy, WriteLock
from workbench.store.log import event_of
from workbench.store.parcel import MAX_CLOCK
from workbench.store.words import moment_told

if TYPE_CHECKING:
    from workbench.store.projectfile import ProjectFile

#: Events read at a time, and how many empty numbers in a row end the search.
_STEP, _GAP = 100, 5000
_SQL = (
    "SELECT id, clock, city, author, time, kind, payload, answers, visibility, own, seq FROM events "
    "WHERE seq >= ? AND seq < ? ORDER BY seq"
)


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restoration did: which backup it put back, where the file before it was kept, events rescued from it."""

    backup: Path
    aside: Path | None
    rescued: int


def restore(path: str | Path, chosen: str | Path | None = None, *, now: Clock = utc_now) -> Restored:
    """Put a backup (the last good one if none is chosen) in the project's place; nothing is thrown away.

    The file that was there is kept beside it, and events that it holds beyond the backup are taken over.

    Raises:
        StoreError: the project is open, there is no sound backup, or nothing could be written.
    """
    from workbench.store.projectfile import ProjectFile

    path = Path(path)
    source = Path(chosen) if chosen else _last_good(path)
    with _locked(path):
        aside = backup.put_back(path, source, now())
    rescued = 0
    if aside:
        with ProjectFile.open(path, now=now) as project:
            rescued = take_over(project, aside)
    return Restored(source, aside, rescued)


def go_back(path: str | Path, chosen: str | Path, *, now: Clock = utc_now) -> Restored:
    """Put a sound project back to the state of one of its backups.

    The present file is kept as a backup first (occasion 恢复前), from which one can go forward again. That the project
    was put back is an event of its own, so its history tells it.

    Raises:
        StoreError: the project is open elsewhere or damaged (:func:`restore` it then), the backup is not sound, or
            nothing could be written; the project is as it was then.
    """
    from workbench.store.projectfile import ProjectFile

    path, source = Path(path), Path(chosen)
    if problem := backup.damage(source):
        raise StoreError(f"该备份不可用（{problem}）", "请选择另一份备份", subject=source.name)
    backup.require_same(path, source)
    # Backups that are made meanwhile may push the chosen one out.
    spare = path.with_name(f"{path.name}.{os.getpid()}.restoring")
    try:
        with telling(path):
            shutil.copyfile(source, spare)
        with ProjectFile.open(path, now=now) as project:
            if project.read_only:
                raise StoreError("项目现在只能查看，不能恢复", "请先关闭另一处打开的项目", subject=path.name)
            last = project.numbered()
            project.backup(backup.BEFORE_RESTORE)
        with _locked(path):
            aside = backup.put_back(path, spare, now(), last=last)
        with ProjectFile.open(path, now=now) as project:
            project.record_exchange("restore", {"backup": _moment(source)})
        if aside:
            for ending in ("", "-wal", "-shm"):
                aside.with_name(aside.name + ending).unlink(missing_ok=True)  # all of it is in the backup made first
    finally:
        spare.unlink(missing_ok=True)
    return Restored(source, None, 0)


def _moment(source: Path) -> str:
    """When a backup was made, as its name says, by the user's own clock."""
    return next((moment_told(b.time) for b in backup.backups_in(source.parent) if b.path == source), source.name)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with telling(path):
        try:
            lock = WriteLock(path)
        except Busy as busy:
            who = busy.owner.told if busy.owner else "另一个程序"
            raise StoreError(f"项目正由{who}打开", "请先关闭项目再恢复", subject=path.name) from busy
    try:
        yield
    finally:
        lock.release()


def _last_good(path: Path) -> Path:
    good = backup.last_good(path)
    if good is None:
        raise StoreError("没有可用的备份", "请从其他办公室的交换文件或自己的副本恢复", subject=path.name)
    return good.path


def take_over(project: ProjectFile, other: Path) -> int:
    """Add to `project` what can be read from another file of the same office; returns the number of new events."""
    taken = 0
    with _copied(other) as raw, project.transaction():
        for event, own in _readable(raw):
            taken += len(project.append([event], own=own))
        for data in _blobs(raw):
            project.store_blob(data)
    return taken


@contextmanager
def _copied(damaged: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a copy of a file and its log: the file itself stays as it is."""
    with tempfile.TemporaryDirectory(prefix="workbench-") as name:
        copied = Path(name) / "damaged.db"
        with telling(damaged):
            for ending in ("", "-wal"):
                source = damaged.with_name(damaged.name + ending)
                if source.exists():
                    shutil.copyfile(source, copied.with_name(copied.name + ending))
        raw = sqlite3.connect(copied)
        try:
            raw.execute("PRAGMA writable_schema=ON")  # lest nothing be read of a file that has become shorter
            yield raw
        finally:
            raw.close()


def _readable(raw: sqlite3.Connection) -> Iterator[tuple[Event, bool]]:
    at, last = 1, _last_number(raw)
    while at - last < _GAP:
        rows = _rows(raw, at, at + _STEP)
        for row in rows:
            last = max(last, int(row[10]))
            if event := _sound(row):
                yield event, bool(row[9])
        at += _STEP


def _last_number(raw: sqlite3.Connection) -> int:
    """The greatest local number ever given to an event, as far as the file still says; numbers may have gaps."""
    try:
        row = raw.execute("SELECT seq FROM sqlite_sequence WHERE name = 'events'").fetchone()
        # A damaged page may say anything: no office writes a hundred million events.
        return int(row[0]) if row and 0 <= int(row[0]) < 10**8 else 0
    except (sqlite3.Error, ValueError, TypeError):
        return 0


def _blobs(raw: sqlite3.Connection) -> Iterator[bytes]:
    """The drafts' bytes that are whole."""
    try:
        names = [str(r[0]) for r in raw.execute("SELECT sha256 FROM blobs").fetchall()]
    except sqlite3.Error:
        return
    for name in names:
        try:
            row = raw.execute("SELECT data FROM blobs WHERE sha256 = ?", (name,)).fetchone()
        except sqlite3.Error:
            continue
        if row and hashlib.sha256(row[0]).hexdigest() == name:
            yield bytes(row[0])


def _rows(raw: sqlite3.Connection, start: int, end: int) -> list[tuple[Any, ...]]:
    """The readable rows of a stretch; where one page is broken, the rest one by one."""
    try:
        return raw.execute(_SQL, (start, end)).fetchall()
    except sqlite3.Error:
        if end - start == 1:
            return []
    middle = (start + end) // 2
    return _rows(raw, start, middle) + _rows(raw, middle, end)


def _sound(row: tuple[Any, ...]) -> Event | None:
    try:
        event = event_of(row)
        json.dumps(event.payload, allow_nan=False)
    except (ValueError, TypeError):
        return None
    return event if 0 < event.clock <= MAX_CLOCK and subject_of(event) else None
