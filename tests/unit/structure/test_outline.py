"""Title, caption, contents, divisions, decisions, appendices: what every line of a document is."""

from __future__ import annotations

import pytest

from tests.unit.structure.drafts import HEAD, ONE, THREE, TWO, build, codes, labels, texts
from workbench.domain.regulation import DocumentKind, Level

LAST = "第四条 本条例自2024年1月1日起施行。"


def test_the_title_caption_and_city_are_read() -> None:
    regulation = build(
        "晋城市河道管理条例",
        "（2018年8月29日晋城市第七届人民代表大会常务委员会第五次会议通过 2018年9月21日山西省第十三届人民代表大会常务委员会第五次会议批准）",
        ONE,
        TWO,
    )
    assert (regulation.title, regulation.city) == ("晋城市河道管理条例", "晋城")
    assert [(i.act, i.date) for i in regulation.issued] == [("通过", "2018-08-29"), ("批准", "2018-09-21")]
    assert regulation.issued[1].organ == "山西省第十三届人民代表大会常务委员会"


def test_a_caption_with_chinese_digits_is_data() -> None:
    regulation = build("晋城市河道管理条例", "（二〇一八年八月二十九日晋城市人民代表大会常务委员会通过）", ONE, TWO)
    assert regulation.issued[0].date == "2018-08-29"


def test_a_caption_whose_bracket_is_never_closed_ends_before_the_preamble() -> None:
    regulation = build(*HEAD, "（2018年8月29日晋城市人民代表大会常务委员会通过", "为了治水，作如下规定。", ONE, TWO)
    assert regulation.preamble == "为了治水，作如下规定。"


def test_an_amended_text_names_the_decision_s_date() -> None:
    regulation = build(
        "晋城市河道管理条例",
        "（2010年1月8日晋城市第五届人民代表大会常务委员会通过",
        "根据2018年10月30日晋城市第七届人民代表大会常务委员会《关于修改部分地方性法规的决定》修正）",
        ONE,
        TWO,
    )
    assert [(i.act, i.date) for i in regulation.issued] == [("通过", "2010-01-08"), ("修正", "2018-10-30")]
    assert regulation.preamble == ""


@pytest.mark.parametrize(
    ("lines", "title", "version"),
    [
        (["《晋城市河道管理条例》（草案）"], "晋城市河道管理条例（草案）", "草案"),
        (["晋城市河道管理条例", "（征求意见稿）"], "晋城市河道管理条例（征求意见稿）", "征求意见稿"),
        (["晋城市人民代表大会常务委员会关于", "修改《晋城市河道管理条例》的决定"], "晋城市人民代表大会常务委员会关于修改《晋城市河道管理条例》的决定", ""),
        (["晋城市河道管理条例（修订草案二次审议稿）"], "晋城市河道管理条例（修订草案二次审议稿）", "修订草案二次审议稿"),
    ],
)  # fmt: skip
def test_titles_over_lines_and_with_version_words(lines: list[str], title: str, version: str) -> None:
    regulation = build(*lines, ONE, TWO)
    assert (regulation.title, regulation.version) == (title, version)


def test_the_contents_list_makes_no_divisions() -> None:
    contents = ["目\u3000录", "第一章 总则", "第二章 管理……3", "第三章 附则"]
    regulation = build(*HEAD, *contents, "第一章 总则", ONE, "第二章 管理", TWO, THREE, "第三章 附则", LAST)
    assert [d.title for d in regulation.divisions] == ["第一章 总则", "第二章 管理", "第三章 附则"]
    assert regulation.contents == tuple(contents)
    assert [a.heading_path for a in regulation.articles][-1] == ("第三章 附则",)


def test_a_contents_list_without_its_word_is_recognised() -> None:
    regulation = build(*HEAD, "第一章 总则", "第二章 附则", "第一章 总则", ONE, TWO, "第二章 附则", THREE)
    assert len(regulation.divisions) == 2
    assert len(regulation.contents) == 2


def test_a_contents_list_of_articles_makes_no_articles() -> None:
    regulation = build(*HEAD, "目录", "第一条 目的", "第二条 范围", ONE, TWO, THREE)
    assert labels(regulation) == ["1", "2", "3"]


