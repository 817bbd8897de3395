"""Drafts with comments: at the very words, in the original file, which stays as it is otherwise."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

from tests.helpers.shared import SHARED, needs_shared
from tests.helpers.wordorder import W, misplaced
from tests.unit.report.invented import invented
from workbench.domain.regulation import Regulation
from workbench.domain.source import FileKind, SourceDocument
from workbench.intake.reader import read_source
from workbench.report import Edition, Remark, ReportOptions, remarks_on, write_commented_draft
from workbench.structure.build import build_regulation

DATE = datetime.date(2026, 11, 21)
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


def original(path: Path) -> tuple[SourceDocument, bytes, Regulation]:
    """A draft whose words are cut into runs of three characters, with a table and a comment of its own."""
    document = docx.Document()
    document.add_paragraph("太原市共享书屋条例")
    lines = ("第一条　为了规范共享书屋的设置，制定本条例。", "第二条　书屋每日开放不少于八小时，遇有检修提前三日公告。")
    for line in lines:
        node = document.add_paragraph()
        for start in range(0, len(line), 3):
            node.add_run(line[start : start + 3]).italic = bool(start % 2)
    document.add_comment(document.paragraphs[1].runs[0], "原有批注", author="原作者")
    document.save(str(path / "draft.docx"))
    source = read_source(path / "draft.docx")
    return source, (path / "draft.docx").read_bytes(), build_regulation(source)


def remark(article: str, start: int, end: int, text: str = "请研究", *replies: Remark) -> Remark:
    return Remark(article, start, end, "晋中 李四", "2026-11-01T01:00:00Z", text, replies)


def commented(path: Path, *remarks: Remark) -> Path:
    source, data, regulation = original(path)
    write_commented_draft(source, data, regulation, remarks, path / "out.docx", date=DATE)
    return path / "out.docx"


def part(path: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


def marked_words(path: Path, identity: str) -> str:
    """The words between a comment's range markers."""
    inside, words = False, ""
    for node in part(path, "word/document.xml").iter():
        if node.tag == f"{W}commentRangeStart" and node.get(f"{W}id") == identity:
            inside = True
        elif node.tag == f"{W}commentRangeEnd" and node.get(f"{W}id") == identity:
            inside = False
        elif inside and node.tag == f"{W}t":
            words += node.text or ""
    return words


def without_markers(path: Path) -> list[list[tuple[bytes, str]]]:
    """Paragraphs as (properties, words) of their runs, equal neighbours joined, comment markers taken out."""
    result = []
    for paragraph in part(path, "word/document.xml").iter(f"{W}p"):
        runs: list[tuple[bytes, str]] = []
        for run in paragraph.iter(f"{W}r"):
            if run.find(f"{W}commentReference") is not None:
                continue
            properties = run.find(f"{W}rPr")
            key = b"" if properties is None else etree.tostring(properties)
            words = "".join(t.text or "" for t in run.iter(f"{W}t"))
            if runs and runs[-1][0] == key:
                runs[-1] = (key, runs[-1][1] + words)
            else:
                runs.append((key, words))
        result.append(runs)
    return result


def test_a_comment_stands_at_exactly_its_words(tmp_path: Path) -> None:
    text = original(tmp_path)[2].article("2").text
    start = text.index("八小时")
    assert marked_words(commented(tmp_path, remark("2", start, start + 3)), "1") == "八小时"


def test_overlapping_comments_keep_their_words(tmp_path: Path) -> None:
    path = commented(tmp_path, remark("2", 0, 8), remark("2", 4, 12), remark("2", 5, 6))
    text = original(tmp_path)[2].article("2").text
    assert [marked_words(path, n) for n in "123"] == [text[0:8], text[4:12], text[5:6]]


def test_a_remark_without_words_marks_the_article(tmp_path: Path) -> None:
    regulation = original(tmp_path)[2]
    path = commented(tmp_path, remark("1", 0, len(regulation.article("1").text)))
    assert marked_words(path, "1") == regulation.article("1").text


def test_a_remark_on_the_draft_hangs_on_its_title(tmp_path: Path) -> None:
    assert marked_words(commented(tmp_path, remark("", 0, 0)), "1") == "太原市共享书屋条例"


