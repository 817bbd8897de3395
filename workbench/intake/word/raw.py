"""What the walk over a document part yields: paragraphs with all their tracked changes still in them."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.domain.source import CellPosition, Mark, Reading

_TAKEN_AWAY = {Mark.DELETED, Mark.MOVED_FROM}
_ADDED = {Mark.INSERTED, Mark.MOVED_TO}


@dataclass(frozen=True, slots=True)
class Change:
    """One tracked change; `id` tells apart two of the same author and time."""

    id: int
    mark: Mark
    author: str = ""
    date: str = ""


def shown(changes: tuple[Change, ...], reading: Reading) -> bool:
    """Whether words under these changes stand in this reading."""
    if not changes or reading is Reading.MARKED:
        return True
    gone = _TAKEN_AWAY if reading is Reading.ACCEPTED else _ADDED
    return not any(c.mark in gone for c in changes)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one run. `run` is -1 for words that stand in no run's text (a formula, an enclosed number)."""

    text: str
    paragraph: int
    run: int
    offset: int
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Marker:
    """A point in a paragraph: the start, end or mark of a comment, or the mark of a foot- or endnote."""

    kind: str  # "comment-start", "comment-end", "comment", "footnote", "endnote"
    id: str


@dataclass(frozen=True, slots=True)
class Properties:
    """What a paragraph says of itself; None where it leaves the word to its style."""

    style_id: str = ""
    num_id: int | None = None
    ilvl: int | None = None
    outline: int | None = None
    align: str | None = None
    numbering_inserted: bool = False
    old_number: str = ""


@dataclass(slots=True)
class RawParagraph:
    """A `w:p` with everything any reading may need.

    Attributes:
        ordinal: its place among all `w:p` of the part.
        group: paragraphs of one cell, text box or stretch of body; paragraphs of different groups are never joined.
        old: the properties before a tracked change of them.
        mark_changes: tracked changes of the paragraph mark; a paragraph whose mark is gone runs on into the next.
        mark_hidden: the paragraph mark is hidden text, with the same effect.
        row_changes: tracked changes of the table row or cell it stands in.
        contents: it belongs to the table of contents.
        label: its automatic number where the file stores that as text (rich text files).
    """

    ordinal: int
    group: int
    properties: Properties
    old: Properties | None = None
    items: list[Piece | Marker] = field(default_factory=list)
    mark_changes: tuple[Change, ...] = ()
    mark_hidden: bool = False
    row_changes: tuple[Change, ...] = ()
    cell: CellPosition | None = None
    contents: bool = False
    label: str = ""

    def has_words(self, reading: Reading) -> bool:
        """Whether anything but white space stands in it in this reading."""
        return any(isinstance(i, Piece) and i.text.strip() and shown(i.changes, reading) for i in self.items)
