"""What a cell shows: whole articles, parts of list articles, folds, and the way back to offsets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.tables import regulation
from workbench.domain.cells import FOLD, cell_text
from workbench.domain.table import Cell, Part

TEXT = "应当遵守下列规定：\n（一）保持整洁；\n（二）按时维护；\n（三）及时更换。"


def test_a_whole_article_is_shown_behind_its_number() -> None:
    cell = cell_text(Cell(("1",)), regulation("太原", TEXT))
    assert cell.text == "第一条\u3000" + TEXT
    assert not cell.folded


def test_only_the_part_of_a_list_article_is_shown() -> None:
    start = TEXT.index("（二）")
    end = start + len("（二）按时维护；")
    cell = cell_text(Cell(("1",), (Part("1", start, end),)), regulation("太原", TEXT))
    assert cell.text == f"第一条\u3000{FOLD}\n（二）按时维护；\n{FOLD}"
    assert cell.folded


def test_unfolding_shows_everything() -> None:
    cell = cell_text(Cell(("1",), (Part("1", 0, 4),)), regulation("太原", TEXT), unfold=True)
    assert cell.text.endswith(TEXT)


def test_two_articles_stand_on_lines_of_their_own() -> None:
    cell = cell_text(Cell(("1", "2")), regulation("太原", "甲。", "乙。"))
    assert cell.text == "第一条\u3000甲。\n第二条\u3000乙。"


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))), max_size=4))
def test_every_shown_character_leads_back_to_its_offset(bounds: list[tuple[int, int]]) -> None:
    parts, at = [], 0
    for a, b in sorted((min(p), max(p)) for p in bounds):
        if a >= at and a < b:
            parts.append(Part("1", a, b))
            at = b
    cell = cell_text(Cell(("1",), tuple(parts)), regulation("太原", TEXT))
    for shown in range(len(cell.text)):
        article, offset = cell.article_at(shown)
        if article:
            assert TEXT[offset] == cell.text[shown]
            assert cell.shown_ranges(article, offset, offset + 1) == [(shown, shown + 1)]
    for part in parts:
        ranges = cell.shown_ranges("1", part.start, part.end)
        assert "".join(cell.text[a:b] for a, b in ranges) == TEXT[part.start : part.end]
