"""How long a pattern can take at worst: the number of ways in which it could match from one place.

Python's regular expressions try every way before they give up, so ``(甲+)+乙`` on a long text never ends. The estimate is
rough and on the safe side; it is asked for patterns that users write, before they are used.
"""

from __future__ import annotations

import importlib
from typing import Any

#: The longest sentence that patterns are tried on (characters).
_SENTENCE = 1300
#: Patterns with more ways than this are refused: two open gaps (.*) exceed it, four gaps of twenty characters do not.
LIMIT = 1_000_000.0
_CEILING = 1e30
#: Parts of a pattern that hold further parts behind so many other entries.
_HOLDERS = {"SUBPATTERN": 3, "ASSERT": 1, "ASSERT_NOT": 1, "ATOMIC_GROUP": 0}


def effort_of(pattern: str) -> float:
    """In how many ways at most a valid `pattern` could match from one place of a sentence; 1 for fixed words."""
    parser: Any = importlib.import_module("re._parser")  # the standard library's own reading of a pattern
    return _sequence(parser.parse(pattern))


def _sequence(parts: Any) -> float:
    ways = 1.0
    for name, value in parts:
        ways = min(ways * _part(str(name), value), _CEILING)
    return ways


def _part(name: str, value: Any) -> float:
    if name.endswith("_REPEAT"):
        least, most, body = value
        most = min(int(most), _SENTENCE)
        inner = _sequence(body)
        counts = most - int(least) + 1.0 if most > int(least) else 1.0
        repeated = inner**most if inner < 2 or most < 100 else _CEILING
        return min(counts * repeated, _CEILING)
    if name in _HOLDERS:
        return _sequence(value if name == "ATOMIC_GROUP" else value[_HOLDERS[name]])
    if name == "BRANCH":
        return _branches(value[1])
    if name == "GROUPREF_EXISTS":
        return sum(_sequence(body) for body in value[1:] if body)
    return 1.0


def _branches(bodies: list[Any]) -> float:
    """Alternatives that begin with different characters exclude each other; of plain words at most two fit at once."""
    firsts = [str(body[0]) if len(body) and str(body[0][0]) == "LITERAL" else "" for body in bodies]
    ways = [_sequence(body) for body in bodies]
    if "" not in firsts and len(set(firsts)) == len(firsts):
        return max(ways)
    if all(str(name) == "LITERAL" for body in bodies for name, _ in body) and all(len(body) for body in bodies):
        return 2.0
    return sum(ways)
