"""The pane below: all conflicts, findings and notes, filtered as you type."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QModelIndex, QSettings, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from workbench.services.overview import Matter, MatterKind
from workbench.ui.models.matters import Grouping, MatterRole, MattersModel
from workbench.ui.text import tr
from workbench.ui.views.columns import FittingColumns

_WIDTHS = (104, 64, 170, 120, 118, 320, 76)
_STATE = "window/matters"
_TEXT_COLUMN = 5
_LEAST_WORDS = 180  # pixels that the column of words keeps


class MattersPane(QWidget):
    """The list with a filter line.

    Signals:
        matter_chosen(object): a :class:`Matter` was chosen by mouse or keyboard.
    """

    matter_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = MattersModel(self)
        self._key = ""
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("筛选：输入词语，空格分隔（Ctrl+F）"))
        self.words.setAccessibleName(tr("筛选问题与意见"))
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self._filter_changed)
        self.kind = QComboBox()
        self.kind.setAccessibleName(tr("类别"))
        self.kind.addItem(tr("全部类别"), "")
        for kind in MatterKind:
            self.kind.addItem(tr(kind.value), kind.value)
        self.kind.currentIndexChanged.connect(self._filter_changed)
        self.grouping = QComboBox()
        self.grouping.setAccessibleName(tr("分组"))
        for grouping in Grouping:
            self.grouping.addItem(tr(grouping.value), grouping)
        self.grouping.currentIndexChanged.connect(self._grouping_changed)
        self.limit = QPushButton()
        self.limit.setToolTip(tr("只列出所选部分的问题；点击恢复全部"))
        self.limit.clicked.connect(lambda: self.limit_to(None, ""))
        self.limit.hide()
        self.count = QLabel()
        self.table = self._make_table()
        line = QHBoxLayout()
        line.setContentsMargins(8, 4, 8, 4)
        line.setSpacing(6)
        line.addWidget(self.words, 1)
        for widget in (self.limit, self.kind, self.grouping, self.count):
            line.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(line)
        layout.addWidget(self.table)
        self.setFocusProxy(self.table)

    def _make_table(self) -> QTreeView:
        table = QTreeView()
        table.setModel(self.model)
        table.setUniformRowHeights(True)
        table.setRootIsDecorated(False)
        table.setAllColumnsShowFocus(True)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setAccessibleName(tr("问题与意见清单"))
        header = table.header()
        header.setSectionsMovable(True)
        header.setSortIndicator(1, Qt.SortOrder.AscendingOrder)
        for section, width in enumerate(_WIDTHS):
            header.resizeSection(section, width)
        self.columns = FittingColumns(table, header, _TEXT_COLUMN, _LEAST_WORDS)
        table.setSortingEnabled(True)
        table.selectionModel().currentRowChanged.connect(self._chosen)
        table.clicked.connect(self._chosen)
        return table

    def keep_columns(self, store: QSettings) -> None:
        """Remember order, widths and sorting."""
        self.columns.let_go()
        store.setValue(_STATE, self.table.header().saveState())

    def restore_columns(self, store: QSettings) -> None:
        """Take order, widths and sorting of the last time."""
        state = store.value(_STATE)
        if isinstance(state, QByteArray):
            self.table.header().restoreState(state)
            self.columns.take()

    def show_matters(self, matters: Sequence[Matter]) -> None:
        """Show other matters; the chosen one stays chosen if it is still there."""
        self.model.show_matters(matters)
        self._after_reset()

    def limit_to(self, rows: Sequence[int] | None, told: str) -> None:
        """List only what hangs on these rows; `told` says which they are. None for everything."""
        self.model.set_rows(None if rows is None else frozenset(rows))
        self.limit.setText(f"{told}　×")
        self.limit.setVisible(rows is not None)
        self._after_reset()

    def step(self, by: int) -> None:
        """Choose the next (1) or previous (-1) matter of the filtered list, around its end."""
        shown = self.model.shown
        if not shown:
            return
        here = next((n for n, matter in enumerate(shown) if matter.key == self._key), -1)
        at = (here + by) % len(shown) if here >= 0 else (0 if by > 0 else len(shown) - 1)
        self.table.setCurrentIndex(self.model.index_of(shown[at].key))

    def _filter_changed(self) -> None:
        self.model.set_filter(self.words.text(), str(self.kind.currentData()))
        self._after_reset()

    def _grouping_changed(self) -> None:
        grouping = Grouping(self.grouping.currentData())
        self.model.set_grouping(grouping)
        self.table.setRootIsDecorated(grouping is not Grouping.NONE)
        self._after_reset()

    def _after_reset(self) -> None:
        self.count.setText(tr("{shown}/{total}项", shown=len(self.model.shown), total=self.model.total))
        if Grouping(self.grouping.currentData()) is not Grouping.NONE:
            for group in range(self.model.rowCount()):
                self.table.setFirstColumnSpanned(group, QModelIndex(), True)
            self.table.expandAll()
        index = self.model.index_of(self._key) if self._key else QModelIndex()
        if index.isValid():
            selection = self.table.selectionModel()
            selection.blockSignals(True)  # it is the same matter as before: nothing was chosen anew
            self.table.setCurrentIndex(index)
            selection.blockSignals(False)

    def _chosen(self, index: QModelIndex, _: QModelIndex | None = None) -> None:
        matter = index.data(MatterRole.MATTER) if index.isValid() else None
        if matter is not None:
            self._key = matter.key
            self.matter_chosen.emit(matter)
