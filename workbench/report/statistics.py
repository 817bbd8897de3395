"""The numbers of a report, counted once: text and tables take them from here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from workbench.domain.findings import ConflictType, Severity
from workbench.domain.notes import Note, NoteStatus
from workbench.domain.table import Row
from workbench.report.scope import Scope

#: Statuses in which a note is still to be dealt with.
_UNSETTLED = (NoteStatus.OPEN, NoteStatus.IN_TALKS)
_NO_CHAPTER = "未分章的条文"
_LOOSE = re.compile(r"[\s\u3000和与及、]")


@dataclass(frozen=True, slots=True)
class ChapterGroup:
    """Matters that stand under one heading; `covered`: document index to how many of them it regulates."""

    name: str
    rows: int
    covered: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class NoteCount:
    """A city's notes: raised, and of those settled, open, overdue (overdue ones are open too)."""

    raised: int
    agreed: int
    other: int
    unsettled: int
    overdue: int


def articles_total(scope: Scope) -> int:
    """Articles of all documents shown."""
    return sum(len(scope.data.regulations[i].articles) for i in scope.documents)


def rows_by_cities(scope: Scope) -> Counter[int]:
    """How many rows are regulated by 1, 2, … documents."""
    return Counter(len(row.cells) for row in scope.rows)


def by_type(scope: Scope) -> Counter[tuple[ConflictType, Severity]]:
    """Conflicts of each kind and severity."""
    return Counter((c.type, c.severity) for c in scope.conflicts)


def between(scope: Scope) -> Mapping[tuple[int, int], int]:
    """For each pair of documents (in the order shown) the conflicts in which they stand on different sides."""
    counts: Counter[tuple[int, int]] = Counter()
    for conflict in scope.conflicts:
        for one, other in combinations(scope.groups(conflict), 2):
            for a in one:
                for b in other:
                    counts[a, b] += 1
                    counts[b, a] += 1
    return counts


def chapters(scope: Scope) -> list[ChapterGroup]:
    """The matters grouped by the heading most of their articles stand under, in the order of the table.

    Headings that differ only in 和、与、及 or spaces are one; matters outside of chapters come last.
    """
    names: dict[str, Counter[str]] = {}
    members: dict[str, list[Row]] = {}
    for row in scope.rows:
        heading = _heading(scope, row)
        key = _LOOSE.sub("", heading)
        names.setdefault(key, Counter())[heading] += 1
        members.setdefault(key, []).append(row)
    result = []
    for key, rows in members.items():
        name = min(names[key], key=lambda n: (-names[key][n], n))
        covered = {i: sum(i in row.cells for row in rows) for i in scope.documents}
        result.append(ChapterGroup(name, len(rows), covered))
    return sorted(result, key=lambda group: group.name == _NO_CHAPTER)


def _heading(scope: Scope, row: Row) -> str:
    found: Counter[str] = Counter()
    for index, cell in row.cells.items():
        divisions = scope.data.regulations[index].divisions
        for label in cell.articles:
            article = scope.article(index, label)
            if article is None or article.division < 0:
                continue
            division = divisions[article.division]
            while division.parent >= 0 and division.level.value in ("节",):
                division = divisions[division.parent]
            found[re.sub(r"[\s\u3000]+", "", division.heading)] += 1
    if found:
        return min(found, key=lambda n: (-found[n], n))
    return _NO_CHAPTER


def is_unsettled(note: Note) -> bool:
    """Whether a note is still to be dealt with; one that was withdrawn is not."""
    return note.status in _UNSETTLED and not note.withdrawn


def is_overdue(scope: Scope, note: Note) -> bool:
    """Whether a note is unsettled though its day has passed."""
    return is_unsettled(note) and bool(note.due) and note.due[:10] < scope.data.date.isoformat()


def note_counts(scope: Scope) -> Mapping[str, NoteCount]:
    """City to its counts: the project's cities first, others who wrote after them."""
    cities = list(dict.fromkeys([*scope.data.cities, *sorted({n.city for n in scope.notes})]))
    result = {}
    for city in cities:
        own = [n for n in scope.notes if n.city == city]
        agreed = sum(n.status is NoteStatus.AGREED and not n.withdrawn for n in own)
        unsettled = sum(is_unsettled(n) for n in own)
        overdue = sum(is_overdue(scope, n) for n in own)
        result[city] = NoteCount(len(own), agreed, len(own) - agreed - unsettled, unsettled, overdue)
    return result
