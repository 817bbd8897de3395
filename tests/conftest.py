"""What all tests share: a screen for Qt where there is none, and no network anywhere."""

from __future__ import annotations

import os
import sys

if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    # Real windows without a screen: Qt paints them in memory.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

try:
    import PySide6.QtGui  # noqa: F401
except ImportError:
    # Without Qt's system libraries there is no window; everything else is tested.
    collect_ignore = ["ui"]
    _WINDOWS = "跳过 tests/ui：缺少 Qt 的系统库，无法打开窗口"
else:
    _WINDOWS = ""


def pytest_report_header() -> list[str]:
    """Say at the head of the run what is left out and why."""
    return [_WINDOWS] if _WINDOWS else []
