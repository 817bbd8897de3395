"""Corrections of the table: made from what is seen, kept, applied, listed, taken back singly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.tables import small_analysis
from tests.helpers.texts import JINZHONG, write_drafts
from workbench.domain.table import Cell, ComparisonTable, Part
from workbench.services import workspace as module
from workbench.services.analysis import Analysis
from workbench.services.correction_list import correction_lines, take_back
from workbench.services.table_corrections import (
    Made,
    TableCorrector,
    Words,
    corrected_table,
    corrections_of,
    keep_corrections,
    rows_corrected,
)
from workbench.services.workspace import Workspace


def cells(table: ComparisonTable) -> list[dict[int, tuple[str, ...]]]:
    return [{d: c.articles for d, c in row.cells.items()} for row in table.rows]


def after(analysis: Analysis, made: Made) -> ComparisonTable:
    return corrected_table(analysis.regulations, analysis.table, made.corrections)


def test_a_moved_article_leaves_its_row_for_the_other() -> None:
    analysis = small_analysis()
    rows = analysis.table.rows
    made = TableCorrector(analysis).move([Words(1, "3")], rows[2], rows[1])
    assert cells(after(analysis, made)) == [{0: ("1",), 1: ("1",)}, {0: ("2",), 1: ("2", "3")}]
    assert made.told == "把晋中第三条从“灯具选用”移到“办理期限”"


def test_an_article_made_a_row_of_its_own_is_headed_by_topic_and_city() -> None:
    analysis = small_analysis()
    table = after(analysis, TableCorrector(analysis).alone([Words(1, "2")], analysis.table.rows[1]))
    assert {"办理期限": {0: ("2",)}, "办理期限（晋中）": {1: ("2",)}}.items() <= {
        row.topic: {d: c.articles for d, c in row.cells.items()} for row in table.rows
    }.items()


def test_merged_rows_keep_the_first_heading() -> None:
    analysis = small_analysis()
    table = after(analysis, TableCorrector(analysis).merge(analysis.table.rows[1:]))
    assert (len(table.rows), table.rows[1].topic) == (2, "办理期限")
    assert table.rows[1].cells[1].articles == ("2", "3")


def test_a_row_is_split_into_what_leaves_and_what_stays() -> None:
    analysis = small_analysis()
    corrector = TableCorrector(analysis)
    merged = after(analysis, corrector.merge(analysis.table.rows[1:]))
    again = Analysis(analysis.regulations, merged, analysis.review)
    table = after(again, TableCorrector(again).split(merged.rows[1], [Words(1, "3")], "灯具"))
    assert [row.topic for row in table.rows] == ["立法目的", "办理期限", "灯具"]
    assert cells(table)[2] == {1: ("3",)}


def test_a_row_is_renamed_and_confirmed() -> None:
    analysis = small_analysis()
    made = TableCorrector(analysis).confirm(analysis.table.rows[0], "制定目的")
    table = after(analysis, made)
    assert (table.rows[0].topic, table.rows[0].score) == ("制定目的", 1.0)
    assert rows_corrected(Analysis(analysis.regulations, table, analysis.review), made.corrections) == {1}


def test_an_article_alone_in_its_row_cannot_be_excluded_from_it() -> None:
    analysis = small_analysis()
    assert TableCorrector(analysis).exclude([Words(1, "3")], analysis.table.rows[2]).corrections == ()


def test_an_excluded_paragraph_gets_a_row_of_its_own_and_the_rest_stays() -> None:
    from tests.helpers.tables import regulation

    base = small_analysis()
    taiyuan = regulation("太原", "立法目的。", "应当在十五日内决定。\n决定应当公开。")
    analysis = Analysis((taiyuan, base.regulations[1]), base.table, base.review)
    table = after(analysis, TableCorrector(analysis).exclude([Words(0, "2", 11, 18)], analysis.table.rows[1]))
    assert table.rows[1].cells[0] == Cell(("2",), (Part("2", 0, 10),))
    assert [r.cells[0].parts for r in table.rows if set(r.cells) == {0}] == [(Part("2", 11, 18),)]


def test_selected_words_are_widened_to_their_paragraph() -> None:
    from tests.helpers.tables import regulation

    taiyuan = regulation("太原", "第一款的话。\n第二款的话。\n第三款的话。")
    analysis = Analysis((taiyuan,), small_analysis().table, small_analysis().review)
    corrector = TableCorrector(analysis)
    words = corrector.paragraphs_around(Words(0, "1", 9, 11))
    assert (words.start, words.end) == (7, 13)
    assert corrector.name(words) == "太原第一条第二款"
    assert corrector.paragraphs_around(Words(0, "1", 0, 20)).end == -1


def test_a_moved_paragraph_leaves_the_rest_of_its_article_where_it_was() -> None:
    from tests.helpers.tables import regulation

    base = small_analysis()
    jinzhong = regulation("晋中", "为了规范管理，制定本条例。", "应当在三十日内决定。\n决定应当公开。", "优先选用。")
    analysis = Analysis((base.regulations[0], jinzhong), base.table, base.review)
    rows = analysis.table.rows
    made = TableCorrector(analysis).move([Words(1, "2", 11, 18)], rows[1], rows[2])
    moved = {row.topic: row for row in after(analysis, made).rows}
    assert moved[rows[1].topic].cells[1] == Cell(("2",), (Part("2", 0, 10),))
    assert moved[rows[2].topic].cells[1] == Cell(("2", "3"), (Part("2", 11, 18),))


def test_the_corrected_table_is_the_same_for_every_order_of_the_drafts() -> None:
    from workbench.align import align

    analysis = small_analysis()
    made = TableCorrector(analysis).move([Words(1, "3")], analysis.table.rows[2], analysis.table.rows[1])
    one, two = analysis.regulations, analysis.regulations[::-1]
    tables = [corrected_table(r, align(r), made.corrections) for r in (one, two)]
    assert [(r.id, r.topic, r.cells.get(0), r.cells.get(1)) for r in tables[0].rows] == [
        (r.id, r.topic, r.cells.get(1), r.cells.get(0)) for r in tables[1].rows
    ]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "项目.xtlf", title="观景灯", city="太原", author="王某") as made:
        assert not made.add_files(list(write_drafts(tmp_path))).failed
        yield made


def move_last(workspace: Workspace) -> Made:
    """Jinzhong's last article into the first row."""
    analysis = workspace.analysis()
    label = analysis.regulations[1].articles[-1].label
    row = analysis.table.rows_of(1, label)[0]
    return TableCorrector(analysis).move([Words(1, label)], row, analysis.table.rows[0])


