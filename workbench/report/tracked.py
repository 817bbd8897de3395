"""Working beside tracked changes that a document has already: nothing of them is lost, ours stand apart."""

from __future__ import annotations

import copy
from collections.abc import Callable

from lxml import etree

from workbench.report.ooxml import W

_PPR, _RPR = f"{{{W}}}pPr", f"{{{W}}}rPr"
#: What stands around the runs of a tracked change.
CHANGES = frozenset(f"{{{W}}}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
#: Marks of a paragraph's end that is taken away when all changes are accepted.
_GONE = (f"{{{W}}}del", f"{{{W}}}moveFrom")
_MARK_ORDER = [f"{{{W}}}{name}" for name in ("ins", "del", "moveFrom", "moveTo")]


def put_behind(element: etree._Element, new: etree._Element, identity: Callable[[], int]) -> None:
    """Put `new` behind a run (or a change of ours), outside of every tracked change around it.

    Args:
        identity: gives a new number for a change that has to be cut in two.
    """
    anchor = element
    while (parent := anchor.getparent()) is not None and parent.tag in CHANGES:
        following = list(anchor.itersiblings())
        if following:
            _cut(parent, following, identity)
        anchor = parent
    anchor.addnext(new)


def put_before(element: etree._Element, new: etree._Element, identity: Callable[[], int]) -> None:
    """Put `new` before a run, outside of every tracked change around it; see :func:`put_behind`."""
    anchor = element
    while (parent := anchor.getparent()) is not None and parent.tag in CHANGES:
        if anchor.getprevious() is not None:
            anchor = _cut(parent, [anchor, *anchor.itersiblings()], identity)
        else:
            anchor = parent
    anchor.addprevious(new)


def _cut(change: etree._Element, rest: list[etree._Element], identity: Callable[[], int]) -> etree._Element:
    """Move the last elements of a change into a change of their own behind it; gives that."""
    second = copy.deepcopy(change)
    second.tail = None
    for child in list(second):
        second.remove(child)
    second.set(f"{{{W}}}id", str(identity()))
    second.extend(rest)
    change.addnext(second)
    return second


def mark_of(paragraph: etree._Element) -> etree._Element | None:
    """The properties of a paragraph's end, or None."""
    return paragraph.find(f"{_PPR}/{_RPR}")


def end_is_gone(paragraph: etree._Element) -> bool:
    """Whether a paragraph's end is taken away when all changes are accepted: it then goes on in the next one."""
    mark = mark_of(paragraph)
    return mark is not None and any(mark.find(name) is not None for name in _GONE)


def last_of_joined(paragraph: etree._Element) -> etree._Element:
    """The paragraph whose end is the end of the words that begin in `paragraph` when all changes are accepted."""
    while end_is_gone(paragraph):
        following = paragraph.getnext()
        while following is not None and following.tag != f"{{{W}}}p":
            following = None if following.tag == f"{{{W}}}tbl" else following.getnext()
        if following is None:
            return paragraph
        paragraph = following
    return paragraph


def add_mark(mark: etree._Element, change: etree._Element) -> None:
    """Add a change to the properties of a paragraph's end, in the order of the schema; one of its kind stays."""
    if mark.find(str(change.tag)) is not None:
        return
    place = _MARK_ORDER.index(str(change.tag))
    before = [c for c in mark if c.tag in _MARK_ORDER[:place]]
    mark.insert(len(before), change)


def without_changes(properties: etree._Element) -> etree._Element:
    """A copy of a run's properties without what was tracked in them."""
    copied = copy.deepcopy(properties)
    for child in list(copied):
        if child.tag in CHANGES or child.tag == f"{{{W}}}rPrChange":
            copied.remove(child)
    return copied
