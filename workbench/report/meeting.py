"""The agenda and the minutes of a joint meeting (联席会议议程、会议纪要)."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path

from workbench.domain.numerals import format_chinese
from workbench.domain.progress import Progress, Silent
from workbench.domain.project import Meeting
from workbench.report import statistics
from workbench.report.body import Body
from workbench.report.clauses import clauses_of
from workbench.report.conflict_part import decided, signed, status_of
from workbench.report.data import ReportData
from workbench.report.files import replace_file, zip_package
from workbench.report.matter_list import advice_on, lines, principles
from workbench.report.matters import matters_of
from workbench.report.ooxml import Piece, el, section
from workbench.report.options import ReportOptions
from workbench.report.package import FOOTERS, Properties, report_parts
from workbench.report.polish import polished
from workbench.report.scope import Scope
from workbench.report.wording import clause_name, joined, sentence, standard_name, written_date


def write_agenda(
    data: ReportData,
    meeting: Meeting,
    path: Path,
    options: ReportOptions | None = None,
    progress: Progress | None = None,
) -> None:
    """Write a meeting's agenda: its items, then every matter that is still open, each with what is proposed.

    Raises:
        ExportError: `path` cannot be written; what was there is still there.
        Cancelled: `progress` says so; nothing was written.
    """
    plan = ("议程", (_items, _open_conflicts, _open_notes, _open_findings))
    _write(Scope(data, options or ReportOptions()), meeting, path, plan, progress or Silent())


def write_minutes(
    data: ReportData,
    meeting: Meeting,
    path: Path,
    options: ReportOptions | None = None,
    progress: Progress | None = None,
) -> None:
    """Write a meeting's minutes: what was noted, what has been agreed, what is left to be settled.

    Raises:
        ExportError: `path` cannot be written; what was there is still there.
        Cancelled: `progress` says so; nothing was written.
    """
    plan = ("会议纪要", (_items, _noted, _agreed, _open_conflicts, _open_notes))
    _write(Scope(data, options or ReportOptions()), meeting, path, plan, progress or Silent())


_Part = Callable[[Body, Scope, Meeting], None]


def _write(scope: Scope, meeting: Meeting, path: Path, plan: tuple[str, Sequence[_Part]], progress: Progress) -> None:
    name, parts = plan
    data = scope.data
    title = meeting.title or "协同立法联席会议"
    body = Body()
    if scope.options.marking:
        body.text(scope.options.marking, "Marking")
    body.text(title, "Title")
    body.text(name, "Title")
    body.text("")
    for lead, words in (
        ("项　　目：", data.project),
        ("时　　间：", written_date(meeting.date)),
        ("地　　点：", meeting.place),
    ):
        if words:
            body.text((Piece(lead, "Lead"), Piece(words)))
    body.text((Piece("参加城市：", "Lead"), Piece(joined(data.cities))))
    for number, part in enumerate(parts):
        progress.step(number, len(parts), f"正在编写{name}")
        part(body, scope, meeting)
    root = el("body", *body.blocks, section(footers=FOOTERS, first=1))
    properties = Properties(f"{title}{name}", data.project, data.date)
    replace_file(
        path, zip_package(report_parts(el("document", root), properties, scope.options.page_numbers)), progress
    )


def _items(body: Body, scope: Scope, meeting: Meeting) -> None:
    if meeting.agenda:
        body.heading(1, "会议议题")
        for number, item in enumerate(meeting.agenda, 1):
            body.text(f"（{format_chinese(number)}）{sentence(item)}")


def _noted(body: Body, scope: Scope, meeting: Meeting) -> None:
    if meeting.minutes.strip():
        body.heading(1, "会议情况")
        for line in meeting.minutes.split("\n"):
            if line.strip():
                body.text(line.strip())


def _agreed(body: Body, scope: Scope, meeting: Meeting) -> None:
    body.heading(1, "议定事项")
    if not scope.decisions:
        body.text("尚无议定事项。")
    for number, (row, decision) in enumerate(scope.decisions, 1):
        topic = "项目总体" if row is None else row.topic or f"第{row.id}项事项"
        body.text((Piece(f"{number}. {topic}：", "Lead"), Piece(decided(decision))))


def _open_conflicts(body: Body, scope: Scope, meeting: Meeting) -> None:
    matters = [m for m in matters_of(scope) if not m.decisions]
    matters = [dataclasses.replace(m, number=n) for n, m in enumerate(matters, 1)]
    count = sum(len(m.conflicts) for m in matters)
    body.heading(1, f"待议的不一致条款（{len(matters)}项，{count}处）" if matters else "待议的不一致条款")
    if not matters:
        body.text(scope.alone or ("各项不一致条款均已议定。" if scope.conflicts else "没有待议的不一致条款。"))
        return
    advice = advice_on(matters)
    rows = [
        [*line[:2], m.severity.value, *line[2:]] for line, m in zip(lines(scope, matters, advice), matters, strict=True)
    ]
    body.grid(("序号", "事项", "程度", "不一致情况", "建议"), rows, (3, 8, 3, 13, 8), centred=(0, 2))
    body.gap()
    principles(body, matters, advice)


def _open_notes(body: Body, scope: Scope, meeting: Meeting) -> None:
    found = [n for n in scope.notes if statistics.is_unsettled(n)]
    body.heading(1, f"尚待协商的意见（{len(found)}条）")
    if not found:
        body.text("各项协调意见均已办结。" if scope.notes else "没有待协商的意见。")
        return
    rows = []
    for number, note in enumerate(found, 1):
        document = scope.document_of(note.anchor)
        target = clause_name(scope, document, note.anchor.article) if document in scope.names else "项目总体"
        rows.append((str(number), signed(note.city, note.author, note.time), target, note.text, status_of(scope, note)))
    body.grid(("序号", "提出", "针对条款", "意见", "办理情况"), rows, (3, 6, 6, 11, 7), centred=(0,))
    body.gap()


def _open_findings(body: Body, scope: Scope, meeting: Meeting) -> None:
    found = [c for c in clauses_of(scope) if not c.entries]
    body.heading(1, f"尚未处理的公平竞争问题（{len(found)}处）")
    if not found:
        body.text("各项公平竞争问题均已作出处理。" if scope.market else "没有待处理的公平竞争问题。")
        return
    rows = [
        (
            str(number),
            clause_name(scope, c.document, c.article),
            "\n".join(dict.fromkeys(f.quote for f in c.findings)),
            joined([standard_name(s) for s in c.standards]),
            polished("".join(dict.fromkeys(sentence(f.suggestion) for f in c.findings))) or "—",
        )
        for number, c in enumerate(found, 1)
    ]
    body.grid(("序号", "条款", "条文表述", "审查标准", "建议"), rows, (3, 6, 9, 6, 9), centred=(0,))
    body.gap()
