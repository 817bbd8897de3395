"""Plain text and Markdown."""

from __future__ import annotations

import re
from dataclasses import replace

from workbench.domain.source import Block, FileKind, Notice
from workbench.intake.content import Content, line_blocks
from workbench.intake.encodings import decode

_LINE_END = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_NAMES = {
    "utf-8": "UTF-8", "gb18030": "GB18030", "big5hkscs": "Big5", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16（大端）",
    "utf-32-le": "UTF-32", "utf-32-be": "UTF-32（大端）",
}  # fmt: skip
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]+")
_HEADING = re.compile(r"^(#{1,6})[ \t\u3000]+")
_RULE = re.compile(r"^(?:[-*_=][ \t]*){3,}$")
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1")
_LONGEST_LINE = 20_000
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!|<>~-])")
_QUOTE = re.compile(r"^(?:>[ \t]?)+")
_BREAK = re.compile(r"<br\s*/?>|&nbsp;", re.IGNORECASE)


def read_text(data: bytes, *, markdown: bool = False) -> Content:
    """The lines of a text file.

    Raises:
        IntakeError: the bytes are no text.
    """
    text, encoding = decode(data)
    content = text_content(text, FileKind.TEXT, markdown=markdown)
    notices = []
    if "\ufffd" in text:
        wrong = text.count("\ufffd")
        notices.append(Notice("damaged-text", f"有 {wrong} 个字符无法识别，已用“\ufffd”代替，请对照原文核对"))
    return replace(content.noting(*notices), properties={"encoding": _NAMES[encoding]})


def text_content(text: str, kind: FileKind, *, markdown: bool = False) -> Content:
    """The lines of `text` as blocks."""
    if markdown:
        text = _without_comments(text)
    content = Content(kind, line_blocks(enumerate(_LINE_END.split(text))))
    if markdown:
        content = _without_marks(content)
    cuts = {b.index: [m.span() for m in _INVISIBLE.finditer(b.text)] for b in content.blocks}
    content = content.without_words({i: c for i, c in cuts.items() if c})
    return content.without_blocks(b.index for b in content.blocks if not b.text.strip())


def _without_comments(text: str) -> str:
    """The text without ``<!-- … -->``; line breaks inside stay, so that lines keep their numbers."""
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        parts += [text[at:start], "\n" * len(_LINE_END.findall(text[start:end]))]
        at = end + 3
    return "".join([*parts, text[at:]])


def _without_marks(content: Content) -> Content:
    """Headings become outline levels; rules, emphasis and escapes go."""
    cuts: dict[int, list[tuple[int, int]]] = {}
    blocks: list[Block] = []
    for block in content.blocks:
        heading = _HEADING.match(block.text)
        blocks.append(replace(block, outline=len(heading[1]) - 1) if heading else block)
        found = _marks(block.text)
        if found:
            cuts[block.index] = found
    rules = [b.index for b in content.blocks if _RULE.match(b.text)]
    return replace(content, blocks=tuple(blocks)).without_words(cuts).without_blocks(rules)


def _marks(text: str) -> list[tuple[int, int]]:
    """The characters of a line that are Markdown's, not the draft's."""
    found: list[tuple[int, int]] = []
    for pattern in (_HEADING, _QUOTE):
        if match := pattern.match(text):
            found.append(match.span())
    for match in _EMPHASIS.finditer(text) if len(text) < _LONGEST_LINE else ():
        width = len(match[1])
        found += [(match.start(), match.start() + width), (match.end() - width, match.end())]
    for pattern in (_ESCAPE, _BREAK):
        found += [m.span() for m in pattern.finditer(text)]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not merged or start >= merged[-1][1]:
            merged.append((start, end))
    return merged
