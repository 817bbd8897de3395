"""The starter script: what it decides before anything is installed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import start
from tests.helpers.shared import ROOT


def test_it_needs_only_the_standard_library() -> None:
    code = "import sys; sys.path.insert(0, '.'); import start; print('ok')"
    found = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert found.stdout.strip() == "ok", found.stderr


def test_an_old_python_is_told_in_chinese(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(start, "OLDEST", (9, 0))
    assert start.main(["parse"]) == 1
    assert "需要 Python" in capsys.readouterr().err


def test_without_root_the_exact_command_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "is_root", lambda: False)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("sys.platform", "linux")
    assert not start.apt_install(["libegl1", "libgl1"], "系统库")
    assert "sudo apt-get install -y --no-install-recommends libegl1 libgl1" in capsys.readouterr().err


def test_every_qt_library_that_is_missing_names_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> None:
        if name == "libxcb-cursor.so.0":
            raise OSError(name)

    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("ctypes.CDLL", refuse)
    assert start.missing_qt_packages() == ["libxcb-cursor0"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root 可以写入任何文件夹")
def test_a_read_only_checkout_gets_its_environment_in_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout = tmp_path / "checkout"
    checkout.mkdir()
    checkout.chmod(0o500)
    monkeypatch.setattr(start, "ROOT", checkout)
    monkeypatch.setattr(start, "wanted_stamp", lambda lock: "wanted")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert tmp_path / "cache" in start.venv_folder().parents


def test_the_stamp_changes_with_the_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "ROOT", tmp_path)
    lock = tmp_path / "requirements.lock"
    lock.write_text("a==1", "utf-8")
    before = start.wanted_stamp("requirements.lock")
    lock.write_text("a==2", "utf-8")
    assert start.wanted_stamp("requirements.lock") != before


def test_the_locks_pin_every_package_with_a_hash_and_name_no_address() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text
        packages = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
        assert len(packages) > 10
        assert all("==" in line and line.endswith("\\") for line in packages)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of its own, with locks, in which no process is started: the commands are noted in `started`."""
    (tmp_path / "requirements.lock").write_text("a==1", "utf-8")
    monkeypatch.setattr(start, "ROOT", tmp_path)
    return tmp_path


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    commands: list[list[str]] = []

    def call(command: list[str], **_more: object) -> int:
        commands.append(command)
        return 0

    monkeypatch.setattr("subprocess.call", call)
    return commands


def test_an_environment_of_somebody_else_is_left_alone(
    checkout: Path, started: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    mine = checkout / ".venv" / "lib" / "mine.txt"
    mine.parent.mkdir(parents=True)
    mine.write_text("a developer's own", "utf-8")
    start.prepare(testing=False)
    assert mine.read_text("utf-8") == "a developer's own"
    assert [p.name for p in (checkout / ".venv").iterdir()] == ["lib"]
    assert (checkout / ".venv-workbench" / "stamp-run").is_file()
    assert "保持原样" in capsys.readouterr().err
    assert not any(str(checkout / ".venv") in command for command in started)


def test_an_older_environment_of_ours_is_made_anew(checkout: Path, started: list[list[str]]) -> None:
    old = checkout / ".venv" / "lib" / "old.txt"
    old.parent.mkdir(parents=True)
    old.write_text("", "utf-8")
    (checkout / ".venv" / "stamp-made").write_text("3.1 elsewhere", "utf-8")
    start.prepare(testing=False)
    assert not old.exists()
    assert not (checkout / ".venv-workbench").exists()
    assert (checkout / ".venv" / "stamp-made").read_text("utf-8") == start.venv_identity()
    assert started


def test_an_environment_that_was_broken_off_is_known_as_ours(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subprocess.call", lambda *_a, **_k: 1)
    with pytest.raises(SystemExit):
        start.prepare(testing=False)
    assert start.may_use(checkout / ".venv")
    assert start.venv_folder() == checkout / ".venv"


def test_a_module_among_the_drafts_is_not_run(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('taken in')", "utf-8")
    command = [sys.executable, *start.PROGRAM, "--version"]
    found = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert found.returncode == 0, found.stderr
    assert "taken in" not in found.stderr
