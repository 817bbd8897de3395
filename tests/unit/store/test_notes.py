"""Notes: what is written is found again, by anybody who opens the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.store.making import AT, new_project
from workbench.domain.errors import StoreError
from workbench.domain.notes import Anchor, Attachment, NoteKind, NoteStatus, Stage, Visibility
from workbench.store import ProjectFile


def test_a_note_keeps_everything_it_was_given(project: ProjectFile) -> None:
    made = project.add_note(
        "建议统一期限", AT, kind=NoteKind.SUGGESTION, stage=Stage.RESEARCH, responsible="阳泉", due="2026-12-31",
        tags=("期限", "急"), attachments=(Attachment("函", "来函全文"),),
    )  # fmt: skip
    note = project.note(made.id)
    assert (note.text, note.anchor, note.kind, note.stage) == ("建议统一期限", AT, NoteKind.SUGGESTION, Stage.RESEARCH)
    assert (note.responsible, note.due, note.tags) == ("阳泉", "2026-12-31", ("期限", "急"))
    assert note.attachments == (Attachment("函", "来函全文"),)
    assert (note.city, note.author, note.status) == ("太原", "张三", NoteStatus.OPEN)


def test_notes_are_there_after_reopening(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        note = project.add_note("第一条意见", AT)
        project.reply(note.id, "收到")
        before = project.note(note.id)
    with ProjectFile.open(project.path) as again:
        assert again.notes() == (before,)


def test_another_connection_sees_a_note_as_soon_as_it_is_written(project: ProjectFile) -> None:
    note = project.add_note("已保存", AT)
    with ProjectFile.open(project.path, read_only=True) as other:
        assert other.note(note.id).text == "已保存"


def test_replies_come_in_the_order_of_writing_and_can_answer_replies(project: ProjectFile) -> None:
    note = project.add_note("问", AT)
    first = project.reply(note.id, "答一")
    second = project.reply(note.id, "答二", to=first.id)
    assert project.note(note.id).replies == (first, second)
    assert second.to == first.id


def test_a_status_is_replaced_by_the_next(project: ProjectFile) -> None:
    note = project.add_note("意见", AT)
    project.set_status(note.id, NoteStatus.IN_TALKS)
    assert project.set_status(note.id, NoteStatus.AGREED).status is NoteStatus.AGREED
    assert not project.note(note.id).disputes


def test_an_edit_changes_only_what_is_given(project: ProjectFile) -> None:
    note = project.add_note("原文", AT, responsible="忻州")
    edited = project.edit_note(note.id, text="改后")
    assert (edited.text, edited.responsible) == ("改后", "忻州")


def test_an_empty_note_is_refused(project: ProjectFile) -> None:
    with pytest.raises(StoreError, match="为空"):
        project.add_note(" \n", AT)


def test_a_reply_to_an_unknown_note_is_refused_and_leaves_nothing(project: ProjectFile) -> None:
    before = project.info().seq
    with pytest.raises(StoreError, match="找不到"):
        project.reply("no-such-note", "答")
    assert project.info().seq == before


def test_a_reply_to_an_internal_note_is_internal(project: ProjectFile) -> None:
    note = project.add_note("内部", AT, visibility=Visibility.INTERNAL)
    reply = project.reply(note.id, "内部答复", visibility=Visibility.SHARED)
    assert reply.visibility is Visibility.INTERNAL


def test_a_reply_to_an_internal_reply_is_internal(project: ProjectFile) -> None:
    note = project.add_note("共享", AT)
    inner = project.reply(note.id, "内部", visibility=Visibility.INTERNAL)
    assert project.reply(note.id, "再答", to=inner.id).visibility is Visibility.INTERNAL


def test_every_event_on_an_internal_note_is_internal(project: ProjectFile) -> None:
    seq = project.info().seq
    note = project.add_note("内部", AT, visibility=Visibility.INTERNAL)
    project.set_status(note.id, NoteStatus.AGREED)
    project.edit_note(note.id, text="内部改")
    project.undo()
    project.redo()
    assert {e.visibility for _, e in project.events(seq)} == {Visibility.INTERNAL}


def test_sharing_an_internal_note_makes_a_shared_one_with_the_same_words(project: ProjectFile) -> None:
    old = project.add_note("可以公开了", AT, visibility=Visibility.INTERNAL, tags=("甲",))
    new = project.share_note(old.id)
    assert (new.text, new.tags, new.visibility) == (old.text, old.tags, Visibility.SHARED)
    assert project.notes() == (new,)


def test_the_number_of_the_newest_event_grows_with_every_word(project: ProjectFile) -> None:
    before = project.seq
    project.add_note("意见", AT)
    assert project.seq == before + 1 == project.info().seq


def test_a_deleted_note_is_out_of_sight_but_in_the_history(project: ProjectFile) -> None:
    note = project.add_note("要删除的话", AT)
    project.delete_note(note.id)
    assert project.notes() == ()
    assert project.search("删除") == ()
    assert any("要删除的话" in entry.sentence for entry in project.history([f"note:{note.id}"]))


def test_notes_are_filtered_by_everything_at_once(project: ProjectFile) -> None:
    wanted = project.add_note(
        "甲", AT, kind=NoteKind.QUESTION, responsible="吕梁", due="2026-01-01", stage=Stage.DRAFTING
    )
    project.add_note("乙", AT, kind=NoteKind.OPINION, responsible="吕梁", due="2026-01-01")
    project.add_note("丙", AT, kind=NoteKind.QUESTION, responsible="吕梁", due="2027-01-01", stage=Stage.DRAFTING)
    found = project.notes(
        kind=[NoteKind.QUESTION], responsible="吕梁", due_before="2026-06-01", status=[NoteStatus.OPEN], city="太原",
        stage=Stage.DRAFTING, visibility=Visibility.SHARED,
    )  # fmt: skip
    assert found == (wanted,)


def test_notes_of_a_row_are_those_on_its_articles(project: ProjectFile) -> None:
    here = project.add_note("此条", AT)
    project.add_note("他条", Anchor(AT.sha256, "太原", "13"))
    assert project.notes(at=[Anchor(AT.sha256, "太原", "12"), Anchor("ef", "晋中", "9")]) == (here,)
    assert project.notes(at=[]) == ()


def test_a_limit_keeps_the_first(project: ProjectFile) -> None:
    notes = [project.add_note(str(n), AT) for n in range(3)]
    assert project.notes(limit=2) == tuple(notes[:2])


@pytest.mark.parametrize(
    "words", ["停热", "热", "停热期限", "十五日", "晋中", "王五", "来函", "PM2.5", "pm2", "ＰＭ2", "限 热", "不同意"]
)
def test_search_finds_words_of_any_length_wherever_they_stand(project: ProjectFile, words: str) -> None:
    note = project.add_note(
        "停热期限为十五日，PM2.5超标时除外", Anchor("ab", "晋中", "3", "十五日"), tags=("晋中",),
        attachments=(Attachment("函", "来函全文"),),
    )  # fmt: skip
    project.author = "王五"
    project.reply(note.id, "不同意")
    assert [n.id for n in project.search(words)] == [note.id]


@pytest.mark.parametrize("words", ["热停", "供水", "期日", "停热 供水", "，", "", '"', "停热* OR"])
def test_search_does_not_find_what_is_not_there(project: ProjectFile, words: str) -> None:
    project.add_note("停热期限为十五日", AT)
    assert project.search(words) == ()


def test_search_follows_an_edit(project: ProjectFile) -> None:
    note = project.add_note("旧的说法", AT)
    project.edit_note(note.id, text="新的写法")
    assert project.search("说法") == ()
    assert [n.id for n in project.search("写法")] == [note.id]


def test_search_shows_the_newest_first(project: ProjectFile) -> None:
    first, second = project.add_note("期限一", AT), project.add_note("期限二", AT)
    assert project.search("期限") == (second, first)
    assert project.search("期限", limit=1) == (second,)


def test_a_note_of_another_city_cannot_be_reworded_or_deleted(project: ProjectFile) -> None:
    note = project.add_note("太原的话", AT)
    project.city = "晋中"
    with pytest.raises(StoreError, match="回复"):
        project.edit_note(note.id, text="改成晋中的话")
    with pytest.raises(StoreError, match="不能由晋中删除"):
        project.delete_note(note.id)
    assert project.edit_note(note.id, responsible="晋中").responsible == "晋中"
