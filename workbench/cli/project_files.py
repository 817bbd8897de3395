"""Opening project files for a command: what the user must know of the file goes to standard error first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.output import say
from workbench.domain.errors import KnownError

if TYPE_CHECKING:
    from workbench.services.workspace import Workspace

#: How long a command waits for another process that has the project open for writing, in seconds.
WAIT = 10.0


@contextmanager
def project_to_read(file: Path) -> Iterator[tuple[Workspace, int]]:
    """Open a project to read it; gives it with the exit status: 1 when a backup is read in a damaged file's place.

    Raises:
        KnownError: it cannot be opened.
    """
    from workbench.services.backups import is_damaged
    from workbench.services.workspace import Workspace

    with Workspace.view(file) as workspace:
        tell_notices(workspace, file)
        yield workspace, int(is_damaged(workspace))


def open_to_write(file: Path, author: str = "") -> Workspace:
    """Open a project to write in it.

    Raises:
        KnownError: another program has it open, or it cannot be written.
    """
    from workbench.services.workspace import Workspace

    workspace = Workspace.open(file, author=author, wait=WAIT)
    if workspace.project.read_only:
        notices = "".join(workspace.project.notices).rstrip("。")
        workspace.close()
        raise KnownError(
            f"项目现在只能查看，没有写入。{notices}",
            "请先排除上述原因（关闭另一个打开它的程序、清理磁盘，或者换到可以写入的位置），再重试",
            subject=file.name,
        )
    tell_notices(workspace, file)
    return workspace


def tell_notices(workspace: Workspace, file: Path) -> None:
    """What the user should know about how the file was opened."""
    for notice in workspace.project.notices:
        say(f"{file.name}：{notice}".replace("\n", "\ufffd"))
