"""The list of corrections: what was corrected, by whom, when; each can be taken back singly."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workbench.services.correction_list import CorrectionLine
from workbench.ui.text import tr
from workbench.ui.views.buttons import Standard, named_buttons

_HEADINGS = ("更正内容", "对象", "更正人", "时间", "说明")
_WIDTHS = (400, 80, 110, 130, 160)

Lines = Callable[[], Sequence[CorrectionLine]]
TakeBack = Callable[[Collection[str]], bool]


class CorrectionsDialog(QDialog):
    """`lines` gives the corrections in force, `take_back` takes some of them back. Signals: only those of QDialog."""

    def __init__(
        self, lines: Lines, take_back: TakeBack, parent: QWidget | None = None, *, writable: bool = True
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("更正记录"))
        self.resize(920, 420)
        self._lines, self._take_back, self._writable = lines, take_back, writable
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.list = QTreeWidget()
        self.list.setHeaderLabels([tr(heading) for heading in _HEADINGS])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setAccessibleName(tr("更正记录"))
        header = self.list.header()
        header.setStretchLastSection(False)
        for section, width in enumerate(_WIDTHS):
            header.resizeSection(section, width)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.itemSelectionChanged.connect(self._enable)
        self.buttons = named_buttons({Standard.Close: tr("关闭")})
        self.back = self.buttons.addButton(tr("撤回所选更正"), QDialogButtonBox.ButtonRole.ActionRole)
        self.back.clicked.connect(self._back)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.told)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.buttons)
        self.read()

    def read(self) -> None:
        """List what is in force now, the newest first."""
        self.list.clear()
        lines = sorted(self._lines(), key=lambda line: line.time, reverse=True)
        for line in lines:
            who = f"{line.city} {line.author}"
            item = QTreeWidgetItem([line.told, tr(line.subject), who, _moment(line.time), line.why])
            item.setData(0, Qt.ItemDataRole.UserRole, line.id)
            for column in (0, 4):
                item.setToolTip(column, item.text(column))
            self.list.addTopLevelItem(item)
        if lines:
            self.list.setCurrentItem(self.list.topLevelItem(0))
        self.told.setText(
            tr("共{n}项更正。撤回后对照表或者草案重新生成，撤回本身也可以用“撤销”恢复。", n=len(lines))
            if lines
            else tr("还没有更正。拖动条号可以把条文移到另一行，“对照”菜单中还有合并、拆分、确认等。")
        )
        self._enable()

    def _enable(self) -> None:
        self.back.setEnabled(self._writable and bool(self.list.selectedItems()))

    def _back(self) -> None:
        ids = [str(item.data(0, Qt.ItemDataRole.UserRole)) for item in self.list.selectedItems()]
        if ids and self._take_back(ids):
            self.read()


def _moment(iso: str) -> str:
    """Day and minute of an ISO time by the clock of this computer; as it is where it is none."""
    try:
        return datetime.datetime.fromisoformat(iso).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return iso
