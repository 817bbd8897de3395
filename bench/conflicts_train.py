"""Train the ranker of conflict candidates and report figures of subjects that training did not see.

usage: python -m bench.conflicts_train [SHARED] [--tables FOLDER] [--folds 8] [--write]

FOLDER comes from `python -m bench.conflicts_align`: our own readings as a gold folder and tables by alignment scorers that did not see
the subject. Without it only the shared gold under the gold alignment is used. Prints cross-validated figures under the gold alignment
and under the program's own, for the shared gold (D) and our own readings (S) apart; --write stores the model trained on everything in
resources/models/conflicts.json.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bench.conflicts_common import NUMERIC, SEVEN, counts, fold_of, pooled, scorer, shared_folder
from bench.conflicts_samples import Sample, load_samples
from workbench.domain.findings import ConflictType
from workbench.domain.resources import resource
from workbench.review.conflicts.candidates import Candidate
from workbench.review.conflicts.rank import Model, chosen, model_of, raised, ranked

Array = npt.NDArray[np.float64]
TYPES = (*SEVEN, "missing", "scope")
Models = dict[str, dict[str, Any]]


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


def train(samples: Sequence[Sample], tuning: Sequence[Sample], strength: float, lean: float, own: float) -> Models:
    """A model for each type from `samples`; its threshold is the best on `tuning`. `own`: how much our own readings count."""
    result: Models = {}
    for kind in TYPES:
        mine = [(c, s) for s in samples for row in s.rows for c in row if c.type.value == kind]
        names = sorted({n for c, _ in mine for n in c.features})
        x = matrix([c for c, _ in mine], names)
        y = np.array([s.labels[id(c)] for c, s in mine])
        w = np.array([s.weights[id(c)] * (own if s.own else 1.0) for c, s in mine])
        means, scales = x.mean(axis=0), np.maximum(x.std(axis=0), 0.05)
        beta, bias = fit((x - means) / scales, y, w, strength)
        result[kind] = {
            "names": names,
            "means": [round(float(v), 5) for v in means],
            "scales": [round(float(v), 5) for v in scales],
            "weights": [round(float(v), 5) for v in beta],
            "bias": round(bias, 5),
            "threshold": 0.5,
            "second": 0.8,
        }
    choose_thresholds(result, tuning, lean)
    return result


def second_of(threshold: float) -> float:
    """What a second conflict of one type in a row has to reach."""
    return max(0.75, round(threshold + 0.2, 3))


#: Scope and missing rules are soft even between two readers: what is raised should rather be right than complete.
LEAN = {ConflictType.SCOPE: 0.85, ConflictType.MISSING: 0.85}
#: Over how many neighbouring thresholds on each side the measure is averaged: a lone peak is luck.
WIDTH = 1


def choose_thresholds(entries: Models, samples: Sequence[Sample], lean: float) -> None:
    """For each type the threshold with the best F-measure on `samples`; `lean` > 1 favours recall."""
    grid = [round(0.06 + 0.02 * k, 3) for k in range(36)]
    for name, entry in entries.items():
        kind, model = ConflictType(name), model_of(entry)
        scored = [(s, [ranked(row, kind, model) for row in s.rows]) for s in samples]
        leaning = LEAN.get(kind, lean)
        measures = [measure(scored, kind, threshold, leaning) for threshold in grid]
        smooth = [float(np.mean(measures[max(0, k - WIDTH) : k + WIDTH + 1])) for k in range(len(grid))]
        best = grid[int(np.argmax(smooth))]
        entry["threshold"], entry["second"] = best, second_of(best)


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


def predicted(sample: Sample, models: dict[ConflictType, Model]) -> list[dict[str, Any]]:
    """What the program raises, as the scorer reads it; the same words in two rows are raised once."""
    best: dict[tuple[object, ...], tuple[float, Candidate]] = {}
    for row in sample.rows:
        for c, p in raised(row, models):
            key = (c.type, *sorted((d, s.article, s.start, s.quote) for d, s in c.sides.items()))
            if key not in best or p > best[key][0]:
                best[key] = (p, c)
    return [{"type": c.type.value, "places": sample.places[id(c)], "raw": c, "p": p} for p, c in best.values()]


MODULE: Any = None


def report(title: str, samples: Sequence[Sample], models: Sequence[Models], *, each: bool) -> None:
    """Figures over the samples, each judged by the models beside it."""
    if not samples:
        return
    figures = []
    total: dict[str, list[int]] = {}
    for sample, entries in zip(samples, models, strict=True):
        found = predicted(sample, {ConflictType(k): model_of(e) for k, e in entries.items()})
        table = counts(MODULE, sample.gold, found)
        for kind, row in table.items():
            for i in range(3):
                total.setdefault(kind, [0, 0, 0])[i] += row[i]
        seven, numeric = pooled(table, SEVEN), pooled(table, NUMERIC)
        figures.append((seven[2], seven[1], numeric[2]))
        if each:
            print(
                f"  {sample.name:16} seven P {seven[0]:.3f} R {seven[1]:.3f} F {seven[2]:.3f}  numeric F {numeric[2]:.3f}"
            )
    mean = np.mean(figures, axis=0)
    seven, numeric = pooled(total, SEVEN), pooled(total, NUMERIC)
    print(
        f"{title}: mean of sets: seven F {mean[0]:.3f} R {mean[1]:.3f}, numeric F {mean[2]:.3f}; pooled: seven P {seven[0]:.3f} "
        f"R {seven[1]:.3f} F {seven[2]:.3f}, numeric P {numeric[0]:.3f} R {numeric[1]:.3f} F {numeric[2]:.3f}"
    )
    kinds = [(k, pooled(total, [k])) for k in TYPES]
    print("    " + "  ".join(f"{k} {p:.2f}/{r:.2f}/{f:.2f}" for k, (p, r, f, _, _) in kinds))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?")
    parser.add_argument("--tables", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--folds", type=int, default=8)
    parser.add_argument("--strength", type=float, default=40.0)
    parser.add_argument("--lean", type=float, default=1.2)
    parser.add_argument("--own", type=float, default=1.0, help="weight of our own readings against the shared gold")
    parser.add_argument("--each", action="store_true", help="a line for every subject")
    parser.add_argument("--cache", default="", help="keep the candidates under this name in FOLDER")
    args = parser.parse_args()
    shared = shared_folder(args.shared)
    globals()["MODULE"] = scorer(shared)
    samples = load_samples(MODULE, shared, args.tables, args.cache)
    cross_validate(samples, args)
    if args.write:
        entries = fitted(samples, args, lambda _: True)
        target = resource("models", "conflicts.json")
        target.write_text(json.dumps(entries, ensure_ascii=False, indent=1) + "\n", "utf-8")


def fitted(samples: dict[str, list[Sample]], args: argparse.Namespace, use: Any) -> Models:
    """Models learned under both alignments from the subjects whose number `use` accepts, thresholds from the program's own."""
    chosen_ones = [s for kind in samples.values() for n, s in enumerate(kind) if use(n)]
    tuning = [s for n, s in enumerate(samples["own"] or samples["gold"]) if use(n)]
    return train(chosen_ones, tuning, args.strength, args.lean, args.own)


def cross_validate(samples: dict[str, list[Sample]], args: argparse.Namespace) -> None:
    """Learn from the other folds and report on each."""
    models = [fitted(samples, args, lambda n, f=f: fold_of(n, args.folds) != f) for f in range(args.folds)]
    for kind in ("gold", "own"):
        for own in (False, True):
            picked = [(s, models[fold_of(n, args.folds)]) for n, s in enumerate(samples[kind]) if s.own is own]
            title = f"{kind} alignment, {'our own readings' if own else 'shared gold'}"
            report(title, [s for s, _ in picked], [m for _, m in picked], each=args.each)


if __name__ == "__main__":
    main()
