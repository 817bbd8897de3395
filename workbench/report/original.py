"""An original .docx as a package: its parts are copied as they are, but for the few that an export has to change."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from io import BytesIO

from lxml import etree

from workbench.domain.errors import ExportError
from workbench.report.ooxml import serialise

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_MAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
#: More entries, more bytes in all or in one part, and more memory for a parsed part than this are no draft's; intake, which
#: has read a draft before it comes here, has the same bounds, but a template is read here alone.
_MOST_ENTRIES, _LARGEST, _LARGEST_PART, _LARGEST_TREE = 20_000, 512 << 20, 120 << 20, 640 << 20
#: What a damaged, encrypted or oddly packed archive makes zipfile raise.
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
_EPOCH = (1980, 1, 1, 0, 0, 0)


class Original:
    """The package of a draft; :meth:`put` changes or adds a part, :meth:`bytes` gives the new package.

    Attributes:
        main: name of the main document part.
    """

    def __init__(self, data: bytes, name: str = "", *, what: str = "原文件") -> None:
        """Open the package.

        Args:
            name: the file's name, for messages. what: what it is to the user.

        Raises:
            ExportError: it is no whole .docx, or unpacks to more than a document can; so do all methods that read.
        """
        self._name, self._what = name, what
        self._changed: dict[str, bytes] = {}
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
            entries = self._archive.infolist()
        except _UNREADABLE as error:
            raise self._damaged() from error
        if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _LARGEST:
            raise self._too_large()
        self.main = self._main()

    def _damaged(self) -> ExportError:
        return ExportError(
            f"{self._what}不是完整的 .docx 文件", "请用 Word 打开后另存为 .docx，再用另存的文件重试", subject=self._name
        )

    def _too_large(self) -> ExportError:
        return ExportError(
            f"{self._what}展开后过大", "请核对是否选对了文件，或者删去其中的图片和附件后再试", subject=self._name
        )

    def _main(self) -> str:
        relations = self.xml("_rels/.rels")
        found = [r.get("Target", "") for r in relations if r.get("Type") == _MAIN]
        if not found:
            raise self._damaged()
        return found[0].lstrip("/")

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self._changed or name in self._archive.namelist()

    def read(self, name: str) -> bytes:
        """A part as it is now.

        Raises:
            ExportError: there is none, or it is damaged, encrypted or too large.
        """
        if name in self._changed:
            return self._changed[name]
        try:
            entry = self._archive.getinfo(name)
            if entry.flag_bits & 1:
                raise ExportError(
                    f"{self._what}设有密码，内容已加密", "请在 Word 中取消密码，保存后再试", subject=self._name
                )
            # no more than the size declared is ever unpacked
            return self._archive.read(entry)
        except (KeyError, *_UNREADABLE) as error:
            raise self._damaged() from error

    def xml(self, name: str) -> etree._Element:
        """A part's root; no entity is resolved and nothing is fetched.

        Raises:
            ExportError: as :meth:`read`, or it is no XML, has a document type, or is too large or too deep.
        """
        entry = None if name in self._changed else self._archive.NameToInfo.get(name)
        if entry is not None and entry.file_size > _LARGEST_PART:
            raise self._too_large()
        data = self.read(name)
        # about 70 bytes for each tag and 220 for each attribute
        if len(data) + 70 * data.count(b"<") + 220 * data.count(b'="') > _LARGEST_TREE:
            raise self._too_large()
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._damaged() from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._damaged()
        return root

    def put(self, name: str, root: etree._Element) -> None:
        """Change or add a part."""
        self._changed[name] = serialise(root)

    def related(self, kind: str) -> str:
        """Name of the part that the main document is related to by this type of relationship, or ""."""
        name = self._relations_name()
        if not self.has(name):
            return ""
        for relation in self.xml(name):
            if relation.get("Type") == kind:
                return self._resolved(relation.get("Target", ""))
        return ""

    def relate(self, kind: str, target: str, content_type: str) -> None:
        """Relate the main document to a new part beside it, and declare the part's content type."""
        name = self._relations_name()
        root = (
            self.xml(name)
            if self.has(name)
            else etree.Element(f"{{{_RELATIONSHIPS}}}Relationships", nsmap=_default(_RELATIONSHIPS))
        )
        used = {relation.get("Id", "") for relation in root}
        number = next(n for n in range(1, len(used) + 2) if f"rId{n}" not in used)
        etree.SubElement(
            root, f"{{{_RELATIONSHIPS}}}Relationship", Id=f"rId{number}", Type=kind, Target=posixpath.basename(target)
        )
        self.put(name, root)
        types = self.xml("[Content_Types].xml")
        if not any(t.get("PartName", "").lower() == f"/{target}".lower() for t in types):
            etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{target}", ContentType=content_type)
            self.put("[Content_Types].xml", types)

    def beside(self, name: str) -> str:
        """The full name of a part in the main document's folder."""
        return posixpath.join(posixpath.dirname(self.main), name)

    def _relations_name(self) -> str:
        folder, name = posixpath.split(self.main)
        return posixpath.join(folder, "_rels", f"{name}.rels")

    def _resolved(self, target: str) -> str:
        if target.startswith("/"):
            return target[1:]
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.main), target))

    def bytes(self) -> bytes:
        """The package: unchanged parts byte for byte, in their order, new ones behind them."""
        buffer = BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as out:
            for entry in self._archive.infolist():
                copied = zipfile.ZipInfo(entry.filename, entry.date_time)
                copied.compress_type = zipfile.ZIP_DEFLATED
                out.writestr(copied, self.read(entry.filename))
            for name, data in self._changed.items():
                if name not in self._archive.namelist():
                    added = zipfile.ZipInfo(name, _EPOCH)
                    added.compress_type = zipfile.ZIP_DEFLATED
                    out.writestr(added, data)
        return buffer.getvalue()


def _default(namespace: str) -> dict[str, str]:
    prefix: str = None  # type: ignore[assignment]
    return {prefix: namespace}
