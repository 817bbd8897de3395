"""Train the ranker of conflict candidates and report leave-one-subject-out figures.

usage: python -m bench.conflicts_train [SHARED] [--write]

Trains one logistic model a type on the gold sets under the gold alignment, prints the cross-validated figures under the gold alignment
and end to end under the program's own, and with --write stores the model trained on all sets in resources/models/conflicts.json.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt

from bench.conflicts_common import (
    NUMERIC,
    SEVEN,
    counts,
    gold_sets,
    gold_table,
    load_set,
    pooled,
    scorer,
    shared_folder,
)
from workbench.align.engine import align
from workbench.domain.findings import ConflictType
from workbench.domain.regulation import Regulation
from workbench.domain.resources import resource
from workbench.domain.table import ComparisonTable
from workbench.review.conflicts.candidates import Candidate
from workbench.review.conflicts.find import row_candidates, row_views
from workbench.review.conflicts.rank import Model, chosen, model_of, raised, ranked
from workbench.review.conflicts.units import build_corpus

Array = npt.NDArray[np.float64]


@dataclass
class Sample:
    """The candidates of one set under one table, with their labels."""

    name: str
    regulations: list[Regulation]
    gold: list[dict[str, Any]]
    rows: list[list[Candidate]]
    labels: dict[int, float]
    weights: dict[int, float]
    places: dict[int, set[tuple[str, str]]]


def places(candidate: Candidate, regulations: Sequence[Regulation], cities: Sequence[str]) -> set[tuple[str, str]]:
    return {(cities[d], s.article) for d, s in candidate.sides.items()}


def overlap(
    candidate: Candidate, conflict: dict[str, Any], regulations: Sequence[Regulation], cities: Sequence[str]
) -> float:
    """How many of the gold conflict's quotations the candidate's quotations touch."""
    total = 0.0
    for document, side in candidate.sides.items():
        quote = conflict["cities"].get(cities[document])
        if not quote:
            continue
        try:
            text = regulations[document].article(side.article).text
        except KeyError:
            continue
        at = text.find(quote)
        if at < 0:
            continue
        end = side.start + len(side.quote)
        if at < end and side.start < at + len(quote):
            total += 1.0
    return total


def make_sample(
    name: str, regulations: list[Regulation], gold: dict[str, Any], *, table: ComparisonTable, path: Any
) -> Sample:
    cities = gold["cities"]
    corpus = build_corpus(regulations)
    rows = [row_candidates(view) for view in row_views(table, corpus)]
    quoted = [(c, r) for r in gold["rows"] for c in r.get("conflicts", [])]
    scored = MODULE.gold_conflicts(path)
    labels: dict[int, float] = {}
    weights: dict[int, float] = {}
    touched: set[int] = set()
    everything = [c for row in rows for c in row]
    where = {id(c): places(c, regulations, cities) for c in everything}
    for (conflict, _), goal in zip(quoted, scored, strict=True):
        options = []
        for candidate in everything:
            if candidate.type.value != conflict["type"]:
                continue
            shared = len(where[id(candidate)] & goal["places"])
            if shared >= 2:
                options.append(
                    (
                        overlap(candidate, conflict, regulations, cities),
                        shared,
                        candidate.features["strength"],
                        candidate,
                    )
                )
        for _, _, _, candidate in options:
            touched.add(id(candidate))
        if options:
            best = max(options, key=lambda o: o[:3])
            labels[id(best[3])] = 1.0
    for candidate in everything:
        label = labels.setdefault(id(candidate), 0.0)
        weights[id(candidate)] = 0.25 if label == 0.0 and id(candidate) in touched else 1.0
    return Sample(name, regulations, scored, rows, labels, weights, where)


def matrix(candidates: Sequence[Candidate], names: Sequence[str]) -> Array:
    return np.array([[c.features.get(n, 0.0) for n in names] for c in candidates], dtype=np.float64).reshape(
        len(candidates), len(names)
    )


def fit(x: Array, y: Array, w: Array, strength: float) -> tuple[Array, float]:
    """Weighted logistic regression with an L2 penalty, by Newton's method."""
    n, k = x.shape
    design = np.hstack([x, np.ones((n, 1))])
    beta = np.zeros(k + 1)
    penalty = np.full(k + 1, strength)
    penalty[-1] = 1e-6
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(design @ beta, -30, 30)))
        gradient = design.T @ (w * (p - y)) + penalty * beta
        hessian = (design * (w * p * (1 - p))[:, None]).T @ design + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        beta -= step
        if np.abs(step).max() < 1e-8:
            break
    return beta[:-1], float(beta[-1])


def train(samples: Sequence[Sample], strength: float, lean: float) -> dict[str, dict[str, Any]]:
    result: dict[str, dict[str, Any]] = {}
    for kind in (*SEVEN, "missing", "scope"):
        mine = [(c, s) for s in samples for row in s.rows for c in row if c.type.value == kind]
        names = sorted({n for c, _ in mine for n in c.features})
        x = matrix([c for c, _ in mine], names)
        y = np.array([s.labels[id(c)] for c, s in mine])
        w = np.array([s.weights[id(c)] for c, s in mine])
        means, scales = x.mean(axis=0), np.maximum(x.std(axis=0), 0.05)
        beta, bias = fit((x - means) / scales, y, w, strength)
        entry = {
            "names": names,
            "means": [round(float(v), 5) for v in means],
            "scales": [round(float(v), 5) for v in scales],
            "weights": [round(float(v), 5) for v in beta],
            "bias": round(bias, 5),
            "threshold": 0.5,
            "second": 0.8,
        }
        result[kind] = entry
    choose_thresholds(result, samples, lean)
    return result


