"""What a user corrects in a table, as data that every later alignment respects."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum


class Act(StrEnum):
    """What a correction does."""

    TOGETHER = "together"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Place:
    """An article of one draft: the draft's digest, the article's label and the digest of its words."""

    sha256: str
    article: str
    digest: str


@dataclass(frozen=True, slots=True)
class Correction:
    """Two provisions belong in one row (TOGETHER), or must not stand in one row (APART)."""

    act: Act
    a: Place
    b: Place


def text_digest(text: str) -> str:
    """A digest of an article's words that white space does not change."""
    return hashlib.sha256(re.sub(r"\s", "", text).encode()).hexdigest()[:16]
