"""Choosing the row an article is moved to, and what leaves a row that is split."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QLineEdit, QListView, QTreeWidget, QTreeWidgetItem, QWidget

from workbench.domain.regulation import Article
from workbench.domain.table import Row
from workbench.services.analysis import Analysis
from workbench.services.table_corrections import TableCorrector, Words
from workbench.ui.models.rows import ROW_ROLE, RowsModel
from workbench.ui.text import tr
from workbench.ui.views.forms import Form

#: How many characters of an article stand beside its name.
_BEGINNING = 42
_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class RowChooser(Form):
    """The rows of the table, found by typing; Enter takes the chosen one. Signals: only those of QDialog."""

    careful = False

    def __init__(self, told: str, analysis: Analysis, source: Row, near: int, parent: QWidget | None = None) -> None:
        super().__init__(tr("移到其他事项"), parent)
        self.resize(560, 460)
        self.save.setText(tr("移到这一行"))
        self.lead(told)
        self.model = RowsModel(analysis, [row for row in analysis.table.rows if row.id != source.id], self)
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("输入事项名称、城市条号或者条文中的词语"))
        self.words.setAccessibleName(tr("查找事项"))
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self._filter)
        self.words.installEventFilter(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(tr("事项"))
        self.list.doubleClicked.connect(lambda _index: self.accept())
        self.list.selectionModel().currentChanged.connect(lambda *_: self.update_buttons())
        self.column.addWidget(self.words)
        self.column.addWidget(self.list, 1)
        self.finish()
        self._choose(max(0, self.model.position_of(near)))
        self.words.setFocus()

    def _filter(self, text: str) -> None:
        self.model.set_filter(text)
        self._choose(0)

    def _choose(self, position: int) -> None:
        index = self.model.index(position, 0) if position < self.model.rowCount() else QModelIndex()
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index, QListView.ScrollHint.PositionAtCenter)
        self.update_buttons()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The arrow keys move in the list while one types."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _KEYS:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def complete(self) -> bool:
        """A row is chosen."""
        return self.chosen() is not None

    def chosen(self) -> Row | None:
        """The row to move to."""
        row = self.list.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, Row) else None


class SplitDialog(Form):
    """What of a row becomes a row of its own, down to paragraphs. Signals: only those of QDialog."""

    def __init__(self, analysis: Analysis, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(tr("拆分：{topic}", topic=row.topic), parent)
        self.resize(620, 480)
        self.save.setText(tr("拆分"))
        self.lead(tr("勾选要拆出去、另成一行的条款；不勾选的留在本行。"))
        self._analysis, self._corrector, self._row = analysis, TableCorrector(analysis), row
        self.topic = QLineEdit()
        self.topic.setPlaceholderText(tr("新的一行叫什么，例如：许可条件"))
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(tr("本行的条款"))
        for words in self._corrector.words_of(row):
            self._add(words)
        self.tree.expandAll()
        self.tree.itemChanged.connect(lambda *_: self.update_buttons())
        form = QFormLayout()
        form.addRow(tr("新行的名称："), self.topic)
        self.column.addWidget(self.tree, 1)
        self.column.addLayout(form)
        self.finish()
        self.tree.setFocus()

    def _add(self, words: Words) -> None:
        article = self._analysis.regulations[words.document].article(words.article)
        item = self._item(words, article)
        self.tree.addTopLevelItem(item)
        shown = [p for p in article.paragraphs if self._shown(words, p.start, p.end)]
        if len(shown) > 1:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsAutoTristate)
            for paragraph in shown:
                item.addChild(self._item(Words(words.document, words.article, paragraph.start, paragraph.end), article))

    def _shown(self, words: Words, start: int, end: int) -> bool:
        """Whether the row shows these characters of the article."""
        parts = [p for p in self._row.cells[words.document].parts if p.article == words.article]
        return not parts or any(p.start < end and start < p.end for p in parts)

    def _item(self, words: Words, article: Article) -> QTreeWidgetItem:
        begins = article.text[words.start : words.end if words.end >= 0 else None].replace("\n", " ")
        told = begins if len(begins) <= _BEGINNING else begins[:_BEGINNING] + "……"
        item = QTreeWidgetItem([f"{self._corrector.name(words)}　{told}"])
        item.setToolTip(0, begins)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, Qt.CheckState.Unchecked)
        item.setData(0, Qt.ItemDataRole.UserRole, words)
        return item

    def leaving(self) -> tuple[Words, ...]:
        """What was ticked: whole articles, or paragraphs of those that are ticked in part."""
        found: list[Words] = []
        for item in self._top():
            if item.checkState(0) == Qt.CheckState.PartiallyChecked:
                children = [item.child(n) for n in range(item.childCount())]
                found += [_words(c) for c in children if c.checkState(0) == Qt.CheckState.Checked]
            elif item.checkState(0) == Qt.CheckState.Checked:
                found.append(_words(item))
        return tuple(found)

    def _top(self) -> Sequence[QTreeWidgetItem]:
        items = [self.tree.topLevelItem(n) for n in range(self.tree.topLevelItemCount())]
        return [item for item in items if item is not None]

    def complete(self) -> bool:
        """Something leaves and something stays."""
        states = {item.checkState(0) for item in self._top()}
        return states not in ({Qt.CheckState.Checked}, {Qt.CheckState.Unchecked})


def _words(item: QTreeWidgetItem) -> Words:
    words = item.data(0, Qt.ItemDataRole.UserRole)
    # Qt hands tuples back as it likes; the class is kept, as it is no plain tuple.
    assert isinstance(words, Words)
    return words
