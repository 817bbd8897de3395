"""Measure the window's cold start: from starting Python until the window is painted and answers.

usage: ui_start.py [--runs N]

Each run is a process of its own. "usable" is when the first event after painting was handled. The processor time
is that of the program alone: on a quiet machine it and a few reads of files are all that is waited for.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.ui_common import ROOT, arguments, quantile

_CHILD = """
import sys, time
from PySide6.QtCore import QSettings, QTimer
from workbench.ui.app import make_application
from workbench.ui.views.main_window import MainWindow
application = make_application(["bench"])
window = MainWindow(QSettings(sys.argv[1], QSettings.Format.IniFormat))
window.show()
def usable():
    print(time.time(), time.process_time(), flush=True)
    application.quit()
QTimer.singleShot(0, lambda: (window.repaint(), QTimer.singleShot(0, usable)))
application.exec()
"""


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    seconds, own = [], []
    for _ in range(options.runs):
        began = time.time()
        answer = subprocess.run(
            [sys.executable, "-c", _CHILD, "/nonexistent/settings.ini"],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
        )
        usable, spent = map(float, answer.stdout.split()[-2:])
        seconds.append(usable - began)
        own.append(spent)
    print(
        f"start to usable window: median {quantile(seconds, 0.5):.2f} s, worst {max(seconds):.2f} s of {len(seconds)}, "
        f"processor time {quantile(own, 0.5):.2f} s"
    )


if __name__ == "__main__":
    main()
