"""A Word package as blocks: finding the parts, reading them, telling what was met."""

from __future__ import annotations

import posixpath
from collections import Counter

from lxml import etree

from workbench.domain.source import FileKind, Mark, Notice, Reading, Revision
from workbench.intake import faults
from workbench.intake.content import Content
from workbench.intake.package import Package
from workbench.intake.word.assemble import Assembled, Assembler, footnotes_of
from workbench.intake.word.names import RELS, W
from workbench.intake.word.notes import note_texts, read_comments
from workbench.intake.word.numbering import read_numbering
from workbench.intake.word.styles import read_styles
from workbench.intake.word.walk import Walker

_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_SAMPLE = 20


def read_word(package: Package, reading: Reading, *, split_lists: bool = False) -> Content:
    """The blocks of a Word package.

    Args:
        package: the opened package.
        reading: which reading of the tracked changes is wanted.
        split_lists: the package comes from LibreOffice's reading of a .doc, which parts restarted lists.

    Raises:
        IntakeError: it holds no Word document, or a part that is needed is damaged.
    """
    parts = _Parts(package)
    root = package.xml(parts.main)
    body = root.find(f"{W}body")
    if root.tag != f"{W}document" or body is None:
        raise faults.damaged("找不到正文")
    styles = read_styles(parts.xml("styles"))
    numbering_root = parts.xml("numbering")
    walker = Walker(root, styles)
    walker.walk(body)
    done = Assembler(parts.main, reading, read_numbering(numbering_root), styles, split_lists=split_lists).assemble(
        walker.paragraphs
    )
    texts = note_texts(parts.xml("footnotes"), "footnote") | note_texts(parts.xml("endnotes"), "endnote")
    return Content(
        FileKind.DOCX,
        tuple(done.blocks),
        tuple(done.revisions),
        read_comments(parts.xml("comments"), parts.xml("commentsExtended"), done.comments, done.blocks),
        footnotes_of(done.notes, texts),
        tuple(_notices(walker, done, reading, parts)),
        _properties(package),
    )


class _Parts:
    """The parts of a Word package by what they are for, as its relationships say."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.broken: list[str] = []
        main = _targets(package.xml_or_none("_rels/.rels"), "").get("officeDocument", "")
        if main not in package or not main:
            main = "word/document.xml"
            if main not in package:
                raise _no_document(package)
            self.broken.append("_rels/.rels")
        self.main = main
        folder, name = posixpath.split(main)
        self._folder = folder
        rels = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
        self._targets = _targets(package.xml_or_none(rels), folder)

    @property
    def macros(self) -> bool:
        """Whether the package holds macros (they are never run)."""
        return any(name.endswith("vbaproject.bin") for name in self._package.names())

    def xml(self, kind: str) -> etree._Element | None:
        """The part related as `kind`, else the one at its usual place; None (noted in `broken`) when it is unreadable."""
        usual = posixpath.join(self._folder, f"{kind}.xml")
        name = self._targets.get(kind, "")
        if name not in self._package or not name:
            name = usual
        if name not in self._package:
            if kind in self._targets:
                self.broken.append(kind)
            return None
        root = self._package.xml_or_none(name)
        if root is None:
            if kind == "numbering":
                raise faults.damaged("自动编号部分 numbering.xml 无法读取，条号会丢失")
            self.broken.append(kind)
        return root


def _no_document(package: Package) -> Exception:
    names = set(package.names())
    for sign, kind in (("xl/workbook.xml", "Excel 表格"), ("ppt/presentation.xml", "PowerPoint 演示文稿")):
        if sign in names:
            return faults.not_word(kind)
    return faults.damaged("缺少 word/document.xml") if "[content_types].xml" in names else faults.not_word("压缩包")


def _targets(root: etree._Element | None, folder: str) -> dict[str, str]:
    """Relationship kind (the last word of its type) to part name; the first of each kind, internal ones only."""
    targets: dict[str, str] = {}
    if root is None:
        return targets
    for relation in root.iter(f"{RELS}Relationship"):
        if relation.get("TargetMode") == "External":
            continue
        kind = relation.get("Type", "").rsplit("/", 1)[-1]
        target = relation.get("Target", "")
        name = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        targets.setdefault(kind, posixpath.normpath(name))
    return targets


def _properties(package: Package) -> dict[str, str]:
    root = package.xml_or_none("docProps/core.xml")
    if root is None:
        return {}
    found = {
        "creator": root.findtext(f"{_DC}creator"),
        "title": root.findtext(f"{_DC}title"),
        "modified": root.findtext(f"{_TERMS}modified"),
        "modified_by": root.findtext(f"{_CORE}lastModifiedBy"),
    }
    return {name: value.strip() for name, value in found.items() if value and value.strip()}


def _notices(walker: Walker, done: Assembled, reading: Reading, parts: _Parts) -> list[Notice]:
    notices = list(_revision_notice(done.revisions, reading))
    counts = walker.counts
    if done.contents_paragraphs:
        notices.append(Notice("contents-list", f"目录（{done.contents_paragraphs} 行）没有作为正文读取"))
    if counts["hidden"]:
        sample = "".join(walker.hidden)[:_SAMPLE]
        notices.append(Notice("hidden-text", f"文件中有 {counts['hidden']} 处隐藏文字，没有读取，如“{sample}”"))
    if counts["placeholder"]:
        notices.append(Notice("placeholder", f"有 {counts['placeholder']} 个没有填写的内容控件，其提示文字没有读取"))
    if counts["chunk"]:
        notices.append(Notice("embedded-document", f"文件中嵌入了 {counts['chunk']} 个其他文档，其内容没有读取"))
    if counts["picture"]:
        notices.append(Notice("picture", f"文件中有 {counts['picture']} 处图片或嵌入对象，其中的文字没有读取"))
    for index in done.empty_numbered:
        notices.append(Notice("empty-numbered", f"自动编号“{done.blocks[index].label}”后面没有文字", index))
    if parts.macros:
        notices.append(Notice("macros", "文件带有宏，只读取了文字，宏没有运行"))
    for name in parts.broken:
        notices.append(Notice("broken-part", f"文件的组成部分“{name}”缺失或无法读取，已略过"))
    return notices


def _revision_notice(revisions: list[Revision], reading: Reading) -> list[Notice]:
    if not revisions:
        return []
    marks = Counter(r.mark for r in revisions)
    inserted = marks[Mark.INSERTED]
    deleted = marks[Mark.DELETED]
    moved = max(marks[Mark.MOVED_FROM], marks[Mark.MOVED_TO])
    kinds = [f"{word} {n} 处" for word, n in (("插入", inserted), ("删除", deleted), ("移动", moved)) if n]
    how = {
        Reading.ACCEPTED: "按接受全部修订后的文字读取",
        Reading.ORIGINAL: "按修订前的文字读取",
        Reading.MARKED: "同时保留修订前后的文字",
    }[reading]
    return [Notice("tracked-changes", f"文件中有尚未处理的修订（{'、'.join(kinds)}），{how}")]
