"""Processor time of the conflict search on five drafts of some sixty articles (a busy machine changes it little).

usage: python -m bench.conflicts_speed [SHARED] [--articles N]

With --articles: five drafts of N articles each, made as `align_speed.py` makes them, in the table that the program makes
of them; time and memory of one search. The matrix library works with one thread, as in the program.
"""

from __future__ import annotations

import argparse
import os
import resource
import time
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from bench.align_speed import made_drafts
from bench.conflicts_common import gold_table, load_set, shared_folder
from workbench.align import align
from workbench.review.conflicts import find_conflicts


def made(shared: Path, articles: int) -> None:
    regulations = made_drafts(shared, articles, 5)
    table = align(regulations)
    start = time.process_time()
    found, internal = find_conflicts(regulations, table)
    used, peak = time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"5 x {articles} articles, {len(table.rows)} rows, {len(found)} conflicts, {len(internal)} inside a draft: "
        f"{used:.1f} s of processor, peak {peak:.0f} MiB"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?")
    parser.add_argument("--articles", type=int, default=0)
    args = parser.parse_args()
    shared = shared_folder(args.shared)
    if args.articles:
        made(shared, args.articles)
        return
    for name in ("D5_ranqi", "D3_yinyongshui", "D6_yangquan"):
        regulations, gold = load_set(shared, name)
        regulations = [replace(r, articles=r.articles[:60]) for r in regulations]
        table = gold_table(regulations, gold)
        seconds = []
        for _ in range(3):
            start = time.process_time()
            found, _ = find_conflicts(regulations, table)
            seconds.append(time.process_time() - start)
        articles = sum(len(r.articles) for r in regulations)
        letters = sum(len(a.text) for r in regulations for a in r.articles)
        print(
            f"{name}: {articles} articles, {letters} characters, {len(found)} conflicts: {min(seconds):.2f} s (slowest {max(seconds):.2f} s)"
        )


if __name__ == "__main__":
    main()
