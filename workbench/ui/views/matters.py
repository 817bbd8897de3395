"""The pane below: all conflicts, findings and notes, filtered as you type."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.services.overview import Matter, MatterKind
from workbench.ui.models.matters import MatterRole, MattersFilter, MattersModel

_WIDTHS = (92, 44, 150, 150, 110, 480, 80)


class MattersPane(QWidget):
    """The list with a filter line.

    Signals:
        matter_chosen(object): a :class:`Matter` was chosen by mouse or keyboard.
    """

    matter_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = MattersModel(self)
        self.filter = MattersFilter(self)
        self.filter.setSourceModel(self.model)
        self.words = QLineEdit()
        self.words.setPlaceholderText("筛选：输入词语，空格分隔（Ctrl+F）")
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self._filter_changed)
        self.kind = QComboBox()
        self.kind.addItem("全部类别", "")
        for kind in MatterKind:
            self.kind.addItem(kind.value, kind.value)
        self.kind.currentIndexChanged.connect(self._filter_changed)
        self.count = QLabel()
        self.table = QTableView()
        self.table.setModel(self.filter)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.setAccessibleName("问题与意见清单")
        header = self.table.horizontalHeader()
        for section, width in enumerate(_WIDTHS):
            header.resizeSection(section, width)
        header.setSectionResizeMode(5, QHeaderView.ResizeMode.Stretch)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.table.clicked.connect(self._chosen)
        line = QHBoxLayout()
        line.addWidget(self.words, 1)
        line.addWidget(self.kind)
        line.addWidget(self.count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(line)
        layout.addWidget(self.table)

    def show_matters(self, matters: Sequence[Matter]) -> None:
        """Show other matters."""
        self.model.show_matters(matters)
        self._tell_count()

    def step(self, by: int) -> None:
        """Choose the next (1) or previous (-1) matter of the filtered list, around its end."""
        rows = self.filter.rowCount()
        if rows:
            current = self.table.currentIndex().row()
            row = (current + by) % rows if current >= 0 else (0 if by > 0 else rows - 1)
            self.table.setCurrentIndex(self.filter.index(row, 0))

    def _filter_changed(self) -> None:
        self.filter.set_words(self.words.text())
        self.filter.set_kind(str(self.kind.currentData()))
        self._tell_count()

    def _tell_count(self) -> None:
        self.count.setText(f"{self.filter.rowCount()}/{self.model.rowCount()}项")

    def _chosen(self, index: QModelIndex, _: QModelIndex | None = None) -> None:
        matter = index.data(MatterRole.MATTER) if index.isValid() else None
        if matter is not None:
            self.matter_chosen.emit(matter)
