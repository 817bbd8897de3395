"""The window: layout, actions and remembered state. What the project holds and does is the session's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QMenu,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
)

from workbench.services.analysis import Analysis
from workbench.ui.actions import Needs
from workbench.ui.clipboard import rows_for_clipboard
from workbench.ui.correcting import Correcting
from workbench.ui.differing import COMMON, OFF, DifferenceFinder
from workbench.ui.draft_menu import DraftMenu
from workbench.ui.flows import APP_NAME, Flows
from workbench.ui.icons import drawing
from workbench.ui.marks import badges_of, marks_of
from workbench.ui.models.comparison import ComparisonModel, Mark, TableView
from workbench.ui.navigation import Navigator
from workbench.ui.office_flows import OfficeFlows
from workbench.ui.print_flow import PrintFlow
from workbench.ui.reader_place import place_of_reader, return_reader
from workbench.ui.session import Session
from workbench.ui.settings import Settings
from workbench.ui.settling import Settling
from workbench.ui.text import tr
from workbench.ui.theme import LIGHT, THEMES, Theme, style_sheet
from workbench.ui.tour import Tour
from workbench.ui.views.comparison import ComparisonView
from workbench.ui.views.details import DetailsPane
from workbench.ui.views.drafts import DraftsPane
from workbench.ui.views.focus import FocusPage
from workbench.ui.views.manual.help import Help
from workbench.ui.views.matters import MattersPane
from workbench.ui.views.menus import Menus
from workbench.ui.views.minimap import TableMap
from workbench.ui.views.notice_bar import NoticeBar
from workbench.ui.views.overview_page import OverviewPage
from workbench.ui.views.pane_layout import NARROW, PaneLayout
from workbench.ui.views.preferences import SettingsDialog, ShortcutsDialog
from workbench.ui.views.project_pages import ProjectPages
from workbench.ui.views.welcome import WelcomePage


class MainWindow(QMainWindow):
    """One window on one project. Signals: only those of QMainWindow."""

    def __init__(self, settings: QSettings | None = None) -> None:
        super().__init__()
        self.settings = Settings(settings, self)
        self.session = Session(self)
        self._theme = LIGHT
        self.model = ComparisonModel(self)
        self.differences = DifferenceFinder(self)
        self.differences.found.connect(self.model.row_changed)
        #: What the marks in the table and the list below show.
        self._marked: tuple[object, object] = (None, None)
        self.table = ComparisonView(self)
        self.table.show_model(self.model)
        self.details = DetailsPane(self)
        self.drafts = DraftsPane(self)
        self.matters = MattersPane(self)
        self.map = TableMap(self)
        self.focus_page = FocusPage(self)
        self.overview_page = OverviewPage(self)
        self.flows = Flows(self, self.settings)
        self.office = OfficeFlows(self)
        self.settling = Settling(self, self.settings)
        self.project_pages = ProjectPages(self)
        self.correcting = Correcting(self)
        self.printing = PrintFlow(self)
        self.help, self.tour = Help(self), Tour(self)
        self.menus = Menus(self, self._slots())
        self.actions_by_name, self.base = self.menus.actions, self.menus.base
        self.base.activated.connect(lambda _index: self._choose_base())
        self._make_layout()
        self._make_status()
        self.go, self.draft_menu = Navigator(self), DraftMenu(self)
        self._connect()
        self.setAcceptDrops(True)
        self.set_theme(THEMES.get(self.settings.get("appearance.theme"), LIGHT))
        self.layout_of_panes.restore(self.settings.store)
        self.matters.restore_columns(self.settings.store)
        for key in ("table.font_size", "table.indent"):
            self._setting_changed(key, self.settings.get(key))
        self._project_changed()

    # -- building

    def _slots(self) -> dict[str, Callable[[], Any]]:
        """What each action that is not switched on and off does."""
        table, flows, office, session = self.table, self.flows, self.office, self.session
        return {
            "new": flows.new_project,
            "open": flows.open_project,
            "sample": flows.open_sample,
            "close": session.close,
            "add": flows.add_drafts,
            "report": flows.export_report,
            "print": self.printing.ask,
            "export": office.export,
            "send": office.send,
            "merge": office.merge,
            "reading": office.show_reading,
            "versions": office.show_versions,
            "quit": self.close,
            "undo": session.undo,
            "redo": session.redo,
            "copy": self.copy,
            "note": flows.write_note,
            "table": lambda: self.go.show_page(self.table),
            "focus": self.focus_current,
            "overview": lambda: self.go.show_page(self.overview_page),
            "larger": lambda: table.step_font_size(1.0),
            "smaller": lambda: table.step_font_size(-1.0),
            "usual-size": lambda: self.settings.set("table.font_size", 10.5),
            "fit": table.fit_columns,
            "previous": lambda: self.matters.step(-1),
            "next": lambda: self.matters.step(1),
            "find": self._focus_filter,
            "manual": self.help.open,
            "tour": self.tour.start,
            "settings": lambda: SettingsDialog(self.settings, self).exec(),
            "shortcuts": lambda: ShortcutsDialog(self.actions_by_name.values(), self).exec(),
            "next-pane": lambda: self._cycle(1),
            "previous-pane": lambda: self._cycle(-1),
            **self.project_pages.slots(),
        } | self.correcting.slots()

    def _make_layout(self) -> None:
        left = QSplitter(Qt.Orientation.Vertical)
        left.addWidget(self.drafts)
        left.addWidget(self.map)
        left.setStretchFactor(0, 1)
        left.setHandleWidth(4)
        contents = {"left": left, "right": self.details, "bottom": self.matters}
        self.layout_of_panes = PaneLayout(self, self.actions_by_name, contents)
        self.panes, self.pages = self.layout_of_panes.panes, self.layout_of_panes.pages
        for page in (self.table, self.focus_page, self.overview_page):
            self.pages.addWidget(page)
        self.welcome = WelcomePage([self.actions_by_name[name] for name in ("new", "open", "sample")])
        self.stack = QStackedWidget()
        self.stack.addWidget(self.welcome)
        self.stack.addWidget(self.layout_of_panes.across)
        self.stack.addWidget(self.project_pages)
        self.project_pages.connect_actions()
        self.notices = NoticeBar(self)
        self.setCentralWidget(self.notices.above(self.stack))
        shown = {self.table: "table", self.focus_page: "focus", self.overview_page: "overview"}
        self.menus.follow(self.stack, self.pages, {**shown, self.project_pages: "project"})

    def _make_status(self) -> None:
        self._doing = ""
        self._progress = QProgressBar()
        self._progress.setMaximumWidth(220)
        self._cancel = QPushButton(tr("取消"))
        self._cancel.clicked.connect(self._cancel_work)
        self._state = QLabel()
        for widget in (self._progress, self._cancel, self._state):
            self.statusBar().addPermanentWidget(widget)
        self._progress.hide()
        self._cancel.hide()

    def _connect(self) -> None:
        session, table = self.session, self.table
        session.project_changed.connect(self._project_changed)
        session.drafts_changed.connect(self._drafts_changed)
        session.analysis_changed.connect(self._analysis_changed)
        session.records_changed.connect(self._records_changed)
        session.said.connect(lambda text: self.statusBar().showMessage(text, 12000))
        session.jobs.progressed.connect(self.show_progress)
        session.jobs.busy_changed.connect(self.show_busy)
        session.background.busy_changed.connect(self.show_busy)
        table.font_size_changed.connect(lambda points: self.settings.set("table.font_size", points))
        session.freshness_changed.connect(self._tell_state)
        table.menu_wanted.connect(self.menus.open_cell_menu)
        table.words_dropped.connect(self.correcting.dropped)
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(
            lambda point: self.menus.popup(self.menus.fill_columns(QMenu(self)), header.mapToGlobal(point))
        )
        self.details.asked.connect(self._asked)
        self.welcome.recent_chosen.connect(lambda path: self.flows.open_path(Path(path)))
        table.verticalScrollBar().valueChanged.connect(lambda _value: self.differences.rest())
        self.settings.changed.connect(self._setting_changed)

    # -- appearance and remembered state

    @property
    def theme(self) -> Theme:
        """The colours that are shown."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        """Show everything in other colours."""
        self._theme = theme
        self.project_pages.set_aside()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setPalette(theme.palette())
        self.setPalette(theme.palette())
        self.setStyleSheet(style_sheet(theme))
        for part in (self.table, self.details, self.map, self.focus_page, self.overview_page):
            part.set_theme(theme)
        if self.isVisible():
            QTimer.singleShot(0, self, self._redraw_rest)  # a moment later, so that the window is not held up so long
        else:
            self._redraw_rest()

    def _redraw_rest(self) -> None:
        """Icons and the page on the current matter in the colours of today."""
        self.menus.set_theme(self._theme)
        self.setWindowIcon(drawing("app", self._theme.colour("accent"), 40))
        self.go.show_row(self.table.current_row())

    def _setting_changed(self, key: str, value: object) -> None:
        if key == "appearance.theme":
            self.set_theme(THEMES[str(value)])
        elif key == "table.font_size":
            self.table.set_font_size(float(str(value)))
            self.focus_page.set_font_size(float(str(value)) + 1.0)
        elif key == "table.indent":
            self.table.set_indent(bool(value))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember the window's state and close the project."""
        self.layout_of_panes.keep(self.settings.store)
        self.matters.keep_columns(self.settings.store)
        self.differences.stop()
        if error := self.session.shut_down():
            QMessageBox.warning(self, tr(APP_NAME), error.message)  # waits: the window goes, this is to be read
        event.accept()

    # -- panes

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The legend needs room."""
        super().resizeEvent(event)
        self._show_legend()

    def _cycle(self, by: int) -> None:
        """Give the keyboard to the next pane that is shown."""
        page = self.pages.currentWidget()
        self.layout_of_panes.cycle([self.drafts.tree, page, self.details, self.matters.table], by)

    def _focus_filter(self) -> None:
        self.actions_by_name["bottom"].setChecked(True)
        self.matters.words.setFocus()
        self.matters.words.selectAll()

    # -- the project

    def open_project(self, path: Path) -> bool:
        """Open a project file in this window; tells the user when it cannot be opened."""
        return self.flows.open_path(path)

    def _project_changed(self) -> None:
        workspace = self.session.workspace
        if workspace is not None:
            self.settings.remember_project(str(workspace.project.path))
            self.drafts.show_drafts((), ())
        else:
            self.welcome.show_recent(self.settings.recent())
        if self.session.analysis is None:
            self._analysis_changed()
        self.stack.setCurrentIndex(0 if workspace is None else 1)
        (self.welcome if workspace is None else self.table).setFocus()
        self._tell_state()

    def _drafts_changed(self) -> None:
        workspace = self.session.workspace
        if workspace is not None:
            self.drafts.show_drafts(workspace.drafts(), workspace.regulations())

    def _analysis_changed(self) -> None:
        session = self.session
        analysis, workspace = session.analysis, session.workspace
        self.differences.show(analysis)
        if analysis is not None and self.model.shows(analysis.table, analysis.regulations):
            self._records_changed()  # the same table, with other findings
            return
        if analysis is None or workspace is None:
            self.model.show_table(TableView.nothing())
            self.map.show_rows((), 0, {})
            self.go.show_page(self.table)
            self.matters.show_matters(())
            self.details.clear()
            self._show_legend()
        else:
            place = place_of_reader(self.table)
            versions = [d.label or tr("第{n}稿", n=d.version) for d in workspace.drafts()]
            marks = self._marks(analysis)
            badges = badges_of(session.overview, session.corrected)
            self.model.show_table(TableView(analysis.table, analysis.regulations, marks, badges, versions))
            self._fill_bases(analysis)
            self.go.filter_rows()
            self.overview_page.show_session(session)
            self.matters.show_matters(session.overview.matters)
            if not return_reader(self.table, place) and analysis.table.rows:
                self.table.go_to(self.model.row_at(0).id if self.model.rowCount() else 0)
        self._tell_state()

    def _records_changed(self) -> None:
        session = self.session
        if session.analysis is not None:
            if self._marked[0] is not session.overview or self._marked[1] is not session.corrected:
                marks, badges = self._marks(session.analysis), badges_of(session.overview, session.corrected)
                self.model.update_marks(marks, badges)
                self.matters.show_matters(session.overview.matters)
            self.overview_page.show_session(session)
            self.go.show_row(self.table.current_row())
        self._tell_state()

    def _marks(self, analysis: Analysis) -> dict[tuple[int, int], tuple[Mark, ...]]:
        marks = marks_of(analysis, self.session.overview, tuple(self.session.placed.records.notes.values()))
        self.map.show_rows(analysis.table.rows, len(analysis.table.documents), marks)
        self._marked = self.session.overview, self.session.corrected
        return marks

    def focus_current(self) -> None:
        """Show the current matter's texts at full width."""
        self.go.focus_current()

    # -- differences

    def _fill_bases(self, analysis: Analysis) -> None:
        """Offer what to compare with; the choice stays as long as the drafts do."""
        own = self.session.workspace.project.city if self.session.workspace else ""
        documents = analysis.table.documents
        wanted = {"off": OFF, "common": COMMON}.get(self.settings.get("table.base"))
        if wanted is None:
            wanted = next((d.index for d in documents if d.city == own), COMMON)
        if self.base.count() == len(documents) + 2:
            wanted = self.base.currentData()
        self.base.clear()
        self.base.addItem(tr("不标注差异"), OFF)
        self.base.addItem(tr("与多数表述比较"), COMMON)
        for document in documents:
            self.base.addItem(tr("与{city}比较", city=document.name), document.index)
        self.base.setCurrentIndex(max(0, self.base.findData(wanted)))
        self._choose_base()

    def _choose_base(self) -> None:
        base = int(self.base.currentData())
        self.differences.set_base(base)
        self.model.show_differences(self.differences.marks, base)
        self._show_legend()

    def _show_legend(self) -> None:
        """The choice of a base, and what the marks mean, where there is something marked and room for it."""
        analysed = self.session.analysis is not None
        marked = analysed and self.base.count() > 0 and int(self.base.currentData()) != OFF
        self.menus.base_action.setVisible(analysed)
        self.menus.legend_action.setVisible(marked and self.width() >= NARROW)

    # -- menus and clipboard

    def _asked(self, verb: str, rest: str) -> None:
        if verb == "note":
            self.flows.write_note()
        else:
            self.settling.act(verb, rest)

    def copy(self) -> None:
        """Copy the selected words, or the selected matters as a table that Word keeps."""
        focus = QApplication.focusWidget()
        if focus is not None and focus is not self.table and hasattr(focus, "copy"):
            focus.copy()
            return
        words = self.table.selected_text()
        if words:
            QApplication.clipboard().setText(words)
        elif self.table.chosen_rows():
            data = rows_for_clipboard(self.model, self.table.chosen_rows(), self.table.shown_columns(), self._theme)
            QApplication.clipboard().setMimeData(data)

    # -- long work and messages

    def show_progress(self, done: int, total: int, message: str) -> None:
        """Show how far long work is, and what is being done."""
        self._progress.setRange(0, total if total > 1 else 0)
        self._progress.setValue(done)
        self._doing = message
        self.statusBar().showMessage(message)

    def show_busy(self) -> None:
        """Show whether long work is under way, and whether it can be cancelled."""
        can_cancel = self.session.jobs.busy or self.printing.busy
        self._progress.setVisible(self.busy)
        if not self.busy and self._doing and self.statusBar().currentMessage() == self._doing:
            self.statusBar().clearMessage()  # what was being done is done
        if not can_cancel:
            self._progress.setRange(0, 0)
        self._cancel.setVisible(can_cancel)
        self._tell_state()

    def _cancel_work(self) -> None:
        self.session.jobs.cancel()
        self.printing.cancel()

    @property
    def busy(self) -> bool:
        """Whether background work is under way."""
        return self.session.busy or self.printing.busy

    def _tell_state(self) -> None:
        session = self.session
        stale = session.stale
        self._enable(stale)
        if session.workspace is None:
            self.setWindowTitle(tr(APP_NAME))
            self._state.setText("")
            return
        standing = session.standing()
        assert standing is not None  # a project is open
        info = standing.info
        self.setWindowTitle(f"{info.project.title} — {tr(APP_NAME)}")
        shown = [f"{info.city} {info.author}"]
        if session.analysis is not None:
            shown.append(tr("{n}个事项", n=len(session.analysis.table.rows)))
        if session.analysis is not None and not session.partial:
            found = session.overview
            shown += [tr("不一致{n}处", n=found.conflicts), tr("公平竞争{n}处", n=found.clauses)]
        shown.append(tr("意见{n}条", n=len(session.records.notes)))
        if info.read_only:
            shown.append(tr("只读"))
        if session.partial:
            shown.append(tr("正在查找问题"))
        elif stale:
            shown.append(tr("正在重新对照") if session.analysing else tr("对照表待更新（F5）"))
        self._state.setText("　".join(shown))

    def _enable(self, stale: bool) -> None:
        session = self.session
        analysed = session.analysis is not None
        self.menus.enable(
            {
                Needs.NOTHING: True,
                Needs.PROJECT: session.workspace is not None,
                Needs.ANALYSIS: analysed,
                Needs.CURRENT: analysed and not stale,
                Needs.STALE: stale and not session.analysing,
                Needs.WRITABLE: session.writable,
                Needs.CORRECTABLE: analysed and session.writable,
            }
        )
        if session.partial:
            self.actions_by_name["print"].setEnabled(False)  # paper would lack the findings
        self.table.set_movable(analysed and session.writable)
        standing = session.standing()
        if standing is not None and session.writable:
            self.menus.tell_undo(standing.undoable, standing.redoable)

    # -- dropping files

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Files may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """A project file is opened, anything else is added as a draft or begins a project."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.flows.take_files(paths)
