"""Wall time: shown to people, never used for order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

#: Tells the time; tests bring their own.
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The wall clock."""
    return datetime.now(UTC)
