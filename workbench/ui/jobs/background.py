"""Work on the open project itself in a thread: loading, keeping, merging. One piece after another.

It needs the project's own connection, which no other process may have. Python's lock is shared with the window, so what
computes much belongs in a process (:mod:`workbench.ui.jobs.process`).
"""

from __future__ import annotations

import gc
import logging
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal

from workbench.domain.errors import KnownError
from workbench.ui.text import tr

_log = logging.getLogger(__name__)


@contextmanager
def lasting() -> Iterator[None]:
    """While many objects are made that will last, nothing is searched for what can be thrown away, then or later.

    Looking through hundreds of thousands of them would hold the window up for tenths of a second, again and again. They
    hold no cycles, so that they go when nobody needs them all the same.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


class _Task(NamedTuple):
    act: Callable[[], Any]
    done: Callable[[Any], object]
    number: int


class Background(QObject):
    """Runs functions in a thread and hands their results to the window.

    Signals:
        busy_changed(bool): work began, or all work is over.
        failed(str): a message for the user.
    """

    busy_changed = Signal(bool)
    failed = Signal(str)
    _told = Signal(int, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[_Task] = deque()
        self._task: _Task | None = None
        self._thread: threading.Thread | None = None
        self._count = 0
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether work is under way."""
        return self._task is not None

    def run(self, act: Callable[[], Any], done: Callable[[Any], object]) -> None:
        """Call `act` in the thread after what is already under way; `done` gets its result in the window's thread."""
        self._count += 1
        self._waiting.append(_Task(act, done, self._count))
        if self._task is None:
            self._next()

    def drop(self) -> None:
        """Wait for what is under way and forget its result and everything that waits."""
        self._waiting.clear()
        if self._thread is not None:
            self._thread.join()
        if self._task is not None:
            self._task = None
            self.busy_changed.emit(False)

    def _next(self) -> None:
        self._task = self._waiting.popleft()
        self._thread = threading.Thread(target=self._work, args=(self._task,), daemon=True)
        self.busy_changed.emit(True)
        self._thread.start()

    def _work(self, task: _Task) -> None:
        """The thread's own function."""
        try:
            with lasting():
                result = task.act()
            self._told.emit(task.number, "result", result)
        except KnownError as error:
            self._told.emit(task.number, "failed", error.message)
        except Exception as error:
            _log.exception("background work failed")
            what = f"{type(error).__name__}：{error}"
            self._told.emit(
                task.number, "failed", tr("程序内部错误（{what}）。已保存的内容不受影响，请重试。", what=what)
            )

    def _hear(self, number: int, kind: str, content: Any) -> None:
        task = self._task
        if task is None or task.number != number:
            return
        if self._thread is not None:
            self._thread.join()
        self._task = None
        if kind == "result":
            task.done(content)
        else:
            self.failed.emit(content)
        if self._task is None and self._waiting:
            self._next()
        elif self._task is None:
            self.busy_changed.emit(False)
