"""Starting a new project."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from workbench.domain.cities import FIVE_CITIES
from workbench.ui.text import tr
from workbench.ui.views.buttons import Standard, named_buttons
from workbench.ui.views.careful import CarefulDialog


class ProjectDialog(CarefulDialog):
    """Asks for title, city and name. Signals: only those of QDialog."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("新建协同立法项目"))
        self.resize(460, 0)
        self.title = QLineEdit()
        self.title.setPlaceholderText(tr("例如：户外广告和招牌设施管理条例协同立法"))
        self.city = QComboBox()
        self.city.addItems(list(FIVE_CITIES))
        self.author = QLineEdit()
        self.author.setPlaceholderText(tr("写意见时署的姓名"))
        form = QFormLayout()
        form.addRow(tr("项目名称："), self.title)
        form.addRow(tr("本单位所在市："), self.city)
        form.addRow(tr("经办人："), self.author)
        self.buttons = named_buttons({Standard.Ok: tr("下一步"), Standard.Cancel: tr("取消")})
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.buttons)
        for line in (self.title, self.author):
            line.textChanged.connect(self._update)
        self._update()

    def _update(self) -> None:
        complete = bool(self.title.text().strip() and self.author.text().strip())
        self.buttons.button(Standard.Ok).setEnabled(complete)

    def saving_button(self) -> QPushButton | None:
        """The button that goes on with what was typed."""
        return self.buttons.button(Standard.Ok)
