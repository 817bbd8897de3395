"""Names of elements and attributes in WordprocessingML, and small helpers to read them."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"

VAL = f"{W}val"
P = f"{W}p"
RUN = f"{W}r"
TBL = f"{W}tbl"


def val(parent: etree._Element | None, name: str) -> str | None:
    """The w:val of child `name`, or None when there is no such child (or it has no value)."""
    if parent is None:
        return None
    child = parent.find(W + name)
    return None if child is None else child.get(VAL)


def number(text: str | None) -> int | None:
    """A whole number written in an attribute, or None when it is missing or senseless."""
    try:
        value = int(text) if text is not None else None
    except ValueError:
        return None
    return value if value is None or -(2**31) <= value < 2**31 else None


def switched_on(parent: etree._Element | None, name: str) -> bool | None:
    """A yes/no property: True or False where it is given, None where it is not."""
    if parent is None:
        return None
    child = parent.find(W + name)
    if child is None:
        return None
    return child.get(VAL, "true").lower() not in {"0", "false", "off", "none"}
