"""Work for the process beside the window: module-level functions, as the window's jobs are."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from workbench.domain.errors import KnownError
from workbench.domain.progress import Progress, hand_over
from workbench.services.analysis import compare
from workbench.services.jobs import Aligned, AnalysisOrder, analyse_job
from workbench.services.table_corrections import corrected_table


def own_number(progress: Progress) -> int:
    """The number of the process that does the work."""
    progress.step(0, 1, "开始")
    return os.getpid()


def in_parts(count: int, progress: Progress) -> int:
    """Hands over the numbers below `count`, and gives `count`."""
    for number in range(count):
        hand_over(progress, number)
    return count


def refused(_progress: Progress) -> None:
    """Cannot be done, for a known reason."""
    raise KnownError("不能这样做", "请换一种做法")


def gone(_progress: Progress) -> None:
    """The process ends in the middle of the work."""
    os._exit(3)


def endless(progress: Progress) -> None:
    """Does not come to an end by itself."""
    progress.step(0, 0, "等待")
    time.sleep(600)


def nothing_ahead(_waiting: Callable[[], bool]) -> None:
    """Loads nothing."""


def align_and_wait(order: AnalysisOrder, progress: Progress) -> None:
    """An analysis that hands the table over and never finds anything."""
    base = order.base or compare(order.regulations, progress)
    hand_over(progress, Aligned(corrected_table(order.regulations, base, order.corrections)))
    time.sleep(600)


def parts_of_analysis(order: AnalysisOrder) -> list[Aligned]:
    """What an analysis hands over before its result."""
    taken: list[Aligned] = []

    class Listener:
        def step(self, _done: int, _total: int, _message: str) -> None:
            """Ignore progress."""

        def part(self, found: object) -> None:
            """Take a part."""
            assert isinstance(found, Aligned)
            taken.append(found)

    analyse_job(order, Listener())
    return taken
