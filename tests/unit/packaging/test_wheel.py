"""The wheel: rules, samples and migrations travel inside the package and are found there."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.helpers.shared import ROOT


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's content, unpacked as an installer would."""
    folder = tmp_path_factory.mktemp("wheel")
    code = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    built = subprocess.run(
        [sys.executable, "-c", code, str(folder)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    with zipfile.ZipFile(folder / built.stdout.strip().splitlines()[-1]) as wheel:
        wheel.extractall(folder / "site")
    return folder / "site"


def test_nothing_lands_outside_the_package(unpacked: Path) -> None:
    assert sorted(p.name for p in unpacked.iterdir() if not p.name.endswith(".dist-info")) == ["workbench"]


def test_the_installed_program_does_the_main_job(unpacked: Path, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "workbench", "demo", "-o", str(tmp_path / "out")],
        cwd=tmp_path,
        env=dict(os.environ, PYTHONPATH=str(unpacked)),
        capture_output=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr.decode("utf-8", "replace")
    assert list((tmp_path / "out").glob("*.docx"))


def test_resources_and_migrations_are_found_inside_the_package(unpacked: Path, tmp_path: Path) -> None:
    code = (
        "from workbench.domain.resources import migrations, resource; "
        "print(migrations()); print(resource('samples')); assert any(migrations().glob('0001*'))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=dict(os.environ, PYTHONPATH=str(unpacked)),
        capture_output=True,
        text=True,
        check=True,
    )
    for line in run.stdout.splitlines():
        assert Path(line).is_relative_to(unpacked / "workbench")


def test_the_manual_and_the_translation_travel_along(unpacked: Path) -> None:
    for folder in ("manual", "ui/i18n"):
        here = {p.name for p in (ROOT / "resources" / folder).iterdir()}
        assert {p.name for p in (unpacked / "workbench" / "resources" / folder).iterdir()} == here
