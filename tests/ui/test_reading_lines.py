# mypy: disable-error-code="no-untyped-call"
"""The lines of a large draft: written bit by bit, and after a change only where they are others."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from workbench.domain.corrections import CorrectionAction
from workbench.domain.source import SourceDocument
from workbench.services.draft_lines import DraftView, correction_of, view_draft
from workbench.services.drafts import read_regulation
from workbench.services.reading import ReadAs
from workbench.ui.theme import DARK, LIGHT
from workbench.ui.views.reading.lines import LinesView

_ARTICLES = 240


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> SourceDocument:
    path = tmp_path_factory.mktemp("draft") / "太原市观景灯条例.txt"
    articles = "\n\n".join(f"第{n}条　第{n}号观景灯由管理单位维护。" for n in range(1, _ARTICLES + 1))
    path.write_text(f"太原市观景灯条例\n\n{articles}\n", "utf-8")
    return read_regulation(path)[0]


@pytest.fixture(scope="module")
def plain(source: SourceDocument) -> DraftView:
    return view_draft(source, ReadAs())


@pytest.fixture
def lines(qtbot: QtBot, plain: DraftView) -> LinesView:
    made = LinesView()
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    made.show_view(plain, (), LIGHT)
    return made


def _whole(qtbot: QtBot, lines: LinesView) -> str:
    qtbot.waitUntil(lambda: not lines.filling, timeout=10000)
    return lines.toPlainText()


def _written_at_once(qtbot: QtBot, view: DraftView) -> str:
    made = LinesView()
    qtbot.addWidget(made)
    made.show_view(view, (), LIGHT)
    return _whole(qtbot, made)


def test_all_lines_of_a_large_draft_come(qtbot: QtBot, lines: LinesView, plain: DraftView) -> None:
    lines.show_view(plain, (), DARK)  # anew, from the first line on
    assert lines.filling
    text = _whole(qtbot, lines)
    assert text == "\n".join(line.text for line in plain.lines)
    assert lines.line() == 0


def test_a_jump_to_a_line_that_is_not_there_yet_is_made_when_it_is(
    qtbot: QtBot, lines: LinesView, plain: DraftView
) -> None:
    lines.show_view(plain, (), DARK)
    lines.jump(_ARTICLES - 5)
    assert lines.line() == 0
    qtbot.waitUntil(lambda: not lines.filling, timeout=10000)
    assert lines.line() == _ARTICLES - 5


@pytest.mark.parametrize("actions", [(CorrectionAction.SKIP,), (CorrectionAction.SPLIT,), (CorrectionAction.JOIN,)])
def test_after_a_correction_the_lines_are_as_if_written_anew(
    qtbot: QtBot, lines: LinesView, source: SourceDocument, plain: DraftView, actions: tuple[CorrectionAction, ...]
) -> None:
    _whole(qtbot, lines)
    lines.jump(100, 3)
    how = ReadAs(tuple(correction_of(plain, 100, action, offset=8) for action in actions))
    changed = view_draft(source, how)
    lines.show_view(changed, (), LIGHT)
    assert not lines.filling
    assert lines.toPlainText() == _written_at_once(qtbot, changed)
    lines.show_view(plain, (), LIGHT)
    assert lines.toPlainText() == "\n".join(line.text for line in plain.lines)


def test_a_change_that_comes_while_lines_are_still_written_is_shown(
    qtbot: QtBot, lines: LinesView, source: SourceDocument, plain: DraftView
) -> None:
    changed = view_draft(source, ReadAs((correction_of(plain, 20, CorrectionAction.SKIP),)))
    lines.show_view(plain, (), DARK)
    assert lines.filling
    lines.show_view(changed, (), LIGHT)
    assert _whole(qtbot, lines) == _written_at_once(qtbot, changed)


def test_other_colours_are_taken_by_every_line(qtbot: QtBot, lines: LinesView, plain: DraftView) -> None:
    _whole(qtbot, lines)
    lines.show_view(plain, (), DARK)
    _whole(qtbot, lines)
    last = lines.document().lastBlock().begin().fragment().charFormat()
    assert last.foreground().color() == DARK.colour("text")
