"""The same words under a ban, a sanction, an encouragement or a demand."""

from __future__ import annotations

import pytest

from workbench.review.market.clause import Sense, sense_of, units_of


def sense(text: str, words: str) -> Sense:
    for unit in units_of(text):
        at = unit.text.find(words, unit.lead)
        if at >= 0:
            return sense_of(unit, at, at + len(words), at)
    raise AssertionError(words)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("招标人不得要求投标人在本市设立分公司。", "在本市设立分公司", Sense.FORBIDDEN),
        ("招标人不得要求投标人必须在本市注册。", "在本市注册", Sense.FORBIDDEN),
        ("不得擅自停业；外地企业应当在本市设立分公司。", "应当在本市设立分公司", Sense.OPERATIVE),
        ("不得设置壁垒，外地企业应当办理备案。", "应当办理备案", Sense.OPERATIVE),
        ("鼓励外地企业在本市设立分公司。", "在本市设立分公司", Sense.SOFT),
        ("外地企业应当在本市设立分公司。", "应当在本市设立分公司", Sense.OPERATIVE),
        ("要求外地企业设立分公司的规定，应当予以废止。", "要求外地企业设立分公司", Sense.FORBIDDEN),
        ("违反规定，限定他人购买指定产品的，由上级机关责令改正。", "限定他人购买指定产品", Sense.FORBIDDEN),
        ("未在本市设置办公场所的，由主管部门责令改正。", "未在本市设置办公场所", Sense.OPERATIVE),
        ("本条例所称外地企业，是指注册地不在本市的企业。", "注册地不在本市的企业", Sense.DEFINED),
    ],
)
def test_the_sense_of_words(text: str, words: str, expected: Sense) -> None:
    assert sense(text, words) is expected


def test_a_ban_in_the_lead_in_goes_with_each_item() -> None:
    text = "行政机关不得有下列行为：\n（一）指定经营者；\n（二）要求外地企业设立分公司。"
    assert sense(text, "要求外地企业设立分公司") is Sense.FORBIDDEN


def test_a_list_of_conditions_demands_its_items() -> None:
    text = "申请人应当具备下列条件：\n（一）有本市户籍；\n（二）身体健康。"
    assert sense(text, "有本市户籍") is Sense.OPERATIVE


def test_not_doing_something_under_a_ban_is_a_demand() -> None:
    text = "外地企业不得有下列行为：\n（一）未在本市设立分公司从事经营；"
    assert sense(text, "在本市设立分公司") is Sense.OPERATIVE


def test_a_sentence_keeps_its_place_in_the_article() -> None:
    text = "应当具备下列条件：（一）有本市户籍；（二）身体健康。外地企业应当备案。"
    for unit in units_of(text):
        assert text[unit.offset : unit.offset + len(unit.text) - unit.lead] == unit.text[unit.lead :]


def test_items_written_on_in_one_line_have_the_lead_in() -> None:
    units = units_of("应当具备下列条件：（一）有本市户籍；（二）身体健康。")
    assert [u.text[: u.lead] for u in units if u.lead] == ["应当具备下列条件："] * 2


def test_text_without_full_stops_is_cut_into_bounded_units() -> None:
    units = units_of("外地企业在本市应当" * 1000)
    assert max(len(u.text) for u in units) <= 1300
    assert sum(len(u.text) for u in units) == 9000
