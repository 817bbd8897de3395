"""Comparison tables of every subject made by alignment scorers that did not see it, for `python -m bench.conflicts_train --tables`.

usage: python -m bench.conflicts_align FOLDER [SHARED] [--folds 8]

Subjects (the shared gold and our own readings) are dealt into folds; each fold is aligned by scorers learned from the other folds.
First-stage scores that the second stage learns from are shared by all folds (they leak a little into other subjects' features). Writes
FOLDER/gold (our readings as a gold folder) and FOLDER/NAME.table.json. Needs lightgbm, which the program itself does not.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from bench.align_train import Subject, learn, load_subject
from bench.conflicts_common import fold_of, shared_folder
from bench.labels import write_gold
from workbench.align.engine import align, second_look
from workbench.align.model import Trees
from workbench.domain.table import ComparisonTable


def first_scorers(subjects: list[Subject], folds: int) -> list[Trees]:
    """For each fold the first scorer that was learned without it."""
    found = []
    for fold in range(folds):
        others = [s for n, s in enumerate(subjects) if fold_of(n, folds) != fold]
        found.append(learn(others, [s.measures for s in others], [s.pairs.guess for s in others], 2))
        print("first scorer", fold, flush=True)
    return found


def written(table: ComparisonTable) -> list[dict[str, object]]:
    """The rows of a table as JSON."""
    return [
        {
            "topic": row.topic,
            "cells": {
                d: {"articles": c.articles, "parts": [(p.article, p.start, p.end) for p in c.parts]}
                for d, c in row.cells.items()
            },
        }
        for row in table.rows
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("shared", nargs="?")
    parser.add_argument("--folds", type=int, default=8)
    args = parser.parse_args()
    shared = shared_folder(args.shared)
    write_gold(shared, args.folder / "gold")
    subjects = [load_subject(p) for p in sorted((shared / "gold").glob("D*.json"))]
    subjects += [load_subject(p, own=True) for p in sorted((args.folder / "gold").glob("S*.json"))]
    firsts = first_scorers(subjects, args.folds)
    scores = [firsts[fold_of(n, args.folds)].scores(s.measures) for n, s in enumerate(subjects)]
    again = [s.measures | second_look(s.prepared, s.pairs, p) for s, p in zip(subjects, scores, strict=True)]
    for fold in range(args.folds):
        chosen = [n for n in range(len(subjects)) if fold_of(n, args.folds) != fold]
        second = learn([subjects[n] for n in chosen], [again[n] for n in chosen], [scores[n] for n in chosen], 2)
        for n, subject in enumerate(subjects):
            if fold_of(n, args.folds) == fold:
                table = align(subject.drafts, models=(firsts[fold], second))
                target = args.folder / f"{subject.name}.table.json"
                target.write_text(json.dumps(written(table), ensure_ascii=False), "utf-8")
                print(subject.name, len(table.rows), flush=True)


if __name__ == "__main__":
    main()
