"""The second look: what it counts, and what the screening of a library leaves out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.review.market.test_engine import BARRIERS, HARMLESS, regulation
from tests.unit.review.market.test_user_rules import RULE, WORDS, write
from workbench.domain.resources import resource
from workbench.review.market import load_rules, screen
from workbench.review.market.clause import units_of
from workbench.review.market.engine import look_at, rule_findings
from workbench.review.market.model import ModelError
from workbench.review.market.second import Look, Second, load_second

RULES = load_rules()
WORDS_FILE = resource("rules") / "market_second.toml"
WEIGHTS_FILE = resource("models") / "market_second.json"
LOOK = Look("市外企业应当 备案。", False, 0.6, {"9-5": 1.0}, 0.7, "9-5", covered=False)


def second() -> Second:
    return load_second(WORDS_FILE, WEIGHTS_FILE)


def test_the_features_name_whom_and_what() -> None:
    features = second().features(LOOK)
    assert {"word operator", "word outside", "word record", "ruled", "ruled 9"} <= set(features)
    assert "word resident" not in features


def test_the_score_is_the_sum_of_the_weights_of_the_features() -> None:
    one = second()
    total = one.weights[""] + sum(v * one.weights.get(n, 0.0) for n, v in one.features(LOOK).items())
    assert one.score(LOOK) == pytest.approx(total)


def test_a_rule_and_a_higher_score_speak_for_a_barrier() -> None:
    one = second()
    assert one.score(LOOK) > one.score(replace(LOOK, rule=0.0, rule_standard=""))
    assert one.score(replace(LOOK, score=3.0)) > one.score(LOOK)


def test_every_word_has_a_weight() -> None:
    one = second()
    assert {f"word {name}" for name in one.words} <= set(one.weights)


def test_a_look_says_what_the_rules_found() -> None:
    text = BARRIERS[0]
    (unit,) = units_of(text)
    matched = rule_findings(unit, text, RULES, "")
    look = look_at(unit, matched, RULES, 1.5)
    assert (look.score, look.rule) == (1.5, max(f.certainty for f in matched))


def test_the_sure_findings_are_some_of_all() -> None:
    document = regulation(*BARRIERS, *HARMLESS)
    everything, sure = screen(document, RULES), screen(document, RULES, sure=True)
    assert sure
    assert set(sure) <= set(everything)


def test_what_an_own_rule_finds_is_never_left_out(tmp_path: Path) -> None:
    rules = load_rules(write(tmp_path, WORDS + RULE))
    found = screen(regulation("申报材料必须到文苑打印店打印。"), rules, sure=True)
    assert [f.rule for f in found] == ["own-1"]


@pytest.mark.parametrize("content", ["", "[]", "{", '{"": "x"}'])
def test_damaged_weights_are_told(tmp_path: Path, content: str) -> None:
    path = tmp_path / "second.json"
    path.write_text(content, "utf-8")
    with pytest.raises(ModelError, match="权重文件"):
        load_second(WORDS_FILE, path)