def second_of(threshold: float) -> float:
    """What a second conflict of one type in a row has to reach."""
    return max(0.75, round(threshold + 0.2, 3))


def choose_thresholds(entries: dict[str, dict[str, Any]], samples: Sequence[Sample], lean: float) -> None:
    """For each type the threshold with the best F-measure on the training sets; `lean` > 1 favours recall."""
    grid = [round(0.08 + 0.02 * k, 3) for k in range(36)]
    for name, entry in entries.items():
        kind, model = ConflictType(name), model_of(entry)
        scored = [(s, [ranked(row, kind, model) for row in s.rows]) for s in samples]
        measures = [measure(scored, kind, threshold, lean) for threshold in grid]
        smooth = [float(np.mean(measures[max(0, k - WIDTH) : k + WIDTH + 1])) for k in range(len(grid))]
        best = grid[int(np.argmax(smooth))]
        entry["threshold"], entry["second"] = best, second_of(best)


#: Over how many neighbouring thresholds on each side the measure is averaged: a lone peak is luck.
WIDTH = 0


def measure(
    scored: Sequence[tuple[Sample, list[list[tuple[Candidate, float]]]]],
    kind: ConflictType,
    threshold: float,
    lean: float,
) -> float:
    hit = gold = predicted = 0
    for sample, rows in scored:
        raised_ones = [c for row in rows for c, _ in chosen(row, kind, threshold, second_of(threshold))]
        goals = [g for g in sample.gold if g["type"] == kind.value]
        found = [{"type": kind.value, "places": sample.places[id(c)]} for c in raised_ones]
        hit += len(MODULE.match(goals, found, True))
        gold, predicted = gold + len(goals), predicted + len(found)
    b2 = lean * lean
    return float((1 + b2) * hit / max(b2 * gold + predicted, 1))


def evaluate(sample: Sample, models: dict[ConflictType, Model]) -> dict[str, list[int]]:
    predicted = [
        {"type": c.type.value, "places": sample.places[id(c)]} for row in sample.rows for c, _ in raised(row, models)
    ]
    return counts(MODULE, sample.gold, predicted)


MODULE: Any = ModuleType("eval_conflicts")


def report(title: str, samples: Sequence[Sample], models: Sequence[dict[str, dict[str, Any]]]) -> None:
    print(title)
    figures = []
    total: dict[str, list[int]] = {}
    for sample, entries in zip(samples, models, strict=True):
        table = evaluate(sample, {ConflictType(k): model_of(e) for k, e in entries.items()})
        for kind, row in table.items():
            for i in range(3):
                total.setdefault(kind, [0, 0, 0])[i] += row[i]
        seven, numeric = pooled(table, SEVEN), pooled(table, NUMERIC)
        figures.append((seven, numeric))
        print(
            f"  {sample.name:16} seven P {seven[0]:.3f} R {seven[1]:.3f} F {seven[2]:.3f} ({seven[3]} gold, {seven[4]} found)   numeric P {numeric[0]:.3f} R {numeric[1]:.3f} F {numeric[2]:.3f} ({numeric[3]}, {numeric[4]})"
        )
    print(
        "  by type: "
        + "  ".join(
            f"{k} {pooled(total, [k])[0]:.2f}/{pooled(total, [k])[1]:.2f}/{pooled(total, [k])[2]:.2f}"
            for k in (*SEVEN, "missing", "scope")
        )
    )
    seven, numeric = pooled(total, SEVEN), pooled(total, NUMERIC)
    print(
        f"  pooled: seven P {seven[0]:.3f} R {seven[1]:.3f} F {seven[2]:.3f}; numeric P {numeric[0]:.3f} R {numeric[1]:.3f} F {numeric[2]:.3f}; mean of sets: seven F {np.mean([f[0][2] for f in figures]):.3f} R {np.mean([f[0][1] for f in figures]):.3f}, numeric F {np.mean([f[1][2] for f in figures]):.3f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--strength", type=float, default=20.0)
    parser.add_argument("--lean", type=float, default=1.3)
    parser.add_argument("--with-own", action="store_true", help="train on the program's own alignment, too")
    args = parser.parse_args()
    shared = shared_folder(args.shared)
    MODULE.__dict__.update(scorer(shared).__dict__)
    by_gold, by_align = [], []
    for name in gold_sets(shared):
        regulations, gold = load_set(shared, name)
        path = shared / "gold" / f"{name}.json"
        by_gold.append(make_sample(name, regulations, gold, table=gold_table(regulations, gold), path=path))
        by_align.append(make_sample(name, regulations, gold, table=align(regulations), path=path))
    kinds = (by_gold, by_align) if args.with_own else (by_gold,)
    models = []
    for left in range(len(by_gold)):
        training = [s for kind in kinds for i, s in enumerate(kind) if i != left]
        models.append(train(training, args.strength, args.lean))
    report("leave one subject out, gold alignment:", by_gold, models)
    report("leave one subject out, own alignment:", by_align, models)
    if args.write:
        entries = train([s for kind in kinds for s in kind], args.strength, args.lean)
        target = resource("models", "conflicts.json")
        target.parent.mkdir(exist_ok=True)
        target.write_text(json.dumps(entries, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
