"""The clean-up ledger (清理台账) as an Excel sheet or a Word table of its own: drafts and regulations in force alike."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.domain.labels import written_article
from workbench.domain.progress import Progress
from workbench.domain.table import ComparisonTable
from workbench.report.body import Body
from workbench.report.data import ReportData
from workbench.report.files import replace_file, zip_package
from workbench.report.ooxml import LANDSCAPE_WIDTH, el, section
from workbench.report.options import PageNumbers
from workbench.report.package import FOOTERS, Properties, report_parts
from workbench.report.polish import ground, polished
from workbench.report.sheets import Column, Value, day_of, write_sheet
from workbench.report.wording import full_date, plain_title, standard_name, written_date


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One line as words; `article` is a label, `standard` as "9-3", `due`, `done`, `concluded` are ISO dates or ""."""

    city: str
    title: str
    article: str
    quote: str
    standard: str
    standard_title: str
    severity: str
    explanation: str
    suggestion: str
    disposition: str
    reason: str
    responsible: str
    due: str
    done: str
    progress: str
    conclusion: str
    concluded: str


def write_ledger_sheet(
    project: str, date: datetime.date, rows: Sequence[LedgerRow], path: Path, progress: Progress | None = None
) -> None:
    """Write the lines as .xlsx, in the order given.

    Raises:
        ExportError: `path` cannot be written; what was there is still there.
        Cancelled: `progress` says so; nothing was written.
    """
    columns = [
        *(Column("序号", 6), Column("城市", 10), Column("文本名称", 28), Column("条款", 14), Column("条文表述", 44)),
        *(Column("审查标准", 28), Column("严重程度", 10), Column("审查意见", 36), Column("修改建议", 36)),
        *(Column("处理意见", 16), Column("理由", 36), Column("责任单位", 18), Column("完成时限", 12)),
        *(Column("办结日期", 12), Column("办理进展", 12), Column("市场监管部门审查结论", 30), Column("结论日期", 12)),
    ]
    cells: list[list[Value]] = [
        [
            *(number, r.city, r.title, _article(r.article), r.quote, _standard(r), r.severity, r.explanation),
            *(r.suggestion, r.disposition, r.reason, r.responsible, day_of(r.due), day_of(r.done), r.progress),
            *(r.conclusion, day_of(r.concluded)),
        ]
        for number, r in enumerate(rows, 1)
    ]
    data = ReportData(project, date, (), (), ComparisonTable((), ()), ())
    write_sheet(path, data, "清理台账", columns, cells, progress=progress)


def write_ledger_document(
    project: str, date: datetime.date, rows: Sequence[LedgerRow], path: Path, progress: Progress | None = None
) -> None:
    """Write the lines as a Word table on landscape pages, in the order given.

    Raises:
        ExportError: `path` cannot be written; what was there is still there.
        Cancelled: `progress` says so; nothing was written.
    """
    body = Body()
    body.text(f"{project}清理台账", "Title")
    body.text(f"截至{full_date(date)}，共{len(rows)}项", "TableNote")
    head = (
        "序号",
        "城市",
        "文本和条款",
        "条文表述",
        "审查标准",
        "审查意见和建议",
        "处理意见",
        "责任单位和时限",
        "市场监管部门审查结论",
    )
    lines = [
        (
            *(str(number), r.city or "—", f"《{plain_title(r.title)}》{_article(r.article)}", r.quote, _standard(r)),
            *(_advised(r), _joined(r.disposition, r.reason)),
            *(
                _joined(r.responsible, written_date(r.due), r.progress if r.progress != r.disposition else ""),
                _joined(r.conclusion, written_date(r.concluded)),
            ),
        )
        for number, r in enumerate(rows, 1)
    ]
    if lines:
        body.grid(head, lines, (4, 4, 9, 15, 10, 23, 9, 9, 9), width=LANDSCAPE_WIDTH, centred=(0, 1), small=True)
    else:
        body.text("没有列入清理台账的条款。")
    root = el("body", *body.blocks, section(landscape=True, footers=FOOTERS, first=1))
    properties = Properties(f"{project}清理台账", project, date)
    replace_file(path, zip_package(report_parts(el("document", root), properties, PageNumbers.CENTRED)), progress)


def _advised(row: LedgerRow) -> str:
    suggestion = f"建议：{polished(row.suggestion)}" if row.suggestion else ""
    return _joined(ground(row.explanation) if row.explanation else "", suggestion)


def _standard(row: LedgerRow) -> str:
    return "　".join(part for part in (standard_name(row.standard), row.standard_title) if part)


def _article(label: str) -> str:
    try:
        return written_article(label) if label else ""
    except ValueError:
        return label


def _joined(*parts: str) -> str:
    """The parts that say something, in one cell."""
    return "；".join(part.strip().rstrip("。；") for part in parts if part.strip()) or "—"
