"""The window starts without the engines and the libraries they need."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

_HEAVY = ("numpy", "sqlite_utils", "lxml", "docx", "xlsxwriter", "cryptography", "rapidfuzz", "opencc", "pypdfium2")


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """The modules that importing the window loads in a fresh process."""
    code = "import sys, workbench.ui.views.main_window; print(*sys.modules)"
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    return set(answer.stdout.split())


@pytest.mark.parametrize("name", _HEAVY)
def test_the_window_starts_without(loaded: set[str], name: str) -> None:
    assert name not in loaded
