"""The options of an export as fields: which parts, rows and cities, which edition, what the pages look like."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.errors import KnownError
from workbench.services.exports import ExportKind
from workbench.services.report_choices import (
    MARKING,
    PAGE_NUMBERS,
    PARTS,
    ROWS,
    ReportChoices,
    check_template,
    placeholders,
)
from workbench.ui.text import tr


class ExportChoices(QTabWidget):
    """The fields on two pages; those that a kind of export does not obey are disabled.

    Signals:
        changed(): something was chosen that may complete the choice, or spoil it.
    """

    changed = Signal()

    def __init__(self, cities: Sequence[str], choices: ReportChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edition = QComboBox()
        self.edition.addItem(tr("内部版（含内部意见）"), False)
        self.edition.addItem(tr("对外版（不含内部意见）"), True)
        self.rows = QComboBox()
        for value, text in ROWS:
            self.rows.addItem(tr(text), value)
        self.parts = _checks(PARTS, choices.parts)
        self.cities = _checks(list(dict.fromkeys(cities)), choices.cities)
        self.marking = QLineEdit()
        self.page_numbers = QComboBox()
        for place in PAGE_NUMBERS:
            self.page_numbers.addItem(tr(place), place)
        self.template = QLineEdit()
        self.template_told = QLabel()
        self.template_told.setWordWrap(True)
        self.addTab(self._content_page(), tr("内容"))
        self.addTab(self._layout_page(), tr("版式"))
        self._show(choices)
        self._connect()

    # -- what is chosen

    def chosen(self) -> ReportChoices:
        """What the fields say."""
        external = bool(self.edition.currentData())
        marking = self.marking.text().strip()
        parts, cities = _checked(self.parts), _checked(self.cities)
        return ReportChoices(
            parts=() if len(parts) == len(self.parts) else parts,
            rows=str(self.rows.currentData()),
            cities=() if len(cities) == len(self.cities) else cities,
            external=external,
            marking=None if marking == _usual_marking(external) else marking,
            page_numbers=str(self.page_numbers.currentData()),
            template=self.template.text().strip(),
        )

    def complete(self, kind: ExportKind) -> bool:
        """At least one part and one city are chosen, and the template can be used."""
        obeyed = kind.chooses
        return (
            ("parts" not in obeyed or any(box.isChecked() for box in self.parts))
            and ("cities" not in obeyed or not self.cities or any(box.isChecked() for box in self.cities))
            and ("template" not in obeyed or not self.template_told.property("wrong"))
        )

    def fit(self, kind: ExportKind) -> None:
        """Enable what `kind` obeys."""
        obeyed = kind.chooses
        for box in self.parts:
            box.setEnabled("parts" in obeyed)
        for box in self.cities:
            box.setEnabled("cities" in obeyed)
        self.rows.setEnabled("rows" in obeyed)
        self.edition.setEnabled("external" in obeyed)
        self.marking.setEnabled("marking" in obeyed)
        self.page_numbers.setEnabled("page_numbers" in obeyed)
        self._template_row.setEnabled("template" in obeyed)

    # -- pages

    def _content_page(self) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.addRow(tr("版本："), self.edition)
        form.addRow(tr("报告包含："), _grid(self.parts, 2))
        form.addRow(tr("对照表列出："), self.rows)
        form.addRow(tr("列入的城市："), _grid(self.cities, 5))
        return page

    def _layout_page(self) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        self.marking.setPlaceholderText(tr("不印标志"))
        form.addRow(tr("首页标志："), self.marking)
        form.addRow(tr("页码位置："), self.page_numbers)
        browse = QPushButton(tr("选择…"))
        browse.clicked.connect(self._browse)
        self.template.setPlaceholderText(tr("用内置的公文格式"))
        self.template.setClearButtonEnabled(True)
        self._template_row = QWidget()
        line = QHBoxLayout(self._template_row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.template)
        line.addWidget(browse)
        form.addRow(tr("Word 模板："), self._template_row)
        form.addRow("", self.template_told)
        return page

    def _show(self, choices: ReportChoices) -> None:
        self.edition.setCurrentIndex(int(choices.external))
        self.rows.setCurrentIndex(max(self.rows.findData(choices.rows), 0))
        usual = _usual_marking(choices.external)
        self.marking.setText(usual if choices.marking is None else choices.marking)
        self.page_numbers.setCurrentIndex(max(self.page_numbers.findData(choices.page_numbers), 0))
        self.template.setText(choices.template)
        self._template_changed()

    def _connect(self) -> None:
        for box in (*self.parts, *self.cities):
            box.toggled.connect(lambda _: self.changed.emit())
        self.edition.currentIndexChanged.connect(self._edition_changed)
        self.template.textChanged.connect(self._template_changed)

    def _edition_changed(self, index: int) -> None:
        """The usual marking follows the edition; one of the user's own stays."""
        if self.marking.text().strip() == _usual_marking(not index):
            self.marking.setText(_usual_marking(bool(index)))
        self.changed.emit()

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, tr("选择模板"), self.template.text(), tr("Word 文档 (*.docx)"))
        if chosen:
            self.template.setText(chosen)

    def _template_changed(self) -> None:
        """Say at once whether the template can be used."""
        text = self.template.text().strip()
        wrong = ""
        if text:
            try:
                check_template(Path(text))
            except KnownError as error:
                wrong = error.message
        listed = "".join(placeholders())
        self.template_told.setText(wrong or tr("模板中可用的占位符：{listed}", listed=listed))
        self.template_told.setProperty("wrong", bool(wrong))
        self.changed.emit()


def _usual_marking(external: bool) -> str:
    return "" if external else MARKING


def _checks(words: Sequence[str], chosen: Sequence[str]) -> list[QCheckBox]:
    """A box for each word, checked where it is chosen or nothing is; `data` keeps the word."""
    kept = [word for word in words if word in chosen] or list(words)
    boxes = []
    for word in words:
        box = QCheckBox(tr(word))
        box.setProperty("word", word)
        box.setChecked(word in kept)
        boxes.append(box)
    return boxes


def _checked(boxes: Sequence[QCheckBox]) -> tuple[str, ...]:
    return tuple(str(box.property("word")) for box in boxes if box.isChecked())


def _grid(boxes: Sequence[QCheckBox], columns: int) -> QWidget:
    holder = QWidget()
    outer = QVBoxLayout(holder)
    outer.setContentsMargins(0, 0, 0, 0)
    grid = QGridLayout()
    for number, box in enumerate(boxes):
        grid.addWidget(box, number // columns, number % columns)
    outer.addLayout(grid)
    return holder
