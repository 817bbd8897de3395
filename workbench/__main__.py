"""The program's two faces: a command runs without Qt; no arguments, or a project file, opens the window."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path


def wants_window(words: Sequence[str]) -> bool:
    """Whether the arguments ask for the window: none at all, or one file (a project even where it is missing)."""
    if len(words) != 1 or words[0].startswith("-"):
        return not words
    return Path(words[0]).is_file() or Path(words[0]).suffix.lower() == ".xtlf"


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
        from workbench.ui.app import run

        return run(Path(words[0]) if words else None)
    # Whoever ends the program (a shutdown, an administrator) is answered like Ctrl+C: files half-written are taken away.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        from workbench.cli.main import main as command_line
    except KeyboardInterrupt:
        return 1

    return command_line(words)


if __name__ == "__main__":
    sys.exit(main())
