"""The opinions gathered from departments and the public, and what became of each (采纳情况)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QSplitter,
    QWidget,
)

from workbench.domain.errors import KnownError
from workbench.domain.notes import PROJECT_WIDE, Anchor
from workbench.domain.project import Adoption, Opinion
from workbench.services.exports import ExportKind
from workbench.ui.details_html import written
from workbench.ui.text import tr
from workbench.ui.views.careful import asked
from workbench.ui.views.forms import Form
from workbench.ui.views.project_pages.lines import Line, LinesTable
from workbench.ui.views.project_pages.page import OptionalDate, Page, bar, button, quiet, told_html, words_view
from workbench.ui.views.project_pages.saving import export_list

if TYPE_CHECKING:
    from workbench.ui.views.main_window import MainWindow

GROUPS = ("部门", "公众", "专家", "企业", "人大代表", "基层立法联系点")


class OpinionForm(Form):
    """An opinion that was gathered. Signals: only those of QDialog."""

    def __init__(self, cities: Sequence[str], opinion: Opinion | None = None, parent: QWidget | None = None) -> None:
        super().__init__(tr("征求到的意见"), parent)
        self.resize(560, 460)
        self.group = QComboBox()
        self.group.setEditable(True)
        self.group.addItems(GROUPS)  # kept in the project as it stands here: Chinese in any language
        self.source = QLineEdit()
        self.source.setPlaceholderText(tr("提出意见的单位或者个人"))
        self.day = OptionalDate(tr("记日期"))
        self.city = QComboBox()
        self.city.addItem(tr("全项目"), "")
        for city in cities:
            self.city.addItem(city, city)
        self.article = QLineEdit()
        self.article.setPlaceholderText(tr("条号，例如 12；不填为整部草案"))
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.adoption = QComboBox()
        for adoption in Adoption:
            self.adoption.addItem(tr(adoption.value), adoption)
        self.adoption.setCurrentIndex(self.adoption.findData(Adoption.STUDY))
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setPlaceholderText(tr("采纳的写明如何修改；不采纳的写明理由"))
        self.reason.setMaximumHeight(80)
        self._anchor = PROJECT_WIDE
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, widget in (
            (tr("来源类别："), self.group), (tr("提出者："), self.source), (tr("日期："), self.day),
            (tr("针对草案："), self.city), (tr("条款："), self.article), (tr("意见内容："), self.text),
            (tr("采纳情况："), self.adoption), (tr("理由："), self.reason),
        ):  # fmt: skip
            form.addRow(name, widget)
        self.column.addLayout(form)
        self.city.currentIndexChanged.connect(lambda _: self.article.setEnabled(bool(self.city.currentData())))
        self.article.setEnabled(False)
        if opinion is not None:
            self._fill(opinion)
        for line in (self.source, self.text, self.reason):
            line.textChanged.connect(self.update_buttons)
        self.adoption.currentIndexChanged.connect(self.update_buttons)
        self.finish()

    def _fill(self, opinion: Opinion) -> None:
        self._anchor = opinion.anchor
        self.group.setCurrentText(opinion.group)
        self.source.setText(opinion.source)
        self.day.set(opinion.date)
        if opinion.anchor.city and self.city.findData(opinion.anchor.city) < 0:
            self.city.addItem(opinion.anchor.city, opinion.anchor.city)
        self.city.setCurrentIndex(max(0, self.city.findData(opinion.anchor.city)))
        self.article.setText(opinion.anchor.article)
        self.text.setPlainText(opinion.text)
        self.adoption.setCurrentIndex(self.adoption.findData(opinion.adoption))
        self.reason.setPlainText(opinion.reason)

    def complete(self) -> bool:
        """Who said what; not adopting wants its reason."""
        needed = bool(self.source.text().strip()) and bool(self.text.toPlainText().strip())
        refused = self.adoption.currentData() == Adoption.REJECTED
        return needed and (not refused or bool(self.reason.toPlainText().strip()))

    def place(self) -> tuple[str, str]:
        """City and article as written."""
        city = str(self.city.currentData() or "")
        return city, self.article.text().strip() if city else ""

    def kept_anchor(self) -> Anchor | None:
        """The opinion's old place if that was not changed, else None."""
        return self._anchor if self.place() == (self._anchor.city, self._anchor.article) else None

    def value(self) -> Opinion:
        """The opinion as it was written, without id and place."""
        return Opinion(
            "", self.source.text().strip(), self.text.toPlainText().strip(), self.group.currentText().strip(),
            self.day.value(), adoption=Adoption(self.adoption.currentData()), reason=self.reason.toPlainText().strip(),
        )  # fmt: skip


