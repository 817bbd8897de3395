"""The units that are compared: one rule each, an item with its lead-in or a sentence with its continuations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import add

from workbench.align.sparse import Floats
from workbench.domain.labels import NUMBER, article_label
from workbench.domain.numerals import parse_int
from workbench.domain.regulation import Article, Regulation
from workbench.domain.table import Cell, Part
from workbench.review.conflicts.likeness import Likeness
from workbench.review.content import (
    Body,
    Content,
    Deontic,
    Force,
    NumberMention,
    Procedure,
    Sanction,
    Sentence,
    read_content,
)
from workbench.review.content.sanctions import is_liability

_CONTINUES = re.compile(
    r"(?:\d|[（(].{1,3}[）)])?(?:逾期|拒不|情节|造成|构成|并(?:可|处)|其中|对(?:单位|个人|其|直接)|属于|有违法所得|致使|经责令|警告后|"
    r"不按|再次|尚未|未造成|给他人)"
)
_CITED = re.compile(
    rf"(?:本条例|本办法|本规定)?第\s*(?P<a>{NUMBER})\s*条(?P<i>之{NUMBER})?(?:第(?P<p>{NUMBER})款)?(?:第?[（(]?(?P<k>{NUMBER})[）)]?项)?"
)
_LAW_BEFORE = re.compile(r"》(?:的)?$")


@dataclass(frozen=True, slots=True)
class Unit:
    """One rule of one document.

    Attributes:
        document: document index; article: label.
        spans: the characters of the article that are its own words, in order.
        lead: the lead-in's words for an item, else "".
        cited: words of the provisions of the same draft that a penalty unit cites.
        liability: it stands in a penalty provision.
        sentences: indices into the content's sentences; `leads`: those of the lead-in.
    """

    document: int
    article: str
    content: Content
    sentences: tuple[int, ...]
    leads: tuple[int, ...]
    text: str
    lead: str
    cited: str
    liability: bool
    start: int
    end: int

    def _mine(self, index: int) -> bool:
        return index in self.sentences or index in self.leads

    def defines(self) -> bool:
        """Whether the unit says what a term means, not what anybody has to do."""
        told = any(self.start <= t.start < self.end for t in self.content.terms)
        return told and all(d.force is Force.DECLARED for d in self.deontics())

    def numbers(self) -> list[NumberMention]:
        """The numbers of the unit, its lead-in's included."""
        return [n for n in self.content.numbers if self._mine(n.sentence)]

    def bodies(self) -> list[Body]:
        """The bodies named in the unit, its lead-in's included."""
        return [b for b in self.content.bodies if self._mine(b.sentence)]

    def deontics(self) -> list[Deontic]:
        """The unit's own deontic statements."""
        return [d for d in self.content.deontics if d.sentence in self.sentences]

    def procedures(self) -> list[Procedure]:
        """The procedural steps of the unit's own words."""
        return [p for p in self.content.procedures if p.sentence in self.sentences]

    def sanctions(self) -> list[Sanction]:
        """The sanctions for the unit's conduct, its lead-in's included."""
        return [s for s in self.content.sanctions if self._mine(s.sentence)]


@dataclass(frozen=True)
class Corpus:
    """All units of the drafts under comparison, with their likeness."""

    regulations: Sequence[Regulation]
    units: tuple[Unit, ...]
    by_article: Mapping[tuple[int, str], tuple[int, ...]]
    contents: Mapping[tuple[int, str], Content] = field(default_factory=dict)

    @cached_property
    def compared(self) -> Likeness:
        """How alike every two units are by their words, less by their lead-in and the duties they cite."""
        first = {document: n for n, document in reversed(list(enumerate(u.document for u in self.units)))}
        starts = [len(self.units)]
        for document in reversed(range(len(self.regulations))):
            starts.append(first.get(document, starts[-1]))
        return Likeness([_parts(u) for u in self.units], starts[::-1])

    @property
    def likeness(self) -> Floats:
        """The likeness of every two units as a matrix."""
        return self.compared.matrix

    def alike(self, a: str, b: str) -> float:
        """Cosine of two phrases by their pairs of characters, the rare ones weighing more; 0 to 1."""
        return self.compared.alike(a, b)

    @cached_property
    def likeness_rows(self) -> Mapping[int, Mapping[int, float]] | Sequence[Sequence[float]]:
        """``likeness_rows[a][b]``: the likeness of two units, 0 to 1."""
        return self.compared.rows

    @cached_property
    def counterpart_rows(self) -> list[list[int]]:
        """For each unit and document the document's unit most like it (itself for its own document), -1 for none."""
        return self.compared.counterparts

    @cached_property
    def _numbers(self) -> dict[int, list[tuple[Unit, NumberMention]]]:
        found: dict[int, list[tuple[Unit, NumberMention]]] = {}
        for unit in self.units:
            mine = found.setdefault(unit.document, [])
            mine.extend((unit, n) for n in unit.content.numbers if n.sentence in unit.sentences)
        return found

    def numbers_of(self, document: int) -> list[tuple[Unit, NumberMention]]:
        """Every number of a document with the unit it stands in."""
        return self._numbers.get(document, [])

    @cached_property
    def _words(self) -> dict[int, tuple[frozenset[str], ...]]:
        return {}

    def clause_words(self, index: int) -> tuple[frozenset[str], ...]:
        """The pairs of characters of each clause of a unit."""
        known = self._words.get(index)
        if known is None:
            unit = self.units[index]
            own = (c for c in unit.content.clauses if unit.start <= c.start < unit.end)
            known = self._words[index] = tuple(frozenset(map(add, c.text, c.text[1:])) for c in own)
        return known

    def in_cell(self, document: int, cell: Cell) -> list[int]:
        """The units a cell of the table holds: those of its parts, or of its whole articles."""
        found: list[int] = []
        for label in cell.articles:
            parts = [p for p in cell.parts if p.article == label]
            for index in self.by_article.get((document, label), ()):
                unit = self.units[index]
                if not parts or any(_holds(p, unit) for p in parts):
                    found.append(index)
        return found


