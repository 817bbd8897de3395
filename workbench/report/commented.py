"""A city's draft as its ORIGINAL .docx with Word comments at the very words.

Only the comment parts, their relationships and content types, and the markers in the document change. Existing
comments stay. Replies are replies (commentsExtended).
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from workbench.domain.progress import Progress, Silent
from workbench.domain.regulation import Article, Regulation
from workbench.domain.source import Block, FileKind, Place, SourceDocument
from workbench.report.files import replace_file
from workbench.report.ooxml import W, add_run, clean, el, set_attributes, sub
from workbench.report.original import Original
from workbench.report.places import P, Paragraphs, place_in_article
from workbench.report.regulation_text import regulation_package
from workbench.report.remarks import Remark, threads
from workbench.report.wording import local_time

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def write_commented_draft(
    source: SourceDocument,
    data: bytes | None,
    regulation: Regulation,
    remarks: Sequence[Remark],
    path: Path,
    *,
    date: datetime.date,
    progress: Progress | None = None,
) -> None:
    """Write a draft with `remarks` as comments.

    Args:
        source: what intake read from the file.
        data: the file's bytes where it is a .docx, else None: the draft is then set anew as a clean .docx.
        regulation: what was built from `source`; the remarks' offsets count in its articles' texts.
        remarks: see :func:`workbench.report.remarks_on`.
        date: the time of comments that have none of their own; the document's date where it is set anew.

    Raises:
        ExportError: `path` cannot be written, or the original is damaged; what was at `path` is still there.
        Cancelled: `progress` says so; nothing was written.
    """
    if data is None or source.kind is not FileKind.DOCX:
        data, regulation, blocks = regulation_package(regulation, date)
    else:
        blocks = source.blocks
    listener = progress or Silent()
    package = Original(data, Path(source.path).name)
    root = package.xml(package.main)
    listed = threads(remarks)
    comments = _Comments(package, root, date)
    first = comments.add(listed)
    _Markers(root, package.main, regulation, blocks).place(listed, first, listener)
    comments.store()
    package.put(package.main, root)
    replace_file(path, package.bytes(), listener)


class _Comments:
    """The comment parts of a package, those it has already and ours."""

    def __init__(self, package: Original, document: etree._Element, date: datetime.date) -> None:
        self._package = package
        self._time = f"{date.isoformat()}T00:00:00Z"
        self._name = package.related(_COMMENTS)
        self._extended_name = package.related(_EXTENDED)
        self._root = package.xml(self._name) if self._name else _part("comments", W, "w")
        self._extended = package.xml(self._extended_name) if self._extended_name else _part("commentsEx", W15, "w15")
        marked = [
            e.get(f"{{{W}}}id", "")
            for tag in ("commentRangeStart", "commentReference", "comment")
            for e in (*document.iter(f"{{{W}}}{tag}"), *self._root.iter(f"{{{W}}}{tag}"))
        ]
        self._next = max((int(n) for n in marked if n.isdigit()), default=-1) + 1
        paragraphs = (*document.iter(P), *self._root.iter(P))
        self._used = {p.get(f"{{{W14}}}paraId", "").upper() for p in paragraphs}

    def add(self, listed: Sequence[tuple[Remark, int]]) -> int:
        """Add comments; gives the id of the first, the others follow it."""
        first = self._next
        keys: list[str] = []
        for number, (remark, parent) in enumerate(listed):
            keys.append(self._key())
            self._root.append(self._comment(first + number, remark, keys[-1]))
            entry = etree.SubElement(self._extended, f"{{{W15}}}commentEx")
            entry.set(f"{{{W15}}}paraId", keys[-1])
            if parent >= 0:
                entry.set(f"{{{W15}}}paraIdParent", keys[parent])
            entry.set(f"{{{W15}}}done", "0")
        self._next += len(listed)
        return first

    def _key(self) -> str:
        number = len(self._used) + 0x10000001
        while f"{number:08X}" in self._used:
            number += 1
        self._used.add(f"{number:08X}")
        return f"{number:08X}"

    def _comment(self, identity: int, remark: Remark, key: str) -> etree._Element:
        author = clean(remark.author) or "协同立法工作台"
        node = etree.Element(f"{{{W}}}comment", nsmap={"w": W, "w14": W14})
        set_attributes(node, id=identity, author=author, date=_time(remark.time) or self._time, initials=author[:1])
        lines = remark.text.split("\n")
        for number, line in enumerate(lines):
            paragraph = sub(node, "p")
            if number == 0:
                sub(sub(paragraph, "r"), "annotationRef")
            add_run(paragraph, line)
            if number == len(lines) - 1:
                paragraph.set(f"{{{W14}}}paraId", key)
        return node

    def store(self) -> None:
        """Put the parts into the package, related and declared where they are new."""
        entries = (
            (self._name, "comments", self._root, _COMMENTS),
            (self._extended_name, "commentsExtended", self._extended, _EXTENDED),
        )
        for name, new, root, kind in entries:
            if not name:
                target = self._free(new)
                self._package.put(target, root)
                self._package.relate(kind, target, f"{_WORD}.{new}+xml")
            else:
                self._package.put(name, root)

    def _free(self, stem: str) -> str:
        name = self._package.beside(f"{stem}.xml")
        number = 1
        while self._package.has(name):
            number += 1
            name = self._package.beside(f"{stem}{number}.xml")
        return name


def _part(tag: str, namespace: str, prefix: str) -> etree._Element:
    """An empty comment part; Word has to be told that it may skip the newer namespaces."""
    nsmap = {"w": W, "w14": W14, "w15": W15, "mc": _MC}
    root = etree.Element(f"{{{namespace}}}{tag}", nsmap=nsmap)
    root.set(f"{{{_MC}}}Ignorable", "w14 w15")
    assert root.prefix == prefix
    return root


def _time(iso: str) -> str:
    """A time as comments have it, or "". Word shows the hours as they stand, so they are those of the office."""
    moment = local_time(iso)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else ""


class _Markers:
    """Sets the range markers and references of comments in a document."""

    def __init__(self, root: etree._Element, part: str, regulation: Regulation, blocks: Sequence[Block]) -> None:
        self._root = root
        self._part = part
        self._blocks = blocks
        self._articles: dict[str, Article] = {}
        for article in regulation.articles:
            self._articles.setdefault(article.label, article)
        self._paragraphs = Paragraphs(root)

    def place(self, listed: Sequence[tuple[Remark, int]], first: int, progress: Progress) -> None:
        """Mark each thread's words; a reply is marked together with what it answers."""
        ends: dict[int, etree._Element] = {}
        for number, (remark, parent) in enumerate(listed):
            if number % 50 == 0:
                progress.step(number, len(listed), "正在标注批注")
            if parent >= 0:
                ends[parent] = self._reply(ends[parent], first + number)
            else:
                ends[number] = self._thread(
                    remark, first + number, [first + n for n, (_, p) in enumerate(listed) if p == number]
                )

    def _thread(self, remark: Remark, identity: int, replies: Sequence[int]) -> etree._Element:
        ends = self._ends(remark)
        starts = [el("commentRangeStart", id=n) for n in (identity, *replies)]
        if ends is None:
            paragraph = self._first_paragraph()
            at = 1 if len(paragraph) and paragraph[0].tag == f"{{{W}}}pPr" else 0
            for number, start in enumerate(starts):
                paragraph.insert(at + number, start)
            anchor = paragraph[-1]
        else:
            begin, anchor = self._paragraphs.cut(ends[0]), self._paragraphs.cut_behind(ends[1])
            for start in starts:
                begin.addprevious(start)
        for n in (identity, *replies):
            end = el("commentRangeEnd", id=n)
            anchor.addnext(end)
            anchor = end
        return self._reference(anchor, identity)

    def _reply(self, behind: etree._Element, identity: int) -> etree._Element:
        return self._reference(behind, identity)

    def _reference(self, behind: etree._Element, identity: int) -> etree._Element:
        """The run that carries the comment; outside of changes, links and controls, which may be taken away."""
        outer = behind
        parent = outer.getparent()
        while parent is not None and parent.tag != P:
            outer, parent = parent, parent.getparent()
        run = el("r", el("commentReference", id=identity))
        outer.addnext(run)
        return run

    def _ends(self, remark: Remark) -> tuple[Place, Place] | None:
        """The places of the first and the last character meant; None where the file does not hold them."""
        article = self._articles.get(remark.article)
        if article is None:
            return None
        return self._range(article, remark.start, remark.end) or self._range(article, 0, len(article.text))

    def _range(self, article: Article, start: int, end: int) -> tuple[Place, Place] | None:
        first = next((p for at in range(start, end) if (p := self._place(article, at))), None)
        last = next((p for at in range(end - 1, start - 1, -1) if (p := self._place(article, at))), None)
        return (first, last) if first and last else None

    def _place(self, article: Article, at: int) -> Place | None:
        place = place_in_article(article, at, self._blocks)
        return place if place and place.part == self._part and self._paragraphs.has(place) else None

    def _first_paragraph(self) -> etree._Element:
        """The paragraph that a comment on the whole draft hangs on: the first that was read as text."""
        for block in self._blocks:
            if block.spans and block.spans[0].place.part == self._part:
                return self._paragraphs[block.spans[0].place.paragraph]
        return next(iter(self._root.iter(P)))
