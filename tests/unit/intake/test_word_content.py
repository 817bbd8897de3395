"""What stands in a Word file and what of it is the draft."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.docx_files import cell, docx, p, part, r, row, style, table, write
from tests.unit.intake.conftest import Read
from workbench.domain.source import CellPosition, SourceDocument
from workbench.intake import read_source


def texts(document: SourceDocument) -> list[str]:
    return [b.text for b in document.blocks]


def codes(document: SourceDocument) -> list[str]:
    return [n.code for n in document.notices]


def field(code: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def control(inner: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def test_runs_make_one_text_and_blank_paragraphs_none(read: Read) -> None:
    assert texts(read(p(r("第一") + r("条 总则")) + p() + p("  \u3000"))) == ["第一条 总则"]


def test_soft_breaks_tabs_and_special_hyphens(read: Read) -> None:
    inner = (
        "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>3</w:t><w:noBreakHyphen/><w:t>5</w:t><w:softHyphen/></w:r>"
    )
    assert texts(read(p(inner))) == ["甲\n乙\t3-5"]


def test_a_page_break_before_the_words_is_not_text(read: Read) -> None:
    assert texts(read(p('<w:r><w:br w:type="page"/><w:t>甲</w:t></w:r>'))) == ["甲"]


@pytest.mark.parametrize(
    "wrapped",
    [
        control(p("甲")),
        control(control(p("甲"))),
        p(control(r("甲"))),
        p(f'<w:hyperlink w:anchor="x">{r("甲")}</w:hyperlink>'),
        p(f'<w:smartTag w:uri="u" w:element="e">{r("甲")}</w:smartTag>'),
        p(f'<w:customXml w:uri="u" w:element="e">{r("甲")}</w:customXml>'),
        f'<w:customXml w:uri="u" w:element="e">{p("甲")}</w:customXml>',
        p(f'<w:fldSimple w:instr="REF x">{r("甲")}</w:fldSimple>'),
        p(f'<w:bdo w:val="ltr">{r("甲")}</w:bdo>'),
        p(f"<mc:AlternateContent><mc:Choice Requires='x'>{r('甲')}</mc:Choice><mc:Fallback>{r('乙')}</mc:Fallback></mc:AlternateContent>"),
        p("<m:oMath><m:r><m:t>甲</m:t></m:r></m:oMath>"),
        f"<w:tbl>{control(row('甲'))}</w:tbl>",
        f"<w:tbl><w:tr>{control(cell('甲'))}</w:tr></w:tbl>",
    ],
)  # fmt: skip
def test_wrapped_words_are_read(read: Read, wrapped: str) -> None:
    assert texts(read(wrapped)) == ["甲"]


def test_a_prompt_nobody_filled_in_is_no_text(read: Read) -> None:
    document = read(p("甲") + p(control(r("单击此处输入文字"), "<w:showingPlcHdr/>")))
    assert texts(document) == ["甲"]
    assert codes(document) == ["placeholder"]


def test_of_a_field_only_the_result_is_read(read: Read) -> None:
    assert texts(read(p(r("见") + field("REF _x", r("第三条")) + r("。")))) == ["见第三条。"]


def test_fields_in_fields(read: Read) -> None:
    inner = field("IF " + "x", field("PAGE", r("甲")))
    assert texts(read(p(inner))) == ["甲"]


def test_thousands_of_nested_fields_are_read_quickly(read: Read) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert texts(read(p(begin * 5000 + r("甲") + end * 5000))) == ["甲"]


def test_a_field_without_end_does_not_swallow_the_rest(read: Read) -> None:
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert texts(read(p(broken + r("甲")) + p("乙"))) == ["甲", "乙"]


def test_enclosed_characters_are_read_from_their_field(read: Read) -> None:
    code = r"eq \o\ac(○,3)"
    inner = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert texts(read(p(inner + r("甲")))) == ["③甲"]


def test_a_contents_field_is_left_out(read: Read) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    body = (
        p(begin + r("第一章 总则 1"))
        + p("第二章 规划 3")
        + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        + p("第一章 总则")
    )
    document = read(body)
    assert texts(document) == ["第一章 总则"]
    assert codes(document) == ["contents-list"]


def test_contents_styles_and_controls_are_left_out(read: Read) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="11"><w:name w:val="toc 1"/></w:style>'
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    body = p("第一章 总则", style("11")) + control(p("目录") + p("第二章"), gallery) + p("正文")
    assert texts(read(body, styles=styles)) == ["正文"]


def test_hidden_text_is_left_out_and_reported(read: Read) -> None:
    document = read(p(r("甲") + r("暗", "<w:vanish/>") + r("乙", '<w:vanish w:val="0"/>')))
    assert texts(document) == ["甲乙"]
    assert codes(document) == ["hidden-text"]


def test_text_hidden_by_its_style_is_left_out(read: Read) -> None:
    styles = (
        '<w:style w:type="character" w:styleId="h"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="hp"><w:name w:val="hp"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = (
        p(r("甲") + r("暗", '<w:rStyle w:val="h"/>')) + p("也暗", style("hp") + "<w:rPr><w:vanish/></w:rPr>") + p("乙")
    )
    assert texts(read(body, styles=styles)) == ["甲", "乙"]


def test_a_text_box_is_read_once(read: Read) -> None:
    box = f"<w:txbxContent>{p('框')}</w:txbxContent>"
    drawing = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>"
        f"{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(read(p(drawing + r("甲")) + p("乙"))) == ["甲", "框", "乙"]


def test_a_picture_is_reported(read: Read) -> None:
    assert codes(read(p(r("甲") + "<w:r><w:drawing/></w:r>"))) == ["picture"]


def test_reading_aids_above_characters_are_not_read(read: Read) -> None:
    ruby = f"<w:r><w:ruby><w:rt>{r('dāng')}</w:rt><w:rubyBase>{r('当')}</w:rubyBase></w:ruby></w:r>"
    assert texts(read(p(ruby + r("然")))) == ["当然"]


def test_symbols_of_symbol_fonts(read: Read) -> None:
    inner = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="宋体" w:char="2460"/></w:r>'
    assert texts(read(p(inner))) == ["☑≥①"]


def test_cells_know_their_place_and_merged_cells_stand_once(read: Read) -> None:
    merged = cell("并", '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>')
    rest = cell("续", '<w:gridSpan w:val="2"/><w:vMerge/>')
    document = read(f"<w:tbl>{row(merged, '甲')}{row(rest, '乙')}</w:tbl>")
    assert [(b.text, b.cell) for b in document.blocks] == [
        ("并", CellPosition(0, 0, 0, 2)),
        ("甲", CellPosition(0, 0, 2)),
        ("乙", CellPosition(0, 1, 2)),
    ]


def test_nested_tables_belong_to_the_outer_cell(read: Read) -> None:
    document = read(table(["甲", table(["内"]) + p("后")]) + p("外") + table(["乙"]))
    assert [(b.text, b.cell and (b.cell.table, b.cell.row, b.cell.column)) for b in document.blocks] == [
        ("甲", (0, 0, 0)),
        ("内", (0, 0, 1)),
        ("后", (0, 0, 1)),
        ("外", None),
        ("乙", (1, 0, 0)),
    ]


def test_outline_levels_and_centring_come_through(read: Read) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/><w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    first, second = read(p("甲", style("h1")) + p("乙", '<w:outlineLvl w:val="9"/>'), styles=styles).blocks
    assert (first.style, first.outline, first.centered) == ("heading 1", 0, True)
    assert (second.outline, second.centered) == (-1, False)


def test_headers_and_footers_are_not_read(read: Read) -> None:
    assert texts(read(p("甲") + "<w:sectPr><w:pgSz/></w:sectPr>")) == ["甲"]


def test_an_embedded_document_is_reported(read: Read) -> None:
    assert codes(read(p("甲") + '<w:altChunk r:id="r9"/>')) == ["embedded-document"]


def test_invisible_characters_are_taken_out(read: Read) -> None:
    document = read(p("第\u200b一\ufeff条"))
    assert texts(document) == ["第一条"]
    assert [(s.start, s.end, s.place.offset) for s in document.blocks[0].spans] == [(0, 1, 0), (1, 2, 2), (2, 3, 4)]


COMMENTS = (
    '<w:comment w:id="1" w:author="李四" w:date="2026-01-01T00:00:00Z"><w:p w14:paraId="0A"><w:r><w:t>偏高</w:t></w:r></w:p></w:comment>'
    '<w:comment w:id="2" w:author="王五" w:date="2026-01-02T00:00:00Z"><w:p w14:paraId="0B"><w:r><w:t>同意</w:t></w:r></w:p></w:comment>'
)
COMMENTED = p(
    r("处")
    + '<w:commentRangeStart w:id="1"/>'
    + r("五百元")
    + '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
    + r("罚款")
)


def test_comments_keep_author_date_and_words(read: Read) -> None:
    comment = read(COMMENTED, comments=COMMENTS).comments[0]
    assert (comment.author, comment.date, comment.text) == ("李四", "2026-01-01T00:00:00Z", "偏高")
    assert (comment.block, comment.start, comment.end, comment.quote) == (0, 1, 4, "五百元")


def test_an_answer_knows_the_comment_it_answers(tmp_path: Path) -> None:
    extended = part("ignored", "").replace("w:ignored", "w15:commentsEx")
    extended = extended.replace(
        "></w15", '><w15:commentEx w15:paraId="0A"/><w15:commentEx w15:paraId="0B" w15:paraIdParent="0A"/></w15'
    )
    data = docx(COMMENTED, comments=COMMENTS, extra={"word/commentsExtended.xml": extended})
    answer = read_source(write(tmp_path, data)).comments[1]
    assert (answer.reply_to, answer.quote) == ("1", "五百元")


def test_a_comment_over_two_paragraphs_is_anchored_to_the_first(read: Read) -> None:
    body = p(r("甲") + '<w:commentRangeStart w:id="1"/>' + r("乙丙")) + p(r("丁") + '<w:commentRangeEnd w:id="1"/>')
    comment = read(body, comments=COMMENTS).comments[0]
    assert (comment.block, comment.start, comment.end, comment.quote) == (0, 1, 3, "乙丙")


def test_foot_and_endnotes_stand_apart_with_their_anchor(read: Read) -> None:
    footnotes = '<w:footnote w:type="separator" w:id="0"/><w:footnote w:id="2"><w:p><w:r><w:t>注文</w:t></w:r></w:p></w:footnote>'
    endnotes = '<w:endnote w:id="2"><w:p><w:r><w:t>尾注</w:t></w:r></w:p></w:endnote>'
    body = p(
        r("甲") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r("乙") + '<w:r><w:endnoteReference w:id="2"/></w:r>'
    )
    document = read(body, footnotes=footnotes, endnotes=endnotes)
    assert texts(document) == ["甲乙"]
    assert [(f.id, f.block, f.at, f.text) for f in document.footnotes] == [("2", 0, 1, "注文"), ("e2", 0, 2, "尾注")]
