"""What the user must know of how the project was opened: a bar above the table, there as long as it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.domain.errors import KnownError
from workbench.services.backups import is_damaged
from workbench.ui.text import tr

if TYPE_CHECKING:
    from workbench.ui.views.main_window import MainWindow

#: Milliseconds between two looks at the file.
BEAT = 10_000


class NoticeBar(QFrame):
    """All notices of the open project. While nothing can be written the bar stays; else it can be put away.

    Signals: only those of QFrame.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self._read: tuple[str, ...] = ()
        #: The project and its stamp at the last look, and when its log was last carried into the file.
        self._seen: tuple[object, object] = (None, None)
        self._settled: tuple[object, object] = (None, None)
        self.setObjectName("notices")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.restoring = QPushButton(tr("恢复…"))
        self.restoring.setToolTip(tr("打开“备份与检查”，选定备份并恢复"))
        self.restoring.clicked.connect(lambda: window.project_pages.open("backups"))
        self.closing = QPushButton(tr("知道了"))
        self.closing.clicked.connect(self._put_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 10, 4)
        row.addWidget(self.words, 1)
        row.addWidget(self.restoring)
        row.addWidget(self.closing)
        for signal in (self._session.project_changed, self._session.records_changed, self._session.freshness_changed):
            signal.connect(self.update_notices)
        self._session.failed.connect(lambda _message, _lines: self.update_notices())
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT)
        self._beat.timeout.connect(self.beat)
        self._beat.start()
        self.hide()

    def above(self, content: QWidget) -> QWidget:
        """A widget with the bar on top and `content` below it."""
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self)
        column.addWidget(content, 1)
        return both

    def beat(self) -> None:
        """Show others that the project is still open here; follow what they write where one can only look.

        When nothing was written since the last look, what the log holds is carried into the file, so that a copy that
        somebody makes of it meanwhile is whole.
        """
        workspace, session = self._session.workspace, self._session
        if workspace is None or session.busy:
            return
        try:
            changed = workspace.project.changed()
            stamp = workspace.project, workspace.project.stamp()
            if stamp == self._seen != self._settled:
                workspace.project.settle()
                self._settled = stamp
            self._seen = stamp
        except KnownError:
            return  # a stick that was pulled is told of when something is to be written
        if changed and workspace.project.read_only:
            session.reload()
            session.refresh()
        self.update_notices()

    def update_notices(self) -> None:
        """Show what holds of the open project now."""
        workspace = self._session.workspace
        if workspace is None:
            self._read, self._seen, self._settled = (), (None, None), (None, None)
            self.hide()
            return
        project = workspace.project
        notices = project.notices
        self.words.setText("\n".join(notices) or tr("这个项目现在只能查看。"))
        damaged = is_damaged(workspace)
        self.restoring.setVisible(damaged)
        self.closing.setVisible(not project.read_only)
        self.setVisible(project.read_only or (bool(notices) and notices != self._read))

    def _put_away(self) -> None:
        workspace = self._session.workspace
        self._read = workspace.project.notices if workspace is not None else ()
        self.hide()
