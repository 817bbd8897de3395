"""The one entrance of the conflict search.

Drafts are read and cut into units once; every row's units are matched across the cities by what they are about; each
generator proposes differences; the ranker keeps those a coordinator would raise; the explainer puts them in words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.domain.findings import Conflict, ConflictType, InternalConflict
from workbench.domain.regulation import Regulation
from workbench.domain.table import ComparisonTable
from workbench.review.conflicts.absent import missing_candidates, scope_candidates
from workbench.review.conflicts.authority import authority_candidates
from workbench.review.conflicts.candidates import Candidate, RowView
from workbench.review.conflicts.explain import to_conflict
from workbench.review.conflicts.internal import internal_conflicts
from workbench.review.conflicts.modality import modality_candidates
from workbench.review.conflicts.numeric import numeric_candidates
from workbench.review.conflicts.penalties import penalty_candidates
from workbench.review.conflicts.rank import Model, raised, shipped_models, with_row_features
from workbench.review.conflicts.steps import procedure_candidates
from workbench.review.conflicts.units import Corpus, build_corpus

_GENERATORS = (
    numeric_candidates,
    modality_candidates,
    authority_candidates,
    procedure_candidates,
    penalty_candidates,
    missing_candidates,
    scope_candidates,
)


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
    found = [(view, c, p) for view in row_views(table, corpus) for c, p in raised(row_candidates(view), chosen)]
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


def row_views(table: ComparisonTable, corpus: Corpus) -> list[RowView]:
    """The rows that two documents or more share, with their units and how far each unit belongs there."""
    views = []
    best: dict[int, float] = {}
    for row in table.rows:
        units = {d: tuple(corpus.in_cell(d, cell)) for d, cell in sorted(row.cells.items())}
        filled = {d: us for d, us in units.items() if us}
        homes = _homes(corpus, filled)
        for unit, home in homes.items():
            best[unit] = max(best.get(unit, 0.0), home)
        if len(filled) > 1:
            views.append(RowView(row.id, row.topic, corpus, filled, homes, best, guests(corpus, filled)))
    return views


#: How like a unit of another row must be to join as a guest: at all, and when it is nobody else's counterpart as much.
_GUEST, _MUTUAL = 0.36, 0.18


def guests(corpus: Corpus, filled: Mapping[int, tuple[int, ...]]) -> dict[int, tuple[int, ...]]:
    """Units of other rows that say what the row's units say, of documents that the row lacks.

    Alignment now and then parts the same matter into two rows; a difference between them would be seen in neither.
    """
    likeness, counterparts = corpus.likeness_rows, corpus.counterpart_rows
    found: dict[int, tuple[int, ...]] = {}
    for document in range(len(corpus.regulations)):
        if document in filled:
            continue
        accepted = set()
        for owner, indices in filled.items():
            for index in indices:
                other = counterparts[index][document]
                if other < 0:
                    continue
                like = likeness[index][other]
                mutual = counterparts[other][owner] == index
                if like >= _GUEST or (mutual and like >= _MUTUAL):
                    accepted.add(other)
        if accepted:
            found[document] = tuple(sorted(accepted))
    return found


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


def row_candidates(view: RowView) -> list[Candidate]:
    """Every difference of a row that could be raised."""
    return with_row_features(view, [c for generate in _GENERATORS for c in generate(view)])
