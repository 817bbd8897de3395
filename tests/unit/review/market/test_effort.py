"""Patterns of a user's own rules that could hang the screening are refused before they are used."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.review.market.test_user_rules import RULE, WORDS, write
from workbench.review.market import RulesError, load_rules
from workbench.review.market.effort import LIMIT, effort_of


@pytest.mark.parametrize(
    "pattern",
    ["(甲+)+乙", "(甲|甲)*乙", "(?:甲*)*", "(甲?){40}乙", "(?=(甲+)+乙)", ".*甲.*乙.*丙", "((甲{1,20}){1,20})+"],
)
def test_a_pattern_that_could_hang_is_above_the_limit(pattern: str) -> None:
    assert effort_of(pattern) > LIMIT


@pytest.mark.parametrize(
    "pattern",
    [
        "必须到文苑打印店打印",
        "应当.*打印",
        "(?:甲|乙)+丙",
        "甲.{0,20}乙.{0,20}丙.{0,20}丁",
        "(?<!不)应当[^，。；]{0,30}购买",
    ],
)
def test_an_ordinary_pattern_is_below_it(pattern: str) -> None:
    assert effort_of(pattern) <= LIMIT


@pytest.mark.parametrize("pattern", ["(必+)+到", ".*到.*店.*打印", "(?:{打印店}?)+印"])
def test_a_pattern_that_could_hang_is_refused_in_chinese(tmp_path: Path, pattern: str) -> None:
    text = WORDS + RULE.replace("必须到{打印店}打印", pattern)
    with pytest.raises(RulesError, match="own-1") as caught:
        load_rules(write(tmp_path, text))
    assert "比对很久" in caught.value.message
    assert "{~20}" in caught.value.remedy


def test_a_guard_that_could_hang_is_refused_as_well(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match="比对很久"):
        load_rules(write(tmp_path, WORDS + RULE + 'unless = ["(甲+)+乙"]\n'))


@pytest.mark.parametrize(
    "text", ["a = " + "[" * 20000 + "]" * 20000, WORDS + RULE.replace("必须到", "(" * 5000 + "必" + ")" * 5000)]
)
def test_deep_nesting_is_told_in_chinese(tmp_path: Path, text: str) -> None:
    with pytest.raises(RulesError) as caught:
        load_rules(write(tmp_path, text))
    assert "嵌套" in caught.value.message
    assert caught.value.remedy
