"""The focus view: the cities' texts on one matter at full width, and between them what differs."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from workbench.domain.findings import Evidence
from workbench.services.analysis import Analysis
from workbench.services.overview import MatterKind
from workbench.ui.clipboard import cell_html
from workbench.ui.details_html import number_of
from workbench.ui.models.comparison import ComparisonModel
from workbench.ui.session import Session
from workbench.ui.text import tr
from workbench.ui.theme import LIGHT, Theme

#: Percent of the width that the names of the differences take.
_NAMES = 15
#: Of longer words the value tells only the beginning: then the draft's own words are shown.
_WHOLE = 12


def _told(evidence: Evidence) -> str:
    """What a city says: the value that was read, or its words where the value is only their beginning."""
    value = evidence.value.text if evidence.value else ""
    cut = len(value) >= _WHOLE and value in evidence.quote
    return evidence.quote if cut or not value else value


class _Browser(QTextBrowser):
    """A text browser that leaves Esc to the page. Signals: ``left`` () when Esc was pressed."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FocusPage(QWidget):
    """One matter.

    Signals:
        left(): back to the table.
        step_wanted(int): the next (1) or previous (-1) matter.
    """

    left = Signal()
    step_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = LIGHT
        self.row = 0
        self.title = QLabel()
        self.title.setWordWrap(True)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.back = self._button("←　" + tr("返回对照表（Esc）"), self.left.emit)
        self.previous = self._button("↑　" + tr("上一事项"), lambda: self.step_wanted.emit(-1))
        self.next = self._button("↓　" + tr("下一事项"), lambda: self.step_wanted.emit(1))
        self.previous.setShortcut("Alt+Up")
        self.next.setShortcut("Alt+Down")
        self.browser = _Browser()
        self.browser.setOpenLinks(False)
        self.browser.setAccessibleName(tr("各市条文"))
        self.browser.document().setDocumentMargin(18)
        self.browser.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.browser.left.connect(self.left)
        line = QHBoxLayout()
        line.setContentsMargins(10, 4, 10, 4)
        line.addWidget(self.back)
        line.addWidget(self.title, 1)
        line.addWidget(self.previous)
        line.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(line)
        layout.addWidget(self.browser, 1)
        self.setFocusProxy(self.browser)

    def _button(self, text: str, slot: object) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.clicked.connect(slot)
        return button

    def set_theme(self, theme: Theme) -> None:
        """Write in other colours from the next matter on."""
        self._theme = theme

    def set_font_size(self, points: float) -> None:
        """Write the words at another size."""
        font = self.browser.font()
        font.setPointSizeF(points)
        self.browser.setFont(font)

    def show_row(self, session: Session, model: ComparisonModel, position: int) -> None:
        """Show the matter at a position of the table."""
        analysis = session.analysis
        if analysis is None or not 0 <= position < model.rowCount():
            self.row = 0
            self.browser.clear()
            return
        row = model.row_at(position)
        self.row = row.id
        self.title.setText(row.topic)
        self.previous.setEnabled(position > 0)
        self.next.setEnabled(position + 1 < model.rowCount())
        texts = "".join(self._city(model, position, n) for n in range(model.columnCount()))
        self.browser.setHtml(self._values(session, analysis, row.id) + texts)

    def _values(self, session: Session, analysis: Analysis, row: int) -> str:
        """The values of each conflict side by side, a column a city."""
        matters = [m for m in session.overview.of(row, MatterKind.CONFLICT) if m.state != "排除"]
        if not matters:
            return ""
        line = f"style='border:1px solid {self._theme.line}'"
        documents = analysis.table.documents
        share = (98 - _NAMES) // max(1, len(documents))
        head = "".join(f"<th align='left' width='{share}%' {line}>{escape(d.name)}</th>" for d in documents)
        lines = []
        for matter in matters:
            conflict = analysis.review.conflicts[number_of(matter.key)]
            cells = []
            for document in range(len(documents)):
                evidence = conflict.evidence.get(document)
                cells.append(f"<td {line}>{escape(_told(evidence) if evidence else '—')}</td>")
            lines.append(
                f"<tr><td {line}><b>{escape(tr(matter.title))}</b>（{tr(conflict.severity.value)}）</td>{''.join(cells)}</tr>"
            )
        return (
            f"<table width='98%' cellspacing='0' cellpadding='5' style='border-collapse:collapse'>"
            f"<tr><th align='left' width='{_NAMES}%' {line}>{tr('差异')}</th>{head}</tr>{''.join(lines)}</table><br>"
        )

    def _city(self, model: ComparisonModel, position: int, document: int) -> str:
        name = str(model.headerData(document, Qt.Orientation.Horizontal))
        words = cell_html(model, position, document, self._theme, signs=True)
        if words == "—":
            words = f"<span style='color:{self._theme.quiet}'>{tr('没有规定')}</span>"
        return (
            f"<h4 style='color:{self._theme.accent};margin-bottom:2px'>{escape(name)}</h4>"
            f"<p style='line-height:120%;margin-top:2px'>{words}</p>"
        )
