"""Regulations to one comparison table, the same whatever the order of the drafts."""
