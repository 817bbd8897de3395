"""Starting the window."""

from __future__ import annotations

import datetime
import multiprocessing
import os
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QStandardPaths, QTimer, QtMsgType, QUrl, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMessageBox

from workbench import __version__
from workbench.services.jobs import warm_up
from workbench.services.workspace import preload
from workbench.ui.flows import APP_NAME
from workbench.ui.fonts import interface_font
from workbench.ui.language import CHINESE, speak
from workbench.ui.settings import Settings
from workbench.ui.text import tr
from workbench.ui.views.main_window import MainWindow

_POINTS = 10.0
#: How long a thread may compute while others wait.
_TURN_SECONDS = 0.0005
#: Milliseconds between two looks whether the parts of the program are loaded.
_LOOK_AFTER = 20


def make_application(arguments: list[str], language: str = CHINESE) -> QApplication:
    """The application in the user's language, with a Simplified Chinese font."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(arguments)
    application.setApplicationName("workbench")
    speak(application, language)
    application.setApplicationDisplayName(tr(APP_NAME))
    application.setStyle("Fusion")
    application.setFont(interface_font(_POINTS))
    return application


def save_bug_report(details: str, folder: Path) -> Path | None:
    """Keep the technical details of a bug in `folder`; returns the file, or None where nothing can be written."""
    stamp = datetime.datetime.now().strftime("%Y%m%d-%H%M%S-%f")
    path = folder / f"错误报告-{stamp}.txt"
    facts = f"协同立法工作台 {__version__}\nPython {sys.version}\n{sys.platform}\n\n{details}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(facts, "utf-8")
    except OSError:
        return None
    return path


def _tell_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A bug is told in Chinese, its details saved to a file the user can hand on; the program goes on."""
    details = "".join(traceback.format_exception(kind, error, trace))
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))
    saved = save_bug_report(details, folder)
    told = tr("程序出现内部错误。已保存的内容不受影响，可以继续使用。")
    box = QMessageBox(QMessageBox.Icon.Critical, tr(APP_NAME), told, parent=QApplication.activeWindow())
    where = tr("错误报告已保存到：\n{path}", path=saved) if saved else tr("错误报告无法写入磁盘，内容见下。")
    box.setInformativeText(tr("{where}\n如反复出现，请把它交给技术人员。", where=where))
    box.setDetailedText(details)
    going_on = box.addButton(tr("继续使用"), QMessageBox.ButtonRole.AcceptRole)
    if saved is not None:
        showing = box.addButton(tr("打开所在文件夹"), QMessageBox.ButtonRole.ActionRole)
        showing.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(saved.parent))))
    box.setDefaultButton(going_on)
    box.setEscapeButton(going_on)
    box.exec()


def project_to_open(settings: Settings, given: Path | None) -> Path | None:
    """The project to begin with: the one given, else the last one where the user wants it and it is still there."""
    if given is not None or not settings.get("start.reopen"):
        return given
    last = next(iter(settings.recent()), "")
    return Path(last) if last and Path(last).is_file() else None


def prepare(window: MainWindow, then: Callable[[], object] = lambda: None) -> None:
    """What makes later work quick, done when the window has been painted and answers; `then` is called when a project
    can be opened without waiting for parts of the program to be loaded."""
    # Work in threads gives the interface its turn after 0.5 ms instead of 5: there are many turns in one repainting.
    sys.setswitchinterval(_TURN_SECONDS)
    loading = threading.Thread(target=preload, daemon=True)
    loaded = QTimer(window)
    loaded.setInterval(_LOOK_AFTER)

    def look() -> None:
        if not loading.is_alive():
            loaded.stop()
            window.session.jobs.keep_ready(warm_up)
            then()

    loaded.timeout.connect(look)
    loading.start()
    loaded.start()


@contextmanager
def telling_of_no_screen(told: str) -> Iterator[None]:
    """While the application is made: where Qt cannot use the screen it would abort with English words; end with `told`."""

    def heard(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind is QtMsgType.QtFatalMsg and told:
            if sys.stderr is not None:
                sys.stderr.write(told + "\n")
                sys.stderr.flush()
            os._exit(1)  # Qt aborts as soon as this returns

    before = qInstallMessageHandler(heard)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def run(project: Path | None = None, *, without_screen: str = "") -> int:
    """Open the window, on a project if one is given; returns the exit status.

    `without_screen` is what is said, with exit status 1, where Qt finds no screen that it can use.
    """
    multiprocessing.freeze_support()
    with telling_of_no_screen(without_screen):
        application = make_application(sys.argv[:1], str(Settings().get("appearance.language")))
    sys.excepthook = _tell_bug
    window = MainWindow()
    window.show()
    opening = project_to_open(window.settings, project)
    # The first painting comes before everything else.
    QTimer.singleShot(0, window, lambda: prepare(window, lambda: opening is not None and window.open_project(opening)))
    if opening is None:
        window.tour.first_start()
    return int(application.exec())
