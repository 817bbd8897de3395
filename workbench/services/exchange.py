"""Sending a project's shared words to the other offices and merging what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.domain.errors import StoreError
from workbench.services.workspace import Workspace

if TYPE_CHECKING:
    from workbench.store import MergeResult as MergeResult  # noqa: PLC0414 (handed on to the window)
    from workbench.store import Sent

EXCHANGE_SUFFIX = ".xtjh"


def send_project(
    workspace: Workspace, path: Path, *, drafts: bool = False, recipient: str = "", passphrase: str = ""
) -> Sent:
    """Write the exchange file; internal notes never enter it.

    Raises:
        KnownError: `recipient` does not take part in the project.
        StoreError: it cannot be written.
    """
    from workbench.services.project_notes import check_office
    from workbench.store import send

    if recipient:
        check_office(workspace, recipient)
    return send(workspace.project, path, drafts=drafts, recipient=recipient, passphrase=passphrase)


def merge_file(workspace: Workspace, path: Path, *, dry_run: bool = False, passphrase: str = "") -> MergeResult:
    """Take in an exchange file, all of it or nothing.

    Raises:
        StoreError: the file is damaged or of another project, or the pass phrase is wrong; nothing has changed.
    """
    from workbench.store import merge

    return merge(workspace.project, path, dry_run=dry_run, passphrase=passphrase)


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What an exchange file would bring.

    Attributes:
        new, known: numbers of events that are not, and that are, in the project.
        drafts: number of drafts whose bytes would come in.
        sender: the city that sent it.
        kinds: (kind of subject, number of new events).
        disputes: for each contradiction a Chinese sentence: how it may be settled.
        notices: Chinese sentences the user should read first.
    """

    new: int
    known: int
    drafts: int
    sender: str
    kinds: tuple[tuple[str, int], ...]
    disputes: tuple[str, ...]
    notices: tuple[str, ...]


def preview_merge(workspace: Workspace, path: Path, *, passphrase: str = "") -> MergePreview:
    """What :func:`merge_file` would bring; nothing is changed.

    Raises:
        StoreError: the file is damaged or of another project, or the pass phrase is wrong.
    """
    found = merge_file(workspace, path, dry_run=True, passphrase=passphrase)
    disputes = tuple(c.dispute.proposal for c in found.conflicts if c.dispute.proposal)
    return MergePreview(found.new, found.known, found.drafts, found.sender, found.stories, disputes, found.notices)


def join_project(path: Path, received: Path, *, city: str, author: str, passphrase: str = "") -> None:
    """Make this office's copy of a project from an exchange file it received.

    Raises:
        StoreError: the file is damaged, the pass phrase is wrong, or there is a file at `path` already.
    """
    from workbench.store import join

    join(path, received, city=city, author=author, passphrase=passphrase).close()


def is_sealed(path: Path) -> bool:
    """Whether an exchange file asks for a pass phrase.

    Raises:
        StoreError: it cannot be read.
    """
    from workbench.store.seal import is_sealed as sealed

    try:
        with path.open("rb") as file:
            return sealed(file.read(64))
    except OSError as error:
        raise StoreError("交换文件无法读取", "请确认文件存在、有权限且未被其他程序占用", subject=path.name) from error


def merge_json(result: MergeResult) -> dict[str, Any]:
    """The JSON of ``workbench merge``."""
    return {
        "new": result.new,
        "known": result.known,
        "drafts": result.drafts,
        "sender": result.sender,
        "dry_run": result.dry_run,
        "conflicts": [
            {
                "subject": conflict.subject,
                "field": conflict.dispute.field,
                "claims": [
                    {"city": c.city, "author": c.author, "time": c.time, "value": c.value}
                    for c in conflict.dispute.claims
                ],
                "proposal": conflict.dispute.proposal,
            }
            for conflict in result.conflicts
        ],
    }
