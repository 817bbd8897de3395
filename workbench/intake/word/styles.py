"""Styles and what they hand down: numbering, outline level, alignment, hidden text."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from workbench.intake.word.names import W, number, switched_on, val

_LONGEST_CHAIN = 64


@dataclass(frozen=True, slots=True)
class Style:
    """One style with what it says itself; None where it says nothing."""

    id: str
    name: str = ""
    kind: str = "paragraph"
    based_on: str = ""
    num_id: int | None = None
    ilvl: int | None = None
    outline: int | None = None
    align: str | None = None
    hidden: bool | None = None


@dataclass(frozen=True, slots=True)
class Inherited:
    """What a paragraph style comes to with all the styles it is based on.

    Attributes:
        numbered_by: the style that carries `num_id`, and those derived from it up to this one, nearest first: the level
            is found by the `w:pStyle` that names one of them.
    """

    name: str = ""
    num_id: int | None = None
    ilvl: int | None = None
    numbered_by: tuple[str, ...] = ()
    outline: int | None = None
    align: str | None = None
    hidden: bool = False


@dataclass(slots=True)
class Styles:
    """All styles of a document."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default: str = ""
    _cache: dict[str, Inherited] = field(default_factory=dict)

    def inherited(self, style_id: str) -> Inherited:
        """What paragraph style `style_id` (the default style for "") comes to; unknown styles count as the default."""
        if style_id not in self.by_id:
            style_id = self.default
        found = self._cache.get(style_id)
        if found is None:
            found = self._cache[style_id] = self._inherit(style_id)
        return found

    def hides(self, style_id: str) -> bool:
        """Whether character style `style_id` hides its text."""
        return next((s.hidden for s in self._chain(style_id) if s.hidden is not None), False)

    def _chain(self, style_id: str) -> list[Style]:
        chain: list[Style] = []
        while (style := self.by_id.get(style_id)) and style not in chain and len(chain) < _LONGEST_CHAIN:
            chain.append(style)
            style_id = style.based_on
        return chain

    def _inherit(self, style_id: str) -> Inherited:
        chain = self._chain(style_id)
        carrier = next((i for i, s in enumerate(chain) if s.num_id is not None), -1)
        return Inherited(
            name=chain[0].name if chain else "",
            num_id=chain[carrier].num_id if carrier >= 0 else None,
            ilvl=next((s.ilvl for s in chain if s.ilvl is not None), None),
            numbered_by=tuple(s.id for s in chain[: carrier + 1]),
            outline=next((s.outline for s in chain if s.outline is not None), None),
            align=next((s.align for s in chain if s.align is not None), None),
            hidden=next((s.hidden for s in chain if s.hidden is not None), False),
        )


def read_styles(root: etree._Element | None) -> Styles:
    """The styles of a styles part; none when the part is missing."""
    styles = Styles()
    if root is None:
        return styles
    for element in root.iterfind(f"{W}style"):
        style = _style(element)
        styles.by_id.setdefault(style.id, style)
        is_default = element.get(f"{W}default", "0").lower() in {"1", "true", "on"}
        if style.kind == "paragraph" and is_default and not styles.default:
            styles.default = style.id
    return styles


def _style(element: etree._Element) -> Style:
    properties = element.find(f"{W}pPr")
    numbering = None if properties is None else properties.find(f"{W}numPr")
    return Style(
        id=element.get(f"{W}styleId", ""),
        name=val(element, "name") or "",
        kind=element.get(f"{W}type", "paragraph"),
        based_on=val(element, "basedOn") or "",
        num_id=number(val(numbering, "numId")),
        ilvl=number(val(numbering, "ilvl")),
        outline=number(val(properties, "outlineLvl")),
        align=val(properties, "jc"),
        hidden=switched_on(element.find(f"{W}rPr"), "vanish"),
    )
