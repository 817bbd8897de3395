"""Where results may be written: never over what the user handed in, and known before the long work begins."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from workbench.domain.errors import ExportError
from workbench.domain.regulation import Regulation


def check_output(path: Path, *, endings: Sequence[str] = (), inputs: Iterable[Path] = ()) -> None:
    """Look whether a result can be written at `path`, before the work that makes it.

    Args:
        endings: what the name may end with, the usual one first; empty for any.
        inputs: the files that are read for it; none of them may be written over.

    Raises:
        ExportError: there is no name, it ends wrongly, the folder is missing or closed to us, it is a folder or a
            device, or one of the inputs.
    """
    if not path.name:
        raise ExportError("没有给出文件名", "请用 -o 写明保存为哪个文件")
    if endings and path.suffix.lower() not in endings:
        told = " 或者 ".join(endings)
        raise ExportError(f"结果应当保存为 {told} 文件", f"请把文件名的结尾改为 {told}", subject=path.name)
    for other in inputs:
        if _same(path, other):
            raise _is_input(path)
    if path.is_dir():
        raise ExportError("目标是一个文件夹，不是文件", "请另取文件名", subject=path.name)
    if path.exists() and not path.is_file():
        raise ExportError("目标不是普通文件", "请换一个文件名", subject=path.name)
    if not path.parent.is_dir():
        raise ExportError("目标文件夹不存在", "请另选一个已有的文件夹，或者先建好文件夹再导出", subject=path.name)
    if not os.access(path.parent, os.W_OK):
        raise ExportError("没有在目标文件夹中写入的权限", "请换一个可以写入的文件夹", subject=path.name)


def spare_drafts(path: Path, digests: Collection[str]) -> None:
    """Refuse to write over a file that holds the very bytes of a draft (SHA-256 among `digests`).

    Raises:
        ExportError: it does.
    """
    try:
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() in digests:
            raise _is_input(path)
    except OSError:
        return  # not readable: writing will tell


def digests_of(regulations: Iterable[Regulation]) -> frozenset[str]:
    """The SHA-256 of the files that regulations were read from."""
    return frozenset(r.sha256 for r in regulations if r.sha256)


def _is_input(path: Path) -> ExportError:
    return ExportError(
        "这正是要读取的草案或者项目文件，没有覆盖它", "请换一个文件名，原有文件没有改动", subject=path.name
    )


def _same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return path.resolve() == other.resolve()
