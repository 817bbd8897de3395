"""Undo, redo, and history as a story."""

from __future__ import annotations

from pathlib import Path

from tests.unit.store.making import AT, Ticking, new_project
from workbench.domain.notes import Anchor, NoteStatus
from workbench.domain.project import DecisionForm
from workbench.store import ProjectFile

ROW = (Anchor("ab", "太原", "12"), Anchor("cd", "晋中", "13"))


def test_undo_takes_the_last_step_back_and_redo_brings_it_again(project: ProjectFile) -> None:
    note = project.add_note("意见", AT)
    project.set_status(note.id, NoteStatus.AGREED)
    assert "已达成一致" in project.undo()
    assert project.note(note.id).status is NoteStatus.OPEN
    assert "已达成一致" in project.redo()
    assert project.note(note.id).status is NoteStatus.AGREED


def test_undo_and_redo_go_as_deep_as_there_are_steps(project: ProjectFile) -> None:
    texts = ["一", "二", "三", "四"]
    note = project.add_note(texts[0], AT)
    for text in texts[1:]:
        project.edit_note(note.id, text=text)
    back = [project.note(note.id).text for _ in texts[1:] if project.undo()]
    assert back == ["三", "二", "一"]
    assert project.undo() and not project.notes()
    again = [project.note(note.id).text for _ in texts if project.redo()]
    assert again == texts
    assert project.redo() == ""


def test_undo_works_after_a_restart(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        project.decide(ROW, DecisionForm.TEXT, text="甲")
        project.decide(ROW, DecisionForm.TEXT, text="乙")
    with ProjectFile.open(project.path) as again:
        again.undo()
    with ProjectFile.open(project.path) as third:
        assert [d.text for d in third.decisions()] == ["甲"]
        third.redo()
        assert [d.text for d in third.decisions()] == ["乙"]


def test_a_new_step_ends_the_chance_to_redo(project: ProjectFile) -> None:
    note = project.add_note("一", AT)
    project.edit_note(note.id, text="二")
    project.undo()
    project.edit_note(note.id, text="三")
    assert project.redoable() == ""
    assert project.redo() == ""
    assert project.note(note.id).text == "三"


def test_an_action_of_many_events_is_one_step(project: ProjectFile) -> None:
    with project.action():
        project.add_note("一", AT)
        project.add_note("二", AT)
    assert "等2项" in project.undoable()
    project.undo()
    assert project.notes() == ()
    project.redo()
    assert len(project.notes()) == 2


def test_an_action_that_fails_leaves_nothing(project: ProjectFile) -> None:
    try:
        with project.action():
            project.add_note("一", AT)
            raise RuntimeError
    except RuntimeError:
        pass
    assert project.notes() == ()
    assert project.undoable() == ""


def test_making_the_project_cannot_be_undone(project: ProjectFile) -> None:
    assert project.undoable() == ""
    assert project.undo() == ""


def test_each_author_undoes_his_own_steps(project: ProjectFile) -> None:
    project.add_note("张三的话", AT)
    project.author = "李四"
    assert project.undo() == ""
    project.add_note("李四的话", AT)
    project.undo()
    assert [n.text for n in project.notes()] == ["张三的话"]


def test_nothing_undone_disappears_from_the_events(project: ProjectFile) -> None:
    project.add_note("说过的话", AT)
    before = project.events()
    project.undo()
    assert project.events()[: len(before)] == before


def test_undo_of_a_draft_and_of_a_decision(project: ProjectFile) -> None:
    project.add_draft("太原", "供水条例", "a.docx", b"1")
    project.decide(ROW, DecisionForm.TEXT, text="甲")
    project.undo()
    project.undo()
    assert (project.drafts(), project.decisions()) == ((), ())


def test_the_story_says_who_changed_what_from_what(project: ProjectFile) -> None:
    note = project.add_note("建议统一", AT)
    project.set_status(note.id, NoteStatus.IN_TALKS)
    project.undo()
    story = project.history([f"note:{note.id}"])
    assert [e.sentence for e in story] == [
        "就太原第十二条提出意见：“建议统一”", "将状态由“待协商”改为“协商中”", "撤销了：将状态由“待协商”改为“协商中”",
    ]  # fmt: skip
    assert [e.undone for e in story] == [False, True, False]
    assert {(e.city, e.author) for e in story} == {("太原", "张三")}


def test_the_history_of_a_row_has_everything_on_its_articles(project: ProjectFile) -> None:
    project.add_note("此条", Anchor("ab", "太原", "12"))
    project.add_note("别条", Anchor("ab", "太原", "14"))
    project.decide(ROW, DecisionForm.VALUE, value="15 日")
    told = [e.sentence for e in project.history(at=[Anchor("ab", "太原", "12")])]
    assert told == ["就太原第十二条提出意见：“此条”", "作出决定（统一数值），数值：15 日"]


def test_a_history_can_be_cut_to_the_newest(project: ProjectFile) -> None:
    for n in range(5):
        project.add_note(str(n), AT)
    assert len(project.history(limit=2)) == 2
    assert len(project.history()) == 6


def test_a_clock_set_back_does_not_change_the_order(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        note = project.add_note("一", AT)
        project.edit_note(note.id, text="二")
    with ProjectFile.open(project.path, now=Ticking("1999-01-01T00:00:00")) as again:
        again.edit_note(note.id, text="三")
        assert again.note(note.id).text == "三"
        clocks = [e.clock for _, e in again.events()]
        assert clocks == sorted(set(clocks))
        assert [e.time[:4] for e in again.history([f"note:{note.id}"])] == ["2026", "2026", "1999"]
