"""What is acknowledged is on the disk; whatever happens to the file, nobody is told a lie about it."""

from __future__ import annotations

import contextlib
import ctypes
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.shared import ROOT
from tests.unit.store.making import AT, new_project
from workbench.domain.errors import StoreError
from workbench.store import SUFFIX, ProjectFile, restore
from workbench.store.backup import folder_of

pytestmark = pytest.mark.filterwarnings("ignore:This process.*fork:DeprecationWarning")
posix = pytest.mark.skipif(sys.platform == "win32", reason="需要 POSIX 进程与权限")


@contextlib.contextmanager
def writer(path: Path, *more: str) -> Iterator[subprocess.Popen[str]]:
    """A process that writes into `path`."""
    command = [sys.executable, "-m", "tests.unit.store.writer", str(path), *more]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        try:
            yield process
        finally:
            process.kill()


def said_before_death(process: subprocess.Popen[str], lines: int) -> list[str]:
    """What the process acknowledged until it was killed after some lines."""
    assert process.stdout is not None
    said = [process.stdout.readline().strip() for _ in range(lines)]
    process.kill()
    said += process.stdout.read().splitlines()[:-1]  # its last line may be cut
    process.wait()
    return said


# -- killed at any moment


@posix
def test_nothing_acknowledged_is_lost_when_the_process_is_killed(tmp_path: Path) -> None:
    rng = random.Random(7)
    path = tmp_path / f"p{SUFFIX}"
    ProjectFile.create(path, title="t", city="太原", author="张三").close()
    acknowledged: set[str] = set()
    for _ in range(4):
        with writer(path) as process:
            said = said_before_death(process, rng.randint(1, 40))
        assert said[0] == "open"
        acknowledged |= {line.removeprefix("wrote ") for line in said if line.startswith("wrote ")}
        with ProjectFile.open(path) as project:
            assert any("没有正常关闭" in n for n in project.notices)
            assert acknowledged <= {e.id for _, e in project.events()}
            assert project.verify().ok
    assert acknowledged


# -- the log is cut


@pytest.fixture
def torn(tmp_path: Path) -> tuple[Path, Path, list[str]]:
    """A project's file and log as they lie on the disk while it is open, and the ids of its events."""
    with new_project(tmp_path) as project:
        for n in range(12):
            project.add_note(f"意见{n}", AT)
        ids = [e.id for _, e in project.events()]
        kept = tmp_path / "kept"
        kept.mkdir()
        for ending in ("", "-wal"):
            shutil.copy(project.path.with_name(project.path.name + ending), kept / f"p{SUFFIX}{ending}")
    return kept / f"p{SUFFIX}", kept / f"p{SUFFIX}-wal", ids


def state_of(folder: Path, file: Path, log: bytes) -> list[str]:
    """The events of a project whose log is `log`, after a check of the whole."""
    folder.mkdir()
    path = folder / file.name
    shutil.copy(file, path)
    path.with_name(path.name + "-wal").write_bytes(log)
    with ProjectFile.open(path) as project:
        assert not project.read_only
        found = project.verify()
        assert found.ok, found.problems
        return [e.id for _, e in project.events()]


def test_a_log_cut_at_any_byte_leaves_an_earlier_whole_state(
    torn: tuple[Path, Path, list[str]], tmp_path: Path
) -> None:
    file, log, ids = torn
    whole = log.read_bytes()
    base = len(whole) - 40 * 4120  # the first frames make the tables: without them there is no project yet
    lengths = []
    for n, cut in enumerate([*sorted(random.Random(3).sample(range(base, len(whole)), 25)), len(whole)]):
        found = state_of(tmp_path / str(n), file, whole[:cut])
        assert found == ids[: len(found)]
        lengths.append(len(found))
    assert lengths == sorted(lengths)
    assert lengths[-1] == len(ids)
    assert lengths[0] < len(ids)


def test_a_flipped_bit_in_the_log_leaves_an_earlier_whole_state(
    torn: tuple[Path, Path, list[str]], tmp_path: Path
) -> None:
    file, log, ids = torn
    whole = log.read_bytes()
    for n, at in enumerate(random.Random(4).sample(range(len(whole) - 30 * 4120, len(whole)), 8)):
        flipped = whole[:at] + bytes([whole[at] ^ 0x10]) + whole[at + 1 :]
        found = state_of(tmp_path / str(n), file, flipped)
        assert found == ids[: len(found)]


# -- the file is damaged


