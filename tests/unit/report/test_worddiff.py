"""Which words of a paragraph changed, and which paragraph became which."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.report.worddiff import Edit, pair_paragraphs, word_edits


def applied(old: str, edits: list[Edit]) -> str:
    for edit in reversed(edits):
        old = old[: edit.start] + edit.new + old[edit.end :]
    return old


def test_a_changed_number_is_changed_whole() -> None:
    assert word_edits("处五百元罚款。", "处二千元罚款。") == [Edit(1, 3, "二千")]


def test_unlike_words_are_replaced_as_a_whole_between_what_they_share() -> None:
    old, new = "第三条　甲乙丙丁戊己庚辛壬癸子丑寅卯。", "第三条　天地玄黄宇宙洪荒日月盈昃。"
    assert word_edits(old, new) == [Edit(4, len(old) - 1, "天地玄黄宇宙洪荒日月盈昃")]


def test_equal_words_have_no_edit() -> None:
    assert word_edits("第一条", "第一条") == []


def test_an_article_written_anew_is_paired_by_its_number() -> None:
    assert pair_paragraphs(["第三条　甲乙丙丁戊己庚辛。"], ["第三条　天地玄黄宇宙洪荒。"]) == [(0, 0)]


def test_a_moved_number_does_not_pair_unlike_articles() -> None:
    old = ["第三条　书屋每日开放不少于八小时。", "第四条　书架由财政统一采购并公示。"]
    new = ["第三条　禁止吸烟饮酒和喧哗。", "第四条　书屋每日开放不少于八小时。", "第五条　书架由财政统一采购并公示。"]
    assert pair_paragraphs(old, new) == [(-1, 0), (0, 1), (1, 2)]


@given(st.text("甲乙丙一二十第条。", max_size=20), st.text("甲乙丙一二十第条。", max_size=20))
def test_the_edits_make_the_new_words(old: str, new: str) -> None:
    assert applied(old, word_edits(old, new)) == new
