"""Measure frames while scrolling and typing in the filter, and memory, with five drafts of 1,200 articles.

usage: ui_scroll.py [--shared FOLDER] [--articles N]

A frame is the time of handling one wheel or key event with everything it causes until the window is painted again.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.ui_common import arguments, big_project, quantile


def memory() -> float:
    """Resident memory of this process in MiB, or 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return 0.0
    line = next(x for x in status.read_text("ascii").splitlines() if x.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--articles", type=int, default=1200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.xtlf"
        big_project(path, options.shared, options.articles)
        measure(path, Path(folder))


def measure(path: Path, folder: Path) -> None:
    from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    from workbench.ui.app import make_application
    from workbench.ui.views.main_window import MainWindow

    application = make_application(["bench"])
    window = MainWindow(QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat))
    window.resize(1366, 728)
    window.show()
    QApplication.processEvents()
    began = time.perf_counter()
    window.open_project(path)
    while not window.model.rowCount() or window.busy:
        application.processEvents()
    print(f"open: {time.perf_counter() - began:.2f} s, {window.model.rowCount()} rows, {memory():.0f} MiB")
    view = window.table
    at = QPointF(view.viewport().rect().center())

    def wheel(by: int) -> None:
        event = QWheelEvent(
            at, at, QPoint(0, 0), QPoint(0, by), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)

    def frames(acts: Sequence[Callable[[], None]], what: str) -> None:
        times, own = [], []
        for act in acts:
            start, spent = time.perf_counter(), time.thread_time()
            act()
            application.processEvents()
            times.append((time.perf_counter() - start) * 1000)
            own.append((time.thread_time() - spent) * 1000)
            # A hand turns the wheel some 60 times a second at most.
            until = start + 1 / 60
            while time.perf_counter() < until:
                application.processEvents()
                time.sleep(0.001)
        print(
            f"{what}: p50 {quantile(times, 0.5):.1f} ms, p95 {quantile(times, 0.95):.1f} ms, max {max(times):.1f} ms; "
            f"processor p95 {quantile(own, 0.95):.1f} ms, max {max(own):.1f} ms"
        )

    frames([lambda: wheel(-120)] * 300, "scrolling down")
    frames([lambda: wheel(120)] * 150, "scrolling up")
    while window.differences.busy:  # typing is measured by itself, not against the comparing of rows
        application.processEvents()
    words = "应当 期限 太原"
    frames(
        [lambda n=n: window.matters.words.setText(words[:n]) for n in range(1, len(words) + 1)] * 3, "typing a filter"
    )
    rows = [row.id for row in window.model.table.rows][:: max(1, window.model.rowCount() // 60)]
    frames([partial(window.go.go_to, row) for row in rows], "jumping to a row")
    print(f"memory after all: {memory():.0f} MiB")
    window.close()


if __name__ == "__main__":
    main()
