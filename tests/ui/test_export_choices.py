# mypy: disable-error-code="no-untyped-call"
"""The options in the window's export dialog, and how they are remembered."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui.acting import when_open
from workbench.services.exports import ExportKind
from workbench.services.report_choices import ReportChoices
from workbench.ui.export_memory import choices_told, remember, remembered
from workbench.ui.views.export_dialog import ExportDialog
from workbench.ui.views.main_window import MainWindow

CITIES = ["太原", "晋中", "忻州"]


@pytest.fixture
def dialog(qtbot: QtBot) -> ExportDialog:
    made = ExportDialog(CITIES)
    qtbot.addWidget(made)
    return made


def test_nothing_changed_chooses_everything(dialog: ExportDialog) -> None:
    assert dialog.choices() == ReportChoices()


def test_the_fields_show_what_was_chosen_before(qtbot: QtBot) -> None:
    choices = ReportChoices(("基本情况", "清理台账"), "open", ("太原", "忻州"), True, "讨论稿", "居中")
    dialog = ExportDialog(CITIES, choices=choices)
    qtbot.addWidget(dialog)
    assert dialog.choices() == choices


def test_a_report_needs_a_part_and_a_city(dialog: ExportDialog) -> None:
    for box in dialog.options.parts:
        box.setChecked(False)
    assert not dialog.save.isEnabled()
    dialog.options.parts[0].setChecked(True)
    assert dialog.save.isEnabled()
    for box in dialog.options.cities:
        box.setChecked(False)
    assert not dialog.save.isEnabled()


def test_a_kind_enables_only_what_it_obeys(dialog: ExportDialog) -> None:
    dialog.kind.setCurrentIndex(dialog.kind.findData(ExportKind.TABLE))
    assert dialog.rows.isEnabled()
    assert dialog.options.marking.isEnabled()
    assert not dialog.edition.isEnabled()
    assert not dialog.options.parts[0].isEnabled()
    assert not dialog.options.template.isEnabled()


def test_the_usual_marking_follows_the_edition(dialog: ExportDialog) -> None:
    assert dialog.options.marking.text() == "内部资料"
    dialog.edition.setCurrentIndex(1)
    assert dialog.options.marking.text() == ""
    dialog.options.marking.setText("征求意见稿")
    dialog.edition.setCurrentIndex(0)
    assert dialog.options.marking.text() == "征求意见稿"


def test_a_template_with_an_unknown_placeholder_is_told_at_once(dialog: ExportDialog, tmp_path: Path) -> None:
    template = docx.Document()
    template.add_paragraph("【正文】【主任】")
    template.save(str(tmp_path / "模板.docx"))
    dialog.options.template.setText(str(tmp_path / "模板.docx"))
    assert "【主任】" in dialog.options.template_told.text()
    assert not dialog.save.isEnabled()
    dialog.options.template.clear()
    assert dialog.save.isEnabled()


def test_choices_are_kept_for_the_project(settings: QSettings) -> None:
    choices = ReportChoices(("基本情况",), "open", ("太原",), True, "", "居中", "模板.docx")
    remember(settings, Path("甲.xtlf"), choices)
    assert remembered(settings, Path("甲.xtlf")) == choices


def test_another_project_begins_with_the_last_choices_but_all_its_cities(settings: QSettings) -> None:
    remember(settings, Path("甲.xtlf"), ReportChoices(rows="open", cities=("太原",)))
    assert remembered(settings, Path("乙.xtlf")) == ReportChoices(rows="open")


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"rows": 5}'])
def test_what_cannot_be_understood_is_forgotten(settings: QSettings, kept: str) -> None:
    settings.setValue("export/last", kept)
    assert remembered(settings, Path("甲.xtlf")) == ReportChoices()


def test_a_report_of_chosen_parts_is_written_from_the_menu(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "报告.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    def fill(dialog: ExportDialog) -> None:
        for box in dialog.options.parts[1:]:
            box.setChecked(False)
        dialog.options.marking.setText("会议讨论稿")
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)

    when_open(ExportDialog, fill)
    with qtbot.waitSignal(opened.session.report_written, timeout=30000):
        opened.actions_by_name["export"].trigger()
    with zipfile.ZipFile(target) as archive:
        words = archive.read("word/document.xml").decode()
    assert "会议讨论稿" in words
    assert "总体对照情况" not in words
    project = Path(opened.session.workspace.project.path) if opened.session.workspace else Path()
    assert remembered(opened.settings.store, project).parts == ("基本情况",)


def test_the_quick_report_is_made_as_the_last_one_and_says_how(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert opened.session.workspace is not None
    target, heads = tmp_path / "报告.docx", list[str]()

    def answer(_window: object, head: str, *_: object) -> tuple[str, str]:
        heads.append(head)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    choices = ReportChoices(("基本情况",), external=True, marking="会议讨论稿")
    remember(opened.settings.store, Path(opened.session.workspace.project.path), choices)
    with qtbot.waitSignal(opened.session.report_written, timeout=30000):
        opened.actions_by_name["report"].trigger()
    (box,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()]
    assert "对外版" in heads[0] and "1个部分" in box.informativeText()
    box.reject()
    with zipfile.ZipFile(target) as archive:
        assert "会议讨论稿" in archive.read("word/document.xml").decode()


def test_what_a_report_holds_is_told_in_a_few_words() -> None:
    assert choices_told(ReportChoices()) == "内部版，含内部意见；全部内容"
    told = choices_told(ReportChoices(("基本情况",), "open", ("太原", "晋中"), True, template="目录/模板.docx"))
    assert told == "对外版，不含内部意见；1个部分；尚未议定的事项；太原、晋中；模板“模板.docx”"
