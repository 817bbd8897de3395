"""parse, align, conflicts, screen: what the drafts say."""

from __future__ import annotations

import time
from argparse import Namespace
from pathlib import Path
from typing import Any

from workbench.cli.inputs import load_files, read_clauses, read_files
from workbench.cli.output import (
    UsageError,
    add_files,
    add_format,
    print_json,
    print_lines,
    warn_incomparable,
)
from workbench.cli.progress import ConsoleProgress
from workbench.domain.labels import article_words
from workbench.domain.numerals import format_chinese
from workbench.domain.progress import Progress
from workbench.services.drafts import DraftSet
from workbench.services.json_view import (
    clause_finding_json,
    conflict_json,
    documents_json,
    errors_json,
    finding_json,
    internal_json,
    parsed_json,
    rows_json,
)


def register(commands: Any) -> None:
    """Add this module's commands."""
    parse = commands.add_parser("parse", help="读取草案，列出条款结构")
    align = commands.add_parser("align", help="多市条文对照")
    conflicts = commands.add_parser("conflicts", help="查找各市之间不一致的条款")
    for command, run in ((parse, _parse), (align, _align), (conflicts, _conflicts)):
        add_files(command)
        add_format(command)
        command.set_defaults(run=run)
    screen = commands.add_parser("screen", help="公平竞争审查")
    screen.add_argument("files", nargs="*", type=Path, metavar="文件", help="草案或者现行法规，可以多个")
    screen.add_argument(
        "--clauses", type=Path, metavar="条款.jsonl", help="逐行的条款，每行含 id 和 text；- 表示标准输入"
    )
    screen.add_argument("--rules", type=Path, metavar="规则.toml", help="本单位自定的审查规则")
    which = screen.add_mutually_exclusive_group()
    which.add_argument("--sure", action="store_true", help="只列把握较大的（已公布的法规默认如此，批量审查也如此）")
    which.add_argument("--all", action="store_true", help="把握不大的也列出（草案默认如此）")
    add_format(screen)
    screen.set_defaults(run=_screen)


def _status(drafts: DraftSet) -> int:
    return 1 if drafts.failed else 0


def _parse(arguments: Namespace) -> int:
    drafts = load_files(arguments.files)
    if arguments.format == "json":
        print_json(parsed_json(drafts))
        return _status(drafts)
    for draft in drafts.loaded:
        regulation = draft.regulation
        lines = [f"{regulation.title}（{draft.path.name}）：{len(regulation.articles)}条"]
        shown: tuple[str, ...] = ()
        for article in regulation.articles:
            lines += [f"　{title}" for title in article.heading_path if title not in shown]
            shown = article.heading_path
            lines.append(f"　　{article.written}　{article.text.replace(chr(10), chr(10) + '　　　　')}")
        lines += [regulation.body] if regulation.body else []
        lines += [f"　※ {notice.message}" for notice in regulation.notices]
        print_lines(lines)
    return _status(drafts)


def _align(arguments: Namespace) -> int:
    from workbench.services.analysis import compare

    drafts, loading = _timed_drafts(arguments)
    started = time.perf_counter()
    table = compare(drafts.regulations, ConsoleProgress())
    seconds = {"load": loading, "align": round(time.perf_counter() - started, 4)}
    if arguments.format == "json":
        print_json(
            {
                "documents": documents_json(drafts.regulations, drafts.numbers),
                "rows": rows_json(table, drafts.numbers),
                "seconds": seconds,
                "errors": errors_json(drafts.failed),
            }
        )
        return _status(drafts)
    lines = []
    for row in table.rows:
        cells = [
            f"{table.documents[d].name}{'、'.join(map(article_words, row.cells[d].articles))}"
            for d in sorted(row.cells)
            if row.cells[d].articles
        ]
        lines.append(f"{row.id:>3} {row.topic}：{'；'.join(cells)}")
    print_lines(lines)
    return _status(drafts)


def _timed_drafts(arguments: Namespace) -> tuple[DraftSet, float]:
    started = time.perf_counter()
    drafts = read_files(arguments)
    warn_incomparable(drafts)
    return drafts, round(time.perf_counter() - started, 4)


