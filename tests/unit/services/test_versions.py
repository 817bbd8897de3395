"""Two versions of one draft: every article's fate, the words that differ, and the Word file of it."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from tests.helpers.texts import TAIYUAN
from workbench.domain.diff import DiffKind
from workbench.domain.errors import ExportError
from workbench.domain.progress import Silent
from workbench.services.exports import export_job
from workbench.services.versions import (
    ArticleChange,
    Versions,
    VersionSide,
    compare_drafts,
    redline_request,
    versions_of,
)
from workbench.services.workspace import Workspace

SECOND = (
    TAIYUAN.replace("太原市观景灯管理条例\n", "太原市观景灯管理条例（修改二稿）\n")
    .replace("十五日内", "二十日内")
    .replace("第五条　观景灯的高度不得超过十二米。\n\n", "")
    .replace("第六条", "第五条")
    .replace("第七条", "第七条　观景灯的所有人应当每年检测一次结构安全，并向社会公开检测结果。\n\n第八条")
)


def compared(folder: Path, second: str = SECOND) -> Versions:
    with Workspace.create(folder / "p.xtlf", title="题", city="太原", author="王") as workspace:
        for name, text in (("一稿.txt", TAIYUAN), ("二稿.txt", second)):
            (folder / name).write_text(text, "utf-8")
            workspace.add_files([folder / name])
        old, new = versions_of(workspace, "太原")
        return compare_drafts(workspace.project, old, new)


def words(side: VersionSide | None, kind: DiffKind) -> list[str]:
    assert side is not None
    return [side.text[s.start : s.end] for s in side.spans if s.kind is kind]


def test_every_article_of_both_versions_stands_in_one_row(tmp_path: Path) -> None:
    rows = compared(tmp_path).rows
    assert [r.old.label for r in rows if r.old and r.old.label] == ["1", "2", "3", "4", "5", "6", "7"]
    assert [r.new.label for r in rows if r.new and r.new.label] == ["1", "2", "3", "4", "5", "7", "8"]


def test_the_changes_are_told_by_kind(tmp_path: Path) -> None:
    rows = {(r.old.label if r.old else "", r.new.label if r.new else ""): r for r in compared(tmp_path).rows}
    assert rows["1", "1"].change is ArticleChange.SAME
    assert rows["4", "4"].change is ArticleChange.CHANGED
    assert rows["5", ""].change is ArticleChange.DELETED
    assert rows["6", "5"].change is ArticleChange.RENUMBERED
    assert rows["", "7"].change is ArticleChange.ADDED
    assert rows["7", "8"].renumbered


def test_a_changed_number_differs_as_a_whole(tmp_path: Path) -> None:
    row = next(r for r in compared(tmp_path).rows if r.old and r.old.label == "4")
    assert words(row.old, DiffKind.NUMBER) == ["十五日"]
    assert words(row.new, DiffKind.NUMBER) == ["二十日"]


def test_a_changed_title_is_a_row_of_its_own(tmp_path: Path) -> None:
    row = compared(tmp_path).rows[0]
    assert row.old is not None
    assert row.old.number == "标题"
    assert "修改二稿" in "".join(words(row.new, DiffKind.ADDED))


def test_the_summary_counts_articles_only(tmp_path: Path) -> None:
    assert compared(tmp_path).summary == "新增 1 条，删除 1 条，修改 1 条，条号变动 2 条，未变 3 条"


def test_a_repeated_number_keeps_its_own_words(tmp_path: Path) -> None:
    twice = TAIYUAN.replace("第五条", "第四条")
    labels = [r.new.text for r in compared(tmp_path, twice).rows if r.new and r.new.label == "4"]
    assert len(labels) == 2
    assert len(set(labels)) == 2


def test_the_redline_needs_no_analysis_and_writes_the_chosen_versions(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "p.xtlf", title="题", city="太原", author="王") as workspace:
        for name, text in (("一稿.txt", TAIYUAN), ("二稿.txt", SECOND)):
            (tmp_path / name).write_text(text, "utf-8")
            workspace.add_files([tmp_path / name])
        old, new = versions_of(workspace, "太原")
        target = tmp_path / "对照.docx"
        request = redline_request(workspace, old, new, target, date=datetime.date(2026, 11, 1))
        path, _ = export_job(request, Silent())
    assert path == target
    assert target.stat().st_size > 0


def test_a_redline_of_a_city_without_drafts_is_refused(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "p.xtlf", title="题", city="太原", author="王") as workspace:
        (tmp_path / "一稿.txt").write_text(TAIYUAN, "utf-8")
        (draft,) = workspace.add_files([tmp_path / "一稿.txt"]).drafts
        workspace.project.remove_draft(draft.id)
        with pytest.raises(ExportError):
            redline_request(workspace, draft, draft, tmp_path / "x.docx", date=datetime.date(2026, 11, 1))
