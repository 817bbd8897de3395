"""A regulation set as a clean draft in official format with automatic numbers, and where its words stand there."""

from __future__ import annotations

import dataclasses
import datetime
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from workbench.domain.labels import label_key
from workbench.domain.numerals import format_chinese
from workbench.domain.regulation import Article, Division, Item, Regulation, SourceStretch
from workbench.domain.source import Block, Place, Span
from workbench.report.files import zip_package
from workbench.report.ooxml import clean, el, paragraph, section, serialise, sub
from workbench.report.package import FOOTERS, Properties, report_parts

PART = "word/document.xml"
#: Ids of the three lists in numbering.xml: articles with items, units of a decision, divisions.
_ARTICLES, _UNITS, _DIVISIONS = 0, 1, 2
_LEVELS = {"编": 0, "分编": 1, "章": 2, "节": 3}
_LISTS: dict[int, tuple[tuple[str, str], ...]] = {
    _ARTICLES: (("chineseCountingThousand", "第%1条\u3000"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3.")),
    _UNITS: (("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3.")),
    _DIVISIONS: tuple(
        ("chineseCountingThousand", f"第%{n}{name}\u3000") for n, name in enumerate(("编", "分编", "章", "节"), 1)
    ),
}


@dataclass(slots=True)
class _Numbers:
    """Counts as Word will, so that each automatic number is the one meant; else a list is started anew.

    An instance that starts a deeper level anew serves only until the level above goes on: it would start there again.
    """

    counts: dict[int, list[int]] = field(default_factory=lambda: {n: [0] * len(v) for n, v in _LISTS.items()})
    instances: dict[int, list[int]] = field(default_factory=lambda: {n: [n + 1] * len(v) for n, v in _LISTS.items()})
    overrides: list[tuple[int, int, int]] = field(default_factory=list)

    def use(self, kind: int, level: int, wanted: int) -> int:
        """The num id that gives `wanted` on `level` of list `kind`."""
        counts, instances = self.counts[kind], self.instances[kind]
        deeper = len(counts) - level - 1
        counts[level] += 1
        counts[level + 1 :] = [0] * deeper
        if counts[level] != wanted:
            counts[level] = wanted
            self.overrides.append((kind, level, wanted))
            instances[level] = len(_LISTS) + len(self.overrides)
        instances[level + 1 :] = [instances[level]] * deeper
        return instances[level]


@dataclass(slots=True)
class _Setter:
    """Sets paragraphs one after the other and notes where each piece of an article's text went."""

    nodes: list[etree._Element] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    numbers: _Numbers = field(default_factory=_Numbers)

    def line(self, text: str, style: str, numbered: tuple[int, int, int] | None = None) -> int:
        """Add a paragraph, with an automatic number (list, level, number) or none; gives its block's index."""
        words = clean(text)
        node = paragraph(words, style)
        label, level = "", -1
        if numbered is not None:
            kind, level, wanted = numbered
            label = _label(kind, level, wanted)
            numbering = el("numPr", el("ilvl", val=level), el("numId", val=self.numbers.use(kind, level, wanted)))
            node[0].append(numbering)
        index = len(self.nodes)
        spans = (Span(0, len(words), Place(PART, index, 0, 0)),) if words else ()
        self.nodes.append(node)
        self.blocks.append(Block(index, words, label=label, level=level, spans=spans))
        return index

    def article(self, article: Article) -> Article:
        """Set an article; gives it with stretches that lead to this file."""
        stretches: list[SourceStretch] = []
        for number, (start, end, numbered) in enumerate(_lines(article)):
            typed = ""
            if number == 0 and numbered is None:
                typed = article.written if article.decision else f"{article.written}\u3000"
            block = self.line(typed + article.text[start:end], "BodyText", numbered)
            stretches.append(SourceStretch(start, end, block, len(clean(typed))))
        return dataclasses.replace(article, stretches=tuple(s for s in stretches if s.start < s.end))


def regulation_package(regulation: Regulation, date: datetime.date) -> tuple[bytes, Regulation, tuple[Block, ...]]:
    """A regulation as a .docx of its own, the regulation with stretches into it, and the blocks they lead to."""
    setter = _Setter()
    setter.line(regulation.title, "Title")
    if caption := _caption(regulation):
        setter.line(caption, "Issuance")
    for words in (regulation.announcement, regulation.preamble, regulation.body):
        for line in words.split("\n"):
            if line.strip():
                setter.line(line.strip(), "BodyText")
    articles = []
    for position, article in enumerate(regulation.articles):
        for division in regulation.divisions:
            if division.first == position:
                _set_division(setter, division)
        articles.append(setter.article(article))
    for line in regulation.closing.split("\n"):
        if line.strip():
            setter.line(line.strip(), "BodyText")
    for appendix in regulation.appendices:
        setter.line(appendix.title, "AnnexNumber")
        for line in appendix.text.split("\n"):
            setter.line(line, "BodyText")
    root = el("document", el("body", *setter.nodes, section(footers=FOOTERS, first=1)))
    parts = report_parts(
        root, Properties(regulation.title, "法规文本", date), numbering=_numbering(setter.numbers.overrides)
    )
    return zip_package(parts), dataclasses.replace(regulation, articles=tuple(articles)), tuple(setter.blocks)


def _label(kind: int, level: int, number: int) -> str:
    """The automatic number as Word shows it, without the space behind it."""
    form, text = _LISTS[kind][level]
    written = str(number) if form == "decimal" else format_chinese(number)
    return text.replace(f"%{level + 1}", written).strip("\u3000")


def _caption(regulation: Regulation) -> str:
    """题注: who passed and approved it when, each step once, in brackets under the title."""
    steps = dict.fromkeys(step.text.strip().strip("（）()") for step in regulation.issued)
    words = "\u3000".join(step for step in steps if step)
    return f"（{words}）" if words else ""


def _set_division(setter: _Setter, division: Division) -> None:
    numbered = None
    words = division.title
    if division.number.isdigit() and division.level.value in _LEVELS:
        written = f"第{format_chinese(int(division.number))}{division.level.value}"
        if written == division.written.replace(" ", ""):
            numbered = (_DIVISIONS, _LEVELS[division.level.value], int(division.number))
            words = division.heading
    setter.line(words, "DivisionSection" if division.level.value == "节" else "DivisionChapter", numbered)


#: Start and end of a paragraph in its article's text, and its automatic number: list, level, number.
_Line = tuple[int, int, tuple[int, int, int] | None]


def _lines(article: Article) -> list[_Line]:
    """An article's paragraphs; the first has the article's number where that can be automatic."""
    kind = _UNITS if article.decision else _ARTICLES
    main, inserted = label_key(article.label)
    marks = {item.start: (item, level) for p in article.paragraphs for item, level in _items(p.items)}
    starts = sorted({0, *marks})
    result: list[_Line] = []
    for start, stop in itertools.pairwise([*starts, len(article.text)]):
        mark = marks.get(start)
        for left, right in _split(article.text, start, stop):
            if mark is not None and left == start:
                result.append((mark[0].text_start, right, (kind, mark[1], mark[0].number)))
            else:
                result.append((left, right, None))
    head = None if inserted or main >= 10**9 else (kind, 0, main)
    if result and result[0][2] is None:
        return [(result[0][0], result[0][1], head), *result[1:]]
    return [(0, 0, head), *result]


def _items(items: Sequence[Item], level: int = 1) -> list[tuple[Item, int]]:
    """The items that automatic numbers can write, with their level."""
    result = []
    for item in items:
        plain = f"（{format_chinese(item.number)}）" if level == 1 else f"{item.number}."
        if item.number > 0 and item.label == plain:
            result.append((item, level))
        if level == 1:
            result += _items(item.subitems, 2)
    return result


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The lines of ``text[start:end]``, without their ends."""
    lines = []
    left = start
    while left < end:
        right = text.find("\n", left, end)
        right = end if right < 0 else right
        if text[left:right].strip():
            lines.append((left, right))
        left = right + 1
    return lines


def _numbering(overrides: Sequence[tuple[int, int, int]]) -> bytes:
    """numbering.xml: three lists, and one more instance for each place where a list starts anew."""
    root = el("numbering")
    for kind, levels in _LISTS.items():
        abstract = sub(root, "abstractNum", abstractNumId=kind)
        sub(abstract, "multiLevelType", val="multilevel")
        for level, (form, text) in enumerate(levels):
            node = sub(abstract, "lvl", ilvl=level)
            sub(node, "start", val=1)
            sub(node, "numFmt", val=form)
            sub(node, "suff", val="nothing")
            sub(node, "lvlText", val=text)
            sub(node, "lvlJc", val="left")
            if kind != _DIVISIONS:
                sub(sub(node, "pPr"), "ind", firstLineChars=200, firstLine=640)
            if kind == _ARTICLES and level == 0:
                sub(sub(node, "rPr"), "rFonts", ascii="黑体", hAnsi="黑体", eastAsia="黑体")
    for kind in _LISTS:
        sub(sub(root, "num", numId=kind + 1), "abstractNumId", val=kind)
    for number, (kind, level, start) in enumerate(overrides):
        node = sub(root, "num", numId=len(_LISTS) + 1 + number)
        sub(node, "abstractNumId", val=kind)
        sub(sub(node, "lvlOverride", ilvl=level), "startOverride", val=start)
    return serialise(root)
