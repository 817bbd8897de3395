"""Labels of articles and items, and their Chinese writing.

A label is what files and JSON carry: Arabic digits, ``"12"``, and ``"12-1"`` for 第十二条之一.
"""

from __future__ import annotations

import re

from workbench.domain.numerals import CHINESE_NUMERAL_CHARS, format_chinese, parse_int

#: One written number inside a label: Chinese, Arabic or full-width, possibly spaced out (十 二).
NUMBER = rf"[{CHINESE_NUMERAL_CHARS}0-9０-９](?:[ \u3000\u00a0]*[{CHINESE_NUMERAL_CHARS}0-9０-９])*"
_ARTICLE = re.compile(rf"第\s*(?P<n>{NUMBER})\s*条(?:\s*之\s*(?P<i>{NUMBER}))?")


def article_label(written: str) -> str:
    """The label of a written article number: 第十二条 → "12", 第 12 条之一 → "12-1".

    Raises:
        ValueError: `written` is not an article number.
    """
    match = _ARTICLE.fullmatch(written.strip())
    if match is None:
        raise ValueError(f"not an article number: {written!r}")
    inserted = match["i"]
    return f"{parse_int(match['n'])}" + (f"-{parse_int(inserted)}" if inserted else "")


def written_article(label: str) -> str:
    """The Chinese writing of a label: "12" → 第十二条, "12-1" → 第十二条之一.

    Raises:
        ValueError: `label` is not a label.
    """
    main, _, inserted = label.partition("-")
    return f"第{format_chinese(int(main))}条" + (f"之{format_chinese(int(inserted))}" if inserted else "")


def label_key(label: str) -> tuple[int, int]:
    """A sort key: labels in the order of the text ("9" before "10" before "10-1"); unreadable ones last."""
    main, _, inserted = label.partition("-")
    try:
        return int(main), int(inserted or 0)
    except ValueError:
        return 10**9, 0
