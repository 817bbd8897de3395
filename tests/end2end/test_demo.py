"""The main job on the built-in samples, as a new user runs it."""

from __future__ import annotations

import json
import shutil
import socket
import zipfile
from pathlib import Path

import pytest

from workbench.cli.main import main
from workbench.services.workspace import Workspace


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The demonstration's folder, and what it did with sockets: each attempt is refused and noted."""
    folder, attempts = tmp_path_factory.mktemp("演示"), list[str]()
    with pytest.MonkeyPatch.context() as patch:
        for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname", "socketpair", "fromfd"):

            def refuse(*_: object, _name: str = name, **__: object) -> None:
                attempts.append(_name)
                raise OSError("no network here")

            patch.setattr(socket, name, refuse)
        assert main(["demo", "-o", str(folder)]) == 0
    return folder, attempts


@pytest.fixture(scope="module")
def demo(run: tuple[Path, list[str]]) -> Path:
    """A folder with the demonstration's results; to be read only."""
    return run[0]


@pytest.fixture
def copied(demo: Path, tmp_path: Path) -> Path:
    """The same in a folder of the test's own."""
    return Path(shutil.copytree(demo, tmp_path / "again"))


def only(folder: Path, pattern: str) -> Path:
    (found,) = folder.glob(pattern)
    return found


def test_it_leaves_a_project_file_and_a_report(demo: Path) -> None:
    assert only(demo, "*.xtlf").stat().st_size > 0
    with zipfile.ZipFile(only(demo, "*.docx")) as package:
        assert package.testzip() is None
        body = package.read("word/document.xml").decode()
    for city in ("太原", "晋中", "忻州", "吕梁", "阳泉"):
        assert city in body


def test_the_project_holds_five_drafts_and_a_first_note(demo: Path) -> None:
    with Workspace.open(only(demo, "*.xtlf"), read_only=True) as workspace:
        assert [d.city for d in workspace.drafts()] == ["太原", "晋中", "忻州", "吕梁", "阳泉"]
        (note,) = workspace.project.notes()
        assert note.anchor.quote
        analysis = workspace.stored_analysis()
        assert analysis is not None
        assert analysis.review.conflicts
        assert analysis.review.market


def test_every_quote_stands_in_its_article(demo: Path) -> None:
    with Workspace.open(only(demo, "*.xtlf"), read_only=True) as workspace:
        analysis = workspace.stored_analysis()
        assert analysis is not None
        for conflict in analysis.review.conflicts:
            for document, evidence in conflict.evidence.items():
                text = analysis.regulations[document].article(evidence.article).text
                assert text[evidence.start : evidence.start + len(evidence.quote)] == evidence.quote
        for finding in analysis.review.market:
            text = analysis.regulations[finding.document].article(finding.article).text
            assert text[finding.start : finding.start + len(finding.quote)] == finding.quote


def test_a_second_run_keeps_the_project_and_the_report(copied: Path) -> None:
    project, report = only(copied, "*.xtlf"), only(copied, "*.docx")
    report.write_bytes(b"edited by hand")
    with Workspace.open(project) as workspace:
        workspace.project.add_note("手写的一条意见。")
    assert main(["demo", "-o", str(copied)]) == 0
    assert report.read_bytes() == b"edited by hand"
    assert len(list(copied.glob("*.docx"))) == 2
    with Workspace.open(project, read_only=True) as workspace:
        assert len(workspace.project.notes()) == 2


def test_a_second_run_that_finds_nothing_new_leaves_one_report(copied: Path) -> None:
    assert main(["demo", "-o", str(copied)]) == 0
    assert len(list(copied.glob("*.docx"))) == 1


def test_the_main_job_opens_no_socket(run: tuple[Path, list[str]]) -> None:
    assert run[1] == []


def test_notes_can_be_written_and_listed_from_the_command_line(
    copied: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = str(only(copied, "*.xtlf"))
    assert main(["note", project, "--at", "晋中:1", "--text", "建议统一立法目的的表述。", "--kind", "建议"]) == 0
    written = json.loads(capsys.readouterr().out)["id"]
    assert main(["note", project, "--reply-to", written, "--text", "同意。", "--status", "已达成一致"]) == 0
    capsys.readouterr()
    assert main(["notes", project, "--search", "立法目的", "--format", "json"]) == 0
    (note,) = json.loads(capsys.readouterr().out)["notes"]
    assert note["id"] == written
    assert note["status"] == "已达成一致"
    assert [r["text"] for r in note["replies"]] == ["同意。"]
    report = tmp_path / "报告.docx"
    assert main(["report", "--project", project, "-o", str(report)]) == 0
    with zipfile.ZipFile(report) as package:
        assert "建议统一立法目的的表述" in package.read("word/document.xml").decode()
