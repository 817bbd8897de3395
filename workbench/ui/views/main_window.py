"""The window: layout, actions and remembered state. What the project holds and does is the session's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QMainWindow,
    QMenu,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QToolBar,
    QWidget,
)

from workbench.services.analysis import Analysis
from workbench.ui.actions import ACTIONS, MENUS, Needs, Spec
from workbench.ui.clipboard import rows_for_clipboard
from workbench.ui.differing import COMMON, OFF, DifferenceFinder
from workbench.ui.flows import APP_NAME, Flows
from workbench.ui.icons import drawing, icon
from workbench.ui.legend import legend_html
from workbench.ui.marks import badges_of, marks_of
from workbench.ui.models.comparison import ComparisonModel, Mark, MarkKind, TableView
from workbench.ui.navigation import Navigator
from workbench.ui.office_flows import OfficeFlows
from workbench.ui.session import Session
from workbench.ui.settings import Settings
from workbench.ui.settling import Settling
from workbench.ui.text import tr
from workbench.ui.theme import LIGHT, THEMES, Theme, style_sheet
from workbench.ui.views.comparison import ComparisonView
from workbench.ui.views.details import DetailsPane
from workbench.ui.views.drafts import DraftsPane
from workbench.ui.views.focus import FocusPage
from workbench.ui.views.matters import MattersPane
from workbench.ui.views.minimap import TableMap
from workbench.ui.views.overview_page import OverviewPage
from workbench.ui.views.pane import Pane
from workbench.ui.views.preferences import SettingsDialog, ShortcutsDialog
from workbench.ui.views.welcome import WelcomePage

_LEFT, _RIGHT, _BOTTOM = 210, 300, 170
_NARROW = 1500  # below this width the left pane is folded away at first
_SMALL = 1000  # below this width the details are folded away at first
_PANES = ("left", "right", "bottom")


class MainWindow(QMainWindow):
    """One window on one project. Signals: only those of QMainWindow."""

    def __init__(self, settings: QSettings | None = None) -> None:
        super().__init__()
        self.settings = Settings(settings, self)
        self.session = Session(self)
        self.actions_by_name: dict[str, QAction] = {}
        self._theme = LIGHT
        self.model = ComparisonModel(self)
        self.differences = DifferenceFinder(self)
        self.differences.found.connect(self.model.row_changed)
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
        self._folded: dict[str, bool] | None = None
        self._make_actions()
        self._make_layout()
        self._make_status()
        self.go = Navigator(self)
        self._connect()
        self.setAcceptDrops(True)
        self.set_theme(THEMES.get(self.settings.get("appearance.theme"), LIGHT))
        self._restore_state()
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
            "settings": lambda: SettingsDialog(self.settings, self).exec(),
            "shortcuts": lambda: ShortcutsDialog(self.actions_by_name.values(), self).exec(),
            "next-pane": lambda: self._cycle(1),
            "previous-pane": lambda: self._cycle(-1),
        }

    def _make_actions(self) -> None:
        slots = self._slots()
        menus = {name: self.menuBar().addMenu(tr(title)) for name, title in MENUS}
        self.bar = QToolBar(tr("常用"), self)
        self.bar.setObjectName("common")
        self.bar.setMovable(False)
        self.bar.setIconSize(QSize(20, 20))
        self.bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.addToolBar(self.bar)
        for spec in ACTIONS:
            if spec.name == "-":
                menus[spec.menu].addSeparator()
                continue
            action = self._make_action(spec, slots)
            self.actions_by_name[spec.name] = action
            if spec.menu:
                menus[spec.menu].addAction(action)
            if spec.bar:
                self.bar.addAction(action)
        self.base = QComboBox()
        self.base.setAccessibleName(tr("差异标注"))
        self.base.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.base.setToolTip(tr("条文与哪一方比较，标出不同之处"))
        self.base.activated.connect(lambda _index: self._choose_base())
        self.bar.addSeparator()
        self.bar.addWidget(self.base)
        self.legend = QLabel()
        self.bar.addWidget(self.legend)
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.bar.addWidget(space)
        self.bar.addActions([self.actions_by_name[name] for name in (*_PANES, "only-table")])
        self._make_theme_menu(menus["view"])
        self.columns_menu = menus["view"].addMenu(tr("显示哪些市"))
        self.columns_menu.aboutToShow.connect(lambda: self.fill_columns_menu(self.columns_menu))

    def _make_action(self, spec: Spec, slots: dict[str, Callable[[], Any]]) -> QAction:
        action = QAction(tr(spec.text), self)
        action.setObjectName(spec.name)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        action.setCheckable(spec.checkable)
        words = tr(spec.tip or spec.text).rstrip("…")
        action.setToolTip(f"{words}（{spec.keys[0]}）" if spec.keys else words)
        if not spec.checkable:
            slot = slots[spec.name]
            # Qt would hand its "checked" flag on to slots that take a default parameter.
            action.triggered.connect(lambda _checked: slot())
        return action

    def _make_theme_menu(self, menu: QMenu) -> None:
        themes = menu.addMenu(tr("配色"))
        self._theme_group = QActionGroup(self)
        for theme in THEMES.values():
            action = themes.addAction(tr(theme.title))
            action.setCheckable(True)
            action.setData(theme.name)
            self._theme_group.addAction(action)
        self._theme_group.triggered.connect(lambda chosen: self.settings.set("appearance.theme", chosen.data()))

    def _make_layout(self) -> None:
        fold = self.actions_by_name
        left = QSplitter(Qt.Orientation.Vertical)
        left.addWidget(self.drafts)
        left.addWidget(self.map)
        left.setStretchFactor(0, 1)
        left.setHandleWidth(1)
        self.panes = {
            "left": Pane(tr("草案与目录"), left, fold["left"]),
            "right": Pane(tr("事项详情"), self.details, fold["right"]),
            "bottom": Pane(tr("问题与意见清单"), self.matters, fold["bottom"]),
        }
        self.pages = QStackedWidget()
        for page in (self.table, self.focus_page, self.overview_page):
            self.pages.addWidget(page)
        self._middle = QSplitter(Qt.Orientation.Vertical)
        self._middle.addWidget(self.pages)
        self._middle.addWidget(self.panes["bottom"])
        self._across = QSplitter(Qt.Orientation.Horizontal)
        for widget in (self.panes["left"], self._middle, self.panes["right"]):
            self._across.addWidget(widget)
        for splitter, stretch in ((self._middle, (1, 0)), (self._across, (0, 1, 0))):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
            for number, factor in enumerate(stretch):
                splitter.setStretchFactor(number, factor)
        self.welcome = WelcomePage([self.actions_by_name[name] for name in ("new", "open", "sample")])
        self.stack = QStackedWidget()
        self.stack.addWidget(self.welcome)
        self.stack.addWidget(self._across)
        self.setCentralWidget(self.stack)

    def _make_status(self) -> None:
        self._progress = QProgressBar()
        self._progress.setMaximumWidth(220)
        self._cancel = QPushButton(tr("取消"))
        self._cancel.clicked.connect(self.session.jobs.cancel)
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
        session.jobs.progressed.connect(self._show_progress)
        session.jobs.busy_changed.connect(self._busy_changed)
        table.font_size_changed.connect(lambda points: self.settings.set("table.font_size", points))
        table.menu_wanted.connect(self._show_menu)
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(
            lambda point: self._popup(self.fill_columns_menu(QMenu(self)), header.mapToGlobal(point))
        )
        self.details.asked.connect(self._asked)
        self.welcome.recent_chosen.connect(lambda path: self.flows.open_path(Path(path)))
        table.verticalScrollBar().valueChanged.connect(lambda _value: self.differences.rest())
        self.settings.changed.connect(self._setting_changed)
        for name in _PANES:
            self.actions_by_name[name].toggled.connect(self._show_panes)
        self.actions_by_name["only-table"].toggled.connect(self._fold_all)

    # -- appearance and remembered state

    @property
    def theme(self) -> Theme:
        """The colours that are shown."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        """Show everything in other colours."""
        self._theme = theme
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setPalette(theme.palette())
        self.setPalette(theme.palette())
        self.setStyleSheet(style_sheet(theme))
        text, quiet = theme.colour("text"), theme.colour("line")
        for spec in ACTIONS:
            if spec.icon:
                self.actions_by_name[spec.name].setIcon(icon(spec.icon, text, quiet))
        for action in self._theme_group.actions():
            action.setChecked(action.data() == theme.name)
        self.legend.setText(legend_html(theme))
        self.setWindowIcon(drawing("app", theme.colour("accent"), 40))
        for part in (self.table, self.details, self.map, self.focus_page, self.overview_page):
            part.set_theme(theme)
        self.go.show_row(self.table.current_row())

    def _setting_changed(self, key: str, value: object) -> None:
        if key == "appearance.theme":
            self.set_theme(THEMES[str(value)])
        elif key == "table.font_size":
            self.table.set_font_size(float(str(value)))
            self.focus_page.set_font_size(float(str(value)) + 1.0)
        elif key == "table.indent":
            self.table.set_indent(bool(value))

    def _restore_state(self) -> None:
        store = self.settings.store
        geometry = store.value("window/geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        else:
            available = self.screen().availableSize()
            self.resize(min(1600, available.width()), min(960, available.height() - 30))
        roomy = self.width() >= _NARROW
        for name, usual in (("left", roomy), ("right", self.width() >= _SMALL), ("bottom", self.height() >= 700)):
            shown = store.value(f"window/{name}")
            self.actions_by_name[name].setChecked(usual if shown is None else str(shown).lower() == "true")
        for splitter, name, usual_sizes in (
            (self._across, "across", [_LEFT, self.width() - _LEFT - _RIGHT, _RIGHT]),
            (self._middle, "middle", [self.height() - _BOTTOM, _BOTTOM]),
        ):
            state = store.value(f"window/{name}")
            if not (isinstance(state, QByteArray) and splitter.restoreState(state)):
                splitter.setSizes(usual_sizes)
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        self._show_panes()
        self.table.set_font_size(self.settings.get("table.font_size"))
        self.focus_page.set_font_size(self.settings.get("table.font_size") + 1.0)
        self.table.set_indent(self.settings.get("table.indent"))

    def _keep_state(self) -> None:
        store = self.settings.store
        store.setValue("window/geometry", self.saveGeometry())
        self.actions_by_name["only-table"].setChecked(False)
        for name in _PANES:
            store.setValue(f"window/{name}", self.actions_by_name[name].isChecked())
        store.setValue("window/across", self._across.saveState())
        store.setValue("window/middle", self._middle.saveState())

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember the window's state and close the project."""
        self._keep_state()
        self.differences.stop()
        self.session.close()
        event.accept()

    # -- panes

    def _show_panes(self) -> None:
        for name in _PANES:
            self.panes[name].setVisible(self.actions_by_name[name].isChecked())

    def _fold_all(self, folded: bool) -> None:
        """Fold all panes away, or bring back those that were there."""
        if folded:
            self._folded = {name: self.actions_by_name[name].isChecked() for name in _PANES}
            for name in _PANES:
                self.actions_by_name[name].setChecked(False)
        elif self._folded is not None:
            for name, shown in self._folded.items():
                self.actions_by_name[name].setChecked(shown or self.actions_by_name[name].isChecked())
            self._folded = None

    def _cycle(self, by: int) -> None:
        """Give the keyboard to the next pane that is shown."""
        stops = [self.drafts.tree, self.pages.currentWidget(), self.details, self.matters.table]
        stops = [widget for widget in stops if widget.isVisible()]
        focus = QApplication.focusWidget()
        here = next((n for n, w in enumerate(stops) if focus is w or (focus and w.isAncestorOf(focus))), -1)
        if stops:
            stops[(here + by) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)

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
        if analysis is None or workspace is None:
            self.model.show_table(TableView.nothing())
            self.map.show_rows((), 0, {})
            self.go.show_page(self.table)
            self.matters.show_matters(())
            self.details.clear()
        else:
            row = self.table.current_row()
            versions = [d.label or tr("第{n}稿", n=d.version) for d in workspace.drafts()]
            marks = self._marks(analysis)
            badges = badges_of(session.overview)
            self.model.show_table(TableView(analysis.table, analysis.regulations, marks, badges, versions))
            self._fill_bases(analysis)
            self.go.filter_rows()
            self.overview_page.show_session(session)
            self.matters.show_matters(session.overview.matters)
            if analysis.table.rows:
                self.table.go_to(row if session.row(row) else analysis.table.rows[0].id)
        self._tell_state()

    def _records_changed(self) -> None:
        session = self.session
        if session.analysis is not None:
            self.model.update_marks(self._marks(session.analysis), badges_of(session.overview))
            self.overview_page.show_session(session)
            self.matters.show_matters(session.overview.matters)
            self.go.show_row(self.table.current_row())
        self._tell_state()

    def _marks(self, analysis: Analysis) -> dict[tuple[int, int], tuple[Mark, ...]]:
        marks = marks_of(analysis, self.session.overview, tuple(self.session.records.notes.values()))
        self.map.show_rows(analysis.table.rows, len(analysis.table.documents), marks)
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
        self.legend.setVisible(base != OFF and self.width() >= _NARROW)

    # -- menus and clipboard

    def _asked(self, verb: str, rest: str) -> None:
        if verb == "note":
            self.flows.write_note()
        else:
            self.settling.act(verb, rest)

    def fill_columns_menu(self, menu: QMenu) -> QMenu:
        """A line for each city: shown or not."""
        menu.clear()
        for document in self.model.table.documents:
            action = menu.addAction(document.name)
            action.setCheckable(True)
            action.setChecked(not self.table.isColumnHidden(document.index))
            action.toggled.connect(lambda shown, number=document.index: self.table.show_column(number, shown))
        menu.addSeparator()
        menu.addAction(self.actions_by_name["fit"])
        return menu

    def _show_menu(self, at: Any) -> None:
        menu = QMenu(self)
        menu.addActions([self.actions_by_name[name] for name in ("note", "copy", "focus")])
        mark = self.table.mark_at(self.table.viewport().mapFromGlobal(at))
        if mark is not None and self.session.writable and mark.kind in (MarkKind.CONFLICT, MarkKind.MARKET):
            menu.addSeparator()
            for verb, text in (("confirm", tr("确认这一问题…")), ("dismiss", tr("排除这一问题…"))):
                menu.addAction(text).triggered.connect(
                    lambda _checked, verb=verb, key=mark.key: self.settling.act(verb, key)
                )
        self._popup(menu, at)

    def _popup(self, menu: QMenu, at: Any) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

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

    def _show_progress(self, done: int, total: int, message: str) -> None:
        self._progress.setRange(0, total if total > 1 else 0)
        self._progress.setValue(done)
        self.statusBar().showMessage(message)

    def _busy_changed(self, busy: bool) -> None:
        self._progress.setVisible(busy)
        self._cancel.setVisible(busy)

    @property
    def busy(self) -> bool:
        """Whether background work is under way."""
        return self.session.jobs.busy

    def _tell_state(self) -> None:
        session = self.session
        self._enable()
        if session.workspace is None:
            self.setWindowTitle(tr(APP_NAME))
            self._state.setText("")
            return
        info = session.workspace.project.info()
        self.setWindowTitle(f"{info.project.title} — {tr(APP_NAME)}")
        shown = [f"{info.city} {info.author}"]
        if session.analysis is not None:
            review = session.analysis.review
            shown += [
                tr("{n}个事项", n=len(session.analysis.table.rows)),
                tr("不一致{n}处", n=len(review.conflicts)),
                tr("公平竞争{n}处", n=len(review.market)),
            ]
        shown.append(tr("意见{n}条", n=len(session.records.notes)))
        if info.read_only:
            shown.append(tr("只读"))
        self._state.setText("　".join(shown))

    def _enable(self) -> None:
        session = self.session
        have = {
            Needs.NOTHING: True,
            Needs.PROJECT: session.workspace is not None,
            Needs.ANALYSIS: session.analysis is not None,
            Needs.WRITABLE: session.writable,
        }
        for spec in ACTIONS:
            if spec.name != "-":
                self.actions_by_name[spec.name].setEnabled(have[spec.needs])
        if session.workspace is not None and session.writable:
            project = session.workspace.project
            for name, told, verb in (
                ("undo", project.undoable(), tr("撤销")),
                ("redo", project.redoable(), tr("恢复")),
            ):
                action = self.actions_by_name[name]
                action.setEnabled(bool(told))
                action.setText(f"{verb}：{told[:24]}" if told else verb)
                action.setToolTip(f"{verb}：{told}" if told else verb)

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
