"""The joint meetings (联席会议): when, where, on what, and what was noted; agenda and minutes as Word files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QWidget,
)

from workbench.domain.project import Meeting
from workbench.services.exports import ExportKind
from workbench.ui.text import tr
from workbench.ui.views.careful import asked
from workbench.ui.views.forms import Form
from workbench.ui.views.project_pages.lines import Line, LinesTable
from workbench.ui.views.project_pages.page import ISO, Page, bar, button, told_html, words_view

if TYPE_CHECKING:
    from workbench.ui.views.main_window import MainWindow

_USUAL_TITLE = "协同立法联席会议"


class MeetingForm(Form):
    """A joint meeting. Signals: only those of QDialog."""

    def __init__(self, meeting: Meeting | None, parent: QWidget | None = None) -> None:
        super().__init__(tr("联席会议"), parent)
        self.resize(560, 470)
        self.date = QDateEdit(QDate.currentDate().addDays(14))
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat(ISO)
        self.title = QLineEdit(_USUAL_TITLE)
        self.place = QLineEdit()
        self.agenda = QPlainTextEdit()
        self.agenda.setPlaceholderText(tr("一行一个议题；也可以在“会议议程”页由未办结事项生成"))
        self.minutes = QPlainTextEdit()
        self.minutes.setPlaceholderText(tr("会议情况；议定事项由已作的决定列出，不必重复填写"))
        for words in (self.agenda, self.minutes):
            words.setTabChangesFocus(True)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("日期："), self.date)
        form.addRow(tr("会议名称："), self.title)
        form.addRow(tr("地点："), self.place)
        form.addRow(tr("议题："), self.agenda)
        form.addRow(tr("纪要："), self.minutes)
        self.column.addLayout(form)
        if meeting is not None:
            self._fill(meeting)
        self.title.textChanged.connect(self.update_buttons)
        self.finish()

    def _fill(self, meeting: Meeting) -> None:
        date = QDate.fromString(meeting.date[:10], ISO)
        if date.isValid():
            self.date.setDate(date)
        self.title.setText(meeting.title)
        self.place.setText(meeting.place)
        self.agenda.setPlainText("\n".join(meeting.agenda))
        self.minutes.setPlainText(meeting.minutes)

    def complete(self) -> bool:
        """A meeting has a name."""
        return bool(self.title.text().strip())

    def value(self) -> Meeting:
        """The meeting as it was written; its id is empty."""
        agenda = tuple(line.strip() for line in self.agenda.toPlainText().split("\n") if line.strip())
        return Meeting(
            "", self.date.date().toString(ISO), self.title.text().strip(), self.place.text().strip(), agenda,
            self.minutes.toPlainText().strip(),
        )  # fmt: skip


class MeetingsPage(Page):
    """The list of joint meetings, with the words of the chosen one."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.table = LinesTable(("日期", "会议", "地点", "议题", "纪要"), (100, 260, 160, 60, 90), stretch=1)
        self.table.setAccessibleName(tr("联席会议"))
        self.table.opened.connect(lambda _line: self.edit())
        self.table.chosen_changed.connect(self._chosen)
        self.words = words_view()
        self.adding = button(tr("新增会议…"), self.add)
        self.editing = button(tr("修改…"), self.edit)
        self.removing = button(tr("删除"), self.remove)
        self.agenda_out = button(tr("导出议程…"), lambda: self.export(ExportKind.AGENDA))
        self.minutes_out = button(tr("导出纪要…"), lambda: self.export(ExportKind.MINUTES))
        self.column.addLayout(bar(self.adding, self.editing, self.removing, None, self.agenda_out, self.minutes_out))
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(self.words)
        parts.setSizes([300, 220])
        self.column.addWidget(parts, 1)
        self.setFocusProxy(self.table)

    def read(self) -> None:
        """Show the meetings, the newest first."""
        assert self.session.workspace is not None
        meetings = sorted(self.session.workspace.project.meetings(), key=lambda m: m.date, reverse=True)
        lines = [
            Line(
                m.id,
                (m.date, m.title, m.place, tr("{n}项", n=len(m.agenda)), tr("已记") if m.minutes else tr("未记")),
                m,
                (m.date, m.title, m.place, len(m.agenda), bool(m.minutes)),
            )
            for m in meetings
        ]
        self.table.show_lines(lines)
        if lines and not self.table.chosen():
            self.table.choose([lines[0].key])

    def chosen(self) -> Meeting | None:
        """The meeting that is chosen."""
        lines = self.table.chosen()
        return lines[0].thing if lines else None

    def _chosen(self) -> None:
        meeting = self.chosen()
        if meeting is None:
            self.words.setHtml(
                told_html([("", tr("还没有联席会议的记录。"))] if not self.table.lines_model.lines else [])
            )
        else:
            agenda = "\n".join(f"{n}. {item}" for n, item in enumerate(meeting.agenda, 1))
            disputes = "\n".join(d.proposal for d in meeting.trace.disputes)
            self.words.setHtml(
                told_html([
                    (tr("议题："), "\n" + agenda if agenda else tr("未列")),
                    (tr("纪要："), meeting.minutes or tr("未记")),
                    (tr("各市记录不一致："), disputes),
                    ("", tr("最近由{city}{author}填写", city=meeting.trace.city, author=meeting.trace.author)),
                ])
            )  # fmt: skip
        self.update_buttons()

    def update_buttons(self) -> None:
        """Changing wants a chosen meeting, and a project that may be written."""
        writable, chosen = self.session.writable, self.chosen() is not None
        self.adding.setEnabled(writable)
        self.editing.setEnabled(writable and chosen)
        self.removing.setEnabled(writable and chosen)
        for out in (self.agenda_out, self.minutes_out):
            out.setEnabled(chosen and self.session.analysis is not None)

    def add(self) -> None:
        """Ask for a meeting and keep it."""
        self._write(None)

    def edit(self) -> None:
        """Change the chosen meeting."""
        meeting = self.chosen()
        if meeting is not None and self.session.writable:
            self._write(meeting)

    def _write(self, meeting: Meeting | None) -> None:
        form = MeetingForm(meeting, self._window)
        if form.exec() != QDialog.DialogCode.Accepted:
            return
        new, key = form.value(), meeting.id if meeting else ""
        kept: list[Meeting] = []
        self.session.change(
            lambda project: kept.append(
                project.put_meeting(
                    new.date, title=new.title, place=new.place, agenda=new.agenda, minutes=new.minutes, meeting_id=key
                )
            ),
            tr("会议已保存。"),
        )
        self.table.choose([m.id for m in kept])

    def remove(self) -> None:
        """Take the chosen meeting off the list, after asking."""
        meeting = self.chosen()
        if meeting is None:
            return
        told = tr("删除{day}的“{title}”？可以用“撤销”恢复。", day=meeting.date, title=meeting.title)
        if asked(self._window, tr("删除会议"), told, tr("删除")):
            self.session.change(
                lambda project: project.remove_meeting(meeting.id), tr("会议已删除，可以用“撤销”恢复。")
            )

    def export(self, kind: ExportKind) -> None:
        """Write the chosen meeting's agenda or minutes as a Word file."""
        meeting = self.chosen()
        if meeting is not None:
            from workbench.ui.views.project_pages.saving import export_meeting

            export_meeting(self._window, kind, meeting)
