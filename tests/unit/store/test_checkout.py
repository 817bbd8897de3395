"""A project on a share or stick: copy in, work, copy back with a check."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.store.making import AT, new_project
from workbench.domain.errors import StoreError
from workbench.store import ProjectFile, checkout, opening
from workbench.store.places import Place


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A closed project in a folder that stands for a stick; copies go to a folder of the test's own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "local"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    stick = tmp_path / "stick"
    stick.mkdir()
    with new_project(stick) as project:
        project.add_note("借出之前", AT)
    monkeypatch.setattr(opening, "place_of", lambda folder: Place.REMOVABLE if "stick" in folder.parts else Place.LOCAL)
    return project.path


def at_work(path: Path) -> ProjectFile:
    return ProjectFile.open(path, on_copy=True)


def texts(path: Path) -> list[str]:
    with ProjectFile.open(path, read_only=True) as project:
        return [n.text for n in project.notes()]


def copies() -> list[Path]:
    return sorted(checkout.home().rglob("*.xtlf")) if checkout.home().exists() else []


def died(project: ProjectFile) -> None:
    """The process ended without closing the project: the copy and its log lie there as they were."""
    kept = checkout.home().with_name("kept")
    shutil.copytree(checkout.home(), kept)
    project._opened.abandon()
    shutil.rmtree(checkout.home())
    kept.rename(checkout.home())


def left_behind(path: Path, text: str) -> None:
    project = at_work(path)
    project.add_note(text, AT)
    died(project)


def test_work_is_done_on_a_copy_and_comes_back_when_the_project_is_closed(shared: Path) -> None:
    with at_work(shared) as project:
        assert project.path == shared
        assert project.info().journal == "wal"
        assert any("本机的工作副本" in n for n in project.notices)
        project.add_note("在本机写的", AT)
        assert "在本机写的".encode() not in shared.read_bytes()
        assert len(copies()) == 1
    assert texts(shared) == ["借出之前", "在本机写的"]
    assert copies() == []
    assert sorted(p.name for p in shared.parent.iterdir()) == [f"{shared.stem}-备份", shared.name]


def test_where_nothing_was_written_the_original_is_not_touched(shared: Path) -> None:
    with ProjectFile.open(shared):
        pass
    before = (shared.stat().st_mtime_ns, shared.read_bytes())
    with at_work(shared) as project:
        assert project.notes()
    assert (shared.stat().st_mtime_ns, shared.read_bytes()) == before
    assert copies() == []


def test_on_this_computers_own_disk_there_is_no_copy(shared: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.xtlf"
    shutil.copy(shared, own)
    with at_work(own):
        assert copies() == []


def test_others_see_who_has_it_and_this_computer_sees_the_newest_state(shared: Path) -> None:
    with at_work(shared) as project:
        project.add_note("在本机写的", AT)
        with ProjectFile.open(shared, author="李四") as second:
            assert second.read_only
            assert "张三" in second.notices[0] or "打开" in second.notices[0]
        assert texts(shared) == ["借出之前", "在本机写的"]


@pytest.mark.parametrize("again", [at_work, ProjectFile.open])
def test_what_was_left_on_the_copy_is_brought_back_at_the_next_opening(
    shared: Path, again: Callable[[Path], ProjectFile]
) -> None:
    left_behind(shared, "断电之前写的")
    assert texts(shared) == ["借出之前", "断电之前写的"]
    with again(shared) as project:
        assert any("现已写回" in n for n in project.notices)
        project.add_note("之后写的", AT)
    assert texts(shared) == ["借出之前", "断电之前写的", "之后写的"]
    assert copies() == []


def test_what_was_written_into_the_original_meanwhile_is_joined(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left_behind(shared, "在本机写的")
    with monkeypatch.context() as other_computer:
        other_computer.setenv("XDG_DATA_HOME", str(shared.parent.parent / "other"))
        other_computer.setenv("LOCALAPPDATA", str(shared.parent.parent / "other"))
        with ProjectFile.open(shared) as project:
            project.add_note("同时在原处写的", AT)
            draft = project.add_draft("太原", "供水条例", "a.docx", b"bytes")
    with at_work(shared) as project:
        assert any("另有2条记录" in n for n in project.notices)
        assert {n.text for n in project.notes()} == {"借出之前", "在本机写的", "同时在原处写的"}
        assert project.blob(draft.sha256) == b"bytes"
        assert project.verify().ok


def test_a_stick_that_was_pulled_loses_nothing(shared: Path) -> None:
    project = at_work(shared)
    project.add_note("拔出之后写的", AT)
    away = shared.parent.with_name("away")
    shared.parent.rename(away)
    with pytest.raises(StoreError, match="没有能写回原处") as caught:
        project.close()
    assert "自动写回" in caught.value.remedy
    again = shared.parent.with_name("stick") / "F"
    again.mkdir(parents=True)
    (away / shared.name).rename(again / shared.name)  # the stick has another letter now
    with at_work(again / shared.name) as found:
        assert "拔出之后写的" in [n.text for n in found.notes()]
    assert copies() == []


def test_a_damaged_copy_is_not_brought_back_but_kept(shared: Path) -> None:
    left_behind(shared, "在坏副本里")
    (copied,) = copies()
    for path in copied.parent.glob("*-wal"):
        path.unlink()
    copied.write_bytes(copied.read_bytes()[:9000])
    with at_work(shared) as project:
        assert any("工作副本已损坏" in n for n in project.notices)
        assert [n.text for n in project.notes()] == ["借出之前"]
        project.add_note("照常工作", AT)
    assert texts(shared) == ["借出之前", "照常工作"]
    assert len(copies()) == 1


def test_where_no_copy_can_be_made_one_works_in_place(shared: Path) -> None:
    checkout.home().parent.mkdir(parents=True)
    checkout.home().write_text("a file where the folder should be", "utf-8")
    with at_work(shared) as project:
        assert any("没有能在本机做成工作副本" in n for n in project.notices)
        assert project.info().journal == "delete"
        project.add_note("在原处写的", AT)
    assert "在原处写的" in texts(shared)


def test_another_project_under_the_same_name_is_not_given_the_copy(shared: Path) -> None:
    left_behind(shared, "旧项目的")
    shared.unlink()
    with new_project(shared.parent) as fresh:
        fresh.add_note("新项目的", AT)
    assert texts(shared) == ["新项目的"]
    with at_work(shared) as project:
        assert [n.text for n in project.notes()] == ["新项目的"]
    assert len(copies()) == 1
