"""Starting the window."""

from __future__ import annotations

import multiprocessing
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from workbench.ui.flows import APP_NAME
from workbench.ui.fonts import interface_font
from workbench.ui.views.main_window import MainWindow

_POINTS = 10.0


def make_application(arguments: list[str]) -> QApplication:
    """The application with Chinese texts for Qt's own dialogs and a Simplified Chinese font."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(arguments)
    application.setApplicationName("workbench")
    application.setApplicationDisplayName(APP_NAME)
    application.setStyle("Fusion")
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(application)
    if translator.load("qt_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
    application.setFont(interface_font(_POINTS))
    return application


def _tell_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A bug is told in Chinese with the technical details folded; the program goes on."""
    details = "".join(traceback.format_exception(kind, error, trace))
    sys.stderr.write(details)
    box = QMessageBox(QMessageBox.Icon.Critical, APP_NAME, "程序出现内部错误。已保存的内容不受影响，可以继续使用。")
    box.setInformativeText("如反复出现，请把下面的详细信息交给技术人员。")
    box.setDetailedText(details)
    box.exec()


def run(project: Path | None = None) -> int:
    """Open the window, on a project if one is given; returns the exit status."""
    multiprocessing.freeze_support()
    application = make_application(sys.argv[:1])
    sys.excepthook = _tell_bug
    window = MainWindow()
    window.show()
    if project is not None:
        window.open_project(project)
    return int(application.exec())
