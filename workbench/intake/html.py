"""Web pages saved from a law database or a congress's site: the text without the site around it."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import replace

from lxml import etree
from lxml import html as lxml_html

from workbench.domain.source import Block, CellPosition, FileKind, Notice, Place, Reading, Span
from workbench.intake import faults
from workbench.intake.content import Content
from workbench.intake.encodings import decode
from workbench.intake.html_frame import Line, choose_content

_DROPPED = {
    "script", "style", "noscript", "head", "template", "iframe", "object", "embed", "svg", "canvas", "select", "button",
    "input", "textarea", "rt", "rp", "audio", "video", "map", "option",
}  # fmt: skip
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul", "caption", "legend",
}  # fmt: skip
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CENTER = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_WHITE = re.compile("[ \t\r\n\f\xa0]+")
_BETWEEN_CHINESE = re.compile(
    "(?<=[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f])[ \t]*[\r\n]+[ \t]*(?=[\u2e80-\u9fff\uff00-\uffef])"
)
_MAX_BYTES = 32 << 20
#: Levels of nested elements; sloppy pages that never close <font> reach some hundred.
_MAX_DEPTH = 600
_LONGEST_TITLE = 200
_ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs", "utf8": "utf-8"}


def read_html(data: bytes, reading: Reading = Reading.ACCEPTED) -> Content:
    """The main text of a web page; `del` and `ins` are tracked changes.

    Raises:
        IntakeError: the page cannot be parsed, is too large or nested too deep.
    """
    if len(data) > _MAX_BYTES:
        raise faults.too_large(len(data), _MAX_BYTES)
    text = _page_text(data)
    # The page is text already; a declaration of another encoding would make the parser refuse it.
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = lxml_html.document_fromstring(text, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise faults.damaged("网页内容无法解析") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise faults.too_deep()  # the parser has left out everything below without a word
    title = " ".join((root.findtext(".//title") or "").split())[:_LONGEST_TITLE]
    lines = _Lines(reading).read(root)
    chosen, dropped = choose_content(lines, title)
    cells = _Cells(root)
    blocks = tuple(_block(n, line, cells) for n, line in enumerate(chosen))
    notices = (Notice("site-frame", f"网页的导航、页脚等 {dropped} 行没有作为正文读取"),) if dropped else ()
    properties = {"title": title} if title else {}
    changes = sum(1 for _ in root.iter("del", "ins"))
    if changes:
        notices = (*notices, Notice("tracked-changes", f"网页带有 {changes} 处修订标记，已按所选的修订状态读取"))
    return Content(FileKind.HTML, blocks, notices=notices, properties=properties)


def read_mhtml(data: bytes, reading: Reading = Reading.ACCEPTED) -> Content:
    """The main page of a web archive.

    Raises:
        IntakeError: there is no page in it.
    """
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload:
                return read_html(payload, reading)
    raise faults.damaged("网页存档里没有网页")


def _page_text(data: bytes) -> str:
    """The page decoded: byte order mark, then what it declares, then what it looks like."""
    if data[:3] != b"\xef\xbb\xbf" and data[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
        declared = _META.search(data[:4096])
        name = declared[1].decode("ascii").lower() if declared else ""
        try:
            return data.decode(_ALIASES.get(name, name)) if name else decode(data)[0]
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)[0]


class _Lines:
    """Collects the lines of a page as a browser would break them."""

    def __init__(self, reading: Reading) -> None:
        self._left_out = {Reading.ACCEPTED: "del", Reading.ORIGINAL: "ins"}.get(reading, "")
        self._lines: list[Line] = []
        self._items: dict[etree._Element, int] = {}
        self._text: list[str] = []
        self._links = 0
        self._label = ""

    def read(self, root: etree._Element) -> list[Line]:
        self._element(root, 0, link=False, pre=False)
        self._break(root)
        return self._lines

    def _element(self, element: etree._Element, depth: int, *, link: bool, pre: bool) -> None:
        if depth > _MAX_DEPTH:
            raise faults.too_deep()
        tag = element.tag
        if not isinstance(tag, str) or tag in _DROPPED or tag == self._left_out or _is_hidden(element):
            return
        block = tag in _BLOCKS
        if block:
            self._break(_line_owner(element, above=True))
        if tag == "br":
            self._break(_line_owner(element))
        if tag == "li":
            self._label = self._list_label(element)
        inner_link, inner_pre = link or tag == "a", pre or tag == "pre"
        self._words(element.text, link=inner_link, pre=inner_pre, owner=element)
        for child in element:
            self._element(child, depth + 1, link=inner_link, pre=inner_pre)
            self._words(child.tail, link=inner_link, pre=inner_pre, owner=element)
        if block:
            self._break(element)

    def _list_label(self, item: etree._Element) -> str:
        """The number a browser prints before an item of an ordered list."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol" or "none" in parent.get("style", "").lower():
            return ""
        start = parent.get("start", "1")
        value = self._items.get(parent, int(start) if re.fullmatch(r"-?[0-9]{1,6}", start) else 1)
        self._items[parent] = value + 1
        kind = parent.get("type", "1")
        if kind in {"a", "A"} and 1 <= value <= 26:
            return chr(ord(kind) + value - 1) + "."
        return f"{value}."

    def _words(self, text: str | None, *, link: bool, pre: bool, owner: etree._Element) -> None:
        if not text:
            return
        if pre:
            for n, line in enumerate(text.splitlines()):
                if n:
                    self._break(_line_owner(owner))
                self._text.append(line)
            return
        self._text.append(text)
        if link:
            self._links += len(text.strip())

    def _break(self, owner: etree._Element) -> None:
        text = _WHITE.sub(" ", _BETWEEN_CHINESE.sub("", "".join(self._text))).strip(" \u3000")
        text = re.sub("[\u200b\u200c\u200d\u2060\ufeff\u00ad]", "", text)
        if text:
            self._lines.append(Line(text, owner, self._links, self._label))
            self._label = ""
        self._text, self._links = [], 0


