"""How long work reports what it does, and learns that it was cancelled."""

from __future__ import annotations

from typing import Protocol, runtime_checkable


class Progress(Protocol):
    """A listener for long work.

    Implementations raise :class:`workbench.domain.errors.Cancelled` from :meth:`step` when the user has cancelled;
    workers call :meth:`step` often enough (a few times a second) and let that exception pass.
    """

    def step(self, done: int, total: int, message: str) -> None:
        """Tell that `done` of `total` units are finished; `message` says in Chinese what is being done now."""


class Silent:
    """A :class:`Progress` that listens to nothing and never cancels."""

    def step(self, done: int, total: int, message: str) -> None:
        """Ignore the report."""


@runtime_checkable
class TakesParts(Protocol):
    """A listener that can use what is finished before the whole is."""

    def part(self, found: object) -> None:
        """Take a part of the result."""


def hand_over(progress: Progress, found: object) -> None:
    """Give a finished part to a listener that can use it."""
    if isinstance(progress, TakesParts):
        progress.part(found)
