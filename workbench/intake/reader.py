"""The one entrance: a file's path in, a source document or one clear error out."""

from __future__ import annotations

import errno
import hashlib
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from workbench.domain.errors import IntakeError
from workbench.domain.source import FileKind, Notice, Reading, SourceDocument
from workbench.intake import faults
from workbench.intake.columns import chosen_columns
from workbench.intake.content import Content
from workbench.intake.contents_list import without_contents_list
from workbench.intake.html import read_html, read_mhtml
from workbench.intake.mend import mend
from workbench.intake.ofd import read_ofd
from workbench.intake.office import to_docx
from workbench.intake.package import FlatPackage, Package
from workbench.intake.pdf import read_pdf
from workbench.intake.rtf import read_rtf
from workbench.intake.sniff import Kind, kind_of
from workbench.intake.text import read_text, text_content
from workbench.intake.word.reader import read_word

#: Bytes of the largest file that is read.
MAX_FILE = 100 << 20


def read_source(path: Path, *, reading: Reading = Reading.ACCEPTED, column: int | None = None) -> SourceDocument:
    """Read a file as a source document.

    Args:
        path: the file; it is never changed.
        reading: which reading of the tracked changes is wanted; files without them are the same in all three.
        column: the column of a comparison table (修改对照表) to read, counted in its grid from 0; None for the new text.
            The properties "table_columns" and "table_column_numbers" name the choices, "table_column" the one read,
            "table_old_column" the one that holds the older text.

    Raises:
        IntakeError: the file cannot be read as a draft; the message names file, cause and remedy.
    """
    try:
        data = _bytes_of(path)
        return _document(str(path), data, _guarded(data, path, reading, column), reading)
    except IntakeError as error:
        raise error.about(path.name or str(path)) from error


def read_pasted(text: str) -> SourceDocument:
    """Pasted text as a source document; its path is empty, its digest that of the text in UTF-8.

    Raises:
        IntakeError: there are no words in it.
    """
    content = text_content(text, FileKind.PASTED)
    if not content.blocks:
        raise IntakeError("粘贴的内容里没有文字", "请先复制草案正文，再粘贴到这里")
    return _document("", text.encode("utf-8", "surrogatepass"), mend(without_contents_list(content)), Reading.ACCEPTED)


def _document(path: str, data: bytes, content: Content, reading: Reading) -> SourceDocument:
    return SourceDocument(
        path,
        content.kind,
        hashlib.sha256(data).hexdigest(),
        content.blocks,
        reading,
        content.revisions,
        content.comments,
        content.footnotes,
        content.notices,
        content.properties,
    )


def _bytes_of(path: Path) -> bytes:
    """The file's bytes, after everything that can be said of it from outside.

    Raises:
        IntakeError: there is no such file, it is no file, too large, empty, or not ours to read.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise faults.folder()
        if not stat.S_ISREG(status.st_mode):
            raise faults.special()
        if path.name.startswith("~$"):
            raise faults.lock_file()
        if status.st_size > MAX_FILE:
            raise faults.too_large(status.st_size, MAX_FILE)
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise faults.missing() from error
    except PermissionError as error:
        raise faults.no_permission() from error
    except (OSError, ValueError) as error:
        code = error.errno if isinstance(error, OSError) else None
        if code in {errno.ENAMETOOLONG, None}:
            raise faults.missing() from error
        raise faults.unreadable(errno.errorcode.get(code or 0, "EIO")) from error
    if not data:
        raise faults.zero_bytes()
    return data


def _guarded(data: bytes, path: Path, reading: Reading, column: int | None) -> Content:
    """Read by kind; nesting that exhausts the stack or memory ends in a message."""
    try:
        content = mend(chosen_columns(without_contents_list(_content(data, path, reading)), column))
    except RecursionError as error:
        raise faults.too_deep() from error
    except MemoryError as error:
        raise faults.bomb() from error
    if not any(b.text for b in content.blocks):
        raise faults.no_words()
    return content


def _content(data: bytes, path: Path, reading: Reading) -> Content:
    ending = path.suffix.lower()
    kind = kind_of(data)
    if kind is Kind.TEXT:
        content = read_text(data, markdown=ending in {".md", ".markdown"})
    else:
        content = _READERS[kind](data, reading)
    if ending and ending not in kind.endings:
        notice = Notice("wrong-extension", f"文件名以 {ending} 结尾，实际内容是{kind.chinese}，已按实际内容读取")
        content = replace(content, notices=(notice, *content.notices))
    return content


def _docx(data: bytes, reading: Reading) -> Content:
    return read_word(Package(data), reading)


def _converted(kind: Kind) -> Callable[[bytes, Reading], Content]:
    """A reader for a kind that LibreOffice turns into .docx first."""

    def read(data: bytes, reading: Reading) -> Content:
        content = read_word(Package(to_docx(data, kind.endings[0])), reading, split_lists=kind is Kind.DOC)
        notice = Notice("converted", f"本文件是{kind.chinese}，经 LibreOffice 转换后读取，请核对条文编号")
        return replace(content.noting(notice), kind=FileKind.CONVERTED)

    return read


_READERS: dict[Kind, Callable[[bytes, Reading], Content]] = {
    Kind.DOCX: _docx,
    Kind.FLAT: lambda data, reading: read_word(FlatPackage(data), reading),
    Kind.OFD: lambda data, reading: read_ofd(Package(data)),
    Kind.PDF: lambda data, reading: read_pdf(data),
    Kind.RTF: read_rtf,
    Kind.HTML: read_html,
    Kind.MHTML: read_mhtml,
} | {kind: _converted(kind) for kind in (Kind.DOC, Kind.ODT, Kind.WORD_XML, Kind.UOF)}
