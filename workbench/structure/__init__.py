"""Blocks to a regulation: divisions, articles, paragraphs, items, references, definitions."""

from workbench.structure.build import build_regulation

__all__ = ["build_regulation"]
