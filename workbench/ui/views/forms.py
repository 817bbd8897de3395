"""Forms for what is recorded besides notes: judgements, decisions, the clean-up ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QDate, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.findings import ConflictType
from workbench.domain.project import Decision, DecisionForm, Disposition, Verdict
from workbench.services.agreement import distance
from workbench.services.ledger import LedgerLine
from workbench.ui.text import tr
from workbench.ui.views.buttons import Standard, named_buttons
from workbench.ui.views.careful import CarefulDialog

#: Milliseconds without a key after which distances are counted.
_RESTS = 150
#: Characters of an explanation above the fields.
_LEAD = 220


class Form(CarefulDialog):
    """A dialog with save and cancel; save can be pressed while :meth:`complete`. Signals: only those of QDialog.

    What was typed is asked about before it goes; a form in which nothing is written sets `careful` to False.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.buttons = named_buttons({Standard.Save: tr("保存"), Standard.Cancel: tr("取消")})
        self.save = self.buttons.button(Standard.Save)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.column = QVBoxLayout(self)

    def finish(self) -> None:
        """Put the buttons below everything else."""
        self.column.addWidget(self.buttons)
        self.update_buttons()

    def complete(self) -> bool:
        """Whether what is entered can be saved."""
        return True

    def saving_button(self) -> QPushButton | None:
        """The button that keeps what was typed."""
        return self.save

    def update_buttons(self) -> None:
        """Allow saving, or not."""
        self.save.setEnabled(self.complete())

    def lead(self, text: str) -> None:
        """A line of explanation; what would fill the form is cut short and stands in the tip."""
        label = QLabel(text if len(text) <= _LEAD else text[:_LEAD] + "……")
        label.setToolTip(text if len(text) > _LEAD else "")
        label.setWordWrap(True)
        self.column.addWidget(label)


class JudgementForm(Form):
    """Why a finding holds, does not hold, or is of another kind."""

    def __init__(self, verdict: Verdict, told: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("审查判断：{verdict}", verdict=tr(verdict.value)), parent)
        self._verdict = verdict
        self.resize(520, 280)
        self.lead(told)
        self.type = QComboBox()
        for kind in ConflictType:
            self.type.addItem(tr(kind.chinese), kind.value)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setPlaceholderText(tr("理由（排除时必填，会写入项目经过）"))
        self.reason.textChanged.connect(self.update_buttons)
        form = QFormLayout()
        if verdict is Verdict.RETYPE:
            form.addRow(tr("应为："), self.type)
        form.addRow(tr("理由："), self.reason)
        self.column.addLayout(form)
        self.finish()
        self.reason.setFocus()

    def complete(self) -> bool:
        """A dismissal wants its reason."""
        return self._verdict is not Verdict.DISMISS or bool(self.reason.toPlainText().strip())

    def value(self) -> tuple[str, str]:
        """The reason, and the new type when it is retyped."""
        kind = str(self.type.currentData()) if self._verdict is Verdict.RETYPE else ""
        return self.reason.toPlainText().strip(), kind


def distances_told(agreed: str, texts: Mapping[str, str], cities: Sequence[str]) -> str:
    """How far each city's words are from an agreed text, in one line; "" while there is none."""
    if not agreed.strip():
        return ""
    told = [f"{city} {distance(agreed, words):g}%" for city, words in texts.items()]
    lacking = [city for city in cities if city not in texts]
    line = tr("与统一文本的差距：") + "，".join(told)
    return line + (tr("；{cities}没有规定", cities="、".join(lacking)) if lacking else "") + "。"


