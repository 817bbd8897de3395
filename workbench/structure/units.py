"""The units of a decision or resolution: a chain 一、二、三、… found among numbers of mixed and mangled styles.

Every line that begins with a number is a candidate. The units are the chain of rising numbers with the greatest weight:
the usual style (一、) weighs most, a missing number costs. So the items 1. 2. 3. inside a unit never displace 二、, and a
copy in which some units became "第一，", "5." or "三。" still has all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.structure.joining import is_unfinished
from workbench.structure.lines import Line
from workbench.structure.marks import ItemMark, Style, item_mark

_WEIGHT = {
    Style.CN_COMMA: 10.0, Style.ORDINAL: 3.0, Style.ONE_IS: 2.0, Style.DIGIT_DOT: 2.5, Style.CN_BRACKET: 1.5,
    Style.DIGIT_HALF: 0.5, Style.DIGIT_BRACKET: 0.5, Style.CIRCLED: 0.2,
}  # fmt: skip
_GAP_COST = 2.0
_LARGEST_GAP = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's first line."""

    line: int
    mark: ItemMark


@dataclass(slots=True)
class _Chain:
    weight: float
    number: int
    unit: Unit
    before: _Chain | None


def unit_chain(lines: Sequence[Line], barred: Sequence[bool]) -> list[Unit]:
    """The units of a document without articles, in order; lines with ``barred[i]`` (quoted, forced otherwise) begin none."""
    best: dict[int, _Chain] = {}
    for i, line in enumerate(lines):
        mark = None if barred[i] else item_mark(line.shown)
        if mark is None or mark.style not in _WEIGHT or mark.number < 1:
            continue
        if not line.automatic and i and is_unfinished(lines[i - 1].shown):
            continue
        _extend(best, Unit(i, mark))
    if not best:
        return []
    chain: _Chain | None = max(best.values(), key=lambda c: (c.weight, -c.number))
    units: list[Unit] = []
    while chain is not None:
        units.append(chain.unit)
        chain = chain.before
    return units[::-1]


def _extend(best: dict[int, _Chain], unit: Unit) -> None:
    number, weight = unit.mark.number, _WEIGHT[unit.mark.style]
    options: list[tuple[float, _Chain | None]] = []
    for gap in range(_LARGEST_GAP + 1):
        before = best.get(number - 1 - gap)
        if before is not None:
            options.append((before.weight + weight - gap * _GAP_COST, before))
    options.append((weight - min(number - 1, 4) * _GAP_COST, None))
    total, before = max(options, key=lambda o: o[0])
    known = best.get(number)
    if known is None or total > known.weight:
        best[number] = _Chain(total, number, unit, before)


def is_convincing(units: Sequence[Unit], *, decision: bool, rules: bool) -> bool:
    """The chain makes the document a decision.

    `decision`: its title says so; `rules`: it is a text of rules at least (规定, 办法 …), where any one style convinces;
    else only the usual style does.
    """
    usual = sum(u.mark.style is Style.CN_COMMA for u in units)
    if not units:
        return False
    if units[0].mark.number != 1:
        return rules and units[0].mark.number <= 3 and usual == len(units) >= 3
    if rules and len({u.mark.style for u in units}) == 1 and (len(units) >= 3 or usual == 2):
        return True
    if decision:
        return len(units) >= 2 or usual == 1
    return usual >= 3 and usual * 2 >= len(units)
