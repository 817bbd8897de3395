"""Learn the two scorers of the alignment from the gold comparison tables.

usage: align_train.py [--shared FOLDER] [--loso [--all]] [--own-only | --gold-only]

Writes resources/align/model.npz. With --loso nothing is written: every shared set is aligned by scorers that were
learned from the other sets only (their second stage sees first-stage scores that were themselves made out of fold),
and the figures of the shared scorer are printed (with --all for our own readings as well). Needs lightgbm, which
the program itself does not.

It learns from the shared gold and from our own readings (bench/readings). With --gold-only our readings are left out;
with --own-only nothing is learned from the shared gold, which is then a test of readers that had no part in it.

How pairs of units are labelled: gold says which articles share a row, not which of their sentences and items. Of a
linked pair of articles the best pair of units (by the scores so far) is an example, the rest is left out; every pair
of units of articles that are not linked is a counter-example. Our readings name paragraphs and items, so there the
best pair is looked for within these, and units of linked articles that share no row are counter-examples as well.
Two rounds of this settle.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.align_score import scorer, table_rows  # noqa: E402
from bench.labels import write_gold  # noqa: E402
from workbench.align.engine import align, second_look  # noqa: E402
from workbench.align.features import Pairs, find_pairs, measure  # noqa: E402
from workbench.align.kinds import load_kinds  # noqa: E402
from workbench.align.lexicon import load_lexicon  # noqa: E402
from workbench.align.model import Trees, pack  # noqa: E402
from workbench.align.prepare import Prepared, prepare  # noqa: E402
from workbench.align.sparse import Floats  # noqa: E402
from workbench.domain.regulation import Regulation  # noqa: E402
from workbench.intake import read_source  # noqa: E402
from workbench.structure import build_regulation  # noqa: E402

PARAMETERS = {
    "objective": "binary", "learning_rate": 0.07, "num_leaves": 8, "min_child_samples": 60,
    "feature_fraction": 0.3, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 10.0, "max_bin": 63,
    "verbose": -1, "seed": 7, "num_threads": 1, "deterministic": True, "force_row_wise": True,
}  # fmt: skip
ROUNDS = 150
#: Into how many parts the subjects are divided to make the first scores that the second scorer learns from.
INNER = 5


@dataclass
class Subject:
    """One comparison table with its measures.

    Attributes:
        own: read by us, not part of the shared gold.
        linked: of each pair of units: whether gold has them (or their articles) in one row.
        group, member: for each place where gold links two stretches of text (numbered by `group`) the pairs of units
            that it may mean.
    """

    name: str
    path: Path
    own: bool
    drafts: list[Regulation]
    prepared: Prepared
    pairs: Pairs
    measures: dict[str, Floats]
    linked: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]
    group: np.ndarray[tuple[int, ...], np.dtype[np.int64]]
    member: np.ndarray[tuple[int, ...], np.dtype[np.int64]]


def load_subject(path: Path, *, own: bool = False) -> Subject:
    """The subject of a gold file, its drafts read from the folder beside it."""
    gold = json.loads(path.read_text("utf-8"))
    drafts = [build_regulation(read_source(path.with_suffix("") / f"{c}.md")) for c in gold["cities"]]
    prepared = prepare(drafts, load_lexicon(), load_kinds())
    pairs = find_pairs(prepared)
    number = {city: d for d, city in enumerate(gold["cities"])}
    units_at = _unit_finder(prepared)
    pair_at = {key: n for n, key in enumerate(zip(pairs.units.left.tolist(), pairs.units.right.tolist(), strict=True))}
    groups: dict[tuple[tuple[int, ...], tuple[int, ...]], list[int]] = {}
    for row in gold["rows"]:
        stretches = [
            (number[city], units_at(number[city], str(address)))
            for city, addresses in row.get("units", row["cells"]).items()
            for address in addresses
        ]
        for (d, left), (e, right) in combinations(stretches, 2):
            if d != e:
                found = [pair_at.get((min(u, v), max(u, v)), -1) for u in left for v in right]
                groups[left, right] = sorted({n for n in found if n >= 0})
    linked = np.zeros(len(pairs.of), bool)
    members = list(groups.values())
    group = np.repeat(np.arange(len(members)), [len(m) for m in members])
    member = np.array([n for m in members for n in m], np.int64)
    linked[member] = True
    return Subject(path.stem, path, own, drafts, prepared, pairs, measure(prepared, pairs), linked, group, member)


def _unit_finder(p: Prepared) -> Callable[[int, str], tuple[int, ...]]:
    """From a draft's number and an address ("12", "12.2", "12.2.3") to the numbers of the units there."""
    article_at = {(int(d), a.label): n for n, (d, a) in enumerate(zip(p.doc, p.articles, strict=True))}
    ends = np.append(p.first[1:], len(p.units))

    def find(draft: int, address: str) -> tuple[int, ...]:
        label, *parts = address.split(".")
        number = article_at[draft, label]
        units = range(int(p.first[number]), int(ends[number]))
        if not parts:
            return tuple(units)
        paragraph = next(x for x in p.articles[number].paragraphs if x.number == int(parts[0]))
        start, end = paragraph.start, paragraph.end
        if parts[1:]:
            item = next(x for x in paragraph.items if x.number == int(parts[1]))
            start, end = item.start, item.end
        return tuple(n for n in units if p.units[n].start < end and p.units[n].end > start)

    return find


