"""Batch screening of regulations in force: a folder, progress, what was found by severity, and into the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QLineEdit,
    QProgressBar,
    QSplitter,
    QTabWidget,
    QWidget,
)

from workbench.domain.findings import Severity
from workbench.domain.project import Disposition, Verdict
from workbench.services.batch import (
    WORKERS,
    Batch,
    InForceFinding,
    at_least,
    dismiss,
    enter_in_ledger,
    run_batch,
    stored_batch,
)
from workbench.services.ledger import NO_CITY, UNHANDLED
from workbench.services.standards import standard_names
from workbench.ui.details_html import written
from workbench.ui.jobs.thread import ThreadJob
from workbench.ui.text import tr
from workbench.ui.views.forms import Form, JudgementForm
from workbench.ui.views.project_pages.ledger import standard_told
from workbench.ui.views.project_pages.lines import Line, LinesTable
from workbench.ui.views.project_pages.page import OptionalDate, Page, bar, button, quiet, told_html, words_view

if TYPE_CHECKING:
    from workbench.services.workspace import Workspace
    from workbench.ui.views.main_window import MainWindow

_COLUMNS = (
    ("程度", 44), ("城市", 76), ("法规", 200), ("条款", 84), ("条文表述", 260), ("审查标准", 130), ("审查意见", 200),
    ("台账", 110),
)  # fmt: skip


class EnterForm(Form):
    """How findings are entered in the ledger. Signals: only those of QDialog."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(tr("列入清理台账"), parent)
        self.resize(480, 0)
        self.lead(tr("把所选的{n}处列入清理台账；已在台账中的不重复列入。", n=count))
        self.disposition = QComboBox()
        for disposition in Disposition:
            self.disposition.addItem(tr(disposition.value), disposition)
        self.disposition.setCurrentIndex(self.disposition.findData(Disposition.STUDY))
        self.responsible = QLineEdit()
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("保留时写明适用哪一项例外、为什么"))
        self.due = OptionalDate(tr("设期限"), 30)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("处理意见："), self.disposition)
        form.addRow(tr("责任单位："), self.responsible)
        form.addRow(tr("理由："), self.reason)
        form.addRow(tr("办理期限："), self.due)
        self.column.addLayout(form)
        self.disposition.currentIndexChanged.connect(self.update_buttons)
        self.reason.textChanged.connect(self.update_buttons)
        self.finish()

    def complete(self) -> bool:
        """Keeping a clause wants the exception it rests on."""
        return self.disposition.currentData() != Disposition.KEEP or bool(self.reason.text().strip())


