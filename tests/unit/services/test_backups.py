"""Backups as the window lists them."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.domain.errors import KnownError
from workbench.domain.progress import Silent
from workbench.services.backups import back_up, compact, list_backups, project_of, restore_job, size_told, verify_job
from workbench.services.workspace import Workspace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "供热.xtlf"
    with Workspace.create(path, title="供热", city="太原", author="甲") as workspace:
        workspace.project.add_note("第一条")
        back_up(workspace)
        workspace.project.add_note("第二条")
    return path


def test_backups_are_listed_with_local_time_size_and_notes(path: Path) -> None:
    (found,) = list_backups(path)
    assert (found.occasion, found.notes) == ("手动", 1)
    assert len(found.time) == len("2026-11-22 09:30")
    assert found.size_told.endswith("KB")


def test_a_backup_knows_its_project(path: Path, tmp_path: Path) -> None:
    assert project_of(list_backups(path)[0].path) == path
    with pytest.raises(KnownError, match="不是本程序所做的备份"):
        project_of(path)


def test_going_back_and_rescuing_differ(path: Path) -> None:
    chosen = list_backups(path)[0].path
    restore_job(path, chosen, go_back=False)
    with Workspace.open(path) as workspace:
        assert len(workspace.project.notes()) == 2
    restore_job(path, list_backups(path)[-1].path, go_back=True)
    with Workspace.open(path) as workspace:
        assert len(workspace.project.notes()) == 1


def test_an_open_project_can_be_checked(path: Path) -> None:
    with Workspace.open(path) as workspace:
        assert verify_job(path, Silent()).ok
        assert compact(workspace) >= 0
        assert len(workspace.project.notes()) == 2


@pytest.mark.parametrize(("size", "told"), [(10, "1 KB"), (740_000, "723 KB"), (3_500_000, "3.3 MB")])
def test_sizes_are_told(size: int, told: str) -> None:
    assert size_told(size) == told