def _line_owner(element: etree._Element, *, above: bool = False) -> etree._Element:
    """The block element around `element` (strictly around it, if there is one, where `above` is asked for)."""
    if element.tag in _BLOCKS and not above:
        return element
    return next((a for a in element.iterancestors() if a.tag in _BLOCKS), element)


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style", "")))


def _block(index: int, line: Line, cells: _Cells) -> Block:
    heading = re.fullmatch(r"h([1-6])", str(line.element.tag))
    block = Block(
        index,
        line.text,
        line.label,
        0 if line.label else -1,
        outline=int(heading[1]) - 1 if heading else -1,
        centered=_is_centered(line.element),
        spans=(Span(0, len(line.text), Place("", index)),),
    )
    cell = cells.of(line.element)
    return replace(block, cell=cell) if cell else block


def _is_centered(element: etree._Element) -> bool:
    style = element.get("style", "")
    if _CENTER.search(style) or element.get("align", "").lower() == "center" or element.tag == "center":
        return True
    parent = element.getparent()
    return parent is not None and parent.tag == "center"


class _Cells:
    """The cells of real tables (several columns, nothing nested); tables that lay out the page have none."""

    def __init__(self, root: etree._Element) -> None:
        self._places: dict[etree._Element, CellPosition] = {}
        tables = [t for t in root.iter("table") if next(t.iterdescendants("table"), None) is None]
        real = [t for t in tables if any(len(row) > 1 for row in t.iter("tr"))]
        for number, table in enumerate(real):
            for index, row in enumerate(table.iter("tr")):
                column = 0
                for cell in row.iterchildren("td", "th"):
                    self._places[cell] = CellPosition(number, index, column, _span(cell))
                    column += _span(cell)

    def of(self, element: etree._Element) -> CellPosition | None:
        """The cell around `element`, if any."""
        cell = element if element.tag in {"td", "th"} else next(element.iterancestors("td", "th"), None)
        return None if cell is None else self._places.get(cell)


def _span(cell: etree._Element) -> int:
    text = cell.get("colspan", "1")
    return max(1, min(int(text), 64)) if text.isascii() and text.isdigit() and len(text) < 5 else 1
