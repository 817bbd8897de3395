"""The language of menus, buttons and messages; provisions, findings, reports and the manual are Chinese in any."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from workbench.domain.resources import resource

CHINESE, ENGLISH = "zh", "en"


def speak(application: QCoreApplication, language: str) -> QTranslator | None:
    """Let the window and Qt's own dialogs speak `language` from now on; returns what does it, None for a missing file.

    Chinese is the language of the code, and English is Qt's own: each of them lacks only the other's half.
    """
    english = language == ENGLISH
    spoken = QLocale.Language.English if english else QLocale.Language.Chinese
    QLocale.setDefault(QLocale(spoken, QLocale.Country.China))
    translator = QTranslator(application)
    if english:
        found = translator.load(str(resource("ui", "i18n", "workbench_en.qm")))
    else:
        found = translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    if not found:
        return None
    application.installTranslator(translator)
    return translator
