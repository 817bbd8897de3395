"""The candidates of every subject with their labels, for training and for looking at what is lost.

A subject is a set of the shared gold (D*) or one of our own readings (S*, `bench.labels.write_gold`). A sample is one subject under one
table: the gold alignment or the program's own, the latter from scorers that did not see the subject (`python -m bench.conflicts_align`).
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.conflicts_common import gold_sets, gold_table, load_set, references
from workbench.domain.regulation import Regulation
from workbench.domain.table import Cell, ComparisonTable, Part, Row
from workbench.review.conflicts.candidates import Candidate
from workbench.review.conflicts.find import table_candidates
from workbench.review.conflicts.units import build_corpus

#: A negative that shares two places with a gold conflict of its type is hardly wrong: it counts less.
NEAR_MISS = 0.25


@dataclass
class Sample:
    """The candidates of one subject under one table, with their labels.

    Attributes:
        quoted: the gold conflicts as written in the gold file, in the order of `gold`.
        labels, weights, places: by the identity of a candidate, see :func:`rekey`.
    """

    name: str
    own: bool
    gold: list[dict[str, Any]]
    quoted: list[dict[str, Any]]
    rows: list[list[Candidate]]
    labels: dict[int, float]
    weights: dict[int, float]
    places: dict[int, set[tuple[str, str]]]

    def positive(self, candidate: Candidate) -> bool:
        """Whether a candidate is the one that stands for a gold conflict."""
        return self.labels[id(candidate)] > 0


def overlap(
    candidate: Candidate, conflict: dict[str, Any], regulations: Sequence[Regulation], cities: Sequence[str]
) -> float:
    """How many of the gold conflict's quotations the candidate's quotations touch."""
    total = 0.0
    for document, side in candidate.complete().sides.items():
        quote = conflict["cities"].get(cities[document])
        if not quote:
            continue
        try:
            text = regulations[document].article(side.article).text
        except KeyError:
            continue
        start, end = _squeezed(text, side.start), _squeezed(text, side.start + len(side.quote))
        tight = "".join(text.split())
        at = tight.find("".join(quote.split()))
        if at >= 0 and at < end and start < at + len(quote):
            total += 1.0
    return total


def _squeezed(text: str, offset: int) -> int:
    return len("".join(text[:offset].split()))


def make_sample(
    module: ModuleType,
    name: str,
    regulations: list[Regulation],
    gold: dict[str, Any],
    table: ComparisonTable,
    *,
    path: Path,
) -> Sample:
    """The candidates of a subject under a table; each gold conflict is met by one, that with most of its quotations."""
    cities = gold["cities"]
    corpus = build_corpus(regulations)
    rows = [mine for _, mine in table_candidates(table, corpus)]
    quoted = [c for r in gold["rows"] for c in r.get("conflicts", [])]
    scored = module.gold_conflicts(path)
    labels: dict[int, float] = {}
    touched: set[int] = set()
    everything = [c for row in rows for c in row]
    where = {id(c): {(cities[d], s.article) for d, s in c.complete().sides.items()} for c in everything}
    options = []
    for number, (conflict, goal) in enumerate(zip(quoted, scored, strict=True)):
        for position, candidate in enumerate(everything):
            shared = len(where[id(candidate)] & goal["places"]) if candidate.type.value == conflict["type"] else 0
            if shared >= 2:
                touches = overlap(candidate, conflict, regulations, cities)
                options.append((touches, shared, candidate.features["strength"], -number, -position))
    met: set[int] = set()
    for _, _, _, number, position in sorted(options, reverse=True):
        candidate = everything[-position]
        touched.add(id(candidate))
        if number not in met and id(candidate) not in labels:
            met.add(number)
            labels[id(candidate)] = 1.0
    weights = {}
    for candidate in everything:
        label = labels.setdefault(id(candidate), 0.0)
        weights[id(candidate)] = NEAR_MISS if label == 0.0 and id(candidate) in touched else 1.0
    return Sample(name, name.startswith("S"), scored, quoted, rows, labels, weights, where)


def subjects(shared: Path, folder: Path | None) -> list[tuple[str, Path]]:
    """Name and gold file of every subject; our own readings when `folder` (of `bench.conflicts_align`) is given."""
    found = [(name, shared / "gold" / f"{name}.json") for name in gold_sets(shared)]
    if folder is not None:
        found += [(p.stem, p) for p in sorted((folder / "gold").glob("S*.json"))]
    return found


def read_table(path: Path, regulations: Sequence[Regulation]) -> ComparisonTable:
    """A table written by `bench.conflicts_align`."""
    rows = []
    for number, row in enumerate(json.loads(path.read_text("utf-8")), 1):
        cells = {
            int(d): Cell(tuple(c["articles"]), tuple(Part(a, s, e) for a, s, e in c["parts"]))
            for d, c in row["cells"].items()
        }
        rows.append(Row(number, row["topic"], cells, 1.0))
    return ComparisonTable(references(regulations), tuple(rows))


def load_samples(module: ModuleType, shared: Path, folder: Path | None, cache: str = "") -> dict[str, list[Sample]]:
    """Samples under the "gold" alignment and the program's "own"; with `cache` kept in FOLDER/cache.pkl between runs."""
    kept = folder / f"{cache}.pkl" if folder and cache else None
    if kept and kept.exists():
        return rekeyed(pickle.loads(kept.read_bytes()))
    found: dict[str, list[Sample]] = {"gold": [], "own": []}
    for name, path in subjects(shared, folder):
        regulations, gold = load_set(path.parent.parent, name, folder=path.parent)
        found["gold"].append(make_sample(module, name, regulations, gold, gold_table(regulations, gold), path=path))
        table = folder / f"{name}.table.json" if folder else None
        if table and table.exists():
            own = read_table(table, regulations)
            found["own"].append(make_sample(module, name, regulations, gold, own, path=path))
    if kept:
        kept.write_bytes(pickle.dumps(unkeyed(found)))
    return found


def unkeyed(found: dict[str, list[Sample]]) -> Any:
    """Identities do not survive pickling: labels, weights and places by the position of the candidate."""
    return {
        kind: [
            (s, [[(s.labels[id(c)], s.weights[id(c)], s.places[id(c)]) for c in row] for row in s.rows])
            for s in samples
        ]
        for kind, samples in found.items()
    }


def rekeyed(kept: Any) -> dict[str, list[Sample]]:
    """The inverse of :func:`unkeyed`."""
    found: dict[str, list[Sample]] = {}
    for kind, entries in kept.items():
        for sample, rows in entries:
            told = [(id(c), t) for row, ts in zip(sample.rows, rows, strict=True) for c, t in zip(row, ts, strict=True)]
            sample.labels = {i: t[0] for i, t in told}
            sample.weights = {i: t[1] for i, t in told}
            sample.places = {i: t[2] for i, t in told}
            found.setdefault(kind, []).append(sample)
    return found