def damaged_project(folder: Path) -> tuple[Path, list[str]]:
    """A project cut in half after a backup, and the ids of the events in it before."""
    with new_project(folder) as project:
        for n in range(30):
            project.add_note(f"意见{n}" * 20, AT)
        project.backup()
        for n in range(5):
            project.add_note(f"备份之后{n}", AT)
        ids = [e.id for _, e in project.events()]
    data = project.path.read_bytes()
    project.path.write_bytes(data[: len(data) // 2])
    return project.path, ids


def test_a_file_cut_in_half_is_shown_from_its_last_good_backup(tmp_path: Path) -> None:
    path, ids = damaged_project(tmp_path)
    before = path.read_bytes()
    with ProjectFile.open(path) as project:
        assert project.read_only
        assert "已损坏" in project.notices[0] and "备份" in project.notices[0]
        assert project.info().from_backup
        assert [e.id for _, e in project.events()] == ids[:-5]
        assert not project.verify().ok
        with pytest.raises(StoreError, match="没有保存"):
            project.add_note("写不进去", AT)
    assert path.read_bytes() == before


def test_a_damaged_file_without_a_backup_is_told_and_left_alone(tmp_path: Path) -> None:
    path, _ = damaged_project(tmp_path)
    shutil.rmtree(folder_of(path))
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        ProjectFile.open(path)
    assert "损坏" in caught.value.cause
    assert path.read_bytes() == before


def test_half_a_file_without_a_backup_is_not_to_be_opened_again(tmp_path: Path) -> None:
    path, _ = damaged_project(tmp_path)
    shutil.rmtree(folder_of(path))
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(StoreError, match="没有可用的备份") as caught:
        ProjectFile.open(path)
    assert "重新打开" not in caught.value.remedy


def test_a_damaged_backup_is_passed_over(tmp_path: Path) -> None:
    path, _ = damaged_project(tmp_path)
    good = next(folder_of(path).glob(f"*{SUFFIX}"))
    newer = good.with_name("20991121T080000Z-000099999-手动" + SUFFIX)
    newer.write_bytes(good.read_bytes()[:5000])
    with ProjectFile.open(path) as project:
        assert project.info().from_backup == str(good)


def test_zeros_in_the_middle_of_the_file_are_noticed(tmp_path: Path) -> None:
    path, _ = damaged_project(tmp_path)
    good = next(folder_of(path).glob(f"*{SUFFIX}"))
    data = bytearray(good.read_bytes())
    data[4096 * 3 : 4096 * 12] = bytes(4096 * 9)
    path.write_bytes(data)
    with ProjectFile.open(path) as project:
        assert project.info().from_backup


def test_restoring_puts_the_backup_back_and_keeps_the_damaged_file(tmp_path: Path) -> None:
    path, ids = damaged_project(tmp_path)
    before = path.read_bytes()
    done = restore(path)
    assert done.aside is not None and done.aside.read_bytes() == before
    with ProjectFile.open(path) as project:
        assert not project.read_only
        assert [e.id for _, e in project.events()][: len(ids) - 5] == ids[:-5]
        assert project.verify().ok


def test_restoring_an_older_backup_takes_later_events_from_the_whole_file(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        project.add_note("备份之前", AT)
        kept = project.backup()
        later = project.add_note("备份之后", AT)
    done = restore(project.path, kept.path)
    assert done.rescued == 1
    with ProjectFile.open(project.path) as again:
        assert again.note(later.id).text == "备份之后"
        assert again.undoable()


def test_a_project_that_is_open_is_not_restored_over(project: ProjectFile) -> None:
    project.add_note("在写", AT)
    project.backup()
    with pytest.raises(StoreError, match="请先关闭项目"):
        restore(project.path)


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 100, b"PK\x03\x04 a zip"])
def test_another_programs_file_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / f"x{SUFFIX}"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="不是协同立法工作台的项目文件"):
        ProjectFile.open(path)
    assert path.read_bytes() == content
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / f"x{SUFFIX}"
    with contextlib.closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("CREATE TABLE t (a)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="不是协同立法工作台的项目文件"):
        ProjectFile.open(path)
    assert path.read_bytes() == before


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="找不到项目文件"):
        ProjectFile.open(tmp_path / "none")
    with pytest.raises(StoreError, match="文件夹"):
        ProjectFile.open(tmp_path)


def test_a_project_is_never_made_over_a_file(tmp_path: Path) -> None:
    (tmp_path / f"太原{SUFFIX}").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="已存在"):
        new_project(tmp_path)
    assert (tmp_path / f"太原{SUFFIX}").read_text("utf-8") == "mine"


# -- the disk is full


def test_a_full_disk_is_told_and_nothing_before_is_lost(project: ProjectFile) -> None:
    kept = project.add_note("写进去了", AT)
    raw = project._c.raw
    pages = raw.execute("PRAGMA page_count").fetchone()[0]
    raw.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(StoreError, match="磁盘空间不足"):
        project.add_note("写不下" * 20_000, AT)
    assert project.notes() == (kept,)
    raw.execute(f"PRAGMA max_page_count={pages + 10_000}")
    assert len([project.add_note("又能写了", AT)]) == 1
    assert project.verify().ok


