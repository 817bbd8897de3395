"""The lines of a document with what each was read as: what the window shows for checking and correcting the structure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.domain.corrections import Correction, LineAddress
from workbench.domain.source import SourceDocument
from workbench.structure.corrections import correct_lines
from workbench.structure.head import Role
from workbench.structure.inline import part_lines
from workbench.structure.lines import addresses, split_lines
from workbench.structure.outline import read_outline
from workbench.structure.tables import Column, choose_column

_NAMES = {
    Role.TITLE: "标题", Role.CAPTION: "题注", Role.ANNOUNCEMENT: "公告", Role.CONTENTS: "目录",
    Role.EXPLANATION: "草案说明", Role.PREAMBLE: "正文之前", Role.DIVISION: "编章节", Role.ARTICLE: "条",
    Role.TEXT: "款项", Role.CLOSING: "正文之后", Role.APPENDIX: "附件", Role.SKIPPED: "不属于正文",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LineReading:
    """One line and what it was read as.

    Attributes:
        address: where a :class:`Correction` of this line points.
        text: the line with its automatic number.
        role: a stable English word (title, caption, contents, division, article, text, …).
        name: the same in Chinese, for the user.
        label: label of the article or number of the division that begins here, or "".
        block: index of its source block.
    """

    address: LineAddress
    text: str
    role: str
    name: str
    label: str
    block: int


def read_lines(
    source: SourceDocument, corrections: Sequence[Correction] = (), *, column: Column = Column.NEW
) -> tuple[LineReading, ...]:
    """Every line of the text as :func:`build_regulation` reads it with the same arguments."""
    parted = part_lines(choose_column(split_lines(source), column).lines)
    corrected = correct_lines(parted.lines, corrections)
    outline = read_outline(corrected.lines, corrected.forced)
    result = []
    for i, (line, address) in enumerate(zip(corrected.lines, addresses(corrected.lines), strict=True)):
        role = outline.roles[i]
        label = ""
        if i in outline.articles:
            label = outline.articles[i].label
        elif i in outline.units:
            label = str(outline.units[i].mark.number)
        elif i in outline.divisions:
            label = outline.divisions[i].written
        result.append(LineReading(address, line.shown, role.value, _NAMES[role], label, line.block))
    return tuple(result)
