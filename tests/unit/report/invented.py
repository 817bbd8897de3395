"""A tiny invented project for the report's tests: three cities, a handful of articles."""

from __future__ import annotations

import datetime

from workbench.domain.diff import DiffKind, DiffSpan
from workbench.domain.findings import (
    Conflict,
    ConflictType,
    Evidence,
    InternalConflict,
    MarketFinding,
    ReviewResult,
    Severity,
    Value,
)
from workbench.domain.notes import Anchor, Note, NoteKind, NoteStatus, Reply, Stage, Visibility
from workbench.domain.project import Decision, DecisionForm, Disposition, LedgerEntry, Trace
from workbench.domain.regulation import Article, Division, DocumentKind, Level, Paragraph, Regulation
from workbench.domain.table import Cell, ComparisonTable, DocumentRef, Part, Row
from workbench.report import DraftInfo, ReportData

CITIES = ("太原", "晋中", "忻州")
TEXTS = {
    "太原": (
        "为了规范共享书屋的设置，制定本条例。",
        "共享书屋每日开放不少于八小时。\n遇有检修的，应当提前三日公告。",
        "违反本条例规定擅自停止开放的，处五百元以上二千元以下罚款。",
        "下列行为应当禁止：\n（一）涂写图书；\n（二）占座；\n（三）在书屋内吸烟。",
    ),
    "晋中": (
        "为了方便市民阅读，制定本条例。",
        "共享书屋每日开放不少于十小时。",
        "擅自停止开放的，处一千元以上五千元以下罚款。",
        "共享书屋的书架由市文旅公司统一采购。",
    ),
    "忻州": (
        "为了规范共享书屋的建设，制定本规定。",
        "共享书屋每日开放不少于八小时。",
        "禁止在共享书屋内吸烟。",
    ),
}


def regulation(city: str) -> Regulation:
    """One city's invented draft, its articles in two chapters."""
    articles = tuple(
        Article(str(n), text, (Paragraph(1, text, 0, len(text)),), division=0 if n < 3 else 1)
        for n, text in enumerate(TEXTS[city], 1)
    )
    divisions = (
        Division(Level.CHAPTER, "1", "总则", "第一章", 0),
        Division(Level.CHAPTER, "2", "管理和服务", "第二章", 2),
    )
    title = f"{city}市共享书屋条例"
    return Regulation(title, DocumentKind.REGULATION, articles, divisions, city=city, sha256=f"sha-{city}")


def evidence(city: str, label: str, quote: str, value: Value | None = None) -> Evidence:
    """The words of a city's article as evidence."""
    return Evidence(label, quote, TEXTS[city][int(label) - 1].index(quote), value)


def _money(text: str) -> Value:
    return Value("money", text, unit="元")


def _rows() -> tuple[Row, ...]:
    start = TEXTS["太原"][3].index("（三）")
    return (
        Row(1, "立法目的", {0: Cell(("1",)), 1: Cell(("1",)), 2: Cell(("1",))}, 1.0),
        Row(2, "开放时间", {0: Cell(("2",)), 1: Cell(("2",)), 2: Cell(("2",))}, 0.9),
        Row(3, "擅自停止开放的法律责任", {0: Cell(("3",)), 1: Cell(("3",))}, 0.9),
        Row(4, "禁止吸烟", {0: Cell(("4",), (Part("4", start, len(TEXTS["太原"][3])),)), 2: Cell(("3",))}, 0.8),
        Row(5, "书架采购", {1: Cell(("4",))}, 1.0),
    )


