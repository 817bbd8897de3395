"""The lock file: who writes, what a dead owner leaves, what another machine says."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from tests.unit.store.making import new_project
from workbench.store import ProjectFile
from workbench.store.lock import STALE_AFTER, Busy, WriteLock, lock_path, read_owner


def left_behind(project: Path, *, host: str, pid: int = 4242, age: float = 0.0) -> None:
    """A lock file as a process that is gone (or another machine) left it."""
    words = {"host": host, "pid": pid, "user": "u", "author": "王五", "since": "2026-11-21T08:00:00Z"}
    path = lock_path(project)
    path.write_text(json.dumps(words), encoding="utf-8")
    then = time.time() - age
    os.utime(path, (then, then))


def test_two_cannot_hold_the_lock(tmp_path: Path) -> None:
    first = WriteLock(tmp_path / "p", author="张三", since="t")
    with pytest.raises(Busy) as caught:
        WriteLock(tmp_path / "p")
    assert caught.value.owner is not None
    assert (caught.value.owner.author, caught.value.owner.pid) == ("张三", os.getpid())
    first.release()
    WriteLock(tmp_path / "p").release()
    assert not lock_path(tmp_path / "p").exists()


def test_a_lock_of_a_dead_process_here_is_stale(tmp_path: Path) -> None:
    import socket

    left_behind(tmp_path / "p", host=socket.gethostname())
    lock = WriteLock(tmp_path / "p")
    assert lock.stale is not None and lock.stale.pid == 4242
    lock.release()


def test_a_fresh_lock_of_another_machine_is_respected(tmp_path: Path) -> None:
    left_behind(tmp_path / "p", host="another-pc", age=STALE_AFTER / 2)
    with pytest.raises(Busy):
        WriteLock(tmp_path / "p")


def test_an_old_lock_of_another_machine_is_stale(tmp_path: Path) -> None:
    left_behind(tmp_path / "p", host="another-pc", age=STALE_AFTER + 5)
    lock = WriteLock(tmp_path / "p")
    assert lock.stale is not None and lock.stale.host == "another-pc"
    lock.release()


@pytest.mark.parametrize("words", [b"", b"{", b"[1]", b'{"host": 1}', b"\xff\xfe"])
def test_a_lock_file_without_sense_is_stale(tmp_path: Path, words: bytes) -> None:
    lock_path(tmp_path / "p").write_bytes(words)
    assert read_owner(lock_path(tmp_path / "p")) is None
    WriteLock(tmp_path / "p").release()


def test_a_project_open_on_another_machine_can_only_be_looked_at(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        path = project.path
    left_behind(path, host="another-pc")
    with ProjectFile.open(path) as looked:
        assert looked.read_only
        assert "王五" in looked.notices[0] and "another-pc" in looked.notices[0]
    assert lock_path(path).exists()


def test_the_owner_says_it_is_alive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = WriteLock(tmp_path / "p")
    old = time.time() - 1000
    os.utime(lock.path, (old, old))
    lock.beat()
    assert lock.path.stat().st_mtime == pytest.approx(old, abs=2)  # not at every word
    monkeypatch.setattr("workbench.store.lock.BEAT", 0.0)
    lock.beat()
    assert lock.path.stat().st_mtime > old + 900
    lock.release()


def test_a_lock_whose_words_cannot_be_written_is_not_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_fd: int, _owner: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("workbench.store.lock._write", full)
    with pytest.raises(OSError, match="No space"):
        WriteLock(tmp_path / "p.xtlf")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from workbench.store import ProjectFile

    path = tmp_path / "p.xtlf"
    ProjectFile.create(path, title="t", city="太原", author="甲").close()

    def full(_fd: int, _owner: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("workbench.store.lock._write", full)
    with ProjectFile.open(path) as project:
        assert project.read_only
        assert "磁盘空间不足" in project.notices[0]
