"""Phrases that can be the heading of a row: cut out of its provisions at word boundaries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.align.topic_style import Grammar
from workbench.align.topic_words import PAUSE

#: A phrase has at most this many characters and words.
LONGEST = 14
_WORDS = 9
#: The bigrams that a reader's heading has in the mean.
READERS_LENGTH = 8.0
#: The chance of a word that nothing speaks for.
_HOPELESS = 0.02
#: How often two neighbouring words of the provisions are neighbours in the heading too, if both are in it; the same
#: with a link between them; the same of a single character and its neighbour.
_TOGETHER = 0.55
_ACROSS_LINK = 0.3
_SINGLE = 0.9
#: A bigram must be this likely to pay for its place in a heading.
_PAYS = 0.15
#: What it costs to break a phrase off at its left, at its right.
_CUT_LEFT = 0.15
_CUT_RIGHT = 0.35
LINKS = {"、": "、", "和": "和", "与": "与", "及": "、", "以及": "、", "或者": "、", "或": "、", "的": "的"}
_Span = tuple[int, int, tuple[bool, bool]]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words cut out of a provision, with links, and where they stand in its words.

    Attributes:
        cut: whether it leaves out a word that belongs to it (left, right).
    """

    words: tuple[str, ...]
    tokens: Sequence[str]
    start: int
    cut: tuple[bool, bool]

    @property
    def before(self) -> str:
        """The word in front of it."""
        return self.tokens[self.start - 1] if self.start else PAUSE

    @property
    def behind(self) -> str:
        """The word that follows it."""
        end = self.start + len(self.words)
        return self.tokens[end] if end < len(self.tokens) else PAUSE


def phrases(
    tokens: Sequence[str],
    chance: Mapping[str, float],
    grammar: Grammar,
    known: dict[tuple[str, ...], list[_Span]],
) -> Iterator[Phrase]:
    """The best phrases of every run of words without stop words and pauses; `known` are runs of the row seen before."""
    run: list[str] = []
    stop = grammar.stop
    hopeful = False
    for place, token in enumerate((*tokens, PAUSE)):
        link = LINKS.get(token)
        if link:
            if run:
                run.append(link)
        elif token and token not in stop:
            run.append(token)
            hopeful = hopeful or token in chance
        elif run:
            if hopeful:
                key = tuple(run)
                spans = known.get(key)
                if spans is None:
                    spans = known[key] = _best(run, chance, grammar)
                for start, end, cut in spans:
                    yield Phrase(key[start:end], tokens, place - len(run) + start, cut)
            run = []
            hopeful = False


def _best(run: list[str], chance: Mapping[str, float], grammar: Grammar) -> list[_Span]:
    """Where the phrases of a run stand that most likely stand in the heading: the best one, the best that is whole."""
    best = whole = (0.0, 0, 0, (False, False))
    if len(run) == 1:
        word = run[0]
        fits = 1 < len(word) <= LONGEST and word not in grammar.first and word not in grammar.last
        return [(0, 1, (False, False))] if fits and chance.get(word, 0.0) > _PAYS else []
    gains = [right - bigrams * _PAYS for right, bigrams in _right(run, chance)]
    for start, first in enumerate(run):
        if first not in chance or first in grammar.first:
            continue
        before = run[start - 1] if start else "的"
        left = before not in LINKS and before not in grammar.first and before not in grammar.acts
        gain = (len(first) - 1) * (chance.get(first, _HOPELESS) - _PAYS) - (_CUT_LEFT if left else 0.0)
        size = 0
        for end in range(start, min(start + _WORDS, len(run))):
            word = run[end]
            size += len(word)
            if size > LONGEST:
                break
            if end > start:
                gain += gains[end]
            if gain <= 0.0 or word in LINKS or word in grammar.last or (word not in chance and len(word) > 1):
                continue
            right = end + 1 < len(run) and run[end + 1] not in LINKS and run[end + 1] not in grammar.acts
            value = gain - (_CUT_RIGHT if right else 0.0)
            if value > best[0]:
                best = value, start, end + 1, (left, right)
            if value > whole[0] and not left and not right:
                whole = value, start, end + 1, (False, False)
    found = [best[1:]] if best[2] else []
    if whole[2] and whole[1:3] != best[1:3]:
        found.append(whole[1:])
    return found


def _right(words: Sequence[str], chance: Mapping[str, float]) -> list[tuple[float, int]]:
    """For every word: how many of the bigrams that it adds to the words before are likely right, and how many it adds."""
    found: list[tuple[float, int]] = []
    before = beyond = ""
    for word in words:
        single = len(word) == 1
        if word in LINKS:
            found.append((0.0, 0))
        else:
            own = chance.get(word, _HOPELESS)
            if single and before and before not in LINKS:
                own = _SINGLE * chance.get(before, _HOPELESS)
            right, bigrams = (len(word) - 1) * own, len(word) - 1
            if before in LINKS:
                right += 2 * _ACROSS_LINK * min(own, chance.get(beyond, _HOPELESS))
                bigrams += 2
            elif before:
                other = chance.get(before, own if len(before) == 1 else _HOPELESS)
                right += (_SINGLE if single or len(before) == 1 else _TOGETHER) * min(own, other)
                bigrams += 1
            found.append((right, bigrams))
        before, beyond = word, before
    return found


def bigrams(words: Sequence[str], chance: Mapping[str, float]) -> tuple[float, int]:
    """How many bigrams of a phrase are likely right, and how many it has."""
    right, size = 0.0, 0
    for more, count in _right(words, chance):
        right += more
        size += count
    return right, size


def expected(right: float, size: int) -> float:
    """The F1 that a heading of `size` bigrams, of which `right` are likely right, may expect."""
    return 2 * right / (size + READERS_LENGTH)


def acts_near(phrase: Phrase, grammar: Grammar) -> Iterator[tuple[str, bool]]:
    """The verbs that stand before the phrase and govern it (True), or follow it in its sentence (False)."""
    tokens = phrase.tokens
    at = phrase.start - 1
    while at >= 0 and phrase.start - at < 4 and (tokens[at] in grammar.acts or tokens[at] in LINKS):
        if tokens[at] in grammar.acts:
            yield tokens[at], True
        at -= 1
    pauses = 0
    for token in tokens[phrase.start + len(phrase.words) :][:24]:
        pauses += token == PAUSE
        if pauses > 2:
            return
        if token in grammar.acts:
            yield token, False
