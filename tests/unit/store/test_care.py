"""Backups, verification, repair, compaction."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.store.making import AT, Ticking, new_project
from workbench.domain.errors import StoreError
from workbench.domain.notes import NoteStatus
from workbench.store import ProjectFile, backup, opening
from workbench.store.backup import DAYS, NEWEST
from workbench.store.connection import Connection
from workbench.store.places import Place


def test_opening_makes_a_backup_of_what_is_new(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        project.add_note("意见", AT)
    for _ in range(2):  # the second time there is nothing new
        with ProjectFile.open(project.path) as again:
            assert [b.occasion for b in again.backups()] == ["打开"]


def test_a_backup_is_a_whole_project(project: ProjectFile, tmp_path: Path) -> None:
    note = project.add_note("意见", AT)
    kept = project.backup()
    with ProjectFile.open(kept.path, read_only=True) as looked:
        assert looked.notes() == (note,)
        assert looked.verify().ok


def test_backups_do_not_grow_without_end(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        for n in range(NEWEST + DAYS + 6):
            project._now = Ticking(f"2026-01-{n + 1:02d}T08:00:00")
            project.add_note(str(n), AT)
            project.backup()
            project.backup()
        kept = project.backups()
    assert len(kept) == NEWEST + DAYS
    assert [b.seq for b in kept] == sorted((b.seq for b in kept), reverse=True)
    assert len({b.time[:10] for b in kept[NEWEST:]}) == DAYS


def test_the_newest_backup_is_that_with_most_events_whatever_the_clock_says(project: ProjectFile) -> None:
    project.backup()
    project._now = Ticking("1999-01-01T08:00:00")
    project.add_note("意见", AT)
    later = project.backup()
    assert project.backups()[0] == later


def test_other_files_in_the_backup_folder_are_left_alone(project: ProjectFile) -> None:
    project.backup()
    mine = backup.folder_of(project.path) / "我的说明.txt"
    mine.write_text("勿删", encoding="utf-8")
    for n in range(NEWEST + 3):
        project.add_note(str(n), AT)
        project.backup()
    assert mine.read_text("utf-8") == "勿删"


def test_a_backup_that_cannot_be_made_is_told_and_work_goes_on(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        project.add_note("意见", AT)
    backup.folder_of(project.path).write_text("a file where the folder should be", encoding="utf-8")
    with ProjectFile.open(project.path) as again:
        assert any("没有做成备份" in n for n in again.notices)
        assert again.add_note("还能写", AT)


def test_a_large_file_is_checked_and_backed_up_in_the_background(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with new_project(tmp_path) as project:
        note = project.add_note("意见", AT)
    monkeypatch.setattr(opening, "SMALL", 0)
    monkeypatch.setattr("workbench.store.care.SMALL", 0)
    with ProjectFile.open(project.path) as again:
        again.add_note("同时在写", AT)
    (kept,) = backup.backups(project.path)
    assert not backup.damage(kept.path)
    with ProjectFile.open(kept.path, read_only=True) as looked:
        assert note in looked.notes()


def test_without_a_log_a_large_file_is_looked_through_before_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with new_project(tmp_path) as project:
        project.add_note("意见", AT)
    monkeypatch.setattr(opening, "SMALL", 0)
    monkeypatch.setattr("workbench.store.care.SMALL", 0)
    monkeypatch.setattr(opening, "place_of", lambda folder: Place.REMOVABLE)
    with ProjectFile.open(project.path) as again:
        assert again._background is None
        assert len(again.backups()) == 1


def test_a_large_backup_with_a_broken_page_of_events_is_not_kept(
    project: ProjectFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(60):
        project.add_note(f"意见{n}" * 40, AT)
    monkeypatch.setattr(backup, "LARGE", 0)
    assert project.backup()

    def breaking(connection: Connection, target: Path) -> None:
        copy(connection, target)
        root = project._c.rows("SELECT rootpage FROM sqlite_master WHERE name = 'events'")[0][0]
        data = bytearray(target.read_bytes())
        data[(root - 1) * 4096 : root * 4096] = bytes(4096)
        target.write_bytes(data)

    copy = backup.copy
    monkeypatch.setattr(backup, "copy", breaking)
    kept = project.backups()
    with pytest.raises(StoreError, match="没有通过检查"):
        project.backup()
    assert project.backups() == kept


def test_a_settled_file_can_be_copied_while_it_is_open(project: ProjectFile, tmp_path: Path) -> None:
    note = project.add_note("意见", AT)
    project.settle()
    copied = tmp_path / "copy.xtlf"
    copied.write_bytes(project.path.read_bytes())
    with ProjectFile.open(copied) as again:
        assert again.notes() == (note,)


def test_damage_found_in_the_background_stops_the_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with new_project(tmp_path) as project:
        for n in range(200):
            project.add_note(f"意见{n}" * 30, AT)
    data = bytearray(project.path.read_bytes())
    middle = len(data) // 4096 // 2 * 4096
    data[middle : middle + 8 * 4096] = bytes(8 * 4096)
    project.path.write_bytes(data)
    monkeypatch.setattr(opening, "SMALL", 0)
    monkeypatch.setattr("workbench.store.care.SMALL", 0)
    with ProjectFile.open(project.path) as again:
        assert again._background is not None
        again._background.join()
        assert again.read_only
        assert "已停止写入" in again.notices[-1]
        with pytest.raises(StoreError, match="没有保存"):
            again.add_note("不写进坏文件", AT)
    assert backup.backups(project.path) == ()


@pytest.mark.parametrize(
    ("sql", "word"),
    [
        ("UPDATE records SET body = replace(body, '意见', '假话')", "不一致"),
        ("DELETE FROM places", "不一致"),
        ("UPDATE note_index SET status = '不采纳'", "不一致"),
        ("DELETE FROM records WHERE type = 'note'", "不一致"),
        ("INSERT INTO search (search) VALUES ('delete-all')", "检索"),
        ("UPDATE blobs SET data = x'00'", "校验值"),
        ("DROP TRIGGER events_stay", "保护"),
    ],
)
def test_verification_notices_what_was_changed_behind_its_back(project: ProjectFile, sql: str, word: str) -> None:
    project.add_note("意见", AT)
    project.add_draft("太原", "供水条例", "a.docx", b"bytes")
    assert project.verify().ok
    with project._c.writing() as db:
        db.conn.execute(sql)
    found = project.verify()
    assert any(word in problem for problem in found.problems)
    assert found.repairable == (word in {"不一致", "检索"})


def test_repair_folds_everything_anew(project: ProjectFile) -> None:
    note = project.add_note("意见", AT)
    project.set_status(note.id, NoteStatus.AGREED)
    project.undo()
    before, undo = project.notes(), (project.undoable(), project.redoable())
    with project._c.writing() as db:
        db.conn.execute("UPDATE records SET body = replace(body, '意见', '假话')")
        db.conn.execute("DELETE FROM places")
    assert project.verify().repairable
    project.repair()
    assert project.verify().ok
    assert project.notes() == before
    assert (project.undoable(), project.redoable()) == undo
    assert project.search("意见") == before


def test_counts_tell_what_is_in_the_file(project: ProjectFile) -> None:
    project.add_note("一", AT)
    project.add_draft("太原", "供水条例", "a.docx", b"1")
    counts = project.verify().counts
    assert (counts["notes"], counts["drafts"], counts["blobs"], counts["events"]) == (1, 1, 1, 3)


def test_compaction_keeps_everything(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        for n in range(50):
            project.add_note(f"意见{n}" * 50, AT)
        events, notes = project.events(), project.notes()
        project.compact()
        assert (project.events(), project.notes()) == (events, notes)
        assert project.search("意见49")
        assert project.verify().ok
    assert [b.occasion for b in backup.backups(project.path)] == ["手动"]


def test_a_copy_is_whole_and_never_written_over_a_file(project: ProjectFile, tmp_path: Path) -> None:
    note = project.add_note("意见", AT)
    target = project.save_copy(tmp_path / "副本.xtlf")
    with ProjectFile.open(target) as copied:
        assert copied.notes() == (note,)
    with pytest.raises(StoreError, match="已存在"):
        project.save_copy(target)
