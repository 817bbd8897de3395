"""Which font the window writes in: a Simplified Chinese family by name.

Left to itself, fontconfig may give Japanese shapes of Han characters where the locale is not Chinese.
"""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

#: Families in the order of preference: Windows, UOS and Kylin, free ones.
FAMILIES = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "CESI黑体-GB18030",
    "方正黑体_GBK",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "SimHei",
    "SimSun",
)


def chinese_family() -> str:
    """The first installed family of :data:`FAMILIES`, else any that can write Simplified Chinese, else ""."""
    installed = set(QFontDatabase.families())
    for family in FAMILIES:
        if family in installed:
            return family
    able = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    return able[0] if able else ""


def interface_font(point_size: float) -> QFont:
    """The font of the whole window at `point_size` points."""
    font = QFont()
    family = chinese_family()
    if family:
        font.setFamilies([family])
    font.setPointSizeF(point_size)
    return font
