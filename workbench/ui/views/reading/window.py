"""The window on one draft: its lines with what each was read as, the reading report, corrections, tracked changes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QMenu,
    QSplitter,
    QTabWidget,
    QToolBar,
    QToolButton,
    QWidget,
)

from workbench.domain.corrections import CorrectionAction
from workbench.domain.project import Draft
from workbench.domain.source import Reading
from workbench.services.draft_lines import LineKind
from workbench.services.draft_report import Entry, count
from workbench.services.workspace import Workspace
from workbench.ui.text import tr
from workbench.ui.theme import LIGHT, Theme, style_sheet
from workbench.ui.views.corrections_dialog import CorrectionsDialog
from workbench.ui.views.reading.entries import EntriesPage
from workbench.ui.views.reading.lines import LinesView
from workbench.ui.views.reading.state import ReadingState


@dataclass(frozen=True, slots=True)
class _Correcting:
    """One action of the menu 更正."""

    name: str
    title: str
    keys: str
    action: CorrectionAction
    kind: LineKind = LineKind.CHAPTER


_ACTIONS = (
    _Correcting("part", "这一行是编", "", CorrectionAction.DIVISION, LineKind.PART),
    _Correcting("chapter", "这一行是章", "Ctrl+1", CorrectionAction.DIVISION),
    _Correcting("section", "这一行是节", "Ctrl+2", CorrectionAction.DIVISION, LineKind.SECTION),
    _Correcting("article", "这一行是条", "Ctrl+3", CorrectionAction.ARTICLE),
    _Correcting("paragraph", "这一行是款", "Ctrl+4", CorrectionAction.PARAGRAPH),
    _Correcting("item", "这一行是项", "Ctrl+5", CorrectionAction.ITEM),
    _Correcting("title", "这一行是标题", "Ctrl+6", CorrectionAction.TITLE),
    _Correcting("skip", "这一行不属于正文", "Ctrl+0", CorrectionAction.SKIP),
    _Correcting("join", "与上一行合并", "Ctrl+J", CorrectionAction.JOIN),
    _Correcting("split", "在光标处拆分", "Ctrl+Return", CorrectionAction.SPLIT),
)
_READINGS = (
    (Reading.ACCEPTED, "接受修订后", "按接受全部修订后的文字读取（通常用这一种）"),
    (Reading.ORIGINAL, "修订前", "按拒绝全部修订、即修订之前的文字读取"),
    (Reading.MARKED, "显示修订痕迹", "插入的文字加下划线，删除的文字加删除线"),
)


class ReadingWindow(QMainWindow):
    """How the file of one draft was read; a window of its own beside the main one.

    ``workspace`` stays open as long as the window does; whoever closes the project closes the window first. Call
    :meth:`refresh` when corrections may have changed elsewhere (undo in the main window, a merge).

    Signals:
        corrected(): the draft is read otherwise now; the project's regulations and analysis are out of date.
        closed(): the window was closed.
    """

    corrected = Signal()
    closed = Signal()

    def __init__(
        self, workspace: Workspace, draft: Draft, parent: QWidget | None = None, *, theme: Theme = LIGHT
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.setWindowTitle(tr("读取情况：{title}", title=draft.title or draft.name))
        self._theme = theme
        self.state = ReadingState(workspace, draft, self)
        self.actions_by_name: dict[str, QAction] = {}
        self.lines = LinesView()
        self._make_pages()
        self._make_actions()
        self._make_bar()
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.lines)
        splitter.addWidget(self.pages)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setChildrenCollapsible(False)
        self.setCentralWidget(splitter)
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setContentsMargins(8, 2, 8, 2)
        self.statusBar().addWidget(self.message, 1)
        self._connect()
        self.set_theme(theme)
        self._fit()
        self.state.load()
        self.lines.setFocus()

    # -- making

    def _make_pages(self) -> None:
        self.report = EntriesPage(tr("读取报告"), tr("没有需要说明的情况。"))
        self.remarks = EntriesPage(tr("批注和脚注"), tr("文件中没有批注和脚注。"))
        self.elements = EntriesPage(tr("要素"), tr("没有识别出要素。"))
        self.changes = QListWidget()
        self.changes.setWordWrap(True)
        self.changes.setAccessibleName(tr("修订"))
        self.changes.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.pages = QTabWidget()
        self.pages.setUsesScrollButtons(True)
        self.pages.setMinimumWidth(220)
        for page in (self.report, self.changes, self.remarks, self.elements):
            self.pages.addTab(page, "")

    def _make_actions(self) -> None:
        for spec in _ACTIONS:
            action = self._action(spec.name, spec.title, spec.keys)
            action.triggered.connect(lambda _=False, s=spec: self._correct(s))
        self._action("undo", "撤销", "Ctrl+Z").triggered.connect(self.state.undo)
        redo = self._action("redo", "重做", "Ctrl+Y")
        redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        redo.triggered.connect(self.state.redo)
        self._action("next", "下一处修订", "F8").triggered.connect(lambda: self.step(1))
        self._action("previous", "上一处修订", "Shift+F8").triggered.connect(lambda: self.step(-1))
        self._action("corrections", "更正记录…", "Ctrl+Shift+H").triggered.connect(self._list_corrections)
        self._action("close", "关闭", "Ctrl+W").triggered.connect(self.close)

    def _action(self, name: str, title: str, keys: str) -> QAction:
        action = QAction(tr(title), self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        self.addAction(action)
        self.actions_by_name[name] = action
        return action

    def _make_bar(self) -> None:
        bar = QToolBar(tr("工具"))
        bar.setMovable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.addToolBar(bar)
        self.readings = QActionGroup(self)
        for reading, title, tip in _READINGS:
            action = self.readings.addAction(tr(title))
            action.setCheckable(True)
            action.setChecked(reading is Reading.ACCEPTED)
            action.setToolTip(tr(tip))
            action.setData(reading)
            bar.addAction(action)
        bar.addSeparator()
        bar.addAction(self.actions_by_name["previous"])
        bar.addAction(self.actions_by_name["next"])
        bar.addSeparator()
        self.menu = QMenu(tr("更正"), self)
        for spec in _ACTIONS:
            if spec.name in ("skip", "join"):
                self.menu.addSeparator()
            self.menu.addAction(self.actions_by_name[spec.name])
        self.menu.addSeparator()
        self.menu.addAction(self.actions_by_name["corrections"])
        self.menu_button = QToolButton()
        self.menu_button.setText(tr("更正结构") + " ▾")
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setMenu(self.menu)
        bar.addWidget(self.menu_button)
        bar.addAction(self.actions_by_name["undo"])
        bar.addAction(self.actions_by_name["redo"])
        self.column = QComboBox()
        self.column.setAccessibleName(tr("读取对照表的哪一栏"))
        self.column.setToolTip(tr("读取对照表的哪一栏"))
        self.column.addItem(tr("读取新文本一栏"), "new")
        self.column.addItem(tr("读取原文本一栏"), "old")
        self.column_action = bar.addWidget(self.column)
        self.column_action.setVisible(False)

    def _connect(self) -> None:
        self.state.shown.connect(self._show)
        self.state.corrected.connect(self.corrected)
        self.state.told.connect(lambda text: self._tell(text, problem=False))
        self.state.failed.connect(lambda text: self._tell(text, problem=True))
        self.state.jobs.busy_changed.connect(self._busy)
        self.state.background.busy_changed.connect(self._busy)
        self.readings.triggered.connect(lambda action: self.state.load(Reading(action.data())))
        self.column.activated.connect(lambda _: self.state.choose_column(str(self.column.currentData())))
        self.lines.menu_wanted.connect(self._open_menu)
        self.lines.line_changed.connect(lambda _: self._tell_line())
        for page in (self.report, self.remarks, self.elements):
            page.entry_chosen.connect(self.jump)
        self.changes.currentRowChanged.connect(self._show_change)
        self.changes.itemClicked.connect(lambda item: self._show_change(self.changes.row(item)))

    def _fit(self) -> None:
        """A size that fits the screen."""
        screen = self.screen() or QGuiApplication.primaryScreen()
        room = screen.availableSize()
        self.resize(min(1180, room.width()), min(760, room.height() - 30))

    # -- what is shown

    def refresh(self) -> None:
        """Read the project's corrections again and show what they make of the draft."""
        self.state.load()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.setPalette(theme.palette())
        self.setStyleSheet(style_sheet(theme))
        if self.state.view is not None:
            self._show()

    def _show(self) -> None:
        view, told = self.state.view, self.state.beside
        if view is None or told is None:
            return
        self.lines.show_view(view, told.remarks, self._theme)
        self.report.show_groups(told.report, self._theme)
        self.remarks.show_groups(told.remarks, self._theme)
        self.elements.show_groups(told.elements, self._theme)
        self._show_changes(told.changes)
        titles = (tr("报告"), tr("修订"), tr("批注"), tr("要素"))
        held_by = (count(told.report), len(told.changes), count(told.remarks), count(told.elements))
        for n, (title, held) in enumerate(zip(titles, held_by, strict=True)):
            self.pages.setTabText(n, f"{title} {held}")
        compared = any(n.code == "comparison-table" for n in view.regulation.notices) or self.state.how.column == "old"
        self.column_action.setVisible(compared)
        self.column.setCurrentIndex(self.column.findData(self.state.how.column))
        self._enable()
        self._tell_line()

    def _show_changes(self, changed: tuple[Entry, ...]) -> None:
        row = self.changes.currentRow()
        self.changes.blockSignals(True)
        self.changes.clear()
        for entry in changed:
            item = QListWidgetItem(f"{entry.head}\n{entry.text}")
            item.setData(Qt.ItemDataRole.UserRole, entry)
            self.changes.addItem(item)
        if 0 <= row < self.changes.count():
            self.changes.setCurrentRow(row)
        self.changes.blockSignals(False)

    def _enable(self) -> None:
        """What can be done now, and why the rest cannot."""
        reason = self.state.why_not()
        for spec in _ACTIONS:
            action = self.actions_by_name[spec.name]
            action.setEnabled(not reason)
            action.setToolTip(reason or tr(spec.title))
        self.menu_button.setToolTip(reason or tr("更正光标所在行或选中各行的结构"))
        project = self.state.workspace.project
        self.column.setEnabled(not project.read_only)
        for name, title, what in (("undo", "撤销", project.undoable()), ("redo", "重做", project.redoable())):
            action = self.actions_by_name[name]
            action.setEnabled(bool(what) and not project.read_only)
            action.setToolTip(f"{tr(title)}：{what}" if what else tr(title))
        for name in ("next", "previous"):
            self.actions_by_name[name].setEnabled(self.changes.count() > 0)

    def _tell(self, text: str, *, problem: bool) -> None:
        colour = self._theme.number if problem else self._theme.quiet
        self.message.setStyleSheet(f"color: {colour}")
        self.message.setText(("⚠ " if problem else "") + text)

    def _tell_line(self) -> None:
        view, n = self.state.view, self.lines.line()
        if view is None or not 0 <= n < len(view.lines):
            return
        line = view.lines[n]
        words = tr(
            "第 {line} 行，共 {count} 行：读作“{name}”", line=n + 1, count=len(view.lines), name=tr(line.kind.value)
        )
        reason = self.state.why_not()
        told = line.reason and tr("，未作为正文（{reason}）", reason=line.reason)
        self._tell(f"{words}{told}。{reason}", problem=False)

    def _busy(self, busy: bool) -> None:
        if busy:
            self._tell(tr("正在读取……"), problem=False)

    # -- what the user does

    def jump(self, entry: Entry) -> None:
        """Show the line of an entry, its words selected."""
        if entry.line >= 0:
            self.lines.jump(entry.line, entry.start, entry.end)
            self.lines.setFocus()

    def step(self, by: int) -> None:
        """Show the next (1) or previous (-1) tracked change; past the end it begins anew."""
        if self.changes.count():
            self.pages.setCurrentWidget(self.changes)
            row = self.changes.currentRow()
            first = 0 if by > 0 else self.changes.count() - 1
            self.changes.setCurrentRow((row + by) % self.changes.count() if row >= 0 else first)

    def _show_change(self, row: int) -> None:
        item = self.changes.item(row)
        if item is not None:
            entry: Entry = item.data(Qt.ItemDataRole.UserRole)
            self.lines.jump(entry.line, entry.start, entry.end)

    def _correct(self, spec: _Correcting) -> None:
        lines = self.lines.chosen_lines()
        if spec.action is CorrectionAction.SPLIT:
            lines = [self.lines.line()]
        self.state.apply(lines, spec.action, kind=spec.kind, offset=self.lines.character())

    def _list_corrections(self) -> None:
        """Show this draft's corrections, to be taken back singly."""
        writable = not self.state.workspace.project.read_only
        CorrectionsDialog(self.state.corrections, self.state.take_back, self, writable=writable).exec()

    def _open_menu(self, at: QPoint) -> None:
        """The context menu; it is no modal window."""
        self.menu.popup(at)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Stop reading."""
        self.state.jobs.stop()
        self.state.background.drop()
        super().closeEvent(event)
        self.closed.emit()
