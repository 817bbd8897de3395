"""Rich text files."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.domain.source import CellPosition, FileKind, Mark, Reading, SourceDocument
from workbench.intake import read_source


def read(folder: Path, body: str, reading: Reading = Reading.ACCEPTED) -> SourceDocument:
    path = folder / "草案.rtf"
    head = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}{\f1\fnil\fcharset0 Times;}}{\*\revtbl{Unknown;}{Zhang;}}"
    path.write_bytes((head + body + "}").encode("gb18030"))
    return read_source(path, reading=reading)


def escaped(text: str) -> str:
    return "".join(f"\\u{ord(c)}?" for c in text)


def hexed(text: str) -> str:
    return "".join(f"\\'{b:02x}" for b in text.encode("gb18030"))


def texts(document: SourceDocument) -> list[str]:
    return [b.text for b in document.blocks]


@pytest.mark.parametrize("written", ["第一条 供水", escaped("第一条 供水"), hexed("第一条 供水")])
def test_every_way_of_writing_chinese(tmp_path: Path, written: str) -> None:
    document = read(tmp_path, rf"\pard {written}\par")
    assert document.kind is FileKind.RTF
    assert texts(document) == ["第一条 供水"]


def test_the_number_word_printed_is_the_label(tmp_path: Path) -> None:
    block = read(tmp_path, rf"\pard{{\listtext\pard\plain {escaped('第三条')}\tab}}\ls1 {escaped('甲')}\par").blocks[0]
    assert (block.label, block.text, block.level) == ("第三条", "甲", 0)


def test_tracked_changes_have_three_readings(tmp_path: Path) -> None:
    body = rf"{escaped('罚款')}{{\deleted\revauthdel1 {escaped('五百')}}}{{\revised\revauth1 {escaped('一千')}}}{escaped('元')}\par"
    assert texts(read(tmp_path, body)) == ["罚款一千元"]
    assert texts(read(tmp_path, body, Reading.ORIGINAL)) == ["罚款五百元"]
    assert {(x.mark, x.author) for x in read(tmp_path, body).revisions} == {
        (Mark.DELETED, "Zhang"),
        (Mark.INSERTED, "Zhang"),
    }


def test_hidden_text_pictures_headers_and_field_codes_are_left_out(tmp_path: Path) -> None:
    body = r"{\header head}{\v hidden}{\pict\wmetafile8 0102}{\field{\*\fldinst REF x}{\fldrslt result}}{\*\unknown no}\par"
    assert texts(read(tmp_path, body)) == ["result"]


def test_a_contents_field_is_left_out(tmp_path: Path) -> None:
    body = r"{\field{\*\fldinst TOC \\o}{\fldrslt one 1\par two 2\par}}\pard text\par"
    assert texts(read(tmp_path, body)) == ["text"]


def test_cells_know_their_place(tmp_path: Path) -> None:
    body = r"\trowd\cellx100\cellx200\pard\intbl a\cell b\cell\row\trowd\cellx100\cellx200 c\cell d\cell\row\pard e\par"
    assert [(b.text, b.cell) for b in read(tmp_path, body).blocks] == [
        ("a", CellPosition(0, 0, 0)), ("b", CellPosition(0, 0, 1)), ("c", CellPosition(0, 1, 0)),
        ("d", CellPosition(0, 1, 1)), ("e", None),
    ]  # fmt: skip


def test_notes_and_comments_stand_apart(tmp_path: Path) -> None:
    body = r"ab{\footnote note}{\*\atnauthor Li}{\*\annotation remark}c\par"
    document = read(tmp_path, body)
    assert texts(document) == ["abc"]
    assert [(f.at, f.text) for f in document.footnotes] == [(2, "note")]
    assert [(c.start, c.author, c.text) for c in document.comments] == [(2, "Li", "remark")]


def test_soft_breaks_and_signs(tmp_path: Path) -> None:
    assert texts(read(tmp_path, r"a\line b\emdash c\~d\_e\par")) == ["a\nb—c\u00a0d-e"]
