"""What the user enters in a form, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.notes import Attachment, NoteKind, Stage, Visibility


@dataclass(frozen=True, slots=True)
class NoteInput:
    """A note as it was written. `due` is an ISO date, or ""; `stage` is None where none was chosen."""

    text: str
    kind: NoteKind
    visibility: Visibility
    responsible: str
    due: str
    stage: Stage | None = None
    tags: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
