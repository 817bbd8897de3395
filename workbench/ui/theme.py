"""Colours of the window: light, dark and high contrast.

Every mark also has a shape (underline style, bold, a letter), so that nothing is told by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

from workbench.domain.resources import resource


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


def mixed(colour: QColor, ground: QColor, share: float) -> QColor:
    """`share` of a colour on a ground."""
    parts = zip(colour.getRgb()[:3], ground.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(c * share + g * (1 - share)) for c, g in parts))


def style_sheet(theme: Theme) -> str:
    """The few things a palette cannot say: calm lines instead of bevels, enough room, a visible focus."""
    t = theme
    off = "dashed" if theme is CONTRAST else "solid"  # grey would not tell there what cannot be used
    drawings = ("down", "up", "check", "part")
    down, up, check, part = (resource("ui", "icons", f"{name}-{theme.name}.svg").as_posix() for name in drawings)
    return f"""
QToolTip {{ color: {t.text}; background: {t.base}; border: 1px solid {t.line}; padding: 4px; }}
QToolBar {{ background: {t.window}; border: 0; border-bottom: 1px solid {t.line}; spacing: 2px; padding: 3px 6px; }}
QToolButton {{ border: 1px solid transparent; border-radius: 4px; padding: 3px 6px; color: {t.text}; }}
QToolButton:hover {{ background: {t.selection}; }}
QToolButton:pressed, QToolButton:checked {{ background: {t.selection}; border-color: {t.line}; }}
QToolButton:focus {{ border-color: {t.accent}; }}
QToolBar QToolButton {{ font-size: 9pt; padding: 3px 5px; }}
QToolButton::menu-indicator {{ width: 0; height: 0; }}
QMenuBar {{ background: {t.window}; color: {t.text}; }}
QMenuBar::item {{ padding: 4px 9px; background: transparent; }}
QMenuBar::item:selected {{ background: {t.selection}; color: {t.text}; }}
QMenu {{ background: {t.base}; color: {t.text}; border: 1px solid {t.line}; padding: 4px; }}
QMenu::item {{ padding: 4px 28px 4px 24px; border-radius: 3px; }}
QMenu::icon {{ padding-left: 7px; }}
QMenu::icon:checked {{ background: {t.selection}; border: 1px solid {t.accent}; border-radius: 3px; }}
QMenu::item:selected {{ background: {t.selection}; color: {t.text}; }}
QMenu::item:disabled {{ color: {t.quiet}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 8px; }}
QStatusBar {{ background: {t.window}; color: {t.quiet}; border-top: 1px solid {t.line}; }}
QStatusBar::item {{ border: 0; }}
QSplitter::handle {{ background: {t.window}; }}
QSplitter::handle:horizontal {{ border-left: 1px solid {t.line}; }}
QSplitter::handle:vertical {{ border-top: 1px solid {t.line}; }}
QSplitter::handle:hover {{ background: {t.selection}; }}
QHeaderView {{ background: {t.window}; border: 0; }}
QHeaderView::section {{ background: {t.window}; color: {t.text}; border: 0; border-right: 1px solid {t.line};
  border-bottom: 1px solid {t.line}; padding: 3px 6px; }}
QTableView {{ gridline-color: {t.line}; }}
QTableView, QTreeView, QListView, QTextBrowser {{ background: {t.base}; color: {t.text}; border: 0;
  selection-background-color: {t.selection}; selection-color: {t.text}; }}
QTreeView::item, QListView::item {{ padding: 2px 0; }}
QTreeView::item:selected, QListView::item:selected {{ background: {t.selection}; color: {t.text}; }}
QLineEdit, QPlainTextEdit {{ background: {t.base};
  color: {t.text}; border: 1px solid {t.line}; border-radius: 4px; padding: 3px 6px;
  selection-background-color: {t.accent}; selection-color: {t.accent_text}; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border-color: {t.accent}; }}
QTableCornerButton::section {{ background: {t.window}; border: 0; border-right: 1px solid {t.line};
  border-bottom: 1px solid {t.line}; }}
QPushButton {{ background: {t.base}; color: {t.text}; border: 1px solid {t.line}; border-radius: 4px; padding: 4px 14px; }}
QPushButton:hover {{ background: {t.selection}; }}
QPushButton:default {{ border-color: {t.accent}; }}
QPushButton:focus {{ border-color: {t.accent}; }}
QPushButton:disabled {{ color: {t.quiet}; border-style: {off}; }}
QPushButton:default:disabled {{ border-color: {t.line}; }}
QComboBox, QAbstractSpinBox {{ background: {t.base}; color: {t.text}; border: 1px solid {t.line}; border-radius: 4px;
  padding: 3px 6px; selection-background-color: {t.accent}; selection-color: {t.accent_text}; }}
QComboBox:focus, QAbstractSpinBox:focus {{ border-color: {t.accent}; }}
QComboBox:disabled, QAbstractSpinBox:disabled {{ color: {t.quiet}; background: {t.window}; border-style: {off}; }}
QComboBox::drop-down, QDateEdit::drop-down {{ subcontrol-origin: padding; subcontrol-position: center right; width: 20px;
  border: 0; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url("{down}"); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {t.base}; color: {t.text}; border: 1px solid {t.line}; outline: 0;
  selection-background-color: {t.selection}; selection-color: {t.text}; }}
QComboBox QAbstractItemView::item {{ min-height: 24px; }}
QSpinBox::up-button, QDoubleSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::down-button {{
  subcontrol-origin: border; width: 20px; border: 0; }}
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow {{ image: url("{up}"); width: 10px; height: 10px; }}
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow {{ image: url("{down}"); width: 10px; height: 10px; }}
QComboBox QLineEdit, QAbstractSpinBox QLineEdit {{ border: 0; padding: 0; background: transparent; }}
QCheckBox::indicator, QTreeView::indicator {{ width: 14px; height: 14px; border: 1px solid {t.quiet}; border-radius: 3px;
  background: {t.base}; }}
QCheckBox::indicator:focus, QCheckBox::indicator:hover {{ border-color: {t.accent}; }}
QCheckBox::indicator:disabled {{ border-color: {t.line}; background: {t.window}; }}
QCheckBox::indicator:checked, QTreeView::indicator:checked {{ image: url("{check}"); }}
QCheckBox::indicator:indeterminate, QTreeView::indicator:indeterminate {{ image: url("{part}"); }}
QCheckBox:focus {{ color: {t.accent}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; button-layout: 0; }}
QTabBar {{ qproperty-drawBase: 0; }}
QTabBar::tab {{ background: transparent; color: {t.quiet}; padding: 5px 12px; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {t.text}; border-bottom-color: {t.accent}; }}
QTabWidget::pane {{ border: 0; }}
QProgressBar {{ border: 1px solid {t.line}; border-radius: 4px; background: {t.base}; color: {t.text}; text-align: center;
  max-height: 14px; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
QScrollBar:vertical {{ background: {t.window}; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: {t.window}; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {t.line}; border-radius: 4px; margin: 2px; min-height: 28px; min-width: 28px; }}
QScrollBar::handle:hover {{ background: {t.quiet}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
#pane {{ background: {t.window}; }}
QLabel, QCheckBox {{ color: {t.text}; }}
#paneTitle {{ color: {t.quiet}; }}
#paneHead {{ background: {t.window}; border-bottom: 1px solid {t.line}; }}
#welcome, #page {{ background: {t.base}; }}
#welcome QToolButton {{ border-color: {t.line}; background: {t.window}; padding: 10px; }}
#welcome QToolButton:hover {{ background: {t.selection}; }}
#quiet {{ color: {t.quiet}; }}
"""
