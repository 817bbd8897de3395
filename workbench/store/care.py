"""Care for an open project file: integrity, backups, compaction."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

from workbench.domain.errors import StoreError
from workbench.domain.project import Verification
from workbench.store import backup, migrate, verify
from workbench.store.backup import Backup
from workbench.store.connection import Connection, telling
from workbench.store.core import Core
from workbench.store.log import Log
from workbench.store.opening import SMALL
from workbench.store.origin import origin_in


class CarePart(Core):
    """Verification and backups of a :class:`ProjectFile`."""

    def verify(self) -> Verification:
        """Look through the whole file: SQLite's check, the drafts' digests, and every fold against its events."""
        try:
            found = verify.problems(self._c, self._log)
            counts = verify.counts(self._c)
        except StoreError as error:
            return Verification((error.message,), 0)
        if self._opened.from_backup:
            found.insert(0, self.notices[0])
        mendable = any(problem.endswith(verify.MENDABLE) for problem in found)
        return Verification(tuple(found), migrate.version(self._c), counts, repairable=mendable)

    def repair(self) -> None:
        """Fold everything anew from the events, after a backup."""
        self._require_writable()
        self.backup()
        with self._writing():
            self._log.rebuild()

    def backup(self, occasion: str = backup.BY_HAND) -> Backup:
        """Make a checked backup beside the project; the oldest ones are let go."""
        return backup.make(self._c, self.path, occasion, self._log.seq(), self._now())

    def backups(self) -> tuple[Backup, ...]:
        """The project's backups, the newest first."""
        with self._c.reading() as raw:
            return backup.backups_of(self.path, origin_in(raw))

    def save_copy(self, target: str | Path) -> Path:
        """A whole copy of the project at `target` (never over a file that exists)."""
        target = Path(target)
        if target.exists():
            raise StoreError("文件已存在", "请换一个文件名", subject=target.name)
        part = target.with_name(target.name + ".part")
        with telling(target):
            try:
                backup.copy(self._c, part)
                part.rename(target)
            finally:
                part.unlink(missing_ok=True)
        return target

    def settle(self) -> None:
        """Carry what the log holds into the file (when the user is idle), so that a copy of it lacks as little as can be."""
        if not self.read_only:
            self._c.checkpoint()

    def compact(self) -> int:
        """Give unused space back to the disk, after a backup; returns the bytes won. No event is touched."""
        self._require_writable()
        before = self._c.path.stat().st_size
        with telling(self.path):
            if shutil.disk_usage(self._c.path.parent).free < 3 * before:
                raise StoreError("磁盘空间不足，不能压缩整理", "请先清理磁盘", subject=self.path.name)
        self.backup()
        with self._writing():
            self._c.raw.execute("DELETE FROM analyses")
            self._c.raw.execute("INSERT INTO search (search) VALUES ('optimize')")
        with self._c.reading() as raw:
            raw.execute("VACUUM")
        self._c.checkpoint()
        return before - self._c.path.stat().st_size

    def _look_after(self) -> None:
        """After opening: back up what has changed since the last backup; large files also get their check now."""
        with self._c.reading() as raw:
            newest = backup.newest_of(self.path, origin_in(raw))
        due = self._opened.lock is not None and (newest is None or newest.seq != self._log.seq())
        large = self._c.path.stat().st_size > SMALL
        if large and (due or not self._opened.checked) and self._journal() == "wal":
            self._background = threading.Thread(
                target=self._look_through, args=(due,), name="project-check", daemon=True
            )
            self._background.start()
            return
        # Without a write-ahead log a long look in the background would keep the user from saving.
        if not self._opened.checked:
            with self._c.reading() as raw:
                problem = backup.problem_of(raw)
            if problem:
                self._report_damage(problem)
                return
        if due:
            self._try_backup(self._c)

    def _journal(self) -> str:
        row = self._c.one("PRAGMA journal_mode")
        return str(row[0]) if row else ""

    def _look_through(self, due: bool) -> None:
        """The check and the backup of a large file, on a connection of their own."""
        try:
            own = Connection(self._c.path, read_only=True)
        except StoreError:
            return
        try:
            with own.reading() as raw:
                problem = "" if self._opened.checked else backup.problem_of(raw)
            if problem:
                self._report_damage(problem)
            elif due:
                self._try_backup(own)
        except StoreError as error:
            self._report_damage(error.cause)
        finally:
            own.close()

    def _report_damage(self, problem: str) -> None:
        self._opened.notices.append(
            f"检查发现项目文件已损坏（{problem}），已停止写入。请关闭项目后用“从备份恢复”，程序会同时找回仍可读出的记录。"
        )
        self._damage = problem

    def _try_backup(self, connection: Connection) -> None:
        try:
            backup.make(connection, self.path, backup.ON_OPEN, Log(connection).seq(), self._now())
        except StoreError as error:
            self._opened.notices.append(f"没有做成备份：{error.message}")
