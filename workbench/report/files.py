"""Writing what is exported: to a sibling first, then in the target's place; a failure leaves the old file."""

from __future__ import annotations

import contextlib
import errno
import os
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from workbench.domain.errors import ExportError
from workbench.domain.progress import Progress, Silent

_EPOCH = (1980, 1, 1, 0, 0, 0)
#: How project files begin (they are SQLite databases).
_PROJECT = b"SQLite format 3\0"
#: Bytes of the longest file name that the usual file systems take.
_LONGEST_NAME = 255


def zip_package(parts: Mapping[str, bytes]) -> bytes:
    """A package of `parts` in their order, with fixed times: the same parts give the same bytes."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, data)
    return buffer.getvalue()


def replace_file(path: Path, data: bytes, progress: Progress | None = None) -> None:
    """Put `data` at `path`, all of it or nothing. The last chance to cancel is before anything is written.

    Raises:
        Cancelled: `progress` says so; nothing was written.
        ExportError: the folder is missing, the target is open elsewhere or protected, the disk is full; or the target is
            no ordinary file, or a project file, which no export may take the place of.
    """
    (progress or Silent()).step(1, 1, "正在保存文件")
    _refuse_target(path)
    sibling = path.with_name(f"~{path.stem[:20]}.{os.getpid()}.tmp")
    try:
        with sibling.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        sibling.replace(path)
    except OSError as error:
        raise _told(error, path) from error
    finally:
        with contextlib.suppress(OSError):
            sibling.unlink(missing_ok=True)


def _refuse_target(path: Path) -> None:
    """Look at what is at `path` now; renaming would take the place of a device or of somebody's project unasked."""
    if not path.name:
        raise ExportError("没有给出文件名", "请写明保存为哪个文件")
    try:
        if len(os.fsencode(path.name)) > _LONGEST_NAME:
            raise OSError(errno.ENAMETOOLONG, "name too long")
        if not path.exists():
            return
        if not path.is_file() and not path.is_dir():
            raise ExportError("目标不是普通文件", "请换一个文件名再导出", subject=path.name)
        if path.is_file():
            with path.open("rb") as file:
                project = file.read(len(_PROJECT)) == _PROJECT
            if project:
                raise ExportError(
                    "目标是一个项目文件，没有覆盖它", "请换一个文件名再导出，原有文件没有改动", subject=path.name
                )
    except PermissionError:
        return  # writing fails too, and says why
    except OSError as error:
        raise _told(error, path) from error


def _told(error: OSError, path: Path) -> ExportError:
    """The failure as the user should hear it."""
    subject = path.name
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return ExportError("目标文件夹不存在", "请另选一个已有的文件夹，或者先建好文件夹再导出", subject=subject)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ExportError(
            "磁盘空间不足，没有写成", "请清理磁盘或换到其他磁盘后再导出，原有文件没有改动", subject=subject
        )
    if error.errno == errno.EROFS:
        return ExportError("所在磁盘是只读的", "请换到可以写入的文件夹再导出", subject=subject)
    if error.errno == errno.ENAMETOOLONG:
        return ExportError("文件名太长", "请把文件名改短后再导出", subject=subject)
    if path.is_dir():
        return ExportError("目标是一个文件夹，不是文件", "请另取文件名再导出", subject=subject)
    if isinstance(error, PermissionError):
        remedy = "请先在 Word 或 WPS 中关闭该文件，或者换一个文件名、文件夹再导出，原有文件没有改动"
        return ExportError("文件正被其他程序打开，或者没有写入权限", remedy, subject=subject)
    return ExportError("文件没有写成", "请换一个文件夹再导出，原有文件没有改动", subject=subject)
