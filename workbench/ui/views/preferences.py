"""The settings, made from their declarations, and the list of shortcuts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from html import escape
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from workbench.ui.settings import Setting, Settings, declared
from workbench.ui.text import tr
from workbench.ui.views.buttons import Standard, named_buttons


class SettingsDialog(QDialog):
    """A line for each declared setting; what is changed holds at once. Signals: only those of QDialog."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("设置"))
        self.setMinimumWidth(480)
        self.editors: dict[str, QWidget] = {}
        form = QFormLayout()
        for setting in declared():
            editor = _editor(setting, settings.get(setting.key), partial(settings.set, setting.key))
            editor.setToolTip(tr(setting.description))
            editor.setAccessibleName(tr(setting.title))
            self.editors[setting.key] = editor
            form.addRow(tr(setting.title), editor)
            told = QLabel(tr(setting.description))
            told.setObjectName("quiet")
            told.setWordWrap(True)
            form.addRow("", told)
        inner = QWidget()
        inner.setLayout(form)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inner)
        buttons = named_buttons({Standard.Close: tr("关闭")})
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(area)
        layout.addWidget(buttons)
        room = self.screen().availableSize()
        self.resize(min(720, room.width() - 80), min(640, room.height() - 80))


def _editor(setting: Setting, value: Any, keep: Callable[[object], None]) -> QWidget:
    """What a setting of this kind is changed with."""
    if setting.kind == "flag":
        box = QCheckBox()
        box.setChecked(bool(value))
        box.toggled.connect(keep)
        return box
    if setting.kind == "choice":
        choices = QComboBox()
        for choice, text in setting.choices:
            choices.addItem(tr(text), choice)
        choices.setCurrentIndex(choices.findData(value))
        choices.activated.connect(lambda _index: keep(choices.currentData()))
        return choices
    if setting.kind == "number":
        whole = isinstance(setting.default, int)
        number: QSpinBox | QDoubleSpinBox = QSpinBox() if whole else QDoubleSpinBox()
        if isinstance(number, QSpinBox):
            number.setRange(int(setting.minimum), int(setting.maximum))
            number.setValue(int(value))
        else:
            number.setDecimals(1)
            number.setSingleStep(0.5)
            number.setRange(setting.minimum, setting.maximum)
            number.setValue(float(value))
        number.valueChanged.connect(keep)
        return number
    line = QLineEdit(str(value))
    line.editingFinished.connect(lambda: keep(line.text()))
    return line


class ShortcutsDialog(QDialog):
    """Every action that has keys. Signals: only those of QDialog."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("快捷键一览"))
        self.resize(460, 520)
        lines = [
            (tr("打开当前事项的聚焦视图"), "Enter"),
            (tr("返回对照表，或者取消选中的文字"), "Esc"),
            (tr("选中一句"), tr("双击")),
            (tr("改变条文字号"), tr("Ctrl+滚轮")),
        ]
        for action in actions:
            keys = "，".join(keys.toString() for keys in action.shortcuts())
            if keys:
                lines.append((action.text().partition("：")[0].rstrip("…").partition("(")[0], keys))
        rows = "".join(f"<tr><td>{escape(text)}</td><td><b>{escape(keys)}</b></td></tr>" for text, keys in lines)
        self.text = QTextBrowser()
        self.text.setHtml(f"<table width='100%' cellpadding='4'>{rows}</table>")
        buttons = named_buttons({Standard.Close: tr("关闭")})
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addWidget(buttons)
