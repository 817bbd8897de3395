"""Where the data that ships with the program lies, in a source tree and in an installed wheel alike."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def _shipped(folder: str) -> Path:
    """`folder` inside the package (wheel) if it is there, else beside the package (source tree)."""
    inside = _PACKAGE / folder
    return inside if inside.is_dir() else _PACKAGE.parent / folder


def resource(*names: str) -> Path:
    """The path of a file or folder under ``resources/``, for example ``resource("vocab", "institutions.toml")``."""
    return _shipped("resources").joinpath(*names)


def migrations() -> Path:
    """The folder of numbered migrations, ``db/``."""
    return _shipped("db")
