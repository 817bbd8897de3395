"""A redline: the old version's own file, with what the new version changes as real tracked changes, word by word.

Accepting all changes gives the new version's paragraphs, rejecting all gives the old file again.
"""

from __future__ import annotations

import copy
import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from workbench.domain.progress import Progress, Silent
from workbench.domain.source import Block, FileKind, Reading, SourceDocument
from workbench.report.clean_text import plain_package
from workbench.report.files import replace_file
from workbench.report.numbered_styles import numbered_styles
from workbench.report.ooxml import W, add_run, clean, el, sub
from workbench.report.original import Original
from workbench.report.places import DELETED, RUN, TEXT, Paragraphs, place_in_block
from workbench.report.tracked import add_mark, end_is_gone, last_of_joined, put_before, put_behind, without_changes
from workbench.report.worddiff import Edit, pair_paragraphs, word_edits

_PPR, _RPR, _SECT = f"{{{W}}}pPr", f"{{{W}}}rPr", f"{{{W}}}sectPr"


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a draft: what intake read, and the file's bytes where it was a .docx (else None)."""

    source: SourceDocument
    data: bytes | None = None


def write_redline(
    old: Version,
    new: SourceDocument,
    path: Path,
    *,
    author: str,
    date: datetime.date,
    progress: Progress | None = None,
) -> None:
    """Write `old` with the changes that make `new` of it as tracked changes.

    The old file's formatting, numbering and other parts stay as they are, and so do the tracked changes it has
    already: ours are made of its text with all of them accepted, and stand beside and inside them under their own
    author. Accepting everything gives the new version; rejecting everything gives what rejecting everything gave in
    the old file. An old version that is no .docx is set anew in a plain official layout first.

    Raises:
        ExportError: `path` cannot be written, or the old file is damaged; what was at `path` is still there.
        Cancelled: `progress` says so; nothing was written.
    """
    listener = progress or Silent()
    listener.step(0, 1, "正在比对两稿")
    blocks: Sequence[Block] = old.source.blocks
    if _usable(old):
        assert old.data is not None
        package = Original(old.data, Path(old.source.path).name)
    else:
        data, blocks = plain_package([(b.shown, b.centered) for b in blocks], date)
        package = Original(data)
    root = package.xml(package.main)
    _Marker(root, author, f"{date.isoformat()}T00:00:00Z", numbered_styles(package)).mark(blocks, new.blocks, listener)
    package.put(package.main, root)
    replace_file(path, package.bytes(), listener)


def _usable(old: Version) -> bool:
    source = old.source
    in_main = all(b.spans and all(s.place.run >= 0 for s in b.spans) for b in source.blocks if b.text)
    return old.data is not None and source.kind is FileKind.DOCX and source.reading is Reading.ACCEPTED and in_main


