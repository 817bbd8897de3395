"""Long work in a thread, for what starts processes of its own or writes in the open project.

A job that runs in a process (:mod:`workbench.ui.jobs.process`) is a daemon and may have no children. What runs here
must spend its time waiting for them: Python's lock would let it hold up the interface otherwise.
"""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from workbench.domain.errors import Cancelled, KnownError
from workbench.domain.progress import Progress

_log = logging.getLogger(__name__)


class ThreadJob(QThread):
    """Runs ``work(progress)`` once.

    Signals:
        progressed(int, int, str): steps done, steps in all, what is being done.
        succeeded(object): the function's result.
        failed(str): a message for the user.
        cancelled(): the user cancelled, and the work has ended.
    """

    progressed = Signal(int, int, str)
    succeeded = Signal(object)
    failed = Signal(str)
    cancelled = Signal()

    def __init__(self, work: Callable[[Progress], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = threading.Event()

    def step(self, done: int, total: int, message: str) -> None:
        """Called by the work; ends it by raising when the user has cancelled.

        Raises:
            Cancelled: the user has cancelled.
        """
        if self._stop.is_set():
            raise Cancelled
        self.progressed.emit(done, total, message)

    def cancel(self) -> None:
        """Ask the work to end at its next step."""
        self._stop.set()

    def stop(self) -> None:
        """Cancel, and wait until the work has ended."""
        self.cancel()
        self.wait()

    def run(self) -> None:
        """The thread's own function."""
        try:
            result = self._work(self)
        except Cancelled:
            self.cancelled.emit()
        except KnownError as error:
            self.failed.emit(error.message)
        except Exception as error:
            _log.error("job failed: %s", traceback.format_exc())
            told = f"程序内部错误（{type(error).__name__}：{error}）。已保存的内容不受影响，请重试。"
            self.failed.emit(told)
        else:
            self.succeeded.emit(result)
