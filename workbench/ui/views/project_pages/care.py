"""Backups, the way back to one, the integrity check and compaction of the open project."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QFileDialog, QProgressDialog

from workbench.domain.errors import KnownError
from workbench.domain.project import Verification
from workbench.services.backups import (
    BackupInfo,
    back_up,
    compact,
    is_damaged,
    list_backups,
    project_of,
    repair,
    restore_job,
    save_copy,
    size_told,
    verify_job,
)
from workbench.ui.flows import with_suffix
from workbench.ui.jobs.thread import ThreadJob
from workbench.ui.text import tr
from workbench.ui.views.careful import asked
from workbench.ui.views.project_pages.lines import Line, LinesTable
from workbench.ui.views.project_pages.page import Page, bar, button, heading, quiet

if TYPE_CHECKING:
    from workbench.ui.views.main_window import MainWindow

_KINDS = {
    "blobs": "草案原件", "drafts": "草案", "events": "操作记录", "notes": "意见", "decisions": "决定",
    "judgements": "审查判断", "ledger": "台账条目", "corrections": "更正",
}  # fmt: skip


class CarePage(Page):
    """The list of backups, and what can be done for the file."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.where = quiet()
        self.where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.table = LinesTable(("时间", "缘由", "大小", "意见数"), (190, 130, 110, 90), stretch=1)
        self.table.setAccessibleName(tr("备份"))
        self.table.chosen_changed.connect(self.update_buttons)
        self.table.opened.connect(lambda _line: self.restore())
        self.making = button(tr("立即备份"), self.make)
        self.restoring = button(tr("恢复到所选备份…"), self.restore)
        self.copying = button(tr("另存副本…"), self.save_copy, tr("把整个项目另存一份到别处，例如移动硬盘"))
        self.checking = button(tr("检查完整性"), self.check, tr("检查文件是否完好，逐条核对全部记录"))
        self.compacting = button(tr("压缩整理…"), self.compact, tr("把不用的空间还给磁盘；记录不变"))
        self.mending = button(tr("重新整理"), self.mend, tr("按全部记录重新生成显示的内容；记录不变"))
        self.mending.hide()
        self.result = quiet()
        self.column.addWidget(self.where)
        buttons = (self.making, self.restoring, self.copying, None, self.checking, self.mending, self.compacting)
        self.column.addLayout(bar(*buttons))
        self.column.addWidget(self.result)
        self.column.addWidget(heading(tr("备份")))
        self.column.addWidget(self.table, 1)
        self.column.addWidget(
            quiet(
                tr(
                    "打开项目、升级和并入来件之前自动备份；只保留最近的几份和此前每天的最后一份。恢复之前，现有文件先作为备份保留。"
                )
            )
        )
        self.setFocusProxy(self.table)

    def forget(self) -> None:
        """What was found of another file does not hold for this one."""
        self.result.clear()
        self.mending.hide()

    def read(self) -> None:
        """List the backups."""
        workspace = self.session.workspace
        assert workspace is not None
        info = workspace.project.info()
        path = Path(info.path)
        size = size_told(path.stat().st_size) if path.exists() else "—"
        self.where.setText(tr("{path}（{size}，意见{n}条）", path=path, size=size, n=info.counts.get("notes", 0)))
        if info.notices:
            self.result.setText("\n".join(info.notices))
        self.table.show_lines([_line(b) for b in list_backups(path)])
        if self.table.lines_model.lines and not self.table.chosen():
            self.table.choose([self.table.lines_model.lines[0].key])

    def update_buttons(self) -> None:
        """Restoring wants a chosen backup that can be read, and the right to write."""
        workspace = self.session.workspace
        writable, chosen = self.session.writable, self._chosen()
        self.making.setEnabled(writable)
        self.compacting.setEnabled(writable)
        self.mending.setEnabled(writable)
        damaged = workspace is not None and is_damaged(workspace)
        self.restoring.setEnabled(chosen is not None and chosen.notes >= 0 and (writable or damaged))

    def _chosen(self) -> BackupInfo | None:
        lines = self.table.chosen()
        return lines[0].thing if lines else None

    # -- acts

    def make(self) -> None:
        """Make a backup now."""
        workspace = self.session.workspace
        if workspace is not None and self._wait(tr("正在备份"), lambda: back_up(workspace)):
            self.session.said.emit(tr("备份完成。"))
            self.show_project()

    def restore(self) -> None:
        """Put the project back to the chosen backup, after asking."""
        chosen, workspace = self._chosen(), self.session.workspace
        if chosen is None or workspace is None or not self.restoring.isEnabled():
            return
        path, damaged = Path(workspace.project.path), is_damaged(workspace)
        text = tr("把项目恢复到{time}的备份（意见{n}条）？", time=chosen.time, n=chosen.notes)
        if damaged:
            more = tr("现有文件已损坏，会改名保留在原处；其中仍可读出的记录会一并找回。")
        else:
            more = tr("此后写入的内容将不再显示。现有文件先作为备份（“恢复前”）保留，可以用同样的办法回到现在的状态。")
        if self._asked(text, tr("恢复"), more):
            restore_project(self._window, path, chosen.path, go_back=not damaged)

    def check(self) -> None:
        """Look through the whole file in the background."""
        workspace = self.session.workspace
        if workspace is not None:
            self.result.setText(tr("正在检查…"))
            self.session.jobs.run(verify_job, Path(workspace.project.path), done=self._checked)

    def _checked(self, found: Verification) -> None:
        counts = "，".join(f"{tr(_KINDS[n])}{found.counts[n]}" for n in _KINDS if n in found.counts)
        told = tr("文件完好：{counts}。", counts=counts) if found.ok else "\n".join(found.problems)
        self.result.setText(told)
        self.mending.setVisible(found.repairable)
        self.session.said.emit(tr("检查完成：文件完好。") if found.ok else tr("检查完成：发现问题。"))

    def mend(self) -> None:
        """Make what is shown anew from the records, then check again."""
        workspace = self.session.workspace
        if workspace is not None and self._wait(tr("正在重新整理"), lambda: repair(workspace)):
            self.mending.hide()
            self.session.reload()
            self.session.refresh()
            self.show_project()
            self.check()

    def save_copy(self) -> None:
        """Ask where a copy of the whole project goes, and write it."""
        workspace = self.session.workspace
        if workspace is None:
            return
        path = Path(workspace.project.path)
        start = path.with_name(
            tr("{name}-副本{day}.xtlf", name=path.stem, day=datetime.date.today().strftime("%Y%m%d"))
        )
        name, _ = QFileDialog.getSaveFileName(
            self._window, tr("另存副本"), str(start), tr("协同立法项目 (*.xtlf)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )  # fmt: skip
        target = with_suffix(name, ".xtlf") if name else None
        if target is not None and self._wait(tr("正在另存副本"), lambda: save_copy(workspace, target)):
            self.session.said.emit(tr("副本已保存：{path}", path=target))

    def compact(self) -> None:
        """Give unused space back to the disk, after asking."""
        workspace = self.session.workspace
        more = tr("压缩前自动备份；意见、决定等记录不变，各市条文的对照结果下次打开时可能需要重新计算。")
        if workspace is None or not self._asked(tr("压缩整理项目文件？"), tr("压缩整理"), more):
            return
        won: list[int] = []
        if self._wait(tr("正在压缩整理"), lambda: won.append(compact(workspace))):
            self.result.setText(tr("压缩整理完成，节省{size}。", size=size_told(won[0])))
            self.show_project()

    def _asked(self, text: str, verb: str, more: str) -> bool:
        return asked(self._window, tr("备份与检查"), text, verb, more)

    def _wait(self, told: str, work: Callable[[], Any]) -> bool:
        return wait_for(self._window, told, work)


def wait_for(window: MainWindow, told: str, work: Callable[[], Any]) -> bool:
    """Do something with the file that cannot be broken off, while nothing else can be clicked; tells of a failure."""
    box = QProgressDialog(window)
    box.setLabelText(told)
    box.setRange(0, 0)
    box.setCancelButtonText("")
    box.setWindowModality(Qt.WindowModality.ApplicationModal)
    box.setMinimumDuration(300)
    loop, failures = QEventLoop(), list[str]()
    job = ThreadJob(lambda _progress: work())
    job.failed.connect(failures.append)
    job.finished.connect(loop.quit)
    job.start()
    loop.exec()
    job.wait()
    box.close()
    box.deleteLater()
    if failures:
        window.session.failed.emit(failures[0], [])
    return not failures


def restore_project(window: MainWindow, path: Path, backup: Path, *, go_back: bool) -> bool:
    """Close the project, put the backup in its place, and open it again."""
    window.session.close()
    done = wait_for(window, tr("正在恢复"), lambda: restore_job(path, backup, go_back))
    if window.session.open(path) and done:
        window.session.said.emit(tr("已恢复到所选备份。"))
    return done


def restore_from_file(window: MainWindow) -> None:
    """Ask for a backup of a project that is not open (because it is damaged or gone), and restore it."""
    name, _ = QFileDialog.getOpenFileName(
        window, tr("选择备份文件（在“项目名称-备份”文件夹中）"), "", tr("协同立法项目 (*.xtlf)")
    )
    if not name:
        return
    try:
        path = project_of(Path(name))
    except KnownError as error:
        window.session.tell(error)
        return
    if restore_project(window, path, Path(name), go_back=False):
        window.settings.remember_project(str(path))


def _line(backup: BackupInfo) -> Line:
    notes = str(backup.notes) if backup.notes >= 0 else tr("无法读取")
    return Line(
        str(backup.path), (backup.time, tr(backup.occasion), backup.size_told, notes), backup,
        (backup.path.name, backup.occasion, backup.size, backup.notes),
    )  # fmt: skip
