"""What a file is, by its content and never by its name."""

from __future__ import annotations

import re
from enum import Enum

from workbench.domain.errors import IntakeError
from workbench.intake import faults
from workbench.intake.package import Package


class Kind(Enum):
    """The kinds of content that are read; the values are their names for the user."""

    DOCX = "Word 文档（.docx）"
    FLAT = "Word 的单文件 XML"
    OFD = "OFD 版式文件"
    ODT = "ODT 文档"
    DOC = "旧版 Word 文档（.doc）"
    RTF = "RTF 文档"
    WORD_XML = "Word 2003 XML 文档"
    UOF = "UOF 文档"
    PDF = "PDF 文件"
    HTML = "网页"
    MHTML = "单个文件网页（.mht）"
    TEXT = "纯文本"

    @property
    def chinese(self) -> str:
        """Its name for the user."""
        return self.value

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings that do not surprise; the first is the usual one."""
        return _ENDINGS[self]


_ENDINGS: dict[Kind, tuple[str, ...]] = {
    Kind.DOCX: (".docx", ".docm", ".dotx", ".dotm", ".wps", ".wpt"),
    Kind.FLAT: (".xml",),
    Kind.OFD: (".ofd",),
    Kind.ODT: (".odt", ".ott", ".fodt"),
    Kind.DOC: (".doc", ".wps", ".dot", ".wpt"),
    Kind.RTF: (".rtf",),
    Kind.WORD_XML: (".xml",),
    Kind.UOF: (".uot", ".uof"),
    Kind.PDF: (".pdf",),
    Kind.HTML: (".html", ".htm", ".xhtml", ".shtml"),
    Kind.MHTML: (".mht", ".mhtml"),
    Kind.TEXT: (".txt", ".md", ".markdown", ".text"),
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRANGERS = (
    (rb"\x89PNG|\xff\xd8\xff|GIF8|BM....\x00\x00|II\*\x00|MM\x00\*|RIFF....WEBP", "一张图片"),
    (rb"Rar!\x1a|7z\xbc\xaf|\x1f\x8b|BZh|\xfd7zXZ", "一个压缩包"),
    (rb"MZ.{30}|\x7fELF|\xca\xfe\xba\xbe", "一个程序"),
    (rb"ID3|OggS|RIFF....(?:WAVE|AVI)|....ftyp", "一个音频或视频文件"),
    (rb"SQLite format 3\x00", "一个数据库文件"),
)
_HTML = re.compile(
    r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s|<title>|<(?:div|table|p|span|h[1-6])(?:\s+[\w-]+=[^>]*)?>",
    re.IGNORECASE,
)


def kind_of(data: bytes) -> Kind:
    """The kind of a file with these bytes.

    Raises:
        IntakeError: it is of a kind that holds no draft, or is encrypted.
    """
    if data.startswith(b"PK") and data[2:4] in {b"\x03\x04", b"\x05\x06", b"\x07\x08"}:
        return _package_kind(data)
    if data.startswith(_OLE):
        return _ole_kind(data)
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    head = _head(data)
    if re.match(r"\s*\{\\?rt", head):
        return Kind.RTF
    if head.lstrip().startswith(("<?xml", "<w:", "<pkg:", "<office:", "<uof:")) and (kind := _xml_kind(head)):
        return kind
    if re.match(r"\s*(?:MIME-Version:|From:.{0,200}?MIME-Version:)", head, re.IGNORECASE | re.DOTALL):
        return Kind.MHTML
    if _HTML.match(head.lstrip()) or re.search(r"<(?:html|body)[\s>]|<!doctype\s+html", head, re.IGNORECASE):
        return Kind.HTML
    for sign, name in _STRANGERS:
        if re.match(sign, data[:64], re.DOTALL):
            raise faults.known_but_unread(name)
    return Kind.TEXT


def _head(data: bytes) -> str:
    """The first characters, whatever the encoding, good enough to look for ASCII signs."""
    head = data[:4096]
    if head[:2] == b"\xff\xfe" or head[1:8:2] == b"\x00" * 4:
        return head.decode("utf-16-le", "ignore").lstrip("\ufeff")
    if head[:2] == b"\xfe\xff" or head[:8:2] == b"\x00" * 4:
        return head.decode("utf-16-be", "ignore").lstrip("\ufeff")
    return head.decode("utf-8", "ignore").lstrip("\ufeff")


def _xml_kind(head: str) -> Kind | None:
    if "schemas.microsoft.com/office/2006/xmlPackage" in head:
        return Kind.FLAT
    if "schemas.microsoft.com/office/word/2003/wordml" in head:
        return Kind.WORD_XML
    if "opendocument:xmlns:office" in head:
        return Kind.ODT
    if "<uof:UOF" in head or "schemas.uof.org" in head:
        return Kind.UOF
    return None


def _package_kind(data: bytes) -> Kind:
    package = Package(data)
    names = set(package.names())
    if "ofd.xml" in names:
        return Kind.OFD
    if "mimetype" in names:
        try:
            mimetype = package.read("mimetype")[:200]
        except IntakeError:
            mimetype = b""
        if b"opendocument.text" in mimetype:
            _refuse_encrypted_odt(package)
            return Kind.ODT
        if b"opendocument" in mimetype:
            raise faults.not_word("表格、演示或绘图文件")
    return Kind.DOCX


def _refuse_encrypted_odt(package: Package) -> None:
    if "meta-inf/manifest.xml" in package and b"encryption-data" in package.read("meta-inf/manifest.xml"):
        raise faults.encrypted_office()


def _ole_kind(data: bytes) -> Kind:
    """An OLE container: by the names of its streams, which stand in UTF-16 in its directory."""

    def has(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if has("EncryptedPackage") or has("EncryptionInfo"):
        raise faults.encrypted_office()
    if has("WordDocument"):
        # The information block mostly begins in the first sector; bit 8 of its flags tells of a password.
        if data[512:514] == b"\xec\xa5" and data[522:524] and data[523] & 1:
            raise faults.encrypted_office()
        return Kind.DOC
    for name, kind in (("Workbook", "Excel 表格"), ("PowerPoint Document", "PowerPoint 演示文稿")):
        if has(name):
            raise faults.not_word(kind)
    if has("__properties_version"):
        raise faults.known_but_unread("一封邮件")
    return Kind.DOC
