"""PDF and OFD: printed lines back into paragraphs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.pdf_files import Line, ofd, pdf
from workbench.domain.errors import IntakeError
from workbench.domain.source import FileKind, SourceDocument
from workbench.intake import read_source

FULL = "甲乙丙丁戊己庚辛壬癸" * 3
SIZE = 14.0


def page(*lines: str, indents: tuple[int, ...] = (), number: int = 1) -> list[Line]:
    """A page of lines from the top, `indents` naming those that begin two characters in, with head and page number."""
    made: list[Line] = [("某市法规汇编", 400, 800, 9.0), (f"— {number} —", 280, 40, 9.0)]
    for n, text in enumerate(lines):
        made.append((text, 80 + (2 * SIZE if n in indents else 0), 760 - 24.0 * n, SIZE))
    return made


def read(folder: Path, data: bytes, name: str = "草案.pdf") -> SourceDocument:
    path = folder / name
    path.write_bytes(data)
    return read_source(path)


def texts(document: SourceDocument) -> list[str]:
    return [b.text for b in document.blocks]


def test_indented_lines_begin_paragraphs_and_the_others_go_on(tmp_path: Path) -> None:
    first = "第一条　" + FULL[:24]
    pages = [page(first, FULL, "到此为止。", "第二条　完。", indents=(0, 3))]
    assert texts(read(tmp_path, pdf(pages)))[1:] == [f"第一条 {FULL[:24]}{FULL}到此为止。", "第二条 完。"]


def test_without_indents_short_lines_end_paragraphs(tmp_path: Path) -> None:
    pages = [page("第一条　" + FULL[:26], FULL[:12] + "。", "第二款从这里开始，" + FULL[:21], "到此为止。")]
    document = read(tmp_path, pdf(pages))
    assert texts(document)[1:] == [
        f"第一条 {FULL[:26]}{FULL[:12]}。",
        f"第二款从这里开始，{FULL[:21]}到此为止。",
    ]


def test_paragraphs_run_on_over_pages_and_page_furniture_goes(tmp_path: Path) -> None:
    pages = [page("第一条　" + FULL[:24], indents=(0,)), page(FULL[:10] + "。", "第二条　完。", indents=(1,), number=2)]
    document = read(tmp_path, pdf([*pages, page("第三条　末。", indents=(0,), number=3)]))
    assert texts(document) == [f"第一条 {FULL[:24]}{FULL[:10]}。", "第二条 完。", "第三条 末。"]
    assert [n.code for n in document.notices] == ["page-furniture"]
    assert document.properties["pages"] == "3"


def test_a_full_last_line_is_followed_by_the_next_article(tmp_path: Path) -> None:
    pages = [page("第一条　" + FULL[:25] + "。", "第二条　" + FULL[:25] + "。", "第三条　末。")]
    assert [t[:3] for t in texts(read(tmp_path, pdf(pages)))[1:]] == ["第一条", "第二条", "第三条"]


def test_a_centred_title_stands_alone(tmp_path: Path) -> None:
    lines: list[Line] = [("某市供水条例", 220, 780, 22.0), ("第一章　总则", 245, 740, SIZE)]
    lines += [(FULL, 80, 700, SIZE), ("完。", 80, 676, SIZE)]
    blocks = read(tmp_path, pdf([lines])).blocks
    assert [b.text for b in blocks] == ["某市供水条例", "第一章 总则", f"{FULL}完。"]
    assert [b.centered for b in blocks] == [True, True, False]


def test_places_are_printed_lines(tmp_path: Path) -> None:
    block = read(tmp_path, pdf([[(FULL, 80, 700, SIZE), ("完。", 80, 676, SIZE)]])).blocks[0]
    assert [(s.start, s.end, s.place.paragraph) for s in block.spans] == [(0, 30, 0), (30, 32, 1)]


def test_a_scan_without_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="扫描"):
        read(tmp_path, pdf([[]]))


def test_a_cut_off_pdf_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match=r"不完整|损坏"):
        read(tmp_path, b"%PDF-1.5\n1 0 obj\n<<")


def test_an_ofd_file(tmp_path: Path) -> None:
    lines: list[Line] = [
        ("某市供水条例", 80, 20, 7.0),
        ("第一条 " + FULL[:26], 20, 50, 5.0),
        (FULL[:9] + "。", 20, 58, 5.0),
    ]
    document = read(tmp_path, ofd([lines, [("第二条 末。", 20, 30, 5.0)]]), "草案.ofd")
    assert document.kind is FileKind.OFD
    assert [t.replace(" ", "") for t in texts(document)] == [
        "某市供水条例",
        f"第一条{FULL[:26]}{FULL[:9]}。",
        "第二条末。",
    ]


def test_an_ofd_file_with_a_missing_page_is_refused(tmp_path: Path) -> None:
    data = ofd([[("甲", 20, 20, 5.0)]]).replace(b"Page_0/Content", b"Page_9/Content")
    with pytest.raises(IntakeError):
        read(tmp_path, data, "草案.ofd")
