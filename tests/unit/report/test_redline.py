"""Redlines: accepting all gives the new version, rejecting all the old one; the old file's formatting stays."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.helpers.revisions import paragraphs_after
from tests.helpers.wordorder import W, misplaced
from workbench.domain.errors import ExportError
from workbench.domain.source import Block, FileKind, SourceDocument
from workbench.intake.reader import read_source
from workbench.report import Version, write_redline

DATE = datetime.date(2026, 11, 21)
OLD = (
    "第一条　为了规范共享书屋的设置，制定本条例。",
    "第二条　书屋每日开放不少于八小时。",
    "第三条　违反规定的，处五百元罚款。",
)
NEW = (
    "第一条　为了规范共享书屋的设置和管理，制定本条例。",
    "第二条　书屋免费开放。",
    "第三条　违反规定的，处一千元罚款。",
    "第四条　本条例自公布之日起施行。",
)


def source(lines: tuple[str, ...] | list[str]) -> SourceDocument:
    return SourceDocument("v", FileKind.TEXT, "", tuple(Block(n, line) for n, line in enumerate(lines)))


def redline(path: Path, old: Version, new: SourceDocument) -> Path:
    write_redline(old, new, path / "redline.docx", author="太原 张三", date=DATE)
    return path / "redline.docx"


def word_file(path: Path, lines: tuple[str, ...]) -> Version:
    """A .docx whose paragraphs are cut into runs, every second run bold, with a table behind."""
    document = docx.Document()
    for line in lines:
        node = document.add_paragraph()
        for start in range(0, len(line), 5):
            node.add_run(line[start : start + 5]).bold = bool(start % 2)
    document.save(str(path / "old.docx"))
    return Version(read_source(path / "old.docx"), (path / "old.docx").read_bytes())


def test_accepting_all_gives_the_new_words(tmp_path: Path) -> None:
    path = redline(tmp_path, word_file(tmp_path, OLD), source(NEW))
    assert paragraphs_after(path, accept=True) == list(NEW)


def test_rejecting_all_gives_the_old_words(tmp_path: Path) -> None:
    path = redline(tmp_path, word_file(tmp_path, OLD), source(NEW))
    assert paragraphs_after(path, accept=False) == list(OLD)


def test_only_the_document_part_changes(tmp_path: Path) -> None:
    old = word_file(tmp_path, OLD)
    path = redline(tmp_path, old, source(NEW))
    with zipfile.ZipFile(path) as new, zipfile.ZipFile(tmp_path / "old.docx") as before:
        assert new.namelist() == before.namelist()
        changed = [n for n in new.namelist() if new.read(n) != before.read(n)]
    assert changed == ["word/document.xml"]


def test_changed_words_keep_the_formatting_of_the_words_they_replace(tmp_path: Path) -> None:
    path = redline(tmp_path, word_file(tmp_path, ("甲乙丙丁戊五百元以下",)), source(["甲乙丙丁戊八千元以下"]))
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    inserted = root.find(f".//{W}ins/{W}r")
    assert inserted is not None
    assert inserted.find(f"{W}rPr/{W}b") is not None


def test_numbers_are_changed_whole(tmp_path: Path) -> None:
    path = redline(tmp_path, word_file(tmp_path, ("罚款二千五百元整。",)), source(["罚款三千五百元整。"]))
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    assert "".join(t.text or "" for t in root.iter(f"{W}delText")) == "二千五百"
    assert "".join(t.text or "" for i in root.iter(f"{W}ins") for t in i.iter(f"{W}t")) == "三千五百"


def test_equal_versions_have_no_change(tmp_path: Path) -> None:
    path = redline(tmp_path, word_file(tmp_path, OLD), source(OLD))
    with zipfile.ZipFile(path) as archive:
        assert b"w:ins " not in archive.read("word/document.xml")


def test_a_version_that_is_no_word_file_is_set_anew(tmp_path: Path) -> None:
    path = redline(tmp_path, Version(source(OLD)), source(NEW))
    assert paragraphs_after(path, accept=False) == list(OLD)
    assert paragraphs_after(path, accept=True) == list(NEW)


def test_the_result_keeps_the_order_of_the_schema_and_opens(tmp_path: Path) -> None:
    path = redline(tmp_path, word_file(tmp_path, OLD), source(NEW))
    assert not list(misplaced(docx.Document(str(path)).element))


def test_changes_bear_their_author(tmp_path: Path) -> None:
    path = redline(tmp_path, word_file(tmp_path, OLD), source(NEW))
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    changes = list(root.iter(f"{W}ins", f"{W}del"))
    assert {c.get(f"{W}author") for c in changes} == {"太原 张三"}
    assert len({c.get(f"{W}id") for c in changes}) == len(changes)


def test_intake_reads_the_accepted_redline_as_the_new_version(tmp_path: Path) -> None:
    path = redline(tmp_path, word_file(tmp_path, OLD), source(NEW))
    assert [b.text for b in read_source(path).blocks] == list(NEW)


def test_a_damaged_old_file_is_told(tmp_path: Path) -> None:
    good = word_file(tmp_path, OLD)
    with pytest.raises(ExportError, match="不是完整的"):
        redline(tmp_path, Version(good.source, b"PK nothing"), source(NEW))


LINES = st.lists(st.text("甲乙丙一二十。，\n", min_size=1, max_size=12).filter(lambda t: t.strip() == t), max_size=6)


@given(LINES, LINES)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_accept_and_reject_are_exact_for_any_two_versions(tmp_path: Path, old: list[str], new: list[str]) -> None:
    path = redline(tmp_path, Version(source(old)), source(new))
    assert paragraphs_after(path, accept=False) == (old or [""] * bool(new))
    assert paragraphs_after(path, accept=True) == (new or [""] * bool(old))
