"""How a draft in a project is read: the user's corrections of its structure, the column of a comparison table, the
readings of its tracked changes.

Corrections belong to the draft's bytes (its SHA-256) and are kept as events, so that they travel to the other offices
and survive every new reading.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.codec import CodecError, decode, encode
from workbench.domain.corrections import Correction
from workbench.domain.notes import Anchor
from workbench.domain.project import Draft
from workbench.domain.regulation import Regulation
from workbench.domain.source import Reading, SourceDocument
from workbench.services.drafts import read_regulation

if TYPE_CHECKING:
    from workbench.store import ProjectFile

#: The kind of correction events that this module writes.
KIND = "structure"


@dataclass(frozen=True, slots=True)
class ReadAs:
    """How a draft's file is to be read besides what the file itself says.

    Attributes:
        corrections: in the order in which the user made them.
        column: which column of a comparison table (修改对照表) is the text, "new" or "old".
    """

    corrections: tuple[Correction, ...] = ()
    column: str = "new"

    @property
    def variant(self) -> str:
        """A short name under which the reading is stored; "" for the plain one."""
        if self == ReadAs():
            return ""
        plain = json.dumps([encode(self.corrections), self.column], ensure_ascii=False)
        return hashlib.sha256(plain.encode()).hexdigest()[:16]


def read_as(project: ProjectFile, draft: Draft) -> ReadAs:
    """How the project says this draft is to be read."""
    corrections: list[Correction] = []
    column = "new"
    for event in project.corrections(KIND):
        if event.payload.get("sha256") != draft.sha256:
            continue
        try:
            if "column" in event.payload:
                column = "old" if event.payload["column"] == "old" else "new"
            else:
                corrections.append(decode(Correction, event.payload["correction"]))
        except (CodecError, KeyError, ValueError):
            # Written by a newer program: it is kept in the file, and this program reads the draft without it.
            continue
    return ReadAs(tuple(corrections), column)


def correct(project: ProjectFile, draft: Draft, corrections: Sequence[Correction], words: Sequence[str] = ()) -> None:
    """Keep corrections of a draft's structure as one step of undo.

    `words` are what the lines concerned say, for the list of corrections.

    Raises:
        StoreError: the project cannot be written.
    """
    with project.action():
        for number, correction in enumerate(corrections):
            payload = {"sha256": draft.sha256, "correction": encode(correction)}
            if number < len(words):
                payload["words"] = words[number]
            project.correct(KIND, payload, anchors=(Anchor(draft.sha256, draft.city),))


def choose_column(project: ProjectFile, draft: Draft, column: str) -> None:
    """Say which column of a comparison table is the text, "new" or "old".

    Raises:
        StoreError: the project cannot be written.
    """
    payload = {"sha256": draft.sha256, "column": column}
    project.correct(KIND, payload, anchors=(Anchor(draft.sha256, draft.city),))


def read_draft(
    project: ProjectFile, draft: Draft, how: ReadAs, reading: Reading = Reading.ACCEPTED
) -> tuple[SourceDocument, Regulation]:
    """Read a draft's bytes anew.

    Args:
        how: the corrections and the column.
        reading: which reading of the tracked changes; MARKED holds both and says which is which.

    Raises:
        KnownError: the bytes are not in this project, or cannot be read on this computer.
    """
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        path = Path(folder) / (Path(draft.name).name or "草案")
        path.write_bytes(project.blob(draft.sha256))
        source, regulation = read_regulation(path, how.corrections, column=how.column, reading=reading)
    return replace(source, path=draft.name), replace(regulation, path=draft.name)


def regulation_of(project: ProjectFile, draft: Draft) -> Regulation:
    """A draft as the project says it is to be read; what was read before is taken from the file.

    Raises:
        KnownError: the bytes are not in this project, or cannot be read on this computer.
    """
    how = read_as(project, draft)
    stored = project.regulation(draft.sha256, variant=how.variant)
    if stored is not None:
        return stored
    _, regulation = read_draft(project, draft, how)
    if not project.read_only:
        project.store_regulation(draft.sha256, regulation, variant=how.variant)
    return regulation
