"""Conflicts between the cities' drafts, contradictions inside one, and the key a judgement on them is stored under."""

from workbench.review.conflicts.find import find_conflicts
from workbench.review.conflicts.keys import conflict_key

__all__ = ["conflict_key", "find_conflicts"]
