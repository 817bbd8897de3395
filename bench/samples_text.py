"""Read the invented sample drafts and what is planted in them from their source text.

A source file (``samples_source/*.txt``) has one line for each paragraph and a few marks:

* ``T`` title, ``S`` caption, ``#`` chapter, ``##`` section;
* ``@key topic;topic`` begins an article (``@key+`` one inserted behind it, 第…条之一) and names its matters;
* ``{key}`` is a reference to an article of this draft;
* ``{+…+}`` inserted words, ``{-…-}`` deleted words, ``{¶}`` a deleted paragraph mark, ``{c0:…}`` words with comment 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.domain.labels import written_article
from workbench.domain.numerals import format_chinese

SOURCE = Path(__file__).resolve().parent / "samples_source"
CITIES = {"太原": "taiyuan", "晋中": "jinzhong", "忻州": "xinzhou", "吕梁": "lvliang", "阳泉": "yangquan"}

_REFERENCE = re.compile(r"\{([a-z_]+\+?)\}")
_MARK = re.compile(r"\{\+(?P<ins>[^{}]*)\+\}|\{-(?P<del>[^{}]*)-\}|\{c(?P<n>\d):(?P<words>[^{}]*)\}|\{(?P<join>¶)\}")
_ITEM = re.compile(r"（[一二三四五六七八九十]+）")
_SUBITEM = re.compile(r"\d+\. ")


@dataclass(frozen=True, slots=True)
class Heading:
    """A chapter (level 1) or section (level 2); `heading` as the source writes it (总　则)."""

    level: int
    number: int
    heading: str

    @property
    def written(self) -> str:
        """第二章, 第一节."""
        return f"第{format_chinese(self.number)}{'章' if self.level == 1 else '节'}"


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its marked lines (paragraphs, items, sub-items) and the matters it regulates."""

    key: str
    label: str
    topics: tuple[str, ...]
    lines: tuple[str, ...]

    @property
    def written(self) -> str:
        """第十二条之一."""
        return written_article(self.label)

    def text(self, *, accepted: bool = True) -> str:
        """The article's words in one reading of the tracked changes, its lines joined by line feeds."""
        return "\n".join(reading(line, accepted=accepted) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Draft:
    """A sample draft."""

    city: str
    title: str
    caption: str
    nodes: tuple[Heading | Article, ...]

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles in order."""
        return tuple(n for n in self.nodes if isinstance(n, Article))


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one line under one mark: "", "ins", "del", "comment" (with its number) or "join"."""

    kind: str
    text: str
    comment: int = -1


def pieces(line: str) -> Iterator[Piece]:
    """Cut a marked line into pieces."""
    at = 0
    for match in _MARK.finditer(line):
        if match.start() > at:
            yield Piece("", line[at : match.start()])
        at = match.end()
        if match["ins"] is not None:
            yield Piece("ins", match["ins"])
        elif match["del"] is not None:
            yield Piece("del", match["del"])
        elif match["join"] is not None:
            yield Piece("join", "")
        else:
            yield Piece("comment", match["words"], int(match["n"]))
    if at < len(line):
        yield Piece("", line[at:])


def reading(line: str, *, accepted: bool) -> str:
    """The words of a marked line with its changes accepted, or as they were before."""
    hidden = "del" if accepted else "ins"
    text = ""
    for piece in pieces(line):
        if piece.kind == "join" and not accepted:
            text += "\n"
        elif piece.kind != hidden:
            text += piece.text
    return text


def is_item(line: str) -> bool:
    """Whether the line is a 项."""
    return _ITEM.match(line) is not None


def is_subitem(line: str) -> bool:
    """Whether the line is a 目."""
    return _SUBITEM.match(line) is not None


def without_label(line: str) -> str:
    """A 项 without its label."""
    return _ITEM.sub("", line, count=1)


def read_draft(city: str) -> Draft:
    """Read one city's source text."""
    lines = (SOURCE / f"{CITIES[city]}.txt").read_text("utf-8").splitlines()
    labels = _labels(lines)
    title = caption = ""
    nodes: list[Heading | Article] = []
    counts = {1: 0, 2: 0}
    for line in lines:
        if line.startswith("T "):
            title = line[2:]
        elif line.startswith("S "):
            caption = line[2:]
        elif line.startswith("#"):
            level = 2 if line.startswith("##") else 1
            counts[level] += 1
            counts[2] = 0 if level == 1 else counts[2]
            nodes.append(Heading(level, counts[level], line.lstrip("# ")))
        elif line.startswith("@"):
            key, _, topics = line[1:].partition(" ")
            nodes.append(Article(key, labels[key], tuple(topics.split(";")), ()))
        else:
            nodes[-1] = _with_line(nodes[-1], line, labels)
    return Draft(city, title, caption, tuple(nodes))


def _with_line(node: Heading | Article, line: str, labels: dict[str, str]) -> Article:
    if isinstance(node, Heading):
        raise ValueError(f"text outside an article: {line}")
    written = _REFERENCE.sub(lambda m: written_article(labels[m[1]]), line)
    return Article(node.key, node.label, node.topics, (*node.lines, written))


def _labels(lines: list[str]) -> dict[str, str]:
    labels: dict[str, str] = {}
    number = 0
    for line in lines:
        if line.startswith("@"):
            key = line[1:].partition(" ")[0]
            if key.endswith("+"):
                labels[key] = f"{number}-1"
            else:
                number += 1
                labels[key] = str(number)
    return labels
