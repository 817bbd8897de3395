"""Excel exports: the note list, the clean-up ledger, the opinions gathered; real types, filters, widths, no formulas."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from workbench.domain.notes import Anchor
from workbench.domain.progress import Progress, Silent
from workbench.report.cleanup import cleanup_lines
from workbench.report.conflict_part import additions
from workbench.report.data import ReportData
from workbench.report.files import replace_file
from workbench.report.ooxml import clean
from workbench.report.options import ReportOptions
from workbench.report.scope import Scope
from workbench.report.statistics import is_overdue
from workbench.report.wording import article_name, local_time, standard_name

#: What a cell may hold: words, a whole number, a day, or nothing.
Value = str | int | datetime.date | None
#: Excel takes no more characters in a cell; longer words go on in the row below.
_CELL_LIMIT = 32_767
#: Points of a line of text, and of the highest row there can be.
_LINE, _HIGHEST = 15.0, 409.0
#: Characters that make a spreadsheet read typed words as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and its width in characters of the standard font."""

    title: str
    width: int


def write_note_list(
    data: ReportData, path: Path, options: ReportOptions | None = None, progress: Progress | None = None
) -> None:
    """Write the list of coordination notes with their replies as .xlsx; the external edition has no internal ones.

    Raises:
        ExportError: `path` cannot be written; what was there is still there.
        Cancelled: `progress` says so; nothing was written.
    """
    scope = Scope(data, options or ReportOptions())
    columns = [
        *(Column("序号", 6), Column("提出城市", 10), Column("提出人", 10), Column("提出日期", 12), Column("类型", 10)),
        *(
            Column("针对城市", 10),
            Column("条款", 14),
            Column("事项", 22),
            Column("引用文字", 36),
            Column("意见内容", 48),
        ),
        *(Column("附件、答复和争议", 48), Column("办理情况", 22), Column("责任城市", 10), Column("办理时限", 12)),
        *(Column("是否逾期", 10), Column("阶段", 10), Column("范围", 8), Column("标签", 16)),
    ]
    rows: list[list[Value]] = []
    for number, note in enumerate(scope.notes, 1):
        city, article, row = _target(scope, note.anchor)
        rows.append(
            [
                *(number, note.city, note.author, day_of(note.time), note.kind.value, city, article, row),
                *(note.anchor.quote, note.text, "\n".join(lead + words for lead, words in additions(note))),
                *("已撤回" if note.withdrawn else note.status.value, note.responsible, day_of(note.due)),
                *("逾期" if is_overdue(scope, note) else "", note.stage.value if note.stage else ""),
                *(note.visibility.value, "、".join(note.tags)),
            ]
        )
    write_sheet(path, data, "协调意见清单", columns, rows, progress=progress)


def write_ledger(
    data: ReportData, path: Path, options: ReportOptions | None = None, progress: Progress | None = None
) -> None:
    """Write the clean-up ledger (清理台账) as .xlsx; findings on which nothing was recorded are listed as 尚未处理.

    Raises:
        ExportError: `path` cannot be written; what was there is still there.
        Cancelled: `progress` says so; nothing was written.
    """
    scope = Scope(data, options or ReportOptions())
    columns = [
        *(Column("序号", 6), Column("城市", 10), Column("文本名称", 28), Column("条款", 14), Column("条文表述", 44)),
        *(Column("审查标准", 16), Column("处理意见", 16), Column("理由", 36), Column("责任单位", 18)),
        *(Column("完成时限", 12), Column("办结日期", 12), Column("办理进展", 18)),
        *(Column("市场监管部门审查结论", 30), Column("结论日期", 12)),
    ]
    rows: list[list[Value]] = []
    for number, line in enumerate(cleanup_lines(scope), 1):
        article = article_name(scope, line.document, line.article) if line.article else ""
        rows.append(
            [
                *(number, line.city, line.title, article, line.quote, standard_name(line.standard)),
                *(line.disposition, line.reason, line.responsible, day_of(line.due), day_of(line.done), line.progress),
                *(line.conclusion, day_of(line.concluded)),
            ]
        )
    write_sheet(path, data, "清理台账", columns, rows, progress=progress)


def write_opinions(data: ReportData, path: Path, progress: Progress | None = None) -> None:
    """Write the opinions gathered with what became of them (采纳情况) as .xlsx.

    Raises:
        ExportError: `path` cannot be written; what was there is still there.
        Cancelled: `progress` says so; nothing was written.
    """
    scope = Scope(data, ReportOptions())
    columns = [
        *(Column("序号", 6), Column("来源类别", 10), Column("提出单位或者个人", 22), Column("日期", 12)),
        *(
            Column("针对城市", 10),
            Column("条款", 14),
            Column("意见内容", 56),
            Column("采纳情况", 12),
            Column("理由", 40),
        ),
    ]
    rows: list[list[Value]] = []
    for number, opinion in enumerate(sorted(data.opinions, key=lambda o: (o.date, o.source, o.id)), 1):
        city, article, _ = _target(scope, opinion.anchor)
        rows.append(
            [
                *(number, opinion.group, opinion.source, day_of(opinion.date), city, article, opinion.text),
                *(opinion.adoption.value, opinion.reason),
            ]
        )
    write_sheet(path, data, "征求意见采纳情况", columns, rows, progress=progress)


