"""Differences between two provisions at the level of words and numbers, readable for a lawyer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from workbench.align.lexicon import load_lexicon
from workbench.align.segment import Segmenter

_UNIT = (
    r"个?工作日|个?自然日|日|天|个?月|年|周岁|岁|小时|分钟|时|元|万元|亿元|倍|米|公里|千米|厘米|毫米|平方米|平方公里|公顷|亩|立方米|升|吨"
    r"|千克|公斤|度|℃|摄氏度|分贝|人|户|名|处|次|辆|只|株|棵|件|份|台|层|条|款|项|章|节|分之[零一二三四五六七八九十百]+"
)
#: A number with its unit, a date, a cited article: one token, so that 五百元 and 五千元 differ as a whole.
_NUMBER = re.compile(
    rf"百分之[零〇一二三四五六七八九十百点]+|第[零〇一二三四五六七八九十百千\d]+[条款项章节](?:之[一二三四五六七八九十]+)?"
    rf"|[零〇一二三四五六七八九十百千万亿两\d０-９]+(?:[.．][\d０-９]+|点[零一二三四五六七八九]+)?(?:[%％]|(?:{_UNIT})(?!\w*法))"
    rf"|[\d０-９]+(?:[.．][\d０-９]+)?"
)
_LATIN = re.compile(r"[A-Za-z0-9]+")
#: Marks that end a clause; a moved clause is looked for between them.
_CLAUSE_END = "，。；：！？\n"
#: A moved clause has at least this many characters.
_SHORTEST_MOVE = 8
#: Equal words shorter than this between two changes are not worth an island of their own.
_ISLAND = 2


class Change(StrEnum):
    """How a stretch of words stands to the base."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Token:
    """Characters ``start:end``: a word, a number with its unit, or a mark."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of the base and the stretch of the other text that corresponds to it.

    Attributes:
        kind: SAME and MOVED have equal words on both sides; ADDED has no base, REMOVED no other words.
        start, end: characters of the other text (start == end for REMOVED: where the words would stand).
        base_start, base_end: characters of the base text (likewise for ADDED).
    """

    kind: Change
    start: int
    end: int
    base_start: int
    base_end: int


def tokens(text: str, segmenter: Segmenter | None = None) -> list[Token]:
    """`text` in words, numbers with units and marks; white space is no token."""
    cut = segmenter or load_lexicon().segmenter
    found: list[Token] = []
    at = 0
    for number in _NUMBER.finditer(text):
        found += _plain(text, at, number.start(), cut)
        found.append(Token(*number.span(), number[0]))
        at = number.end()
    return found + _plain(text, at, len(text), cut)


def _plain(text: str, start: int, end: int, cut: Segmenter) -> list[Token]:
    """Words and marks of ``text[start:end]``, which has no numbers."""
    piece = text[start:end]
    spans = cut.spans(piece) + [m.span() for m in _LATIN.finditer(piece)]
    covered = {n for a, b in spans for n in range(a, b)}
    spans += [(n, n + 1) for n, c in enumerate(piece) if n not in covered and not c.isspace()]
    return [Token(start + a, start + b, piece[a:b]) for a, b in sorted(spans)]


def compare(base: str, other: str) -> tuple[Difference, ...]:
    """How `other` differs from `base`: stretches in the order of `other` that cover both texts' words.

    Words removed stand where they would be read. A clause of eight characters or more that both texts have at another
    place is MOVED, not removed and added.
    """
    if base == other:
        return (Difference(Change.SAME, 0, len(other), 0, len(base)),) if base else ()
    cut = load_lexicon().segmenter
    left, right = tokens(base, cut), tokens(other, cut)
    matcher = SequenceMatcher(None, [t.text for t in left], [t.text for t in right], autojunk=False)
    steps = _without_islands(matcher.get_opcodes(), left)
    found = [_difference(step, left, right, len(base), len(other)) for step in steps]
    return tuple(_with_moves(base, other, found))


_Step = tuple[str, int, int, int, int]


def _without_islands(steps: Sequence[_Step], left: Sequence[Token]) -> list[_Step]:
    """Steps with lone marks and single characters between two changes swallowed: nobody can read confetti."""
    result: list[_Step] = []
    for n, (tag, a, b, c, d) in enumerate(steps):
        small = tag == "equal" and sum(len(t.text) for t in left[a:b]) < _ISLAND and 0 < n < len(steps) - 1
        if (small or tag != "equal") and result and result[-1][0] != "equal":
            _, a0, _, c0, _ = result[-1]
            result[-1] = ("replace", a0, b, c0, d)
        else:
            result.append((tag, a, b, c, d))
    return result


