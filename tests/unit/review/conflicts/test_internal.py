"""Contradictions inside one draft."""

from __future__ import annotations

from tests.unit.review.conflicts.test_find import regulation
from workbench.domain.findings import ConflictType, InternalConflict
from workbench.review.conflicts.internal import internal_conflicts
from workbench.review.conflicts.units import build_corpus


def inside(*texts: str) -> list[InternalConflict]:
    regulations = [regulation("太原", texts)]
    return internal_conflicts(regulations, build_corpus(regulations))


def test_two_deadlines_for_the_same_thing_contradict() -> None:
    (conflict,) = inside(
        "供热单位应当自受理用热申请之日起十五日内答复申请人。",
        "本条例所称用户，是指使用热能的单位和个人。",
        "供热单位应当自受理用热申请之日起三十日内答复申请人。",
    )
    assert (conflict.type, [e.article for e in conflict.evidence]) == (ConflictType.DEADLINE, ["1", "3"])


def test_deadlines_for_different_things_do_not() -> None:
    assert not inside("供热单位应当自受理用热申请之日起十五日内答复申请人。", "用户应当在采暖期开始三十日前缴纳热费。")


def test_a_permitted_act_that_another_article_forbids_contradicts() -> None:
    (conflict,) = inside(
        "沿街商户可以在门前人行道摆放经营物品。",
        "市容环境卫生责任区实行责任人制度。",
        "沿街商户不得在门前人行道摆放经营物品。",
    )
    assert conflict.type is ConflictType.MODALITY


def test_a_penalty_for_an_article_without_duty_is_reported() -> None:
    (conflict,) = inside(
        "本条例所称架空线，是指电力、通信等空中线缆。",
        "违反本条例第一条规定的，由城市管理部门处五百元以上一千元以下罚款。",
    )
    assert (conflict.type, conflict.evidence[0].article) == (ConflictType.PENALTY, "2")


def test_a_penalty_for_a_duty_is_not() -> None:
    assert not inside("建设单位应当设置标志。", "违反本条例第一条规定的，由城市管理部门处五百元以上一千元以下罚款。")
