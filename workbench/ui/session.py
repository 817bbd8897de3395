"""The open project as the window works on it: what it holds, every change, and the long work behind it. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal

from workbench.domain.errors import KnownError
from workbench.domain.findings import ReviewResult
from workbench.domain.notes import Anchor, Note, NoteStatus
from workbench.domain.project import Decision, ProjectInfo
from workbench.domain.table import Row
from workbench.services.analysis import Analysis, carried_over
from workbench.services.correction_list import take_back
from workbench.services.drafts import FailedDraft
from workbench.services.jobs import Aligned, Analysed, AnalysisOrder, ReadFile, analyse_job, read_job
from workbench.services.overview import Overview, overview
from workbench.services.records import Placed, RecordPlacer, Records, decisions_by_row, read_records
from workbench.services.table_corrections import Made, corrections_of, keep_corrections, rows_corrected
from workbench.services.workspace import Workspace, guess_city
from workbench.ui.jobs.background import Background
from workbench.ui.jobs.runner import JobRunner
from workbench.ui.text import tr
from workbench.ui.values import NoteInput

if TYPE_CHECKING:
    from workbench.services.workspace import ProjectFile

#: The topic of analysing jobs: only the newest counts.
_ANALYSIS = "analysis"
_QUICK_SIZE = 150_000
T = TypeVar("T")
AskCities = Callable[[Sequence[ReadFile]], Mapping[Path, str] | None]


class _Shown(NamedTuple):
    """An analysis with what was written, placed in its rows."""

    analysis: Analysis
    records: Records
    placed: Placed
    overview: Overview
    decisions: dict[int, Decision]
    corrected: frozenset[int]


class _Loaded(NamedTuple):
    """What loading a project gave: `shown` if there is an analysis, else what is to be analysed."""

    key: str
    shown: _Shown | None
    order: AnalysisOrder | None
    drafts: bool


class Standing(NamedTuple):
    """The facts of a project file, and what undoing and redoing would do."""

    info: ProjectInfo
    undoable: str
    redoable: str


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
        leaving(): the project is about to be closed; work that writes in it must end now.
        freshness_changed(): the table became older than drafts and corrections, or is up to date again.
    """

    project_changed = Signal()
    drafts_changed = Signal()
    analysis_changed = Signal()
    records_changed = Signal()
    said = Signal(str)
    failed = Signal(str, list)
    report_written = Signal(object)
    freshness_changed = Signal()
    leaving = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace: Workspace | None = None
        self.analysis: Analysis | None = None
        self._shown = ""
        #: Whether findings of the table that is shown are still being sought.
        self.partial = False
        #: What was shown with all its findings before, and its key: where cancelling leads back to.
        self._whole: tuple[_Shown | None, str] = (None, "")
        self.corrected: frozenset[int] = frozenset()
        self.overview = Overview((), {})
        self.records = Records()
        self.placed = Placed(self.records, {})
        self._placer = RecordPlacer()
        self._standing: tuple[object, Standing] | None = None
        self.decisions: dict[int, Decision] = {}
        self.jobs = JobRunner(self)
        self.jobs.failed.connect(lambda message: self.failed.emit(message, []))
        self.jobs.failed.connect(self._gave_up)
        self.jobs.cancelled.connect(lambda: self.said.emit(tr("已取消。")))
        self.jobs.cancelled.connect(self._gave_up)
        self.background = Background(self)
        self.background.failed.connect(lambda message: self.failed.emit(message, []))
        #: Bytes of packed readings and findings up to which a project is loaded before the user notices.
        self.quick_size = _QUICK_SIZE
        self.ask_cities: AskCities = lambda _files: {}

    # -- the project

    def open(self, path: Path) -> bool:
        """Open a project file; tells when it cannot be opened, and leaves the open project alone then."""
        return self._open(lambda: Workspace.open(path, on_copy=True))

    def create(self, path: Path, *, title: str, city: str, author: str) -> bool:
        """Make a project file and open it."""
        return self._open(lambda: Workspace.create(path, title=title, city=city, author=author))

    def _open(self, make: Callable[[], Workspace]) -> bool:
        try:
            workspace = make()
        except KnownError as error:
            self.tell(error)
            return False
        if kept := self._leave():
            self.tell(kept)
        self.workspace = workspace
        self._read_records()
        self.project_changed.emit()
        self.refresh()
        if notices := workspace.project.notices:
            self.said.emit("".join(notices))  # one after the other nobody could read them
        return True

    def close(self) -> None:
        """Close the project; work under way is cancelled."""
        if self.workspace is not None or self.busy:
            if error := self._leave():
                self.tell(error)
            self.project_changed.emit()

    def shut_down(self) -> KnownError | None:
        """Close the project; no process and no thread is left behind. Answers with what could not be done."""
        error = None
        if self.workspace is not None or self.busy:
            error = self._leave()
            self.project_changed.emit()
        self.jobs.stop()
        return error

    def _leave(self) -> KnownError | None:
        """Let the project go; answers with the reason why its working copy could not be brought back, if it has one."""
        error = None
        self.leaving.emit()
        self.partial, self._whole = False, (None, "")
        self.jobs.cancel()
        self.background.drop()
        if self.workspace is not None:
            try:
                self.workspace.close()
            except KnownError as failure:
                error = failure
        self.workspace, self.analysis, self._standing = None, None, None
        self.overview, self.records, self.decisions = Overview((), {}), Records(), {}
        return error

    @property
    def writable(self) -> bool:
        """Whether a project is open and can be written."""
        return self.workspace is not None and not self.workspace.project.read_only

    def standing(self) -> Standing | None:
        """How the project file stands, read anew only when something was written to it; None without a project."""
        if self.workspace is None:
            return None
        project = self.workspace.project
        key = project, project.stamp(), project.read_only, project.author
        if self._standing is None or self._standing[0] != key:
            turns = (project.undoable(), project.redoable()) if self.writable else ("", "")
            self._standing = key, Standing(project.info(), *turns)
        return self._standing[1]

    @property
    def cities(self) -> tuple[str, ...]:
        """The participating cities in the order of the columns."""
        return self.workspace.project.project().cities if self.workspace else ()

    @property
    def busy(self) -> bool:
        """Whether long work is under way."""
        return self.jobs.busy or self.background.busy

    @property
    def offices(self) -> tuple[str, ...]:
        """Who can be asked to act: the cities, and the further participants (the provincial congress's office)."""
        facts = self.workspace.project.project() if self.workspace else None
        return tuple(dict.fromkeys((*facts.cities, *facts.participants))) if facts else ()

    def refresh(self) -> None:
        """Show the project as it stands; analyse in the background when its drafts have no analysis yet.

        A large project is loaded in a thread; what is shown stays until that is done.
        """
        workspace = self.workspace
        if workspace is None:
            return
        try:
            if workspace.project.stored_size() <= self.quick_size:
                self._take(workspace, self._load(workspace, self.records))
            else:
                records = self.records
                self.background.run(
                    lambda: self._load(workspace, records), lambda loaded: self._take(workspace, loaded)
                )
                self.freshness_changed.emit()
        except KnownError as error:
            self.tell(error)

    def _load(self, workspace: Workspace, records: Records) -> _Loaded:
        """Everything there is to show, and what is to be analysed if that is missing. Called in any thread."""
        regulations = workspace.regulations()
        stored = workspace.stored_analysis()
        key = workspace.analysis_key()
        shown = self._shown_of(workspace, stored, records) if stored else None
        order = workspace.analysis_order() if stored is None and regulations else None
        return _Loaded(key, shown, order, bool(regulations))

    def _take(self, workspace: Workspace, loaded: _Loaded) -> None:
        """Show what was loaded."""
        if workspace is not self.workspace:
            return
        self.drafts_changed.emit()
        if loaded.shown is not None or not loaded.drafts or self.analysis is None:
            self._show(loaded.shown, loaded.key)
        if loaded.order is not None:
            # What is shown stays until the new table is there.
            key, order = loaded.key, loaded.order
            self.jobs.run(
                analyse_job,
                order,
                done=lambda found: self._analysed(key, found),
                part=lambda found: self._aligned(key, order, found),
                topic=_ANALYSIS,
            )
        else:
            self.jobs.drop(_ANALYSIS)
        self.freshness_changed.emit()

    @property
    def stale(self) -> bool:
        """Whether the table that is shown is older than the drafts and corrections."""
        workspace = self.workspace
        if workspace is None or (self.analysis is None and not workspace.drafts()):
            return False
        return workspace.analysis_key() != self._shown

    @property
    def analysing(self) -> bool:
        """Whether a new table is being made."""
        return self.jobs.has(_ANALYSIS) or self.background.busy

    def _analysed(self, key: str, found: Analysed) -> None:
        workspace = self.workspace
        if workspace is None or workspace.analysis_key() != key:
            return  # the drafts have changed meanwhile; their own analysis is under way
        records, before = self.records, self.analysis

        def keep() -> _Shown:
            table = before.table if before is not None and before.table == found.table else found.table
            return self._shown_of(workspace, workspace.keep_analysis(key, replace(found, table=table)), records)

        def show(shown: _Shown) -> None:
            if workspace is self.workspace and workspace.analysis_key() == key:
                self._show(shown, key)
                self.freshness_changed.emit()

        self.background.run(keep, show)

    def _aligned(self, key: str, order: AnalysisOrder, found: Aligned) -> None:
        """The table is there, its findings are not all: show it, with what is known from before or by now."""
        workspace, before, records = self.workspace, self.analysis, self.records
        if workspace is None:
            return

        def place() -> _Shown:
            table, review, regulations = found.table, found.review, order.regulations
            same = before is not None and before.regulations is regulations
            if before is not None and before.table == table:
                table = before.table
            if review is None:
                review = carried_over(before, table) if before is not None and same else ReviewResult()
            return self._shown_of(workspace, Analysis(regulations, table, review), records)

        def show(shown: _Shown) -> None:
            # Cancelled, finished, or something else is wanted by now: then this is not to be seen any more.
            if workspace is self.workspace and self.jobs.has(_ANALYSIS) and workspace.analysis_key() == key:
                self._show(shown, key, partial=True)
                self.freshness_changed.emit()

        self.background.run(place, show)

    def _gave_up(self) -> None:
        """What was to be shown will not come: a table without its findings does not stay."""
        if self.partial and not self.jobs.has(_ANALYSIS):
            self._show(*self._whole)
            self.freshness_changed.emit()

    def _show(self, shown: _Shown | None, key: str, *, partial: bool = False) -> None:
        if partial and not self.partial:
            self._whole = self._current(), self._shown
        elif not partial:
            self._whole = None, ""
        self._shown = key if shown and not partial else ""
        self.partial = partial
        if shown is not None and shown.records is not self.records and self.workspace is not None:
            shown = self._shown_of(self.workspace, shown.analysis, self.records)  # something was written meanwhile
        self._put(shown)
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
        workspace = self.workspace
        if workspace is None or given is None:
            return
        kept = [file for file in read if guess_city(file) or given.get(file.path)]
        if failed:
            self.failed.emit(tr("以下文件未能加入："), [f.message for f in failed])

        def add() -> tuple[int, tuple[str, ...]]:
            added = workspace.add_read(kept, given)
            return len(added), workspace.version_remarks(added)

        if kept:
            self.background.run(add, lambda told: self._added(workspace, *told))

    def _added(self, workspace: Workspace, count: int, remarks: tuple[str, ...]) -> None:
        if workspace is not self.workspace:
            return
        self.said.emit(tr("已加入{n}份草案。", n=count) + "".join(remarks[:1]))
        if any("标题不同" in remark for remark in remarks):
            self.failed.emit(tr("请核对新加入的草案："), list(remarks))
        self.records_changed.emit()
        self.refresh()

    # -- what is written

    def merge(self, act: Callable[[], T], done: Callable[[T], object]) -> None:
        """Let `act` write in the project, in a thread; then everything is shown anew and `done` gets its result."""
        workspace = self.workspace
        if workspace is None:
            return

        analysis = self.analysis

        def work() -> tuple[T, Records, _Shown | None]:
            result, records = act(), read_records(workspace)
            return result, records, self._shown_of(workspace, analysis, records) if analysis else None

        def show(found: tuple[T, Records, _Shown | None]) -> None:
            if workspace is not self.workspace:
                return
            result, self.records, shown = found
            if shown is not None and analysis is self.analysis:
                self._put(shown)
            else:
                self._place_records()
            self.records_changed.emit()
            self.refresh()
            done(result)

        self.background.run(work, show)

    def _read_records(self) -> None:
        if self.workspace is not None:
            try:
                self.records = read_records(self.workspace)
            except KnownError as error:
                self.tell(error)

    def _shown_of(self, workspace: Workspace, analysis: Analysis, records: Records) -> _Shown:
        """An analysis with everything written placed in its rows. Called in any thread."""
        placed = self._placer.place(workspace, records)
        return _Shown(
            analysis,
            records,
            placed,
            overview(analysis, tuple(placed.records.notes.values()), records.judgements),
            decisions_by_row(analysis, placed.records.decisions),
            rows_corrected(analysis, corrections_of(workspace.project)),
        )

    def _place_records(self) -> None:
        if self.analysis is None or self.workspace is None:
            self._put(None)
            return
        try:
            self._put(self._shown_of(self.workspace, self.analysis, self.records))
        except KnownError as error:
            self.tell(error)

    def _current(self) -> _Shown | None:
        if self.analysis is None:
            return None
        return _Shown(self.analysis, self.records, self.placed, self.overview, self.decisions, self.corrected)

    def _put(self, shown: _Shown | None) -> None:
        if shown is None:
            self.analysis, self.placed = None, Placed(self.records, {})
            self.overview, self.decisions, self.corrected = Overview((), {}), {}, frozenset()
        else:
            self.analysis, self.placed = shown.analysis, shown.placed
            self.overview, self.decisions, self.corrected = shown.overview, shown.decisions, shown.corrected

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
        before = self.records
        self._read_records()
        if self.records == before:
            self.records = before  # nothing of what is shown in the rows
        else:
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
                stage=written.stage,
                tags=written.tags,
                attachments=written.attachments,
            ),
            tr("意见已保存。"),
        )

    def correct_table(self, made: Made) -> bool:
        """Keep a correction of the table, and make the table anew in the background."""
        told = tr("已更正：{what}", what=made.told)
        if not made.corrections or not self.change(lambda project: keep_corrections(project, made), told):
            return False
        self.refresh()
        return True

    def take_back(self, ids: Collection[str]) -> bool:
        """Take corrections of the table or of a draft's reading back."""
        workspace = self.workspace
        if workspace is None or not self.change(lambda _project: take_back(workspace, ids), tr("已撤回更正。")):
            return False
        self.refresh()
        return True

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
        before = self.workspace.analysis_key()
        try:
            told = act(self.workspace.project)
        except KnownError as error:
            self.tell(error)
            return
        self.reload()
        if self.workspace.analysis_key() != before:
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

    def tell(self, error: KnownError) -> None:
        """Tell of a failure with its cause and remedy."""
        self.failed.emit(error.message, [])