class DecisionDialog(Form):
    """What was decided for a matter; the agreed text may begin from any city's words."""

    def __init__(
        self,
        topic: str,
        texts: Mapping[str, str],
        cities: Sequence[str],
        decision: Decision | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("决定：{topic}", topic=topic), parent)
        self.resize(620, 480)
        self._texts = dict(texts)
        self.form = QComboBox()
        for form in DecisionForm:
            self.form.addItem(tr(form.value), form)
        self.source = QComboBox()
        self.source.addItem(tr("选择一个市的文字作为起点"), "")
        for city in self._texts:
            self.source.addItem(tr("从{city}的文字开始", city=city), city)
        self.source.activated.connect(self._take_text)
        self.text = QPlainTextEdit()
        self.text.setPlaceholderText(tr("五市一致同意的文字"))
        self.text.setTabChangesFocus(True)
        self.distances = QLabel()
        self.distances.setObjectName("quiet")
        self.distances.setWordWrap(True)
        # Counted when the typing rests.
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_RESTS)
        self._rest.timeout.connect(self._show_distances)
        self.text.textChanged.connect(self._rest.start)
        self.value_line = QLineEdit()
        self.value_line.setPlaceholderText(tr("例如：十五个工作日"))
        self.reasons = {city: QLineEdit() for city in cities}
        self.remark = QLineEdit()
        self._pages = QStackedWidget()
        for page in (self._text_page(), self._value_page(), self._reasons_page(), QWidget()):
            self._pages.addWidget(page)
        self.form.currentIndexChanged.connect(self._form_changed)
        for line in (self.value_line, self.remark, *self.reasons.values()):
            line.textChanged.connect(self.update_buttons)
        self.text.textChanged.connect(self.update_buttons)
        rows = QFormLayout()
        rows.addRow(tr("决定方式："), self.form)
        self.column.addLayout(rows)
        self.column.addWidget(self._pages, 1)
        last = QFormLayout()
        last.addRow(tr("说明："), self.remark)
        self.column.addLayout(last)
        if decision is not None:
            self._fill(decision)
        self._show_distances()
        self.finish()

    def _text_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.source)
        column.addWidget(self.text, 1)
        column.addWidget(self.distances)
        return page

    def _value_page(self) -> QWidget:
        page = QWidget()
        QFormLayout(page).addRow(tr("统一为："), self.value_line)
        return page

    def _reasons_page(self) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.addRow(QLabel(tr("各市保留各自规定的理由：")))
        for city, line in self.reasons.items():
            form.addRow(city, line)
        return page

    def _take_text(self) -> None:
        city = str(self.source.currentData())
        if city:
            self.text.setPlainText(self._texts[city])
            self.text.setFocus()

    def _show_distances(self) -> None:
        self.distances.setText(distances_told(self.text.toPlainText(), self._texts, tuple(self.reasons)))

    def _form_changed(self) -> None:
        self._pages.setCurrentIndex(self.form.currentIndex())
        self.update_buttons()

    def _fill(self, decision: Decision) -> None:
        self.form.setCurrentIndex(list(DecisionForm).index(decision.form))
        self.text.setPlainText(decision.text)
        self.value_line.setText(decision.value)
        self.remark.setText(decision.remark)
        for city, reason in decision.reasons.items():
            if city in self.reasons:
                self.reasons[city].setText(reason)

    def complete(self) -> bool:
        """Each form of decision wants its words."""
        form = self.form.currentData()
        if form == DecisionForm.TEXT:
            return bool(self.text.toPlainText().strip())
        if form == DecisionForm.VALUE:
            return bool(self.value_line.text().strip())
        if form == DecisionForm.OWN:
            return any(line.text().strip() for line in self.reasons.values()) or bool(self.remark.text().strip())
        return True

    def decided(self) -> tuple[DecisionForm, str, str, dict[str, str], str]:
        """Form, agreed text, agreed value, reasons by city, remark; what does not belong to the form is empty."""
        form = DecisionForm(self.form.currentData())
        text = self.text.toPlainText().strip() if form is DecisionForm.TEXT else ""
        value = self.value_line.text().strip() if form is DecisionForm.VALUE else ""
        reasons = {city: line.text().strip() for city, line in self.reasons.items() if line.text().strip()}
        return form, text, value, reasons if form is DecisionForm.OWN else {}, self.remark.text().strip()


