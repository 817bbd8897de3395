"""Score the alignment against the gold comparison tables.

usage: align_score.py [--shared FOLDER] [SET ...]

Prints, for each set, the link and row figures of the shared scorer for the tables that `align` makes now.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import sys
import time
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from workbench.align import align  # noqa: E402
from workbench.domain.table import ComparisonTable  # noqa: E402
from workbench.intake import read_source  # noqa: E402
from workbench.structure import build_regulation  # noqa: E402

Rows = list[dict[str, list[str]]]


def scorer(shared: Path) -> ModuleType:
    """The shared scorer, loaded from its file."""
    spec = importlib.util.spec_from_file_location("eval_align", shared / "eval" / "eval_align.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer in {shared}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def table_rows(table: ComparisonTable) -> Rows:
    """The rows of a table as the scorer takes them: city (file stem) to labels."""
    name = {d.index: Path(d.path).stem for d in table.documents}
    return [{name[i]: list(c.articles) for i, c in row.cells.items()} for row in table.rows]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("WORKBENCH_SHARED", ROOT.parent / "shared")))
    parser.add_argument("sets", nargs="*")
    args = parser.parse_args()
    evaluate = scorer(args.shared)
    totals: list[dict[str, float]] = []
    for path in sorted((args.shared / "gold").glob("D*.json")):
        if args.sets and not any(path.stem.startswith(s) for s in args.sets):
            continue
        cities = json.loads(path.read_text("utf-8"))["cities"]
        drafts = [build_regulation(read_source(path.with_suffix("") / f"{c}.md")) for c in cities]
        start = time.perf_counter()
        table = align(drafts)
        seconds = time.perf_counter() - start
        result = evaluate.score(evaluate.gold_rows(path), table_rows(table))
        totals.append(result)
        print(f"{path.stem:16}", {k: round(v, 3) for k, v in result.items()}, f"rows {len(table.rows)} {seconds:.2f} s")
    if totals:
        means = {k: round(sum(t[k] for t in totals) / len(totals), 4) for k in ("precision", "recall", "f1", "rows")}
        alone = sum(t["alone"] for t in totals)
        placed = sum(t["placed"] * t["alone"] for t in totals) / alone if alone else 1.0
        print("mean", means, "placed, pooled", round(placed, 4))


if __name__ == "__main__":
    main()
