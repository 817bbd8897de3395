"""Accepting and rejecting tracked changes, written after the standard and apart from the code under test."""

from __future__ import annotations

import zipfile
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def paragraphs_after(path: Path, *, accept: bool) -> list[str]:
    """The paragraphs of the document when all changes are accepted, or all rejected."""
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    took, brought = (f"{W}del", f"{W}moveFrom"), (f"{W}ins", f"{W}moveTo")
    gone, kept = (took, brought) if accept else (brought, took)
    for run in [e for e in root.iter(*gone) if _around(e) != f"{W}rPr"]:
        parent = run.getparent()
        assert parent is not None
        parent.remove(run)
    for change in [e for e in root.iter(*kept) if _around(e) != f"{W}rPr"]:
        for child in list(change):
            change.addprevious(child)
        parent = change.getparent()
        assert parent is not None
        parent.remove(change)
    lines: list[str] = []
    for container in [root[0], *root.iter(f"{W}tc")]:
        held = ""
        for node in container.findall(f"{W}p"):
            held += words(node)
            if not any(node.find(f"{W}pPr/{W}rPr/{name}") is not None for name in gone):
                lines.append(held)
                held = ""
        assert not held, "the mark of a last paragraph must not be deleted"
    return lines


def _around(element: etree._Element) -> str:
    parent = element.getparent()
    return "" if parent is None else str(parent.tag)


def words(node: etree._Element) -> str:
    """A paragraph's words, a line feed for a break."""
    result = ""
    for child in node.iter():
        if child.tag in (f"{W}t", f"{W}delText"):
            result += child.text or ""
        elif child.tag == f"{W}br":
            result += "\n"
        elif child.tag == f"{W}tab" and _around(child) == f"{W}r":
            result += "\t"
    return result
