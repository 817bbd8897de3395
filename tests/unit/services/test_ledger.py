"""The clean-up ledger: lines with their findings, filters, what may be entered, the progress of each city, exports."""

from __future__ import annotations

import datetime
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.texts import JINZHONG, write_drafts
from workbench.domain.errors import ExportError, KnownError
from workbench.domain.findings import Severity
from workbench.domain.notes import Anchor
from workbench.domain.project import Disposition, Verdict
from workbench.services.ledger import (
    OPEN_STATES,
    LedgerFilter,
    LedgerLine,
    LineState,
    filtered,
    in_order,
    ledger_progress,
    line_history,
    put_line,
    read_ledger,
)
from workbench.services.ledger_export import export_ledger
from workbench.services.workspace import Workspace

TODAY = datetime.date(2026, 11, 22)
WORDS = "观景灯应当优先使用本市企业生产的灯具"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed project whose drafts are analysed."""
    folder = tmp_path_factory.mktemp("ledger")
    path = folder / "项目.xtlf"
    with Workspace.create(path, title="观景灯", city="太原", author="王某", cities=("太原", "晋中")) as workspace:
        workspace.add_files(write_drafts(folder))
        workspace.analysis()
    return path


@pytest.fixture
def workspace(made: Path, tmp_path: Path) -> Workspace:
    return Workspace.open(Path(shutil.copy(made, tmp_path)))


def only_line(workspace: Workspace) -> LedgerLine:
    (line,) = [x for x in read_ledger(workspace) if x.city == "晋中" and x.article == "6"]
    return line


def test_a_finding_without_a_line_is_listed_as_not_handled(workspace: Workspace) -> None:
    with workspace:
        line = only_line(workspace)
        assert line.disposition is None
        assert line.state(TODAY) is LineState.UNHANDLED
        assert line.quote in WORDS
        assert line.title == "晋中市观景灯管理条例"
        assert line.standard_name
        assert line.suggestion


def test_a_line_carries_what_was_found_and_what_was_decided(workspace: Workspace) -> None:
    with workspace:
        found = only_line(workspace)
        put_line(workspace, found, Disposition.AMEND, responsible="市城管局", due="2026-12-31")
        line = only_line(workspace)
        assert (line.explanation, line.severity, line.standard) == (found.explanation, found.severity, found.standard)
        assert (line.disposition, line.responsible, line.due) == (Disposition.AMEND, "市城管局", "2026-12-31")
        assert not line.in_force


def test_the_regulators_conclusion_stands_beside_ours(workspace: Workspace) -> None:
    with workspace:
        put_line(workspace, only_line(workspace), Disposition.STUDY)
        put_line(workspace, only_line(workspace), Disposition.AMEND, conclusion="应当修改", concluded="2026-11-20")
        line = only_line(workspace)
        assert (line.disposition, line.conclusion, line.concluded) == (Disposition.AMEND, "应当修改", "2026-11-20")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"disposition": Disposition.KEEP}, "没有写明理由"),
        ({"disposition": Disposition.KEEP, "reason": "　"}, "没有写明理由"),
        ({"disposition": Disposition.AMEND, "due": "年底"}, "完成时限“年底”不是日期"),
        ({"disposition": Disposition.AMEND, "concluded": "2026-11-20"}, "没有填写结论"),
    ],
)
def test_a_line_that_may_not_be_entered_is_refused(workspace: Workspace, fields: dict[str, str], told: str) -> None:
    with workspace:
        with pytest.raises(KnownError, match=told):
            put_line(workspace, only_line(workspace), **fields)  # type: ignore[arg-type]
        assert workspace.project.ledger() == ()


def test_a_reason_that_was_given_before_holds_for_keeping(workspace: Workspace) -> None:
    with workspace:
        put_line(workspace, only_line(workspace), Disposition.STUDY, reason="第十二条第三项：节能，至2028年止")
        put_line(workspace, only_line(workspace), Disposition.KEEP)
        assert only_line(workspace).disposition is Disposition.KEEP


def test_false_alarms_are_not_listed(workspace: Workspace) -> None:
    with workspace:
        workspace.project.judge(only_line(workspace).key, Verdict.DISMISS, reason="误报")
        assert [x for x in read_ledger(workspace) if x.article == "6"] == []


def test_a_line_outlives_the_words_it_is_about(workspace: Workspace, tmp_path: Path) -> None:
    with workspace:
        found = only_line(workspace)
        put_line(workspace, found, Disposition.AMEND)
        newer = tmp_path / "晋中二稿.txt"
        newer.write_text(JINZHONG.replace(WORDS, "观景灯应当符合节能标准"), "utf-8")
        workspace.add_files([newer])
        workspace.analysis()
        line = only_line(workspace)
        assert (line.quote, line.explanation, line.title) == (found.quote, found.explanation, found.title)


def test_a_line_is_overdue_from_the_day_after_its_deadline(workspace: Workspace) -> None:
    with workspace:
        put_line(workspace, only_line(workspace), Disposition.AMEND, due="2026-11-22")
        line = only_line(workspace)
        assert line.state(TODAY) is LineState.OPEN
        assert line.state(TODAY + datetime.timedelta(days=1)) is LineState.OVERDUE
        put_line(workspace, line, Disposition.AMEND, done="2026-11-21")
        assert only_line(workspace).state(TODAY + datetime.timedelta(days=9)) is LineState.DONE


def test_the_story_of_a_line_can_be_read(workspace: Workspace) -> None:
    with workspace:
        put_line(workspace, only_line(workspace), Disposition.STUDY)
        put_line(workspace, only_line(workspace), Disposition.REPEAL)
        told = [entry.sentence for entry in line_history(workspace, only_line(workspace).key)]
        assert "待研究" in told[0]
        assert "废止" in told[1]


def line(city: str, standard: str, severity: Severity | None, disposition: Disposition | None) -> LedgerLine:
    anchor = Anchor("a" * 64, city, "1", "只认本市的证书", 0)
    return LedgerLine(
        f"{city}{standard}", city, f"{city}市条例", anchor, standard, severity=severity, disposition=disposition
    )


LINES = (
    line("晋中", "9-5", Severity.LOW, None),
    replace(line("太原", "9-3", Severity.HIGH, Disposition.AMEND), due="2026-11-01", responsible="市住建局"),
    replace(
        line("太原", "8-3", Severity.MEDIUM, Disposition.REPEAL),
        due="2026-11-01", done="2026-10-20", conclusion="同意废止",
    ),
    line("忻州", "10-2", None, Disposition.STUDY),
)  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        (LedgerFilter(), ["晋中", "太原", "太原", "忻州"]),
        (LedgerFilter(city="太原"), ["太原", "太原"]),
        (LedgerFilter(standard="9"), ["晋中", "太原"]),
        (LedgerFilter(standard="9-3"), ["太原"]),
        (LedgerFilter(standard="1"), []),
        (LedgerFilter(dispositions=frozenset({Disposition.STUDY})), ["忻州"]),
        (LedgerFilter(states=OPEN_STATES), ["晋中", "太原", "忻州"]),
        (LedgerFilter(states=frozenset({LineState.OVERDUE})), ["太原"]),
        (LedgerFilter(severities=frozenset({Severity.LOW})), ["晋中"]),
        (LedgerFilter(words="证书 住建"), ["太原"]),
        (LedgerFilter(words="尚未处理"), ["晋中"]),
    ],
)
def test_filters(wanted: LedgerFilter, kept: list[str]) -> None:
    assert [x.city for x in filtered(LINES, wanted, TODAY)] == kept


def test_the_gravest_come_first_and_unknown_severity_last() -> None:
    assert [x.severity for x in in_order(LINES, ())] == [Severity.HIGH, Severity.MEDIUM, Severity.LOW, None]


def test_the_order_does_not_depend_on_what_came_first() -> None:
    assert in_order(LINES, ("太原",)) == in_order(reversed(LINES), ("太原",))


def test_progress_counts_each_city_by_disposition() -> None:
    taiyuan, yangquan, jinzhong, _ = ledger_progress(LINES, ("太原", "阳泉"), TODAY)
    assert (taiyuan.city, taiyuan.total, taiyuan.done, taiyuan.overdue, taiyuan.concluded) == ("太原", 2, 1, 1, 1)
    assert taiyuan.by_disposition["修改"] == taiyuan.by_disposition["废止"] == 1
    assert (yangquan.city, yangquan.total) == ("阳泉", 0)
    assert jinzhong.city in {"晋中", "忻州"}
    assert sum(p.total for p in ledger_progress(LINES, (), TODAY)) == len(LINES)


@pytest.mark.parametrize(("name", "part"), [("台账.xlsx", "xl/sharedStrings.xml"), ("台账.docx", "word/document.xml")])
def test_a_ledger_is_exported_with_every_word(tmp_path: Path, name: str, part: str) -> None:
    path = export_ledger("观景灯", LINES, tmp_path / name, TODAY)
    with zipfile.ZipFile(path) as package:
        written = package.read(part).decode()
    for words in ("太原市条例", "只认本市的证书", "市住建局", "已逾期", "同意废止", "尚未处理"):
        assert words in written


@pytest.mark.parametrize("name", ["一.xlsx", "一.docx"])
def test_the_same_ledger_is_the_same_file(tmp_path: Path, name: str) -> None:
    one = export_ledger("观景灯", LINES, tmp_path / name, TODAY).read_bytes()
    assert export_ledger("观景灯", LINES, tmp_path / ("又" + name), TODAY).read_bytes() == one


def test_an_empty_ledger_is_a_file_too(tmp_path: Path) -> None:
    assert export_ledger("观景灯", (), tmp_path / "空.docx", TODAY).stat().st_size > 0


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="不认识的文件类型"):
        export_ledger("观景灯", LINES, tmp_path / "台账.csv", TODAY)
    assert not (tmp_path / "台账.csv").exists()
