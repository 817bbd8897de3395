"""Coordination notes (协调意见), the events they are folded from, and where they are anchored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class NoteKind(StrEnum):
    """What a note is."""

    OPINION = "意见"
    SUGGESTION = "建议"
    QUESTION = "疑问"
    MATTER = "协调事项"


class Stage(StrEnum):
    """Where the joint legislation stands (the decision's article 四, and what follows)."""

    PROPOSAL = "立项"
    DRAFTING = "起草"
    RESEARCH = "调研"
    ARGUMENT = "论证"
    CONSULTATION = "征求意见"
    DELIBERATION = "审议"
    APPROVAL = "报请批准"


class Visibility(StrEnum):
    """Whether a note may leave this office."""

    SHARED = "共享"
    INTERNAL = "内部"


class NoteStatus(StrEnum):
    """How far a note has come."""

    OPEN = "待协商"
    IN_TALKS = "协商中"
    AGREED = "已达成一致"
    REFERRED = "提请上级"
    REJECTED = "不采纳"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a note is about: the project ("" everywhere), an article of a version, or exact words of it.

    Row numbers differ between offices, so an anchor hangs on the draft's digest, the article and the words; it is
    shown in the row that holds most of them.
    """

    sha256: str = ""
    city: str = ""
    article: str = ""
    quote: str = ""
    start: int = -1


#: The anchor of what concerns the project as a whole.
PROJECT_WIDE = Anchor()


@dataclass(frozen=True, slots=True)
class Event:
    """One thing somebody did; append-only.

    Attributes:
        id: UUID, text.
        clock: Lamport clock: greater than that of every event its author had seen.
        city, author: who.
        time: wall time, ISO 8601 UTC; shown, never used for order.
        kind: "note.add", "note.reply", "note.status", …
        payload: plain JSON data.
        answers: id of the event it answers, or "".
        visibility: internal events never leave the office.
    """

    id: str
    clock: int
    city: str
    author: str
    time: str
    kind: str
    payload: Mapping[str, Any] = field(default_factory=dict)
    answers: str = ""
    visibility: Visibility = Visibility.SHARED


@dataclass(frozen=True, slots=True)
class Claim:
    """What one event said a field is; `event` is its id, `value` plain JSON data."""

    event: str
    city: str
    author: str
    time: str
    value: Any


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field for which several people, none of whom had seen the other's word, said different things.

    Attributes:
        field: the field's name ("status", "text").
        claims: what each said, in the order of the logical clock; the last one is what the object shows.
        proposal: one Chinese sentence: how it may be settled.
    """

    field: str
    claims: tuple[Claim, ...]
    proposal: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A text that came with a note."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to a note; `to` is the id of the reply it answers, "" for the note itself."""

    id: str
    city: str
    author: str
    time: str
    text: str
    visibility: Visibility = Visibility.SHARED
    to: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A coordination note as it stands now, folded from its events.

    Attributes:
        due: ISO date, or "".
        disputes: fields for which offices say different things at the same time.
        withdrawn: its author took it back after somebody had replied; it is shown so, never dropped.
        updated: wall time of the last event on it.
    """

    id: str
    city: str
    author: str
    time: str
    text: str
    anchor: Anchor
    kind: NoteKind = NoteKind.OPINION
    status: NoteStatus = NoteStatus.OPEN
    visibility: Visibility = Visibility.SHARED
    stage: Stage | None = None
    responsible: str = ""
    due: str = ""
    tags: tuple[str, ...] = ()
    replies: tuple[Reply, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    withdrawn: bool = False
    updated: str = ""

    @property
    def settled(self) -> bool:
        """Nothing is left to do: agreed or not adopted, and no office says otherwise."""
        return self.status in (NoteStatus.AGREED, NoteStatus.REJECTED) and not self.disputes
