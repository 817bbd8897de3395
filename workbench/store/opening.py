"""How a project file is opened: who may write, on what disk it lies, whether it is sound, and what is shown if not."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from workbench.domain.errors import StoreError
from workbench.store import backup, migrate
from workbench.store.checkout import Loan, copy_back, copy_in, give_up, home, loan_for, put_aside
from workbench.store.clock import Clock
from workbench.store.connection import DISK_FULL, Connection, telling
from workbench.store.lock import Busy, WriteLock, lock_path
from workbench.store.log import FOLD_VERSION, Log
from workbench.store.migrate import NewerFileError, newer
from workbench.store.origin import is_foreign
from workbench.store.places import Place, place_of
from workbench.store.words import moment_told

#: Files up to this size are checked and backed up before opening returns, larger ones in the background.
SMALL = 32 << 20
#: The size of the log's shared memory: with less room than this none can be laid down.
_SHM = 32 << 10
_FOREIGN = "请选择由本程序建立的项目文件"


@dataclass
class Opened:
    """A connection with what belongs to it. `checked` says whether the integrity check has been made already."""

    connection: Connection
    lock: WriteLock | None
    notices: list[str]
    from_backup: Path | None = None
    scratch: Path | None = None
    checked: bool = True
    loan: Loan | None = None

    def abandon(self) -> None:
        """Let everything go. A working copy is left where it is, to be brought back at the next opening."""
        self.connection.close()
        if self.lock:
            self.lock.release()
        if self.scratch:
            shutil.rmtree(self.scratch, ignore_errors=True)

    def finish(self, now: Clock) -> None:
        """Close; a working copy in which something was written takes the place of its original.

        Raises:
            StoreError: that could not be done; the copy is kept, and brought back when the project is opened again.
        """
        loan, self.loan = self.loan, None  # closing twice does no harm
        written = loan is not None and self.connection.raw.total_changes > 0
        self.connection.close()
        try:
            if loan and not written:
                give_up(loan)
            elif loan:
                copy_back(loan, now)
        except StoreError as error:
            cause = f"本次的修改没有能写回原处（{error.cause}），都保存在本机的工作副本中"
            remedy = "请接好U盘或网络，再打开一次这个项目，程序会自动写回"
            raise StoreError(cause, remedy, subject=error.subject) from error
        finally:
            self.abandon()


def begin(path: Path, *, author: str, since: str) -> Opened:
    """A new, empty file with the tables of this program's version."""
    with telling(path):
        try:
            lock = WriteLock(path, author=author, since=since)
        except Busy as busy:
            raise StoreError("另一个程序正在使用同名项目", "请换一个文件名", subject=path.name) from busy
    try:
        place = place_of(path.parent)
        connection = Connection(path)
        opened = Opened(connection, lock, [place.notice] if place.notice else [])
    except BaseException:
        lock.release()
        raise
    try:
        _set_journal(opened, place)
        migrate.apply(connection)
    except BaseException:
        opened.abandon()
        raise
    return opened


def reopen(
    path: Path, *, read_only: bool, author: str, since: str, wait: float, now: Clock, on_copy: bool = False
) -> Opened:
    """An existing project file, migrated and sound, or the last good backup of a damaged one.

    Args:
        on_copy: a file on a share or stick that can be written is worked on in a copy on this computer.

    Raises:
        StoreError: it cannot be opened at all, and why.
    """
    _require_file(path)
    lock, notices = (None, []) if read_only else _lock(path, author, since, wait)
    loan = loan_for(path, home()) if place_of(path.parent) is not Place.LOCAL else None
    if loan and lock is None:
        return _connect_to_read(loan.copy, notices)  # the newest state, of a window of this computer
    try:
        if loan:
            notices.append(_bring_back(loan, now))
    except BaseException:
        if lock:
            lock.release()
        raise
    try:
        opened = _connect(path, lock, notices)
    except StoreError as error:
        if lock:
            lock.release()
        if isinstance(error, NewerFileError) or isinstance(error.__cause__, (sqlite3.OperationalError, OSError)):
            raise  # locked, no memory, no permission: the file itself may be sound
        if "malformed" in str(error.__cause__):  # opening again, as the error advises, would end here again
            return _from_backup(path, "内容残缺", None)
        return _from_backup(path, "文件开头已损坏", error)
    try:
        if problem := _first_look(opened, path):
            opened.abandon()
            return _from_backup(path, problem, StoreError(problem, _FOREIGN) if problem == backup.FOREIGN else None)
        _bring_up_to_date(opened, path, now)
        if on_copy:
            _move_to_copy(opened, path)
    except BaseException:
        opened.abandon()
        raise
    return opened


