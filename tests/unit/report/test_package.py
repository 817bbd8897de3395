"""The packages written: schema order, fonts, properties, contents, and what happens when they cannot be written."""

from __future__ import annotations

import errno
import os
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tests.helpers.wordorder import W, misplaced, unclosed_cells
from tests.unit.report.invented import invented
from workbench.domain.errors import Cancelled, ExportError
from workbench.report import write_comparison_table, write_review_report


@pytest.fixture(name="package")
def _package(tmp_path: Path) -> zipfile.ZipFile:
    write_review_report(invented(), tmp_path / "r.docx")
    return zipfile.ZipFile(tmp_path / "r.docx")


def part(package: zipfile.ZipFile, name: str) -> etree._Element:
    return etree.fromstring(package.read(name))


@pytest.mark.parametrize(
    "name", ["word/document.xml", "word/styles.xml", "word/settings.xml", "word/fontTable.xml", "word/footer1.xml"]
)
def test_children_stand_in_the_order_of_the_schema(package: zipfile.ZipFile, name: str) -> None:
    root = part(package, name)
    assert not list(misplaced(root))
    assert not list(unclosed_cells(root))


def test_every_style_used_is_defined(package: zipfile.ZipFile) -> None:
    defined = {s.get(f"{W}styleId") for s in part(package, "word/styles.xml").iter(f"{W}style")}
    document = part(package, "word/document.xml")
    used = {n.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle") for n in document.iter(f"{W}{tag}")}
    assert used <= defined


def test_every_font_used_is_declared_with_a_fallback(package: zipfile.ZipFile) -> None:
    declared = {f.get(f"{W}name"): f for f in part(package, "word/fontTable.xml").iter(f"{W}font")}
    used = {n.get(f"{W}eastAsia") for n in part(package, "word/styles.xml").iter(f"{W}rFonts")}
    assert used <= set(declared)
    assert all(declared[name].find(f"{W}altName") is not None for name in used if name)


def test_every_entry_of_the_contents_links_to_a_heading(package: zipfile.ZipFile) -> None:
    document = part(package, "word/document.xml")
    anchors = [link.get(f"{W}anchor") for link in document.iter(f"{W}hyperlink")]
    assert len(anchors) > 10
    assert set(anchors) == {b.get(f"{W}name") for b in document.iter(f"{W}bookmarkStart")}


def test_fields_are_not_updated_by_force_so_that_word_does_not_ask(package: zipfile.ZipFile) -> None:
    assert part(package, "word/settings.xml").find(f"{W}updateFields") is None
    assert not package.read("word/document.xml").count(b"w:dirty")


def test_field_characters_are_balanced(package: zipfile.ZipFile) -> None:
    kinds = [c.get(f"{W}fldCharType") for c in part(package, "word/document.xml").iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("end") > 0


def test_entries_bear_a_fixed_time(package: zipfile.ZipFile) -> None:
    assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="文件夹不存在"):
        write_review_report(invented(), tmp_path / "没有" / "r.docx")


def test_a_target_that_is_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "r.docx").mkdir()
    with pytest.raises(ExportError, match="目标是一个文件夹"):
        write_review_report(invented(), tmp_path / "r.docx")
    assert [p.name for p in tmp_path.iterdir()] == ["r.docx"]


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (PermissionError(errno.EACCES, "denied"), "正被其他程序打开"),
        (OSError(errno.ENOSPC, "full"), "磁盘空间不足"),
        (OSError(errno.EROFS, "read-only"), "只读"),
        (OSError(errno.EIO, "broken"), "没有写成"),
    ],
)
def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, cause: str
) -> None:
    target = tmp_path / "r.docx"
    target.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ExportError, match=cause):
        write_comparison_table(invented(), target)
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["r.docx"]


def test_a_project_file_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "太原.docx"
    target.write_bytes(b"SQLite format 3\0 and more")
    with pytest.raises(ExportError, match="项目文件"):
        write_review_report(invented(), target)
    assert target.read_bytes() == b"SQLite format 3\0 and more"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_target_that_is_no_ordinary_file_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "r.docx"
    os.mkfifo(target)
    with pytest.raises(ExportError, match="不是普通文件"):
        write_review_report(invented(), target)
    assert target.is_fifo()


@pytest.mark.parametrize(("name", "cause"), [("长" * 90 + ".docx", "文件名太长"), ("", "没有给出文件名")])
def test_impossible_names_are_told(tmp_path: Path, name: str, cause: str) -> None:
    with pytest.raises(ExportError, match=cause):
        write_review_report(invented(), tmp_path / name if name else Path())


def test_the_longest_name_that_fits_is_written(tmp_path: Path) -> None:
    target = tmp_path / ("长" * 83 + ".docx")
    write_review_report(invented(), target)
    assert target.is_file()


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"")
    with pytest.raises(ExportError, match="目标文件夹不存在"):
        write_review_report(invented(), tmp_path / "x" / "r.docx")


class _Impatient:
    """A listener that cancels at the first step."""

    def step(self, done: int, total: int, message: str) -> None:
        raise Cancelled


def test_a_cancelled_report_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        write_review_report(invented(), tmp_path / "r.docx", progress=_Impatient())
    assert not list(tmp_path.iterdir())
