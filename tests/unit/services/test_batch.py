"""Screening a folder of regulations in force: ranked results, bad files listed, only what is new done again."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from tests.helpers.texts import JINZHONG, TAIYUAN, write_drafts
from workbench.domain.errors import Cancelled, KnownError, StoreError
from workbench.domain.findings import Severity
from workbench.domain.project import Disposition
from workbench.review.market import Rules
from workbench.services import batch as module
from workbench.services import batch_pool
from workbench.services.batch import Batch, at_least, dismiss, enter_in_ledger, run_batch, stored_batch
from workbench.services.batch_pool import Outcome, screen_paths
from workbench.services.ledger import read_ledger
from workbench.services.workspace import RULES_NAME, Workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two regulations, one of them below, a broken file and a picture."""
    made = tmp_path / "现行法规"
    (made / "晋中").mkdir(parents=True)
    (made / "太原市观景灯管理条例.txt").write_text(TAIYUAN, "utf-8")
    (made / "晋中" / "晋中市观景灯管理条例.txt").write_text(JINZHONG, "utf-8")
    (made / "损坏.docx").write_bytes(b"PK\x03\x04 broken")
    (made / "图片.png").write_bytes(b"\x89PNG")
    (made / "~$锁.docx").write_bytes(b"x")
    return made


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "项目.xtlf", title="清理", city="太原", author="王某")


def run(workspace: Workspace, folder: Path) -> Batch:
    return run_batch(workspace, folder, workers=0)


def test_findings_are_listed_with_their_article_and_words(workspace: Workspace, folder: Path) -> None:
    with workspace:
        batch = run(workspace, folder)
        assert batch.articles == 15
        found = next(f for f in batch.findings if f.clause.finding.article == "6")
        assert (found.path, found.title, found.city) == (
            "晋中/晋中市观景灯管理条例.txt", "晋中市观景灯管理条例", "晋中",
        )  # fmt: skip
        finding = found.clause.finding
        assert found.clause.text[finding.start : finding.start + len(finding.quote)] == finding.quote


def test_the_gravest_and_surest_come_first(workspace: Workspace, folder: Path) -> None:
    with workspace:
        ranks = [(f.clause.finding.severity.rank, -f.clause.finding.certainty) for f in run(workspace, folder).findings]
        assert ranks == sorted(ranks)


def test_a_bad_file_is_listed_and_the_rest_goes_on(workspace: Workspace, folder: Path) -> None:
    with workspace:
        batch = run(workspace, folder)
        (failed,) = batch.failed
        assert failed.path == "损坏.docx"
        assert "损坏.docx" in failed.message
        assert (len(batch.files), batch.ignored) == (3, 1)


def test_a_second_run_reads_only_what_is_new_or_changed(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "损坏.docx").unlink()
    with workspace:
        first = run(workspace, folder)
        (folder / "太原市观景灯管理条例.txt").write_text(TAIYUAN.replace("十二米", "十五米"), "utf-8")
        read: list[str] = []
        real = batch_pool.screen_path

        def watched(path: Path, rules: Rules) -> Outcome:
            read.append(path.name)
            return real(path, rules)

        monkeypatch.setattr(batch_pool, "screen_path", watched)
        again = run(workspace, folder)
        assert read == ["太原市观景灯管理条例.txt"]
        assert (again.fresh, again.known) == (1, 1)
        assert len(again.findings) == len(first.findings)
        assert len(workspace.project.screenings()) == 2


def test_own_rules_ask_for_a_new_run(workspace: Workspace, folder: Path) -> None:
    with workspace:
        run(workspace, folder)
        workspace.project.path.with_name(RULES_NAME).write_text("", "utf-8")
        assert run(workspace, folder).known == 0


def test_own_rules_that_are_not_valid_stop_the_run_at_once(workspace: Workspace, folder: Path) -> None:
    with workspace:
        workspace.project.path.with_name(RULES_NAME).write_text("[[rule]\n", "utf-8")
        with pytest.raises(KnownError):
            run(workspace, folder)
        assert workspace.project.screened_folders() == ()


def test_what_is_gone_from_the_folder_is_gone_from_the_results(workspace: Workspace, folder: Path) -> None:
    with workspace:
        run(workspace, folder)
        (folder / "晋中" / "晋中市观景灯管理条例.txt").unlink()
        batch = run(workspace, folder)
        assert [f.path for f in batch.files] == ["太原市观景灯管理条例.txt", "损坏.docx"]
        assert len(workspace.project.screenings()) == 1


class CancelAfter:
    """A listener that cancels once a file was screened."""

    def __init__(self, done: int) -> None:
        self.done = done

    def step(self, done: int, total: int, message: str) -> None:
        if done >= self.done and "审查" in message:
            raise Cancelled


def test_a_cancelled_run_goes_on_where_it_stopped(workspace: Workspace, folder: Path) -> None:
    (folder / "损坏.docx").unlink()
    with workspace:
        with pytest.raises(Cancelled):
            run_batch(workspace, folder, CancelAfter(1), workers=0)
        assert len(workspace.project.screenings()) == 1
        batch = run(workspace, folder)
        assert (batch.fresh, batch.known) == (1, 1)


