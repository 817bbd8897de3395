"""An open project: drafts in the cities' order, an analysis made once, notes in their rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.texts import JINZHONG, write_drafts
from workbench.domain.errors import Cancelled
from workbench.services import workspace as module
from workbench.services.workspace import Workspace


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "项目.xtlf"
    taiyuan, jinzhong = write_drafts(tmp_path)
    with Workspace.create(path, title="观景灯", city="太原", author="王某") as made:
        assert not made.add_files([jinzhong, taiyuan]).failed
    return path


def test_drafts_stand_in_the_order_of_the_cities(project: Path) -> None:
    with Workspace.open(project) as workspace:
        assert [d.city for d in workspace.drafts()] == ["太原", "晋中"]
        assert [r.city for r in workspace.regulations()] == ["太原", "晋中"]


def test_the_analysis_is_stored_and_found_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Workspace.open(project) as workspace:
        assert workspace.stored_analysis() is None
        first = workspace.analysis()

    def refuse(*_: object) -> None:
        raise AssertionError("analysed twice")

    monkeypatch.setattr(module, "analyse_job", refuse)
    with Workspace.open(project) as workspace:
        assert workspace.analysis().table == first.table
        assert workspace.analysis().review == first.review


def test_a_new_version_of_a_draft_needs_a_new_analysis(project: Path, tmp_path: Path) -> None:
    with Workspace.open(project) as workspace:
        workspace.analysis()
        newer = tmp_path / "晋中二稿.txt"
        newer.write_text(JINZHONG.replace("三十个工作日", "十五个工作日"), "utf-8")
        workspace.add_files([newer])
        assert [d.version for d in workspace.drafts()] == [1, 2]
        assert workspace.stored_analysis() is None


def test_own_rules_beside_the_project_are_part_of_the_key(project: Path) -> None:
    with Workspace.open(project) as workspace:
        before = workspace.analysis_key()
        (project.parent / module.RULES_NAME).write_text("", "utf-8")
        assert workspace.analysis_key() != before


def test_a_city_can_be_given_where_the_title_names_none(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "草案.txt"
    other.write_text("观景灯管理条例\n\n第一条　为了管理，制定本条例。\n\n第二条　本条例自公布之日起施行。\n", "utf-8")
    with Workspace.open(project) as workspace:
        added = workspace.add_files([other], cities={other: "阳泉"})
        assert [d.city for d in added.drafts] == ["阳泉"]


def test_a_note_is_found_in_its_row(project: Path) -> None:
    with Workspace.open(project) as workspace:
        workspace.analysis()
        note = workspace.project.add_note("期限偏短。", workspace.anchor("太原:4", "十五日"))
        row = workspace.row_of(note)
        assert row is not None
        assert "4" in row.cells[0].articles


def test_a_cancelled_reading_adds_nothing(project: Path, tmp_path: Path) -> None:
    class CancelAtOnce:
        def step(self, done: int, total: int, message: str) -> None:
            raise Cancelled

    with Workspace.open(project) as workspace:
        before = workspace.project.info().seq
        with pytest.raises(Cancelled):
            workspace.add_files(write_drafts(tmp_path), CancelAtOnce())
        assert workspace.project.info().seq == before


def test_a_second_version_is_recognised_by_its_title(project: Path, tmp_path: Path) -> None:
    newer = tmp_path / "晋中二稿.txt"
    newer.write_text(JINZHONG.replace("晋中市观景灯管理条例", "晋中市观景灯管理条例（草案二次审议稿）"), "utf-8")
    with Workspace.open(project) as workspace:
        (remark,) = workspace.version_remarks(workspace.add_files([newer]).drafts)
        assert "第2稿" in remark


def test_another_regulation_of_the_same_city_is_told(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "晋中养犬.txt"
    other.write_text(
        "晋中市养犬管理条例\n\n第一条　为了规范养犬，制定本条例。\n\n第二条　本条例自公布之日起施行。\n", "utf-8"
    )
    with Workspace.open(project) as workspace:
        (remark,) = workspace.version_remarks(workspace.add_files([other]).drafts)
        assert "标题不同" in remark
