"""Creating and opening project files."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from workbench.domain.cities import FIVE_CITIES
from workbench.domain.errors import StoreError
from workbench.domain.notes import Stage
from workbench.domain.project import ProjectInfo
from workbench.store import migrate
from workbench.store.connection import Connection, telling
from workbench.store.core import Clock, utc_now
from workbench.store.drafts import DraftsPart
from workbench.store.lock import Busy, WriteLock
from workbench.store.log import FOLD_VERSION
from workbench.store.matters import MattersPart
from workbench.store.notes import NotesPart
from workbench.store.timeline import TimelinePart

#: The ending of project files.
SUFFIX = ".xtlf"


class ProjectFile(NotesPart, MattersPart, DraftsPart, TimelinePart):
    """An open project file; a context manager. See the package's docstring for what it offers."""

    @classmethod
    def create(
        cls,
        path: str | Path,
        *,
        title: str,
        city: str,
        author: str,
        plan_year: int = 0,
        stage: Stage | None = None,
        leading: str = "",
        cities: Sequence[str] = FIVE_CITIES,
        participants: Sequence[str] = (),
        project_id: str = "",
        now: Clock = utc_now,
    ) -> Self:
        """Make a new project file and open it.

        Raises:
            StoreError: there is a file already, or none can be written there.
        """
        path = Path(path)
        if path.exists():
            raise StoreError("文件已存在", "请换一个文件名，或打开已有的项目", subject=path.name)
        with telling(path):
            try:
                lock = WriteLock(path, author=author, since=_iso(now))
            except Busy as busy:
                raise StoreError("另一个程序正在建立同名项目", "请换一个文件名", subject=path.name) from busy
        try:
            self = cls._begin(path, lock, now)
            with self._c.writing():
                for key, value in {
                    "project": project_id or str(uuid.uuid4()), "city": city, "author": author,
                    "fold": str(FOLD_VERSION), "created": _iso(now),
                }.items():  # fmt: skip
                    self._set_meta(key, value)
                self.city, self.author = city, author
                fields: dict[str, Any] = {"title": title, "cities": tuple(cities)}
                optional = {
                    "plan_year": plan_year, "stage": stage, "leading": leading, "participants": tuple(participants),
                }  # fmt: skip
                fields |= {n: v for n, v in optional.items() if v}
                self._emit("project:", "project.create", fields, extra={"silent": True})
        except BaseException:
            lock.release()
            path.unlink(missing_ok=True)
            raise
        return self

    @classmethod
    def _begin(cls, path: Path, lock: WriteLock, now: Clock) -> Self:
        connection = Connection(path)
        try:
            connection.set_journal("wal")
            migrate.apply(connection)
            return cls(connection, path=path, lock=lock, notices=(), now=now)
        except BaseException:
            connection.close()
            raise

    @classmethod
    def open(
        cls, path: str | Path, *, read_only: bool = False, author: str = "", wait: float = 0.0, now: Clock = utc_now
    ) -> Self:
        """Open a project file.

        Args:
            author: who writes from now on; the one remembered in the file if empty.
            wait: seconds to wait for another process to close it before it is opened read-only.

        Raises:
            StoreError: it is no project file, or from a newer program, or damaged and there is no backup.
        """
        path = Path(path)
        if not path.is_file():
            raise StoreError("找不到项目文件", "请检查路径是否正确", subject=path.name)
        lock: WriteLock | None = None
        notices: tuple[str, ...] = ()
        if not read_only:
            try:
                lock = WriteLock(path, author=author, since=_iso(now))
            except Busy as busy:
                who = busy.owner.told if busy.owner else "另一个程序"
                notices = (f"项目正由{who}打开，这里只能查看，对方的修改会随时显示。",)
        connection = Connection(path, read_only=lock is None)
        migrate.check(connection)
        if lock:
            connection.set_journal("wal")
            migrate.apply(connection)
        self = cls(connection, path=path, lock=lock, notices=notices, now=now)
        if author:
            self.author = author
        return self

    def close(self) -> None:
        """Close the file; what the journal holds is carried into it, so that a copy of it is whole."""
        try:
            self._c.close()
        finally:
            if self._lock:
                self._lock.release()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    def info(self) -> ProjectInfo:
        """The state of this file."""
        journal = self._c.one("PRAGMA journal_mode")
        rows = self._c.rows("SELECT type, count(*) FROM records WHERE hidden = 0 GROUP BY type")
        counts = {f"{kind}s": int(n) for kind, n in rows if kind != "project"}
        events = self._c.one("SELECT count(*) FROM events")
        return ProjectInfo(
            path=str(self.path), project=self.project(), city=self.city, author=self.author, read_only=self.read_only,
            notices=self.notices, journal=str(journal[0]) if journal else "", version=migrate.version(self._c),
            seq=self._log.seq(), counts=counts | {"events": int(events[0]) if events else 0},
        )  # fmt: skip


def _iso(now: Clock) -> str:
    return now().strftime("%Y-%m-%dT%H:%M:%SZ")
