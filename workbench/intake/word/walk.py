"""The walk over a document part: body, tables, content controls, text boxes, down to the single run."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from workbench.domain.counting import TEXTS, runs_of, stored_length
from workbench.domain.source import CellPosition, Mark
from workbench.intake.word.fields import Fields, is_contents
from workbench.intake.word.names import MC, RUN, TBL, M, P, W, number, switched_on, val
from workbench.intake.word.paragraphs import CHANGES, ChangeFactory, old_properties, properties_of
from workbench.intake.word.raw import Change, Marker, Piece, Properties, RawParagraph
from workbench.intake.word.styles import Styles
from workbench.intake.word.symbols import symbol

_ALTERNATE = f"{MC}AlternateContent"
_BOX = f"{W}txbxContent"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]+")
_SIGNS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
}  # fmt: skip
_MARKERS = {
    f"{W}commentRangeStart": "comment-start",
    f"{W}commentRangeEnd": "comment-end",
    f"{W}commentReference": "comment",
    f"{W}footnoteReference": "footnote",
    f"{W}endnoteReference": "endnote",
}
_PROPERTIES = {f"{W}{n}" for n in ("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "tblPr", "tblGrid")}
_DEL_TEXT = f"{W}delText"
_SYM = f"{W}sym"
_RPR = f"{W}rPr"
_FLD_CHAR = f"{W}fldChar"
_CODES = {f"{W}instrText", f"{W}delInstrText"}
_RUBY = f"{W}ruby"
_SDT = f"{W}sdt"
_MATH = {f"{M}oMath", f"{M}oMathPara"}
_LINE_SPACE = re.compile("[\n\r\t]")
_PICTURES = {f"{W}drawing", f"{W}pict", f"{W}object"}
_WIDEST = 64


@dataclass(frozen=True, slots=True)
class _Around:
    """What surrounds a paragraph."""

    group: int = 0
    cell: CellPosition | None = None
    changes: tuple[Change, ...] = ()
    contents: bool = False


class Walker:
    """Turns a part into raw paragraphs, in reading order.

    Attributes:
        paragraphs: the result of :meth:`walk`.
        counts: how often something was met that the reading report speaks of (pictures, hidden, placeholder, …).
        hidden: samples of hidden words.
    """

    def __init__(self, root: etree._Element, styles: Styles) -> None:
        self.paragraphs: list[RawParagraph] = []
        self.counts: Counter[str] = Counter()
        self.hidden: list[str] = []
        self._styles = styles
        self._fields = Fields(root)
        self._changes = ChangeFactory()
        self._ordinals = {p: n for n, p in enumerate(root.iter(P))}
        self._groups = 0
        self._tables = 0
        self._boxes: list[etree._Element] = []

    def walk(self, container: etree._Element) -> None:
        """Read everything below `container`."""
        self._blocks(container, _Around(self._new_group()))

    def _new_group(self) -> int:
        self._groups += 1
        return self._groups

    def _blocks(self, container: etree._Element, around: _Around) -> _Around:
        """Read the block-level children; gives the surroundings for what follows (tables part the body)."""
        for child in container:
            tag = child.tag
            if tag == P:
                self._paragraph(child, around)
            elif tag == TBL:
                self._table(child, around)
                around = replace(around, group=self._new_group())
            elif tag == _SDT:
                contents = around.contents or _is_contents_control(child)
                inner = self._blocks_of_control(child, replace(around, contents=contents))
                around = replace(inner, contents=around.contents)
            elif tag == _ALTERNATE:
                around = self._blocks(_chosen(child), around)
            elif tag == f"{W}altChunk":
                self.counts["chunk"] += 1
            elif tag in CHANGES:
                change = self._changes.make(child, CHANGES[tag])
                inner = self._blocks(child, replace(around, changes=(*around.changes, change)))
                around = replace(inner, changes=around.changes)
            elif tag not in _PROPERTIES and isinstance(tag, str) and len(child):
                around = self._blocks(child, around)
        return around

    def _blocks_of_control(self, control: etree._Element, around: _Around) -> _Around:
        content = control.find(f"{W}sdtContent")
        if content is None or self._placeholder(control):
            return around
        return self._blocks(content, around)

    def _placeholder(self, control: etree._Element) -> bool:
        """A content control that nobody filled in shows a prompt, which is no part of the draft."""
        if switched_on(control.find(f"{W}sdtPr"), "showingPlcHdr"):
            self.counts["placeholder"] += 1
            return True
        return False

    # Tables

    def _table(self, table: etree._Element, around: _Around) -> None:
        ordinal = self._tables
        if around.cell is None:
            self._tables += 1
        for index, (row, changes) in enumerate(self._unwrapped(table, f"{W}tr")):
            properties = row.find(f"{W}trPr")
            inner = replace(around, changes=(*around.changes, *changes, *self._changes.all_in(properties)))
            column = _clamped(val(properties, "gridBefore"), 0)
            for cell, cell_changes in self._unwrapped(row, f"{W}tc"):
                column += self._cell(cell, CellPosition(ordinal, index, column), cell_changes, inner)

    def _cell(self, cell: etree._Element, at: CellPosition, changes: tuple[Change, ...], around: _Around) -> int:
        """Read one cell; gives the number of grid columns it spans."""
        properties = cell.find(f"{W}tcPr")
        span = max(_clamped(val(properties, "gridSpan"), 1), 1)
        for name in ("vMerge", "hMerge"):
            merge = None if properties is None else properties.find(f"{W}{name}")
            if merge is not None and merge.get(f"{W}val", "continue") == "continue":
                return span
        self._blocks(
            cell,
            _Around(
                self._new_group(),
                around.cell or replace(at, span=span),
                (*around.changes, *changes, *self._changes.all_in(properties)),
                around.contents,
            ),
        )
        return span

    def _unwrapped(
        self, parent: etree._Element, tag: str, changes: tuple[Change, ...] = ()
    ) -> Iterator[tuple[etree._Element, tuple[Change, ...]]]:
        """The rows of a table (the cells of a row), those in content controls and custom XML too."""
        for child in parent:
            if child.tag == tag:
                yield child, changes
            elif child.tag == _ALTERNATE:
                yield from self._unwrapped(_chosen(child), tag, changes)
            elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}customXml"}:
                yield from self._unwrapped(child, tag, changes)
            elif child.tag in CHANGES:
                yield from self._unwrapped(child, tag, (*changes, self._changes.make(child, CHANGES[child.tag])))

    # Paragraphs

    def _paragraph(self, element: etree._Element, around: _Around) -> None:
        properties = element.find(f"{W}pPr")
        mark = None if properties is None else properties.find(f"{W}rPr")
        own = properties_of(properties)
        raw = RawParagraph(
            ordinal=self._ordinals[element],
            group=around.group,
            properties=own,
            old=old_properties(properties),
            mark_changes=self._changes.all_in(mark),
            mark_hidden=bool(switched_on(mark, "vanish") or switched_on(mark, "specVanish")),
            row_changes=around.changes,
            cell=around.cell,
            contents=around.contents or self._fields.in_contents,
        )
        self.paragraphs.append(raw)
        boxes, self._boxes = self._boxes, []
        _Inline(self, raw, own).read(element)
        raw.contents = raw.contents or self._fields.in_contents
        for box in self._boxes:
            suspended = self._fields.suspend()
            self._blocks(box, replace(around, group=self._new_group()))
            self._fields.resume(suspended)
        self._boxes = boxes


class _Inline:
    """Reads the runs of one paragraph into its raw form."""

    def __init__(self, walker: Walker, raw: RawParagraph, properties: Properties) -> None:
        self._walker = walker
        self._raw = raw
        self._fields = walker._fields
        self._styles = walker._styles
        self._hidden_by_style = walker._styles.inherited(properties.style_id).hidden
        self._runs: dict[etree._Element, int] = {}

    def read(self, paragraph: etree._Element) -> None:
        self._runs = {run: n for n, run in enumerate(runs_of(paragraph))}
        self._inline(paragraph, ())

    def _inline(self, parent: etree._Element, changes: tuple[Change, ...]) -> None:
        for child in parent:
            tag = child.tag
            if tag == RUN:
                self._run(child, changes)
            elif tag in CHANGES:
                self._inline(child, (*changes, self._walker._changes.make(child, CHANGES[tag])))
            elif tag in _MARKERS:
                self._raw.items.append(Marker(_MARKERS[tag], child.get(f"{W}id", "")))
            elif tag == _SDT:
                content = child.find(f"{W}sdtContent")
                if content is not None and not self._walker._placeholder(child):
                    self._inline(content, changes)
            elif tag == _ALTERNATE:
                self._inline(_chosen(child), changes)
            elif tag in _MATH:
                self._emit("".join(t.text or "" for t in child.iter(f"{M}t")), -1, 0, changes)
            elif tag == f"{W}subDoc":
                self._walker.counts["chunk"] += 1
            elif tag == f"{W}fldSimple" and is_contents(child.get(f"{W}instr", "")):
                self._raw.contents = True
            elif tag not in _PROPERTIES and tag != P and isinstance(tag, str) and len(child):
                self._inline(child, changes)

    def _run(self, run: etree._Element, changes: tuple[Change, ...]) -> None:
        number_of_run = self._runs.get(run, -1)
        hidden = self._hidden(run.find(_RPR))
        offset = 0
        for child in run:
            tag = child.tag
            if tag == _RPR or not isinstance(tag, str):
                continue
            text, skipped = _text_of(child)
            if text or skipped:
                gone = tag == _DEL_TEXT and not any(c.mark in {Mark.DELETED, Mark.MOVED_FROM} for c in changes)
                here = (*changes, self._walker._changes.make(child, Mark.DELETED)) if gone else changes
                self._emit(text, number_of_run, offset + skipped, here, hidden)
                offset += stored_length(child)
            elif tag == _FLD_CHAR:
                self._emit(self._fields.mark(child), -1, 0, changes, hidden)
            elif tag in _CODES:
                self._fields.code(child.text or "")
            elif tag in _MARKERS:
                self._raw.items.append(Marker(_MARKERS[tag], child.get(f"{W}id", "")))
            elif tag == _RUBY:
                base = child.find(f"{W}rubyBase")
                if base is not None:
                    self._inline(base, changes)
            elif tag in _PICTURES or tag == _ALTERNATE:
                self._picture(child)

    def _picture(self, element: etree._Element) -> None:
        """Text boxes are read after the paragraph they are anchored in; a picture is only counted."""
        boxes = list(_boxes(element))
        self._walker._boxes.extend(boxes)
        if not boxes:
            self._walker.counts["picture"] += 1

    def _hidden(self, properties: etree._Element | None) -> bool:
        direct = switched_on(properties, "vanish")
        if direct is not None:
            return direct
        style = val(properties, "rStyle")
        return self._hidden_by_style or bool(style and self._styles.hides(style))

    def _emit(self, text: str, run: int, offset: int, changes: tuple[Change, ...], hidden: bool = False) -> None:
        if not text or not self._fields.shows:
            return
        if hidden:
            if text.strip():
                self._walker.counts["hidden"] += 1
                self._walker.hidden.append(text.strip())
            return
        start = 0
        for gap in _INVISIBLE.finditer(text):
            self._add(text[start : gap.start()], run, offset + start, changes)
            start = gap.end()
        self._add(text[start:], run, offset + start, changes)

    def _add(self, text: str, run: int, offset: int, changes: tuple[Change, ...]) -> None:
        if text:
            self._raw.items.append(Piece(text, self._raw.ordinal, run, offset, changes))


def _text_of(element: etree._Element) -> tuple[str, int]:
    """The words of a run's child as Word shows them, and the characters dropped before them."""
    tag = element.tag
    if tag in TEXTS:
        stored = _LINE_SPACE.sub(" ", element.text or "")
        if element.get(_SPACE) == "preserve":
            return stored, 0
        kept = stored.lstrip(" ")
        return kept.rstrip(" "), len(stored) - len(kept)
    if tag in _SIGNS:
        return _SIGNS[tag], 0
    if tag == _SYM:
        return symbol(element.get(f"{W}font", ""), element.get(f"{W}char", "")), 0
    return "", 0


def _chosen(alternate: etree._Element) -> etree._Element:
    """The one branch of an mc:AlternateContent that is read: the first choice, unless only the fall-back has words."""
    choice = alternate.find(f"{MC}Choice")
    fallback = alternate.find(f"{MC}Fallback")
    if choice is None:
        return fallback if fallback is not None else etree.Element("none")
    if fallback is not None and next(choice.iter(f"{W}t"), None) is None:
        return fallback if next(fallback.iter(f"{W}t"), None) is not None else choice
    return choice


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The outermost text boxes in a drawing, each once."""
    waiting = [element]
    while waiting:
        found = waiting.pop()
        if found.tag == _BOX:
            yield found
        elif found.tag == _ALTERNATE:
            waiting.append(_chosen(found))
        else:
            waiting.extend(list(found)[::-1])


def _is_contents_control(control: etree._Element) -> bool:
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(f"{W}val", "") == "Table of Contents"


def _clamped(text: str | None, default: int) -> int:
    value = number(text)
    return default if value is None else max(0, min(value, _WIDEST))
