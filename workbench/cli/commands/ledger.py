"""batch, ledger, agenda, progress: the clean-up of regulations in force, and where the coordination stands."""

from __future__ import annotations

import datetime
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.cli.output import UsageError, add_format, print_json, print_lines
from workbench.cli.progress import ConsoleProgress
from workbench.cli.project_files import open_to_write, project_to_read
from workbench.domain.errors import Cancelled, KnownError
from workbench.domain.findings import Severity
from workbench.domain.labels import article_words

if TYPE_CHECKING:
    from workbench.services.analysis import Analysis
    from workbench.services.coordination import Agenda
    from workbench.services.ledger import LedgerLine
    from workbench.services.progress_report import ProgressReport
    from workbench.services.workspace import Workspace


def register(commands: Any) -> None:
    """Add this module's commands."""
    batch = commands.add_parser(
        "batch",
        help="批量审查现行法规",
        description="审查一个文件夹（含下级文件夹）中的现行法规，结果保存在项目文件中。再次运行时只审查新增和有改动的文件；中途停止后再次运行会接着做。",
    )
    _project(batch)
    batch.add_argument("folder", type=Path, metavar="文件夹", help="存放现行法规的文件夹")
    batch.add_argument(
        "--enter", choices=[s.value for s in Severity], default="", metavar="高|中|低",
        help="把不低于这一严重程度的问题以“待研究”列入清理台账",
    )  # fmt: skip
    add_format(batch)
    batch.set_defaults(run=_batch)
    ledger = commands.add_parser("ledger", help="查看、导出清理台账")
    _project(ledger)
    ledger.add_argument("--city", default="", metavar="城市", help="只看一个市")
    ledger.add_argument("--standard", default="", metavar="9-3", help="只看一项审查标准（条-项），或者一条（9）")
    ledger.add_argument("--open", action="store_true", help="只看尚未办结的")
    ledger.add_argument("--overdue", action="store_true", help="只看已逾期的")
    ledger.add_argument("--search", default="", metavar="词语", help="查找")
    ledger.add_argument("-o", "--output", type=Path, metavar="台账.xlsx", help="另存为 .xlsx 或者 .docx")
    _date(ledger)
    add_format(ledger)
    ledger.set_defaults(run=_ledger)
    agenda = commands.add_parser("agenda", help="由未办结事项生成下次联席会议议程")
    _project(agenda)
    agenda.add_argument("-o", "--output", type=Path, metavar="议程.docx", help="另存为 Word 文件")
    agenda.add_argument("--internal", action="store_true", help="含本单位的内部意见（供内部准备，不要外发）")
    _date(agenda)
    add_format(agenda)
    agenda.set_defaults(run=_agenda)
    progress = commands.add_parser("progress", help="各市协同进展")
    _project(progress)
    _date(progress)
    add_format(progress)
    progress.set_defaults(run=_progress)


def _project(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="项目.xtlf", help="项目文件")


def _date(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--date", type=datetime.date.fromisoformat, default=None, metavar="年-月-日", help="以哪一天判断逾期，默认今天"
    )


def _today(arguments: Namespace) -> datetime.date:
    day: datetime.date = arguments.date or datetime.date.today()
    return day


