"""The pane at the left: the drafts with what the reading of each reported."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from workbench.domain.project import Draft
from workbench.domain.regulation import Regulation
from workbench.ui.text import tr


class DraftsPane(QWidget):
    """The cities' current drafts; below each its chapters and the reading report.

    Signals:
        place_wanted(int, str): a chapter was chosen: document index and label of its first article.
    """

    place_wanted = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = QTreeWidget(self)
        self.tree.setHeaderHidden(True)
        self.tree.setWordWrap(True)
        self.tree.setAccessibleName(tr("草案"))
        self.tree.itemActivated.connect(self._activated)
        self.tree.itemClicked.connect(self._activated)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tree)

    def show_drafts(self, drafts: Sequence[Draft], regulations: Sequence[Regulation]) -> None:
        """Show other drafts."""
        self.tree.clear()
        for document, (draft, regulation) in enumerate(zip(drafts, regulations, strict=True)):
            version = draft.label or tr("第{n}稿", n=draft.version)
            articles = tr("{n}条", n=len(regulation.articles))
            top = QTreeWidgetItem([f"{draft.city or tr('（未识别城市）')}　{articles}　{version}"])
            top.setToolTip(0, f"{draft.title}\n{draft.name}")
            for division in regulation.divisions:
                chapter = QTreeWidgetItem([division.title])
                if division.first < len(regulation.articles):
                    first = regulation.articles[division.first].label
                    chapter.setData(0, Qt.ItemDataRole.UserRole, (document, first))
                top.addChild(chapter)
            if regulation.notices:
                report = QTreeWidgetItem([tr("读取情况（{n}项）", n=len(regulation.notices))])
                for notice in regulation.notices:
                    line = QTreeWidgetItem([notice.message])
                    line.setToolTip(0, notice.message)
                    report.addChild(line)
                top.addChild(report)
            self.tree.addTopLevelItem(top)

    def _activated(self, item: QTreeWidgetItem, _: int) -> None:
        place = item.data(0, Qt.ItemDataRole.UserRole)
        if place:
            self.place_wanted.emit(int(place[0]), str(place[1]))
