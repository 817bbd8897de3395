"""Anchors follow their words into a new version, or say that they are gone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.store.making import regulation
from workbench.domain.notes import Anchor
from workbench.store import Followed, follow

NEW = "ef" * 32
OLD_TEXTS = (
    "为了加强供水用水管理，制定本条例。",
    "供水单位应当在接到报修后三十日内完成维修，并告知用户。",
    "任何单位和个人不得擅自停止供水。",
)


def test_words_that_stand_where_they_stood_are_unchanged() -> None:
    trail = follow(Anchor("old", "太原", "2", "三十日内", 14), regulation(*OLD_TEXTS, sha256=NEW))
    assert (trail.state, trail.score) == (Followed.UNCHANGED, 1.0)
    assert trail.anchor == Anchor(NEW, "太原", "2", "三十日内", OLD_TEXTS[1].index("三十日内"))


def test_words_in_an_article_with_a_new_number_have_moved() -> None:
    trail = follow(
        Anchor("old", "太原", "3", "不得擅自停止供水", 8), regulation("新增的一条。", *OLD_TEXTS, sha256=NEW)
    )
    assert trail.state is Followed.MOVED
    assert trail.anchor is not None and trail.anchor.article == "4"


def test_words_that_stand_twice_are_followed_to_the_nearer_place() -> None:
    text = "水表由供水单位检定。用户有异议的，水表可以送检。"
    trail = follow(Anchor("old", "太原", "1", "水表", 17), regulation(text, sha256=NEW))
    assert trail.anchor is not None and trail.anchor.start == text.rindex("水表")


def test_reworded_words_are_found_with_their_new_wording() -> None:
    new = "供水单位应当在接到用户报修后十五日内完成维修工作，并书面告知用户。"
    old = Anchor("old", "太原", "2", "应当在接到报修后三十日内完成维修", 4)
    trail = follow(old, regulation(OLD_TEXTS[0], new, OLD_TEXTS[2], sha256=NEW))
    assert trail.state is Followed.REWORDED
    assert trail.anchor is not None and trail.anchor.article == "2"
    assert "十五日内" in trail.anchor.quote
    assert new[trail.anchor.start :].startswith(trail.anchor.quote)


def test_words_that_were_struck_out_are_gone() -> None:
    trail = follow(
        Anchor("old", "太原", "3", "任何单位和个人不得擅自停止供水", 0), regulation(*OLD_TEXTS[:2], sha256=NEW)
    )
    assert trail == follow(
        Anchor("old", "太原", "3", "任何单位和个人不得擅自停止供水", 0), regulation(*OLD_TEXTS[:2], sha256=NEW)
    )
    assert (trail.state, trail.anchor) == (Followed.GONE, None)


def test_a_whole_article_is_followed_by_its_text() -> None:
    trail = follow(
        Anchor("old", "太原", "3"), regulation("新增的一条。", *OLD_TEXTS, sha256=NEW), regulation(*OLD_TEXTS)
    )
    assert trail.state is Followed.MOVED
    assert trail.anchor == Anchor(NEW, "太原", "4")


def test_a_whole_article_that_was_struck_out_is_gone() -> None:
    new = regulation(OLD_TEXTS[0], "本条例自公布之日起施行。", sha256=NEW)
    assert follow(Anchor("old", "太原", "2"), new, regulation(*OLD_TEXTS)).state is Followed.GONE


def test_an_anchor_on_the_project_or_a_whole_draft_stays() -> None:
    new = regulation(*OLD_TEXTS, sha256=NEW)
    assert follow(Anchor(), new).anchor == Anchor()
    assert follow(Anchor("old", "太原"), new).anchor == Anchor(NEW, "太原")


@given(st.integers(0, 2), st.data())
def test_words_followed_exactly_stand_at_the_offset(which: int, data: st.DataObject) -> None:
    text = OLD_TEXTS[which]
    start = data.draw(st.integers(0, len(text) - 1))
    quote = text[start : data.draw(st.integers(start + 1, len(text)))]
    trail = follow(Anchor("old", "太原", str(which + 1), quote, start), regulation(*OLD_TEXTS, sha256=NEW))
    assert trail.anchor == Anchor(NEW, "太原", str(which + 1), quote, start)
