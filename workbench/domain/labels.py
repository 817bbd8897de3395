"""Labels of articles and items, and their Chinese writing.

A label is what files and JSON carry: Arabic digits, ``"12"``, and ``"12-1"`` for 第十二条之一.
"""

from __future__ import annotations

import re

from workbench.domain.numerals import CHINESE_NUMERAL_CHARS, format_chinese, parse_int

_BLANK = r"[ \t\u3000\u00a0]"
_CHAR = rf"[{CHINESE_NUMERAL_CHARS}0-9０-９]"
#: One written number inside a label: Chinese, Arabic or full-width, possibly spaced out (十 二).
NUMBER = rf"{_CHAR}(?:{_BLANK}{{0,4}}{_CHAR}){{0,14}}"
#: The number after 之: one to ninety-nine. Short on purpose: 第十条之一一般… must not read 一一.
INSERTED = r"(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]|[0-9０-９]{1,2})"
_ARTICLE = re.compile(rf"第\s*(?P<n>{NUMBER})\s*条(?:\s*之\s*(?P<i>{INSERTED}))?")


def number_pattern() -> str:
    """The pattern of one written number inside a label, without groups, for larger patterns."""
    return NUMBER


def label_of_match(number: str, inserted: str | None = None) -> str:
    """The label of the parts of a written number: 十二 → "12", 十二 and 一 → "12-1".

    Raises:
        ValueError: a part is not a number.
    """
    main = parse_int(number)
    return f"{main}-{parse_int(inserted)}" if inserted else f"{main}"


def article_label(written: str) -> str:
    """The label of a written article number: 第十二条 → "12", 第 12 条之一 → "12-1".

    Raises:
        ValueError: `written` is not an article number.
    """
    match = _ARTICLE.fullmatch(written.strip())
    if match is None:
        raise ValueError(f"not an article number: {written!r}")
    return label_of_match(match["n"], match["i"])


def written_article(label: str) -> str:
    """The Chinese writing of a label: "12" → 第十二条, "12-1" → 第十二条之一.

    Raises:
        ValueError: `label` is not a label.
    """
    main, _, inserted = label.partition("-")
    return f"第{format_chinese(int(main))}条" + (f"之{format_chinese(int(inserted))}" if inserted else "")


def article_words(label: str) -> str:
    """An article for the reader ("12-1" → 第十二条之一); a label that is no number as it stands."""
    try:
        return written_article(label)
    except ValueError:
        return f"第{label}条"


def label_key(label: str) -> tuple[int, int]:
    """A sort key: labels in the order of the text ("9" before "10" before "10-1"); unreadable ones last."""
    main, _, inserted = label.partition("-")
    try:
        return int(main), int(inserted or 0)
    except ValueError:
        return 10**9, 0
