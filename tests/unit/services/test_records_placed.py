"""What was written on an older version of a draft is shown where its words stand now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.texts import JINZHONG, write_drafts
from workbench.domain.project import DecisionForm
from workbench.services.records import RecordPlacer, decisions_by_row, read_records
from workbench.services.workspace import Workspace

_MORE = "第二条　观景灯应当节约用电。\n\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "项目.xtlf", title="观景灯", city="太原", author="王某") as made:
        assert not made.add_files(list(write_drafts(tmp_path))).failed
        yield made


def renumbered(workspace: Workspace, tmp_path: Path, old: str = "", new: str = "") -> None:
    """A second version of Jinzhong's draft with one more article in front, and other words."""
    head, _, rest = JINZHONG.partition("第二条")
    later = _MORE + "第二条" + rest.replace(old, new) if old else _MORE + "第二条" + rest
    for n, word in reversed(list(enumerate("一二三四五六七八九", 1))):
        if n >= 2:
            later = later.replace(f"第{word}条　", f"第{'一二三四五六七八九十'[n]}条　")
    path = tmp_path / "晋中二稿.txt"
    path.write_text(head + later.replace("第三条　观景灯应当节约", "第二条　观景灯应当节约", 1), "utf-8")
    assert workspace.add_files([path]).drafts


def test_a_note_follows_its_words_to_another_number(workspace: Workspace, tmp_path: Path) -> None:
    note = workspace.project.add_note("太长。", workspace.anchor("晋中:4", "三十个工作日"))
    renumbered(workspace, tmp_path)
    placed = RecordPlacer().place(workspace, read_records(workspace))
    anchor = placed.records.notes[note.id].anchor
    assert (anchor.sha256, anchor.article) == (workspace.drafts()[1].sha256, "5")
    assert "移至第2稿第5条" in placed.remarks[f"note:{note.id}"]


def test_a_note_whose_words_are_gone_stays_with_its_article(workspace: Workspace, tmp_path: Path) -> None:
    note = workspace.project.add_note("不必备案。", workspace.anchor("晋中:3", "负责本市观景灯的管理工作"))
    renumbered(workspace, tmp_path, "负责本市观景灯的管理工作", "具体管此事")
    placed = RecordPlacer().place(workspace, read_records(workspace))
    assert f"note:{note.id}" in placed.remarks
    assert placed.records.notes[note.id].anchor.article


def test_a_decision_is_shown_in_the_row_of_the_new_version(workspace: Workspace, tmp_path: Path) -> None:
    anchors = (workspace.anchor("太原:5"), workspace.anchor("晋中:5"))
    workspace.project.decide(anchors, DecisionForm.VALUE, value="十米")
    renumbered(workspace, tmp_path)
    placed = RecordPlacer().place(workspace, read_records(workspace))
    analysis = workspace.analysis()
    (row_id,) = decisions_by_row(analysis, placed.records.decisions)
    assert analysis.table.rows[row_id - 1].cells[1].articles == ("6",)


def test_what_was_written_on_the_current_versions_stays_as_it_is(workspace: Workspace) -> None:
    workspace.project.add_note("太长。", workspace.anchor("晋中:4", "三十个工作日"))
    records = read_records(workspace)
    placed = RecordPlacer().place(workspace, records)
    assert placed.records == records
    assert placed.remarks == {}
