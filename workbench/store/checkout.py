"""Work on a copy: a project on a network share or stick is copied in, and copied back with a check.

While it is away, a slip beside the original says who has it. Copying back compares the original with what was taken: if
another office's computer wrote to it meanwhile, the two are brought together as a union of events, never overwritten.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import socket
from dataclasses import dataclass
from pathlib import Path

from workbench.domain.errors import StoreError
from workbench.store import backup
from workbench.store.clock import Clock, utc_now
from workbench.store.connection import telling
from workbench.store.lock import Busy, WriteLock
from workbench.store.projectfile import ProjectFile
from workbench.store.salvage import take_over


@dataclass(frozen=True, slots=True)
class Loan:
    """A working copy and where it came from.

    Attributes:
        sha256: digest of the original's bytes when it was copied.
    """

    original: Path
    copy: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class Returned:
    """What copying back did: events that others had added to the original meanwhile; the former original if it had any."""

    joined: int
    aside: Path | None


def copy_in(original: str | Path, folder: str | Path, *, now: Clock = utc_now) -> Loan:
    """Copy a project into `folder` on the local disk to work on it there.

    Raises:
        StoreError: somebody has it open, it is damaged, or the copy could not be made.
    """
    original, folder = Path(original), Path(folder)
    with telling(original):
        lock = _hold(original)
        try:
            _settle(original, now)
            folder.mkdir(parents=True, exist_ok=True)
            sha256 = digest(original)
            copied = folder / f"{original.stem}-{sha256[:8]}{original.suffix}"
            if copied.exists():
                raise StoreError("本机已有这个项目的工作副本", "请打开原来的副本，完成后先交回", subject=copied.name)
            shutil.copyfile(original, copied)
            if digest(copied) != sha256:
                copied.unlink()
                raise StoreError("复制到本机后内容不一致", "请检查网络或U盘后重试", subject=original.name)
        finally:
            lock.release()
    loan = Loan(original, copied, sha256)
    _slip(copied).write_text(json.dumps([str(original.absolute()), sha256, socket.gethostname()]), encoding="utf-8")
    return loan


def loan_of(copied: str | Path) -> Loan | None:
    """The loan a working copy belongs to, or None when it is none."""
    try:
        original, sha256, _ = json.loads(_slip(Path(copied)).read_text("utf-8"))
        return Loan(Path(original), Path(copied), str(sha256))
    except (OSError, ValueError, TypeError):
        return None


def copy_back(loan: Loan, *, now: Clock = utc_now) -> Returned:
    """Put the working copy, which must be closed, in the original's place; the original is kept aside.

    Raises:
        StoreError: one of the two is open or damaged, or the original's place cannot be written; both are unchanged then.
    """
    with telling(loan.original):
        held = _hold(loan.copy)
        held.release()
        lock = _hold(loan.original) if loan.original.exists() else None
        try:
            joined = _join(loan, now) if lock and digest(loan.original) != loan.sha256 else 0
            _settle(loan.copy, now)
            aside = backup.put_back(loan.original, loan.copy, now())
            if digest(loan.original) != digest(loan.copy):
                raise StoreError(
                    "交回后内容不一致，工作副本已保留", "请检查网络或U盘后重新交回", subject=loan.original.name
                )
            if aside and not joined:
                aside.unlink()  # all of it is in the copy, which has come from it
                aside = None
        finally:
            if lock:
                lock.release()
        loan.copy.unlink()
        _slip(loan.copy).unlink(missing_ok=True)
    return Returned(joined, aside)


def _join(loan: Loan, now: Clock) -> int:
    """Take over what was written into the original while the copy was away."""
    with ProjectFile.open(loan.copy, now=now) as project:
        return take_over(project, loan.original)


def _settle(path: Path, now: Clock) -> None:
    """Make sure that a closed project is sound and whole in its one file."""
    wal = path.with_name(path.name + "-wal")
    if wal.exists() and wal.stat().st_size:
        raise StoreError("项目上次没有正常关闭", "请先打开一次再关闭，然后重试", subject=path.name)
    if problem := backup.damage(path):
        raise StoreError(f"项目文件没有通过检查（{problem}）", "请先从备份恢复", subject=path.name)


def _hold(path: Path) -> WriteLock:
    try:
        return WriteLock(path, since=utc_now().strftime("%Y-%m-%dT%H:%M:%SZ"))
    except Busy as busy:
        who = busy.owner.told if busy.owner else "另一个程序"
        raise StoreError(f"项目正由{who}打开", "请先关闭项目", subject=path.name) from busy


def _slip(copied: Path) -> Path:
    return copied.with_name(copied.name + ".来源")


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes as they are on the disk."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
