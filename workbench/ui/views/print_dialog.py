"""What of the comparison table is printed, and on which paper."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QDoubleSpinBox, QFormLayout, QWidget

from workbench.ui.printing import Paper
from workbench.ui.text import tr
from workbench.ui.views.forms import Form


class Which(StrEnum):
    """Which rows are printed; values as the user reads them."""

    SHOWN = "表中显示的全部事项"
    CHOSEN = "选中的事项"


class PrintDialog(Form):
    """Paper, size of letters, rows; then printing, or a PDF. Signals: only those of QDialog."""

    careful = False

    def __init__(self, shown: int, chosen: int, parent: QWidget | None = None) -> None:
        super().__init__(tr("打印对照表"), parent)
        self.resize(420, 0)
        self.pdf = False
        self.lead(tr("横向打印，每页重复各市表头；差异、不一致、公平竞争和意见的标记与屏幕一致，黑白打印也能分辨。"))
        self.paper = QComboBox()
        self.paper.addItem(tr("A3 横向"), QPageSize.PageSizeId.A3)
        self.paper.addItem(tr("A4 横向"), QPageSize.PageSizeId.A4)
        self.points = QDoubleSpinBox()
        self.points.setRange(6.0, 16.0)
        self.points.setSingleStep(0.5)
        self.points.setDecimals(1)
        self.points.setValue(9.0)
        self.points.setSuffix(tr(" 磅"))
        self.which = QComboBox()
        self.which.addItem(tr("{what}（{n}项）", what=tr(Which.SHOWN.value), n=shown), Which.SHOWN)
        if chosen > 1:
            self.which.addItem(tr("{what}（{n}项）", what=tr(Which.CHOSEN.value), n=chosen), Which.CHOSEN)
            self.which.setCurrentIndex(1)
        form = QFormLayout()
        form.addRow(tr("纸张："), self.paper)
        form.addRow(tr("字号："), self.points)
        form.addRow(tr("范围："), self.which)
        self.column.addLayout(form)
        self.save.setText(tr("打印…"))
        self.to_pdf = self.buttons.addButton(tr("存为 PDF…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.to_pdf.clicked.connect(self._choose_pdf)
        self.finish()

    def _choose_pdf(self) -> None:
        self.pdf = True
        self.accept()

    def chosen_paper(self) -> Paper:
        """The paper that was chosen."""
        return Paper(QPageSize.PageSizeId(self.paper.currentData()), self.points.value())
