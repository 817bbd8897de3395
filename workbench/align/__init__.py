"""Regulations to one comparison table: which provisions of the cities regulate the same matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbench.align.engine import align

__all__ = ["align"]


def __getattr__(name: str) -> Any:
    """Load the engine, and the libraries it needs, when it is first asked for: corrections do without it."""
    if name != "align":
        raise AttributeError(name)
    from workbench.align.engine import align

    return align
