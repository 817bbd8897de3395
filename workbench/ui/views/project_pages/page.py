"""What the project's pages have in common: a head line with buttons, and when they read the project."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.errors import KnownError
from workbench.ui.text import tr

if TYPE_CHECKING:
    from workbench.ui.session import Session
    from workbench.ui.views.main_window import MainWindow

ISO = "yyyy-MM-dd"


class Page(QWidget):
    """One page. It reads the project when it comes into sight, and again when something was written. No own signals."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 10, 14, 10)
        self.column.setSpacing(8)
        self._writing: list[QWidget] = []

    @property
    def session(self) -> Session:
        """The open project."""
        return self._window.session

    def read(self) -> None:
        """Read the project and show it; called only while one is open.

        Raises:
            KnownError: the project cannot be read.
        """

    def forget(self) -> None:
        """The project was closed, or another one was opened."""

    def leave(self) -> None:
        """The project is about to be closed: work under way in it must end."""

    def show_project(self) -> None:
        """Show what the project holds now."""
        if self.session.workspace is None:
            return
        try:
            self.read()
        except KnownError as error:
            self.session.tell(error)
        self.update_buttons()

    def update_buttons(self) -> None:
        """Allow what can be done now."""
        for widget in self._writing:
            widget.setEnabled(self.session.writable)

    def only_when_writable(self, *widgets: QWidget) -> None:
        """These can be used only while the project can be written."""
        self._writing += widgets


def button(text: str, act: Callable[[], object], tip: str = "") -> QPushButton:
    """A push button that does `act`."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.setToolTip(tip)
    made.clicked.connect(lambda _checked: act())
    return made


def bar(*widgets: QWidget | None) -> QHBoxLayout:
    """Widgets in a line; None is the space that pushes the rest to the right."""
    line = QHBoxLayout()
    line.setSpacing(6)
    for widget in widgets:
        if widget is None:
            line.addStretch(1)
        else:
            line.addWidget(widget)
    return line


def quiet(text: str = "") -> QLabel:
    """A line of explanation."""
    label = QLabel(text)
    label.setObjectName("quiet")
    label.setWordWrap(True)
    return label


def heading(text: str) -> QLabel:
    """A heading within a page."""
    label = QLabel(f"<b>{escape(text)}</b>")
    label.setTextFormat(Qt.TextFormat.RichText)
    return label


def words_view() -> QTextBrowser:
    """A place for the whole words of what is chosen."""
    view = QTextBrowser()
    view.setOpenLinks(False)
    view.setAccessibleName(tr("所选内容"))
    return view


def told_html(pairs: list[tuple[str, str]]) -> str:
    """Names and words below each other; pairs without words are left out."""
    lines = []
    for name, words in pairs:
        if words.strip():
            lead = f"<b>{escape(name)}</b>　" if name else ""
            lines.append(f"<p style='margin:3px 0'>{lead}{escape(words).replace(chr(10), '<br>')}</p>")
    return "".join(lines)


class OptionalDate(QWidget):
    """A day that may be left open. Signals: only those of QWidget; `box` and `line` have theirs."""

    def __init__(self, name: str, days: int = 0) -> None:
        super().__init__()
        self.box = QCheckBox(name)
        self.line = QDateEdit(QDate.currentDate().addDays(days))
        self.line.setCalendarPopup(True)
        self.line.setDisplayFormat(ISO)
        self.line.setEnabled(False)
        self.box.toggled.connect(self.line.setEnabled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        row.addWidget(self.line, 1)

    def set(self, day: str) -> None:
        """Show an ISO day, or none for ""."""
        date = QDate.fromString(day[:10], ISO)
        self.box.setChecked(date.isValid())
        if date.isValid():
            self.line.setDate(date)

    def value(self) -> str:
        """The ISO day, or ""."""
        return self.line.date().toString(ISO) if self.box.isChecked() else ""
