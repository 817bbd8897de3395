"""A short Chinese heading for a row, as a drafter would put it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from workbench.align.conduct import conduct_of
from workbench.align.kinds import Kind
from workbench.align.prepare import Prepared
from workbench.domain.resources import resource

_CLAUSE = re.compile(r"[^，。；：、\n（）()《》“”]+")
_SPLIT = re.compile(r"[，。；：\n]")
_BRACKETS = re.compile(r"（[^（）]*）|\([^()]*\)")
_CONDUCT_FRAME = re.compile(r"^(?:对|有|因|凡|单位|个人|任何单位和个人|或者|并|以及)+|(?:行为)?(?:之一)?的?$")
_DIVISION = re.compile(r"^第[^编章节]{1,8}[编章节]")
#: Kinds whose provisions are formulas: their headings need no further word.
_FORMULAS = frozenset({"purpose", "effective", "appeal"})
_BAN = re.compile(r"不得|禁止|不准")
#: Conduct that is itself a violation; other words of a cited duty are what was to be done.
_WRONG = re.compile(r"未|擅自|拒|不|非法|违|损|破坏|侵占|妨碍|阻碍")
#: Clauses that tell of circumstances, results or sanctions, not of conduct; fragments broken off in the middle.
_NO_CONDUCT = re.compile(
    r"应当|^(?:逾期|拒不改正|情节|造成|构成|违法所得|没收|吊销|依法|依照|按照|根据|已经|经检查|前|权|其|也|仍|由|赔偿|对其)|吊销|罚款|处罚|费用由|不予办理"
    r"|(?:时|前|后|中|之日|以上|以下|内|的企业|同时|起.{0,3}日|行政主管部门|人民政府|企业|单位)$|^在[^，]{0,16}(?:范围|区域|期间|地区)内?$"
)
#: Phrases that cannot stand alone as a heading.
_FRAGMENT = re.compile(r"之日|之时|届满|^具体|^派|^一次|^(?:禁止|可|并|入|权|其)[^止]?性?$|[米元日天时]$")
_NUMBERED = re.compile(r"百分之|[一二三四五六七八九十百千万两]+(?:小时|日|天|个|米|年|元|月|次|级|类|条|款|项)")
#: Kinds that say nothing more particular than that the government has duties.
_GENERAL = frozenset({"government", "funds", "cooperation", "township", "assessment", ""})
#: What a phrase is worth that stands before 的, and one with a number in it.
_BEFORE_DE = 0.45
_WITH_NUMBER = 0.35
_REFERENCE = re.compile(r"第[^，。；]{0,12}[条款项]|本条例|本规定|本办法|前款|上述|所列|有下列|规定情形|下列")


@dataclass(frozen=True)
class Style:
    """The vocabulary of headings (resources/align/topics.toml)."""

    alone: tuple[tuple[str, str], ...]
    stop: frozenset[str]
    first: frozenset[str]
    last: frozenset[str]
    suffix: tuple[tuple[str, str, str], ...]
    shortest: int
    longest: int


@lru_cache(maxsize=1)
def load_style() -> Style:
    """The vocabulary of resources/align/topics.toml (read once)."""
    data = tomllib.loads(resource("align", "topics.toml").read_text("utf-8"))
    return Style(
        alone=tuple((k, w) for k, w in data["alone"]),
        stop=frozenset(data["stop"].split()),
        first=frozenset(data["first"].split()),
        last=frozenset(data["last"].split()),
        suffix=tuple((k, e, s) for k, e, s in data["suffix"]),
        shortest=data["shortest"],
        longest=data["longest"],
    )


class Namer:
    """Names the rows of one table."""

    def __init__(self, prepared: Prepared, kinds: Sequence[Kind]) -> None:
        self.p = prepared
        self.kinds = tuple(kinds)
        self.number = {k.id: n for n, k in enumerate(kinds)}
        self.style = load_style()
        self.cutter = prepared.words.cutter
        self._phrases: dict[int, dict[str, float]] = {}
        self._names: dict[tuple[int, ...], tuple[str, str]] = {}
        spread: Counter[str] = Counter()
        for unit in range(len(prepared.units)):
            spread.update(set(self._of(unit)))
        self.spread = spread

    def name(self, units: Sequence[int]) -> tuple[str, str]:
        """Kind and heading of the row that `units` make."""
        key = tuple(units)
        if key not in self._names:
            self._names[key] = self._name(units)
        return self._names[key]

    def _name(self, units: Sequence[int]) -> tuple[str, str]:
        p = self.p
        shares = self._shares(units)
        for kind in ("report", "award"):
            if self._mostly(shares, kind) and self._at_start(kind, units):
                return kind, self._kind(kind).name
        if self._mostly(shares, "liability") and not self._mostly(shares, "official"):
            special = next(
                (k for k in ("referral", "aggravation", "delegation", "appeal") if self._mostly(shares, k)), ""
            )
            if special and not any(p.conduct_length[u] > 30 and p.cited[u] for u in units):
                return special, self._kind(special).name
            return "liability", self._liability(units)
        for kind, where in self.style.alone:
            if self._mostly(shares, kind) and self._stands(kind, where, units):
                return kind, self._with_subject(kind, units)
        kind = self._rarest(shares)
        phrase = self._subject(units)
        if len(phrase) > 3:
            return kind, self._dressed(kind, phrase)
        general = self._kind(kind).name if kind else self._chapter(units)
        return kind, f"{general}（{phrase}）" if phrase else general

    def _chapter(self, units: Sequence[int]) -> str:
        """The heading of the chapter of the first article that has one, without its number."""
        for article in sorted({int(self.p.owner[u]) for u in units}):
            path = self.p.articles[article].heading_path
            if path and (heading := _DIVISION.sub("", path[-1]).strip()):
                return heading
        return "其他规定"

    def distinct(self, rows: Sequence[Sequence[int]]) -> list[tuple[str, str]]:
        """Kind and heading of every row; rows that would be headed alike get a word more that tells them apart."""
        names = [self.name(units) for units in rows]
        count = Counter(topic for _, topic in names)
        result = []
        for (kind, topic), units in zip(names, rows, strict=True):
            more = self._subject(units, apart_from=topic) if count[topic] > 1 and kind not in _FORMULAS else ""
            result.append((kind, f"{topic}（{more}）" if more and "（" not in topic else topic))
        return result

    def _stands(self, kind: str, where: str, units: Sequence[int]) -> bool:
        """Whether the words that show the kind stand where they must for its name to be the heading."""
        if where == "any":
            return True
        if kind == "government" and self._rarest(self._shares(units)) not in _GENERAL:
            return False
        if where == "front" and float(np.mean([self.p.position[self.p.owner[u]] for u in units])) > 0.34:
            return False
        return self._at_start(kind, units)

    def _dressed(self, kind: str, phrase: str) -> str:
        """The phrase with what its kind adds: 专项规划 → 专项规划的编制, 擅自停水 → 禁止擅自停水."""
        for k, end, suffix in self.style.suffix:
            if phrase and kind == k and phrase.endswith(end):
                return phrase + suffix
        return f"禁止{phrase}" if phrase.startswith("擅自") else phrase

    def _shares(self, units: Sequence[int]) -> list[float]:
        """For each kind the share of the row's drafts that show it."""
        docs: dict[int, list[int]] = defaultdict(list)
        for unit in units:
            docs[int(self.p.unit_doc[unit])].append(unit)
        shares: list[float] = np.mean([self.p.unit_kind_flags[us].any(axis=0) for us in docs.values()], axis=0).tolist()
        return shares

    def _kind(self, kind: str) -> Kind:
        return self.kinds[self.number[kind]]

    def _mostly(self, shares: Sequence[float], kind: str) -> bool:
        """Whether most of the row's drafts show the kind."""
        return shares[self.number[kind]] >= 0.6

    def _at_start(self, kind: str, units: Sequence[int]) -> bool:
        pattern = self._kind(kind).pattern
        hits = sum(1 for u in units if pattern.search(self.p.units[u].text[:26]))
        return hits * 2 >= len(units)

    def _rarest(self, shares: Sequence[float]) -> str:
        """The kind that most of the row and little else of the table shows."""
        common = [n for n, share in enumerate(shares) if share >= 0.5]
        return self.kinds[min(common, key=lambda n: (float(self.p.kind_shares[n]), n))].id if common else ""

    def _with_subject(self, kind: str, units: Sequence[int]) -> str:
        """The kind's name; that of a definition with the term defined."""
        name = self._kind(kind).name
        if kind == "definition":
            terms = Counter(
                m[1]
                for u in units
                for m in re.finditer(r"所称的?([^，。；：、]{2,12}?)(?:，)?是指", self.p.units[u].text)
            )
            if len(terms) == 1 or (terms and terms.most_common(1)[0][1] > 1):
                term = min(terms, key=lambda t: (-terms[t], len(t), t))
                return f"{term}的含义"
        return name

    def _liability(self, units: Sequence[int]) -> str:
        """The conduct punished, in the shortest good wording, with 的法律责任."""
        wordings: list[str] = []
        for u in units:
            texts = [conduct_of(self.p.units[u].text)] + [self.p.units[c].text for c in self.p.cited[u]]
            for number, text in enumerate(texts):
                found = list(self._conducts(text))
                if found:
                    word = next((c for c in found if _WRONG.search(c)), found[0])
                    duty = number > 0 and not _WRONG.search(word) and not _BAN.search(text)
                    wordings.append(f"违反{word}规定" if duty else word)
                    break
        if wordings:
            votes = Counter(c for w in wordings for c in set(w))
            best = max(wordings, key=lambda w: (sum(votes[c] for c in set(w)) / (len(set(w)) + 3), -len(w), w))
            return f"{best}的法律责任"
        subject = self._subject(units)
        return f"违反{subject}规定的法律责任" if subject else "法律责任"

    def _conducts(self, text: str) -> Iterator[str]:
        """Clauses of `text` that can stand before 的法律责任."""
        for clause in _SPLIT.split(_BRACKETS.sub("", text)):
            clean = _CONDUCT_FRAME.sub("", clause.strip())
            clean = re.sub(r"^(?:不得|禁止|不准)", "", clean).rstrip("、")
            if 4 <= len(clean) <= 22 and not _REFERENCE.search(clean) and not _NO_CONDUCT.search(clean):
                yield clean

    def _subject(self, units: Sequence[int], apart_from: str = "") -> str:
        """The phrase that most drafts of the row share and the rest of the table has least, new beside a heading."""
        docs: dict[str, set[int]] = defaultdict(set)
        weight: dict[str, float] = {}
        for u in units:
            for phrase, value in self._of(u).items():
                if apart_from and (phrase in apart_from or len(phrase) < 4):
                    continue
                docs[phrase].add(int(self.p.unit_doc[u]))
                weight[phrase] = max(weight.get(phrase, 0.0), value)
        if not docs:
            return ""
        size = len({int(self.p.unit_doc[u]) for u in units})
        total = len(self.p.units)

        def worth(phrase: str) -> tuple[float, int, str]:
            rare = float(np.log((total + 1) / self.spread[phrase]))
            shape = min(len(phrase), 8) / 8 if len(phrase) > 3 else 0.25
            return weight[phrase] * len(docs[phrase]) / size * rare * shape, len(phrase), phrase

        return max(docs, key=worth)

    def _of(self, unit: int) -> dict[str, float]:
        """The phrases of a unit and what each is worth: a phrase before 的 is half a sentence."""
        if unit not in self._phrases:
            found: dict[str, float] = {}
            for phrase, follows in self._chunks(self.p.units[unit].text[:400]):
                value = (_BEFORE_DE if follows == "的" else 1.0) * (_WITH_NUMBER if _NUMBERED.search(phrase) else 1.0)
                found[phrase] = max(found.get(phrase, 0.0), value)
            self._phrases[unit] = found
        return self._phrases[unit]

    def _chunks(self, text: str) -> Iterator[tuple[str, str]]:
        """Runs of words between stop words and marks, each with the word that follows it."""
        for clause in _CLAUSE.finditer(_BRACKETS.sub("，", text)):
            run: list[str] = []
            for word in [*self.cutter.words(clause[0]), ""]:
                if word and word not in self.style.stop and not _REFERENCE.search(word):
                    run.append(word)
                    continue
                phrase = self._trimmed(run)
                fits = max(self.style.shortest, 2) <= len(phrase) <= self.style.longest
                if fits and not _FRAGMENT.search(phrase):
                    yield phrase, word
                run = []

    def _trimmed(self, run: list[str]) -> str:
        start, end = 0, len(run)
        while start < end and run[start] in self.style.first:
            start += 1
        while end > start and run[end - 1] in self.style.last:
            end -= 1
        return "".join(run[start:end])
