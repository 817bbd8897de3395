"""Measure how long the window does not answer while it works: the longest gap between two turns of its event loop.

usage: ui_watchdog.py [--shared FOLDER] [--articles N] [--limit MS]

A timer of 2 ms is the pulse; whatever holds the event loop longer shows as a gap. What is measured: opening a project of
five drafts of N articles, going about in it, filtering, writing a note, correcting and undoing, exporting, merging
what another office sent, dropping drafts, correcting the reading of a draft of N articles. Exit status 1 when a gap is
above the limit (default 100 ms).
"""

from __future__ import annotations

import sys
import tempfile
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.ui_common import arguments, big_project, corpus_articles


class Pulse:
    """Counts the gaps; `worst` is the longest since the last :meth:`begin`, in milliseconds; `own`
    the longest by the processor time of the interface thread, which other programs do not lengthen.

    With `why` a second thread looks at what the interface thread is doing during long gaps (and disturbs a little).
    """

    def __init__(self, why: bool = False) -> None:
        from PySide6.QtCore import QTimer

        self.worst = self.own = 0.0
        self.seen: Counter[str] = Counter()
        self._last, self._spent = time.perf_counter(), time.thread_time()
        self._timer = QTimer()
        self._timer.setInterval(2)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        if why:
            threading.Thread(target=self._look, args=(threading.get_ident(),), daemon=True).start()

    def _beat(self) -> None:
        now, spent = time.perf_counter(), time.thread_time()
        self.worst = max(self.worst, (now - self._last) * 1000)
        self.own = max(self.own, (spent - self._spent) * 1000)
        self._last, self._spent = now, spent

    def begin(self) -> None:
        self.worst, self._last = 0.0, time.perf_counter()
        self.own, self._spent = 0.0, time.thread_time()
        self.seen.clear()

    def _look(self, thread: int) -> None:
        while True:
            time.sleep(0.01)
            frame = sys._current_frames().get(thread)
            if frame is not None and time.perf_counter() - self._last > 0.05:
                stack = traceback.extract_stack(frame)
                places = [
                    f"{Path(f.filename).name}:{f.lineno} {f.name}"
                    for f in stack
                    if Path(f.filename).parent.name != "bench"
                ]
                self.seen[" < ".join(reversed(places[-7:]))] += 1


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--articles", type=int, default=1200)
    parser.add_argument("--why", action="store_true", help="say where the interface thread was during long gaps")
    parser.add_argument("--limit", type=float, default=100.0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.xtlf"
        big_project(path, options.shared, options.articles)
        draft = Path(folder) / "太原市大法典.txt"
        texts = [a.text for a in corpus_articles(options.shared, options.articles)]
        body = "\n\n".join(f"第{n}条　{text}" for n, text in enumerate(texts, 1))
        draft.write_text(f"太原市大法典\n\n{body}\n", "utf-8")
        watchdog = Watchdog(Path(folder), options.why)
        worst = watchdog.measure(path, draft)
    print(f"worst of all: {worst:.0f} ms, by processor time of the interface thread {watchdog.own:.0f} ms")
    raise SystemExit(worst > options.limit)


class Watchdog:
    """Works in a window as a user would and watches the pulse."""

    def __init__(self, folder: Path, why: bool = False) -> None:
        from PySide6.QtCore import QSettings

        from workbench.ui.app import make_application, prepare
        from workbench.ui.views.main_window import MainWindow

        self.folder = folder
        self.application = make_application(["watchdog"])
        self.window = MainWindow(QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat))
        self.window.resize(1366, 728)
        self.window.show()
        prepare(self.window)
        self.pulse = Pulse(why)
        self.worst = self.own = 0.0
        self.turn(6.0)  # the engines are loaded in the background

    def turn(self, seconds: float) -> None:
        """Let the event loop run."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()

    def until(self, done: Callable[[], bool], most: float = 1200.0) -> None:
        end = time.monotonic() + most
        while not done():
            if time.monotonic() > end:
                raise SystemExit("it does not come to an end")
            self.turn(0.02)
        self.turn(0.3)

    @contextmanager
    def watched(self, what: str) -> Iterator[None]:
        """Print the longest gap of what is done inside."""
        self.pulse.begin()
        began = time.perf_counter()
        yield
        pulse = self.pulse
        self.worst, self.own = max(self.worst, pulse.worst), max(self.own, pulse.own)
        seconds = time.perf_counter() - began
        print(
            f"{what}: longest block {pulse.worst:.0f} ms ({pulse.own:.0f} ms processor), {seconds:.1f} s in all",
            flush=True,
        )
        for place, count in pulse.seen.most_common(4):
            print(f"    {count:3} x {place}")

    def idle(self) -> bool:
        session = self.window.session
        return not self.window.busy and not session.stale and not session.analysing

    def act(self, what: str, act: Callable[[], object]) -> None:
        """Do something through the event loop and wait until all is at rest."""
        from PySide6.QtCore import QTimer

        with self.watched(what):
            QTimer.singleShot(0, act)
            self.turn(0.1)
            self.until(self.idle)

    def measure(self, path: Path, draft: Path) -> float:
        """Everything, one after the other; returns the longest gap of all."""
        from workbench.services.exports import ExportKind
        from workbench.services.report_choices import ReportChoices

        window = self.window
        with self.watched("opening"):
            window.open_project(path)
            self.until(lambda: window.model.rowCount() > 0 and self.idle())
        self.act("jumping", lambda: window.go.go_to(window.model.row_at(window.model.rowCount() // 2).id))
        self.act("filtering the list", lambda: window.matters.words.setText("期限 太原"))
        self.act("filtering the table", lambda: window.actions_by_name["differing"].setChecked(True))
        self.act("showing all again", lambda: window.actions_by_name["differing"].setChecked(False))
        self.act("overview", window.actions_by_name["overview"].trigger)
        self.act("back to the table", window.actions_by_name["table"].trigger)
        anchor, _ = window.flows.place_here()
        self.act("a note", lambda: window.session.change(lambda project: project.add_note("请协商。", anchor)))
        self.act("theme", lambda: window.settings.set("appearance.theme", "dark"))
        self.act("merging rows", window.actions_by_name["merge-up"].trigger)
        self.act("undo", window.session.undo)
        self.act("redo", window.session.redo)
        self.exchange(path)
        self.act("report", lambda: window.office.write(ExportKind.REPORT, ReportChoices(), self.folder / "报告.docx"))
        self.drop()
        self.reading(draft)
        window.close()
        return self.worst

    def exchange(self, path: Path) -> None:
        """What another office wrote comes in."""
        from workbench.services.exchange import send_project
        from workbench.services.workspace import Workspace

        workspace = self.window.session.workspace
        if workspace is None:
            return
        out, other, back = (self.folder / name for name in ("去.xtjh", "晋中.xtlf", "来.xtjh"))
        from workbench.services.exchange import join_project

        send_project(workspace, out, drafts=True)
        join_project(other, out, city="晋中", author="李")
        with Workspace.open(other) as theirs:
            for n in range(300):
                theirs.project.add_note(f"第{n}条意见。")
            send_project(theirs, back)
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        from workbench.ui.views.exchange_dialogs import MergeDialog

        def accept() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, MergeDialog):
                dialog.accept()
            else:
                QTimer.singleShot(50, accept)

        QTimer.singleShot(50, accept)
        self.act("merging a file", lambda: self.window.office.merge_path(back))

    def drop(self) -> None:
        """Five drafts of some 40 articles begin a project of their own."""
        from workbench.services.demo import sample_files

        window = self.window
        window.session.create(self.folder / "新.xtlf", title="新", city="太原", author="测量")
        with self.watched("dropping five drafts"):
            began = time.perf_counter()
            window.flows.take_files(sample_files())
            self.until(lambda: window.model.rowCount() > 0)
            print(f"    five drafts are shown after {time.perf_counter() - began - 0.3:.1f} s", flush=True)
            self.until(self.idle)

    def reading(self, draft: Path) -> None:
        """A line of a big draft is corrected in the reading window."""
        window = self.window
        window.session.create(self.folder / "大.xtlf", title="大", city="太原", author="测量")
        with self.watched("dropping a big draft"):
            window.flows.take_files([draft])
            self.until(lambda: window.model.rowCount() > 0 and self.idle())
        from workbench.ui.views.reading import ReadingWindow

        def opened() -> ReadingWindow | None:
            found = [w for w in self.application.topLevelWidgets() if isinstance(w, ReadingWindow) and w.isVisible()]
            return found[0] if found else None

        def ready() -> bool:
            found = opened()
            if found is None or found.state.view is None:
                return False
            return not found.state.busy and not found.lines.filling

        with self.watched("opening the reading window"):
            window.office.show_reading()
            self.until(ready)
        reading = opened()
        if reading is None:
            raise SystemExit("no reading window")
        with self.watched("correcting a line"):
            reading.lines.jump(600)
            reading.actions_by_name["skip"].trigger()
            self.turn(0.2)
            self.until(lambda: ready() and self.idle())
        with self.watched("undoing it"):
            reading.actions_by_name["undo"].trigger()
            self.turn(0.2)
            self.until(lambda: ready() and self.idle())
        reading.close()


if __name__ == "__main__":
    main()
