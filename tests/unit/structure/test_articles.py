"""Articles, paragraphs, items and sub-items in all their writings."""

from __future__ import annotations

import pytest

from tests.unit.structure.drafts import HEAD, ONE, THREE, TWO, build, codes, item_labels, labels, texts


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("第二条 ", "2"), ("第二条\u3000", "2"), ("第二条\t", "2"), ("第 二 条 ", "2"), ("第2条 ", "2"), ("第２条", "2"),
        ("第二条", "2"), ("第 2 条\u3000", "2"), ("第一条之一 ", "1-1"), ("第1条之1 ", "1-1"), ("第 一 条 之 一\u3000", "1-1"),
        ("第二条：", "2"), ("第二条、", "2"), ("第二条.", "2"),
    ],
)  # fmt: skip
def test_article_numbers_are_read_in_every_writing(written: str, label: str) -> None:
    regulation = build(*HEAD, ONE, f"{written}河道属于国家所有。", "第三条 市水务部门负责河道管理。")
    assert labels(regulation) == ["1", label, "3"]
    assert regulation.articles[1].text == "河道属于国家所有。"


def test_text_without_a_blank_after_the_inserted_number_keeps_its_numeral() -> None:
    regulation = build(*HEAD, ONE, "第一条之一一般河道由县管理。", TWO)
    assert labels(regulation) == ["1", "1-1", "2"]
    assert regulation.articles[1].text == "一般河道由县管理。"


@pytest.mark.parametrize(
    "marks",
    [
        "（一）（二）（三）",
        "(一)(二)(三)",
        "㈠㈡㈢",
        "⑴⑵⑶",
        "①②③",
        "1.2.3.",
        "1、2、3、",
        "１．２．３．",
        "一、二、三、",
    ],
)
def test_items_are_read_in_every_writing(marks: str) -> None:
    size = len(marks) // 3
    first, second, third = (marks[n * size : (n + 1) * size] for n in range(3))
    regulation = build(
        *HEAD, ONE, "第二条 河道内禁止下列行为：", f"{first}倾倒垃圾；", f"{second}挖砂；", f"{third}设障。", THREE
    )
    article = regulation.articles[1]
    assert item_labels(article) == [[first, second, third]]
    assert [i.text for i in article.paragraphs[0].items] == ["倾倒垃圾；", "挖砂；", "设障。"]


def test_a_paragraph_behind_the_last_item_is_a_new_paragraph() -> None:
    regulation = build(*HEAD, ONE, "第二条 禁止：", "（一）倾倒；", "（二）挖砂。", "因抢险需要的除外。", THREE)
    article = regulation.articles[1]
    assert texts(article) == ["禁止：", "因抢险需要的除外。"]
    assert item_labels(article) == [["（一）", "（二）"], []]


def test_subitems_hang_below_their_item() -> None:
    regulation = build(
        *HEAD, ONE, "第二条 分为：", "（一）一级河道：", "1. 甲河；", "2. 乙河；", "（二）二级河道。", THREE
    )
    items = regulation.articles[1].paragraphs[0].items
    assert [[s.label for s in i.subitems] for i in items] == [["1.", "2."], []]


def test_a_further_paragraph_of_an_item_stays_inside_it() -> None:
    regulation = build(*HEAD, ONE, "第二条 分为：", "（一）一级。", "一级由市管理。", "（二）二级。", THREE)
    article = regulation.articles[1]
    assert len(article.paragraphs) == 1
    assert article.paragraphs[0].items[0].text == "一级。\n一级由市管理。"


def test_a_number_with_decimals_begins_no_item() -> None:
    regulation = build(*HEAD, ONE, "第二条 标准如下。", "2.5米以上的为一级。", THREE)
    assert item_labels(regulation.articles[1]) == [[], []]


def test_a_caption_in_square_brackets_is_the_heading() -> None:
    article = build(*HEAD, "第一条【立法目的】为了治水，制定本条例。", TWO).articles[0]
    assert article.heading == "立法目的"
    assert texts(article) == ["为了治水，制定本条例。"]
    assert article.text == "【立法目的】为了治水，制定本条例。"


def test_captions_in_round_brackets_are_headings_when_most_articles_have_them() -> None:
    regulation = build(*HEAD, "第一条（目的）为了治水，制定本条例。", "第二条（范围）适用于本市。")
    assert [a.heading for a in regulation.articles] == ["目的", "范围"]


def test_a_single_remark_in_round_brackets_is_text() -> None:
    regulation = build(*HEAD, ONE, TWO, "第三条 （删去）", "第四条 本条例自公布之日起施行。")
    assert regulation.articles[2].heading == ""
    assert regulation.articles[2].text == "（删去）"


