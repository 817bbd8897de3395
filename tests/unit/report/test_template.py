"""The report in the user's own .docx: placeholders are filled, unknown ones are told, the template's styles win."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document

from tests.helpers.wordorder import W, misplaced
from tests.unit.report.invented import invented
from workbench.domain.errors import ExportError
from workbench.report import ReportOptions, write_review_report


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
    with pytest.raises(ExportError, match=r"t\.docx：原文件不是完整的"):
        write_review_report(invented(), tmp_path / "r.docx", ReportOptions(template=tmp_path / "t.docx"))


def test_a_missing_template_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="模板文件无法读取"):
        write_review_report(invented(), tmp_path / "r.docx", ReportOptions(template=tmp_path / "t.docx"))


def test_only_document_and_styles_of_the_template_change(tmp_path: Path) -> None:
    document = filled(tmp_path, "【正文】", "【附件】")
    with zipfile.ZipFile(tmp_path / "r.docx") as new, zipfile.ZipFile(tmp_path / "t.docx") as old:
        changed = {n for n in new.namelist() if n not in old.namelist() or new.read(n) != old.read(n)}
    assert changed == {"word/document.xml", "word/styles.xml"}
    assert not list(misplaced(document.element))
