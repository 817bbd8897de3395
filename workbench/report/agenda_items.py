"""The agenda of a joint meeting (联席会议议程) from chosen items, in the order in which they were put."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from workbench.domain.project import Meeting, Project
from workbench.report.body import Body
from workbench.report.files import replace_file, zip_package
from workbench.report.ooxml import Piece, el, section
from workbench.report.options import PageNumbers
from workbench.report.package import FOOTERS, Properties, report_parts
from workbench.report.wording import joined, sentence, written_date


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One item as words; `due` is an ISO date or ""."""

    group: str
    title: str
    cities: tuple[str, ...]
    text: str
    proposal: str = ""
    due: str = ""
    severity: str = ""


def write_agenda_items(
    facts: Project, date: datetime.date, meeting: Meeting, rows: Sequence[AgendaRow], path: Path
) -> None:
    """Write the items, numbered through; those of one group that follow each other stand in one table.

    Args:
        facts: the project's title and cities. date: the day the paper bears. meeting: its title, date and place stand at the head.

    Raises:
        ExportError: `path` cannot be written; what was there is still there.
    """
    title = meeting.title or "协同立法联席会议"
    body = Body()
    body.text(title, "Title")
    body.text("议程", "Title")
    body.text("")
    heads = (("项　　目：", facts.title), ("时　　间：", written_date(meeting.date)), ("地　　点：", meeting.place))
    for lead, words in (*heads, ("参加城市：", joined(facts.cities))):
        if words:
            body.text((Piece(lead, "Lead"), Piece(words)))
    body.text((Piece("议　　题：", "Lead"), Piece(f"共{len(rows)}项")))
    number = 0
    for group, found in groupby(rows, key=lambda row: row.group):
        items = list(found)
        body.heading(1, f"{group}（{len(items)}项）")
        lines = []
        for row in items:
            number += 1
            lines.append((str(number), *_cells(row)))
        body.grid(("序号", "议题", "涉及城市", "情况", "建议"), lines, (3, 7, 4, 12, 9), centred=(0,))
        body.text("", "TableNote")
    if not rows:
        body.text("没有需要提交会议的事项。")
    root = el("body", *body.blocks, section(footers=FOOTERS, first=1))
    properties = Properties(f"{title}议程", facts.title, date)
    replace_file(path, zip_package(report_parts(el("document", root), properties, PageNumbers.CENTRED)))


def _cells(row: AgendaRow) -> tuple[str, str, str, str]:
    title = f"{row.title}（{row.severity}）" if row.severity else row.title
    due = f"办理期限：{written_date(row.due)}。" if row.due else ""
    return title, joined(row.cities) or "—", due + sentence(row.text), sentence(row.proposal) or "—"
