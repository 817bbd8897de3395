"""Creating and opening project files."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from workbench.domain.cities import FIVE_CITIES
from workbench.domain.errors import StoreError
from workbench.domain.notes import Stage
from workbench.domain.project import ProjectInfo
from workbench.store import migrate, opening, verify
from workbench.store.care import CarePart
from workbench.store.clock import Clock, utc_now
from workbench.store.drafts import DraftsPart
from workbench.store.log import FOLD_VERSION
from workbench.store.matters import MattersPart
from workbench.store.notes import NotesPart
from workbench.store.screenings import ScreeningsPart
from workbench.store.timeline import TimelinePart

#: The ending of project files.
SUFFIX = ".xtlf"


class ProjectFile(NotesPart, MattersPart, DraftsPart, ScreeningsPart, TimelinePart, CarePart):
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
        joined: bool = False,
        now: Clock = utc_now,
    ) -> Self:
        """Make a new project file and open it; `joined`: what the project is will come by exchange.

        Raises:
            StoreError: there is a file already, or none can be written there.
        """
        path = Path(path)
        if path.exists():
            raise StoreError("文件已存在", "请换一个文件名，或打开已有的项目", subject=path.name)
        opened = opening.begin(path, author=author, since=_iso(now))
        try:
            self = cls(opened, path, now)
            with self._c.writing():
                facts = {
                    "project": project_id or str(uuid.uuid4()),
                    "city": city,
                    "author": author,
                    "created": _iso(now),
                }
                for key, value in (facts | {"fold": str(FOLD_VERSION)}).items():
                    self._set_meta(key, value)
                self.city, self.author = city, author
                if joined:
                    return self
                fields: dict[str, Any] = {"title": title, "cities": tuple(cities)}
                optional = {
                    "plan_year": plan_year, "stage": stage, "leading": leading, "participants": tuple(participants),
                }  # fmt: skip
                fields |= {n: v for n, v in optional.items() if v}
                self._emit("project:", "project.create", fields, extra={"silent": True})
        except BaseException:
            opened.abandon()
            for ending in ("", "-wal", "-shm", "-journal"):
                path.with_name(path.name + ending).unlink(missing_ok=True)
            raise
        return self

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        read_only: bool = False,
        author: str = "",
        wait: float = 0.0,
        on_copy: bool = False,
        now: Clock = utc_now,
    ) -> Self:
        """Open a project file.

        Args:
            author: who writes from now on; the one remembered in the file if empty.
            wait: seconds to wait for another process to close it before it is opened read-only.
            on_copy: work on a copy on this computer where the file lies on a share or stick; closing brings it back.

        Raises:
            StoreError: it is no project file, or from a newer program, or damaged and there is no backup.
        """
        path = Path(path)
        since = _iso(now)
        opened = opening.reopen(
            path, read_only=read_only, author=author, since=since, wait=wait, now=now, on_copy=on_copy
        )
        try:
            self = cls(opened, path, now)
            if author:
                self.author = author
            self._look_after()
        except BaseException:
            opened.abandon()
            raise
        return self

    def close(self) -> None:
        """Close the file; what the journal holds is carried into it, so that a copy of it is whole.

        Raises:
            StoreError: a working copy could not be brought back to its place; it is kept.
        """
        if self._background:
            self._background.join()
        try:
            if self._opened.lock and not self._c.in_transaction:
                with contextlib.suppress(StoreError):
                    self._c.checkpoint()
        finally:
            self._opened.finish(self._now)

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
        return ProjectInfo(
            path=str(self.path), project=self.project(), city=self.city, author=self.author, read_only=self.read_only,
            notices=self.notices, journal=self._journal(), version=migrate.version(self._c),
            seq=self._log.seq(), counts=verify.counts(self._c), from_backup=str(self._opened.from_backup or ""),
        )  # fmt: skip


def _iso(now: Clock) -> str:
    return now().strftime("%Y-%m-%dT%H:%M:%SZ")
