"""Where the words of one city differ from the others' in a row: plain spans, computed by align, painted by all faces."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DiffKind(StrEnum):
    """How a stretch of words stands to the words it is compared with."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    NUMBER = "number"

    @property
    def chinese(self) -> str:
        """The kind's name in a legend."""
        return _CHINESE[self]


_CHINESE = {
    DiffKind.SAME: "相同",
    DiffKind.ADDED: "增加的表述",
    DiffKind.REMOVED: "删去的表述",
    DiffKind.CHANGED: "不同的表述",
    DiffKind.MOVED: "位置不同的表述",
    DiffKind.NUMBER: "不同的数值",
}


@dataclass(frozen=True, slots=True)
class DiffSpan:
    """Characters ``start:end`` of an article's text and how they differ."""

    start: int
    end: int
    kind: DiffKind
