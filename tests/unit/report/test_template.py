"""The report in the user's own .docx: placeholders are filled, unknown ones are told, the template's styles win."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document

from tests.helpers.wordorder import W, misplaced
from tests.unit.report.invented import invented
from workbench.domain.errors import ExportError
from workbench.report import ReportOptions, original, write_review_report


def template(path: Path, *lines: str) -> Path:
    """A .docx of the user's; the third character of each line is bold, so that placeholders lie in several runs."""
    document = docx.Document()
    for line in lines:
        node = document.add_paragraph()
        for number, sign in enumerate(line):
            node.add_run(sign).bold = number == 2
    document.save(str(path / "t.docx"))
    return path / "t.docx"


def filled(path: Path, *lines: str) -> Document:
    options = ReportOptions(template=template(path, *lines))
    write_review_report(invented(), path / "r.docx", options)
    return docx.Document(str(path / "r.docx"))


def test_words_stand_in_the_places_of_their_placeholders(tmp_path: Path) -> None:
    document = filled(tmp_path, "关于【项目名称】的报告（【报告日期】）", "【正文】", "完")
    assert document.paragraphs[0].text == "关于共享书屋条例协同立法的报告（2026年11月21日）"
    assert document.paragraphs[-1].text == "完"


def test_the_parts_stand_where_the_template_wants_them(tmp_path: Path) -> None:
    texts = [p.text for p in filled(tmp_path, "前言", "【正文】", "结尾").paragraphs]
    assert texts.index("前言") < texts.index("一、基本情况") < texts.index("结尾")


def test_annexes_have_a_landscape_section_of_their_own(tmp_path: Path) -> None:
    document = filled(tmp_path, "【目录】", "【正文】", "【附件】", "结尾")
    widths = [(s.page_width or 0) > (s.page_height or 0) for s in document.sections]
    assert widths == [False, True, False]


def test_the_templates_own_styles_win(tmp_path: Path) -> None:
    path = template(tmp_path, "【正文】")
    before = docx.Document(str(path)).styles["Heading 1"].font.size
    write_review_report(invented(), tmp_path / "r.docx", ReportOptions(template=path))
    after = docx.Document(str(tmp_path / "r.docx"))
    assert after.styles["Heading 1"].font.size == before
    ids = {s.style_id for s in after.styles}
    used = {n.get(f"{W}val") for n in after.element.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
    assert used <= ids


def test_an_unknown_placeholder_is_told_with_those_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"无法识别的占位符【单位名称】.*可以使用的占位符有：【项目名称】"):
        filled(tmp_path, "【单位名称】", "【正文】")


@pytest.mark.parametrize("lines", [("没有占位符",), ("前面的字【正文】",)])
def test_a_template_without_a_place_for_the_report_is_told(tmp_path: Path, lines: tuple[str, ...]) -> None:
    with pytest.raises(ExportError, match="没有单独成段的占位符【正文】"):
        filled(tmp_path, *lines)


def test_a_template_that_is_no_word_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "t.docx").write_bytes(b"nothing")
    with pytest.raises(ExportError, match=r"t\.docx：模板不是完整的"):
        write_review_report(invented(), tmp_path / "r.docx", ReportOptions(template=tmp_path / "t.docx"))


def spoilt(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """A template of which one part was changed."""
    whole = template(path, "【正文】")
    with zipfile.ZipFile(whole) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(whole, "w") as new:
        for name, data in parts.items():
            new.writestr(name, change(data) if name == part else data)
    return whole


def bad_checksum(path: Path) -> Path:
    whole = spoilt(path, "word/document.xml", lambda data: data)
    data = whole.read_bytes()
    whole.write_bytes(data.replace("正".encode(), "止".encode()))
    return whole


def encrypted(path: Path) -> Path:
    whole = template(path, "【正文】")
    data = bytearray(whole.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(mark, at + 4)
    whole.write_bytes(bytes(data))
    return whole


def strange_packing(path: Path) -> Path:
    whole = template(path, "【正文】")
    data = bytearray(whole.read_bytes())
    for mark, method in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = data.find(mark)
        while at >= 0:
            data[at + method] = 97
            at = data.find(mark, at + 4)
    whole.write_bytes(bytes(data))
    return whole


def with_document_type(path: Path) -> Path:
    return spoilt(
        path,
        "word/document.xml",
        lambda data: data.replace(b"<w:document", b'<!DOCTYPE d [<!ENTITY x "y">]><w:document', 1),
    )


def nested_without_end(path: Path) -> Path:
    deep = b"<w:p>" * 5000 + b"</w:p>" * 5000
    return spoilt(path, "word/document.xml", lambda data: data.replace(b"</w:body>", deep + b"</w:body>"))


def without_document(path: Path) -> Path:
    return spoilt(path, "_rels/.rels", lambda data: data.replace(b"document.xml", b"nothing.xml"))


@pytest.mark.parametrize(
    "make", [bad_checksum, encrypted, strange_packing, with_document_type, nested_without_end, without_document]
)
def test_a_damaged_template_is_told(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    with pytest.raises(ExportError, match=r"t\.docx：模板"):
        write_review_report(invented(), tmp_path / "r.docx", ReportOptions(template=make(tmp_path)))


def test_a_template_that_unpacks_to_too_much_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for bound, value in (("_LARGEST", 1000), ("_LARGEST_PART", 1000), ("_LARGEST_TREE", 1000), ("_MOST_ENTRIES", 2)):
        with monkeypatch.context() as lowered:
            lowered.setattr(original, bound, value)
            with pytest.raises(ExportError, match="模板展开后过大"):
                filled(tmp_path, "【正文】")


def test_a_missing_template_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="模板文件无法读取"):
        write_review_report(invented(), tmp_path / "r.docx", ReportOptions(template=tmp_path / "t.docx"))


def test_only_document_and_styles_of_the_template_change(tmp_path: Path) -> None:
    document = filled(tmp_path, "【正文】", "【附件】")
    with zipfile.ZipFile(tmp_path / "r.docx") as new, zipfile.ZipFile(tmp_path / "t.docx") as old:
        changed = {n for n in new.namelist() if n not in old.namelist() or new.read(n) != old.read(n)}
    assert changed == {"word/document.xml", "word/styles.xml"}
    assert not list(misplaced(document.element))
