"""Corrections of a draft's structure: kept with the draft, undone, and gone to the other offices."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.domain.corrections import Correction, CorrectionAction
from workbench.services.drafts import read_regulation
from workbench.services.reading import ReadAs, correct, read_as, read_draft
from workbench.services.workspace import Workspace
from workbench.structure import read_lines

TEXT = """太原市观景灯管理条例

第一条　为了加强管理，制定本条例。

供内部讨论

第二条　观景灯应当安全。

第三条　本条例自公布之日起施行。
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    draft = tmp_path / "太原草案.txt"
    draft.write_text(TEXT, "utf-8")
    made = Workspace.create(tmp_path / "p.xtlf", title="题", city="太原", author="王")
    made.add_files([draft])
    return made


def skip_line(workspace: Workspace, words: str) -> Correction:
    (draft,) = workspace.drafts()
    source, _ = read_draft(workspace.project, draft, ReadAs())
    line = next(r for r in read_lines(source) if words in r.text)
    return Correction(line.address, CorrectionAction.SKIP)


def first_article(workspace: Workspace) -> str:
    return workspace.regulations()[0].article("1").text


def test_a_line_that_is_not_part_of_the_text_goes_and_comes_back_with_undo(workspace: Workspace) -> None:
    with workspace:
        assert "供内部讨论" in first_article(workspace)
        correct(workspace.project, workspace.drafts()[0], [skip_line(workspace, "供内部讨论")])
        assert "供内部讨论" not in first_article(workspace)
        workspace.project.undo()
        assert "供内部讨论" in first_article(workspace)


def test_a_correction_survives_closing_and_opening(workspace: Workspace) -> None:
    path = Path(workspace.project.path)
    with workspace:
        correct(workspace.project, workspace.drafts()[0], [skip_line(workspace, "供内部讨论")])
    with Workspace.open(path) as again:
        assert "供内部讨论" not in first_article(again)
        assert len(read_as(again.project, again.drafts()[0]).corrections) == 1


def test_a_correction_asks_for_a_new_analysis(workspace: Workspace) -> None:
    with workspace:
        before = workspace.analysis_key()
        correct(workspace.project, workspace.drafts()[0], [skip_line(workspace, "供内部讨论")])
        assert workspace.analysis_key() != before


def test_a_correction_of_other_bytes_does_not_touch_this_draft(workspace: Workspace) -> None:
    with workspace:
        (draft,) = workspace.drafts()
        payload = {"sha256": "0" * 64, "correction": {}}
        workspace.project.correct("structure", payload)
        assert read_as(workspace.project, draft) == ReadAs()


def test_what_a_newer_program_wrote_is_left_alone(workspace: Workspace) -> None:
    with workspace:
        (draft,) = workspace.drafts()
        workspace.project.correct("structure", {"sha256": draft.sha256, "correction": {"action": "fold"}})
        assert read_as(workspace.project, draft) == ReadAs()
        assert len(workspace.regulations()[0].articles) == 3


def test_reading_a_file_with_corrections_needs_no_project(tmp_path: Path) -> None:
    path = tmp_path / "草案.txt"
    path.write_text(TEXT, "utf-8")
    source, plain = read_regulation(path)
    line = next(r for r in read_lines(source) if "供内部讨论" in r.text)
    _, corrected = read_regulation(path, [Correction(line.address, CorrectionAction.SKIP)])
    assert "供内部讨论" in plain.article("1").text
    assert "供内部讨论" not in corrected.article("1").text