def _batch(arguments: Namespace) -> int:
    from workbench.services.batch import at_least, enter_in_ledger, run_batch, stored_batch

    started = time.perf_counter()
    with open_to_write(arguments.file) as workspace:
        try:
            batch = run_batch(workspace, arguments.folder, ConsoleProgress())
        except (Cancelled, KeyboardInterrupt):
            sys.stderr.write("已停止。已经审查的结果已保存，再次运行会接着做。\n")
            return 1
        chosen = at_least(batch.findings, Severity(arguments.enter)) if arguments.enter else ()
        entered = enter_in_ledger(workspace, chosen)
        counts = {"fresh": batch.fresh, "known": batch.known, "ignored": batch.ignored}
        batch = stored_batch(workspace, arguments.folder, **counts) if entered else batch
    if arguments.format == "json":
        from workbench.services.ledger_json import batch_json

        seconds = round(time.perf_counter() - started, 3)
        print_json(batch_json(batch) | {"entered": len(entered), "seconds": seconds})
        return 1 if batch.failed else 0
    lines = [
        f"［{f.clause.finding.severity.value}］《{f.title}》{article_words(f.clause.finding.article)}：“{f.clause.finding.quote}”"
        f"（{f.clause.finding.standard}）{f.clause.finding.explanation}"
        for f in batch.findings
    ]
    silent = f"；另有{batch.dismissed}处此前已标为误报" if batch.dismissed else ""
    lines += [f"不能审查：{f.message}" for f in batch.failed]
    lines += [
        f"共{len(batch.files)}个文件、{batch.articles}条，本次审查{batch.fresh}个，沿用上次结果{batch.known}个，"
        f"不能审查{len(batch.failed)}个；发现{len(batch.findings)}处需要说明或者修改{silent}。"
    ]
    lines += [f"列入清理台账{len(entered)}处。"] if arguments.enter else []
    print_lines(lines)
    return 1 if batch.failed else 0


def _ledger(arguments: Namespace) -> int:
    from workbench.services.ledger import OPEN_STATES, LedgerFilter, LineState, filtered, ledger_progress, read_ledger
    from workbench.services.ledger_export import export_ledger
    from workbench.services.ledger_json import ledger_json
    from workbench.services.outputs import check_output

    today = _today(arguments)
    _check_standard(arguments.standard)
    if arguments.output:
        check_output(arguments.output, endings=(".xlsx", ".docx"), inputs=[arguments.file])
    states = OPEN_STATES if arguments.open else frozenset[LineState]()
    wanted = LedgerFilter(
        city=arguments.city.removesuffix("市"),
        standard=arguments.standard,
        states=frozenset({LineState.OVERDUE}) if arguments.overdue else states,
        words=arguments.search,
    )
    with project_to_read(arguments.file) as (workspace, status):
        every = read_ledger(workspace, _analysis(workspace))
        facts = workspace.project.project()
        _check_city(wanted.city, [*facts.cities, *(line.city for line in every)])
        lines = filtered(every, wanted, today)
        progress = ledger_progress(every, facts.cities, today)
        if arguments.output:
            export_ledger(facts.title, lines, arguments.output, today)
    if arguments.format == "json":
        print_json(ledger_json(lines, progress, today))
        return status
    print_lines([f"清理台账：{arguments.output}（{len(lines)}项）"] if arguments.output else _ledger_text(lines, today))
    return status


def _check_standard(standard: str) -> None:
    """Refuse what is neither a standard nor an article of them: it would find nothing, as if all were well."""
    from workbench.services.standards import standard_names

    known = list(standard_names())
    articles = list(dict.fromkeys(name.partition("-")[0] for name in known))
    if standard and standard not in (*known, *articles):
        raise UsageError(
            f"没有审查标准“{standard}”", f"请写《公平竞争审查条例》的条（{'、'.join(articles)}）或者条和项，例如 9-3"
        )


def _check_city(city: str, known: Sequence[str]) -> None:
    """Refuse a city that is neither of the project nor of a regulation in its ledger."""
    if city and city not in known:
        raise KnownError(
            f"项目和清理台账中没有城市“{city}”", f"可以写：{'、'.join(dict.fromkeys(filter(None, known)))}"
        )


def _ledger_text(lines: tuple[LedgerLine, ...], today: datetime.date) -> list[str]:
    shown = []
    for line in lines:
        severity = line.severity.value if line.severity else "—"
        shown.append(
            f"［{severity}］{line.city}《{line.title}》{article_words(line.article)}：“{line.quote}”（{line.standard}）"
            f"{line.disposition.value if line.disposition else ''} {line.state(today).value}"
        )
        if line.responsible or line.due:
            shown.append(f"　　责任单位：{line.responsible or '—'}，完成时限：{line.due or '—'}")
        if line.reason:
            shown.append(f"　　理由：{line.reason}")
        if line.conclusion:
            shown.append(f"　　市场监管部门审查结论（{line.concluded or '未填日期'}）：{line.conclusion}")
    return shown or ["清理台账中没有符合条件的条款。"]


