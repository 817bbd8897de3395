"""Long work in a process of its own, so that the window never stutters.

A thread would not do: Python's lock lets computing threads hold up the interface (frames at 47 ms were measured).
The child is spawned, gets plain snapshots, reports progress through a pipe, and is killed when the user cancels. It can
be started before there is work: loading the engines and their data takes longer than comparing five usual drafts.
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import pickle
import queue
import threading
from multiprocessing.reduction import ForkingPickler
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from workbench.ui.jobs.background import lasting
from workbench.ui.jobs.child import WarmUp, Work, serve

_log = logging.getLogger(__name__)

#: A process that was handed or gave so many bytes at once is not kept for further work: it would keep the memory, too.
_HEAVY = 8_000_000


class WorkProcess(QObject):
    """A spawned process that does one piece of work after another; a thread hands it the arguments and takes its
    answers, for large ones take their time to pack and unpack.

    Signals:
        progressed(int, int, str): steps done, steps in all, what is being done.
        part(object): something the work has found already.
        finished(object): the work's result.
        failed(str): a message for the user; the process may be gone.
    """

    progressed = Signal(int, int, str)
    part = Signal(object)
    finished = Signal(object)
    failed = Signal(str)
    _told = Signal(str, object)

    def __init__(self, warm_up: WarmUp | None = None, parent: QObject | None = None) -> None:
        """Start the process; `warm_up` is a module-level function."""
        super().__init__(parent)
        context = multiprocessing.get_context("spawn")
        self._pipe, self._child_pipe = context.Pipe()
        self._process = context.Process(target=serve, args=(self._child_pipe, warm_up), daemon=True)
        self._orders: queue.SimpleQueue[tuple[Work, tuple[Any, ...]] | None] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._largest = 0
        self._lost = False
        self._busy = False
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._talk, daemon=True)
        self._thread.start()

    @property
    def usable(self) -> bool:
        """Whether further work can be given to it."""
        if self._stopping.is_set() or self._lost or self._largest >= _HEAVY:
            return False
        # Before it is started, it has no number; the thread will see to it.
        return self._process.pid is None or self._process.is_alive()

    def do(self, work: Work, arguments: tuple[Any, ...]) -> None:
        """Do `work`, a module-level function whose last parameter is a Progress, with picklable arguments."""
        self._busy = True
        self._orders.put((work, arguments))

    def end(self) -> None:
        """Kill the process; what it was doing is thrown away. Does not wait until it is gone."""
        self._busy = False
        self._stopping.set()
        self._orders.put(None)
        with contextlib.suppress(OSError, ValueError, AssertionError):
            if self._process.pid is not None:
                self._process.kill()

    @property
    def gone(self) -> bool:
        """Whether neither process nor thread is left."""
        return not self._thread.is_alive()

    def wait(self) -> None:
        """Wait until process and thread are gone."""
        self._thread.join()

    # -- the thread

    def _talk(self) -> None:
        """The thread's own function."""
        try:
            self._process.start()
            self._child_pipe.close()
            while not self._stopping.is_set() and (order := self._orders.get()) is not None:
                self._order(*order)
        except (EOFError, OSError):
            self._lost = True
            self._tell("lost", None)
        except Exception as error:
            self._lost = True
            _log.exception("job could not begin")
            self._tell("bug", f"{type(error).__name__}：{error}")
        finally:
            self._pipe.close()
            if self._process.pid is not None:
                if self._stopping.is_set():
                    self._process.kill()
                self._process.join(2)
                self._process.kill()
                self._process.join()
                with contextlib.suppress(
                    ValueError
                ):  # another thread's start of a process may be just reaping this one
                    self._process.close()

    def _order(self, work: Work, arguments: tuple[Any, ...]) -> None:
        """Hand one piece of work over, and take what comes of it."""
        packed = ForkingPickler.dumps((work, arguments))
        self._largest = max(self._largest, len(packed))
        self._pipe.send_bytes(packed)
        del packed, arguments
        kind = "step"
        while kind in ("step", "part") and not self._stopping.is_set():
            answer = self._pipe.recv_bytes()
            self._largest = max(self._largest, len(answer))
            with lasting():
                kind, content = pickle.loads(answer)
            self._tell(kind, content)

    def _tell(self, kind: str, content: object) -> None:
        if not self._stopping.is_set():
            self._told.emit(kind, content)

    # -- the window's thread

    def _hear(self, kind: str, content: Any) -> None:
        if not self._busy:
            return
        if kind == "step":
            self.progressed.emit(*content)
            return
        if kind == "part":
            self.part.emit(content)
            return
        self._busy = False
        if kind == "result":
            self.finished.emit(content)
        elif kind == "known":
            self.failed.emit(content)
        elif kind == "bug":
            self.failed.emit(f"程序内部错误（{content}）。已保存的内容不受影响，请重试。")
        else:
            self.failed.emit("后台任务意外中止。已保存的内容不受影响，请重试；如反复出现，请关闭其他程序以腾出内存。")
