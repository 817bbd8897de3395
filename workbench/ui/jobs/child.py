"""What runs in the process beside the window. It loads no Qt: that would take a second of its own and the memory."""

from __future__ import annotations

import logging
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from workbench.domain.errors import KnownError

_log = logging.getLogger(__name__)

Work = Callable[..., Any]
#: Loads what work will need; asks the function it is given, between its steps, whether work is waiting already.
WarmUp = Callable[[Callable[[], bool]], None]


class _PipeProgress:
    """The child's :class:`workbench.domain.progress.Progress`: sends every step and every finished part to the window."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def step(self, done: int, total: int, message: str) -> None:
        self._pipe.send(("step", (done, total, message)))

    def part(self, found: object) -> None:
        self._pipe.send(("part", found))


def serve(pipe: Connection, warm_up: WarmUp | None) -> None:
    """The child's main function: do what comes through the pipe, until it is closed."""
    if warm_up is not None:
        try:
            warm_up(pipe.poll)
        except Exception:
            _log.exception("the engines could not be loaded ahead")  # the work itself will say what is wrong
    while True:
        try:
            work, arguments = pipe.recv()
        except (EOFError, OSError):
            return
        except Exception as error:
            pipe.send(("bug", f"{type(error).__name__}：{error}"))
            continue
        _do(pipe, work, arguments)
        del work, arguments


def _do(pipe: Connection, work: Work, arguments: tuple[Any, ...]) -> None:
    """Do one piece of work, send its result or its failure."""
    try:
        pipe.send(("result", work(*arguments, _PipeProgress(pipe))))
    except KnownError as error:
        pipe.send(("known", error.message))
    except Exception as error:
        _log.exception("job failed")
        pipe.send(("bug", f"{type(error).__name__}：{error}"))
