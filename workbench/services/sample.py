"""The sample project that a first start shows."""

from __future__ import annotations

from pathlib import Path

from workbench.domain.errors import StoreError
from workbench.services.demo import PROJECT_NAME, TITLE, sample_files
from workbench.services.workspace import Workspace

_CITY, _AUTHOR = "太原", "演示用户"


def open_sample(folder: Path) -> tuple[Path, tuple[Path, ...]]:
    """The sample project's file in `folder`, made if it is not there, and the drafts that are still to be added to it.

    What was written in it before is kept.

    Raises:
        StoreError: it cannot be made.
    """
    path = folder / PROJECT_NAME
    if path.exists():
        return path, ()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError("无法建立示例项目的文件夹", "请检查磁盘空间和权限后重试", subject=str(folder)) from error
    Workspace.create(path, title=TITLE, city=_CITY, author=_AUTHOR).close()
    return path, sample_files()
