"""Tables that compare two texts (修改对照表): which column is read, and number columns that are no text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from workbench.domain.errors import IntakeError
from workbench.domain.source import Block, Notice
from workbench.intake.content import Content

_OLD = re.compile(r"修改前|修订前|修正前|原[文条规稿法]|原条例|原办法|原规定|^原$|现行|旧[文条稿]|调整前")
_NEW = re.compile(
    r"修改后|修订后|修正后|新[文条稿]|修改稿|修订稿|修订草案|修正草案|草案|拟修改|修改为|送审稿|审议稿|征求意见稿|建议稿|报批稿|表决稿|调整后|修改内容|修订内容"
)
_ASIDE = re.compile(r"理由|说明|备注|依据|意见来源|修改意见|采纳|参考|对应|类型")
_NUMBERS = re.compile(r"^(?:序\s*号|编\s*号|行\s*号|№|No\.?)$", re.IGNORECASE)
_SAME = re.compile(
    r"^[（(\s]*(?:同左|不变|未变|无变化|无修改|未修改|未作修改|不作修改|不修改|保留|内容不变|与原文相同|同前)[。\s)）]*$"
)
_DELETED = re.compile(
    r"^[（(\s【\[]*(?:本条|此条|该条|整条)?(?:删除|删去|已删除|予以删除)(?:本条|此条|该条)?[。\s)）】\]]*$"
)
_ARTICLE = re.compile(
    r"^\s*[【\[]?第\s*[〇零一二三四五六七八九十百千0-9０-９][〇零一二三四五六七八九十百千0-9０-９\s]*条"
)
_LONGEST_HEADER = 40


@dataclass(frozen=True, slots=True)
class _Table:
    """The blocks of one table, by row and column."""

    number: int
    rows: dict[int, dict[int, list[Block]]]

    def words(self, row: int, column: int) -> str:
        return "".join(b.shown for b in self.rows.get(row, {}).get(column, []))

    def columns(self) -> list[int]:
        return sorted({column for cells in self.rows.values() for column in cells})

    def articles(self, column: int) -> int:
        """In how many rows the cell of `column` begins with an article's number."""
        return sum(any(_ARTICLE.match(b.shown) for b in cells.get(column, [])) for cells in self.rows.values())


@dataclass(frozen=True, slots=True)
class _Layout:
    """What the columns of a table hold: grid columns; `header` is the header's row or -1."""

    header: int
    titles: dict[int, str]
    new: int
    old: int


def chosen_columns(content: Content, column: int | None = None) -> Content:
    """The content with one text of each comparison table.

    Args:
        content: the blocks with their cells.
        column: the grid column to read, from 0; None for the one that holds the new text.

    Raises:
        IntakeError: `column` is given and no comparison table has it.
    """
    tables = _tables(content)
    found = [(t, layout) for t in tables if (layout := _comparison(t)) is not None]
    if column is not None and not any(column in t.columns() for t, _ in found):
        raise IntakeError("文件里没有可供选择的对照表列", "请选择“自动”，或者检查文件是否为修改对照表")
    gone: list[int] = []
    for table, layout in found:
        gone += _left_out(table, layout, layout.new if column is None else column)
    compared = {t.number for t, _ in found}
    for table in tables:
        if table.number not in compared:
            gone += _number_column(table)
    content = content.without_blocks(gone)
    if not found:
        return content
    table, layout = max(found, key=lambda pair: sum(map(len, pair[0].rows.values())))
    chosen = layout.new if column is None else column
    names = [layout.titles.get(c) or f"第{n + 1}列" for n, c in enumerate(table.columns())]
    name = (
        layout.titles.get(chosen)
        or f"第{table.columns().index(chosen) + 1 if chosen in table.columns() else chosen + 1}列"
    )
    notice = Notice(
        "comparison-table", f"本文件是修改对照表（{'、'.join(names)}），读取的是“{name}”一列，可以改选其他列"
    )
    properties = dict(content.properties) | {
        "table_columns": "\t".join(names),
        "table_column_numbers": "\t".join(map(str, table.columns())),
        "table_column": str(chosen),
        "table_old_column": str(layout.old),
    }
    return replace(content.noting(notice), properties=properties)


def _tables(content: Content) -> list[_Table]:
    grouped: dict[int, dict[int, dict[int, list[Block]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for block in content.blocks:
        if block.cell is not None:
            grouped[block.cell.table][block.cell.row][block.cell.column].append(block)
    return [_Table(number, {r: dict(c) for r, c in rows.items()}) for number, rows in sorted(grouped.items())]


def _comparison(table: _Table) -> _Layout | None:
    """How the columns of a comparison table are laid out, or None for any other table."""
    for row in sorted(table.rows)[:3]:
        titles = {c: re.sub(r"\s", "", table.words(row, c)) for c in table.rows[row]}
        if len(titles) < 2 or any(len(t) > _LONGEST_HEADER or _ARTICLE.match(t) for t in titles.values()):
            continue
        old = [c for c, t in titles.items() if _OLD.search(t) and not _ASIDE.search(t)]
        new = [c for c, t in titles.items() if _NEW.search(t) and c not in old and not _ASIDE.search(t)]
        if new and (old or len(new) > 1) and table.articles(new[-1]) + table.articles((old or new)[0]) >= 2:
            return _Layout(row, titles, max(new), max(old) if old else min(new))
    rich = [c for c in table.columns() if table.articles(c) >= 2]
    if len(rich) >= 2 and sum(len([c for c in rich if c in cells]) > 1 for cells in table.rows.values()) >= 2:
        return _Layout(-1, {}, rich[-1], rich[0])
    return None


def _left_out(table: _Table, layout: _Layout, column: int) -> list[int]:
    """Blocks of the table that are not read when `column` is."""
    gone: list[int] = []
    for row, cells in table.rows.items():
        kept = column
        words = table.words(row, column)
        if column == layout.new and _SAME.match(words):
            kept = layout.old
        covering = [c for c, blocks in cells.items() if c <= kept < c + _span(blocks)]
        for c, blocks in cells.items():
            drop = row == layout.header or c not in covering or (c == column and bool(_DELETED.match(words)))
            if row < layout.header and _span(blocks) > 1 and len(cells) == 1:
                drop = False  # the table's own title, across all columns
            gone += [b.index for b in blocks if drop]
    return gone


def _span(blocks: list[Block]) -> int:
    return blocks[0].cell.span if blocks and blocks[0].cell else 1


def _number_column(table: _Table) -> list[int]:
    """The blocks of a 序号 column (and of its header row) beside a column of articles."""
    first = min(table.rows, default=-1)
    titles = {c: re.sub(r"\s", "", table.words(first, c)) for c in table.rows.get(first, {})}
    numbers = [c for c, title in titles.items() if _NUMBERS.match(title)]
    if not numbers or not any(table.articles(c) >= 2 for c in table.columns()):
        return []
    gone = [b.index for blocks in table.rows[first].values() for b in blocks]
    for row, cells in table.rows.items():
        if row != first:
            gone += [b.index for c in numbers for b in cells.get(c, []) if re.fullmatch(r"\d*[.、]?", b.shown.strip())]
    return gone
