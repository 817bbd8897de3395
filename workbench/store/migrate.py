"""Numbered migrations: db/NNNN_name.sql, each in one transaction together with its record."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlite_utils import Database, Migrations

from workbench.domain.errors import StoreError
from workbench.domain.resources import migrations as shipped
from workbench.store.connection import APPLICATION_ID, Connection

#: The name of the set in sqlite-utils' own table of applied migrations.
SET = "workbench"
_FILE = re.compile(r"(?P<number>\d{4})_[a-z0-9_]+\.sql")


class NewerFileError(StoreError):
    """The refusal of a file from a newer program."""


def newer(name: str) -> NewerFileError:
    """The refusal of the file `name`."""
    cause = "该项目由更新版本的工作台建立，本版本不能打开（文件未作任何改动）"
    return NewerFileError(cause, "请升级工作台后再打开", subject=name)


def files(folder: Path | None = None) -> dict[int, Path]:
    """The migrations that ship with this program, by number."""
    found = {int(m["number"]): p for p in (folder or shipped()).iterdir() if (m := _FILE.fullmatch(p.name))}
    return dict(sorted(found.items()))


def newest(folder: Path | None = None) -> int:
    """The number of the newest migration this program knows."""
    return max(files(folder))


def version(connection: Connection) -> int:
    """The number of the newest migration in the file; 0 for an empty one."""
    row = connection.one("PRAGMA user_version")
    return int(row[0]) if row else 0


def check(connection: Connection, folder: Path | None = None) -> bool:
    """Whether the file has to be migrated.

    Raises:
        StoreError: a newer program wrote it, or its record of migrations does not fit its version.
    """
    known = {path.stem: number for number, path in files(folder).items()}
    held = version(connection)
    name = connection.path.name
    if held > max(known.values()):
        raise newer(name)
    try:
        rows = connection.rows("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (SET,))
    except StoreError as error:
        raise StoreError("这不是协同立法工作台的项目文件", "请选择由本程序建立的项目文件", subject=name) from error
    applied = {str(r[0]) for r in rows}
    if not applied <= set(known):
        raise newer(name)
    if {known[a] for a in applied} != {n for n in known.values() if n <= held}:
        raise StoreError("项目文件的版本记录不完整，可能曾被其他程序改动", "请从备份恢复", subject=name)
    return held < max(known.values())


def apply(connection: Connection, folder: Path | None = None) -> int:
    """Apply what is pending, one transaction a migration; returns the file's version then.

    Raises:
        StoreError: a migration failed; the file is as it was before that migration.
    """
    steps = Migrations(SET)
    for number, path in files(folder).items():
        steps(name=path.stem)(_step(number, path))
    with connection.writing() as db:
        steps.apply(db)
    return version(connection)


def _step(number: int, path: Path):  # type: ignore[no-untyped-def] # sqlite-utils wants a named function
    def run(db: Database) -> None:
        # Not executescript: it would commit what went before and leave half a migration behind an error.
        for statement in statements(path.read_text("utf-8")):
            db.conn.execute(statement)
        db.conn.execute(f"PRAGMA user_version={number}")
        db.conn.execute(f"PRAGMA application_id={APPLICATION_ID}")

    run.__name__ = path.stem
    return run


def statements(script: str) -> Iterator[str]:
    """The statements of an SQL script, one by one; a trigger's inner semicolons do not end it."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            if pending.strip(" \n;"):
                yield pending
            pending = ""
    if pending.strip() and not all(part.lstrip().startswith("--") for part in pending.strip().splitlines()):
        raise ValueError(f"unfinished statement: {pending[:80]!r}")
