"""Differences of a row's texts, placed in the articles."""

from __future__ import annotations

from tests.helpers.tables import regulation
from workbench.domain.diff import DiffKind
from workbench.domain.table import Cell, Part, Row
from workbench.services.differences import COMMON, row_differences

TAIYUAN = regulation("太原", "主管部门应当自受理申请之日起十五日内作出决定，并书面告知申请人。")
JINZHONG = regulation("晋中", "主管部门应当自受理申请之日起三十日内作出决定，并书面告知申请人。")
XINZHOU = regulation("忻州", "主管部门应当自受理申请之日起十五日内作出决定，并书面告知申请人和利害关系人。")
ALL = (TAIYUAN, JINZHONG, XINZHOU)
ROW = Row(1, "决定期限", {n: Cell(("1",)) for n in range(3)}, 1.0)


def words(document: int, base: int) -> list[tuple[str, DiffKind]]:
    text = ALL[document].article("1").text
    spans = row_differences(ROW, ALL, base).get(document, {}).get("1", ())
    return [(text[s.start : s.end], s.kind) for s in spans]


def test_a_number_that_differs_is_marked_as_a_number() -> None:
    assert words(1, 0) == [("三十日", DiffKind.NUMBER)]


def test_words_that_one_text_has_more_are_added() -> None:
    ((text, kind),) = words(2, 0)
    assert "利害关系人" in text
    assert kind is DiffKind.ADDED


def test_the_base_itself_has_no_marks() -> None:
    assert 0 not in row_differences(ROW, ALL, 0)


def test_most_documents_are_near_the_common_text() -> None:
    assert 0 not in row_differences(ROW, ALL, COMMON)
    assert words(1, COMMON) == [("三十日", DiffKind.NUMBER)]


def test_a_base_that_does_not_regulate_the_matter_marks_nothing() -> None:
    row = Row(1, "决定期限", {0: Cell(("1",)), 1: Cell(("1",))}, 1.0)
    assert row_differences(row, ALL, 2) == {}


def test_spans_lie_in_the_part_that_belongs_to_the_row() -> None:
    text = TAIYUAN.article("1").text
    at = text.index("，")
    row = Row(1, "决定期限", {0: Cell(("1",), (Part("1", 0, at),)), 1: Cell(("1",))}, 1.0)
    for spans in row_differences(row, ALL, 1).get(0, {}).values():
        assert all(s.end <= at for s in spans)


def test_texts_with_nothing_in_common_are_told_apart_by_numbers_only() -> None:
    strangers = (TAIYUAN, regulation("吕梁", "夜间噪声不得高于五十分贝，学校周边另行规定。"))
    row = Row(1, "杂项", {0: Cell(("1",)), 1: Cell(("1",))}, 0.1)
    spans = row_differences(row, strangers, 0)[1]["1"]
    assert {s.kind for s in spans} == {DiffKind.NUMBER}
