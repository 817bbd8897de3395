"""The texts attached to a note: chosen as files or pasted, read, taken away again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.errors import KnownError
from workbench.domain.notes import Attachment
from workbench.services.attachments import made_attachment, read_attachment
from workbench.ui.text import tr
from workbench.ui.views.buttons import Standard, named_buttons
from workbench.ui.views.careful import CarefulDialog


class AttachmentDialog(CarefulDialog):
    """The whole text of an attachment, or a new one to be pasted. Signals: only those of QDialog."""

    def __init__(self, attachment: Attachment | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.resize(560, 420)
        self.name, self.text = QLineEdit(), QPlainTextEdit()
        keeping = {Standard.Save: tr("附上"), Standard.Cancel: tr("取消")}
        self.buttons = named_buttons({Standard.Close: tr("关闭")} if attachment else keeping)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(tr("名称："), self.name)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.text, 1)
        column.addWidget(self.buttons)
        if attachment is not None:
            self.setWindowTitle(tr("附件：{name}", name=attachment.name))
            self.name.setText(attachment.name)
            self.text.setPlainText(attachment.text)
            self.name.setReadOnly(True)
            self.text.setReadOnly(True)
        else:
            self.setWindowTitle(tr("粘贴文字作为附件"))
            self.name.setText(tr("附件"))
            self.text.setPlaceholderText(tr("在这里粘贴或者输入要附上的文字"))
            self.text.setFocus()

    def saving_button(self) -> QPushButton | None:
        """The button that keeps what was pasted."""
        return self.buttons.button(Standard.Save)


class AttachmentsField(QWidget):
    """A short list of attachments with what one can do. Signals: only those of QWidget."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._attachments: list[Attachment] = []
        self.list = QListWidget()
        self.list.setMaximumHeight(58)
        self.list.setAccessibleName(tr("附件"))
        self.list.itemDoubleClicked.connect(lambda _item: self.show_chosen())
        self.adding = _button(tr("选择文件…"), self.add_file)
        self.pasting = _button(tr("粘贴文字…"), self.paste)
        self.removing = _button(tr("移除"), self.remove)
        row = QHBoxLayout()
        row.setSpacing(4)
        for button in (self.adding, self.pasting, self.removing):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.list)
        self._show()

    def set(self, attachments: Sequence[Attachment]) -> None:
        """Show other attachments."""
        self._attachments = list(attachments)
        self._show()

    def value(self) -> tuple[Attachment, ...]:
        """The attachments that are listed."""
        return tuple(self._attachments)

    def _show(self) -> None:
        self.list.clear()
        self.list.addItems([tr("{name}（{n}字）", name=a.name, n=len(a.text)) for a in self._attachments])
        self.list.setVisible(bool(self._attachments))
        self.removing.setVisible(bool(self._attachments))

    def add_file(self) -> None:
        """Ask for files and attach their texts."""
        names, _ = QFileDialog.getOpenFileNames(self, tr("选择作为附件的文件"))
        for name in names:
            try:
                self._attachments.append(read_attachment(Path(name)))
            except KnownError as error:
                QMessageBox.warning(self, tr("附件"), error.message)
        self._show()

    def paste(self) -> None:
        """Ask for words and attach them."""
        dialog = AttachmentDialog(None, self)
        while dialog.exec() == QDialog.DialogCode.Accepted:
            try:
                self._attachments.append(made_attachment(dialog.name.text(), dialog.text.toPlainText()))
            except KnownError as error:
                QMessageBox.warning(dialog, tr("附件"), error.message)
                continue
            break
        self._show()

    def show_chosen(self) -> None:
        """Show the whole text of the chosen attachment."""
        at = self.list.currentRow()
        if 0 <= at < len(self._attachments):
            AttachmentDialog(self._attachments[at], self).exec()

    def remove(self) -> None:
        """Take the chosen attachment (the last one if none is chosen) away."""
        if self._attachments:
            at = self.list.currentRow()
            del self._attachments[at if at >= 0 else -1]
            self._show()


def _button(text: str, act: Callable[[], None]) -> QPushButton:
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.clicked.connect(lambda _checked: act())
    return made
