"""Two versions of one city's draft: which articles were added, deleted, changed, renumbered, moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from rapidfuzz import fuzz, process

from workbench.align.corrections import text_digest
from workbench.align.diff import Change, Difference, compare
from workbench.domain.regulation import Article, Regulation

#: Two articles less alike than this (0 to 100, order of words counting) are not versions of each other.
_ALIKE = 45.0
#: The same where both neighbours correspond too.
_ALIKE_IN_PLACE = 30.0


class ArticleChange(StrEnum):
    """What happened to an article between two versions; values as shown."""

    SAME = "未变"
    RENUMBERED = "条号变动"
    CHANGED = "修改"
    MOVED = "移位"
    ADDED = "新增"
    DELETED = "删除"


@dataclass(frozen=True, slots=True)
class VersionChange:
    """One article of the old or the new version.

    Attributes:
        change: what happened; an article both moved and changed is CHANGED with `moved` set.
        old, new: labels, "" where the version has no such article.
        moved: it stands at another place among the articles that both versions have.
        differences: words of the new article against the old one; empty where nothing changed.
    """

    change: ArticleChange
    old: str
    new: str
    moved: bool = False
    differences: tuple[Difference, ...] = ()


def compare_versions(old: Regulation, new: Regulation) -> tuple[VersionChange, ...]:
    """What changed from `old` to `new`: in the order of the new version, deleted articles where they stood."""
    pairs = _match(old.articles, new.articles)
    stay = _longest_run(sorted(pairs.items()))
    by_new = {n: o for o, n in pairs.items()}
    result: list[VersionChange] = []
    pending = [o for o in range(len(old.articles)) if o not in pairs]
    for n, article in enumerate(new.articles):
        o = by_new.get(n, -1)
        if o < 0:
            result.append(VersionChange(ArticleChange.ADDED, "", article.label))
            continue
        while pending and pending[0] < o and o in stay:
            result.append(VersionChange(ArticleChange.DELETED, old.articles[pending.pop(0)].label, ""))
        result.append(_change(old.articles[o], article, moved=o not in stay))
    result += [VersionChange(ArticleChange.DELETED, old.articles[o].label, "") for o in pending]
    return tuple(result)


def _change(old: Article, new: Article, *, moved: bool) -> VersionChange:
    if text_digest(old.text) == text_digest(new.text):
        kind = ArticleChange.MOVED if moved else ArticleChange.SAME
        if kind is ArticleChange.SAME and old.label != new.label:
            kind = ArticleChange.RENUMBERED
        return VersionChange(kind, old.label, new.label, moved)
    differences = compare(old.text, new.text)
    if all(d.kind is Change.SAME for d in differences):
        differences = ()
    return VersionChange(ArticleChange.CHANGED, old.label, new.label, moved, differences)


def _match(old: Sequence[Article], new: Sequence[Article]) -> dict[int, int]:
    """Which old article became which new one: equal words first, then the likest, neighbours helping."""
    pairs: dict[int, int] = {}
    places: dict[str, list[int]] = {}
    for n, article in enumerate(new):
        places.setdefault(text_digest(article.text), []).append(n)
    for o, article in enumerate(old):
        same = places.get(text_digest(article.text), [])
        if same:
            pairs[o] = same.pop(0)
    rest_old = [o for o in range(len(old)) if o not in pairs]
    taken = set(pairs.values())
    rest_new = [n for n in range(len(new)) if n not in taken]
    if not rest_old or not rest_new:
        return pairs
    like = process.cdist([old[o].text for o in rest_old], [new[n].text for n in rest_new], scorer=fuzz.ratio)
    ranked = sorted((-float(like[i, j]), i, j) for i, j in np.argwhere(like >= _ALIKE_IN_PLACE).tolist())
    for score, i, j in ranked:
        o, n = rest_old[i], rest_new[j]
        beside = pairs.get(o - 1, -9) == n - 1 or pairs.get(o + 1, -9) == n + 1
        if o not in pairs and n not in taken and (-score >= _ALIKE or beside):
            pairs[o] = n
            taken.add(n)
    return pairs


def _longest_run(pairs: Sequence[tuple[int, int]]) -> set[int]:
    """The old articles of the longest chain that keeps its order; all others have moved."""
    best: list[int] = []
    before: list[int] = []
    for k, (_, n) in enumerate(pairs):
        options = [(best[m], -m) for m in range(k) if pairs[m][1] < n]
        length, at = max(options, default=(0, 1))
        best.append(length + 1)
        before.append(-at if at <= 0 else -1)
    if not best:
        return set()
    k = max(range(len(best)), key=lambda m: (best[m], -m))
    chain: set[int] = set()
    while k >= 0:
        chain.add(pairs[k][0])
        k = before[k]
    return chain
