"""batch, ledger, agenda, progress on real project files."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.texts import JINZHONG, TAIYUAN, write_drafts
from workbench.cli.main import main
from workbench.cli.progress import ConsoleProgress
from workbench.domain.project import Disposition
from workbench.services.ledger import put_line, read_ledger
from workbench.services.workspace import Workspace

Capture = pytest.CaptureFixture[str]
DAY = ("--date", "2026-11-22")


def run_json(capsys: Capture, *words: object, status: int = 0) -> Any:
    assert main([str(w) for w in (*words, "--format", "json")]) == status
    return json.loads(capsys.readouterr().out)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed project with analysed drafts, an overdue note and a ledger line."""
    folder = tmp_path_factory.mktemp("commands")
    path = folder / "项目.xtlf"
    with Workspace.create(path, title="观景灯", city="太原", author="王某", cities=("太原", "晋中")) as workspace:
        workspace.add_files(write_drafts(folder))
        workspace.analysis()
        workspace.project.add_note(
            "期限建议统一", workspace.anchor("太原:4", "十五日"), due="2026-11-01", responsible="晋中"
        )
        line = next(x for x in read_ledger(workspace) if x.city == "晋中" and x.article == "6")
        put_line(workspace, line, Disposition.AMEND, responsible="市城管局", due="2026-11-10", conclusion="应当修改")
    return path


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "现行法规"
    made.mkdir()
    (made / "太原.txt").write_text(TAIYUAN, "utf-8")
    (made / "晋中.txt").write_text(JINZHONG, "utf-8")
    return made


def test_a_folder_is_screened_and_known_the_second_time(project: Path, folder: Path, capsys: Capture) -> None:
    first = run_json(capsys, "batch", project, folder)
    assert (first["new"], first["known"], len(first["files"])) == (2, 0, 2)
    assert any(f["article"] == "6" and f["title"] == "晋中市观景灯管理条例" for f in first["findings"])
    second = run_json(capsys, "batch", project, folder)
    assert (second["new"], second["known"]) == (0, 2)
    assert second["findings"] == first["findings"]


def test_a_stopped_run_says_that_it_goes_on_next_time(
    project: Path, folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ConsoleProgress, "step", interrupt)
    assert main(["batch", str(project), str(folder)]) == 1
    captured = capsys.readouterr()
    assert "再次运行会接着做" in captured.err
    assert not captured.out


def test_a_bad_file_gives_its_message_and_status_1(project: Path, folder: Path, capsys: Capture) -> None:
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    found = run_json(capsys, "batch", project, folder, status=1)
    assert [e["path"] for e in found["errors"]] == ["坏.docx"]
    assert len(found["files"]) == 2


def test_findings_go_into_the_ledger(project: Path, folder: Path, capsys: Capture) -> None:
    found = run_json(capsys, "batch", project, folder, "--enter", "低")
    assert found["entered"] == len(found["findings"]) > 0
    assert {f["disposition"] for f in found["findings"]} == {"待研究"}
    lines = run_json(capsys, "ledger", project, *DAY)["lines"]
    assert sum(line["in_force"] for line in lines) == found["entered"]


def test_a_folder_that_is_not_there_is_told(project: Path, tmp_path: Path, capsys: Capture) -> None:
    assert main(["batch", str(project), str(tmp_path / "没有")]) == 1
    assert "找不到这个文件夹" in capsys.readouterr().err


def test_the_ledger_is_listed_with_its_progress(project: Path, capsys: Capture) -> None:
    found = run_json(capsys, "ledger", project, "--city", "晋中市", "--overdue", *DAY)
    (line,) = found["lines"]
    assert (line["article"], line["state"], line["responsible"], line["conclusion"]) == (
        "6", "已逾期", "市城管局", "应当修改",
    )  # fmt: skip
    assert {p["city"]: p["overdue"] for p in found["progress"]} == {"太原": 0, "晋中": 1}


