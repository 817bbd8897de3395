"""Learn the second look of the market screening: which findings in regulations in force a reviewer would stop at.

usage: market_second.py [--shared FOLDER] [--write]

Sentences of corpus/local that readers judged (bench/market_real.jsonl, market_wild_read.jsonl), outside the reserved
quarter. The first look that scores a sentence is learned without its file (three folds of the files), and so is the second
look that judges it; printed is what both would find among the sentences read, at several thresholds. Every sentence that
the earlier detector pointed at outside the reserved quarter was read, so the precision is that of a library; the recall is
over the barriers that are known. --write stores the weights in resources/models/market_second.json, with the constant
set so that the share PRECISION of the unseen findings was right. Run market_train.py --write first. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402
from sklearn.linear_model import LogisticRegression  # noqa: E402

from bench.market_real import articles_of, read_verdicts  # noqa: E402
from bench.market_train import (  # noqa: E402
    RESERVED,
    SHARED,
    Clause,
    background,
    examples,
    file_of,
    fold_of,
    labelled,
    learn,
    quarter_of,
)
from workbench.domain.resources import resource  # noqa: E402
from workbench.review.market import Rules, load_rules  # noqa: E402
from workbench.review.market.clause import Unit, units_of  # noqa: E402
from workbench.review.market.engine import look_at, rule_findings  # noqa: E402
from workbench.review.market.second import Look, load_second  # noqa: E402

TARGET = ROOT / "resources" / "models" / "market_second.json"
FOLDS = 3
#: Share of the findings in files not learned from that has to be right.
PRECISION = 0.64
STRENGTH = 0.03
#: Features are divided by their spread, but by no less than this.
LEAST_SPREAD = 0.15


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence that was read: where, and whether a reviewer would stop at it."""

    file: str
    title: str
    unit: Unit
    article: str
    barrier: bool
    doubt: bool


def sentences(shared: Path) -> list[Read]:
    """The sentences read, outside the reserved quarter; the same sentence read twice counts once, as a barrier if ever."""
    by_file: dict[str, list[Clause]] = defaultdict(list)
    for name in ("market_real.jsonl", "market_wild_read.jsonl"):
        for verdict in read_verdicts(ROOT / "bench" / name):
            if quarter_of(verdict["file"]) != RESERVED:
                by_file[verdict["file"]].append(verdict)
    found: dict[tuple[str, str, int], Read] = {}
    for file, verdicts in sorted(by_file.items()):
        articles = articles_of(shared / "corpus" / "local" / file)
        for verdict in verdicts:
            text = articles[verdict["article"]].text
            for unit, barrier in _judged(text, verdict):
                key = (file, verdict["article"], unit.offset)
                if key not in found or (barrier and not found[key].barrier):
                    found[key] = Read(file, Path(file).stem, unit, text, barrier, bool(verdict["doubt"]))
    return list(found.values())


def _judged(text: str, verdict: Clause) -> Iterator[tuple[Unit, bool]]:
    """The sentences of an article that a verdict speaks of; offsets count no white space."""
    whole = (verdict["start"], verdict["end"])
    spans = [tuple(span) for span in verdict["spans"]] or [whole]
    for unit in units_of(text):
        start = len("".join(text[: unit.offset].split()))
        end = start + len("".join(unit.text[unit.lead :].split()))
        least = min(6, end - start)
        if min(end, whole[1]) - max(start, whole[0]) >= least:
            shared = max(min(end, b) - max(start, a) for a, b in spans)
            yield unit, bool(verdict["labels"]) and shared >= least


def looks(shared: Path, read: Sequence[Read]) -> list[dict[str, float]]:
    """The features of each sentence by a first look learned without its file."""
    rules = load_rules()
    if rules.learned is None:
        raise SystemExit("the program's rules have no learned detector")
    sets = labelled(shared)
    rows = {name: [examples(c) for c in clauses] for name, clauses in sets.items()}
    plain, strange = background(shared)
    second = load_second(resource("rules") / "market_second.toml", TARGET)
    found: dict[int, dict[str, float]] = {}
    for fold in range(FOLDS):
        known = [
            example
            for name, clauses in sets.items()
            for clause, some in zip(clauses, rows[name], strict=True)
            if name not in ("real", "wild") or fold_of(file_of(clause), FOLDS) != fold
            for example in some
        ]
        model = learn(known, [s for s in plain if fold_of(s[2], FOLDS) != fold], strange)
        unseen = replace(rules, learned=replace(rules.learned, model=model))
        for number, one in enumerate(read):
            if fold_of(one.file, FOLDS) == fold:
                found[number] = second.features(_look(one, unseen))
        print(f"fold {fold}: first look learned", flush=True)
    return [found[number] for number in range(len(read))]


def _look(one: Read, rules: Rules) -> Look:
    matched = rule_findings(one.unit, one.article, rules, one.title)
    score = rules.learned.scores([one.unit])[0] if rules.learned else 0.0
    return look_at(one.unit, matched, rules, score)


def fit(rows: np.ndarray, truth: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and constant of a logistic regression over scaled features."""
    middle, spread = rows.mean(axis=0), np.maximum(rows.std(axis=0), LEAST_SPREAD)
    found = LogisticRegression(C=STRENGTH, max_iter=1000).fit((rows - middle) / spread, truth, sample_weight=weight)
    weights = found.coef_[0] / spread
    return weights, float(found.intercept_[0] - weights @ middle)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    read = sentences(args.shared)
    features = looks(args.shared, read)
    names = sorted({name for row in features for name in row})
    rows = np.array([[row.get(name, 0.0) for name in names] for row in features])
    truth = np.array([one.barrier for one in read])
    weight = np.array([0.7 if one.doubt else 1.0 for one in read])
    parts = np.array([fold_of(one.file, FOLDS) for one in read])
    # What neither the first look nor a rule points at is never a finding.
    pointed = np.array([row.get("score", 0.0) >= 0 or "rule" in row for row in features])
    unseen = np.zeros(len(read))
    for fold in range(FOLDS):
        weights, constant = fit(rows[parts != fold], truth[parts != fold], weight[parts != fold])
        unseen[parts == fold] = rows[parts == fold] @ weights + constant
    unseen[~pointed] = -np.inf
    order = np.argsort(-unseen, kind="stable")
    right = np.cumsum(truth[order])
    share = right / np.arange(1, len(read) + 1)
    print(f"{len(read)} sentences, {truth.sum()} barriers; pointed at {pointed.sum()}, {truth[pointed].sum()} barriers")
    for count in (40, 60, 80, 100, 120, 150, 200, 300):
        print(
            f"first {count}: {right[count - 1]} right = {share[count - 1]:.2f}, threshold {unseen[order[count - 1]]:.2f}"
        )
    least = max(n for n in range(30, int(pointed.sum())) if share[n] >= PRECISION)
    threshold = float(unseen[order[least]])
    print(f"chosen: {least + 1} findings, {right[least]} right, recall {right[least] / truth.sum():.2f}")
    if args.write:
        weights, constant = fit(rows, truth, weight)
        stored = {"": round(constant - threshold, 4)} | {
            n: round(float(w), 4) for n, w in zip(names, weights, strict=True)
        }
        TARGET.write_text(json.dumps(stored, ensure_ascii=False, indent=1) + "\n", "utf-8")
        print(f"{TARGET.name}: {len(stored)} weights")


if __name__ == "__main__":
    main()
