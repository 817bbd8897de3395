"""Findings: verbatim, placed, the same for a clause and for a document, silent where a law stands behind."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.domain.regulation import Article, DocumentKind, Paragraph, Regulation
from workbench.review.market import finding_key, load_rules, screen, screen_clause

RULES = load_rules()
BARRIERS = (
    "市外保洁企业在本市承揽业务的，应当在本市设立分公司。",
    "外省施工企业进入本市的，应当到市主管部门办理备案手续。",
    "评标时对本地企业加三分。",
    "电动车号牌由市江北标牌公司统一制作，其他单位制作的不予登记。",
    "对在本区注册的企业，按其缴纳税收地方留成部分的百分之五十给予奖励。",
    "洗浴服务每人次收费不得低于二十元。",
)
HARMLESS = (
    "任何单位不得要求外地企业在本市设立分公司。",
    "本市行政区域内从事洗浴经营的，适用本条例。",
    "机动车应当在指定地点停放。",
    "城市供水价格实行政府定价。",
)


def regulation(*texts: str, title: str = "平川市市场条例", city: str = "平川") -> Regulation:
    articles = tuple(
        Article(str(n), text, (Paragraph(1, text, 0, len(text)),)) for n, text in enumerate(texts, start=1)
    )
    return Regulation(title, DocumentKind.REGULATION, articles, city=city)


@pytest.mark.parametrize("text", BARRIERS)
def test_a_barrier_is_found(text: str) -> None:
    assert screen_clause(text, RULES)


@pytest.mark.parametrize("text", HARMLESS)
def test_a_harmless_clause_is_left_alone(text: str) -> None:
    assert not screen_clause(text, RULES)


@given(st.lists(st.sampled_from(BARRIERS + HARMLESS), min_size=1, max_size=5), st.sampled_from(["", "\n", " "]))
@settings(max_examples=60, deadline=None)
def test_quotes_are_verbatim_and_short(parts: list[str], joint: str) -> None:
    text = joint.join(parts)
    for finding in screen_clause(text, RULES):
        assert text[finding.start : finding.start + len(finding.quote)] == finding.quote
        assert 0 < len(finding.quote) <= 120


@given(st.text(alphabet="市外企业应当不得在本设立分公司备案；，。：（一）二\n收费由指定的统一", max_size=120))
@settings(max_examples=150, deadline=None)
def test_any_text_is_screened_without_failure(text: str) -> None:
    for finding in screen_clause(text, RULES):
        assert text[finding.start : finding.start + len(finding.quote)] == finding.quote


@given(st.lists(st.sampled_from(BARRIERS + HARMLESS), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_a_document_is_screened_as_its_clauses_are(texts: list[str]) -> None:
    found = screen(regulation(*texts, title=""), RULES)
    expected = [replace(f, article=str(n)) for n, t in enumerate(texts, start=1) for f in screen_clause(t, RULES)]
    assert found == expected


def test_the_most_certain_finding_comes_first() -> None:
    found = screen_clause("".join(BARRIERS), RULES)
    assert [f.certainty for f in found] == sorted((f.certainty for f in found), reverse=True)


def test_findings_carry_the_document_and_the_article() -> None:
    found = screen(regulation(HARMLESS[0], BARRIERS[0]), RULES, document=3)
    assert {(f.document, f.article) for f in found} == {(3, "2")}


def test_the_first_ground_is_the_standard_itself() -> None:
    (finding,) = screen_clause(BARRIERS[0], RULES)
    assert finding.basis[0] == "《公平竞争审查条例》第九条第二项"


def test_the_explanation_names_who_is_burdened() -> None:
    (finding,) = screen_clause(BARRIERS[0], RULES)
    assert "市外保洁企业" in finding.explanation


def test_a_statutory_regime_silences_a_look_alike() -> None:
    assert not screen_clause("危险废物运往市外的，应当经生态环境部门批准。", RULES)


def test_a_regime_named_in_the_title_alone_counts() -> None:
    text = "批发业务由市公司统一经营。"
    assert screen(regulation(text), RULES)
    assert not screen(regulation(text, title="平川市烟草专卖管理条例"), RULES)


def test_an_exception_of_article_12_is_proposed_with_its_conditions() -> None:
    (finding,) = screen_clause("中药材不得销往外地。", RULES)
    assert "第十二条" in finding.exception
    assert "实施期限" in finding.exception


def test_a_key_stays_the_same_when_the_article_is_renumbered_and_spaced() -> None:
    text = BARRIERS[0]
    moved = "本市发展服务业。\n" + text.replace("应当", "应当 ")
    keys = [finding_key(screen_clause(t, RULES)[0], t) for t in (text, moved)]
    assert keys[0] == keys[1]


def test_a_key_changes_with_the_words() -> None:
    texts = (BARRIERS[0], BARRIERS[0].replace("分公司", "子公司"))
    keys = {finding_key(screen_clause(t, RULES)[0], t) for t in texts}
    assert len(keys) == 2


def test_two_rules_that_say_the_same_of_a_sentence_are_one_finding() -> None:
    text = "学生校服由县服装公司统一供应，必须到县服装公司购买，其他企业的产品不予认可。"
    found = screen_clause(text, RULES)
    assert len({finding_key(f, text) for f in found}) == len(found)
    assert [f.standard for f in found] == ["8-3"]
