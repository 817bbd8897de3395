"""Small builders of WordprocessingML, straight on lxml: python-docx is too slow for tables of thousands of cells.

Every builder keeps the order the schema asks for among the children of pPr, rPr, tblPr, trPr, tcPr and sectPr.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
NSMAP = {"w": W, "r": R}
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

#: The type area of a portrait and of a landscape page, in twips (GB/T 9704: 156 mm by 225 mm).
PORTRAIT_WIDTH = LANDSCAPE_HEIGHT = 8845
PORTRAIT_HEIGHT = LANDSCAPE_WIDTH = 12756


@lru_cache(maxsize=256)
def _name(tag: str) -> str:
    prefix, _, local = tag.rpartition(":")
    return f"{{{R if prefix == 'r' else W}}}{local}"


def el(tag: str, *children: etree._Element, **attributes: str | int) -> etree._Element:
    """An element ``w:tag``; attributes are in the w namespace, ``r_id`` in the relationships'."""
    element = etree.Element(_name(tag), nsmap=NSMAP)
    set_attributes(element, **attributes)
    element.extend(children)
    return element


def set_attributes(element: etree._Element, **attributes: str | int) -> None:
    """Set attributes by the naming of :func:`el`."""
    for key, value in attributes.items():
        element.set(_name(f"r:{key[2:]}" if key.startswith("r_") else key), str(value))


def sub(parent: etree._Element, tag: str, **attributes: str | int) -> etree._Element:
    """A new last child of `parent`; quicker than :func:`el` where thousands are made."""
    element = etree.SubElement(parent, _name(tag))
    set_attributes(element, **attributes)
    return element


def clean(text: str) -> str:
    """`text` without the characters that XML cannot carry."""
    return _FORBIDDEN.sub("", text)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with a character style ("" for none)."""

    text: str
    style: str = ""


def add_run(paragraph: etree._Element, text: str, style: str = "") -> None:
    """Add a run; a line feed in `text` becomes a line break, a tab a tab."""
    if not text:
        return
    run = sub(paragraph, "r")
    if style:
        sub(sub(run, "rPr"), "rStyle", val=style)
    for number, line in enumerate(clean(text).split("\n")):
        if number:
            sub(run, "br")
        for place, words in enumerate(line.split("\t")):
            if place:
                sub(run, "tab")
            if words:
                node = sub(run, "t")
                node.text = words
                if words != words.strip():
                    node.set(XML_SPACE, "preserve")


def paragraph(
    content: str | Iterable[Piece] = "", style: str = "BodyText", *, page_break: bool = False
) -> etree._Element:
    """A paragraph in a style; `page_break` starts a new page before it."""
    node = el("p")
    fill(node, content, style, page_break=page_break)
    return node


def fill(node: etree._Element, content: str | Iterable[Piece], style: str, *, page_break: bool = False) -> None:
    """Give an empty ``w:p`` its style and words."""
    properties = sub(node, "pPr")
    sub(properties, "pStyle", val=style)
    if page_break:
        sub(properties, "pageBreakBefore")
    for piece in (Piece(content),) if isinstance(content, str) else content:
        add_run(node, piece.text, piece.style)


@dataclass(frozen=True, slots=True)
class CellContent:
    """A table cell: paragraphs with their style, and its shading (RRGGBB, "" for none).

    Attributes:
        span: grid columns it covers.
        merge: "restart" where a vertically merged cell begins, "continue" below it, or "".
    """

    paragraphs: Sequence[tuple[str | Sequence[Piece], str]]
    shade: str = ""
    span: int = 1
    merge: str = ""


def text_cell(content: str | Sequence[Piece], style: str = "TableText", *, shade: str = "") -> CellContent:
    """A cell of one paragraph."""
    return CellContent(((content, style),), shade)


def table(widths: Sequence[int]) -> etree._Element:
    """An empty table of fixed column widths in twips, in the report's table style, centred."""
    node = el("tbl")
    properties = sub(node, "tblPr")
    sub(properties, "tblStyle", val="ReportTable")
    sub(properties, "tblW", w=sum(widths), type="dxa")
    sub(properties, "jc", val="center")
    sub(properties, "tblLayout", type="fixed")
    sub(
        properties,
        "tblLook",
        val="0020",
        firstRow="1",
        lastRow="0",
        firstColumn="0",
        lastColumn="0",
        noHBand="1",
        noVBand="1",
    )
    grid = sub(node, "tblGrid")
    for width in widths:
        sub(grid, "gridCol", w=width)
    return node


def add_row(
    node: etree._Element,
    widths: Sequence[int],
    cells: Sequence[CellContent],
    *,
    header: bool = False,
    keep_whole: bool = True,
    middle: bool = False,
) -> None:
    """Add a row; header rows repeat on every page, whole rows do not break across pages."""
    row = sub(node, "tr")
    if header or keep_whole:
        properties = sub(row, "trPr")
        if keep_whole:
            sub(properties, "cantSplit")
        if header:
            sub(properties, "tblHeader")
    column = 0
    for cell in cells:
        _add_cell(row, sum(widths[column : column + cell.span]), cell, middle=middle or header)
        column += cell.span


def _add_cell(row: etree._Element, width: int, cell: CellContent, *, middle: bool) -> None:
    node = sub(row, "tc")
    properties = sub(node, "tcPr")
    sub(properties, "tcW", w=width, type="dxa")
    if cell.span > 1:
        sub(properties, "gridSpan", val=cell.span)
    if cell.merge:
        sub(properties, "vMerge", val=cell.merge)
    if cell.shade:
        sub(properties, "shd", val="clear", color="auto", fill=cell.shade)
    if middle:
        sub(properties, "vAlign", val="center")
    for content, style in cell.paragraphs or (("", "TableText"),):
        fill(sub(node, "p"), content, style)


def section(
    *, landscape: bool = False, footers: Sequence[tuple[str, str]] = (), first: int = 0, kind: str = "nextPage"
) -> etree._Element:
    """A ``w:sectPr``.

    Args:
        landscape: turn the page; the same type area of 156 mm by 225 mm, turned with it.
        footers: (type, relationship id) pairs; none where the section has no page number.
        first: restart the page numbers at this, 0 to go on.
        kind: how the section begins.
    """
    node = el("sectPr")
    for footer, relation in footers:
        sub(node, "footerReference", type=footer, r_id=relation)
    sub(node, "type", val=kind)
    if landscape:
        sub(node, "pgSz", w=16838, h=11906, orient="landscape")
        sub(node, "pgMar", top=1587, right=2098, bottom=1474, left=1984, header=851, footer=850, gutter=0)
    else:
        sub(node, "pgSz", w=11906, h=16838)
        sub(node, "pgMar", top=2098, right=1474, bottom=1984, left=1587, header=851, footer=1418, gutter=0)
    if first:
        sub(node, "pgNumType", start=first)
    if not landscape:
        sub(node, "docGrid", type="lines", linePitch=578)
    return node


def field(instruction: str, result: Sequence[Piece] = ()) -> list[etree._Element]:
    """The runs of a complex field with its present result."""
    runs = [el("r", el("fldChar", fldCharType="begin"))]
    code = el("instrText")
    code.text = f" {instruction} "
    code.set(XML_SPACE, "preserve")
    runs += [el("r", code), el("r", el("fldChar", fldCharType="separate"))]
    holder = el("p")
    for piece in result:
        add_run(holder, piece.text, piece.style)
    runs += list(holder)
    runs.append(el("r", el("fldChar", fldCharType="end")))
    return runs


def serialise(root: etree._Element) -> bytes:
    """The part's bytes: UTF-8 with the declaration Word writes."""
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data
