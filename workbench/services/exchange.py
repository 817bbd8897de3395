"""Sending a project's shared words to the other offices and merging what comes back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from workbench.services.workspace import Workspace
from workbench.store import MergeResult, Sent, merge, send

EXCHANGE_SUFFIX = ".xtjh"


def send_project(
    workspace: Workspace, path: Path, *, drafts: bool = False, recipient: str = "", passphrase: str = ""
) -> Sent:
    """Write the exchange file; internal notes never enter it.

    Raises:
        StoreError: it cannot be written.
    """
    return send(workspace.project, path, drafts=drafts, recipient=recipient, passphrase=passphrase)


def merge_file(workspace: Workspace, path: Path, *, dry_run: bool = False, passphrase: str = "") -> MergeResult:
    """Take in an exchange file, all of it or nothing.

    Raises:
        StoreError: the file is damaged or of another project, or the pass phrase is wrong; nothing has changed.
    """
    return merge(workspace.project, path, dry_run=dry_run, passphrase=passphrase)


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
