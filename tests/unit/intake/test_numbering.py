"""Automatic numbering: the numbers Word prints, wherever they come from."""

from __future__ import annotations

import pytest

from tests.helpers.docx_files import abstract, instance, lvl, num, p, restart, style
from tests.unit.intake.conftest import Read
from workbench.domain.source import SourceDocument
from workbench.intake.word.numformats import format_number

ARTICLE = abstract(1, lvl(0, "chineseCountingThousand", "第%1条"))


def labels(document: SourceDocument) -> list[str]:
    return [b.label for b in document.blocks]


def test_a_numbered_paragraph_carries_its_number(read: Read) -> None:
    document = read(p("甲", num(5)) + p("乙", num(5)), numbering=ARTICLE + instance(5, 1))
    assert [b.shown for b in document.blocks] == ["第一条\u3000甲", "第二条\u3000乙"]
    assert [b.level for b in document.blocks] == [0, 0]


def test_paragraphs_without_number_do_not_disturb_the_count(read: Read) -> None:
    document = read(p("甲", num(5)) + p("款") + p("乙", num(5)), numbering=ARTICLE + instance(5, 1))
    assert labels(document) == ["第一条", "", "第二条"]


def test_a_deeper_level_begins_again_after_a_higher_one(read: Read) -> None:
    levels = abstract(1, lvl(0, "decimal", "第%1条"), lvl(1, "chineseCounting", "（%2）"))
    body = p("甲", num(5)) + p("a", num(5, 1)) + p("b", num(5, 1)) + p("乙", num(5)) + p("c", num(5, 1))
    assert labels(read(body, numbering=levels + instance(5, 1))) == ["第1条", "（一）", "（二）", "第2条", "（一）"]


def test_articles_run_on_through_chapters_with_restart_nought(read: Read) -> None:
    levels = abstract(
        1,
        lvl(0, "chineseCounting", "第%1章"),
        lvl(1, "chineseCounting", "第%2条", '<w:lvlRestart w:val="0"/>'),
    )
    body = p("总则", num(5)) + p("甲", num(5, 1)) + p("规划", num(5)) + p("乙", num(5, 1))
    assert labels(read(body, numbering=levels + instance(5, 1))) == ["第一章", "第一条", "第二章", "第二条"]


def test_a_level_restarts_only_after_the_level_named(read: Read) -> None:
    levels = abstract(
        1, lvl(0, "decimal", "%1"), lvl(1, "decimal", "%2"), lvl(2, "decimal", "%3", '<w:lvlRestart w:val="1"/>')
    )
    body = "".join(p("甲", num(5, level)) for level in (0, 1, 2, 1, 2, 0, 2))
    assert labels(read(body, numbering=levels + instance(5, 1))) == ["1", "1", "1", "2", "2", "2", "1"]


