"""Colours of the window: light, dark and high contrast.

Every mark also has a shape (underline style, bold, a letter), so that nothing is told by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, slots=True)
class Theme:
    """A set of colours, each as ``#rrggbb``."""

    name: str
    title: str
    window: str
    base: str
    alternate: str
    text: str
    quiet: str
    line: str
    accent: str
    accent_text: str
    selection: str
    added: str
    changed: str
    number: str
    moved: str
    conflict: str
    market: str
    note: str

    def colour(self, name: str) -> QColor:
        """The colour of that name."""
        return QColor(getattr(self, name))

    def palette(self) -> QPalette:
        """The palette that gives Qt's own widgets these colours."""
        role = QPalette.ColorRole
        palette = QPalette()
        for which, colour in (
            (role.Window, self.window),
            (role.WindowText, self.text),
            (role.Base, self.base),
            (role.AlternateBase, self.alternate),
            (role.Text, self.text),
            (role.Button, self.window),
            (role.ButtonText, self.text),
            (role.ToolTipBase, self.base),
            (role.ToolTipText, self.text),
            (role.PlaceholderText, self.quiet),
            (role.Highlight, self.accent),
            (role.HighlightedText, self.accent_text),
            (role.Link, self.accent),
            (role.Mid, self.line),
        ):
            palette.setColor(which, QColor(colour))
        for which in (role.Text, role.WindowText, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(self.quiet))
        return palette


LIGHT = Theme(
    "light", "浅色", "#f4f5f7", "#ffffff", "#fafbfc", "#1f2328", "#667080", "#d5d9e0", "#1f5fa8", "#ffffff", "#dce9f8",
    added="#1a7f37", changed="#9a5b00", number="#b3261e", moved="#6b4fa0", conflict="#b3261e", market="#8a4b00", note="#1f5fa8",
)  # fmt: skip
DARK = Theme(
    "dark", "深色", "#23272e", "#1b1e24", "#20242b", "#e3e6ea", "#98a2b0", "#3b414b", "#6ea8e8", "#10141a", "#2c3f58",
    added="#6fce8a", changed="#e2b264", number="#ff8a80", moved="#c0a6f2", conflict="#ff8a80", market="#f0b070", note="#8cbcf2",
)  # fmt: skip
CONTRAST = Theme(
    "contrast", "高对比度", "#000000", "#000000", "#000000", "#ffffff", "#e0e0e0", "#ffffff", "#ffff00", "#000000", "#003c8f",
    added="#00ff66", changed="#ffd24d", number="#ff6e6e", moved="#e3a8ff", conflict="#ff6e6e", market="#ffd24d", note="#66d9ff",
)  # fmt: skip
THEMES = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST)}