@dataclass(slots=True)
class _Marker:
    """Writes the changes into the old document's XML; `numbered` are the styles that number their paragraphs."""

    root: etree._Element
    author: str
    time: str
    numbered: frozenset[str]
    paragraphs: Paragraphs = field(init=False)
    _next: int = field(init=False)

    def __post_init__(self) -> None:
        self.paragraphs = Paragraphs(self.root)
        ids = [int(n) for e in self.root.iter() if (n := e.get(f"{{{W}}}id", "")).isdigit()]
        self._next = max(ids, default=0)

    def mark(self, old: Sequence[Block], new: Sequence[Block], progress: Progress) -> None:
        """Mark every change from `old` to `new`."""
        behind: etree._Element | None = None
        pending: list[Block] = []
        old, new = [b for b in old if b.spans], [b for b in new if b.text]
        ends = [self._end_of(b) for b in old]
        pairs = pair_paragraphs([_compared(b) for b in old], [_compared(b) for b in new])
        for number, (i, k) in enumerate(_with_words_at_the_end(pairs)):
            if number % 50 == 0:
                progress.step(number, len(pairs), "正在标注修订")
            if i < 0:
                pending.append(new[k])
                continue
            node = self._paragraph_of(old[i])
            self._insert(pending, node, behind, old)
            pending = []
            if k < 0:
                self._delete(old[i], node, ends[i])
            else:
                self._change(old[i], new[k])
            behind = ends[i]
        self._insert(pending, None, behind, old)

    def _paragraph_of(self, block: Block) -> etree._Element:
        return self.paragraphs[block.spans[0].place.paragraph]

    def _end_of(self, block: Block) -> etree._Element:
        """The paragraph whose end ends the block; another than its first where ends between are deleted."""
        return last_of_joined(self.paragraphs[block.spans[-1].place.paragraph])

    # Words

    def _change(self, old: Block, new: Block) -> None:
        for edit in reversed(word_edits(old.text, _words_for(old, new))):
            self._edit(old, edit)

    def _edit(self, block: Block, edit: Edit) -> None:
        anchor: etree._Element | None = None
        if edit.start < edit.end:
            for start, end in _in_runs(block, edit.start, edit.end):
                anchor = self._delete_words(block, start, end)
        if not edit.new:
            return
        inserted = self._inserted(edit.new, self._like(block, edit))
        if anchor is not None:
            put_behind(anchor, inserted, self._number)
        elif edit.start > 0:
            place = place_in_block(block, edit.start - 1)
            assert place is not None
            put_behind(self.paragraphs.cut_behind(place), inserted, self._number)
        else:
            place = place_in_block(block, 0)
            if place is not None:
                put_before(self.paragraphs.cut(place), inserted, self._number)
            else:
                self._paragraph_of(block).append(inserted)

    def _like(self, block: Block, edit: Edit) -> etree._Element | None:
        """The run whose properties inserted words take: the one they replace, else the one before or behind them."""
        offset = edit.start if edit.start < edit.end else max(edit.start - 1, 0)
        place = place_in_block(block, offset)
        return None if place is None else self.paragraphs.cut(place)

    def _delete_words(self, block: Block, start: int, end: int) -> etree._Element:
        """Mark the words ``start:end`` (of one run) as deleted; gives the ``w:del``."""
        first, last = place_in_block(block, start), place_in_block(block, end - 1)
        assert first is not None and last is not None
        begin = self.paragraphs.cut(first)
        finish = self.paragraphs.cut_behind(last)
        deletion = self._new("del")
        runs = self.paragraphs.between(first.paragraph, begin, finish)
        runs[0].addprevious(deletion)
        for run in runs:
            for text in run.iter(TEXT):
                text.tag = DELETED
            deletion.append(run)
        return deletion

    def _inserted(self, words: str, like: etree._Element | None) -> etree._Element:
        insertion = self._new("ins")
        add_run(insertion, clean(words))
        properties = None if like is None else like.find(_RPR)
        if properties is not None and len(insertion):
            insertion[0].insert(0, without_changes(properties))
        return insertion

    # Paragraphs

    def _delete(self, block: Block, node: etree._Element, closing: etree._Element) -> None:
        """Mark a block's words and its end, that of paragraph `closing`, as deleted; `node` is its first paragraph."""
        for start, end in reversed(list(_in_runs(block, 0, len(block.text)))):
            self._delete_words(block, start, end)
        if not _is_last(closing):
            self._mark_paragraph(closing, "del")
            return
        # the last mark of a cell or body cannot go: the mark before it goes in its stead
        other = node.getprevious()
        while other is not None and other.tag == f"{{{W}}}p":
            if not end_is_gone(other):
                self._mark_paragraph(other, "del")
                return
            other = other.getprevious()

    def _insert(
        self,
        blocks: Sequence[Block],
        before: etree._Element | None,
        behind: etree._Element | None,
        old: Sequence[Block],
    ) -> None:
        """Insert paragraphs behind `behind`, or before `before` where nothing stands before them."""
        after = behind
        for block in blocks:
            model, numbered = self._model(block, old, after if after is not None else before)
            node = self._paragraph(block, model, numbered=numbered)
            if after is None and before is None:
                self.root[0].insert(0, node)
            elif after is None:
                assert before is not None
                before.addprevious(node)
                self._mark_paragraph(node, "ins")
            elif _is_last(after):
                after.addnext(node)
                self._mark_paragraph(after, "ins")
            else:
                after.addnext(node)
                self._mark_paragraph(node, "ins")
            after = node

    def _model(
        self, block: Block, old: Sequence[Block], neighbour: etree._Element | None
    ) -> tuple[etree._Element | None, bool]:
        """The paragraph whose properties an inserted one takes, and whether its automatic number comes with them."""
        if block.label:
            for candidate in old:
                if candidate.label and candidate.level == block.level and candidate.label[-1] == block.label[-1]:
                    return self._paragraph_of(candidate), True
        return neighbour, False

    def _paragraph(self, block: Block, model: etree._Element | None, *, numbered: bool) -> etree._Element:
        node = el("p")
        properties = None if model is None else model.find(_PPR)
        if properties is not None:
            copied = copy.deepcopy(properties)
            for name in ("sectPr", "pPrChange", *(() if numbered else ("numPr",))):
                for found in copied.findall(f"{{{W}}}{name}"):
                    copied.remove(found)
            mark = copied.find(_RPR)
            if mark is not None:
                copied.replace(mark, without_changes(mark))
            node.append(copied)
            style = copied.find(f"{{{W}}}pStyle")
            if not numbered and ("" if style is None else style.get(f"{{{W}}}val", "")) in self.numbered:
                _switch_numbering_off(copied)
        like = None if model is None else next((r for r in model.iter(RUN) if r.find(TEXT) is not None), None)
        node.append(self._inserted(block.text if numbered else block.shown, like))
        return node

    def _mark_paragraph(self, node: etree._Element, name: str) -> None:
        """Mark a paragraph's end as inserted or deleted."""
        properties = node.find(_PPR)
        if properties is None:
            properties = el("pPr")
            node.insert(0, properties)
        mark = properties.find(_RPR)
        if mark is None:
            mark = el("rPr")
            behind = [c for c in properties if c.tag in (_SECT, f"{{{W}}}pPrChange")]
            if behind:
                behind[0].addprevious(mark)
            else:
                properties.append(mark)
        add_mark(mark, self._new(name))

    def _number(self) -> int:
        self._next += 1
        return self._next

    def _new(self, name: str) -> etree._Element:
        return el(name, id=self._number(), author=clean(self.author), date=self.time)


