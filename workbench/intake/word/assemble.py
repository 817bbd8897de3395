"""From raw paragraphs to blocks: one reading of the tracked changes, numbers counted, places kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from workbench.domain.source import Block, Footnote, Place, Reading, Revision, Span
from workbench.intake.word.numbering import Counters, NumberedAs, Numbering, list_openers, old_label
from workbench.intake.word.raw import Change, Marker, Piece, Properties, RawParagraph, shown
from workbench.intake.word.styles import Styles

_CONTENTS_STYLE = re.compile(r"(?:toc|目录)\s*\d", re.IGNORECASE)
_SPACE = " \t\n\r\u3000\xa0\u2002\u2003\u2009\x0b\x0c"
_FOOTNOTE_KINDS = {"footnote", "endnote"}


@dataclass(slots=True)
class CommentRange:
    """Where a comment is anchored, as (block, offset)."""

    start: tuple[int, int]
    end: tuple[int, int] | None = None


@dataclass(slots=True)
class Assembled:
    """The blocks of a part in one reading, and what hangs on them."""

    blocks: list[Block] = field(default_factory=list)
    revisions: list[Revision] = field(default_factory=list)
    comments: dict[str, CommentRange] = field(default_factory=dict)
    notes: list[tuple[str, str, int, int]] = field(default_factory=list)  # kind, id, block, offset
    contents_paragraphs: int = 0
    empty_numbered: list[int] = field(default_factory=list)
    marks: int = 0


@dataclass(slots=True)
class _Draft:
    """A block in the making, and everything that waits for its final offsets."""

    text: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    length: int = 0
    revisions: list[tuple[int, int, Change, str]] = field(default_factory=list)
    markers: list[tuple[int, Marker]] = field(default_factory=list)

    def add(self, piece: Piece) -> None:
        start, end = self.length, self.length + len(piece.text)
        last = self.spans[-1] if self.spans else None
        if last is not None and _continues(last, piece):
            self.spans[-1] = Span(last.start, end, last.place)
        else:
            self.spans.append(Span(start, end, Place("", piece.paragraph, piece.run, piece.offset)))
        self.text.append(piece.text)
        self.length = end

    def revise(self, change: Change, words: str, *, visible: bool) -> None:
        """Note that `change` covers `words`, which were just added (visible) or left out."""
        start = self.length - len(words) if visible else self.length
        if self.revisions:
            first, last, before, text = self.revisions[-1]
            if before.id == change.id and last == start:
                self.revisions[-1] = (first, self.length, change, text + words)
                return
        self.revisions.append((start, self.length, change, words))


def _continues(span: Span, piece: Piece) -> bool:
    place = span.place
    return (place.paragraph, place.run) == (
        piece.paragraph,
        piece.run,
    ) and place.offset + span.end - span.start == piece.offset


def _hiding(changes: tuple[Change, ...], reading: Reading) -> tuple[Change, ...]:
    """The first change that keeps words out of this reading."""
    return tuple(c for c in changes if not shown((c,), reading))[:1]


class Assembler:
    """Makes the blocks of one part."""

    def __init__(
        self, part: str, reading: Reading, numbering: Numbering, styles: Styles, *, split_lists: bool = False
    ) -> None:
        self._part = part
        self._reading = reading
        self._numbering = numbering
        self._styles = styles
        self._split_lists = split_lists
        self._counters = Counters(numbering, styles)
        self._done = Assembled()
        self._draft = _Draft()

    def assemble(self, paragraphs: list[RawParagraph]) -> Assembled:
        """The blocks that `paragraphs` make in this reading."""
        if self._split_lists:
            order = [self._place(raw.properties) for raw in paragraphs]
            openers = list_openers(order, self._numbering, self._styles)
            self._counters = Counters(self._numbering, self._styles, openers)
        waiting: list[RawParagraph] = []
        for raw in paragraphs:
            if waiting and waiting[-1].group != raw.group:
                self._flush(waiting)
                waiting = []
            if self._in_contents(raw):
                self._done.contents_paragraphs += 1
                continue
            if not shown(raw.row_changes, self._reading):
                self._take(raw, left_out=True)
                continue
            waiting.append(raw)
            if self._ends(raw):
                self._flush(waiting)
                waiting = []
        self._flush(waiting)
        self._settle_rest()
        return self._done

    def _ends(self, raw: RawParagraph) -> bool:
        """Whether the paragraph ends at its mark in this reading."""
        return shown(raw.mark_changes, self._reading) and not raw.mark_hidden

    def _in_contents(self, raw: RawParagraph) -> bool:
        if raw.contents:
            return True
        return bool(_CONTENTS_STYLE.fullmatch(self._styles.inherited(raw.properties.style_id).name.strip()))

    def _flush(self, group: list[RawParagraph]) -> None:
        """Make one block of paragraphs that run on into each other."""
        if not group:
            return
        for raw in group:
            self._take(raw)
        vanished = not self._ends(group[-1]) and not any(r.has_words(self._reading) for r in group)
        if vanished:
            self._drop()
            return
        # The words keep the number of the paragraph they began in; a paragraph emptied altogether gives way to the next.
        owner = next((r for r in group if r.has_words(self._reading)), group[-1])
        self._close(owner)

    def _take(self, raw: RawParagraph, *, left_out: bool = False) -> None:
        """Add the paragraph's words, or only note its tracked changes where it is left out."""
        draft = self._draft
        for item in raw.items:
            if isinstance(item, Marker):
                draft.markers.append((draft.length, item))
                continue
            visible = not left_out and shown(item.changes, self._reading)
            if visible:
                draft.add(item)
            changes = (*raw.row_changes, *item.changes)
            for change in changes if visible else _hiding(changes, self._reading):
                draft.revise(change, item.text, visible=visible)
        for change in raw.mark_changes:
            draft.revise(change, "\n", visible=False)

    def _close(self, owner: RawParagraph) -> None:
        """Finish the block in the making; `owner` gives it style and number."""
        properties = owner.properties
        if self._reading is Reading.ORIGINAL and owner.old is not None:
            properties = owner.old
        label, level = (owner.label, 0) if owner.label else self._label(properties)
        draft = self._draft
        whole = "".join(draft.text)
        text = whole.strip(_SPACE)
        if not text and not label:
            self._drop()
            return
        left = len(whole) - len(whole.lstrip(_SPACE))
        index = len(self._done.blocks)
        style = self._styles.inherited(properties.style_id)
        outline = properties.outline if properties.outline is not None else style.outline
        block = Block(
            index,
            text,
            label,
            level,
            style.name,
            outline if outline is not None and 0 <= outline <= 8 else -1,
            (properties.align or style.align) == "center",
            owner.cell,
            self._cut(draft.spans, left, left + len(text)),
        )
        self._done.blocks.append(block)
        if not text:
            self._done.empty_numbered.append(index)
        self._settle(block, left)

    def _drop(self) -> None:
        """Give up the block in the making; what hangs on it waits for the next one."""
        draft = self._draft
        draft.text, draft.spans, draft.length = [], [], 0
        draft.revisions = [(0, 0, change, words) for _, _, change, words in draft.revisions]
        draft.markers = [(0, marker) for _, marker in draft.markers]

    def _place(self, properties: Properties) -> NumberedAs | None:
        style = self._styles.inherited(properties.style_id)
        return self._numbering.place(properties.num_id, properties.ilvl, style, self._styles)

    def _label(self, properties: Properties) -> tuple[str, int]:
        at = self._place(properties)
        before = self._reading is Reading.ORIGINAL
        if at is None or (before and properties.numbering_inserted):
            return "", -1
        label = self._counters.next(at)
        if before and properties.old_number:
            label = old_label(properties.old_number) or label
        return label, at.level if label else -1

    def _cut(self, spans: list[Span], start: int, end: int) -> tuple[Span, ...]:
        """The spans of characters start:end, counted from there."""
        kept = []
        for span in spans:
            first, last = max(span.start, start), min(span.end, end)
            if first < last:
                place = span.place
                offset = place.offset + first - span.start
                kept.append(Span(first - start, last - start, Place(self._part, place.paragraph, place.run, offset)))
        return tuple(kept)

    def _settle(self, block: Block, left: int) -> None:
        """Give everything that waits for this block its final offsets."""
        size = len(block.text)

        def final(offset: int) -> int:
            return max(0, min(offset - left, size))

        for start, end, change, words in self._draft.revisions:
            self._done.revisions.append(
                Revision(block.index, final(start), final(end), change.mark, change.author, change.date, words)
            )
        for offset, marker in self._draft.markers:
            self._anchor(marker, (block.index, final(offset)))
        self._draft = _Draft()

    def _settle_rest(self) -> None:
        """What waits for a block that never came hangs at the end of the last one."""
        if self._done.blocks and (self._draft.revisions or self._draft.markers):
            self._settle(self._done.blocks[-1], -(10**9))

    def _anchor(self, marker: Marker, at: tuple[int, int]) -> None:
        comments = self._done.comments
        if marker.kind in _FOOTNOTE_KINDS:
            self._done.notes.append((marker.kind, marker.id, *at))
        elif marker.kind == "comment-end":
            if marker.id in comments and comments[marker.id].end is None:
                comments[marker.id].end = at
        else:
            comments.setdefault(marker.id, CommentRange(at))


def footnotes_of(notes: list[tuple[str, str, int, int]], texts: dict[tuple[str, str], str]) -> tuple[Footnote, ...]:
    """The foot- and endnotes whose marks were met, in order; an endnote's id begins with "e"."""
    return tuple(
        Footnote(("e" if kind == "endnote" else "") + note_id, block, at, texts[(kind, note_id)])
        for kind, note_id, block, at in notes
        if (kind, note_id) in texts
    )
