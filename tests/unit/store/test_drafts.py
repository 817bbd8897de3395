"""Drafts: bytes by digest, versions beside each other, cached results."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.unit.store.making import new_project, regulation
from workbench.domain.errors import StoreError
from workbench.domain.findings import ReviewResult
from workbench.domain.notes import Stage
from workbench.domain.table import Cell, ComparisonTable, DocumentRef, Row
from workbench.store import ProjectFile
from workbench.store.drafts import ANALYSES


def test_a_draft_gives_back_the_very_bytes(project: ProjectFile) -> None:
    data = bytes(range(256)) * 10
    draft = project.add_draft("太原", "供水条例", "草案.docx", data, label="征求意见稿", stage=Stage.CONSULTATION)
    assert draft.sha256 == hashlib.sha256(data).hexdigest()
    assert project.blob(draft.sha256) == data
    assert (draft.name, draft.label, draft.stage, draft.version, draft.current) == (
        "草案.docx",
        "征求意见稿",
        Stage.CONSULTATION,
        1,
        True,
    )


def test_versions_of_one_city_are_kept_beside_each_other(project: ProjectFile) -> None:
    project.add_draft("太原", "供水条例", "一稿.docx", b"1")
    project.add_draft("晋中", "供水条例", "晋中.docx", b"x")
    project.add_draft("太原", "供水条例", "二稿.docx", b"2")
    assert [(d.name, d.version, d.current) for d in project.drafts()] == [
        ("一稿.docx", 1, False), ("二稿.docx", 2, True), ("晋中.docx", 1, True),
    ]  # fmt: skip


def test_the_same_bytes_of_the_same_city_are_one_draft(project: ProjectFile) -> None:
    first = project.add_draft("太原", "供水条例", "草案.docx", b"1")
    seq = project.info().seq
    assert project.add_draft("太原", "供水条例", "副本.docx", b"1") == first
    assert project.info().seq == seq


def test_a_removed_draft_keeps_its_bytes_and_can_come_back(project: ProjectFile) -> None:
    draft = project.add_draft("太原", "供水条例", "草案.docx", b"1")
    project.remove_draft(draft.id)
    assert project.drafts() == ()
    assert project.blob(draft.sha256) == b"1"
    assert project.add_draft("太原", "供水条例", "草案.docx", b"1").id == draft.id


def test_a_parsed_regulation_is_there_after_reopening(tmp_path: Path) -> None:
    parsed = regulation("为了节约用水，制定本条例。", "本市行政区域内适用本条例。")
    with new_project(tmp_path) as project:
        draft = project.add_draft("太原", "供水条例", "草案.docx", b"1", parsed)
    with ProjectFile.open(project.path) as again:
        assert again.regulation(draft.sha256) == parsed
        assert again.regulation(draft.sha256, variant="original") is None


def test_a_parsed_regulation_needs_its_bytes(project: ProjectFile) -> None:
    with pytest.raises(StoreError):
        project.store_regulation("00" * 32, regulation("甲"))
    assert project.regulation("00" * 32) is None


def test_unknown_bytes_are_told(project: ProjectFile) -> None:
    with pytest.raises(StoreError, match="没有这份草案的原文件"):
        project.blob("00" * 32)


def table(topic: str) -> ComparisonTable:
    return ComparisonTable((DocumentRef(0, "a", "甲", "太原", "ab", 1),), (Row(1, topic, {0: Cell(("1",))}, 1.0),))


def test_an_analysis_is_found_by_its_key(project: ProjectFile) -> None:
    project.store_analysis("k", table("目的"), ReviewResult())
    assert project.analysis("k") == (table("目的"), ReviewResult())
    assert project.analysis("other") is None


def test_only_the_newest_analyses_are_kept(project: ProjectFile) -> None:
    for n in range(ANALYSES + 2):
        project.store_analysis(str(n), table(str(n)), None)
    assert [project.analysis(str(n)) is not None for n in range(ANALYSES + 2)] == [False] * 2 + [True] * ANALYSES


def test_an_analysis_of_a_file_that_cannot_be_written_is_passed_over(project: ProjectFile) -> None:
    with ProjectFile.open(project.path) as other:
        other.store_analysis("k", table("目的"), None)
        assert other.analysis("k") is None


def test_a_label_can_be_given_later(project: ProjectFile) -> None:
    draft = project.add_draft("太原", "供水条例", "草案.docx", b"1")
    assert project.edit_draft(draft.id, label="审议稿", stage=Stage.DELIBERATION).label == "审议稿"


def test_a_result_counted_as_used_stays_while_others_go(project: ProjectFile) -> None:
    for n in range(ANALYSES):
        project.store_analysis(str(n), table(str(n)), None)
    assert project.renew_analysis("0")
    assert not project.renew_analysis("none")
    project.store_analysis("one more", table("x"), None)
    assert project.analysis("0") is not None
    assert project.analysis("1") is None