def _target(scope: Scope, anchor: Anchor) -> tuple[str, str, str]:
    """City, article and matter an anchor is about."""
    document = scope.document_of(anchor)
    if document not in scope.names:
        return anchor.city or "项目总体", "", ""
    row = scope.row_of(anchor) if anchor.article else None
    article = article_name(scope, document, anchor.article) if anchor.article else ""
    return scope.names[document], article, row.topic if row else ""


def day_of(iso: str) -> Value:
    """An ISO date or time as a day; what is no date as it was written."""
    moment = local_time(iso)
    return moment.date() if moment else iso or None


def write_sheet(
    path: Path,
    data: ReportData,
    title: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Value]],
    *,
    progress: Progress | None = None,
) -> None:
    """One sheet: a title, a heading row with filters that stays in sight, a row for each line.

    Raises:
        ExportError: `path` cannot be written; what was there is still there.
        Cancelled: `progress` says so; nothing was written.
    """
    listener = progress or Silent()
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    created = datetime.datetime.combine(data.date, datetime.time())
    book.set_properties({"title": f"{clean(data.project)}{title}", "author": "协同立法工作台", "created": created})
    sheet = book.add_worksheet(title)
    formats = _Formats.of(book)
    sheet.merge_range(0, 0, 0, len(columns) - 1, "", formats.title)
    sheet.write_string(0, 0, clean(f"{data.project}{title}"), formats.title)
    sheet.set_row(0, 30)
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width)
        sheet.write_string(1, number, column.title, formats.head)
    last = 1
    for position, row in enumerate(rows):
        if position % 200 == 0:
            listener.step(position, len(rows), f"正在编制{title}")
        for line in _within_limit(row):
            last += 1
            sheet.set_row(last, _height(line, columns))
            for number, value in enumerate(line):
                _put(sheet, last, number, value, formats)
    sheet.autofilter(1, 0, last, len(columns) - 1)
    sheet.freeze_panes(2, 0)
    _page(sheet, wide=sum(column.width for column in columns) > 240)
    book.close()
    replace_file(path, buffer.getvalue(), listener)


@dataclass(frozen=True, slots=True)
class _Formats:
    """The cell formats of a sheet; `quoted` marks words that must never be read as a formula."""

    title: Format
    head: Format
    text: Format
    quoted: Format
    number: Format
    day: Format

    @classmethod
    def of(cls, book: Workbook) -> _Formats:
        cell = {"font_name": "仿宋_GB2312", "font_size": 11, "border": 1, "valign": "top", "text_wrap": True}
        middle = {**cell, "align": "center"}
        return cls(
            book.add_format({"font_name": "方正小标宋简体", "font_size": 18, "align": "center", "valign": "vcenter"}),
            book.add_format({**middle, "font_name": "黑体", "bg_color": "#E7E6E6", "valign": "vcenter"}),
            book.add_format(cell),
            book.add_format({**cell, "quote_prefix": True}),
            book.add_format({**middle, "num_format": "0"}),
            book.add_format({**middle, "num_format": "yyyy-mm-dd"}),
        )


def _height(line: Sequence[Value], columns: Sequence[Column]) -> float:
    """The height in points that the longest cell of a row takes; not every program finds it by itself."""
    lines = 1
    for value, column in zip(line, columns, strict=True):
        if isinstance(value, str):
            # a Chinese character is two characters of the standard font wide; a column keeps one for its margins
            paragraphs = [sum(2 if sign > "\u2e7f" else 1 for sign in part) for part in value.split("\n")]
            lines = max(lines, sum(max(1, math.ceil(width / (column.width - 1))) for width in paragraphs))
    return min(lines * _LINE + 2, _HIGHEST)


def _put(sheet: Worksheet, row: int, column: int, value: Value, formats: _Formats) -> None:
    if isinstance(value, datetime.date):
        sheet.write_datetime(row, column, datetime.datetime.combine(value, datetime.time()), formats.day)
    elif isinstance(value, int):
        sheet.write_number(row, column, value, formats.number)
    elif value:
        words = clean(value)
        sheet.write_string(row, column, words, formats.quoted if words.startswith(_FORMULA) else formats.text)
    else:
        sheet.write_blank(row, column, None, formats.text)


def _within_limit(row: Sequence[Value]) -> list[list[Value]]:
    """The row, and further rows with what is too long for a cell: nothing anyone wrote is cut."""
    lines = [[value[:_CELL_LIMIT] if isinstance(value, str) else value for value in row]]
    longest = max((len(v) for v in row if isinstance(v, str)), default=0)
    for start in range(_CELL_LIMIT, longest, _CELL_LIMIT):
        rest: list[Value] = [v[start : start + _CELL_LIMIT] if isinstance(v, str) else None for v in row]
        lines.append([row[0], *rest[1:]])
    return lines


def _page(sheet: Worksheet, *, wide: bool) -> None:
    """Landscape A4 (A3 for wide lists), one page wide, with the heading row on every page and page numbers."""
    sheet.set_landscape()
    sheet.set_paper(8 if wide else 9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, 1)
    sheet.set_footer("&C— &P —")
