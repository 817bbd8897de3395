"""Screening for clauses that obstruct a unified market or fair competition (公平竞争审查条例 articles 8 to 12)."""

from workbench.review.market.engine import finding_key, screen, screen_clause
from workbench.review.market.matters import SharedBarrier, group_barriers
from workbench.review.market.rules import Rules, RulesError, load_rules

__all__ = [
    "Rules",
    "RulesError",
    "SharedBarrier",
    "finding_key",
    "group_barriers",
    "load_rules",
    "screen",
    "screen_clause",
]
