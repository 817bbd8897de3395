"""What intake makes of a file: a list of blocks with their numbering resolved, still without legal structure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class FileKind(StrEnum):
    """The format a file was read as."""

    DOCX = "docx"
    CONVERTED = "converted"  # .doc, .wps, .odt by way of LibreOffice
    RTF = "rtf"
    PDF = "pdf"
    OFD = "ofd"
    TEXT = "text"
    HTML = "html"
    PASTED = "pasted"


class Reading(StrEnum):
    """Which reading of the tracked changes a document carries."""

    ACCEPTED = "accepted"
    ORIGINAL = "original"
    MARKED = "marked"


class Mark(StrEnum):
    """What a tracked change does to its words."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_FROM = "moved_from"
    MOVED_TO = "moved_to"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece of text begins in its file.

    In a Word package `run` counts every ``w:r`` whose nearest ``w:p`` is the paragraph, in document order, deleted and
    hidden ones too, and `offset` counts the run's stored characters: those of ``w:t`` and ``w:delText``, and one for
    each tab, break, ``w:noBreakHyphen`` and ``w:sym``. Run -1 marks words that stand in no run (a formula). In other files
    `paragraph` is the line (.txt, .md, HTML, pasted), the printed line (PDF, OFD) or the paragraph (RTF).

    Attributes:
        part: the package part ("word/document.xml"), or "" for a file without parts.
        paragraph: ordinal of the paragraph in that part in document order (every ``w:p``, those in tables and text
            boxes too), or the line number, from 0.
        run: ordinal of the text-bearing run (``w:r``) among all runs of that paragraph in document order, or -1.
        offset: characters into that run (into the paragraph where run is -1).
    """

    part: str
    paragraph: int
    run: int = -1
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start:end`` of a block's text, which all come from one run, beginning at `place`."""

    start: int
    end: int
    place: Place


@dataclass(frozen=True, slots=True)
class Revision:
    """A tracked change over characters ``start:end`` of block `block` (start == end where the words are not shown)."""

    block: int
    start: int
    end: int
    mark: Mark
    author: str = ""
    date: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment that stood in the file, over characters ``start:end`` of block `block`; `quote` are those words."""

    id: str
    block: int
    start: int
    end: int
    author: str
    date: str
    text: str
    quote: str = ""
    reply_to: str = ""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A foot- or endnote whose mark stands before character `at` of block `block`."""

    id: str
    block: int
    at: int
    text: str


@dataclass(frozen=True, slots=True)
class CellPosition:
    """The table cell a block stands in: ordinal of the outermost table, its row and (grid) column, from 0.

    `span` is the number of grid columns the cell covers.
    """

    table: int
    row: int
    column: int
    span: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the source as a reader sees it.

    Attributes:
        index: position in :attr:`SourceDocument.blocks`.
        text: the words without the automatic number; inner soft breaks are "\\n".
        label: the automatic number as Word shows it (第三条, （二）, 1.), or "" when there is none or it was typed.
        level: the numbering level (0-based) `label` comes from, or -1.
        style: name of the paragraph style, or "".
        outline: outline level 0 to 8, or -1 for body text.
        centered: the paragraph is centred on the page.
        cell: the table cell it stands in, if any.
        spans: which run of the file each stretch of `text` comes from; covers the text without gaps.
    """

    index: int
    text: str
    label: str = ""
    level: int = -1
    style: str = ""
    outline: int = -1
    centered: bool = False
    cell: CellPosition | None = None
    spans: tuple[Span, ...] = ()

    @property
    def shown(self) -> str:
        """The paragraph as printed: the automatic number, then the words."""
        return f"{self.label}\u3000{self.text}" if self.label else self.text


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader of the reading report should know, in Chinese.

    Attributes:
        code: a stable English word ("tracked-changes", "hidden-text", "simplified"), for tests and grouping.
        message: one sentence in Chinese.
        block: the block concerned, or -1.
    """

    code: str
    message: str
    block: int = -1


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A file's words in reading order.

    Attributes:
        path: the path as given by the user.
        kind: the format it was read as.
        sha256: digest of the file's bytes, hexadecimal.
        reading: which reading of the tracked changes the blocks carry.
        blocks: the paragraphs; headers, footers and the contents list are left out.
        properties: document properties worth keeping (creator, modified, encoding, pages).
    """

    path: str
    kind: FileKind
    sha256: str
    blocks: tuple[Block, ...]
    reading: Reading = Reading.ACCEPTED
    revisions: tuple[Revision, ...] = ()
    comments: tuple[Comment, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    notices: tuple[Notice, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
