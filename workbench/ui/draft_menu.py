"""What can be done to a draft from its line in the left pane: take it out of the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from workbench.domain.project import Draft
from workbench.services.removal import follows_removal
from workbench.ui.text import tr
from workbench.ui.views.careful import asked

if TYPE_CHECKING:
    from workbench.ui.views.main_window import MainWindow


class DraftMenu(QObject):
    """The context menu of the drafts' pane. Signals: none of its own."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._tree = window.drafts.tree
        self._tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._tree.customContextMenuRequested.connect(self._open)

    def menu_at(self, point: QPoint) -> QMenu | None:
        """The menu for what lies at a point of the tree; None beside the drafts."""
        draft = self._draft_at(point)
        if draft is None:
            return None
        menu = QMenu(self._tree)
        removing = menu.addAction(tr("移出项目…"))
        removing.setEnabled(self._window.session.writable)
        removing.triggered.connect(lambda: self.remove(draft))
        return menu

    def remove(self, draft: Draft) -> bool:
        """Take a draft out, after asking; whether that was done."""
        session = self._window.session
        if session.workspace is None:
            return False
        text = tr("把{city}的草案《{title}》移出项目？", city=draft.city or tr("（未识别城市）"), title=draft.title)
        more = follows_removal(session.workspace.project, draft)
        if not asked(self._window, tr("移出草案"), text, tr("移出"), more):
            return False
        if not session.change(
            lambda project: project.remove_draft(draft.id), tr("已移出{city}的草案。", city=draft.city)
        ):
            return False
        session.refresh()
        return True

    def _open(self, point: QPoint) -> None:
        if menu := self.menu_at(point):
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self._tree.viewport().mapToGlobal(point))

    def _draft_at(self, point: QPoint) -> Draft | None:
        """The draft whose line, or a line below it, is at a point."""
        item, workspace = self._tree.itemAt(point), self._window.session.workspace
        if item is None or workspace is None:
            return None
        while item.parent() is not None:
            item = item.parent()
        drafts, at = workspace.drafts(), self._tree.indexOfTopLevelItem(item)
        return drafts[at] if at < len(drafts) else None
