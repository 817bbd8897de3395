"""parse, align, conflicts, screen: JSON as in the contract, messages on standard error, exit statuses."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.texts import write_drafts
from workbench.__main__ import wants_window
from workbench.cli.main import main
from workbench.cli.screen import NO_SCREEN, has_screen


def run_json(capsys: pytest.CaptureFixture[str], *words: object) -> dict[str, Any]:
    assert main([str(w) for w in words] + ["--format", "json"]) == 0
    return dict(json.loads(capsys.readouterr().out))


def test_parse_gives_articles_with_labels_and_divisions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = run_json(capsys, "parse", *write_drafts(tmp_path))
    first = found["documents"][0]
    assert first["title"] == "太原市观景灯管理条例"
    assert [a["label"] for a in first["articles"]] == [str(n) for n in range(1, 8)]
    assert [(d["level"], d["number"], d["heading"]) for d in first["divisions"]] == [
        ("章", "1", "总则"),
        ("章", "2", "设置"),
        ("章", "3", "法律责任"),
    ]
    assert first["articles"][4]["text"] == "观景灯的高度不得超过十二米。"
    assert first["articles"][4]["heading_path"] == ["第二章 设置"]


def test_a_bad_file_keeps_its_index_and_the_others_go_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, other = write_drafts(tmp_path)
    missing = tmp_path / "没有.docx"
    assert main(["parse", str(good), str(missing), str(other), "--format", "json"]) == 1
    captured = capsys.readouterr()
    found = json.loads(captured.out)
    assert [d["index"] for d in found["documents"]] == [0, 2]
    assert [e["index"] for e in found["errors"]] == [1]
    assert "没有.docx" in captured.err
    assert "Traceback" not in captured.err


def test_align_places_every_article_in_a_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = run_json(capsys, "align", *write_drafts(tmp_path))
    for document in found["documents"]:
        placed = {a for row in found["rows"] for a in row["cells"].get(str(document["index"]), [])}
        assert placed == {str(n) for n in range(1, document["articles"] + 1)}


def test_align_keeps_the_index_of_the_files_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, other = write_drafts(tmp_path)
    assert main(["align", str(tmp_path / "x.txt"), str(good), str(other), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [d["index"] for d in found["documents"]] == [1, 2]
    assert {key for row in found["rows"] for key in row["cells"]} == {"1", "2"}


def test_conflicts_finds_the_deadline_the_height_and_the_fine(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = run_json(capsys, "conflicts", *write_drafts(tmp_path))
    types = {c["type"] for c in found["conflicts"]}
    assert {"deadline", "quantity", "amount"} <= types
    for conflict in found["conflicts"]:
        for index, evidence in conflict["evidence"].items():
            text = (tmp_path / Path(found["documents"][int(index)]["path"]).name).read_text("utf-8")
            assert evidence["quote"] in text


def test_screen_finds_the_preference_for_local_makers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = run_json(capsys, "screen", *write_drafts(tmp_path))
    assert [(f["document"], f["article"]) for f in found["findings"]] == [(1, "6")]


def test_screen_lists_doubtful_findings_in_drafts_and_leaves_them_out_of_regulations_in_force(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    articles = "第一条 申请人应当经培训合格，方可从事停车场管理。\n第二条 停车场经营者应当在本市设立分公司。\n"
    draft, issued = tmp_path / "草案.txt", tmp_path / "条例.txt"
    draft.write_text(f"甲市停车场条例（草案）\n{articles}", "utf-8")
    issued.write_text(
        f"甲市停车场条例\n（2019年3月1日甲市第一届人民代表大会常务委员会第二次会议通过）\n{articles}", "utf-8"
    )

    def found(*arguments: str | Path) -> list[tuple[int, str]]:
        return [(f["document"], f["article"]) for f in run_json(capsys, "screen", *arguments)["findings"]]

    everything = found(draft, issued, "--all")
    sure = found(draft, issued, "--sure")
    assert found(draft, issued) == [f for f in everything if f[0] == 0 or f in sure]
    assert len(sure) < len(everything)


def test_screen_takes_a_file_of_clauses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clauses = tmp_path / "条款.jsonl"
    lines = [
        {"id": "a", "text": "外地企业参加本市招标的，应当在本市设立分公司。"},
        {"id": "b", "text": "不得要求外地企业在本市设立分公司。"},
    ]
    clauses.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "utf-8")
    found = run_json(capsys, "screen", "--clauses", clauses)
    assert [(c["id"], bool(c["findings"])) for c in found["clauses"]] == [("a", True), ("b", False)]


def test_broken_lines_of_clauses_are_named_and_the_rest_is_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clauses = tmp_path / "条款.jsonl"
    lines = [
        '{"id": 7, "text": "甲"}',
        "不是JSON",
        '{"id": "b"}',
        '{"id": "c", "text": 5}',
        '{"id": NaN, "text": "丁"}',
    ]
    clauses.write_bytes("\n".join(lines).encode() + b'\n{"id": "\xff", "text": ""}\n{"id": null, "text": ""}\n')
    assert main(["screen", "--clauses", str(clauses), "--format", "json"]) == 1
    captured = capsys.readouterr()
    found = json.loads(captured.out)
    assert [c["id"] for c in found["clauses"]] == [7, None]
    assert [e["line"] for e in found["errors"]] == [2, 3, 4, 5, 6]
    assert "第2行" in captured.err
    assert "第6行不是 UTF-8 编码" in captured.err


def test_a_file_of_clauses_that_is_not_there_is_an_error_in_the_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["screen", "--clauses", str(tmp_path / "没有.jsonl"), "--format", "json"]) == 1
    captured = capsys.readouterr()
    found = json.loads(captured.out)
    assert found["clauses"] == []
    assert "没有.jsonl" in found["errors"][0]["message"]
    assert "没有.jsonl" in captured.err


def test_the_offices_own_rules_are_asked_for_clauses_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clauses = tmp_path / "条款.jsonl"
    clauses.write_text('{"id": 1, "text": "甲"}\n', "utf-8")
    assert main(["screen", "--clauses", str(clauses), "--rules", str(tmp_path / "没有.toml")]) == 1
    assert "没有.toml" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["parse", "align", "conflicts", "screen"])
def test_the_document_is_printed_even_if_all_files_failed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert main([command, str(tmp_path / "甲.docx"), str(tmp_path / "乙.docx"), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["documents"] == []
    assert [e["index"] for e in found["errors"]] == [0, 1]


def test_a_draft_may_come_from_standard_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = write_drafts(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(first.read_bytes())))
    found = run_json(capsys, "align", "-", second)
    assert [(d["path"], d["title"]) for d in found["documents"]] == [
        ("-", "太原市观景灯管理条例"),
        (str(second), "晋中市观景灯管理条例"),
    ]


def test_clauses_may_come_from_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO('{"id": 3, "text": "鼓励种树。"}'.encode())))
    assert run_json(capsys, "screen", "--clauses", "-")["clauses"] == [{"id": 3, "findings": []}]


def test_standard_input_without_words_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert main(["parse", "--format", "json", "-"]) == 1
    assert "标准输入：" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["align"], ["parse", "x", "--nonsense"], ["fly"], ["parse", "x", "--format", "xml"]])
def test_wrong_usage_ends_with_status_two_and_chinese(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(words)
    assert stop.value.code == 2
    message = capsys.readouterr().err
    assert "命令有误" in message
    assert "the following" not in message
    assert "invalid choice" not in message


def test_text_output_is_for_readers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [str(p) for p in write_drafts(tmp_path)]
    for command in ("parse", "align", "conflicts", "screen"):
        assert main([command, *paths]) == 0
        assert "晋中" in capsys.readouterr().out


def test_the_command_line_never_imports_qt(tmp_path: Path) -> None:
    paths = [str(p) for p in write_drafts(tmp_path)]
    code = (
        "import sys; from workbench.cli.main import main; "
        f"main(['conflicts', *{paths!r}]); "
        "sys.exit(any(m.startswith(('PySide6', 'shiboken6')) for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL, check=False).returncode == 0


def test_articles_are_written_as_in_the_drafts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["align", *map(str, write_drafts(tmp_path))]) == 0
    shown = capsys.readouterr().out
    assert "太原第五条" in shown
    assert "第5条" not in shown


def test_a_wrong_choice_names_the_right_ones(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["parse", "--format", "xml", "草案.docx"])
    told = capsys.readouterr().err
    assert "参数 --format 的取值无效：xml。可以用：" in told
    assert "json" in told
    assert "在 parse 后加 --help" in told


def test_an_unknown_word_alone_is_named_as_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["草案.docx"])
    told = capsys.readouterr().err
    assert "没有名为“草案.docx”的命令" in told
    assert ".xtlf" in told


def test_only_a_project_file_opens_the_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("parse", "demo", "草案.docx", "项目.xtlf"):
        Path(name).touch()
    assert [wants_window([w]) for w in ("parse", "demo", "草案.docx", "项目.xtlf")] == [False, False, False, True]


@pytest.mark.parametrize(
    ("environment", "system", "found"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({"QT_QPA_PLATFORM": "xcb"}, "linux", False),
        ({}, "win32", True),
    ],
)
def test_a_screen_is_looked_for_before_qt_is_loaded(environment: dict[str, str], system: str, found: bool) -> None:
    assert has_screen(environment, system) is found


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux may lack a screen")
def test_without_a_screen_one_chinese_sentence_is_said() -> None:
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    words = [sys.executable, "-m", "workbench"]
    ended = subprocess.run(words, env=kept, capture_output=True, encoding="utf-8", check=False, timeout=120)
    assert (ended.returncode, ended.stderr) == (1, NO_SCREEN + "\n")


def test_a_missing_project_opens_the_window_that_says_so() -> None:
    assert wants_window(["没有.xtlf"])
    assert not wants_window(["没有.docx"])
    assert not wants_window(["verify", "没有.xtlf"])
