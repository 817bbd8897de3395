"""The project's pages in one place: a row of names, the page below, and the way back to the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from workbench.domain.notes import Anchor
from workbench.services.anchors import row_of
from workbench.services.followed import Follower
from workbench.ui.text import tr

if TYPE_CHECKING:
    from workbench.ui.views.main_window import MainWindow
    from workbench.ui.views.project_pages.agenda import AgendaPage
    from workbench.ui.views.project_pages.batch import BatchPage
    from workbench.ui.views.project_pages.care import CarePage
    from workbench.ui.views.project_pages.facts import FactsPage
    from workbench.ui.views.project_pages.ledger import LedgerPage
    from workbench.ui.views.project_pages.meetings import MeetingsPage
    from workbench.ui.views.project_pages.opinions import OpinionsPage
    from workbench.ui.views.project_pages.page import Page

#: Names of the pages, as the actions are called, and how the user reads them.
NAMES = (
    ("project", "项目"), ("meetings", "联席会议"), ("opinions", "征求意见"), ("agenda", "会议议程"), ("ledger", "清理台账"),
    ("batch", "批量筛查"), ("backups", "备份与检查"),
)  # fmt: skip
#: Actions that lead back to the table and what stands around it.
_LEADING_BACK = (
    "table",
    "focus",
    "overview",
    "differing",
    "previous",
    "next",
    "find",
    "left",
    "right",
    "bottom",
    "only-table",
    "note",
)


class _Made(Mapping[str, "Page"]):
    """The pages by name, each made when it is first asked for: the window starts, and changes its colours, without
    the hundreds of parts of pages that nobody has opened."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.made: dict[str, Page] = {}

    def __getitem__(self, name: str) -> Page:
        if name not in self.made:
            self.made[name] = _make(name, self._window)
        return self.made[name]

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in NAMES)

    def __len__(self) -> int:
        return len(NAMES)


