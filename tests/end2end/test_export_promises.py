"""Every export can be cancelled and leaves the old file when it is, or when it fails."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from workbench.domain.errors import Cancelled, ExportError
from workbench.domain.progress import Silent
from workbench.services.exports import ExportKind, ExportRequest, export_job, request_export
from workbench.services.reporting import report_options
from workbench.services.workspace import Workspace

KINDS = pytest.mark.parametrize("kind", list(ExportKind), ids=lambda k: k.name)
OLD = b"the old file"


class Stopping:
    """Counts the steps, and cancels at one of them."""

    def __init__(self, at: int = 0) -> None:
        self.steps = 0
        self._at = at

    def step(self, done: int, total: int, message: str) -> None:
        assert message
        assert 0 <= done <= total
        self.steps += 1
        if self.steps == self._at:
            raise Cancelled


def request(project: Path, folder: Path, kind: ExportKind) -> ExportRequest:
    path = folder / f"old{kind.suffix}"
    path.write_bytes(OLD)
    with Workspace.open(project, read_only=True) as workspace:
        return request_export(
            workspace,
            workspace.analysis(),
            kind,
            path,
            report_options(),
            date=datetime.date(2026, 11, 22),
            city="阳泉",
        )


@KINDS
def test_a_cancelled_export_leaves_the_old_file(project: Path, tmp_path: Path, kind: ExportKind) -> None:
    wanted = request(project, tmp_path, kind)
    counted = Stopping()
    export_job(wanted, counted)
    assert counted.steps >= 2
    for at in {1, 2, counted.steps // 2, counted.steps}:
        wanted.path.write_bytes(OLD)
        with pytest.raises(Cancelled):
            export_job(wanted, Stopping(at))
        assert wanted.path.read_bytes() == OLD
        assert [p.name for p in tmp_path.iterdir()] == [wanted.path.name]


@KINDS
def test_a_target_open_in_word_is_told_and_left(
    project: Path, tmp_path: Path, kind: ExportKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = request(project, tmp_path, kind)

    def held(self: Path, target: Path) -> Path:
        raise PermissionError(13, "in use", str(target))

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(ExportError, match="正被其他程序打开"):
        export_job(wanted, Silent())
    assert wanted.path.read_bytes() == OLD
    assert [p.name for p in tmp_path.iterdir()] == [wanted.path.name]
