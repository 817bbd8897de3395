"""Going about in an open project: pages, rows, matters, filters."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.services.overview import Matter, MatterKind
from workbench.ui.details_html import number_of
from workbench.ui.marks import badges_of
from workbench.ui.models.comparison import Mark

if TYPE_CHECKING:
    from workbench.ui.views.main_window import MainWindow


class Navigator(QObject):
    """What is in sight in one window. Signals: none of its own."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._w = window
        self._session = window.session
        table, map_, focus, overview = window.table, window.map, window.focus_page, window.overview_page
        table.matter_chosen.connect(self.show_row)
        table.mark_clicked.connect(self._mark_clicked)
        table.focus_wanted.connect(lambda _row: self.focus_current())
        table.sight_changed.connect(map_.show_sight)
        map_.row_wanted.connect(self.go_to)
        focus.left.connect(lambda: self.show_page(table))
        focus.step_wanted.connect(self._step_row)
        window.pages.currentChanged.connect(lambda _index: self._page_changed())
        overview.left.connect(lambda: self.show_page(table))
        overview.rows_wanted.connect(self.show_rows)
        window.matters.matter_chosen.connect(self._show_matter)
        window.details.place_wanted.connect(self.go_to_place)
        window.drafts.place_wanted.connect(self.go_to_place)
        window.actions_by_name["differing"].toggled.connect(self.filter_rows)
        window.actions_by_name["narrow"].toggled.connect(self._narrow_columns)

    def show_page(self, page: QWidget) -> None:
        """Show the table, one matter, or the overview in the middle."""
        self._w.pages.setCurrentWidget(page)
        if self._session.workspace is not None:
            page.setFocus()

    def _page_changed(self) -> None:
        """The focus view has the full width."""
        self._w.layout_of_panes.widen(self._w.pages.currentWidget() is self._w.focus_page)

    def focus_current(self) -> None:
        """Show the current matter's texts at full width."""
        self._w.focus_page.show_row(self._session, self._w.model, self._w.table.currentIndex().row())
        self.show_page(self._w.focus_page)

    def _step_row(self, by: int) -> None:
        position = self._w.table.currentIndex().row() + by
        if 0 <= position < self._w.model.rowCount():
            self.go_to(self._w.model.row_at(position).id)

    def show_rows(self, rows: Collection[int], told: str) -> None:
        """Go to the first of these rows, and list below what hangs on them."""
        self._w.actions_by_name["bottom"].setChecked(True)
        self._w.matters.limit_to(tuple(rows), told)
        self.show_page(self._w.table)
        self.go_to(min(rows))

    def filter_rows(self) -> None:
        """Show all matters in the table, or only those on which something hangs."""
        row = self._w.table.current_row()
        badges = badges_of(self._session.overview)
        wanted = {r for r, b in badges.items() if b.conflicts or b.market or b.notes}
        self._w.model.show_rows(wanted if self._w.actions_by_name["differing"].isChecked() else None)
        if self._w.model.position_of(row) >= 0:
            self._w.table.go_to(row)
        elif self._w.model.rowCount():
            self._w.table.go_to(self._w.model.row_at(0).id)

    def _narrow_columns(self) -> None:
        """Show all cities, or only those that the current matter's conflicts set apart."""
        session, analysis = self._session, self._session.analysis
        if analysis is None:
            return
        everyone = {document.index for document in analysis.table.documents}
        apart: set[int] = set()
        for matter in session.overview.of(self._w.table.current_row(), MatterKind.CONFLICT):
            conflict = analysis.review.conflicts[number_of(matter.key)]
            apart |= {d for group in conflict.groups[1:] for d in group} | set(conflict.groups[0][:1])
        wanted = apart if self._w.actions_by_name["narrow"].isChecked() and apart else everyone
        self._w.table.show_columns(wanted)

    def go_to(self, row_id: int, key: str = "") -> None:
        """Make a matter current, also when the filter hides it."""
        if self._w.model.position_of(row_id) < 0:
            self._w.actions_by_name["differing"].setChecked(False)
        self._w.table.go_to(row_id, key)

    def show_row(self, row_id: int) -> None:
        """Show everything about a matter at the right, and in the focus view if that is open."""
        self._w.details.show_row(self._session, row_id)
        if self._w.actions_by_name["narrow"].isChecked():
            self._narrow_columns()
        if self._w.pages.currentWidget() is self._w.focus_page and self._w.focus_page.row != row_id:
            self._w.focus_page.show_row(self._session, self._w.model, self._w.model.position_of(row_id))

    def _show_matter(self, matter: Matter) -> None:
        if matter.row:
            if self._w.pages.currentWidget() is self._w.overview_page:
                # Otherwise nothing in the middle would move; the list keeps the keyboard.
                self._w.pages.setCurrentWidget(self._w.table)
            self._w.table.set_active(matter.key)
            self.go_to(matter.row, matter.key)
            self._w.details.scroll_to(matter.key)

    def _mark_clicked(self, row_id: int, _: int, mark: Mark) -> None:
        self._w.actions_by_name["right"].setChecked(True)
        self._w.table.set_active(mark.key)
        self.show_row(row_id)
        self._w.details.scroll_to(mark.key)

    def go_to_place(self, document: int, article: str) -> None:
        """Go to the first row of an article, unless one of its rows is current."""
        if self._session.analysis is not None:
            rows = self._session.analysis.table.rows_of(document, article)
            if rows and all(row.id != self._w.table.current_row() for row in rows):
                self.go_to(rows[0].id)
