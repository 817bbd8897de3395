"""What review says of many matters in the same words, gathered, so that the report says it once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.report.polish import polished

#: A clause and the mark behind it: it ends with a mark, or behind a value in quotation marks.
_CLAUSE = re.compile(r"([^；。“”]*“[^“”]*”[^；。，“”]*|[^；。“”]+)([；。，]?)")


@dataclass(frozen=True, slots=True)
class Advice:
    """A suggestion taken apart: `own` is said of this matter alone, `common` of several; each a sentence or ""."""

    own: str
    common: str


def split_advice(suggestions: Sequence[tuple[str, str]]) -> list[Advice]:
    """Take suggestions apart, each given with the kind of finding it belongs to; in the same order.

    Common are the clauses that at least two suggestions of a kind share, but for a first one that names a value.
    """
    parts = [(kind, _clauses(text)) for kind, text in suggestions]
    times = Counter((kind, words) for kind, clauses in parts for words in dict.fromkeys(w for w, _ in clauses))
    result = []
    for kind, clauses in parts:
        shared = [times[kind, w] > 1 and (n > 0 or "“" not in w) for n, (w, _) in enumerate(clauses)]
        own = [c for c, both in zip(clauses, shared, strict=True) if not both]
        common = [c for c, both in zip(clauses, shared, strict=True) if both]
        result.append(Advice(_sentence(own), _sentence(common)))
    return result


def _clauses(text: str) -> list[tuple[str, str]]:
    found = ((m[1].strip("，；。 "), m[2]) for m in _CLAUSE.finditer(polished(text)))
    return [(words, mark) for words, mark in found if words]


def _sentence(clauses: Sequence[tuple[str, str]]) -> str:
    return "".join(words + (mark or "；") for words, mark in clauses).rstrip("；。，") + "。" if clauses else ""


def by_words(said: Iterable[tuple[str, str]]) -> Mapping[str, list[str]]:
    """Sentence to the names of those it is said of, each once, in order; empty sentences are left out."""
    result: dict[str, list[str]] = {}
    for words, name in said:
        if words:
            names = result.setdefault(words, [])
            if name not in names:
                names.append(name)
    return result
