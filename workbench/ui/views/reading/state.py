"""One draft as the reading window works on it: its readings, its lines, every correction. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from workbench.domain.corrections import Correction, CorrectionAction
from workbench.domain.errors import KnownError
from workbench.domain.project import Draft
from workbench.domain.source import Reading, SourceDocument
from workbench.services.correction_list import CorrectionLine, correction_lines, take_back
from workbench.services.draft_lines import DraftView, LineKind, correction_of, lost_corrections, view_draft
from workbench.services.draft_loading import is_quick, source_job
from workbench.services.draft_report import Entry, Group, changes, elements, remarks, report_groups
from workbench.services.reading import ReadAs, choose_column, correct, read_as, read_draft
from workbench.services.workspace import Workspace
from workbench.ui.jobs.background import Background
from workbench.ui.jobs.runner import JobRunner
from workbench.ui.text import tr

#: How many characters of a line the list of corrections shows.
_BEGINNING = 24


#: Up to so many lines a draft is read anew at once, and up to so many bytes its file; more is read in a thread.
_QUICK_LINES, _QUICK_BYTES = 200, 110_000


@dataclass(frozen=True, slots=True)
class Told:
    """What the window tells about a view beside its lines."""

    report: tuple[Group, ...]
    changes: tuple[Entry, ...]
    remarks: tuple[Group, ...]
    elements: tuple[Group, ...]


def _told(view: DraftView) -> Told:
    return Told(report_groups(view), changes(view), remarks(view), elements(view))


class ReadingState(QObject):
    """A draft of a project and how it is read.

    Signals:
        shown(): there is another view to show.
        corrected(): the stored corrections changed, so the project's analysis is out of date.
        told(str): a short success.
        failed(str): a message for the user.
    """

    shown = Signal()
    corrected = Signal()
    told = Signal(str)
    failed = Signal(str)

    def __init__(self, workspace: Workspace, draft: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.draft = draft
        self.reading = Reading.ACCEPTED
        self.how = ReadAs()
        self.view: DraftView | None = None
        self.beside: Told | None = None
        self.jobs = JobRunner(self)
        self.jobs.failed.connect(self.failed)
        #: Reads large drafts anew in a thread.
        self.background = Background(self)
        self.background.failed.connect(self.failed)
        self.quick_lines = _QUICK_LINES
        #: What was tried last, so that keeping it does not read it again.
        self._tried: tuple[ReadAs, DraftView] | None = None
        self._sources: dict[tuple[Reading, str], SourceDocument] = {}
        self.is_quick: Callable[[str, int], bool] = is_quick

    # -- reading

    def load(self, reading: Reading | None = None) -> None:
        """Show the draft as the project says it is to be read now, in this reading of its tracked changes."""
        self.reading = reading or self.reading
        project = self.workspace.project
        try:
            self.how = read_as(project, self.draft)
            key = self.reading, self.how.column
            if key not in self._sources:
                data = project.blob(self.draft.sha256)
                if not self.is_quick(self.draft.name, len(data)):
                    work = (self.draft.name, data, self.how, self.reading)
                    self.jobs.run(source_job, *work, done=lambda source: self._arrived(key, source))
                    return
                if len(data) > _QUICK_BYTES:
                    read = partial(read_draft, project, self.draft, self.how, self.reading)
                    self.background.run(read, lambda found: self._arrived(key, found[0]))
                    return
                self._sources[key], _ = read_draft(project, self.draft, self.how, self.reading)
            self._show()
        except KnownError as error:
            self.failed.emit(error.message)

    def _arrived(self, key: tuple[Reading, str], source: SourceDocument) -> None:
        self._sources[key] = source
        if key == (self.reading, self.how.column):
            self._show()

    @property
    def busy(self) -> bool:
        """Whether the draft is being read."""
        return self.jobs.busy or self.background.busy

    def _quick(self, source: SourceDocument) -> bool:
        """Whether this many lines are read before the user notices."""
        return len(source.blocks) <= self.quick_lines

    def _show(self) -> None:
        source, how = self._sources[self.reading, self.how.column], self.how
        tried, self._tried = self._tried, None
        if tried is not None and tried[0] == how and tried[1].source is source:
            known: DraftView | None = tried[1]
        else:
            known = None

        def read() -> tuple[DraftView, Told]:
            view = known or view_draft(source, how)
            return view, _told(view)

        if self._quick(source):
            self._take(source, how, *read())
        else:
            self.background.run(read, lambda found: self._take(source, how, *found))

    def _take(self, source: SourceDocument, how: ReadAs, view: DraftView, told: Told) -> None:
        """Show a view, unless another one is wanted by now."""
        if how == self.how and source is self._sources.get((self.reading, how.column)):
            self.view, self.beside = view, told
            self.shown.emit()

    # -- correcting

    def why_not(self) -> str:
        """Why the structure cannot be corrected now, in Chinese, or ""."""
        project = self.workspace.project
        if project.read_only:
            reason = project.notices[0].rstrip("。") if project.notices else tr("项目以只读方式打开")
            return tr("不能更正：{reason}。", reason=reason)
        if self.reading is not Reading.ACCEPTED:
            return tr("请先切换到“接受修订后”，再更正结构。")
        if self.view is None:
            return tr("草案尚未读出。")
        return ""

    def apply(
        self, lines: Sequence[int], action: CorrectionAction, *, kind: LineKind = LineKind.CHAPTER, offset: int = 0
    ) -> bool:
        """Correct lines as one step of undo: tried in memory first, then kept. Tells what came of it."""
        view = self.view
        if view is None or (reason := self.why_not()):
            self.failed.emit(reason if view is not None else tr("草案尚未读出。"))
            return False
        usable = [n for n in lines if 0 <= n < len(view.lines) and view.lines[n].address is not None]
        made = [correction_of(view, n, action, kind=kind, offset=offset) for n in usable]
        if self.background.busy:
            self.failed.emit(tr("正在读取，请稍候。"))
            return False
        if self._quick(view.source):
            return self._keep(view, usable, made, self._problem(view, made))
        self.background.run(lambda: self._problem(view, made), lambda problem: self._keep(view, usable, made, problem))
        return True

    def _keep(self, view: DraftView, usable: Sequence[int], made: Sequence[Correction], problem: str) -> bool:
        """Keep corrections that were tried, or tell what is wrong with them."""
        if problem:
            self.failed.emit(problem)
            return False
        try:
            correct(self.workspace.project, self.draft, made, [_beginning(view.lines[n].text) for n in usable])
        except KnownError as error:
            self.failed.emit(error.message)
            return False
        self._changed(tr("已更正 {count} 行的结构。", count=len(made)))
        return True

    def _problem(self, view: DraftView, made: Sequence[Correction]) -> str:
        """What is wrong with corrections, found by trying them on the draft in memory, or ""."""
        if not made:
            return tr("这一行属于对照表的其他栏，不能更正；可在上方改选读取哪一栏。")
        how = replace(self.how, corrections=(*self.how.corrections, *made))
        tried = view_draft(view.source, how)
        self._tried = how, tried
        if lost_corrections(tried.regulation) > lost_corrections(view.regulation):
            return tr("不能在这里拆分：请把光标放在这一行的文字中间。")
        if tried.lines == view.lines and tried.regulation.articles == view.regulation.articles:
            return tr("没有变化：这一行已经是这样读取的。")
        return ""

    def undo(self) -> None:
        """Take back the project's last step."""
        self._turn(self.workspace.project.undo, tr("已撤销：{what}"), tr("没有可以撤销的操作。"))

    def redo(self) -> None:
        """Bring the step taken back last into force again."""
        self._turn(self.workspace.project.redo, tr("已重做：{what}"), tr("没有可以重做的操作。"))

    def _turn(self, turn: Callable[[], str], success: str, nothing: str) -> None:
        try:
            what = turn()
        except KnownError as error:
            self.failed.emit(error.message)
            return
        if what:
            self._changed(success.format(what=what))
        else:
            self.told.emit(nothing)

    def corrections(self) -> tuple[CorrectionLine, ...]:
        """The corrections of this draft in force."""
        lines = correction_lines(self.workspace, tables=False)
        return tuple(line for line in lines if line.sha256 == self.draft.sha256)

    def take_back(self, ids: Collection[str]) -> bool:
        """Take corrections back as one step of undo; whether that was possible."""
        try:
            count = take_back(self.workspace, ids)
        except KnownError as error:
            self.failed.emit(error.message)
            return False
        self._changed(tr("已撤回 {count} 项更正。", count=count))
        return True

    def choose_column(self, column: str) -> None:
        """Read the other column of a comparison table, "new" or "old"."""
        if column == self.how.column:
            return
        try:
            choose_column(self.workspace.project, self.draft, column)
        except KnownError as error:
            self.failed.emit(error.message)
            return
        self._changed(tr("已改读对照表的另一栏。"))

    def _changed(self, message: str) -> None:
        self.load()
        self.told.emit(message)
        self.corrected.emit()


def _beginning(text: str) -> str:
    """A line's first words, for the list of corrections."""
    return text if len(text) <= _BEGINNING else text[:_BEGINNING] + "……"
