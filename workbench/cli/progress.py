"""Progress of long work on standard error."""

from __future__ import annotations

import sys
import time


class ConsoleProgress:
    """Shows what is being done: one changing line on a terminal, nothing but long steps in a file or pipe."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._started = time.monotonic()
        self._last = 0.0

    def step(self, done: int, total: int, message: str) -> None:
        """Show the step; on a pipe only every second second after the first three."""
        now = time.monotonic()
        if self._terminal:
            sys.stderr.write(f"\r\x1b[2K{message} {done}/{total}" if done < total else "\r\x1b[2K")
            sys.stderr.flush()
        elif now - self._started > 3 and now - self._last > 2:
            self._last = now
            sys.stderr.write(f"{message} {done}/{total}\n")
