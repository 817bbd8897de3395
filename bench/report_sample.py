"""Write the exports for one gold subject, to be looked at.

Usage: python bench/report_sample.py OUT_FOLDER [--shared FOLDER] [--subject D5_ranqi]
The table and the conflicts are the gold's; notes, judgements and market findings are invented around real quotations.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import re
from pathlib import Path
from typing import Any

from workbench.domain.findings import Conflict, ConflictType, Evidence, MarketFinding, ReviewResult, Severity
from workbench.domain.notes import Anchor, Note, NoteKind, NoteStatus, Reply, Stage, Visibility
from workbench.domain.project import Decision, DecisionForm, Disposition, LedgerEntry
from workbench.domain.regulation import Regulation
from workbench.domain.table import Cell, ComparisonTable, DocumentRef, Row
from workbench.intake.reader import read_source
from workbench.report import DraftInfo, ReportData, write_review_report
from workbench.structure.build import build_regulation

_SEVERITIES = {
    ConflictType.AMOUNT: Severity.HIGH,
    ConflictType.PENALTY: Severity.HIGH,
    ConflictType.PROCEDURE: Severity.HIGH,
    ConflictType.MISSING: Severity.LOW,
    ConflictType.SCOPE: Severity.LOW,
}
_MARKET = re.compile(r"指定[^。；]{0,30}|不得[^。；]{0,12}(?:收取|销售)[^。；]{0,10}|统一[^。；]{2,20}")


def gold_data(shared: Path, subject: str) -> ReportData:
    """The report's data for one gold subject."""
    gold = json.loads((shared / "gold" / f"{subject}.json").read_text("utf-8"))
    cities: list[str] = gold["cities"]
    regulations = [build_regulation(read_source(shared / "gold" / subject / f"{c}.md")) for c in cities]
    rows, conflicts = [], []
    for entry in gold["rows"]:
        cells = {cities.index(c): Cell(tuple(map(str, a))) for c, a in entry["cells"].items() if a}
        row = Row(entry["id"], entry["topic"], cells, 1.0)
        rows.append(row)
        conflicts += [x for c in entry["conflicts"] if (x := _conflict(c, row, cities, regulations))]
    documents = tuple(
        DocumentRef(i, r.path, r.title, c, r.sha256, len(r.articles))
        for i, (c, r) in enumerate(zip(cities, regulations, strict=True))
    )
    drafts = tuple(
        DraftInfo(i, c, regulations[i].title, "征求意见稿（第二稿）" if i % 2 else "草案修改稿", list(Stage)[i % 7])
        for i, c in enumerate(cities)
    )
    market = tuple(_market(regulations))
    return ReportData(
        f"{regulations[0].title[3:]}协同立法项目",
        datetime.date(2026, 11, 21),
        tuple(cities),
        drafts,
        ComparisonTable(documents, tuple(rows)),
        tuple(regulations),
        ReviewResult(tuple(conflicts), (), market),
        notes=tuple(_notes(conflicts, cities, regulations)),
        decisions=(
            Decision("d1", DecisionForm.VALUE, (_anchor(regulations, conflicts[1]),), value="按照多数城市的规定执行"),
        ),
        ledger=tuple(
            LedgerEntry(
                f"k{n}", list(Disposition)[n % 4],
                Anchor(regulations[f.document].sha256, cities[f.document], f.article, f.quote, f.start), f.standard,
                "市城市管理局", "2026-12-31", "经会商，按照审查意见处理", "2026-11-20" if n % 2 else "",
            )
            for n, f in enumerate(market[:-2])
        ),
    )  # fmt: skip


def _anchor(regulations: list[Regulation], conflict: Conflict) -> Anchor:
    index, evidence = sorted(conflict.evidence.items())[0]
    return Anchor(regulations[index].sha256, regulations[index].city, evidence.article, evidence.quote, evidence.start)


def _conflict(found: dict[str, Any], row: Row, cities: list[str], regulations: list[Regulation]) -> Conflict | None:
    evidence = {}
    for city, quote in found["cities"].items():
        index = cities.index(city)
        for label in row.cells[index].articles if index in row.cells else ():
            start = regulations[index].article(label).text.find(quote)
            if start >= 0:
                evidence[index] = Evidence(label, quote, start)
                break
    if len(evidence) < 1:
        return None
    kind = ConflictType(found["type"])
    groups: list[tuple[int, ...]] = [(i,) for i in evidence]
    lacking = tuple(i for i in range(len(cities)) if i not in evidence)
    if kind is ConflictType.MISSING:
        groups = [tuple(evidence), *([lacking] if lacking else [])]
    return Conflict(
        row.id, kind, _SEVERITIES.get(kind, Severity.MEDIUM), "直接影响跨市经营者、居民的权利义务", evidence,
        tuple(groups), found["note"], "建议由各市研究后统一标准，或者在联席会议上明确保留差异的理由",
    )  # fmt: skip


def _market(regulations: list[Regulation]) -> list[MarketFinding]:
    found: list[MarketFinding] = []
    for index, regulation in enumerate(regulations):
        for article in regulation.articles:
            match = _MARKET.search(article.text)
            if match:
                found.append(
                    MarketFinding(
                        index, article.label, ("8-3", "11-2", "9-2")[len(found) % 3], "sample", match[0], match.start(),
                        list(Severity)[len(found) % 3], "该条款可能限定经营者的选择范围",
                        ("《公平竞争审查条例》第八条第三项", "《优化营商环境条例》第六十四条"),
                        "删去限定性表述，改为由当事人自主选择", exception="" if len(found) % 4 else "如属保障公共安全，应当说明没有更优方案并设定期限",
                    )
                )  # fmt: skip
                break
    return found


def _notes(conflicts: list[Conflict], cities: list[str], regulations: list[Regulation]) -> list[Note]:
    notes = []
    for n, conflict in enumerate(conflicts[:9]):
        index, evidence = sorted(conflict.evidence.items())[n % len(conflict.evidence)]
        city = cities[n % len(cities)]
        replies = (
            Reply(
                f"r{n}",
                cities[(n + 1) % 5],
                "李四",
                "2026-11-12T02:00:00Z",
                "同意按多数城市的规定修改，拟在下一稿中体现。\n另请明确过渡期。",
            ),
        )
        notes.append(
            Note(
                f"n{n}", city, "张三", f"2026-11-{n + 1:02}T01:00:00Z", "该条与其他市的规定差别较大，建议统一。",
                Anchor(regulations[index].sha256, cities[index], evidence.article, evidence.quote, evidence.start),
                list(NoteKind)[n % 4], list(NoteStatus)[n % 5], Visibility.INTERNAL if n == 4 else Visibility.SHARED,
                Stage.DRAFTING, cities[(n + 2) % 5], "2026-11-20" if n % 2 else "2026-12-31", (), replies if n % 2 else (),
            )
        )  # fmt: skip
    return notes


def main() -> None:
    """Write the exports."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("WORKBENCH_SHARED", "../shared")))
    parser.add_argument("--subject", default="D5_ranqi")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    data = gold_data(arguments.shared, arguments.subject)
    write_review_report(data, arguments.out / "report.docx")


if __name__ == "__main__":
    main()
