"""The market screening over a folder of regulations in force: rate, time, and a fixed random sample to read.

usage: market_wild.py [FOLDER] [--seed N] [--sample N] [--out FILE.json]

FOLDER defaults to corpus/local of the shared folder (WORKBENCH_SHARED, or ../shared). Two processes share the work.
Prints findings per 1,000 articles, seconds, counts by rule; --sample prints N findings with file, article, rule, quote.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

from workbench.domain.findings import MarketFinding
from workbench.intake.reader import read_source
from workbench.review.market import Rules, load_rules, screen
from workbench.structure.build import build_regulation

SHARED = Path(os.environ.get("WORKBENCH_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))


@cache
def rules() -> Rules:
    return load_rules()


def screen_file(path: Path) -> tuple[str, int, float, list[MarketFinding]]:
    """Path, number of articles, processor seconds of screening alone, findings."""
    regulation = build_regulation(read_source(path))
    started = time.process_time()
    findings = screen(regulation, rules())
    return path.stem, len(regulation.articles), time.process_time() - started, findings


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED / "corpus" / "local")
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    files = sorted(args.folder.rglob("*.md"))
    started = time.perf_counter()
    with ProcessPoolExecutor(2) as pool:
        results = list(pool.map(screen_file, files, chunksize=20))
    seconds = time.perf_counter() - started
    articles = sum(r[1] for r in results)
    rows = [(title, f) for title, _, _, found in results for f in found]
    screening = sum(r[2] for r in results)
    print(f"{len(files)} files, {articles} articles, {len(rows)} findings = {1000 * len(rows) / articles:.1f} per 1000")
    print(f"{seconds:.1f} s in two processes, of which screening {screening:.1f} s of one core")
    print(Counter(f.rule for _, f in rows).most_common())
    for title, finding in random.Random(args.seed).sample(rows, min(args.sample, len(rows))):
        print(f"{title}\t{finding.article}\t{finding.rule}\t{finding.quote}")
    if args.out:
        data = [
            {"title": t, "article": f.article, "rule": f.rule, "quote": f.quote, "certainty": f.certainty}
            for t, f in rows
        ]
        args.out.write_text(json.dumps(data, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
