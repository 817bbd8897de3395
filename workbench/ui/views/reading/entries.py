"""Pages of entries (the reading report, remarks, elements found), each entry a link to its line."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTextBrowser, QWidget

from workbench.services.draft_report import Entry, Group
from workbench.ui.text import tr
from workbench.ui.theme import Theme


class EntriesPage(QTextBrowser):
    """Groups of entries.

    Signals:
        entry_chosen(object): the :class:`Entry` whose link was clicked, or chosen with Tab and Enter.
    """

    entry_chosen = Signal(object)

    def __init__(self, name: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self._empty = empty
        self._groups: tuple[Group, ...] = ()
        self._theme: Theme | None = None
        self._stale = False
        self.anchorClicked.connect(self._clicked)

    def show_groups(self, groups: Sequence[Group], theme: Theme) -> None:
        """Show other entries, at once or when the page comes into sight."""
        if (tuple(groups), theme) != (self._groups, self._theme) or self._theme is None:
            self._groups, self._theme, self._stale = tuple(groups), theme, True
            if self.isVisible():
                self._write(theme)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Write what was not in sight."""
        if self._theme is not None:
            self._write(self._theme)
        super().showEvent(event)

    def _write(self, theme: Theme) -> None:
        if not self._stale:
            return
        self._stale = False
        top = self.verticalScrollBar().value()
        parts = [self._group(n, group, theme) for n, group in enumerate(self._groups)]
        self.setHtml("".join(parts) or f"<p style='color:{theme.quiet}'>{escape(self._empty)}</p>")
        self.verticalScrollBar().setValue(top)

    def _group(self, number: int, group: Group, theme: Theme) -> str:
        rows = "".join(self._entry(f"entry-{number}-{n}", entry, theme) for n, entry in enumerate(group.entries))
        title = f"{escape(tr(group.title))}（{len(group.entries)}）"
        return f"<p style='color:{theme.quiet}; margin:8px 0 2px 0'><b>{title}</b></p>{rows}"

    def _entry(self, address: str, entry: Entry, theme: Theme) -> str:
        head = f"<span style='color:{theme.quiet}'>{escape(entry.head)}</span>&nbsp;&nbsp;" if entry.head else ""
        quote = f"<br/><span style='color:{theme.quiet}'>“{escape(entry.quote)}”</span>" if entry.quote else ""
        words = escape(entry.text)
        if entry.line >= 0:
            words = f"<a href='{address}' style='color:{theme.accent}; text-decoration:none'>{words}</a>"
        return f"<p style='margin:2px 0 4px 6px'>{head}{words}{quote}</p>"

    def _clicked(self, url: QUrl) -> None:
        _, group, number = url.toString().split("-")
        self.entry_chosen.emit(self._groups[int(group)].entries[int(number)])
