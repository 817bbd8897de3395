"""The key under which a user's judgement on a conflict is stored."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from workbench.domain.findings import Conflict
from workbench.domain.regulation import Regulation


def conflict_key(conflict: Conflict, regulations: Sequence[Regulation]) -> str:
    """A digest of what a conflict rests on: its type and, for each city, the quoted words.

    It stays the same when rows are renumbered, drafts come in another order or other articles change, and changes when
    the quoted words of a city change (white space aside). A city whose name is unknown counts by its title.
    """
    lines = []
    for document, evidence in conflict.evidence.items():
        regulation = regulations[document]
        words = re.sub(r"\s", "", evidence.quote)
        lines.append(f"{regulation.city or regulation.title}\t{words}")
    plain = "\n".join([conflict.type.value, *sorted(lines)])
    return hashlib.sha256(plain.encode("utf-8")).hexdigest()
