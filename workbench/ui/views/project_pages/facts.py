"""What the project is: title, plan year, stage, leading city, participants, contacts; and the progress of each city."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFormLayout,
    QFrame,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.notes import Stage
from workbench.domain.project import Contact, Project
from workbench.services.progress_report import CityReport, ProgressReport, progress_report
from workbench.ui.text import tr
from workbench.ui.views.project_pages.drafts import DraftsTable
from workbench.ui.views.project_pages.lines import Line, LinesTable
from workbench.ui.views.project_pages.page import Page, heading, quiet

if TYPE_CHECKING:
    from workbench.ui.views.main_window import MainWindow

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_SPLIT = re.compile(r"[、，,；;\s]+")
_FIRST_YEAR = 2014  # before it stands "not set"
_WIDE = 900  # below this width contacts stand under the facts
_PROGRESS = (
    ("城市", 70), ("提出意见", 74), ("已一致", 64), ("待协商", 64), ("逾期", 52), ("提请上级", 74), ("不采纳", 64),
    ("承办", 52), ("承办未办结", 88), ("承办逾期", 74), ("不一致条款", 88), ("未议定", 64), ("台账", 52), ("台账已办结", 88),
    ("台账逾期", 74),
)  # fmt: skip


def names_of(text: str) -> tuple[str, ...]:
    """The names in a line, separated by 、 or blanks, each once."""
    return tuple(dict.fromkeys(name for name in _SPLIT.split(text.strip()) if name))


class ContactsModel(QAbstractTableModel):
    """Whom to reach, a line for each city and body.

    Signals:
        edited(object): a :class:`Contact` with its new words.
    """

    edited = Signal(object)
    HEADINGS = ("城市或单位", "机构", "联系人", "电话", "备注")
    _FIELDS = ("city", "organ", "person", "phone", "remark")

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._contacts: tuple[Contact, ...] = ()
        self.writable = False

    def show_contacts(self, names: Sequence[str], contacts: Sequence[Contact]) -> None:
        """A line for each name, and for each other contact that was recorded."""
        known = {c.city: c for c in contacts if c.city in names or c.organ or c.person or c.phone or c.remark}
        self.beginResetModel()
        self._contacts = tuple(known.get(name, Contact(name)) for name in dict.fromkeys((*names, *known)))
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """The number of contacts."""
        return 0 if parent.isValid() else len(self._contacts)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """The number of headings."""
        return 0 if parent.isValid() else len(self.HEADINGS)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(self.HEADINGS[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything but the name can be written."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() and self.writable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            return getattr(self._contacts[index.row()], self._FIELDS[index.column()])
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 - Qt's name
        """Other words were written; they are shown when they have been kept."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        old = self._contacts[index.row()]
        words = {f: getattr(old, f) for f in self._FIELDS} | {self._FIELDS[index.column()]: str(value).strip()}
        new = Contact(**words)
        if words != {f: getattr(old, f) for f in self._FIELDS}:
            self.edited.emit(new)
        return True


class _Remark(QPlainTextEdit):
    """Several lines that are kept when the keyboard leaves them.

    Signals:
        left(): the keyboard went elsewhere.
    """

    left = Signal()

    def focusOutEvent(self, event: Any) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.left.emit()


