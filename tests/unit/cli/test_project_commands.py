"""new, note, notes, send, merge, history, verify on real project files."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.texts import write_drafts
from workbench.cli.main import main
from workbench.services.workspace import Workspace

Capture = pytest.CaptureFixture[str]


def run(capsys: Capture, *words: object) -> str:
    assert main([str(w) for w in words]) == 0
    return capsys.readouterr().out


def run_json(capsys: Capture, *words: object) -> Any:
    return json.loads(run(capsys, *words))


@pytest.fixture
def project(tmp_path: Path, capsys: Capture) -> Path:
    path = tmp_path / "太原.xtlf"
    run(capsys, "new", path, "--title", "观景灯", "--city", "太原市", "--author", "王某", *write_drafts(tmp_path))
    return path


def test_new_takes_each_draft_to_its_city(project: Path) -> None:
    with Workspace.open(project, read_only=True) as workspace:
        assert [d.city for d in workspace.drafts()] == ["太原", "晋中"]
        assert workspace.project.info().city == "太原"


def test_new_takes_a_city_before_the_file(tmp_path: Path, capsys: Capture) -> None:
    _, jinzhong = write_drafts(tmp_path)
    path = tmp_path / "p.xtlf"
    run(capsys, "new", path, "--title", "题", "--city", "太原", "--author", "王", f"阳泉={jinzhong}")
    with Workspace.open(path, read_only=True) as workspace:
        assert [d.city for d in workspace.drafts()] == ["阳泉"]


def test_new_never_replaces_a_file(project: Path, capsys: Capture) -> None:
    before = project.read_bytes()
    assert main(["new", str(project), "--title", "另一个", "--city", "太原", "--author", "王"]) == 1
    assert "已存在" in capsys.readouterr().err
    assert project.read_bytes() == before


def test_a_note_on_words_can_be_found(project: Path, capsys: Capture) -> None:
    written = run_json(
        capsys, "note", project, "--at", "太原:4", "--quote", "十五日", "--text", "期限建议统一", "--for", "晋中",
        "--due", "2026-12-31", "--kind", "建议",
    )  # fmt: skip
    (note,) = run_json(capsys, "notes", project, "--search", "期限", "--format", "json")["notes"]
    assert note["id"] == written["id"]
    assert (note["at"], note["quote"], note["for"], note["due"]) == ("太原:4", "十五日", "晋中", "2026-12-31")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--at", "太原:4"], "没有写意见内容"),
        (["--at", "太原:99", "--text", "x"], "没有第九十九条"),
        (["--at", "大同:1", "--text", "x"], "没有大同的草案"),
        (["--at", "太原:4", "--quote", "不存在", "--text", "x"], "没有“不存在”"),
        (["--quote", "十五日", "--text", "x"], "没有说明条文"),
        (["--text", "x", "--due", "年底"], "不是日期"),
        (["--reply-to", "nobody", "--text", "x"], "意见"),
    ],
)
def test_a_note_that_cannot_be_written_says_why(project: Path, capsys: Capture, words: list[str], told: str) -> None:
    assert main(["note", str(project), *words]) == 1
    captured = capsys.readouterr()
    assert told in captured.err
    assert not captured.out


def test_what_one_office_sends_another_merges_without_internal_notes(
    project: Path, tmp_path: Path, capsys: Capture
) -> None:
    other = tmp_path / "晋中.xtlf"
    other.write_bytes(project.read_bytes())
    run(capsys, "note", project, "--at", "太原:4", "--text", "共享的意见")
    run(capsys, "note", project, "--at", "太原:4", "--text", "内部的意见", "--visibility", "内部")
    exchange = tmp_path / "交换.xtjh"
    sent = run_json(capsys, "send", project, "-o", exchange)
    assert sent["events"] > 0
    rehearsed = run_json(capsys, "merge", other, exchange, "--dry-run")
    assert rehearsed["new"] == 1
    assert run_json(capsys, "notes", other, "--format", "json")["notes"] == []
    assert run_json(capsys, "merge", other, exchange)["new"] == 1
    assert run_json(capsys, "merge", other, exchange)["new"] == 0
    assert [n["text"] for n in run_json(capsys, "notes", other, "--format", "json")["notes"]] == ["共享的意见"]


def test_a_damaged_exchange_file_changes_nothing(project: Path, tmp_path: Path, capsys: Capture) -> None:
    exchange = tmp_path / "交换.xtjh"
    run(capsys, "send", project, "-o", exchange)
    data = bytearray(exchange.read_bytes())
    data[len(data) // 2] ^= 0xFF
    exchange.write_bytes(bytes(data))
    assert main(["merge", str(project), str(exchange)]) == 1
    assert "交换.xtjh" in capsys.readouterr().err


def test_the_history_tells_who_did_what(project: Path, capsys: Capture) -> None:
    run(capsys, "note", project, "--text", "全项目的意见", "--author", "李某")
    entries = run_json(capsys, "history", project, "--format", "json")["history"]
    assert entries[-1]["author"] == "李某"
    assert "全项目的意见" in run(capsys, "history", project)


def test_verify_is_silent_about_a_sound_file_and_tells_of_a_broken_one(project: Path, capsys: Capture) -> None:
    assert "完好" in run(capsys, "verify", project)
    broken = project.with_name("坏.xtlf")
    broken.write_bytes(project.read_bytes()[:3000])
    assert main(["verify", str(broken)]) == 1
    assert "坏.xtlf" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["notes", "history", "verify"])
def test_a_file_that_is_no_project_is_refused(tmp_path: Path, capsys: Capture, command: str) -> None:
    path = tmp_path / "笔记.xtlf"
    path.write_text("这不是项目文件", "utf-8")
    assert main([command, str(path)]) == 1
    captured = capsys.readouterr()
    assert "笔记.xtlf" in captured.err
    assert "Traceback" not in captured.err


def test_an_unknown_city_is_refused_with_those_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(tmp_path / "x.xtlf"), "--title", "供热", "--city", "火星", "--author", "甲"]) == 2
    assert "晋中" in capsys.readouterr().err
    assert not (tmp_path / "x.xtlf").exists()
    assert main(["new", str(tmp_path / "p.xtlf"), "--title", "供热", "--city", "太原市", "--author", "甲"]) == 0
    assert main(["note", str(tmp_path / "p.xtlf"), "--text", "意见", "--for", "火星"]) == 1
    assert "不是本项目的参加城市" in capsys.readouterr().err


@pytest.fixture
def damaged(project: Path) -> Path:
    """A project shown from its backup, which lacks what was written last."""
    with Workspace.open(project) as workspace:
        workspace.project.add_note("备份中的意见")
        workspace.project.backup()
    project.write_bytes(project.read_bytes()[:8192])
    return project


@pytest.mark.parametrize(
    "words",
    [
        ["notes"],
        ["notes", "--format", "json"],
        ["history"],
        ["ledger"],
        ["progress"],
        ["export", "--kind", "联席会议议程"],
    ],
)
def test_who_reads_a_backup_is_told_so(damaged: Path, capsys: Capture, words: list[str]) -> None:
    more = ["-o", str(damaged.with_name("议程.docx"))] if words[0] == "export" else []
    assert main([words[0], str(damaged), *words[1:], *more]) == 1
    captured = capsys.readouterr()
    assert captured.err.count("的备份，只能查看") == 1
    assert captured.out


def test_a_report_from_a_backup_says_so(damaged: Path, capsys: Capture) -> None:
    report = damaged.with_name("报告.docx")
    assert main(["report", "--project", str(damaged), "-o", str(report)]) == 1
    assert "的备份，只能查看" in capsys.readouterr().err
    assert report.is_file()


def test_verify_tells_each_problem_once_and_counts_in_chinese(project: Path, damaged: Path, capsys: Capture) -> None:
    assert main(["verify", str(damaged)]) == 1
    captured = capsys.readouterr()
    assert (captured.out + captured.err).count("只能查看") == 1


def test_verify_counts_what_was_sent_in_chinese(project: Path, tmp_path: Path, capsys: Capture) -> None:
    run(capsys, "send", project, "-o", tmp_path / "交换.xtjh")
    told = run(capsys, "verify", project)
    assert "收发记录1" in told
    assert not re.search("[a-z]", told)


def test_a_draft_that_could_not_be_read_can_be_added_later(tmp_path: Path, capsys: Capture) -> None:
    taiyuan, jinzhong = write_drafts(tmp_path)
    path, broken = tmp_path / "p.xtlf", tmp_path / "坏.docx"
    broken.write_bytes(b"PK\x03\x04 broken")
    words = ["new", str(path), "--title", "题", "--city", "太原", "--author", "王", str(taiyuan), str(broken)]
    assert main(words) == 1
    assert "用 add 命令加入" in capsys.readouterr().err
    assert main(words) == 1
    assert "请用 add 命令" in capsys.readouterr().err
    assert "晋中" in run(capsys, "add", path, jinzhong)
    with Workspace.open(path, read_only=True) as workspace:
        assert [d.city for d in workspace.drafts()] == ["太原", "晋中"]


def test_a_wrongly_added_draft_is_taken_out_and_can_come_back(project: Path, tmp_path: Path, capsys: Capture) -> None:
    newer = tmp_path / "太原市观景灯管理条例（二稿）.txt"
    newer.write_text(write_drafts(tmp_path)[0].read_text("utf-8").replace("十五日", "二十日"), "utf-8")
    run(capsys, "add", project, newer)
    assert "以太原的第1稿为准" in run(capsys, "remove", project, "太原市")
    with Workspace.open(project, read_only=True) as workspace:
        assert [(d.city, d.version) for d in workspace.drafts()] == [("太原", 1), ("晋中", 1)]
    run(capsys, "add", project, newer)
    assert "第2稿" in run(capsys, "remove", project, "太原:2")
    assert "删除" in run(capsys, "history", project)


def test_a_draft_that_is_not_there_is_told_with_those_that_are(project: Path, capsys: Capture) -> None:
    assert main(["remove", str(project), "大同"]) == 1
    assert "太原:1、晋中:1" in capsys.readouterr().err
