"""Menus, toolbar and context menus of the window, made from the table of actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QComboBox, QLabel, QMenu, QSizePolicy, QStackedWidget, QToolBar, QWidget

from workbench.ui.actions import ACTIONS, BAR_WORDS, MENUS, PAGE_ACTIONS, Needs, Spec
from workbench.ui.icons import icon
from workbench.ui.legend import legend_html
from workbench.ui.models.comparison import MarkKind
from workbench.ui.text import tr
from workbench.ui.theme import THEMES, Theme

if TYPE_CHECKING:
    from workbench.ui.views.main_window import MainWindow

Slots = Mapping[str, Callable[[], Any]]
#: What the context menu of a cell offers, besides what can be done with the mark under the pointer; "" is a line.
_CELL_MENU = ("note", "copy", "focus", "", "move-row", "own-row", "exclude")
#: What it offers for the row as a whole, in a menu of its own.
_ROW_MENU = ("merge-up", "merge-rows", "split-row", "confirm-row", "rename-row", "", "corrections")
#: Actions at the right end of the toolbar.
_FOLDS = ("left", "right", "bottom", "only-table")
#: The least width and height of a window whose toolbar bears words.
_ROOM_FOR_WORDS = (1120, 600)
_BASE_WIDTH = 150


class Menus(QObject):
    """Every :class:`QAction` of one window, and where it stands. Signals: none of its own."""

    def __init__(self, window: MainWindow, slots: Slots) -> None:
        super().__init__(window)
        self._window = window
        self.actions: dict[str, QAction] = {}
        self.menus = {name: window.menuBar().addMenu(tr(title)) for name, title in MENUS}
        self.bar = self._make_bar()
        for spec in ACTIONS:
            self._place(spec, slots)
        self.base = QComboBox()
        self.base.setAccessibleName(tr("差异标注"))
        self.base.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.base.setMaximumWidth(_BASE_WIDTH)
        self.legend = QLabel()
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.bar.addSeparator()
        self.base_action = self.bar.addWidget(self.base)
        self.legend_action = self.bar.addWidget(self.legend)
        self.bar.addWidget(space)
        self.bar.addActions([self.actions[name] for name in _FOLDS])
        self._themes = self._make_theme_menu(self.menus["view"])
        self.columns = self.menus["view"].addMenu(tr("显示哪些市"))
        self.columns.aboutToShow.connect(lambda: self.fill_columns(self.columns))
        self._pages = QActionGroup(self)
        for name in PAGE_ACTIONS:
            self.actions[name].setCheckable(True)
            self._pages.addAction(self.actions[name])
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Words below the drawings of the toolbar while the window has room for them."""
        if event.type() == QEvent.Type.Resize:
            self._fit_words()
        return super().eventFilter(watched, event)

    def _fit_words(self) -> None:
        size, style = self._window.size(), Qt.ToolButtonStyle
        roomy = size.width() >= _ROOM_FOR_WORDS[0] and size.height() >= _ROOM_FOR_WORDS[1]
        self.bar.setToolButtonStyle(style.ToolButtonTextUnderIcon if roomy else style.ToolButtonIconOnly)
        if roomy and self.bar.sizeHint().width() > size.width():  # other languages have longer words
            self.bar.setToolButtonStyle(style.ToolButtonIconOnly)

    def follow(self, stack: QStackedWidget, pages: QStackedWidget, shown: Mapping[QWidget, str]) -> None:
        """Mark the page that is in sight; `shown` names the action of each, whether of `pages` or of the whole `stack`.

        The first page of the stack, the welcome, has its own buttons and no toolbar.
        """

        def mark(_index: int) -> None:
            page = stack.currentWidget()
            self.bar.setVisible(page is not stack.widget(0))
            name = shown.get(page) or shown.get(pages.currentWidget(), "table")
            self.actions[name].setChecked(True)

        stack.currentChanged.connect(mark)
        pages.currentChanged.connect(mark)
        mark(0)

    def _make_bar(self) -> QToolBar:
        bar = QToolBar(tr("常用"), self._window)
        bar.setObjectName("common")
        bar.setMovable(False)
        bar.setIconSize(QSize(20, 20))
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._window.addToolBar(bar)
        return bar

    def _place(self, spec: Spec, slots: Slots) -> None:
        if spec.name == "-":
            self.menus[spec.menu].addSeparator()
            return
        action = self.actions[spec.name] = self._make_action(spec, slots)
        if spec.menu:
            self.menus[spec.menu].addAction(action)
        if spec.bar:
            self.bar.addAction(action)

    def _make_action(self, spec: Spec, slots: Slots) -> QAction:
        action = QAction(tr(spec.text), self._window)
        action.setObjectName(spec.name)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        action.setCheckable(spec.checkable)
        words = tr(spec.tip or spec.text).rstrip("…")
        action.setToolTip(f"{words}（{spec.keys[0]}）" if spec.keys else words)
        if spec.name in BAR_WORDS:
            action.setIconText(tr(BAR_WORDS[spec.name]))
        if not spec.checkable:
            slot = slots[spec.name]
            # Qt would hand its "checked" flag on to slots that take a default parameter.
            action.triggered.connect(lambda _checked: slot())
        return action

    def _make_theme_menu(self, menu: QMenu) -> QActionGroup:
        themes = menu.addMenu(tr("配色"))
        group = QActionGroup(self)
        for theme in THEMES.values():
            action = themes.addAction(tr(theme.title))
            action.setCheckable(True)
            action.setData(theme.name)
            group.addAction(action)
        group.triggered.connect(lambda chosen: self._window.settings.set("appearance.theme", chosen.data()))
        return group

    # -- what is shown

    def set_theme(self, theme: Theme) -> None:
        """Paint icons and legend in other colours."""
        text, quiet = theme.colour("text"), theme.colour("line")
        for spec in ACTIONS:
            if spec.icon:
                self.actions[spec.name].setIcon(icon(spec.icon, text, quiet))
        for action in self._themes.actions():
            action.setChecked(action.data() == theme.name)
        self.legend.setText(legend_html(theme))
        self.base.setToolTip(tr("条文与哪一方比较，标出不同之处") + "<br>" + legend_html(theme))

    def enable(self, have: Mapping[Needs, bool]) -> None:
        """Allow what can be done now."""
        for spec in ACTIONS:
            if spec.name != "-":
                self.actions[spec.name].setEnabled(have[spec.needs])
        self._fit_words()

    def tell_undo(self, undoable: str, redoable: str) -> None:
        """Say what undoing and redoing would do."""
        for name, told, verb in (("undo", undoable, tr("撤销")), ("redo", redoable, tr("恢复"))):
            action = self.actions[name]
            action.setEnabled(bool(told))
            action.setText(f"{verb}：{told[:24]}" if told else verb)
            action.setToolTip(f"{verb}：{told}" if told else verb)

    # -- menus that are made when they open

    def fill_columns(self, menu: QMenu) -> QMenu:
        """A line for each city: shown or not."""
        table = self._window.table
        menu.clear()
        for document in self._window.model.table.documents:
            action = menu.addAction(document.name)
            action.setCheckable(True)
            action.setChecked(not table.isColumnHidden(document.index))
            action.toggled.connect(partial(table.show_column, document.index))
        menu.addSeparator()
        menu.addAction(self.actions["fit"])
        return menu

    def open_cell_menu(self, at: QPoint) -> None:
        """The context menu of the comparison table, at a point of the screen."""
        window = self._window
        menu = QMenu(window)
        self._fill(menu, _CELL_MENU)
        self._fill(menu.addMenu(tr("本行")), _ROW_MENU)
        mark = window.table.mark_at(window.table.viewport().mapFromGlobal(at))
        if mark is not None and window.session.writable and mark.kind in (MarkKind.CONFLICT, MarkKind.MARKET):
            menu.addSeparator()
            for verb, text in (("confirm", tr("确认这一问题…")), ("dismiss", tr("排除这一问题…"))):
                act = partial(window.settling.act, verb, mark.key)
                menu.addAction(text).triggered.connect(lambda _checked, act=act: act())
        self.popup(menu, at)

    def _fill(self, menu: QMenu, names: Sequence[str]) -> None:
        for name in names:
            if name:
                menu.addAction(self.actions[name])
            else:
                menu.addSeparator()

    def popup(self, menu: QMenu, at: QPoint) -> None:
        """Open a menu that goes when it is closed."""
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)