def _with_words_at_the_end(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs, but a last paragraph that is deleted takes the words of the last one inserted behind it.

    The mark of a document's last paragraph cannot be deleted; an empty paragraph would be left.
    """
    deleted = next((n for n in range(len(pairs) - 1, -1, -1) if pairs[n][0] >= 0), -1)
    if deleted < 0 or deleted == len(pairs) - 1 or pairs[deleted][1] >= 0:
        return pairs
    return [*pairs[:deleted], *pairs[deleted + 1 : -1], (pairs[deleted][0], pairs[-1][1])]


def _compared(block: Block) -> str:
    return "".join(block.shown.split())


def _words_for(old: Block, new: Block) -> str:
    """The new words as they have to stand in the old paragraph, whose number may be automatic."""
    if bool(old.label) == bool(new.label):
        return new.text
    if new.label:
        return new.shown
    bare = new.text.lstrip()
    if bare.startswith(old.label):
        return bare[len(old.label) :].lstrip(" \u3000\t")
    return new.text


def _in_runs(block: Block, start: int, end: int) -> Iterator[tuple[int, int]]:
    """``start:end`` of a block's text cut where another run begins."""
    for span in block.spans:
        low, high = max(start, span.start), min(end, span.end)
        if low < high:
            yield low, high


def _is_last(node: etree._Element) -> bool:
    """Whether no paragraph follows in the same cell or body."""
    following = node.getnext()
    while following is not None and following.tag != f"{{{W}}}p":
        if following.tag == f"{{{W}}}tbl":
            return True
        following = following.getnext()
    return following is None


def _switch_numbering_off(properties: etree._Element) -> None:
    """Numbering that comes through the style must not number a paragraph whose number is typed."""
    numbering = el("numPr")
    sub(numbering, "ilvl", val=0)
    sub(numbering, "numId", val=0)
    before = [
        c
        for c in properties
        if str(c.tag).rpartition("}")[2]
        in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
    ]
    properties.insert(len(before), numbering)
