"""The overview page: where the project stands, as pictures that lead to the rows behind them."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from workbench.services.standing import standing
from workbench.ui.session import Session
from workbench.ui.text import tr
from workbench.ui.theme import Theme
from workbench.ui.views.pictures import (
    CoveragePicture,
    DuePicture,
    PairsPicture,
    Picture,
    ProgressPicture,
    TypesPicture,
)

_TWO_COLUMNS = 760


class OverviewPage(QScrollArea):
    """Five pictures in one or two columns.

    Signals:
        rows_wanted(object, str): a tuple of row ids, and what they are.
        left(): back to the table.
    """

    rows_wanted = Signal(object, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._inner = QWidget()
        self._inner.setObjectName("page")
        self._inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._grid = QGridLayout(self._inner)
        self._grid.setContentsMargins(16, 12, 16, 12)
        self._grid.setSpacing(14)
        self.coverage = CoveragePicture(tr("各市各章条文的对应情况"))
        self.types = TypesPicture(tr("不一致的类型"))
        self.pairs = PairsPicture(tr("各市之间的不一致"))
        self.progress = ProgressPicture(tr("各市意见办理进度"))
        self.due = DuePicture(tr("办理期限"))
        self.pictures: tuple[Picture, ...] = (self.coverage, self.types, self.pairs, self.progress, self.due)
        for picture in self.pictures:
            picture.rows_wanted.connect(self.rows_wanted)
        self._columns = 0
        self._session: Session | None = None
        self._arrange(2)
        self.setWidget(self._inner)
        self.setFocusProxy(self.coverage)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for picture in self.pictures:
            self._grid.removeWidget(picture)
        self._grid.addWidget(self.coverage, 0, 0, 1, columns)
        for number, picture in enumerate(self.pictures[1:]):
            row, column = divmod(number, columns)
            self._grid.addWidget(picture, row + 1, column, Qt.AlignmentFlag.AlignTop)
        self._grid.setRowStretch(len(self.pictures) + 1, 1)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        for picture in self.pictures:
            picture.set_theme(theme)

    def show_session(self, session: Session) -> None:
        """Count anew and show, at once or when the page comes into sight; nothing while there is no analysis."""
        self._session = session
        if self.isVisible():
            self._count()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Count what has changed since the page was seen last."""
        super().showEvent(event)
        self._count()

    def _count(self) -> None:
        session, self._session = self._session, None
        analysis = session.analysis if session else None
        if analysis is None or session is None:
            return
        found = standing(analysis, session.overview, session.records.notes, session.cities, datetime.date.today())
        names = [document.name for document in analysis.table.documents]
        for picture in self.pictures:
            picture.show_standing(found, names)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Two columns where there is room."""
        super().resizeEvent(event)
        self._arrange(2 if event.size().width() >= _TWO_COLUMNS else 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc goes back to the table."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
