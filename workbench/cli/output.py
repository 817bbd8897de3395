"""What commands share: files and format as arguments, messages, JSON or text as output."""

from __future__ import annotations

import datetime
import json
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workbench.domain.errors import KnownError
from workbench.services.drafts import DraftSet, FailedDraft

#: Control characters, with which a name or a note from elsewhere could steer the reader's terminal.
_CONTROLS = {code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"}


class UsageError(KnownError):
    """The command was given arguments that do not go together; exit status 2."""


def say(message: str) -> None:
    """One message for the user on standard error."""
    if sys.stderr is not None:  # a program started without a console has none
        sys.stderr.write(message.translate(_CONTROLS) + "\n")


def add_files(parser: ArgumentParser) -> None:
    """The list of drafts, as a positional argument."""
    parser.add_argument("files", nargs="+", type=Path, metavar="文件", help="草案文件，可以多个；- 表示标准输入")


def add_format(parser: ArgumentParser) -> None:
    """``--format``."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式：text（默认）或 json")


def print_json(document: dict[str, Any]) -> None:
    """One JSON document on standard output."""
    json.dump(document, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def print_lines(lines: Sequence[str]) -> None:
    """Text for a reader on standard output."""
    sys.stdout.write(("\n".join(lines) + "\n").translate(_CONTROLS) if lines else "")


def warn_failed(failed: Sequence[FailedDraft]) -> None:
    """The messages of files that could not be used."""
    for draft in failed:
        say(draft.message.replace("\n", "\ufffd"))


def warn_incomparable(drafts: DraftSet) -> None:
    """Tell of documents that took no part in a comparison, and of a comparison that had nothing to compare."""
    if not drafts.loaded:
        return  # what became of each file has been said
    for draft in drafts.loaded:
        if not draft.regulation.articles:
            name = draft.path.name.replace("\n", "\ufffd")
            say(f"{name}：没有识别出条文，没有参加对照。请用 parse 命令查看读取结果，确认选择的是草案正文。")
    if sum(bool(draft.regulation.articles) for draft in drafts.loaded) < 2:
        say("含有条文的草案不足两份，没有可以相互对照的内容。请加入其他市的草案。")


def local_time(stamp: str) -> str:
    """An ISO time of the project file as the user's clock shows it; what is no time is shown as it is."""
    try:
        moment = datetime.datetime.fromisoformat(stamp).astimezone()
    except ValueError:
        return stamp
    return f"{moment.year}年{moment.month}月{moment.day}日 {moment:%H:%M}"
