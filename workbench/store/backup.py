"""Backups of a project file: made whole, checked, rotated; and the way back to one.

They lie beside the project in 「<name>-备份」, named by their time, the number of the newest event in them and the
occasion: ``20261121T080000Z-000000123-打开.xtlf``.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from workbench.domain.errors import StoreError
from workbench.store.connection import APPLICATION_ID, Connection, telling, told, uri_of
from workbench.store.origin import Origin, origin_of
from workbench.store.words import damage_told

#: How many of the newest backups are kept, and how many older ones, each the last of its day.
NEWEST, DAYS = 6, 6
#: Of copies beyond this size only the tables are looked through that nothing else could bring back: the user is waiting.
LARGE, KEPT = 32 << 20, ("events", "blobs", "meta")
#: Occasions.
ON_OPEN, BEFORE_MIGRATION, BEFORE_MERGE, BY_HAND, BEFORE_RESTORE = "打开", "升级前", "并入前", "手动", "恢复前"
#: What is said of a file of another program.
FOREIGN = "不是协同立法工作台的项目文件"
_NAME = re.compile(r"(?P<time>\d{8}T\d{6}Z)(?:~\d+)?-(?P<seq>\d{9,})-(?P<occasion>[^.]+)\.xtlf")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup. `time` is ISO 8601 UTC; `seq` the number of the newest event in it."""

    path: Path
    time: str
    seq: int
    occasion: str
    size: int

    @property
    def origin(self) -> Origin | None:
        """Which project it is of, None when it cannot be read; looked up in the file whenever it is asked for."""
        return origin_of(self.path)


def folder_of(project: Path) -> Path:
    """The folder of a project's backups."""
    return project.with_name(f"{project.stem}-备份")


def backups(project: Path) -> tuple[Backup, ...]:
    """A project's backups, the newest first: all in its folder if the file is gone or does not say which project it is."""
    return backups_of(project, origin_of(project))


def backups_of(project: Path, origin: Origin | None) -> tuple[Backup, ...]:
    """The backups in a project's folder that are of `origin` (all if that is not known), the newest first."""
    return tuple(_each_of(project, origin))


def newest_of(project: Path, origin: Origin | None) -> Backup | None:
    """The first of :func:`backups_of`; the others need not be looked at."""
    return next(_each_of(project, origin), None)


def _each_of(project: Path, origin: Origin | None) -> Iterator[Backup]:
    for found in backups_in(folder_of(project)):
        if origin is None or ((its := found.origin) and its.key == origin.key):
            yield found


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """The backups in a folder, the newest first."""
    found = []
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if match := _NAME.fullmatch(path.name):
                moment = datetime.strptime(match["time"], "%Y%m%dT%H%M%SZ")
                found.append(
                    Backup(
                        path,
                        moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
                        int(match["seq"]),
                        match["occasion"],
                        path.stat().st_size,
                    )
                )
    # By the number of events first: a clock that was set back must not make an older state the newest.
    return tuple(sorted(found, key=lambda b: (b.seq, b.time, b.path.name), reverse=True))


def make(connection: Connection, project: Path, occasion: str, seq: int, now: datetime) -> Backup:
    """Write a backup of what is committed, check it, and let go of old ones.

    Raises:
        StoreError: it could not be written or is not sound; older backups are left alone then.
    """
    folder = folder_of(project)
    with telling(project):
        folder.mkdir(exist_ok=True)
        stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        path, turn = folder / f"{stamp}-{seq:09d}-{occasion}.xtlf", 0
        while path.exists():
            turn += 1
            path = folder / f"{stamp}~{turn}-{seq:09d}-{occasion}.xtlf"
        part = path.with_suffix(".part")
        try:
            copy(connection, part)
            if problem := damage(part, tables=() if part.stat().st_size <= LARGE else KEPT):
                raise StoreError(f"备份没有通过检查（{problem}）", "请检查磁盘", subject=project.name)
            part.replace(path)
            _flush_folder(folder)
        finally:
            part.unlink(missing_ok=True)
        made = Backup(path, now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), seq, occasion, path.stat().st_size)
    rotate(project, origin_of(path), spare=(path,))
    return made


def copy(connection: Connection, target: Path) -> None:
    """A whole, self-contained copy of what is committed, flushed to the disk."""
    target.unlink(missing_ok=True)
    copied = sqlite3.connect(target)
    try:
        with connection.reading() as raw:
            raw.backup(copied, pages=-1)
        copied.execute("PRAGMA journal_mode=DELETE")
    finally:
        copied.close()
    with target.open("r+b") as file:
        os.fsync(file.fileno())


def rotate(project: Path, origin: Origin | None, *, spare: Sequence[Path] = ()) -> None:
    """Keep the newest backups, the last one of each of some earlier days, and those to `spare`.

    Backups of a project that had the same name before are neither counted nor let go.
    """
    every = backups_of(project, origin) if origin else ()
    keep = {b.path for b in every[:NEWEST]} | set(spare)
    days: dict[str, Path] = {}
    for backup in every[NEWEST:]:
        days.setdefault(backup.time[:10], backup.path)
    keep |= set(list(days.values())[:DAYS])
    for backup in every:
        if backup.path not in keep:
            with contextlib.suppress(OSError):
                backup.path.unlink()