def _difference(step: _Step, left: Sequence[Token], right: Sequence[Token], base: int, other: int) -> Difference:
    tag, a, b, c, d = step
    base_start, base_end = _span(left, a, b, base)
    start, end = _span(right, c, d, other)
    kind = Change.SAME if tag == "equal" else Change.CHANGED
    if tag != "equal" and a == b:
        kind = Change.ADDED
    elif tag != "equal" and c == d:
        kind = Change.REMOVED
    return Difference(kind, start, end, base_start, base_end)


def _span(row: Sequence[Token], first: int, last: int, size: int) -> tuple[int, int]:
    """Characters of the tokens ``first:last``; an empty range stands before token `first`."""
    if first < last:
        return row[first].start, row[last - 1].end
    at = row[first].start if first < len(row) else size
    return at, at


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Clauses of ``text[start:end]``, without their marks."""
    found, at = [], start
    for n in range(start, end + 1):
        if n == end or text[n] in _CLAUSE_END:
            if n - at >= _SHORTEST_MOVE:
                found.append((at, n))
            at = n + 1
    return found


def _with_moves(base: str, other: str, found: Sequence[Difference]) -> list[Difference]:
    """`found` with clauses that both an addition and a removal hold marked as moved."""
    gone: dict[str, list[tuple[int, int]]] = {}
    for d in found:
        if d.kind in (Change.REMOVED, Change.CHANGED):
            for a, b in _clauses(base, d.base_start, d.base_end):
                gone.setdefault(base[a:b].strip(), []).append((a, b))
    come = Counter(
        other[a:b].strip()
        for d in found
        if d.kind in (Change.ADDED, Change.CHANGED)
        for a, b in _clauses(other, d.start, d.end)
    )
    moved = {t for t, n in come.items() if n == 1 and len(gone.get(t, ())) == 1}
    result: list[Difference] = []
    for d in found:
        result += _split_moved(base, other, d, moved, gone) if d.kind is not Change.SAME else [d]
    return result


def _split_moved(
    base: str, other: str, d: Difference, moved: set[str], gone: dict[str, list[tuple[int, int]]]
) -> list[Difference]:
    """One change with the moved clauses cut out of it; on the base side what moved away is no longer removed."""
    kept_base = [(a, b) for a, b in _outside(d.base_start, d.base_end, [
        (a, b) for a, b in _clauses(base, d.base_start, d.base_end) if base[a:b].strip() in moved])
        if base[a:b].strip(_CLAUSE_END + " ")]  # fmt: skip
    away = [(a, b) for a, b in _clauses(other, d.start, d.end) if other[a:b].strip() in moved]
    if not away and kept_base == [(d.base_start, d.base_end)]:
        return [d]
    result: list[Difference] = []
    kept_other = [(a, b) for a, b in _outside(d.start, d.end, away) if other[a:b].strip(_CLAUSE_END + " ")]
    if len(kept_base) == 1 and len(kept_other) == 1:
        result.append(Difference(Change.CHANGED, *kept_other[0], *kept_base[0]))
    else:
        result += [Difference(Change.REMOVED, d.start, d.start, a, b) for a, b in kept_base]
        result += [Difference(Change.ADDED, a, b, d.base_end, d.base_end) for a, b in kept_other]
    for a, b in away:
        x, y = gone[other[a:b].strip()][0]
        result.append(Difference(Change.MOVED, a, b, x, y))
    return sorted(result, key=lambda x: (x.start, x.end))


def _outside(start: int, end: int, holes: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """What of ``start:end`` lies outside `holes`."""
    found, at = [], start
    for a, b in holes:
        if a > at:
            found.append((at, a))
        at = b
    if at < end:
        found.append((at, end))
    return found


def common_text(texts: Sequence[str]) -> str:
    """The text that most of `texts` share most of: the one nearest to all others, to compare them with.

    The choice does not depend on the order of `texts`.
    """
    if not texts:
        return ""
    bags = {t: Counter(x.text for x in tokens(t)) for t in texts}

    def nearness(text: str) -> tuple[float, int, str]:
        shared = 0.0
        for other in texts:
            both = sum((bags[text] & bags[other]).values())
            shared += 2 * both / max(sum(bags[text].values()) + sum(bags[other].values()), 1)
        return -shared, len(text), text

    return min(texts, key=nearness)
