"""Procedural steps named in a text (``resources/vocab/procedures.toml``)."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from workbench.domain.resources import resource
from workbench.review.content.model import Procedure, Sentence

_NEGATED = re.compile(r"(?:未|无需|不需|无须|不再|免于|免予|取消|不得|擅自|不办理|未按)[^，。；]{0,10}$")


@cache
def _vocabulary() -> tuple[re.Pattern[str], tuple[str, ...], dict[str, int]]:
    with resource("vocab", "procedures.toml").open("rb") as file:
        entries = tomllib.load(file)["procedure"]
    parts = [f"(?P<k{i}>{'|'.join(e['patterns'])})" for i, e in enumerate(entries)]
    return re.compile("|".join(parts)), tuple(e["kind"] for e in entries), {e["kind"]: e["weight"] for e in entries}


def procedure_weight(kind: str) -> int:
    """How burdensome a kind of step is: 5 for a licence, 2 for a notice, 0 for an unknown kind."""
    return _vocabulary()[2].get(kind, 0)


def read_procedures(text: str, sentences: Sequence[Sentence]) -> tuple[Procedure, ...]:
    """Every procedural step the text names, in order."""
    pattern, kinds, _ = _vocabulary()
    starts = [s.start for s in sentences]
    found = []
    for match in pattern.finditer(text):
        assert match.lastgroup is not None
        kind = kinds[int(match.lastgroup[1:])]
        negated = bool(_NEGATED.search(text[max(0, match.start() - 14) : match.start()]))
        sentence = max(0, bisect_right(starts, match.start()) - 1)
        found.append(Procedure(match.start(), match.end(), match.group(), kind, negated, sentence))
    return tuple(found)
