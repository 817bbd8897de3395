"""Choosing what to export."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QWidget

from workbench.services.exports import ExportKind
from workbench.ui.text import tr
from workbench.ui.views.forms import Form

_TOLD = {
    ExportKind.REPORT: "供联席会议使用的完整报告（Word）",
    ExportKind.TABLE: "横向的多市条文对照表（Word）",
    ExportKind.COMMENTED: "某市草案原件，问题和意见以批注标在原文上（Word）",
    ExportKind.VERSIONS: "某市草案上一稿到这一稿的修订痕迹（Word）",
    ExportKind.AGREED_REDLINE: "某市草案改为议定文本的修订痕迹（Word）",
    ExportKind.AGREED: "按已议定的文本整理的某市草案（Word）",
    ExportKind.NOTES: "全部协调意见及回复（Excel）",
    ExportKind.LEDGER: "公平竞争审查清理台账（Excel）",
    ExportKind.OPINIONS: "征求到的意见及采纳情况（Excel）",
    ExportKind.AGENDA: "由未议定事项形成的会议议程（Word）",
    ExportKind.MINUTES: "会议纪要（Word）",
}
_ROWS = (("all", "全部事项"), ("differing", "有差异的事项"), ("conflict", "有不一致的事项"), ("open", "尚未议定的事项"))


class ExportDialog(Form):
    """Kind, city, edition and rows of an export. Signals: only those of QDialog."""

    def __init__(self, cities: Sequence[str], city: str = "", parent: QWidget | None = None) -> None:
        super().__init__(tr("导出"), parent)
        self.resize(480, 0)
        self.save.setText(tr("选择保存位置…"))
        self.kind = QComboBox()
        for kind in ExportKind:
            self.kind.addItem(tr(kind.value), kind)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.city = QComboBox()
        self.city.addItems(list(cities))
        self.city.setCurrentText(city)
        self.edition = QComboBox()
        self.edition.addItem(tr("内部版（含内部意见）"), False)
        self.edition.addItem(tr("对外版（不含内部意见）"), True)
        self.rows = QComboBox()
        for value, text in _ROWS:
            self.rows.addItem(tr(text), value)
        form = QFormLayout()
        form.addRow(tr("导出："), self.kind)
        form.addRow("", self.told)
        form.addRow(tr("哪个市："), self.city)
        form.addRow(tr("版本："), self.edition)
        form.addRow(tr("对照表中列出："), self.rows)
        self.column.addLayout(form)
        self.kind.currentIndexChanged.connect(self._kind_changed)
        self.finish()
        self._kind_changed()

    def chosen(self) -> ExportKind:
        """The kind chosen."""
        return ExportKind(self.kind.currentData())

    def _kind_changed(self) -> None:
        kind = self.chosen()
        self.told.setText(tr(_TOLD[kind]))
        self.city.setEnabled(kind.of_one_draft)
        self.rows.setEnabled(kind in (ExportKind.REPORT, ExportKind.TABLE))
        self.update_buttons()

    def complete(self) -> bool:
        """A city is chosen where one is needed."""
        return not self.chosen().of_one_draft or bool(self.city.currentText())