def examples(subject: Subject, scores: Floats, *, generous: bool) -> tuple[Any, Any]:
    """Which pairs of units to learn from, and which of them are positive."""
    best = np.zeros(int(subject.group.max()) + 1, np.float32)
    score = scores[subject.member]
    np.maximum.at(best, subject.group, score)
    near_best = score >= best[subject.group] * (0.9 if generous else 1.0)
    meant = near_best & (score > 0.5) | (score >= best[subject.group])
    positive = np.zeros(len(scores), bool)
    positive[subject.member[meant]] = True
    # Counter-examples that nobody would confuse are many and teach little: one in four will do.
    telling = (subject.pairs.guess > np.median(subject.pairs.guess)) | (np.arange(len(scores)) % 4 == 0)
    return positive | (~subject.linked & telling), positive


def learn(subjects: list[Subject], measures: list[dict[str, Floats]], start: list[Floats], rounds: int) -> Trees:
    """A scorer by rounds of labelling and fitting."""
    names = sorted(measures[0])
    tables = [np.stack([m[n] for n in names], axis=1) for m in measures]
    scores = start
    booster = None
    for number in range(rounds):
        x, y, w = [], [], []
        for subject, table, score in zip(subjects, tables, scores, strict=True):
            use, positive = examples(subject, score, generous=number > 0)
            x.append(table[use])
            y.append(positive[use].astype(int))
            w.append(np.full(int(use.sum()), 400 / max(int(positive.sum()), 1)))
        data = lightgbm.Dataset(np.concatenate(x), np.concatenate(y), weight=np.concatenate(w))
        booster = lightgbm.train(PARAMETERS, data, ROUNDS)
        scores = [np.asarray(booster.predict(t), np.float32) for t in tables]
    if booster is None:
        raise ValueError("at least one round")
    return as_trees(booster, names)


def as_trees(booster: lightgbm.Booster, names: list[str]) -> Trees:
    """LightGBM's trees as arrays."""
    trees = booster.dump_model()["tree_info"]
    shape = (len(trees), 7)
    feature, threshold = np.zeros(shape, np.int64), np.full(shape, np.inf, np.float32)
    removes, value = np.zeros(shape, np.uint8), np.zeros((len(trees), 8), np.float32)

    def walk(node: dict[str, Any], tree: int, leaf: int) -> int:
        """Number the leaves under `node` from `leaf`; the number after the last."""
        if "leaf_value" in node:
            value[tree, leaf] = node["leaf_value"]
            return leaf + 1
        inner = int(node["split_index"])
        after = walk(node["left_child"], tree, leaf)
        feature[tree, inner], threshold[tree, inner] = node["split_feature"], node["threshold"]
        removes[tree, inner] = ((1 << after) - 1) & ~((1 << leaf) - 1)
        return walk(node["right_child"], tree, after)

    for number, tree in enumerate(trees):
        walk(tree["tree_structure"], number, 0)
    return Trees(tuple(names), feature, threshold, removes, value, 0.0)


