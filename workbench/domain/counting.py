"""How a :class:`workbench.domain.source.Place` counts in a Word package: its runs, and the characters in a run.

Intake notes places and the report finds them again, so both count by this file. It knows elements only by their tags
and children and needs no XML library.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Protocol, TypeVar

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _RUN = f"{_W}p", f"{_W}r"
#: Children of a run whose stored characters count.
TEXTS = frozenset({f"{_W}t", f"{_W}delText"})
#: Children of a run that count as one character.
SIGNS = frozenset(f"{_W}{name}" for name in ("tab", "ptab", "br", "cr", "noBreakHyphen", "sym"))


class _Element(Protocol):
    """What is asked of an element of the Word file."""

    @property
    def tag(self) -> Any: ...
    def __iter__(self) -> Iterator[Any]: ...
    def iter(self, tag: Any, /) -> Iterator[Any]: ...


E = TypeVar("E", bound=_Element)


def runs_of(paragraph: E) -> Iterator[E]:
    """Every ``w:r`` whose nearest ``w:p`` is this paragraph, in document order."""
    inner = paragraph.iter(_PARAGRAPH)
    next(inner, None)
    if next(inner, None) is None:
        # Nearly every paragraph holds no other one, and the library is fast where no order need be watched.
        yield from paragraph.iter(_RUN)
        return
    waiting: list[E] = list(paragraph)[::-1]
    while waiting:
        element = waiting.pop()
        if element.tag == _RUN:
            yield element
        if element.tag != _PARAGRAPH:
            waiting.extend(list(element)[::-1])


def stored_length(child: Any) -> int:
    """Characters that a child of a run counts for: its words as stored, one for a tab, break or symbol, else none."""
    if child.tag in TEXTS:
        return len(child.text or "")
    return 1 if child.tag in SIGNS else 0


def run_length(run: Iterable[Any]) -> int:
    """Characters that a run counts for."""
    return sum(stored_length(child) for child in run)
