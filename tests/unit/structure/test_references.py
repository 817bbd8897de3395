"""Citations, definitions and short names as objects."""

from __future__ import annotations

import pytest

from tests.unit.structure.drafts import HEAD, build
from workbench.domain.regulation import Article, Reference, Regulation


def of(sentence: str) -> tuple[Article, Regulation]:
    """A draft whose article 5, third paragraph, is `sentence`."""
    lines = [f"第{n}条 这是一条规定。" for n in "一二三四"]
    regulation = build(*HEAD, *lines, "第五条 甲的规定。", "乙的规定。", sentence, "第六条 末条。")
    return regulation.articles[4], regulation


def cited(sentence: str) -> list[tuple[str, str, str, str, int, int]]:
    article, _ = of(sentence)
    return [(article.text[r.start : r.end], r.law, r.article, r.last, r.paragraph, r.item) for r in article.references]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("依照本条例第二条第二款第三项办理。", [("本条例第二条第二款第三项", "", "2", "", 2, 3)]),
        ("依照本条例第二条第（三）项办理。", [("本条例第二条第（三）项", "", "2", "", 0, 3)]),
        ("依照第二条至第四条办理。", [("第二条至第四条", "", "2", "4", 0, 0)]),
        ("依照本条例第二条、第四条办理。", [("本条例第二条", "", "2", "", 0, 0), ("第四条", "", "4", "", 0, 0)]),
        ("依照第二条之一办理。", [("第二条之一", "", "2-1", "", 0, 0)]),
        ("依照第 2 条办理。", [("第 2 条", "", "2", "", 0, 0)]),
        ("有前款情形的，从其规定。", [("前款", "", "5", "", 2, 0)]),
        ("有前两款情形的，从其规定。", [("前两款", "", "5", "", 1, 0), ("前两款", "", "5", "", 2, 0)]),
        ("有本条第一款情形的，从其规定。", [("本条第一款", "", "5", "", 1, 0)]),
        ("有前款第二项情形的，从其规定。", [("前款第二项", "", "5", "", 2, 2)]),
        ("有第一款情形的，从其规定。", [("第一款", "", "5", "", 1, 0)]),
        ("有前条情形的，从其规定。", [("前条", "", "4", "", 0, 0)]),
        ("有第二条第一项、第三项情形的，从其规定。", [("第二条第一项", "", "2", "", 0, 1), ("第三项", "", "2", "", 0, 3)]),
        ("依照《中华人民共和国水法》第四十三条办理。", [("《中华人民共和国水法》第四十三条", "中华人民共和国水法", "43", "", 0, 0)]),
        ("依照《中华人民共和国水法》办理。", [("《中华人民共和国水法》", "中华人民共和国水法", "", "", 0, 0)]),
        ("依照《水法》第三条、第五条办理。", [("《水法》第三条", "水法", "3", "", 0, 0), ("第五条", "水法", "5", "", 0, 0)]),
        ("依照行政处罚法第九条办理。", [("行政处罚法第九条", "行政处罚法", "9", "", 0, 0)]),
        ("按照本条例规定的条件办理。", []),
        ("本条例自公布之日起施行。", []),
    ],
)  # fmt: skip
def test_citations_are_objects(sentence: str, expected: list[tuple[str, str, str, str, int, int]]) -> None:
    assert cited(sentence) == expected


def test_a_short_name_stands_for_its_law() -> None:
    regulation = build(
        *HEAD,
        "第一条 根据《中华人民共和国河道管理条例》（以下简称国家河道条例），制定本条例。",
        "第二条 违反国家河道条例第三条的，予以处罚。",
    )
    assert regulation.articles[1].references == (Reference(2, 11, "中华人民共和国河道管理条例", "3"),)


def test_a_defined_term_has_its_meaning_and_place() -> None:
    article, regulation = of("本条例所称河道，是指行洪、输水的天然水道。")
    (definition,) = regulation.definitions
    assert (definition.term, definition.meaning) == ("河道", "行洪、输水的天然水道")
    assert article.text[definition.start : definition.end] == "本条例所称河道，是指行洪、输水的天然水道"


def test_a_glossary_defines_a_term_in_each_item() -> None:
    regulation = build(*HEAD, "第一条 本条例下列用语的含义：", "（一）河道，是指天然水道；", "（二）湖泊：指天然湖泊。")
    assert [d.term for d in regulation.definitions] == ["河道", "湖泊"]


@pytest.mark.parametrize(
    ("sentence", "term", "meaning"),
    [
        ("劳动和社会保障监察（以下简称劳动保障监察）依法进行。", "劳动保障监察", "劳动和社会保障监察"),
        ("旅馆和民宿（以下统称住宿业）应当登记。", "住宿业", "旅馆和民宿"),
        ("本条例所称商品交易市场（以下简称市场），是指固定场地。", "市场", "商品交易市场"),
    ],
)
def test_a_short_name_s_full_name_is_found(sentence: str, term: str, meaning: str) -> None:
    _, regulation = of(sentence)
    assert (term, meaning) in [(d.term, d.meaning) for d in regulation.definitions if d.short_name]


def test_what_a_term_does_not_include_is_no_definition() -> None:
    assert of("本条例所称机动车不包括铁路机车。")[1].definitions == ()


def test_a_short_name_is_a_definition_of_its_own_kind() -> None:
    _, regulation = of("由市水行政主管部门（以下简称市水务部门）负责。")
    (definition,) = regulation.definitions
    assert definition.short_name
    assert (definition.term, definition.meaning) == ("市水务部门", "市水行政主管部门")