def test_parts_chapters_and_sections_nest() -> None:
    regulation = build(
        *HEAD,
        "第一编 总则",
        "第一分编 通则",
        "第一章 一般规定",
        "第一节 原则",
        ONE,
        "第二节 其他",
        TWO,
        "第二章 职责",
        THREE,
    )
    assert [d.level for d in regulation.divisions] == [
        Level.PART, Level.SUBPART, Level.CHAPTER, Level.SECTION, Level.SECTION, Level.CHAPTER,
    ]  # fmt: skip
    assert regulation.articles[1].heading_path == ("第一编 总则", "第一分编 通则", "第一章 一般规定", "第二节 其他")
    assert regulation.articles[2].heading_path == ("第一编 总则", "第一分编 通则", "第二章 职责")


def test_a_spread_out_heading_is_closed_up() -> None:
    regulation = build(*HEAD, "第 一 章\u3000总\u3000\u3000则", ONE, TWO)
    assert regulation.divisions[0].title == "第一章 总则"


def test_a_heading_on_the_line_below_its_number_belongs_to_it() -> None:
    regulation = build(*HEAD, "第一章", "总则", ONE, "第二章", "管理", TWO)
    assert [d.title for d in regulation.divisions] == ["第一章 总则", "第二章 管理"]


def test_a_citation_of_a_chapter_is_no_division() -> None:
    regulation = build(*HEAD, "第一章 总则", ONE, "第二条 依照本条例", "第二章的规定办理。", THREE)
    assert len(regulation.divisions) == 1


def test_a_heading_that_lost_its_number_is_a_division_without_one() -> None:
    regulation = build(*HEAD, "第一章 总则", ONE, "监督管理", TWO, "第三章 附则", THREE)
    assert [(d.level, d.number, d.heading) for d in regulation.divisions][1] == (Level.CHAPTER, "", "监督管理")
    assert "division-number" in codes(regulation)


def test_a_first_section_that_lost_its_number_is_not_the_chapter_s_heading() -> None:
    regulation = build(*HEAD, "第一章 总则", ONE, "第二章 管理", "一般管理", TWO, "第二节 特别管理", THREE)
    assert [(d.level, d.heading) for d in regulation.divisions][1:] == [
        (Level.CHAPTER, "管理"), (Level.SECTION, "一般管理"), (Level.SECTION, "特别管理"),
    ]  # fmt: skip


def test_an_announcement_before_the_title_is_kept_apart() -> None:
    regulation = build(
        "晋城市人民代表大会常务委员会公告",
        "（第3号）",
        "《晋城市河道管理条例》已由晋城市第七届人民代表大会常务委员会第五次会议通过，现予公布，自2019年1月1日起施行。",
        "晋城市人民代表大会常务委员会",
        "2018年10月8日",
        "晋城市河道管理条例",
        ONE,
        TWO,
    )
    assert regulation.title == "晋城市河道管理条例"
    assert "现予公布" in regulation.announcement
    assert regulation.preamble == ""


def test_a_preamble_is_kept_and_reported() -> None:
    regulation = build(*HEAD, "为了落实国家战略，根据有关法律，结合本市实际，制定本规定。", "第一条 适用于本市。", TWO)
    assert regulation.preamble == "为了落实国家战略，根据有关法律，结合本市实际，制定本规定。"
    assert "preamble" in codes(regulation)


def test_appendices_carry_title_and_text() -> None:
    regulation = build(*HEAD, ONE, TWO, "附件1：河道名录", "甲河、乙河。", "附件2", "保护范围图", "见图册。")
    assert [(a.title, a.text) for a in regulation.appendices] == [
        ("附件1：河道名录", "甲河、乙河。"),
        ("附件2 保护范围图", "见图册。"),
    ]
    assert labels(regulation) == ["1", "2"]


def test_an_explanation_behind_the_draft_is_not_its_text() -> None:
    regulation = build(
        *HEAD, ONE, TWO, "关于《晋城市河道管理条例（草案）》的说明", "一、制定的必要性", "第三条规定了职责。"
    )
    assert regulation.explanation.startswith("关于《晋城市河道管理条例（草案）》的说明")
    assert labels(regulation) == ["1", "2"]


def test_a_second_text_behind_the_first_is_an_appendix() -> None:
    regulation = build(*HEAD, ONE, TWO, "晋城市节约用水条例", "第一条 为了节水。", "第二条 适用于本市。")
    assert labels(regulation) == ["1", "2"]
    assert regulation.appendices[0].title == "晋城市节约用水条例"


def test_a_repeated_number_is_kept_and_reported() -> None:
    regulation = build(*HEAD, ONE, TWO, "第二条 河道分级管理。", THREE)
    assert labels(regulation) == ["1", "2", "2", "3"]
    assert "article-repeat" in codes(regulation)


