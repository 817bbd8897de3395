"""How fast drafts are aligned, and with how much memory.

usage: align_speed.py [--shared FOLDER] [--articles N] [--drafts N] [--runs N]

Without --articles: the five drafts of each gold set, the program's data loaded before. With it: drafts of N articles
each, made of articles of the national laws, every draft leaving out and reordering others (deterministic). Of several
runs the least and the greatest processor time are told; the matrix library works with one thread, as in the program.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import sys
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from workbench.align import align  # noqa: E402
from workbench.domain.regulation import Article, Regulation  # noqa: E402
from workbench.intake import read_source  # noqa: E402
from workbench.structure import build_regulation  # noqa: E402


def timed(name: str, drafts: list[Regulation], runs: int) -> None:
    wall, used = [], []
    for _ in range(runs):
        start, cpu = time.perf_counter(), time.process_time()
        table = align(drafts)
        wall.append(time.perf_counter() - start)
        used.append(time.process_time() - cpu)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sizes = [len(d.articles) for d in drafts]
    spread = f"{min(used):.2f} to {max(used):.2f} s of processor, {min(wall):.2f} s at best"
    print(f"{name}: articles {sizes}, rows {len(table.rows)}, {spread}, peak {peak:.0f} MiB")


def made_drafts(shared: Path, articles: int, drafts: int) -> list[Regulation]:
    """Drafts of `articles` articles: from one pool of the longest national laws, a different choice for each."""
    laws = sorted((shared / "corpus" / "national").rglob("*.md"), key=lambda p: (-p.stat().st_size, p.name))
    pool: list[Article] = []
    while len(pool) < articles * 1.1:
        pool += build_regulation(read_source(laws.pop(0))).articles
    chosen = []
    for number in range(drafts):
        dice = random.Random(number)
        kept = sorted(dice.sample(range(len(pool)), min(articles, len(pool))))
        renumbered = tuple(replace(pool[k], label=str(n)) for n, k in enumerate(kept, 1))
        base = build_regulation(read_source(next(iter((shared / "gold").glob("D1*/*.md")))))
        chosen.append(replace(base, title=f"草案{number}", articles=renumbered, divisions=(), sha256=str(number)))
    return chosen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("WORKBENCH_SHARED", ROOT.parent / "shared")))
    parser.add_argument("--articles", type=int, default=0)
    parser.add_argument("--drafts", type=int, default=5)
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args()
    if args.articles:
        timed("made", made_drafts(args.shared, args.articles, args.drafts), args.runs)
        return
    for path in sorted((args.shared / "gold").glob("D*.json")):
        cities = json.loads(path.read_text("utf-8"))["cities"]
        drafts = [build_regulation(read_source(path.with_suffix("") / f"{c}.md")) for c in cities]
        align(drafts[:2])
        timed(path.stem, drafts, args.runs)


if __name__ == "__main__":
    main()
