"""F1 wherever the user is: the page on that part of the window, or on the dialog that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from workbench.ui import manual
from workbench.ui.views.manual.window import ManualWindow

if TYPE_CHECKING:
    from workbench.ui.views.main_window import MainWindow

_READY = "manual-ready"


class Help(QObject):
    """The manual of one main window. Signals: none of its own."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._shown: ManualWindow | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def open(self) -> None:
        """Open the manual at the page on what the user is at."""
        self.open_page(manual.page_at(self.place()).id)

    def open_page(self, name: str, parent: QWidget | None = None) -> ManualWindow:
        """Open the manual at a page; a dialog that is open is its parent, as it would be locked otherwise."""
        shown = self._shown
        if shown is None or not shiboken6.isValid(shown) or shown.parent() is not (parent or self._window):
            shown = self._shown = ManualWindow(parent or self._window, theme=self._window.theme)
        shown.show_page(name)
        shown.show()
        shown.raise_()
        shown.activateWindow()
        return shown

    def place(self) -> str:
        """The part of the main window the user is at."""
        window = self._window
        if window.session.workspace is None:
            return "welcome"
        if window.project_pages.shown:
            return window.project_pages.current
        at = QApplication.focusWidget()
        for name, part in (("details", window.details), ("matters", window.matters), ("drafts", window.drafts)):
            if at is not None and (at is part or part.isAncestorOf(at)):
                return name
        page = window.pages.currentWidget()
        return {window.focus_page: "focus", window.overview_page: "overview"}.get(page, "table")

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Dialogs and other windows of this window get F1 when they are first entered."""
        if new is None or not shiboken6.isValid(self._window):
            return
        top = new.window()
        other = isinstance(top, ManualWindow | QMessageBox | QFileDialog) or top is self._window
        if other or top.property(_READY) or not self._belongs(top):
            return
        top.setProperty(_READY, True)
        shortcut = QShortcut(QKeySequence("F1"), top)
        shortcut.activated.connect(lambda: self.open_page(manual.page_at(type(top).__name__).id, top))

    def _belongs(self, top: QWidget) -> bool:
        """Whether a window was opened from this main window, by whatever steps."""
        above: QObject | None = top
        while above is not None and above is not self._window:
            above = above.parent()
        return above is self._window
