"""Which lines stand inside quotation marks: the quoted articles of an amendment decision belong to another text."""

from __future__ import annotations

from collections.abc import Sequence

#: A quotation longer than this many lines is taken for a missing closing mark.
_LONGEST = 400


def quoted_lines(texts: Sequence[str], breaks: Sequence[bool]) -> list[bool]:
    """For every line whether it stands inside a quotation: opened before it, or the line itself begins with a quotation mark.

    A quotation that is never closed before the next line with ``breaks[i]`` (a unit's number), or that runs too long,
    does not count: a lost closing mark must not swallow the rest of the document.
    """
    quoted = [False] * len(texts)
    opened = -1
    for i, text in enumerate(texts):
        if opened >= 0 and (breaks[i] or i - opened > _LONGEST):
            opened = -1
        if opened >= 0 or text.startswith(("“", "「")):
            quoted[i] = True
        opened = _after(text, opened, i)
    _forgive(quoted, texts, breaks)
    return quoted


def _after(text: str, opened: int, index: int) -> int:
    """The line where the quotation that is open after `text` began, or -1."""
    last_open = max(text.rfind("“"), text.rfind("「"))
    last_close = max(text.rfind("”"), text.rfind("」"))
    if last_open > last_close:
        return index if opened < 0 else opened
    if last_close >= 0:
        return -1
    return opened


def _forgive(quoted: list[bool], texts: Sequence[str], breaks: Sequence[bool]) -> None:
    """Take back quotations that were opened but never closed before the next break."""
    i = 0
    while i < len(texts):
        if not quoted[i] or texts[i].startswith(("“", "「")):
            i += 1
            continue
        end = i
        while end < len(texts) and quoted[end] and not breaks[end]:
            end += 1
        if not any("”" in t or "」" in t for t in texts[i:end]):
            quoted[i:end] = [False] * (end - i)
        i = max(end, i + 1)
