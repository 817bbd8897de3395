"""report, demo: Word reports without a window."""

from __future__ import annotations

import datetime
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import Any

from workbench.cli.inputs import read_files
from workbench.cli.output import UsageError, print_lines
from workbench.cli.progress import ConsoleProgress
from workbench.cli.project_files import project_to_read
from workbench.cli.report_arguments import add_report_arguments, choices_of


def register(commands: Any) -> None:
    """Add this module's commands."""
    report = commands.add_parser("report", help="生成 Word 审查报告")
    report.add_argument("files", nargs="*", type=Path, metavar="文件", help="草案文件")
    report.add_argument("--project", type=Path, metavar="项目.xtlf", help="从项目文件生成，含协调意见")
    report.add_argument("-o", "--output", type=Path, required=True, metavar="报告.docx", help="报告保存为")
    report.add_argument(
        "--title", default="", metavar="名称", help="封面上的项目名称，默认用项目的名称或者各草案共同的标题"
    )
    report.add_argument("--date", type=_date, default=None, metavar="年-月-日", help="报告日期，默认今天")
    add_report_arguments(report)
    report.set_defaults(run=_report)
    demo = commands.add_parser("demo", help="用内置的五市示例草案完成一遍主要工作")
    demo.add_argument("-o", "--output", type=Path, default=Path("工作台演示"), metavar="文件夹", help="结果放在哪里")
    demo.set_defaults(run=_demo)


def _date(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def _report(arguments: Namespace) -> int:
    from workbench.services.analysis import analyse
    from workbench.services.outputs import check_output
    from workbench.services.report_choices import options_of
    from workbench.services.reporting import (
        common_title,
        data_of_drafts,
        data_of_project,
        need_drafts,
        write_report,
    )

    if bool(arguments.project) == bool(arguments.files):
        raise UsageError("需要给出草案文件，或者用 --project 给出项目文件，二者取一", "查看用法：在 report 后加 --help")
    inputs = [arguments.project] if arguments.project else list(arguments.files)
    inputs += [arguments.template] if arguments.template else []
    check_output(arguments.output, endings=(".docx",), inputs=inputs)
    choices = choices_of(arguments)
    options_of(choices)
    date = arguments.date or datetime.date.today()
    progress = ConsoleProgress()
    status = 0
    if arguments.project:
        with project_to_read(arguments.project) as (workspace, status):
            analysis = workspace.analysis(progress)
            need_drafts(analysis, arguments.project.name)
            data = data_of_project(workspace, analysis, date=date)
            data = replace(data, project=arguments.title or data.project)
    else:
        drafts = read_files(arguments)
        status = 1 if drafts.failed else 0
        analysis = analyse(drafts.regulations, progress)
        data = data_of_drafts(analysis, title=arguments.title or common_title(analysis), date=date)
    path = write_report(data, arguments.output, options_of(choices, data.cities), progress)
    print_lines([f"审查报告：{path}"])
    return status


def _demo(arguments: Namespace) -> int:
    from workbench.services.demo import run_demo, summary

    print_lines(summary(run_demo(arguments.output, ConsoleProgress())))
    return 0
