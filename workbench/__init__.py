"""协同立法工作台: a desktop workbench for joint legislation by several cities."""

__version__ = "0.1.0"
