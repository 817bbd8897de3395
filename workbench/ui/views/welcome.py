"""What the window shows while no project is open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from workbench.ui.text import tr


class WelcomePage(QWidget):
    """Offers to begin, to go on, or to look at the sample project.

    Signals:
        recent_chosen(str): the path of a project opened before.
    """

    recent_chosen = Signal(str)

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = QLabel(tr("协同立法工作台"))
        font = QFont(title.font())
        font.setPointSizeF(font.pointSizeF() * 2)
        title.setFont(font)
        lead = QLabel(tr("把各市草案并排对照，找出不一致之处，记录协调意见，形成审查报告。"))
        lead.setObjectName("quiet")
        lead.setWordWrap(True)
        self.buttons = [self._button(action) for action in actions]
        self.recent = QListWidget()
        self.recent.setAccessibleName(tr("最近的项目"))
        self.recent.itemActivated.connect(self._chosen)
        self.recent.itemClicked.connect(self._chosen)
        self.recent_title = QLabel(tr("最近的项目"))
        self.recent_title.setObjectName("quiet")
        hint = QLabel(tr("也可以把 Word、WPS、PDF 文件直接拖到这里，建立新项目。"))
        hint.setObjectName("quiet")
        hint.setWordWrap(True)
        starts = QHBoxLayout()
        starts.setSpacing(8)
        for button in self.buttons:
            starts.addWidget(button)
        starts.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(title)
        column.addWidget(lead)
        column.addLayout(starts)
        column.addWidget(self.recent_title)
        column.addWidget(self.recent)
        column.addWidget(hint)
        column.addStretch(2)
        layout = QHBoxLayout(self)
        layout.addStretch(1)
        layout.addLayout(column, 4)
        layout.addStretch(1)

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIconSize(QSize(30, 30))
        button.setMinimumSize(120, 76)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def show_recent(self, paths: Sequence[str]) -> None:
        """List projects; those whose file is gone are told so."""
        self.recent.clear()
        for path in paths:
            file = Path(path)
            gone = "" if file.is_file() else tr("（文件已不在原处）")
            item = QListWidgetItem(f"{file.stem}{gone}\n{file.parent}")
            item.setData(Qt.ItemDataRole.UserRole, path)
            self.recent.addItem(item)
        self.recent.setVisible(bool(paths))
        self.recent_title.setVisible(bool(paths))
        if paths:
            self.recent.setCurrentRow(0)

    def _chosen(self, item: QListWidgetItem) -> None:
        self.recent_chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))
