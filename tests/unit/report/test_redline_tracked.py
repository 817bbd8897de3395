"""Redlines of a draft that has tracked changes already: they stay, and all readings are exact."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.helpers.revisions import W, paragraphs_after
from tests.helpers.shared import SHARED, needs_shared
from tests.helpers.wordorder import misplaced
from workbench.domain.source import Block, FileKind, Reading, SourceDocument
from workbench.intake.reader import read_source
from workbench.report import Version, write_redline

OURS = "太原 张三"
#: A run's kind of change and its words; a paragraph is its runs and the kind of change of its end.
Run = tuple[str, str]
Line = tuple[list[Run], str]


def source(lines: list[str]) -> SourceDocument:
    return SourceDocument("v", FileKind.TEXT, "", tuple(Block(n, line) for n, line in enumerate(lines)))


def _change(name: str, number: int) -> etree._Element:
    node = etree.Element(f"{W}{name}")
    node.set(f"{W}id", str(number))
    node.set(f"{W}author", "原作者")
    node.set(f"{W}date", "2026-01-01T00:00:00Z")
    return node


def tracked_file(path: Path, lines: list[Line]) -> Version:
    """A .docx with tracked changes of another author."""
    document = docx.Document()
    number = 100
    for runs, end in lines:
        node = document.add_paragraph()
        for kind, words in runs:
            run = node.add_run(words)._r
            if not kind:
                continue
            number += 1
            change = _change(kind, number)
            run.addprevious(change)
            change.append(run)
            if kind == "del":
                for text in run.iter(f"{W}t"):
                    text.tag = f"{W}delText"
        if end:
            number += 1
            etree.SubElement(node._p.get_or_add_pPr(), f"{W}rPr").append(_change(end, number))
    document.save(str(path / "old.docx"))
    return Version(read_source(path / "old.docx"), (path / "old.docx").read_bytes())


def redline(path: Path, old: Version, new: SourceDocument) -> Path:
    write_redline(old, new, path / "redline.docx", author=OURS, date=datetime.date(2026, 11, 22))
    return path / "redline.docx"


def document_of(path: Path) -> etree._Element:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def without_ours(root: etree._Element) -> list[str]:
    """What is left when only our changes are rejected: (kind of change, words) of each run, joined where alike."""
    for change in [e for e in root.iter(f"{W}ins", f"{W}del") if e.get(f"{W}author") == OURS]:
        parent = change.getparent()
        assert parent is not None
        if change.tag == f"{W}del" and parent.tag != f"{W}rPr":
            for child in list(change):
                change.addprevious(child)
        if change.tag == f"{W}ins" and parent.tag == f"{W}rPr":
            change.set("gone", "1")
        else:
            parent.remove(change)
    told: list[str] = []
    for node in root.iter(f"{W}p"):
        for run in node.iter(f"{W}r"):
            around = run.getparent()
            kind = "" if around is None or around.tag == f"{W}p" else str(around.tag).rpartition("}")[2]
            words = "".join(t.text or "" for t in run.iter(f"{W}t", f"{W}delText"))
            if not words:
                continue
            if told and told[-1].startswith(f"{kind}|"):
                told[-1] += words
            else:
                told.append(f"{kind}|{words}")
        if node.find(f"{W}pPr/{W}rPr/{W}ins[@gone]") is None:
            told.append("¶")
    return told


BASIC: list[Line] = [
    ([("", "第一条　书屋每日开放"), ("del", "六"), ("ins", "八"), ("", "小时。")], ""),
    ([("ins", "第二条　书屋免费开放，不收押金。")], "ins"),
    ([("", "第三条　违反规定的，"), ("", "处五百元罚款。")], ""),
]
NEW = ["第一条　书屋每日开放十小时。", "第二条　书屋免费开放，不收费用。", "第三条　违反规定的，处一千元罚款。"]


def test_accepting_all_gives_the_new_version(tmp_path: Path) -> None:
    path = redline(tmp_path, tracked_file(tmp_path, BASIC), source(NEW))
    assert paragraphs_after(path, accept=True) == NEW


def test_rejecting_all_gives_what_it_gave_in_the_old_file(tmp_path: Path) -> None:
    path = redline(tmp_path, tracked_file(tmp_path, BASIC), source(NEW))
    assert paragraphs_after(path, accept=False) == paragraphs_after(tmp_path / "old.docx", accept=False)


def test_rejecting_only_ours_gives_the_old_file_with_its_changes(tmp_path: Path) -> None:
    path = redline(tmp_path, tracked_file(tmp_path, BASIC), source(NEW))
    assert without_ours(document_of(path)) == without_ours(document_of(tmp_path / "old.docx"))


def test_changes_of_others_keep_their_author(tmp_path: Path) -> None:
    root = document_of(redline(tmp_path, tracked_file(tmp_path, BASIC), source(NEW)))
    theirs = "".join(
        t.text or ""
        for change in root.iter(f"{W}ins")
        if change.get(f"{W}author") == "原作者"
        for t in change.iter(f"{W}t", f"{W}delText")
    )
    assert theirs == "八第二条　书屋免费开放，不收押金。"


def test_words_deleted_from_an_insertion_stand_deleted_inside_it(tmp_path: Path) -> None:
    root = document_of(redline(tmp_path, tracked_file(tmp_path, BASIC), source(NEW)))
    nested = root.find(f".//{W}ins/{W}del")
    assert nested is not None
    assert nested.get(f"{W}author") == OURS


def test_no_insertion_stands_inside_another(tmp_path: Path) -> None:
    root = document_of(redline(tmp_path, tracked_file(tmp_path, BASIC), source(NEW)))
    assert root.find(f".//{W}ins//{W}ins") is None


def test_every_change_has_a_number_of_its_own(tmp_path: Path) -> None:
    root = document_of(redline(tmp_path, tracked_file(tmp_path, BASIC), source(NEW)))
    numbers = [e.get(f"{W}id") for e in root.iter(f"{W}ins", f"{W}del")]
    assert len(set(numbers)) == len(numbers)


def test_an_inserted_paragraph_that_is_deleted_has_both_marks_in_order(tmp_path: Path) -> None:
    path = redline(tmp_path, tracked_file(tmp_path, BASIC), source([NEW[0], NEW[2]]))
    document = docx.Document(str(path))
    marks = [[str(c.tag)[len(W) :] for c in m] for m in document.element.iter(f"{W}rPr") if len(m) > 1]
    assert ["ins", "del"] in marks
    assert not list(misplaced(document.element))


def test_a_paragraph_joined_by_a_deleted_end_is_taken_as_one(tmp_path: Path) -> None:
    lines: list[Line] = [
        ([("", "第一条　书屋每日")], "del"),
        ([("", "开放八小时。")], ""),
        ([("", "第二条　免费。")], ""),
    ]
    path = redline(tmp_path, tracked_file(tmp_path, lines), source(["第二条　免费。"]))
    assert paragraphs_after(path, accept=True) == ["第二条　免费。"]
    assert paragraphs_after(path, accept=False) == ["第一条　书屋每日", "开放八小时。", "第二条　免费。"]


def test_moved_words_can_be_changed_where_they_went(tmp_path: Path) -> None:
    lines: list[Line] = [
        ([("moveFrom", "书屋免费。"), ("", "第一条　总则。")], ""),
        ([("", "第二条　"), ("moveTo", "书屋免费。")], ""),
    ]
    path = redline(tmp_path, tracked_file(tmp_path, lines), source(["第一条　总则。", "第二条　书屋收费。"]))
    assert paragraphs_after(path, accept=True) == ["第一条　总则。", "第二条　书屋收费。"]
    assert paragraphs_after(path, accept=False) == ["书屋免费。第一条　总则。", "第二条　"]


RUNS = st.lists(
    st.tuples(
        st.sampled_from(["", "", "ins", "del", "moveFrom", "moveTo"]), st.text("甲乙丙一二。，", min_size=1, max_size=5)
    ),
    min_size=1,
    max_size=4,
)
LINES = st.lists(st.tuples(RUNS, st.sampled_from(["", "", "", "ins", "del"])), min_size=1, max_size=5)
TEXTS = st.lists(st.text("甲乙丙丁一二。，", min_size=1, max_size=10), min_size=1, max_size=5)


@given(LINES, TEXTS)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_all_readings_are_exact_for_any_changes_there_are(tmp_path: Path, lines: list[Line], new: list[str]) -> None:
    # the last paragraph's end cannot be tracked, and it keeps words in every reading
    lines = [*lines, ([("", "完")], "")]
    old = tracked_file(tmp_path, lines)
    path = redline(tmp_path, old, source(new))
    accepted = [line for line in paragraphs_after(path, accept=True) if line]
    assert accepted == new
    assert paragraphs_after(path, accept=False) == paragraphs_after(tmp_path / "old.docx", accept=False)
    assert without_ours(document_of(path)) == without_ours(document_of(tmp_path / "old.docx"))


@needs_shared
@pytest.mark.parametrize("city", ["泰安", "许昌", "青岛"])
def test_real_files_with_tracked_changes_are_exact(tmp_path: Path, city: str) -> None:
    original = SHARED / "intake" / f"{city}-tracked.docx"
    old = Version(read_source(original), original.read_bytes())
    for other in sorted((SHARED / "intake").glob("*-lists.docx")):
        new = read_source(other)
        path = redline(tmp_path, old, new)
        assert _words(read_source(path)) == _words(new)
        before = read_source(original, reading=Reading.ORIGINAL)
        assert _words(read_source(path, reading=Reading.ORIGINAL)) == _words(before)


def _words(read: SourceDocument) -> list[str]:
    return ["".join(b.shown.split()) for b in read.blocks if b.shown.strip()]
