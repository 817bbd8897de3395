"""Text files, Markdown and pasted text."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.domain.errors import IntakeError
from workbench.domain.source import FileKind, SourceDocument
from workbench.intake import read_pasted, read_source

DRAFT = "某市供水条例\n\n第一条　为了加强供水管理，制定本条例。\n第二条　市人民政府应当保障供水。\n"
TRADITIONAL = (
    "某市供水條例\n第一條　為了加強供水管理，保護環境，制定本條例。\n第二條　國務院有關部門應當依據職責開展監督檢查。\n"
)


def read(folder: Path, data: bytes, name: str = "草案.txt") -> SourceDocument:
    path = folder / name
    path.write_bytes(data)
    return read_source(path)


def texts(document: SourceDocument) -> list[str]:
    return [b.text for b in document.blocks]


def codes(document: SourceDocument) -> list[str]:
    return [n.code for n in document.notices]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    assert texts(read(tmp_path, DRAFT.encode(encoding))) == [line for line in DRAFT.splitlines() if line]


def test_traditional_characters_in_big5_are_read_as_simplified(tmp_path: Path) -> None:
    document = read(tmp_path, TRADITIONAL.encode("big5"))
    assert texts(document)[1] == "第一条　为了加强供水管理，保护环境，制定本条例。"
    assert codes(document) == ["simplified"]
    assert document.properties["encoding"] == "Big5"


def test_simplified_text_is_left_alone(tmp_path: Path) -> None:
    assert codes(read(tmp_path, DRAFT.encode())) == []


def test_pinyin_behind_characters_is_taken_out_and_places_stay(tmp_path: Path) -> None:
    document = read(tmp_path, "  當(dāng)前發(fā)展戰(zhàn)略，加強(qiáng)監督。".encode())
    block = document.blocks[0]
    assert block.text.startswith(("當前發展戰略", "当前发展战略"))
    assert codes(document)[0] == "pinyin"
    line = "  當(dāng)前發(fā)展戰(zhàn)略，加強(qiáng)監督。"
    assert [line[s.place.offset] for s in block.spans][:3] == ["當", "前", "展"]


def test_a_single_bracketed_syllable_is_meant(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "第一条 汾(fén)河流域适用本条例。".encode())) == ["第一条 汾(fén)河流域适用本条例。"]


def test_places_are_lines_and_offsets(tmp_path: Path) -> None:
    block = read(tmp_path, "甲\r\n\r\n　　乙丙\r\n".encode()).blocks[1]
    assert (block.text, block.spans[0].place.paragraph, block.spans[0].place.offset) == ("乙丙", 2, 2)


def test_markdown_marks_are_not_text(tmp_path: Path) -> None:
    source = "# 某市条例\n<!-- 注\n释 -->\n## 第一章　总则\n\n**第一条** 本市\\*适用。\n\n---\n> 引文\n"
    document = read(tmp_path, source.encode(), "草案.md")
    assert texts(document) == ["某市条例", "第一章　总则", "第一条 本市*适用。", "引文"]
    assert [b.outline for b in document.blocks] == [0, 1, -1, -1]
    assert document.blocks[2].spans[0].place.offset == 2


def test_marks_in_a_plain_text_file_are_text(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "# 甲\n**乙**\n".encode())) == ["# 甲", "**乙**"]


def test_a_typed_contents_list_with_page_numbers_is_left_out(tmp_path: Path) -> None:
    source = "某市条例\n目　录\n第一章 总则……………1\n第二章 规划.........3\n第一章 总则\n第一条 甲。\n"
    document = read(tmp_path, source.encode())
    assert texts(document) == ["某市条例", "第一章 总则", "第一条 甲。"]
    assert codes(document) == ["contents-list"]


def test_a_contents_list_with_tabs_and_page_numbers_is_left_out(tmp_path: Path) -> None:
    source = "目录\n第一章 总则\t1\n第二章 规划\t12\n附件\t20\n第一章 总则\n第一条 水价为每吨 3\n"
    assert texts(read(tmp_path, source.encode())) == ["第一章 总则", "第一条 水价为每吨 3"]


def test_lines_that_end_in_numbers_are_text_without_a_heading_above(tmp_path: Path) -> None:
    source = "附表\n绿地  30\n林地  25\n第三条 依照执行\n"
    assert len(read(tmp_path, source.encode()).blocks) == 4


def test_a_slightly_damaged_utf8_file_is_read_and_reported(tmp_path: Path) -> None:
    document = read(tmp_path, DRAFT.encode() * 40 + b"\xe7\xac")
    assert texts(document)[0] == "某市供水条例"
    assert "damaged-text" in codes(document)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="无法识别"):
        read(tmp_path, bytes(range(256)) * 40)


def test_pasted_text_is_a_document_without_path() -> None:
    document = read_pasted(DRAFT)
    assert (document.kind, document.path, len(document.blocks)) == (FileKind.PASTED, "", 3)


def test_pasting_nothing_is_refused() -> None:
    with pytest.raises(IntakeError, match="没有文字"):
        read_pasted(" \n\u3000")