def _analysis(workspace: Workspace) -> Analysis | None:
    """The drafts' analysis; None for a project without drafts (one that only cleans up regulations in force)."""
    return workspace.analysis(ConsoleProgress()) if workspace.drafts() else None


def _analysed(workspace: Workspace, name: str) -> Analysis:
    from workbench.services.reporting import need_drafts

    found = workspace.analysis(ConsoleProgress())
    need_drafts(found, name)
    return found


def _agenda(arguments: Namespace) -> int:
    from workbench.services.coordination import make_agenda, write_agenda_file
    from workbench.services.ledger_json import agenda_json
    from workbench.services.outputs import check_output

    today = _today(arguments)
    if arguments.output and arguments.output.suffix.lower() != ".docx":
        raise KnownError("议程只能保存为 Word 文件", "请把文件名改为 .docx 结尾", subject=arguments.output.name)
    if arguments.output:
        check_output(arguments.output, inputs=[arguments.file])
    with project_to_read(arguments.file) as (workspace, status):
        analysis = _analysed(workspace, arguments.file.name)
        agenda = make_agenda(workspace, analysis, today, internal=arguments.internal)
        if arguments.output:
            write_agenda_file(workspace, analysis, arguments.output, today, internal=arguments.internal)
    if arguments.format == "json":
        print_json(agenda_json(agenda))
    elif arguments.output:
        print_lines([f"会议议程：{arguments.output}（{len(agenda.items)}项）"])
    else:
        print_lines(_agenda_text(agenda))
    return status


def _agenda_text(agenda: Agenda) -> list[str]:
    from workbench.services.coordination import AgendaGroup

    lines = []
    for group in AgendaGroup:
        items = agenda.of(group)
        lines += [f"{group.value}（{len(items)}项）"] if items else []
        for number, item in enumerate(items, 1):
            severity = f"［{item.severity.value}］" if item.severity else ""
            due = f"（期限{item.due}）" if item.due else ""
            lines.append(f"　{number}. {severity}{item.title}（{'、'.join(item.cities)}）{due}：{item.text}")
            lines += [f"　　　建议：{item.proposal}"] if item.proposal else []
    return lines or ["没有需要提交联席会议的事项。"]


def _progress(arguments: Namespace) -> int:
    from workbench.services.ledger_json import progress_json
    from workbench.services.progress_report import progress_report

    with project_to_read(arguments.file) as (workspace, status):
        report = progress_report(workspace, _analysed(workspace, arguments.file.name), _today(arguments))
    if arguments.format == "json":
        print_json(progress_json(report))
    else:
        print_lines(_progress_text(report))
    return status


def _progress_text(report: ProgressReport) -> list[str]:
    lines = [
        f"截至{report.date.isoformat()}：协调意见{report.notes}条（待协商{report.notes_open}，逾期{report.notes_overdue}），"
        f"不一致条款{report.conflicts}处（未议定{report.conflicts_open}），决定{report.decisions}项，"
        f"清理台账{report.ledger_lines}项（办结{report.ledger_done}，逾期{report.ledger_overdue}）"
    ]
    lines += [
        f"{c.city}：提出{c.raised}，已一致{c.agreed}，提请上级{c.referred}，不采纳{c.closed}，待协商{c.open}，逾期{c.overdue}；"
        f"承办{c.assigned}（未办结{c.assigned_open}，逾期{c.assigned_overdue}）；涉及不一致条款{c.conflicts}处（未议定{c.conflicts_open}）；"
        f"清理台账{c.ledger.total}项（办结{c.ledger.done}，逾期{c.ledger.overdue}，尚未处理{c.ledger.unhandled}）"
        for c in report.cities
    ]
    return lines
