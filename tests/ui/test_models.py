# mypy: disable-error-code="no-untyped-call"
"""Item models, filled, under Qt's own model tester."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester  # type: ignore[import-untyped,unused-ignore]

from tests.helpers.tables import small_analysis
from workbench.services.overview import overview
from workbench.ui.marks import badges_of, marks_of
from workbench.ui.models.comparison import CellRole, ComparisonModel, MarkKind, TableView
from workbench.ui.models.matters import MattersFilter, MattersModel


def filled() -> ComparisonModel:
    analysis = small_analysis()
    found = overview(analysis, ())
    model = ComparisonModel()
    model.show_table(TableView(analysis.table, analysis.regulations, marks_of(analysis, found, ()), badges_of(found)))
    return model


def test_the_comparison_model_obeys_qt(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(filled())


def test_the_matters_list_and_its_filter_obey_qt(qtmodeltester: ModelTester) -> None:
    model = MattersModel()
    model.show_matters(overview(small_analysis(), ()).matters)
    proxy = MattersFilter()
    proxy.setSourceModel(model)
    qtmodeltester.check(model)
    qtmodeltester.check(proxy)


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
    model = MattersModel()
    model.show_matters(overview(small_analysis(), ()).matters)
    proxy = MattersFilter()
    proxy.setSourceModel(model)
    assert proxy.rowCount() == 2
    proxy.set_words("期限 晋中")
    assert proxy.rowCount() == 1
    proxy.set_words("期限 不存在的词")
    assert proxy.rowCount() == 0
    proxy.set_words("")
    proxy.set_kind("公平竞争")
    assert proxy.rowCount() == 1
