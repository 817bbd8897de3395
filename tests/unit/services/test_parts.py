"""What an analysis hands over before it is whole, and what is carried over to a corrected table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.jobs import parts_of_analysis
from tests.helpers.texts import write_drafts
from workbench.domain.progress import Silent
from workbench.domain.table import ComparisonTable
from workbench.services.analysis import Analysis, analyse, carried_over
from workbench.services.jobs import AnalysisOrder, read_job, warm_up
from workbench.services.workspace import Workspace


@pytest.fixture(scope="module")
def analysis(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    files, _ = read_job(write_drafts(tmp_path_factory.mktemp("drafts")), Silent())
    return analyse([file.regulation for file in files])


def test_the_table_is_handed_over_first_then_the_conflicts(analysis: Analysis) -> None:
    first, second = parts_of_analysis(AnalysisOrder(analysis.regulations))
    assert first.review is None
    assert first.table == second.table == analysis.table
    assert second.review is not None
    assert second.review.conflicts == analysis.review.conflicts
    assert second.review.market == ()


def test_conflicts_of_rows_with_the_same_words_are_carried_over_under_their_new_numbers(analysis: Analysis) -> None:
    rows = analysis.table.rows
    gone = analysis.review.conflicts[0].row
    kept = tuple(replace(row, id=n) for n, row in enumerate((r for r in rows if r.id != gone), 1))
    review = carried_over(analysis, ComparisonTable(analysis.table.documents, kept))
    assert len(review.conflicts) == sum(c.row != gone for c in analysis.review.conflicts)
    before = {(rows[c.row - 1].topic, c.explanation) for c in analysis.review.conflicts if c.row != gone}
    assert {(kept[c.row - 1].topic, c.explanation) for c in review.conflicts} == before
    assert review.market == analysis.review.market


def test_loading_ahead_ends_when_work_is_waiting() -> None:
    asked: list[bool] = []
    warm_up(lambda: asked.append(True) or True)  # type: ignore[func-returns-value]
    assert len(asked) == 1


def test_what_was_read_holds_until_something_is_written(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "观景灯.xtlf", title="观景灯", city="太原", author="王某") as workspace:
        before = workspace.drafts()
        assert workspace.drafts() is before
        workspace.add_files(write_drafts(tmp_path))
        assert len(workspace.drafts()) > len(before)
        key = workspace.analysis_key()
        workspace.rules_path()
        (tmp_path / "自定义审查规则.toml").write_text("# 规则\n", "utf-8")
        assert workspace.analysis_key() != key


def test_another_process_writing_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "观景灯.xtlf"
    with Workspace.create(path, title="观景灯", city="太原", author="王某") as workspace:
        stamp = workspace.project.stamp()
        assert workspace.project.stamp() == stamp
        workspace.project.add_note("请协商。")
        assert workspace.project.stamp() != stamp
        with Workspace.open(path, read_only=True) as other:
            seen = other.project.stamp()
            workspace.project.add_note("再协商。")
            assert other.project.stamp() != seen
