"""What the user reads: Simplified Chinese in the code, other languages through Qt's translation files."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

#: The one context of the translation files.
CONTEXT = "workbench"


def tr(text: str, **values: object) -> str:
    """`text` in the user's language, with ``{name}`` replaced by `values`."""
    told = QCoreApplication.translate(CONTEXT, text)
    return told.format(**values) if values else told
