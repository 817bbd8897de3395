"""Which words a pattern cannot match without: a cheap look that spares most of the patterns' work.

Python tries a pattern at every place of a sentence. Most patterns of the rules name several things ("an operator from
elsewhere" … "must register"), and a sentence that lacks all words for one of them cannot match. These words are read off
the pattern itself, so they can never fall behind it; what cannot be read off is simply not asked for.
"""

from __future__ import annotations

import importlib
import operator
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import product
from typing import Any

#: More alternatives than this are not written out.
_MOST = 240
#: Characters of a class beyond this number are "any character".
_CLASS = 24
_NOTHING = frozenset({""})
#: Parts that take no characters.
_ZERO_WIDTH = frozenset({"AT", "ASSERT", "ASSERT_NOT"})

Words = frozenset[str]


@dataclass(slots=True)
class _Reading:
    """What is known of a part of a pattern.

    Attributes:
        exact: all strings the part since the last gap can match, or None when they are not known.
        needs: sets of words; of each set one must occur.
        whole: whether `exact` is all of the part, not only what stands behind its last gap.
    """

    exact: Words | None = _NOTHING
    needs: list[Words] = field(default_factory=list)
    whole: bool = True

    def gap(self) -> None:
        """Whatever follows is not known: keep what was read so far."""
        if self.exact is not None and min(map(len, self.exact)) > 1:
            self.needs.append(self.exact)
        self.exact = _NOTHING
        self.whole = False

    def then(self, other: Words | None) -> None:
        """A part that matches exactly one of `other` (None: anything) follows."""
        if other is None or self.exact is None:
            self.gap()
            return
        if len(self.exact) * len(other) > _MOST:
            self.gap()
        before = self.exact or _NOTHING
        self.exact = frozenset(a + b for a, b in product(before, other))


def pairs_needed(pattern: str) -> tuple[Words, ...]:
    """Sets of pairs of characters: a text without any pair of one of the sets cannot match `pattern`."""
    parser: Any = importlib.import_module("re._parser")  # the standard library's own reading of a pattern
    parsed = parser.parse(pattern)
    if parsed.state.flags & ~32:  # flags like "ignore case" change what matches; 32 is Unicode, which is always on
        return ()
    reading = _sequence(parsed)
    reading.gap()
    sets = {frozenset(word[:2] for word in words) for words in reading.needs}
    return tuple(sorted(sets, key=lambda s: (len(s), sorted(s))))


def pairs_of(text: str) -> set[str]:
    """All pairs of neighbouring characters."""
    return set(map(operator.add, text, text[1:]))


@dataclass(frozen=True, slots=True)
class Lookup:
    """Words by their first two characters: which of them stand in a text, without trying each."""

    by_pair: Mapping[str, tuple[str, ...]]
    single: tuple[str, ...]

    def words_in(self, text: str, pairs: AbstractSet[str]) -> set[str]:
        """The words that stand in a text with these pairs of neighbouring characters."""
        found = {word for pair in self.by_pair.keys() & pairs for word in self.by_pair[pair] if word in text}
        return found.union(sign for sign in self.single if sign in text)


def lookup_of(words: Iterable[str]) -> Lookup:
    """A lookup for `words`."""
    by_pair: dict[str, list[str]] = {}
    for word in sorted(words):
        by_pair.setdefault(word[:2], []).append(word)
    return Lookup(
        {pair: tuple(some) for pair, some in by_pair.items() if len(pair) > 1},
        tuple(pair for pair in by_pair if len(pair) == 1),
    )


def _sequence(parts: Any) -> _Reading:
    reading = _Reading()
    for name, value in parts:
        inner = _part(str(name), value)
        reading.then(inner.exact)
        reading.needs += inner.needs
    return reading


def _part(name: str, value: Any) -> _Reading:
    if name == "LITERAL":
        return _Reading(frozenset({chr(value)}))
    if name == "IN":
        return _Reading(_class(value))
    if name in _ZERO_WIDTH:
        return _Reading()
    if name == "SUBPATTERN":
        return _closed(_sequence(value[3])) if not value[1] and not value[2] else _Reading(None)
    if name == "BRANCH":
        return _branches([_closed(_sequence(body)) for body in value[1]])
    if name.endswith("_REPEAT"):
        return _repeated(int(value[0]), int(value[1]), _closed(_sequence(value[2])))
    return _Reading(None)


def _closed(reading: _Reading) -> _Reading:
    """A reading as one part: known exactly, or by its needs alone."""
    if not reading.whole:
        reading.gap()
        reading.exact = None
    return reading


def _class(members: Any) -> Words | None:
    found: set[str] = set()
    for name, value in members:
        if str(name) == "LITERAL":
            found.add(chr(value))
        elif str(name) == "RANGE" and value[1] - value[0] < _CLASS:
            found.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return None
    return frozenset(found) if len(found) <= _CLASS else None


def _branches(bodies: list[_Reading]) -> _Reading:
    exact = [body.exact for body in bodies]
    together = frozenset[str]().union(*(e for e in exact if e is not None))
    if None not in exact and len(together) <= _MOST:
        return _Reading(together)
    best: set[str] = set()
    for body in bodies:
        known = body.needs or ([body.exact] if body.exact is not None and min(map(len, body.exact)) > 1 else [])
        if not known:
            return _Reading(None)
        best |= min(known, key=lambda words: (len(words), sorted(words)))
    return _Reading(None, [frozenset(best)])


def _repeated(least: int, most: int, body: _Reading) -> _Reading:
    if most == 1 and body.exact is not None:
        return _Reading(body.exact | _NOTHING) if least == 0 else body
    if least == 0:
        return _Reading(None)
    body.gap()
    return _Reading(None, body.needs)