def test_the_results_are_there_after_closing_and_opening(workspace: Workspace, folder: Path) -> None:
    with workspace:
        batch = run(workspace, folder)
    with Workspace.open(Path(workspace.project.path), read_only=True) as again:
        assert stored_batch(again, folder).findings == batch.findings
        with pytest.raises(StoreError):
            run(again, folder)


def test_a_finding_moves_into_the_ledger_once(workspace: Workspace, folder: Path) -> None:
    with workspace:
        batch = run(workspace, folder)
        made = enter_in_ledger(workspace, batch.findings, responsible="市司法局", due="2027-06-30")
        assert len(made) == len(batch.findings) > 0
        assert enter_in_ledger(workspace, batch.findings, Disposition.AMEND) == ()
        line = next(x for x in read_ledger(workspace) if x.article == "6")
        assert (line.title, line.city, line.in_force) == ("晋中市观景灯管理条例", "晋中", True)
        assert (line.disposition, line.responsible) == (Disposition.STUDY, "市司法局")
        assert line.severity is not None
        assert all(f.entry is not None for f in stored_batch(workspace, folder).findings)
        workspace.project.undo()
        assert workspace.project.ledger() == ()


def test_keeping_needs_a_reason_here_too(workspace: Workspace, folder: Path) -> None:
    with workspace, pytest.raises(KnownError, match="理由"):
        enter_in_ledger(workspace, run(workspace, folder).findings, Disposition.KEEP)


def test_a_false_alarm_stays_silent_when_the_file_changes_elsewhere(workspace: Workspace, folder: Path) -> None:
    with workspace:
        before = run(workspace, folder)
        dismiss(workspace, next(f for f in before.findings if f.clause.finding.article == "6"), "属于节能要求")
        path = folder / "晋中" / "晋中市观景灯管理条例.txt"
        path.write_text(JINZHONG.replace("十米", "九米"), "utf-8")
        batch = run(workspace, folder)
        assert not [f for f in batch.findings if f.clause.finding.article == "6"]
        assert batch.dismissed == 1


def test_the_same_words_in_two_regulations_are_two_lines(workspace: Workspace, folder: Path) -> None:
    (folder / "另一部.txt").write_text(JINZHONG.replace("观景灯管理条例", "景观照明管理办法"), "utf-8")
    with workspace:
        findings = [f for f in run(workspace, folder).findings if f.clause.finding.article == "6"]
        assert len({f.ledger_key for f in findings}) == 2
        assert len({f.judgement_key for f in findings}) == 1


def test_one_file_in_two_places_is_listed_once_in_the_findings(workspace: Workspace, folder: Path) -> None:
    (folder / "副本.txt").write_text(JINZHONG, "utf-8")
    with workspace:
        findings = [f for f in run(workspace, folder).findings if f.clause.finding.article == "6"]
        assert len(findings) == 1


def test_severity_chooses_what_goes_into_the_ledger(workspace: Workspace, folder: Path) -> None:
    with workspace:
        findings = run(workspace, folder).findings
        assert at_least(findings, Severity.LOW) == findings
        assert all(f.clause.finding.severity is Severity.HIGH for f in at_least(findings, Severity.HIGH))


def test_a_folder_without_regulations_is_told(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    with workspace:
        with pytest.raises(KnownError, match="没有可以审查的文件"):
            run(workspace, tmp_path / "空")
        with pytest.raises(KnownError, match="找不到"):
            run(workspace, tmp_path / "没有")


def test_two_processes_find_the_same(workspace: Workspace, folder: Path) -> None:
    with workspace:
        apart = run_batch(workspace, folder, workers=2).findings
        workspace.project.forget_screened(str(folder), ())
        assert run(workspace, folder).findings == apart


def test_a_file_that_takes_too_long_costs_itself_alone(tmp_path: Path) -> None:
    paths = write_drafts(tmp_path)
    outcomes = list(screen_paths(paths, None, workers=1, tick=lambda: None, seconds=0.0))
    assert sorted(o.path.name for o in outcomes) == sorted(p.name for p in paths)
    assert all("仍未完成" in o.message for o in outcomes)


def test_a_process_that_dies_costs_one_file_alone(tmp_path: Path) -> None:
    before = set(multiprocessing.active_children())
    killed: list[int] = []

    def kill_once() -> None:
        for child in set(multiprocessing.active_children()) - before:
            if not killed:
                killed.append(child.pid or 0)
                child.kill()

    outcomes = list(screen_paths(write_drafts(tmp_path), None, workers=1, tick=kill_once))
    assert len(outcomes) == 2
    (failed,) = [o for o in outcomes if o.screening is None]
    assert "意外中止" in failed.message


def test_no_process_outlives_a_cancelled_run(tmp_path: Path) -> None:
    def cancel() -> None:
        raise Cancelled

    before = set(multiprocessing.active_children())
    with pytest.raises(Cancelled):
        list(screen_paths(write_drafts(tmp_path), None, workers=2, tick=cancel))
    assert set(multiprocessing.active_children()) <= before


def test_a_second_engine_screens_anew(workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with workspace:
        run(workspace, folder)
        monkeypatch.setattr(module, "engine_digest", lambda: "newer")
        assert run(workspace, folder).known == 0
