"""A small invented analysis: two documents, three rows, one conflict, one market finding."""

from __future__ import annotations

from workbench.domain.findings import (
    Conflict,
    ConflictType,
    Evidence,
    MarketFinding,
    ReviewResult,
    Severity,
    Value,
)
from workbench.domain.regulation import Article, DocumentKind, Paragraph, Regulation
from workbench.domain.table import Cell, ComparisonTable, DocumentRef, Row
from workbench.services.analysis import Analysis


def article(label: str, text: str) -> Article:
    """An article whose lines are its paragraphs."""
    paragraphs, at = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        paragraphs.append(Paragraph(number, line, at, at + len(line)))
        at += len(line) + 1
    return Article(label, text, tuple(paragraphs))


def regulation(city: str, *texts: str) -> Regulation:
    """A regulation with these articles, numbered from 1."""
    articles = tuple(article(str(n), text) for n, text in enumerate(texts, 1))
    return Regulation(
        f"{city}市灯光管理条例", DocumentKind.REGULATION, articles, city=city, path=f"{city}.docx", sha256=city * 8
    )


def small_analysis() -> Analysis:
    """Taiyuan with two articles, Jinzhong with three."""
    taiyuan = regulation("太原", "为了加强管理，制定本条例。", "主管部门应当在十五日内作出决定。")
    jinzhong = regulation(
        "晋中", "为了规范管理，制定本条例。", "主管部门应当在三十日内作出决定。", "优先使用本市企业生产的灯具。"
    )
    regulations = (taiyuan, jinzhong)
    documents = tuple(
        DocumentRef(n, r.path, r.title, r.city, r.sha256, len(r.articles)) for n, r in enumerate(regulations)
    )
    rows = (
        Row(1, "立法目的", {0: Cell(("1",)), 1: Cell(("1",))}, 0.9),
        Row(2, "办理期限", {0: Cell(("2",)), 1: Cell(("2",))}, 0.8),
        Row(3, "灯具选用", {1: Cell(("3",))}, 1.0),
    )
    evidence = {
        0: Evidence("2", "十五日", 7, Value("period", "15日", 15, 15, "日")),
        1: Evidence("2", "三十日", 7, Value("period", "30日", 30, 30, "日")),
    }
    conflict = Conflict(
        2, ConflictType.DEADLINE, Severity.MEDIUM, "期限相差一倍", evidence, ((0,), (1,)),
        "作出决定的期限，太原为15日，晋中为30日。", "建议协商统一。",
    )  # fmt: skip
    finding = MarketFinding(
        1, "3", "9-4", "local-goods", "优先使用本市企业生产的灯具", 0, Severity.HIGH, "优先使用本市产品。",
        ("《公平竞争审查条例》第九条第四项",), "删去产地要求。",
    )  # fmt: skip
    return Analysis(regulations, ComparisonTable(documents, rows), ReviewResult((conflict,), (), (finding,)))
