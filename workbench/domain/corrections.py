"""What a user says about single lines of a draft: this is a chapter, this is not part of the text, split here.

A correction is tied to the words of its line, not to a position, so that it survives a new reading of the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class LineAddress:
    """A line, found by its words.

    Attributes:
        fingerprint: 16 hexadecimal digits, a digest of the line's words (with its automatic number) without white space.
        occurrence: which of the lines with these words, from 0.
    """

    fingerprint: str
    occurrence: int = 0


class CorrectionAction(StrEnum):
    """What the user says about a line."""

    DIVISION = "division"  # it is a heading of a 编, 分编, 章 or 节
    ARTICLE = "article"  # it begins an article (or a unit of a decision)
    PARAGRAPH = "paragraph"  # it is a 款 of its own
    ITEM = "item"  # it is a 项
    TITLE = "title"  # it is (part of) the title
    SKIP = "skip"  # it is not part of the text
    SPLIT = "split"  # it is two lines: a new one begins at `offset`
    JOIN = "join"  # it continues the line before


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction.

    Attributes:
        line: the line concerned, as it is when the corrections before this one have been applied.
        action: what it is.
        label: for ARTICLE, the article's label ("12") where the line does not write one; for DIVISION the written
            number ("第二章"); for ITEM the item's label ("（一）"). Empty: as the line writes it.
        offset: for SPLIT, characters into the line's words (with its automatic number) at which the new line begins.
    """

    line: LineAddress
    action: CorrectionAction
    label: str = ""
    offset: int = 0
