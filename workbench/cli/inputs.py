"""What commands read: drafts and clauses, from files or (``-``) from standard input."""

from __future__ import annotations

import json
import sys
import tempfile
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from workbench.cli.output import say, warn_failed
from workbench.cli.progress import ConsoleProgress
from workbench.domain.errors import KnownError
from workbench.services.drafts import DraftSet, load_drafts

#: Stands for standard input where a file is expected.
STDIN = Path("-")
_STDIN_NAME = "标准输入"
#: Bytes taken from standard input: a byte more than intake accepts of a file, so that it says what is too much.
_MOST = (100 << 20) + 1


def load_files(paths: Sequence[Path]) -> DraftSet:
    """Read drafts, tell which could not be used; ``-`` is standard input, and is called so in messages."""
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        spool = Path(folder) / _STDIN_NAME
        if STDIN in paths:
            spool.write_bytes(_standard_input())
        drafts = load_drafts([spool if path == STDIN else path for path in paths], ConsoleProgress())
    drafts = DraftSet(
        tuple(
            replace(d, path=STDIN, regulation=replace(d.regulation, path=str(STDIN))) if d.path == spool else d
            for d in drafts.loaded
        ),
        tuple(replace(d, path=STDIN) if d.path == spool else d for d in drafts.failed),
    )
    warn_failed(drafts.failed)
    return drafts


def read_files(arguments: Namespace) -> DraftSet:
    """Read the drafts given, tell which could not be used.

    Where JSON is asked for the document is printed even if all of them failed: its `errors` say why.

    Raises:
        KnownError: none could be read, and the output is for a reader.
    """
    drafts = load_files(arguments.files)
    if not drafts.loaded and getattr(arguments, "format", "text") != "json":
        raise KnownError("没有可用的草案", "请按上面的提示处理文件后重试")
    return drafts


@dataclass(frozen=True, slots=True)
class ClauseErrors:
    """What of a file of clauses could not be used: (line, message); line 0 for the file."""

    path: Path
    found: tuple[tuple[int, str], ...] = ()

    def tell(self) -> None:
        """Say each on standard error."""
        for _, message in self.found:
            say(message.replace("\n", "\ufffd"))

    def json(self) -> list[dict[str, Any]]:
        """For the contract's `errors`."""
        return [{"line": line, "path": str(self.path), "message": message} for line, message in self.found]


def read_clauses(path: Path) -> tuple[list[tuple[Any, str]], ClauseErrors]:
    """The clauses of a file, pairs of id (as it is given) and text, and the lines that are none."""
    name = _STDIN_NAME if path == STDIN else path.name
    try:
        data = _standard_input() if path == STDIN else path.read_bytes()
    except OSError:
        error = KnownError("条款清单无法读取", "请确认文件存在，并且可以读取", subject=name)
        return [], ClauseErrors(path, ((0, error.message),))
    clauses, errors = [], []
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            clauses.append(_clause(line))
        except (ValueError, TypeError, KeyError, RecursionError) as cause:
            wrong = "不是 UTF-8 编码" if isinstance(cause, UnicodeDecodeError) else "不是含有 id 和 text 的 JSON 对象"
            told = KnownError(f"第{number}行{wrong}", "没有审查这一行，请修正后重试", subject=name)
            errors.append((number, told.message))
    return clauses, ClauseErrors(path, tuple(errors))


def _clause(line: bytes) -> tuple[Any, str]:
    record = json.loads(line.decode("utf-8"), parse_constant=_refuse)
    if not isinstance(record["text"], str):
        raise TypeError("text is no string")
    return record["id"], record["text"]


def _refuse(constant: str) -> None:
    """NaN and Infinity are no JSON, and could not be printed as such."""
    raise ValueError(constant)


def _standard_input() -> bytes:
    """All of standard input; nothing where the program has none."""
    return b"" if sys.stdin is None else sys.stdin.buffer.read(_MOST)
