"""Comparison tables: which column is the text."""

from __future__ import annotations

import pytest

from tests.helpers.docx_files import cell, p, row, table
from tests.unit.intake.conftest import Read
from workbench.domain.errors import IntakeError
from workbench.domain.source import SourceDocument

ROWS = (
    ["修改前", "修改后", "修改理由"],
    ["第一条 旧一。", "第一条 新一。", "理由"],
    ["第二条 旧二。", "第二条 新二。", "理由"],
    ["第三条 旧三。", "同左", ""],
    ["第四条 旧四。", "（删除）", "理由"],
)


def texts(document: SourceDocument) -> list[str]:
    return [b.text for b in document.blocks]


def test_the_new_text_is_read_by_default(read: Read) -> None:
    document = read(p("某市条例修改对照表") + table(*ROWS))
    assert texts(document) == ["某市条例修改对照表", "第一条 新一。", "第二条 新二。", "第三条 旧三。"]
    assert [n.code for n in document.notices] == ["comparison-table"]
    assert document.properties["table_columns"] == "修改前\t修改后\t修改理由"
    assert document.properties["table_column"] == "1"


def test_another_column_can_be_chosen(read: Read) -> None:
    document = read(table(*ROWS), column=0)
    assert texts(document) == ["第一条 旧一。", "第二条 旧二。", "第三条 旧三。", "第四条 旧四。"]


def test_the_old_text_may_stand_on_the_right(read: Read) -> None:
    rows = [["修订草案", "现行条例"], ["第一条 新一。", "第一条 旧一。"], ["第二条 新二。", "第二条 旧二。"]]
    assert texts(read(table(*rows))) == ["第一条 新一。", "第二条 新二。"]


def test_two_columns_of_articles_without_header(read: Read) -> None:
    rows = [["第一条 旧一。", "第一条 新一。"], ["第二条 旧二。", "第二条 新二。"]]
    assert texts(read(table(*rows))) == ["第一条 新一。", "第二条 新二。"]


def test_a_heading_across_all_columns_is_kept(read: Read) -> None:
    wide = row(cell("第一章 总则", '<w:gridSpan w:val="2"/>'))
    rows = row("原条文", "修改稿") + wide + row("第一条 旧。", "第一条 新。") + row("第二条 旧。", "第二条 新。")
    assert texts(read(f"<w:tbl>{rows}</w:tbl>")) == ["第一章 总则", "第一条 新。", "第二条 新。"]


def test_a_draft_in_a_plain_table_is_read_whole(read: Read) -> None:
    document = read(table(["第一条", "甲。"], ["第二条", "乙。"]))
    assert texts(document) == ["第一条", "甲。", "第二条", "乙。"]
    assert not document.notices


def test_a_column_of_running_numbers_is_no_text(read: Read) -> None:
    assert texts(read(table(["序号", "条文"], ["1", "第一条 甲。"], ["2", "第二条 乙。"]))) == [
        "第一条 甲。",
        "第二条 乙。",
    ]


def test_choosing_a_column_of_a_file_without_table_is_an_error(read: Read) -> None:
    with pytest.raises(IntakeError, match="对照表"):
        read(p("第一条 甲。"), column=1)
