"""Headings as a drafter would put them, of provisions made up for this."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence

import pytest

from tests.unit.align.test_align import regulation
from workbench.align import align
from workbench.align.topic_phrases import phrases
from workbench.align.topic_style import load_style
from workbench.domain.resources import resource

PLAN = (
    "市水务部门应当会同有关部门组织编制供水专项规划，报市人民政府批准后实施。",
    "水务部门负责编制供水专项规划，经市人民政府批准后公布实施。",
    "供水专项规划由市水务部门组织编制，报市人民政府批准。",
)
PIPES = (
    "供水单位应当定期巡查供水管网，发现漏损的，应当立即抢修。",
    "供水单位应当对供水管网进行巡查，管网漏损的，及时抢修。",
    "供水单位应当建立供水管网巡查制度，及时抢修漏损管网。",
)
STOP = (
    "违反本条例规定，供水单位擅自停止供水的，由水务部门责令改正，处一万元以上三万元以下罚款。",
    "供水单位擅自停止供水的，由水务部门处二万元罚款。",
    "违反本条例第五条规定，擅自停止供水的，责令限期改正，可以处五千元罚款。",
)
TERM = (
    "本条例所称二次供水，是指通过储存、加压等设施向用户供水的形式。",
    "本条例所称二次供水，是指将供水储存、加压后再供给用户的形式。",
    "本条例所称二次供水是指经加压后供水的方式。",
)
BAN = (
    "禁止擅自拆除供水设施。",
    "任何单位和个人不得擅自拆除供水设施。",
    "不得擅自拆除供水设施。",
)


def headings(*matters: Sequence[str]) -> list[str]:
    """The headings of three drafts that have one article on each of `matters`."""
    drafts = [regulation(name, tuple(m[n] for m in matters)) for n, name in enumerate("甲乙丙")]
    return [r.topic for r in align(drafts).rows]


def test_a_plan_is_headed_by_the_plan_and_what_is_done_with_it() -> None:
    (topic,) = [t for t in headings(PLAN, PIPES, STOP) if "规划" in t]
    assert topic.startswith("供水专项规划")


def test_a_sanction_is_headed_by_the_conduct_punished() -> None:
    assert "擅自停止供水的法律责任" in headings(PLAN, PIPES, STOP)


def test_a_definition_is_headed_by_its_term() -> None:
    assert "二次供水的定义" in headings(PLAN, TERM, STOP)


def test_a_ban_says_so() -> None:
    assert "禁止擅自拆除供水设施" in headings(PLAN, BAN, STOP)


def test_purpose_and_effective_date_have_their_standard_names() -> None:
    purpose = ["为了加强供水管理，根据有关法律，结合本市实际，制定本条例。"] * 3
    effective = ["本条例自2025年1月1日起施行。"] * 3
    found = headings(purpose, PLAN, effective)
    assert (found[0], found[-1]) == ("立法目的和依据", "施行日期")


def test_headings_are_short_and_different() -> None:
    found = headings(PLAN, PIPES, STOP, TERM, BAN)
    assert len(set(found)) == len(found)
    assert max(map(len, found)) <= 22


def test_the_order_of_the_drafts_does_not_matter() -> None:
    drafts = [regulation(n, (PLAN[k], PIPES[k], STOP[k], BAN[k])) for k, n in enumerate("甲乙丙")]
    there = [r.topic for r in align(drafts).rows]
    assert there == [r.topic for r in align(drafts[::-1]).rows]


def test_no_heading_names_a_city_of_one_draft() -> None:
    alone = ("临江市供水设施由临江市水务集团维护。", *PLAN[:1])
    assert not [r.topic for r in align([regulation("甲", alone)]).rows if "临江市" in r.topic]


@pytest.mark.parametrize("word", ["应当", "不得", "由"])
def test_a_phrase_never_runs_across_a_word_of_command(word: str) -> None:
    tokens = ["供水", "单位", word, "维护", "供水", "设施"]
    found = phrases(tokens, {"供水": 0.5, "单位": 0.4, "维护": 0.4, "设施": 0.5}, load_style().plain, {})
    assert not [p for p in found if word in p.words]


def test_every_standard_heading_has_a_learned_worth() -> None:
    data = tomllib.loads(resource("align", "topics.toml").read_text("utf-8"))
    worth = load_style().worth
    assert not [s["heading"] for s in data["standard"] if f"standard_{s['heading']}" not in worth]
