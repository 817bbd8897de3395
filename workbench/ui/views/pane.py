"""A pane at the edge of the window: a slim head with its name and a button that folds it away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget


class Pane(QWidget):
    """Holds one widget. Signals: only those of QWidget."""

    def __init__(self, title: str, content: QWidget, fold: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = content
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = QWidget()
        self.head.setObjectName("paneHead")
        self.head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        label = QLabel(title)
        label.setObjectName("paneTitle")
        self.close_button = QToolButton()
        self.close_button.setText("×")
        self.close_button.setToolTip(fold.toolTip())
        self.close_button.setAccessibleName(fold.text())
        self.close_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button.clicked.connect(lambda: fold.setChecked(False))
        line = QHBoxLayout(self.head)
        line.setContentsMargins(10, 1, 4, 1)
        line.addWidget(label, 1)
        line.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(content, 1)
        self.setFocusProxy(content)
