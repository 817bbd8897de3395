"""The pane at the right: everything about the matter at hand."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from workbench.domain.notes import Anchor
from workbench.services.overview import MatterKind
from workbench.services.records import row_anchors
from workbench.ui.details_html import RowPage
from workbench.ui.session import Session
from workbench.ui.text import tr
from workbench.ui.theme import LIGHT, Theme


class DetailsPane(QWidget):
    """Decision, conflicts with their evidence, market findings, notes, and the story of a matter.

    Signals:
        place_wanted(int, str): a document and an article whose words were clicked.
        asked(str, str): what the user wants to do, and to what: "reply" with a note's id, "dismiss" with a matter's key.
    """

    place_wanted = Signal(int, str)
    asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._row = 0
        self.browser = QTextBrowser(self)
        self.browser.setOpenLinks(False)
        self.browser.setAccessibleName(tr("事项详情"))
        self.browser.document().setDocumentMargin(10)
        self.browser.anchorClicked.connect(self._clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.browser)
        self.setFocusProxy(self.browser)

    def set_theme(self, theme: Theme) -> None:
        """Write in other colours from the next matter on."""
        self._theme = theme

    def text(self) -> str:
        """What is shown, as plain text."""
        return self.browser.toPlainText()

    def clear(self) -> None:
        """Show nothing."""
        self._row = 0
        self.browser.clear()

    def scroll_to(self, key: str) -> None:
        """Bring one matter of the pane into sight."""
        self.browser.scrollToAnchor(key)

    def show_row(self, session: Session, row_id: int) -> None:
        """Show what hangs on a row; nothing where there is none. The same row stays where it was scrolled to."""
        row, analysis, workspace = session.row(row_id), session.analysis, session.workspace
        if row is None or analysis is None or workspace is None:
            self.clear()
            return
        at = self.browser.verticalScrollBar().value() if row_id == self._row else 0
        story = workspace.project.history(at=(*row_anchors(analysis, row), *_older(session, row_id)))
        self.browser.setHtml(RowPage(session, row, analysis, self._theme).html(story))
        self.browser.verticalScrollBar().setValue(at)
        self._row = row_id

    def ask(self, verb: str, rest: str) -> None:
        """Do as if the link had been clicked."""
        self._clicked(QUrl(f"{verb}:{rest}"))

    def _clicked(self, url: QUrl) -> None:
        verb, _, rest = url.toString().partition(":")
        if verb == "place":
            document, _, article = rest.partition(":")
            self.place_wanted.emit(int(document), article)
        else:
            self.asked.emit(verb, rest)


def _older(session: Session, row_id: int) -> list[Anchor]:
    """Where what is shown in a row was written, if that was on older versions of the drafts."""
    placed, records = session.placed.records, session.records
    matters = session.overview.of(row_id, MatterKind.NOTE)
    ids = [matter.key.partition(":")[2] for matter in matters]
    older = [records.notes[i].anchor for i in ids if i in placed.notes and records.notes[i] != placed.notes[i]]
    shown = session.decisions.get(row_id)
    for decision in records.decisions if shown is not None else ():
        if shown is not None and decision.key == shown.key and decision.anchors != shown.anchors:
            older += decision.anchors
    return older
