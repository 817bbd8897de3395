"""From the lines of one article to its text, paragraphs (款), items (项) and sub-items (目), with offsets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.domain.regulation import Item, Paragraph, SourceStretch
from workbench.domain.source import Block, Place
from workbench.structure.joining import continues, glue, is_unfinished
from workbench.structure.lines import Line
from workbench.structure.marks import ItemMark, Style, item_mark

#: Styles that number items only where the list goes on (a lone "1." may be anything).
_NEEDS_NEXT = {Style.CN_COMMA, Style.DIGIT_DOT, Style.DIGIT_HALF, Style.LETTER}
_NO_ITEMS = {Style.ORDINAL, Style.ONE_IS}


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters ``at:end`` of one line's `shown` (-1: to its end); `own`: the user wants a 款
    ("paragraph") or 项 ("item") here, or no new line ("join")."""

    line: Line
    at: int = 0
    end: int = -1
    own: str = ""

    @property
    def text(self) -> str:
        """Its words."""
        return self.line.shown[self.at : self.end if self.end >= 0 else None]


@dataclass(slots=True)
class _Logical:
    """A line of the article as it should be: pieces joined; `start` in the article's text once laid out."""

    pieces: list[Piece]
    text: str
    mark: ItemMark | None = None
    start: int = 0
    depth: int = -1

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(slots=True)
class _Node:
    line: _Logical
    end: int
    text_end: int
    children: list[_Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Body:
    """What the lines of an article make."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    stretches: tuple[SourceStretch, ...]


def build_body(
    pieces: Sequence[Piece], blocks: Sequence[Block], *, wrapped: bool, caption: Piece | None = None
) -> Body:
    """The text and parts of an article.

    Args:
        pieces: its lines, the first without the article's number.
        blocks: the source's blocks, for places.
        wrapped: lines of this document are broken in mid-sentence.
        caption: the article's own caption (条标), which stands before its first paragraph.
    """
    logical = _join([p for p in pieces if p.text], wrapped=wrapped)
    text, stretches = _lay_out(logical, caption)
    _number(logical)
    _lost_items(logical)
    paragraphs = _paragraphs(logical, text, blocks)
    return Body(text, paragraphs, stretches)


def _join(pieces: Sequence[Piece], *, wrapped: bool) -> list[_Logical]:
    logical: list[_Logical] = []
    for piece in pieces:
        mark = None if piece.own == "paragraph" else item_mark(piece.text, letters=piece.line.automatic)
        before = logical[-1].text if logical else ""
        begins = mark is not None and (piece.line.automatic or not _runs_on(before, mark))
        goes_on = piece.own == "join" or (
            not piece.own and not begins and continues(before, piece.text, wrapped=wrapped)
        )
        if logical and goes_on:
            last = logical[-1]
            last.text += glue(last.text, piece.text) + piece.text
            last.pieces.append(piece)
        else:
            logical.append(_Logical([piece], piece.text, mark if begins or not logical else None))
    return logical


def _runs_on(before: str, mark: ItemMark) -> bool:
    """A line that begins with a number only goes on with the sentence before it (…不少于 / 10.)."""
    return mark.style is not Style.CN_BRACKET and is_unfinished(before)


def _lay_out(logical: Sequence[_Logical], caption: Piece | None) -> tuple[str, tuple[SourceStretch, ...]]:
    parts: list[str] = []
    stretches: list[SourceStretch] = []
    at = 0
    if caption is not None:
        same_line = bool(logical) and logical[0].pieces[0].line is caption.line
        parts.append(caption.text + ("\n" if logical and not same_line else ""))
        stretches += _stretch(caption, 0)
        at = len(parts[0])
    for n, line in enumerate(logical):
        if n:
            parts.append("\n")
            at += 1
        line.start, inner, done = at, at, ""
        for piece in line.pieces:
            inner += len(glue(done, piece.text)) if done else 0
            stretches += _stretch(piece, inner)
            inner += len(piece.text)
            done = piece.text
        parts.append(line.text)
        at += len(line.text)
    return "".join(parts), tuple(stretches)


def _stretch(piece: Piece, at: int) -> list[SourceStretch]:
    """The stretch of a piece laid at `at`: its words without the automatic number, which is no part of the block's text."""
    skip = max(0, piece.line.lead - piece.at)
    length = len(piece.text)
    if length <= skip:
        return []
    origin = piece.line.start + piece.at + skip - piece.line.lead
    return [SourceStretch(at + skip, at + length, piece.line.block, origin)]


def _number(logical: Sequence[_Logical]) -> None:
    """Decide which numbered lines are items, and at what depth."""
    known = {(line.mark.style, line.mark.number) for line in logical if line.mark}
    stack: list[ItemMark] = []
    for line in logical:
        forced = line.pieces[0].own == "item"
        mark = line.mark
        if mark is None and forced:
            # The user says so: it goes on with the series, or begins one; no number is written into the text.
            mark = line.mark = ItemMark(Style.CN_BRACKET, stack[0].number + 1 if stack else 1, 0, 0)
        if mark is None:
            continue
        depth = _depth(mark, stack, known, automatic=line.pieces[0].line.automatic or forced)
        if depth < 0:
            line.mark = None
            continue
        line.depth = depth
        del stack[depth:]
        stack.append(mark)


def _depth(mark: ItemMark, stack: Sequence[ItemMark], known: set[tuple[Style, int]], *, automatic: bool) -> int:
    """At what depth the mark stands below the items that are open, or -1 when it is no item."""
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].style is mark.style:
            return depth
    if mark.style in _NO_ITEMS and not automatic:
        return -1
    if mark.number == 1:
        goes_on = (mark.style, 2) in known
        return len(stack) if automatic or goes_on or mark.style not in _NEEDS_NEXT else -1
    if stack and stack[-1].number + 1 == mark.number and mark.style not in _NO_ITEMS:
        return len(stack) - 1
    return len(stack) if automatic or mark.style is Style.CN_BRACKET else -1


