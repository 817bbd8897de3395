"""Writing a coordination note, or answering one."""

from __future__ import annotations

from PySide6.QtCore import QDate
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.notes import Note, NoteKind, NoteStatus, Stage, Visibility
from workbench.services.attachments import tags_of
from workbench.ui.settings import Settings
from workbench.ui.text import tr
from workbench.ui.values import NoteInput
from workbench.ui.views.attachments import AttachmentsField
from workbench.ui.views.buttons import Standard, named_buttons
from workbench.ui.views.careful import CarefulDialog

#: Characters of the quoted words that are shown.
_QUOTED = 160


class NoteDialog(CarefulDialog):
    """A form for a new note. Signals: only those of QDialog."""

    def __init__(
        self,
        place: str,
        quote: str,
        cities: tuple[str, ...],
        parent: QWidget | None = None,
        *,
        settings: Settings | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("写协调意见"))
        self.resize(540, 460)
        self._make_fields(cities, settings)
        where, form = QFormLayout(), QFormLayout()
        where.addRow(tr("位置："), QLabel(place))
        if quote:
            words = QLabel(f"“{quote}”" if len(quote) <= _QUOTED else f"“{quote[:_QUOTED]}……”")
            words.setToolTip(quote)
            words.setWordWrap(True)
            where.addRow(tr("引用："), words)
        form.addRow(tr("类别："), _beside(self.kind, tr("范围："), self.visibility))
        form.addRow(tr("由哪个市办理："), _beside(self.responsible, tr("阶段："), self.stage))
        form.addRow(self.has_due, self.due)
        form.addRow(tr("标签："), self.tags)
        form.addRow(tr("附件："), self.attachments)
        self.buttons = named_buttons({Standard.Save: tr("保存"), Standard.Cancel: tr("取消")})
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(where)
        layout.addWidget(self.text, 1)
        layout.addLayout(form)
        layout.addWidget(self.buttons)
        self.text.setMinimumHeight(80)
        self.text.textChanged.connect(self._update)
        # Return alone begins a new line of the note.
        saving = QShortcut(QKeySequence("Ctrl+Return"), self)
        saving.activated.connect(self.buttons.button(Standard.Save).click)
        self.text.setFocus()
        self._update()

    def _make_fields(self, offices: tuple[str, ...], settings: Settings | None) -> None:
        days = int(settings.get("notes.due_days")) if settings else 14
        self.text = QPlainTextEdit()
        self.text.setPlaceholderText(tr("写下意见、建议、疑问或者需要协调的事项"))
        self.text.setTabChangesFocus(True)
        self.kind = QComboBox()
        for kind in NoteKind:
            self.kind.addItem(tr(kind.value), kind.value)
        self.visibility = QComboBox()
        for visibility in Visibility:
            self.visibility.addItem(tr(visibility.value), visibility.value)
        self.visibility.setToolTip(tr("内部意见只留在本单位，不会随交换文件和对外版报告流出"))
        if settings is not None:
            _choose(self.visibility, str(settings.get("notes.visibility")))
        self.responsible = QComboBox()
        self.responsible.addItems(["", *offices])
        self.stage = QComboBox()
        self.stage.addItem("", None)
        for stage in Stage:
            self.stage.addItem(tr(stage.value), stage)
        self.tags = QLineEdit()
        self.tags.setPlaceholderText(tr("用顿号分开，例如：处罚幅度、上位法；可以在清单中按标签筛选"))
        self.attachments = AttachmentsField()
        self.has_due = QCheckBox(tr("设期限"))
        self.due = QDateEdit(QDate.currentDate().addDays(days))
        self.due.setCalendarPopup(True)
        self.due.setDisplayFormat("yyyy-MM-dd")
        self.due.setEnabled(False)
        self.has_due.toggled.connect(self.due.setEnabled)

    def _update(self) -> None:
        written = bool(self.text.toPlainText().strip())
        self.buttons.button(Standard.Save).setEnabled(written)

    def saving_button(self) -> QPushButton | None:
        """The button that keeps what was typed."""
        return self.buttons.button(Standard.Save)

    def fill(self, note: Note) -> None:
        """Show a note that is to be changed; whether it may leave the office stays as it is."""
        self.setWindowTitle(tr("修改协调意见"))
        self.text.setPlainText(note.text)
        _choose(self.kind, note.kind.value)
        _choose(self.visibility, note.visibility.value)
        self.visibility.setEnabled(False)
        self.responsible.setCurrentText(note.responsible)
        if note.due:
            self.has_due.setChecked(True)
            self.due.setDate(QDate.fromString(note.due, "yyyy-MM-dd"))
        self.stage.setCurrentIndex(max(0, self.stage.findData(note.stage)))
        self.tags.setText("、".join(note.tags))
        self.attachments.set(note.attachments)

    def value(self) -> NoteInput:
        """What the form holds."""
        return NoteInput(
            self.text.toPlainText().strip(),
            NoteKind(self.kind.currentData()),
            Visibility(self.visibility.currentData()),
            self.responsible.currentText(),
            self.due.date().toString("yyyy-MM-dd") if self.has_due.isChecked() else "",
            Stage(self.stage.currentData()) if self.stage.currentData() else None,
            tags_of(self.tags.text()),
            self.attachments.value(),
        )


def _beside(first: QWidget, name: str, second: QWidget) -> QHBoxLayout:
    """Two fields in one line: the dialog must fit on a small screen."""
    row = QHBoxLayout()
    row.addWidget(first, 1)
    row.addSpacing(10)
    row.addWidget(QLabel(name))
    row.addWidget(second, 1)
    return row


class ReplyDialog(CarefulDialog):
    """Answer a note and say how far it has come. Signals: only those of QDialog."""

    def __init__(self, note: Note, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = note
        self.setWindowTitle(tr("回复协调意见"))
        self.resize(480, 320)
        words = QLabel(f"{note.city} {note.author}：{note.text}")
        words.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setPlaceholderText(tr("回复内容（只改状态时可以不写）"))
        self.status = QComboBox()
        for status in NoteStatus:
            self.status.addItem(tr(status.value), status.value)
        _choose(self.status, note.status.value)
        form = QFormLayout()
        form.addRow(tr("状态："), self.status)
        self.buttons = named_buttons({Standard.Save: tr("保存"), Standard.Cancel: tr("取消")})
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(words)
        layout.addWidget(self.text, 1)
        layout.addLayout(form)
        layout.addWidget(self.buttons)
        self.text.setFocus()

    def saving_button(self) -> QPushButton | None:
        """The button that keeps what was typed."""
        return self.buttons.button(Standard.Save)

    def value(self) -> tuple[str, NoteStatus | None]:
        """The reply's words, and the new status if it was changed."""
        status = NoteStatus(self.status.currentData())
        return self.text.toPlainText().strip(), status if status is not self._note.status else None


def _choose(box: QComboBox, value: str) -> None:
    """Choose the line whose value this is, in whatever language it is written."""
    box.setCurrentIndex(max(0, box.findData(value)))
