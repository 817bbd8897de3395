"""Finding a :class:`workbench.domain.source.Place` again in a package's XML, and cutting runs there.

Paragraphs count as the domain says, every ``w:p`` of the part in document order; runs and characters as
:mod:`workbench.domain.counting` counts them.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence

from lxml import etree

from workbench.domain.counting import run_length, runs_of, stored_length
from workbench.domain.regulation import Article
from workbench.domain.source import Block, Place
from workbench.report.ooxml import XML_SPACE, W

P, RUN, TEXT, DELETED = f"{{{W}}}p", f"{{{W}}}r", f"{{{W}}}t", f"{{{W}}}delText"
_RPR = f"{{{W}}}rPr"


class Paragraphs:
    """The paragraphs of a part with the runs they had at first; cuts are remembered, so that places stay valid."""

    def __init__(self, root: etree._Element) -> None:
        self._paragraphs = list(root.iter(P))
        self._runs: dict[int, list[list[etree._Element]]] = {}

    def __getitem__(self, ordinal: int) -> etree._Element:
        return self._paragraphs[ordinal]

    def has(self, place: Place) -> bool:
        """Whether `place` is a character in a run of this part."""
        return (
            0 <= place.paragraph < len(self._paragraphs)
            and 0 <= place.run < len(self._of(place.paragraph))
            and place.offset < sum(run_length(r) for r in self._of(place.paragraph)[place.run])
        )

    def _of(self, ordinal: int) -> list[list[etree._Element]]:
        if ordinal not in self._runs:
            self._runs[ordinal] = [[run] for run in runs_of(self._paragraphs[ordinal])]
        return self._runs[ordinal]

    def cut(self, place: Place) -> etree._Element:
        """The run that begins exactly at `place`, cut off from the words before it where necessary."""
        return self._cut(self._of(place.paragraph)[place.run], place.offset)

    def cut_behind(self, place: Place) -> etree._Element:
        """The run that ends exactly behind the character at `place`."""
        pieces = self._of(place.paragraph)[place.run]
        end = place.offset + 1
        if end < sum(run_length(r) for r in pieces):
            following = self._cut(pieces, end)
            return pieces[_index(pieces, following) - 1]
        return pieces[-1]

    def _cut(self, pieces: list[etree._Element], offset: int) -> etree._Element:
        at = 0
        for number, piece in enumerate(pieces):
            length = run_length(piece)
            if offset == at and length:
                return piece
            if at < offset < at + length:
                rest = split_run(piece, offset - at)
                pieces.insert(number + 1, rest)
                return rest
            at += length
        return pieces[-1]

    def between(self, ordinal: int, first: etree._Element, last: etree._Element) -> list[etree._Element]:
        """The runs of a paragraph from `first` to `last`, both included, those without words too."""
        runs = [run for pieces in self._of(ordinal) for run in pieces]
        return runs[_index(runs, first) : _index(runs, last) + 1]


def _index(elements: Sequence[etree._Element], wanted: etree._Element) -> int:
    return next(n for n, element in enumerate(elements) if element is wanted)


def split_run(run: etree._Element, offset: int) -> etree._Element:
    """Cut a run behind `offset` characters; the new run behind it has the same properties."""
    rest = _emptied(run)
    at = 0
    for child in list(run):
        if child.tag == _RPR:
            continue
        length = stored_length(child)
        if at < offset < at + length:
            rest.append(_split_text(child, offset - at))
        elif at >= offset:
            rest.append(child)
        at += length
    run.addnext(rest)
    return rest


def _emptied(run: etree._Element) -> etree._Element:
    """A copy of a run with its properties and without its words."""
    copied = copy.deepcopy(run)
    copied.tail = None
    for child in list(copied):
        if child.tag != _RPR:
            copied.remove(child)
    return copied


def _split_text(element: etree._Element, offset: int) -> etree._Element:
    words = element.text or ""
    rest = copy.deepcopy(element)
    rest.tail = None
    element.text, rest.text = words[:offset], words[offset:]
    for piece, inner in ((element, words[offset - 1 : offset]), (rest, words[offset : offset + 1])):
        if inner == " " and piece.get(XML_SPACE) != "preserve":
            # spaces at the outer edge were not shown before and must not appear now
            piece.text = (piece.text or "").lstrip(" ") if piece is element else (piece.text or "").rstrip(" ")
            piece.set(XML_SPACE, "preserve")
    return rest


def place_in_block(block: Block, offset: int) -> Place | None:
    """Where the character `offset` of a block's text stands in the file."""
    for span in block.spans:
        if span.start <= offset < span.end:
            place = span.place
            return Place(place.part, place.paragraph, place.run, place.offset + offset - span.start)
    return None


def place_in_article(article: Article, offset: int, blocks: Sequence[Block]) -> Place | None:
    """Where the character `offset` of an article's text stands in the file; None for a break between paragraphs."""
    for stretch in article.stretches:
        if stretch.start <= offset < stretch.end:
            return place_in_block(blocks[stretch.block], stretch.block_start + offset - stretch.start)
    return None
