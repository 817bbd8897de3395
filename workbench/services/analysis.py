"""The main job's pure part: regulations to comparison table, conflicts and market findings.

The engines are imported where they are used: the window starts without them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from workbench.domain.findings import Conflict, InternalConflict, MarketFinding, ReviewResult
from workbench.domain.progress import Progress, Silent
from workbench.domain.regulation import Regulation
from workbench.domain.table import ComparisonTable


@dataclass(frozen=True, slots=True)
class Analysis:
    """A comparison table and everything found in it; document indices count `regulations`."""

    regulations: tuple[Regulation, ...]
    table: ComparisonTable
    review: ReviewResult


def compare(regulations: Sequence[Regulation], progress: Progress | None = None) -> ComparisonTable:
    """The comparison table of regulations."""
    from workbench.align import align

    listener = progress or Silent()
    listener.step(0, 1, "正在逐条对照")
    table = align(regulations)
    listener.step(1, 1, "对照完成")
    return table


def find_all_conflicts(
    regulations: Sequence[Regulation], table: ComparisonTable, progress: Progress | None = None
) -> tuple[tuple[Conflict, ...], tuple[InternalConflict, ...]]:
    """The conflicts between the documents of a table, and the contradictions inside each of them."""
    from workbench.review.conflicts import find_conflicts

    listener = progress or Silent()
    listener.step(0, 1, "正在查找不一致条款")
    conflicts, internal = find_conflicts(regulations, table)
    listener.step(1, 1, "不一致条款查找完成")
    return tuple(conflicts), tuple(internal)


def screen_all(
    regulations: Sequence[Regulation],
    progress: Progress | None = None,
    *,
    rules: Path | None = None,
    sure: bool | None = None,
) -> tuple[MarketFinding, ...]:
    """The clauses of each regulation that obstruct the market, in the order of the texts.

    Args:
        regulations: what to screen; a finding's `document` is the position here.
        progress: told about each regulation.
        rules: the user's own rules beside the project, if any.
        sure: leave doubtful ones out. None leaves them out of regulations in force only: there one sentence in a
            thousand is a barrier, and doubtful findings would bury it, while a draft can still be mended for nothing.

    Raises:
        KnownError: the user's rules are not valid.
        Cancelled: the listener cancelled.
    """
    from workbench.review.market import load_rules, screen

    listener = progress or Silent()
    loaded = load_rules(rules)
    found: list[MarketFinding] = []
    for number, regulation in enumerate(regulations):
        listener.step(number, len(regulations), f"正在进行公平竞争审查：{regulation.title}")
        found += screen(regulation, loaded, number, sure=regulation.in_force if sure is None else sure)
    listener.step(len(regulations), len(regulations), "公平竞争审查完成")
    return tuple(found)


def carried_over(before: Analysis, table: ComparisonTable) -> ReviewResult:
    """What a review of another table of the same drafts will say again as far as that is plain: the conflicts of rows
    that hold the same words, the contradictions inside drafts, the market findings."""
    rows = {tuple(sorted(row.cells.items())): row.id for row in table.rows}
    now = {row.id: rows.get(tuple(sorted(row.cells.items())), 0) for row in before.table.rows}
    kept = (replace(c, row=now[c.row]) for c in before.review.conflicts if now.get(c.row))
    conflicts = sorted(kept, key=lambda c: c.row)
    return ReviewResult(tuple(conflicts), before.review.internal, before.review.market)


def screen_clauses(
    clauses: Sequence[tuple[Any, str]], *, rules: Path | None = None
) -> list[tuple[Any, list[MarketFinding]]]:
    """Screen lone clauses, pairs of id (handed through) and text; the most certain finding of each comes first.

    Raises:
        KnownError: the user's rules are not valid.
    """
    from workbench.review.market import load_rules, screen_clause

    loaded = load_rules(rules)
    return [(name, screen_clause(text, loaded)) for name, text in clauses]


def analyse(
    regulations: Sequence[Regulation], progress: Progress | None = None, *, rules: Path | None = None
) -> Analysis:
    """Align, find conflicts, screen.

    Raises:
        KnownError: the user's rules are not valid.
        Cancelled: the listener cancelled.
    """
    listener = progress or Silent()
    table = compare(regulations, listener)
    conflicts, internal = find_all_conflicts(regulations, table, listener)
    market = screen_all(regulations, listener, rules=rules)
    return Analysis(tuple(regulations), table, ReviewResult(conflicts, internal, market))
