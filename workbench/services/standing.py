"""Where a project stands, in figures: coverage, conflicts, the cities' progress with their notes, due dates."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from workbench.domain.findings import ConflictType
from workbench.domain.notes import Note, NoteStatus
from workbench.domain.project import Verdict
from workbench.domain.regulation import Level, Regulation
from workbench.services.analysis import Analysis
from workbench.services.overview import MatterKind, Overview


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter of a draft: how many of its articles stand beside another city's, and the rows they stand in."""

    document: int
    title: str
    articles: int
    shared: int
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CityProgress:
    """How far the notes that one city has to act on are; `rows` are those behind them."""

    city: str
    agreed: int
    open: int
    overdue: int
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Figures of a project.

    Attributes:
        chapters: by document, in the order of the text; a draft without chapters is one.
        types: kind of conflict to the rows in which it stands, a row as often as it has conflicts; none dismissed.
        pairs: two documents, the smaller index first, to the rows in which they stand in different groups.
        due: notes that are not settled and have a date: (ISO date, note id, row), the earliest first.
    """

    chapters: tuple[Chapter, ...]
    types: Mapping[ConflictType, tuple[int, ...]]
    pairs: Mapping[tuple[int, int], tuple[int, ...]]
    progress: tuple[CityProgress, ...]
    due: tuple[tuple[str, str, int], ...]


def standing(
    analysis: Analysis, found: Overview, notes: Mapping[str, Note], cities: Iterable[str], today: datetime.date
) -> Standing:
    """Count; findings that were dismissed do not count, those of another kind count as that."""
    types: dict[ConflictType, list[int]] = {}
    pairs: dict[tuple[int, int], list[int]] = {}
    for matter in found.matters:
        if matter.kind is not MatterKind.CONFLICT or matter.state == Verdict.DISMISS.value:
            continue
        conflict = analysis.review.conflicts[int(matter.key.partition(":")[2])]
        kind = next((t for t in ConflictType if t.chinese == matter.title), conflict.type)
        types.setdefault(kind, []).append(matter.row)
        for group, other in combinations(conflict.groups, 2):
            for a in group:
                for b in other:
                    pairs.setdefault((min(a, b), max(a, b)), []).append(matter.row)
    placed = [(note, found.find(f"note:{note.id}")) for note in notes.values()]
    due = sorted((n.due, n.id, m.row if m else 0) for n, m in placed if n.due and not n.settled and not n.withdrawn)
    return Standing(
        tuple(c for d, r in enumerate(analysis.regulations) for c in _chapters(analysis, d, r)),
        {t: tuple(types[t]) for t in ConflictType if t in types},
        {pair: tuple(rows) for pair, rows in sorted(pairs.items())},
        tuple(_progress(city, found, notes.values(), today.isoformat()) for city in cities),
        tuple(due),
    )


def _chapters(analysis: Analysis, document: int, regulation: Regulation) -> list[Chapter]:
    rows_of: dict[str, list[int]] = {}
    shared: set[str] = set()
    for row in analysis.table.rows:
        for label in row.cells[document].articles if document in row.cells else ():
            rows_of.setdefault(label, []).append(row.id)
            if len(row.cells) > 1:
                shared.add(label)
    starts = [(d.first, d.title) for d in regulation.divisions if d.level is Level.CHAPTER]
    if not starts or starts[0][0] > 0:
        starts.insert(0, (0, ""))
    found = []
    for number, (first, title) in enumerate(starts):
        last = starts[number + 1][0] if number + 1 < len(starts) else len(regulation.articles)
        labels = [a.label for a in regulation.articles[first:last]]
        if labels:
            rows = dict.fromkeys(r for label in labels for r in rows_of.get(label, ()))
            found.append(Chapter(document, title, len(labels), sum(x in shared for x in labels), tuple(rows)))
    return found


def _progress(city: str, found: Overview, notes: Iterable[Note], today: str) -> CityProgress:
    """A note is for the city that has to act on it, else for the one that wrote it."""
    agreed = opened = overdue = 0
    rows: dict[int, None] = {}
    for note in notes:
        if (note.responsible or note.city) != city or note.withdrawn:
            continue
        matter = found.find(f"note:{note.id}")
        if matter is not None and matter.row:
            rows[matter.row] = None
        if note.settled or note.status is NoteStatus.AGREED:
            agreed += 1
        elif note.due and note.due < today:
            overdue += 1
        else:
            opened += 1
    return CityProgress(city, agreed, opened, overdue, tuple(rows))
