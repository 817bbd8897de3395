"""PDF files with a text layer, through pdfium."""

from __future__ import annotations

import ctypes
import time

from workbench.domain.source import FileKind, Notice
from workbench.intake import faults
from workbench.intake.content import Content
from workbench.intake.layout import Glyph, PrintedLine, body_lines, lines_of, paragraphs

#: Pages that are read at most, and seconds after which reading stops.
MAX_PAGES = 3000
TIME_LIMIT = 60
_MAX_CHARS_OF_PAGE = 60_000
_FEWEST = 8


def read_pdf(data: bytes) -> Content:
    """The paragraphs of a PDF.

    Raises:
        IntakeError: it is encrypted, damaged, or a scan without text.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise faults.encrypted_pdf() from error
        cut_off = b"%%EOF" not in data[-2048:]
        raise (faults.truncated() if cut_off else faults.damaged()) from error
    try:
        return _content(document)
    except pypdfium2.PdfiumError as error:
        raise faults.damaged("页面无法读取") from error
    finally:
        document.close()


def _content(document: object) -> Content:
    pages: list[list[PrintedLine]] = []
    empty = 0
    deadline = time.monotonic() + TIME_LIMIT
    count = len(document)  # type: ignore[arg-type]
    for number in range(min(count, MAX_PAGES)):
        lines = _page_lines(document, number)
        empty += not lines
        pages.append(lines)
        if time.monotonic() > deadline:
            raise faults.slow()
    words = "".join(line.text for lines in pages for line in lines)
    if len(words) < _FEWEST:
        raise faults.scanned()
    if _garbled(words):
        raise faults.garbled()
    lines, dropped = body_lines(pages)
    notices = []
    if dropped:
        notices.append(Notice("page-furniture", f"页码、页眉、页脚共 {dropped} 行没有作为正文读取"))
    if empty:
        notices.append(Notice("scanned-pages", f"有 {empty} 页没有文字（空白页或扫描图片），其内容没有读取"))
    if count > MAX_PAGES:
        notices.append(Notice("cut-short", f"文件有 {count} 页，只读取了前 {MAX_PAGES} 页"))
    return Content(FileKind.PDF, paragraphs(lines), notices=tuple(notices), properties={"pages": str(count)})


def _page_lines(document: object, number: int) -> list[PrintedLine]:
    import pypdfium2.raw as pdfium

    page = document[number]  # type: ignore[index]
    try:
        width, height = page.get_size()
        textpage = page.get_textpage()
        try:
            glyphs = [
                g for g in _glyphs(pdfium, textpage.raw) if -1 <= g.left <= width + 1 and -1 <= g.base <= height + 1
            ]
        finally:
            textpage.close()
    finally:
        page.close()
    return lines_of(glyphs, number, height)


def _glyphs(pdfium: object, textpage: object) -> list[Glyph]:
    """The characters of a page with their boxes; blanks are left out, gaps tell of them."""
    api: object = pdfium
    rect = api.FS_RECTF()  # type: ignore[attr-defined]
    x, y = ctypes.c_double(), ctypes.c_double()
    glyphs: list[Glyph] = []
    high = 0
    for index in range(min(api.FPDFText_CountChars(textpage), _MAX_CHARS_OF_PAGE)):  # type: ignore[attr-defined]
        code = api.FPDFText_GetUnicode(textpage, index)  # type: ignore[attr-defined]
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        if code <= 0x20 or code in {0xA0, 0x3000, 0xFEFF, 0xFFFE, 0x200B, 0xAD} or code > 0x10FFFF:
            continue
        if not api.FPDFText_GetLooseCharBox(textpage, index, rect):  # type: ignore[attr-defined]
            continue
        if not api.FPDFText_GetCharOrigin(textpage, index, x, y):  # type: ignore[attr-defined]
            continue
        size = api.FPDFText_GetFontSize(textpage, index)  # type: ignore[attr-defined]
        tall = abs(rect.top - rect.bottom)
        # A font of size 1 scaled by its matrix: the box tells the size on the page.
        size = size if 0.5 * tall <= size <= 2 * tall else tall
        glyphs.append(Glyph(chr(code), rect.left, rect.right, y.value, max(size, 1.0)))
    return glyphs


def _garbled(words: str) -> bool:
    """Whether the text layer is of glyph numbers instead of characters."""
    strange = sum(0xE000 <= ord(c) < 0xF900 or c == "\ufffd" or c < " " for c in words)
    return strange > 0.3 * len(words)
