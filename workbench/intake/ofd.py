"""OFD files (GB/T 33190): a zip of XML pages whose text objects place every character."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from workbench.domain.source import FileKind, Notice
from workbench.intake import faults
from workbench.intake.content import Content
from workbench.intake.layout import Glyph, PrintedLine, body_lines, lines_of, paragraphs
from workbench.intake.package import Package

#: Pages that are read at most.
MAX_PAGES = 3000
_A4_HEIGHT = 297.0
_MOST_CHARS_OF_PAGE = 60_000


def read_ofd(package: Package) -> Content:
    """The paragraphs of an OFD file.

    Raises:
        IntakeError: a part is missing or damaged, or the pages hold no text.
    """
    pages: list[list[PrintedLine]] = []
    pictures = 0
    for document in _document_parts(package):
        root = package.xml(document)
        folder = posixpath.dirname(document)
        height = _height(root)
        for location in _locations(root, folder):
            if len(pages) >= MAX_PAGES:
                break
            page = package.xml(location)
            own = _height(page, height)
            pages.append(lines_of(_glyphs(page, own), len(pages), own))
            pictures += not pages[-1] and next(_named(page, "ImageObject"), None) is not None
    words = "".join(line.text for lines in pages for line in lines)
    if not words.strip():
        raise faults.scanned() if pictures else faults.no_words()
    lines, dropped = body_lines(pages)
    notices = []
    if dropped:
        notices.append(Notice("page-furniture", f"页码、页眉、页脚共 {dropped} 行没有作为正文读取"))
    if pictures:
        notices.append(Notice("scanned-pages", f"有 {pictures} 页是图片，其内容没有读取"))
    return Content(FileKind.OFD, paragraphs(lines), notices=tuple(notices), properties={"pages": str(len(pages))})


def _named(root: etree._Element, name: str) -> Iterator[etree._Element]:
    """Elements by their local name: programs differ in the namespace they write."""
    return root.iter(f"{{*}}{name}")


def _document_parts(package: Package) -> list[str]:
    found = ["/".join((e.text or "").split()).lstrip("/") for e in _named(package.xml("OFD.xml"), "DocRoot")]
    parts = [name for name in found if name in package]
    if not parts:
        raise faults.damaged("缺少文档部分")
    return parts


def _locations(root: etree._Element, folder: str) -> list[str]:
    """The parts of the pages in order."""
    locations = []
    for pages in _named(root, "Pages"):
        for page in _named(pages, "Page"):
            place = page.get("BaseLoc", "")
            if place:
                locations.append(place.lstrip("/") if place.startswith("/") else posixpath.join(folder, place))
    return locations


def _height(root: etree._Element, default: float = _A4_HEIGHT) -> float:
    for box in _named(root, "PhysicalBox"):
        numbers = _numbers(box.text or "")
        if len(numbers) == 4 and 1 < numbers[3] < 10_000:
            return numbers[3]
    return default


def _numbers(text: str) -> list[float]:
    """Numbers parted by blanks; ``g 3 2.5`` stands for 2.5 three times. What is no number is passed over."""
    numbers: list[float] = []
    words = text.replace(",", " ").split()[: 4 * _MOST_CHARS_OF_PAGE]
    at = 0
    while at < len(words):
        try:
            if words[at] == "g" and at + 2 < len(words):
                numbers += [float(words[at + 2])] * max(0, min(int(words[at + 1]), _MOST_CHARS_OF_PAGE))
                at += 3
                continue
            value = float(words[at])
            if abs(value) < 1e7:
                numbers.append(value)
        except ValueError:
            pass
        at += 1
    return numbers[:_MOST_CHARS_OF_PAGE]


def _glyphs(page: etree._Element, height: float) -> Iterator[Glyph]:
    """The characters of a page, y turned upwards."""
    left = _MOST_CHARS_OF_PAGE
    for text_object in _named(page, "TextObject"):
        if text_object.get("Visible", "true").lower() == "false":
            continue
        boundary = (_numbers(text_object.get("Boundary", "")) + [0.0] * 4)[:4]
        matrix = _numbers(text_object.get("CTM", ""))
        a, b, c, d, e, f = matrix if len(matrix) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        size = (_numbers(text_object.get("Size", "")) or [4.0])[0]
        scale = max(abs(a), abs(b)) or 1.0
        for char, x, y, width in _placed(text_object, size):
            left -= 1
            if left < 0:
                return
            right = boundary[0] + a * (x + width) + c * y + e
            across, down = boundary[0] + a * x + c * y + e, boundary[1] + b * x + d * y + f
            yield Glyph(char, across, max(right, across), height - down, max(abs(size * scale), 0.1))


def _placed(text_object: etree._Element, size: float) -> Iterator[tuple[str, float, float, float]]:
    """Characters of a text object with their place in it and their width."""
    x = y = 0.0
    for code in _named(text_object, "TextCode"):
        x = (_numbers(code.get("X", "")) or [x])[0]
        y = (_numbers(code.get("Y", "")) or [y])[0]
        across, down = _numbers(code.get("DeltaX", "")), _numbers(code.get("DeltaY", ""))
        for n, char in enumerate(re.sub("[\r\n]", "", code.text or "")):
            wide = ord(char) > 0x2E7F
            advance = across[n] if n < len(across) else (across[-1] if across else (size if wide else size / 2))
            if char.strip():
                yield char, x, y, min(max(advance, 0.0), size) if across else advance
            x += advance if not down or across else 0.0
            y += down[n] if n < len(down) else 0.0
