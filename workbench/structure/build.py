"""From a source document to a regulation."""

from __future__ import annotations

import re

from workbench.domain.cities import city_of_title
from workbench.domain.labels import article_label
from workbench.domain.numerals import parse_int
from workbench.domain.regulation import Article, Division, DocumentKind, Item, Level, Paragraph, Regulation
from workbench.domain.source import SourceDocument

_ARTICLE = re.compile(r"^(第[零〇一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?)[\s\u3000]*(.*)$")
_DIVISION = re.compile(r"^#*\s*(第([零〇一二三四五六七八九十百]+)([编章节]))[\s\u3000]+(.*)$")
_ITEM = re.compile(r"^([（(]([一二三四五六七八九十]+)[)）])\s*(.*)$")


def build_regulation(source: SourceDocument) -> Regulation:
    """The regulation that the blocks of `source` make."""
    title = ""
    articles: list[tuple[str, list[str], int]] = []
    divisions: list[Division] = []
    for block in source.blocks:
        line = block.shown
        if found := _ARTICLE.match(line):
            articles.append((article_label(found[1]), [found[2]], len(divisions) - 1))
        elif division := _DIVISION.match(line):
            divisions.append(
                Division(
                    Level(division[3]), str(parse_int(division[2])), division[4].strip(), division[1], len(articles)
                )
            )
        elif articles:
            articles[-1][1].append(line)
        elif not title:
            title = line.lstrip("# ").strip()
    return Regulation(
        title,
        DocumentKind.REGULATION,
        tuple(_article(*a, divisions) for a in articles),
        tuple(divisions),
        city=city_of_title(title),
        path=source.path,
        sha256=source.sha256,
    )


def _article(label: str, raw: list[str], division: int, divisions: list[Division]) -> Article:
    lines: list[str] = []
    for line in raw:
        if lines and lines[-1][-1:] not in "。；：！？”）" and not _ITEM.match(line):
            lines[-1] += line
        elif line:
            lines.append(line)
    text = "\n".join(lines)
    paragraphs: list[Paragraph] = []
    at = 0
    for line in lines:
        item = _ITEM.match(line)
        if item and paragraphs:
            last = paragraphs[-1]
            new = Item(item[1], parse_int(item[2]), item[3], at, at + len(line) - len(item[3]), at + len(line))
            paragraphs[-1] = Paragraph(last.number, last.text, last.start, new.end, (*last.items, new))
        else:
            paragraphs.append(Paragraph(len(paragraphs) + 1, line, at, at + len(line)))
        at += len(line) + 1
    path = (divisions[division].title,) if division >= 0 else ()
    return Article(label, text, tuple(paragraphs), division=division, heading_path=path)
