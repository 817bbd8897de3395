"""A .docx package with the same bytes every time: python-docx for the skeleton, raw XML for what it cannot write."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NS = f'xmlns:w="{W}"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STAMP = dt.datetime(2026, 9, 1, 9, 0, 0)
_ZIP_TIME = (2026, 9, 1, 9, 0, 0)


class Package:
    """A Word document whose body is written as raw XML, paragraph by paragraph.

    Attributes:
        body: the XML of the paragraphs and tables so far.
    """

    def __init__(self, title: str, author: str, font: str = "仿宋_GB2312", size: int = 32) -> None:
        self._doc: Any = Document()
        self.body: list[str] = []
        self._drop_ballast()
        self._plain_page()
        self._plain_defaults(font, size)
        core = self._doc.core_properties
        core.title, core.author, core.last_modified_by = title, author, author
        core.comments, core.revision = "虚构的演示文本", 1
        core.created = core.modified = _STAMP

    def _drop_ballast(self) -> None:
        """Take out what the template brings and no draft uses: table styles, a second style part, a thumbnail."""
        styles = self._doc.styles.element
        for style in list(styles):
            if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) != "TableNormal":
                styles.remove(style)
        for rels in (self._doc.part.rels, self._doc.part.package.rels):
            for key, rel in list(rels.items()):
                if rel.reltype.rsplit("/", 1)[-1] in ("stylesWithEffects", "customXml", "thumbnail"):
                    del rels[key]

    def _plain_page(self) -> None:
        section = self._doc.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(37), Mm(35)
        section.left_margin, section.right_margin = Mm(28), Mm(26)

    def _plain_defaults(self, font: str, size: int) -> None:
        styles = self._doc.styles.element
        for num in list(styles.iter(qn("w:numPr"))):  # the template's bullet styles point at numbers we replace
            num.getparent().remove(num)
        normal = self._doc.styles["Normal"].element
        for name in ("w:pPr", "w:rPr"):
            for old in normal.findall(qn(name)):
                normal.remove(old)
        normal.append(_xml('<w:pPr><w:spacing w:before="0" w:after="0" w:line="560" w:lineRule="exact"/></w:pPr>'))
        normal.append(
            _xml(f'<w:rPr>{fonts(font)}<w:sz w:val="{size}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>')
        )

    def add(self, xml: str) -> None:
        """Append a paragraph or table."""
        self.body.append(xml)

    def style(self, style_id: str, name: str, ppr: str, rpr: str = "") -> None:
        """Add a paragraph style based on Normal."""
        self._doc.styles.element.append(
            _xml(
                f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id}"><w:name w:val="{name}"/>'
                f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>'
            )
        )

    def numbering(self, *lists: list[str]) -> None:
        """Set the numbering part: the levels of each list; list n is number (w:numId) n, from 1."""
        root = self._doc.part.numbering_part.element
        for child in list(root):
            root.remove(child)
        kind = '<w:multiLevelType w:val="multilevel"/>'
        for number, levels in enumerate(lists, 1):  # every w:abstractNum stands before the first w:num
            root.append(_xml(f'<w:abstractNum w:abstractNumId="{number}">{kind}{"".join(levels)}</w:abstractNum>'))
        for number in range(1, len(lists) + 1):
            root.append(_xml(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))

    def part(self, name: str, inner: str) -> None:
        """Add /word/`name`.xml ("comments", "footnotes") with its relationship."""
        blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{name} {_NS}>{inner}</w:{name}>'
        uri = PackURI(f"/word/{name}.xml")
        part = Part(uri, f"{_WML}.{name}+xml", blob.encode(), self._doc.part.package)
        self._doc.part.relate_to(part, f"{_OFFICE}/{name}")

    def header(self, text: str) -> None:
        """A running head."""
        paragraph = self._doc.sections[0].header.paragraphs[0]._p
        _fill(paragraph, '<w:jc w:val="right"/>', run(text, "宋体", 18))

    def footer(self) -> None:
        """Page numbers — 1 —."""
        field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        runs = run("— ", "宋体", 28) + field.format("begin")
        runs += '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>' + field.format("separate")
        runs += run("1", "宋体", 28) + field.format("end") + run(" —", "宋体", 28)
        _fill(self._doc.sections[0].footer.paragraphs[0]._p, '<w:jc w:val="center"/>', runs)

    def tobytes(self) -> bytes:
        """The file. Stored, not deflated: compressed bytes differ between zlib builds."""
        body = self._doc.element.body
        for child in list(body):
            if child.tag != qn("w:sectPr"):
                body.remove(child)
        for at, xml in enumerate(self.body):
            body.insert(at, _xml(xml))
        raw = io.BytesIO()
        self._doc.save(raw)
        return _repacked(raw)


def _repacked(raw: io.BytesIO) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as new:
        names = sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n))
        for name in names:
            info = zipfile.ZipInfo(name, date_time=_ZIP_TIME)
            info.create_system = 0
            new.writestr(info, old.read(name))
    return packed.getvalue()


def _fill(paragraph: Any, ppr: str, runs: str) -> None:
    parent = paragraph.getparent()
    parent.replace(paragraph, _xml(para(runs, ppr)))


def _xml(text: str) -> Any:
    end = min(i for i in (text.find(" "), text.find(">"), text.find("/>")) if i > 0)
    return parse_xml(f"{text[:end]} {_NS}{text[end:]}")


def fonts(name: str) -> str:
    """rFonts with an East Asian font."""
    return f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{name}" w:hint="eastAsia"/>'


def run(text: str, font: str = "", size: int = 0, *, tag: str = "w:t", bold: bool = False) -> str:
    """A run; `size` in half points; a line feed in `text` becomes a soft line break."""
    rpr = (fonts(font) if font else "") + ("<w:b/>" if bold else "") + (f'<w:sz w:val="{size}"/>' if size else "")
    words = "<w:br/>".join(f'<{tag} xml:space="preserve">{escape(t)}</{tag}>' for t in text.split("\n"))
    return f"<w:r>{f'<w:rPr>{rpr}</w:rPr>' if rpr else ''}{words}</w:r>"


def para(runs: str, ppr: str = "") -> str:
    """A paragraph."""
    return f"<w:p>{f'<w:pPr>{ppr}</w:pPr>' if ppr else ''}{runs}</w:p>"


def level(number: int, text: str, *, fmt: str = "chineseCountingThousand", ppr: str = "", extra: str = "") -> str:
    """A numbering level whose number is followed by a space; `extra` comes behind numFmt (w:pStyle)."""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/>{extra}<w:suff w:val="space"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>{ppr}</w:pPr></w:lvl>'
    )
