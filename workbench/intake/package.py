"""Zip packages and the XML inside them, read within bounds and without touching network or disk."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from urllib.parse import unquote

from lxml import etree

from workbench.domain.errors import IntakeError
from workbench.intake import faults

#: Entries of one package; a draft with a thousand pictures stays far below.
MAX_ENTRIES = 20_000
#: Bytes all entries together may claim to unpack to.
MAX_TOTAL = 1 << 30
#: Bytes of one part that is read. A thousand-page text takes some 30 MB of XML.
MAX_PART = 120 << 20
#: What a parsed part may cost in memory, estimated from its marks (see `_cost`).
MAX_TREE = 640 << 20
#: Ratio of unpacked to packed size above which a large entry is taken for a bomb.
MAX_RATIO = 700
_RATIO_MATTERS_FROM = 48 << 20
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_RSID = re.compile(rb'\s(?:w:rsid\w*|w14:textId)="[0-9A-Fa-f]*"')

_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)


class Package:
    """The parts of a zip package, found by their names without regard to case or to the slash used."""

    def __init__(self, data: bytes) -> None:
        """Open the package.

        Raises:
            IntakeError: it is cut off, damaged, or claims to unpack to more than a document can.
        """
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except _UNREADABLE as error:
            raise (faults.truncated() if b"PK\x05\x06" not in data[-70_000:] else faults.damaged()) from error
        if len(infos) > MAX_ENTRIES or sum(i.file_size for i in infos) > MAX_TOTAL:
            raise faults.bomb()
        # A nameless entry is no part; zipfile cannot even tell whether it is a folder.
        self._infos = {_normal(i.filename): i for i in reversed(infos) if i.filename and not i.is_dir()}
        self._left = MAX_TOTAL

    def names(self) -> list[str]:
        """The normalised names of all parts, sorted."""
        return sorted(self._infos)

    def __contains__(self, name: str) -> bool:
        """Whether there is such a part."""
        return _normal(name) in self._infos

    def read(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            IntakeError: there is no such part, it is damaged, encrypted or too large.
        """
        info = self._infos.get(_normal(name))
        if info is None:
            raise faults.damaged("缺少必要的组成部分")
        if info.flag_bits & 1:
            raise faults.encrypted_office()
        if info.file_size > MAX_PART or (
            info.file_size > _RATIO_MATTERS_FROM and info.file_size > MAX_RATIO * max(info.compress_size, 1)
        ):
            raise faults.bomb()
        try:
            with self._zip.open(info) as stream:
                data = stream.read(MAX_PART + 1)
        except _UNREADABLE as error:
            raise faults.damaged("其中的内容无法解开") from error
        self._left -= len(data)
        if len(data) > MAX_PART or self._left < 0:
            raise faults.bomb()
        return data

    def xml(self, name: str) -> etree._Element:
        """The root of an XML part.

        Raises:
            IntakeError: as :meth:`read`, or it is not well-formed, or declares a DTD.
        """
        return parse_xml(self.read(name), name)

    def xml_or_none(self, name: str) -> etree._Element | None:
        """The root of an XML part, or None when there is none or it is broken: for parts a reader can do without.

        Raises:
            IntakeError: the part is a bomb or declares a DTD.
        """
        if not name or name not in self:
            return None
        try:
            return self.xml(name)
        except IntakeError as error:
            if error.cause in {faults.bomb().cause, faults.external_entity().cause}:
                raise
            return None


class FlatPackage(Package):
    """A package written as one XML file (flat OPC)."""

    def __init__(self, data: bytes) -> None:
        """Take the parts apart.

        Raises:
            IntakeError: the file is not well-formed.
        """
        self._parts: dict[str, etree._Element] = {}
        for part in parse_xml(data).iter(f"{_PKG}part"):
            content = part.find(f"{_PKG}xmlData")
            if content is not None and len(content):
                self._parts.setdefault(_normal(part.get(f"{_PKG}name", "")), content[0])

    def names(self) -> list[str]:
        """The normalised names of all parts, sorted."""
        return sorted(self._parts)

    def __contains__(self, name: str) -> bool:
        """Whether there is such a part."""
        return _normal(name) in self._parts

    def xml(self, name: str) -> etree._Element:
        """The root of an XML part.

        Raises:
            IntakeError: there is none.
        """
        root = self._parts.get(_normal(name))
        if root is None:
            raise faults.damaged("缺少必要的组成部分")
        return root


def _normal(name: str) -> str:
    """One spelling for a part's name; it is only ever a key, never a path on disk."""
    return posixpath.normpath(unquote(name).replace("\\", "/")).lstrip("/").lower()


def parse_xml(data: bytes, name: str = "") -> etree._Element:
    """The root of an XML document, with strict OOXML names turned into transitional ones.

    Raises:
        IntakeError: it is not well-formed, declares a DTD, is nested too deeply or would take too much memory.
    """
    data = _as_utf8(data)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise faults.external_entity()
    for strict, transitional in _STRICT:
        data = data.replace(strict, transitional)
    if 70 * data.count(b"<") > MAX_TREE:
        raise faults.bomb()
    if len(data) > (8 << 20) and b"w:rsid" in data:
        data = _RSID.sub(b"", data)
    if _cost(data) > MAX_TREE:
        raise faults.bomb()
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, AssertionError) as error:
        if "depth" in str(error).lower():
            raise faults.too_deep() from error
        raise faults.damaged("其中的内容有错误" if name else "") from error
    if root is None:
        raise faults.damaged("其中有一部分是空的" if name else "")
    if root.getroottree().docinfo.internalDTD is not None:
        raise faults.external_entity()
    return root


def _cost(data: bytes) -> int:
    """Bytes the parsed tree will take: about 60 for each tag and 220 for each attribute, and the text."""
    return len(data) + 70 * data.count(b"<") + 220 * data.count(b'="')


def _as_utf8(data: bytes) -> bytes:
    """The same XML in UTF-8 when it is written in UTF-16, so that it can be searched."""
    if data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return data
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise faults.damaged() from error
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode("utf-8")
