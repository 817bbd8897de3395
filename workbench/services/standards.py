"""The fair-competition standards by their short names."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping

from workbench.domain.resources import resource


@functools.cache
def standard_names() -> Mapping[str, str]:
    """Standard ("9-3") to its short Chinese name, after 公平竞争审查条例 articles 8 to 11."""
    data = tomllib.loads(resource("vocab", "standards.toml").read_text("utf-8"))
    return {str(key): str(name) for key, name in data["standards"].items()}
