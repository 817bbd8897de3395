"""An argument parser that speaks Chinese."""

from __future__ import annotations

import argparse
import re
import sys
from typing import NoReturn

_MESSAGES = (
    (re.compile(r"the following arguments are required: (.*)"), r"缺少参数：\1"),
    (re.compile(r"unrecognized arguments: (.*)"), r"不认识的参数：\1"),
    (
        re.compile(r"argument 命令: invalid choice: '?(.*?)'? \(choose from .*\)"),
        r"没有名为“\1”的命令（不写命令就能打开的只有 .xtlf 项目文件）",
    ),
    (re.compile(r"argument (\S+): invalid .* value: (.*)"), r"参数 \1 的取值无效：\2"),
    (re.compile(r"argument (\S+): expected .*"), r"参数 \1 后面缺少取值"),
    (re.compile(r"argument (\S+): not allowed with argument (\S+)"), r"参数 \1 与 \2 不能同时使用"),
    (re.compile(r"ambiguous option: (\S+) .*"), r"参数写得不完整：\1"),
)


_CHOICE = re.compile(r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.*)\)")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help with Chinese headings."""

    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]  # noqa: ANN001
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class ChineseParser(argparse.ArgumentParser):
    """An :class:`argparse.ArgumentParser` whose help and errors are Chinese."""

    def __init__(self, **options: object) -> None:
        super().__init__(formatter_class=_Formatter, add_help=False, allow_abbrev=False, **options)  # type: ignore[arg-type]
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示本说明")

    def error(self, message: str) -> NoReturn:
        """Say in Chinese what is wrong with the arguments and exit with status 2."""
        choice = _CHOICE.fullmatch(message)
        if choice and choice[1] != "命令":
            message = f"参数 {choice[1]} 的取值无效：{choice[2]}。可以用：{choice[3].replace(chr(39), '').replace(', ', '、')}"
        for pattern, chinese in _MESSAGES:
            if pattern.fullmatch(message):
                message = pattern.sub(chinese, message)
                break
        sys.stderr.write(f"命令有误：{message}。\n{self._remedy()}\n")
        raise SystemExit(2)

    def _remedy(self) -> str:
        """How to see the usage, however the program was started: behind the command's name, or alone."""
        command = self.prog.partition(" ")[2]
        return f"查看用法：在 {command} 后加 --help" if command else "查看全部命令：参数只写 --help"
