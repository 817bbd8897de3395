"""What every format reader yields, and how words are taken out of it without losing the places of the rest."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from workbench.domain.source import Block, Comment, FileKind, Footnote, Notice, Place, Revision, Span


@dataclass(frozen=True, slots=True)
class Content:
    """A file's words in reading order, before they become a source document."""

    kind: FileKind
    blocks: tuple[Block, ...]
    revisions: tuple[Revision, ...] = ()
    comments: tuple[Comment, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    notices: tuple[Notice, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)

    def noting(self, *notices: Notice) -> Content:
        """The same with more notices."""
        return replace(self, notices=(*self.notices, *notices)) if notices else self

    def with_text(self, change: Callable[[str], str]) -> Content:
        """The same with every block's text run through `change`, which must keep its length."""
        return replace(self, blocks=tuple(replace(b, text=change(b.text)) for b in self.blocks))

    def without_blocks(self, indices: Iterable[int]) -> Content:
        """The same without some blocks. What hung on them moves to the block before (else the first that is left)."""
        gone = set(indices)
        if not gone:
            return self
        kept = [b for b in self.blocks if b.index not in gone]
        if not kept:
            return replace(self, blocks=(), revisions=(), comments=(), footnotes=())
        old = [b.index for b in kept]
        new = {index: n for n, index in enumerate(old)}
        blocks = tuple(replace(b, index=n) for n, b in enumerate(kept))

        def moved(block: int, *offsets: int) -> tuple[int, ...]:
            if block in new:
                return (new[block], *offsets)
            before = bisect_right(old, block) - 1
            at = len(blocks[before].text) if before >= 0 else 0
            return (max(before, 0), *(at for _ in offsets))

        return replace(
            self,
            blocks=blocks,
            revisions=tuple(_moved_revision(r, moved) for r in self.revisions),
            comments=tuple(_moved_comment(c, moved) for c in self.comments),
            footnotes=tuple(replace(f, block=b, at=a) for f in self.footnotes for b, a in [moved(f.block, f.at)]),
            notices=tuple(
                replace(n, block=moved(n.block)[0]) if n.block >= 0 else n for n in self.notices if n.block not in gone
            ),
        )

    def without_words(self, ranges: Mapping[int, Sequence[tuple[int, int]]]) -> Content:
        """The same without some words: block index to (start, end) in order, not overlapping."""
        if not ranges:
            return self

        def moved(block: int, *offsets: int) -> tuple[int, ...]:
            cuts = ranges.get(block, ())
            return (block, *(o - sum(min(e, o) - s for s, e in cuts if s < o) for o in offsets))

        return replace(
            self,
            blocks=tuple(cut_block(b, ranges[b.index]) if b.index in ranges else b for b in self.blocks),
            revisions=tuple(_moved_revision(r, moved) for r in self.revisions),
            comments=tuple(_moved_comment(c, moved) for c in self.comments),
            footnotes=tuple(replace(f, block=b, at=a) for f in self.footnotes for b, a in [moved(f.block, f.at)]),
        )


def _moved_revision(revision: Revision, moved: Callable[..., tuple[int, ...]]) -> Revision:
    block, start, end = moved(revision.block, revision.start, revision.end)
    return replace(revision, block=block, start=start, end=end)


def _moved_comment(comment: Comment, moved: Callable[..., tuple[int, ...]]) -> Comment:
    block, start, end = moved(comment.block, comment.start, comment.end)
    return replace(comment, block=block, start=start, end=end)


def cut_block(block: Block, cuts: Sequence[tuple[int, int]]) -> Block:
    """The block without the characters in `cuts`, its spans following."""
    text, spans, at = "", [], 0
    for start, end in _between(cuts, len(block.text)):
        for span in block.spans:
            first, last = max(span.start, start), min(span.end, end)
            if first < last:
                place = advanced(span.place, first - span.start)
                spans.append(Span(at + first - start, at + last - start, place))
        text += block.text[start:end]
        at = len(text)
    return replace(block, text=text, spans=tuple(spans))


def advanced(place: Place, by: int) -> Place:
    """The place `by` characters further on in the same run or line."""
    return replace(place, offset=place.offset + by) if by else place


def _between(cuts: Sequence[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """What is left of 0:length."""
    left, at = [], 0
    for start, end in cuts:
        left.append((at, start))
        at = end
    left.append((at, length))
    return [(s, e) for s, e in left if s < e]


def line_blocks(lines: Iterable[tuple[int, str]]) -> tuple[Block, ...]:
    """A block for every line with words: (line number, line) pairs to blocks without outer white space."""
    blocks: list[Block] = []
    for number, line in lines:
        text = line.strip()
        if text:
            offset = len(line) - len(line.lstrip())
            span = Span(0, len(text), Place("", number, -1, offset))
            blocks.append(Block(len(blocks), text, spans=(span,)))
    return tuple(blocks)
