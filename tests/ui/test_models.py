# mypy: disable-error-code="no-untyped-call"
"""Item models, filled, under Qt's own model tester."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester  # type: ignore[import-untyped,unused-ignore]

from tests.helpers.tables import small_analysis
from workbench.services.overview import overview
from workbench.ui.marks import badges_of, marks_of
from workbench.ui.models.comparison import CellRole, ComparisonModel, MarkKind, TableView
from workbench.ui.models.matters import Grouping, MattersModel


def filled() -> ComparisonModel:
    analysis = small_analysis()
    found = overview(analysis, ())
    model = ComparisonModel()
    model.show_table(TableView(analysis.table, analysis.regulations, marks_of(analysis, found, ()), badges_of(found)))
    return model


def test_the_comparison_model_obeys_qt(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(filled())


def listed() -> MattersModel:
    model = MattersModel()
    model.show_matters(overview(small_analysis(), ()).matters)
    return model


@pytest.mark.parametrize("grouping", list(Grouping))
def test_the_matters_list_obeys_qt_however_it_is_grouped(qtmodeltester: ModelTester, grouping: Grouping) -> None:
    model = listed()
    model.set_grouping(grouping)
    assert model.rowCount() > 0
    qtmodeltester.check(model)


def test_groups_hold_their_matters() -> None:
    model = listed()
    model.set_grouping(Grouping.KIND)
    assert [model.index(n, 0).data() for n in range(model.rowCount())] == ["不一致（1）", "公平竞争（1）"]
    inside = model.index(0, 4, model.index(0, 0))
    assert inside.data() == "期限不一致"
    assert model.index_of("market:0").parent().row() == 1


def test_matters_are_sorted_by_severity() -> None:
    model = listed()
    model.sort(1)
    assert [m.kind.value for m in model.shown] == ["公平竞争", "不一致"]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert [m.kind.value for m in model.shown] == ["不一致", "公平竞争"]


def test_only_the_rows_wanted_are_listed_and_shown() -> None:
    model = listed()
    model.set_rows(frozenset({2}))
    assert [m.row for m in model.shown] == [2]
    table = filled()
    table.show_rows({3})
    assert table.rowCount() == 1
    assert table.position_of(3) == 0
    assert table.position_of(1) == -1
    table.show_rows(None)
    assert table.rowCount() == 3


def test_a_cell_shows_number_and_words_and_an_absent_matter_shows_nothing() -> None:
    model = filled()
    assert model.index(0, 0).data() == "第一条\u3000为了加强管理，制定本条例。"
    assert model.index(2, 0).data() == ""
    assert model.index(2, 0).data(CellRole.CELL) is None


def test_headers_carry_the_city_and_the_topic() -> None:
    model = filled()
    assert model.headerData(1, Qt.Orientation.Horizontal) == "晋中"
    assert model.headerData(1, Qt.Orientation.Vertical) == "办理期限"


def test_conflicting_words_are_marked_in_their_cells() -> None:
    model = filled()
    marks = model.index(1, 0).data(CellRole.MARKS)
    cell = model.index(1, 0).data(CellRole.CELL)
    assert [m.kind for m in marks] == [MarkKind.CONFLICT]
    (start, end), *_ = cell.shown_ranges(marks[0].article, marks[0].start, marks[0].end)
    assert cell.text[start:end] == "十五日"
    assert model.index(1, 0).data(CellRole.BADGES).conflicts == 1


def test_the_filter_wants_every_word() -> None:
    model = listed()
    assert model.rowCount() == 2
    model.set_filter("期限 晋中", "")
    assert model.rowCount() == 1
    model.set_filter("期限 不存在的词", "")
    assert model.rowCount() == 0
    model.set_filter("", "公平竞争")
    assert model.rowCount() == 1
