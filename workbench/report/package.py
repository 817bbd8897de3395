"""The parts of a report's .docx around its body: styles, fonts, settings, footers, properties, relationships."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from workbench.domain.resources import resource
from workbench.report.ooxml import el, field, serialise, sub
from workbench.report.options import PageNumbers

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
FOOTER_ODD, FOOTER_EVEN = "rId4", "rId5"
#: The page numbers of a section, for :func:`workbench.report.ooxml.section`.
FOOTERS = (("default", FOOTER_ODD), ("even", FOOTER_EVEN))
_RELATIONS = (
    ("rId1", "styles", "styles.xml", f"{_WORD}.styles+xml"),
    ("rId2", "settings", "settings.xml", f"{_WORD}.settings+xml"),
    ("rId3", "fontTable", "fontTable.xml", f"{_WORD}.fontTable+xml"),
    (FOOTER_ODD, "footer", "footer1.xml", f"{_WORD}.footer+xml"),
    (FOOTER_EVEN, "footer", "footer2.xml", f"{_WORD}.footer+xml"),
)

_NUMBERING = ("rId6", "numbering", "numbering.xml", f"{_WORD}.numbering+xml")


@dataclass(frozen=True, slots=True)
class Properties:
    """The document properties; times are the report's day, not the clock's."""

    title: str
    subject: str
    date: datetime.date
    creator: str = "协同立法工作台"


def report_parts(
    document: etree._Element,
    properties: Properties,
    numbers: PageNumbers = PageNumbers.OUTSIDE,
    numbering: bytes = b"",
) -> Mapping[str, bytes]:
    """All parts of the package, in the order they are written; `numbering` is numbering.xml where there are lists."""
    relations = (*_RELATIONS, _NUMBERING) if numbering else _RELATIONS
    centred = numbers is PageNumbers.CENTRED
    return {
        "[Content_Types].xml": _content_types(relations),
        "_rels/.rels": _package_relations(),
        "docProps/core.xml": _core(properties),
        "docProps/app.xml": _app(),
        "word/document.xml": serialise(document),
        "word/_rels/document.xml.rels": _document_relations(relations),
        **{
            f"word/{name}": resource("report", name).read_bytes()
            for name in ("styles.xml", "settings.xml", "fontTable.xml")
        },
        "word/footer1.xml": _footer("center" if centred else "right"),
        "word/footer2.xml": _footer("center" if centred else "left"),
        **({"word/numbering.xml": numbering} if numbering else {}),
    }


def _footer(side: str) -> bytes:
    """— 1 — in 宋体 14 pt; outside with one character's room to the edge (GB/T 9704, 7.5)."""
    root = el("ftr")
    node = sub(root, "p")
    properties = sub(node, "pPr")
    sub(properties, "pStyle", val="Footer")
    if side == "right":
        sub(properties, "ind", rightChars=100, right=280)
    elif side == "left":
        sub(properties, "ind", leftChars=100, left=280)
    sub(properties, "jc", val=side)
    for words, code in (("— ", ""), ("", "PAGE"), (" —", "")):
        if code:
            node.extend(field(code, ()))
        else:
            text = sub(sub(node, "r"), "t")
            text.text = words
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return serialise(root)


def _default(namespace: str) -> dict[str, str]:
    """A namespace map whose one namespace has no prefix; lxml takes None, its stubs know only str."""
    prefix: str = None  # type: ignore[assignment]
    return {prefix: namespace}


def _content_types(relations: Sequence[tuple[str, str, str, str]]) -> bytes:
    ns = f"{_PACKAGE}/content-types"
    root = etree.Element(f"{{{ns}}}Types", nsmap=_default(ns))
    defaults = (("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml"))
    for extension, kind in defaults:
        etree.SubElement(root, f"{{{ns}}}Default", Extension=extension, ContentType=kind)
    overrides = [
        ("/word/document.xml", f"{_WORD}.document.main+xml"),
        *((f"/word/{target}", kind) for _, _, target, kind in relations),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    ]
    for name, kind in overrides:
        etree.SubElement(root, f"{{{ns}}}Override", PartName=name, ContentType=kind)
    return serialise(root)


def _relations(entries: list[tuple[str, str, str]]) -> bytes:
    ns = f"{_PACKAGE}/relationships"
    root = etree.Element(f"{{{ns}}}Relationships", nsmap=_default(ns))
    for identity, kind, target in entries:
        etree.SubElement(root, f"{{{ns}}}Relationship", Id=identity, Type=kind, Target=target)
    return serialise(root)


def _package_relations() -> bytes:
    return _relations(
        [
            ("rId1", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
            ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("rId3", f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        ]
    )


def _document_relations(relations: Sequence[tuple[str, str, str, str]]) -> bytes:
    return _relations(
        [(identity, f"{_OFFICE}/relationships/{kind}", target) for identity, kind, target, _ in relations]
    )


def _core(properties: Properties) -> bytes:
    cp = f"{_PACKAGE}/metadata/core-properties"
    dc, terms, xsi = (
        "http://purl.org/dc/elements/1.1/",
        "http://purl.org/dc/terms/",
        "http://www.w3.org/2001/XMLSchema-instance",
    )
    root = etree.Element(f"{{{cp}}}coreProperties", nsmap={"cp": cp, "dc": dc, "dcterms": terms, "xsi": xsi})
    for name, words in (("title", properties.title), ("subject", properties.subject), ("creator", properties.creator)):
        etree.SubElement(root, f"{{{dc}}}{name}").text = words
    etree.SubElement(root, f"{{{cp}}}lastModifiedBy").text = properties.creator
    for name in ("created", "modified"):
        node = etree.SubElement(root, f"{{{terms}}}{name}")
        node.set(f"{{{xsi}}}type", "dcterms:W3CDTF")
        node.text = f"{properties.date.isoformat()}T00:00:00Z"
    etree.SubElement(root, f"{{{dc}}}language").text = "zh-CN"
    return serialise(root)


def _app() -> bytes:
    ns = f"{_OFFICE}/extended-properties"
    root = etree.Element(f"{{{ns}}}Properties", nsmap=_default(ns))
    etree.SubElement(root, f"{{{ns}}}Application").text = "Microsoft Office Word"
    etree.SubElement(root, f"{{{ns}}}AppVersion").text = "16.0000"
    return serialise(root)
