"""The guided tour: a few bubbles beside the real parts of the window, shown once on the sample project."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtWidgets import QWidget

from workbench.services.overview import MatterKind
from workbench.ui.text import tr
from workbench.ui.views.tour_bubble import TourBubble

if TYPE_CHECKING:
    from workbench.ui.views.main_window import MainWindow

_SHOWN = "tour/shown"
#: Panes that must be there to be pointed at.
_PANES = ("right", "bottom")


@dataclass(frozen=True, slots=True)
class Step:
    """One bubble: what it says, and the place of the window it points at, in the window's coordinates."""

    title: str
    text: str
    place: Callable[[MainWindow], QRect]


def _widget(window: MainWindow, widget: QWidget | None) -> QRect:
    """Where a widget stands in the window."""
    if widget is None or not widget.isVisible():
        return QRect()
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _button(name: str) -> Callable[[MainWindow], QRect]:
    """Where an action's button stands in the toolbar."""
    return lambda window: _widget(window, window.menus.bar.widgetForAction(window.actions_by_name[name]))


def _first_conflict(window: MainWindow) -> QRect:
    """The cell with the first conflict of the table; it is brought into sight."""
    found = next((m for m in window.session.overview.matters if m.kind is MatterKind.CONFLICT and m.row), None)
    if found is None or window.session.analysis is None:
        return _widget(window, window.table)
    window.table.set_active(found.key)
    window.go.go_to(found.row, found.key)
    window.details.scroll_to(found.key)
    conflict = window.session.analysis.review.conflicts[int(found.key.partition(":")[2])]
    column = next((d for d in window.table.shown_columns() if d in conflict.evidence), 0)
    rect = window.table.visualRect(window.model.index(window.model.position_of(found.row), column))
    seen = rect.intersected(window.table.viewport().rect())
    return QRect(window.table.viewport().mapTo(window, seen.topLeft()), seen.size())


def _table(window: MainWindow) -> QRect:
    return _widget(window, window.table)


def _details(window: MainWindow) -> QRect:
    return _widget(window, window.details)


def _matters(window: MainWindow) -> QRect:
    return _widget(window, window.matters)


STEPS = (
    Step(
        "对照表",
        "一行是一个事项，一列是一个市。说同一件事的条文排在同一行，空着的格子就是这个市没有规定。",
        _table,
    ),
    Step(
        "不一致的地方",
        "带 ▲ 和下划线的文字，各市规定不同；■ 是公平竞争问题。点这些文字可以看理由。",
        _first_conflict,
    ),
    Step(
        "事项详情",
        "右边写明差在哪里、各市的原话和建议。觉得判断不对，点“排除”；属实，点“确认”。",
        _details,
    ),
    Step(
        "写协调意见",
        "选中条文里的文字，按 Ctrl+M 写下意见，交给有关的市办理。意见立即保存。",
        _button("note"),
    ),
    Step(
        "全部问题一张清单",
        "下面列出全部问题和意见，可以筛选和分组。按 F8 逐个往下看。",
        _matters,
    ),
    Step("总览", "用图看进展：哪两个市分歧多、哪些意见快到期。点图就转到条文。", _button("overview")),
    Step(
        "导出审查报告",
        "一按就得到公文格式的 Word 报告。随时按 F1 打开使用手册。现在可以放心试了，示例项目随便改。",
        _button("report"),
    ),
)


class Tour(QObject):
    """The tour of one window. Signals: none of its own."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._at = 0
        self._folded: list[str] = []
        self._waiting = False
        self.bubble: TourBubble | None = None
        window.session.analysis_changed.connect(self._analysed)
        window.session.leaving.connect(self.end)

    def first_start(self) -> None:
        """On the very first start: open the sample project and show it around."""
        window = self._window
        if window.settings.store.value(_SHOWN) is None and not window.settings.recent():
            self._waiting = True
            window.flows.open_sample()

    def start(self) -> None:
        """Begin at the first bubble; without a comparison on the screen, on the sample project."""
        if self._window.session.analysis is None:
            self._waiting = True
            self._window.flows.open_sample()
            self._analysed()
        else:
            self._begin()

    def _analysed(self) -> None:
        if self._waiting and self._window.session.analysis is not None:
            self._begin()

    def _begin(self) -> None:
        self.end()
        self._waiting = False
        window = self._window
        window.settings.store.setValue(_SHOWN, True)
        window.project_pages.leave()
        window.go.show_page(window.table)
        self._folded = [name for name in _PANES if not window.actions_by_name[name].isChecked()]
        for name in self._folded:
            window.actions_by_name[name].setChecked(True)
        self.bubble = TourBubble(window, window.theme)
        self.bubble.stepped.connect(self._step)
        self.bubble.ended.connect(self.end)
        self.bubble.replaced.connect(self._place)
        self._at = 0
        self._show()

    @property
    def at(self) -> int:
        """The number of the bubble that is shown, from 0."""
        return self._at

    def _step(self, by: int) -> None:
        self._at = max(0, self._at + by)
        if self._at >= len(STEPS):
            self.end()
        else:
            self._show()

    def _show(self) -> None:
        step = STEPS[self._at]
        if self.bubble is not None:
            told = tr("{n}/{all}", n=self._at + 1, all=len(STEPS))
            self.bubble.say(tr(step.title), tr(step.text), told, first=self._at == 0, last=self._at == len(STEPS) - 1)
            self._place()

    def _place(self) -> None:
        if self.bubble is not None:
            self.bubble.point_at(STEPS[self._at].place(self._window))

    def end(self) -> None:
        """Take the bubble away and fold the panes again that were folded."""
        bubble, self.bubble = self.bubble, None
        if bubble is None:
            return
        bubble.remove()
        for name in self._folded:
            self._window.actions_by_name[name].setChecked(False)
        self._folded = []
        if self._window.session.workspace is not None:
            self._window.table.setFocus()
