"""The one entrance of the conflict search.

Drafts are read and cut into units once; every row's units are matched across the cities by what they are about; each
generator proposes differences; the ranker keeps those a coordinator would raise; the explainer puts them in words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from workbench.domain.findings import Conflict, ConflictType, InternalConflict
from workbench.domain.regulation import Regulation
from workbench.domain.table import ComparisonTable
from workbench.review.conflicts.absent import missing_candidates, scope_candidates
from workbench.review.conflicts.authority import authority_candidates
from workbench.review.conflicts.candidates import Candidate, Field, RowView
from workbench.review.conflicts.explain import to_conflict
from workbench.review.conflicts.internal import internal_conflicts
from workbench.review.conflicts.modality import modality_candidates
from workbench.review.conflicts.numeric import numeric_candidates
from workbench.review.conflicts.penalties import penalty_candidates
from workbench.review.conflicts.rank import Model, raised, shipped_models, with_row_features
from workbench.review.conflicts.steps import procedure_candidates
from workbench.review.conflicts.units import Corpus, build_corpus

#: What is sought over all drafts at once, and what only inside a row.
_EVERYWHERE = (
    numeric_candidates,
    modality_candidates,
    authority_candidates,
    procedure_candidates,
    penalty_candidates,
)
_IN_ROWS = (missing_candidates, scope_candidates)
#: What sharing a row adds to the likeness of two units.
_SAME_ROW = 0.25


def find_conflicts(
    regulations: Sequence[Regulation],
    table: ComparisonTable,
    *,
    models: Mapping[ConflictType, Model] | None = None,
) -> tuple[list[Conflict], list[InternalConflict]]:
    """The conflicts between the documents of `table`, row by row, and the contradictions inside each document.

    Document indices are those of `table`; the result says the same of the same drafts in any order. `models` replaces the
    ranker that ships with the program (for the benches).
    """
    corpus = build_corpus(regulations)
    names = [d.name for d in table.documents]
    chosen = shipped_models() if models is None else models
    found = [(view, c, p) for view, mine in table_candidates(table, corpus) for c, p in raised(mine, chosen)]
    conflicts = [to_conflict(view, candidate, names) for view, candidate in _once(found)]
    return conflicts, internal_conflicts(regulations, corpus)


def _once(found: Sequence[tuple[RowView, Candidate, float]]) -> list[tuple[RowView, Candidate]]:
    """The same words in two rows are one difference: it stays in the row where it is surest (the earlier one if equal)."""
    best: dict[tuple[object, ...], tuple[float, int]] = {}
    keys = []
    for position, (_, candidate, probability) in enumerate(found):
        words = sorted((d, s.article, s.start, s.quote) for d, s in candidate.sides.items())
        keys.append((candidate.type, *words))
        best[keys[-1]] = max(best.get(keys[-1], (-1.0, 0)), (round(probability, 9), -position))
    return [(view, c) for position, (view, c, _) in enumerate(found) if best[keys[position]][1] == -position]


def table_candidates(table: ComparisonTable, corpus: Corpus) -> list[tuple[RowView, list[Candidate]]]:
    """Every difference that could be raised, row by row.

    Differences are sought over all drafts, so that those between provisions which the table parted are seen too; each is
    then told in the row that holds most of the words it rests on.
    """
    views = row_views(table, corpus)
    field = field_of(views, corpus)
    found: dict[int, list[Candidate]] = {position: [] for position in range(len(views))}
    rows_of: dict[int, list[int]] = {}
    for position, view in enumerate(views):
        for index in view.indices():
            rows_of.setdefault(index, []).append(position)
    for generate in _EVERYWHERE:
        for candidate in generate(field):
            home = _row_of(candidate, views, rows_of)
            if home >= 0:
                found[home].append(replace(candidate, row=views[home].id))
    for position, view in enumerate(views):
        if len(view.units) > 1:
            found[position].extend(c for generate in _IN_ROWS for c in generate(view))
    return [(view, with_row_features(view, found[position], field)) for position, view in enumerate(views)]


def _row_of(candidate: Candidate, views: Sequence[RowView], rows_of: Mapping[int, Sequence[int]]) -> int:
    """The position of the row with most of the candidate's units, of equals the one where they belong most; -1 for none."""
    votes: dict[int, tuple[int, float]] = {}
    for side in candidate.sides.values():
        for position in rows_of.get(side.unit, ()):
            count, home = votes.get(position, (0, 0.0))
            votes[position] = count + 1, home + views[position].homes[side.unit]
    return max(votes, key=lambda p: (votes[p][0], round(votes[p][1], 6), -p), default=-1)


def field_of(views: Sequence[RowView], corpus: Corpus) -> Field:
    """All units of the drafts, with what is near to each by its words or by standing in the same row."""
    units: dict[int, tuple[int, ...]] = {}
    for document in range(len(corpus.regulations)):
        mine = tuple(i for i, u in enumerate(corpus.units) if u.document == document)
        if mine:
            units[document] = mine
    likeness = corpus.likeness_rows
    near: list[dict[int, float]] = [{} for _ in corpus.units]
    for a, b, like in corpus.compared.across():
        near[a][b] = near[b][a] = like
    for view in views:
        for document, own in view.units.items():
            for other, theirs in view.units.items():
                if other > document:
                    for a in own:
                        for b in theirs:
                            near[a][b] = near[b][a] = likeness[a][b] + _SAME_ROW
    return Field(0, "", corpus, units, near=near)


def row_views(table: ComparisonTable, corpus: Corpus) -> list[RowView]:
    """The rows that hold any words, with their units and how far each unit belongs there."""
    views = []
    best: dict[int, float] = {}
    for row in table.rows:
        units = {d: tuple(corpus.in_cell(d, cell)) for d, cell in sorted(row.cells.items())}
        filled = {d: us for d, us in units.items() if us}
        homes = _homes(corpus, filled)
        for unit, home in homes.items():
            best[unit] = max(best.get(unit, 0.0), home)
        if filled:
            views.append(RowView(row.id, row.topic, corpus, filled, homes, best))
    return views


def _homes(corpus: Corpus, units: Mapping[int, tuple[int, ...]]) -> dict[int, float]:
    """For each unit of a row the likeness to its counterparts that stand in the row, as a share of that to all of them."""
    likeness, counterparts = corpus.likeness_rows, corpus.counterpart_rows
    inside = {u for us in units.values() for u in us}
    homes = {}
    for document, indices in units.items():
        for index in indices:
            total = here = 0.0
            for other, counterpart in enumerate(counterparts[index]):
                if other != document and counterpart >= 0:
                    like = likeness[index][counterpart]
                    total += like
                    here += like if counterpart in inside else 0.0
            homes[index] = here / total if total > 0 else 0.0
    return homes
