"""What every part of an open project file stands on: the connection, the log, and how a user's word becomes an event."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from workbench.domain.codec import encode
from workbench.domain.errors import StoreError
from workbench.domain.notes import Event, Visibility
from workbench.store.connection import Connection
from workbench.store.fold import Folded
from workbench.store.lock import WriteLock
from workbench.store.log import Log

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The wall clock."""
    return datetime.now(UTC)


class Core:
    """Base of :class:`ProjectFile`; not for use alone."""

    def __init__(
        self, connection: Connection, *, path: Path, lock: WriteLock | None, notices: tuple[str, ...], now: Clock
    ) -> None:
        self._c = connection
        self._log = Log(connection)
        self._path = path
        self._lock = lock
        self._notices = notices
        self._now = now
        self._action = ""
        self.city = self._meta("city")
        self.author = self._meta("author")

    @property
    def path(self) -> Path:
        """The project file."""
        return self._path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written (another window has it open, a read-only folder, a backup is shown)."""
        return self._lock is None

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should know about how the file was opened, in Chinese."""
        return self._notices

    def _meta(self, key: str, default: str = "") -> str:
        row = self._c.one("SELECT value FROM meta WHERE key = ?", (key,))
        return str(row[0]) if row else default

    def _set_meta(self, key: str, value: str) -> None:
        sql = "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        self._c.raw.execute(sql, (key, value))

    def _require_writable(self) -> None:
        if self._lock is None:
            reason = self._notices[0].rstrip("。") if self._notices else "项目以只读方式打开"
            raise StoreError(reason, "本次修改没有保存；请在可写入处打开项目后重试", subject=self._path.name)
        self._lock.beat()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """A transaction, for a project that may be written."""
        self._require_writable()
        with self._c.writing():
            yield

    @contextmanager
    def action(self) -> Iterator[None]:
        """Make everything written inside the block one transaction and one step of undo."""
        outer = self._action
        with self._writing():
            self._action = outer or str(uuid.uuid4())
            try:
                yield
            finally:
                self._action = outer

    def _emit(
        self,
        subject: str,
        kind: str,
        fields: Mapping[str, Any],
        *,
        event_id: str = "",
        answers: str = "",
        visibility: Visibility = Visibility.SHARED,
        extra: Mapping[str, Any] | None = None,
    ) -> Event:
        """Write one event that sets `fields` of `subject`, replacing what this office sees in them now."""
        with self._writing():
            seen = self._log.folded(subject)
            over = {name: heads for name in fields if seen and (heads := seen.heads(name))}
            payload: dict[str, Any] = {"subject": subject, "set": {n: encode(v) for n, v in fields.items()}}
            if over:
                payload["over"] = over
            payload |= extra or {}
            return self._record(kind, payload, event_id=event_id, answers=answers, visibility=visibility)

    def _record(
        self, kind: str, payload: dict[str, Any], *, event_id: str = "", answers: str = "", visibility: Visibility
    ) -> Event:
        if self._action:
            payload.setdefault("action", self._action)
        event = Event(
            id=event_id or str(uuid.uuid4()),
            clock=self._log.clock() + 1,
            city=self.city,
            author=self.author,
            time=self._now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            kind=kind,
            payload=payload,
            answers=answers,
            visibility=visibility,
        )
        self._log.append([event], own=True)
        return event

    def _folded(self, subject: str, what: str) -> Folded:
        found = self._log.folded(subject)
        if found is None:
            raise StoreError(f"找不到{what}（{subject.partition(':')[2]}）", "它可能尚未合并到本项目，请刷新后重试")
        return found

    # -- events

    def events(self, since: int = 0, limit: int = -1) -> list[tuple[int, Event]]:
        """The events that arrived here after local number `since`, each with its number, in the order of arrival."""
        return self._log.events(since, limit)

    def append(self, events: Iterable[Event]) -> list[Event]:
        """Take in events made elsewhere: the union; returns those that were new. Known ones are left as they are."""
        with self._writing():
            return self._log.append(events, own=False)

    def changed(self) -> bool:
        """Whether another process has written since the last call: a window that only follows reads anew then."""
        if self._lock:
            self._lock.beat()
        row = self._c.one("PRAGMA data_version")
        current = int(row[0]) if row else 0
        before, self._data_version = getattr(self, "_data_version", current), current
        return before != current
