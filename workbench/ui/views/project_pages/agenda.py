"""The agenda of the next joint meeting: made from what is open, put in order by the user, kept with a meeting, exported."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QSplitter

from workbench.domain.project import Meeting
from workbench.services.coordination import Agenda, AgendaItem, arranged, item_line, make_agenda, write_items_file
from workbench.ui.text import tr
from workbench.ui.views.project_pages.lines import Line
from workbench.ui.views.project_pages.ordering import OrderedTable
from workbench.ui.views.project_pages.page import Page, bar, button, quiet, told_html, words_view
from workbench.ui.views.project_pages.saving import ask_path, write_now

if TYPE_CHECKING:
    from workbench.ui.views.main_window import MainWindow

_IN, _OUT = "✓", "不列入"
_HEADINGS = ("序号", "列入", "议题", "涉及城市", "类别", "程度", "期限", "情况")


class AgendaPage(Page):
    """What is open between the cities, as a list one can put in order and take things out of."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._agenda = Agenda(())
        self._order: list[tuple[str, ...]] = []
        self._left_out: set[tuple[str, ...]] = set()
        self.table = OrderedTable(_HEADINGS, (44, 56, 230, 150, 150, 44, 88, 200), stretch=7)
        self.table.dragged.connect(self.move_to)
        self.table.setAccessibleName(tr("会议议程"))
        self.table.opened.connect(lambda line: self.go_to(line.thing))
        self.table.chosen_changed.connect(self._chosen)
        self.words = words_view()
        self.internal = QCheckBox(tr("含本单位内部意见"))
        self.internal.setToolTip(tr("只供本单位准备会议；导出后不要外发"))
        self.internal.toggled.connect(lambda _: self.show_project())
        self.meeting = QComboBox()
        self.meeting.setAccessibleName(tr("哪次会议"))
        self.meeting.setMinimumContentsLength(16)
        self.up = button(tr("上移"), lambda: self.shift(-1), tr("上移所选议题（Alt+↑）"))
        self.down = button(tr("下移"), lambda: self.shift(1), tr("下移所选议题（Alt+↓）"))
        self.leaving = button(tr("不列入"), self.leave_out, tr("所选议题不列入议程，或者重新列入（空格键）"))
        self.usual = button(tr("恢复原次序"), self.restore_order)
        self.keep = button(tr("存入会议"), self.keep_with_meeting, tr("把列入的议题写入所选会议，代替其中原有的议题"))
        self.out = button(tr("导出 Word…"), self.export)
        self.count = quiet()
        self.column.addLayout(bar(self.up, self.down, self.leaving, self.usual, None, self.internal))
        line = bar(self.count, self.meeting, self.keep, self.out)
        line.setStretch(0, 1)
        self.column.addLayout(line)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(self.words)
        parts.setSizes([360, 150])
        self.column.addWidget(parts, 1)
        self.setFocusProxy(self.table)
        for keys, act in (
            ("Alt+Up", lambda: self.shift(-1)),
            ("Alt+Down", lambda: self.shift(1)),
            ("Space", self.leave_out),
        ):
            QShortcut(QKeySequence(keys), self.table, act, context=Qt.ShortcutContext.WidgetShortcut)

    # -- showing

    def forget(self) -> None:
        """Another project has another agenda."""
        self._order, self._left_out = [], set()
        self.meeting.clear()

    def read(self) -> None:
        """Make the agenda anew; what the user chose about it stays."""
        workspace, analysis = self.session.workspace, self.session.analysis
        assert workspace is not None
        if not self._order and not self._left_out:
            self._remembered()
        if analysis is None:
            self._agenda = Agenda(())
        else:
            made = make_agenda(workspace, analysis, datetime.date.today(), internal=self.internal.isChecked())
            self._agenda = arranged(made, self._order) if self._order else made
        self._show_meetings(workspace.project.meetings())
        self._show()

    def _show_meetings(self, meetings: tuple[Meeting, ...]) -> None:
        chosen = self.meeting.currentData()
        self.meeting.clear()
        today = datetime.date.today().isoformat()
        coming = sorted((m for m in meetings if m.date >= today), key=lambda m: m.date)
        past = sorted((m for m in meetings if m.date < today), key=lambda m: m.date, reverse=True)
        for meeting in (*coming, *past):
            self.meeting.addItem(f"{meeting.date}　{meeting.title}", meeting.id)
        self.meeting.addItem(tr("（新的会议）"), "")
        self.meeting.setCurrentIndex(max(0, self.meeting.findData(chosen) if chosen is not None else 0))

    def _show(self) -> None:
        lines, number = [], 0
        for item in self._agenda.items:
            kept = item.keys not in self._left_out
            number += kept
            texts = (
                str(number) if kept else "", _IN if kept else tr(_OUT), item.named, "、".join(item.cities),
                tr(item.group.value), tr(item.severity.value) if item.severity else "", item.due, item.text,
            )  # fmt: skip
            lines.append(Line("|".join(item.keys), texts, item))
        self.table.show_lines(lines)
        if lines and not self.table.chosen():
            self.table.choose([lines[0].key])
        out = len(lines) - number
        told = tr("列入{n}项，不列入{out}项。", n=number, out=out) if out else tr("列入{n}项。", n=number)
        told += tr("按住一行上下拖动，可以改变次序。") if len(lines) > 1 else ""
        self.count.setText(told if self.session.analysis else tr("加入各市草案并完成对照后，由未办结事项生成议程。"))
        self.update_buttons()

    def items(self) -> tuple[AgendaItem, ...]:
        """The items that are on the agenda, in their order."""
        return tuple(i for i in self._agenda.items if i.keys not in self._left_out)

    def _chosen(self) -> None:
        lines = self.table.chosen()
        pairs: list[tuple[str, str]] = []
        if lines:
            item: AgendaItem = lines[-1].thing
            pairs = [
                (item.named, "、".join(item.cities)),
                (tr("情况："), item.text),
                (tr("建议："), item.proposal),
                (tr("期限："), item.due),
            ]
        self.words.setHtml(told_html(pairs))
        self.update_buttons()

    def update_buttons(self) -> None:
        """Everything but keeping works in a project that can only be read, too."""
        chosen = self.table.chosen()
        for widget in (self.up, self.down, self.leaving):
            widget.setEnabled(bool(chosen))
        outside = bool(chosen) and all(line.thing.keys in self._left_out for line in chosen)
        self.leaving.setText(tr("重新列入") if outside else tr("不列入"))
        self.usual.setEnabled(bool(self._order or self._left_out))
        self.keep.setEnabled(self.session.writable and bool(self.items()))
        self.out.setEnabled(bool(self._agenda.items))

    # -- what the user chooses

    def shift(self, by: int) -> None:
        """Move the chosen items up (-1) or down (1) by one place."""
        keys = {line.thing.keys for line in self.table.chosen()}
        items = list(self._agenda.items)
        places = [n for n, item in enumerate(items) if item.keys in keys]
        if not places or (by < 0 and places[0] == 0) or (by > 0 and places[-1] == len(items) - 1):
            return
        for place in places if by < 0 else reversed(places):
            items[place], items[place + by] = items[place + by], items[place]
        self._put(items)

    def move_to(self, position: int) -> None:
        """Put the chosen items before the one at a position, or behind the last one."""
        keys = {line.thing.keys for line in self.table.chosen()}
        items = self._agenda.items
        before = [item for item in items[:position] if item.keys not in keys]
        behind = [item for item in items[position:] if item.keys not in keys]
        self._put([*before, *(item for item in items if item.keys in keys), *behind])

    def _put(self, items: list[AgendaItem]) -> None:
        """Show and remember another order."""
        self._agenda = Agenda(tuple(items))
        self._order = [item.keys for item in items]
        self._remember()
        self._show()
        self.table.scrollTo(self.table.currentIndex())

    def leave_out(self) -> None:
        """Leave the chosen items out, or take them in again when all of them are out."""
        keys = {line.thing.keys for line in self.table.chosen()}
        if keys:
            self._left_out = self._left_out - keys if keys <= self._left_out else self._left_out | keys
            self._remember()
            self._show()

    def restore_order(self) -> None:
        """Everything is on the agenda, in the usual order."""
        self._order, self._left_out = [], set()
        self._remember()
        self.show_project()

    def _setting(self) -> str:
        workspace = self.session.workspace
        return f"agenda/{workspace.project.project_id}" if workspace else ""

    def _remember(self) -> None:
        """This computer keeps how the agenda was put in order."""
        kept = json.dumps({"order": self._order, "out": sorted(self._left_out)})
        if name := self._setting():
            self._window.settings.store.setValue(name, kept)

    def _remembered(self) -> None:
        try:
            data = json.loads(str(self._window.settings.store.value(self._setting()) or "{}"))
            self._order = [tuple(map(str, keys)) for keys in data.get("order", ())]
            self._left_out = {tuple(map(str, keys)) for keys in data.get("out", ())}
        except (ValueError, TypeError, AttributeError):
            self._order, self._left_out = [], set()

    # -- what comes of it

    def go_to(self, item: AgendaItem) -> None:
        """Show the item's matter in the table."""
        if item.row:
            self._window.project_pages.go_to_row(item.row)

    def _meeting(self) -> Meeting:
        workspace, key = self.session.workspace, self.meeting.currentData()
        meetings = workspace.project.meetings() if workspace else ()
        return next((m for m in meetings if m.id == key), Meeting("", ""))

    def keep_with_meeting(self) -> None:
        """Write the items into the chosen meeting; a new one asks for its date first."""
        from workbench.ui.views.project_pages.meetings import MeetingForm

        meeting, lines = self._meeting(), tuple(item_line(item) for item in self.items())
        if not meeting.id:
            form = MeetingForm(None, self._window)
            form.agenda.setPlainText("\n".join(lines))
            if form.exec() != MeetingForm.DialogCode.Accepted:
                return
            meeting = form.value()
            lines = meeting.agenda
        kept: list[Meeting] = []
        self.session.change(
            lambda project: kept.append(
                project.put_meeting(
                    meeting.date, title=meeting.title, place=meeting.place, agenda=lines, minutes=meeting.minutes,
                    meeting_id=meeting.id,
                )
            ),
            tr("议题已存入会议。"),
        )  # fmt: skip
        if kept:
            self.meeting.setCurrentIndex(max(0, self.meeting.findData(kept[0].id)))

    def export(self) -> None:
        """Write the agenda as it stands here as a Word file."""
        workspace, meeting = self.session.workspace, self._meeting()
        if workspace is None:
            return
        name = tr("{title}联席会议议程", title=workspace.project.project().title)
        path = ask_path(self._window, tr("导出会议议程"), name, (".docx",))
        today = datetime.date.today()
        write_now(self._window, path, lambda target: write_items_file(workspace, self.items(), meeting, target, today))