@posix
def test_a_limit_on_file_size_is_told_and_every_acknowledged_note_is_there(tmp_path: Path) -> None:
    path = tmp_path / f"p{SUFFIX}"
    ProjectFile.create(path, title="t", city="太原", author="张三").close()
    with writer(path, "fsize", "400000") as process:
        out, _ = process.communicate(timeout=60)
    said = out.splitlines()
    assert process.returncode == 3
    assert said[-1].startswith("refused ")
    acknowledged = {line.removeprefix("wrote ") for line in said if line.startswith("wrote ")}
    with ProjectFile.open(path) as project:
        assert acknowledged <= {e.id for _, e in project.events()}
        assert project.verify().ok
    assert acknowledged


# -- nothing may be written there


@posix
def test_a_read_only_folder_lets_one_look(tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with new_project(folder) as project:
            project.add_note("看得见", AT)
        folder.chmod(0o555)
        project.path.chmod(0o444)
        try:
            assert without_powers(lambda: look(project.path)) == 0
        finally:
            folder.chmod(0o755)


@posix
def test_a_read_only_folder_with_an_unfinished_log_shows_the_last_state(tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        kept = folder / "kept"
        kept.mkdir()
        with new_project(folder) as project:
            project.add_note("看得见", AT)
            for ending in ("", "-wal"):
                shutil.copy(project.path.with_name(project.path.name + ending), kept / f"p{SUFFIX}{ending}")
        for path in (*kept.iterdir(), kept):
            path.chmod(0o444 if path.is_file() else 0o555)
        try:
            assert without_powers(lambda: look(kept / f"p{SUFFIX}")) == 0
        finally:
            kept.chmod(0o755)


def look(path: Path) -> int:
    with ProjectFile.open(path) as project:
        if not project.read_only or not project.notices or [n.text for n in project.notes()] != ["看得见"]:
            return 1
        try:
            project.add_note("写", AT)
        except StoreError:
            return 0
    return 2


def without_powers(work) -> int:  # type: ignore[no-untyped-def] # noqa: ANN001
    """The exit status of `work` in a child process that may only what the files' modes allow, even where root runs it.

    The child stays root without root's powers: another user could not even read a checkout in root's home.
    """
    child = os.fork()
    if child == 0:
        status = 9
        try:
            if os.getuid() == 0:
                version_3, powers = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
                assert ctypes.CDLL(None).capset(version_3, powers) == 0
            status = work()
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


# -- opened twice


def test_the_second_to_open_can_only_look_and_is_told_who_writes(project: ProjectFile) -> None:
    with ProjectFile.open(project.path, author="李四") as second:
        assert second.read_only
        assert "张三" in second.notices[0]
        with pytest.raises(StoreError, match="没有保存"):
            second.add_note("不会悄悄覆盖", AT)
    assert project.notes() == ()


def test_the_second_follows_what_the_first_writes(project: ProjectFile) -> None:
    with ProjectFile.open(project.path) as second:
        assert not second.changed()
        note = project.add_note("新意见", AT)
        assert second.changed()
        assert not second.changed()
        assert second.notes() == (note,)


def test_when_the_first_closes_the_next_may_write(tmp_path: Path) -> None:
    first = new_project(tmp_path)
    first.close()
    with ProjectFile.open(first.path) as second:
        assert not second.read_only
        assert second.notices == ()


@posix
def test_another_process_is_noticed_and_waited_for(tmp_path: Path) -> None:
    path = tmp_path / f"p{SUFFIX}"
    ProjectFile.create(path, title="t", city="太原", author="张三").close()
    with writer(path) as process:
        assert process.stdout and process.stdout.readline() == "open\n"
        with ProjectFile.open(path) as second:
            assert second.read_only
            assert str(process.pid) in second.notices[0]
            deadline = time.monotonic() + 20
            while not second.notes() and time.monotonic() < deadline:
                time.sleep(0.02)
            assert second.notes()
        process.kill()
        process.wait()
        with ProjectFile.open(path, wait=5.0) as third:
            assert not third.read_only


def test_a_closed_file_is_whole_without_its_log(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        note = project.add_note("都在文件里", AT)
    assert sorted(p.name for p in tmp_path.iterdir()) == [project.path.name]
    copied = tmp_path / f"copy{SUFFIX}"
    shutil.copy(project.path, copied)
    with ProjectFile.open(copied) as again:
        assert again.note(note.id).text == "都在文件里"


def test_words_once_written_cannot_be_changed_or_deleted(project: ProjectFile) -> None:
    project.add_note("原话", AT)
    for sql in ("UPDATE events SET author = '别人'", "DELETE FROM events"):
        with pytest.raises(StoreError, match="不可改动"), project._c.writing() as db:
            db.conn.execute(sql)
    assert project.verify().ok


def test_the_strictest_settings_are_on(project: ProjectFile) -> None:
    raw = project._c.raw
    settings = {
        name: raw.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "foreign_keys")
    }
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
