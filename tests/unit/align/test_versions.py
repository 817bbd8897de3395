"""Two versions of one draft."""

from __future__ import annotations

from tests.unit.align.test_align import WATER, regulation
from workbench.align.versions import ArticleChange, compare_versions


def told(old: tuple[str, ...], new: tuple[str, ...]) -> list[tuple[str, str, str]]:
    found = compare_versions(regulation("甲", old), regulation("甲", new))
    return [(c.change.name, c.old, c.new) for c in found if c.change is not ArticleChange.SAME]


def test_equal_versions_have_no_changes() -> None:
    assert told(WATER, WATER) == []


def test_an_inserted_article_is_added_and_the_rest_renumbered() -> None:
    new = (*WATER[:2], "市人民政府应当将供水事业纳入国民经济和社会发展规划。", *WATER[2:])
    assert told(WATER, new) == [
        ("ADDED", "", "3"), ("RENUMBERED", "3", "4"), ("RENUMBERED", "4", "5"), ("RENUMBERED", "5", "6"),
    ]  # fmt: skip


def test_a_missing_article_is_deleted() -> None:
    assert ("DELETED", "5", "") in told(WATER, WATER[:4])


def test_a_changed_sum_is_a_change_with_its_words() -> None:
    new = (*WATER[:3], WATER[3].replace("三万元", "五万元"), WATER[4])
    found = [
        c for c in compare_versions(regulation("甲", WATER), regulation("甲", new)) if c.change is ArticleChange.CHANGED
    ]
    assert [(c.old, c.new, len([d for d in c.differences if d.kind.value == "changed"])) for c in found] == [
        ("4", "4", 1)
    ]


def test_an_article_at_another_place_has_moved() -> None:
    new = (WATER[2], WATER[0], WATER[1], WATER[3], WATER[4])
    assert ("MOVED", "3", "1") in told(WATER, new)


def test_every_article_of_both_versions_is_told_once() -> None:
    new = (WATER[4], "新设的条文内容与原来完全不同。", WATER[1], WATER[0])
    found = compare_versions(regulation("甲", WATER), regulation("甲", new))
    assert sorted(c.old for c in found if c.old) == ["1", "2", "3", "4", "5"]
    assert sorted(c.new for c in found if c.new) == ["1", "2", "3", "4"]
