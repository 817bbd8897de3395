"""Long work in a process of its own, so that the window never stutters.

A thread would not do: Python's lock lets computing threads hold up the interface (frames at 47 ms were measured).
The child is spawned, gets a plain snapshot, reports progress through a pipe, and is killed when the user cancels.
"""

from __future__ import annotations

import logging
import multiprocessing
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from workbench.domain.errors import KnownError
from workbench.ui.jobs.background import lasting

_log = logging.getLogger(__name__)

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
    """Runs one function in a spawned process; a thread hands it its arguments and takes its answers, for large ones
    take their time to pack and unpack.

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
    _told = Signal(str, object)

    def __init__(self, work: Work, *arguments: Any, parent: QObject | None = None) -> None:
        """Prepare the work: a module-level function whose last parameter is a Progress, and picklable arguments."""
        super().__init__(parent)
        context = multiprocessing.get_context("spawn")
        self._pipe, self._child_pipe = context.Pipe(duplex=False)
        self._process = context.Process(target=_run, args=(self._child_pipe, work, arguments), daemon=True)
        self._thread = threading.Thread(target=self._talk, daemon=True)
        self._running = False
        self._stopping = threading.Event()
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Start the process."""
        self._running = True
        self._thread.start()

    def cancel(self) -> None:
        """Kill the process; its result, if any, is thrown away."""
        if self._running:
            self._end()
            self.cancelled.emit()

    def _talk(self) -> None:
        """The thread's own function."""
        try:
            self._process.start()
            self._child_pipe.close()
            kind = "step"
            while kind == "step" and not self._stopping.is_set():
                with lasting():
                    kind, content = self._pipe.recv()
                self._told.emit(kind, content)
        except (EOFError, OSError):
            self._told.emit("lost", None)
        except Exception as error:
            _log.exception("job could not begin")
            self._told.emit("bug", f"{type(error).__name__}：{error}")
        finally:
            self._pipe.close()
            if self._process.pid is not None:
                if self._process.is_alive() and self._stopping.is_set():
                    self._process.kill()
                self._process.join(2)

    def _hear(self, kind: str, content: Any) -> None:
        if not self._running:
            return
        if kind == "step":
            self.progressed.emit(*content)
            return
        self._end()
        if kind == "result":
            self.finished.emit(content)
        elif kind == "known":
            self.failed.emit(content)
        elif kind == "bug":
            self.failed.emit(f"程序内部错误（{content}）。已保存的内容不受影响，请重试。")
        else:
            self.failed.emit("后台任务意外中止。已保存的内容不受影响，请重试；如反复出现，请关闭其他程序以腾出内存。")

    def _end(self) -> None:
        """No process and no thread is left behind."""
        self._running = False
        self._stopping.set()
        if self._process.pid is not None and self._process.is_alive():
            self._process.kill()
        self._thread.join()