class ProjectPages(QWidget):
    """Takes the whole window below the toolbar. Signals: only those of QWidget."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.stack = QStackedWidget()
        self._pages = _Made(window)
        for _, title in NAMES:
            self.tabs.addTab(tr(title))
        self.back = QPushButton(tr("返回对照表"))
        self.back.setToolTip(tr("回到条文对照表（Esc）"))
        self.back.clicked.connect(lambda _: self.leave())
        head = QHBoxLayout()
        head.setContentsMargins(8, 4, 14, 0)
        head.addWidget(self.tabs, 1)
        head.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        self.tabs.currentChanged.connect(self._turned)
        self._stale = set(self._pages)
        session = window.session
        session.records_changed.connect(self._written)
        session.analysis_changed.connect(self._written)
        session.project_changed.connect(self._other_project)
        session.leaving.connect(self._leaving)

    @property
    def pages(self) -> Mapping[str, Page]:
        """The pages by the names of their actions; one that was never opened is made now."""
        return self._pages

    @property
    def facts(self) -> FactsPage:
        """The page on the project's own facts."""
        return cast("FactsPage", self._pages["project"])

    @property
    def meetings(self) -> MeetingsPage:
        """The page on joint meetings."""
        return cast("MeetingsPage", self._pages["meetings"])

    @property
    def opinions(self) -> OpinionsPage:
        """The page on opinions that were asked for."""
        return cast("OpinionsPage", self._pages["opinions"])

    @property
    def agenda(self) -> AgendaPage:
        """The page on the agenda of the next meeting."""
        return cast("AgendaPage", self._pages["agenda"])

    @property
    def ledger(self) -> LedgerPage:
        """The clean-up ledger's page."""
        return cast("LedgerPage", self._pages["ledger"])

    @property
    def batch(self) -> BatchPage:
        """The page on screening regulations in force."""
        return cast("BatchPage", self._pages["batch"])

    @property
    def care(self) -> CarePage:
        """The page on backups and checks."""
        return cast("CarePage", self._pages["backups"])

    @property
    def current(self) -> str:
        """The name of the page that is in front."""
        return NAMES[self.tabs.currentIndex()][0]

    def connect_actions(self) -> None:
        """To be called when the window's actions are there: other pages' actions lead away from here."""
        for name in _LEADING_BACK:
            self._window.actions_by_name[name].triggered.connect(lambda _checked: self.leave())

    def slots(self) -> dict[str, Callable[[], object]]:
        """What the actions that belong to these pages do."""
        acts: dict[str, Callable[[], object]] = {name: _opener(self, name) for name, _ in NAMES}
        return acts | {"restore": self.restore}

    # -- going about

    def open(self, name: str) -> None:
        """Show the page of that name."""
        if self._window.session.workspace is None:
            return
        self._window.stack.setCurrentWidget(self)
        self.tabs.setCurrentIndex([n for n, _ in NAMES].index(name))
        self._show_current()
        self.pages[name].setFocus()

    def leave(self) -> None:
        """Back to the table."""
        window = self._window
        if window.stack.currentWidget() is self and window.session.workspace is not None:
            window.stack.setCurrentIndex(1)
            page = window.pages.currentWidget()
            if page is not None:
                page.setFocus()

    def go_to_row(self, row: int) -> None:
        """Show a matter in the table."""
        self.leave()
        self._window.go.show_page(self._window.table)
        self._window.go.go_to(row)

    def go_to_anchor(self, anchor: Anchor) -> None:
        """Show in the table where an anchor's words stand now, if a row holds them."""
        session = self._window.session
        if session.workspace is None or session.analysis is None:
            return
        now = Follower(session.workspace).now(anchor)
        row = row_of(session.analysis.table, session.analysis.regulations, now)
        if row is None:
            session.said.emit(tr("对照表中没有这一条文。"))
        else:
            self.go_to_row(row.id)

    def set_aside(self) -> None:
        """Other colours are coming: pages out of sight take them when they are shown, not all at once."""
        for name, page in self._pages.made.items():
            if not (self.shown and name == self.current):
                self.stack.removeWidget(page)
                page.setParent(None)

    def restore(self) -> None:
        """The way back: the open project's backups, or a backup file when none is open."""
        if self._window.session.workspace is None:
            from workbench.ui.views.project_pages.care import restore_from_file

            restore_from_file(self._window)
        else:
            self.open("backups")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc goes back to the table."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    # -- what the session tells

    @property
    def shown(self) -> bool:
        """Whether these pages are in sight."""
        return self._window.stack.currentWidget() is self

    def _turned(self, _index: int) -> None:
        if self.shown:
            self._show_current()

    def _show_current(self) -> None:
        """Read the page that is in sight, if anything was written since it was read."""
        name = self.current
        page = self._pages[name]
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        if name in self._stale:
            self._stale.discard(name)
            self._pages[name].show_project()

    def _written(self) -> None:
        self._stale = set(self._pages)
        if self.shown and self._window.session.workspace is not None:
            self._show_current()

    def _other_project(self) -> None:
        for page in self._pages.made.values():
            page.forget()
        self._stale = set(self._pages)

    def _leaving(self) -> None:
        for page in self._pages.made.values():
            page.leave()


def _opener(pages: ProjectPages, name: str) -> Callable[[], object]:
    return lambda: pages.open(name)


def _make(name: str, window: MainWindow) -> Page:
    """The page of that name; its part of the program is loaded now."""
    match name:
        case "project":
            from workbench.ui.views.project_pages.facts import FactsPage

            return FactsPage(window)
        case "meetings":
            from workbench.ui.views.project_pages.meetings import MeetingsPage

            return MeetingsPage(window)
        case "opinions":
            from workbench.ui.views.project_pages.opinions import OpinionsPage

            return OpinionsPage(window)
        case "agenda":
            from workbench.ui.views.project_pages.agenda import AgendaPage

            return AgendaPage(window)
        case "ledger":
            from workbench.ui.views.project_pages.ledger import LedgerPage

            return LedgerPage(window)
        case "batch":
            from workbench.ui.views.project_pages.batch import BatchPage

            return BatchPage(window)
        case "backups":
            from workbench.ui.views.project_pages.care import CarePage

            return CarePage(window)
    raise KeyError(name)
