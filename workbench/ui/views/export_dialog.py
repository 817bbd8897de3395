"""Choosing what to export."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QWidget

from workbench.services.exports import ExportKind
from workbench.services.report_choices import ReportChoices
from workbench.ui.text import tr
from workbench.ui.views.export_choices import ExportChoices
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


class ExportDialog(Form):
    """Kind, city and options of an export. Signals: only those of QDialog."""

    careful = False

    def __init__(
        self,
        cities: Sequence[str],
        city: str = "",
        parent: QWidget | None = None,
        *,
        choices: ReportChoices | None = None,
    ) -> None:
        super().__init__(tr("导出"), parent)
        self.resize(560, 0)
        self.save.setText(tr("选择保存位置…"))
        self.kind = QComboBox()
        for kind in ExportKind:
            self.kind.addItem(tr(kind.value), kind)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.city = QComboBox()
        self.city.addItems(list(cities))
        self.city.setCurrentText(city)
        self.options = ExportChoices(cities, choices or ReportChoices())
        form = QFormLayout()
        form.addRow(tr("导出："), self.kind)
        form.addRow("", self.told)
        form.addRow(tr("哪个市："), self.city)
        self.column.addLayout(form)
        self.column.addWidget(self.options)
        self.kind.currentIndexChanged.connect(self._kind_changed)
        self.options.changed.connect(self.update_buttons)
        self.finish()
        self._kind_changed()

    @property
    def edition(self) -> QComboBox:
        """The field for the internal or external edition."""
        return self.options.edition

    @property
    def rows(self) -> QComboBox:
        """The field for the rows of the table."""
        return self.options.rows

    def chosen(self) -> ExportKind:
        """The kind chosen."""
        return ExportKind(self.kind.currentData())

    def choices(self) -> ReportChoices:
        """The options chosen."""
        return self.options.chosen()

    def _kind_changed(self) -> None:
        kind = self.chosen()
        self.told.setText(tr(_TOLD[kind]))
        self.city.setEnabled(kind.of_one_draft)
        self.options.fit(kind)
        self.update_buttons()

    def complete(self) -> bool:
        """A city is chosen where one is needed, and the options can be met."""
        kind = self.chosen()
        return (not kind.of_one_draft or bool(self.city.currentText())) and self.options.complete(kind)
