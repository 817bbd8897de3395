"""Files to source documents: blocks with numbering resolved and one reading of the tracked changes."""

from workbench.intake.reader import read_pasted, read_source

__all__ = ["read_pasted", "read_source"]
