"""Where a note belongs: its words followed into a new version, and the row that holds most of what it is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from workbench.domain.labels import label_key
from workbench.domain.notes import Anchor
from workbench.domain.regulation import Article, Regulation

#: How alike (0 to 100) words must be to count as the same words reworded, and an article as the same article.
WORDS_ALIKE, ARTICLES_ALIKE = 70.0, 55.0
#: What an article is given for keeping its number, when several hold the words equally well.
_SAME_LABEL = 3.0


class Followed(StrEnum):
    """What became of an anchor's words in another version; values as shown."""

    UNCHANGED = "原文未变"
    MOVED = "原文移至其他位置"
    REWORDED = "原文有修改"
    GONE = "原文已删去"


@dataclass(frozen=True, slots=True)
class Trail:
    """Where an anchor's words are in another version; `anchor` is None when they are gone. `score` is 0 to 1."""

    state: Followed
    anchor: Anchor | None
    score: float


def follow(anchor: Anchor, new: Regulation, old: Regulation | None = None) -> Trail:
    """Follow an anchor's words into version `new`: exactly, then reworded, or say that they are gone.

    Args:
        old: the version the anchor hangs on; needed only for anchors on a whole article (without a quote).
    """
    if not anchor.article:
        return Trail(Followed.UNCHANGED, replace(anchor, sha256=new.sha256) if anchor.sha256 else anchor, 1.0)
    if anchor.quote:
        return _follow_words(anchor, new)
    return _follow_article(anchor, new, old)


def _near(label: str, articles: Iterable[Article]) -> list[Article]:
    """The articles, that with the same label first, then by their distance in the text."""
    at = label_key(label)[0]
    return sorted(articles, key=lambda a: (a.label != label, abs(label_key(a.label)[0] - at), label_key(a.label)))


def _follow_words(anchor: Anchor, new: Regulation) -> Trail:
    near = _near(anchor.article, new.articles)
    for article in near:
        if (start := _nearest(article.text, anchor.quote, anchor.start)) >= 0:
            state = Followed.UNCHANGED if article.label == anchor.article else Followed.MOVED
            return Trail(state, _at(anchor, new, article, anchor.quote, start), 1.0)
    from rapidfuzz import fuzz

    best: tuple[float, Article, int, int] | None = None
    for article in near:
        found = fuzz.partial_ratio_alignment(anchor.quote, article.text, score_cutoff=WORDS_ALIKE)
        if found is None or found.dest_end <= found.dest_start:
            continue
        score = found.score + (_SAME_LABEL if article.label == anchor.article else 0.0)
        if len(article.text) >= len(anchor.quote) * 0.6 and (best is None or score > best[0]):
            best = (score, article, found.dest_start, found.dest_end)
    if best is None:
        return Trail(Followed.GONE, None, 0.0)
    score, article, start, end = best
    return Trail(Followed.REWORDED, _at(anchor, new, article, article.text[start:end], start), min(score, 100.0) / 100)


def _nearest(text: str, quote: str, start: int) -> int:
    """The offset at which `quote` stands nearest to `start`, or -1."""
    found, at = -1, text.find(quote)
    while at >= 0:
        if found < 0 or abs(at - start) < abs(found - start):
            found = at
        at = text.find(quote, at + 1)
    return found


def _at(anchor: Anchor, new: Regulation, article: Article, quote: str, start: int) -> Anchor:
    return Anchor(new.sha256, anchor.city or new.city, article.label, quote, start)


def _follow_article(anchor: Anchor, new: Regulation, old: Regulation | None) -> Trail:
    before = next((a for a in old.articles if a.label == anchor.article), None) if old else None
    if before is None:
        kept = next((a for a in new.articles if a.label == anchor.article), None)
        if kept is None:
            return Trail(Followed.GONE, None, 0.0)
        return Trail(Followed.UNCHANGED, _at(anchor, new, kept, "", -1), 0.5)
    from rapidfuzz import fuzz

    best: tuple[float, Article] | None = None
    for article in _near(anchor.article, new.articles):
        score = 100.0 if article.text == before.text else fuzz.ratio(before.text, article.text)
        score += _SAME_LABEL if article.label == anchor.article else 0.0
        if best is None or score > best[0]:
            best = (score, article)
    if best is None or best[0] < ARTICLES_ALIKE:
        return Trail(Followed.GONE, None, 0.0)
    score, article = best
    state = Followed.REWORDED
    if article.text == before.text:
        state = Followed.UNCHANGED if article.label == anchor.article else Followed.MOVED
    return Trail(state, _at(anchor, new, article, "", -1), min(score, 100.0) / 100)
