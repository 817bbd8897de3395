"""How likely a legal reader is to put a word of a row's provisions into the row's heading."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from workbench.align.conduct import conduct_of
from workbench.align.prepare import Prepared
from workbench.align.topic_style import WordWeights

_BRACKETS = re.compile(r"（[^（）]*）|\([^()]*\)|《[^《》]*》")
_TOKEN = re.compile(r"[\u4e00-\u9fff]+|、|[^\u4e00-\u9fff、]+")
_AS_RULED = re.compile(r"未(?:能)?(?:按照|依照|按|依|依据)(?:本条例|有关|相关|国家|前款|法律法规)*(?:的?规定|要求)")
_PLACE = re.compile(r"^(?!城市|超市|夜市|早市|集市|门市)[\u4e00-\u9fff]{2,3}[省市县]$")
#: Characters of a provision that are looked at; further words tell details.
_REACH = 120
_LEAD_REACH = 60
#: Words of less than this (log odds) are not looked at.
_HOPE = -3.0
#: How many cited duties of a provision count.
CITED = 2
#: What stands for a pause between the words of a provision.
PAUSE = ""
_MODAL = frozenset(("应当", "不得", "可以", "擅自", "必须", "不准"))
_ABLE = frozenset(("再生", "回收", "回收物", "燃", "燃气体", "降解", "移动", "再生能源"))
#: Properties of a word in one row.
IN_ROW = ("share", "all", "alone", "early", "lead", "chapter", "liable")


class RowWords:
    """The words of the rows of one table, and what each is worth.

    Attributes:
        verbs: words that stand right behind 应当、不得、可以 in these drafts.
    """

    def __init__(self, prepared: Prepared, weights: WordWeights) -> None:
        self.p = prepared
        self.weights = weights
        self.doc: list[int] = prepared.unit_doc.tolist()
        self.owner: list[int] = prepared.owner.tolist()
        self._runs: dict[str, list[str]] = {}
        self._leads: dict[str, list[str]] = {}
        self._fixed = self._everywhere()
        plain = [_plain(u.text[:_REACH]) for u in prepared.units]
        prepared.words.cutter.learn(plain)
        self._tokens = {(n, False): self._cut(text) for n, text in enumerate(plain)}
        count = Counter(b for tokens in self._tokens.values() for a, b in pairwise(tokens) if a in _MODAL)
        self.verbs = frozenset(w for w, n in count.items() if n > 1 and w)

    def tokens(self, unit: int, *, conduct: bool) -> list[str]:
        """The words of a unit (of the conduct it punishes), links (、) and pauses."""
        key = unit, conduct
        if key not in self._tokens:
            self._tokens[key] = self.cut(conduct_of(self.p.units[unit].text))
        return self._tokens[key]

    def lead(self, unit: int) -> list[str]:
        """The words of a unit's lead-in."""
        text = self.p.units[unit].lead
        if text not in self._leads:
            self._leads[text] = self.cut(text[-_LEAD_REACH:])
        return self._leads[text]

    def cut(self, text: str) -> list[str]:
        """Words, links (、) and pauses of a text; what stands in brackets, and names of places, are left out."""
        return self._cut(_plain(text))

    def _cut(self, text: str) -> list[str]:
        found: list[str] = []
        for piece in _TOKEN.findall(text):
            if piece == "、":
                found.append(piece)
            elif "\u4e00" <= piece[0] <= "\u9fff":
                found += self._run(piece)
            else:
                found.append(PAUSE)
        return found

    def _run(self, run: str) -> list[str]:
        """The words of a run of Chinese characters, fixed terms with 可 as one, a pause for the name of a place."""
        known = self._runs.get(run)
        if known is None:
            words = self.p.words.cutter.run(run)
            words = _joined(words) if "可" in words else words
            known = [PAUSE if len(w) > 2 and w[-1] in "省市县" and _PLACE.match(w) else w for w in words]
            self._runs[run] = known
        return known

    def properties(self, units: Sequence[int], *, liable: bool) -> Iterator[tuple[str, tuple[float, ...]]]:
        """The words of a row with their properties there (in the order of `IN_ROW`)."""
        docs: dict[str, set[int]] = {}
        early: dict[str, int] = {}
        for u in units:
            doc = self.doc[u]
            for place, word in enumerate(self.tokens(u, conduct=liable)):
                if word in docs:
                    docs[word].add(doc)
                    if place < early.get(word, 999):
                        early[word] = place
                elif len(word) > 1:
                    docs[word] = {doc}
                    early[word] = place
            for tokens in self.second(u, liable=liable):
                for word in tokens:
                    if len(word) > 1:
                        docs.setdefault(word, set()).add(doc)
        size = len({self.doc[u] for u in units})
        heading = "".join(sorted({(self.p.articles[self.owner[u]].heading_path or ("",))[-1] for u in units}))
        for word, found in docs.items():
            share = len(found) / size
            first = 1 / (1 + early[word] / 8) if word in early else 0.0
            yield (
                word,
                (share, len(found) == size > 2, size == 1, first, word not in early, word in heading, liable),
            )

    def second(self, unit: int, *, liable: bool) -> Iterator[list[str]]:
        """The words of the duties whose breach a unit punishes, else of its lead-in."""
        if liable:
            for cited in self.p.cited[unit][:CITED]:
                yield self.tokens(cited, conduct=False)
        elif self.p.units[unit].lead:
            yield self.lead(unit)

    def chances(self, units: Sequence[int], *, liable: bool, hope: float = _HOPE) -> dict[str, float]:
        """For every word of a row the chance (0 to 1) that a reader's heading has it; hopeless words are left out."""
        factor = self.weights.factor
        share, every, alone, early, lead, chapter, blame = (factor.get(n, 0.0) for n in IN_ROW)
        base = factor.get("base", 0.0) + blame * liable
        found: dict[str, float] = {}
        for word, (a, b, c, d, e, f, _) in self.properties(units, liable=liable):
            total = base + self._fixed.get(word, 0.0) + share * a + every * b + alone * c + early * d
            total += lead * e + chapter * f
            if total > hope:
                found[word] = 1 / (1 + math.exp(-total))
        return found

    def _everywhere(self) -> dict[str, float]:
        """What a word's properties that are the same in every row are worth."""
        total = np.zeros(len(self.p.words.vocabulary))
        for name, values in self.everywhere().items():
            total += self.weights.factor.get(name, 0.0) * values
        return dict(zip(self.p.words.vocabulary, total.tolist(), strict=True))

    def everywhere(self) -> dict[str, NDArray[np.float64]]:
        """The properties that a word has everywhere in the table, for each word of the vocabulary."""
        words = self.p.words.vocabulary
        spread = np.bincount(self.p.words.led.columns, minlength=len(words) + 1)[: len(words)]
        half = self.p.words.vectors.shape[1] // 2
        prior = self.weights.prior
        return {
            "rare": np.log((len(self.p.units) + 1) / np.maximum(spread, 1)),
            "telling": np.linalg.norm(self.p.words.vectors[: len(words), half:], axis=1).astype(np.float64),
            "prior": np.array([prior.get(w, 0.0) for w in words]),
            "known": np.array([float(w in prior) for w in words]),
            "long": np.array([float(len(w) > 2) for w in words]),
        }


def _plain(text: str) -> str:
    """A text without what stands in brackets, and with 未按规定 for what says no more than that."""
    if "（" in text or "《" in text or "(" in text:
        text = _BRACKETS.sub("", text)
    return _AS_RULED.sub("未按规定", text) if "未" in text else text


def _joined(words: list[str]) -> list[str]:
    """可 with the verb of a fixed term: 可再生, 可回收."""
    found: list[str] = []
    for word in words:
        if found and found[-1] == "可" and word in _ABLE:
            found[-1] += word
        else:
            found.append(word)
    return found