def test_captions_on_the_number_line_are_headings() -> None:
    lines = [
        x
        for n, w in zip("一二三四", ["目的", "适用范围", "职责", "施行"], strict=True)
        for x in (f"第{n}条 {w}", "这是本条的文字。")
    ]
    regulation = build(*HEAD, *lines)
    assert [a.heading for a in regulation.articles] == ["目的", "适用范围", "职责", "施行"]
    assert texts(regulation.articles[0]) == ["这是本条的文字。"]


def test_automatic_numbers_are_the_articles_numbers() -> None:
    regulation = build(
        *HEAD, ("第一条", "为了治水。"), ("第二条", "禁止："), ("（一）", "倾倒；"), ("（二）", "挖砂。")
    )
    assert labels(regulation) == ["1", "2"]
    assert regulation.articles[1].text == "禁止：\n（一）倾倒；\n（二）挖砂。"


def test_a_number_both_automatic_and_typed_counts_once() -> None:
    regulation = build(*HEAD, ("第一条", "第一条 为了治水。"), ("第二条", "第二条 适用于本市。"))
    assert [a.text for a in regulation.articles] == ["为了治水。", "适用于本市。"]


def test_soft_breaks_separate_articles_and_items() -> None:
    regulation = build(*HEAD, ONE + "\n第二条 禁止：\n（一）倾倒；\n（二）挖砂。\n" + THREE)
    assert labels(regulation) == ["1", "2", "3"]
    assert item_labels(regulation.articles[1]) == [["（一）", "（二）"]]


def test_broken_lines_are_joined() -> None:
    regulation = build(
        *HEAD,
        "第一条 为了加强河道管理，制",
        "定本条例。",
        "第二条 本条例适用于本市行政",
        "区域内的河道。",
        "县（市）人民政府负责本行政区域",
        "内的河道。",
    )
    assert [a.text for a in regulation.articles] == [
        "为了加强河道管理，制定本条例。",
        "本条例适用于本市行政区域内的河道。\n县（市）人民政府负责本行政区域内的河道。",
    ]


def test_whole_paragraphs_are_not_joined() -> None:
    regulation = build(*HEAD, ONE, "第二条 市水务部门主管。", "县水务部门分管。", THREE)
    assert texts(regulation.articles[1]) == ["市水务部门主管。", "县水务部门分管。"]


@pytest.mark.parametrize(
    "citation", ["第一条规定处罚。", "第三条第二款规定处罚。", "第二条、第三条规定处罚。", "第九条的规定处罚。"]
)
def test_a_citation_at_the_start_of_a_line_begins_no_article(citation: str) -> None:
    regulation = build(*HEAD, ONE, "第二条 违反规定的，依照本条例", citation, THREE)
    assert labels(regulation) == ["1", "2", "3"]
    assert citation in regulation.articles[1].text


def test_a_paragraph_that_begins_with_a_citation_is_not_an_article() -> None:
    regulation = build(*HEAD, ONE, TWO, "第三条规定的部门应当公布名录。", THREE)
    assert labels(regulation) == ["1", "2", "3"]


def test_articles_that_ran_together_are_parted() -> None:
    regulation = build(*HEAD, ONE + TWO + " " + THREE, "第四条 本条例自公布之日起施行。")
    assert labels(regulation) == ["1", "2", "3", "4"]
    assert "inline-article" in codes(regulation)


def test_items_that_ran_together_are_parted() -> None:
    regulation = build(*HEAD, ONE, "第二条 禁止：（一）倾倒；（二）挖砂；（三）设障。", THREE)
    assert item_labels(regulation.articles[1]) == [["（一）", "（二）", "（三）"]]


def test_a_citation_of_items_parts_nothing() -> None:
    regulation = build(*HEAD, ONE, "第二条 有前条第（一）项、第（二）项情形的，予以处罚。", THREE)
    assert len(regulation.articles[1].paragraphs) == 1


def test_items_that_lost_their_numbers_are_items_without_label() -> None:
    regulation = build(*HEAD, ONE, "第二条 禁止：", "倾倒垃圾；", "挖砂；", "（三）设障。", THREE)
    assert item_labels(regulation.articles[1]) == [["", "", "（三）"]]
    assert "item-unnumbered" in codes(regulation)


def test_brackets_of_mixed_width_are_written_alike() -> None:
    regulation = build(*HEAD, ONE, "第二条 禁止：", "（一）倾倒；", "(二)挖砂；", "（三）设障。", THREE)
    assert item_labels(regulation.articles[1]) == [["（一）", "（二）", "（三）"]]
    assert "item-brackets" in codes(regulation)


def test_half_width_brackets_throughout_stay_as_typed() -> None:
    regulation = build(*HEAD, ONE, "第二条 禁止：", "(一)倾倒；", "(二)挖砂。", THREE)
    assert item_labels(regulation.articles[1]) == [["(一)", "(二)"]]
