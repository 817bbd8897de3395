"""The user's own rules and words: used, and refused with a message that says what to do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from workbench.domain.resources import resource
from workbench.review.market import RulesError, load_rules, screen_clause

RULE = """
[[rule]]
id = "own-1"
standard = "8-3"
name = "指定打印店"
match = ["必须到{打印店}打印"]
explanation = "限定了打印店。"
suggestion = "删去。"
"""
WORDS = '[words]\n"打印店" = ["文苑打印店"]\n'


def write(folder: Path, text: str) -> Path:
    path = folder / "规则.toml"
    path.write_text(text, "utf-8")
    return path


def test_an_own_rule_is_used(tmp_path: Path) -> None:
    rules = load_rules(write(tmp_path, WORDS + RULE))
    assert [f.rule for f in screen_clause("申报材料必须到文苑打印店打印。", rules)] == ["own-1"]


def test_own_words_are_added_to_the_shipped_lists(tmp_path: Path) -> None:
    text = "柳溪沟外的搬家企业应当在本市设立分公司。"
    assert "9-2-establish" not in [f.rule for f in screen_clause(text, replace(load_rules(), learned=None))]
    rules = load_rules(write(tmp_path, '[words]\n"外地称谓" = ["柳溪沟外"]\n'))
    assert "9-2-establish" in [f.rule for f in screen_clause(text, replace(rules, learned=None))]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("[[rule", "格式有误"),
        ("[rules]\n", "不认识"),
        (RULE, "打印店"),
        (WORDS + RULE.replace("8-3", "7-1"), "7-1"),
        (WORDS + RULE.replace("match =", "matches ="), "matches"),
        (WORDS + RULE.replace("必须到", "(必须到"), "own-1"),
        (WORDS + RULE + RULE, "重复"),
        ('[words]\n"打印店" = "文苑"\n', "打印店"),
        (WORDS + RULE + "certainty = 3\n", "own-1"),
        (WORDS + RULE + 'severity = "很高"\n', "很高"),
        (WORDS + RULE + 'exception = "其他"\n', "其他"),
        (WORDS + RULE.replace('name = "指定打印店"\n', ""), "name"),
        (WORDS + RULE.replace('["必须到{打印店}打印"]', '"必须到"'), "match"),
    ],
)
def test_a_mistake_is_told_in_chinese_with_its_place(tmp_path: Path, text: str, part: str) -> None:
    with pytest.raises(RulesError) as caught:
        load_rules(write(tmp_path, text))
    assert part in caught.value.message
    assert caught.value.remedy


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match="无法读取"):
        load_rules(tmp_path / "没有.toml")


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "规则.toml"
    path.write_bytes("# 词表".encode("gb18030"))
    with pytest.raises(RulesError, match="UTF-8"):
        load_rules(path)


def test_the_shipped_example_of_own_rules_works() -> None:
    rules = load_rules(resource("rules", "market_user_example.toml"))
    (own,) = [r for r in rules.rules if r.id == "own-printing"]
    assert "own-printing" in [f.rule for f in screen_clause(own.hits[0], rules)]
    assert not screen_clause(own.misses[0], rules)


def test_what_an_own_rule_finds_is_never_doubted(tmp_path: Path) -> None:
    rule = RULE.replace("必须到{打印店}打印", "代表会议每年举行一次")
    text = "人民代表大会代表会议每年举行一次。"
    assert [f.rule for f in screen_clause(text, load_rules(write(tmp_path, WORDS + rule)))] == ["own-1"]
