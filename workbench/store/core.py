"""What every part of an open project file stands on: the connection, the log, and how a user's word becomes an event."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path
from typing import Any

from workbench.domain.codec import encode
from workbench.domain.errors import StoreError
from workbench.domain.notes import Event, Visibility
from workbench.store.clock import Clock
from workbench.store.fold import Folded
from workbench.store.log import Log
from workbench.store.opening import Opened


class Core:
    """Base of :class:`ProjectFile`; not for use alone."""

    def __init__(self, opened: Opened, path: Path, now: Clock) -> None:
        self._opened = opened
        self._c = opened.connection
        self._log = Log(self._c)
        self._path = path
        self._now = now
        self._action = ""
        self._damage = ""
        self._background: threading.Thread | None = None
        self.city = self._meta("city")
        self.author = self._meta("author")
        self._data_version = self._seen_version()

    @property
    def path(self) -> Path:
        """The project file."""
        return self._path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written (another window has it open, a read-only folder, a backup is shown)."""
        return self._opened.lock is None or bool(self._damage)

    @property
    def damaged(self) -> bool:
        """Whether the file is damaged: a backup is shown in its place, or damage was found while it was open."""
        return self._opened.from_backup is not None or bool(self._damage)

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should know about how the file was opened, in Chinese."""
        return tuple(self._opened.notices)

    def _meta(self, key: str, default: str = "") -> str:
        row = self._c.one("SELECT value FROM meta WHERE key = ?", (key,))
        return str(row[0]) if row else default

    def _set_meta(self, key: str, value: str) -> None:
        sql = "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        self._c.raw.execute(sql, (key, value))

    def _require_writable(self) -> None:
        lock = self._opened.lock
        if lock is None or self._damage:
            reason = self.notices[-1 if self._damage else 0].rstrip("。") if self.notices else "项目以只读方式打开"
            raise StoreError(reason, "本次修改没有保存；请在可写入处打开项目后重试", subject=self._path.name)
        lock.beat()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """A transaction, for a project that may be written."""
        self._require_writable()
        with self._c.writing():
            yield

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything written inside the block is on the disk when it ends, or nothing of it."""
        with self._writing():
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
            time=self.timestamp(),
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
            raise StoreError(f"找不到{what}（{subject.partition(':')[2]}）", "它可能尚未并入本项目，请刷新后重试")
        return found

    # -- events

    @property
    def project_id(self) -> str:
        """The id that the offices' copies of one project share when one was made from another's exchange file."""
        return self._meta("project")

    def timestamp(self) -> str:
        """The wall time in ISO 8601 UTC, as events carry it."""
        return self._now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def seq(self) -> int:
        """The local number of the newest event: grows with everything written or merged; cheap to ask."""
        return self._log.seq()

    def numbered(self) -> int:
        """The greatest local number that was ever given to an event of this file."""
        row = self._c.one("SELECT seq FROM sqlite_sequence WHERE name = 'events'")
        return max(int(row[0]) if row else 0, self._log.seq())

    def event(self, event_id: str) -> Event | None:
        """The event with this id, or None."""
        return self._log.event(event_id)

    def known_events(self, ids: Iterable[str]) -> dict[str, Event]:
        """Those events of `ids` that are in this file, by id."""
        return self._log.known(ids)

    def contested(self, subjects: Iterable[str] | None = None) -> list[Folded]:
        """Those of `subjects` (of all) on which offices say different things, in the order in which they began."""
        return self._log.contested(subjects)

    def folded(self, subject: str) -> Folded | None:
        """The state of a subject as its events make it, field by field."""
        return self._log.folded(subject)

    def record_exchange(self, verb: str, fields: Mapping[str, Any]) -> None:
        """Note for this office alone that something was sent or merged."""
        event_id = str(uuid.uuid4())
        self._emit(
            f"exchange:{event_id}", f"exchange.{verb}", fields, event_id=event_id, visibility=Visibility.INTERNAL,
            extra={"silent": True},
        )  # fmt: skip

    def events(self, since: int = 0, limit: int = -1) -> list[tuple[int, Event]]:
        """The events that arrived here after local number `since`, each with its number, in the order of arrival."""
        return self._log.events(since, limit)

    def append(self, events: Iterable[Event], *, own: bool = False) -> list[Event]:
        """Take in events made elsewhere: the union; returns those that were new. Known ones are left as they are.

        `own` is for events of this very office that come back from a damaged file.
        """
        with self._writing():
            return self._log.append(events, own=own)

    def changed(self) -> bool:
        """Whether another process has written since the last call: a window that only follows reads anew then."""
        if self._opened.lock:
            self._opened.lock.beat()
        before, self._data_version = self._data_version, self._seen_version()
        return before != self._data_version

    def stamp(self) -> tuple[int, int]:
        """Another pair whenever anything may have been written to the file: what was read under the same one holds."""
        return self._c.stamp()

    def _seen_version(self) -> int:
        row = self._c.one("PRAGMA data_version")
        return int(row[0]) if row else 0
