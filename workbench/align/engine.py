"""The alignment from regulations to table: measure, score, form rows, name and order them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from workbench.align.corrections import Correction, apply_corrections
from workbench.align.division import Divided
from workbench.align.duties import correspondence
from workbench.align.features import Pairs, article_scores, find_pairs, measure, measure_again
from workbench.align.kinds import Kind, load_kinds
from workbench.align.lexicon import Lexicon, load_lexicon
from workbench.align.model import Trees, load_models
from workbench.align.order import reading_order
from workbench.align.prepare import Prepared, prepare
from workbench.align.reasons import Reasoner
from workbench.align.rows import RowBuilder, Settings
from workbench.align.sparse import Floats
from workbench.align.topics import Namer
from workbench.domain.labels import label_key
from workbench.domain.regulation import Regulation
from workbench.domain.table import Cell, ComparisonTable, DocumentRef, Link, Part, Row


@dataclass(frozen=True)
class Knowledge:
    """What alignment knows before it sees the drafts."""

    lexicon: Lexicon
    kinds: tuple[Kind, ...]
    models: tuple[Trees, Trees]


def align(
    regulations: Sequence[Regulation],
    *,
    corrections: Sequence[Correction] = (),
    models: tuple[Trees, Trees] | None = None,
    settings: Settings | None = None,
) -> ComparisonTable:
    """The comparison table of `regulations`.

    The result does not depend on the order of the drafts, up to the renaming of document indices: inside, drafts are
    taken in the order of their content. Every article stands in at least one row.

    Args:
        regulations: the drafts; one, two, many, also empty ones.
        corrections: what the user has corrected, in the order made; respected wherever the words still exist.
        models: scorers to use in place of those that ship (for cross-validation).
        settings: how rows are formed (for cross-validation).
    """
    documents = tuple(_reference(i, r) for i, r in enumerate(regulations))
    order = sorted(range(len(regulations)), key=lambda i: _content_key(regulations[i]))
    ordered = [regulations[i] for i in order]
    if not any(r.articles for r in ordered):
        return ComparisonTable(documents, ())
    knowledge = Knowledge(load_lexicon(), load_kinds(), models or load_models())
    rows = _table_rows(ordered, knowledge, settings or Settings())
    rows = apply_corrections(ordered, rows, corrections)
    rows = reading_order(ordered, rows, knowledge.kinds)
    return ComparisonTable(documents, tuple(_renamed(r, n, order) for n, r in enumerate(rows, 1)))


def _content_key(regulation: Regulation) -> tuple[tuple[str, ...], str, str, str]:
    return tuple(a.text for a in regulation.articles), regulation.title, regulation.sha256, regulation.path


def _reference(index: int, regulation: Regulation) -> DocumentRef:
    r = regulation
    return DocumentRef(index, r.path, r.title, r.city, r.sha256, len(r.articles))


def unit_scores(prepared: Prepared, pairs: Pairs, models: tuple[Trees, Trees]) -> Floats:
    """The probability that two units regulate the same matter, for every candidate pair."""
    if not len(pairs.units.left):
        return np.zeros(0, np.float32)
    measures = measure(prepared, pairs)
    first = models[0].scores(measures)
    return models[1].scores(measures | second_look(prepared, pairs, first))


def second_look(prepared: Prepared, pairs: Pairs, first: Floats) -> dict[str, Floats]:
    """What the second scorer is told besides: the first opinion of every pair in the light of all others."""
    return measure_again(prepared, pairs, first) | correspondence(prepared, pairs, first)


def _table_rows(regulations: Sequence[Regulation], knowledge: Knowledge, settings: Settings) -> list[Row]:
    """Rows with document numbers in the order of `regulations`, not yet in reading order."""
    prepared = prepare(regulations, knowledge.lexicon, knowledge.kinds)
    pairs = find_pairs(prepared)
    scores = unit_scores(prepared, pairs, knowledge.models)
    namer = Namer(prepared, knowledge.kinds)
    builder = RowBuilder(prepared, pairs, scores, settings)
    clusters = _one_heading(prepared, builder.clusters(), namer)
    return _assemble(prepared, pairs, scores, clusters, namer, divided=builder.divided)


def _one_heading(p: Prepared, clusters: list[set[int]], namer: Namer) -> list[set[int]]:
    """Rows that a drafter would head alike and that share two thirds of their articles are one matter."""
    result: list[set[int]] = []
    by_topic: dict[str, list[int]] = defaultdict(list)
    for cluster in clusters:
        articles = {int(p.owner[u]) for u in cluster}
        same = by_topic[namer.name(sorted(cluster))[1]]
        for n in same:
            other = {int(p.owner[u]) for u in result[n]}
            if 3 * len(articles & other) >= 2 * len(articles | other):
                result[n] |= cluster
                break
        else:
            same.append(len(result))
            result.append(set(cluster))
    return result


def _assemble(
    p: Prepared, pairs: Pairs, scores: Floats, clusters: list[set[int]], namer: Namer, *, divided: Divided
) -> list[Row]:
    """Clusters of units as rows with cells, parts, links, topics."""
    whole = article_scores(pairs, scores)
    in_rows = Counter(a for cluster in clusters for a in {int(p.owner[u]) for u in cluster})
    rows = []
    names = namer.distinct([sorted(c) for c in clusters])
    for cluster, (kind, topic) in zip(clusters, names, strict=True):
        links = []
        why = Reasoner(p, namer.kinds, cluster, divided)
        both = [(a, b) for a, b in combinations(sorted({int(p.owner[u]) for u in cluster}), 2) if p.doc[a] != p.doc[b]]
        if both:
            numbers = pairs.articles.find(*np.array(both, np.int64).T)
            for (a, b), number in zip(both, numbers.tolist(), strict=True):
                score, likeness = (
                    (float(whole[number]), float(pairs.article_guess[number])) if number >= 0 else (0.0, 0.0)
                )
                score = max(score, why.least(a, b))
                reasons = why.of(a, b, likeness)
                links.append(
                    Link(
                        int(p.doc[a]), p.articles[a].label, int(p.doc[b]), p.articles[b].label, round(score, 4), reasons
                    )
                )
        score = sum(k.score for k in links) / len(links) if links else 1.0
        rows.append(Row(0, topic, _cells(p, cluster, in_rows), score, tuple(links), kind))
    return rows


def _cells(p: Prepared, cluster: set[int], in_rows: Counter[int]) -> dict[int, Cell]:
    """The cells of a row; an article that stands in several rows shows only its words on this one."""
    units: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for u in sorted(cluster):
        units[int(p.unit_doc[u])][int(p.owner[u])].append(u)
    cells: dict[int, Cell] = {}
    for doc, articles in sorted(units.items()):
        parts: list[Part] = []
        for article, members in sorted(articles.items()):
            if in_rows[article] > 1:
                parts += _parts(p, article, members)
        cells[doc] = Cell(tuple(p.articles[a].label for a in sorted(articles)), tuple(parts))
    return cells


def _parts(p: Prepared, article: int, members: list[int]) -> list[Part]:
    """The stretches of an article that its units cover; neighbouring units are one stretch."""
    text = p.articles[article].text
    label = p.articles[article].label
    spans: list[list[int]] = []
    for u in members:
        unit = p.units[u]
        if spans and not text[spans[-1][1] : unit.start].strip():
            spans[-1][1] = unit.end
        else:
            spans.append([unit.start, unit.end])
    if len(spans) == 1 and spans[0][0] <= 0 and spans[0][1] >= len(text.rstrip()):
        return []
    return [Part(label, a, b) for a, b in spans]


def _renamed(row: Row, number: int, order: Sequence[int]) -> Row:
    """The row with its number, and documents called by their index in the order given."""
    cells = {order[d]: c for d, c in row.cells.items()}
    links = tuple(
        replace(k, document_a=order[k.document_a], document_b=order[k.document_b])
        if order[k.document_a] < order[k.document_b]
        else Link(order[k.document_b], k.article_b, order[k.document_a], k.article_a, k.score, k.reasons)
        for k in row.links
    )
    links = tuple(
        sorted(links, key=lambda k: (k.document_a, label_key(k.article_a), k.document_b, label_key(k.article_b)))
    )
    return replace(row, id=number, cells=dict(sorted(cells.items())), links=links)
