"""Long work in a process of its own, so that the window never stutters.

A thread would not do: Python's lock lets computing threads hold up the interface (frames at 47 ms were measured).
The child is spawned, gets a plain snapshot, reports progress through a pipe, and is killed when the user cancels.
"""

from __future__ import annotations

import logging
import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.domain.errors import KnownError

_log = logging.getLogger(__name__)
_POLL_MILLISECONDS = 30

Work = Callable[..., Any]


class _PipeProgress:
    """The child's :class:`workbench.domain.progress.Progress`: sends every step to the window."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def step(self, done: int, total: int, message: str) -> None:
        self._pipe.send(("step", (done, total, message)))


def _run(pipe: Connection, work: Work, arguments: tuple[Any, ...]) -> None:
    """The child's main function: run the work, send its result or its failure."""
    try:
        pipe.send(("result", work(*arguments, _PipeProgress(pipe))))
    except KnownError as error:
        pipe.send(("known", error.message))
    except Exception as error:
        _log.exception("job failed")
        pipe.send(("bug", f"{type(error).__name__}：{error}"))
    finally:
        pipe.close()


class ProcessJob(QObject):
    """Runs one function in a spawned process.

    Signals:
        progressed(int, int, str): steps done, steps in all, what is being done.
        finished(object): the function's result.
        failed(str): a message for the user.
        cancelled(): the user cancelled and the process is gone.
    """

    progressed = Signal(int, int, str)
    finished = Signal(object)
    failed = Signal(str)
    cancelled = Signal()

    def __init__(self, work: Work, *arguments: Any, parent: QObject | None = None) -> None:
        """Prepare the work: a module-level function whose last parameter is a Progress, and picklable arguments."""
        super().__init__(parent)
        context = multiprocessing.get_context("spawn")
        self._pipe, child_pipe = context.Pipe(duplex=False)
        self._child_pipe: Connection | None = child_pipe
        self._process = context.Process(target=_run, args=(child_pipe, work, arguments), daemon=True)
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MILLISECONDS)
        self._timer.timeout.connect(self._poll)

    def start(self) -> None:
        """Start the process."""
        self._process.start()
        if self._child_pipe is not None:
            self._child_pipe.close()
            self._child_pipe = None
        self._timer.start()

    def cancel(self) -> None:
        """Kill the process; its result, if any, is thrown away."""
        if self._timer.isActive():
            self._stop()
            self.cancelled.emit()

    def _poll(self) -> None:
        try:
            while self._pipe.poll():
                kind, content = self._pipe.recv()
                if kind == "step":
                    self.progressed.emit(*content)
                    continue
                self._stop()
                if kind == "result":
                    self.finished.emit(content)
                elif kind == "known":
                    self.failed.emit(content)
                else:
                    self.failed.emit(f"程序内部错误（{content}）。已保存的内容不受影响，请重试。")
                return
        except (EOFError, OSError):
            self._stop()
            self.failed.emit("后台任务意外中止。已保存的内容不受影响，请重试；如反复出现，请关闭其他程序以腾出内存。")

    def _stop(self) -> None:
        self._timer.stop()
        self._pipe.close()
        if self._process.is_alive():
            self._process.kill()
        self._process.join(2)
