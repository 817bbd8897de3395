"""A regulation with its legal structure: 编分编章节条款项目, every piece knowing its offsets.

The field's English terms are used throughout: division (编、分编、章、节), article (条), paragraph (款), item (项), sub-item (目).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.labels import written_article
from workbench.domain.source import Comment, Footnote, Notice, Place, Revision


class DocumentKind(StrEnum):
    """What sort of document a draft is."""

    REGULATION = "regulation"  # units are 条
    DECISION = "decision"  # units are 一、二、三、
    AMENDMENT = "amendment"  # a decision whose units change another text
    TEXT = "text"  # no units: a report, a plan in prose, an explanation


class Level(StrEnum):
    """The levels of division above the article."""

    PART = "编"
    SUBPART = "分编"
    CHAPTER = "章"
    SECTION = "节"


@dataclass(frozen=True, slots=True)
class Division:
    """A 编, 分编, 章 or 节.

    Attributes:
        number: Arabic digits, "2".
        heading: its words without the number ("规划和建设").
        first: index in :attr:`Regulation.articles` of the first article after its heading.
        parent: index in :attr:`Regulation.divisions` of the division around it, or -1.
        written: the number as a regulation writes it ("第二章").
        block: index of the source block the heading stands in, or -1.
    """

    level: Level
    number: str
    heading: str
    written: str
    first: int
    parent: int = -1
    block: int = -1

    @property
    def title(self) -> str:
        """The whole heading: 第二章 规划和建设."""
        return f"{self.written} {self.heading}".strip()


@dataclass(frozen=True, slots=True)
class Item:
    """A 项, or a 目 inside one.

    ``article.text[start:end]`` is the item with its label and sub-items; `text` are its words without them;
    ``article.text[text_start:text_start + len(text)] == text``.
    """

    label: str
    number: int
    text: str
    start: int
    text_start: int
    end: int
    subitems: tuple[Item, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A 款. ``article.text[start:start + len(text)] == text`` (the words before any item); `end` is behind its items.

    Words of the same paragraph that follow an item without opening a new 款 do not exist: see shared structure rules.
    """

    number: int
    text: str
    start: int
    end: int
    items: tuple[Item, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class SourceStretch:
    """Characters ``start:end`` of an article's text come from block `block`, whose text they begin at `block_start`."""

    start: int
    end: int
    block: int
    block_start: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation found in an article's text at ``start:end``.

    Attributes:
        law: title of the cited law without 《》; "" for this document itself.
        article: label of the cited article, or "" where only a law is named.
        last: label of the last article of a range (第十条至第十五条), or "".
        paragraph: number of the cited 款, 0 when none; item: number of the cited 项, 0 when none.
    """

    start: int
    end: int
    law: str = ""
    article: str = ""
    last: str = ""
    paragraph: int = 0
    item: int = 0


@dataclass(frozen=True, slots=True)
class Definition:
    """A term the document defines, or a short name it introduces, in article `article` at ``start:end``."""

    term: str
    meaning: str
    article: str
    start: int
    end: int
    short_name: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """A 条 (or a numbered unit of a decision).

    Attributes:
        label: "12", "12-1".
        text: the whole article without its number: paragraphs and items joined by "\\n". Offsets everywhere are Unicode
            code points into this text.
        heading: the article's own caption (条标) where it has one, without brackets.
        division: index in :attr:`Regulation.divisions` of the innermost division, or -1.
        heading_path: titles of the divisions around it, outermost first.
        stretches: which source block each stretch of `text` comes from, in order; line ends and automatic numbers come
            from no block's words and are not covered.
        decision: it is a numbered unit of a decision.
        block: index of the source block its number stands in, or -1.
    """

    label: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    heading: str = ""
    division: int = -1
    heading_path: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    stretches: tuple[SourceStretch, ...] = ()
    decision: bool = False
    block: int = -1

    @property
    def written(self) -> str:
        """第十二条, or 一、 for a decision's unit."""
        if self.decision:
            return written_article(self.label)[1:-1] + "、"
        return written_article(self.label)


@dataclass(frozen=True, slots=True)
class Issuance:
    """One step of the caption (题注): who did what when. `date` is ISO (2018-08-29) or ""; `act` is 通过, 批准, 修正, 公布, 施行."""

    act: str
    date: str
    organ: str
    text: str


@dataclass(frozen=True, slots=True)
class Appendix:
    """An 附件 or 附表 with its words."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """Words of the source that are not part of the text, and why (a Chinese clause)."""

    text: str
    reason: str
    block: int = -1


@dataclass(frozen=True, slots=True)
class Regulation:
    """A draft as a lawyer reads it.

    Attributes:
        title: its title without brackets.
        city: short name of the city it speaks for, or "".
        preamble: what stands before the first article, without title and caption.
        closing: what stands after the last article.
        body: the running text of a document without articles, else "".
        notices: the reading report: what was recognised, skipped, doubtful.
        caption: the 题注 as it stands in the file, one line to a line; `issued` are its steps as data.
        contents: the lines of the table of contents.
        explanation: the explanation of the draft (草案说明) that stands in the same file, or "".
        version: version words of the title (草案, 征求意见稿, 修订草案二次审议稿), or "".
        skipped: words of the source that are no part of the text.
    """

    title: str
    kind: DocumentKind
    articles: tuple[Article, ...]
    divisions: tuple[Division, ...] = ()
    issued: tuple[Issuance, ...] = ()
    city: str = ""
    preamble: str = ""
    closing: str = ""
    body: str = ""
    announcement: str = ""
    appendices: tuple[Appendix, ...] = ()
    definitions: tuple[Definition, ...] = ()
    path: str = ""
    sha256: str = ""
    notices: tuple[Notice, ...] = ()
    comments: tuple[Comment, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    revisions: tuple[Revision, ...] = ()
    caption: str = ""
    contents: tuple[str, ...] = ()
    explanation: str = ""
    version: str = ""
    skipped: tuple[Skipped, ...] = ()

    @property
    def in_force(self) -> bool:
        """Whether it was adopted: its caption tells a step, and its title names no version of a draft."""
        return bool(self.issued) and not self.version

    def article(self, label: str) -> Article:
        """The first article with this label.

        Raises:
            KeyError: there is none.
        """
        for article in self.articles:
            if article.label == label:
                return article
        raise KeyError(label)

    def items(self) -> Iterator[tuple[Article, Paragraph, Item]]:
        """Every item of the first level, in the order of the text."""
        for article in self.articles:
            for paragraph in article.paragraphs:
                for item in paragraph.items:
                    yield article, paragraph, item
