"""Small invented drafts for the tests of this room."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from workbench.domain.corrections import Correction
from workbench.domain.regulation import Article, Regulation
from workbench.domain.source import Block, CellPosition, FileKind, Place, SourceDocument, Span
from workbench.structure import build_regulation

HEAD = ["晋城市河道管理条例"]
ONE = "第一条 为了加强河道管理，制定本条例。"
TWO = "第二条 本条例适用于本市行政区域内的河道。"
THREE = "第三条 市水务部门负责河道管理工作。"


def block(index: int, text: str, label: str = "", *, cell: CellPosition | None = None, centered: bool = False) -> Block:
    spans = (Span(0, len(text), Place("", index)),) if text else ()
    return Block(index, text, label=label, cell=cell, centered=centered, spans=spans)


def source(lines: Iterable[str | tuple[str, str]]) -> SourceDocument:
    """A source whose blocks are these lines; a pair is an automatic number and the words."""
    pairs = [("", line) if isinstance(line, str) else line for line in lines]
    blocks = tuple(block(i, text, label) for i, (label, text) in enumerate(pairs))
    digest = hashlib.sha256("\n".join(b.shown for b in blocks).encode()).hexdigest()
    return SourceDocument("草案.txt", FileKind.TEXT, digest, blocks)


def build(*lines: str | tuple[str, str], corrections: Iterable[Correction] = ()) -> Regulation:
    return build_regulation(source(lines), tuple(corrections))


def labels(regulation: Regulation) -> list[str]:
    return [a.label for a in regulation.articles]


def codes(regulation: Regulation) -> list[str]:
    return [n.code for n in regulation.notices]


def texts(article: Article) -> list[str]:
    return [p.text for p in article.paragraphs]


def item_labels(article: Article) -> list[list[str]]:
    return [[i.label for i in p.items] for p in article.paragraphs]
