"""Paragraphs set anew in a plain official layout, and where in that file each of their characters stands."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from workbench.domain.source import Block, Place, Span
from workbench.report.files import zip_package
from workbench.report.ooxml import clean, el, paragraph, section
from workbench.report.package import FOOTERS, Properties, report_parts


def plain_package(
    lines: Sequence[tuple[str, bool]], date: datetime.date, title: str = ""
) -> tuple[bytes, tuple[Block, ...]]:
    """A .docx of paragraphs (words, centred) and the blocks that intake would read from it."""
    blocks: list[Block] = []
    nodes = []
    for number, (words, centred) in enumerate(lines):
        text = clean(words)
        style = ("Title" if number == 0 else "CoverText") if centred else "BodyText"
        nodes.append(paragraph(text, style))
        spans = (Span(0, len(text), Place("word/document.xml", number, 0, 0)),) if text else ()
        blocks.append(Block(number, text, centered=centred, spans=spans))
    root = el("document", el("body", *nodes, section(footers=FOOTERS, first=1)))
    return zip_package(report_parts(root, Properties(title, "", date))), tuple(blocks)
