"""The window's panes around its pages: sizes, folding away, what is remembered, going from pane to pane."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QObject, QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QStackedWidget, QWidget

from workbench.ui.text import tr
from workbench.ui.views.pane import Pane

_LEFT, _RIGHT, _BOTTOM = 210, 300, 236
NARROW = 1500  #: below this width the left pane is folded away at first
_SMALL = 1000  # below this width the details are folded away at first
_LOW = 640  # below this height the list is folded away at first
#: The names of the panes: of their actions and of what is remembered.
PANES = ("left", "right", "bottom")
_LENT = ("left", "bottom")  # what the focus view takes; the details stay beside it


class PaneLayout(QObject):
    """Left and right panes beside the pages, one below. Signals: none of its own."""

    def __init__(self, window: QMainWindow, actions: Mapping[str, QAction], contents: Mapping[str, QWidget]) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._folded: dict[str, bool] | None = None
        self._lent: list[str] = []
        titles = {"left": tr("草案与目录"), "right": tr("事项详情"), "bottom": tr("问题与意见清单")}
        self.panes = {name: Pane(titles[name], contents[name], actions[name]) for name in PANES}
        self.pages = QStackedWidget()
        self.middle = QSplitter(Qt.Orientation.Vertical)
        self.middle.addWidget(self.pages)
        self.middle.addWidget(self.panes["bottom"])
        self.across = QSplitter(Qt.Orientation.Horizontal)
        for widget in (self.panes["left"], self.middle, self.panes["right"]):
            self.across.addWidget(widget)
        for splitter, stretch in ((self.middle, (1, 0)), (self.across, (0, 1, 0))):
            for number, factor in enumerate(stretch):
                splitter.setStretchFactor(number, factor)
            self._slim(splitter)
        for name in PANES:
            actions[name].toggled.connect(self._show)
        actions["only-table"].toggled.connect(self._fold_all)

    @staticmethod
    def _slim(splitter: QSplitter) -> None:
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(4)

    # -- folding

    def _show(self) -> None:
        for name in PANES:
            self.panes[name].setVisible(self._actions[name].isChecked())

    def _fold_all(self, folded: bool) -> None:
        """Fold all panes away, or bring back those that were there."""
        if folded:
            self._folded = {name: self._actions[name].isChecked() for name in PANES}
            for name in PANES:
                self._actions[name].setChecked(False)
        elif self._folded is not None:
            for name, shown in self._folded.items():
                self._actions[name].setChecked(shown or self._actions[name].isChecked())
            self._folded = None

    def widen(self, wide: bool) -> None:
        """Lend the room at the left and below to the page in the middle, or give it back."""
        lent, self._lent = self._lent, []
        if wide:
            self._lent = lent or [name for name in _LENT if self._actions[name].isChecked()]
        for name in self._lent if wide else lent:
            self._actions[name].setChecked(not wide)

    def cycle(self, stops: list[QWidget], by: int) -> None:
        """Give the keyboard to the next of `stops` that is shown."""
        stops = [widget for widget in stops if widget.isVisible()]
        focus = QApplication.focusWidget()
        here = next((n for n, w in enumerate(stops) if focus is w or (focus and w.isAncestorOf(focus))), -1)
        if stops:
            stops[(here + by) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)

    # -- what is remembered

    def restore(self, store: QSettings) -> None:
        """Take the sizes of the last time, or those that suit the screen."""
        window = self._window
        geometry = store.value("window/geometry")
        if isinstance(geometry, QByteArray):
            window.restoreGeometry(geometry)
        else:
            available = window.screen().availableSize()
            window.resize(min(1600, available.width()), min(960, available.height() - 30))
        usual = {
            "left": window.width() >= NARROW, "right": window.width() >= _SMALL, "bottom": window.height() >= _LOW,
        }  # fmt: skip
        for name in PANES:
            shown = store.value(f"window/{name}")
            self._actions[name].setChecked(usual[name] if shown is None else str(shown).lower() == "true")
        for splitter, name, sizes in (
            (self.across, "across", [_LEFT, window.width() - _LEFT - _RIGHT, _RIGHT]),
            (self.middle, "middle", [window.height() - _BOTTOM, _BOTTOM]),
        ):
            state = store.value(f"window/{name}")
            if not (isinstance(state, QByteArray) and splitter.restoreState(state)):
                splitter.setSizes(sizes)
            self._slim(splitter)
        self._show()

    def keep(self, store: QSettings) -> None:
        """Remember the sizes."""
        store.setValue("window/geometry", self._window.saveGeometry())
        self._actions["only-table"].setChecked(False)
        self.widen(False)
        for name in PANES:
            store.setValue(f"window/{name}", self._actions[name].isChecked())
        store.setValue("window/across", self.across.saveState())
        store.setValue("window/middle", self.middle.saveState())