def test_several_levels_in_one_number(read: Read) -> None:
    levels = abstract(1, lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%1.%2"))
    body = p("甲", num(5)) + p("乙", num(5, 1)) + p("丙", num(5, 1))
    assert labels(read(body, numbering=levels + instance(5, 1))) == ["I.", "I.1", "I.2"]


def test_legal_numbering_turns_all_levels_into_arabic_digits(read: Read) -> None:
    levels = abstract(1, lvl(0, "chineseCounting", "第%1章"), lvl(1, "decimal", "%1.%2", "<w:isLgl/>"))
    document = read(p("甲", num(5)) + p("乙", num(5, 1)), numbering=levels + instance(5, 1))
    assert labels(document) == ["第一章", "1.1"]


def test_a_deeper_level_before_any_higher_one_shows_its_start(read: Read) -> None:
    levels = abstract(1, lvl(0, "decimal", "%1"), lvl(1, "decimal", "%1.%2"))
    document = read(p("甲", num(5, 1)) + p("乙", num(5)), numbering=levels + instance(5, 1))
    assert labels(document) == ["1.1", "1"]


def test_numbering_begins_at_its_start(read: Read) -> None:
    levels = abstract(1, lvl(0, "chineseCounting", "第%1条", start=12))
    assert labels(read(p("甲", num(5)), numbering=levels + instance(5, 1))) == ["第十二条"]


def test_without_a_start_word_counts_from_nought(read: Read) -> None:
    levels = abstract(1, lvl(0, "decimal", "%1", start=None))
    assert labels(read(p("甲", num(5)) + p("乙", num(5)), numbering=levels + instance(5, 1))) == ["0", "1"]


def test_lists_of_one_definition_share_their_count(read: Read) -> None:
    numbering = ARTICLE + instance(5, 1) + instance(6, 1)
    document = read(p("甲", num(5)) + p("乙", num(6)) + p("丙", num(5)), numbering=numbering)
    assert labels(document) == ["第一条", "第二条", "第三条"]


def test_a_start_override_restarts_once(read: Read) -> None:
    numbering = ARTICLE + instance(5, 1) + instance(6, 1, restart(0)) + instance(7, 1, restart(0, 4))
    body = "".join(p("甲", num(n)) for n in (5, 5, 6, 6, 5, 7))
    assert labels(read(body, numbering=numbering)) == ["第一条", "第二条", "第一条", "第二条", "第三条", "第四条"]


def test_a_level_override_changes_the_form(read: Read) -> None:
    override = f'<w:lvlOverride w:ilvl="0">{lvl(0, "decimal", "%1、")}</w:lvlOverride>'
    numbering = ARTICLE + instance(5, 1) + instance(6, 1, override)
    assert labels(read(p("甲", num(5)) + p("乙", num(6)), numbering=numbering)) == ["第一条", "2、"]


def test_numbering_comes_through_the_paragraph_style(read: Read) -> None:
    styles = f'<w:style w:type="paragraph" w:styleId="tiao"><w:name w:val="条"/><w:pPr>{num(5)}</w:pPr></w:style>'
    document = read(p("甲", style("tiao")), numbering=ARTICLE + instance(5, 1), styles=styles)
    assert (document.blocks[0].label, document.blocks[0].style) == ("第一条", "条")


def test_numbering_comes_through_the_base_style(read: Read) -> None:
    styles = (
        f'<w:style w:type="paragraph" w:styleId="base"><w:name w:val="底"/><w:pPr>{num(5, None)}</w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="tiao"><w:name w:val="条"/><w:basedOn w:val="base"/></w:style>'
    )
    document = read(p("甲", style("tiao")), numbering=ARTICLE + instance(5, 1), styles=styles)
    assert labels(document) == ["第一条"]


def test_the_default_style_numbers_paragraphs_without_style(read: Read) -> None:
    styles = f'<w:style w:type="paragraph" w:default="1" w:styleId="n"><w:name w:val="Normal"/><w:pPr>{num(5)}</w:pPr></w:style>'
    assert labels(read(p("甲"), numbering=ARTICLE + instance(5, 1), styles=styles)) == ["第一条"]


def test_the_level_that_names_the_style_wins_over_the_styles_own(read: Read) -> None:
    levels = abstract(
        1,
        lvl(0, "chineseCounting", "第%1章", '<w:pStyle w:val="zhang"/>'),
        lvl(1, "chineseCounting", "第%2条", '<w:pStyle w:val="tiao"/>'),
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{s}"><w:name w:val="{s}"/><w:pPr>{num(5, None)}</w:pPr></w:style>'
        for s in ("zhang", "tiao")
    )
    document = read(
        p("总则", style("zhang")) + p("甲", style("tiao")), numbering=levels + instance(5, 1), styles=styles
    )
    assert labels(document) == ["第一章", "第一条"]


def test_number_nought_switches_the_styles_numbering_off(read: Read) -> None:
    styles = f'<w:style w:type="paragraph" w:styleId="tiao"><w:name w:val="条"/><w:pPr>{num(5)}</w:pPr></w:style>'
    body = p("甲", style("tiao")) + p("乙", style("tiao") + num(0)) + p("丙", style("tiao"))
    assert labels(read(body, numbering=ARTICLE + instance(5, 1), styles=styles)) == ["第一条", "", "第二条"]


def test_a_derived_style_can_switch_numbering_off(read: Read) -> None:
    styles = (
        f'<w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/><w:pPr>{num(5)}</w:pPr></w:style>'
        f'<w:style w:type="paragraph" w:styleId="b"><w:name w:val="b"/><w:basedOn w:val="a"/><w:pPr>{num(0, None)}</w:pPr></w:style>'
    )
    assert labels(read(p("甲", style("b")), numbering=ARTICLE + instance(5, 1), styles=styles)) == [""]


def test_numbering_comes_through_a_numbering_style(read: Read) -> None:
    numbering = (
        abstract(1, extra='<w:numStyleLink w:val="list"/>')
        + abstract(2, lvl(0, "chineseCounting", "第%1条"), extra='<w:styleLink w:val="list"/>')
        + instance(5, 1)
        + instance(6, 2)
    )
    styles = f'<w:style w:type="numbering" w:styleId="list"><w:name w:val="l"/><w:pPr>{num(6, None)}</w:pPr></w:style>'
    document = read(p("甲", num(5)) + p("乙", num(6)), numbering=numbering, styles=styles)
    assert labels(document) == ["第一条", "第二条"]


def test_styles_based_on_each_other_come_to_an_end(read: Read) -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:name w:val="{a}"/><w:basedOn w:val="{b}"/></w:style>'
        for a, b in (("a", "b"), ("b", "a"))
    )
    assert labels(read(p("甲", style("a")), styles=styles)) == [""]


