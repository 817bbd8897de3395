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
