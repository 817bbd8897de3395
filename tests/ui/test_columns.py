# mypy: disable-error-code="no-untyped-call"
"""Columns suit the room they have; the words are never squeezed to nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from workbench.ui.views.columns import fitted
from workbench.ui.views.project_pages.lines import Line, LinesTable

WIDTHS = (44, 200, 260, 130)
SIZES = st.lists(st.integers(20, 400), min_size=2, max_size=9)


def table(qtbot: QtBot, width: int) -> LinesTable:
    made = LinesTable(("程度", "法规", "条文表述", "审查标准"), WIDTHS, stretch=2)
    qtbot.addWidget(made)
    made.show_lines([Line("1", ("高", "停车场管理办法", "应当设立分公司", "9-2"))])
    made.resize(width, 200)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_column_of_words_takes_what_is_left() -> None:
    assert fitted(1000, WIDTHS, (40, 60, 200, 60), 2) == [44, 200, 626, 130]


def test_the_other_columns_give_way_before_the_words_do() -> None:
    widths = fitted(450, WIDTHS, (40, 60, 200, 60), 2)
    assert widths[2] >= 200
    assert sum(widths) in range(448, 452)
    assert widths[1] > widths[3] > 60


def test_where_nothing_can_give_way_the_table_is_scrolled() -> None:
    assert fitted(100, WIDTHS, (40, 60, 200, 60), 2) == [40, 60, 200, 60]


@given(SIZES, st.integers(50, 3000), st.data())
def test_no_column_is_narrower_than_its_heading(wanted: list[int], room: int, data: st.DataObject) -> None:
    stretch = data.draw(st.integers(0, len(wanted) - 1))
    least = [min(w, 60) for w in wanted]
    widths = fitted(room, wanted, least, stretch)
    assert all(w >= m for w, m in zip(widths, least, strict=True))
    assert all(w <= given for n, (w, given) in enumerate(zip(widths, wanted, strict=True)) if n != stretch)


def test_a_narrow_table_still_shows_its_words(qtbot: QtBot) -> None:
    made = table(qtbot, 460)
    header = made.horizontalHeader()
    assert header.sectionSize(2) >= 200
    made.resize(900, 200)
    qtbot.waitUntil(lambda: header.length() == made.viewport().width())
    assert header.sectionSize(1) == 200


def test_a_column_keeps_the_width_it_was_dragged_to(qtbot: QtBot) -> None:
    made = table(qtbot, 900)
    made.horizontalHeader().resizeSection(1, 300)
    assert made.horizontalHeader().length() == made.viewport().width()
    made.resize(1000, 200)
    qtbot.waitUntil(lambda: made.horizontalHeader().length() == made.viewport().width())
    assert made.horizontalHeader().sectionSize(1) == 300
