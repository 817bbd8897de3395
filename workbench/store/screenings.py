"""Results of batch screening in a project file: kept by a file's digest, so that a second run does only what is new.

They belong to this copy of the project alone; the ledger lines made from them are events and go to the other offices.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence

from workbench.domain.codec import CodecError, decode, encode
from workbench.domain.screening import ScreenedFile, Screening
from workbench.store.core import Core


class ScreeningsPart(Core):
    """The batch screenings of a :class:`ProjectFile`."""

    def store_screenings(
        self, folder: str, engine: str, screenings: Iterable[Screening], files: Iterable[ScreenedFile]
    ) -> None:
        """Keep results made by `engine` and the state of files of `folder`, all or none.

        Raises:
            StoreError: the project cannot be written.
        """
        with self._writing():
            raw = self._c.raw
            sql = "INSERT INTO screenings VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET engine = excluded.engine, body = excluded.body"
            raw.executemany(sql, [(s.sha256, engine, _pack(s)) for s in screenings])
            sql = "INSERT INTO screened_files VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET sha256 = excluded.sha256, message = excluded.message"
            raw.executemany(sql, [(folder, f.path, f.sha256, f.message) for f in files])

    def forget_screened(self, folder: str, kept: Sequence[str]) -> None:
        """Drop the files of `folder` that are not among the paths `kept`, and results that belong to no file any more."""
        with self._writing():
            raw = self._c.raw
            gone = {f.path for f in self.screened_files(folder)} - set(kept)
            raw.executemany("DELETE FROM screened_files WHERE folder = ? AND path = ?", [(folder, p) for p in gone])
            raw.execute("DELETE FROM screenings WHERE sha256 NOT IN (SELECT sha256 FROM screened_files)")

    def screened_folders(self) -> tuple[str, ...]:
        """The folders that were screened."""
        rows = self._c.rows("SELECT DISTINCT folder FROM screened_files ORDER BY folder")
        return tuple(str(r[0]) for r in rows)

    def screened_files(self, folder: str) -> tuple[ScreenedFile, ...]:
        """The files of a folder as they were when it was last screened, by path."""
        sql = "SELECT path, sha256, message FROM screened_files WHERE folder = ? ORDER BY path"
        return tuple(ScreenedFile(str(r[0]), str(r[1]), str(r[2])) for r in self._c.rows(sql, (folder,)))

    def screened_by(self, engine: str) -> frozenset[str]:
        """The digests of the files whose kept results were made by `engine`."""
        return frozenset(str(r[0]) for r in self._c.rows("SELECT sha256 FROM screenings WHERE engine = ?", (engine,)))

    def screenings(self) -> dict[str, Screening]:
        """Every kept result by its file's digest; unreadable ones are left out, as if they had not been made."""
        return {s.sha256: s for s in self._screenings()}

    def _screenings(self) -> Iterator[Screening]:
        for (body,) in self._c.rows("SELECT body FROM screenings ORDER BY sha256"):
            try:
                yield decode(Screening, json.loads(zlib.decompress(body)))
            except (CodecError, ValueError, zlib.error):
                continue


def _pack(screening: Screening) -> bytes:
    plain = json.dumps(encode(screening), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(plain.encode(), 1)
