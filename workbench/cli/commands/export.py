"""export: everything that can be written out of a project."""

from __future__ import annotations

import datetime
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from workbench.cli.output import print_lines
from workbench.cli.progress import ConsoleProgress
from workbench.cli.project_files import project_to_read
from workbench.cli.report_arguments import add_report_arguments, choices_of
from workbench.domain.errors import KnownError

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


def _export(arguments: Namespace) -> int:
    from workbench.services.exports import ExportKind, export_job, request_export
    from workbench.services.outputs import check_output
    from workbench.services.report_choices import options_of

    kind = ExportKind(arguments.kind)
    if arguments.output.suffix.lower() != kind.suffix:
        raise KnownError(f"{kind.value}应当保存为 {kind.suffix} 文件", f"请把文件名的结尾改为 {kind.suffix}")
    inputs = [arguments.file, *([arguments.template] if arguments.template else [])]
    check_output(arguments.output, inputs=inputs)
    progress = ConsoleProgress()
    with project_to_read(arguments.file) as (workspace, status):
        options = options_of(choices_of(arguments), [d.city for d in workspace.drafts()])
        request = request_export(
            workspace,
            workspace.analysis(progress),
            kind,
            arguments.output,
            options,
            date=arguments.date or datetime.date.today(),
            city=arguments.city.removesuffix("市"),
        )
    path, remarks = export_job(request, progress)
    for remark in remarks:
        sys.stderr.write(remark + "\n")
    print_lines([f"{kind.value}：{path}"])
    return status
