"""A city's own draft with what was agreed on as tracked changes; everything else in it stays untouched."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from pathlib import Path

from workbench.domain.progress import Progress
from workbench.domain.regulation import Article, Regulation
from workbench.domain.source import Block
from workbench.report.agreed import AgreedText, agreed_text
from workbench.report.data import ReportData
from workbench.report.redline import Version, write_redline

_TYPED = re.compile(r"^(\s*)(第\s*[零〇一二三四五六七八九十百千\d]+\s*条(?:之[一二三四五六七八九十]+)?)([\s\u3000]*)")


def write_agreed_redline(
    data: ReportData, document: int, draft: Version, path: Path, progress: Progress | None = None
) -> AgreedText:
    """Write one city's own draft with everything that was agreed on as tracked changes, by the agreed text.

    Args:
        draft: the city's draft, from which ``data.regulations[document]`` was built.

    Raises:
        ExportError: `path` cannot be written; what was there is still there.
        Cancelled: `progress` says so; nothing was written.
    """
    agreed = agreed_text(data, document, progress)
    blocks = agreed_blocks(draft.source.blocks, data.regulations[document], agreed)
    target = dataclasses.replace(draft.source, blocks=tuple(blocks), revisions=())
    write_redline(draft, target, path, author="五市协同立法联席会议", date=data.date, progress=progress)
    return agreed


def agreed_blocks(blocks: Sequence[Block], regulation: Regulation, agreed: AgreedText) -> list[Block]:
    """The draft's blocks with the articles that were changed, added or taken out; `regulation` was built from them."""
    old = {a.label: a for a in regulation.articles}
    kept = set(agreed.origins)
    owner: dict[int, str] = {}
    for article in regulation.articles:
        for stretch in article.stretches:
            owner.setdefault(stretch.block, article.label)
    placed: dict[str, list[Block]] = {}
    before: list[Block] = []
    last = ""
    model = next((blocks[a.stretches[0].block] for a in regulation.articles if a.stretches), None)
    for article, origin in zip(agreed.regulation.articles, agreed.origins, strict=True):
        if origin:
            own = [b for b in blocks if owner.get(b.index) == origin]
            placed[origin] = _of_article(own, old[origin], article)
            last = origin
        else:
            (placed[last] if last else before).extend(_new_article(article, model))
    result: list[Block] = []
    emitted: set[str] = set()
    for block in blocks:
        label = owner.get(block.index)
        if label is None:
            result.append(block)
        elif label not in emitted:
            emitted.add(label)
            result += (before if len(emitted) == 1 else []) + (placed[label] if label in kept else [])
    return result


def _of_article(own: Sequence[Block], old: Article, new: Article) -> list[Block]:
    """An article's blocks with its new words and, where its number is typed, its new number."""
    if not own:
        return []
    first, *others = own
    if old.text == new.text:
        return [_numbered(first, first.text, new), *others]
    typed = _TYPED.match(first.text)
    lines = new.text.split("\n")
    head = typed[0] if typed and not first.label else ""
    return [_numbered(first, head + lines[0], new), *(Block(first.index, line) for line in lines[1:])]


def _numbered(block: Block, text: str, article: Article) -> Block:
    if not block.label:
        text = _TYPED.sub(lambda m: m[1] + article.written + m[3], text)
    return dataclasses.replace(block, text=text, spans=())


def _new_article(article: Article, model: Block | None) -> list[Block]:
    """The blocks of an added article, its number automatic where the draft's other numbers are."""
    first, *others = article.text.split("\n")
    if model is not None and model.label:
        head = Block(-1, first, label=article.written, level=model.level)
    else:
        head = Block(-1, f"{article.written}\u3000{first}")
    return [head, *(Block(-1, line) for line in others)]
