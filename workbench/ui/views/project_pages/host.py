"""The project's pages in one place: a row of names, the page below, and the way back to the table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from workbench.domain.notes import Anchor
from workbench.services.anchors import row_of
from workbench.services.followed import Follower
from workbench.ui.text import tr
from workbench.ui.views.project_pages.agenda import AgendaPage
from workbench.ui.views.project_pages.batch import BatchPage
from workbench.ui.views.project_pages.care import CarePage, restore_from_file
from workbench.ui.views.project_pages.facts import FactsPage
from workbench.ui.views.project_pages.ledger import LedgerPage
from workbench.ui.views.project_pages.meetings import MeetingsPage
from workbench.ui.views.project_pages.opinions import OpinionsPage
from workbench.ui.views.project_pages.page import Page

if TYPE_CHECKING:
    from workbench.ui.views.main_window import MainWindow

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


class ProjectPages(QWidget):
    """Takes the whole window below the toolbar. Signals: only those of QWidget."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.facts, self.meetings, self.opinions = FactsPage(window), MeetingsPage(window), OpinionsPage(window)
        self.agenda, self.ledger = AgendaPage(window), LedgerPage(window)
        self.batch, self.care = BatchPage(window), CarePage(window)
        pages: tuple[Page, ...] = (
            self.facts, self.meetings, self.opinions, self.agenda, self.ledger, self.batch, self.care,
        )  # fmt: skip
        self.pages = {name: page for (name, _), page in zip(NAMES, pages, strict=True)}
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.stack = QStackedWidget()
        for name, title in NAMES:
            self.tabs.addTab(tr(title))
            self.stack.addWidget(self.pages[name])
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
        self._stale = set(self.pages)
        session = window.session
        session.records_changed.connect(self._written)
        session.analysis_changed.connect(self._written)
        session.project_changed.connect(self._other_project)
        session.leaving.connect(self._leaving)

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

    def restore(self) -> None:
        """The way back: the open project's backups, or a backup file when none is open."""
        if self._window.session.workspace is None:
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

    def _turned(self, index: int) -> None:
        self.stack.setCurrentIndex(index)
        if self.shown:
            self._show_current()

    def _show_current(self) -> None:
        """Read the page that is in sight, if anything was written since it was read."""
        name = NAMES[self.tabs.currentIndex()][0]
        if name in self._stale:
            self._stale.discard(name)
            self.pages[name].show_project()

    def _written(self) -> None:
        self._stale = set(self.pages)
        if self.shown and self._window.session.workspace is not None:
            self._show_current()

    def _other_project(self) -> None:
        for page in self.pages.values():
            page.forget()
        self._stale = set(self.pages)

    def _leaving(self) -> None:
        for page in self.pages.values():
            page.leave()


def _opener(pages: ProjectPages, name: str) -> Callable[[], object]:
    return lambda: pages.open(name)
