"""Results of batch screening: kept by digest and engine, by folder and path, and dropped with the files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.store.making import AT, new_project
from workbench.domain.errors import StoreError
from workbench.domain.findings import MarketFinding, Severity
from workbench.domain.project import Disposition
from workbench.domain.screening import ScreenedClause, ScreenedFile, Screening
from workbench.store import ProjectFile

FINDING = MarketFinding(
    0, "3", "9-4", "local", "本市企业生产", 4, Severity.HIGH, "说明。", ("《公平竞争审查条例》第九条第四项",), "删去。", 0.7
)  # fmt: skip
RESULT = Screening(
    "aa" * 32, "晋中市灯具条例", "晋中", 8, (ScreenedClause("k", "应当购买本市企业生产的灯具。", FINDING),)
)


def test_results_are_there_after_opening_anew(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        project.store_screenings("/库", "e1", [RESULT], [ScreenedFile("a.txt", RESULT.sha256)])
    with ProjectFile.open(project.path) as again:
        assert again.screenings() == {RESULT.sha256: RESULT}
        assert again.screened_files("/库") == (ScreenedFile("a.txt", RESULT.sha256),)
        assert again.screened_folders() == ("/库",)
        assert again.verify().ok


def test_results_of_another_engine_are_told_apart(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        project.store_screenings("/库", "e1", [RESULT], [])
        assert project.screened_by("e1") == {RESULT.sha256}
        assert project.screened_by("e2") == frozenset()
        project.store_screenings("/库", "e2", [RESULT], [])
        assert project.screened_by("e1") == frozenset()


def test_a_file_that_went_takes_its_result_with_it(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        project.store_screenings(
            "/库", "e", [RESULT], [ScreenedFile("a.txt", RESULT.sha256), ScreenedFile("b.txt", "", "坏了")]
        )
        project.forget_screened("/库", ["b.txt"])
        assert project.screened_files("/库") == (ScreenedFile("b.txt", "", "坏了"),)
        assert project.screenings() == {}


def test_a_result_stays_while_another_folder_has_its_file(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        project.store_screenings("/一", "e", [RESULT], [ScreenedFile("a.txt", RESULT.sha256)])
        project.store_screenings("/二", "e", [], [ScreenedFile("a.txt", RESULT.sha256)])
        project.forget_screened("/一", [])
        assert project.screenings() == {RESULT.sha256: RESULT}


def test_a_project_that_is_only_looked_at_takes_no_results(tmp_path: Path) -> None:
    path = new_project(tmp_path).__enter__()
    path.close()
    with ProjectFile.open(path.path, read_only=True) as project, pytest.raises(StoreError):
        project.store_screenings("/库", "e", [RESULT], [])


def test_a_ledger_line_holds_the_regulators_conclusion_beside_ours(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        project.put_ledger("f", Disposition.AMEND, anchor=AT, title="某条例", severity=Severity.HIGH)
        project.put_ledger("f", Disposition.AMEND, conclusion="应当修改", concluded="2027-01-05")
        (entry,) = project.ledger()
        assert (entry.title, entry.severity) == ("某条例", Severity.HIGH)
        assert (entry.conclusion, entry.concluded) == ("应当修改", "2027-01-05")
        assert "市场监管部门审查结论" in project.history(["ledger:f"])[-1].sentence
