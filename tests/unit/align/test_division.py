"""The division of duties among departments is one matter, in one sentence or in many articles."""

from __future__ import annotations

import pytest

from tests.unit.align.test_align import WATER, regulation
from workbench.align import align
from workbench.domain.table import ComparisonTable

GENERAL = "水务部门主管本市供水工作。公安、卫生健康、市场监督管理等部门按照各自职责做好供水管理相关工作。"
SINGLE = (
    "卫生健康部门负责生活饮用水的卫生监督，定期抽检水质。",
    "市场监督管理部门应当履行下列职责：对水表制造企业进行检查，查处不合格水表。",
    "应急管理部门依照安全生产的法律，指导加氯间的安全工作。",
    "林业部门应当加强对水源涵养林的监督管理。",
)


def ends_of(table: ComparisonTable, draft: int, other: int, label: str) -> set[str]:
    """The articles of `draft` that share a row with article `label` of `other`."""
    rows = [r.cells for r in table.rows if other in r.cells and draft in r.cells]
    return {a for cells in rows if label in cells[other].articles for a in cells[draft].articles}


def test_articles_for_single_departments_stand_beside_the_general_sentence() -> None:
    one = regulation("甲", (*WATER[:2], GENERAL, *WATER[2:]))
    many = regulation("乙", (*WATER[:2], *SINGLE, *WATER[2:]))
    assert ends_of(align([one, many]), 1, 0, "3") >= {"3", "4", "5", "6"}


@pytest.mark.parametrize("kept", [SINGLE[:1], SINGLE[:2], SINGLE[3:]])
def test_one_or_two_articles_on_departments_are_no_division(kept: tuple[str, ...]) -> None:
    one = regulation("甲", (*WATER[:2], GENERAL, *WATER[2:]))
    few = regulation("乙", (*WATER[:2], *kept, *WATER[2:]))
    assert len(ends_of(align([one, few]), 1, 0, "3")) <= 1


def test_a_division_without_counterpart_stays_alone() -> None:
    plain = regulation("甲", WATER)
    many = regulation("乙", (*WATER[:2], *SINGLE, *WATER[2:]))
    shared = [r for r in align([plain, many]).rows if len(r.cells) > 1]
    assert not {"3", "4", "5", "6"} & {a for r in shared for a in r.cells[1].articles}


def test_duties_of_departments_are_gathered_in_every_order_of_the_drafts() -> None:
    one = regulation("甲", (*WATER[:2], GENERAL, *WATER[2:]))
    many = regulation("乙", (*WATER[:2], *SINGLE, *WATER[2:]))
    assert ends_of(align([many, one]), 0, 1, "3") == ends_of(align([one, many]), 1, 0, "3")


def test_the_reason_for_a_department_of_its_own_is_the_division_of_duties() -> None:
    one = regulation("甲", (*WATER[:2], GENERAL, *WATER[2:]))
    many = regulation("乙", (*WATER[:2], *SINGLE, *WATER[2:]))
    links = [k for r in align([one, many]).rows for k in r.links if (k.article_a, k.article_b) == ("3", "6")]
    assert [(k.reasons[0], k.score >= 0.7) for k in links] == [("同属部门职责分工", True)]