def _review() -> ReviewResult:
    fine = Conflict(
        3, ConflictType.AMOUNT, Severity.HIGH, "罚款幅度直接影响当事人权益",
        {
            0: evidence("太原", "3", "五百元以上二千元以下", _money("500–2000 元")),
            1: evidence("晋中", "3", "一千元以上五千元以下", _money("1000–5000 元")),
        },
        ((0,), (1,)), "太原罚款为500–2000元，晋中为1000–5000元", "建议统一罚款幅度",
    )  # fmt: skip
    hours = Conflict(
        2, ConflictType.QUANTITY, Severity.MEDIUM, "",
        {
            0: evidence("太原", "2", "八小时", Value("quantity", "≥8 小时")),
            1: evidence("晋中", "2", "十小时", Value("quantity", "≥10 小时")),
            2: evidence("忻州", "2", "八小时", Value("quantity", "≥8 小时")),
        },
        ((0, 2), (1,)), "晋中开放时间长于太原、忻州", "建议按多数城市统一为八小时",
    )  # fmt: skip
    internal = InternalConflict(
        0, ConflictType.DEADLINE, Severity.LOW, "", (evidence("太原", "2", "三日"), evidence("太原", "3", "擅自停止开放")),
        "前后期限不一致", "统一期限",
    )  # fmt: skip
    market = MarketFinding(
        1, "4", "8-3", "rule", "由市文旅公司统一采购", TEXTS["晋中"][3].index("由市"), Severity.HIGH,
        "限定由特定经营者供应", ("《公平竞争审查条例》第八条第三项",), "改为依法采购", exception="",
    )  # fmt: skip
    return ReviewResult((hours, fine), (internal,), (market,))


def _notes() -> tuple[Note, ...]:
    quote = "一千元以上五千元以下"
    return (
        Note(
            "n1", "太原", "张三", "2026-11-01T01:00:00Z", "罚款上限宜降低。", Anchor("sha-晋中", "晋中", "3", quote, 0),
            NoteKind.SUGGESTION, NoteStatus.IN_TALKS, responsible="晋中", due="2026-11-10",
            replies=(Reply("r1", "晋中", "李四", "2026-11-02T01:00:00Z", "同意研究。"),),
        ),
        Note(
            "n2", "忻州", "王五", "2026-11-03T01:00:00Z", "内部：先不表态。", Anchor("sha-太原", "太原", "2"),
            NoteKind.OPINION, NoteStatus.OPEN, Visibility.INTERNAL,
        ),
        Note("n3", "忻州", "王五", "2026-11-04T01:00:00Z", "建议统一名称。", Anchor(), NoteKind.MATTER, NoteStatus.AGREED),
    )  # fmt: skip


def _decision() -> Decision:
    anchors = (Anchor("sha-太原", "太原", "2"), Anchor("sha-晋中", "晋中", "2"))
    trace = Trace("太原", "张三", "2026-11-15T01:00:00Z")
    return Decision(
        "d1", DecisionForm.VALUE, anchors, value="每日不少于八小时", remark="第二次联席会议议定", trace=trace
    )


def _ledger() -> LedgerEntry:
    anchor = Anchor("sha-晋中", "晋中", "4", "由市文旅公司统一采购", 7)
    return LedgerEntry("k1", Disposition.AMEND, anchor, "8-3", "市文旅局", "2026-12-31", "限定供应")


def invented() -> ReportData:
    """The whole invented project."""
    regulations = tuple(regulation(city) for city in CITIES)
    documents = tuple(
        DocumentRef(i, f"{r.city}.docx", r.title, r.city, r.sha256, len(r.articles)) for i, r in enumerate(regulations)
    )
    drafts = tuple(DraftInfo(i, c, f"{c}市共享书屋条例", "第二稿", Stage.DRAFTING) for i, c in enumerate(CITIES))
    text = TEXTS["晋中"][2]
    fine = text.index("一千")
    return ReportData(
        "共享书屋条例协同立法",
        datetime.date(2026, 11, 21),
        CITIES,
        drafts,
        ComparisonTable(documents, _rows()),
        regulations,
        _review(),
        {(3, 1, "3"): (DiffSpan(0, 2, DiffKind.SAME), DiffSpan(fine, fine + 4, DiffKind.NUMBER))},
        _notes(),
        (_decision(),),
        (_ledger(),),
    )
