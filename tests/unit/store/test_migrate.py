"""Migrations: numbered, whole or not at all, after a backup; newer files refused."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.unit.store.making import AT, new_project
from workbench.domain.errors import StoreError
from workbench.domain.resources import migrations
from workbench.store import ProjectFile, migrate
from workbench.store.connection import Connection


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped migrations that tests may add to."""
    return Path(shutil.copytree(migrations(), tmp_path / "db"))


@pytest.fixture
def old_project(tmp_path: Path) -> Path:
    """A project of today's version, closed."""
    with new_project(tmp_path) as project:
        project.add_note("旧版写下的意见", AT)
    return project.path


def use(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(migrate, "shipped", lambda: folder)


def test_migrations_are_numbered_without_gaps() -> None:
    assert list(migrate.files()) == list(range(1, migrate.newest() + 1))


@pytest.mark.parametrize("start", migrate.files())
def test_every_earlier_version_reaches_the_newest(tmp_path: Path, folder: Path, start: int) -> None:
    for number, path in migrate.files(folder).items():
        if number > start:
            path.unlink()
    connection = Connection(tmp_path / "x")
    assert migrate.apply(connection, folder) == start
    assert migrate.apply(connection) == migrate.newest()
    assert not migrate.check(connection)
    connection.close()


def test_an_older_file_is_migrated_after_a_backup(
    old_project: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = migrate.newest() + 1
    (folder / f"{number:04d}_later.sql").write_text("CREATE TABLE later (a TEXT);\n", encoding="utf-8")
    use(monkeypatch, folder)
    with ProjectFile.open(old_project) as project:
        assert project.info().version == number
        assert [n.text for n in project.notes()] == ["旧版写下的意见"]
        assert project._c.rows("SELECT count(*) FROM later") == [(0,)]
        assert "升级前" in {b.occasion for b in project.backups()}
        assert project.verify().ok


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    old_project: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(old_project)
    later = folder / f"{migrate.newest() + 1:04d}_later.sql"
    later.write_text("CREATE TABLE later (a TEXT);\nINSERT INTO nowhere VALUES (1);\n", encoding="utf-8")
    use(monkeypatch, folder)
    with pytest.raises(StoreError):
        ProjectFile.open(old_project)
    monkeypatch.undo()
    assert contents(old_project) == before
    with ProjectFile.open(old_project) as project:
        assert len(project.notes()) == 1


def contents(path: Path) -> list[str]:
    with contextlib.closing(sqlite3.connect(path)) as raw:
        return list(raw.iterdump())


def test_a_file_of_a_newer_program_is_refused_unchanged(
    old_project: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / f"{migrate.newest() + 1:04d}_later.sql").write_text("CREATE TABLE later (a TEXT);\n", encoding="utf-8")
    use(monkeypatch, folder)
    ProjectFile.open(old_project).close()
    monkeypatch.undo()
    before = old_project.read_bytes()
    with pytest.raises(StoreError, match="更新版本"):
        ProjectFile.open(old_project)
    assert old_project.read_bytes() == before


def test_a_newer_file_is_not_shown_from_an_old_backup(
    old_project: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ProjectFile.open(old_project) as project:
        project.backup()
    test_a_file_of_a_newer_program_is_refused_unchanged(old_project, folder, monkeypatch)


def test_an_unknown_migration_is_noticed_though_the_number_fits(old_project: Path) -> None:
    with contextlib.closing(sqlite3.connect(old_project)) as raw, raw:
        raw.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('workbench', '0001_other', 't')"
        )
    with pytest.raises(StoreError, match="更新版本"):
        ProjectFile.open(old_project)


def test_a_missing_record_of_a_migration_is_noticed(old_project: Path) -> None:
    with contextlib.closing(sqlite3.connect(old_project)) as raw, raw:
        raw.execute("DELETE FROM _sqlite_migrations")
    with pytest.raises(StoreError, match="版本记录不完整"):
        ProjectFile.open(old_project)


def test_an_older_file_that_cannot_be_written_says_what_to_do(
    old_project: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / f"{migrate.newest() + 1:04d}_later.sql").write_text("CREATE TABLE later (a TEXT);\n", encoding="utf-8")
    use(monkeypatch, folder)
    with pytest.raises(StoreError, match="需要升级"):
        ProjectFile.open(old_project, read_only=True)


def test_a_file_folded_by_another_version_is_folded_anew(old_project: Path) -> None:
    with contextlib.closing(sqlite3.connect(old_project)) as raw, raw:
        raw.execute("UPDATE meta SET value = '0' WHERE key = 'fold'")
        raw.execute("UPDATE records SET body = replace(body, '旧版', '别的')")
    with ProjectFile.open(old_project) as project:
        assert [n.text for n in project.notes()] == ["旧版写下的意见"]
        assert project.verify().ok


def test_a_trigger_is_one_statement() -> None:
    script = "-- words; more words\nCREATE TABLE a (b);\nCREATE TRIGGER t BEFORE DELETE ON a\nBEGIN\n  SELECT 1;\n  SELECT 2;\nEND;\n"
    assert len(list(migrate.statements(script))) == 2


def test_an_unfinished_statement_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="unfinished"):
        list(migrate.statements("CREATE TABLE a (b"))