def _bring_back(loan: Loan, now: Clock) -> str:
    """Bring back a copy that was left behind; what the user is told.

    Raises:
        StoreError: the original's place cannot be written; the copy is kept.
    """
    try:
        done = copy_back(loan, now)
    except StoreError:
        if not backup.damage(loan.copy):
            raise
        return f"本机的工作副本已损坏，没有写回，留在 {put_aside(loan)}；显示的是原处的内容。"
    more = f"原文件在此期间另有{done.joined}条记录，已合并在一起。" if done.joined else ""
    return f"上次在本机工作副本上的修改没有来得及写回，现已写回。{more}"


def _move_to_copy(opened: Opened, path: Path) -> None:
    """Go on in a copy on this computer, where the file lies on a share or stick and there is a safer place."""
    place, folder = place_of(path.parent), home()
    if opened.lock is None or place is Place.LOCAL or place_of(_existing(folder)) is not Place.LOCAL:
        return
    opened.connection.close()
    try:
        opened.loan = copy_in(path, folder)
        opened.connection = Connection(opened.loan.copy, create=False)
        opened.connection.set_journal("wal")
    except StoreError as error:
        if opened.loan:
            give_up(opened.loan)
            opened.loan = None
        opened.notices.append(f"没有能在本机做成工作副本（{error.cause}）。")
        opened.connection = Connection(path, create=False)
        _set_journal(opened, place)
        return
    opened.notices = [n for n in opened.notices if n != place.notice] + [place.notice_on_copy]


def _existing(folder: Path) -> Path:
    """The folder, or the innermost one above it that is there already."""
    return next((f for f in (folder, *folder.parents) if f.is_dir()), folder)


def _require_file(path: Path) -> None:
    if path.is_dir():
        raise StoreError("这是文件夹，不是项目文件", "请选择项目文件", subject=path.name)
    if not path.is_file():
        kept = backup.backups(path) if path.suffix.lower() == ".xtlf" else ()
        remedy = f"备份文件夹中有{len(kept)}份备份，可用“从备份恢复”找回" if kept else "请检查路径是否正确"
        raise StoreError("找不到项目文件", remedy, subject=path.name)


def _lock(path: Path, author: str, since: str, wait: float) -> tuple[WriteLock | None, list[str]]:
    if not os.access(path, os.W_OK):
        return None, ["项目文件是只读的，这里只能查看。"]
    until = time.monotonic() + wait
    while True:
        try:
            lock = WriteLock(path, author=author, since=since)
        except Busy as busy:
            if time.monotonic() < until:
                time.sleep(0.05)
                continue
            who = busy.owner.told if busy.owner else "另一个程序"
            return None, [f"项目正由{who}打开，这里只能查看，对方的修改会随时显示。"]
        except OSError as error:
            if error.errno in DISK_FULL:
                return None, ["磁盘空间不足，这里只能查看。"]
            return None, ["项目所在文件夹不允许写入，这里只能查看。"]
        stale = "上次没有正常关闭（断电或程序中断），已自动恢复，此前显示为已保存的内容都在。"
        return lock, [stale] if lock.stale else []


def _connect(path: Path, lock: WriteLock | None, notices: list[str]) -> Opened:
    if lock is None:
        return _connect_to_read(path, notices)
    place = place_of(path.parent)
    opened = Opened(Connection(path, create=False), lock, [*notices, *([place.notice] if place.notice else [])])
    try:
        # Nothing is written, not even the journal mode, before it is known to be a project file we understand.
        with opened.connection.reading() as raw:
            if problem := backup.identity_of(raw):
                raise StoreError(problem, _FOREIGN, subject=path.name)
        if migrate.version(opened.connection) > migrate.newest():
            raise newer(path.name)
        _set_journal(opened, place)
    except BaseException:
        opened.connection.close()
        raise
    return opened


def _set_journal(opened: Opened, place: Place) -> None:
    wanted = "wal" if place is Place.LOCAL else "delete"
    granted = opened.connection.set_journal(wanted)
    if granted != wanted == "wal":
        opened.notices.append("此磁盘不支持预写日志，已改用较慢但更稳妥的写入方式。")


