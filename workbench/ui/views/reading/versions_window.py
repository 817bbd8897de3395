"""The window on two versions of one city's draft: side by side, with what happened to every article."""

from __future__ import annotations

import datetime
import html
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDesktopServices, QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.errors import KnownError
from workbench.domain.project import Draft
from workbench.services.exports import ExportKind, export_job
from workbench.services.versions import Versions, compare_drafts, redline_request, versions_of
from workbench.services.workspace import Workspace
from workbench.ui.jobs.runner import JobRunner
from workbench.ui.text import tr
from workbench.ui.theme import LIGHT, Theme, style_sheet
from workbench.ui.views.reading.versions_model import ROW, ChangedRows, VersionColumn, VersionsDelegate, VersionsModel


class VersionsWindow(QWidget):
    """Two versions of a city's draft; a window of its own beside the main one.

    It shows the newest version beside the one before; others can be chosen. ``workspace`` stays open as long as the
    window does; whoever closes the project closes the window first.

    Signals:
        written(object): the path of a Word file that was exported.
        closed(): the window was closed.
    """

    written = Signal(object)
    closed = Signal()

    def __init__(self, workspace: Workspace, city: str, parent: QWidget | None = None, *, theme: Theme = LIGHT) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("{city}草案两稿对照", city=city))
        self._workspace = workspace
        self._file: Path | None = None
        self._city = city
        self._drafts: tuple[Draft, ...] = ()
        self.versions = Versions(())
        self.jobs = JobRunner(self)
        self.ask_path: Callable[[str], None] = self._ask_path
        self._make_table()
        self._make_bar()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self.table, 1)
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setMargin(6)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.linkActivated.connect(self._open_written)
        layout.addWidget(self.message)
        self._connect()
        self.set_theme(theme)
        room = (self.screen() or QGuiApplication.primaryScreen()).availableSize()
        self.resize(min(1180, room.width()), min(760, room.height() - 30))
        self.refresh()
        self.table.setFocus()

    # -- making

    def _make_table(self) -> None:
        self.model = VersionsModel(self)
        self.rows = ChangedRows(self)
        self.rows.setSourceModel(self.model)
        self.delegate = VersionsDelegate(self)
        self.table = QTableView()
        self.table.setAccessibleName(tr("两稿对照"))
        self.table.setModel(self.rows)
        self.table.setItemDelegate(self.delegate)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(VersionColumn.KIND, QHeaderView.ResizeMode.Fixed)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(60)
        self._settle.timeout.connect(self.lay_out)

    def _make_bar(self) -> None:
        self.old, self.new = QComboBox(), QComboBox()
        for box, name in ((self.old, tr("旧稿")), (self.new, tr("新稿"))):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
        self.only_changed = QCheckBox(tr("只看有变动的条"))
        self.only_changed.setChecked(True)
        self.export = QPushButton(tr("导出 Word 修订对照…"))
        self.export.setToolTip(tr("把新稿相对旧稿的改动写成 Word 的修订痕迹"))
        self.next = QPushButton(tr("下一处"))
        self.previous = QPushButton(tr("上一处"))
        self.next.setToolTip(tr("下一处变动（F8）"))
        self.previous.setToolTip(tr("上一处变动（Shift+F8）"))
        self._bar = QWidget()
        line = QHBoxLayout(self._bar)
        line.setContentsMargins(8, 6, 8, 6)
        for widget in (QLabel(tr("旧稿")), self.old, QLabel(tr("新稿")), self.new, self.only_changed):
            line.addWidget(widget)
        line.addStretch(1)
        for button in (self.previous, self.next, self.export):
            line.addWidget(button)

    def _connect(self) -> None:
        self.old.activated.connect(lambda _: self._compare())
        self.new.activated.connect(lambda _: self._compare())
        self.only_changed.toggled.connect(self._narrow)
        self.export.clicked.connect(lambda: self.ask_path(self._suggested()))
        self.next.clicked.connect(lambda: self.step(1))
        self.previous.clicked.connect(lambda: self.step(-1))
        self.jobs.failed.connect(lambda text: self._tell(text, problem=True))
        for keys, act in (("F8", lambda: self.step(1)), ("Shift+F8", lambda: self.step(-1)), ("Ctrl+W", self.close)):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(act)
            self.addAction(action)

    # -- what is shown

    def refresh(self) -> None:
        """Read the city's versions again."""
        self._drafts = versions_of(self._workspace, self._city)
        for box in (self.old, self.new):
            box.clear()
            for draft in self._drafts:
                box.addItem(_name(draft), draft.id)
                box.setItemData(box.count() - 1, f"{draft.title}\n{draft.name}", Qt.ItemDataRole.ToolTipRole)
        if len(self._drafts) > 1:
            self.old.setCurrentIndex(len(self._drafts) - 2)
            self.new.setCurrentIndex(len(self._drafts) - 1)
        self._compare()

    def _compare(self) -> None:
        old, new = self.old.currentIndex(), self.new.currentIndex()
        self.export.setEnabled(old >= 0 and old != new)
        if len(self._drafts) < 2:
            self._show(Versions(()), "", "")
            self._tell(tr("{city}的草案只有一稿。加入新的一稿后，可以在这里对照。", city=self._city), problem=True)
            return
        try:
            found = compare_drafts(self._workspace.project, self._drafts[old], self._drafts[new])
        except KnownError as error:
            self._show(Versions(()), "", "")
            self._tell(error.message, problem=True)
            return
        self._show(found, self.old.currentText(), self.new.currentText())
        self._tell(found.summary + "。", problem=False)

    def _show(self, versions: Versions, old: str, new: str) -> None:
        self.versions = versions
        self.model.show_versions(versions, old, new)
        self.lay_out()

    def _narrow(self, only: bool) -> None:
        self.rows.set_only_changed(only)
        self.lay_out()

    def lay_out(self) -> None:
        """Give every row the height it needs at the columns' widths."""
        self.table.setColumnWidth(VersionColumn.KIND, self.fontMetrics().horizontalAdvance("条号变动") + 24)
        self.table.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lay out again when the size has settled."""
        super().resizeEvent(event)
        self._settle.start()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.delegate.set_theme(theme)
        self.setPalette(theme.palette())
        self.setStyleSheet(style_sheet(theme))
        self.table.viewport().update()

    def _tell(self, text: str, *, problem: bool, linked: bool = False) -> None:
        # only our own words are marked up: a message may hold the name of a file from elsewhere
        self.message.setTextFormat(Qt.TextFormat.RichText if linked else Qt.TextFormat.PlainText)
        self.message.setStyleSheet(f"color: {self._theme.number if problem else self._theme.quiet}")
        self.message.setText(("⚠ " if problem else "") + text)

    # -- what the user does

    def step(self, by: int) -> None:
        """Choose the next (1) or previous (-1) row in which something changed; past the end it begins anew."""
        changed = [n for n in range(self.rows.rowCount()) if self.rows.index(n, 0).data(ROW).changed]
        if not changed:
            return
        here = self.table.currentIndex().row()
        beyond = [n for n in changed if (n > here if by > 0 else n < here)]
        wanted = (beyond[0] if by > 0 else beyond[-1]) if beyond and here >= 0 else changed[0 if by > 0 else -1]
        index = self.rows.index(wanted, VersionColumn.NEW)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def _suggested(self) -> str:
        new = self._drafts[self.new.currentIndex()]
        name = "".join("_" if c in '\\/:*?"<>|' else c for c in new.title or self._city)
        return str(Path(self._workspace.project.path).with_name(f"{name} {ExportKind.VERSIONS.value}.docx"))

    def _ask_path(self, suggested: str) -> None:
        """Ask for the file's name without stopping the other windows."""
        dialog = QFileDialog(self, tr("导出 Word 修订对照"), suggested, tr("Word 文档 (*.docx)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("docx")
        dialog.selectFile(suggested)
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.open()

    def write(self, path: Path) -> None:
        """Write the Word file in another process."""
        old, new = self._drafts[self.old.currentIndex()], self._drafts[self.new.currentIndex()]
        try:
            request = redline_request(self._workspace, old, new, path, date=datetime.date.today())
        except KnownError as error:
            self._tell(error.message, problem=True)
            return
        self.export.setEnabled(False)
        self._tell(tr("正在生成 {name}……", name=path.name), problem=False)
        self.jobs.busy_changed.connect(self._idle)
        self.jobs.run(export_job, request, done=self._written)

    def _idle(self, busy: bool) -> None:
        if not busy:
            self.jobs.busy_changed.disconnect(self._idle)
            self.export.setEnabled(True)

    def _written(self, result: tuple[Path, tuple[str, ...]]) -> None:
        path, remarks = result
        self._file = path
        said = tr("已导出 <a href='{link}'>{name}</a>。", link="#", name=html.escape(path.name))
        self._tell(said + html.escape("".join(remarks)), problem=False, linked=True)
        self.written.emit(path)

    def _open_written(self, _link: str) -> None:
        """Open the file that was written; what a link says is not believed."""
        if self._file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file)))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Stop what is being written."""
        self.jobs.stop()
        super().closeEvent(event)
        self.closed.emit()


def _name(draft: Draft) -> str:
    """第2稿 征求意见稿."""
    return " ".join(x for x in (f"第{draft.version}稿", draft.label) if x)