def _lost_items(logical: Sequence[_Logical]) -> None:
    """Lines that are items whose number was lost: exactly as many as are missing, or a list of clauses behind a colon.

    They become items with an empty label; the number in the series is theirs, none is written into the text.
    """
    n = 0
    while n < len(logical):
        line = logical[n]
        if line.depth >= 0 or not (line.text.endswith(("：", ":")) or (n and logical[n - 1].depth == 0)):
            n += 1
            continue
        lead = line.text.endswith(("：", ":"))
        first = n + 1 if lead else n
        end = first
        while end < len(logical) and _may_be_item(logical[end]) and logical[end].text.endswith(("；", ";")):
            end += 1
        before = 0 if lead else _number_of(logical[n - 1])
        if _is_lost_list(logical, first, end, before):
            closing = end < len(logical) and _may_be_item(logical[end])
            for k in range(first, end + closing):
                logical[k].mark = ItemMark(Style.CN_BRACKET, before + 1 + k - first, 0, 0)
                logical[k].depth = 0
            end += closing
        n = max(end, n + 1)


def _may_be_item(line: _Logical) -> bool:
    """It has no number, and the user has not said that it is a 款."""
    return line.depth < 0 and line.pieces[0].own != "paragraph"


def _number_of(line: _Logical) -> int:
    return line.mark.number if line.mark else 0


def _is_lost_list(logical: Sequence[_Logical], first: int, end: int, before: int) -> bool:
    if end == first:
        return False
    if end < len(logical) and logical[end].depth == 0:
        mark = logical[end].mark
        return mark is not None and mark.number == before + 1 + end - first
    # a whole list without any number: two clauses with a semicolon and a last one with a full stop
    return before == 0 and end - first >= 2 and end < len(logical) and logical[end].text.endswith("。")


def _paragraphs(logical: Sequence[_Logical], text: str, blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    result: list[Paragraph] = []
    nodes: list[_Node] = []
    inside = _inside_items(logical)
    groups: list[tuple[_Logical | None, list[_Node]]] = []
    for n, line in enumerate(logical):
        if line.depth >= 0:
            if not groups:
                groups.append((None, nodes))
            _hang(nodes, line)
        elif nodes and inside[n]:
            _extend(nodes, line.end)
        else:
            nodes = []
            groups.append((line, nodes))
    for opening, held in groups:
        first = opening or held[0].line
        start, end = first.start, held[-1].end if held else first.end
        words = text[start : opening.end] if opening else ""
        items = tuple(_item(node, text, blocks) for node in held)
        result.append(Paragraph(len(result) + 1, words, start, end, items, _place(first, blocks)))
    return tuple(result)


def _hang(nodes: list[_Node], line: _Logical) -> None:
    siblings = nodes
    parents: list[_Node] = []
    for _ in range(line.depth):
        if not siblings:
            break
        parents.append(siblings[-1])
        siblings = siblings[-1].children
    siblings.append(_Node(line, line.end, line.end))
    for parent in parents:
        parent.end = line.end


def _extend(nodes: list[_Node], end: int) -> None:
    """Words of a further paragraph inside the last item."""
    node = nodes[-1]
    while True:
        node.end = end
        if not node.children:
            node.text_end = end
            return
        node = node.children[-1]


def _inside_items(logical: Sequence[_Logical]) -> list[bool]:
    """For every line whether it stands inside an item: the next item goes on with the numbering over it.

    A line that ends with a colon leads in a list of its own and is a paragraph.
    """
    result = [False] * len(logical)
    following: ItemMark | None = None
    nexts: list[ItemMark | None] = []
    for line in reversed(logical):
        nexts.append(following)
        following = line.mark if line.depth == 0 else following
    nexts.reverse()
    before: ItemMark | None = None
    for n, line in enumerate(logical):
        if line.depth == 0:
            before = line.mark
        after = nexts[n]
        if line.depth >= 0 or before is None or after is None or line.pieces[0].own == "paragraph":
            continue
        goes_on = after.style is before.style and after.number == before.number + 1
        result[n] = goes_on and not line.text.endswith(("：", ":"))
    return result


def _item(node: _Node, text: str, blocks: Sequence[Block]) -> Item:
    mark = node.line.mark
    assert mark is not None
    lead = len(node.line.text) - len(node.line.text.lstrip())
    start = node.line.start + lead
    text_start = min(node.line.start + mark.body, node.text_end)
    return Item(
        label=node.line.text[: mark.end].strip(),
        number=mark.number,
        text=text[text_start : node.text_end],
        start=start,
        text_start=text_start,
        end=node.end,
        subitems=tuple(_item(child, text, blocks) for child in node.children),
        place=_place(node.line, blocks),
    )


def _place(line: _Logical, blocks: Sequence[Block]) -> Place | None:
    piece = line.pieces[0]
    offset = piece.line.start + max(0, piece.at - piece.line.lead)
    return place_in_block(blocks[piece.line.block], offset)


def place_in_block(block: Block, offset: int) -> Place | None:
    """Where character `offset` of a block's text stands in the file, as far as the block knows."""
    for span in block.spans:
        if span.start <= offset < span.end:
            where = span.place
            return Place(where.part, where.paragraph, where.run, where.offset + offset - span.start)
    return None
