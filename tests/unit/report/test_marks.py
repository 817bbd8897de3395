"""Painting marks over words, folding what belongs to other rows, choosing the sentence around a quotation."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.diff import DiffKind, DiffSpan
from workbench.report.marks import FOLDED, Painted, excerpt, lines, of_diffs, pieces
from workbench.report.ooxml import Piece


def shown(found: list[list[Piece]]) -> list[str]:
    return ["".join(p.text for p in line) for line in found]


def test_the_first_mark_wins_where_marks_overlap() -> None:
    found = pieces("甲乙丙丁", [Painted(1, 3, "A"), Painted(2, 4, "B")])
    assert [(p.text, p.style) for p in found] == [("甲", ""), ("乙丙", "A"), ("丁", "B")]


def test_equal_words_are_not_painted() -> None:
    assert of_diffs([DiffSpan(0, 2, DiffKind.SAME), DiffSpan(2, 3, DiffKind.NUMBER)]) == [Painted(2, 3, "DiffNumber")]


def test_other_words_of_a_list_article_are_folded() -> None:
    text = "下列行为禁止：\n（一）甲；\n（二）乙；\n（三）丙。"
    start = text.index("（二）")
    assert shown(lines(text, [], [(start, start + 5)])) == [f"{FOLDED}（二）乙；{FOLDED}"]


def test_neighbouring_parts_are_not_parted_by_a_fold() -> None:
    assert shown(lines("甲乙丙丁", [], [(0, 2), (2, 4)])) == ["甲乙丙丁"]


def test_an_excerpt_is_the_sentence_around_the_words() -> None:
    text = "第一句。第二句有词，在此；第三句。"
    start = text.index("有词")
    left, right = excerpt(text, start, start + 2)
    assert text[left:right] == "第二句有词，在此；"


@given(st.text("甲乙\n丙", max_size=20), st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=5))
def test_painting_never_changes_the_words(text: str, ranges: list[tuple[int, int]]) -> None:
    painted = [Painted(min(r), max(r), str(n)) for n, r in enumerate(ranges)]
    assert "".join(p.text for p in pieces(text, painted)) == text


@given(st.text("甲。；\n乙", min_size=1, max_size=30), st.data())
def test_an_excerpt_holds_the_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    left, right = excerpt(text, start, end)
    assert 0 <= left <= start < end <= right <= len(text)
