"""The Word review report for the joint meeting (联席会议), laid out after GB/T 9704-2012."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from workbench.domain.progress import Progress, Silent
from workbench.report import annexes, closing, conflict_part, market_part, opening
from workbench.report.body import Body, contents, section_end
from workbench.report.data import ReportData
from workbench.report.files import replace_file, zip_package
from workbench.report.ooxml import LANDSCAPE_HEIGHT, LANDSCAPE_WIDTH, PORTRAIT_HEIGHT, PORTRAIT_WIDTH, el, section
from workbench.report.options import Part, ReportOptions
from workbench.report.package import FOOTERS, Properties, report_parts
from workbench.report.pages import PageCount
from workbench.report.scope import Scope
from workbench.report.template import Filling, filled_template
from workbench.report.wording import full_date, joined


def write_review_report(
    data: ReportData, path: Path, options: ReportOptions | None = None, progress: Progress | None = None
) -> None:
    """Write the review report to `path`; the same data and options give the same bytes.

    Raises:
        ExportError: `path` cannot be written; what was there is still there.
        Cancelled: `progress` says so; nothing was written.
    """
    options = options or ReportOptions()
    if options.template is not None:
        replace_file(path, _in_template(options.template, Scope(data, options), progress or Silent()), progress)
    else:
        replace_file(path, zip_package(review_report_parts(data, options, progress)), progress)


def review_report_parts(data: ReportData, options: ReportOptions, progress: Progress | None = None) -> dict[str, bytes]:
    """The parts of the report's package by name."""
    scope = Scope(data, options)
    document = _document(scope, _content(scope, progress or Silent()))
    properties = Properties(f"{data.project}协同立法审查报告", "地方性法规协同立法审查", data.date)
    return dict(report_parts(document, properties, options.page_numbers))


@dataclass(frozen=True, slots=True)
class _Content:
    """A report's blocks: contents, parts, and annexes (none where no annex was asked for)."""

    contents: list[etree._Element]
    main: list[etree._Element]
    annexes: list[etree._Element]


def _content(scope: Scope, progress: Progress) -> _Content:
    parts = scope.options.parts
    body = Body()
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
            add(body, scope)
    done = len(body.blocks)
    _annexes(body, scope, progress)
    main, annex = body.blocks[:done], body.blocks[done:]
    portrait = PageCount(PORTRAIT_WIDTH, PORTRAIT_HEIGHT)
    portrait.count(main)
    landscape = PageCount(LANDSCAPE_WIDTH, LANDSCAPE_HEIGHT, portrait.page + 1, portrait.pages)
    landscape.count(annex)
    return _Content(contents(body.headings, landscape.pages), main, annex)


def _document(scope: Scope, content: _Content) -> etree._Element:
    body = el("body", *opening.cover(scope), *content.contents, section_end(section()), *content.main)
    if content.annexes:
        body.append(section_end(section(footers=FOOTERS, first=1)))
        body.extend(content.annexes)
        body.append(section(landscape=True, footers=FOOTERS))
    else:
        body.append(section(footers=FOOTERS, first=1))
    return el("document", body)


def _in_template(template: Path, scope: Scope, progress: Progress) -> bytes:
    """The report in the user's own layout."""
    data, content = scope.data, _content(scope, progress)
    words = {
        "项目名称": data.project,
        "报告日期": full_date(data.date),
        "报告单位": data.organ,
        "标志": scope.options.marking,
        "城市": joined([scope.names[i] for i in scope.documents]),
        "文本名称": "".join(f"《{data.table.documents[i].title}》" for i in scope.documents),
    }
    return filled_template(template, Filling(words, content.contents, content.main, content.annexes))


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
