"""How one draft was read, and what changed between two versions of it: two windows of their own."""

from workbench.ui.views.reading.versions_window import VersionsWindow
from workbench.ui.views.reading.window import ReadingWindow

__all__ = ["ReadingWindow", "VersionsWindow"]
