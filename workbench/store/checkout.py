"""Work on a copy: a project on a network share or stick is copied in, and copied back with a check when it is closed.

Neither SQLite's log nor a slow, interrupted connection can then harm the original: it is replaced whole, by a copy that
was checked. Meanwhile the original's lock is held, so that others see who works on it. A copy that could not be brought
back (the stick was pulled, the power failed) is found and brought back when the original is opened again. If others wrote
to the original meanwhile, the two are brought together as a union of events, never overwritten.
"""

from __future__ import annotations

import contextlib
import glob
import hashlib
import json
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from workbench.domain.errors import StoreError
from workbench.store import backup
from workbench.store.clock import Clock
from workbench.store.connection import Connection, telling
from workbench.store.origin import origin_of

_SLIP = "来源.json"


@dataclass(frozen=True, slots=True)
class Loan:
    """A working copy and where it came from.

    Attributes:
        sha256: digest of the original's bytes when it was copied.
        key: which project it is (:class:`workbench.store.origin.Origin`).
    """

    original: Path
    copy: Path
    sha256: str
    key: str


@dataclass(frozen=True, slots=True)
class Returned:
    """What copying back did: events that others had added to the original meanwhile; the former original if it had any."""

    joined: int
    aside: Path | None


def home() -> Path:
    """The folder on this computer in which working copies lie."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home())
    else:
        base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "workbench" / "working-copies"


def copy_in(original: Path, folder: Path) -> Loan:
    """Copy a closed, sound project, whose lock is held, below `folder` on the local disk, to work on it there.

    Raises:
        StoreError: it is damaged, or the copy could not be made; nothing is left behind then.
    """
    with telling(original):
        _settle(original)
        origin = origin_of(original)
        if origin is None:
            raise StoreError("项目文件没有写明是哪个项目", "请先从备份恢复", subject=original.name)
        own = folder / hashlib.sha256(f"{origin.key}|{original.absolute()}".encode()).hexdigest()[:16]
        loan = Loan(original.absolute(), own / original.name, digest(original), origin.key)
        if loan.copy.exists():
            raise StoreError("本机已有这个项目的工作副本", "请重新打开项目", subject=original.name)
        try:
            own.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(original, loan.copy)
            if digest(loan.copy) != loan.sha256:
                raise StoreError("复制到本机后内容不一致", "请检查网络或U盘后重试", subject=original.name)
            words = {"original": str(loan.original), "sha256": loan.sha256, "key": loan.key, "name": original.name}
            (own / _SLIP).write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")
        except BaseException:
            give_up(loan)
            raise
    return loan


def loan_for(original: Path, folder: Path) -> Loan | None:
    """The working copy of a project that is in use, or that could not be brought back; None when there is none.

    A stick may come back under another letter: then the copy is known by its project, if nothing lies where it came from.
    """
    if not folder.is_dir():
        return None
    found = [loan for slip in sorted(folder.glob(f"*/{_SLIP}")) if (loan := _read(slip)) and loan.copy.is_file()]
    if not found:
        return None
    origin = origin_of(original)
    for loan in found:
        if loan.original == original.absolute() and (origin is None or origin.key == loan.key):
            return loan
    moved = (loan for loan in found if origin and origin.key == loan.key and not loan.original.exists())
    match = next(moved, None)
    return Loan(original.absolute(), match.copy, match.sha256, match.key) if match else None


def copy_back(loan: Loan, now: Clock) -> Returned:
    """Put the working copy, which must be closed, in the place of the original, whose lock is held.

    Raises:
        StoreError: the copy is damaged, or the original's place cannot be written; both are unchanged then.
    """
    with telling(loan.original):
        if not loan.original.parent.is_dir():
            raise StoreError("项目原来所在的位置现在不可用", "请接好U盘或网络后再打开项目", subject=loan.original.name)
        _settle(loan.copy)
        joined = 0
        if loan.original.exists() and digest(loan.original) != loan.sha256:
            joined = _join(loan, now)
            _settle(loan.copy)
        aside = backup.put_back(loan.original, loan.copy, now())
        if digest(loan.original) != digest(loan.copy):
            raise StoreError("写回后内容不一致", "请检查网络或U盘后重新打开项目", subject=loan.original.name)
        if aside and not joined:
            aside.unlink()  # all of it is in the copy, which has come from it
            aside = None
        give_up(loan)
    return Returned(joined, aside)


def give_up(loan: Loan) -> None:
    """Take away a working copy of which nothing is needed any more."""
    with contextlib.suppress(OSError):
        (loan.copy.parent / _SLIP).unlink()
        for path in loan.copy.parent.glob(f"{glob.escape(loan.copy.name)}*"):
            path.unlink()
        loan.copy.parent.rmdir()


def put_aside(loan: Loan) -> Path:
    """Leave a working copy that is damaged where it is, but let nobody take it for one any more; its new path."""
    aside, turn = loan.copy.with_name(f"已损坏-{loan.copy.name}"), 0
    while aside.exists():
        turn += 1
        aside = loan.copy.with_name(f"已损坏-{turn}-{loan.copy.name}")
    (loan.copy.parent / _SLIP).unlink(missing_ok=True)
    loan.copy.replace(aside)
    return aside


def _read(slip: Path) -> Loan | None:
    try:
        words = json.loads(slip.read_text("utf-8"))
        copied = slip.with_name(Path(str(words["name"])).name)
        return Loan(Path(str(words["original"])), copied, str(words["sha256"]), str(words["key"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _join(loan: Loan, now: Clock) -> int:
    """Take over what was written into the original while the copy was away."""
    from workbench.store.opening import reopen
    from workbench.store.projectfile import ProjectFile
    from workbench.store.salvage import take_over

    since = now().strftime("%Y-%m-%dT%H:%M:%SZ")
    opened = reopen(loan.copy, read_only=False, author="", since=since, wait=0.0, now=now)
    with ProjectFile(opened, loan.copy, now) as project:
        return take_over(project, loan.original)


def _settle(path: Path) -> None:
    """Make sure that a closed project is sound and whole in its one file."""
    connection = Connection(path, create=False)
    try:
        with connection.reading() as raw:
            problem = backup.problem_of(raw)
        if not problem:
            connection.set_journal("delete")  # what a log still holds is carried into the file
    finally:
        connection.close()
    wal = path.with_name(path.name + "-wal")
    if problem or (wal.exists() and wal.stat().st_size):
        raise StoreError(
            f"项目文件没有通过检查（{problem or '上次没有正常关闭'}）", "请先从备份恢复", subject=path.name
        )


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes as they are on the disk."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
