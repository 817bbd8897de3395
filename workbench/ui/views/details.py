"""The pane at the right: everything about the matter at hand."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from workbench.domain.findings import Conflict, Evidence, MarketFinding
from workbench.domain.notes import Note
from workbench.domain.table import Row
from workbench.services.analysis import Analysis
from workbench.services.overview import MatterKind
from workbench.ui.session import Session
from workbench.ui.theme import LIGHT, Theme


class DetailsPane(QWidget):
    """Conflicts with their evidence, market findings with ground and suggestion, the notes on a matter.

    Signals:
        place_wanted(int, str): a document and an article whose words were clicked.
        reply_wanted(str): the id of a note to answer.
    """

    place_wanted = Signal(int, str)
    reply_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._text = QTextBrowser(self)
        self._text.setOpenLinks(False)
        self._text.setAccessibleName("事项详情")
        self._text.anchorClicked.connect(self._clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._text)
        self.setFocusProxy(self._text)

    def set_theme(self, theme: Theme) -> None:
        """Write in other colours from the next matter on."""
        self._theme = theme

    def text(self) -> str:
        """What is shown, as plain text."""
        return self._text.toPlainText()

    def clear(self) -> None:
        """Show nothing."""
        self._text.clear()

    def scroll_to(self, key: str) -> None:
        """Bring one matter of the pane into sight."""
        self._text.scrollToAnchor(key)

    def show_row(self, session: Session, row_id: int) -> None:
        """Show what hangs on a row; nothing where there is none."""
        row, analysis = session.row(row_id), session.analysis
        if row is None or analysis is None:
            self.clear()
            return
        found, notes, review = session.overview, session.records.notes, analysis.review
        parts = [f"<h3>{escape(row.topic)}</h3>", self._where(row, analysis)]
        for matter in found.of(row.id, MatterKind.CONFLICT):
            parts.append(self._conflict(matter.key, review.conflicts[_number(matter.key)], analysis))
        for matter in found.of(row.id, MatterKind.INTERNAL):
            parts.append(self._heading(matter.key, "草案内部矛盾", "conflict") + f"<p>{escape(matter.text)}</p>")
        for matter in found.of(row.id, MatterKind.MARKET):
            parts.append(self._market(matter.key, review.market[_number(matter.key)], analysis))
        for matter in found.of(row.id, MatterKind.NOTE):
            note = notes.get(matter.key.partition(":")[2])
            if note is not None:
                parts.append(self._note(matter.key, note))
        if len(parts) == 2:
            parts.append(f"<p style='color:{self._theme.quiet}'>各市没有实质差异，也没有协调意见。</p>")
        self._text.setHtml("".join(parts))

    def _where(self, row: Row, analysis: Analysis) -> str:
        names = [d.name for d in analysis.table.documents if d.index in row.cells]
        lacking = [d.name for d in analysis.table.documents if d.index not in row.cells]
        text = f"{'、'.join(names)}有规定" + (f"，{'、'.join(lacking)}没有规定" if lacking else "")
        return f"<p style='color:{self._theme.quiet}'>{escape(text)}。</p>"

    def _heading(self, key: str, text: str, colour: str) -> str:
        return f"<h4><a name='{escape(key)}'></a><span style='color:{getattr(self._theme, colour)}'>{escape(text)}</span></h4>"

    def _conflict(self, key: str, conflict: Conflict, analysis: Analysis) -> str:
        heading = f"{conflict.type.chinese}（{conflict.severity.value}）"
        places = "".join(
            self._evidence(d, analysis.table.documents[d].name, conflict.evidence[d]) for d in sorted(conflict.evidence)
        )
        return (
            self._heading(key, heading, "conflict")
            + f"<p>{escape(conflict.explanation)}</p><table cellspacing='0' cellpadding='3'>{places}</table>"
            + f"<p><b>建议：</b>{escape(conflict.suggestion)}</p>"
            + f"<p style='color:{self._theme.quiet}'>定为“{conflict.severity.value}”的理由：{escape(conflict.severity_reason)}</p>"
        )

    def _evidence(self, document: int, name: str, evidence: Evidence) -> str:
        value = f"<br><b>{escape(evidence.value.text)}</b>" if evidence.value else ""
        place = f"place:{document}:{evidence.article}"
        link = f"<a href='{place}'>{escape(name)}第{escape(evidence.article)}条</a>"
        return f"<tr><td>{link}</td><td>“{escape(evidence.quote)}”{value}</td></tr>"

    def _market(self, key: str, finding: MarketFinding, analysis: Analysis) -> str:
        name = analysis.table.documents[finding.document].name
        article, _, item = finding.standard.partition("-")
        place = f"place:{finding.document}:{finding.article}"
        exception = f"<p><b>可能适用的例外：</b>{escape(finding.exception)}</p>" if finding.exception else ""
        return (
            self._heading(key, f"公平竞争审查：条例第{article}条第{item}项（{finding.severity.value}）", "market")
            + f"<p><a href='{place}'>{escape(name)}第{escape(finding.article)}条</a>“{escape(finding.quote)}”</p>"
            + f"<p>{escape(finding.explanation)}</p><p><b>依据：</b>{escape('；'.join(finding.basis))}</p>"
            + f"<p><b>建议：</b>{escape(finding.suggestion)}</p>{exception}"
        )

    def _note(self, key: str, note: Note) -> str:
        replies = "".join(
            f"<p style='margin-left:16px'><b>{escape(r.city)} {escape(r.author)}</b>：{escape(r.text)}</p>"
            for r in note.replies
        )
        facts = [note.status.value, note.visibility.value]
        facts += [f"由{note.responsible}办理"] if note.responsible else []
        facts += [f"期限 {note.due}"] if note.due else []
        quote = f"<p style='color:{self._theme.quiet}'>“{escape(note.anchor.quote)}”</p>" if note.anchor.quote else ""
        return (
            self._heading(key, f"{note.kind.value}：{note.city} {note.author}", "note")
            + quote
            + f"<p>{escape(note.text)}</p><p style='color:{self._theme.quiet}'>{escape('，'.join(facts))}</p>"
            + replies
            + f"<p><a href='reply:{note.id}'>回复或更改状态</a></p>"
        )

    def _clicked(self, url: QUrl) -> None:
        kind, _, rest = url.toString().partition(":")
        if kind == "place":
            document, _, article = rest.partition(":")
            self.place_wanted.emit(int(document), article)
        elif kind == "reply":
            self.reply_wanted.emit(rest)


def _number(key: str) -> int:
    return int(key.partition(":")[2])
