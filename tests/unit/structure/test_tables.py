"""Drafts in tables, comparison tables, versions of a draft."""

from __future__ import annotations

from tests.unit.structure.drafts import HEAD, ONE, THREE, TWO, block, build, labels
from workbench.domain.source import Block, CellPosition, FileKind, SourceDocument
from workbench.structure import Column, build_regulation, compare_identity


def table(*rows: tuple[str, ...]) -> SourceDocument:
    cells = [(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row)]
    blocks: list[Block] = [block(0, HEAD[0])]
    blocks += [block(i + 1, text, cell=CellPosition(0, r, c)) for i, (r, c, text) in enumerate(cells)]
    return SourceDocument("对照表.docx", FileKind.DOCX, "", tuple(blocks))


COMPARISON = table(("现行条文", "修改后条文"), (ONE, ONE), (TWO, "第二条 适用于全市。"), ("", "第三条 新增的一条。"))


def test_the_new_column_of_a_comparison_table_is_the_text() -> None:
    regulation = build_regulation(COMPARISON)
    assert labels(regulation) == ["1", "2", "3"]
    assert regulation.articles[1].text == "适用于全市。"


def test_the_old_column_can_be_chosen() -> None:
    regulation = build_regulation(COMPARISON, column=Column.OLD)
    assert labels(regulation) == ["1", "2"]
    assert regulation.articles[1].text == TWO[4:]


def test_the_choice_of_a_column_is_reported() -> None:
    notices = build_regulation(COMPARISON).notices
    assert any(n.code == "comparison-table" and "修改后条文" in n.message for n in notices)


def test_a_remarks_column_is_never_the_text() -> None:
    rows = table(("原条文", "修改稿", "修改说明"), (ONE, ONE, "未修改"), (TWO, TWO, "依据上位法"))
    assert [a.text for a in build_regulation(rows).articles] == [ONE[4:], TWO[4:]]


def test_two_columns_of_articles_without_headings_are_compared() -> None:
    rows = table((ONE, ONE), (TWO, "第二条 新的。"), (THREE, THREE))
    assert build_regulation(rows).articles[1].text == "新的。"


def test_a_draft_in_one_column_is_read_as_it_stands() -> None:
    assert labels(build_regulation(table((ONE,), (TWO,), (THREE,)))) == ["1", "2", "3"]


def test_versions_of_one_draft_are_recognised() -> None:
    first = build("晋城市河道管理条例（草案）", ONE, TWO)
    second = build("晋城市河道管理条例", "（草案二次审议稿）", ONE, TWO, THREE)
    identity = compare_identity(first, second)
    assert identity.same_draft
    assert not identity.same_text


def test_the_same_title_of_another_city_is_another_draft() -> None:
    first = build("晋城市河道管理条例", ONE, TWO)
    second = build("长治市河道管理条例", ONE, TWO)
    assert not compare_identity(first, second).same_draft


def test_identity_does_not_depend_on_the_order() -> None:
    first = build("晋城市河道管理条例（草案）", ONE, TWO)
    second = build("晋城市河道保护管理条例（征求意见稿）", ONE, TWO)
    assert compare_identity(first, second) == compare_identity(second, first)
