"""The lines of a source document: blocks split at soft breaks, each line knowing its place and its stable address."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.domain.corrections import LineAddress
from workbench.domain.source import Block, CellPosition, SourceDocument

#: Invisible characters that are no white space to Python.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff\u2060\u00ad"))
_BREAK = re.compile(r"[\n\r\v\f\u0085\u2028\u2029]+")
#: White space and invisible characters that may surround a line.
BLANK = " \t\u3000\u00a0\u2002\u2003\u2009\u200b\u200c\u200d\ufeff\u2060\u00ad"
_HASHES = re.compile(r"(#{1,6})[ \t\u3000]+")
_MARKUP = re.compile(r"<!--.*-->|#{1,6}")
_COMMENT = re.compile(r"<!--.*?-->")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as a reader sees it.

    Attributes:
        shown: the automatic number (if any) followed by the words.
        lead: how many characters of `shown` come from the automatic number and not from the block's text.
        block: index of the block; `start`: offset in the block's text of ``shown[lead]``.
        outline: outline level 0 to 8 (also from a Markdown heading), or -1.
        soft: the line follows a soft break inside its block.
    """

    shown: str
    block: int
    start: int
    lead: int = 0
    label: str = ""
    level: int = -1
    outline: int = -1
    centered: bool = False
    cell: CellPosition | None = None
    soft: bool = False

    @property
    def automatic(self) -> bool:
        """The line carries an automatic number that is not typed in its words."""
        return self.lead > 0


def split_lines(source: SourceDocument) -> list[Line]:
    """The non-blank lines of all blocks, in reading order."""
    return [line for block in source.blocks for line in _lines_of(block)]


def _lines_of(block: Block) -> Iterable[Line]:
    label = block.label.strip(BLANK)
    at, first = 0, True
    text = block.text
    pieces = [(m.start(), m.end()) for m in _BREAK.finditer(text)]
    for end, after in [*pieces, (len(text), len(text))]:
        start, stop = _strip(text, at, end)
        at = after
        if start == stop and not (first and label):
            continue
        if _MARKUP.fullmatch(text, start, stop):
            continue
        yield _line(block, label if first else "", start, stop, soft=not first)
        first = False


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in BLANK):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in BLANK):
        end -= 1
    return start, end


def _line(block: Block, label: str, start: int, stop: int, *, soft: bool) -> Line:
    outline = block.outline
    if hashes := _HASHES.match(block.text, start, stop):
        outline, start = len(hashes[1]) - 1, hashes.end()
    words = block.text[start:stop]
    if label and not any(c.isalnum() for c in label):
        label = ""  # a bullet carries no number
    prefix = ""
    if label and not squeeze(words[: 2 * len(label) + 8]).startswith(squeeze(label)):
        prefix = label + ("\u3000" if label.startswith("第") else "")
    return Line(
        shown=prefix + words,
        block=block.index,
        start=start,
        lead=len(prefix),
        label=label,
        level=block.level,
        outline=outline,
        centered=block.centered,
        cell=block.cell,
        soft=soft,
    )


def squeeze(text: str) -> str:
    """`text` without any white space or invisible characters."""
    return "".join(text.split()).translate(_INVISIBLE)


def addresses(lines: Iterable[Line]) -> list[LineAddress]:
    """The address of every line: a fingerprint of its words, and which of the lines with these words it is."""
    seen: Counter[str] = Counter()
    result = []
    for line in lines:
        mark = hashlib.sha256(squeeze(line.shown).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        result.append(LineAddress(mark, seen[mark]))
        seen[mark] += 1
    return result


def markup(source: SourceDocument) -> list[str]:
    """Mark-up comments that are no words of the document and were left out."""
    return [m[0] for block in source.blocks for m in _COMMENT.finditer(block.text)]
