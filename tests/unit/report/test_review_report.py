"""The review report: what it says, in what order, in what formatting."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.table import Table

from tests.unit.report.invented import invented
from workbench.domain.findings import ReviewResult, Severity
from workbench.domain.notes import Anchor, Attachment, Claim, Dispute
from workbench.domain.project import Decision, DecisionForm
from workbench.report import DraftingLine, Edition, Part, ReportData, ReportOptions, RowChoice, write_review_report


def written(path: Path, data: ReportData | None = None, options: ReportOptions | None = None) -> Document:
    write_review_report(data or invented(), path / "r.docx", options)
    return docx.Document(str(path / "r.docx"))


def everything(document: Document) -> str:
    return "\n".join(t.text or "" for t in document.element.iter("{*}t"))


def annex(document: Document) -> Table:
    """The comparison table of the annex."""
    heads = [[c.text for c in t.rows[0].cells] for t in document.tables]
    return next(
        t
        for t, head in zip(document.tables, heads, strict=True)
        if head[1] == "事项" and head[2] in ("太原", "忻州", "太原（文本1）")
    )


def headings(document: Document, level: int) -> list[str]:
    return [p.text for p in document.paragraphs if p.style is not None and p.style.name == f"Heading {level}"]


def test_the_parts_stand_in_their_order_with_their_numbers(tmp_path: Path) -> None:
    assert headings(written(tmp_path), 1) == [
        "一、基本情况",
        "二、总体对照情况",
        "三、主要不一致条款及协调建议",
        "四、公平竞争审查情况",
        "五、协调意见办理情况",
    ]


def test_the_part_on_drafting_appears_once_it_was_checked(tmp_path: Path) -> None:
    line = DraftingLine(0, "1", "word", "为了", 0, Severity.LOW, "用语不规范", "改用规范用语")
    document = written(tmp_path, dataclasses.replace(invented(), drafting=(line,)))
    assert headings(document, 1)[4:] == ["五、立法技术问题", "六、协调意见办理情况"]


def test_parts_left_out_close_the_numbering(tmp_path: Path) -> None:
    parts = frozenset({Part.BASICS, Part.MARKET, Part.LEDGER})
    document = written(tmp_path, options=ReportOptions(parts=parts))
    assert headings(document, 1) == ["一、基本情况", "二、公平竞争审查情况"]
    assert "附件1" in [p.text for p in document.paragraphs]


def test_one_draft_alone_is_not_called_free_of_conflicts(tmp_path: Path) -> None:
    data = invented()
    alone = dataclasses.replace(data.table.documents[0], index=0)
    rows = tuple(dataclasses.replace(r, cells={0: r.cells[0]}) for r in data.table.rows if 0 in r.cells)
    only = dataclasses.replace(
        data,
        table=dataclasses.replace(data.table, documents=(alone,), rows=rows),
        regulations=data.regulations[:1],
        drafts=data.drafts[:1],
        review=ReviewResult(),
        notes=(),
        decisions=(),
        ledger=(),
    )
    said = everything(written(tmp_path, only))
    assert said.count("仅一份文本，未作对照。") == 2
    assert "实质性不一致" not in said
    assert "均已议定" not in said
    assert "逐条对照审查" not in said


def test_where_nothing_was_found_nothing_is_called_settled(tmp_path: Path) -> None:
    said = everything(written(tmp_path, dataclasses.replace(invented(), review=ReviewResult(), notes=())))
    assert "未发现条文之间存在实质性不一致" in said
    assert "均已议定" not in said


def test_the_same_data_gives_the_same_bytes(tmp_path: Path) -> None:
    write_review_report(invented(), tmp_path / "a.docx")
    write_review_report(invented(), tmp_path / "b.docx")
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_internal_notes_stay_out_of_the_external_edition(tmp_path: Path) -> None:
    inside = everything(written(tmp_path))
    outside = everything(written(tmp_path, options=ReportOptions(edition=Edition.EXTERNAL)))
    assert "先不表态" in inside
    assert "先不表态" not in outside
    assert "罚款上限宜降低" in outside


def test_every_word_of_notes_and_replies_is_there(tmp_path: Path) -> None:
    words = everything(written(tmp_path))
    for note in invented().notes:
        assert note.text in words
        assert all(reply.text in words for reply in note.replies)


def test_differing_words_are_bold_and_underlined_by_a_character_style(tmp_path: Path) -> None:
    document = written(tmp_path)
    runs = [r for r in document.element.iter("{*}r") if r.style == "Evidence"]
    assert "一千元以上五千元以下" in ["".join(t.text for t in r.iter("{*}t")) for r in runs]
    style = document.styles["不一致用语"]
    assert style.font.bold
    assert style.font.underline


def test_only_the_parts_of_a_list_article_are_shown(tmp_path: Path) -> None:
    cells = [c.text for t in written(tmp_path).tables for row in t.rows for c in row.cells]
    assert "第四条\n……（三）在书屋内吸烟。" in cells


def test_header_rows_repeat_and_short_rows_do_not_break(tmp_path: Path) -> None:
    for table in written(tmp_path).tables:
        first = table.rows[0]._tr
        assert first.find("{*}trPr/{*}tblHeader") is not None
        assert all(row._tr.find("{*}trPr/{*}cantSplit") is not None for row in table.rows)


def test_a_long_row_may_flow_over_pages(tmp_path: Path) -> None:
    data = invented()
    first = data.regulations[0]
    article = dataclasses.replace(first.articles[0], text="为了规范共享书屋的设置，" * 60)
    regulation = dataclasses.replace(first, articles=(article, *first.articles[1:]))
    document = written(tmp_path, dataclasses.replace(data, regulations=(regulation, *data.regulations[1:])))
    rows = [r for r in annex(document).rows if "立法目的" in r.cells[1].text]
    assert rows[0]._tr.find("{*}trPr/{*}cantSplit") is None


def test_the_page_is_laid_out_after_the_standard(tmp_path: Path) -> None:
    document = written(tmp_path)
    page = document.sections[0]
    margins = [round(m.mm) for m in (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin) if m]
    assert margins == [37, 35, 28, 26]
    assert document.sections[-1].orientation == WD_ORIENT.LANDSCAPE


def test_the_summary_counts_what_the_tables_show(tmp_path: Path) -> None:
    words = everything(written(tmp_path))
    assert "文本共11条，归并为5个事项" in words
    assert "均作规定的2个，仅部分作出规定的2个，仅一市作出规定的1个" in words
    assert "条文实质性不一致2处，涉及2个事项" in words


def test_a_decided_row_shows_the_decision_and_an_undecided_one_the_question(tmp_path: Path) -> None:
    words = everything(written(tmp_path))
    assert "统一数值为“每日不少于八小时”。第二次联席会议议定。（太原 张三，2026年11月15日记录）" in words
    assert "金额或者幅度如何统一。" in words


def test_overdue_notes_are_named(tmp_path: Path) -> None:
    assert "尚待协商2条，其中逾期未办结1条" in everything(written(tmp_path))


@pytest.mark.parametrize(("choice", "count"), [(RowChoice.ALL, 5), (RowChoice.CONFLICT, 2), (RowChoice.OPEN, 2)])
def test_the_table_shows_the_rows_asked_for(tmp_path: Path, choice: RowChoice, count: int) -> None:
    document = written(tmp_path, options=ReportOptions(rows=choice))
    assert len(annex(document).rows) == count + 1


def test_a_city_left_out_is_nowhere_in_the_table(tmp_path: Path) -> None:
    document = written(tmp_path, options=ReportOptions(cities=("太原", "忻州")))
    assert [c.text for c in annex(document).rows[0].cells] == ["序号", "事项", "太原", "忻州"]


def test_columns_follow_the_project_not_the_order_of_the_files(tmp_path: Path) -> None:
    data = dataclasses.replace(invented(), cities=("忻州", "晋中", "太原"))
    document = written(tmp_path, data)
    assert [c.text for c in annex(document).rows[0].cells][2:] == ["忻州", "晋中", "太原"]


def test_a_project_without_findings_makes_a_report(tmp_path: Path) -> None:
    bare = dataclasses.replace(invented(), review=ReviewResult(), notes=(), decisions=(), ledger=(), diffs={})
    assert "审查未发现条文之间存在实质性不一致。" in everything(written(tmp_path, bare))


def test_characters_that_xml_cannot_carry_are_dropped(tmp_path: Path) -> None:
    note = dataclasses.replace(invented().notes[0], text="甲\x0b乙\x00丙\ud800丁")
    assert "甲乙丙丁。" in everything(written(tmp_path, dataclasses.replace(invented(), notes=(note,))))


def test_only_the_date_changes_with_the_date(tmp_path: Path) -> None:
    one = everything(written(tmp_path)).replace("2026年11月21日", "")
    later = dataclasses.replace(invented(), date=datetime.date(2026, 11, 22))
    assert everything(written(tmp_path, later)).replace("2026年11月22日", "") == one


def test_the_report_does_not_depend_on_the_order_of_the_files(tmp_path: Path) -> None:
    write_review_report(invented(), tmp_path / "a.docx")
    write_review_report(permuted(invented(), (2, 0, 1)), tmp_path / "b.docx")
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def permuted(data: ReportData, order: tuple[int, ...]) -> ReportData:
    """The same project with its documents given in another order: new index i is old index order[i]."""
    new = {old: i for i, old in enumerate(order)}
    table, review = data.table, data.review
    documents = tuple(dataclasses.replace(table.documents[old], index=i) for i, old in enumerate(order))
    rows = tuple(
        dataclasses.replace(r, cells={new[i]: c for i, c in sorted(r.cells.items(), key=lambda x: new[x[0]])})
        for r in table.rows
    )
    conflicts = tuple(
        dataclasses.replace(
            c,
            evidence={new[i]: e for i, e in c.evidence.items()},
            groups=tuple(tuple(sorted(new[i] for i in g)) for g in reversed(c.groups)),
        )
        for c in reversed(review.conflicts)
    )
    internal = tuple(dataclasses.replace(c, document=new[c.document]) for c in review.internal)
    market = tuple(dataclasses.replace(f, document=new[f.document]) for f in review.market)
    return dataclasses.replace(
        data,
        drafts=tuple(dataclasses.replace(data.drafts[old], index=i) for i, old in enumerate(order)),
        table=dataclasses.replace(table, documents=documents, rows=rows),
        regulations=tuple(data.regulations[old] for old in order),
        review=ReviewResult(conflicts, internal, market),
        diffs={(r, new[i], a): spans for (r, i, a), spans in data.diffs.items()},
        notes=data.notes[::-1],
    )


def test_what_was_dismissed_is_counted(tmp_path: Path) -> None:
    words = everything(written(tmp_path, dataclasses.replace(invented(), dismissed=3)))
    assert "已排除审查提示3处" in words


def test_two_drafts_of_one_city_have_columns_of_their_own(tmp_path: Path) -> None:
    data = invented()
    documents = tuple(dataclasses.replace(d, city="太原") for d in data.table.documents)
    document = written(tmp_path, dataclasses.replace(data, table=dataclasses.replace(data.table, documents=documents)))
    names = [c.text for c in annex(document).rows[0].cells][2:]
    assert names == ["太原（文本1）", "太原（文本2）", "太原（文本3）"]
    assert "三份文本条文对照表" in everything(document)


def test_a_single_draft_makes_a_report(tmp_path: Path) -> None:
    document = written(tmp_path, options=ReportOptions(cities=("晋中",)))
    assert "条文不一致的分布" not in everything(document)
    assert "由市文旅公司统一采购" in everything(document)


def test_evidence_that_does_not_fit_the_text_is_still_quoted(tmp_path: Path) -> None:
    data = invented()
    wrong = {i: dataclasses.replace(e, start=9999) for i, e in data.review.conflicts[1].evidence.items()}
    conflict = dataclasses.replace(data.review.conflicts[1], evidence=wrong)
    review = dataclasses.replace(data.review, conflicts=(conflict,))
    assert "一千元以上五千元以下" in everything(written(tmp_path, dataclasses.replace(data, review=review)))


def test_an_article_the_draft_lacks_does_not_stop_the_report(tmp_path: Path) -> None:
    data = invented()
    regulation = dataclasses.replace(data.regulations[0], articles=data.regulations[0].articles[:1])
    write_review_report(dataclasses.replace(data, regulations=(regulation, *data.regulations[1:])), tmp_path / "r.docx")
    assert (tmp_path / "r.docx").is_file()


def test_decisions_on_no_row_are_listed(tmp_path: Path) -> None:
    decision = Decision("p", DecisionForm.REFER, remark="报省人大常委会法工委研究")
    words = everything(written(tmp_path, dataclasses.replace(invented(), decisions=(decision,))))
    assert "提请上级研究。报省人大常委会法工委研究。" in words


def test_ledger_lines_of_a_draft_that_is_gone_are_kept(tmp_path: Path) -> None:
    entry = dataclasses.replace(invented().ledger[0], anchor=Anchor("gone", "", "9", "已被替换的文本"))
    assert "已被替换的文本" in everything(written(tmp_path, dataclasses.replace(invented(), ledger=(entry,))))


def test_attachments_tags_and_disputes_of_a_note_are_printed(tmp_path: Path) -> None:
    claims = (Claim("e1", "太原", "张三", "", "协商中"), Claim("e2", "晋中", "李四", "", "不采纳"))
    note = dataclasses.replace(
        invented().notes[0],
        attachments=(Attachment("说明", "附件正文"),),
        tags=("罚款",),
        disputes=(Dispute("status", claims, "请两市核对"),),
    )
    words = everything(written(tmp_path, dataclasses.replace(invented(), notes=(note,))))
    for expected in ("附件正文", "标签：罚款", "太原记为“协商中”；晋中记为“不采纳”。请两市核对。"):
        assert expected in words
