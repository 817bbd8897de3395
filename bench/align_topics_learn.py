"""Learn from legal readers' headings what the words and the turns of a heading are worth.

usage: align_topics_learn.py [--shared FOLDER] [--cross]

Writes resources/align/topics_learned.toml: for words their tendency to stand in a heading (of words that stand in the
provisions of at least two subjects), the weight of each property of a word (logistic regression), and the worth of
each feature of a possible heading (ridge regression on its F1 against the reader's heading). Whatever a subject is
measured by while learning was learned without that subject. With --cross nothing is written: the subjects are halved,
each half is named by what was learned from the other, and the figures of bench/align_topics.py are printed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.align_topics import Case, Subject, load_all, told  # noqa: E402
from workbench.align.kinds import load_kinds  # noqa: E402
from workbench.align.topic_style import Style, WordWeights, make_style  # noqa: E402
from workbench.align.topic_words import IN_ROW, RowWords  # noqa: E402
from workbench.align.topics import Namer  # noqa: E402

Matrix = NDArray[np.float64]
EVERYWHERE = ("rare", "telling", "prior", "known", "long")
_RIDGE = 8.0
_SMOOTH = 3.0
_SEEN = 4


def rows_of(subject: Subject, style: Style) -> list[list[tuple[str, tuple[float, ...], bool]]]:
    """For every row its words with their properties there, and whether the reader's heading has them."""
    namer = Namer(subject.prepared, load_kinds(), style)
    found = []
    for units, topic in zip(subject.rows, subject.topics, strict=True):
        liable = namer.proposals(units)[0] == "liability"
        found.append([(w, p, w in topic) for w, p in namer.proposer.words.properties(units, liable=liable)])
    return found


def tally(rows: Sequence[Sequence[tuple[str, tuple[float, ...], bool]]]) -> tuple[Counter[str], Counter[str]]:
    """How many rows have a word in most drafts, and how many of their headings have it."""
    seen: Counter[str] = Counter()
    headed: Counter[str] = Counter()
    for row in rows:
        for word, properties, hit in row:
            if properties[0] >= 0.5:
                seen[word] += 1
                headed[word] += hit
    return seen, headed


def prior_of(tallies: Sequence[tuple[Counter[str], Counter[str]]]) -> dict[str, float]:
    """The tendency of words that stand in at least two subjects to be in a heading: log odds beside the mean."""
    seen: Counter[str] = Counter()
    headed: Counter[str] = Counter()
    subjects: Counter[str] = Counter()
    for a, b in tallies:
        seen.update(a)
        headed.update(b)
        subjects.update(dict.fromkeys(a, 1))
    base = headed.total() / max(seen.total(), 1)

    def odds(word: str) -> float:
        yes, no = headed[word] + _SMOOTH * base, seen[word] - headed[word] + _SMOOTH * (1 - base)
        return round(float(np.log(yes / no) - np.log(base / (1 - base))), 2)

    return {w: odds(w) for w in sorted(seen) if subjects[w] > 1 and seen[w] >= _SEEN}


def logistic(x: Matrix, y: Matrix) -> Matrix:
    """Weights of a logistic regression with a light ridge (Newton); the last is the constant."""
    x = np.hstack([x, np.ones((len(x), 1))])
    weights = np.zeros(x.shape[1])
    for _ in range(12):
        p = 1 / (1 + np.exp(-(x @ weights)))
        slope = x.T @ (y - p) - weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + np.eye(x.shape[1])
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def learn_words(subjects: Sequence[Subject], style: Style) -> WordWeights:
    """Priors and factors from `subjects`; a subject's words are weighed by the priors of the others."""
    rows = [rows_of(s, style) for s in subjects]
    tallies = [tally(r) for r in rows]
    inputs, answers = [], []
    for n, subject in enumerate(subjects):
        weights = WordWeights(prior_of(tallies[:n] + tallies[n + 1 :]), {})
        table = RowWords(subject.prepared, weights).everywhere()
        number = {w: i for i, w in enumerate(subject.prepared.words.vocabulary)}
        for row in rows[n]:
            for word, properties, hit in row:
                at = number.get(word)
                fixed = [float(table[k][at]) if at is not None else 0.0 for k in EVERYWHERE]
                inputs.append([*map(float, properties), *fixed])
                answers.append(float(hit))
    found = logistic(np.array(inputs), np.array(answers)).tolist()
    names = (*IN_ROW, *EVERYWHERE, "base")
    return WordWeights(prior_of(tallies), {k: round(v, 3) for k, v in zip(names, found, strict=True)})