class OpinionsPage(Page):
    """The list of opinions with filters and what became of them in figures."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._every: tuple[Opinion, ...] = ()
        self.table = LinesTable(
            ("来源", "提出者", "日期", "针对条款", "意见内容", "采纳情况", "理由"),
            (70, 150, 92, 120, 260, 80, 200),
            stretch=4,
        )
        self.table.setAccessibleName(tr("征求到的意见"))
        self.table.opened.connect(lambda _line: self.edit())
        self.table.chosen_changed.connect(self._chosen)
        self.words = words_view()
        self.group = QComboBox()
        self.group.setAccessibleName(tr("来源类别"))
        self.adoption = QComboBox()
        self.adoption.setAccessibleName(tr("采纳情况"))
        self.adoption.addItem(tr("全部采纳情况"), None)
        for adoption in Adoption:
            self.adoption.addItem(tr(adoption.value), adoption)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("筛选：输入词语，空格分隔"))
        self.search.setClearButtonEnabled(True)
        self.summary = quiet()
        self.adding = button(tr("新增意见…"), self.add)
        self.editing = button(tr("修改…"), self.edit)
        self.removing = button(tr("删除"), self.remove)
        self.out = button(tr("导出 Excel…"), lambda: export_list(window, ExportKind.OPINIONS, tr("征求意见采纳情况")))
        self.column.addLayout(bar(self.adding, self.editing, self.removing, None, self.out))
        filters = bar(self.search, self.group, self.adoption)
        filters.setStretch(0, 1)
        self.column.addLayout(filters)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(self.words)
        parts.setSizes([320, 150])
        self.column.addWidget(parts, 1)
        self.column.addWidget(self.summary)
        self.search.textChanged.connect(self._show)
        self.group.activated.connect(self._show)
        self.adoption.activated.connect(self._show)
        self.setFocusProxy(self.table)

    def read(self) -> None:
        """Read the opinions and count what became of them."""
        assert self.session.workspace is not None
        self._every = self.session.workspace.project.opinions()
        wanted = self.group.currentData()
        self.group.clear()
        self.group.addItem(tr("全部来源"), "")
        for group in dict.fromkeys(o.group for o in self._every):
            self.group.addItem(group, group)
        self.group.setCurrentIndex(max(0, self.group.findData(wanted)))
        counts = "，".join(
            tr("{what}{n}条", what=tr(a.value), n=sum(o.adoption is a for o in self._every)) for a in Adoption
        )
        self.summary.setText(tr("共{n}条：{counts}。", n=len(self._every), counts=counts))
        self._show()

    def _show(self) -> None:
        group, adoption = self.group.currentData(), self.adoption.currentData()
        words = self.search.text().split()
        lines = [_line(o) for o in self._every if group in ("", None, o.group) and adoption in (None, o.adoption)]
        self.table.show_lines([x for x in lines if all(any(w in t for t in x.texts) for w in words)])
        if self.table.lines_model.lines and not self.table.chosen():
            self.table.choose([self.table.lines_model.lines[0].key])

    def chosen(self) -> Opinion | None:
        """The opinion that is chosen."""
        lines = self.table.chosen()
        return lines[0].thing if lines else None

    def _chosen(self) -> None:
        opinion = self.chosen()
        pairs = [("", tr("还没有登记征求到的意见。"))] if not self._every else []
        if opinion is not None:
            pairs = [
                (f"{opinion.group}　{opinion.source}", f"{opinion.date}　{_place(opinion.anchor)}"),
                (tr("意见："), opinion.text),
                (tr("采纳情况："), tr(opinion.adoption.value)),
                (tr("理由："), opinion.reason),
                (tr("各市记录不一致："), "\n".join(d.proposal for d in opinion.trace.disputes)),
            ]
        self.words.setHtml(told_html(pairs))
        self.update_buttons()

    def update_buttons(self) -> None:
        """Changing wants a chosen opinion, and a project that may be written."""
        writable, chosen = self.session.writable, self.chosen() is not None
        self.adding.setEnabled(writable)
        self.editing.setEnabled(writable and chosen)
        self.removing.setEnabled(writable and chosen)
        self.out.setEnabled(bool(self._every) and self.session.analysis is not None)

    def add(self) -> None:
        """Ask for an opinion and keep it."""
        self._write(None)

    def edit(self) -> None:
        """Change the chosen opinion."""
        opinion = self.chosen()
        if opinion is not None and self.session.writable:
            self._write(opinion)

    def _write(self, opinion: Opinion | None) -> None:
        workspace = self.session.workspace
        if workspace is None:
            return
        form = OpinionForm([d.city for d in workspace.drafts()], opinion, self._window)
        while form.exec() == QDialog.DialogCode.Accepted:
            new, (city, article) = form.value(), form.place()
            anchor = form.kept_anchor()
            try:
                anchor = anchor or (workspace.anchor(f"{city}:{article}") if city else PROJECT_WIDE)
            except KnownError as error:
                QMessageBox.warning(form, tr("征求到的意见"), error.message)
                continue
            self._keep(new, anchor, opinion.id if opinion else "")
            return

    def _keep(self, new: Opinion, anchor: Anchor, key: str) -> None:
        kept: list[Opinion] = []
        self.session.change(
            lambda project: kept.append(
                project.put_opinion(
                    new.source, new.text, group=new.group, date=new.date, anchor=anchor, adoption=new.adoption,
                    reason=new.reason, opinion_id=key,
                )
            ),
            tr("意见已登记。"),
        )  # fmt: skip
        self.table.choose([o.id for o in kept])

    def remove(self) -> None:
        """Take the chosen opinion off the list, after asking."""
        opinion = self.chosen()
        if opinion is None:
            return
        told = tr("删除“{source}”的这条意见？可以用“撤销”恢复。", source=opinion.source)
        if asked(self._window, tr("删除意见"), told, tr("删除")):
            self.session.change(
                lambda project: project.remove_opinion(opinion.id), tr("意见已删除，可以用“撤销”恢复。")
            )


def _place(anchor: Anchor) -> str:
    if not anchor.city:
        return tr("全项目")
    return anchor.city + (written(anchor.article) if anchor.article else tr("草案"))


def _line(opinion: Opinion) -> Line:
    texts = (
        opinion.group, opinion.source, opinion.date, _place(opinion.anchor), opinion.text, tr(opinion.adoption.value),
        opinion.reason,
    )  # fmt: skip
    return Line(opinion.id, texts, opinion)
