"""Drafts in a project file: their bytes by SHA-256, their versions, what was read from them, and cached results."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import replace
from typing import Any

from workbench.domain.codec import CodecError, decode, encode
from workbench.domain.errors import StoreError
from workbench.domain.findings import ReviewResult
from workbench.domain.notes import Stage
from workbench.domain.project import Draft
from workbench.domain.regulation import Regulation
from workbench.domain.table import ComparisonTable
from workbench.store import views
from workbench.store.core import Core
from workbench.store.fold import DELETED

#: How many cached analyses a file keeps.
ANALYSES = 8


class DraftsPart(Core):
    """The drafts of a :class:`ProjectFile`."""

    def add_draft(
        self,
        city: str,
        title: str,
        name: str,
        data: bytes,
        regulation: Regulation | None = None,
        *,
        label: str = "",
        stage: Stage | None = None,
        packed: bytes = b"",
    ) -> Draft:
        """Copy a draft into the project as `city`'s newest version. The same bytes of the same city are one draft.

        `packed` is what :func:`pack_regulation` made of the regulation, where that was done before.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        draft_id = f"{city}:{sha256}"
        with self._writing():
            self.store_blob(data)
            if regulation is not None:
                self.store_regulation(sha256, regulation, packed=packed)
            seen = self._log.folded(f"draft:{draft_id}")
            fields = {"city": city, "title": title, "name": name, "sha256": sha256, "label": label, "stage": stage}
            if seen is None or seen.hidden:
                self._emit(f"draft:{draft_id}", "draft.add", fields | {DELETED: False})
        return self.draft(draft_id)

    def edit_draft(self, draft_id: str, *, label: str | None = None, stage: Stage | None = None) -> Draft:
        """Change what a version is called or the stage it stands at."""
        given = {n: v for n, v in {"label": label, "stage": stage}.items() if v is not None}
        self._folded(f"draft:{draft_id}", "这份草案")
        self._emit(f"draft:{draft_id}", "draft.edit", given)
        return self.draft(draft_id)

    def remove_draft(self, draft_id: str) -> None:
        """Take a draft out of the project's list; its bytes and everything said about it stay."""
        self._folded(f"draft:{draft_id}", "这份草案")
        self._emit(f"draft:{draft_id}", "draft.remove", {DELETED: True})

    def draft(self, draft_id: str) -> Draft:
        """One draft of the list.

        Raises:
            StoreError: there is none with this id.
        """
        for draft in self.drafts():
            if draft.id == draft_id:
                return draft
        raise StoreError("找不到这份草案", "它可能已被移出项目，请刷新后重试")

    def drafts(self) -> tuple[Draft, ...]:
        """All drafts: city by city in the order in which the cities came, a city's versions from old to new."""
        held = {str(r[0]) for r in self._c.rows("SELECT sha256 FROM blobs")}
        found = [d for f in self._log.all("draft") if (d := views.record(Draft, f, key="id"))]
        cities: dict[str, list[Draft]] = {}
        for draft in found:
            cities.setdefault(draft.city, []).append(draft)
        return tuple(
            replace(d, version=n, current=n == len(versions), present=d.sha256 in held)
            for versions in cities.values()
            for n, d in enumerate(versions, 1)
        )

    # -- bytes

    def store_blob(self, data: bytes) -> str:
        """Keep bytes under their SHA-256, which is returned."""
        sha256 = hashlib.sha256(data).hexdigest()
        with self._writing():
            sql = "INSERT INTO blobs VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
            self._c.raw.execute(sql, (sha256, len(data), data))
        return sha256

    def has_blob(self, sha256: str) -> bool:
        """Whether a draft's bytes are in this file."""
        return self._c.one("SELECT 1 FROM blobs WHERE sha256 = ?", (sha256,)) is not None

    def blob(self, sha256: str) -> bytes:
        """A draft's bytes, exactly as they were imported.

        Raises:
            StoreError: they are not in this file, or are damaged.
        """
        row = self._c.one("SELECT data FROM blobs WHERE sha256 = ?", (sha256,))
        if row is None:
            raise StoreError("项目中没有这份草案的原文件", "请重新导入该草案，或请对方在发送时附上草案")
        if hashlib.sha256(row[0]).hexdigest() != sha256:
            raise StoreError("项目中保存的草案原文件已损坏", "请从备份恢复项目，或重新导入该草案")
        return bytes(row[0])

    # -- what was read from them

    def store_regulation(self, sha256: str, regulation: Regulation, *, variant: str = "", packed: bytes = b"") -> None:
        """Keep what was read from a draft; `variant` tells readings or engine versions apart. Its bytes must be here."""
        body = packed or pack_regulation(regulation)  # before the transaction, which keeps others from reading
        with self._writing():
            sql = "INSERT INTO parsed VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body"
            self._c.raw.execute(sql, (sha256, variant, body))

    def stored_size(self) -> int:
        """Bytes of what was read and found, packed: tells how long it takes to load."""
        sql = "SELECT (SELECT coalesce(sum(length(body)), 0) FROM parsed) + (SELECT coalesce(max(length(body)), 0) FROM analyses)"
        row = self._c.one(sql)
        return int(row[0]) if row else 0

    def regulation(self, sha256: str, *, variant: str = "") -> Regulation | None:
        """What was read from a draft, or None when it has to be read again."""
        row = self._c.one("SELECT body FROM parsed WHERE sha256 = ? AND variant = ?", (sha256, variant))
        if row is None:
            return None
        try:
            return decode(Regulation, _unpack(row[0]))
        except (CodecError, ValueError, zlib.error):
            return None

    def store_analysis(
        self, key: str, table: ComparisonTable, review: ReviewResult | None = None, *, packed: bytes = b""
    ) -> None:
        """Keep a pure result under a key made of the drafts' digests, the corrections and the engine's version.

        `packed` is what :func:`pack_analysis` made of it, where that was done before.
        """
        if self.read_only:
            return  # it can be computed again
        body = packed or pack_analysis(table, review)
        with self._writing():
            raw = self._c.raw
            turn = raw.execute("SELECT coalesce(max(used), 0) + 1 FROM analyses").fetchone()[0]
            sql = "INSERT INTO analyses VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET used = excluded.used, body = excluded.body"
            raw.execute(sql, (key, turn, body))
            keep = "SELECT key FROM analyses ORDER BY used DESC LIMIT ?"
            raw.execute(f"DELETE FROM analyses WHERE key NOT IN ({keep})", (ANALYSES,))

    def renew_analysis(self, key: str) -> bool:
        """Count a kept result as used now, so that it stays while others go; whether there is one."""
        if self.read_only:
            return self._c.one("SELECT 1 FROM analyses WHERE key = ?", (key,)) is not None
        with self._writing():
            sql = "UPDATE analyses SET used = (SELECT max(used) + 1 FROM analyses) WHERE key = ?"
            return self._c.raw.execute(sql, (key,)).rowcount > 0

    def analysis(self, key: str) -> tuple[ComparisonTable, ReviewResult | None] | None:
        """A kept result, or None when it has to be computed."""
        row = self._c.one("SELECT body FROM analyses WHERE key = ?", (key,))
        if row is None:
            return None
        try:
            data = _unpack(row[0])
            review = data["review"]
            return decode(ComparisonTable, data["table"]), None if review is None else decode(ReviewResult, review)
        except (CodecError, ValueError, KeyError, zlib.error):
            return None


def pack_regulation(regulation: Regulation) -> bytes:
    """A regulation as it is kept in a project file."""
    return _pack(encode(regulation))


def pack_analysis(table: ComparisonTable, review: ReviewResult | None = None) -> bytes:
    """A table and the review of it as they are kept in a project file."""
    return _pack({"table": encode(table), "review": encode(review)})


def _pack(data: object) -> bytes:
    return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), 1)


def _unpack(body: bytes) -> Any:
    return json.loads(zlib.decompress(body))
