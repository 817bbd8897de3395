"""What other programs make of the exports: a validator of the standard, docx2python, python-docx, and our own reader."""

from __future__ import annotations

import datetime
from pathlib import Path

import docx
import pytest
from docx2python import docx2python
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from workbench.domain.progress import Silent
from workbench.domain.regulation import Regulation
from workbench.domain.source import Reading
from workbench.intake.reader import read_source
from workbench.report import agreed_text
from workbench.services.drafts import read_regulation
from workbench.services.exports import ExportKind, ExportRequest, export_job, request_export
from workbench.services.reporting import report_options
from workbench.services.workspace import Workspace
from workbench.structure.build import build_regulation

KINDS = pytest.mark.parametrize("kind", list(ExportKind), ids=lambda k: k.name)
#: docx2python stops at parts that do not declare the prefix r: the footnotes of the sample that VERSIONS is written on.
READABLE = [k for k in ExportKind if k.suffix == ".docx" and k is not ExportKind.VERSIONS]
#: ECMA-376 lets a document be without a theme (part 1, 11.3.10); the validator asks for one.
THEME = "relationships/theme' is missing"


def exported(project: Path, folder: Path, kind: ExportKind, city: str = "阳泉") -> ExportRequest:
    path = folder / f"{kind.name}{kind.suffix}"
    with Workspace.open(project, read_only=True) as workspace:
        request = request_export(
            workspace,
            workspace.analysis(),
            kind,
            path,
            report_options(),
            date=datetime.date(2026, 11, 22),
            city=city,
        )
    export_job(request, Silent())
    return request


def faults(path: Path) -> list[str]:
    found = OpenXmlValidator(max_errors=0).validate(str(path)).errors
    return [f"{e.part_uri} {e.path}: {e.description}" for e in found if THEME not in e.description]


def articles(regulation: Regulation) -> list[tuple[str, str]]:
    """Labels and words; the space behind an automatic number is the numbering's."""
    return [(a.label, "".join(a.text.split(" "))) for a in regulation.articles]


@KINDS
def test_the_validator_finds_no_fault(project: Path, tmp_path: Path, kind: ExportKind) -> None:
    assert faults(exported(project, tmp_path, kind).path) == []


@pytest.mark.parametrize("kind", [ExportKind.COMMENTED, ExportKind.AGREED_REDLINE], ids=lambda k: k.name)
def test_the_validator_finds_no_fault_in_a_word_draft(project: Path, tmp_path: Path, kind: ExportKind) -> None:
    assert faults(exported(project, tmp_path, kind, "太原").path) == []


def test_the_validator_finds_a_fault(project: Path, tmp_path: Path) -> None:
    path = exported(project, tmp_path, ExportKind.AGENDA).path
    document = docx.Document(str(path))
    properties = document.element.body[0].find("{*}pPr")
    properties.append(properties.find("{*}pStyle"))
    properties.insert(0, document.element.body[1].find("{*}pPr"))
    document.save(str(path))
    assert faults(path)


@pytest.mark.parametrize("kind", READABLE, ids=lambda k: k.name)
@pytest.mark.filterwarnings("ignore:.*numbering format not implemented")
def test_docx2python_reads_every_paragraph(project: Path, tmp_path: Path, kind: ExportKind) -> None:
    path = exported(project, tmp_path, kind).path
    with docx2python(str(path)) as read:
        words = "".join(read.text.split())
    for paragraph in docx.Document(str(path)).paragraphs:
        if paragraph._p.xpath(".//w:ins | .//w:del | .//w:moveFrom | .//w:moveTo"):
            continue  # python-docx leaves tracked words out, docx2python reads them
        assert "".join(paragraph.text.split()) in words


def test_a_commented_draft_has_the_same_articles(project: Path, tmp_path: Path) -> None:
    request = exported(project, tmp_path, ExportKind.COMMENTED, "太原")
    _, regulation = read_regulation(request.path)
    assert articles(regulation) == articles(request.data.regulations[request.document])


def test_both_versions_are_read_out_of_their_redline(project: Path, tmp_path: Path) -> None:
    request = exported(project, tmp_path, ExportKind.VERSIONS)
    _, new = read_regulation(request.path)
    assert articles(new) == articles(request.data.regulations[request.document])
    assert request.older is not None
    older = tmp_path / request.older.name
    older.write_bytes(request.older.data)
    _, before = read_regulation(older)
    old = build_regulation(read_source(request.path, reading=Reading.ORIGINAL))
    assert articles(old) == articles(before)


@pytest.mark.parametrize("kind", [ExportKind.AGREED, ExportKind.AGREED_REDLINE], ids=lambda k: k.name)
@pytest.mark.parametrize("city", ["太原", "吕梁", "阳泉"])
def test_the_agreed_text_is_read_again(project: Path, tmp_path: Path, kind: ExportKind, city: str) -> None:
    request = exported(project, tmp_path, kind, city)
    _, regulation = read_regulation(request.path)
    assert articles(regulation) == articles(agreed_text(request.data, request.document).regulation)
