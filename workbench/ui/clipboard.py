"""Rows of the comparison table for other programs: a real table with its marks in Word, tabs and lines elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData, Qt

from workbench.ui.models.comparison import ComparisonModel, Mark, MarkKind
from workbench.ui.theme import LIGHT, Theme, mixed

_STYLES = {
    MarkKind.ADDED: "text-decoration:underline",
    MarkKind.CHANGED: "text-decoration:underline",
    MarkKind.NUMBER: "text-decoration:underline;font-weight:bold",
    MarkKind.MOVED: "text-decoration:underline",
}
#: Whole sentences lie on a tint, so that the differences within them stay to be seen; where a sign may stand among the
#: words it begins them, elsewhere they are underlined as well: nothing is told by colour alone.
_SIGNS = {MarkKind.CONFLICT: "▲", MarkKind.MARKET: "■"}
_TINT = 0.13


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


def cell_html(model: ComparisonModel, position: int, document: int, theme: Theme, *, signs: bool = False) -> str:
    """A cell's words with their marks; an em dash where the document says nothing. `signs` may stand among the words."""
    cell = model.cell(position, document)
    if cell is None:
        return "—"
    begins: dict[int, str] = {}
    styles: list[list[str]] = [[] for _ in cell.text]
    for start, end in cell.numbers:
        for at in range(start, end):
            styles[at].append("font-weight:bold")
    for mark in model.marks(position, document):
        style = _style(mark, theme, signs)
        ranges = cell.shown_ranges(mark.article, mark.start, mark.end) if style else ()
        if signs and mark.kind in _SIGNS and ranges:
            colour = theme.colour(mark.kind.value).name()
            begins.setdefault(ranges[0][0], f"<span style='color:{colour}'>{_SIGNS[mark.kind]}</span>")
        for start, end in ranges:
            for at in range(start, end):
                styles[at].append(style)
    parts, at = [], 0
    while at < len(cell.text):
        end = at + 1
        while end < len(cell.text) and styles[end] == styles[at] and end not in begins:
            end += 1
        words = escape(cell.text[at:end]).replace("\n", "<br>")
        parts.append(begins.get(at, ""))
        parts.append(f"<span style='{';'.join(styles[at])}'>{words}</span>" if styles[at] else words)
        at = end
    return "".join(parts)


def _style(mark: Mark, theme: Theme, signs: bool) -> str:
    colour = theme.colour(mark.kind.value)
    if mark.kind in _SIGNS:
        tint = f"background-color:{mixed(colour, theme.colour('base'), _TINT).name()}"
        return tint if signs else f"text-decoration:underline;{tint}"
    style = _STYLES.get(mark.kind, "")
    return f"{style};color:{colour.name()}" if style else ""
