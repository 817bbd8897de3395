"""What all tests share: a screen for Qt where there is none, and no network anywhere."""

from __future__ import annotations

import os
import sys

if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    # Real windows without a screen: Qt paints them in memory.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
