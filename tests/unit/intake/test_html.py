"""Web pages: the text without the site around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.domain.errors import IntakeError
from workbench.domain.source import CellPosition, FileKind, Reading, SourceDocument
from workbench.intake import read_source

ARTICLES = "<p>第一条　甲。</p><p>第二条　乙：</p><p>（一）丙；</p><p>第三条　本条例自公布之日起施行。</p>"
PAGE = f"""<!DOCTYPE html><html><head><title>某市供水条例-某市人大网</title><style>p{{}}</style></head><body>
<div class="nav"><a href="/">首页</a><a href="/a">人大概况</a></div>
<div class="position">您当前的位置：<a href="/">首页</a> &gt; 法规库</div>
<div class="wrap"><h1>某市供水条例</h1><div class="info">来源：本网 发布时间：2024-01-02 【打印】</div>
<div class="content">{ARTICLES}<p>责任编辑：某某</p></div></div>
<script>var a = "第四条 假的";</script>
<div class="footer">主办：某市人大常委会办公室<br>晋ICP备00000000号</div></body></html>"""


def read(folder: Path, page: str | bytes, reading: Reading = Reading.ACCEPTED, name: str = "页.html") -> SourceDocument:
    path = folder / name
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    return read_source(path, reading=reading)


def texts(document: SourceDocument) -> list[str]:
    return [b.text for b in document.blocks]


def test_the_frame_of_the_site_is_left_out(tmp_path: Path) -> None:
    document = read(tmp_path, PAGE)
    assert document.kind is FileKind.HTML
    assert texts(document) == [
        "某市供水条例", "第一条　甲。", "第二条　乙：", "（一）丙；", "第三条　本条例自公布之日起施行。",
    ]  # fmt: skip
    assert "site-frame" in [n.code for n in document.notices]


def test_the_title_comes_from_the_head_where_the_page_has_none(tmp_path: Path) -> None:
    page = f"<html><head><title>某市供水条例_某市人大网</title></head><body><div>{ARTICLES}</div></body></html>"
    assert texts(read(tmp_path, page))[0] == "某市供水条例"


@pytest.mark.parametrize("declared", ["gb2312", "gbk", "utf-8", "utf-16"])
def test_the_declared_encoding_is_used(tmp_path: Path, declared: str) -> None:
    page = PAGE.replace("<head>", f'<head><meta charset="{declared}">')
    assert texts(read(tmp_path, page.encode(declared)))[1] == "第一条　甲。"


def test_a_wrong_declaration_does_not_garble_the_page(tmp_path: Path) -> None:
    page = PAGE.replace("<head>", '<head><meta charset="utf-8">')
    assert texts(read(tmp_path, page.encode("gb18030")))[1] == "第一条　甲。"


def test_articles_parted_by_line_breaks(tmp_path: Path) -> None:
    page = "<html><body><div>某市条例<br>第一条&nbsp;甲。<br/>第二条 乙。<br>第三条 丙。</div></body></html>"
    assert texts(read(tmp_path, page)) == ["某市条例", "第一条 甲。", "第二条 乙。", "第三条 丙。"]


def test_line_ends_inside_chinese_are_no_blanks(tmp_path: Path) -> None:
    page = "<html><body><p>某市条\n例</p><p>第一条 a\nb。</p></body></html>"
    assert texts(read(tmp_path, page)) == ["某市条例", "第一条 a b。"]


def test_a_page_laid_out_in_tables(tmp_path: Path) -> None:
    page = f"<html><body><table><tr><td><a>首页</a></td></tr><tr><td><table><tr><td>{ARTICLES}</td></tr></table></td></tr></table></body></html>"
    document = read(tmp_path, page)
    assert texts(document) == ["第一条　甲。", "第二条　乙：", "（一）丙；", "第三条　本条例自公布之日起施行。"]
    assert {b.cell for b in document.blocks} == {None}


def test_a_real_table_gives_cells(tmp_path: Path) -> None:
    page = "<html><body><p>附表</p><table><tr><td>甲</td><td>乙</td></tr><tr><td colspan=2>丙</td></tr></table></body></html>"
    assert [b.cell for b in read(tmp_path, page).blocks][1:] == [
        CellPosition(0, 0, 0), CellPosition(0, 0, 1), CellPosition(0, 1, 0, 2),
    ]  # fmt: skip


def test_numbers_of_ordered_lists_are_labels(tmp_path: Path) -> None:
    page = "<html><body><p>条例</p><ol start=3><li>甲</li><li><p>乙</p></li></ol></body></html>"
    assert [(b.label, b.text) for b in read(tmp_path, page).blocks] == [("", "条例"), ("3.", "甲"), ("4.", "乙")]


def test_deleted_and_inserted_words_follow_the_reading(tmp_path: Path) -> None:
    page = "<html><body><p>罚款<del>五百</del><ins>一千</ins>元</p></body></html>"
    assert texts(read(tmp_path, page)) == ["罚款一千元"]
    assert texts(read(tmp_path, page, Reading.ORIGINAL)) == ["罚款五百元"]


def test_hidden_parts_and_pinyin_above_characters_are_left_out(tmp_path: Path) -> None:
    page = '<html><body><p>第一条 <ruby>甲<rt>jiǎ</rt></ruby></p><div style="display: none">暗</div></body></html>'
    assert texts(read(tmp_path, page)) == ["第一条 甲"]


def test_a_web_archive(tmp_path: Path) -> None:
    body = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'
    document = read(tmp_path, (body + PAGE + "\r\n--b--\r\n").encode(), name="页.mht")
    assert texts(document)[1] == "第一条　甲。"


def test_a_table_inside_a_row_without_table_is_got_over(tmp_path: Path) -> None:
    page = "<html><body><tr><td>外<table><td>甲</td><td>乙</td></table></td></tr><p>第一条 丙</p></body></html>"
    assert "第一条 丙" in texts(read(tmp_path, page))


def test_lists_of_many_items_are_numbered_quickly(tmp_path: Path) -> None:
    page = f"<html><body><p>条例</p><ol>{'<li>甲</li>' * 5000}</ol></body></html>"
    assert read(tmp_path, page).blocks[-1].label == "5000."


@pytest.mark.parametrize("depth", [200, 400])
def test_articles_below_many_elements_are_not_lost(tmp_path: Path, depth: int) -> None:
    lone = "<p>第一条　甲。</p>"
    page = lone + "<div>" * depth + "<p>第二条　乙。</p>" + "</div>" * depth + "<p>第三条　丙。</p>"
    assert texts(read(tmp_path, page)) == ["第一条　甲。", "第二条　乙。", "第三条　丙。"]


@pytest.mark.parametrize("depth", [700, 5000])
def test_a_page_nested_too_deep_is_refused_and_never_cut(tmp_path: Path, depth: int) -> None:
    with pytest.raises(IntakeError, match="嵌套层数过多"):
        read(tmp_path, "<p>第一条　甲。</p>" + "<div>" * depth + "<p>第二条　乙。</p>")
