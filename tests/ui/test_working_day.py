# mypy: disable-error-code="no-untyped-call"
"""A whole day's work in the window: from five dropped Word files to the exported report, with a restart in between."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.acting import cell_rect, click_cell, first_marked, message, take_keyboard, when_open, words_at
from workbench.domain.notes import NoteStatus
from workbench.services.demo import sample_files
from workbench.services.exchange import join_project, send_project
from workbench.services.workspace import Workspace
from workbench.ui.models.comparison import MarkKind
from workbench.ui.views.exchange_dialogs import MergeDialog, SendDialog
from workbench.ui.views.forms import DecisionDialog
from workbench.ui.views.main_window import MainWindow
from workbench.ui.views.note_dialog import NoteDialog
from workbench.ui.views.project_dialog import ProjectDialog

CTRL = Qt.KeyboardModifier.ControlModifier
NOTE = "这一处五市应当协商一致。"
ANSWER = "晋中同意按多数市的规定修改。"
AGREED = "十五个工作日"


class Day:
    """One clerk's day; every step by mouse, key, or a file put where the system's dialogs would."""

    def __init__(self, qtbot: QtBot, settings: QSettings, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.qtbot, self.settings, self.folder, self.monkeypatch = qtbot, settings, folder, monkeypatch
        self.project = folder / "协同立法.xtlf"
        self.window = self.start()

    def start(self) -> MainWindow:
        made = MainWindow(self.settings)
        self.qtbot.addWidget(made)
        made.resize(1366, 728)
        with self.qtbot.waitExposed(made):
            made.show()
        take_keyboard(self.qtbot, made)
        return made

    def settled(self) -> None:
        self.qtbot.waitUntil(lambda: not self.window.busy and not self.window.session.stale, timeout=90000)

    def choose(self, path: Path) -> None:
        """What the system's file dialogs answer."""
        self.monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        self.monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
        self.window.table.setFocus()
        self.qtbot.keyClick(self.window.table, key, modifier)

    # -- the steps

    def drop_files(self, files: list[Path]) -> None:
        """Files fall on the window: a project is begun with them."""

        def fill(dialog: ProjectDialog) -> None:
            dialog.title.setText("户外广告协同立法")
            self.qtbot.keyClicks(dialog.author, "Wang")
            self.qtbot.mouseClick(dialog.buttons.button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton)

        self.choose(self.project)
        when_open(ProjectDialog, fill)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        how = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(self.window, QDragEnterEvent(QPoint(300, 300), *how))
        QApplication.sendEvent(self.window, QDropEvent(QPointF(300, 300), *how))
        self.qtbot.waitUntil(lambda: self.window.model.rowCount() > 0, timeout=90000)
        self.settled()

    def write_note(self) -> int:
        """A note on the first conflict; returns the row's id."""
        position, document, _ = first_marked(self.window, MarkKind.CONFLICT)
        self.window.table.go_to(self.window.model.row_at(position).id)
        self.qtbot.wait(30)
        click_cell(self.qtbot, self.window, position, document)

        def fill(dialog: NoteDialog) -> None:
            dialog.text.insertPlainText(NOTE)
            dialog.responsible.setCurrentText("晋中")
            self.qtbot.mouseClick(
                dialog.buttons.button(QDialogButtonBox.StandardButton.Save), Qt.MouseButton.LeftButton
            )

        when_open(NoteDialog, fill)
        self.key(Qt.Key.Key_M)
        self.qtbot.waitUntil(lambda: NOTE in self.window.details.text(), timeout=5000)
        return self.window.model.row_at(position).id

    def decide(self, row: int) -> None:
        """The conflict of a row is settled with an agreed value."""
        self.window.table.go_to(row)

        def fill(dialog: DecisionDialog) -> None:
            dialog.form.setCurrentIndex(1)
            dialog.value_line.setText(AGREED)
            self.qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)

        when_open(DecisionDialog, fill)
        self.window.details.ask("decide", "")
        assert AGREED in self.window.details.text()

    def drag_down(self) -> tuple[str, str]:
        """An article is dragged by its number onto the row below; returns city and article."""
        model = self.window.model
        rows = [model.row_at(n) for n in range(model.rowCount())]
        for source, (row, below) in enumerate(pairwise(rows)):
            for document, cell in row.cells.items():
                once = len(model.table.rows_of(document, cell.articles[0])) == 1
                if len(cell.articles) == 1 and once and not cell.parts and document in below.cells and source > 4:
                    self.drag(source, document)
                    return model.table.documents[document].city, cell.articles[0]
        raise AssertionError("nothing to drag")

    def drag(self, source: int, document: int) -> None:
        self.window.table.go_to(self.window.model.row_at(source).id)
        self.qtbot.wait(30)
        viewport = self.window.table.viewport()
        start = words_at(self.window, source, document, 1)
        end = cell_rect(self.window, source + 1, document).topLeft() + QPoint(20, 4)
        self.qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
        for at in (start + QPoint(0, 20), end):
            there = QPointF(viewport.mapToGlobal(at))
            none, left = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
            keys = Qt.KeyboardModifier.NoModifier
            self.window.table.mouseMoveEvent(QMouseEvent(QEvent.Type.MouseMove, QPointF(at), there, none, left, keys))
        self.qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)
        self.settled()

    def restart(self) -> None:
        """The program is closed and started again; the project is opened from the list of recent ones."""
        self.window.close()
        self.window = self.start()
        recent = self.window.welcome.recent
        at = recent.visualItemRect(recent.item(0)).center()
        self.qtbot.mouseClick(recent.viewport(), Qt.MouseButton.LeftButton, pos=at)
        self.qtbot.waitUntil(lambda: self.window.model.rowCount() > 0, timeout=60000)
        self.settled()

    def send(self, path: Path) -> None:
        self.choose(path)

        def fill(dialog: SendDialog) -> None:
            dialog.drafts.setChecked(True)
            self.qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)

        when_open(SendDialog, fill)
        self.window.actions_by_name["send"].trigger()
        self.qtbot.waitUntil(path.is_file, timeout=20000)
        assert path.name in message(self.qtbot, self.window)

    def answer_elsewhere(self, received: Path, back: Path) -> None:
        """Jinzhong's office takes the file in, answers the note and sends what it wrote."""
        join_project(self.folder / "晋中.xtlf", received, city="晋中", author="李某")
        with Workspace.open(self.folder / "晋中.xtlf") as theirs:
            note = next(n for n in theirs.project.notes() if n.text == NOTE)
            theirs.project.reply(note.id, ANSWER)
            theirs.project.set_status(note.id, NoteStatus.AGREED)
            send_project(theirs, back)

    def merge(self, path: Path) -> None:
        self.choose(path)
        when_open(MergeDialog, lambda d: self.qtbot.mouseClick(d.save, Qt.MouseButton.LeftButton))
        self.window.actions_by_name["merge"].trigger()
        self.qtbot.waitUntil(lambda: any(n.replies for n in self.window.session.records.notes.values()), timeout=20000)
        self.settled()

    def export(self, path: Path) -> str:
        self.choose(path)
        self.key(Qt.Key.Key_E)
        self.qtbot.waitUntil(path.is_file, timeout=90000)
        self.settled()
        assert path.name in message(self.qtbot, self.window)
        report = docx.Document(str(path))
        tables = [cell.text for table in report.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(p.text for p in report.paragraphs), *tables])


@pytest.mark.timeout(300)
def test_a_working_day_from_dropped_files_to_the_report(
    qtbot: QtBot, settings: QSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    day = Day(qtbot, settings, tmp_path, monkeypatch)
    day.drop_files(list(sample_files()))
    assert day.window.model.columnCount() == 5
    row = day.write_note()
    day.decide(row)
    city, article = day.drag_down()
    day.restart()
    session = day.window.session
    assert session.analysis is not None
    assert [n.text for n in session.records.notes.values()] == [NOTE]
    assert [d.value for d in session.decisions.values()] == [AGREED]
    document = next(d.index for d in session.analysis.table.documents if d.city == city)
    moved = session.analysis.table.rows_of(document, article)[0]
    assert moved.id in session.corrected
    assert len(moved.cells[document].articles) > 1
    day.send(tmp_path / "发出.xtjh")
    day.answer_elsewhere(tmp_path / "发出.xtjh", tmp_path / "来件.xtjh")
    day.merge(tmp_path / "来件.xtjh")
    (note,) = day.window.session.records.notes.values()
    assert note.status is NoteStatus.AGREED
    told = day.export(tmp_path / "审查报告.docx")
    for words in (NOTE, ANSWER, AGREED):
        assert words in told
    day.window.close()
