"""A draft inside a table, and comparison tables (修改对照表): which column is the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.source import Notice
from workbench.structure.lines import Line, squeeze
from workbench.structure.marks import article_mark


class Column(StrEnum):
    """Which column of a comparison table is read as the text."""

    NEW = "new"
    OLD = "old"


_OLD = re.compile(
    r"现行|原(?:条文|文|法规|条例|规定|办法|稿|案)?(?:内容|条款)?$|^原|修改前|修订前|修正前|旧(?:条文|法|条例)|一审稿|草案一稿|征求意见稿$|上位法|(?:条例|办法|规定)(?:原文|条文)$"
)
_NEW = re.compile(
    r"修改后|修订后|修正后|修改稿|修订稿|修正稿|修订草案|修正草案|新(?:条文|法|条例|修订)|修改(?:内容|建议|意见|条文|文本)|拟(?:修改|修订)|建议修改|二审稿|审议稿|草案"
)
_NOTE = re.compile(r"说明|备注|理由|依据|参考|上位法|意见来源|序号")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The lines that are the text, those of other columns, and what a reader should know."""

    lines: list[Line]
    dropped: list[Line]
    notices: list[Notice]


def choose_column(lines: Sequence[Line], column: Column = Column.NEW) -> Chosen:
    """Take one column of every comparison table; other tables are read row by row as they stand."""
    tables: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if line.cell is not None:
            tables[line.cell.table].append(line)
    out: set[int] = set()
    notices: list[Notice] = []
    for held in tables.values():
        plan = _plan(held, column)
        if plan is None:
            continue
        keep, header, name = plan
        out |= {id(x) for x in held if x.cell and (x.cell.column != keep or x.cell.row == header)}
        notices.append(
            Notice("comparison-table", f"修改对照表：按“{name}”一栏读取正文，其他各栏未作为正文读取。", held[0].block)
        )
    dropped = [line for line in lines if id(line) in out]
    return Chosen([line for line in lines if id(line) not in out], dropped, notices)


def _plan(held: Sequence[Line], column: Column) -> tuple[int, int, str] | None:
    """Column to keep, row of the headings (-1: none), and the heading, when the table compares two texts."""
    by_header = _by_header(held, column)
    if by_header is not None:
        return by_header
    return _by_articles(held, column)


def _by_header(held: Sequence[Line], column: Column) -> tuple[int, int, str] | None:
    rows: dict[int, dict[int, str]] = defaultdict(dict)
    for line in held:
        if line.cell is not None and len(rows) <= 6:
            cells = rows[line.cell.row]
            cells[line.cell.column] = cells.get(line.cell.column, "") + squeeze(line.shown)
    for row in sorted(rows)[:4]:
        cells = {c: t for c, t in rows[row].items() if len(t) <= 60}
        if len(cells) < 2 or len(cells) != len(rows[row]):
            continue
        old = [c for c, t in cells.items() if _OLD.search(t) and not _is_new(t)]
        new = [c for c, t in cells.items() if _is_new(t) and not _NOTE.search(t)]
        if old and new:
            keep = new[-1] if column is Column.NEW else old[0]
            return keep, row, cells[keep]
    return None


def _is_new(text: str) -> bool:
    return _NEW.search(text) is not None and not re.search(r"修改前|修订前|修正前|现行|^原", text)


def _by_articles(held: Sequence[Line], column: Column) -> tuple[int, int, str] | None:
    """Two columns that both hold articles, without readable headings: the right one is the new text."""
    counts: dict[int, int] = defaultdict(int)
    for line in held:
        if line.cell is not None and article_mark(line):
            counts[line.cell.column] += 1
    full = sorted(c for c, n in counts.items() if n >= 2 and n * 2 >= max(counts.values()))
    if len(full) < 2:
        return None
    keep = full[-1] if column is Column.NEW else full[0]
    return keep, -1, f"第{full.index(keep) + 1}"
