"""Notes and exchange files are meant for those who take part in the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.domain.errors import KnownError
from workbench.services.exchange import send_project
from workbench.services.project_notes import NoteRequest, record_note
from workbench.services.workspace import Workspace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "p.xtlf"
    Workspace.create(path, title="供热", city="太原", author="甲").close()
    return path


def test_a_city_that_takes_no_part_is_refused_with_those_that_do(path: Path) -> None:
    with Workspace.open(path) as workspace:
        with pytest.raises(KnownError, match="火星") as told:
            record_note(workspace, NoteRequest("意见", responsible="火星"))
        assert "晋中" in told.value.remedy
        assert workspace.project.notes() == ()


def test_a_further_participant_and_a_contact_are_known(path: Path) -> None:
    with Workspace.open(path) as workspace:
        workspace.project.set_project(participants=("省人大常委会法工委",))
        workspace.project.put_contact("市司法局", person="赵某")
        for name in ("省人大常委会法工委", "市司法局", "阳泉"):
            record_note(workspace, NoteRequest("意见", responsible=name))
        assert len(workspace.project.notes()) == 3


def test_a_file_is_sent_only_to_those_who_take_part(path: Path, tmp_path: Path) -> None:
    with Workspace.open(path) as workspace:
        with pytest.raises(KnownError, match="火星"):
            send_project(workspace, tmp_path / "x.xtjh", recipient="火星")
        assert not (tmp_path / "x.xtjh").exists()
        send_project(workspace, tmp_path / "x.xtjh", recipient="晋中")