def test_the_document_is_the_same_once_the_markers_are_taken_out(tmp_path: Path) -> None:
    path = commented(tmp_path, remark("2", 3, 7), remark("1", 1, 2), remark("", 0, 0))
    assert without_markers(path) == without_markers(tmp_path / "draft.docx")


def test_only_what_comments_need_is_changed(tmp_path: Path) -> None:
    path = commented(tmp_path, remark("2", 3, 7))
    with zipfile.ZipFile(path) as new, zipfile.ZipFile(tmp_path / "draft.docx") as old:
        changed = {n for n in new.namelist() if n not in old.namelist() or new.read(n) != old.read(n)}
    needed = {"[Content_Types].xml", "word/_rels/document.xml.rels", "word/commentsExtended.xml"}
    assert changed == {"word/document.xml", "word/comments.xml"} | needed


def test_comments_that_were_there_stay(tmp_path: Path) -> None:
    comments = list(docx.Document(str(commented(tmp_path, remark("2", 3, 7)))).comments)
    assert [(c.author, c.text) for c in comments] == [("原作者", "原有批注"), ("晋中 李四", "请研究")]


def test_a_reply_answers_its_comment(tmp_path: Path) -> None:
    reply = Remark("2", 3, 7, "太原 张三", "2026-11-02T01:00:00Z", "同意")
    path = commented(tmp_path, remark("2", 3, 7, "请研究", reply))
    keys = {
        c.get(f"{W}author"): c.findall(f"{W}p")[-1].get(f"{W14}paraId")
        for c in part(path, "word/comments.xml").iter(f"{W}comment")
    }
    entries = {e.get(f"{W15}paraId"): e.get(f"{W15}paraIdParent") for e in part(path, "word/commentsExtended.xml")}
    assert entries[keys["太原 张三"]] == keys["晋中 李四"]
    assert entries[keys["晋中 李四"]] is None
    assert marked_words(path, "2") == marked_words(path, "1")


def test_words_inside_a_tracked_insertion_can_be_commented(tmp_path: Path) -> None:
    source, _, _ = original(tmp_path)
    document = docx.Document(str(tmp_path / "draft.docx"))
    run = document.paragraphs[2].runs[3]._r
    change = etree.Element(f"{W}ins", {f"{W}id": "90"})
    run.addprevious(change)
    change.append(run)
    document.save(str(tmp_path / "draft.docx"))
    source = read_source(tmp_path / "draft.docx")
    regulation = build_regulation(source)
    words = "".join(t.text or "" for t in run.iter(f"{W}t"))
    start = regulation.article("2").text.index(words)
    write_commented_draft(
        source, (tmp_path / "draft.docx").read_bytes(), regulation, [remark("2", start, start + 2)],
        tmp_path / "out.docx", date=DATE,
    )  # fmt: skip
    assert marked_words(tmp_path / "out.docx", "1") == words[:2]
    references = part(tmp_path / "out.docx", "word/document.xml").iter(f"{W}commentReference")
    assert not [r for r in references if list(r.iterancestors(f"{W}ins"))]


def test_a_draft_of_another_format_is_set_anew(tmp_path: Path) -> None:
    (tmp_path / "d.txt").write_text("太原市共享书屋条例\n第一条　为了规范，制定本条例。\n第二条　书屋免费。\n", "utf-8")
    source = read_source(tmp_path / "d.txt")
    regulation = build_regulation(source)
    assert source.kind is FileKind.TEXT
    write_commented_draft(source, None, regulation, [remark("2", 2, 4)], tmp_path / "out.docx", date=DATE)
    assert marked_words(tmp_path / "out.docx", "0") == "免费"
    again = build_regulation(read_source(tmp_path / "out.docx"))
    assert [(a.label, a.text) for a in again.articles] == [(a.label, a.text) for a in regulation.articles]


def test_the_result_keeps_the_order_of_the_schema(tmp_path: Path) -> None:
    assert not list(misplaced(part(commented(tmp_path, remark("2", 3, 7)), "word/document.xml")))


