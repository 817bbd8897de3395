"""The row of buttons below a dialog: words without pictures, in the order Word and WPS have them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialogButtonBox

Standard = QDialogButtonBox.StandardButton


def named_buttons(texts: Mapping[Standard, str]) -> QDialogButtonBox:
    """Buttons by what they stand for, with the words on them; the desktop's own pictures are left out."""
    box = QDialogButtonBox()
    for which, text in texts.items():
        button = box.addButton(which)
        button.setText(text)
        button.setIcon(QIcon())
    return box
