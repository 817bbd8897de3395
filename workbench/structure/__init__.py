"""Blocks to a regulation: divisions, articles, paragraphs, items, references, definitions."""

from workbench.structure.build import build_regulation
from workbench.structure.identity import Identity, compare_identity
from workbench.structure.listing import LineReading, read_lines
from workbench.structure.tables import Column

__all__ = ["Column", "Identity", "LineReading", "build_regulation", "compare_identity", "read_lines"]
