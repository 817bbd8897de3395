"""The window: drafts at the left, the comparison table in the middle, the matter at hand at the right, the list below."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings, Qt, QUrl
from PySide6.QtGui import QAction, QCloseEvent, QDesktopServices, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDockWidget,
    QFileDialog,
    QLabel,
    QMainWindow,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QWidget,
)

from workbench.domain.errors import KnownError
from workbench.domain.findings import ReviewResult
from workbench.domain.notes import Anchor, Note
from workbench.domain.table import ComparisonTable
from workbench.services.analysis import Analysis
from workbench.services.anchors import make_anchor
from workbench.services.drafts import FailedDraft
from workbench.services.jobs import ReadFile, analyse_job, read_job, report_job
from workbench.services.overview import Matter, Overview, overview
from workbench.services.reporting import data_of_project, report_options
from workbench.services.workspace import Workspace
from workbench.ui.jobs.process import ProcessJob
from workbench.ui.marks import badges_of, marks_of
from workbench.ui.models.comparison import ComparisonModel, Mark, MarkKind, TableView
from workbench.ui.theme import LIGHT, THEMES, Theme
from workbench.ui.views.comparison import ComparisonView
from workbench.ui.views.details import DetailsPane
from workbench.ui.views.drafts import DraftsPane
from workbench.ui.views.matters import MattersPane
from workbench.ui.views.note_dialog import NoteDialog, NoteInput, ReplyDialog
from workbench.ui.views.project_dialog import ProjectDialog

APP_NAME = "协同立法工作台"
_PROJECTS = "协同立法项目 (*.xtlf)"
_DRAFTS = "草案 (*.docx *.doc *.wps *.rtf *.odt *.pdf *.ofd *.txt *.md *.html *.htm);;全部文件 (*)"
_REPORTS = "Word 文档 (*.docx)"


class MainWindow(QMainWindow):
    """One window on one project.

    Signals: only those of QMainWindow.
    """

    def __init__(self, settings: QSettings | None = None) -> None:
        super().__init__()
        self._settings = settings or QSettings("xtlf", "workbench")
        self.workspace: Workspace | None = None
        self._analysis: Analysis | None = None
        self._overview = Overview((), {})
        self._notes: dict[str, Note] = {}
        self._job: ProcessJob | None = None
        self._theme = LIGHT
        self.model = ComparisonModel(self)
        self.table = ComparisonView(self)
        self.table.show_model(self.model)
        self.details = DetailsPane(self)
        self.drafts = DraftsPane(self)
        self.matters = MattersPane(self)
        self.setCentralWidget(self.table)
        self._docks = [
            self._dock("草案", "drafts", self.drafts, Qt.DockWidgetArea.LeftDockWidgetArea),
            self._dock("事项详情", "details", self.details, Qt.DockWidgetArea.RightDockWidgetArea),
            self._dock("问题与意见", "matters", self.matters, Qt.DockWidgetArea.BottomDockWidgetArea),
        ]
        self._progress = QProgressBar()
        self._progress.setMaximumWidth(220)
        self._cancel = QPushButton("取消")
        self._cancel.clicked.connect(self._cancel_job)
        self._state = QLabel()
        for widget in (self._progress, self._cancel, self._state):
            self.statusBar().addPermanentWidget(widget)
        self._make_actions()
        self._connect()
        self.setAcceptDrops(True)
        self.set_theme(THEMES.get(str(self._settings.value("theme", "light")), LIGHT))
        self._restore_state()
        self._idle()
        self._tell_state()

    # -- building

    def _dock(self, title: str, name: str, widget: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(name)
        dock.setWidget(widget)
        self.addDockWidget(area, dock)
        return dock

    def _action(self, text: str, slot: Callable[[], Any], keys: str | QKeySequence.StandardKey = "") -> QAction:
        action = QAction(text, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        # Qt would hand its "checked" flag on to slots that take a default parameter.
        action.triggered.connect(lambda _checked: slot())
        return action

    def _make_actions(self) -> None:
        self.new_action = self._action("新建项目…", self.new_project, QKeySequence.StandardKey.New)
        self.open_action = self._action("打开项目…", self.choose_project, QKeySequence.StandardKey.Open)
        self.add_action = self._action("加入草案…", self.choose_drafts, "Ctrl+D")
        self.note_action = self._action("写协调意见…", self.write_note, "Ctrl+M")
        self.report_action = self._action("导出审查报告…", self.choose_report, "Ctrl+E")
        self.quit_action = self._action("退出", self.close, QKeySequence.StandardKey.Quit)
        self.next_action = self._action("下一项", lambda: self.matters.step(1), "F8")
        self.previous_action = self._action("上一项", lambda: self.matters.step(-1), "Shift+F8")
        self.find_action = self._action("筛选问题与意见", self._focus_filter, QKeySequence.StandardKey.Find)
        menu = self.menuBar().addMenu("文件(&F)")
        menu.addActions([self.new_action, self.open_action, self.add_action, self.report_action])
        menu.addSeparator()
        menu.addAction(self.quit_action)
        edit = self.menuBar().addMenu("意见(&E)")
        edit.addActions([self.note_action, self.next_action, self.previous_action, self.find_action])
        view = self.menuBar().addMenu("视图(&V)")
        view.addActions([dock.toggleViewAction() for dock in self._docks])
        themes = view.addMenu("配色")
        for theme in THEMES.values():
            themes.addAction(self._action(theme.title, lambda theme=theme: self.set_theme(theme)))  # type: ignore[misc]
        bar = self.addToolBar("常用")
        bar.setObjectName("common")
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        bar.addActions([self.open_action, self.add_action, self.note_action, self.report_action])
        bar.addSeparator()
        bar.addActions([self.previous_action, self.next_action])

    def _connect(self) -> None:
        self.table.matter_chosen.connect(self._show_row)
        self.table.mark_clicked.connect(self._mark_clicked)
        self.table.font_size_changed.connect(lambda points: self._settings.setValue("table font", points))
        self.matters.matter_chosen.connect(self._show_matter)
        self.details.place_wanted.connect(self._go_to_place)
        self.details.reply_wanted.connect(self.answer_note)
        self.drafts.place_wanted.connect(self._go_to_place)

    # -- appearance and remembered state

    def set_theme(self, theme: Theme) -> None:
        """Show everything in other colours, now and at the next start."""
        self._theme = theme
        self.setPalette(theme.palette())
        self.table.set_theme(theme)
        self.details.set_theme(theme)
        self._settings.setValue("theme", theme.name)
        self._show_row(self._current_row())

    def _restore_state(self) -> None:
        geometry, state = self._settings.value("geometry"), self._settings.value("state")
        if isinstance(geometry, QByteArray) and isinstance(state, QByteArray):
            self.restoreGeometry(geometry)
            self.restoreState(state)
        else:
            self.resize(1366, 728)
            self.resizeDocks([self._docks[0], self._docks[1]], [190, 300], Qt.Orientation.Horizontal)
            self.resizeDocks([self._docks[2]], [170], Qt.Orientation.Vertical)
        size = self._settings.value("table font")
        if size is not None:
            self.table.set_font_size(float(str(size)))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember the window's state and close the project."""
        self._cancel_job()
        self._settings.setValue("geometry", self.saveGeometry())
        self._settings.setValue("state", self.saveState())
        if self.workspace is not None:
            self.workspace.close()
            self.workspace = None
        event.accept()

    # -- the project

    def open_project(self, path: Path) -> bool:
        """Open a project file in this window; tells the user when it cannot be opened."""
        try:
            workspace = Workspace.open(path)
        except KnownError as error:
            self.tell(error)
            return False
        self._take(workspace)
        return True

    def create_project(self, path: Path, title: str, city: str, author: str) -> bool:
        """Make a project file and show it."""
        try:
            workspace = Workspace.create(path, title=title, city=city, author=author)
        except KnownError as error:
            self.tell(error)
            return False
        self._take(workspace)
        return True

    def _take(self, workspace: Workspace) -> None:
        if self.workspace is not None:
            self.workspace.close()
        self.workspace = workspace
        for notice in workspace.project.notices:
            self.statusBar().showMessage(notice, 15000)
        self.refresh()

    def new_project(self) -> None:
        """Ask for title and place of a new project."""
        dialog = ProjectDialog(self)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        title = dialog.title.text().strip()
        name, _ = QFileDialog.getSaveFileName(self, "保存项目文件", f"{title}.xtlf", _PROJECTS)
        if name:
            path = Path(name) if name.endswith(".xtlf") else Path(name + ".xtlf")
            self.create_project(path, title, dialog.city.currentText(), dialog.author.text().strip())

    def choose_project(self) -> None:
        """Ask for a project file and open it."""
        name, _ = QFileDialog.getOpenFileName(self, "打开项目", "", _PROJECTS)
        if name:
            self.open_project(Path(name))

    def choose_drafts(self) -> None:
        """Ask for draft files and add them."""
        names, _ = QFileDialog.getOpenFileNames(self, "加入草案", "", _DRAFTS)
        if names:
            self.add_drafts([Path(name) for name in names])

    def add_drafts(self, paths: Sequence[Path]) -> None:
        """Read files in the background and add them to the project."""
        if self.workspace is None:
            self.tell(KnownError("还没有打开项目", "请先新建或打开一个项目，再加入草案"))
            return
        self._start(ProcessJob(read_job, list(paths), parent=self), self._files_read)

    def _files_read(self, result: tuple[tuple[ReadFile, ...], tuple[FailedDraft, ...]]) -> None:
        read, failed = result
        if self.workspace is None:
            return
        try:
            self.workspace.add_read(read, {})
        except KnownError as error:
            self.tell(error)
        if failed:
            self.warn("以下文件未能加入：", [f.message for f in failed])
        self.refresh()

    def refresh(self) -> None:
        """Show the project as it stands; analyse in the background when its drafts have no analysis yet."""
        if self.workspace is None:
            return
        try:
            drafts, regulations = self.workspace.drafts(), self.workspace.regulations()
            self.drafts.show_drafts(drafts, regulations)
            stored = self.workspace.stored_analysis()
            self._load_notes()
            if stored is not None:
                self._show_analysis(stored)
            elif regulations:
                key, rules = self.workspace.analysis_key(), self.workspace.rules_path()
                job = ProcessJob(analyse_job, regulations, rules, parent=self)
                self._start(job, lambda found: self._analysed(key, found))
        except KnownError as error:
            self.tell(error)
        self._tell_state()

    def _analysed(self, key: str, found: tuple[ComparisonTable, ReviewResult]) -> None:
        if self.workspace is not None and self.workspace.analysis_key() == key:
            try:
                self._show_analysis(self.workspace.keep_analysis(key, *found))
            except KnownError as error:
                self.tell(error)

    def _show_analysis(self, analysis: Analysis) -> None:
        self._analysis = analysis
        versions = [d.label or f"第{d.version}稿" for d in self.workspace.drafts()] if self.workspace else []
        self._overview = overview(analysis, tuple(self._notes.values()))
        marks, badges = self._marks(), badges_of(self._overview)
        self.model.show_table(TableView(analysis.table, analysis.regulations, marks, badges, versions))
        self.matters.show_matters(self._overview.matters)
        if analysis.table.rows:
            self.table.go_to(analysis.table.rows[0].id)
        self._tell_state()

    def _marks(self) -> dict[tuple[int, int], tuple[Mark, ...]]:
        if self._analysis is None:
            return {}
        return marks_of(self._analysis, self._overview, tuple(self._notes.values()), {})

    # -- notes

    def _load_notes(self) -> None:
        if self.workspace is not None:
            self._notes = {note.id: note for note in self.workspace.project.notes()}

    def _notes_changed(self) -> None:
        self._load_notes()
        if self._analysis is not None:
            self._overview = overview(self._analysis, tuple(self._notes.values()))
            self.model.update_marks(self._marks(), badges_of(self._overview))
            self.matters.show_matters(self._overview.matters)
            self._show_row(self._current_row())
        self._tell_state()

    def write_note(self) -> None:
        """Ask for a note on the current cell's article (or on the project) and keep it."""
        if self.workspace is None:
            self.tell(KnownError("还没有打开项目", "请先新建或打开一个项目，再写协调意见"))
            return
        anchor, place = self._anchor_here()
        dialog = NoteDialog(place, anchor.quote, self.workspace.project.project().cities, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.add_note(anchor, dialog.value())

    def add_note(self, anchor: Anchor, written: NoteInput) -> None:
        """Keep a note; tells the user when it could not be written."""
        if self.workspace is None:
            return
        try:
            self.workspace.project.add_note(
                written.text,
                anchor,
                kind=written.kind,
                visibility=written.visibility,
                responsible=written.responsible,
                due=written.due,
            )
        except KnownError as error:
            self.tell(error)
            return
        self._notes_changed()
        self.statusBar().showMessage("意见已保存。", 5000)

    def answer_note(self, note_id: str) -> None:
        """Ask for a reply or another status."""
        note = self._notes.get(note_id)
        if note is None or self.workspace is None:
            return
        dialog = ReplyDialog(note, self)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        text, status = dialog.value()
        try:
            with self.workspace.project.action():
                if text:
                    self.workspace.project.reply(note_id, text)
                if status is not None:
                    self.workspace.project.set_status(note_id, status)
        except KnownError as error:
            self.tell(error)
        self._notes_changed()

    def _anchor_here(self) -> tuple[Anchor, str]:
        """The anchor of the current cell's first article and how it is called; the project where there is none."""
        index = self.table.currentIndex()
        if self._analysis is None or not index.isValid():
            return Anchor(), "全项目"
        row, document = self.model.row_at(index.row()), index.column()
        if document not in row.cells:
            document = min(row.cells)
        regulation = self._analysis.regulations[document]
        label = row.cells[document].articles[0]
        return make_anchor(regulation, label), f"{regulation.city}{regulation.article(label).written}（{row.topic}）"

    # -- moving about

    def _current_row(self) -> int:
        index = self.table.currentIndex()
        return self.model.row_at(index.row()).id if index.isValid() else 0

    def _show_row(self, row_id: int) -> None:
        position = self.model.position_of(row_id)
        if self._analysis is None or position < 0:
            self.details.clear()
            return
        self.details.show_row(self.model.row_at(position), self._analysis, self._overview, self._notes)

    def _show_matter(self, matter: Matter) -> None:
        if matter.row:
            self.table.go_to(matter.row)
            self.details.scroll_to(matter.key)

    def _mark_clicked(self, row_id: int, _: int, mark: Mark) -> None:
        self._show_row(row_id)
        if mark.kind in (MarkKind.CONFLICT, MarkKind.MARKET, MarkKind.NOTE):
            self.details.scroll_to(mark.key)

    def _go_to_place(self, document: int, article: str) -> None:
        if self._analysis is not None:
            rows = self._analysis.table.rows_of(document, article)
            if rows and all(row.id != self._current_row() for row in rows):
                self.table.go_to(rows[0].id)

    def _focus_filter(self) -> None:
        self._docks[2].show()
        self.matters.words.setFocus()
        self.matters.words.selectAll()

    # -- the report

    def choose_report(self) -> None:
        """Ask where the report goes and write it."""
        if self.workspace is None or self._analysis is None:
            self.tell(KnownError("还没有可以导出的对照结果", "请先打开项目并加入草案"))
            return
        title = self.workspace.project.project().title
        name, _ = QFileDialog.getSaveFileName(self, "导出审查报告", f"{title}审查报告.docx", _REPORTS)
        if name:
            self.export_report(Path(name) if name.endswith(".docx") else Path(name + ".docx"))

    def export_report(self, path: Path) -> None:
        """Write the review report in the background."""
        if self.workspace is None or self._analysis is None:
            return
        data = data_of_project(self.workspace, self._analysis, date=datetime.date.today())
        self._start(ProcessJob(report_job, data, report_options(), path, parent=self), self._report_written)

    def _report_written(self, path: Path) -> None:
        self.statusBar().showMessage(f"审查报告已保存：{path}", 15000)
        box = QMessageBox(QMessageBox.Icon.Information, APP_NAME, f"审查报告已保存：\n{path}", parent=self)
        opening = box.addButton("打开报告", QMessageBox.ButtonRole.AcceptRole)
        box.addButton("关闭", QMessageBox.ButtonRole.RejectRole)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        opening.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        box.open()

    # -- long work

    def _start(self, job: ProcessJob, done: Callable[[Any], None]) -> None:
        self._cancel_job()
        self._job = job
        job.progressed.connect(self._show_progress)
        job.finished.connect(lambda result: self._job_over(job, lambda: done(result)))
        job.failed.connect(lambda message: self._job_over(job, lambda: self.warn(message, [])))
        job.cancelled.connect(lambda: self._job_over(job, lambda: self.statusBar().showMessage("已取消。", 5000)))
        self._progress.setRange(0, 0)
        self._progress.show()
        self._cancel.show()
        job.start()

    def _show_progress(self, done: int, total: int, message: str) -> None:
        self._progress.setRange(0, max(total, 1) if total > 1 else 0)
        self._progress.setValue(done)
        self.statusBar().showMessage(message)

    def _job_over(self, job: ProcessJob, then: Callable[[], None]) -> None:
        if self._job is job:
            self._job = None
            self._idle()
        job.deleteLater()
        then()

    def _idle(self) -> None:
        self._progress.hide()
        self._cancel.hide()
        self.statusBar().clearMessage()

    def _cancel_job(self) -> None:
        if self._job is not None:
            self._job.cancel()

    @property
    def busy(self) -> bool:
        """Whether background work is under way."""
        return self._job is not None

    # -- messages

    def _tell_state(self) -> None:
        if self.workspace is None:
            self.setWindowTitle(APP_NAME)
            self._state.setText("未打开项目")
            return
        info = self.workspace.project.info()
        self.setWindowTitle(f"{info.project.title}　—　{APP_NAME}")
        shown = [f"{info.city} {info.author}"]
        if self._analysis is not None:
            review = self._analysis.review
            shown += [
                f"{len(self._analysis.table.rows)}个事项",
                f"不一致{len(review.conflicts)}处",
                f"公平竞争{len(review.market)}处",
            ]
        shown.append(f"意见{len(self._notes)}条")
        self._state.setText("　".join(shown) + ("　只读" if info.read_only else ""))

    def tell(self, error: KnownError) -> None:
        """Show a failure with its cause and remedy."""
        self.warn(error.message, [])

    def warn(self, message: str, lines: Sequence[str]) -> None:
        """Show a message without stopping the program's other work."""
        box = QMessageBox(QMessageBox.Icon.Warning, APP_NAME, "\n".join([message, *lines]), parent=self)
        box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    # -- dropping files

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Files may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """A project file is opened, anything else is added as a draft."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        projects = [p for p in paths if p.suffix == ".xtlf"]
        if projects:
            self.open_project(projects[0])
        elif paths:
            self.add_drafts(paths)
