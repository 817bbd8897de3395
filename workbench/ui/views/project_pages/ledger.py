"""The clean-up ledger (清理台账): every clause, what becomes of it, who does it by when, and how far each city is."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QMessageBox, QSplitter, QTabWidget

from workbench.domain.errors import KnownError
from workbench.domain.findings import Severity
from workbench.domain.project import Disposition, HistoryEntry
from workbench.services.ledger import (
    NO_CITY,
    UNHANDLED,
    LedgerFilter,
    LedgerLine,
    LineState,
    check_change,
    filtered,
    ledger_progress,
    line_history,
    put_line,
    read_ledger,
)
from workbench.services.ledger_export import export_ledger
from workbench.ui.details_html import written
from workbench.ui.text import tr
from workbench.ui.views.careful import asked
from workbench.ui.views.forms import LedgerForm
from workbench.ui.views.project_pages.lines import Line, LinesTable
from workbench.ui.views.project_pages.page import Page, bar, button, quiet, told_html, words_view
from workbench.ui.views.project_pages.saving import ask_path, write_now

if TYPE_CHECKING:
    from workbench.services.workspace import ProjectFile
    from workbench.ui.views.main_window import MainWindow

_COLUMNS = (
    ("程度", 44), ("城市", 56), ("文本", 150), ("条款", 76), ("条文表述", 230), ("审查标准", 120), ("处理意见", 104),
    ("办理情况", 76), ("责任单位", 110), ("完成时限", 88), ("市场监管结论", 110),
)  # fmt: skip


def standard_told(standard: str, name: str) -> str:
    """第九条第三项 in short, with its name: 「9-3 招标投标」"""
    return f"{standard} {name}".strip()


class LedgerPage(Page):
    """Filters above, the lines, the chosen line's words and each city's progress below."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._every: tuple[LedgerLine, ...] = ()
        names, widths = zip(*_COLUMNS, strict=True)
        self.table = LinesTable(names, widths, stretch=4, many=True)
        self.table.setAccessibleName(tr("清理台账"))
        self.table.opened.connect(lambda _line: self.edit())
        self.table.chosen_changed.connect(self._chosen)
        self.words = words_view()
        self.progress = LinesTable(
            ("城市", "合计", *(d.value for d in Disposition), UNHANDLED, "已办结", "已逾期", "已有监管结论"),
            (80, 48, 48, 48, 130, 64, 76, 64, 64, 104), sortable=False,
        )  # fmt: skip
        self.progress.setAccessibleName(tr("各市办理进度"))
        self._make_filters()
        self.editing = button(tr("填写处理意见…"), self.edit, tr("填写或者修改所选条款；可以一次选多条（双击也可以）"))
        self.removing = button(tr("移出台账"), self.remove)
        self.to_text = button(tr("转到条文"), self.go_to)
        self.sheet = button(tr("导出…"), self.export, tr("把筛选出的条款导出为 Excel 或者 Word"))
        self.count = quiet()
        self.column.addLayout(bar(self.editing, self.removing, self.to_text, None, self.count, self.sheet))
        filters = bar(self.search, self.city, self.disposition, self.state, self.severity, self.standard)
        filters.setStretch(0, 1)
        self.column.addLayout(filters)
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.addTab(self.words, tr("所选条款"))
        tabs.addTab(self.progress, tr("各市办理进度"))
        self.tabs = tabs
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(tabs)
        parts.setSizes([330, 230])
        self.column.addWidget(parts, 1)
        self.setFocusProxy(self.table)

    def _make_filters(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("筛选：输入词语，空格分隔"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._show)
        self.city, self.disposition, self.state = QComboBox(), QComboBox(), QComboBox()
        self.severity, self.standard = QComboBox(), QComboBox()
        self.disposition.addItem(tr("全部处理意见"), None)
        for disposition in Disposition:
            self.disposition.addItem(tr(disposition.value), disposition)
        self.state.addItem(tr("全部办理情况"), None)
        for state in LineState:
            self.state.addItem(tr(state.value), state)
        self.severity.addItem(tr("全部程度"), None)
        for severity in Severity:
            self.severity.addItem(tr(severity.value), severity)
        for box, name in (
            (self.city, "城市"), (self.disposition, "处理意见"), (self.state, "办理情况"), (self.severity, "程度"),
            (self.standard, "审查标准"),
        ):  # fmt: skip
            box.setAccessibleName(tr(name))
            box.activated.connect(self._show)
        self.standard.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.standard.setMinimumContentsLength(9)

    # -- showing

    def forget(self) -> None:
        """Another project has other lines."""
        self._every = ()
        self.search.clear()

    def read(self) -> None:
        """Read all lines; the filters stay."""
        workspace = self.session.workspace
        assert workspace is not None
        self._every = read_ledger(workspace, self.session.analysis)
        cities = workspace.project.project().cities
        self._refill(
            self.city, tr("全部城市"), [(c or tr(NO_CITY), c) for c in dict.fromkeys(x.city for x in self._every)]
        )
        standards = sorted({(x.standard, x.standard_name) for x in self._every}, key=_by_number)
        self._refill(self.standard, tr("全部标准"), [(standard_told(s, n), s) for s, n in standards])
        today = datetime.date.today()
        found = ledger_progress(self._every, cities, today)
        names = [*(d.value for d in Disposition), UNHANDLED]
        lines = [
            Line(p.city, tuple(map(str, (p.city, p.total, *(p.by_disposition.get(n, 0) for n in names), p.done, p.overdue, p.concluded))))
            for p in found
        ]  # fmt: skip
        sums = (
            len(self._every), *(sum(p.by_disposition.get(n, 0) for p in found) for n in names),
            sum(p.done for p in found), sum(p.overdue for p in found), sum(p.concluded for p in found),
        )  # fmt: skip
        self.progress.show_lines([*lines, Line("", (tr("合计"), *map(str, sums)), bold=True)])
        self._show()

    def _refill(self, box: QComboBox, all_of: str, entries: Sequence[tuple[str, str]]) -> None:
        wanted = box.currentData()
        box.clear()
        box.addItem(all_of, None)
        for text, data in entries:
            box.addItem(text, data)
        box.setCurrentIndex(max(0, box.findData(wanted)) if wanted is not None else 0)

    def wanted(self) -> LedgerFilter:
        """What the filters ask for."""
        disposition, state, severity = (b.currentData() for b in (self.disposition, self.state, self.severity))
        return LedgerFilter(
            city=str(self.city.currentData() or ""),
            standard=str(self.standard.currentData() or ""),
            dispositions=frozenset({Disposition(disposition)} if disposition else ()),
            states=frozenset({LineState(state)} if state else ()),
            severities=frozenset({Severity(severity)} if severity else ()),
            words=self.search.text(),
        )

    def shown(self) -> tuple[LedgerLine, ...]:
        """The lines that pass the filters, in the order shown."""
        return tuple(line.thing for line in self.table.lines_model.lines)

    def _show(self) -> None:
        today = datetime.date.today()
        found = filtered(self._every, self.wanted(), today)
        self.table.show_lines([_line(x, today) for x in found])
        if found and not self.table.chosen():
            self.table.choose([found[0].key])
        self.count.setText(tr("{shown}/{total}条", shown=len(found), total=len(self._every)))
        self.update_buttons()

    def chosen(self) -> tuple[LedgerLine, ...]:
        """The lines that are chosen."""
        return tuple(line.thing for line in self.table.chosen())

    def _chosen(self) -> None:
        lines = self.chosen()
        if not lines:
            empty = tr("台账中还没有条款：草案中发现的公平竞争问题和批量筛查列入的条款会显示在这里。")
            self.words.setHtml(told_html([("", "" if self._every else empty)]))
        else:
            self.words.setHtml(self._told(lines[-1]))
        self.update_buttons()

    def _told(self, line: LedgerLine) -> str:
        workspace = self.session.workspace
        history = line_history(workspace, line.key) if workspace else ()
        kind = tr("现行法规") if line.in_force else tr("草案")
        handled = [tr(line.disposition.value) if line.disposition else tr(UNHANDLED), line.reason]
        handled += [line.responsible, tr("限{day}前", day=line.due) if line.due else ""]
        handled += [tr("{day}办结", day=line.done) if line.done else ""]
        conclusion = f"{line.conclusion}（{line.concluded}）" if line.concluded else line.conclusion
        return told_html([
            (f"{line.city}《{line.title}》{written(line.article)}", kind),
            ("", f"“{line.quote}”"),
            (tr("审查标准："), standard_told(line.standard, line.standard_name)),
            (tr("审查意见："), line.explanation),
            (tr("修改建议："), line.suggestion),
            (tr("依据："), "；".join(line.basis)),
            (tr("可能适用的例外："), line.exception),
            (tr("我方处理："), "；".join(h for h in handled if h)),
            (tr("市场监管部门结论："), conclusion or tr("尚无")),
            (tr("各市记录不一致："), "\n".join(d.proposal for d in line.trace.disputes)),
            (tr("经过："), _story(history)),
        ])  # fmt: skip

    def update_buttons(self) -> None:
        """What can be done with the chosen lines."""
        lines, writable = self.chosen(), self.session.writable
        self.editing.setEnabled(writable and bool(lines))
        self.removing.setEnabled(writable and any(x.disposition is not None for x in lines))
        self.to_text.setEnabled(len(lines) == 1 and not lines[0].in_force and self.session.analysis is not None)
        self.sheet.setEnabled(bool(self._every))

    # -- writing

    def edit(self) -> None:
        """Fill in the chosen lines; of several, only what is filled in is changed."""
        lines, workspace = self.chosen(), self.session.workspace
        if not lines or workspace is None or not self.session.writable:
            return
        first = lines[0]
        many = len(lines) > 1
        told = tr("共{n}条，只改填写的内容。", n=len(lines)) if many else f"“{first.quote}”"
        form = LedgerForm(told, None if many else first, self._window, many=many)
        while form.exec() == QDialog.DialogCode.Accepted:
            disposition, fields = Disposition(form.disposition.currentData()), form.value()
            given = {n: v for n, v in fields.items() if v} if many else fields
            try:
                for line in lines:
                    check_change(line, disposition, **given)
            except KnownError as error:
                QMessageBox.warning(form, tr("清理台账"), error.message)
                continue
            self.session.change(
                lambda _project: [put_line(workspace, line, disposition, **given) for line in lines],  # noqa: B023
                tr("台账已保存。"),
            )
            return

    def remove(self) -> None:
        """Take the chosen lines out of the ledger, after asking; findings of drafts stay as 尚未处理."""
        keys = [x.key for x in self.chosen() if x.disposition is not None]
        if not keys:
            return
        told = tr("把所选的{n}条移出台账？可以用“撤销”恢复。", n=len(keys))
        if asked(self._window, tr("移出台账"), told, tr("移出台账")):

            def act(project: ProjectFile) -> None:
                for key in keys:
                    project.remove_ledger(key)

            self.session.change(act, tr("已移出台账，可以用“撤销”恢复。"))

    def go_to(self) -> None:
        """Show the chosen line's clause in the table."""
        (line, *_) = self.chosen()
        self._window.project_pages.go_to_anchor(line.anchor)

    def export(self) -> None:
        """Write the lines that are shown as .xlsx or .docx."""
        workspace = self.session.workspace
        if workspace is None:
            return
        title = workspace.project.project().title
        path = ask_path(self._window, tr("导出清理台账"), tr("{title}清理台账", title=title), (".xlsx", ".docx"))
        lines = self.shown()
        write_now(self._window, path, lambda target: export_ledger(title, lines, target, datetime.date.today()))


def _by_number(standard: tuple[str, str]) -> tuple[int, int, str]:
    article, _, item = standard[0].partition("-")
    return int(article) if article.isdigit() else 99, int(item) if item.isdigit() else 99, standard[1]


def _line(x: LedgerLine, today: datetime.date) -> Line:
    state = x.state(today)
    texts = (
        tr(x.severity.value) if x.severity else "", x.city or tr(NO_CITY), x.title, written(x.article), x.quote,
        standard_told(x.standard, x.standard_name), tr(x.disposition.value) if x.disposition else tr(UNHANDLED),
        tr(state.value), x.responsible, x.due, x.conclusion,
    )  # fmt: skip
    rank = x.severity.rank if x.severity else len(Severity)
    article = (x.title, int(x.article.partition("-")[0]) if x.article.partition("-")[0].isdigit() else 0, x.article)
    sort = (rank, *texts[1:3], article, x.quote, _by_number((x.standard, "")), *texts[6:])
    return Line(x.key, texts, x, sort, bold=state is LineState.OVERDUE)


def _story(history: Sequence[HistoryEntry]) -> str:
    return "\n".join(
        f"{e.time[:10]}　{e.city} {e.author}{tr('（已撤销）') if e.undone else ''}：{e.sentence}"
        for e in reversed(history)
    )
