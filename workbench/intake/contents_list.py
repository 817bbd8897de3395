"""A contents list that was typed: lines with leader dots or page numbers, left out of the text."""

from __future__ import annotations

import re

from workbench.domain.source import Block, Notice
from workbench.intake.content import Content

_HEADING = re.compile(r"^\s*目\s*[录次]\s*$")
_NUMBER = "〇零一二三四五六七八九十百0-9０-９"
_LEADER = r"(?:[.．·…‥・。_\-—–]\s*){3,}|…{1,}|\.{2,}|\t+|[ \u3000]{2,}"
_ENTRY = re.compile(rf"^(?P<words>\S.*?)(?:{_LEADER})\s*[（(]?[0-9０-９]{{1,4}}[)）]?\s*$")
_DIVISION_WITH_PAGE = re.compile(rf"^\s*第\s*[{_NUMBER}\s]+[编章节].{{0,40}}?[^\s0-9第]\s*[0-9０-９]{{1,4}}$")
_DOTS = re.compile(r"(?:[.．·…‥・。]\s*){4,}")
_SENTENCE = re.compile("[。；：，]")


def without_contents_list(content: Content) -> Content:
    """The content without typed contents entries that carry page numbers, and without the 目录 above them."""
    entries = {b.index: bool(_DOTS.search(b.text)) for b in content.blocks if b.cell is None and _is_entry(b)}
    heads = [b.index for b in content.blocks if _HEADING.match(b.text)]
    listed = [i for i in entries if _belongs(i, heads, entries)]
    if len(listed) < 2:
        return content
    above = [h for h in heads if h + 1 in listed]
    notice = Notice("contents-list", f"目录（{len(listed)} 行）没有作为正文读取")
    return content.without_blocks([*above, *listed]).noting(notice)


def _is_entry(block: Block) -> bool:
    text = block.label + block.text
    if len(text) > 90 or (_SENTENCE.search(text.rstrip("。.0123456789 ")) and "…" not in text and ".." not in text):
        return False
    return bool(_ENTRY.match(text) or _DIVISION_WITH_PAGE.match(text))


def _belongs(index: int, heads: list[int], entries: dict[int, bool]) -> bool:
    """Entries stand under 目录, or several with leader dots in a row."""
    at = index
    while at - 1 in entries:
        at -= 1
    if at - 1 in heads:
        return True
    return entries[index] and (entries.get(index - 1, False) or entries.get(index + 1, False))
