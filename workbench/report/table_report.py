"""The comparison table alone, for a meeting that has the report already."""

from __future__ import annotations

from pathlib import Path

from workbench.domain.progress import Progress
from workbench.report import annexes
from workbench.report.body import Body
from workbench.report.data import ReportData
from workbench.report.files import replace_file, zip_package
from workbench.report.ooxml import el, section
from workbench.report.options import ReportOptions
from workbench.report.package import FOOTERS, Properties, report_parts
from workbench.report.scope import Scope
from workbench.report.wording import full_date


def write_comparison_table(
    data: ReportData, path: Path, options: ReportOptions | None = None, progress: Progress | None = None
) -> None:
    """Write the five-column comparison table as a landscape Word document.

    Of the options, `cities`, `rows`, `marking` and `page_numbers` count.

    Raises:
        ExportError: `path` cannot be written; what was there is still there.
        Cancelled: `progress` says so; nothing was written.
    """
    scope = Scope(data, options or ReportOptions())
    title = annexes.comparison_title(scope)
    body = Body()
    if scope.options.marking:
        body.text(scope.options.marking, "Marking")
    body.text(title, "AnnexTitle")
    body.text(f"（{data.project}　{full_date(data.date)}）", "CoverText")
    annexes.comparison(body, scope, progress)
    root = el("body", *body.blocks, section(landscape=True, footers=FOOTERS, first=1))
    properties = Properties(f"{data.project}{title}", "地方性法规条文对照", data.date)
    replace_file(
        path, zip_package(report_parts(el("document", root), properties, scope.options.page_numbers)), progress
    )