def _holds(part: Part, unit: Unit) -> bool:
    """Whether a part holds a unit: its beginning, or most of it. A tail alone (逾期不改正的，…) does not say what it is about."""
    shared = min(part.end, unit.end) - max(part.start, unit.start)
    return shared > 0 and (part.start <= unit.start + 2 or shared * 2 >= unit.end - unit.start)


def build_corpus(regulations: Sequence[Regulation]) -> Corpus:
    """Read every article of the drafts once and cut it into units."""
    units: list[Unit] = []
    by_article: dict[tuple[int, str], tuple[int, ...]] = {}
    contents: dict[tuple[int, str], Content] = {}
    read: dict[str, Content] = {}
    for document, regulation in enumerate(regulations):
        texts = {a.label: a for a in regulation.articles}
        for article in regulation.articles:
            if (document, article.label) in contents:
                continue
            content = read.get(article.text)
            if content is None:
                content = read[article.text] = read_content(article.text)
            contents[document, article.label] = content
            first = len(units)
            units.extend(_units_of(document, article, content, texts))
            by_article[document, article.label] = tuple(range(first, len(units)))
    return Corpus(regulations, tuple(units), by_article, contents)


def _units_of(document: int, article: Article, content: Content, articles: Mapping[str, Article]) -> list[Unit]:
    liability = is_liability(article.text) and ("违反" in article.text or bool(content.sanctions))
    found = []
    for group in _groups(content.sentences):
        first = content.sentences[group[0]]
        leads = (first.lead,) if first.lead >= 0 else ()
        text = "".join(content.sentences[i].text for i in group)
        lead = "".join(content.sentences[i].text for i in leads)
        cited = _cited(text + lead, articles, article.label) if liability else ""
        end = content.sentences[group[-1]].end
        found.append(
            Unit(document, article.label, content, group, leads, text, lead, cited, liability, first.start, end)
        )
    return found


def _groups(sentences: Sequence[Sentence]) -> list[tuple[int, ...]]:
    """Sentences that state one rule together: 逾期…的, 情节严重的, 对单位… continue what stands before."""
    groups: list[list[int]] = []
    for index, sentence in enumerate(sentences):
        same = bool(groups) and sentences[groups[-1][-1]].lead == sentence.lead
        same = same and sentences[groups[-1][-1]].paragraph == sentence.paragraph
        same = same and sentences[groups[-1][-1]].item == sentence.item
        if same and _CONTINUES.match(sentence.text):
            groups[-1].append(index)
        else:
            groups.append([index])
    return [tuple(g) for g in groups]


def _cited(text: str, articles: Mapping[str, Article], own: str) -> str:
    """The words of the duties a penalty clause cites (违反本条例第十二条第一款第三项规定)."""
    found: list[str] = []
    for match in _CITED.finditer(text):
        if _LAW_BEFORE.search(text[: match.start()]):
            continue
        try:
            label = article_label(f"第{match['a']}条{match['i'] or ''}")
        except ValueError:
            continue
        article = articles.get(label)
        if article is not None and label != own:
            found.append(_cited_words(article, match))
    return "\n".join(found)[:600]


def _cited_words(article: Article, match: re.Match[str]) -> str:
    paragraphs = article.paragraphs
    number, item = _number(match["p"]), _number(match["k"])
    if number:
        paragraphs = tuple(p for p in paragraphs if p.number == number) or paragraphs
    if item:
        items = [i.text for p in paragraphs for i in p.items if i.number == item]
        if items:
            return "\n".join(items)
    return "\n".join(article.text[p.start : p.end] for p in paragraphs)


def _number(written: str | None) -> int:
    """The number of a cited 款 or 项, 0 where none can be read."""
    try:
        return parse_int(written) if written else 0
    except ValueError:
        return 0


def _parts(unit: Unit) -> tuple[tuple[str, float], ...]:
    """The words that tell what a unit is about, with their weight."""
    return (unit.text, 1.0), (unit.lead, 0.35), (unit.cited, 0.5 if len(unit.text) > 12 else 1.0)
