"""Each matter is said once, in order of weight, in the words of an official report."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from pathlib import Path

import docx
import pytest
from docx.document import Document

from tests.unit.report.invented import TEXTS, evidence, invented
from workbench.domain.findings import Conflict, ConflictType, MarketFinding, ReviewResult, Severity, Value
from workbench.domain.notes import Anchor, Note
from workbench.report import Part, ReportData, ReportOptions, write_review_report
from workbench.report.advice import split_advice
from workbench.report.clauses import joined_basis
from workbench.report.polish import nested_quotes, polished, value_words
from workbench.report.wording import plain_title


def written(path: Path, data: ReportData, options: ReportOptions | None = None) -> Document:
    write_review_report(data, path / "r.docx", options)
    return docx.Document(str(path / "r.docx"))


def everything(document: Document) -> str:
    return "\n".join("".join(t.text or "" for t in p.iter("{*}t")) for p in document.element.iter("{*}p"))


def rich() -> ReportData:
    """The invented project with two kinds of conflict on one matter and the same advice on two matters."""
    data = invented()
    advice = "建议按多数市的规定统一为“应当”；确需区分的，写明适用的对象和条件。"
    force = Conflict(
        2, ConflictType.MODALITY, Severity.MEDIUM, "同样的理由",
        {0: evidence("太原", "2", "应当提前三日公告", Value("modality", "应当")), 1: evidence("晋中", "2", "不少于", Value("modality", "可以"))},
        ((0,), (1,)), "“开放时间”的义务程度不一致：晋中规定为“可以”，太原规定为“应当”。", advice,
    )  # fmt: skip
    other = dataclasses.replace(
        force,
        row=3,
        evidence={0: evidence("太原", "3", "处", Value("modality", "应当")), 1: evidence("晋中", "3", "处")},
        explanation="“擅自停止开放的法律责任”的义务程度不一致：晋中规定为“鼓励”，太原规定为“应当”。",
    )
    review = dataclasses.replace(data.review, conflicts=(*data.review.conflicts, force, other))
    return dataclasses.replace(data, review=review)


def finding(quote: str, standard: str = "8-3", article: str = "4") -> MarketFinding:
    start = TEXTS["晋中"][int(article) - 1].index(quote)
    return MarketFinding(
        1, article, standard, "r", quote, start, Severity.HIGH, f"本条规定“{quote}”，排除了其他经营者",
        ("《公平竞争审查条例》第八条第三项", "《反垄断法》第四十四条", "《反垄断法》第二十一条"), "改为依法采购",
    )  # fmt: skip


def test_no_long_paragraph_is_printed_twice(tmp_path: Path) -> None:
    document = written(tmp_path, rich())
    own = [p.text for p in document.paragraphs if len(p.text) > 20]
    assert [text for text, times in Counter(own).items() if times > 1] == []


def test_all_conflicts_of_a_matter_stand_under_one_heading(tmp_path: Path) -> None:
    document = written(tmp_path, rich())
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 3"]
    assert [h for h in headings if "开放时间" in h] == ["2. 开放时间"]


def test_the_gravest_matter_comes_first_and_numbers_run_on(tmp_path: Path) -> None:
    document = written(tmp_path, rich())
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 3"]
    assert headings[:2] == ["1. 擅自停止开放的法律责任", "2. 开放时间"]


def test_advice_for_several_matters_is_given_once_with_their_numbers(tmp_path: Path) -> None:
    document = written(tmp_path, rich())
    assert everything(document).count("确需区分的，写明适用的对象和条件") == 1
    row = next(r for t in document.tables for r in t.rows if "确需区分的" in r.cells[1].text)
    assert row.cells[2].text.split("、 ") == ["1", "2"]


def test_the_first_page_lists_the_gravest_matters(tmp_path: Path) -> None:
    table = next(t for t in written(tmp_path, rich()).tables if t.rows[0].cells[-1].text == "状态")
    assert [c.text for c in table.rows[1].cells] == [
        "1",
        "擅自停止开放的法律责任",
        "金额：太原（500元以上2000元以下）、晋中（1000元以上5000元以下）",
        "协商中",
    ]


def test_the_numbers_of_the_summary_are_those_of_the_headings_and_add_up(tmp_path: Path) -> None:
    document = written(tmp_path, rich())
    summary = next(p.text for p in document.paragraphs if p.text.startswith("审查发现条文实质性不一致"))
    whole = re.search(r"不一致(\d+)处，涉及(\d+)个事项", summary)
    told = re.findall(r"(需重点协调|需协调统一|建议关注)的(\d+)项（(\d+)处）", summary)
    heads = [m for p in document.paragraphs if (m := re.search(r"）(\w+)的事项（(\d+)项，(\d+)处）$", p.text))]
    assert whole is not None
    assert [sum(int(t[n]) for t in told) for n in (2, 1)] == [int(whole[1]), int(whole[2])]
    assert [m.groups() for m in heads] == told
    assert any(matters != places for _, matters, places in told)


def test_a_note_is_printed_with_its_matter_and_only_named_in_the_list(tmp_path: Path) -> None:
    words = everything(written(tmp_path, invented()))
    assert words.count("罚款上限宜降低") == 1
    assert "建议：见第三部分第1项" in words


def test_a_note_is_printed_in_the_list_where_the_matters_are_left_out(tmp_path: Path) -> None:
    parts = frozenset({Part.NOTES})
    assert "罚款上限宜降低" in everything(written(tmp_path, invented(), ReportOptions(parts=parts)))


def test_references_follow_the_parts_that_are_there(tmp_path: Path) -> None:
    parts = frozenset({Part.CONFLICTS, Part.NOTES})
    assert "见第一部分第1项" in everything(written(tmp_path, invented(), ReportOptions(parts=parts)))


def test_a_matter_of_low_weight_is_a_line_in_a_list(tmp_path: Path) -> None:
    data = rich()
    low = tuple(dataclasses.replace(c, severity=Severity.LOW) for c in data.review.conflicts if c.row == 2)
    data = dataclasses.replace(data, review=ReviewResult(low), notes=(), decisions=())
    table = next(t for t in written(tmp_path, data).tables if t.rows[0].cells[-1].text == "附件序号")
    assert [c.text for c in table.rows[1].cells][::4] == ["1", "2"]


def test_a_low_matter_is_shown_in_full_where_somebody_wrote_on_it(tmp_path: Path) -> None:
    data = rich()
    low = tuple(dataclasses.replace(c, severity=Severity.LOW) for c in data.review.conflicts if c.row == 2)
    note = Note("n", "太原", "张三", "2026-11-01T01:00:00Z", "请研究。", Anchor("sha-太原", "太原", "2", "八小时", 0))
    words = everything(written(tmp_path, dataclasses.replace(data, review=ReviewResult(low), notes=(note,))))
    assert "1. 开放时间" in words
    assert "请研究。" in words


def test_two_findings_on_one_clause_are_counted_once(tmp_path: Path) -> None:
    data = invented()
    market = (finding("由市文旅公司统一采购"), finding("统一采购"))
    review = dataclasses.replace(data.review, market=market)
    document = written(tmp_path, dataclasses.replace(data, review=review, ledger=()))
    assert "条款1处" in everything(document)
    total = next(r for t in document.tables for r in t.rows if r.cells[0].text == "条款合计")
    assert total.cells[-1].text == "1"


def test_a_clause_against_two_standards_is_one_clause_under_both(tmp_path: Path) -> None:
    data = invented()
    market = (finding("由市文旅公司统一采购"), finding("统一采购", "8-2"))
    review = dataclasses.replace(data.review, market=market)
    document = written(tmp_path, dataclasses.replace(data, review=review, ledger=()))
    counts = {r.cells[0].text: r.cells[-1].text for t in document.tables for r in t.rows}
    assert (counts["第八条第二项"], counts["第八条第三项"], counts["条款合计"]) == ("1", "1", "1")


def test_the_ledger_does_not_take_the_ground_for_the_reason(tmp_path: Path) -> None:
    data = invented()
    review = dataclasses.replace(data.review, market=(finding("由市文旅公司统一采购"),))
    document = written(tmp_path, dataclasses.replace(data, review=review, ledger=()))
    table = next(t for t in document.tables if t.rows[0].cells[-1].text == "办理进展")
    assert [c.text for c in table.rows[1].cells][5:7] == ["尚未处理", "—"]


def test_legal_grounds_name_each_law_once_with_its_articles_in_order() -> None:
    bases = ("《公平竞争审查条例》第八条第三项", "《反垄断法》第四十四条", "《反垄断法》第二十一条", "国务院有关规定")
    assert joined_basis(bases) == "《公平竞争审查条例》第八条第三项，《反垄断法》第二十一条、第四十四条，国务院有关规定"


def test_quotation_marks_inside_quotation_marks_are_single() -> None:
    assert nested_quotes("规定“按“优先”办理”。") == "规定“按‘优先’办理”。"


def test_quotation_marks_that_do_not_pair_are_left_alone() -> None:
    assert nested_quotes("规定“按“优先办理”。") == "规定“按“优先办理”。"


@pytest.mark.parametrize(
    ("said", "better"),
    [
        ("忻州直接处罚款，其余直接处罚款、没收违法所得。", "忻州直接处以罚款，其余直接处以罚款、没收违法所得。"),
        ("逾期不改才处警告", "逾期不改正的给予警告"),
        ("责令改正", "责令改正"),
    ],
)
def test_awkward_turns_are_put_right(said: str, better: str) -> None:
    assert polished(said) == better


@pytest.mark.parametrize(
    ("value", "quote", "words"),
    [
        (Value("quantity", "≥50 米", 50.0, None, "米"), "不得小于五十米", "不低于50米"),
        (Value("period", "≤10 日", None, 10.0, "日"), "十日内答复", "10日内"),
        (Value("period", "≤30 日", None, 30.0, "日"), "不超过三十日", "不超过30日"),
        (Value("period", "≥30 日", 30.0, None, "日"), "三十日前", "不少于30日"),
        (Value("money", "500–2000 元", 500.0, 2000.0, "元"), "", "500元以上2000元以下"),
        (Value("percent", "10–20%", 10.0, 20.0, "%"), "", "10%以上20%以下"),
        (Value("modality", "应当"), "", "应当"),
        (Value("presence", "本条例所称书屋"), "", ""),
    ],
)
def test_values_are_written_as_a_regulation_writes_them(value: Value, quote: str, words: str) -> None:
    assert value_words(value, quote) == words


def test_advice_keeps_the_value_and_shares_the_rest() -> None:
    given = [("q", "建议统一为“五日”；有标准的，援引标准。"), ("q", "建议统一为“十日”；有标准的，援引标准。")]
    assert [(a.own, a.common) for a in split_advice(given)] == [
        ("建议统一为“五日”。", "有标准的，援引标准。"),
        ("建议统一为“十日”。", "有标准的，援引标准。"),
    ]


def test_advice_of_different_kinds_is_not_shared() -> None:
    given = [("a", "协商确定。"), ("b", "协商确定。")]
    assert [a.own for a in split_advice(given)] == ["协商确定。", "协商确定。"]


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("太原市书屋条例（草案）（送审稿）", "太原市书屋条例"),
        ("太原市书屋条例（修订草案二次审议稿）", "太原市书屋条例"),
        ("太原市书屋条例", "太原市书屋条例"),
        ("太原市书屋管理规定（试行）", "太原市书屋管理规定（试行）"),
    ],
)
def test_the_cover_has_the_words_of_the_version_in_their_own_column(title: str, plain: str) -> None:
    assert plain_title(title) == plain


def test_the_cover_leaves_out_a_column_that_nobody_filled(tmp_path: Path) -> None:
    data = invented()
    drafts = tuple(dataclasses.replace(d, stage=None) for d in data.drafts)
    head = written(tmp_path, dataclasses.replace(data, drafts=drafts)).tables[0].rows[0]
    assert [c.text for c in head.cells] == ["城市", "文本名称", "版本"]


def test_the_last_row_of_a_table_stands_with_the_row_before(tmp_path: Path) -> None:
    table = next(t for t in written(tmp_path, rich()).tables if t.rows[-1].cells[0].text == "合计")
    assert table.rows[-2]._tr.find("{*}tc/{*}p/{*}pPr/{*}keepNext") is not None
