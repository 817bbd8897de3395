"""Learn the weights of the market screening's detector, and judge them on clauses they have not seen.

usage: market_train.py [--shared FOLDER] [--leave SET ...] [--write]

Labelled clauses: bench/market_cases*.jsonl (own sets, by author set), bench/market_real.jsonl and market_wild_read.jsonl
(verdicts on real clauses, joined with the corpus), gold/market_dev.jsonl of the shared folder, and the examples of the
rules. Sentences of three quarters of corpus/local in which no rule finds anything stand for what harmless regulations
look like; a few of them are barriers nobody has marked, so they weigh little. The fourth quarter is reserved: nothing
labelled in it is learned from, it only sets the threshold by the share of its sentences that are found. --leave K+L learns
without sets K and L and prints what the learned detector alone, the rules alone, and both together find in each ("real",
"wild": both halves of the files in turn, each half's files out of the background too). --write stores the weights of all
sets in resources/models/market.npz; bench/market_second.py goes on from there. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import random
import sys
import tempfile
import zlib
from array import array
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402
import scipy.sparse as sp  # noqa: E402
from sklearn.linear_model import LogisticRegression  # noqa: E402

from bench.market_real import join_all, read_verdicts  # noqa: E402
from bench.market_score import figures  # noqa: E402
from workbench.domain.regulation import Article, DocumentKind, Paragraph, Regulation  # noqa: E402
from workbench.intake.reader import read_source  # noqa: E402
from workbench.review.market import load_rules, screen, screen_clause  # noqa: E402
from workbench.review.market.clause import units_of  # noqa: E402
from workbench.review.market.features import features  # noqa: E402
from workbench.review.market.learned import load_signs  # noqa: E402
from workbench.review.market.model import Model, stored_bytes  # noqa: E402
from workbench.review.market.runs import run_index  # noqa: E402
from workbench.structure.build import build_regulation  # noqa: E402

SHARED = Path(os.environ.get("WORKBENCH_SHARED", ROOT.parent / "shared"))
TARGET = ROOT / "resources" / "models" / "market.npz"
#: Weight of a sentence of the background beside a labelled one.
BACKGROUND_WEIGHT = 0.05
BACKGROUND = 40_000
STRENGTH = 24.0
#: The threshold is set so that this share of the sentences of the reserved quarter is a finding.
RATE = 0.0036
UNSEEN = 15_000
#: The quarter of the files of corpus/local that is kept for the last sample.
RESERVED = 3

Clause = dict[str, Any]
#: Runs, the sentence, the standard ("" for none), weight.
Example = tuple[set[str], str, str, float]
#: A sentence of the background: its text, its runs, its file.
Sentence = tuple[str, set[str], str]


def read_lines(path: Path) -> list[Clause]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def labelled(shared: Path) -> dict[str, list[Clause]]:
    """All labelled clauses by set."""
    sets: dict[str, list[Clause]] = {}
    for path in sorted((ROOT / "bench").glob("market_cases*.jsonl")):
        for clause in read_lines(path):
            sets.setdefault(clause["source"].split()[-1], []).append(clause)
    verdicts = read_verdicts()
    further = ROOT / "bench" / "market_wild_read.jsonl"
    sets["real"] = join_all(shared, verdicts)
    if further.is_file():
        sets["wild"] = join_all(shared, read_verdicts(further))
    for name in ("real", "wild"):
        sets[name] = [c for c in sets.get(name, []) if quarter_of(file_of(c)) != RESERVED]
    sets["dev"] = read_lines(shared / "gold" / "market_dev.jsonl")
    sets["rules"] = [
        {"id": f"{r.id}-{n}", "text": t, "labels": labels, "spans": [], "source": "rule"}
        for r in load_rules().rules
        for labels, texts in (([r.standard], r.hits), ([], r.misses))
        for n, t in enumerate(texts)
    ]
    return sets


def file_of(clause: Clause) -> str:
    """The file a real clause stands in, below corpus/local."""
    return str(clause["source"].split(" ", 1)[1].split(" article")[0])


def quarter_of(file: str) -> int:
    """Which quarter of the corpus a file belongs to."""
    return zlib.crc32(file.encode()) % 4


def fold_of(file: str, folds: int) -> int:
    """Which of `folds` parts of the corpus a file belongs to; independent of its quarter."""
    return zlib.crc32(file.encode()) // 4 % folds


def examples(clause: Clause) -> list[Example]:
    """The sentences of a clause."""
    spans = [(at, at + len(s)) for s in clause["spans"] if (at := clause["text"].find(s)) >= 0]
    found = []
    for unit in units_of(clause["text"]):
        start, end = unit.offset, unit.offset + len(unit.text) - unit.lead
        shared = max((min(end, b) - max(start, a) for a, b in spans), default=0)
        found.append((unit, shared >= min(6, end - start)))
    if clause["labels"] and not any(hit for _, hit in found):
        found = [(unit, True) for unit, _ in found]
    standard = clause["labels"][0] if clause["labels"] else ""
    weight = 0.6 if clause.get("doubt") else 1.0
    return [(features(u.text, u.lead), u.text, standard if hit else "", weight) for u, hit in found]


def background(shared: Path) -> tuple[list[Sentence], list[set[str]]]:
    """Sentences of three quarters of the corpus in which no rule finds anything, and some of the reserved quarter.

    Kept in the temporary folder between runs.
    """
    cache = Path(tempfile.gettempdir()) / "market_background_quarters.pickle"
    if cache.is_file():
        plain, strange = pickle.loads(cache.read_bytes())
    else:
        folder, plain, strange = shared / "corpus" / "local", [], []
        rules = replace(load_rules(), learned=None)
        for path in sorted(folder.rglob("*.md")):
            file = str(path.relative_to(folder))
            for article in build_regulation(read_source(path)).articles:
                units = [(u.text, u.lead) for u in units_of(article.text)]
                if quarter_of(file) == RESERVED:
                    strange += units
                elif not screen_clause(article.text, rules):
                    plain += [(*unit, file) for unit in units]
        cache.write_bytes(pickle.dumps((plain, strange)))
    rng = random.Random(1)
    plain, strange = rng.sample(plain, min(BACKGROUND, len(plain))), rng.sample(strange, min(UNSEEN, len(strange)))
    return [(text, features(text, lead), file) for text, lead, file in plain], [features(*unit) for unit in strange]


def matrix(rows: list[set[str]], index: dict[str, int], rarity: np.ndarray) -> sp.csr_matrix:
    """One row for each sentence, of length 1: its known runs by their rarity."""
    starts, columns = array("q", [0]), array("q")
    for row in rows:
        columns.extend(sorted(index[run] for run in row if run in index))
        starts.append(len(columns))
    places = np.frombuffer(columns, dtype=np.int64) if columns else np.zeros(0, np.int64)
    values = rarity[places].astype(np.float64)
    found = sp.csr_matrix((values, places, np.frombuffer(starts, dtype=np.int64)), shape=(len(rows), len(index)))
    length = np.sqrt(np.asarray(found.multiply(found).sum(axis=1)).ravel())
    return sp.diags(1 / np.maximum(length, 1e-9)) @ found


def learn(rows: list[Example], harmless: list[Sentence], strange: list[set[str]]) -> Model:
    """The weights learned from labelled sentences and a background of harmless ones."""
    read = load_signs().signs
    counts = Counter(run for row, *_ in rows for run in row)
    barriers = {text for _, text, s, _ in rows if s}
    unmarked = [row for text, row, _ in harmless if text not in barriers]
    everything = [row for row, *_ in rows] + unmarked
    overall = Counter(run for row in everything for run in row)
    hits = [(row, read(text), s) for row, text, s, _ in rows if s]
    in_hits = Counter(run for row, _, _ in hits for run in row)
    telling = sorted(run for run, n in in_hits.items() if n >= 2)
    others = {run for run, n in overall.items() if counts[run] >= 2 or n >= 4} - set(telling)
    runs = telling + sorted(others)
    index = {run: at for at, run in enumerate(runs)}
    rarity = np.array([np.log((len(everything) + 1) / (overall[r] + 1)) + 1 for r in runs])
    truth = np.array([bool(s) for *_, s, _ in rows] + [False] * len(unmarked))
    weight = np.array([w for *_, w in rows] + [BACKGROUND_WEIGHT] * len(unmarked))
    weight[truth] *= 0.5 * weight[~truth].sum() / weight[truth].sum()
    found = LogisticRegression(C=STRENGTH, max_iter=60).fit(
        matrix(everything, index, rarity), truth, sample_weight=weight / weight.mean()
    )
    usual = found.decision_function(matrix(strange, index, rarity))
    seen = Counter(sign for _, signs, _ in hits for sign in signs)
    signs = {sign: at for at, sign in enumerate(sorted(s for s, n in seen.items() if n >= 2))}
    sign_rarity = np.array([np.log((len(hits) + 1) / (seen[s] + 1)) + 1 for s in signs])
    part = {run: at for at, run in enumerate(telling)}
    both = sp.hstack(
        [
            matrix([row for row, _, _ in hits], part, rarity[: len(part)]),
            matrix([held for _, held, _ in hits], signs, sign_rarity),
        ]
    )
    kinds = LogisticRegression(C=16.0, max_iter=150, class_weight="balanced").fit(both, [s for *_, s in hits])
    return Model(
        index=run_index(runs),
        rarity=rarity.astype(np.float32),
        weight=found.coef_[0].astype(np.float32),
        bias=float(found.intercept_[0] - np.quantile(usual, 1 - RATE)),
        standards=tuple(kinds.classes_),
        sign_index=signs,
        sign_rarity=sign_rarity.astype(np.float32),
        by_standard=kinds.coef_.astype(np.float32),
        standard_bias=kinds.intercept_.astype(np.float32),
    )


def judge(name: str, clauses: list[Clause], model: Model) -> None:
    """Print what rules, detector, both, and both with the second look find in clauses the detector has not seen."""
    rules = load_rules()
    if rules.learned is None:
        raise SystemExit("the program's rules have no learned detector")
    learned = replace(rules.learned, model=model)
    for label, used in (
        ("rules", replace(rules, learned=None)),
        ("model", replace(rules, rules=(), learned=learned)),
        ("both", replace(rules, learned=learned)),
    ):
        found = {c["id"]: screen_clause(c["text"], used) for c in clauses}
        print(f"{name:5} {label:5} {figures(clauses, found)}", flush=True)
    sure = {c["id"]: screen(_alone(c["text"]), used, sure=True) for c in clauses}
    print(f"{name:5} sure  {figures(clauses, sure)}", flush=True)


def _alone(text: str) -> Regulation:
    """A regulation of one article, to be screened as regulations in force are."""
    return Regulation("", DocumentKind.REGULATION, (Article("1", text, (Paragraph(1, text, 0, len(text)),)),))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--leave", nargs="*", default=[])
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    sets = labelled(args.shared)
    rows = {name: [examples(c) for c in clauses] for name, clauses in sets.items()}
    plain, strange = background(args.shared)
    for left in args.leave:
        group = set(left.split("+"))
        for half in (0, 1) if group <= {"real", "wild"} else (-1,):

            def kept(name: str, clause: Clause, group: set[str] = group, half: int = half) -> bool:
                return name not in group or (half >= 0 and fold_of(file_of(clause), 2) != half)

            learned = learn(
                [e for n, cs in sets.items() for c, es in zip(cs, rows[n], strict=True) if kept(n, c) for e in es],
                [sentence for sentence in plain if fold_of(sentence[2], 2) != half],
                strange,
            )
            for name in sorted(group):
                judge(name, [c for c in sets[name] if half < 0 or fold_of(file_of(c), 2) == half], learned)
    if args.write:
        model = learn([e for parts in rows.values() for es in parts for e in es], plain, strange)
        TARGET.write_bytes(stored_bytes(model))
        print(f"{TARGET.name}: {len(model.index.runs)} runs, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
