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
            if pieces and b - a < SHORTEST:
                pieces[-1] = (pieces[-1][0], b)
            else:
                pieces.append((a, b))
    for a, b in pieces:
        yield Unit(a, b, text[a:b])
