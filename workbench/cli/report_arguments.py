"""The options of reports and exports on the command line; what they mean is :mod:`workbench.services.report_choices`."""

from __future__ import annotations

import argparse
from argparse import ArgumentParser, Namespace
from pathlib import Path

from workbench.domain.errors import ExportError
from workbench.services.report_choices import PAGE_NUMBERS, PARTS, ROWS, ReportChoices, known_parts


def add_report_arguments(parser: ArgumentParser) -> None:
    """Add the options to a command."""
    chosen = parser.add_argument_group("内容和版式")
    chosen.add_argument("--external", action="store_true", help="对外版：不含内部意见")
    chosen.add_argument(
        "--parts",
        type=_words,
        default=(),
        metavar="部分,…",
        help=f"只写这些部分：{'、'.join(PARTS)}；写出名称中的字即可",
    )
    chosen.add_argument("--without", type=_words, default=(), metavar="部分,…", help="不写这些部分，其余照写")
    rows = "，".join(f"{word}（{told}）" for word, told in ROWS)
    chosen.add_argument(
        "--rows", choices=[w for w, _ in ROWS], default="all", metavar="范围", help=f"对照表列出：{rows}"
    )
    chosen.add_argument("--cities", type=_words, default=(), metavar="城市,…", help="只列这些城市")
    chosen.add_argument(
        "--marking", default=None, metavar="文字", help="首页标志，内部版默认“内部资料”；给出空字符串则不印"
    )
    chosen.add_argument(
        "--page-numbers", choices=PAGE_NUMBERS, default=PAGE_NUMBERS[0], metavar="位置", help="页码位置：外侧或者居中"
    )
    chosen.add_argument(
        "--template", type=Path, default=None, metavar="模板.docx", help="套用自己的 Word 模板，模板中以【正文】等占位"
    )


def choices_of(arguments: Namespace) -> ReportChoices:
    """What was chosen.

    Raises:
        ExportError: --without leaves nothing, or names no part.
    """
    return ReportChoices(
        parts=_parts(arguments),
        rows=arguments.rows,
        cities=arguments.cities,
        external=arguments.external,
        marking=arguments.marking,
        page_numbers=arguments.page_numbers,
        template=str(arguments.template) if arguments.template else "",
    )


def _parts(arguments: Namespace) -> tuple[str, ...]:
    if not arguments.without:
        return tuple(arguments.parts)
    left_out = known_parts(arguments.without)
    kept = tuple(part for part in known_parts(arguments.parts) or PARTS if part not in left_out)
    if not kept:
        raise ExportError("没有留下报告的任何部分", f"可以选择：{'、'.join(PARTS)}")
    return kept


def _words(text: str) -> tuple[str, ...]:
    """太原,晋中 or 太原、晋中."""
    words = tuple(word.strip() for word in text.replace("、", ",").replace("，", ",").split(",") if word.strip())
    if not words:
        raise argparse.ArgumentTypeError("没有写出任何一项")
    return words
