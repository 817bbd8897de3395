"""Kinds of provision (purpose, scope, duty, liability, …), read from the standard phrases in kinds.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.domain.resources import resource


@dataclass(frozen=True)
class Kind:
    """One kind of provision.

    Attributes:
        id: stable word ("purpose").
        name: its name for the user.
        pattern: what its provisions say.
        head: the name alone is a heading.
        order: place in a regulation's natural order (0 front, 100 end), or -1 where the articles decide.
    """

    id: str
    name: str
    pattern: re.Pattern[str]
    head: bool = False
    order: int = -1


@lru_cache(maxsize=1)
def load_kinds() -> tuple[Kind, ...]:
    """The kinds of resources/align/kinds.toml in their order there (read once)."""
    data = tomllib.loads(resource("align", "kinds.toml").read_text("utf-8"))
    return tuple(
        Kind(k["id"], k["name"], re.compile(k["pattern"]), k.get("head", False), k.get("order", -1))
        for k in data["kind"]
    )


def kinds_of(text: str, kinds: Sequence[Kind]) -> list[bool]:
    """Which of `kinds` a provision's words show."""
    return [kind.pattern.search(text) is not None for kind in kinds]
