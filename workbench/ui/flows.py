"""What takes a dialog: each flow asks, then lets the session do it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox

from workbench.domain.errors import KnownError
from workbench.domain.notes import Anchor
from workbench.services.anchors import make_anchor
from workbench.services.exchange import EXCHANGE_SUFFIX
from workbench.services.exports import ExportKind
from workbench.services.jobs import ReadFile
from workbench.services.sample import open_sample
from workbench.ui.export_memory import choices_told, remembered
from workbench.ui.settings import Settings
from workbench.ui.text import tr
from workbench.ui.views.city_dialog import CityDialog
from workbench.ui.views.note_dialog import NoteDialog
from workbench.ui.views.project_dialog import ProjectDialog

if TYPE_CHECKING:
    from workbench.ui.views.main_window import MainWindow

PROJECT_SUFFIX = ".xtlf"
#: Endings of files that are read as drafts.
DRAFT_SUFFIXES = frozenset({".docx", ".doc", ".wps", ".rtf", ".odt", ".pdf", ".ofd", ".txt", ".md", ".html", ".htm"})
APP_NAME = "协同立法工作台"


class Flows(QObject):
    """The dialogs of one window. Signals: none of its own."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._session = window.session
        self._how = ""
        self._session.ask_cities = self.ask_cities
        self._session.report_written.connect(self.offer_report)
        self._session.failed.connect(self.warn)

    # -- projects

    def new_project(self) -> None:
        """Ask for title, city, name and place of a new project."""
        self.start_project([])

    def start_project(self, drafts: Sequence[Path]) -> None:
        """A new project, with these drafts if there are any."""
        dialog = ProjectDialog(self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        title = dialog.title.text().strip()
        home = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        name, _ = QFileDialog.getSaveFileName(
            self._window, tr("保存项目文件"), str(home / (title + PROJECT_SUFFIX)), _projects()
        )
        if not name:
            return
        path = with_suffix(name, PROJECT_SUFFIX)
        city, author = dialog.city.currentText(), dialog.author.text().strip()
        if self._session.create(path, title=title, city=city, author=author) and drafts:
            self._session.add_drafts(drafts)

    def open_project(self) -> None:
        """Ask for a project file and open it."""
        name, _ = QFileDialog.getOpenFileName(self._window, tr("打开项目"), "", _projects())
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> bool:
        """Open a project file; one that is gone leaves the list of recent projects."""
        if not path.is_file():
            self._settings.forget_project(str(path))
            self._window.welcome.show_recent(self._settings.recent())
            self._session.tell(
                KnownError(tr("文件已不在原处"), tr("请用“打开项目”找到它现在的位置"), subject=path.name)
            )
            return False
        if path.suffix.lower() in DRAFT_SUFFIXES:
            cause = tr("这是一份草案，不是项目文件")
            remedy = tr(
                "请先新建项目（Ctrl+N）或者打开已有项目，再用“加入草案”（Ctrl+D）把它加进来；也可以把草案文件直接拖到窗口中"
            )
            self._session.tell(KnownError(cause, remedy, subject=path.name))
            return False
        if path.suffix.lower() == EXCHANGE_SUFFIX:
            remedy = tr("请用“文件”菜单中的“并入收到的文件”把它并入项目")
            self._session.tell(KnownError(tr("这是其他市发来的交换文件，不是项目文件"), remedy, subject=path.name))
            return False
        return self._session.open(path)

    def open_sample(self) -> None:
        """Open the sample project, made from the built-in drafts on its first opening."""
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))
        try:
            path, drafts = open_sample(folder)
        except KnownError as error:
            self._session.tell(error)
            return
        if self._session.open(path) and drafts:
            self._session.add_drafts(drafts)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Files were dropped: a project is opened, what another office sent is merged, drafts are added or begin one."""
        projects = [p for p in paths if p.suffix == PROJECT_SUFFIX]
        received = [p for p in paths if p.suffix == EXCHANGE_SUFFIX]
        if projects:
            self.open_path(projects[0])
        elif received:
            self._window.office.merge_path(received[0])
        elif paths and self._session.workspace is None:
            self.start_project(paths)
        elif paths:
            self._session.add_drafts(paths)

    # -- drafts

    def add_drafts(self) -> None:
        """Ask for draft files and add them."""
        kinds = tr("草案 ({endings});;全部文件 (*)", endings=" ".join(f"*{s}" for s in sorted(DRAFT_SUFFIXES)))
        names, _ = QFileDialog.getOpenFileNames(self._window, tr("加入草案"), "", kinds)
        if names:
            self._session.add_drafts([Path(name) for name in names])

    def ask_cities(self, files: Sequence[ReadFile]) -> Mapping[Path, str] | None:
        """Ask which city files speak for; None when the user gives up."""
        taken = [d.city for d in self._session.workspace.drafts()] if self._session.workspace else []
        dialog = CityDialog(files, self._session.cities, taken, self._window)
        return dialog.cities() if dialog.exec() == QDialog.DialogCode.Accepted else None

    # -- notes

    def write_note(self) -> None:
        """Ask for a note on the selected words, the current article, or the project."""
        if self._session.workspace is None:
            self._session.tell(KnownError(tr("还没有打开项目"), tr("请先新建或打开一个项目，再写协调意见")))
            return
        self.write_note_at(*self.place_here())

    def write_note_at(self, anchor: Anchor, place: str) -> None:
        """Ask for a note on words, an article or the project, and keep it."""
        dialog = NoteDialog(place, anchor.quote, self._session.offices, self._window, settings=self._settings)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._session.add_note(anchor, dialog.value())

    def place_here(self) -> tuple[Anchor, str]:
        """The anchor of what the user is at, and how it is called; the whole project where there is nothing."""
        analysis, table = self._session.analysis, self._window.table
        index = table.currentIndex()
        if analysis is None or not index.isValid():
            return Anchor(), tr("全项目")
        row, document = self._window.model.row_at(index.row()), index.column()
        words = table.selected_words()
        if words is not None:
            document = words.document
        elif document not in row.cells:
            document = min(row.cells)
        regulation = analysis.regulations[document]
        label = words.article if words else row.cells[document].articles[0]
        quote, start = (words.quote, words.start) if words else ("", -1)
        written = regulation.article(label).written
        place = tr("{city}{article}（{topic}）", city=regulation.city, article=written, topic=row.topic)
        return make_anchor(regulation, label, quote, start), place

    # -- the report

    def export_report(self) -> None:
        """Ask where the report goes and write it."""
        workspace = self._session.workspace
        if workspace is None or self._session.analysis is None:
            self._session.tell(KnownError(tr("还没有可以导出的对照结果"), tr("请先打开项目并加入草案")))
            return
        project = Path(workspace.project.path)
        choices = remembered(self._settings.store, project)
        how = choices_told(choices)
        start = str(project.with_name(tr("{title}审查报告.docx", title=workspace.project.project().title)))
        head = tr("导出审查报告（{how}）", how=how)
        name, _ = QFileDialog.getSaveFileName(self._window, head, start, tr("Word 文档 (*.docx)"))
        if name:
            self._how = how
            self._window.office.write(ExportKind.REPORT, choices, with_suffix(name, ".docx"))

    def offer_report(self, path: Path) -> None:
        """Say where a file was written, and how the report was made that nobody was asked about; offer to open it."""
        how, self._how = self._how, ""
        box = self._saved(path)
        if how:
            more = tr("这次按上次选定的内容导出：{how}。要改选，请用“文件”菜单中的“导出其他文件”。", how=how)
            box.setInformativeText(more)
        opening = box.addButton(tr("打开文件"), QMessageBox.ButtonRole.AcceptRole)
        opening.clicked.connect(lambda: _open(path))
        box.setDefaultButton(opening)
        box.open()

    def offer_folder(self, path: Path) -> None:
        """Say where a file was written that is to be sent on; offer to open its folder."""
        self._saved(path).open()

    def _saved(self, path: Path) -> QMessageBox:
        """A message that a file was written, with a button that shows its folder."""
        text = tr("文件已保存：\n{path}", path=path)
        box = QMessageBox(QMessageBox.Icon.Information, tr(APP_NAME), text, parent=self._window)
        folder = box.addButton(tr("打开所在文件夹"), QMessageBox.ButtonRole.ActionRole)
        folder.clicked.connect(lambda: _open(path.parent))
        closing = box.addButton(tr("关闭"), QMessageBox.ButtonRole.RejectRole)
        box.setEscapeButton(closing)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return box

    # -- messages

    def warn(self, message: str, lines: Sequence[str]) -> None:
        """Show a message without stopping the program's other work."""
        box = QMessageBox(QMessageBox.Icon.Warning, tr(APP_NAME), "\n".join([message, *lines]), parent=self._window)
        box.addButton(tr("知道了"), QMessageBox.ButtonRole.AcceptRole)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()


def _open(path: Path) -> None:
    """Open a file or folder with what the desktop has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _projects() -> str:
    return tr("协同立法项目 (*.xtlf)")


def with_suffix(name: str, suffix: str) -> Path:
    """`name` as a path that ends with `suffix`."""
    return Path(name if name.endswith(suffix) else name + suffix)
