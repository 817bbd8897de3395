"""What was written on an older version of a draft is shown where its words stand now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.texts import JINZHONG, write_drafts
from workbench.domain.findings import ReviewResult
from workbench.domain.notes import Stage
from workbench.domain.project import DecisionForm
from workbench.domain.table import Cell, ComparisonTable, DocumentRef, Part, Row
from workbench.services.analysis import Analysis
from workbench.services.records import RecordPlacer, decision_anchors, decisions_by_row, read_records
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
    assert "移至第2稿第五条" in placed.remarks[f"note:{note.id}"]


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


_LIST = """太原市观景灯管理条例

第一条　违反本条例规定，由城市管理部门按照下列规定处罚：
（一）擅自设置观景灯的，处一千元罚款；
（二）损坏观景灯的，处五百元罚款。
"""


def test_a_decision_stands_in_its_own_row_of_a_shared_list_article(tmp_path: Path) -> None:
    draft = tmp_path / "太原.txt"
    draft.write_text(_LIST, "utf-8")
    with Workspace.create(tmp_path / "罚则.xtlf", title="观景灯", city="太原", author="王某") as workspace:
        workspace.add_files([draft])
        regulation = workspace.regulations()[0]
        text = regulation.article("1").text
        at = text.index("（二）")
        cells = [Cell(("1",), (Part("1", text.index("（一）"), at),)), Cell(("1",), (Part("1", at, len(text)),))]
        rows = tuple(Row(n, f"第{n}行", {0: cell}, 1.0) for n, cell in enumerate(cells, 1))
        document = DocumentRef(0, "太原", "太原", "太原", regulation.sha256, 1)
        analysis = Analysis((regulation,), ComparisonTable((document,), rows), ReviewResult((), (), ()))
        for row in rows:
            workspace.project.decide(decision_anchors(analysis, row), DecisionForm.VALUE, value=row.topic)
        found = decisions_by_row(analysis, workspace.project.decisions())
        assert {row: d.value for row, d in found.items()} == {1: "第1行", 2: "第2行"}


def test_the_stage_of_a_note_is_taken_away_again(workspace: Workspace) -> None:
    note = workspace.project.add_note("太长。", stage=Stage.DRAFTING)
    assert workspace.project.edit_note(note.id, no_stage=True).stage is None
    assert "阶段" in workspace.project.history([f"note:{note.id}"])[-1].sentence