def _conflicts(arguments: Namespace) -> int:
    from workbench.services.analysis import compare, find_all_conflicts

    drafts, loading = _timed_drafts(arguments)
    progress: Progress = ConsoleProgress()
    started = time.perf_counter()
    table = compare(drafts.regulations, progress)
    aligned = time.perf_counter()
    conflicts, internal = find_all_conflicts(drafts.regulations, table, progress)
    seconds = {
        "load": loading,
        "align": round(aligned - started, 4),
        "conflicts": round(time.perf_counter() - aligned, 4),
    }
    numbers = drafts.numbers
    if arguments.format == "json":
        print_json(
            {
                "documents": documents_json(drafts.regulations, numbers),
                "rows": rows_json(table, numbers),
                "conflicts": [conflict_json(c, numbers) for c in conflicts],
                "internal": [internal_json(c, numbers) for c in internal],
                "seconds": seconds,
                "errors": errors_json(drafts.failed),
            }
        )
        return _status(drafts)
    lines = []
    for number, conflict in enumerate(conflicts, 1):
        row = table.rows[conflict.row - 1]
        lines.append(f"{number}. ［{conflict.severity.value}］{row.topic}：{conflict.explanation}")
        for document in sorted(conflict.evidence):
            evidence = conflict.evidence[document]
            lines.append(f"　　{table.documents[document].name}{article_words(evidence.article)}：“{evidence.quote}”")
        lines.append(f"　　建议：{conflict.suggestion}")
    for inner in internal:
        lines.append(f"［{inner.severity.value}］{table.documents[inner.document].name}草案内部：{inner.explanation}")
    nothing = (
        "未发现不一致的条款。" if sum(d.article_count > 0 for d in table.documents) > 1 else "没有可以相互对照的草案。"
    )
    print_lines(lines or [nothing])
    return _status(drafts)


def _screen(arguments: Namespace) -> int:
    if bool(arguments.clauses) == bool(arguments.files):
        raise UsageError("需要给出文件，或者用 --clauses 给出条款清单，二者取一", "查看用法：在 screen 后加 --help")
    if arguments.clauses:
        return _screen_clauses(arguments)
    from workbench.services.analysis import screen_all

    drafts = read_files(arguments)
    sure = True if arguments.sure else False if arguments.all else None
    findings = screen_all(drafts.regulations, ConsoleProgress(), rules=arguments.rules, sure=sure)
    if arguments.format == "json":
        print_json(
            {
                "documents": documents_json(drafts.regulations, drafts.numbers),
                "findings": [finding_json(f, drafts.numbers) for f in findings],
                "errors": errors_json(drafts.failed),
            }
        )
        return _status(drafts)
    lines = []
    for finding in findings:
        name = drafts.regulations[finding.document].title
        article, _, item = finding.standard.partition("-")
        lines.append(
            f"［{finding.severity.value}］{name}{article_words(finding.article)}：“{finding.quote}”"
            f"（《公平竞争审查条例》{article_words(article)}第{format_chinese(int(item))}项）"
        )
        lines += [f"　　{finding.explanation}", f"　　建议：{finding.suggestion}"]
    print_lines(lines or ["未发现妨碍统一市场和公平竞争的条款。"])
    return _status(drafts)


def _screen_clauses(arguments: Namespace) -> int:
    from workbench.services.analysis import screen_clauses

    clauses, errors = read_clauses(arguments.clauses)
    errors.tell()
    found = screen_clauses(clauses, rules=arguments.rules)
    status = 1 if errors.found else 0
    if arguments.format == "json":
        judged = [{"id": name, "findings": [clause_finding_json(f) for f in findings]} for name, findings in found]
        print_json({"clauses": judged, "errors": errors.json()})
        return status
    lines = []
    for name, findings in found:
        lines += [f"{name}：［{f.severity.value}］{f.standard} “{f.quote}” {f.explanation}" for f in findings]
    print_lines(lines or (["未发现妨碍统一市场和公平竞争的条款。"] if clauses else []))
    return status
