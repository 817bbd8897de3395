"""Small Word packages from XML strings, for tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{W}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PARTS = ("numbering", "styles", "comments", "footnotes", "endnotes")


def part(root: str, inner: str) -> str:
    """An XML part with all namespaces declared."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_NAMESPACES}>{inner}</w:{root}>'


def relations(targets: Mapping[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="r{n}" Type="{_RELATION}{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items())
    )
    return f'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def docx_parts(body: str, *, extra: Mapping[str, str | bytes] | None = None, **parts: str) -> dict[str, str | bytes]:
    """The parts of a package; keyword arguments are the inner XML of numbering, styles, comments, footnotes, endnotes."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations({name: f"{name}.xml" for name in parts}),
    }
    for name, inner in parts.items():
        assert name in _PARTS
        files[f"word/{name}.xml"] = part(name, inner)
    return files | dict(extra or {})


def docx(body: str, *, extra: Mapping[str, str | bytes] | None = None, **parts: str) -> bytes:
    """A package with this body."""
    return zipped(docx_parts(body, extra=extra, **parts))


def write(folder: Path, data: bytes, name: str = "草案.docx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def p(inner: str = "", properties: str = "") -> str:
    """A paragraph; `inner` is XML, or plain text when it holds no tag."""
    if inner and "<" not in inner:
        inner = r(inner)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def tracked(mark: str, inner: str, author: str = "张三") -> str:
    """Runs under a tracked change: ins, del, moveFrom, moveTo; plain text becomes a run."""
    if "<" not in inner:
        inner = r(inner)
    if mark == "del":
        inner = inner.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return f'<w:{mark} w:id="1" w:author="{author}" w:date="2026-03-01T09:00:00Z">{inner}</w:{mark}>'


def marked(mark: str) -> str:
    """Paragraph properties whose paragraph mark is under a tracked change."""
    return f'<w:rPr><w:{mark} w:id="9" w:author="张三" w:date="2026-03-01T09:00:00Z"/></w:rPr>'


def num(num_id: int, level: int | None = 0) -> str:
    inner = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    return f'<w:numPr>{inner}<w:numId w:val="{num_id}"/></w:numPr>'


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def lvl(level: int, fmt: str, text: str, extra: str = "", start: int | None = 1) -> str:
    begin = "" if start is None else f'<w:start w:val="{start}"/>'
    return f'<w:lvl w:ilvl="{level}">{begin}<w:numFmt w:val="{fmt}"/>{extra}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(number: int, *levels: str, extra: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{extra}{"".join(levels)}</w:abstractNum>'


def instance(num_id: int, number: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{num_id}"><w:abstractNumId w:val="{number}"/>{overrides}</w:num>'


def restart(level: int, start: int = 1) -> str:
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def table(*rows: list[str]) -> str:
    """A table of cells given as plain text, XML of paragraphs, or whole `w:tc` elements."""
    return f"<w:tbl>{''.join(row(*cells) for cells in rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(map(_cell, cells))}</w:tr>"


def _cell(content: str) -> str:
    if content.startswith("<w:tc>"):
        return content
    return cell(content)


def cell(content: str, properties: str = "") -> str:
    inner = content if content.startswith("<w:") else p(content)
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inner}</w:tc>"
