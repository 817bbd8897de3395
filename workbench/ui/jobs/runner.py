"""One piece of long work at a time, with its progress and its end told by signals."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.ui.jobs.child import WarmUp, Work
from workbench.ui.jobs.process import WorkProcess
from workbench.ui.text import tr

Done = Callable[[Any], object]
#: How long after its end a process that is kept ready is replaced, in milliseconds: the window has better things to do.
_REPLACED_AFTER = 1500


class _Task(NamedTuple):
    """Work that waits for its turn."""

    work: Work
    arguments: tuple[Any, ...]
    done: Done
    part: Done | None
    topic: str


class JobRunner(QObject):
    """Runs jobs one after another in a process beside the window, which goes with its last job unless :meth:`keep_ready`
    was called.

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
        self._process: WorkProcess | None = None
        self._ending: list[WorkProcess] = []
        self._task: _Task | None = None
        self._waiting: deque[_Task] = deque()
        self._warm_up: WarmUp | None = None
        self._replacing = QTimer(self)
        self._replacing.setSingleShot(True)
        self._replacing.setInterval(_REPLACED_AFTER)
        self._replacing.timeout.connect(self._replace)

    @property
    def busy(self) -> bool:
        """Whether work is under way."""
        return self._task is not None

    def keep_ready(self, warm_up: WarmUp) -> None:
        """Have a process ready at all times that has loaded what `warm_up` loads; the first is started now."""
        self._warm_up = warm_up
        self._replace()

    def run(self, work: Work, *arguments: Any, done: Done, part: Done | None = None, topic: str = "") -> None:
        """Do `work` after what is already under way; `done` gets its result, `part` what it hands over before.

        Earlier work on the same `topic` is out of date then: it is dropped without a word.
        """
        if topic:
            self._waiting = deque(task for task in self._waiting if task.topic != topic)
        self._waiting.append(_Task(work, arguments, done, part, topic))
        if self._task is None:
            self._next()
        elif topic and topic == self._task.topic:
            self._throw_away()
            self._next()

    def has(self, topic: str) -> bool:
        """Whether work on a topic is under way or waits."""
        tasks = (*([self._task] if self._task else []), *self._waiting)
        return any(task.topic == topic for task in tasks)

    def drop(self, topic: str) -> None:
        """Throw away the work on a topic without a word: nobody needs it any more."""
        self._waiting = deque(task for task in self._waiting if task.topic != topic)
        if self._task is not None and self._task.topic == topic:
            self._throw_away()
            self._rest()

    def cancel(self) -> None:
        """Stop everything; results are thrown away."""
        self._waiting.clear()
        if self._task is not None:
            self._throw_away()
            self.cancelled.emit()
            self._rest()

    def stop(self) -> None:
        """Cancel, and wait until no process and no thread is left; nothing is kept ready any more."""
        self._warm_up = None
        self._replacing.stop()
        self.cancel()
        self._end()
        for process in self._ending:
            process.wait()
        self._ending.clear()

    # -- the process

    def _begin(self) -> WorkProcess:
        """The process that is there, else another one."""
        if self._process is not None and self._process.usable:
            return self._process
        self._end()
        process = self._process = WorkProcess(self._warm_up, self)
        process.progressed.connect(self.progressed)
        process.part.connect(self._part)
        process.finished.connect(lambda result: self._over(lambda task: task.done(result)))
        process.failed.connect(lambda message: self._over(lambda _task: self.failed.emit(message)))
        return process

    def _end(self) -> None:
        """The process goes, if there is one; what it was doing is thrown away."""
        process, self._process = self._process, None
        # They are small and go with the runner: a signal of theirs may be what has led here.
        self._ending = [ended for ended in self._ending if not ended.gone]
        if process is not None:
            process.blockSignals(True)
            process.end()
            self._ending.append(process)
        if self._warm_up is not None:
            self._replacing.start()

    def _replace(self) -> None:
        if self._warm_up is not None:
            self._begin()

    # -- the work

    def _throw_away(self) -> None:
        """Nobody wants any more what is under way."""
        self._task = None
        self._end()

    def _next(self) -> None:
        task = self._task = self._waiting.popleft()
        self.busy_changed.emit(True)
        self.progressed.emit(0, 0, tr("正在准备"))
        self._begin().do(task.work, task.arguments)

    def _part(self, found: object) -> None:
        if self._task is not None and self._task.part is not None:
            self._task.part(found)

    def _over(self, then: Callable[[_Task], object]) -> None:
        task, self._task = self._task, None
        if self._warm_up is None or self._process is None or not self._process.usable:
            self._end()
        if task is not None:
            then(task)
        self._rest()

    def _rest(self) -> None:
        """Go on with what waits, or say that all work is over."""
        if self._task is None and self._waiting:
            self._next()
        elif self._task is None:
            self.busy_changed.emit(False)