def test_a_missing_number_is_reported_and_nothing_renumbered() -> None:
    regulation = build(*HEAD, ONE, THREE, LAST)
    assert labels(regulation) == ["1", "3", "4"]
    assert [n.message for n in regulation.notices if n.code == "article-gap"] == [
        "第三条之前的编号不连续：缺少第二条。"
    ]


def test_gaps_among_chapters_and_items_are_reported() -> None:
    regulation = build(*HEAD, "第一章 总则", ONE, "第三章 附则", "第二条 禁止：", "（一）倾倒；", "（三）挖砂。")
    assert {"division-gap", "item-gap"} <= set(codes(regulation))


def test_a_web_page_s_frame_is_left_out_and_reported() -> None:
    regulation = build(
        "当前位置：首页>法规", *HEAD, "来源：某网站 2024-01-01", ONE, TWO, "【打印】【关闭】", "责任编辑：张某"
    )
    assert regulation.title == HEAD[0]
    assert regulation.closing == ""
    assert sum(n.code == "skipped" for n in regulation.notices) == 4


DECISION = [
    "晋城市人民代表大会常务委员会关于加强河道保护的决定",
    "（2022年11月8日晋城市第八届人民代表大会常务委员会第五次会议通过）",
    "为了保护河道，作如下决定：",
]


def test_the_units_of_a_decision_are_its_articles() -> None:
    regulation = build(
        *DECISION,
        "一、加强领导。",
        "县级政府应当配合。",
        "二、加强监督。",
        "（一）定期检查；",
        "（二）公开结果。",
        "三、加强宣传。",
        "本决定自公布之日起施行。",
    )
    assert regulation.kind is DocumentKind.DECISION
    assert labels(regulation) == ["1", "2", "3"]
    assert texts(regulation.articles[0]) == ["加强领导。", "县级政府应当配合。"]
    assert regulation.closing == "本决定自公布之日起施行。"
    assert regulation.preamble == "为了保护河道，作如下决定："


def test_units_in_mangled_styles_are_all_found() -> None:
    starts = ["第一,", "二是", "三。", "四、", "5.", "六、", "七、", "8、"]
    regulation = build(*DECISION, *(f"{s}加强第几方面的工作。" for s in starts))
    assert labels(regulation) == [str(n) for n in range(1, 9)]


def test_numbered_lists_inside_a_unit_are_not_units() -> None:
    regulation = build(*DECISION, "一、任务：", "1.检查；", "2.整改；", "3.公开。", "二、要求。", "三、期限。")
    assert labels(regulation) == ["1", "2", "3"]
    assert [i.label for i in regulation.articles[0].paragraphs[0].items] == ["1.", "2.", "3."]


def test_a_lost_unit_number_is_a_gap() -> None:
    regulation = build(*DECISION, "一、领导。", "二、监督。", "四、宣传。", "五、经费。")
    assert labels(regulation) == ["1", "2", "4", "5"]
    assert "article-gap" in codes(regulation)


def test_quoted_articles_of_an_amendment_are_not_articles() -> None:
    regulation = build(
        "晋城市人民代表大会常务委员会关于修改《晋城市河道管理条例》的决定",
        "一、将第十条修改为：“第十条 河道由市管理。",
        "第十一条 跨县河道由市协调。",
        "“县级河道由县管理。”",
        "二、删去第十二条。",
        "三、增加一条，作为第十五条：“第十五条 违反规定的，予以处罚。”",
        "本决定自公布之日起施行。",
    )
    assert regulation.kind is DocumentKind.AMENDMENT
    assert labels(regulation) == ["1", "2", "3"]
    assert "跨县河道" in regulation.articles[0].text
    assert regulation.closing == "本决定自公布之日起施行。"


def test_a_lost_closing_quotation_mark_swallows_nothing() -> None:
    regulation = build(
        "晋城市人大常委会关于修改《晋城市河道管理条例》的决定",
        "一、将第十条修改为：“第十条 由市管理。",
        "二、删去第十二条。",
        "三、删去第十三条。",
    )
    assert labels(regulation) == ["1", "2", "3"]


def test_prose_without_numbers_is_a_text() -> None:
    regulation = build("晋城市河道工作情况", "全市河道工作取得进展。", "下一步将继续推进。")
    assert regulation.kind is DocumentKind.TEXT
    assert regulation.body == "全市河道工作取得进展。\n下一步将继续推进。"
    assert regulation.articles == ()


def test_an_empty_document_is_an_empty_text() -> None:
    regulation = build()
    assert (regulation.title, regulation.kind, regulation.body) == ("", DocumentKind.TEXT, "")