class FactsPage(Page):
    """The project's own page; every field is kept as soon as it is left, as one step of undo."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._shown = Project("")
        self._filling = False
        self._make_fields()
        self.contacts_model = ContactsModel(self)
        self.contacts = self._make_contacts()
        self.contacts_model.edited.connect(self._contact_edited)
        names, widths = zip(*_PROGRESS, strict=True)
        self.progress = LinesTable(names, widths, sortable=False)
        self.progress.setAccessibleName(tr("各市进展"))
        self.note = quiet()
        self.drafts = DraftsTable(window.session)
        self._make_layout()
        self.only_when_writable(
            self.title, self.year, self.stage, self.leading, self.cities, self.participants, self.remark
        )

    def _make_fields(self) -> None:
        self.title = QLineEdit()
        self.year = QSpinBox()
        self.year.setRange(_FIRST_YEAR, 2100)
        self.year.setSpecialValueText(tr("未定"))
        self.year.setSuffix("")
        self.stage = QComboBox()
        self.stage.addItem(tr("未定"), None)
        for stage in Stage:
            self.stage.addItem(tr(stage.value), stage)
        self.leading = QComboBox()
        self.cities = QLineEdit()
        self.cities.setToolTip(tr("对照表各列的次序；用顿号分开"))
        self.participants = QLineEdit()
        self.participants.setPlaceholderText(tr("例如：省人大常委会法制工作委员会；用顿号分开"))
        self.remark = _Remark()
        self.remark.setTabChangesFocus(True)
        self.remark.setMaximumHeight(64)
        for line in (self.title, self.cities, self.participants):
            line.editingFinished.connect(self._save)
        self.year.editingFinished.connect(self._save)
        self.stage.activated.connect(lambda _: self._save())
        self.leading.activated.connect(lambda _: self._save())
        self.remark.left.connect(self._save)

    def _make_contacts(self) -> QTableView:
        table = QTableView()
        table.setModel(self.contacts_model)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 13)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        table.setTabKeyNavigation(False)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for section, width in enumerate((110, 150, 80, 110, 90)):
            header.resizeSection(section, width)
        header.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        table.setAccessibleName(tr("联系人"))
        table.setMinimumHeight(210)
        return table

    def _make_layout(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("项目名称："), self.title)
        form.addRow(tr("计划年度："), self.year)
        form.addRow(tr("所处阶段："), self.stage)
        form.addRow(tr("牵头市："), self.leading)
        form.addRow(tr("参加城市："), self.cities)
        form.addRow(tr("其他参加单位："), self.participants)
        form.addRow(tr("备注："), self.remark)
        left = QWidget()
        facts = QVBoxLayout(left)
        facts.setContentsMargins(0, 0, 0, 0)
        facts.addWidget(heading(tr("项目情况")))
        facts.addLayout(form)
        facts.addStretch(1)
        right = QWidget()
        people = QVBoxLayout(right)
        people.setContentsMargins(0, 0, 0, 0)
        people.addWidget(heading(tr("各市和参加单位的联系人")))
        people.addWidget(quiet(tr("双击单元格填写。")))
        people.addWidget(self.contacts, 1)
        inner = QWidget()
        inner.setObjectName("page")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        self._two = _TwoColumns(left, right)
        column.addWidget(self._two)
        column.addWidget(heading(tr("各市进展")))
        column.addWidget(self.note)
        column.addWidget(self.progress, 1)
        column.addWidget(heading(tr("各市草案")))
        column.addWidget(quiet(tr("双击一行，填写这一稿的稿名和所处阶段；粗体为现行稿。")))
        column.addWidget(self.drafts)
        self.progress.setMinimumHeight(250)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        self.column.addWidget(area)
        self.setFocusProxy(self.title)

    # -- showing

    def read(self) -> None:
        """Show the facts, the contacts and the figures."""
        workspace = self.session.workspace
        assert workspace is not None
        project = workspace.project
        self._shown = project.project()
        self._fill(self._shown)
        self.contacts_model.writable = self.session.writable
        self.contacts_model.show_contacts((*self._shown.cities, *self._shown.participants), project.contacts())
        self.drafts.read()
        analysis = self.session.analysis
        if analysis is None:
            self.note.setText(tr("加入各市草案并完成对照后，这里显示各市的进展。"))
            self.progress.show_lines(())
            return
        report = progress_report(workspace, analysis, datetime.date.today())
        told = tr("截至{day}：协调意见{notes}条，", day=report.date.isoformat(), notes=report.notes)
        told += tr("不一致条款{n}处，已作决定{d}项，", n=report.conflicts, d=report.decisions)
        told += tr("清理台账{n}条。一处不一致涉及几个市的，在各市分别计数。", n=report.ledger_lines)
        self.note.setText(told)
        self.progress.show_lines([*(_city_line(c) for c in report.cities), _total(report)])

    def _fill(self, facts: Project) -> None:
        self._filling = True
        for line, text in (
            (self.title, facts.title),
            (self.cities, "、".join(facts.cities)),
            (self.participants, "、".join(facts.participants)),
        ):
            if line.text() != text:
                line.setText(text)
        self.year.setValue(facts.plan_year or _FIRST_YEAR)
        self.stage.setCurrentIndex(max(0, self.stage.findData(facts.stage)))
        self.leading.clear()
        self.leading.addItem(tr("未定"), "")
        for city in dict.fromkeys((*facts.cities, *([facts.leading] if facts.leading else []))):
            self.leading.addItem(city, city)
        self.leading.setCurrentIndex(max(0, self.leading.findData(facts.leading)))
        if self.remark.toPlainText() != facts.remark:
            self.remark.setPlainText(facts.remark)
        self._filling = False

    # -- writing

    def written(self) -> dict[str, Any]:
        """The facts as the fields say them; an empty title or list of cities leaves the old one."""
        year = self.year.value()
        return {
            "title": self.title.text().strip() or self._shown.title,
            "plan_year": 0 if year == _FIRST_YEAR else year,
            "stage": self.stage.currentData(),
            "leading": str(self.leading.currentData() or ""),
            "cities": names_of(self.cities.text()) or self._shown.cities,
            "participants": names_of(self.participants.text()),
            "remark": self.remark.toPlainText().strip(),
        }

    def _save(self) -> None:
        if self._filling or not self.session.writable:
            return
        before = self._shown
        changed = {n: v for n, v in self.written().items() if v != getattr(before, n)}
        if not changed:
            if not self.title.text().strip() or not names_of(self.cities.text()):
                self._fill(before)
            return
        if changed.get("stage", "") is None:
            changed = changed | {"no_stage": True}
        if self.session.change(lambda project: project.set_project(**changed), tr("项目情况已保存。")):
            if "cities" in changed:
                self.session.refresh()
        else:
            self._fill(before)

    def _contact_edited(self, contact: Contact) -> None:
        self.session.change(
            lambda project: project.put_contact(
                contact.city, organ=contact.organ, person=contact.person, phone=contact.phone, remark=contact.remark
            ),
            tr("联系人已保存。"),
        )

    def resizeEvent(self, event: Any) -> None:  # noqa: N802 - Qt's name
        """Facts and contacts beside each other where there is room."""
        super().resizeEvent(event)
        self._two.arrange(event.size().width() >= _WIDE)


class _TwoColumns(QWidget):
    """Two parts beside or below each other."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        from PySide6.QtWidgets import QGridLayout

        super().__init__()
        self._parts = (left, right)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._wide: bool | None = None
        self.arrange(True)

    def arrange(self, wide: bool) -> None:
        """Put the parts beside each other, or below."""
        if wide is self._wide:
            return
        self._wide = wide
        for part in self._parts:
            self._grid.removeWidget(part)
        self._grid.addWidget(self._parts[0], 0, 0)
        self._grid.addWidget(self._parts[1], *((0, 1) if wide else (1, 0)))
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3 if wide else 0)


def _city_line(city: CityReport) -> Line:
    numbers = (
        city.raised, city.agreed, city.open, city.overdue, city.referred, city.closed, city.assigned,
        city.assigned_open, city.assigned_overdue, city.conflicts, city.conflicts_open, city.ledger.total,
        city.ledger.done, city.ledger.overdue,
    )  # fmt: skip
    return Line(city.city, (city.city, *map(str, numbers)))


def _total(report: ProgressReport) -> Line:
    cities = report.cities

    def summed(name: str) -> str:
        return str(sum(getattr(c, name) for c in cities))

    texts = (
        tr("合计"), str(report.notes), summed("agreed"), str(report.notes_open), str(report.notes_overdue),
        summed("referred"), summed("closed"), summed("assigned"), summed("assigned_open"), summed("assigned_overdue"),
        str(report.conflicts), str(report.conflicts_open), str(report.ledger_lines), str(report.ledger_done),
        str(report.ledger_overdue),
    )  # fmt: skip
    return Line("", texts, bold=True)
