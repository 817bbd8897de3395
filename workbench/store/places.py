"""What kind of disk a project file lies on: SQLite's write-ahead log is not safe everywhere.

On network shares two machines do not see each other's shared memory, and a stick may be pulled with the log still
beside the file; there a rollback journal is used, and the user is told.
"""

from __future__ import annotations

import os
import re
import sys
from enum import StrEnum
from pathlib import Path, PurePosixPath


class Place(StrEnum):
    """Where a file lies; values are what the user is told."""

    LOCAL = "本机磁盘"
    REMOVABLE = "U盘等可移动磁盘"
    NETWORK = "网络共享文件夹"

    @property
    def notice(self) -> str:
        """What the user should know, or ""."""
        if self is Place.NETWORK:
            return "项目位于网络共享文件夹：已改用较慢但更稳妥的写入方式，请勿在两台电脑上同时打开。"
        if self is Place.REMOVABLE:
            return "项目位于可移动磁盘：已改用较慢但更稳妥的写入方式，请先关闭项目再拔出磁盘。"
        return ""

    @property
    def notice_on_copy(self) -> str:
        """What the user should know while a copy on this computer is worked on."""
        told = f"项目位于{self.value}：现在在本机的工作副本上工作，关闭项目时检查后写回原处"
        return told + ("，请先关闭项目再拔出磁盘。" if self is Place.REMOVABLE else "；在此之前，其他电脑只能查看。")


_NETWORK = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "smb2", "ncpfs", "ncp", "afs", "9p", "ceph", "glusterfs", "lustre", "davfs",
    "fuse.sshfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.rclone", "fuse.smbnetfs", "vboxsf", "prl_fs",
    "fuse.vmhgfs-fuse", "drvfs",
}  # fmt: skip
_REMOVABLE = {"vfat", "msdos", "exfat", "fuse.exfat", "udf", "iso9660"}
_REMOVABLE_MOUNTS = ("/media/", "/run/media/")
_OCTAL = re.compile(r"\\([0-7]{3})")


def place_of(path: Path) -> Place:
    """Where `path` lies, as far as the system tells; LOCAL when it does not."""
    full = path.resolve()
    if sys.platform == "win32":
        return _windows_place(str(full))
    try:
        mounts = Path("/proc/self/mountinfo").read_text("utf-8", "replace")
    except OSError:
        return Place.LOCAL
    return place_in(mounts, str(full), _removable)


def place_in(mountinfo: str, path: str, removable: object = None) -> Place:
    """Where `path` lies by the words of /proc/self/mountinfo; `removable` tells of "8:1" whether that device is."""
    best: tuple[int, str, str, str] = (-1, "", "", "")
    for line in mountinfo.splitlines():
        left, _, right = line.partition(" - ")
        fields, after = left.split(" "), right.split(" ")
        if len(fields) < 5 or not after[0]:
            continue
        point = _OCTAL.sub(lambda m: chr(int(m[1], 8)), fields[4])
        if PurePosixPath(path).is_relative_to(point) and len(point) >= best[0]:
            best = (len(point), point, after[0], fields[2])  # the last of several mounts on one point is on top
    _, point, kind, device = best
    if kind in _NETWORK:
        return Place.NETWORK
    if kind in _REMOVABLE or (point + "/").startswith(_REMOVABLE_MOUNTS):
        return Place.REMOVABLE
    return Place.REMOVABLE if callable(removable) and removable(device) else Place.LOCAL


def _removable(device: str) -> bool:
    """Whether the block device "8:1", or the disk it is a part of, is removable."""
    base = Path("/sys/dev/block") / device
    for flag in (base / "removable", base.resolve().parent / "removable"):
        try:
            if flag.read_text("ascii").strip() == "1":
                return True
        except OSError:
            continue
    return False


def _windows_place(path: str) -> Place:
    if path.startswith("\\\\"):
        return Place.NETWORK
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - not there on other systems
    kind = int(kernel.GetDriveTypeW(os.path.splitdrive(path)[0] + "\\"))
    return {2: Place.REMOVABLE, 4: Place.NETWORK, 5: Place.REMOVABLE}.get(kind, Place.LOCAL)
