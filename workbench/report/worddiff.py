"""What changed between two versions: which paragraph became which, and which words in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from workbench.domain.numerals import CHINESE_NUMERAL_CHARS

#: Numbers and Latin words stay whole; everything else is compared character by character.
_TOKEN = re.compile(rf"[0-9０-９.．]+|[A-Za-z]+|[{CHINESE_NUMERAL_CHARS}]+|.", re.DOTALL)
#: The number of an article, typed.
_HEAD = re.compile(rf"\s*第[{CHINESE_NUMERAL_CHARS}0-9]+条(?:之[{CHINESE_NUMERAL_CHARS}]+)?")
#: Equal words shorter than this between two changes are changed with them: a reader wants words, not letters.
_ISLAND = 2
#: Paragraphs less alike than this (0 to 100) are another paragraph, not a changed one.
_ALIKE = 45.0


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters ``start:end`` of the old words are replaced by `new`; one of both may be empty."""

    start: int
    end: int
    new: str


def word_edits(old: str, new: str) -> list[Edit]:
    """The edits that make `new` of `old`, in order, not touching each other."""
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    at = [0]
    for token in a:
        at.append(at[-1] + len(token))
    edits: list[Edit] = []
    if fuzz.ratio(old, new) < _ALIKE:
        return _replaced(a, b, at)
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            edits.append(Edit(at[i], at[j], "".join(b[k:m])))
    return _without_islands(old, edits)


def _replaced(a: Sequence[str], b: Sequence[str], at: Sequence[int]) -> list[Edit]:
    """One edit between what two unlike texts have in common at both ends: a salad of words would help nobody."""
    most = min(len(a), len(b))
    head = next((n for n in range(most) if a[n] != b[n]), most)
    tail = next((n for n in range(most - head) if a[-1 - n] != b[-1 - n]), most - head)
    if head == len(a) == len(b):
        return []
    return [Edit(at[head], at[len(a) - tail], "".join(b[head : len(b) - tail]))]


def _without_islands(old: str, edits: list[Edit]) -> list[Edit]:
    result: list[Edit] = []
    for edit in edits:
        last = result[-1] if result else None
        if last and edit.start - last.end < _ISLAND and "\n" not in old[last.end : edit.start]:
            result[-1] = Edit(last.start, edit.end, last.new + old[last.end : edit.start] + edit.new)
        else:
            result.append(edit)
    return result


def pair_paragraphs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Which old paragraph became which new one, in order: (old, new), -1 where there is none.

    Deleted ones come before the ones inserted in their stead.
    """
    pairs: list[tuple[int, int]] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs += list(zip(range(i, j), range(k, m), strict=True))
        else:
            pairs += [(i + x if x >= 0 else -1, k + y if y >= 0 else -1) for x, y in _pair_similar(old[i:j], new[k:m])]
    return pairs


def _pair_similar(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The pairing in order with the greatest sum of likeness; unlike ones stay alone."""
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    like = [[_likeness(a, b) for b in new] for a in old]
    for i in range(len(old) - 1, -1, -1):
        for k in range(len(new) - 1, -1, -1):
            best[i][k] = max(best[i + 1][k], best[i][k + 1], like[i][k] + best[i + 1][k + 1] if like[i][k] else 0.0)
    pairs: list[tuple[int, int]] = []
    i = k = 0
    while i < len(old) or k < len(new):
        if i < len(old) and k < len(new) and like[i][k] and best[i][k] == like[i][k] + best[i + 1][k + 1]:
            pairs.append((i, k))
            i, k = i + 1, k + 1
        elif i < len(old) and (k == len(new) or best[i][k] == best[i + 1][k]):
            pairs.append((i, -1))
            i += 1
        else:
            pairs.append((-1, k))
            k += 1
    return pairs


def _likeness(a: str, b: str) -> float:
    ratio = fuzz.ratio(a, b)
    if ratio >= _ALIKE:
        return ratio
    # an article that was written anew keeps its number
    one, other = _HEAD.match(a), _HEAD.match(b)
    return 1.0 if one and other and one[0] == other[0] else 0.0
