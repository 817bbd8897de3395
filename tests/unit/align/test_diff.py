"""Differences in words and numbers."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from workbench.align.diff import Change, Difference, common_text, compare, tokens

BASE = "供水单位应当在十五日内恢复供水；逾期不恢复的，处五百元以上二千元以下罚款。"


def shown(base: str, other: str) -> list[tuple[str, str, str]]:
    return [(d.kind.value, base[d.base_start : d.base_end], other[d.start : d.end]) for d in compare(base, other)]


def changes(base: str, other: str) -> list[tuple[str, str, str]]:
    return [c for c in shown(base, other) if c[0] != "same"]


def test_equal_texts_are_one_same_stretch() -> None:
    assert compare(BASE, BASE) == (Difference(Change.SAME, 0, len(BASE), 0, len(BASE)),)


def test_a_number_with_its_unit_changes_as_a_whole() -> None:
    assert changes(BASE, BASE.replace("五百元", "五千元")) == [("changed", "五百元", "五千元")]


def test_days_and_working_days_differ_as_a_whole() -> None:
    assert changes(BASE, BASE.replace("十五日", "十五个工作日")) == [("changed", "十五日", "十五个工作日")]


def test_added_words_are_added() -> None:
    assert changes("用户应当节约用水。", "用户应当自觉节约用水。") == [("added", "", "自觉")]


def test_removed_words_are_removed() -> None:
    assert changes("用户应当自觉节约用水。", "用户应当节约用水。") == [("removed", "自觉", "")]


def test_a_clause_at_another_place_has_moved() -> None:
    one = "供水单位应当定期检修供水设施。用户应当按时缴纳供水费用。"
    two = "用户应当按时缴纳供水费用。供水单位应当定期检修供水设施。"
    assert "moved" in {kind for kind, _, _ in shown(one, two)}
    assert not {kind for kind, _, _ in shown(one, two)} & {"removed", "added", "changed"}


def test_no_stretch_cuts_a_number_in_two() -> None:
    other = BASE.replace("二千元", "二万元")
    ends = {t.start for t in tokens(other)} | {t.end for t in tokens(other)} | {0, len(other)}
    assert all(d.start in ends and d.end in ends for d in compare(BASE, other))


def test_the_common_text_is_the_one_nearest_to_the_others() -> None:
    texts = ["禁止擅自停水。", "禁止擅自停水、停气。", "本条例自公布之日起施行。"]
    assert common_text(texts) == common_text(texts[::-1]) != texts[2]


WORDS = st.lists(
    st.sampled_from(["供水", "单位", "应当", "五百元", "，", "。", "不得", "停水", "十五日内", "用户", "\n"]),
    max_size=25,
).map("".join)


@given(WORDS, WORDS)
def test_every_word_of_the_other_text_is_told_once(base: str, other: str) -> None:
    told = sorted((d.start, d.end) for d in compare(base, other) if d.end > d.start)
    assert all(a[1] <= b[0] for a, b in pairwise(told))
    covered = {n for a, b in told for n in range(a, b)}
    assert not {c for n, c in enumerate(other) if n not in covered} - set("，。\n")


@given(WORDS, WORDS)
def test_same_and_moved_stretches_have_equal_words(base: str, other: str) -> None:
    for d in compare(base, other):
        if d.kind in (Change.SAME, Change.MOVED):
            left, right = base[d.base_start : d.base_end], other[d.start : d.end]
            assert "".join(left.split()) == "".join(right.split())
