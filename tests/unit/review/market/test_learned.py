"""The learned detector: features, scores that are sums, quotes, and how it stands beside the rules."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.domain.resources import resource
from workbench.review.market import load_rules, screen_clause
from workbench.review.market.clause import units_of
from workbench.review.market.features import features, normalised, placed
from workbench.review.market.learned import load_learned, load_signs
from workbench.review.market.model import ModelError, load_model, stored_bytes
from workbench.review.market.rules import STANDARDS

RULES = load_rules()
LEARNED = load_learned()
ALONE = replace(RULES, rules=())
BARRIER = "市外的净水器安装企业承接本市业务的，应当先在本市设立子公司，并租用固定的办公场所。"
HARMLESS = "净水器安装企业应当对安装质量负责，安装人员上门服务应当出示工作证件。"
TEXTS = st.text(
    alphabet="市外企业应当不得在本设立分公司备案；，。：（一）二\n 收费由百分之三十个月指定的统一", max_size=90
)


def test_words_behind_a_ban_are_told_apart() -> None:
    assert "¬设立" in features("不得要求其设立分公司。")
    assert "¬设立" not in features("应当设立分公司。")


def test_the_lead_in_is_told_apart_from_its_item() -> None:
    runs = features("应当具备下列条件：有本市户籍；", len("应当具备下列条件："))
    assert "^条件" in runs
    assert "条件" not in runs


def test_numbers_are_one_sign() -> None:
    assert normalised("不少于三百 平方米、12个月") == "不少于#平方米、#个月"


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_placed_runs_are_the_features_and_stand_where_they_say(text: str) -> None:
    runs = placed(text)
    assert {run for run, _, _ in runs} == features(text)
    for run, start, end in runs:
        assert normalised(text[start:end]) == run.lstrip("¬") or "#" in run


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_any_text_gives_a_verbatim_quote(text: str) -> None:
    for unit in units_of(text):
        if unit.text[unit.lead :].strip("，,；;。：: \u3000\n"):
            finding = LEARNED.finding(unit, 0.5, "8-1")
            assert text[finding.start : finding.start + len(finding.quote)] == finding.quote
            assert 0 < len(finding.quote) <= 60


def test_a_barrier_of_another_trade_is_found_without_rules() -> None:
    (finding, *_) = screen_clause(BARRIER, ALONE)
    assert finding.standard == "9-2"
    assert finding.rule == "learned-9-2"
    assert "子公司" in BARRIER[finding.start : finding.start + len(finding.quote)]


def test_a_harmless_sentence_is_left_alone() -> None:
    assert not screen_clause(HARMLESS, ALONE)


def test_the_explanation_names_words_of_the_quote() -> None:
    (finding, *_) = screen_clause(BARRIER, ALONE)
    cues = finding.explanation.split("主要依据的字样：")[1].split("）")[0].strip("“”").split("”、“")
    assert all(cue in finding.quote for cue in cues)


def test_the_pull_of_the_runs_adds_up_to_the_score() -> None:
    unit = units_of(BARRIER)[0]
    model = LEARNED.model
    columns = model.columns(unit.text)
    pulls = {run: gain for gain, run, _, _ in model.pull(unit.text)}
    total = sum(pulls.values()) / model.length(columns) + model.bias
    assert total == pytest.approx(LEARNED.scores([unit])[0], abs=1e-3)


def test_the_shares_of_the_standards_add_up_to_one() -> None:
    shares = LEARNED.standards(units_of(BARRIER)[0])
    assert sum(shares.values()) == pytest.approx(1)
    assert set(shares) == set(STANDARDS)


def test_every_standard_says_what_it_means() -> None:
    assert set(LEARNED.texts) == set(STANDARDS)
    for text in LEARNED.texts.values():
        assert "{quote}" in text.explanation
        assert "{cues}" in text.explanation
        assert text.grounds
        assert text.suggestion


def test_a_sentence_without_known_runs_is_no_barrier() -> None:
    assert not screen_clause("☆☆☆☆", ALONE)


def test_where_rule_and_detector_agree_the_rule_explains_and_is_surer() -> None:
    text = "市外保洁企业在本市承揽业务的，应当在本市设立分公司。"
    (alone,) = screen_clause(text, replace(RULES, learned=None))
    (both,) = screen_clause(text, RULES)
    assert both.rule in {rule.id for rule in RULES.rules}
    assert both.certainty > alone.certainty


def test_signs_name_pairs_and_the_string_of_word_classes() -> None:
    signs = load_signs().signs("外地企业应当在本市设立分公司。")
    assert {"$外地经营者", "$外地经营者+设机构", "@外", "@>外点"} <= signs


def test_stored_weights_are_read_back(tmp_path: Path) -> None:
    path = tmp_path / "market.npz"
    path.write_bytes(stored_bytes(LEARNED.model))
    again = load_model(path)
    assert again.index.runs == LEARNED.model.index.runs
    assert np.allclose(again.weight, LEARNED.model.weight)
    assert np.allclose(again.by_standard, LEARNED.model.by_standard, atol=0.05)


def test_storing_twice_gives_the_same_bytes() -> None:
    assert stored_bytes(LEARNED.model) == stored_bytes(LEARNED.model)


def test_the_stored_weights_hold_no_code() -> None:
    with zipfile.ZipFile(resource("models") / "market.npz") as file:
        for name in file.namelist():
            assert np.lib.format.read_array(io.BytesIO(file.read(name)), allow_pickle=False) is not None


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a zip file"])
def test_damaged_weights_are_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "market.npz"
    path.write_bytes(content)
    with pytest.raises(ModelError, match="权重文件"):
        load_model(path)


def test_missing_weights_are_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        load_model(tmp_path / "market.npz")
