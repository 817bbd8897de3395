"""Agenda, progress, anchors that follow their words, distances from an agreed text: on real drafts."""

from __future__ import annotations

import datetime
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.tables import small_analysis
from tests.helpers.texts import JINZHONG, write_drafts
from workbench.domain.notes import Anchor, NoteStatus, Visibility
from workbench.domain.project import DecisionForm, Disposition, Verdict
from workbench.services.agreement import distance, distances
from workbench.services.analysis import Analysis
from workbench.services.coordination import (
    Agenda,
    AgendaGroup,
    AgendaItem,
    make_agenda,
    next_meeting,
    write_agenda_file,
)
from workbench.services.followed import Followed, followed_anchors
from workbench.services.judgements import key_of_conflict
from workbench.services.ledger import put_line, read_ledger
from workbench.services.progress_report import ProgressReport, progress_report
from workbench.services.records import row_anchors
from workbench.services.workspace import Workspace
from workbench.store import join, merge, send

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed project whose two drafts are analysed."""
    folder = tmp_path_factory.mktemp("coordination")
    path = folder / "项目.xtlf"
    with Workspace.create(path, title="观景灯", city="太原", author="王某", cities=("太原", "晋中")) as workspace:
        workspace.add_files(write_drafts(folder))
        workspace.analysis()
    return path


@pytest.fixture
def workspace(made: Path, tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(Path(shutil.copy(made, tmp_path))) as opened:
        yield opened


def agenda(workspace: Workspace, *, internal: bool = False) -> Agenda:
    return make_agenda(workspace, workspace.analysis(), TODAY, internal=internal)


def progress(workspace: Workspace) -> ProgressReport:
    return progress_report(workspace, workspace.analysis(), TODAY)


def newer(workspace: Workspace, folder: Path, text: str) -> Analysis:
    path = folder / "晋中市观景灯管理条例（二稿）.txt"
    path.write_text(text, "utf-8")
    assert not workspace.add_files([path]).failed
    return workspace.analysis()


def row_with_conflict(workspace: Workspace) -> int:
    return workspace.analysis().review.conflicts[0].row


def decide(workspace: Workspace, row: int, form: DecisionForm) -> None:
    analysis = workspace.analysis()
    anchors = row_anchors(analysis, analysis.table.rows[row - 1])
    workspace.project.decide(anchors, form, remark="报省人大常委会")


# -- agenda


def test_every_open_conflict_is_on_the_agenda_once(workspace: Workspace) -> None:
    conflicts = workspace.analysis().review.conflicts
    items = agenda(workspace).of(AgendaGroup.CONFLICTS)
    keys = [key for item in items for key in item.keys]
    assert sorted(keys) == sorted(f"conflict:{n}" for n in range(len(conflicts)))
    assert len({item.row for item in items}) == len(items)
    assert all(item.cities == ("太原", "晋中") for item in items)


def test_the_gravest_conflicts_come_first(workspace: Workspace) -> None:
    ranks = [item.severity.rank for item in agenda(workspace).of(AgendaGroup.CONFLICTS) if item.severity]
    assert ranks == sorted(ranks)


def test_a_decided_row_leaves_the_agenda(workspace: Workspace) -> None:
    row = row_with_conflict(workspace)
    decide(workspace, row, DecisionForm.OWN)
    assert row not in {item.row for item in agenda(workspace).of(AgendaGroup.CONFLICTS)}


def test_a_decision_to_refer_upward_stays_on_the_agenda_as_such(workspace: Workspace) -> None:
    row = row_with_conflict(workspace)
    decide(workspace, row, DecisionForm.REFER)
    (item,) = agenda(workspace).of(AgendaGroup.REFERRED)
    assert (item.row, item.text) == (row, "报省人大常委会")


def test_a_dismissed_conflict_leaves_the_agenda(workspace: Workspace) -> None:
    analysis = workspace.analysis()
    workspace.project.judge(key_of_conflict(analysis.review.conflicts[0], analysis), Verdict.DISMISS)
    assert "conflict:0" not in {key for item in agenda(workspace).items for key in item.keys}


def test_notes_stand_in_the_group_of_their_state(workspace: Workspace) -> None:
    project, at = workspace.project, workspace.anchor("太原:4", "十五日")
    open_note = project.add_note("期限偏短", at)
    referred = project.add_note("处罚权限待明确", at, status=NoteStatus.REFERRED)
    overdue = project.add_note("请晋中答复", at, due="2026-11-21", status=NoteStatus.IN_TALKS)
    project.add_note("已经商定", at, status=NoteStatus.AGREED, due="2026-01-01")
    groups = {key: item.group for item in agenda(workspace).items for key in item.keys if key.startswith("note:")}
    assert groups == {
        f"note:{open_note.id}": AgendaGroup.NOTES,
        f"note:{referred.id}": AgendaGroup.REFERRED,
        f"note:{overdue.id}": AgendaGroup.OVERDUE,
    }


def test_internal_notes_stay_in_this_office(workspace: Workspace, tmp_path: Path) -> None:
    workspace.project.add_note("内部的底线", workspace.anchor("太原:4"), visibility=Visibility.INTERNAL)
    assert not agenda(workspace).of(AgendaGroup.NOTES)
    assert len(agenda(workspace, internal=True).of(AgendaGroup.NOTES)) == 1
    write_agenda_file(workspace, workspace.analysis(), tmp_path / "议程.docx", TODAY)
    assert "内部的底线" not in document(tmp_path / "议程.docx")


def test_a_finding_leaves_the_agenda_with_its_line_and_comes_back_overdue(workspace: Workspace) -> None:
    assert agenda(workspace).of(AgendaGroup.MARKET)
    for line in read_ledger(workspace):
        put_line(workspace, line, Disposition.AMEND, due="2026-11-20", responsible="市城管局")
    assert not agenda(workspace).of(AgendaGroup.MARKET)
    late = agenda(workspace).of(AgendaGroup.OVERDUE)
    assert {item.keys for item in late} == {(f"ledger:{line.key}",) for line in read_ledger(workspace)}
    assert "市城管局" in late[0].text


def test_what_two_offices_recorded_differently_is_put_to_the_meeting(workspace: Workspace, tmp_path: Path) -> None:
    note = workspace.project.add_note("期限建议统一", workspace.anchor("太原:4", "十五日"))
    send(workspace.project, tmp_path / "去.xtjh", drafts=True)
    with join(tmp_path / "晋中.xtlf", tmp_path / "去.xtjh", city="晋中", author="李某") as other:
        other.set_status(note.id, NoteStatus.AGREED)
        workspace.project.set_status(note.id, NoteStatus.REJECTED)
        send(other, tmp_path / "回.xtjh")
    merge(workspace.project, tmp_path / "回.xtjh")
    (item,) = agenda(workspace).of(AgendaGroup.DISPUTED)
    assert item.keys == (f"note:{note.id}",)
    assert "状态不一致" in item.proposal


def test_the_lines_sum_up_what_the_paper_lists_and_spell_out_the_rest() -> None:
    made = Agenda(
        (
            AgendaItem(AgendaGroup.OVERDUE, ("note:1",), 2, "期限", ("太原",), "太原提出的意见", "请\n答复"),
            AgendaItem(AgendaGroup.CONFLICTS, ("conflict:1", "conflict:2"), 2, "期限", ("太原",), "期限", "甲"),
            AgendaItem(AgendaGroup.CONFLICTS, ("conflict:3",), 3, "罚款", ("太原",), "罚款", "乙"),
        )
    )
    assert made.lines() == (
        "督办逾期事项（太原提出的意见）：请 答复",
        "研究尚未议定的不一致条款3处：“期限”、“罚款”",
    )


def test_the_next_meeting_keeps_its_own_items_before_ours(workspace: Workspace) -> None:
    project = workspace.project
    project.put_meeting("2026-10-01", title="第一次会议")
    project.put_meeting("2026-12-20", title="第三次会议")
    project.put_meeting("2026-12-01", title="第二次会议", agenda=("通报进展",))
    made = agenda(workspace)
    meeting = next_meeting(project.meetings(), made, TODAY)
    assert meeting.title == "第二次会议"
    assert meeting.agenda == ("通报进展", *made.lines())


def document(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read("word/document.xml").decode()


# -- progress


def test_progress_counts_each_citys_notes(workspace: Workspace) -> None:
    project, at = workspace.project, workspace.anchor("太原:4")
    for status in NoteStatus:
        project.add_note(f"意见{status.value}", at, status=status, due="2026-11-21", responsible="晋中")
    taiyuan, jinzhong = progress(workspace).cities
    assert (taiyuan.raised, taiyuan.agreed, taiyuan.referred, taiyuan.closed) == (5, 1, 1, 1)
    assert (taiyuan.open, taiyuan.overdue, taiyuan.assigned) == (2, 2, 0)
    assert (jinzhong.raised, jinzhong.assigned, jinzhong.assigned_open, jinzhong.assigned_overdue) == (0, 5, 2, 2)


def test_progress_counts_conflicts_until_they_are_decided(workspace: Workspace) -> None:
    before = progress(workspace)
    assert before.conflicts == before.conflicts_open == len(workspace.analysis().review.conflicts)
    row = row_with_conflict(workspace)
    decide(workspace, row, DecisionForm.OWN)
    after = progress(workspace)
    here = sum(c.row == row for c in workspace.analysis().review.conflicts)
    assert after.conflicts_open == before.conflicts_open - here
    assert (after.decisions, after.conflicts) == (1, before.conflicts)


def test_progress_counts_ledger_lines(workspace: Workspace) -> None:
    line = next(x for x in read_ledger(workspace) if x.city == "晋中")
    put_line(workspace, line, Disposition.AMEND, done="2026-11-20")
    report = progress(workspace)
    jinzhong = report.of("晋中")
    assert jinzhong is not None
    assert (jinzhong.ledger.done, report.ledger_done) == (1, 1)
    assert report.of("大同") is None


def test_a_city_that_only_wrote_notes_has_its_figures(workspace: Workspace) -> None:
    workspace.project.add_note("请阳泉提供数据", responsible="阳泉")
    assert [c.city for c in progress(workspace).cities] == ["太原", "晋中", "阳泉"]


# -- anchors in a new version


def test_anchors_tell_what_became_of_their_words(workspace: Workspace, tmp_path: Path) -> None:
    project = workspace.project
    same = project.add_note("主管部门", workspace.anchor("晋中:3", "市住房和城乡建设部门"))
    moved = project.add_note("本地产品", workspace.anchor("晋中:6", "优先使用本市企业生产的灯具"))
    reworded = project.add_note("期限", workspace.anchor("晋中:4", "应当在三十个工作日内予以答复"))
    gone = project.add_note("高度", workspace.anchor("晋中:5", "观景灯高度不得超过十米"))
    project.add_note("太原的", workspace.anchor("太原:4"))
    text = (
        JINZHONG.replace("第五条　观景灯高度不得超过十米。\n\n", "")
        .replace("第六条", "第五条")
        .replace("三十个工作日内予以答复", "十五个工作日内书面予以答复")
    )
    newer(workspace, tmp_path, text)
    found = {f.subject: f for f in followed_anchors(workspace)}
    states = {subject: f.trail.state for subject, f in found.items()}
    assert states == {
        f"note:{same.id}": Followed.UNCHANGED,
        f"note:{moved.id}": Followed.MOVED,
        f"note:{reworded.id}": Followed.REWORDED,
        f"note:{gone.id}": Followed.GONE,
    }
    assert found[f"note:{moved.id}"].sentence == "晋中第1稿第六条的原文移至第2稿第五条。"
    assert "已删去" in found[f"note:{gone.id}"].sentence
    assert found[f"note:{gone.id}"].trail.anchor is None


def test_nothing_has_to_be_followed_while_there_is_one_version(workspace: Workspace) -> None:
    workspace.project.add_note("意见", workspace.anchor("晋中:6"))
    workspace.project.add_note("全项目的意见")
    workspace.project.add_note("别处的", Anchor("f" * 64, "大同", "3"))
    assert followed_anchors(workspace) == ()


def test_a_regulation_in_force_is_no_older_version_of_the_draft(workspace: Workspace) -> None:
    words = Anchor("e" * 64, "晋中", "6", "优先使用本市企业生产的灯具", 5)
    workspace.project.put_ledger("inforce:晋中:x:y", Disposition.AMEND, anchor=words, title="旧条例", due="2026-11-01")
    assert followed_anchors(workspace) == ()
    (item,) = agenda(workspace).of(AgendaGroup.OVERDUE)
    assert (item.row, item.topic) == (0, "旧条例")


def test_words_of_a_draft_that_was_taken_out_are_followed_into_the_current_one(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.project.add_note("本地产品", workspace.anchor("晋中:6", "优先使用本市企业生产的灯具"))
    old = next(d.id for d in workspace.drafts() if d.city == "晋中")
    newer(workspace, tmp_path, JINZHONG.replace("维护公共安全", "维护公共安全和市容"))
    workspace.project.remove_draft(old)
    (found,) = followed_anchors(workspace)
    assert found.trail.state is Followed.UNCHANGED
    assert found.sentence == "晋中较早的一稿第六条的原文在第1稿中未变。"


def test_a_decision_holds_in_the_next_version_of_a_draft(workspace: Workspace, tmp_path: Path) -> None:
    row = row_with_conflict(workspace)
    topic = workspace.analysis().table.rows[row - 1].topic
    decide(workspace, row, DecisionForm.OWN)
    analysis = newer(workspace, tmp_path, JINZHONG.replace("维护公共安全", "维护公共安全和市容"))
    again = next(r.id for r in analysis.table.rows if r.topic == topic)
    assert again not in {item.row for item in agenda(workspace).of(AgendaGroup.CONFLICTS)}


def test_a_note_on_an_older_version_is_placed_in_its_row(workspace: Workspace, tmp_path: Path) -> None:
    workspace.project.add_note("本地产品", workspace.anchor("晋中:6", "优先使用本市企业生产的灯具"))
    newer(workspace, tmp_path, JINZHONG.replace("维护公共安全", "维护公共安全和市容"))
    (item,) = agenda(workspace).of(AgendaGroup.NOTES)
    assert item.row > 0


# -- distance from an agreed text


@pytest.mark.parametrize(
    ("agreed", "words", "low", "high"),
    [
        ("应当在十五日内答复。", "应当在十五日内答复。", 0, 0),
        ("第四条　应当在十五日内答复。", "应当在十五日内\n答复。", 0, 0),
        ("应当在十五日内答复。", "应当在三十日内答复。", 1, 30),
        ("应当在十五日内答复。", "", 100, 100),
        ("甲乙丙", "丁戊己", 100, 100),
        ("", "", 0, 0),
    ],
)
def test_distance(agreed: str, words: str, low: float, high: float) -> None:
    assert low <= distance(agreed, words) <= high
    assert distance(agreed, words) == distance(words, agreed)


def test_each_city_has_its_distance_from_the_agreed_text() -> None:
    analysis = small_analysis()
    taiyuan, jinzhong = distances(analysis, analysis.table.rows[1], "主管部门应当在十五日内作出决定。")
    assert (taiyuan.city, taiyuan.percent) == ("太原", 0.0)
    assert (jinzhong.city, jinzhong.words) == ("晋中", "主管部门应当在三十日内作出决定。")
    assert 0 < jinzhong.percent < 30


def test_a_city_without_the_matter_is_as_far_as_can_be() -> None:
    analysis = small_analysis()
    taiyuan, _ = distances(analysis, analysis.table.rows[2], "灯具应当符合节能标准。")
    assert (taiyuan.percent, taiyuan.words) == (100.0, "")
