"""Which project a file is: told by what was written into it when it was made, so that backups are not confused.

The name tells nothing: a project may be deleted and another one be made under its name, in whose folder of backups those
of the first still lie.
"""

from __future__ import annotations

import codecs
import contextlib
import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from workbench.store.connection import APPLICATION_ID, uri_of

_MAGIC = b"SQLite format 3\x00"
#: Where SQLite keeps the application's number, four bytes.
_NUMBER = 68
#: How much of a file is looked at to tell what it is.
_HEAD = 4096
#: How files of other programs begin: packages, pictures, print files, old Office.
_OTHERS = (
    b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Origin:
    """What makes a file this project's: `key` is equal for a project file and its backups; `title` may change."""

    key: str
    title: str = ""

    @property
    def told(self) -> str:
        """The project as the user knows it."""
        return f"《{self.title}》" if self.title else "（未写名称的项目）"


def origin_of(path: Path) -> Origin | None:
    """Which project a file is, also a damaged one as far as it can still be read; None when that is not known."""
    with contextlib.suppress(sqlite3.Error, OSError), contextlib.closing(_reader(path)) as raw:
        # Without this SQLite reads nothing at all of a file that has become shorter.
        raw.execute("PRAGMA writable_schema=ON")
        return origin_in(raw)
    return None


def origin_in(raw: sqlite3.Connection) -> Origin | None:
    """Which project an open file is; None when it does not say.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    rows = raw.execute("SELECT key, value FROM meta WHERE key IN ('project', 'city', 'created')").fetchall()
    facts = {str(key): str(value) for key, value in rows}
    if not facts.get("project"):
        return None
    # The city too: two offices' copies of one project share its number.
    key = "|".join(facts.get(name, "") for name in ("project", "city", "created"))
    return Origin(key, _title(raw))


def _title(raw: sqlite3.Connection) -> str:
    """The project's title, "" where it cannot be read."""
    with contextlib.suppress(sqlite3.Error, ValueError, LookupError, TypeError):
        (body,) = raw.execute("SELECT body FROM records WHERE subject = 'project:'").fetchone()
        return str(json.loads(body)["fields"]["title"][-1][4])
    return ""


def _reader(path: Path) -> sqlite3.Connection:
    """A connection that leaves the file and its folder as they are, unless its log has to be read."""
    log = path.with_name(path.name + "-wal")
    immutable = "" if log.exists() and log.stat().st_size else "&immutable=1"
    return sqlite3.connect(f"{uri_of(path.absolute())}?mode=ro{immutable}", uri=True)


def is_foreign(path: Path) -> bool:
    """Whether a file is another program's: no project file was ever like this, however damaged it may be."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    if not head.startswith(_MAGIC):
        return path.suffix.lower() != ".xtlf" or head.startswith(_OTHERS) or _is_text(head)
    number = int.from_bytes(head[_NUMBER : _NUMBER + 4], "big")
    return number not in (0, APPLICATION_ID) or (not number and _has_other_tables(path))


def _has_other_tables(path: Path) -> bool:
    """Whether a database holds tables, and not those of a project (whose first ones may lie in its log alone)."""
    with contextlib.suppress(sqlite3.Error, OSError), contextlib.closing(_reader(path)) as raw:
        names = {str(row[0]) for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        return bool(names) and not {"meta", "events"} <= names
    return False


def _is_text(head: bytes) -> bool:
    """Whether these bytes are words: what a disk leaves behind in a damaged file is not."""
    if not head or b"\x00" in head:
        return False
    for encoding in ("utf-8", "gb18030"):
        with contextlib.suppress(UnicodeDecodeError):
            text = codecs.getincrementaldecoder(encoding)().decode(head)  # a character may be cut at the end
            return sum(c.isprintable() or c.isspace() or c == "\ufeff" for c in text) >= 0.98 * len(text)
    return False