def damage(path: Path, *, tables: Sequence[str] = ()) -> str:
    """What is wrong with a file that nobody has open (with some of its tables), "" when it is a sound project file."""
    uri = f"{uri_of(path.absolute())}?mode=ro&immutable=1"
    try:
        raw = sqlite3.connect(uri, uri=True)
        try:
            found = [problem_of(raw, f"quick_check({table})") for table in tables] if tables else [problem_of(raw)]
            return "；".join(dict.fromkeys(p for p in found if p))
        finally:
            raw.close()
    except (sqlite3.Error, OSError) as error:
        return damage_told(str(error), path.name)


def problem_of(raw: sqlite3.Connection, check: str = "quick_check(5)") -> str:
    """What is wrong with an open file by SQLite's check, in Chinese, or ""."""
    if problem := identity_of(raw):
        return problem
    rows = [str(r[0]) for r in raw.execute(f"PRAGMA {check}")]
    return "" if rows == ["ok"] else "；".join(dict.fromkeys(damage_told(row) for row in rows))


def identity_of(raw: sqlite3.Connection) -> str:
    """:data:`FOREIGN` when an open file is no project file, else ""."""
    return "" if raw.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID else FOREIGN


def last_good(project: Path) -> Backup | None:
    """The newest backup of this very project that is sound.

    A project file that is gone, or so damaged that it does not say which one it is, may have the newest backup in its
    folder only when all of them are of one project.

    Raises:
        StoreError: there are backups of several projects, and nothing tells which one this was.
    """
    own = origin_of(project)
    every = backups_of(project, own)
    titles = {its.key: its.told for b in every if (its := b.origin)}
    if own is None and len(titles) > 1:
        cause = f"无法确认损坏的文件原是哪个项目：备份文件夹中有{len(titles)}个项目的备份（{'、'.join(dict.fromkeys(titles.values()))}）"
        remedy = f"请用“从备份恢复”，在“{folder_of(project).name}”文件夹中自行选定备份；原文件未作任何改动"
        raise StoreError(cause, remedy, subject=project.name)
    return next((b for b in every if not damage(b.path)), None)


def require_same(project: Path, backup: Path) -> None:
    """Make sure that a backup is not put in the place of another project.

    Raises:
        StoreError: the project file says that it is another one.
    """
    own, its = origin_of(project) if project.exists() else None, origin_of(backup)
    if own and its and own.key != its.key:
        cause = f"该备份属于另一个项目{its.told}，现有的文件是{own.told}"
        remedy = "请先把现有的项目文件移到别的文件夹，再恢复该备份"
        raise StoreError(cause, remedy, subject=backup.name)


def notes_in(path: Path) -> int:
    """How many notes a file that nobody has open shows, -1 when that cannot be read."""
    try:
        raw = sqlite3.connect(f"{uri_of(path.absolute())}?mode=ro&immutable=1", uri=True)
        try:
            return int(raw.execute("SELECT count(*) FROM records WHERE type = 'note' AND hidden = 0").fetchone()[0])
        finally:
            raw.close()
    except (sqlite3.Error, OSError):
        return -1


def number_from(path: Path, last: int) -> None:
    """Let the events that will be written into a file have local numbers beyond `last`: backups are ordered by them."""
    raw = sqlite3.connect(path, isolation_level=None)
    try:
        raw.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = 'events' AND seq < ?", (last, last))
        if not raw.execute("SELECT 1 FROM sqlite_sequence WHERE name = 'events'").fetchone():
            raw.execute("INSERT INTO sqlite_sequence VALUES ('events', ?)", (last,))
    finally:
        raw.close()


def put_back(project: Path, backup: Path, now: datetime, *, last: int = 0) -> Path | None:
    """Put a sound copy of `backup` in the place of the project; what was there is kept aside, and its new path returned.

    Nobody may have the project open. `last`: local numbers up to this one have been given to events already.

    Raises:
        StoreError: the backup is damaged or of another project, or nothing could be written; the project is as it was
            then.
    """
    if problem := damage(backup):
        raise StoreError(f"该备份不可用（{problem}）", "请选择另一份备份", subject=backup.name)
    require_same(project, backup)
    part = project.with_name(project.name + ".part")
    aside: Path | None = None
    try:
        shutil.copyfile(backup, part)
        if last:
            number_from(part, last)
        with part.open("r+b") as file:
            os.fsync(file.fileno())
        if project.exists():
            aside = _set_aside(project, now)
        part.replace(project)
        _flush_folder(project.parent)
    except (OSError, sqlite3.Error) as error:
        raise told(error, project) from error
    finally:
        part.unlink(missing_ok=True)
    return aside


def _set_aside(project: Path, now: datetime) -> Path:
    """Keep the project as 「<name>-原文件-<time>」; its write-ahead log moves there, lest it be played into the new file."""
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    aside, turn = project.with_name(f"{project.stem}-原文件-{stamp}{project.suffix}"), 0
    while aside.exists():
        turn += 1
        aside = project.with_name(f"{project.stem}-原文件-{stamp}~{turn}{project.suffix}")
    # A second name first, so that the project is never without a file; disks without links get a copy.
    try:
        os.link(project, aside)
    except OSError:
        shutil.copy2(project, aside)
    for ending in ("-wal", "-shm"):
        old = project.with_name(project.name + ending)
        if old.exists():
            old.replace(aside.with_name(aside.name + ending))
    return aside


def _flush_folder(folder: Path) -> None:
    """Make a rename in `folder` durable, where the system can."""
    with contextlib.suppress(OSError):
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)