@pytest.mark.parametrize("words", [["--search", "没有的词"], ["--standard", "11"], ["--standard", "11-1"]])
def test_filters_that_nothing_fits(project: Path, capsys: Capture, words: list[str]) -> None:
    assert main(["ledger", str(project), *words]) == 0
    assert "没有符合条件的条款" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["--city", "大同市"], 1, "没有城市“大同”。可以写：太原、晋中。"),
        (["--standard", "abc"], 2, "没有审查标准“abc”"),
        (["--standard", "9-7"], 2, "没有审查标准“9-7”"),
        (["--standard", "1"], 2, "没有审查标准“1”"),
    ],
)
def test_filters_that_nothing_can_fit_are_told(
    project: Path, capsys: Capture, words: list[str], status: int, told: str
) -> None:
    assert main(["ledger", str(project), *words]) == status
    captured = capsys.readouterr()
    assert told in captured.err
    assert not captured.out


def test_the_ledger_as_text_shows_who_and_until_when(project: Path, capsys: Capture) -> None:
    assert main(["ledger", str(project), "--open", *DAY]) == 0
    shown = capsys.readouterr().out
    assert "责任单位：市城管局，完成时限：2026-11-10" in shown
    assert "市场监管部门审查结论" in shown


@pytest.mark.parametrize("name", ["台账.xlsx", "台账.docx"])
def test_the_ledger_is_written_to_a_file(project: Path, tmp_path: Path, capsys: Capture, name: str) -> None:
    assert main(["ledger", str(project), "-o", str(tmp_path / name)]) == 0
    assert zipfile.is_zipfile(tmp_path / name)


def test_the_agenda_names_what_is_open(project: Path, capsys: Capture) -> None:
    found = run_json(capsys, "agenda", project, *DAY)
    groups = [item["group"] for item in found["items"]]
    assert groups.count("逾期未办结的事项") == 2
    assert "尚未议定的不一致条款" in groups
    assert any("期限建议统一" in line for line in found["lines"])


def test_the_agenda_is_written_to_a_word_file(project: Path, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "议程.docx"
    assert main(["agenda", str(project), "-o", str(path), *DAY]) == 0
    with zipfile.ZipFile(path) as package:
        assert "期限建议统一" in package.read("word/document.xml").decode()


def test_an_agenda_is_a_word_file_only(project: Path, tmp_path: Path, capsys: Capture) -> None:
    assert main(["agenda", str(project), "-o", str(tmp_path / "议程.pdf")]) == 1
    assert ".docx" in capsys.readouterr().err


def test_progress_counts_by_city(project: Path, capsys: Capture) -> None:
    found = run_json(capsys, "progress", project, *DAY)
    taiyuan, jinzhong = found["cities"]
    assert (taiyuan["city"], taiyuan["raised"], taiyuan["open"], taiyuan["overdue"]) == ("太原", 1, 1, 1)
    assert (jinzhong["assigned"], jinzhong["assigned_overdue"], jinzhong["ledger"]["overdue"]) == (1, 1, 1)
    assert main(["progress", str(project), *DAY]) == 0
    assert "太原：提出1" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["agenda", "progress"])
def test_a_project_without_drafts_says_so(tmp_path: Path, capsys: Capture, command: str) -> None:
    path = tmp_path / "空.xtlf"
    Workspace.create(path, title="空", city="太原", author="王某").close()
    assert main([command, str(path)]) == 1
    assert "还没有草案" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [["report", "--project", "{}", "-o", "r.docx"]]
    + [["export", "{}", "--kind", kind, "-o", "r.docx"] for kind in ("审查报告", "条文对照表", "联席会议议程")],
)
def test_nothing_is_written_of_drafts_that_are_not_there(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Workspace.create(Path("空.xtlf"), title="空", city="太原", author="王某").close()
    assert main([word.format("空.xtlf") for word in words]) == 1
    assert "还没有草案" in capsys.readouterr().err
    assert not Path("r.docx").exists()


def test_a_ledger_needs_no_drafts(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "空.xtlf"
    Workspace.create(path, title="空", city="太原", author="王某").close()
    assert run_json(capsys, "ledger", path)["lines"] == []


@pytest.mark.parametrize("command", ["batch", "ledger", "agenda", "progress"])
def test_help_is_chinese(capsys: Capture, command: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert "用法：" in capsys.readouterr().out


def test_a_date_that_is_none_is_wrong_usage(project: Path, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["progress", str(project), "--date", "今天"])
    assert ended.value.code == 2
    assert "--date" in capsys.readouterr().err
