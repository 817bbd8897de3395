"""Who has a project file open for writing: a lock file beside it, held by the operating system.

The system gives the lock up when its holder dies, however it dies, so a lock file that can be locked is stale. On
network shares the system's lock may not reach other machines; there the file's words (host, process, time of the last
sign of life) decide.
"""

from __future__ import annotations

import contextlib
import datetime
import getpass
import json
import os
import socket
import sys
import time
from dataclasses import dataclass
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

#: Seconds without a sign of life after which another machine's lock counts as left behind.
STALE_AFTER = 600.0
#: Seconds between two signs of life.
BEAT = 30.0
#: Where Windows locks a byte: far behind the words, which others must be able to read.
_FAR = 1 << 30


@dataclass(frozen=True, slots=True)
class Owner:
    """Who holds a lock."""

    host: str
    pid: int
    user: str
    author: str
    since: str

    @property
    def told(self) -> str:
        """The owner in Chinese, in the time of this computer: 「张三（电脑 TY-PC01，进程 4321，2026年11月21日16:00起）」"""
        name = self.author or self.user or "不明用户"
        try:
            since = datetime.datetime.fromisoformat(self.since).astimezone()
        except (ValueError, OverflowError, OSError):
            return f"{name}（电脑 {self.host}，进程 {self.pid}）"
        return f"{name}（电脑 {self.host}，进程 {self.pid}，{since.year}年{since.month}月{since.day}日{since:%H:%M}起）"


class Busy(Exception):  # noqa: N818 - an answer, not an error: the caller opens the file for reading
    """Somebody else holds the lock; `owner` is None when the file does not say who."""

    def __init__(self, owner: Owner | None) -> None:
        self.owner = owner
        super().__init__(owner.told if owner else "?")


def lock_path(project: Path) -> Path:
    """The lock file of a project file."""
    return project.with_name(project.name + ".lock")


class WriteLock:
    """The right to write a project file. `stale` is the owner that left its lock behind, if there was one."""

    def __init__(self, project: Path, *, author: str = "", since: str = "") -> None:
        """Take the lock.

        Raises:
            Busy: somebody else holds it.
            OSError: the folder takes no lock file.
        """
        self.path = lock_path(project)
        self.stale: Owner | None = None
        self._mine = Owner(socket.gethostname(), os.getpid(), _user(), author, since)
        self._fd = self._take()
        self._beat = time.monotonic()

    def _take(self) -> int:
        while True:
            fd = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
            try:
                self._hold(fd)
                if _same_file(fd, self.path):
                    self._look_at_words(fd)
                    self._sign(fd)
                    return fd
            except BaseException:
                os.close(fd)
                raise
            os.close(fd)  # its last holder removed it in between

    def _sign(self, fd: int) -> None:
        """Write who holds the lock; a file that cannot take the words (a full disk) is not left behind."""
        try:
            _write(fd, self._mine)
        except OSError:
            with contextlib.suppress(OSError):
                self.path.unlink()
            raise

    def _hold(self, fd: int) -> None:
        try:
            _system_lock(fd)
        except (BlockingIOError, PermissionError):
            raise Busy(read_owner(self.path)) from None
        except OSError:
            # This file system knows no locks: go by the words alone.
            owner = read_owner(self.path)
            if owner and owner.host == self._mine.host and owner.pid != self._mine.pid and _alive(owner.pid):
                raise Busy(owner) from None

    def _look_at_words(self, fd: int) -> None:
        owner = read_owner(self.path)
        if owner is None:
            return
        if owner.host != self._mine.host and time.time() - os.fstat(fd).st_mtime < STALE_AFTER:
            raise Busy(owner)
        self.stale = owner

    def beat(self) -> None:
        """Give a sign of life, at most every :data:`BEAT` seconds."""
        if time.monotonic() - self._beat >= BEAT:
            self._beat = time.monotonic()
            with contextlib.suppress(OSError):
                os.utime(self.path)

    def release(self) -> None:
        """Give the lock up and remove its file."""
        if self._fd < 0:
            return
        fd, self._fd = self._fd, -1
        if sys.platform == "win32":
            os.close(fd)
            with contextlib.suppress(OSError):
                self.path.unlink()
        else:
            # While it is still held: who waits for it sees by the inode that it is gone.
            with contextlib.suppress(OSError):
                self.path.unlink()
            os.close(fd)


def read_owner(path: Path) -> Owner | None:
    """The owner a lock file names, or None."""
    try:
        data = json.loads(path.read_bytes()[:4096].decode("utf-8"))
        return Owner(str(data["host"]), int(data["pid"]), str(data["user"]), str(data["author"]), str(data["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(fd: int, owner: Owner) -> None:
    words = {"host": owner.host, "pid": owner.pid, "user": owner.user, "author": owner.author, "since": owner.since}
    os.ftruncate(fd, 0)
    os.lseek(fd, 0, os.SEEK_SET)
    os.write(fd, json.dumps(words, ensure_ascii=False).encode())


def _system_lock(fd: int) -> None:
    if sys.platform == "win32":
        os.lseek(fd, _FAR, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _same_file(fd: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(fd), path.stat())
    except FileNotFoundError:
        return False


def _alive(pid: int) -> bool:
    if sys.platform == "win32":
        return True  # without the system's lock nothing tells; the user is asked to look
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
