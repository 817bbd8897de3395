"""The project's drafts with their versions: what each is called, and the stage it stands at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLineEdit, QWidget

from workbench.domain.notes import Stage
from workbench.domain.project import Draft
from workbench.ui.text import tr
from workbench.ui.views.forms import Form
from workbench.ui.views.project_pages.lines import Line, LinesTable

if TYPE_CHECKING:
    from workbench.services.workspace import ProjectFile
    from workbench.ui.session import Session

_COLUMNS = (("城市", 70), ("草案", 320), ("稿次", 60), ("稿名", 150), ("所处阶段", 100), ("文件", 240), ("加入", 150))


class DraftForm(Form):
    """What a version is called, and its stage. Signals: only those of QDialog."""

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(tr("{city}第{n}稿", city=draft.city, n=draft.version), parent)
        self.lead(draft.title)
        self.label = QLineEdit(draft.label)
        self.label.setPlaceholderText(tr("例如：征求意见稿、草案二次审议稿"))
        self.stage = QComboBox()
        if draft.stage is None:
            self.stage.addItem(tr("未定"), None)
        for stage in Stage:
            self.stage.addItem(tr(stage.value), stage)
        self.stage.setCurrentIndex(max(0, self.stage.findData(draft.stage)))
        form = QFormLayout()
        form.addRow(tr("稿名："), self.label)
        form.addRow(tr("所处阶段："), self.stage)
        self.column.addLayout(form)
        self.finish()

    def value(self) -> tuple[str, Stage | None]:
        """Name and stage."""
        stage = self.stage.currentData()
        return self.label.text().strip(), Stage(stage) if stage else None


class DraftsTable(LinesTable):
    """Every version of every draft; Return or a double click changes one. Signals: those of LinesTable."""

    def __init__(self, session: Session) -> None:
        names, widths = zip(*_COLUMNS, strict=True)
        super().__init__(names, widths, sortable=False)
        self._session = session
        self.setAccessibleName(tr("各市草案"))
        self.setMinimumHeight(190)
        self.opened.connect(lambda line: self.change_draft(line.thing))

    def read(self) -> None:
        """Show the drafts as they are recorded."""
        workspace = self._session.workspace
        drafts = workspace.project.drafts() if workspace else ()
        self.show_lines([_line(draft) for draft in drafts])

    def change_draft(self, draft: Draft) -> None:
        """Ask for the version's name and stage, and keep them."""
        if not self._session.writable:
            return
        form = DraftForm(draft, self.window())
        if form.exec() != QDialog.DialogCode.Accepted:
            return
        label, stage = form.value()

        def act(project: ProjectFile) -> None:
            project.edit_draft(draft.id, label=label, stage=stage)

        if (label, stage) != (draft.label, draft.stage) and self._session.change(act, tr("草案的稿名和阶段已保存。")):
            self._session.drafts_changed.emit()


def _line(draft: Draft) -> Line:
    texts = (
        draft.city or "—", draft.title, tr("第{n}稿", n=draft.version), draft.label,
        tr(draft.stage.value) if draft.stage else "", draft.name if draft.present else tr("（只有记录，没有原件）"),
        f"{draft.trace.time[:10]}　{draft.trace.city} {draft.trace.author}",
    )  # fmt: skip
    return Line(draft.id, texts, draft, bold=draft.current)
