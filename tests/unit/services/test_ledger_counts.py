"""The ledger, the agenda, the progress and the report count clauses alike."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.clauses import by_clause
from workbench.domain.findings import MarketFinding, Severity
from workbench.domain.project import Disposition, Verdict
from workbench.report.cleanup import cleanup_lines
from workbench.report.scope import Scope
from workbench.services.coordination import AgendaGroup, make_agenda
from workbench.services.judgements import anchor_of_finding, key_of_finding
from workbench.services.ledger import line_of_finding, put_line, read_ledger
from workbench.services.overview import overview
from workbench.services.progress_report import progress_report
from workbench.services.records import read_records
from workbench.services.reporting import data_of_project, report_options
from workbench.services.workspace import Workspace

TODAY = datetime.date(2026, 11, 22)
TEXT = (
    "太原市灯具管理条例\n\n第一条　外地企业参加投标的，应当在本市设立分公司，并使用本市企业生产的灯具，"
    "本市企业生产的灯具给予补贴。\n\n第二条　行业协会应当制定统一的最低价。会员单位应当按照统一的最低价执行。\n\n"
    "第三条　本条例自2027年1月1日起施行。\n"
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    draft = tmp_path / "太原市灯具管理条例.txt"
    draft.write_text(TEXT, "utf-8")
    with Workspace.create(tmp_path / "p.xtlf", title="灯具", city="太原", author="甲") as made:
        made.add_files([draft])
        made.analysis()
        yield made


def counts(workspace: Workspace) -> tuple[int, int, int]:
    """Lines of the ledger, of the report's annex, and those that the progress counts."""
    analysis = workspace.analysis()
    data = data_of_project(workspace, analysis, date=TODAY)
    lines = cleanup_lines(Scope(data, report_options()))
    return len(read_ledger(workspace)), len(lines), progress_report(workspace, analysis, TODAY).ledger_lines


def test_all_count_the_same_before_and_after_a_line_is_entered(workspace: Workspace) -> None:
    analysis = workspace.analysis()
    assert len(analysis.review.market) > len(read_ledger(workspace)) > 0
    before = counts(workspace)
    assert len(set(before)) == 1
    for finding in analysis.review.market:
        put_line(workspace, line_of_finding(workspace, analysis, finding), Disposition.AMEND)
        assert counts(workspace) == before
    assert len(workspace.project.ledger()) == before[0]
    assert make_agenda(workspace, analysis, TODAY).of(AgendaGroup.MARKET) == ()


def test_the_overview_counts_clauses_too_without_false_alarms(workspace: Workspace) -> None:
    analysis = workspace.analysis()
    assert overview(analysis, ()).clauses == len(read_ledger(workspace))
    for finding in analysis.review.market:
        if finding.article == "1":
            key = key_of_finding(finding, analysis)
            workspace.project.judge(
                key, Verdict.DISMISS, reason="误报", anchors=(anchor_of_finding(finding, analysis),)
            )
    assert overview(analysis, (), read_records(workspace).judgements).clauses == len(read_ledger(workspace))


def test_a_clause_against_two_standards_is_one_line_that_names_both(workspace: Workspace) -> None:
    line = next(x for x in read_ledger(workspace) if x.article == "1")
    standards = {f.standard for f in workspace.analysis().review.market if f.article == "1"}
    assert len(standards) > 1
    assert all(s == line.standard or s in line.explanation for s in standards)


FINDINGS = st.lists(
    st.builds(
        lambda article, standard, start: MarketFinding(
            0, article, standard, "r", "甲乙"[start % 2], start, Severity.HIGH, "", (), ""
        ),
        st.sampled_from(["1", "2"]),
        st.sampled_from(["8-1", "9-3", "11-1"]),
        st.integers(0, 9),
    ),
    max_size=8,
)


@given(FINDINGS, st.randoms())
def test_grouping_does_not_depend_on_the_order_and_loses_nothing(found: list[MarketFinding], random) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    text = "甲乙甲。乙甲乙甲。乙"
    shuffled = list(found)
    random.shuffle(shuffled)
    groups = by_clause(found, lambda _: text)
    assert groups == by_clause(shuffled, lambda _: text)
    assert sorted(map(repr, found)) == sorted(repr(f) for group in groups for f in group)
