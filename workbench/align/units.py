"""Articles cut into the smallest pieces that can regulate a matter: items, sentences, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.domain.regulation import Article, Paragraph

#: A sentence shorter than this many characters goes with the one before it.
SHORTEST = 9
#: A sentence longer than this is also cut at its semicolons.
LONG = 90
#: The condition under which a sanction grows; its conduct stands in what precedes it.
FURTHER = re.compile(
    r"\s*(?:逾期|拒不|拒绝改正|情节(?:较重|严重|特别严重|轻微)|造成(?:严重)?(?:后果|损失|损害|危害)|构成|有违法所得|没有违法所得|违法所得|并处|没收|吊销"
    r"|对(?:单位|个人|其|直接)[^，。；]{0,24}(?:处|给予)|(?:属于)?个人的|(?:属于)?单位的|经营者有违法)"
)
_SANCTIONED = re.compile(r"罚款|责令|警告|没收|处罚|暂扣|吊销")
_SENTENCE = re.compile(r"[^。]*(?:。[”』」）]*|$)", re.S)
_CLAUSE = re.compile(r"[^；;]*(?:[；;]|$)", re.S)


@dataclass(frozen=True, slots=True)
class Unit:
    """Characters ``start:end`` of an article's text; `lead` are the words that introduce the list it is an item of."""

    start: int
    end: int
    text: str
    lead: str = ""


def cut_article(article: Article) -> tuple[Unit, ...]:
    """The units of an article in the order of its text; at least one."""
    units = [u for p in article.paragraphs for u in _cut_paragraph(article.text, p)]
    return tuple(units) or (Unit(0, len(article.text), article.text),)


def _cut_paragraph(text: str, paragraph: Paragraph) -> Iterator[Unit]:
    end = paragraph.start + len(paragraph.text)
    sentences = list(_sentences(text, paragraph.start, end))
    if not paragraph.items:
        yield from sentences
        return
    lead = sentences[-1].text if sentences else ""
    yield from sentences[:-1]
    for item in paragraph.items:
        yield Unit(item.start, item.end, text[item.text_start : item.end], lead)


def _sentences(text: str, start: int, end: int) -> Iterator[Unit]:
    """Sentences of ``text[start:end]``, the long ones cut at semicolons, crumbs joined to what precedes them."""
    pieces: list[tuple[int, int]] = []
    for sentence in _SENTENCE.finditer(text, start, end):
        parts = [sentence.span()]
        if sentence.end() - sentence.start() > LONG:
            parts = [m.span() for m in _CLAUSE.finditer(text, *sentence.span())]
        for a, b in parts:
            if a == b:
                continue
            if pieces and (b - a < SHORTEST or _goes_on(text, pieces[-1], a, b)):
                pieces[-1] = (pieces[-1][0], b)
            else:
                pieces.append((a, b))
    for a, b in pieces:
        yield Unit(a, b, text[a:b])


def _goes_on(text: str, before: tuple[int, int], start: int, end: int) -> bool:
    """Whether ``text[start:end]`` only raises the sanction that precedes it; daily fines are a matter of their own."""
    return (
        FURTHER.match(text, start, end) is not None
        and _SANCTIONED.search(text, *before) is not None
        and text.find("按日", start, end) < 0
    )