def test_remarks_come_from_notes_conflicts_and_findings(tmp_path: Path) -> None:
    found = remarks_on(invented(), 1)
    assert [r.article for r in found] == ["2", "3", "3", "4"]
    assert [r.text[:6] for r in found] == ["【数量标准不", "【建议】罚款", "【金额不一致", "【公平竞争审"]
    assert [x.text for x in found[1].replies] == ["同意研究。"]


@pytest.mark.parametrize(("edition", "count"), [(Edition.INTERNAL, 1), (Edition.EXTERNAL, 0)])
def test_internal_notes_are_no_remarks_of_the_external_edition(edition: Edition, count: int) -> None:
    found = remarks_on(invented(), 0, ReportOptions(edition=edition))
    assert sum("先不表态" in r.text for r in found) == count


@needs_shared
@pytest.mark.parametrize("name", ["泰安-auto", "许昌-lists", "青岛-tracked", "泰安-spacing"])
def test_comments_in_real_drafts_stand_at_their_words(tmp_path: Path, name: str) -> None:
    data = (SHARED / "intake" / f"{name}.docx").read_bytes()
    (tmp_path / "draft.docx").write_bytes(data)
    source = read_source(tmp_path / "draft.docx")
    regulation = build_regulation(source)
    remarks = [remark(a.label, len(a.text) // 3, len(a.text) // 3 + 9) for a in regulation.articles if len(a.text) > 20]
    write_commented_draft(source, data, regulation, remarks, tmp_path / "out.docx", date=DATE)
    assert len(remarks) > 20
    for number, asked in enumerate(remarks):
        article = regulation.article(asked.article)
        stored = {n for s in article.stretches for n in range(s.start, s.end)}  # automatic numbers are not stored
        wanted = "".join(article.text[n] for n in range(asked.start, asked.end) if n in stored)
        assert "".join(marked_words(tmp_path / "out.docx", str(number)).split()) == "".join(wanted.split())
    assert without_markers(tmp_path / "out.docx") == without_markers(tmp_path / "draft.docx")


def test_a_comment_stands_at_its_words_inside_a_table(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("太原市共享书屋条例")
    table = document.add_table(rows=3, cols=1)
    for row, line in zip(
        table.rows,
        ("第一条　为了规范书屋，制定本条例。", "第二条　书屋每日开放八小时。", "第三条　自公布之日起施行。"),
        strict=True,
    ):
        row.cells[0].text = line
    document.save(str(tmp_path / "draft.docx"))
    source = read_source(tmp_path / "draft.docx")
    regulation = build_regulation(source)
    start = regulation.article("2").text.index("八小时")
    write_commented_draft(
        source,
        (tmp_path / "draft.docx").read_bytes(),
        regulation,
        [remark("2", start, start + 3)],
        tmp_path / "out.docx",
        date=DATE,
    )
    assert marked_words(tmp_path / "out.docx", "0") == "八小时"


def test_a_comment_across_words_that_were_deleted_keeps_to_the_words_that_stay(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("太原市共享书屋条例")
    document.add_paragraph("第一条　为了规范书屋，制定本条例。")
    node = document.add_paragraph()
    for words in ("第二条　书屋每日开放", "六", "八小时，", "节假日除外。"):
        node.add_run(words)
    run = node.runs[1]._r
    deletion = etree.Element(f"{W}del", {f"{W}id": "7", f"{W}author": "原作者", f"{W}date": "2026-01-01T00:00:00Z"})
    run.addprevious(deletion)
    deletion.append(run)
    for text in run.iter(f"{W}t"):
        text.tag = f"{W}delText"
    document.save(str(tmp_path / "draft.docx"))
    source = read_source(tmp_path / "draft.docx")
    regulation = build_regulation(source)
    start = regulation.article("2").text.index("开放八小时")
    data = (tmp_path / "draft.docx").read_bytes()
    asked = [remark("2", start, start + 5)]
    write_commented_draft(source, data, regulation, asked, tmp_path / "out.docx", date=DATE)
    assert marked_words(tmp_path / "out.docx", "0") == "开放八小时"
    assert part(tmp_path / "out.docx", "word/document.xml").find(f".//{W}del//{W}commentReference") is None
