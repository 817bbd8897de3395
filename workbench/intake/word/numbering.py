"""Automatic numbering: which level a paragraph has, and the number Word prints before it (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

from workbench.intake.word.names import MC, W, number, switched_on, val
from workbench.intake.word.numformats import BY_CODE, format_number
from workbench.intake.word.styles import Inherited, Styles

_PLACEHOLDER = re.compile(r"%([1-9])")
_OLD_LEVEL = re.compile(r"%(\d):(-?\d+):(\d+):([^%]*)")
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class NumberLevel:
    """One level of a list: how it counts and what it prints."""

    start: int = 1
    format: str = "decimal"
    custom: str = ""
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class AbstractList:
    """A list definition; lists that share one share their counters."""

    id: str
    levels: dict[int, NumberLevel]
    num_style_link: str = ""
    style_link: str = ""


@dataclass(frozen=True, slots=True)
class ListInstance:
    """A `w:num`: a list definition with its overrides."""

    abstract: str
    starts: dict[int, int]
    levels: dict[int, NumberLevel]


@dataclass(frozen=True, slots=True)
class NumberedAs:
    """Where a paragraph stands in which list."""

    num_id: int
    level: int


@dataclass(slots=True)
class Numbering:
    """All lists of a document."""

    abstracts: dict[str, AbstractList] = field(default_factory=dict)
    instances: dict[int, ListInstance] = field(default_factory=dict)

    def abstract_of(self, num_id: int, styles: Styles) -> AbstractList | None:
        """The definition behind list `num_id`, through a numbering style where it points to one."""
        instance = self.instances.get(num_id)
        found = self.abstracts.get(instance.abstract) if instance else None
        for _ in range(8):
            if found is None or not found.num_style_link:
                return found
            link = found.num_style_link
            linked = next((a for a in self.abstracts.values() if a.style_link == link), None)
            if linked is None:
                style = styles.by_id.get(link)
                target = self.instances.get(style.num_id) if style and style.num_id is not None else None
                linked = self.abstracts.get(target.abstract) if target else None
            if linked is None or linked is found:
                return found
            found = linked
        return found

    def place(self, num_id: int | None, ilvl: int | None, style: Inherited, styles: Styles) -> NumberedAs | None:
        """Where a paragraph with direct `num_id` and `ilvl` (None where not given) and style `style` stands, if anywhere.

        A style's own level counts only where no level of the list names the style (17.9.23).
        """
        direct = num_id is not None
        chosen = num_id if num_id is not None else style.num_id
        if not chosen or chosen not in self.instances:
            return None
        if ilvl is None and not direct:
            ilvl = self._level_of_style(chosen, style, styles)
        level = ilvl if ilvl is not None else 0
        return NumberedAs(chosen, level) if 0 <= level < _LEVELS else None

    def level(self, at: NumberedAs, styles: Styles) -> NumberLevel | None:
        """The level's definition with the list's overrides."""
        instance = self.instances.get(at.num_id)
        if instance is None:
            return None
        if at.level in instance.levels:
            return instance.levels[at.level]
        abstract = self.abstract_of(at.num_id, styles)
        return abstract.levels.get(at.level) if abstract else None

    def _level_of_style(self, num_id: int, style: Inherited, styles: Styles) -> int | None:
        for style_id in style.numbered_by:
            for level in range(_LEVELS):
                found = self.level(NumberedAs(num_id, level), styles)
                if found is not None and found.style == style_id:
                    return level
        return style.ilvl


class Counters:
    """The running numbers while a document is read from its beginning to its end."""

    def __init__(self, numbering: Numbering, styles: Styles, openers: Mapping[int, int] | None = None) -> None:
        """`openers`: lists of a single paragraph that only restart another list (see :func:`list_openers`)."""
        self._numbering = numbering
        self._styles = styles
        self._openers = openers or {}
        self._values: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[int, int]] = set()

    def next(self, at: NumberedAs) -> str:
        """Count one paragraph and give the number printed before it ("" for a bullet or a hidden number)."""
        level = self._numbering.level(at, self._styles)
        abstract = self._numbering.abstract_of(at.num_id, self._styles)
        if level is None or abstract is None:
            return ""
        values = self._values.setdefault(abstract.id, {})
        self._count(at, values)
        opened = self._numbering.abstract_of(self._openers.get(at.num_id, 0), self._styles)
        if opened is not None:
            self._values.setdefault(opened.id, {})[at.level] = values[at.level]
        if level.hidden or level.format == "bullet":
            return ""
        return self._print(at, level, values)

    def _count(self, at: NumberedAs, values: dict[int, int]) -> None:
        overridden = at.level in self._numbering.instances[at.num_id].starts
        first_use = (at.num_id, at.level) not in self._begun
        self._begun.add((at.num_id, at.level))
        if at.level not in values or (overridden and first_use):
            values[at.level] = self._start(at)
        else:
            values[at.level] += 1
        for deeper in [d for d in values if d > at.level]:
            if self._restarts(NumberedAs(at.num_id, deeper), at.level):
                del values[deeper]

    def _restarts(self, deeper: NumberedAs, used: int) -> bool:
        """Whether level `deeper` begins again once level `used` (above it) was counted (17.9.10)."""
        level = self._numbering.level(deeper, self._styles)
        if level is None or level.restart is None or level.restart > deeper.level:
            return True
        return used < level.restart

    def _start(self, at: NumberedAs) -> int:
        instance = self._numbering.instances[at.num_id]
        if at.level in instance.starts:
            return instance.starts[at.level]
        level = self._numbering.level(at, self._styles)
        return level.start if level else 1

    def _print(self, at: NumberedAs, level: NumberLevel, values: dict[int, int]) -> str:
        def one(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            if index > at.level:
                return ""
            here = NumberedAs(at.num_id, index)
            shown = level if index == at.level else self._numbering.level(here, self._styles)
            if shown is None:
                return ""
            value = values.get(index, self._start(here))
            if level.legal and shown.format not in {"none", "bullet"}:
                return str(value)
            return format_number(value, shown.format, shown.custom)

        return _PLACEHOLDER.sub(one, level.text).strip()


def list_openers(order: Sequence[NumberedAs | None], numbering: Numbering, styles: Styles) -> dict[int, int]:
    """Lists of one paragraph whose next paragraph goes on in a list that looks the same: one to the other.

    LibreOffice parts a restarted list of a .doc like this: its first item becomes a list of its own.

    Args:
        order: where each paragraph of the document stands, in order.
    """
    uses = Counter(at.num_id for at in order if at is not None)
    openers: dict[int, int] = {}
    for at, after in pairwise(order):
        if at is None or after is None or uses[at.num_id] != 1 or uses[after.num_id] < 2 or at.level != after.level:
            continue
        one, other = numbering.level(at, styles), numbering.level(after, styles)
        if one and other and (one.format, one.text, one.start) == (other.format, other.text, other.start):
            openers[at.num_id] = after.num_id
    return openers


def old_label(original: str) -> str:
    """The number a `w:numberingChange` remembers ("第%1:3:37:条" → 第三条), or "" when it cannot be read."""
    if not _OLD_LEVEL.search(original):
        return ""
    return _OLD_LEVEL.sub(
        lambda m: format_number(int(m[2]), BY_CODE.get(int(m[3]), "decimal")) + m[4], original
    ).strip()


def read_numbering(root: etree._Element | None) -> Numbering:
    """The lists of a numbering part; none when the part is missing."""
    numbering = Numbering()
    if root is None:
        return numbering
    for element in root.iter(f"{W}abstractNum"):
        abstract = _abstract(element)
        numbering.abstracts.setdefault(abstract.id, abstract)
    for element in root.iter(f"{W}num"):
        num_id = number(element.get(f"{W}numId"))
        if num_id is not None:
            numbering.instances.setdefault(num_id, _instance(element))
    return numbering


def _abstract(element: etree._Element) -> AbstractList:
    return AbstractList(
        id=element.get(f"{W}abstractNumId", ""),
        levels=_levels(element),
        num_style_link=val(element, "numStyleLink") or "",
        style_link=val(element, "styleLink") or "",
    )


def _levels(element: etree._Element) -> dict[int, NumberLevel]:
    levels: dict[int, NumberLevel] = {}
    for child in element.iterfind(f"{W}lvl"):
        index = number(child.get(f"{W}ilvl"))
        if index is not None and 0 <= index < _LEVELS:
            levels.setdefault(index, _level(child))
    return levels


def _level(element: etree._Element) -> NumberLevel:
    name, custom = _format(element)
    start = number(val(element, "start"))
    return NumberLevel(
        # Without w:start Word counts from nought (17.9.25).
        start=start if start is not None else 0,
        format=name,
        custom=custom,
        text=val(element, "lvlText") or "",
        restart=number(val(element, "lvlRestart")),
        legal=switched_on(element, "isLgl") or False,
        style=val(element, "pStyle") or "",
        hidden=switched_on(element.find(f"{W}rPr"), "vanish") or False,
    )


def _format(element: etree._Element) -> tuple[str, str]:
    """The format's name and pattern; newer ones stand in mc:AlternateContent with a plain one as fall-back."""
    found = element.find(f"{W}numFmt")
    if found is None:
        found = element.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    if found is None:
        found = element.find(f"{MC}AlternateContent/{MC}Fallback/{W}numFmt")
    if found is None:
        return "decimal", ""
    return found.get(f"{W}val", "decimal"), found.get(f"{W}format", "")


def _instance(element: etree._Element) -> ListInstance:
    starts: dict[int, int] = {}
    levels: dict[int, NumberLevel] = {}
    for override in element.iterfind(f"{W}lvlOverride"):
        index = number(override.get(f"{W}ilvl"))
        if index is None or not 0 <= index < _LEVELS:
            continue
        start = number(val(override, "startOverride"))
        if start is not None:
            starts[index] = start
        level = override.find(f"{W}lvl")
        if level is not None:
            levels[index] = _level(level)
    return ListInstance(val(element, "abstractNumId") or "", starts, levels)
