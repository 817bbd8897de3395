"""Two demonstrations begun at once in one folder: the second waits for the first and goes on in its project."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from workbench.domain.errors import StoreError
from workbench.services import demo
from workbench.services.workspace import Workspace


def test_the_second_one_waits_for_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / demo.PROJECT_NAME
    usual = Workspace.create
    other: list[Workspace] = []

    def slower(target: Path, **facts: str) -> Workspace:
        # Between looking and creating, the other demonstration makes the file; it closes it a little later.
        other.append(usual(target, title="先到的", city="太原", author="甲"))
        threading.Timer(0.3, other[0].close).start()
        raise StoreError("文件已存在", "请换一个文件名", subject=target.name)

    monkeypatch.setattr(Workspace, "create", slower)
    workspace, kept = demo._project(path)
    with workspace:
        assert kept
        assert not workspace.project.read_only
        assert workspace.project.project().title == "先到的"


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(target: Path, **facts: str) -> Workspace:
        raise StoreError("磁盘空间不足", "请清理磁盘", subject=target.name)

    monkeypatch.setattr(Workspace, "create", failing)
    with pytest.raises(StoreError, match="磁盘空间不足"):
        demo._project(tmp_path / demo.PROJECT_NAME)
