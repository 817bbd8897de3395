"""Dialogs that do not throw anything away without asking: typed words, or what is to be deleted."""

from __future__ import annotations

from typing import cast

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QMessageBox, QPlainTextEdit, QPushButton, QWidget

from workbench.ui.text import tr

#: The line inside a date or number field: what stands there was not typed as words.
_INNER = "qt_spinbox_lineedit"
#: What a window's frame and the task bar take of the screen, in pixels.
_FRAME = 80


class CarefulDialog(QDialog):
    """Esc and the window's cross ask before what was typed is lost. Signals: only those of QDialog.

    A dialog whose fields are only for searching sets `careful` to False.
    """

    careful = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._begun: tuple[str, ...] | None = None

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """What stands in the fields now has not been typed."""
        super().showEvent(event)
        if self._begun is None:
            self._begun = self._typed()
            fit_to_screen(self)

    def _typed(self) -> tuple[str, ...]:
        lines = cast(list[QLineEdit], self.findChildren(QLineEdit))
        texts = cast(list[QPlainTextEdit], self.findChildren(QPlainTextEdit))
        typed = [line.text() for line in lines if line.objectName() != _INNER]
        return (*typed, *(text.toPlainText() for text in texts))

    def saving_button(self) -> QPushButton | None:
        """The button that keeps what was typed."""
        return None

    def reject(self) -> None:
        """Close without keeping anything, after asking where something was typed."""
        if not self.careful or self._begun is None or self._typed() == self._begun:
            super().reject()
            return
        box = QMessageBox(QMessageBox.Icon.Question, self.windowTitle(), tr("写下的内容还没有保存。"), parent=self)
        saving = self.saving_button()
        ready = saving is not None and saving.isEnabled()
        save = box.addButton(saving.text(), QMessageBox.ButtonRole.AcceptRole) if saving and ready else None
        drop = box.addButton(tr("不保存"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(tr("继续填写"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        if save is not None and box.clickedButton() is save and saving is not None:
            saving.click()
        elif box.clickedButton() is drop:
            super().reject()


def fit_to_screen(dialog: QDialog) -> None:
    """Room for every wrapped line, but never more than the screen has: the buttons must stay in reach."""
    layout, screen = dialog.layout(), dialog.screen().availableSize()
    wanted = layout.totalHeightForWidth(dialog.width()) if layout is not None and layout.hasHeightForWidth() else 0
    dialog.resize(
        min(dialog.width(), screen.width() - _FRAME), min(max(dialog.height(), wanted), screen.height() - _FRAME)
    )


def asked(parent: QWidget, title: str, text: str, verb: str, more: str = "") -> bool:
    """Whether the user wants it done; `verb` stands on the button that does it, `more` below the question."""
    box = QMessageBox(QMessageBox.Icon.Question, title, text, parent=parent)
    box.setInformativeText(more)
    yes = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
    no = box.addButton(tr("取消"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(yes)
    box.setEscapeButton(no)
    box.exec()
    return box.clickedButton() is yes