def test_a_bullet_is_no_number(read: Read) -> None:
    numbering = abstract(1, lvl(0, "bullet", "\uf0b7")) + instance(5, 1)
    assert read(p("甲", num(5)), numbering=numbering).blocks[0].shown == "甲"


def test_the_format_none_leaves_the_words_around_it(read: Read) -> None:
    numbering = abstract(1, lvl(0, "none", "附则")) + instance(5, 1)
    assert labels(read(p("甲", num(5)), numbering=numbering)) == ["附则"]


def test_a_list_that_does_not_exist_numbers_nothing(read: Read) -> None:
    assert labels(read(p("甲", num(99)), numbering=ARTICLE)) == [""]


def test_a_custom_format_pads_with_noughts(read: Read) -> None:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
        '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
    )
    assert labels(read(p("甲", num(5)), numbering=abstract(1, level) + instance(5, 1))) == ["007"]


def test_blanks_around_the_number_are_not_part_of_it(read: Read) -> None:
    numbering = abstract(1, lvl(0, "chineseCounting", "第%1条\u3000")) + instance(5, 1)
    assert labels(read(p("甲", num(5)), numbering=numbering)) == ["第一条"]


def test_an_empty_numbered_paragraph_keeps_its_number_and_is_reported(read: Read) -> None:
    document = read(p("甲", num(5)) + p("", num(5)) + p("乙", num(5)), numbering=ARTICLE + instance(5, 1))
    assert labels(document) == ["第一条", "第二条", "第三条"]
    assert [(n.code, n.block) for n in document.notices] == [("empty-numbered", 1)]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("decimalZero", 12, "12"),
        ("upperRoman", 49, "XLIX"),
        ("lowerRoman", 4, "iv"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 3, "c"),
        ("ordinal", 112, "112th"),
        ("ordinal", 23, "23rd"),
        ("cardinalText", 121, "One hundred twenty-one"),
        ("ordinalText", 12, "Twelfth"),
        ("ordinalText", 20, "Twentieth"),
        ("hex", 26, "1A"),
        ("chicago", 6, "††"),
        ("none", 3, ""),
        ("chineseCounting", 12, "十二"),
        ("chineseCounting", 101, "一○一"),
        ("chineseCountingThousand", 10, "十"),
        ("chineseCountingThousand", 123, "一百二十三"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("chineseLegalSimplified", 105, "壹佰零伍"),
        ("ideographLegalTraditional", 23, "貳拾參"),
        ("ideographDigital", 105, "一〇五"),
        ("japaneseCounting", 112, "百十二"),
        ("japaneseLegal", 12, "拾弐"),
        ("japaneseDigitalTenThousand", 20, "二〇"),
        ("taiwaneseCounting", 21, "二十一"),
        ("taiwaneseCountingThousand", 101, "一百零一"),
        ("taiwaneseDigital", 10, "一○"),
        ("ideographTraditional", 3, "丙"),
        ("ideographZodiac", 12, "亥"),
        ("ideographZodiacTraditional", 13, "丙子"),
        ("ideographEnclosedCircle", 10, "㊉"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalFullWidth2", 3, "３"),
        ("decimalHalfWidth", 3, "3"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalEnclosedCircleChinese", 3, "③"),
        ("decimalEnclosedFullstop", 11, "⒒"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("numberInDash", 5, "- 5 -"),
        ("aiueo", 2, "ｲ"),
        ("aiueoFullWidth", 47, "ア"),
        ("iroha", 3, "ﾊ"),
        ("irohaFullWidth", 1, "イ"),
        ("ganada", 2, "나"),
        ("chosung", 14, "ㅎ"),
        ("koreanDigital", 10, "일영"),
        ("koreanDigital2", 10, "一零"),
        ("koreanCounting", 12, "십이"),
        ("koreanLegal", 21, "스물하나"),
        ("russianLower", 1, "а"),
        ("hebrew1", 16, "טז"),
        ("thaiNumbers", 12, "๑๒"),
        ("hindiNumbers", 3, "३"),
        ("vietnameseCounting", 21, "hai mươi mốt"),
        ("an unknown format", 9, "9"),
        ("chineseCounting", -3, "-3"),
    ],
)
def test_number_formats(name: str, value: int, expected: str) -> None:
    assert format_number(value, name) == expected


@pytest.mark.parametrize("value", [0, 1, 99, 100, 1000, 32768, 10**6, 2**31 - 1])
def test_every_format_writes_something_for_any_number(value: int) -> None:
    from workbench.intake.word import numformats

    for name in numformats._FORMATS:
        text = format_number(value, name)
        assert text or name in {"none", "bullet"}
        assert len(text) < 2000
