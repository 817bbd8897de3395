"""Going back to a backup of a sound project: the present file is kept, and numbers go on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.unit.store.making import AT, Ticking, new_project
from workbench.domain.errors import StoreError
from workbench.store import ProjectFile, backups, go_back, notes_in
from workbench.store.backup import BEFORE_RESTORE, NEWEST


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with new_project(tmp_path) as project:
        project.add_note("备份之前", AT)
        project.backup()
        project.add_note("备份之后", AT)
        return project.path


def texts(path: Path) -> list[str]:
    with ProjectFile.open(path) as project:
        return [note.text for note in project.notes()]


def test_the_old_state_is_shown_and_the_present_file_is_a_backup(path: Path) -> None:
    go_back(path, backups(path)[0].path, now=Ticking())
    assert texts(path) == ["备份之前"]
    kept = next(b for b in backups(path) if b.occasion == BEFORE_RESTORE)
    assert notes_in(kept.path) == 2
    assert not list(path.parent.glob("*原文件*"))


def test_one_can_go_forward_again(path: Path) -> None:
    go_back(path, backups(path)[0].path)
    go_back(path, next(b for b in backups(path) if b.occasion == BEFORE_RESTORE).path)
    assert texts(path) == ["备份之前", "备份之后"]


def test_new_events_are_numbered_beyond_those_that_were_given_up(path: Path) -> None:
    with ProjectFile.open(path) as project:
        before = project.seq
    go_back(path, backups(path)[0].path)
    with ProjectFile.open(path) as project:
        assert project.seq > before
        made = project.backup()
        assert made.seq == project.backups()[0].seq == project.seq
        assert project.verify().ok


def test_the_history_tells_it(path: Path) -> None:
    go_back(path, backups(path)[0].path)
    with ProjectFile.open(path) as project:
        assert re.search(r"恢复到备份（\d+年\d+月\d+日\d\d:\d\d）", project.history()[-1].sentence)


def test_many_times_there_and_back_keep_the_newest_backups(path: Path) -> None:
    for _ in range(NEWEST + 2):
        go_back(path, backups(path)[-1].path, now=Ticking())
    assert texts(path) == ["备份之前"]
    assert len(backups(path)) >= NEWEST


def test_a_damaged_backup_changes_nothing(path: Path) -> None:
    chosen = backups(path)[0].path
    chosen.write_bytes(chosen.read_bytes()[:5000])
    before = path.read_bytes()
    with pytest.raises(StoreError, match="备份不可用"):
        go_back(path, chosen)
    assert path.read_bytes() == before
    assert notes_in(chosen) == -1


def test_an_open_project_is_left_alone(path: Path) -> None:
    with ProjectFile.open(path) as project:
        with pytest.raises(StoreError, match="只能查看"):
            go_back(path, backups(path)[0].path)
        assert len(project.notes()) == 2
    assert not list(path.parent.glob("*.restoring"))


def test_events_beyond_a_gap_in_the_numbers_are_rescued(path: Path) -> None:
    import sqlite3

    from workbench.store.salvage import take_over

    raw = sqlite3.connect(path)
    raw.execute("UPDATE sqlite_sequence SET seq = 20000 WHERE name = 'events'")
    raw.commit()
    raw.close()
    with ProjectFile.open(path) as project:
        project.add_note("在空缺之后", AT)
    with new_project(path.parent, "晋中") as other:
        take_over(other, path)
        assert "在空缺之后" in [note.text for note in other.notes()]
