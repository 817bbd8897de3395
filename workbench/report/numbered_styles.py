"""Which paragraph styles of a package number their paragraphs by themselves."""

from __future__ import annotations

from lxml import etree

from workbench.report.ooxml import W
from workbench.report.original import Original

STYLES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"


def numbered_styles(package: Original) -> frozenset[str]:
    """The ids of these styles; "" stands for the style of paragraphs that name none."""
    name = package.related(STYLES)
    if not name:
        return frozenset()
    styles = {
        node.get(f"{{{W}}}styleId", ""): node
        for node in package.xml(name).iter(f"{{{W}}}style")
        if node.get(f"{{{W}}}type") == "paragraph"
    }
    found = {identity for identity in styles if _numbers(identity, styles)}
    if any(styles[identity].get(f"{{{W}}}default") in ("1", "true", "on") for identity in found):
        found.add("")
    return frozenset(found)


def _numbers(identity: str, styles: dict[str, etree._Element]) -> bool:
    """Whether a style, or the nearest of those it is based on that says anything of it, has a numbering."""
    seen: set[str] = set()
    while identity in styles and identity not in seen:
        seen.add(identity)
        node = styles[identity]
        numbering = node.find(f"{{{W}}}pPr/{{{W}}}numPr")
        if numbering is not None:
            number = numbering.find(f"{{{W}}}numId")
            return number is None or number.get(f"{{{W}}}val") != "0"
        based = node.find(f"{{{W}}}basedOn")
        identity = "" if based is None else based.get(f"{{{W}}}val", "")
    return False
