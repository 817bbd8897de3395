"""Decisions, judgements, corrections, ledger, and the project's own facts."""

from __future__ import annotations

from pathlib import Path

from tests.unit.store.making import AT, new_project
from workbench.domain.notes import Anchor, Stage
from workbench.domain.project import Adoption, DecisionForm, Disposition, Verdict
from workbench.store import ProjectFile, matter_key

ROW = (Anchor("ab", "太原", "12", "词", 3), Anchor("cd", "晋中", "13"))


def test_a_decision_keeps_its_words_and_articles(project: ProjectFile) -> None:
    made = project.decide(ROW, DecisionForm.TEXT, text="供热期限为一百五十一日", remark="第二次会议")
    assert project.decisions() == (made,)
    assert (made.form, made.text, made.remark) == (DecisionForm.TEXT, "供热期限为一百五十一日", "第二次会议")
    assert made.anchors == ROW
    assert (made.trace.city, made.trace.author) == ("太原", "张三")


def test_each_city_may_keep_its_own_words_with_a_reason(project: ProjectFile) -> None:
    made = project.decide(ROW, DecisionForm.OWN, reasons={"太原": "海拔较高", "晋中": "管网较新"})
    assert made.reasons == {"太原": "海拔较高", "晋中": "管网较新"}


def test_the_key_of_a_row_does_not_depend_on_the_order_of_its_articles() -> None:
    assert matter_key(ROW) == matter_key(reversed(ROW))
    assert matter_key(ROW) != matter_key(ROW[:1])


def test_rows_that_share_an_article_have_decisions_of_their_own(project: ProjectFile) -> None:
    other = (Anchor("ab", "太原", "12", "另词", 30),)
    project.decide(ROW[:1], DecisionForm.TEXT, text="甲")
    project.decide(other, DecisionForm.TEXT, text="乙")
    assert {d.anchors: d.text for d in project.decisions()} == {ROW[:1]: "甲", other: "乙"}


def test_deciding_again_replaces_the_decision(project: ProjectFile) -> None:
    project.decide(ROW, DecisionForm.TEXT, text="甲")
    made = project.decide(ROW, DecisionForm.VALUE, value="15 日")
    assert project.decisions() == (made,)
    assert (made.text, made.value, made.trace.disputes) == ("", "15 日", ())


def test_saying_the_same_again_writes_nothing(project: ProjectFile) -> None:
    project.decide(ROW, DecisionForm.TEXT, text="甲")
    seq = project.info().seq
    project.decide(ROW, DecisionForm.TEXT, text="甲")
    assert project.info().seq == seq


def test_a_removed_decision_can_be_made_again(project: ProjectFile) -> None:
    made = project.decide(ROW, DecisionForm.TEXT, text="甲")
    project.remove_decision(made.key)
    assert project.decisions() == ()
    project.decide(ROW, DecisionForm.TEXT, text="甲")
    assert [d.text for d in project.decisions()] == ["甲"]


def test_a_decision_can_follow_its_row_to_new_articles(project: ProjectFile) -> None:
    made = project.decide(ROW, DecisionForm.TEXT, text="甲")
    moved = project.decide(ROW[:1], DecisionForm.TEXT, text="甲", key=made.key)
    assert project.decisions() == (moved,)
    assert moved.anchors == ROW[:1]


def test_judgements_are_found_by_their_keys(project: ProjectFile) -> None:
    project.judge("conflict:1", Verdict.DISMISS, reason="只是用语")
    project.judge("conflict:2", Verdict.RETYPE, type="deadline")
    project.judge("conflict:3", Verdict.CONFIRM)
    project.withdraw_judgement("conflict:3")
    found = project.judgements()
    assert set(found) == {"conflict:1", "conflict:2"}
    assert (found["conflict:1"].reason, found["conflict:2"].type) == ("只是用语", "deadline")


def test_corrections_come_in_the_order_in_which_they_were_made(project: ProjectFile) -> None:
    first = project.correct("align", {"join": [["ab", "12"], ["cd", "13"]]}, anchors=ROW)
    second = project.correct("structure", {"article": "3", "split": 20})
    third = project.correct("align", {"split": ["ab", "12"]})
    assert project.corrections() == (first, second, third)
    assert project.corrections("align") == (first, third)
    project.remove_correction(first.id)
    assert project.corrections("align") == (third,)
    assert third.payload == {"split": ["ab", "12"]}


def test_a_line_of_the_ledger_is_completed_step_by_step(project: ProjectFile) -> None:
    project.put_ledger("f1", Disposition.STUDY, anchor=AT, standard="9-3")
    project.put_ledger("f1", Disposition.AMEND, responsible="市城管局", due="2027-03-31")
    entry = project.put_ledger("f1", Disposition.AMEND, done="2027-02-01")
    assert project.ledger() == (entry,)
    assert (entry.anchor, entry.standard, entry.responsible, entry.done) == (AT, "9-3", "市城管局", "2027-02-01")
    project.remove_ledger("f1")
    assert project.ledger() == ()


def test_the_project_says_what_it_was_made_with_and_what_changed(tmp_path: Path) -> None:
    with new_project(tmp_path, plan_year=2026, leading="太原", participants=("省人大常委会法工委",)) as project:
        project.set_project(stage=Stage.CONSULTATION, remark="列入年度计划")
        found = project.project()
    assert (found.title, found.plan_year, found.leading) == ("供水条例协同立法", 2026, "太原")
    assert (found.stage, found.remark) == (Stage.CONSULTATION, "列入年度计划")
    assert found.participants == ("省人大常委会法工委",)
    assert found.cities == ("太原", "晋中", "忻州", "吕梁", "阳泉")


def test_contacts_meetings_and_opinions_are_kept(project: ProjectFile) -> None:
    project.put_contact("阳泉", organ="法工委", person="赵六", phone="0353-1")
    later = project.put_meeting("2026-12-20", title="第二次会议")
    earlier = project.put_meeting("2026-11-30", agenda=("停热期限", "罚款幅度"))
    earlier = project.put_meeting("2026-11-30", agenda=earlier.agenda, minutes="议定十五日", meeting_id=earlier.id)
    opinion = project.put_opinion("市住建局", "期限过短", adoption=Adoption.PARTLY, reason="兼顾各市", anchor=AT)
    assert project.contacts()[0].person == "赵六"
    assert project.meetings() == (earlier, later)
    assert project.opinions() == (opinion,)
    project.remove_meeting(later.id)
    project.remove_opinion(opinion.id)
    assert (project.meetings(), project.opinions()) == ((earlier,), ())
