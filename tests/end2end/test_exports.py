"""Every export out of the demonstration project: written, read back, nothing internal in the external edition."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from workbench.cli.commands.export import KINDS
from workbench.cli.main import main
from workbench.services.drafts import read_regulation
from workbench.services.exports import ExportKind
from workbench.services.workspace import Workspace


def export(project: Path, tmp_path: Path, kind: ExportKind, *more: str) -> Path:
    path = tmp_path / f"{kind.value}{kind.suffix}"
    assert main(["export", str(project), "--kind", kind.value, "-o", str(path), "--date", "2026-11-20", *more]) == 0
    return path


def words_of(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        return "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist() if "xml" in name)


def test_the_command_line_knows_every_kind() -> None:
    assert set(KINDS) == {kind.value for kind in ExportKind}


@pytest.mark.parametrize("kind", [k for k in ExportKind if not k.of_one_draft], ids=lambda k: k.name)
def test_exports_of_the_project_are_sound_packages(project: Path, tmp_path: Path, kind: ExportKind) -> None:
    assert words_of(export(project, tmp_path, kind))


@pytest.mark.parametrize("kind", [k for k in ExportKind if k.of_one_draft], ids=lambda k: k.name)
def test_exports_of_one_draft_can_be_read_again(project: Path, tmp_path: Path, kind: ExportKind) -> None:
    _, regulation = read_regulation(export(project, tmp_path, kind, "--city", "阳泉"))
    assert len(regulation.articles) >= 30


def test_internal_notes_stay_out_of_the_external_edition(project: Path, tmp_path: Path) -> None:
    for kind in (ExportKind.REPORT, ExportKind.NOTES):
        assert "仅供内部参考的意见" in words_of(export(project, tmp_path, kind))
        assert "仅供内部参考的意见" not in words_of(export(project, tmp_path, kind, "--external"))
    commented = export(project, tmp_path, ExportKind.COMMENTED, "--city", "太原", "--external")
    assert "仅供内部参考的意见" not in words_of(commented)


def test_a_draft_with_comments_keeps_its_words(project: Path, tmp_path: Path) -> None:
    with Workspace.open(project, read_only=True) as workspace:
        before = next(r for r in workspace.regulations() if r.city == "晋中")
    _, after = read_regulation(export(project, tmp_path, ExportKind.COMMENTED, "--city", "晋中"))
    assert [(a.label, a.text) for a in after.articles] == [(a.label, a.text) for a in before.articles]
    assert after.comments


def test_the_agreed_text_is_in_the_agreed_draft(project: Path, tmp_path: Path) -> None:
    _, regulation = read_regulation(export(project, tmp_path, ExportKind.AGREED, "--city", "太原"))
    assert any("经五市协商" in a.text for a in regulation.articles)


def test_a_single_version_has_no_redline(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["export", str(project), "--kind", "两稿修订对照", "--city", "太原", "-o", str(tmp_path / "x.docx")]
    assert main(words) == 1
    assert "只有一稿" in capsys.readouterr().err


def test_a_wrong_ending_is_refused_before_anything_is_written(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "台账.docx"
    assert main(["export", str(project), "--kind", "清理台账", "-o", str(path)]) == 1
    assert ".xlsx" in capsys.readouterr().err
    assert not path.exists()
