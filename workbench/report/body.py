"""A report's body while it grows: headings that are remembered for the table of contents, paragraphs, tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field

from lxml import etree

from workbench.domain.numerals import format_chinese
from workbench.report.ooxml import (
    PORTRAIT_WIDTH,
    CellContent,
    Piece,
    W,
    add_row,
    el,
    field,
    paragraph,
    sub,
    table,
    text_cell,
)
from workbench.report.pages import table_height

#: A table up to this height, in twips, stays on one page: some half of it.
_ON_ONE_PAGE = 6400


#: The styles of a table's head, of cells in the middle and of others.
_USUAL = ("TableHead", "TableCentre", "TableText")
_SMALL = ("AnnexHead", "AnnexText", "AnnexText")


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the table of contents."""

    level: int
    text: str
    bookmark: str


@dataclass(slots=True)
class Body:
    """Blocks in their order; the only mutable thing in a report's making."""

    blocks: list[etree._Element] = dataclass_field(default_factory=list)
    headings: list[Heading] = dataclass_field(default_factory=list)
    _numbers: list[int] = dataclass_field(default_factory=lambda: [0, 0, 0])
    _tables: int = 0

    def heading(self, level: int, text: str, *, number: int = 0) -> None:
        """A numbered heading: 一、 on level 1, （一） on level 2, 1. on level 3; `number` where it is not the next one."""
        self._numbers[level - 1] = number or self._numbers[level - 1] + 1
        self._numbers[level:] = [0] * (3 - level)
        number = self._numbers[level - 1]
        label = (f"{format_chinese(number)}、", f"（{format_chinese(number)}）", f"{number}. ")[level - 1]
        node = paragraph(label + text, f"Heading{level}")
        if level < 3:
            self._bookmark(node, Heading(level, label + text, self._next_bookmark()))
        self.blocks.append(node)

    def annex(self, number: int, title: str) -> None:
        """附件1 and its title at the head of a new page; a TC field brings both into the table of contents."""
        # the first annex begins a section of its own
        self.blocks.append(paragraph(f"附件{number}", "AnnexNumber", page_break=number > 1))
        node = paragraph(title, "AnnexTitle")
        entry = f"附件{number}\u3000{title}"
        node.extend(hidden_field(f'TC "{entry}" \\l 1'))
        self._bookmark(node, Heading(1, entry, self._next_bookmark()))
        self.blocks.append(node)

    def text(self, content: str | Iterable[Piece], style: str = "BodyText") -> None:
        """A paragraph."""
        self.blocks.append(paragraph(content, style))

    def gap(self) -> None:
        """A little room behind a table."""
        self.text("", "TableGap")

    def led(self, lead: str, words: str) -> None:
        """Paragraphs of `words`, the first led by `lead` in 黑体."""
        first, *rest = words.split("\n")
        self.text((Piece(lead, "Lead"), Piece(first)))
        for line in rest:
            self.text(line)

    def caption(self, text: str) -> None:
        """表1 …, above a table."""
        self._tables += 1
        self.text(f"表{self._tables}\u3000{text}", "Caption")

    def grid(
        self,
        head: Sequence[str],
        rows: Iterable[Sequence[str | CellContent]],
        shares: Sequence[int],
        *,
        width: int = PORTRAIT_WIDTH,
        centred: Sequence[int] = (),
        whole: int = _ON_ONE_PAGE,
        small: bool = False,
    ) -> None:
        """A small table.

        Args:
            shares: they divide the width.
            centred: the columns whose words stand in the middle.
            whole: up to this height, in twips, the table stays on one page.
            small: in the type of the annexes.
        """
        head_style, centre, plain = _SMALL if small else _USUAL
        widths = divided(width, shares)
        node = table(widths)
        add_row(node, widths, [text_cell(h, head_style, shade="E7E6E6") for h in head], header=True)
        for row in rows:
            cells = [
                c if isinstance(c, CellContent) else text_cell(c, centre if i in centred else plain)
                for i, c in enumerate(row)
            ]
            long = any(
                sum(len(t if isinstance(t, str) else "".join(p.text for p in t)) for t, _ in c.paragraphs) > 300
                for c in cells
            )
            add_row(node, widths, cells, keep_whole=not long, middle=not long)
        _keep_rows_together(node, whole)
        self.blocks.append(node)

    def _next_bookmark(self) -> str:
        return f"_Toc{len(self.headings) + 1:08d}"

    def _bookmark(self, node: etree._Element, heading: Heading) -> None:
        identity = len(self.headings)
        node.insert(1, el("bookmarkStart", id=identity, name=heading.bookmark))
        node.append(el("bookmarkEnd", id=identity))
        self.headings.append(heading)


def _keep_rows_together(node: etree._Element, whole: int) -> None:
    """Keep a small table on one page; of a large one the heading with the first row, and the last two rows (合计)."""
    rows = list(node.iterchildren(f"{{{W}}}tr"))
    small = table_height(node) <= whole
    for number, row in enumerate(rows[:-1]):
        if small or number in (0, len(rows) - 2):
            for properties in row.iter(f"{{{W}}}pPr"):
                # the schema has pStyle first, then keepNext
                properties.insert(1, el("keepNext"))


def section_end(properties: etree._Element) -> etree._Element:
    """The paragraph that ends a section of these properties."""
    node = el("p")
    holder = sub(node, "pPr")
    sub(holder, "pStyle", val="TableNote")
    holder.append(properties)
    return node


def hidden_field(instruction: str) -> list[etree._Element]:
    """A field that shows nothing (TC)."""
    begin, code, _, end = field(instruction)
    runs = [begin, code, end]
    for run in runs:
        run.insert(0, el("rPr", el("vanish")))
    return runs


def divided(width: int, shares: Sequence[int]) -> list[int]:
    """`width` twips divided in the ratio of `shares`, the last taking the remainder."""
    total = sum(shares)
    widths = [width * share // total for share in shares]
    widths[-1] += width - sum(widths)
    return widths


def contents(headings: Sequence[Heading], pages: Mapping[str, int]) -> list[etree._Element]:
    """目录: a TOC field whose entries are already there, so that nothing has to be asked when the file opens.

    The entries link to their headings; `pages` are the page numbers they show, fields that Word counts anew when the
    user updates the contents, and before printing.
    """
    blocks = [paragraph("目\u3000录", "TocTitle", page_break=True)]
    code = field('TOC \\o "1-2" \\f \\h \\z')
    for number, heading in enumerate(headings):
        node = el("p")
        sub(sub(node, "pPr"), "pStyle", val=f"TOC{heading.level}")
        if number == 0:
            node.extend(code[:3])
        link = sub(node, "hyperlink", anchor=heading.bookmark, history="1")
        holder = paragraph(heading.text)
        link.extend(list(holder)[1:])
        sub(sub(link, "r"), "tab")
        link.extend(field(f"PAGEREF {heading.bookmark} \\h", (Piece(str(pages.get(heading.bookmark, ""))),)))
        if number == len(headings) - 1:
            node.append(code[3])
        blocks.append(node)
    return blocks
