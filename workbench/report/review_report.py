"""The Word review report for the joint meeting (联席会议), laid out after GB/T 9704-2012."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from workbench.domain.progress import Progress, Silent
from workbench.report import annexes, closing, conflict_part, market_part, opening
from workbench.report.body import Body, contents
from workbench.report.data import ReportData
from workbench.report.files import replace_file, zip_package
from workbench.report.ooxml import LANDSCAPE_HEIGHT, LANDSCAPE_WIDTH, PORTRAIT_HEIGHT, PORTRAIT_WIDTH, el, section
from workbench.report.options import Part, ReportOptions
from workbench.report.package import FOOTERS, Properties, report_parts
from workbench.report.pages import PageCount
from workbench.report.scope import Scope


def write_review_report(
    data: ReportData, path: Path, options: ReportOptions | None = None, progress: Progress | None = None
) -> None:
    """Write the review report to `path`; the same data and options give the same bytes.

    Raises:
        ExportError: `path` cannot be written; what was there is still there.
        Cancelled: `progress` says so; nothing was written.
    """
    replace_file(path, zip_package(review_report_parts(data, options or ReportOptions(), progress)))


def review_report_parts(data: ReportData, options: ReportOptions, progress: Progress | None = None) -> dict[str, bytes]:
    """The parts of the report's package by name."""
    scope = Scope(data, options)
    document = _document(scope, progress or Silent())
    properties = Properties(f"{data.project}协同立法审查报告", "地方性法规协同立法审查", data.date)
    return dict(report_parts(document, properties, options.page_numbers))


def _document(scope: Scope, progress: Progress) -> etree._Element:
    parts = scope.options.parts
    main = Body()
    steps = (
        (Part.BASICS, opening.basics),
        (Part.OVERVIEW, opening.overview),
        (Part.CONFLICTS, conflict_part.conflicts),
        (Part.MARKET, market_part.market),
        (Part.DRAFTING, closing.drafting),
        (Part.NOTES, closing.notes),
    )
    for number, (part, add) in enumerate(steps):
        progress.step(number, len(steps) + 1, f"正在编写“{part.value}”")
        if part in parts and not (part is Part.DRAFTING and scope.data.drafting is None):
            add(main, scope)
    with_annexes = parts & {Part.TABLE, Part.LEDGER}
    pages = PageCount(PORTRAIT_WIDTH, PORTRAIT_HEIGHT)
    pages.count(main.blocks)
    if with_annexes:
        main.end_section(section(footers=FOOTERS, first=1))
        done = len(main.blocks)
        _annexes(main, scope, progress)
        pages = PageCount(LANDSCAPE_WIDTH, LANDSCAPE_HEIGHT, pages.page + 1, pages.pages)
        pages.count(main.blocks[done:])
    front = Body()
    front.blocks += opening.cover(scope)
    front.blocks += contents(main.headings, pages.pages)
    front.end_section(section())
    body = el("body", *front.blocks, *main.blocks)
    body.append(section(landscape=True, footers=FOOTERS) if with_annexes else section(footers=FOOTERS, first=1))
    return el("document", body)


def _annexes(body: Body, scope: Scope, progress: Progress) -> None:
    number = 0
    if Part.TABLE in scope.options.parts:
        number += 1
        body.annex(number, annexes.comparison_title(scope))
        annexes.comparison(body, scope, progress)
    if Part.LEDGER in scope.options.parts:
        number += 1
        body.annex(number, "清理台账")
        annexes.ledger(body, scope)
