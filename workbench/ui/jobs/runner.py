"""One piece of long work at a time, with its progress and its end told by signals."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from workbench.ui.jobs.process import ProcessJob, Work
from workbench.ui.text import tr

Done = Callable[[Any], None]


class _Task(NamedTuple):
    """Work that waits for its turn."""

    work: Work
    arguments: tuple[Any, ...]
    done: Done
    topic: str


class JobRunner(QObject):
    """Runs jobs one after another, each in a process of its own.

    Signals:
        progressed(int, int, str): steps done, steps in all, what is being done.
        busy_changed(bool): work began, or all work is over.
        failed(str): a message for the user.
        cancelled(): the user cancelled.
    """

    progressed = Signal(int, int, str)
    busy_changed = Signal(bool)
    failed = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: ProcessJob | None = None
        self._waiting: deque[_Task] = deque()
        self._topic = ""

    @property
    def busy(self) -> bool:
        """Whether work is under way."""
        return self._job is not None

    def run(self, work: Work, *arguments: Any, done: Done, topic: str = "") -> None:
        """Do `work` after what is already under way; `done` gets its result.

        Earlier work on the same `topic` is out of date then: it is dropped without a word.
        """
        if topic:
            self._waiting = deque(task for task in self._waiting if task.topic != topic)
        self._waiting.append(_Task(work, arguments, done, topic))
        if self._job is None:
            self._next()
        elif topic and topic == self._topic:
            job, self._job = self._job, None
            job.blockSignals(True)
            job.cancel()
            job.deleteLater()
            self._next()

    def has(self, topic: str) -> bool:
        """Whether work on a topic is under way or waits."""
        return (self._job is not None and self._topic == topic) or any(t.topic == topic for t in self._waiting)

    def cancel(self) -> None:
        """Stop everything; results are thrown away."""
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()

    def _next(self) -> None:
        work, arguments, done, self._topic = self._waiting.popleft()
        job = self._job = ProcessJob(work, *arguments, parent=self)
        job.progressed.connect(self.progressed)
        job.finished.connect(lambda result: self._over(lambda: done(result)))
        job.failed.connect(lambda message: self._over(lambda: self.failed.emit(message)))
        job.cancelled.connect(lambda: self._over(self.cancelled.emit))
        self.busy_changed.emit(True)
        self.progressed.emit(0, 0, tr("正在准备"))
        job.start()

    def _over(self, then: Callable[[], object]) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.deleteLater()
        then()
        if self._job is None and self._waiting:
            self._next()
        elif self._job is None:
            self.busy_changed.emit(False)
