"""The command line: parse arguments, run one command, turn every failure into a Chinese sentence.

Exit status: 0 done, 1 something in the input could not be used, 2 wrong usage.
"""

from __future__ import annotations

import contextlib
import errno
import io
import logging
import os
import sys
import traceback
from argparse import SUPPRESS, Namespace
from collections.abc import Sequence
from pathlib import Path

from workbench import __version__
from workbench.cli.arguments import ChineseParser
from workbench.cli.commands import export, ledger, project, report, review
from workbench.cli.output import UsageError, say
from workbench.domain.errors import Cancelled, KnownError

_DESCRIPTION = (
    "协同立法工作台：五市法规草案的逐条对照、不一致条款查找、公平竞争审查、协调意见与审查报告。不带参数时打开窗口。"
)


def build_parser() -> ChineseParser:
    """The parser of all commands."""
    parser = ChineseParser(prog="workbench", description=_DESCRIPTION)
    parser.add_argument("--version", action="version", version=f"协同立法工作台 {__version__}", help="显示版本")
    parser.add_argument("--debug", action="store_true", help="出现程序错误时显示技术细节")
    commands = parser.add_subparsers(dest="command", metavar="命令", title="命令", required=True)
    for group in (review, report, project, export, ledger):
        group.register(commands)
    for command in commands.choices.values():
        # behind the command as well as before it; where it does not stand, what was said before the command holds
        command.add_argument("--debug", action="store_true", default=SUPPRESS, help="出现程序错误时显示技术细节")
    return parser


def main(words: Sequence[str]) -> int:
    """Run one command; returns the exit status."""
    _speak_utf8()
    arguments = _parse(words)
    _set_up_log(debug=arguments.debug)
    try:
        status = int(arguments.run(arguments))
        # What is still in the buffer may fail too, on a full disk or when the reader has gone.
        sys.stdout.flush()
        return status
    except KnownError as error:
        say(error.message.replace("\n", "\ufffd"))
        return 2 if isinstance(error, UsageError) else 1
    except (Cancelled, KeyboardInterrupt):
        say("已取消，没有留下未完成的结果。")
        return 1
    except BrokenPipeError:
        # The reader of our output went away (| head): nothing is wrong, but Python would complain at exit.
        _forget_output()
        return 1
    except MemoryError:
        say("内存不足，没有完成。请关闭其他程序，或者减少一次处理的文件后重试。")
        return 1
    except OSError as error:
        if arguments.debug:
            traceback.print_exc()
        _forget_output()
        say(f"{_reason(error)}。请检查磁盘空间、权限和临时文件夹后重试；已保存的内容不受影响。")
        return 1
    except Exception as error:
        if arguments.debug:
            traceback.print_exc()
        say(f"程序内部错误（{type(error).__name__}：{error}）。已保存的内容不受影响；请加 --debug 重新运行并反馈。")
        return 1


def _parse(words: Sequence[str]) -> Namespace:
    """Parse the arguments; files may also stand behind options, which argparse alone does not allow in subcommands."""
    parser = build_parser()
    arguments, rest = parser.parse_known_args(list(words))
    taking = next((name for name in ("files", "drafts") if hasattr(arguments, name)), "")
    if rest and (not taking or any(word.startswith("-") and word != "-" for word in rest)):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    if rest:
        kind = Path if taking == "files" else str
        setattr(arguments, taking, [*getattr(arguments, taking), *map(kind, rest)])
    return arguments


def _set_up_log(*, debug: bool) -> None:
    """Technical details reach standard error only when they are asked for."""
    log = logging.getLogger("workbench")
    log.handlers = [logging.StreamHandler() if debug else logging.NullHandler()]
    log.propagate = False


def _forget_output() -> None:
    """What is still to be printed can reach nobody: let it go, so that the end of the program does not trip over it."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _reason(error: OSError) -> str:
    """A failure of the system that no command foresaw, in Chinese."""
    subject = f"{Path(os.fsdecode(error.filename)).name}：" if isinstance(error.filename, str | bytes) else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"{subject}磁盘空间不足，结果没有写完"
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return f"{subject}没有读写权限"
    return f"{subject}系统读写出错（{errno.errorcode.get(error.errno or 0, type(error).__name__)}）"


def _speak_utf8() -> None:
    """JSON goes out as UTF-8 and with bare line ends everywhere; a console shows what its encoding can.

    A program started without one of the two (``>&-``) writes into nothing instead.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open to the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(ValueError, OSError):
                if stream.isatty():
                    stream.reconfigure(errors="replace")
                else:
                    stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
