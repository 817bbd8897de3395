"""The review report in the user's own .docx: words and whole parts in the places of its placeholders (【项目名称】)."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from workbench.domain.counting import runs_of
from workbench.domain.errors import ExportError
from workbench.domain.resources import resource
from workbench.report.numbered_styles import STYLES
from workbench.report.ooxml import W, clean, el, section
from workbench.report.original import Original
from workbench.report.places import TEXT, P, split_run

_PLACEHOLDER = re.compile(r"【([^【】\n]{1,12})】")
#: Bytes of a template's file; intake takes no larger drafts either.
_LARGEST = 100 << 20
_SECT = f"{{{W}}}sectPr"
CONTENTS, MAIN, ANNEXES = "目录", "正文", "附件"
#: Placeholders for words, and all of them.
WORDS = ("项目名称", "报告日期", "报告单位", "标志", "城市", "文本名称")
KNOWN = (*WORDS, CONTENTS, MAIN, ANNEXES)


@dataclass(frozen=True, slots=True)
class Filling:
    """What goes into a template: words by placeholder, and the blocks of the contents, the parts and the annexes."""

    words: Mapping[str, str]
    contents: Sequence[etree._Element]
    main: Sequence[etree._Element]
    annexes: Sequence[etree._Element]


def filled_template(path: Path, filling: Filling) -> bytes:
    """The template's package with its placeholders filled; its own styles win over the report's.

    Raises:
        ExportError: the template cannot be read, has a placeholder nobody knows, or no place for the report's parts.
    """
    package, root = _opened(path)
    for paragraph in list(root.iter(P)):
        name = _alone(paragraph)
        if name in (CONTENTS, MAIN, ANNEXES):
            _replace_block(root, paragraph, name, filling)
        else:
            _replace_words(paragraph, filling.words)
    package.put(package.main, root)
    _add_styles(package)
    return package.bytes()


def check_template(path: Path) -> None:
    """Look whether a template can be filled.

    Raises:
        ExportError: as :func:`filled_template`.
    """
    _opened(path)


def _opened(path: Path) -> tuple[Original, etree._Element]:
    """A template that can be filled: its package and its document."""
    try:
        if path.stat().st_size > _LARGEST:
            raise ExportError("模板文件过大", "请删去模板中的图片后再试", subject=path.name)
        data = path.read_bytes()
    except OSError as error:
        raise ExportError("模板文件无法读取", "请检查模板文件是否存在、是否正被占用", subject=path.name) from error
    package = Original(data, path.name, what="模板")
    root = package.xml(package.main)
    _check(root, path.name)
    return package, root


def _check(root: etree._Element, name: str) -> None:
    found = [m[1] for p in root.iter(P) for m in _PLACEHOLDER.finditer(_text(p))]
    unknown = [x for x in dict.fromkeys(found) if x not in KNOWN]
    listed = "".join(f"【{x}】" for x in KNOWN)
    if unknown:
        shown = "".join(f"【{x}】" for x in unknown)
        raise ExportError(f"模板中有无法识别的占位符{shown}", f"可以使用的占位符有：{listed}", subject=name)
    if MAIN not in found or not any(_alone(p) == MAIN and _in_body(root, p) for p in root.iter(P)):
        raise ExportError(
            f"模板中没有单独成段的占位符【{MAIN}】",
            f"请在模板正文（表格之外）需要放置报告内容的位置另起一段写上【{MAIN}】",
            subject=name,
        )
    for part in (CONTENTS, ANNEXES):
        if any(f"【{part}】" in _text(p) and not (_alone(p) == part and _in_body(root, p)) for p in root.iter(P)):
            raise ExportError(f"模板中的占位符【{part}】没有单独成段", "请让它在正文中单独占一段", subject=name)


def _in_body(root: etree._Element, paragraph: etree._Element) -> bool:
    return paragraph.getparent() is root[0]


def _text(paragraph: etree._Element) -> str:
    return "".join(t.text or "" for run in runs_of(paragraph) for t in run.iterchildren(TEXT))


def _alone(paragraph: etree._Element) -> str:
    match = _PLACEHOLDER.fullmatch(_text(paragraph).strip())
    return match[1] if match else ""


def _replace_words(paragraph: etree._Element, words: Mapping[str, str]) -> None:
    """Put words in the places of placeholders, in the formatting of the placeholder's first character."""
    for match in reversed(list(_PLACEHOLDER.finditer(_text(paragraph)))):
        nodes = list(_cut_out(paragraph, match.start(), match.end()))
        first = nodes[0].find(TEXT)
        assert first is not None
        first.text = clean(words[match[1]])
        for run in nodes[1:]:
            parent = run.getparent()
            assert parent is not None
            parent.remove(run)


def _cut_out(paragraph: etree._Element, start: int, end: int) -> Iterator[etree._Element]:
    """The runs that hold exactly the characters ``start:end`` of a paragraph's text."""
    at = 0
    for run in list(runs_of(paragraph)):
        length = sum(len(t.text or "") for t in run.iterchildren(TEXT))
        low, high = max(start - at, 0), min(end - at, length)
        at += length
        if low >= high:
            continue
        if high < length:
            split_run(run, high)
        yield split_run(run, low) if low else run


def _replace_block(root: etree._Element, paragraph: etree._Element, name: str, filling: Filling) -> None:
    blocks = {CONTENTS: filling.contents, MAIN: filling.main, ANNEXES: filling.annexes}[name]
    own = paragraph.find(f"{{{W}}}pPr/{_SECT}")
    for block in blocks:
        paragraph.addprevious(block)
    if name == ANNEXES and blocks:
        blocks[0].addprevious(_break(copy.deepcopy(_following_section(root, paragraph))))
        paragraph.addprevious(_break(section(landscape=True)))
    if own is not None:
        paragraph.addprevious(_break(copy.deepcopy(own)))
    parent = paragraph.getparent()
    assert parent is not None
    parent.remove(paragraph)


def _following_section(root: etree._Element, paragraph: etree._Element) -> etree._Element:
    """The properties of the section a paragraph stands in: those that come next, else a section of the standard."""
    following = [s for s in root[0].iter(_SECT) if _after(s, paragraph)]
    return following[0] if following else section()


def _after(node: etree._Element, paragraph: etree._Element) -> bool:
    top: etree._Element | None = node
    while top is not None and top.getparent() is not paragraph.getparent():
        top = top.getparent()
    parent = paragraph.getparent()
    return top is not None and parent is not None and parent.index(top) >= parent.index(paragraph)


def _break(properties: etree._Element) -> etree._Element:
    return el("p", el("pPr", properties))


def _add_styles(package: Original) -> None:
    """Add the report's styles that the template does not have."""
    name = package.related(STYLES)
    ours = etree.fromstring(resource("report", "styles.xml").read_bytes())
    if not name:
        name = package.beside("styles.xml")
        package.put(name, ours)
        package.relate(STYLES, name, "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml")
        return
    root = package.xml(name)
    known = {s.get(f"{{{W}}}styleId") for s in root.iter(f"{{{W}}}style")}
    names = {n.get(f"{{{W}}}val", "").lower() for n in root.iterfind(f"{{{W}}}style/{{{W}}}name")}
    for style in ours.iter(f"{{{W}}}style"):
        if style.get(f"{{{W}}}styleId") in known or style.get(f"{{{W}}}default"):
            continue
        label = style.find(f"{{{W}}}name")
        if label is not None and label.get(f"{{{W}}}val", "").lower() in names:
            label.set(f"{{{W}}}val", f"{label.get(f'{{{W}}}val')}（报告）")
        root.append(style)
    package.put(name, root)
