"""Reading the properties of a `w:p`."""

from __future__ import annotations

from lxml import etree

from workbench.domain.source import Mark
from workbench.intake.word.names import W, number, val
from workbench.intake.word.raw import Change, Properties

#: Elements that carry a tracked change, and what they do to the words inside.
CHANGES = {
    f"{W}ins": Mark.INSERTED,
    f"{W}del": Mark.DELETED,
    f"{W}moveFrom": Mark.MOVED_FROM,
    f"{W}moveTo": Mark.MOVED_TO,
    f"{W}cellIns": Mark.INSERTED,
    f"{W}cellDel": Mark.DELETED,
}


_NOTHING = Properties()


def properties_of(element: etree._Element | None) -> Properties:
    """What a `w:pPr` says."""
    if element is None or not len(element):
        return _NOTHING
    numbering = element.find(f"{W}numPr")
    change = None if numbering is None else numbering.find(f"{W}numberingChange")
    return Properties(
        style_id=val(element, "pStyle") or "",
        num_id=number(val(numbering, "numId")),
        ilvl=number(val(numbering, "ilvl")),
        outline=number(val(element, "outlineLvl")),
        align=val(element, "jc"),
        numbering_inserted=numbering is not None and numbering.find(f"{W}ins") is not None,
        old_number="" if change is None else change.get(f"{W}original", ""),
    )


def old_properties(element: etree._Element | None) -> Properties | None:
    """What a `w:pPr` said before its tracked change, or None when that was not tracked."""
    change = None if element is None else element.find(f"{W}pPrChange")
    return None if change is None else properties_of(change.find(f"{W}pPr"))


class ChangeFactory:
    """Makes changes with running ids."""

    def __init__(self) -> None:
        self._next = 0

    def make(self, element: etree._Element, mark: Mark) -> Change:
        """The change that `element` records."""
        self._next += 1
        return Change(self._next, mark, element.get(f"{W}author", ""), element.get(f"{W}date", ""))

    def all_in(self, parent: etree._Element | None) -> tuple[Change, ...]:
        """The changes that are direct children of `parent` (a mark's, row's or cell's properties)."""
        if parent is None:
            return ()
        return tuple(self.make(child, CHANGES[child.tag]) for child in parent if child.tag in CHANGES)