def learn_both(subjects: list[Subject]) -> tuple[Trees, Trees]:
    """The first scorer, and the second, which learns from first scores made without the subject in question."""
    guesses = [s.pairs.guess for s in subjects]
    first = learn(subjects, [s.measures for s in subjects], guesses, 2)
    out_of_fold: dict[int, Floats] = {}
    for fold in range(INNER):
        kept = [n for n in range(len(subjects)) if n % INNER != fold]
        model = learn([subjects[n] for n in kept], [subjects[n].measures for n in kept], [guesses[n] for n in kept], 2)
        for n in range(fold, len(subjects), INNER):
            out_of_fold[n] = model.scores(subjects[n].measures)
    scores = [out_of_fold[n] for n in range(len(subjects))]
    again = [s.measures | second_look(s.prepared, s.pairs, p) for s, p in zip(subjects, scores, strict=True)]
    return first, learn(subjects, again, scores, 2)


def leave_one_out(subjects: list[Subject], shared: Path, *, own_only: bool, every: bool) -> None:
    """Print the scorer's figures for the subjects, each aligned by what was learned without it."""
    evaluate = scorer(shared)
    kinds: dict[bool, list[dict[str, float]]] = {False: [], True: []}
    models = learn_both([s for s in subjects if s.own]) if own_only else None
    for subject in subjects:
        if subject.own and (own_only or not every):
            continue
        table = align(subject.drafts, models=models or learn_both([s for s in subjects if s is not subject]))
        gold = evaluate.gold_rows(subject.path)
        result = evaluate.score(gold, table_rows(table))
        kinds[subject.own].append(result)
        figures = {k: round(v, 3) for k, v in result.items()}
        print(f"{subject.name:16}", figures, f"rows {len(table.rows)}/{len(gold)}", flush=True)
    for own, results in kinds.items():
        if results:
            _print_means("own readings" if own else "shared gold", results)


def _print_means(name: str, results: list[dict[str, float]]) -> None:
    means = {k: round(sum(r[k] for r in results) / len(results), 4) for k in ("precision", "recall", "f1", "rows")}
    alone = sum(r["alone"] for r in results)
    print(name, "mean", means, "placed, pooled", round(sum(r["placed"] * r["alone"] for r in results) / alone, 4))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("WORKBENCH_SHARED", ROOT.parent / "shared")))
    parser.add_argument("--loso", action="store_true", help="leave one subject out, write nothing")
    parser.add_argument("--all", action="store_true", help="with --loso: try our own readings as well")
    parser.add_argument("--gold-only", action="store_true", help="without our own readings")
    parser.add_argument("--own-only", action="store_true", help="with --loso: learn from our own readings alone")
    args = parser.parse_args()
    subjects = [load_subject(p) for p in sorted((args.shared / "gold").glob("D*.json"))]
    if not args.gold_only:
        with tempfile.TemporaryDirectory() as folder:
            write_gold(args.shared, Path(folder))
            subjects += [load_subject(p, own=True) for p in sorted(Path(folder).glob("S*.json"))]
            run(subjects, args)
        return
    run(subjects, args)


def run(subjects: list[Subject], args: argparse.Namespace) -> None:
    """Try or write the model."""
    if args.loso:
        leave_one_out(subjects, args.shared, own_only=args.own_only, every=args.all)
        return
    first, second = learn_both(subjects)
    arrays: dict[str, Any] = {f"{n}_{k}": v for n, m in ((1, first), (2, second)) for k, v in pack(m).items()}
    np.savez_compressed(ROOT / "resources" / "align" / "model.npz", **arrays)


if __name__ == "__main__":
    main()
