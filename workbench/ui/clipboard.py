"""Rows of the comparison table for other programs: a real table with its marks in Word, tabs and lines elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData, Qt

from workbench.ui.models.comparison import ComparisonModel, Mark, MarkKind
from workbench.ui.theme import LIGHT, Theme

_STYLES = {
    MarkKind.ADDED: "text-decoration:underline",
    MarkKind.CHANGED: "text-decoration:underline",
    MarkKind.NUMBER: "text-decoration:underline;font-weight:bold",
    MarkKind.MOVED: "text-decoration:underline",
    MarkKind.CONFLICT: "text-decoration:underline;font-weight:bold",
    MarkKind.MARKET: "text-decoration:underline;font-style:italic",
}


def rows_for_clipboard(
    model: ComparisonModel, positions: Sequence[int], documents: Sequence[int], theme: Theme
) -> QMimeData:
    """Matters (positions of the model) of some documents, as HTML and as plain text."""
    paper = theme if theme.name == "light" else LIGHT  # what is pasted lands on white paper
    names = [str(model.headerData(n, Qt.Orientation.Horizontal)) for n in documents]
    head = "".join(f"<th>{escape(name)}</th>" for name in ["", *names])
    lines, plain = [], ["\t".join(["", *names])]
    for position in positions:
        topic = model.row_at(position).topic
        cells = "".join(f"<td valign='top'>{cell_html(model, position, n, paper)}</td>" for n in documents)
        lines.append(f"<tr><td valign='top'>{escape(topic)}</td>{cells}</tr>")
        texts = [model.cell(position, n) for n in documents]
        plain.append("\t".join([topic, *[(c.text if c else "").replace("\n", " ") for c in texts]]))
    data = QMimeData()
    data.setHtml(
        "<meta charset='utf-8'><table border='1' cellspacing='0' cellpadding='4' style='border-collapse:collapse'>"
        f"<tr>{head}</tr>{''.join(lines)}</table>"
    )
    data.setText("\n".join(plain))
    return data


def cell_html(model: ComparisonModel, position: int, document: int, theme: Theme) -> str:
    """A cell's words with their marks; an em dash where the document says nothing."""
    cell = model.cell(position, document)
    if cell is None:
        return "—"
    styles: list[list[str]] = [[] for _ in cell.text]
    for start, end in cell.numbers:
        for at in range(start, end):
            styles[at].append("font-weight:bold")
    for mark in model.marks(position, document):
        style = _style(mark, theme)
        for start, end in cell.shown_ranges(mark.article, mark.start, mark.end) if style else ():
            for at in range(start, end):
                styles[at].append(style)
    parts, at = [], 0
    while at < len(cell.text):
        end = at + 1
        while end < len(cell.text) and styles[end] == styles[at]:
            end += 1
        words = escape(cell.text[at:end]).replace("\n", "<br>")
        parts.append(f"<span style='{';'.join(styles[at])}'>{words}</span>" if styles[at] else words)
        at = end
    return "".join(parts)


def _style(mark: Mark, theme: Theme) -> str:
    style = _STYLES.get(mark.kind, "")
    return f"{style};color:{theme.colour(mark.kind.value).name()}" if style else ""
