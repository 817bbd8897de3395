"""The program's two faces: a command runs without Qt; no arguments, or a project file (.xtlf), opens the window."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    # Ctrl+C while the program is still being loaded ends it without a word: nothing has begun yet. The module behind
    # `signal` is built in; `signal` itself takes its time to load.
    import _signal  # type: ignore[import-not-found]

    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)

import os
import signal
from collections.abc import Sequence
from pathlib import Path


def wants_window(words: Sequence[str]) -> bool:
    """Whether the arguments ask for the window: none at all, or one project file, even where it is missing."""
    return not words or (len(words) == 1 and not words[0].startswith("-") and Path(words[0]).suffix.lower() == ".xtlf")


def open_window(project: Path | None) -> int:
    """Open the window, or say that there is no screen for it; returns the exit status."""
    from workbench.cli.screen import NO_SCREEN, has_screen

    if not has_screen(os.environ, sys.platform):
        from workbench.cli.output import say

        say(NO_SCREEN)
        return 1
    from workbench.ui.app import run

    return run(project, without_screen=NO_SCREEN)


def main() -> int:
    """Run the face that the arguments ask for; returns the exit status."""
    # The matrices are small: a second thread of the numeric library costs more than it brings, here and in workers.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if getattr(sys, "frozen", False):
        # The processes of a packed program start with its own entrance.
        import multiprocessing

        multiprocessing.freeze_support()
    words = sys.argv[1:]
    if wants_window(words):
        return open_window(Path(words[0]) if words else None)
    # Whoever ends the program (a shutdown, an administrator) is answered like Ctrl+C: files half-written are taken away.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from workbench.cli.main import main as command_line

    try:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        return command_line(words)
    except KeyboardInterrupt:
        return 1


if __name__ == "__main__":
    sys.exit(main())
