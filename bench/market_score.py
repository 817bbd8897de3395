"""Figures of the market screening on labelled clauses.

usage: market_score.py [CLAUSES.jsonl] [--worst N]

CLAUSES.jsonl has one clause a line ({"id", "text", "labels", "spans", "source"}); without it, gold/market_dev.jsonl of
the shared folder (WORKBENCH_SHARED, or ../shared) is taken. Prints precision, recall, F1, the share of hits whose first
finding has the right standard and an overlapping quote: over all clauses, the real ones, and the cases.
"""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from typing import Any

from workbench.domain.findings import MarketFinding
from workbench.review.market import load_rules, screen_clause

SHARED = Path(os.environ.get("WORKBENCH_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))


def overlaps(quote: str, spans: list[str]) -> bool:
    """Whether quote and spans share four consecutive characters, and the quote is to the point."""
    if len(quote) > max(60, 3 * sum(map(len, spans))):
        return False
    grams = {span[i : i + 4] for span in spans for i in range(max(1, len(span) - 3))}
    return any(quote[i : i + 4] in grams for i in range(max(1, len(quote) - 3)))


def figures(clauses: list[dict[str, Any]], found: dict[str, list[MarketFinding]]) -> str:
    hits = [c for c in clauses if c["labels"] and found[c["id"]]]
    flagged = sum(bool(found[c["id"]]) for c in clauses)
    positives = sum(bool(c["labels"]) for c in clauses)
    precision, recall = len(hits) / max(1, flagged), len(hits) / max(1, positives)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    standard = sum(found[c["id"]][0].standard in c["labels"] for c in hits) / max(1, len(hits))
    quote = sum(overlaps(found[c["id"]][0].quote, c["spans"]) for c in hits) / max(1, len(hits))
    return (
        f"{len(clauses)} clauses, {positives} positive: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}, "
        f"standard {standard:.3f}, quote {quote:.3f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clauses", nargs="?", type=Path, default=SHARED / "gold" / "market_dev.jsonl")
    parser.add_argument("--worst", type=int, default=0)
    args = parser.parse_args()
    clauses = [json.loads(line) for line in args.clauses.read_text("utf-8").splitlines() if line.strip()]
    rules = load_rules()
    found = {c["id"]: screen_clause(c["text"], rules) for c in clauses}
    for name in ("", "real", "case"):
        part = [c for c in clauses if c.get("source", "").startswith(name)]
        if part:
            print(f"{name or 'all':5} {figures(part, found)}")
    wrong = [c for c in clauses if bool(c["labels"]) != bool(found[c["id"]])]
    for clause in wrong[: args.worst]:
        rule = found[clause["id"]][0].rule if found[clause["id"]] else "-"
        print(clause["id"], clause["labels"], rule, clause["text"][:160].replace("\n", "/"))


if __name__ == "__main__":
    main()