def learn_worth(subjects: Sequence[Subject], style: Style, tallies: Sequence[Any]) -> dict[str, float]:
    """The worth of each feature from `subjects`; a subject's candidates are made with the priors of the others."""
    number: dict[str, int] = {}
    entries: list[dict[int, float]] = []
    answers: list[float] = []
    for n, subject in enumerate(subjects):
        prior = prior_of([*tallies[:n], *tallies[n + 1 :]])
        namer = Namer(subject.prepared, load_kinds(), replace(style, words=WordWeights(prior, style.words.factor)))
        for units, topic in zip(subject.rows, subject.topics, strict=True):
            for c in namer.proposals(units)[1]:
                entries.append({number.setdefault(k, len(number)): v for k, v in c.features.items()})
                case = Case(subject.name, c.text, topic)
                answers.append((case.f1 + case.bare) / 2)
    x = np.zeros((len(entries), len(number)))
    for n, entry in enumerate(entries):
        for k, v in entry.items():
            x[n, k] = v
    y = np.array(answers)
    mean, center = x.mean(axis=0), float(y.mean())
    x -= mean
    found = np.linalg.solve(x.T @ x + _RIDGE * np.eye(x.shape[1]), x.T @ (y - center)).tolist()
    return {k: round(found[n], 3) for k, n in sorted(number.items())}


def learn(subjects: Sequence[Subject], data: Mapping[str, Any]) -> dict[str, Any]:
    """What topics_learned.toml holds, from `subjects`."""
    empty = make_style(data, {"prior": "", "factor": {}, "worth": {}})
    words = learn_words(subjects, empty)
    style = replace(empty, words=words)
    tallies = [tally(rows_of(s, style)) for s in subjects]
    prior = "\n".join(f"{w} {v:g}" for w, v in words.prior.items() if w.strip())
    return {"factor": words.factor, "worth": learn_worth(subjects, style, tallies), "prior": prior}


def cross(subjects: Sequence[Subject], data: Mapping[str, Any]) -> None:
    """Every half named by what was learned from the other."""
    cases: list[Case] = []
    for part in (0, 1):
        style = make_style(data, learn(subjects[part::2], data))
        for subject in subjects[1 - part :: 2]:
            names = Namer(subject.prepared, load_kinds(), style).distinct(subject.rows)
            own = [Case(subject.name, n[1], t) for n, t in zip(names, subject.topics, strict=True)]
            print(f"{subject.name:16} {told(own)}")
            cases += own
    for letter in "DS":
        print(f"{letter:16} {told([c for c in cases if c.subject.startswith(letter)])}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("WORKBENCH_SHARED", ROOT.parent / "shared")))
    parser.add_argument("--cross", action="store_true")
    args = parser.parse_args()
    folder = ROOT / "resources" / "align"
    data = tomllib.loads((folder / "topics.toml").read_text("utf-8"))
    subjects = list(load_all(args.shared, (), 0))
    if args.cross:
        cross(subjects, data)
        return
    learned = learn(subjects, data)
    lines = ["# Learned by bench/align_topics_learn.py; what the numbers mean stands there.", 'prior = """']
    lines += [learned["prior"], '"""', ""]
    for part in ("factor", "worth"):
        lines += [f"[{part}]", *(f'"{k}" = {v}' for k, v in learned[part].items()), ""]
    (folder / "topics_learned.toml").write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    main()
