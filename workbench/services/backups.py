"""A project's backups and its care: what there is, the way back to one, the integrity check, compaction."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.errors import KnownError, StoreError
from workbench.domain.progress import Progress
from workbench.domain.project import Verification
from workbench.services.workspace import Workspace

if TYPE_CHECKING:
    from workbench.store import Restored

#: How the folder of backups is named after the project's file.
_FOLDER = "-备份"
_SUFFIX = ".xtlf"


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """One backup.

    Attributes:
        time: local wall time, "2026-11-22 09:30".
        occasion: why it was made (打开、合并前、手动、恢复前 …).
        size: bytes. notes: number of notes in it, -1 when it cannot be read.
    """

    path: Path
    time: str
    occasion: str
    size: int
    notes: int

    @property
    def size_told(self) -> str:
        """The size for the reader."""
        return size_told(self.size)


def size_told(size: int) -> str:
    """A number of bytes for the reader."""
    return f"{size / 1_048_576:.1f} MB" if size >= 1_048_576 else f"{max(1, round(size / 1024))} KB"


def list_backups(project: Path) -> tuple[BackupInfo, ...]:
    """A project's backups, the newest first; the project itself need not open."""
    from workbench.store import backups, notes_in

    return tuple(BackupInfo(b.path, _local(b.time), b.occasion, b.size, notes_in(b.path)) for b in backups(project))


def project_of(backup: Path) -> Path:
    """The project file that a backup belongs to, by its folder.

    Raises:
        KnownError: it does not lie in a project's folder of backups.
    """
    folder = backup.parent
    if not folder.name.endswith(_FOLDER) or not backup.is_file():
        raise KnownError("这不是本程序所做的备份", f"请在“项目名称{_FOLDER}”文件夹中选择备份文件", subject=backup.name)
    return folder.with_name(folder.name.removesuffix(_FOLDER) + _SUFFIX)


def back_up(workspace: Workspace) -> None:
    """Make a checked backup now.

    Raises:
        StoreError: it could not be made.
    """
    workspace.project.backup()


def restore_job(project: Path, backup: Path, go_back: bool) -> Restored:
    """Put a backup in the place of a project that is closed.

    Args:
        go_back: the project is sound: it goes back to the state of the backup, after a backup of the present file.
            Else the present file is damaged: it is kept aside, and what can be read of it beyond the backup is taken
            over.

    Raises:
        StoreError: the project is open elsewhere, the backup is not sound, or nothing could be written.
    """
    from workbench import store

    return store.go_back(project, backup) if go_back else store.restore(project, backup)


def verify_job(path: Path, progress: Progress) -> Verification:
    """Look through a whole project file, in a process of its own beside the one that has it open.

    Raises:
        StoreError: it cannot be opened.
    """
    progress.step(0, 1, "正在检查项目文件")
    with Workspace.open(path, read_only=True) as workspace:
        found = workspace.project.verify()
    progress.step(1, 1, "检查完成")
    return found


def repair(workspace: Workspace) -> None:
    """Fold everything that is shown anew from the records, after a backup; no record is touched.

    Raises:
        StoreError: the project cannot be written.
    """
    workspace.project.repair()


def save_copy(workspace: Workspace, target: Path) -> Path:
    """A whole copy of the project at `target`, also while it is being worked on.

    Raises:
        StoreError: there is a file already, or it cannot be written.
    """
    return workspace.project.save_copy(target)


def compact(workspace: Workspace) -> int:
    """Give unused space back to the disk, after a backup; returns the bytes won.

    Raises:
        StoreError: the project cannot be written, or the disk is too full.
    """
    won = workspace.project.compact()
    return max(0, won)


def is_damaged(workspace: Workspace) -> bool:
    """Whether the file is damaged: a backup is shown in its place, or damage was found while it was open."""
    return workspace.project.damaged


def _local(time: str) -> str:
    try:
        moment = datetime.datetime.fromisoformat(time).astimezone()
    except (ValueError, OverflowError, OSError) as error:
        raise StoreError("备份的文件名不合格式", "请不要改动备份的文件名", subject=time) from error
    return moment.strftime("%Y-%m-%d %H:%M")
