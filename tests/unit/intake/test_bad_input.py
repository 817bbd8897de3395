"""Every fault has its own message with a remedy, and nothing else happens."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.helpers.docx_files import docx, docx_parts, p, part, write, zipped
from workbench.domain.errors import IntakeError
from workbench.domain.source import FileKind
from workbench.intake import office, package, read_source, reader

GOOD = docx(p("第一条 甲。"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def message(folder: Path, data: bytes, name: str = "草案.docx") -> str:
    path = write(folder, data, name)
    with pytest.raises(IntakeError) as caught:
        read_source(path)
    assert caught.value.subject == name
    assert caught.value.cause
    assert caught.value.remedy
    assert path.read_bytes() == data
    return caught.value.cause


def ole(*names: str) -> bytes:
    return OLE + bytes(504) + b"".join(name.encode("utf-16-le") for name in names) + bytes(512)


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "空的"),
        (GOOD[: len(GOOD) // 2], "不完整"),
        (ole("EncryptedPackage"), "密码"),
        (ole("Workbook"), "Excel"),
        (ole("PowerPoint Document"), "PowerPoint"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "图片"),
        (b"Rar!\x1a\x07" + bytes(50), "压缩包"),
        (b"MZ" + bytes(100), "程序"),
        (bytes(range(256)) * 8, "无法识别"),
        (zipped({"xl/workbook.xml": "<a/>"}), "Excel"),
        (zipped({"a.txt": "甲"}), "压缩包"),
        (zipped({k: v for k, v in docx_parts(p("甲")).items() if k != "word/document.xml"}), "缺少"),
        (zipped(docx_parts(p("甲")) | {"word/document.xml": "<w:document"}), "有错误"),
        (zipped(docx_parts(p("甲")) | {"word/document.xml": part("document", "")}), "找不到正文"),
        (zipped(docx_parts(p("甲")) | {"word/numbering.xml": "<w:numbering"}), "条号会丢失"),
        (docx(p()), "没有文字"),
        (b" \n ", "没有文字"),
    ],
)
def test_each_fault_has_its_message(tmp_path: Path, data: bytes, cause: str) -> None:
    assert cause in message(tmp_path, data)


def test_entities_are_refused_and_never_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("秘密", "utf-8")
    evil = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    body = part("document", f"<w:body>{p('<w:r><w:t>&e;</w:t></w:r>')}</w:body>").replace("?>", f"?>{evil}", 1)
    assert "外部引用声明" in message(tmp_path, zipped(docx_parts("") | {"word/document.xml": body}))


def test_entities_in_utf_16_are_refused_too(tmp_path: Path) -> None:
    body = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY e "a">]><x/>'
    assert "外部引用声明" in message(tmp_path, zipped(docx_parts("") | {"word/document.xml": body.encode("utf-16")}))


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PART", 1 << 20)
    assert "过大" in message(tmp_path, zipped(docx_parts("") | {"word/document.xml": bytes((1 << 20) + 1)}))


def test_a_part_that_unpacks_to_more_than_it_claims_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped(docx_parts("") | {"word/document.xml": bytes(100_000)}))
    size = (100_000).to_bytes(4, "little")
    assert data.count(size) == 2
    assert message(tmp_path, bytes(data.replace(size, (10).to_bytes(4, "little"))))


def test_a_part_of_countless_elements_is_refused(tmp_path: Path) -> None:
    body = part("document", "<w:body>" + '<w:p a="" b="" c=""/>' * 1_000_000 + "</w:body>")
    assert "过大" in message(tmp_path, zipped(docx_parts("") | {"word/document.xml": body}))


def test_too_many_entries_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_ENTRIES", 50)
    assert "过大" in message(tmp_path, zipped({f"a{n}": "" for n in range(51)}))


@pytest.mark.parametrize("depth", [100, 300, 5000])
def test_deep_nesting_ends_in_words_or_a_message(tmp_path: Path, depth: int) -> None:
    body = "<w:sdt><w:sdtContent>" * depth + p("甲") + "</w:sdtContent></w:sdt>" * depth
    path = write(tmp_path, docx(body))
    try:
        assert read_source(path).blocks[0].text == "甲"
    except IntakeError as error:
        assert "层数" in error.cause


def test_names_with_paths_in_a_package_write_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, docx(p("甲"), extra={"../../evil.txt": "x", "/abs.txt": "x", "C:\\x.txt": "x"}))
    assert read_source(path).blocks[0].text == "甲"
    assert [f.name for f in tmp_path.rglob("*")] == ["草案.docx"]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="文件夹"):
        read_source(tmp_path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="找不到"):
        read_source(tmp_path / "没有.docx")


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b"])
def test_impossible_names_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(IntakeError, match="找不到"):
        read_source(tmp_path / name)


def test_the_lock_file_of_an_open_document_is_refused(tmp_path: Path) -> None:
    assert "临时文件" in message(tmp_path, b"\x05user" + bytes(100), "~$草案.docx")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="管理员可以读取任何文件")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD)
    path.chmod(0)
    with pytest.raises(IntakeError, match="权限"):
        read_source(path)


def test_a_file_another_program_holds_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "sharing violation")

    path = write(tmp_path, GOOD)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(IntakeError, match="独占"):
        read_source(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="没有命名管道")
def test_a_pipe_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(IntakeError, match="普通文件"):
        read_source(tmp_path / "pipe")


def test_a_gigantic_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "草案.docx"
    with path.open("wb") as stream:
        stream.truncate(200 << 20)
    with pytest.raises(IntakeError, match="200 MB"):
        read_source(path)


def test_the_content_decides_and_a_wrong_ending_is_reported(tmp_path: Path) -> None:
    document = read_source(write(tmp_path, GOOD, "草案.txt"))
    assert document.kind is FileKind.DOCX
    assert [n.code for n in document.notices] == ["wrong-extension"]


@pytest.mark.parametrize("name", ["草案 （第二稿）#1 %20.docx", "-草案.docx", "草案.DOCX", "无后缀", "𠮷'\".docx"])
def test_strange_names_are_read(tmp_path: Path, name: str) -> None:
    document = read_source(write(tmp_path, GOOD, name))
    assert document.blocks[0].text == "第一条 甲。"
    assert not document.notices


def test_macros_are_reported_and_the_text_is_read(tmp_path: Path) -> None:
    document = read_source(write(tmp_path, docx(p("甲"), extra={"word/vbaProject.bin": b"x"}), "草案.docm"))
    assert [n.code for n in document.notices] == ["macros"]


def test_strict_ooxml_is_read(tmp_path: Path) -> None:
    parts = docx_parts(p("甲"))
    strict = {
        name: str(text)
        .replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        .replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, text in parts.items()
    }
    assert read_source(write(tmp_path, zipped(strict))).blocks[0].text == "甲"


def test_the_document_is_found_where_its_relationship_says(tmp_path: Path) -> None:
    parts = docx_parts(p("甲"))
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    parts["_rels/.rels"] = str(parts["_rels/.rels"]).replace("word/document.xml", "/word/document2.xml")
    assert read_source(write(tmp_path, zipped(parts))).blocks[0].spans[0].place.part == "word/document2.xml"


def test_broken_relationships_are_got_over_and_reported(tmp_path: Path) -> None:
    parts = docx_parts(p("甲")) | {"_rels/.rels": "<broken", "word/_rels/document.xml.rels": "<broken"}
    document = read_source(write(tmp_path, zipped(parts)))
    assert document.blocks[0].text == "甲"
    assert "broken-part" in [n.code for n in document.notices]


def test_a_flat_word_file_is_read(tmp_path: Path) -> None:
    inner = "".join(
        f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{str(text).split("?>", 1)[1]}</pkg:xmlData></pkg:part>'
        for name, text in docx_parts(p("甲")).items()
        if name != "[Content_Types].xml"
    )
    flat = f'<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{inner}</pkg:package>'
    document = read_source(write(tmp_path, flat.encode(), "草案.xml"))
    assert document.blocks[0].text == "甲"


def test_without_libreoffice_the_message_says_how_to_save(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_office", lambda: None)
    path = write(tmp_path, ole("WordDocument"), "草案.doc")
    with pytest.raises(IntakeError, match=r"另存为.*docx"):
        read_source(path)


@pytest.mark.skipif(sys.platform == "win32", reason="以 shell 脚本代替 LibreOffice")
def test_a_conversion_that_hangs_is_ended_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 600 & sleep 600\n", "utf-8")
    program.chmod(0o755)
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setattr(office, "find_office", lambda: program)
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    with pytest.raises(IntakeError, match="超过 1 秒"):
        office.to_docx(b"x", ".doc", limit=1)
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="以 shell 脚本代替 LibreOffice")
def test_a_conversion_without_result_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(office, "find_office", lambda: program)
    with pytest.raises(IntakeError, match="没能转换"):
        office.to_docx(b"x", ".doc")


def test_reading_opens_no_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr("socket.socket", refuse)
    page = '<html><body><img src="http://127.0.0.1:9/x.png"><p>第一条 甲</p></body></html>'
    assert read_source(write(tmp_path, page.encode(), "页.html")).blocks
    assert read_source(write(tmp_path, GOOD)).blocks


def test_the_digest_is_that_of_the_files_bytes(tmp_path: Path) -> None:
    import hashlib

    assert read_source(write(tmp_path, GOOD)).sha256 == hashlib.sha256(GOOD).hexdigest()
    assert reader.MAX_FILE < 200 << 20


def test_a_nameless_entry_of_a_package_is_passed_over(tmp_path: Path) -> None:
    name = "word/media/x.png"
    data = zipped(docx_parts(p("第一条 甲。")) | {name: b"x"})
    nameless = data.replace(name.encode(), b"\x00" * len(name))
    document = read_source(write(tmp_path, nameless))
    assert [block.text for block in document.blocks] == ["第一条 甲。"]
