"""What the user says about a line counts, and survives a new reading of the file."""

from __future__ import annotations

from tests.unit.structure.drafts import HEAD, ONE, THREE, TWO, build, codes, item_labels, labels, source, texts
from workbench.domain.corrections import Correction, CorrectionAction, LineAddress
from workbench.structure import read_lines

A = CorrectionAction


def address(lines: list[str], starts: str, *earlier: Correction) -> LineAddress:
    return next(r.address for r in read_lines(source(lines), earlier) if r.text.startswith(starts))


def test_a_line_can_be_left_out() -> None:
    lines = [*HEAD, ONE, "某网站转载。", TWO]
    regulation = build(*lines, corrections=[Correction(address(lines, "某网站"), A.SKIP)])
    assert regulation.articles[0].text == ONE[4:]
    assert any("某网站转载" in n.message for n in regulation.notices if n.code == "skipped")


def test_a_line_can_be_made_an_article() -> None:
    lines = [*HEAD, ONE, "河道属于国家所有。", THREE]
    regulation = build(*lines, corrections=[Correction(address(lines, "河道"), A.ARTICLE, label="2")])
    assert labels(regulation) == ["1", "2", "3"]


def test_an_article_without_a_number_is_counted_on_and_reported() -> None:
    lines = [*HEAD, ONE, "河道属于国家所有。", THREE]
    regulation = build(*lines, corrections=[Correction(address(lines, "河道"), A.ARTICLE)])
    assert labels(regulation) == ["1", "2", "3"]
    assert "article-numbered" in codes(regulation)


def test_a_line_can_be_made_a_heading() -> None:
    lines = [*HEAD, ONE, "管理，以及监督。", TWO]
    regulation = build(*lines, corrections=[Correction(address(lines, "管理"), A.DIVISION, label="第二章")])
    assert [d.title for d in regulation.divisions] == ["第二章 管理，以及监督。"]
    assert regulation.articles[1].heading_path == ("第二章 管理，以及监督。",)


def test_an_article_can_be_made_a_paragraph() -> None:
    lines = [*HEAD, ONE, TWO, THREE]
    regulation = build(*lines, corrections=[Correction(address(lines, "第二条"), A.PARAGRAPH)])
    assert labels(regulation) == ["1", "3"]
    assert len(regulation.articles[0].paragraphs) == 2


def test_a_line_can_be_split() -> None:
    lines = [*HEAD, ONE, "第二条 河道分级管理。湖泊参照管理。", THREE]
    at = lines[2].index("湖泊")
    regulation = build(*lines, corrections=[Correction(address(lines, "第二条"), A.SPLIT, offset=at)])
    assert texts(regulation.articles[1]) == ["河道分级管理。", "湖泊参照管理。"]


def test_the_second_half_of_a_split_can_be_corrected_again() -> None:
    lines = [*HEAD, ONE, "第二条 河道分级管理。第三条湖泊参照管理。"]
    split = Correction(address(lines, "第二条"), A.SPLIT, offset=lines[2].index("第三条"))
    article = Correction(address(lines, "第三条", split), A.ARTICLE)
    assert labels(build(*lines, corrections=[split, article])) == ["1", "2", "3"]


def test_a_line_can_be_joined_to_the_one_before() -> None:
    lines = [*HEAD, ONE, "第二条 河道分级管理。", "湖泊参照管理。", THREE]
    regulation = build(*lines, corrections=[Correction(address(lines, "湖泊"), A.JOIN)])
    assert texts(regulation.articles[1]) == ["河道分级管理。湖泊参照管理。"]


def test_a_line_can_be_made_an_item() -> None:
    lines = [*HEAD, ONE, "第二条 禁止：", "7.倾倒。", THREE]
    regulation = build(*lines, corrections=[Correction(address(lines, "7."), A.ITEM)])
    assert item_labels(regulation.articles[1]) == [["7."]]


def test_a_line_can_be_made_the_title() -> None:
    lines = ["关于河道的若干事项", *HEAD, ONE, TWO]
    regulation = build(*lines, corrections=[Correction(address(lines, "关于"), A.TITLE)])
    assert regulation.title == "关于河道的若干事项"


def test_a_correction_survives_a_file_that_changed_elsewhere() -> None:
    lines = [*HEAD, ONE, "某网站转载。", TWO]
    correction = Correction(address(lines, "某网站"), A.SKIP)
    changed = [*HEAD, "第一条 全新的文字。", "另加一款。", "某网站转载。", TWO]
    assert texts(build(*changed, corrections=[correction]).articles[0]) == ["全新的文字。", "另加一款。"]


def test_a_correction_whose_line_is_gone_is_reported() -> None:
    regulation = build(*HEAD, ONE, corrections=[Correction(LineAddress("0" * 16), A.SKIP)])
    assert "correction-lost" in codes(regulation)


def test_equal_lines_are_told_apart_by_their_order() -> None:
    lines = [*HEAD, ONE, "同样的话。", TWO, "同样的话。"]
    second = [r.address for r in read_lines(source(lines)) if r.text == "同样的话。"][1]
    regulation = build(*lines, corrections=[Correction(second, A.SKIP)])
    assert [len(a.paragraphs) for a in regulation.articles] == [2, 1]


def test_the_listing_names_every_line_in_chinese() -> None:
    readings = read_lines(source([*HEAD, "第一章 总则", ONE, "另一款。"]))
    assert [(r.name, r.label) for r in readings] == [("标题", ""), ("编章节", "第一章"), ("条", "1"), ("款项", "")]
