"""Arguments, outputs and surroundings that go wrong: the status of the contract, one Chinese message, nothing lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.texts import write_drafts
from workbench.cli.main import main
from workbench.services.workspace import Workspace

Capture = pytest.CaptureFixture[str]


@pytest.fixture(name="drafts")
def _drafts(tmp_path: Path) -> list[Path]:
    return [Path(p) for p in write_drafts(tmp_path)]


@pytest.fixture(name="project")
def _project(tmp_path: Path, drafts: list[Path], capsys: Capture) -> Path:
    path = tmp_path / "太原.xtlf"
    assert main(["new", str(path), "--title", "观景灯", "--city", "太原", "--author", "王某", *map(str, drafts)]) == 0
    capsys.readouterr()
    return path


def failing(capsys: Capture, *words: object) -> str:
    """The message of a command that must end with status 1."""
    assert main([str(w) for w in words]) == 1
    told = capsys.readouterr().err
    assert "Traceback" not in told
    assert "内部错误" not in told
    return told


def test_a_report_never_takes_the_place_of_a_draft(tmp_path: Path, drafts: list[Path], capsys: Capture) -> None:
    target = tmp_path / "太原.docx"
    target.write_bytes(drafts[0].read_bytes())
    before = target.read_bytes()
    assert "没有覆盖" in failing(capsys, "report", target, drafts[1], "-o", target)
    assert target.read_bytes() == before


def test_a_draft_is_known_by_another_name(tmp_path: Path, drafts: list[Path], capsys: Capture) -> None:
    target = tmp_path / "链接.docx"
    target.symlink_to(drafts[0])
    before = drafts[0].read_bytes()
    assert "没有覆盖" in failing(capsys, "report", *drafts, "-o", target)
    assert drafts[0].read_bytes() == before


def test_a_projects_report_spares_the_drafts_beside_it(
    tmp_path: Path, project: Path, drafts: list[Path], capsys: Capture
) -> None:
    target = tmp_path / "原件.docx"
    target.write_bytes(drafts[0].read_bytes())
    assert "没有覆盖" in failing(capsys, "report", "--project", project, "-o", target)
    assert target.read_bytes() == drafts[0].read_bytes()


def test_an_exchange_file_spares_the_drafts(project: Path, drafts: list[Path], capsys: Capture) -> None:
    before = drafts[0].read_bytes()
    twin = drafts[0].with_suffix(".xtjh")
    twin.write_bytes(before)
    assert "没有覆盖" in failing(capsys, "send", project, "-o", twin)
    assert twin.read_bytes() == before


@pytest.mark.parametrize("name", ["收文.docx", "交换"])
def test_an_exchange_file_takes_the_place_of_no_other_kind(
    tmp_path: Path, project: Path, capsys: Capture, name: str
) -> None:
    (tmp_path / name).write_bytes(b"something else")
    assert ".xtjh" in failing(capsys, "send", project, "-o", tmp_path / name)
    assert (tmp_path / name).read_bytes() == b"something else"


@pytest.mark.parametrize(
    ("output", "told"),
    [("没有/r.docx", "目标文件夹不存在"), ("r.txt", ".docx"), ("r", ".docx"), ("", "文件名"), ("夹.docx", "文件夹")],
)
def test_a_bad_output_is_told_before_the_work(
    tmp_path: Path, drafts: list[Path], capsys: Capture, output: str, told: str
) -> None:
    (tmp_path / "夹.docx").mkdir()
    before = sorted(tmp_path.iterdir())
    assert told in failing(capsys, "report", *drafts, "-o", tmp_path / output if output else "")
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("place", [0, 1, 2])
def test_details_of_a_bug_are_shown_wherever_they_are_asked_for(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("boom")

    monkeypatch.setattr(Workspace, "view", broken)
    words = ["notes", str(project)]
    assert main(words) == 1
    assert "请加 --debug 重新运行" in capsys.readouterr().err
    words.insert(place, "--debug")
    assert main(words) == 1
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["report", "-o", "r.docx"], ["screen"], ["screen", "a.txt", "--clauses", "b.jsonl"]])
def test_arguments_that_do_not_go_together_are_wrong_usage(words: list[str], capsys: Capture) -> None:
    assert main(words) == 2
    assert "二者取一" in capsys.readouterr().err


def test_a_clause_may_hold_any_line_separator(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text('{"id": "a", "text": "鼓励\u2028种树。\x85"}\r\n', "utf-8", newline="")
    assert main(["screen", "--clauses", str(path), "--format", "json"]) == 0
    assert '"a"' in capsys.readouterr().out


def test_a_clause_nested_without_end_is_a_broken_line(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text("[" * 100_000, "utf-8")
    assert "第1行" in failing(capsys, "screen", "--clauses", path)


def test_names_cannot_steer_the_terminal(tmp_path: Path, capsys: Capture) -> None:
    told = failing(capsys, "parse", tmp_path / "a\x1b[2J\nb.docx")
    assert "\x1b" not in told
    assert told.count("\n") == 1


def test_notes_cannot_steer_the_terminal(project: Path, capsys: Capture) -> None:
    assert main(["note", str(project), "--text", "甲\x1b[2J乙"]) == 0
    assert main(["notes", str(project)]) == 0
    assert "\x1b" not in capsys.readouterr().out


def shell(command: str, *files: Path) -> subprocess.CompletedProcess[str]:
    """Run a shell command in which $W is the program and $1… are files."""
    environment = dict(os.environ, W=f"{sys.executable} -m workbench")
    words = ["bash", "-c", command, "bash", *map(str, files)]
    return subprocess.run(words, capture_output=True, text=True, env=environment, check=False, timeout=120)


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs /dev/full")
def test_output_to_a_full_disk_is_told(drafts: list[Path]) -> None:
    run = shell("$W parse $1 > /dev/full", *drafts)
    assert run.returncode == 1
    assert run.stderr.startswith("磁盘空间不足")
    assert run.stderr.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell's redirections")
def test_without_standard_output_the_work_is_still_done(tmp_path: Path, drafts: list[Path]) -> None:
    report = tmp_path / "r.docx"
    run = shell('$W report "$1" "$2" -o "$3" >&-', *drafts, report)
    assert (run.returncode, report.exists()) == (0, True)
    assert "错误" not in run.stderr


def test_a_file_without_articles_is_named_in_a_comparison(tmp_path: Path, drafts: list[Path], capsys: Capture) -> None:
    notice = tmp_path / "通知.txt"
    notice.write_text("关于开会的通知\n请各单位参加。\n", "utf-8")
    assert main(["align", str(drafts[0]), str(notice), "--format", "json"]) == 0
    told = capsys.readouterr().err
    assert "通知.txt：没有识别出条文" in told
    assert "没有可以相互对照的内容" in told


def test_one_draft_alone_is_not_called_free_of_conflicts(drafts: list[Path], capsys: Capture) -> None:
    assert main(["conflicts", str(drafts[0])]) == 0
    assert "未发现" not in capsys.readouterr().out


@pytest.mark.parametrize("blank", ["--title", "--city", "--author"])
def test_a_project_needs_a_name_a_city_and_an_author(tmp_path: Path, capsys: Capture, blank: str) -> None:
    given = {"--title": "甲", "--city": "太原", "--author": "王"} | {blank: " "}
    assert main(["new", str(tmp_path / "p.xtlf"), *[w for pair in given.items() for w in pair]]) == 2
    assert "没有写项目的" in capsys.readouterr().err
    assert not (tmp_path / "p.xtlf").exists()


def test_a_project_in_a_missing_folder_is_told(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "没有" / "p.xtlf"
    assert "目标文件夹不存在" in failing(capsys, "new", path, "--title", "甲", "--city", "太原", "--author", "王")


def test_a_folder_is_no_exchange_file(tmp_path: Path, project: Path, capsys: Capture) -> None:
    (tmp_path / "夹.xtjh").mkdir()
    assert "这是文件夹" in failing(capsys, "merge", project, tmp_path / "夹.xtjh")


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_a_program_that_is_ended_stops_like_a_cancelled_one(tmp_path: Path) -> None:
    long = tmp_path / "长.txt"
    long.write_text("甲乙丙丁戊己庚辛壬癸。\n" * 20_000, "utf-8")
    words = [sys.executable, "-m", "workbench", "parse", str(long)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.read(1)  # it has begun to print, and waits for us to take the rest
        process.terminate()
        _, told = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "已取消" in told.decode()
    assert b"Traceback" not in told
