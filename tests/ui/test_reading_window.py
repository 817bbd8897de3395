# mypy: disable-error-code="no-untyped-call"
"""The window on one draft: lines and roles, jumping, corrections by keys and menu, readings of tracked changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.docx_files import docx, p, table, write
from tests.ui.acting import press, when_open
from workbench.domain.source import Reading
from workbench.services.demo import sample_files
from workbench.services.draft_lines import LineKind
from workbench.services.workspace import Workspace
from workbench.ui.theme import DARK
from workbench.ui.views.corrections_dialog import CorrectionsDialog
from workbench.ui.views.reading import ReadingWindow

CTRL = Qt.KeyboardModifier.ControlModifier
Opener = Callable[[str], ReadingWindow]


@pytest.fixture(scope="module")
def _project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reading") / "p.xtlf"
    with Workspace.create(path, title="题", city="太原", author="测试员") as workspace:
        workspace.add_files(sample_files())
    return path


@pytest.fixture
def workspace(_project: Path, tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "p.xtlf"
    path.write_bytes(_project.read_bytes())
    with Workspace.open(path) as opened:
        yield opened


def show(qtbot: QtBot, workspace: Workspace, city: str) -> ReadingWindow:
    draft = next(d for d in workspace.drafts() if d.city == city)
    window = ReadingWindow(workspace, draft)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.resize(911, 482)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def opened(qtbot: QtBot, workspace: Workspace) -> Opener:
    return lambda city: show(qtbot, workspace, city)


def put_cursor(window: ReadingWindow, words: str, within: int = 0) -> int:
    """The cursor into the first line that holds `words`, `within` characters behind their beginning."""
    view = window.state.view
    assert view is not None
    line = next(n for n, x in enumerate(view.lines) if words in x.text)
    window.lines.jump(line, view.lines[line].text.index(words) + within)
    return line


def kind(window: ReadingWindow, line: int) -> LineKind:
    assert window.state.view is not None
    return window.state.view.lines[line].kind


def click_link(qtbot: QtBot, page: object, words: str) -> None:
    """Click on words of a page of entries."""
    from workbench.ui.views.reading.entries import EntriesPage

    assert isinstance(page, EntriesPage)
    page.moveCursor(page.textCursor().MoveOperation.Start)
    assert page.find(words)
    cursor = page.textCursor()
    cursor.setPosition(cursor.selectionStart() + 1)
    page.setTextCursor(cursor)
    page.ensureCursorVisible()
    at = page.cursorRect().center()
    qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=at + QPoint(2, 0))


def test_every_line_carries_the_name_of_what_it_was_read_as(opened: Opener) -> None:
    window = opened("忻州")
    names = [window.lines.role_text(n) for n in range(window.lines.document().blockCount())]
    assert names[:4] == ["标题", "标题", "章", "条"]
    assert names.count("条") == 40
    assert names.count("项") == 10


def test_items_are_indented_more_than_their_article(opened: Opener) -> None:
    window = opened("忻州")
    article, item = put_cursor(window, "第十一条"), put_cursor(window, "（一）申请表")
    margins = [window.lines.document().findBlockByNumber(n).blockFormat().leftMargin() for n in (article, item)]
    assert margins[0] < margins[1]


def test_the_names_are_painted_beside_the_lines(opened: Opener) -> None:
    window = opened("忻州")
    strip = window.lines.grab().toImage().copy(0, 0, window.lines.gutter_width(), 200)
    strip = strip.convertToFormat(QImage.Format.Format_RGB32)
    colours = {strip.pixelColor(x, y).name() for x in range(strip.width()) for y in range(strip.height())}
    assert len(colours) > 3


def test_a_comment_is_clicked_and_its_words_are_selected(qtbot: QtBot, opened: Opener) -> None:
    window = opened("忻州")
    window.pages.setCurrentWidget(window.remarks)
    click_link(qtbot, window.remarks, "各市许可时限不一致")
    assert window.lines.textCursor().selectedText() == "二十日内"


def test_a_comments_words_tell_author_and_comment(opened: Opener) -> None:
    window = opened("忻州")
    put_cursor(window, "二十日内", 2)
    tip = window.lines.textCursor().charFormat().toolTip()
    assert tip.startswith("城管局 王强")
    assert "工作日" in tip


def test_a_footnote_is_shown_and_leads_to_its_line(qtbot: QtBot, opened: Opener) -> None:
    window = opened("阳泉")
    window.pages.setCurrentWidget(window.remarks)
    click_link(qtbot, window.remarks, "现行工程建设标准")
    assert window.lines.textCursor().selectedText().endswith("见附件")


def test_a_definition_leads_to_its_words(qtbot: QtBot, opened: Opener) -> None:
    window = opened("太原")
    window.pages.setCurrentWidget(window.elements)
    click_link(qtbot, window.elements, "任一边边长四米以上")
    assert "大型户外广告设施" in window.lines.textCursor().selectedText()


def test_a_key_takes_a_line_out_and_undo_brings_it_back(qtbot: QtBot, opened: Opener, workspace: Workspace) -> None:
    window = opened("吕梁")
    line = put_cursor(window, "单面面积20平方米")
    was = kind(window, line)
    with qtbot.waitSignal(window.corrected):
        press(qtbot, window.lines, Qt.Key.Key_0, CTRL)
    assert kind(window, line) is LineKind.LEFT_OUT
    assert "未作为正文" in window.lines.document().findBlockByNumber(line).text()
    assert "单面面积20平方米" not in city_text(workspace, "吕梁")
    with qtbot.waitSignal(window.corrected):
        press(qtbot, window.lines, Qt.Key.Key_Z, CTRL)
    assert kind(window, line) is was
    assert "单面面积20平方米" in city_text(workspace, "吕梁")
    with qtbot.waitSignal(window.corrected):
        press(qtbot, window.lines, Qt.Key.Key_Y, CTRL)
    assert kind(window, line) is LineKind.LEFT_OUT


def city_text(workspace: Workspace, city: str) -> str:
    regulation = next(r for r in workspace.regulations() if r.city == city)
    return "\n".join(a.text for a in regulation.articles)


def test_what_was_left_out_is_told_in_the_report_and_leads_to_its_line(qtbot: QtBot, opened: Opener) -> None:
    window = opened("吕梁")
    line = put_cursor(window, "单面面积20平方米")
    window.actions_by_name["skip"].trigger()
    window.lines.jump(0)
    click_link(qtbot, window.report, "用户标明")
    assert window.lines.line() == line


def test_a_line_is_split_at_the_cursor_and_joined_again(qtbot: QtBot, opened: Opener) -> None:
    window = opened("忻州")
    line = put_cursor(window, "鼓励使用节能光源")
    before = window.lines.document().blockCount()
    press(qtbot, window.lines, Qt.Key.Key_Return, CTRL)
    assert window.lines.document().blockCount() == before + 1
    assert window.lines.document().findBlockByNumber(line + 1).text().startswith("鼓励使用节能光源")
    window.lines.jump(line + 1)
    press(qtbot, window.lines, Qt.Key.Key_J, CTRL)
    assert kind(window, line + 1) is LineKind.CONTINUED


def test_splitting_at_the_end_of_a_line_is_refused_and_nothing_is_kept(opened: Opener, workspace: Workspace) -> None:
    window = opened("忻州")
    line = put_cursor(window, "第十条")
    window.lines.jump(line, 0)
    window.actions_by_name["split"].trigger()
    assert "光标" in window.message.text()
    assert not workspace.project.corrections("structure")


def test_saying_what_a_line_is_already_keeps_nothing(opened: Opener, workspace: Workspace) -> None:
    window = opened("忻州")
    put_cursor(window, "第二章")
    window.actions_by_name["chapter"].trigger()
    assert "没有变化" in window.message.text()
    assert not workspace.project.corrections("structure")


def test_several_lines_are_corrected_as_one_step(opened: Opener, workspace: Workspace) -> None:
    window = opened("忻州")
    first = put_cursor(window, "规划和自然资源、住房和城乡建设")
    cursor = window.lines.textCursor()
    cursor.movePosition(cursor.MoveOperation.NextBlock, cursor.MoveMode.KeepAnchor)
    cursor.movePosition(cursor.MoveOperation.EndOfBlock, cursor.MoveMode.KeepAnchor)
    window.lines.setTextCursor(cursor)
    window.actions_by_name["skip"].trigger()
    assert [kind(window, n) for n in (first, first + 1)] == [LineKind.LEFT_OUT] * 2
    window.actions_by_name["undo"].trigger()
    assert [kind(window, n) for n in (first, first + 1)] == [LineKind.PARAGRAPH] * 2
    assert not workspace.project.corrections("structure")


def test_the_menu_opens_at_the_line_clicked(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    window = opened("忻州")
    window.lines.jump(0)
    # A popup takes the keyboard, which the platform without a screen cannot give: only where it would open is looked at.
    places: list[QPoint] = []
    monkeypatch.setattr(window.menu, "popup", places.append)
    at = QPoint(60, 150)
    there = window.lines.viewport().mapToGlobal(at)
    QApplication.sendEvent(window.lines.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, there))
    assert places == [there]
    assert window.lines.line() == window.lines.cursorForPosition(at).blockNumber() > 0
    titles = [a.text() for a in window.menu.actions() if a.text()]
    assert titles[1:6] == ["这一行是章", "这一行是节", "这一行是条", "这一行是款", "这一行是项"]


def test_the_three_readings_show_other_words(opened: Opener) -> None:
    window = opened("忻州")
    texts = {}
    for action in window.readings.actions():
        action.trigger()
        texts[action.data()] = window.lines.toPlainText()
    assert "三十米" in texts[Reading.ACCEPTED]
    assert "五十米" in texts[Reading.ORIGINAL]
    assert "五十三十米" in texts[Reading.MARKED]


def test_marks_are_underlined_and_struck_through_with_author_and_date(opened: Opener) -> None:
    window = opened("忻州")
    window.readings.actions()[2].trigger()
    put_cursor(window, "五十三十米", 1)
    deleted = window.lines.textCursor().charFormat()
    put_cursor(window, "五十三十米", 3)
    inserted = window.lines.textCursor().charFormat()
    assert deleted.fontStrikeOut()
    assert not deleted.fontUnderline()
    assert inserted.fontUnderline()
    assert not inserted.fontStrikeOut()
    assert deleted.toolTip() == "删除 法工委 李文 2026-08-13 10:30"


def test_keys_go_from_change_to_change(qtbot: QtBot, opened: Opener) -> None:
    window = opened("忻州")
    window.readings.actions()[2].trigger()
    seen = []
    for _ in range(3):
        press(qtbot, window.lines, Qt.Key.Key_F8)
        seen.append(window.lines.textCursor().selectedText())
    assert seen[1:] == ["鼓励使用节能光源、环保材料。", "五十"]
    press(qtbot, window.lines, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert window.lines.textCursor().selectedText() == seen[1]


def test_corrections_wait_for_the_accepted_reading(opened: Opener) -> None:
    window = opened("忻州")
    window.readings.actions()[2].trigger()
    assert not window.actions_by_name["article"].isEnabled()
    assert "接受修订后" in window.menu_button.toolTip()
    window.readings.actions()[0].trigger()
    assert window.actions_by_name["article"].isEnabled()


def test_the_cursor_stays_on_its_words_in_another_reading(opened: Opener) -> None:
    window = opened("忻州")
    put_cursor(window, "第三十五条")
    window.readings.actions()[1].trigger()
    assert window.lines.textCursor().block().text().startswith("第三十五条")


def test_a_project_that_is_only_read_says_why_nothing_can_be_corrected(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    with Workspace.open(tmp_path / "p.xtlf", read_only=True) as second:
        window = show(qtbot, second, "忻州")
        assert not window.actions_by_name["skip"].isEnabled()
        assert not window.actions_by_name["undo"].isEnabled()
        assert window.menu_button.toolTip().startswith("不能更正")
        assert "不能更正" in window.message.text()


def test_the_other_column_of_a_comparison_table_is_chosen(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    rows = [["现行条文", "修改后条文"]]
    rows += [[f"第{n}条　旧的规定之{n}。", f"第{n}条　新的规定之{n}。"] for n in "一二三四五六"]
    path = write(tmp_path, docx(p("<w:r><w:t>大同市观景灯管理条例</w:t></w:r>") + table(*rows)), "大同.docx")
    workspace.add_files([path])
    window = show(qtbot, workspace, "大同")
    assert window.column.isVisible()
    assert "新的规定" in window.lines.toPlainText()
    window.column.setFocus()
    with qtbot.waitSignal(window.corrected):
        window.column.setCurrentIndex(1)
        window.column.activated.emit(1)
    assert "旧的规定" in window.lines.toPlainText()
    assert "旧的规定" in city_text(workspace, "大同")


def test_a_draft_without_a_comparison_table_offers_no_column(opened: Opener) -> None:
    assert not opened("忻州").column.isVisible()


def test_a_slow_file_is_read_in_another_process(qtbot: QtBot, opened: Opener) -> None:
    window = opened("阳泉")
    window.state.is_quick = lambda _name, _size: False
    with qtbot.waitSignal(window.state.shown, timeout=60_000):
        window.readings.actions()[1].trigger()
    assert window.state.view is not None
    assert window.state.view.source.reading is Reading.ORIGINAL


def test_a_draft_whose_file_is_not_in_the_project_is_told(qtbot: QtBot, workspace: Workspace) -> None:
    from dataclasses import replace

    draft = replace(workspace.drafts()[0], sha256="0" * 64)
    window = ReadingWindow(workspace, draft)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    assert "没有这份草案的原文件" in window.message.text()


def test_a_correction_made_elsewhere_is_shown_after_a_refresh(opened: Opener, workspace: Workspace) -> None:
    window = opened("吕梁")
    line = put_cursor(window, "单面面积20平方米")
    was = kind(window, line)
    window.actions_by_name["skip"].trigger()
    workspace.project.undo()
    window.refresh()
    assert kind(window, line) is was


def test_the_colours_follow_the_theme(opened: Opener) -> None:
    window = opened("忻州")
    window.set_theme(DARK)
    block = window.lines.document().findBlockByNumber(0)
    assert block.charFormat().foreground().color() == DARK.colour("text")


def test_it_fits_a_small_screen_and_closes_with_a_key(qtbot: QtBot, opened: Opener) -> None:
    window = opened("忻州")
    assert window.minimumSizeHint().width() <= 911
    assert window.minimumSizeHint().height() <= 482
    with qtbot.waitSignal(window.closed):
        press(qtbot, window.lines, Qt.Key.Key_W, CTRL)
    assert not window.isVisible()


def test_corrections_of_a_draft_are_listed_and_taken_back_singly(qtbot: QtBot, opened: Opener) -> None:
    window = opened("太原")
    lines = [n for n, line in enumerate(window.state.view.lines) if line.kind is LineKind.PARAGRAPH][:2]  # type: ignore[union-attr]
    articles = window.state.view.regulation.articles  # type: ignore[union-attr]
    for n in lines:
        window.lines.jump(n)
        window.actions_by_name["skip"].trigger()
    changed = window.state.view.regulation.articles  # type: ignore[union-attr]
    assert changed != articles

    def act(dialog: CorrectionsDialog) -> None:
        assert dialog.list.topLevelItemCount() == len(lines)
        assert "不作为正文" in dialog.list.topLevelItem(0).text(0)
        dialog.list.selectAll()
        qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
        assert dialog.list.topLevelItemCount() == 0
        dialog.reject()

    when_open(CorrectionsDialog, act)
    with qtbot.waitSignal(window.corrected):
        window.actions_by_name["corrections"].trigger()
    assert window.state.view.regulation.articles == articles  # type: ignore[union-attr]


def test_a_large_draft_is_corrected_in_a_thread(qtbot: QtBot, opened: Opener) -> None:
    window = opened("太原")
    window.state.quick_lines = 0
    view = window.state.view
    assert view is not None
    line = next(n for n, x in enumerate(view.lines) if x.kind is LineKind.PARAGRAPH)
    window.lines.jump(line)
    with qtbot.waitSignal(window.corrected):
        window.actions_by_name["skip"].trigger()
        assert window.state.busy
    qtbot.waitUntil(lambda: not window.state.busy)
    assert window.state.view is not None
    assert window.state.view.regulation.articles != view.regulation.articles
    window.actions_by_name["undo"].trigger()
    qtbot.waitUntil(lambda: window.state.view is not None and window.state.view.regulation == view.regulation)
