"""One connection to a project file: its settings, its transactions, and SQLite's errors in the user's words."""

from __future__ import annotations

import logging
import sqlite3
import threading
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import Any

from sqlite_utils import Database

from workbench.domain.errors import StoreError

_log = logging.getLogger(__name__)

#: "WBXT": what file(1) and this program know a project file by.
APPLICATION_ID = 0x57425854
#: Milliseconds to wait for another process's transaction.
BUSY_MS = 10_000

#: The system's numbers for "no room": EFBIG, ENOSPC, EDQUOT.
DISK_FULL = (27, 28, 122)

_CAUSES = (
    ("disk is full", "磁盘空间不足，本次修改没有写入，原有内容完好", "请清理磁盘后重试"),
    ("disk i/o error", "磁盘读写出错", "请检查磁盘或U盘是否拔出、网络共享是否断开，再重新打开项目"),
    ("readonly", "项目文件或其所在文件夹不允许写入", "请取消只读属性，或将项目复制到有写入权限的文件夹后再打开"),
    ("locked", "项目文件正被另一个程序占用", "请稍候重试，或关闭另一处打开的项目"),
    ("malformed", "项目文件已损坏", "请重新打开项目，程序会改用最近一次完好的备份"),
    ("not a database", "这不是协同立法工作台的项目文件", "请选择由本程序建立的项目文件"),
    ("encrypted", "这不是协同立法工作台的项目文件", "请选择由本程序建立的项目文件"),
    ("unable to open", "项目文件打不开", "请检查文件是否存在、所在文件夹是否允许访问"),
    ("append-only", "已有的记录不可改动", "请以新的记录更正"),
)


def told(error: Exception, path: Path | str) -> StoreError:
    """The StoreError for a failure of SQLite or of the file system."""
    text = str(error).lower()
    for part, cause, remedy in _CAUSES:
        if part in text:
            return StoreError(cause, remedy, subject=Path(path).name)
    if isinstance(error, PermissionError):
        return StoreError("没有访问权限", "请检查文件和文件夹的权限", subject=Path(path).name)
    if isinstance(error, FileNotFoundError):
        return StoreError("找不到文件", "请检查路径是否正确", subject=Path(path).name)
    if isinstance(error, OSError) and error.errno in DISK_FULL:
        return StoreError(*_CAUSES[0][1:], subject=Path(path).name)
    _log.warning("%s: %s: %s", path, type(error).__name__, error)
    return StoreError("项目文件读写失败", "请重新打开项目后重试；若仍失败，请从备份恢复", subject=Path(path).name)


@contextmanager
def telling(path: Path | str) -> Iterator[None]:
    """Turn SQLite's and the file system's errors into :class:`StoreError`."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise told(error, path) from error
    except UnicodeEncodeError as error:
        cause = "文字中含有无法保存的字符（不完整的字符编码）"
        raise StoreError(cause, "请删去该字符后重试", subject=Path(path).name) from error


def uri_of(path: PurePath) -> str:
    """The URI that SQLite opens an absolute path by; a Windows share stands behind four slashes, drives behind three."""
    plain = path.as_posix()
    quoted = urllib.parse.quote(plain, safe="/:")
    return f"file://{quoted}" if plain.startswith("/") else f"file:///{quoted}"


class Connection:
    """A thread-safe connection: reads and transactions of one object exclude each other."""

    def __init__(self, path: Path, *, read_only: bool = False, immutable: bool = False, create: bool = True) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._stamp = -1, -1
        query = "mode=ro" + ("&immutable=1" if immutable else "") if read_only else "mode=rwc" if create else "mode=rw"
        uri = f"{uri_of(path.absolute())}?{query}"
        with telling(path):
            raw = sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None, timeout=BUSY_MS / 1000)
            try:
                self.db = Database(raw, execute_plugins=False)
                raw.execute("PRAGMA foreign_keys=ON")
                raw.execute("PRAGMA trusted_schema=OFF")
                raw.execute("PRAGMA cache_size=-98304")  # 96 MiB at most: merging touches pages all over the file
            except BaseException:
                raw.close()
                raise
        self.raw = raw

    def set_journal(self, mode: str) -> str:
        """Ask for journal mode "wal" or "delete" with the safest flushing; returns the mode that SQLite granted."""
        with telling(self.path):
            granted = str(self.raw.execute(f"PRAGMA journal_mode={mode}").fetchone()[0]).lower()
            # A rollback journal needs its folder flushed as well (EXTRA), or power loss may bring the journal back.
            self.raw.execute(f"PRAGMA synchronous={'FULL' if granted == 'wal' else 'EXTRA'}")
        return granted

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open on this connection."""
        return self.raw.in_transaction

    def stamp(self) -> tuple[int, int]:
        """Another pair whenever anything may have been written, here or elsewhere; while another thread is at work,
        that of before. Costs next to nothing and never waits."""
        if self._lock.acquire(blocking=False):
            try:
                with telling(self.path):
                    version = self.raw.execute("PRAGMA data_version").fetchone()
                    self._stamp = self.raw.total_changes, int(version[0])
            finally:
                self._lock.release()
        return self._stamp

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The raw connection for a few queries; errors are told."""
        with self._lock, telling(self.path):
            yield self.raw

    def rows(self, sql: str, parameters: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with self.reading() as raw:
            return raw.execute(sql, parameters).fetchall()

    def one(self, sql: str, parameters: tuple[Any, ...] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        with self.reading() as raw:
            row: tuple[Any, ...] | None = raw.execute(sql, parameters).fetchone()
            return row

    @contextmanager
    def writing(self) -> Iterator[Database]:
        """A transaction that is on the disk when the block has ended, or has left no trace.

        Inside another one it is a savepoint of that.

        Raises:
            StoreError: nothing could be written.
        """
        with self._lock, telling(self.path):
            if self.raw.in_transaction:
                with self.db.atomic():
                    yield self.db
                return
            # IMMEDIATE: a transaction that begins by reading could not become a writer after another process's commit.
            self.raw.execute("BEGIN IMMEDIATE")
            try:
                yield self.db
                self.raw.execute("COMMIT")
            except BaseException:
                if self.raw.in_transaction:
                    self.raw.execute("ROLLBACK")
                raise

    def checkpoint(self) -> None:
        """Carry what a WAL holds into the file, where nobody else is reading it."""
        with self._lock, telling(self.path):
            self.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close; what a WAL holds has been carried into the file by then, where no one else reads it."""
        with self._lock:
            self.raw.close()
