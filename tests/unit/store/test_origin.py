"""Backups belong to one project, whatever the files are called; other programs' files are never "damaged"."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.unit.store.making import AT, new_project
from workbench.domain.errors import StoreError
from workbench.store import ProjectFile, backups, go_back, restore
from workbench.store.backup import NEWEST, backups_in, folder_of, last_good
from workbench.store.origin import is_foreign, origin_of
from workbench.store.words import damage_told, moment_told


def filled(folder: Path, text: str, copies: int = 1, **more: str) -> Path:
    """A closed project with a note, and some backups of it."""
    with new_project(folder, **more) as project:
        project.add_note(text, AT)
        for _ in range(copies):
            project.backup()
    return project.path


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """A project made under the name of one that was deleted with many more events in it; both have backups."""
    with new_project(tmp_path) as first:
        for n in range(9):
            first.add_note(f"旧项目{n}", AT)
            first.backup()
    first.path.unlink()
    return filled(tmp_path, "新项目")


def cut(path: Path, keep: int) -> None:
    path.write_bytes(path.read_bytes()[:keep])


def texts(path: Path) -> list[str]:
    with ProjectFile.open(path, read_only=True) as project:
        return [note.text for note in project.notes()]


def test_a_damaged_project_is_never_shown_from_another_ones_backup(second: Path) -> None:
    cut(second, second.stat().st_size - 8192)
    assert texts(second) == ["新项目"]


def test_backups_of_another_project_are_not_listed(second: Path) -> None:
    assert len(backups(second)) == 1
    assert len(backups_in(folder_of(second))) == NEWEST + 2


def test_backups_of_another_project_do_not_push_the_own_ones_out(second: Path) -> None:
    with ProjectFile.open(second) as project:
        for n in range(NEWEST - 1):
            project.add_note(str(n), AT)
            project.backup()
        assert len(project.backups()) == NEWEST
    assert len(backups_in(folder_of(second))) == NEWEST * 2 + 1


def test_what_cannot_say_which_project_it_was_gets_nobody_elses_backup(second: Path) -> None:
    second.write_bytes(bytes(20_000))
    with pytest.raises(StoreError, match="2个项目的备份") as caught:
        ProjectFile.open(second)
    assert "自行选定" in caught.value.remedy
    assert second.read_bytes() == bytes(20_000)


def test_the_only_projects_backup_is_offered_with_its_title_and_local_time(tmp_path: Path) -> None:
    path = filled(tmp_path, "意见")
    path.write_bytes(bytes(20_000))
    with ProjectFile.open(path) as project:
        assert project.info().from_backup
        assert re.search(r"《供水条例协同立法》\d+年\d+月\d+日\d\d:\d\d的备份", project.notices[0])


def test_half_a_file_still_says_which_project_it_is(tmp_path: Path) -> None:
    path = filled(tmp_path, "意见" * 4000)
    whole = origin_of(path)
    cut(path, path.stat().st_size // 2)
    assert whole is not None
    assert origin_of(path) == whole


def test_two_copies_of_one_project_are_told_apart(tmp_path: Path) -> None:
    with new_project(tmp_path, project_id="p") as one, new_project(tmp_path, "晋中", project_id="p") as other:
        pass
    ours, theirs = origin_of(one.path), origin_of(other.path)
    assert ours and theirs and ours.key != theirs.key


@pytest.mark.parametrize("act", [restore, go_back])
def test_a_backup_is_not_put_in_another_projects_place(second: Path, act: object) -> None:
    (old, *_) = (b for b in backups_in(folder_of(second)) if b.path != backups(second)[0].path)
    before = second.read_bytes()
    with pytest.raises(StoreError, match="属于另一个项目"):
        act(second, old.path)  # type: ignore[operator]
    assert second.read_bytes() == before


def test_a_backup_of_a_project_that_is_gone_can_be_put_back(second: Path) -> None:
    (old, *_) = (b for b in backups_in(folder_of(second)) if b.path != backups(second)[0].path)
    second.unlink()
    restore(second, old.path)
    assert "旧项目8" in texts(second)


def test_a_file_of_another_program_beside_a_project_is_foreign(tmp_path: Path) -> None:
    path = filled(tmp_path, "意见")
    other = path.with_suffix(".json")
    other.write_text('{"第一条": "为了规范供水"}', encoding="utf-8")
    with pytest.raises(StoreError, match="不是协同立法工作台的项目文件") as caught:
        ProjectFile.open(other)
    assert "备份" not in caught.value.message


@pytest.mark.parametrize(
    "content", ["第一条　为了规范供水，制定本条例。".encode("gb18030"), b"PK\x03\x04\x00 zip", b"%PDF-1.7"]
)
def test_words_and_packages_are_foreign_whatever_backups_lie_there(tmp_path: Path, content: bytes) -> None:
    path = filled(tmp_path, "意见")
    path.write_bytes(content)
    with pytest.raises(StoreError, match="不是协同立法工作台的项目文件"):
        ProjectFile.open(path)


@pytest.mark.parametrize("content", [b"", bytes(9000), bytes(range(256)) * 20])
def test_emptied_and_overwritten_files_are_damaged_not_foreign(tmp_path: Path, content: bytes) -> None:
    path = filled(tmp_path, "意见")
    path.write_bytes(content)
    assert not is_foreign(path)
    good = last_good(path)
    assert good is not None
    assert texts(path) == ["意见"]


def test_damage_is_told_in_chinese_and_the_details_go_to_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = filled(tmp_path, "意见")
    data = bytearray(path.read_bytes())
    data[4096 * 3 : 4096 * 12] = bytes(4096 * 9)
    path.write_bytes(data)
    with ProjectFile.open(path) as project:
        told = project.notices[0]
        assert project.info().from_backup
    assert not re.search("[A-Za-z]{3}", told), told
    assert re.search("[A-Za-z]{3}", caplog.text)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("*** in database main ***\nTree 112 page 112: btreeInitPage() returns error code 11", "部分数据页已损坏"),
        ("row 3 missing from index records_type", "检索用的索引与内容不一致"),
        ("database disk image is malformed", "文件内容残缺"),
        ("something never heard of", "文件内容已损坏"),
    ],
)
def test_each_kind_of_damage_has_chinese_words(words: str, kind: str) -> None:
    assert damage_told(words) == kind


def test_a_moment_that_is_none_is_told_as_it_stands() -> None:
    assert moment_told("昨天") == "昨天"
    assert "年" in moment_told("2026-11-22T05:52:36Z")