def test_a_correction_is_kept_and_changes_the_table(workspace: Workspace) -> None:
    made = move_last(workspace)
    before = workspace.analysis_key()
    keep_corrections(workspace.project, made)
    assert workspace.analysis_key() != before
    assert corrections_of(workspace.project) == made.corrections
    label = workspace.regulations()[1].articles[-1].label
    assert label in workspace.analysis().table.rows[0].cells[1].articles


def test_correcting_does_not_align_or_screen_again(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    made = move_last(workspace)

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("done twice")

    monkeypatch.setattr("workbench.services.jobs.compare", refuse)
    monkeypatch.setattr("workbench.services.jobs.screen_all", refuse)
    keep_corrections(workspace.project, made)
    base = workspace.project.analysis(workspace.base_key())
    assert base is not None
    assert workspace.analysis().table != base[0]


def test_undoing_a_correction_finds_the_table_of_before(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    before = workspace.analysis()
    keep_corrections(workspace.project, move_last(workspace))
    workspace.analysis()
    workspace.project.undo()
    monkeypatch.setattr(module, "analyse_job", None)
    assert workspace.analysis().table == before.table


def test_a_correction_holds_when_a_new_version_arrives(workspace: Workspace, tmp_path: Path) -> None:
    keep_corrections(workspace.project, move_last(workspace))
    newer = tmp_path / "晋中二稿.txt"
    newer.write_text(JINZHONG.replace("三十个工作日", "十五个工作日"), "utf-8")
    workspace.add_files([newer])
    label = workspace.regulations()[1].articles[-1].label
    assert label in workspace.analysis().table.rows[0].cells[1].articles


def test_corrections_are_listed_with_author_and_taken_back_singly(workspace: Workspace) -> None:
    made = move_last(workspace)
    keep_corrections(workspace.project, made)
    analysis = workspace.analysis()
    keep_corrections(workspace.project, TableCorrector(analysis).confirm(analysis.table.rows[1]))
    first, second = correction_lines(workspace)
    assert (first.told, first.author, first.subject, first.why) == (made.told, "王某", "对照表", "")
    assert take_back(workspace, {first.id}) == 1
    assert [line.id for line in correction_lines(workspace)] == [second.id]


def test_a_correction_whose_words_are_gone_is_listed_as_waiting(workspace: Workspace, tmp_path: Path) -> None:
    keep_corrections(workspace.project, move_last(workspace))
    last = workspace.regulations()[1].articles[-1].text
    newer = tmp_path / "晋中二稿.txt"
    newer.write_text(JINZHONG.replace(last, "本条例自明年一月一日起施行。"), "utf-8")
    workspace.add_files([newer])
    (line,) = correction_lines(workspace)
    assert "暂不起作用" in line.why
