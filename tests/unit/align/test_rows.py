"""Rows as a drafter wants them: sanctions beside their conduct, headings that can be told apart."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from tests.unit.align.test_align import WATER, article, regulation
from workbench.align import align
from workbench.align.conduct import continuations, own_citations
from workbench.align.sparse import Graph
from workbench.align.units import cut_article
from workbench.domain.regulation import Article, Item, Paragraph

LONG = (
    "违反本条例规定，供水单位擅自停止向居民用户供水的，由水务部门责令改正，处一万元以上三万元以下罚款，并在当地媒体上向受到影响的用户说明原因；"
    "逾期不改正的，处三万元以上五万元以下罚款；情节严重的，吊销许可证件。未按照规定公布水质检测结果的，由水务部门给予警告。"
)


def test_a_further_sanction_is_one_unit_with_the_sanction_before_it() -> None:
    units = cut_article(article("1", LONG))
    assert [u.text[:6] for u in units] == ["违反本条例规", "未按照规定公"]


def test_a_daily_fine_is_a_matter_of_its_own() -> None:
    units = cut_article(article("1", "违反规定排放污水的，处一万元罚款。拒不改正的，可以按照原处罚数额按日连续处罚。"))
    assert len(units) == 2


def test_further_sanctions_in_a_paragraph_of_their_own_go_with_the_conduct_before_them() -> None:
    units = cut_article(structured("违反规定停止供水的，处一万元罚款。\n情节严重的，吊销许可证件。"))
    assert continuations(units, [0, 0], np.array([True, True]), [(), ()]) == {1: 0}


def structured(text: str) -> Article:
    """An article with paragraphs by line and items by （一）."""
    lines = text.split("\n")
    paragraphs: list[Paragraph] = []
    at = 0
    for line in lines:
        if line.startswith("（"):
            last = paragraphs[-1]
            item = Item(line[1], len(last.items) + 1, line, at, at + 3, at + len(line))
            paragraphs[-1] = Paragraph(
                last.number, text[last.start : item.end], last.start, item.end, (*last.items, item)
            )
        else:
            paragraphs.append(Paragraph(len(paragraphs) + 1, line, at, at + len(line)))
        at += len(line) + 1
    return Article("1", text, tuple(paragraphs))


OWN = (
    "施工单位应当设置围挡。\n施工单位应当遵守下列规定：\n（一）冲洗车辆；\n（二）覆盖土方。\n"
    "违反前款第二项规定的，处一千元罚款。\n违反本条第一款规定的，处三千元罚款。\n违反本条规定的，记入信用记录。"
)


@pytest.mark.parametrize(("citing", "expected"), [(3, [2]), (4, [0]), (5, [0, 1, 2, 3, 4, 5])])
def test_a_sanction_cites_the_duties_of_its_own_article(citing: int, expected: list[int]) -> None:
    own = structured(OWN)
    units = cut_article(own)
    assert own_citations(units[citing].text, units[citing], own, units) == expected


def test_no_row_shows_only_further_sanctions() -> None:
    table = align([regulation("甲", (*WATER, LONG)), regulation("乙", (*WATER[:3], LONG, WATER[4]))])
    shown = [
        LONG[p.start : p.end]
        for r in table.rows
        for p in (r.cells[0].parts if 0 in r.cells else ())
        if p.article == "6"
    ]
    assert not [words for words in shown if words.startswith(("逾期", "情节"))]


def test_different_rows_have_different_headings() -> None:
    texts = (
        "供水单位应当建立供水管网巡查制度，发现供水管网漏损的，应当立即组织抢修。",
        "供水单位应当建立供水管网档案，记录供水管网材质和敷设年代。",
    )
    table = align([regulation("甲", texts), regulation("乙", texts)])
    assert max(Counter(r.topic for r in table.rows).values()) == 1


def test_no_heading_is_a_broken_off_phrase() -> None:
    texts = ("具体办法由市水务部门另行公布。", "应当自期限届满之日起七日内公布。")
    topics = [r.topic for r in align([regulation("甲", texts)]).rows]
    assert not [t for t in topics if t.startswith("具体") or "之日" in t]


def test_pairs_are_found_in_either_order_with_and_without_a_table() -> None:
    small = Graph(np.array([0, 0, 1, 1]), np.array([0, 1]), np.array([2, 3]))
    group = np.repeat(np.arange(2), 1500)
    large = Graph(group, np.array([0, 1]), np.array([2, 3]))
    for graph in (small, large):
        assert graph.find(np.array([2, 1, 0]), np.array([0, 3, 3])).tolist() == [0, 1, -1]
