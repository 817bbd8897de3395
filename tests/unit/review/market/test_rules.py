"""Every rule hits its own examples and leaves its look-alikes alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.review.market import Rules, load_rules, screen_clause
from workbench.review.market.rules import STANDARDS, Rule

RULES = load_rules()
HITS = [(rule, example) for rule in RULES.rules for example in rule.hits]
MISSES = [(rule.id, example) for rule in RULES.rules for example in rule.misses]


@pytest.fixture(name="rules")
def _rules() -> Rules:
    return RULES


@pytest.mark.parametrize(("rule", "example"), HITS, ids=[f"{r.id}-{e[:12]}" for r, e in HITS])
def test_a_rule_hits_its_example(rule: Rule, example: str) -> None:
    assert [f.rule for f in screen_clause(example, replace(RULES, rules=(rule,), learned=None))]


@pytest.mark.parametrize("example", [e for _, e in HITS])
def test_a_hit_is_found_with_all_rules_together(example: str) -> None:
    assert screen_clause(example, RULES)


@pytest.mark.parametrize(("rule", "example"), MISSES, ids=[f"{r}-{e[:12]}" for r, e in MISSES])
def test_no_rule_hits_a_look_alike(rule: str, example: str) -> None:
    assert not screen_clause(example, RULES)


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda r: r.id)
def test_every_rule_has_examples_of_both_kinds(rule: Rule) -> None:
    assert rule.hits
    assert rule.misses


def test_every_named_item_of_articles_8_to_11_has_a_rule(rules: Rules) -> None:
    assert {rule.standard for rule in rules.rules} == set(STANDARDS)


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda r: r.id)
def test_explanations_leave_no_placeholder_unfilled(rule: Rule) -> None:
    for example in rule.hits:
        for finding in screen_clause(example, replace(RULES, rules=(rule,), learned=None)):
            assert not set("{}|") & set(finding.explanation)
