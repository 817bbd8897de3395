"""The cross-city view of barriers."""

from __future__ import annotations

from itertools import permutations

from tests.unit.review.market.test_engine import regulation
from workbench.domain.findings import MarketFinding
from workbench.domain.regulation import Regulation
from workbench.domain.table import Cell, ComparisonTable, Row
from workbench.review.market import group_barriers, load_rules, screen

RULES = load_rules()
FILING = "市外园林企业来本市承揽绿化工程的，应当到市园林主管部门办理备案手续。"
FILING_TOO = "市外园林企业到本市承揽绿化工程的，应当向市园林主管部门办理登记备案手续。"
PRICE = "搬家服务的收费不得低于每车二百元。"


def drafts() -> list[Regulation]:
    return [
        regulation("为了发展园林事业，制定本条例。", FILING, city="甲"),
        regulation(FILING_TOO, city="乙"),
        regulation(PRICE, city="丙"),
    ]


def found(regulations: list[Regulation]) -> list[MarketFinding]:
    return [f for i, r in enumerate(regulations) for f in screen(r, RULES, i)]


def test_the_same_barrier_in_two_drafts_is_one_matter() -> None:
    barriers = group_barriers(drafts(), found(drafts()))
    assert sorted(tuple(b.findings) for b in barriers) == [(0, 1), (2,)]


def test_a_barrier_of_one_city_alone_names_the_others() -> None:
    lone = next(b for b in group_barriers(drafts(), found(drafts())) if not b.shared)
    assert lone.without == (0, 1)
    assert "只有丙" in lone.summary


def test_a_row_of_the_table_joins_differently_worded_barriers() -> None:
    texts = ("外地养护企业应当经市局审核后方可承接业务。", "非本市注册的园林单位必须提前报送人员名册和设备清单。")
    regulations = [regulation(t, city=c) for t, c in zip(texts, "甲乙", strict=True)]
    findings = found(regulations)
    assert {f.standard for f in findings} == {"9-5"}
    table = ComparisonTable((), (Row(1, "外地企业", {0: Cell(("1",)), 1: Cell(("1",))}, 1.0),))
    assert len(group_barriers(regulations, findings, table)) == 1


def test_the_order_of_the_drafts_changes_nothing() -> None:
    regulations = drafts()
    outcomes = set()
    for order in permutations(range(3)):
        shuffled = [regulations[i] for i in order]
        barriers = group_barriers(shuffled, found(shuffled))
        outcomes.add(tuple(tuple(sorted(shuffled[d].city for d in b.findings)) for b in barriers))
    assert len(outcomes) == 1
