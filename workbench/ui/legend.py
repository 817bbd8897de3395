"""What the marks in the texts mean."""

from __future__ import annotations

from workbench.ui.text import tr
from workbench.ui.theme import Theme


def legend_html(theme: Theme) -> str:
    """One line that shows each mark as it is painted."""
    parts = [
        ("conflict", "▲ " + tr("不一致"), "text-decoration:underline"),
        ("market", "■ " + tr("公平竞争"), ""),
        ("note", "● " + tr("意见"), ""),
        ("added", tr("增加的表述"), "text-decoration:underline"),
        ("changed", tr("不同的表述"), "text-decoration:underline"),
        ("number", tr("不同的数值"), "text-decoration:underline;font-weight:bold"),
    ]
    spans = [f"<span style='color:{getattr(theme, c)};{style}'>{text}</span>" for c, text, style in parts]
    return "&nbsp;&nbsp;" + "&nbsp;&nbsp;".join(spans)
