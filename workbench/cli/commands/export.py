"""export: everything that can be written out of a project."""

from __future__ import annotations

import datetime
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.cli.output import UsageError, print_lines
from workbench.cli.progress import ConsoleProgress
from workbench.cli.project_files import project_to_read
from workbench.cli.report_arguments import add_report_arguments, choices_of
from workbench.domain.errors import KnownError

if TYPE_CHECKING:
    from workbench.services.exports import ExportKind
    from workbench.services.report_choices import ReportChoices

#: The kinds by the words of the command line; values as :class:`workbench.services.exports.ExportKind`.
KINDS = (
    "审查报告", "条文对照表", "带批注的草案", "两稿修订对照", "草案与议定文本的修订对照", "议定文本", "协调意见清单",
    "清理台账", "征求意见采纳情况", "联席会议议程", "联席会议纪要",
)  # fmt: skip


def register(commands: Any) -> None:
    """Add this module's command."""
    export = commands.add_parser("export", help="从项目导出文件", description="可以导出：" + "、".join(KINDS) + "。")
    export.add_argument("file", type=Path, metavar="项目.xtlf", help="项目文件")
    export.add_argument("--kind", choices=KINDS, required=True, metavar="种类", help="导出什么")
    export.add_argument("--city", default="", metavar="城市", help="哪个市的草案（只对单份草案的导出有用）")
    export.add_argument("--date", type=datetime.date.fromisoformat, default=None, metavar="年-月-日", help="文件日期")
    export.add_argument("-o", "--output", type=Path, required=True, metavar="文件", help="保存为")
    add_report_arguments(export)
    export.set_defaults(run=_export)


#: The choices by the options that set them.
_OPTIONS = {
    "parts": "--parts、--without",
    "rows": "--rows",
    "cities": "--cities",
    "external": "--external",
    "marking": "--marking",
    "page_numbers": "--page-numbers",
    "template": "--template",
}


def _check_options(kind: ExportKind, choices: ReportChoices, city: str) -> None:
    """Refuse what a kind lacks, or what it would not obey: an option must not be ignored in silence.

    Raises:
        UsageError: the city is missing or not asked for, or an option is none of this kind's.
    """
    from workbench.services.report_choices import ReportChoices

    if kind.of_one_draft and not city:
        raise UsageError(f"没有说明导出哪个市的{kind.value}", "请用 --city 写明城市，例如 --city 晋中")
    if city and not kind.of_one_draft:
        raise UsageError(f"{kind.value}不是某一个市的，不用 --city", "请去掉 --city；只列部分城市用 --cities")
    usual = ReportChoices()
    ignored = [name for name in _OPTIONS if getattr(choices, name) != getattr(usual, name) and name not in kind.chooses]
    if ignored:
        told = "、".join(_OPTIONS[name] for name in ignored)
        raise UsageError(f"{kind.value}没有选项 {told}", "请去掉这个选项后重试")


def _export(arguments: Namespace) -> int:
    from workbench.services.exports import ExportKind, export_job, request_export
    from workbench.services.outputs import check_output
    from workbench.services.report_choices import options_of

    kind = ExportKind(arguments.kind)
    choices, city = choices_of(arguments), arguments.city.removesuffix("市")
    _check_options(kind, choices, city)
    if arguments.output.suffix.lower() != kind.suffix:
        raise KnownError(f"{kind.value}应当保存为 {kind.suffix} 文件", f"请把文件名的结尾改为 {kind.suffix}")
    inputs = [arguments.file, *([arguments.template] if arguments.template else [])]
    check_output(arguments.output, inputs=inputs)
    progress = ConsoleProgress()
    with project_to_read(arguments.file) as (workspace, status):
        cities = [d.city for d in workspace.drafts()]
        options = options_of(choices, cities)
        if cities and city and city not in cities:
            raise KnownError(f"项目中没有{city}的草案", f"可以写：{'、'.join(dict.fromkeys(filter(None, cities)))}")
        request = request_export(
            workspace,
            workspace.analysis(progress),
            kind,
            arguments.output,
            options,
            date=arguments.date or datetime.date.today(),
            city=city,
        )
    path, remarks = export_job(request, progress)
    for remark in remarks:
        sys.stderr.write(remark + "\n")
    print_lines([f"{kind.value}：{path}"])
    return status
