"""Processor time of the conflict search on five drafts of some sixty articles (a busy machine changes it little).

usage: python -m bench.conflicts_speed [SHARED]
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace

from bench.conflicts_common import gold_table, load_set, shared_folder
from workbench.review.conflicts import find_conflicts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?")
    shared = shared_folder(parser.parse_args().shared)
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
