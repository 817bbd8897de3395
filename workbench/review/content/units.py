"""The vocabulary of units (``resources/vocab/units.toml``) and what a value is in its family's base unit."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from workbench.domain.findings import Value
from workbench.domain.resources import resource


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its normalised name, its family, and how many base units one of it is."""

    name: str
    measure: str
    factor: float


@cache
def units() -> dict[str, Unit]:
    """Every writing of a unit and the unit it means."""
    with resource("vocab", "units.toml").open("rb") as file:
        entries = tomllib.load(file)["unit"]
    found: dict[str, Unit] = {}
    for entry in entries:
        measure = entry["measure"]
        unit = Unit(entry["name"], f"count:{entry['name']}" if measure == "count" else measure, float(entry["factor"]))
        found.update(dict.fromkeys(entry["words"], unit))
    return found


@cache
def unit_pattern() -> str:
    """A regular expression for every writing, the longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(units(), key=lambda w: (-len(w), w))) + ")"


@cache
def _factors() -> dict[str, float]:
    return {unit.name: unit.factor for unit in units().values()}


def base_ends(value: Value) -> tuple[float | None, float | None]:
    """The ends of a value's range in its family's base unit (日 for periods, 元 for money, 米 for lengths)."""
    factor = _factors().get(value.unit, 1.0)
    low = None if value.low is None else round(value.low * factor, 6)
    high = None if value.high is None else round(value.high * factor, 6)
    return low, high
