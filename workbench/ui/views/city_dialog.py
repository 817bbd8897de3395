"""Asks which city a file speaks for, when neither its title nor its name tells."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLabel, QVBoxLayout, QWidget

from workbench.services.jobs import ReadFile
from workbench.ui.text import tr
from workbench.ui.views.buttons import Standard, named_buttons


class CityDialog(QDialog):
    """A line for each file: its title and a choice of cities. Signals: only those of QDialog."""

    def __init__(
        self, files: Sequence[ReadFile], cities: Sequence[str], taken: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("这是哪个市的草案？"))
        self.setMinimumWidth(460)
        lead = QLabel(tr("从标题和文件名看不出以下文件属于哪个市，请选择。留空的文件不加入。"))
        lead.setWordWrap(True)
        form = QFormLayout()
        free = [city for city in cities if city not in taken]
        self.boxes: list[tuple[Path, QComboBox]] = []
        for file in files:
            box = QComboBox()
            box.addItems(["", *cities])
            if len(free) == 1 and len(files) == 1:
                box.setCurrentText(free[0])  # only one city has no draft yet
            title = QLabel(f"{file.regulation.title or file.path.stem}\n{file.path.name}")
            title.setWordWrap(True)
            box.setAccessibleName(file.path.name)
            form.addRow(title, box)
            self.boxes.append((file.path, box))
        buttons = named_buttons({Standard.Ok: tr("加入"), Standard.Cancel: tr("取消")})
        self.ok = buttons.button(Standard.Ok)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(lead)
        layout.addLayout(form)
        layout.addWidget(buttons)

    def cities(self) -> dict[Path, str]:
        """File to its city, without those left open."""
        return {path: box.currentText() for path, box in self.boxes if box.currentText()}
