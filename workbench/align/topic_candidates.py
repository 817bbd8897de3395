"""The possible headings of a row, and what speaks for and against each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.align.prepare import Prepared
from workbench.align.topic_phrases import LINKS, Phrase, acts_near, bigrams, expected, phrases
from workbench.align.topic_style import Style
from workbench.align.topic_words import CITED, PAUSE, RowWords

_MEANS = r"(?:是指|指(?![定导示引挥使派标]))"
_TERM = re.compile(rf"所称的?“?([^，。；：、（）“”]{{2,14}}?)”?(?:（[^）]*）)?，?(?:包括|{_MEANS})")
_ITEM_TERM = re.compile(rf"^“?([^，。；：、（）“”]{{2,14}}?)”?(?:（[^）]*）)?[，：]?{_MEANS}")
_LISTED = re.compile(r"下列([\u4e00-\u9fff]{2})")
_BAN = re.compile(r"不得|禁止|严禁|不准")
#: Phrases of time and figures, and what points elsewhere: they cannot be a heading.
_FRAGMENT = re.compile(
    r"[前后时]$|之[前后日内外中]|百分之|[一二三四五六七八九十百两]+[日天月年米元个次]|[本该其]|^[日至由]|次年|^具体|由[市县]|(?:管委会|管理委员会|开发区|新区)$|^第[一二三四五]"
)
#: What words of blame are worth beside what the row tells of them.
_BLAME = {"未": 0.5, "不": 0.3, "拒不": 0.3, "未按规定": 0.4, "擅自": 0.3}
_NOT = ("未", "未按规定", "拒不", "拒绝")
#: Phrases of a row that are looked at, and how many of them as an object of verbs.
_MOST = 6
_OBJECTS = 4
#: Provisions of a draft that phrases are looked for in.
_PROVISIONS = 4
#: Bigrams that 的法律责任 adds, and how many of them readers have.
_LIABILITY = (2.4, 4)
#: Bigrams that 的 and a verb add, and what share of them is right where the verb is.
_TURNED = (1.3, 3)
#: With fewer likely words than this, unlikely ones are looked at too: down to these log odds.
_FEW = 6
_HOPELESS = -5.5
#: The likeliest word of a row is taken to be at least this likely.
_SURE = 0.4
Features = dict[str, float]


@dataclass(frozen=True)
class Candidate:
    """A possible heading of a row, and what speaks for and against it."""

    text: str
    features: Features


@dataclass(frozen=True)
class Found:
    """A phrase with its places in the row.

    Attributes:
        share: of the row's drafts that have it.
        second: it stands only in lead-ins or in the duties cited.
        right, bigrams: how many of its bigrams readers likely have, and how many it has.
    """

    words: tuple[str, ...]
    places: tuple[Phrase, ...]
    share: float
    second: bool
    right: float
    bigrams: int

    @property
    def worth(self) -> float:
        """What it may expect, less where few drafts have it."""
        return self.expected() * (0.5 + 0.5 * self.share)

    def expected(self, right: float = 0.0, more: int = 0) -> float:
        """The F1 that it may expect with `more` further bigrams, of which `right` are right."""
        return expected(self.right + right, self.bigrams + more)

    def near(self, attribute: str, words: frozenset[str]) -> float:
        """The share of its places that have one of `words` before or behind."""
        return sum(getattr(p, attribute) in words for p in self.places) / len(self.places)


class Proposer:
    """Proposes headings for the rows of one table."""

    def __init__(self, prepared: Prepared, style: Style) -> None:
        self.p = prepared
        self.style = style
        self.words = RowWords(prepared, style.words)

    def proposals(self, units: Sequence[int], *, liable: bool) -> Iterator[Candidate]:
        """The possible headings that come from the words of a row."""
        chance = self.words.chances(units, liable=liable)
        if len(chance) < _FEW:
            chance = self.words.chances(units, liable=liable, hope=_HOPELESS)
        top = max(chance.values(), default=1.0)
        if top < _SURE:
            # Where no word is likely, the likeliest still make a better heading than none.
            chance = {w: c * _SURE / top for w, c in chance.items()}
        yield from self._standard(units, liable=liable)
        if liable:
            chance = {**chance, **{w: max(v, chance.get(w, 0.0)) for w, v in _BLAME.items()}}
            yield from self._liability(units, chance)
            return
        yield from self._terms(units)
        yield from self._plain(units, chance)

    def _drafts(self, units: Sequence[int]) -> int:
        return len({self.words.doc[u] for u in units})

    def _standard(self, units: Sequence[int], *, liable: bool) -> Iterator[Candidate]:
        """Headings that such provisions have everywhere (功能区管理机构的职责)."""
        total = self._drafts(units)
        for standard in self.style.standard:
            reach = 34 if standard.start else 300
            hits = {self.words.doc[u] for u in units if standard.pattern.search(self.p.units[u].text, 0, reach)}
            if 2 * len(hits) > total:
                features = {f"standard_{standard.heading}": len(hits) / total, "standard_liable": float(liable)}
                yield Candidate(standard.heading, features)

    def _terms(self, units: Sequence[int]) -> Iterator[Candidate]:
        """What a row of definitions defines."""
        docs: dict[str, set[int]] = defaultdict(set)
        for u in units:
            text = self.p.units[u].text
            if "指" in text or "所称" in text:
                for term in _TERM.findall(text) or _ITEM_TERM.findall(text):
                    docs[term].add(self.words.doc[u])
        total = self._drafts(units)
        count = min(len(docs), 8) / 8
        for term, found in docs.items():
            features = {"term": 1.0, "term_share": len(found) / total, "term_long": len(term) / 10}
            yield Candidate(f"{term}的定义", features)
        if len(docs) > 2:
            first = min(docs, key=lambda t: (-len(docs[t]), len(t), t))
            yield Candidate(f"{first}等用语的含义", {"terms_named": 1.0, "term_count": count})
            yield Candidate("用语含义", {"terms": 1.0, "term_count": count})

    def _sources(self, units: Sequence[int], *, liable: bool) -> Iterator[tuple[int, Sequence[str], bool]]:
        """Draft, words, and whether they are not the provision's own; of a draft no more than its first provisions."""
        count: Counter[int] = Counter()
        for u in units:
            count[self.words.doc[u]] += 1
            if count[self.words.doc[u]] > _PROVISIONS:
                continue
            yield self.words.doc[u], self.words.tokens(u, conduct=liable), False
            for tokens in self.words.second(u, liable=liable):
                yield self.words.doc[u], tokens, True
            if liable and self.p.units[u].lead:
                yield self.words.doc[u], self.words.lead(u), not self.p.cited[u][:CITED]

    def _gather(self, units: Sequence[int], chance: Mapping[str, float], *, liable: bool) -> list[Found]:
        """The best phrases of a row, the best first."""
        places: dict[tuple[str, ...], list[Phrase]] = defaultdict(list)
        docs: dict[tuple[str, ...], set[int]] = defaultdict(set)
        own: set[tuple[str, ...]] = set()
        grammar = self.style.conduct if liable else self.style.plain
        known: dict[tuple[str, ...], list[tuple[int, int, tuple[bool, bool]]]] = {}
        for doc, tokens, second in self._sources(units, liable=liable):
            for phrase in phrases(tokens, chance, grammar, known):
                places[phrase.words].append(phrase)
                docs[phrase.words].add(doc)
                if not second:
                    own.add(phrase.words)
        total = self._drafts(units)
        found = []
        for words, where in places.items():
            if not _FRAGMENT.search("".join(words)):
                share = len(docs[words]) / total
                found.append(Found(words, tuple(where), share, words not in own, *bigrams(words, chance)))
        found.sort(key=lambda f: (-f.worth, f.words))
        return found[:_MOST]

    def _features(self, f: Found, value: float) -> Features:
        """What speaks for a phrase as such; `value` is the F1 that it may expect."""
        grammar, size, n = self.style.plain, sum(map(len, f.words)), len(f.places)
        return {
            "expected": value,
            "share": f.share,
            "second": float(f.second),
            "ends_act": float(f.words[-1] in grammar.acts),
            "ends_head": float(f.words[-1] in grammar.heads),
            "has_de": float("的" in f.words),
            "has_link": float(any(w in ("、", "和", "与") for w in f.words)),
            "behind_de": sum(p.behind == "的" for p in f.places) / n,
            "place": min(60, *(p.start for p in f.places)) / 60,
            "cut_left": sum(p.cut[0] for p in f.places) / n,
            "cut_right": sum(p.cut[1] for p in f.places) / n,
            "short": float(size < 4),
            "size": size / 16,
            "many": float(len(f.words) > 3),
        }

    def _plain(self, units: Sequence[int], chance: Mapping[str, float]) -> Iterator[Candidate]:
        """Headings of provisions that command, forbid, allow, encourage."""
        banned = sum(_BAN.search(self.p.units[u].lead or self.p.units[u].text) is not None for u in units) / len(units)
        listed = Counter(
            noun
            for u in units
            for noun in _LISTED.findall(self.p.units[u].lead + self.p.units[u].text[:80])
            if noun in self.style.lists
        )
        for n, f in enumerate(self._gather(units, chance, liable=False)):
            features = self._features(f, f.expected())
            yield from self._as_it_is(f, features, banned, first=n == 0)
            if n < _OBJECTS:
                yield from self._as_object(f, features, chance)
                yield from self._of_list(f, features, {k: v / len(units) for k, v in listed.items()})
                yield from self._of_actor(f, features)

    def _as_it_is(self, f: Found, features: Features, banned: float, *, first: bool) -> Iterator[Candidate]:
        """The phrase, also with 禁止 and 鼓励 before it."""
        text, long = "".join(f.words), sum(map(len, f.words)) > 3
        style = self.style
        verb = f.words[0] in self.words.verbs or f.words[0] in style.plain.acts or f.words[0] in style.wrong
        if not self._turns(f.words) and (long or first):
            yield Candidate(text, {"bare": 1.0, "bare_verb": float(verb), **features})
        ban, praise = f.near("before", style.ban), f.near("before", style.praise)
        # A noun that begins with what may be a verb (供热设施) is no conduct, unless the ban stands right before it.
        sure = f.words[0] in style.plain.acts or f.words[0] in style.wrong
        told = verb and f.words[1:2] != ("的",) and f.words[-1] not in style.actors
        if long and told and (ban if not sure else ban or banned > 0.5):
            yield Candidate(f"禁止{text}", {"ban": 1.0, "ban_before": ban, "ban_share": banned, **features})
        if long and praise:
            yield Candidate(f"鼓励{text}", {"praise": 1.0, "praise_before": praise, **features})

    def _turns(self, words: Sequence[str]) -> bool:
        """Whether a phrase is a verb with its object, better said the other way round: 编制规划 → 规划的编制."""
        grammar = self.style.plain
        return (
            words[0] in grammar.acts
            and len(words) > 1
            and words[1] not in LINKS
            and words[1] not in self.style.actors
            and not (len(words) == 2 and words[1] in grammar.heads)
            and len("".join(words[1:])) > 2
            and words[-1] not in grammar.acts
            and "的" not in words
        )

    def _as_object(self, f: Found, features: Features, chance: Mapping[str, float]) -> Iterator[Candidate]:
        """The phrase as the object of verbs that stand beside it: 专项规划的编制与批准."""
        grammar = self.style.plain
        turns = self._turns(f.words)
        words = f.words[1:] if turns else f.words
        if words[-1] in grammar.acts or words[0] in grammar.acts or "的" in words or features["cut_right"] >= 0.5:
            return
        governs: Counter[str] = Counter({f.words[0]: len(f.places)} if turns else {})
        follows: Counter[str] = Counter()
        for place in f.places:
            seen = set(acts_near(place, grammar))
            governs.update(a for a, g in seen if g)
            follows.update(a for a, g in seen if not g and (a, True) not in seen)
        acts = sorted(
            (a for a in {*governs, *follows} if a not in words and (a in chance or governs[a])),
            key=lambda a: (-chance.get(a, 0.05) * (governs[a] + 0.5 * follows[a]), a),
        )[:3]
        own_right, size = bigrams(words, chance) if turns else (f.right, f.bigrams)
        for first, a in enumerate(acts):
            for b in ("", *acts[first + 1 :]):
                if b and (b in a or a in b):
                    continue
                pair = [a, b] if b else [a]
                right = sum(chance.get(x, 0.05) for x in pair) * _TURNED[0]
                value = expected(own_right + right, size + _TURNED[1] * len(pair))
                own = {
                    "acted2" if b else "acted": 1.0,
                    "turned": float(turns),
                    "act_chance": min(chance.get(x, 0.05) for x in pair),
                    "act_governs": sum(governs[x] for x in pair) / len(pair) / len(f.places),
                    "act_follows": sum(follows[x] for x in pair) / len(pair) / len(f.places),
                }
                ordered = sorted(pair, key=lambda x: (not governs[x], -governs[x], -chance.get(x, 0.0), x))
                yield Candidate(f"{''.join(words)}的{'与'.join(ordered)}", {**features, "expected": value, **own})

    def _of_list(self, f: Found, features: Features, listed: Mapping[str, float]) -> Iterator[Candidate]:
        """What a list enumerates of the phrase: 经营许可的条件, 保护范围的禁止行为."""
        for noun, share in listed.items():
            if noun not in f.words:
                what = "禁止行为" if noun == "行为" else noun
                own = {"listed": 1.0, f"listed_{noun}": 1.0, "list_share": share}
                yield Candidate(f"{''.join(f.words)}的{what}", {**own, **features})

    def _of_actor(self, f: Found, features: Features) -> Iterator[Candidate]:
        """The duties of an actor who is addressed at the start."""
        if f.words[-1] not in self.style.actors or "的" in f.words:
            return
        if any(p.start < 2 for p in f.places) and f.near("behind", self.style.command):
            public = re.search(r"(?:部门|政府|机构|委员会|机关|办事处|组织|协会)$", f.words[-1]) is not None
            end = "职责" if public else "义务"
            yield Candidate(f"{''.join(f.words)}的{end}", {"actor": 1.0, f"actor_{end}": 1.0, **features})

    def _liability(self, units: Sequence[int], chance: Mapping[str, float]) -> Iterator[Candidate]:
        """The conduct punished with 的法律责任."""
        style = self.style
        yield Candidate("违法行为的法律责任", {"law": 1.0})
        found = [(f, True) for f in self._clauses(units, chance)]
        found += [(f, False) for f in self._gather(units, chance, liable=True)]
        for f, clause in found:
            text = "".join(f.words)
            if len(text) < 4 or "法律责任" in text:
                continue
            features = {f"l_{k}": v for k, v in self._features(f, f.expected(*_LIABILITY)).items()}
            wrong = f.words[0] in style.wrong
            verb = f.words[0] in style.plain.acts or f.words[0] in self.words.verbs
            ban, must = f.near("before", style.ban), f.near("before", style.command)
            noun = float(not (wrong or verb or ban))
            own = {"clause" if clause else "blame": 1.0, "wrong": float(wrong), "blame_noun": noun, "blame_ban": ban}
            yield Candidate(f"{text}的法律责任", {**own, **features})
            if wrong or clause:
                continue
            if marker := self._marker(f.places):
                yield Candidate(f"{marker}{text}的法律责任", {"marked": 1.0, "marked_verb": float(verb), **features})
            elif verb and not ban and (must or f.second):
                yield Candidate(f"未{text}的法律责任", {"blame_not": 1.0, "blame_must": must, **features})

    def _marker(self, places: Sequence[Phrase]) -> str:
        """未, where it stands before the phrase with nothing but the way between: 未在十日内报送资料 → 未报送资料."""
        for place in places:
            at = place.start - 1
            while at >= 0 and place.start - at < 7:
                token = place.tokens[at]
                if token in _NOT:
                    return token
                if token not in self.style.plain.stop:
                    break
                at -= 1
        return ""

    def _clauses(self, units: Sequence[int], chance: Mapping[str, float]) -> list[Found]:
        """Whole clauses that tell the conduct punished, without the words that lead to it."""
        places: dict[tuple[str, ...], list[Phrase]] = defaultdict(list)
        docs: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for u in units:
            tokens = self.words.tokens(u, conduct=True)
            start = 0
            for end, token in enumerate((*tokens, PAUSE)):
                if token != PAUSE:
                    continue
                clause = tokens[start : end - (tokens[end - 1] == "的" if end > start else 0)]
                at = next((k for k, w in enumerate(clause) if w in self.style.wrong), len(clause))
                words = tuple(clause[at:])
                text = "".join(words)
                if 4 <= len(text) <= 16 and words[-1] not in self.style.conduct.last and not _FRAGMENT.search(text):
                    places[words].append(Phrase(words, tokens, start + at, (False, False)))
                    docs[words].add(self.words.doc[u])
                start = end + 1
        total = self._drafts(units)
        found = [
            Found(w, tuple(where), len(docs[w]) / total, False, *bigrams(w, chance)) for w, where in places.items()
        ]
        found.sort(key=lambda f: (-f.expected() * f.share, f.words))
        return found[:4]