def _connect_to_read(path: Path, notices: list[str]) -> Opened:
    """A connection that only reads, also where SQLite cannot lay its shared memory beside the file."""
    bare = not _journal_files(path)
    try:
        return Opened(_tried(_reader(path)), None, notices)
    except StoreError as error:
        if not isinstance(error.__cause__, sqlite3.OperationalError):
            raise
    if bare:
        _tidy(path)
    wal = path.with_name(path.name + "-wal")
    if not wal.exists() or not wal.stat().st_size:
        return Opened(_tried(Connection(path, read_only=True, immutable=True)), None, notices)
    scratch = Path(tempfile.mkdtemp(prefix="workbench-"))
    try:
        for source in (path, wal):
            shutil.copyfile(source, scratch / source.name)
        connection = _tried(Connection(scratch / path.name))
    except BaseException as error:
        shutil.rmtree(scratch, ignore_errors=True)
        if isinstance(error, OSError):
            raise StoreError("项目文件无法读取", "请检查文件夹权限和磁盘空间", subject=path.name) from error
        raise
    return Opened(connection, None, [*notices, "显示的是打开时的内容。"], scratch=scratch)


def _journal_files(path: Path) -> list[Path]:
    """The log's files that lie beside a project."""
    found = (path.with_name(path.name + ending) for ending in ("-wal", "-shm"))
    return [file for file in found if file.exists()]


def _tidy(path: Path) -> None:
    """Take away what a failed attempt to read left beside a file on a full disk: empty, and nobody else's."""
    made = _journal_files(path)
    full = shutil.disk_usage(path.parent).free < _SHM
    if full and not lock_path(path).exists() and all(file.stat().st_size < _SHM for file in made):
        for file in made:
            file.unlink(missing_ok=True)


def _reader(path: Path) -> Connection:
    """A connection that only reads; where it may, one that tidies up the log's files when it is the last to close."""
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        connection = Connection(path, create=False)
        connection.raw.execute("PRAGMA query_only=ON")
        return connection
    return Connection(path, read_only=True)


def _tried(connection: Connection) -> Connection:
    try:
        connection.one("SELECT count(*) FROM sqlite_master")
    except BaseException:
        connection.close()
        raise
    return connection


def _first_look(opened: Opened, path: Path) -> str:
    """What is wrong with the file at first sight; large files are looked through in the background later."""
    opened.checked = path.stat().st_size <= SMALL
    try:
        with opened.connection.reading() as raw:
            if raw.execute("PRAGMA user_version").fetchone()[0] > migrate.newest():
                raise newer(path.name)  # it is not damaged: do not look into what we do not know
            return backup.problem_of(raw) if opened.checked else backup.identity_of(raw)
    except NewerFileError:
        raise
    except StoreError as error:
        return error.cause


def _from_backup(path: Path, problem: str, error: StoreError | None) -> Opened:
    """The last good backup, to read, with an explanation; `error` (or a new one) if there is none."""
    if is_foreign(path):
        raise StoreError(backup.FOREIGN, _FOREIGN, subject=path.name)
    good = backup.last_good(path)
    if good is None:
        if error is not None:
            raise error.about(path.name)
        raise StoreError(
            f"项目文件已损坏（{problem}），并且没有可用的备份", "请从其他办公室的交换文件或自己的副本恢复；原文件未作任何改动",
            subject=path.name,
        )  # fmt: skip
    connection = Connection(good.path, read_only=True, immutable=True)
    its = good.origin
    told = (
        f"项目文件已损坏（{problem}）。现在显示的是{its.told if its else ''}{moment_told(good.time)}的备份，"
        "只能查看；原文件未作任何改动。"
        "请使用“从备份恢复”，程序会同时找回损坏文件中仍可读出的记录。"
    )
    opened = Opened(connection, None, [told], from_backup=good.path)
    try:
        _bring_up_to_date(opened, path, None)
    except BaseException:
        opened.abandon()
        raise
    return opened


def _bring_up_to_date(opened: Opened, path: Path, now: Clock | None) -> None:
    """Migrate and fold anew where an older program wrote the file, after a backup."""
    connection = opened.connection
    old = migrate.check(connection)
    stale_fold = not old and _fold_version(connection) != FOLD_VERSION
    if not old and not stale_fold:
        return
    if opened.lock is None or now is None:
        raise StoreError(
            "项目由较早版本的工作台建立，需要升级，而这里不能写入", "请在可以写入的文件夹中打开一次", subject=path.name
        )
    backup.make(connection, path, backup.BEFORE_MIGRATION, Log(connection).seq() if not old else 0, now())
    with connection.writing():
        migrate.apply(connection)
        Log(connection).rebuild()
        sql = "INSERT INTO meta VALUES ('fold', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        connection.raw.execute(sql, (str(FOLD_VERSION),))


def _fold_version(connection: Connection) -> int:
    row = connection.one("SELECT value FROM meta WHERE key = 'fold'")
    return int(row[0]) if row and str(row[0]).isdigit() else 0
