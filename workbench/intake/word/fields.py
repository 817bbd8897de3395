"""Complex fields: runs between begin, separate and end marks, of which only the result is read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from workbench.intake.word.names import W

_FLD_CHAR = f"{W}fldChar"
_TYPE = f"{W}fldCharType"
_LONGEST_CODE = 10_000
_CONTENTS = re.compile(r"^\s*TOC\b", re.IGNORECASE)
_ENCLOSED = re.compile(
    r"^\s*eq\s*\\o\s*(?:\\a[clr]\s*)?\(\s*[○〇◯Oo]\s*[,，;；]\s*([^()（）\s]{1,3})\s*\)", re.IGNORECASE
)


@dataclass(slots=True)
class _Open:
    end: etree._Element
    code: str = ""
    in_result: bool = False
    contents: bool = False


@dataclass(slots=True)
class _Story:
    """The fields that are open in one story: the stack, their end marks, how many are in their instruction, how many
    are tables of contents.
    """

    stack: list[_Open]
    waiting: set[etree._Element]
    codes: int
    contents: int


class Fields:
    """Follows the fields of a part while its runs are read in order.

    Marks without a partner are ignored, so that one lost end mark does not swallow the rest of a draft.
    """

    def __init__(self, root: etree._Element) -> None:
        self._ends: dict[etree._Element, etree._Element] = {}
        waiting: list[etree._Element] = []
        for mark in root.iter(_FLD_CHAR):
            kind = mark.get(_TYPE)
            if kind == "begin":
                waiting.append(mark)
            elif kind == "end" and waiting:
                self._ends[waiting.pop()] = mark
        self._stack: list[_Open] = []
        self._waiting: set[etree._Element] = set()
        self._codes = 0
        self._contents = 0

    def mark(self, element: etree._Element) -> str:
        """Take in a field mark; gives the words of a field that has no stored result but stands for a sign, else ""."""
        kind = element.get(_TYPE)
        if kind == "begin" and element in self._ends:
            self._stack.append(_Open(self._ends[element]))
            self._waiting.add(self._ends[element])
            self._codes += 1
        elif kind == "separate" and self._stack and not self._stack[-1].in_result:
            self._stack[-1].in_result = True
            self._stack[-1].contents = is_contents(self._stack[-1].code)
            self._codes -= 1
            self._contents += self._stack[-1].contents
        elif kind == "end" and element in self._waiting:
            return self._end(element)
        return ""

    def _end(self, element: etree._Element) -> str:
        while True:
            field = self._stack.pop()
            self._waiting.discard(field.end)
            self._codes -= not field.in_result
            self._contents -= field.contents
            if field.end is element:
                break
        return enclosed(field.code) if not field.in_result and self.shows else ""

    def code(self, text: str) -> None:
        """Take in a piece of a field's instruction."""
        if self._stack and not self._stack[-1].in_result and len(self._stack[-1].code) < _LONGEST_CODE:
            self._stack[-1].code += text

    @property
    def shows(self) -> bool:
        """Whether words at this point are printed: they are no part of an instruction."""
        return self._codes == 0

    @property
    def in_contents(self) -> bool:
        """Whether this point lies in the result of a table of contents."""
        return self._contents > 0

    def suspend(self) -> _Story:
        """Begin a story of its own (a text box); give the result to :meth:`resume` at its end."""
        story = _Story(self._stack, self._waiting, self._codes, self._contents)
        self._stack, self._waiting, self._codes, self._contents = [], set(), 0, 0
        return story

    def resume(self, story: _Story) -> None:
        """Return to the story around."""
        self._stack, self._waiting = story.stack, story.waiting
        self._codes, self._contents = story.codes, story.contents


def is_contents(code: str) -> bool:
    """Whether a field's instruction makes a table of contents."""
    return bool(_CONTENTS.match(code))


def enclosed(code: str) -> str:
    r"""The sign of Word's enclosed characters (带圈字符, ``eq \o\ac(○,3)`` → ③), or "" for any other instruction."""
    match = _ENCLOSED.match(code)
    if match is None:
        return ""
    inner = match[1]
    if inner.isdecimal() and 1 <= int(inner) <= 50:
        value = int(inner)
        first, base = ("①", 1) if value <= 20 else ("㉑", 21) if value <= 35 else ("㊱", 36)
        return chr(ord(first) + value - base)
    return inner
