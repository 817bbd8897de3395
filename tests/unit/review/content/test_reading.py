"""Bodies, duties, procedures, sanctions and definitions of a provision."""

from __future__ import annotations

import pytest

from workbench.review.content import Force, Offender, read_content

PENALTY = (
    "违反本条例第十二条规定，擅自占道经营的，由城市管理综合执法部门责令限期改正；逾期不改正的，对单位处五千元以上二万元以下罚款，"
    "对个人可以处二百元以上一千元以下罚款；情节严重的，吊销经营许可证。"
)


def test_the_order_to_correct_is_kept_apart_from_the_sanctions() -> None:
    sanctions = read_content(PENALTY).sanctions
    assert [(s.kind, s.order) for s in sanctions] == [
        ("责令改正", True),
        ("罚款", False),
        ("罚款", False),
        ("吊销许可证件", False),
    ]


def test_a_fine_knows_offender_condition_and_discretion() -> None:
    unit, person = (s for s in read_content(PENALTY).sanctions if s.kind == "罚款")
    assert (unit.offender, unit.optional, unit.condition) == (Offender.UNIT, False, "逾期不改正")
    assert (person.offender, person.optional, person.condition) == (Offender.PERSON, True, "逾期不改正")


def test_a_sanction_names_the_article_it_punishes() -> None:
    assert {s.articles for s in read_content(PENALTY).sanctions[:1]} == {("12",)}


def test_a_department_is_normalised_to_its_function() -> None:
    functions = {
        b.function for b in read_content("由城管执法部门会同住房和城乡建设主管部门、环境保护部门负责。").bodies
    }
    assert functions == {"城市管理", "住房城乡建设", "生态环境"}


def test_a_name_from_before_the_reform_is_marked() -> None:
    (body,) = read_content("由工商行政管理部门查处。").bodies
    assert body.renamed
    assert body.function == "市场监管"


def test_items_take_the_force_of_their_lead_in() -> None:
    text = "禁止下列行为：\n（一）攀折花木；\n（二）倾倒垃圾。"
    assert [d.force for d in read_content(text).deontics] == [Force.MUST_NOT] * 3


def test_force_and_actor_of_a_duty() -> None:
    (duty,) = read_content("建设单位应当设置标志。").deontics
    assert (duty.actor, duty.force, duty.act) == ("建设单位", Force.MUST, "设置标志")


def test_nobody_without_a_permit_is_a_force_of_its_own() -> None:
    assert Force.NOT_WITHOUT in {d.force for d in read_content("未经批准，任何单位和个人不得占用绿地。").deontics}


def test_a_definition_has_term_and_meaning() -> None:
    (term,) = read_content("本条例所称架空线，是指电力、通信等空中线缆。").terms
    assert (term.term, term.meaning) == ("架空线", "电力、通信等空中线缆")


def test_mutual_recognition_is_noticed() -> None:
    (found,) = read_content("本市与相邻城市检测结果互认。").cooperation
    assert found.kind == "互认"


def test_a_duty_article_has_no_sanctions() -> None:
    assert read_content("建设单位应当设置标志。").sanctions == ()


def test_a_slip_in_a_citation_does_not_stop_the_reading() -> None:
    sanctions = read_content("违反本条例第十十八条规定的，处五百元罚款。").sanctions
    assert [(s.kind, s.articles) for s in sanctions] == [("罚款", ())]


def test_a_word_that_only_names_a_thing_asks_for_no_step() -> None:
    (step,) = (p for p in read_content("应当携带登记证。").procedures if p.kind == "登记")
    assert not step.directed


def test_a_rule_stated_as_a_fact_is_declared() -> None:
    (duty,) = read_content("经查证属实的，对举报人给予奖励。").deontics
    assert duty.force is Force.DECLARED


def test_a_zone_where_a_thing_is_forbidden_is_no_ban() -> None:
    (wish,) = read_content("鼓励居民在禁止燃放鞭炮的区域之外少放鞭炮。").deontics
    assert wish.force is Force.ENCOURAGED
    (power,) = read_content("市人民政府可以划定禁止养犬的区域。").deontics
    assert power.force is Force.MAY


def test_a_ban_inside_a_zone_stays_a_ban() -> None:
    assert [d.force for d in read_content("禁止在水源保护区的范围内从事养殖。").deontics] == [Force.MUST_NOT]


def test_a_place_that_may_is_no_duty() -> None:
    (power,) = read_content("有条件的地方可以建立培训基地。").deontics
    assert power.force is Force.MAY


def test_consent_of_a_private_person_is_no_approval() -> None:
    kinds = {p.kind for p in read_content("未成年人参加活动的，应当征得其监护人同意。").procedures}
    assert kinds == {"同意"}
    assert {p.kind for p in read_content("应当经城市管理部门同意。").procedures} == {"审批"}


@pytest.mark.parametrize(
    "text",
    ["发展改革、公安、行政审批、市场监管等部门应当履行职责。", "已经依法批准设置的建设项目，应当拆除。"],
)
def test_an_office_or_a_past_approval_asks_for_no_step(text: str) -> None:
    assert not any(p.directed for p in read_content(text).procedures)


def test_a_department_with_the_power_to_act_is_no_permission() -> None:
    (duty,) = read_content("接到举报的部门应当移交有权处理的部门。").deontics
    assert duty.force is Force.MUST
