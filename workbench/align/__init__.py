"""Regulations to one comparison table: which provisions of the cities regulate the same matter."""

from workbench.align.engine import align

__all__ = ["align"]
