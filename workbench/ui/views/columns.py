"""Widths of columns that suit the room: the column of words takes what is left, and is never squeezed to nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

#: Pixels that a column keeps beside its heading.
_BESIDE = 16


def fitted(room: int, wanted: Sequence[int], least: Sequence[int], stretch: int) -> list[int]:
    """Widths for `room` pixels: as wanted, with what is left for the column `stretch`.

    Where that column would get less than its least width, the others give way in proportion to what they can spare.
    Where even that is not enough the sum is more than the room, and the table is scrolled.
    """
    widths = list(wanted)
    others = sum(wanted) - wanted[stretch]
    lacking = others + least[stretch] - room
    if lacking > 0:
        spare = [max(0, w - m) if n != stretch else 0 for n, (w, m) in enumerate(zip(wanted, least, strict=True))]
        share = min(1.0, lacking / max(1, sum(spare)))
        widths = [w - int(s * share + 0.5) for w, s in zip(wanted, spare, strict=True)]
        others = sum(widths) - widths[stretch]
    widths[stretch] = max(least[stretch], room - others)
    return widths


class FittingColumns(QObject):
    """Keeps the columns of a view fitted to its width; what the user drags is kept. Signals: only those of QObject."""

    def __init__(self, view: QAbstractItemView, header: QHeaderView, stretch: int, least: int) -> None:
        super().__init__(view)
        self._header, self._stretch, self._least = header, stretch, least
        self._viewport = view.viewport()
        self._fitting = False
        self._wanted: list[int] = []
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(32)
        self.take()
        header.sectionResized.connect(self._resized)
        self._viewport.installEventFilter(self)

    def take(self) -> None:
        """The widths of now are those that are wanted; earlier versions let Qt stretch a column."""
        self._header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._wanted = [self._header.sectionSize(n) for n in range(self._header.count())]

    def let_go(self) -> None:
        """Give every column the width that is wanted, whatever the room: so they are remembered."""
        self._set(self._wanted)

    def fit(self) -> None:
        """Give every column its width."""
        model = self._header.model()
        if model is None or len(self._wanted) != self._header.count():
            return
        font = self._header.fontMetrics()
        least = [
            font.horizontalAdvance(str(model.headerData(n, self._header.orientation()))) + _BESIDE
            for n in range(len(self._wanted))
        ]
        least = [min(m, w) for m, w in zip(least, self._wanted, strict=True)]
        least[self._stretch] = self._least
        self._set(fitted(self._viewport.width(), self._wanted, least, self._stretch))

    def _set(self, widths: Sequence[int]) -> None:
        self._fitting = True
        for section, width in enumerate(widths):
            self._header.resizeSection(section, width)
        self._fitting = False

    def _resized(self, section: int, _before: int, now: int) -> None:
        """The user drags a column: the column of words gives way, or keeps the width it was given."""
        if self._fitting or len(self._wanted) != self._header.count():
            return
        self._wanted = [self._header.sectionSize(n) for n in range(self._header.count())]
        if section == self._stretch:
            self._least = now
        else:
            self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The view got another width."""
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)
