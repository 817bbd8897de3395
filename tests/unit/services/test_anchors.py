"""Anchors: from 太原:12 to words in a draft, and from there to the row that shows them."""

from __future__ import annotations

import pytest

from tests.helpers.tables import regulation, small_analysis
from workbench.domain.errors import KnownError
from workbench.domain.notes import Anchor
from workbench.domain.table import Cell, ComparisonTable, DocumentRef, Part, Row
from workbench.services.anchors import make_anchor, parse_at, row_of

TAIYUAN = regulation("太原", "甲应当按时申报。", "乙在十五日内答复。")


@pytest.mark.parametrize("at", ["太原:2", "太原：2", "太原市:2", " 太原:2 "])
def test_a_place_is_a_city_and_an_article(at: str) -> None:
    assert parse_at(at, [TAIYUAN]) == (TAIYUAN, "2")


@pytest.mark.parametrize("at", ["太原", "太原:"])
def test_a_city_alone_is_its_whole_draft(at: str) -> None:
    assert parse_at(at, [TAIYUAN]) == (TAIYUAN, "")


@pytest.mark.parametrize("at", ["", "第2条", "太原:二", "大同:1"])
def test_a_wrong_place_is_refused_with_a_remedy(at: str) -> None:
    with pytest.raises(KnownError):
        parse_at(at, [TAIYUAN])


def test_quoted_words_get_their_offset() -> None:
    assert make_anchor(TAIYUAN, "2", "十五日").start == 2


def test_words_that_are_not_there_are_refused() -> None:
    with pytest.raises(KnownError, match="没有“三十日”"):
        make_anchor(TAIYUAN, "2", "三十日")


def test_an_article_that_is_not_there_is_refused() -> None:
    with pytest.raises(KnownError, match="没有第九条"):
        make_anchor(TAIYUAN, "9")


def test_an_anchor_is_shown_in_the_row_of_its_article() -> None:
    analysis = small_analysis()
    anchor = make_anchor(analysis.regulations[1], "2", "三十日")
    row = row_of(analysis.table, analysis.regulations, anchor)
    assert row is not None
    assert row.id == 2


def test_words_of_a_list_article_are_shown_in_the_row_that_holds_them() -> None:
    draft = regulation("太原", "（一）甲；\n（二）乙。")
    table = ComparisonTable(
        (DocumentRef(0, "", draft.title, "太原", draft.sha256, 1),),
        (
            Row(1, "甲", {0: Cell(("1",), (Part("1", 0, 5),))}, 1.0),
            Row(2, "乙", {0: Cell(("1",), (Part("1", 6, 11),))}, 1.0),
        ),
    )
    row = row_of(table, [draft], make_anchor(draft, "1", "（二）乙"))
    assert row is not None
    assert row.id == 2


def test_the_project_and_unknown_drafts_have_no_row() -> None:
    analysis = small_analysis()
    assert row_of(analysis.table, analysis.regulations, Anchor()) is None
    assert row_of(analysis.table, analysis.regulations, Anchor("unknown", "太原", "1")) is None
