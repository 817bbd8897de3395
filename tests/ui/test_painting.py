# mypy: disable-error-code="no-untyped-call"
"""Delegates and headers painted to a pixmap: words, marks by shape as well as colour, selections; models under Qt's tester."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem
from pytestqt.modeltest import ModelTester  # type: ignore[import-untyped,unused-ignore]

from tests.helpers.tables import small_analysis
from workbench.services.overview import overview
from workbench.ui.delegates.provision import ProvisionDelegate, Selection
from workbench.ui.marks import badges_of, marks_of
from workbench.ui.models.comparison import ComparisonModel, Mark, MarkKind, TableView
from workbench.ui.models.rows import RowsModel
from workbench.ui.theme import THEMES, Theme
from workbench.ui.views.main_window import MainWindow
from workbench.ui.views.reading.versions_model import VersionsModel

_WIDTH, _HEIGHT = 220, 160
Picture = npt.NDArray[np.int_]


def filled(marks: dict[tuple[int, int], tuple[Mark, ...]] | None = None) -> ComparisonModel:
    analysis = small_analysis()
    found = overview(analysis, ())
    model = ComparisonModel()
    kept = marks_of(analysis, found, ()) if marks is None else marks
    model.show_table(TableView(analysis.table, analysis.regulations, kept, badges_of(found)))
    return model


def painted(
    model: ComparisonModel, row: int, column: int, theme: Theme, delegate: ProvisionDelegate | None = None
) -> Picture:
    """A cell painted to a pixmap, as an array of red, green, blue."""
    pixmap = QPixmap(_WIDTH, _HEIGHT)
    pixmap.fill(QColor("#808080"))
    delegate = delegate or ProvisionDelegate()
    delegate.set_theme(theme)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, _WIDTH, _HEIGHT)  # type: ignore[attr-defined,unused-ignore]
    option.font = QApplication.font()  # type: ignore[attr-defined,unused-ignore]
    option.state = QStyle.StateFlag.State_Enabled  # type: ignore[attr-defined,unused-ignore]
    painter = QPainter(pixmap)
    delegate.paint(painter, option, model.index(row, column))
    painter.end()
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_RGB888)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return raw[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(int)


def near(picture: Picture, colour: QColor, within: int = 40) -> int:
    """How many pixels are about of a colour."""
    wanted = np.array([colour.red(), colour.green(), colour.blue()])
    return int((np.abs(picture - wanted).max(axis=2) <= within).sum())


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda t: t.name)
def test_words_are_painted_in_every_theme(qapp: QApplication, theme: Theme) -> None:
    picture = painted(filled({}), 0, 0, theme)
    assert near(picture, theme.colour("text")) > 100
    assert near(picture, theme.colour("base"), 6) > _WIDTH * _HEIGHT // 2


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda t: t.name)
@pytest.mark.parametrize("kind", [MarkKind.CONFLICT, MarkKind.MARKET, MarkKind.NOTE])
def test_marked_words_have_a_line_and_a_shape_in_the_marks_colour(
    qapp: QApplication, theme: Theme, kind: MarkKind
) -> None:
    plain = painted(filled({}), 1, 0, theme)
    marked = painted(filled({(2, 0): (Mark("2", 0, 6, kind, "x:1"),)}), 1, 0, theme)
    colour = theme.colour(kind.value)
    assert near(marked, colour) - near(plain, colour) > 30


def test_kinds_of_marks_differ_without_colour(qapp: QApplication) -> None:
    from dataclasses import replace

    from workbench.ui.theme import LIGHT

    grey = replace(LIGHT, conflict="#333333", market="#333333", note="#333333")
    kinds = (MarkKind.CONFLICT, MarkKind.MARKET, MarkKind.NOTE)
    pictures = [painted(filled({(2, 0): (Mark("2", 0, 6, kind, "x:1"),)}), 1, 0, grey) for kind in kinds]
    assert not np.array_equal(pictures[0], pictures[1])
    assert not np.array_equal(pictures[1], pictures[2])


@pytest.mark.parametrize("kind", [MarkKind.ADDED, MarkKind.CHANGED, MarkKind.NUMBER, MarkKind.MOVED])
def test_differences_are_underlined(qapp: QApplication, kind: MarkKind) -> None:
    theme = THEMES["light"]
    picture = painted(filled({(2, 0): (Mark("2", 2, 8, kind),)}), 1, 0, theme)
    assert near(picture, theme.colour(kind.value), 60) > 15


def test_selected_words_are_painted_in_the_accent(qapp: QApplication) -> None:
    delegate, theme = ProvisionDelegate(), THEMES["light"]
    delegate.selection = Selection(1, 0, 5, 12)
    picture = painted(filled({}), 1, 0, theme, delegate)
    assert near(picture, theme.colour("accent"), 10) > 200


def test_what_a_city_does_not_regulate_is_a_dash(qapp: QApplication) -> None:
    picture = painted(filled({}), 2, 0, THEMES["light"])
    dark = near(picture, THEMES["light"].colour("quiet"), 60)
    assert 0 < dark < 100


def test_the_rows_to_choose_from_obey_qt(qtmodeltester: ModelTester) -> None:
    analysis = small_analysis()
    model = RowsModel(analysis, analysis.table.rows)
    model.set_filter("期限")
    assert model.rowCount() == 1
    model.set_filter("")
    assert model.rowCount() == 3
    qtmodeltester.check(model)


def test_the_models_of_an_open_project_obey_qt(opened: MainWindow, qtmodeltester: ModelTester) -> None:
    for model in (opened.model, opened.matters.model):
        assert model.rowCount() > 0
        qtmodeltester.check(model)


def test_a_versions_model_with_rows_obeys_qt(qtmodeltester: ModelTester) -> None:
    from dataclasses import replace

    from workbench.services.versions import compare_regulations

    old = small_analysis().regulations[0]
    new = replace(old, articles=(*old.articles[:1], *small_analysis().regulations[1].articles[1:]))
    model = VersionsModel()
    model.show_versions(compare_regulations(old, new), "第1稿", "第2稿")
    assert model.rowCount() > 0
    qtmodeltester.check(model)


def test_the_header_of_a_row_tells_what_hangs_on_it(opened: MainWindow) -> None:
    header = opened.table.verticalHeader()
    first = next(m.row for m in opened.session.overview.matters if m.row)
    opened.table.go_to(first)
    assert header.grab().toImage() != QImage()
    position = opened.model.position_of(first)
    assert opened.model.headerData(position, Qt.Orientation.Vertical)
