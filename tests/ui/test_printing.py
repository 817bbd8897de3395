# mypy: disable-error-code="no-untyped-call"
"""The comparison table as a PDF: pages in landscape, the cities above each, page numbers, all words, a whole file."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.acting import message, press, when_open
from workbench.ui.printing import Contents, Paper, TablePrinter
from workbench.ui.views.main_window import MainWindow
from workbench.ui.views.print_dialog import PrintDialog

_HAN = "[\u2e80-\u9fff]"
A3, A4 = QPageSize.PageSizeId.A3, QPageSize.PageSizeId.A4


def written(qtbot: QtBot, window: MainWindow, path: Path, paper: Paper, positions: list[int]) -> pdfium.PdfDocument:
    window.printing.write_pdf(path, paper, positions)
    qtbot.waitUntil(lambda: not window.busy, timeout=60000)
    return pdfium.PdfDocument(path)


def words(document: pdfium.PdfDocument) -> list[str]:
    """The text of each page without white space; fonts name some glyphs by their radicals."""
    texts = [page.get_textpage().get_text_bounded() for page in document]
    return [re.sub(r"\s", "", unicodedata.normalize("NFKC", text)) for text in texts]


@pytest.mark.parametrize(("size", "width"), [(A3, 1191), (A4, 842)])
def test_pages_are_landscape_with_cities_and_numbers_on_each(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path, size: QPageSize.PageSizeId, width: int
) -> None:
    document = written(qtbot, opened, tmp_path / "表.pdf", Paper(size), list(range(6)))
    assert round(document[0].get_width()) == width
    assert document[0].get_width() > document[0].get_height()
    for number, text in enumerate(words(document), 1):
        assert all(city in text for city in ("太原", "晋中", "忻州", "吕梁", "阳泉"))
        assert f"—{number}—" in text
    document.close()


def test_no_word_of_a_row_is_lost(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    longest = max(range(opened.model.rowCount()), key=lambda n: len(str(opened.model.index(n, 0).data())))
    document = written(qtbot, opened, tmp_path / "表.pdf", Paper(A4, 14.0), [longest])
    pages = words(document)
    assert len(pages) > 1
    # Some glyphs come back as radicals (⺠ for 民): characters are counted, not compared.
    cells = [str(opened.model.index(longest, column).data()) for column in range(opened.model.columnCount())]
    assert len(re.findall(_HAN, "".join(pages))) >= sum(len(re.findall(_HAN, cell)) for cell in cells)
    document.close()


def test_marks_are_on_the_paper(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "表.pdf"
    document = written(qtbot, opened, path, Paper(A4), [1])
    picture = document[0].render(scale=1.5).to_numpy()[:, :, :3].astype(int)
    assert ((picture.max(axis=2) - picture.min(axis=2)) > 60).sum() > 200
    document.close()


def test_the_dialog_writes_a_pdf_of_the_chosen_rows(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "选中.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    opened.table.selectRow(0)
    qtbot.keyClick(opened.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    def fill(dialog: PrintDialog) -> None:
        assert dialog.which.currentText() == "选中的事项（2项）"
        dialog.paper.setCurrentIndex(1)
        qtbot.mouseClick(dialog.to_pdf, Qt.MouseButton.LeftButton)

    when_open(PrintDialog, fill)
    press(qtbot, opened.table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(path.exists, timeout=20000)
    document = pdfium.PdfDocument(path)
    text = "".join(words(document))
    assert opened.model.row_at(1).topic in text
    document.close()
    assert not list(tmp_path.glob("*.part"))


def test_a_cancelled_pdf_leaves_the_old_file(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "旧.pdf"
    path.write_bytes(b"old")
    opened.printing.write_pdf(path, Paper(A4), list(range(opened.model.rowCount())))
    opened.printing.cancel()
    assert path.read_bytes() == b"old"
    assert not list(tmp_path.glob("*.part"))
    assert not opened.busy


def test_a_pdf_that_cannot_be_written_is_told(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    opened.printing.write_pdf(tmp_path / "没有的文件夹" / "表.pdf", Paper(A4), [0])
    assert "PDF 无法写入" in message(qtbot, opened)


def test_a_printer_gets_the_same_pages(opened: MainWindow, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "打印.pdf"))
    contents = Contents("题", list(range(4)), opened.table.shown_columns(), opened.differences.now)
    job = TablePrinter(printer, Paper(A3), opened.model, contents, opened.table.font())
    assert job.begin()
    job.run()
    document = pdfium.PdfDocument(tmp_path / "打印.pdf")
    assert len(document) == job.pages
    document.close()