class LedgerForm(Form):
    """A line of the clean-up ledger: what becomes of the clause, and the market regulator's conclusion beside ours."""

    def __init__(
        self, told: str, line: LedgerLine | None = None, parent: QWidget | None = None, *, many: bool = False
    ) -> None:
        super().__init__(tr("清理台账"), parent)
        self.resize(520, 0)
        self._many = many
        self.lead(told)
        self.disposition = QComboBox()
        for disposition in Disposition:
            self.disposition.addItem(tr(disposition.value), disposition)
        self.responsible = QLineEdit()
        self.responsible.setPlaceholderText(tr("责任单位"))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("保留时写明适用哪一项例外、为什么"))
        self.conclusion = QLineEdit()
        self.conclusion.setPlaceholderText(tr("市场监督管理部门的公平竞争审查结论"))
        self.due_on, self.has_due = _date_line(30)
        self.done_on, self.has_done = _date_line()
        self.concluded_on, self.has_concluded = _date_line()
        self.has_due.setText(tr("办理期限"))
        self.has_done.setText(tr("已完成"))
        self.has_concluded.setText(tr("结论日期"))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("处理意见："), self.disposition)
        form.addRow(tr("责任单位："), self.responsible)
        form.addRow(tr("理由："), self.reason)
        form.addRow(self.has_due, self.due_on)
        form.addRow(self.has_done, self.done_on)
        form.addRow(tr("市场监管结论："), self.conclusion)
        form.addRow(self.has_concluded, self.concluded_on)
        self.column.addLayout(form)
        if line is not None:
            self._fill(line)
        self.disposition.currentIndexChanged.connect(self.update_buttons)
        self.reason.textChanged.connect(self.update_buttons)
        self.conclusion.textChanged.connect(self._conclusion_changed)
        self._conclusion_changed()
        self.finish()

    def _fill(self, line: LedgerLine) -> None:
        if line.disposition is not None:
            self.disposition.setCurrentIndex(list(Disposition).index(line.disposition))
        self.responsible.setText(line.responsible)
        self.reason.setText(line.reason)
        self.conclusion.setText(line.conclusion)
        for date, box, day in (
            (line.due, self.has_due, self.due_on),
            (line.done, self.has_done, self.done_on),
            (line.concluded, self.has_concluded, self.concluded_on),
        ):
            if date:
                box.setChecked(True)
                day.setDate(QDate.fromString(date[:10], "yyyy-MM-dd"))

    def _conclusion_changed(self) -> None:
        """A conclusion's day makes sense only with a conclusion."""
        written = bool(self.conclusion.text().strip()) or self._many
        self.has_concluded.setEnabled(written)
        if not written:
            self.has_concluded.setChecked(False)
        self.update_buttons()

    def complete(self) -> bool:
        """Keeping a clause wants the exception it rests on (公平竞争审查条例 article 12)."""
        kept = self.disposition.currentData() == Disposition.KEEP
        return not kept or self._many or bool(self.reason.text().strip())

    def value(self) -> dict[str, str]:
        """The fields beside the disposition; dates are ISO, or ""."""
        dates = (
            ("due", self.has_due, self.due_on),
            ("done", self.has_done, self.done_on),
            ("concluded", self.has_concluded, self.concluded_on),
        )
        words = {"responsible": self.responsible, "reason": self.reason, "conclusion": self.conclusion}
        return {name: line.text().strip() for name, line in words.items()} | {
            name: day.date().toString("yyyy-MM-dd") if box.isChecked() else "" for name, box, day in dates
        }


def _date_line(days: int = 0) -> tuple[QDateEdit, QCheckBox]:
    line, box = QDateEdit(QDate.currentDate().addDays(days)), QCheckBox()
    line.setCalendarPopup(True)
    line.setDisplayFormat("yyyy-MM-dd")
    line.setEnabled(False)
    box.toggled.connect(line.setEnabled)
    return line, box
