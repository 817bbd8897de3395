"""Words of Chinese text."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from workbench.align.segment import Cutter, make_segmenter

_CUT = make_segmenter(
    {"供": 9.0, "水": 8.0, "供水": 6.0, "水单": 7.0, "单位": 5.0, "供水单位": 10.0, "位": 9.0, "城": 2.0}
)


def test_the_cheapest_words_are_taken_and_marks_left_out() -> None:
    assert _CUT.words("城供水，单位1") == ["城", "供水", "单位"]


def test_a_character_of_no_word_stands_alone() -> None:
    assert _CUT.words("瘾癖") == ["瘾", "癖"]


@given(st.lists(st.text("供水单位城瘾", min_size=1, max_size=60), max_size=8))
@example(["供水单位" * 15, "供水"])
@settings(max_examples=40, deadline=None)
def test_many_runs_are_cut_as_each_by_itself(runs: list[str]) -> None:
    assert _CUT.cut_all(runs) == [_CUT.words(run) for run in runs]


def test_what_was_learned_ahead_is_cut_the_same() -> None:
    cutter = Cutter(_CUT)
    cutter.learn(["供水单位，城供水", "水单位"])
    assert cutter.words("水单位、城供水") == _CUT.words("水单位、城供水")
