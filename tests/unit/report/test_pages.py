"""The page numbers of the contents, counted before any word processor has seen the report."""

from __future__ import annotations

import pytest
from lxml import etree

from workbench.report.ooxml import PORTRAIT_HEIGHT, PORTRAIT_WIDTH, W, add_row, el, paragraph, table, text_cell
from workbench.report.pages import PageCount, line_count


def marked(style: str = "BodyText", text: str = "标记") -> etree._Element:
    node = paragraph(text, style)
    node.insert(1, el("bookmarkStart", id=0, name="here"))
    return node


def page_of(*blocks: etree._Element) -> int:
    count = PageCount(PORTRAIT_WIDTH, PORTRAIT_HEIGHT)
    count.count(blocks)
    return count.pages["here"]


def rows(count: int, text: str, *, keep_whole: bool = True) -> etree._Element:
    node = table([4000, 4845])
    add_row(node, [4000, 4845], [text_cell("甲"), text_cell("乙")], header=True)
    for _ in range(count):
        add_row(node, [4000, 4845], [text_cell("短"), text_cell(text)], keep_whole=keep_whole)
    return node


def test_a_page_has_twenty_two_lines() -> None:
    lines = [paragraph("一行") for _ in range(22)]
    assert page_of(*lines[:21], marked()) == 1
    assert page_of(*lines, marked()) == 2


def test_long_paragraphs_take_several_lines() -> None:
    # 27 characters of 16 pt in 156 mm, the first line without two of them
    assert page_of(*[paragraph("字" * 25) for _ in range(21)], marked()) == 1
    assert page_of(*[paragraph("字" * 26) for _ in range(21)], marked()) == 2


def test_a_heading_goes_with_the_words_below_it() -> None:
    lines = [paragraph("一行") for _ in range(21)]
    assert page_of(*lines, marked("Heading2"), paragraph("正文")) == 2


def test_rows_that_do_not_break_go_to_the_next_page_with_the_head() -> None:
    one_row, head = 20 + 360 + 56 - 10, 426
    fitting = (PORTRAIT_HEIGHT - head) // one_row
    assert page_of(rows(fitting - 3, "行"), marked()) == 1
    assert page_of(rows(fitting + 1, "行"), marked()) == 2


def test_a_long_row_flows_over_pages() -> None:
    assert page_of(rows(1, "字" * 19 * 80, keep_whole=False), marked()) == 3


def test_a_line_break_counts() -> None:
    assert page_of(paragraph("行\n" * 22 + "行"), marked()) == 2


def test_a_page_break_begins_a_page() -> None:
    broken = paragraph("附件", page_break=True)
    assert page_of(paragraph("一行"), broken, marked()) == 2


def test_rows_that_keep_together_move_together() -> None:
    node = rows(5, "行")
    for properties in node.iter(f"{{{W}}}pPr"):
        properties.insert(1, el("keepNext"))
    assert page_of(*[paragraph("一行") for _ in range(18)], node, marked()) == 2
    assert page_of(*[paragraph("一行") for _ in range(18)], rows(1, "行"), marked()) == 1


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("字" * 10, 10.0, 1),
        ("字" * 11, 10.0, 2),
        ("1" * 20, 10.0, 1),
        ("字" * 9 + "（括号）", 10.0, 2),
        ("字" * 9 + "。" + "字" * 10, 10.0, 2),
        ("字" * 10 + "。" + "字" * 9, 10.0, 3),
        ("", 10.0, 1),
    ],
)
def test_lines_end_where_marks_allow(text: str, room: float, lines: int) -> None:
    assert line_count(text, room) == lines