class BatchPage(Page):
    """Screens a folder in the background; what was screened before is shown at once."""

    #: Screening processes; 0 works in the thread itself.
    workers = WORKERS

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._batch: Batch | None = None
        self._job: ThreadJob | None = None
        names, widths = zip(*_COLUMNS, strict=True)
        self.table = LinesTable(names, widths, stretch=4, many=True)
        self.table.setAccessibleName(tr("批量筛查结果"))
        self.table.chosen_changed.connect(self._chosen)
        self.failed = LinesTable(("文件", "原因"), (320, 400), stretch=1)
        self.words = words_view()
        self.folder = QComboBox()
        self.folder.setAccessibleName(tr("文件夹"))
        self.folder.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.folder.setMinimumContentsLength(20)
        self.folder.activated.connect(lambda _: self._folder_chosen())
        self.choosing = button(tr("选择文件夹…"), self.choose_folder)
        self.starting = button(tr("开始筛查"), self.start, tr("只筛查新增和有改动的文件；中途停止后接着做"))
        self.stopping = button(tr("停止"), self.cancel)
        self.progress = QProgressBar()
        self.told = quiet()
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("筛选：输入词语，空格分隔"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._show)
        self.severity = QComboBox()
        self.severity.setAccessibleName(tr("程度"))
        self.severity.addItem(tr("全部程度"), None)
        self.severity.addItem(tr("高"), Severity.HIGH)
        self.severity.addItem(tr("中以上"), Severity.MEDIUM)
        self.severity.activated.connect(self._show)
        self.pending = QComboBox()
        self.pending.setAccessibleName(tr("是否已列入台账"))
        for text, data in ((tr("全部"), ""), (tr("未列入台账"), "new"), (tr("已列入台账"), "entered")):
            self.pending.addItem(text, data)
        self.pending.activated.connect(self._show)
        self.entering = button(tr("列入台账…"), self.enter, tr("所选各处列入清理台账（Ctrl+A 选中全部）"))
        self.silencing = button(tr("标为误报…"), self.mark_false, tr("同一市相同的文字以后不再提示"))
        self._make_layout()

    def _make_layout(self) -> None:
        line = bar(self.folder, self.choosing, self.starting, self.stopping)
        line.setStretch(0, 1)
        self.column.addLayout(line)
        self.column.addWidget(self.progress)
        self.column.addWidget(self.told)
        filters = bar(self.search, self.severity, self.pending, self.entering, self.silencing)
        filters.setStretch(0, 1)
        self.column.addLayout(filters)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.words, tr("所选条款"))
        self.tabs.addTab(self.failed, tr("不能筛查的文件"))
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(self.tabs)
        parts.setSizes([320, 170])
        self.column.addWidget(parts, 1)
        self.progress.hide()
        self.setFocusProxy(self.table)

    # -- showing

    @property
    def busy(self) -> bool:
        """Whether a folder is being screened."""
        return self._job is not None

    def forget(self) -> None:
        """Another project has other folders."""
        self._batch = None
        self.folder.clear()
        self.told.clear()

    def leave(self) -> None:
        """A run writes in the project: it ends before the project is closed. What was screened is kept."""
        job, self._job = self._job, None
        if job is not None:
            job.blockSignals(True)
            job.stop()
            job.deleteLater()
            self._run_over()

    def read(self) -> None:
        """Show what the project holds of the chosen folder."""
        workspace = self.session.workspace
        assert workspace is not None
        if self._job is not None:
            return
        chosen = self.folder.currentData()
        folders = workspace.project.screened_folders()
        self.folder.clear()
        for name in dict.fromkeys((*folders, *([chosen] if chosen else []))):
            self.folder.addItem(name, name)
        self.folder.setCurrentIndex(max(0, self.folder.findData(chosen)) if self.folder.count() else -1)
        self._read_folder(workspace)

    def _read_folder(self, workspace: Workspace) -> None:
        name = self.folder.currentData()
        before = self._batch
        self._batch = stored_batch(workspace, Path(name)) if name else None
        if before is None or self._batch is None or before.folder != self._batch.folder:
            self._tell(self._batch)
        self._show()

    def _folder_chosen(self) -> None:
        if self.session.workspace is not None:
            self._read_folder(self.session.workspace)

    def _tell(self, batch: Batch | None, lead: str = "") -> None:
        if batch is None:
            self.told.setText(tr("选择存放现行法规的文件夹（含下级文件夹），筛查妨碍统一市场和公平竞争的条款。"))
            return
        high = len(at_least(batch.findings, Severity.HIGH))
        told = tr(
            "{files}个文件、{articles}条，发现{n}处（高{high}处）", files=len(batch.files), articles=batch.articles,
            n=len(batch.findings), high=high,
        )  # fmt: skip
        told += tr("；另有{n}处已标为误报", n=batch.dismissed) if batch.dismissed else ""
        told += tr("；{n}个文件不能筛查", n=len(batch.failed)) if batch.failed else ""
        self.told.setText(lead + told + "。")

    def _show(self) -> None:
        findings = self._batch.findings if self._batch else ()
        severity, pending = self.severity.currentData(), self.pending.currentData()
        found = at_least(findings, Severity(severity)) if severity else findings
        if pending:
            found = tuple(f for f in found if (f.entry is not None) == (pending == "entered"))
        words = self.search.text().split()
        lines = [line for line in map(_line, found) if all(any(w in t for t in line.texts) for w in words)]
        self.table.show_lines(lines)
        if lines and not self.table.chosen():
            self.table.choose([lines[0].key])
        failed = self._batch.failed if self._batch else ()
        self.failed.show_lines([Line(f.path, (f.path, f.message)) for f in failed])
        self.tabs.setTabText(1, tr("不能筛查的文件（{n}）", n=len(failed)) if failed else tr("不能筛查的文件"))
        self.update_buttons()

    def chosen(self) -> tuple[InForceFinding, ...]:
        """The findings that are chosen."""
        return tuple(line.thing for line in self.table.chosen())

    def _chosen(self) -> None:
        found = self.chosen()
        self.words.setHtml(_told(found[-1]) if found else "")
        self.update_buttons()

    def update_buttons(self) -> None:
        """One run at a time; writing wants a project that may be written."""
        busy, writable, chosen = self.busy, self.session.writable, self.chosen()
        self.folder.setEnabled(not busy)
        self.choosing.setEnabled(not busy and writable)
        self.starting.setEnabled(not busy and writable and bool(self.folder.currentData()))
        self.stopping.setVisible(busy)
        self.starting.setVisible(not busy)
        self.entering.setEnabled(writable and not busy and any(f.entry is None for f in chosen))
        self.silencing.setEnabled(writable and not busy and bool(chosen))

    # -- the run

    def choose_folder(self) -> None:
        """Ask for a folder and screen it."""
        name = QFileDialog.getExistingDirectory(
            self._window, tr("选择存放现行法规的文件夹"), str(self.folder.currentData() or "")
        )
        if name:
            path = str(Path(name).absolute())
            if self.folder.findData(path) < 0:
                self.folder.addItem(path, path)
            self.folder.setCurrentIndex(self.folder.findData(path))
            self._folder_chosen()
            self.start()

    def start(self) -> None:
        """Screen what is new or changed in the folder."""
        workspace, name = self.session.workspace, self.folder.currentData()
        if workspace is None or not name or self._job is not None or not self.session.writable:
            return
        workers, folder = self.workers, Path(name)
        job = self._job = ThreadJob(lambda progress: run_batch(workspace, folder, progress, workers=workers), self)
        job.progressed.connect(self._progressed)
        job.succeeded.connect(self._succeeded)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._cancelled)
        self.progress.setRange(0, 0)
        self.progress.show()
        self.update_buttons()
        job.start()

    def cancel(self) -> None:
        """End the run; what was screened until now is kept, and the next run goes on from there."""
        if self._job is not None:
            self._job.cancel()
            self.told.setText(tr("正在停止…"))

    def _progressed(self, done: int, total: int, message: str) -> None:
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)
        self.told.setText(f"{message}（{done}/{total}）")

    def _run_over(self) -> None:
        self.progress.hide()
        if self.session.workspace is not None:
            self.update_buttons()

    def _end(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.wait()
            job.deleteLater()
        self._run_over()

    def _succeeded(self, batch: Batch) -> None:
        self._end()
        self._batch = batch
        lead = tr("筛查完成：本次{n}个，沿用上次结果{k}个。共", n=batch.fresh, k=batch.known)
        self._tell(batch, lead)
        self._show()

    def _failed(self, message: str) -> None:
        self._end()
        self.show_project()
        self._tell(self._batch)
        self.session.failed.emit(message, [])

    def _cancelled(self) -> None:
        self._end()
        self.show_project()
        self._tell(self._batch, tr("已停止，已筛查的结果已保存，再次开始时接着做。目前"))

    # -- what becomes of the findings

    def enter(self) -> None:
        """Enter the chosen findings in the clean-up ledger."""
        found, workspace = self.chosen(), self.session.workspace
        if not found or workspace is None:
            return
        form = EnterForm(len(found), self._window)
        if form.exec() != QDialog.DialogCode.Accepted:
            return
        disposition = Disposition(form.disposition.currentData())
        self.session.change(
            lambda _project: enter_in_ledger(
                workspace, found, disposition, responsible=form.responsible.text().strip(), due=form.due.value(),
                reason=form.reason.text().strip(),
            ),
            tr("已列入清理台账。"),
        )  # fmt: skip

    def mark_false(self) -> None:
        """Mark the chosen findings as false alarms; they stay silent from now on."""
        found, workspace = self.chosen(), self.session.workspace
        if not found or workspace is None:
            return
        told = _named(found[0]) if len(found) == 1 else tr("所选的{n}处", n=len(found))
        form = JudgementForm(Verdict.DISMISS, told, self._window)
        if form.exec() != QDialog.DialogCode.Accepted:
            return
        reason = form.value()[0]

        def act(_project: object) -> None:
            for finding in found:
                dismiss(workspace, finding, reason)

        if self.session.change(act, tr("已标为误报，可以用“撤销”恢复。")):
            self._tell(self._batch)


def _named(finding: InForceFinding) -> str:
    found = finding.clause.finding
    return f"《{finding.title}》{written(found.article)}：“{found.quote}”"


def _line(finding: InForceFinding) -> Line:
    found = finding.clause.finding
    name = standard_names().get(found.standard, "")
    texts = (
        tr(found.severity.value), finding.city or tr(NO_CITY), finding.title, written(found.article), found.quote,
        standard_told(found.standard, name), found.explanation,
        tr(finding.entry.disposition.value) if finding.entry else "",
    )  # fmt: skip
    return Line(f"{finding.sha256}:{finding.ledger_key}", texts, finding, (found.severity.rank, *texts[1:]))


def _told(finding: InForceFinding) -> str:
    found = finding.clause.finding
    entry = finding.entry
    return told_html([
        (f"《{finding.title}》{written(found.article)}", finding.path),
        ("", f"“{found.quote}”"),
        (tr("审查标准："), standard_told(found.standard, standard_names().get(found.standard, ""))),
        (tr("审查意见："), found.explanation),
        (tr("修改建议："), found.suggestion),
        (tr("依据："), "；".join(found.basis)),
        (tr("可能适用的例外："), found.exception),
        (tr("清理台账："), f"{tr(entry.disposition.value)}　{entry.responsible}　{entry.due}" if entry else tr(UNHANDLED)),
    ])  # fmt: skip
