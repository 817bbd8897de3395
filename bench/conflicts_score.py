"""Score the shipped conflict search on the gold sets, under the gold alignment and under the program's own.

usage: python -m bench.conflicts_score [SHARED]

The shipped ranker has seen all sets: these figures are of its own training texts. What to expect of other subjects are the
leave-one-subject-out figures of `python -m bench.conflicts_train`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any

from bench.conflicts_common import (
    NUMERIC,
    SEVEN,
    as_predicted,
    counts,
    gold_sets,
    gold_table,
    load_set,
    pooled,
    scorer,
    shared_folder,
)
from workbench.align.engine import align
from workbench.domain.regulation import Regulation
from workbench.domain.table import ComparisonTable
from workbench.review.conflicts import find_conflicts

Aligner = Callable[[Sequence[Regulation], dict[str, Any]], ComparisonTable]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?")
    shared = shared_folder(parser.parse_args().shared)
    module = scorer(shared)
    ways: list[tuple[str, Aligner]] = [
        ("gold alignment", gold_table),
        ("own alignment", lambda regulations, _: align(regulations)),
    ]
    for title, aligner in ways:
        print(title)
        figures: list[tuple[float, float]] = []
        for name in gold_sets(shared):
            regulations, gold = load_set(shared, name)
            table = aligner(regulations, gold)
            found, inside = find_conflicts(regulations, table)
            goals = module.gold_conflicts(shared / "gold" / f"{name}.json")
            result = counts(module, goals, as_predicted(module, regulations, found))
            seven, numeric = pooled(result, SEVEN), pooled(result, NUMERIC)
            missing = [c.row for c in found if c.type.value == "missing"]
            figures.append((seven[2], numeric[2]))
            print(
                f"  {name:16} seven P {seven[0]:.3f} R {seven[1]:.3f} F {seven[2]:.3f}  numeric F {numeric[2]:.3f}"
                f"  missing {len(missing)} in {len(set(missing))} rows  internal {len(inside)}"
            )
        mean = [sum(f[k] for f in figures) / len(figures) for k in (0, 1)]
        print(f"  mean: seven F {mean[0]:.3f}, numeric F {mean[1]:.3f}")


if __name__ == "__main__":
    main()
