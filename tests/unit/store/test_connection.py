"""One connection: its URI on every system, its errors in the user's words."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from workbench.domain.errors import StoreError
from workbench.store.connection import Connection, told, uri_of


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (
            PurePosixPath("/home/a/供水 草案#1?.xtlf"),
            "file:///home/a/%E4%BE%9B%E6%B0%B4%20%E8%8D%89%E6%A1%88%231%3F.xtlf",
        ),
        (PureWindowsPath(r"C:\Users\a\p.xtlf"), "file:///C:/Users/a/p.xtlf"),
        (PureWindowsPath(r"\\server\share\p.xtlf"), "file:////server/share/p.xtlf"),
    ],
)
def test_the_uri_fits_every_system(path: PurePosixPath | PureWindowsPath, uri: str) -> None:
    assert uri_of(path) == uri


def test_a_name_full_of_signs_is_opened_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "供水 100%#?&草案.xtlf"
    connection = Connection(path)
    connection.set_journal("delete")
    with connection.writing() as db:
        db.conn.execute("CREATE TABLE t (a)")
    connection.close()
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (sqlite3.OperationalError("database or disk is full"), "磁盘空间不足"),
        (OSError(errno.ENOSPC, "No space left on device"), "磁盘空间不足"),
        (sqlite3.OperationalError("disk I/O error"), "磁盘读写出错"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "不允许写入"),
        (sqlite3.OperationalError("database is locked"), "占用"),
        (sqlite3.DatabaseError("database disk image is malformed"), "已损坏"),
        (PermissionError(errno.EACCES, "Permission denied"), "没有访问权限"),
        (FileNotFoundError(errno.ENOENT, "No such file"), "找不到"),
        (sqlite3.OperationalError("something new"), "读写失败"),
    ],
    ids=str,
)
def test_every_failure_has_a_cause_and_a_remedy(error: Exception, word: str) -> None:
    made = told(error, Path("/x/供水.xtlf"))
    assert isinstance(made, StoreError)
    assert word in made.cause
    assert made.remedy
    assert made.subject == "供水.xtlf"


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    connection = Connection(tmp_path / "p")
    with connection.writing() as db:
        db.conn.execute("CREATE TABLE t (a)")
    with pytest.raises(RuntimeError), connection.writing() as db:
        db.conn.execute("INSERT INTO t VALUES (1)")
        raise RuntimeError
    assert connection.rows("SELECT * FROM t") == []
    connection.close()


def test_an_inner_failure_takes_back_only_the_inner_part(tmp_path: Path) -> None:
    connection = Connection(tmp_path / "p")
    with connection.writing() as db:
        db.conn.execute("CREATE TABLE t (a)")
        with pytest.raises(RuntimeError), connection.writing():
            db.conn.execute("INSERT INTO t VALUES (1)")
            raise RuntimeError
        db.conn.execute("INSERT INTO t VALUES (2)")
    assert connection.rows("SELECT * FROM t") == [(2,)]
    connection.close()
