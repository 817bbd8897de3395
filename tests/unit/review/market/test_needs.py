"""What a pattern cannot match without is read off the pattern, and never wrong."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.review.market import load_rules
from workbench.review.market.forms import Form, Forms, compiled
from workbench.review.market.needs import lookup_of, pairs_needed, pairs_of
from workbench.review.market.rules import Rule

RULES = load_rules()


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("外地|外省", [{"外地", "外省"}]),
        ("(?:外地|外省)[^。]{0,20}?(?:须)?(?:办理|备案)", [{"外地", "外省"}, {"办理", "备案", "须办", "须备"}]),
        ("(?<!不)得到", [{"得到"}]),
        ("(?:外地.*企业|本地人)", [{"企业", "本地"}]),
        ("(?:登记)+", [{"登记"}]),
        ("(?:登记)*", []),
        ("经(?P<who>[^。]{2,}业)", []),
        ("(?i)登记", []),
        ("[^。]{2,}设?立", []),
    ],
)
def test_the_words_are_read_off_the_pattern(pattern: str, needed: list[set[str]]) -> None:
    assert sorted(map(sorted, pairs_needed(pattern))) == sorted(map(sorted, needed))


_PIECES = st.recursive(
    st.sampled_from(["外", "外地", "[地省]", "市?", "[^。]", ".*?", "企业", "(?!市)", "$", r"\d", "企+"]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda some: f"(?:{'|'.join(some)})"),
        inner.map(lambda one: f"(?P<x>{one})?" if "(?P" not in one else one),
        inner.map(lambda one: f"(?:{one}){{1,2}}" if "(?P" not in one else one),
    ),
    max_leaves=7,
)


@given(_PIECES, st.text(alphabet="外地省市企业1。", max_size=12))
@settings(max_examples=300, deadline=None)
def test_a_text_that_is_passed_over_does_not_match(pattern: str, text: str) -> None:
    try:
        found = re.search(pattern, text)
    except re.error:  # two groups of one name
        return
    assert found is None or Form(pattern).may_match(pairs_of(text))


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_every_shipped_pattern_is_valid(rule: Rule) -> None:
    for forms in (rule.patterns.forms, rule.unless, rule.unless_sentence, rule.unless_article, rule.unless_title):
        for form in forms:
            assert compiled(form.pattern)


def test_patterns_that_can_match_anything_are_always_possible() -> None:
    assert list(Forms((Form("外地"), Form(".*"))).possible({"本地"})) == [Form(".*")]


def test_no_pattern_is_possible_where_all_their_words_are_missing() -> None:
    assert not list(Forms((Form("外地"), Form("外省"))).possible({"本地"}))


@given(st.text(alphabet="外地企业备案", max_size=12))
def test_words_are_found_as_by_looking_for_each(text: str) -> None:
    words = ["外地", "外地企业", "备", "业备案"]
    assert lookup_of(words).words_in(text, pairs_of(text)) == {word for word in words if word in text}
