"""The open project as the window works on it: what it holds, every change, and the long work behind it. No widgets."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from workbench.domain.errors import KnownError
from workbench.domain.findings import ReviewResult
from workbench.domain.notes import Anchor, Note, NoteStatus
from workbench.domain.project import Decision
from workbench.domain.table import ComparisonTable, Row
from workbench.services.analysis import Analysis
from workbench.services.drafts import FailedDraft
from workbench.services.jobs import ReadFile, analyse_job, read_job, report_job
from workbench.services.overview import Overview, overview
from workbench.services.records import Records, decisions_by_row, read_records
from workbench.services.reporting import data_of_project, report_options
from workbench.services.workspace import Workspace, guess_city
from workbench.ui.jobs.runner import JobRunner
from workbench.ui.text import tr
from workbench.ui.values import NoteInput

if TYPE_CHECKING:
    from workbench.services.workspace import ProjectFile

AskCities = Callable[[Sequence[ReadFile]], Mapping[Path, str] | None]


class Session(QObject):
    """One project, open or not.

    `ask_cities` is called when files were read whose city is unknown; it answers with the cities, or None to give up.

    Signals:
        project_changed(): another project was opened, or the project was closed.
        drafts_changed(): the project has other drafts.
        analysis_changed(): the table and the findings are others, or gone.
        records_changed(): something was written: a note, a decision, a judgement, the ledger.
        said(str): a short success for the status bar.
        failed(str, list): a message for the user, and single lines to it.
        report_written(object): the path of an exported report.
    """

    project_changed = Signal()
    drafts_changed = Signal()
    analysis_changed = Signal()
    records_changed = Signal()
    said = Signal(str)
    failed = Signal(str, list)
    report_written = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace: Workspace | None = None
        self.analysis: Analysis | None = None
        self.overview = Overview((), {})
        self.records = Records()
        self.decisions: dict[int, Decision] = {}
        self.jobs = JobRunner(self)
        self.jobs.failed.connect(lambda message: self.failed.emit(message, []))
        self.jobs.cancelled.connect(lambda: self.said.emit(tr("已取消。")))
        self.ask_cities: AskCities = lambda _files: {}

    # -- the project

    def open(self, path: Path) -> bool:
        """Open a project file; tells when it cannot be opened, and leaves the open project alone then."""
        return self._open(lambda: Workspace.open(path))

    def create(self, path: Path, *, title: str, city: str, author: str) -> bool:
        """Make a project file and open it."""
        return self._open(lambda: Workspace.create(path, title=title, city=city, author=author))

    def _open(self, make: Callable[[], Workspace]) -> bool:
        try:
            workspace = make()
        except KnownError as error:
            self.tell(error)
            return False
        self._leave()
        self.workspace = workspace
        self._read_records()
        self.project_changed.emit()
        self.refresh()
        for notice in workspace.project.notices:
            self.said.emit(notice)
        return True

    def close(self) -> None:
        """Close the project; work under way is cancelled."""
        if self.workspace is not None or self.jobs.busy:
            self._leave()
            self.project_changed.emit()

    def _leave(self) -> None:
        self.jobs.cancel()
        if self.workspace is not None:
            self.workspace.close()
        self.workspace, self.analysis = None, None
        self.overview, self.records, self.decisions = Overview((), {}), Records(), {}

    @property
    def writable(self) -> bool:
        """Whether a project is open and can be written."""
        return self.workspace is not None and not self.workspace.project.read_only

    @property
    def cities(self) -> tuple[str, ...]:
        """The participating cities in the order of the columns."""
        return self.workspace.project.project().cities if self.workspace else ()

    def refresh(self) -> None:
        """Show the project as it stands; analyse in the background when its drafts have no analysis yet."""
        workspace = self.workspace
        if workspace is None:
            return
        try:
            regulations = workspace.regulations()
            stored = workspace.stored_analysis()
            self.drafts_changed.emit()
            self._show(stored)
            if stored is None and regulations:
                key, rules = workspace.analysis_key(), workspace.rules_path()
                self.jobs.run(analyse_job, regulations, rules, done=lambda found: self._analysed(key, found))
        except KnownError as error:
            self.tell(error)

    def _analysed(self, key: str, found: tuple[ComparisonTable, ReviewResult]) -> None:
        workspace = self.workspace
        if workspace is None or workspace.analysis_key() != key:
            return  # the drafts have changed meanwhile; their own analysis is under way
        try:
            self._show(workspace.keep_analysis(key, *found))
        except KnownError as error:
            self.tell(error)

    def _show(self, analysis: Analysis | None) -> None:
        self.analysis = analysis
        self._place_records()
        self.analysis_changed.emit()

    # -- drafts

    def add_drafts(self, paths: Sequence[Path]) -> None:
        """Read files in the background and add them to the project, each as its city's newest version."""
        if self.workspace is None:
            self.tell(KnownError(tr("还没有打开项目"), tr("请先新建或打开一个项目，再加入草案")))
            return
        self.jobs.run(read_job, list(paths), done=self._files_read)

    def _files_read(self, result: tuple[tuple[ReadFile, ...], tuple[FailedDraft, ...]]) -> None:
        read, failed = result
        unknown = [file for file in read if not guess_city(file)]
        given = self.ask_cities(unknown) if unknown else {}
        if self.workspace is None or given is None:
            return
        kept = [file for file in read if guess_city(file) or given.get(file.path)]
        try:
            added = self.workspace.add_read(kept, given)
        except KnownError as error:
            self.tell(error)
            return
        if failed:
            self.failed.emit(tr("以下文件未能加入："), [f.message for f in failed])
        if added:
            remarks = self.workspace.version_remarks(added)
            self.said.emit(tr("已加入{n}份草案。", n=len(added)) + "".join(remarks[:1]))
            if any("标题不同" in remark for remark in remarks):
                self.failed.emit(tr("请核对新加入的草案："), list(remarks))
            self.records_changed.emit()
            self.refresh()

    # -- what is written

    def _read_records(self) -> None:
        if self.workspace is not None:
            try:
                self.records = read_records(self.workspace)
            except KnownError as error:
                self.tell(error)

    def _place_records(self) -> None:
        if self.analysis is None:
            self.overview, self.decisions = Overview((), {}), {}
            return
        notes = tuple(self.records.notes.values())
        self.overview = overview(self.analysis, notes, self.records.judgements)
        self.decisions = decisions_by_row(self.analysis, self.records.decisions)

    def change(self, act: Callable[[ProjectFile], Any], said: str = "") -> bool:
        """Write something in one step of undo, and show it; tells when it could not be written."""
        if self.workspace is None:
            self.tell(KnownError(tr("还没有打开项目"), tr("请先新建或打开一个项目")))
            return False
        try:
            with self.workspace.project.action():
                act(self.workspace.project)
        except KnownError as error:
            self.tell(error)
            return False
        self.reload()
        if said:
            self.said.emit(said)
        return True

    def reload(self) -> None:
        """Read anew what was written, and show it."""
        self._read_records()
        self._place_records()
        self.records_changed.emit()

    def add_note(self, anchor: Anchor, written: NoteInput) -> bool:
        """Keep a note."""
        return self.change(
            lambda project: project.add_note(
                written.text,
                anchor,
                kind=written.kind,
                visibility=written.visibility,
                responsible=written.responsible,
                due=written.due,
            ),
            tr("意见已保存。"),
        )

    def answer_note(self, note: Note, text: str, status: NoteStatus | None) -> bool:
        """Keep a reply, another status, or both."""

        def act(project: ProjectFile) -> None:
            if text:
                project.reply(note.id, text)
            if status is not None:
                project.set_status(note.id, status)

        return self.change(act, tr("回复已保存。"))

    def undo(self) -> None:
        """Take this author's last step back."""
        self._turn(lambda project: project.undo(), tr("已撤销："))

    def redo(self) -> None:
        """Bring the step taken back last into force again."""
        self._turn(lambda project: project.redo(), tr("已恢复："))

    def _turn(self, act: Callable[[ProjectFile], str], lead: str) -> None:
        if self.workspace is None:
            return
        drafts = tuple(d.id for d in self.workspace.drafts())
        try:
            told = act(self.workspace.project)
        except KnownError as error:
            self.tell(error)
            return
        self.reload()
        if tuple(d.id for d in self.workspace.drafts()) != drafts:
            self.refresh()
        if told:
            self.said.emit(lead + told)

    # -- reading

    def row(self, row_id: int) -> Row | None:
        """The matter with that id."""
        rows = self.analysis.table.rows if self.analysis else ()
        if 0 < row_id <= len(rows) and rows[row_id - 1].id == row_id:
            return rows[row_id - 1]
        return next((row for row in rows if row.id == row_id), None)

    # -- the report

    def export_report(self, path: Path) -> None:
        """Write the review report in the background."""
        if self.workspace is None or self.analysis is None:
            self.tell(KnownError(tr("还没有可以导出的对照结果"), tr("请先打开项目并加入草案")))
            return
        try:
            data = data_of_project(self.workspace, self.analysis, date=datetime.date.today())
        except KnownError as error:
            self.tell(error)
            return
        self.jobs.run(report_job, data, report_options(), path, done=self._report_written)

    def _report_written(self, path: Path) -> None:
        self.said.emit(tr("审查报告已保存：{path}", path=path))
        self.report_written.emit(path)

    def tell(self, error: KnownError) -> None:
        """Tell of a failure with its cause and remedy."""
        self.failed.emit(error.message, [])
