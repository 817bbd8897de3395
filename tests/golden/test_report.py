"""The parts of the review report of a tiny invented project, compared with the parts that were looked at and kept.

To keep new ones after a change that was meant: WORKBENCH_GOLDEN=write pytest tests/golden/test_report.py
"""

from __future__ import annotations

import dataclasses
import os
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tests.unit.report.invented import invented
from workbench.domain.findings import Severity
from workbench.report import DraftingLine, ReportData, write_comparison_table, write_review_report

FOLDER = Path(__file__).parent / "report"
PARTS = (
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "word/_rels/document.xml.rels",
    "word/document.xml",
    "word/footer1.xml",
    "word/footer2.xml",
)


def readable(data: bytes) -> str:
    """A part with a line for each element, without its dates."""
    root = etree.fromstring(data)
    text: str = etree.tostring(root, pretty_print=True, encoding="unicode")
    return text.replace("2026-11-21", "DATE").replace("2026年11月21日", "DATE")


def with_drafting() -> ReportData:
    line = DraftingLine(2, "1", "title", "本规定", 14, Severity.LOW, "标题与正文用语不一致", "改为“本条例”")
    return dataclasses.replace(invented(), drafting=(line,))


@pytest.mark.parametrize("part", PARTS)
def test_the_report_has_the_parts_that_were_looked_at(tmp_path: Path, part: str) -> None:
    write_review_report(with_drafting(), tmp_path / "r.docx")
    compare(tmp_path / "r.docx", part, "review_" + part.replace("/", "_").translate({91: None, 93: None}))


def test_the_table_alone_has_the_document_that_was_looked_at(tmp_path: Path) -> None:
    write_comparison_table(invented(), tmp_path / "t.docx")
    compare(tmp_path / "t.docx", "word/document.xml", "table_document.xml")


def compare(package: Path, part: str, name: str) -> None:
    with zipfile.ZipFile(package) as archive:
        text = readable(archive.read(part))
    kept = FOLDER / name
    if os.environ.get("WORKBENCH_GOLDEN") == "write":
        kept.write_text(text, "utf-8", newline="\n")
    assert text == kept.read_text("utf-8")
