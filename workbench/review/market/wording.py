"""What a finding says: legal grounds, an explanation that names who is burdened and how, the exception of article 12."""

from __future__ import annotations

import re

from workbench.domain.numerals import format_chinese

_CIRCLE = re.compile(r"\{([a-z]+)(?:\|([^{}]*))?\}")
_EXCEPTIONS = {
    "security": "第十二条第一项（维护国家安全和发展利益）",
    "science": "第十二条第二项（促进科学技术进步、增强国家自主创新能力）",
    "public": "第十二条第三项（节约能源、保护环境、救灾救助等社会公共利益）",
    "law": "第十二条第四项（法律、行政法规规定的其他情形）",
}
#: Keys a rule's `exception` may name.
EXCEPTION_KEYS = frozenset(_EXCEPTIONS)


def written_standard(standard: str) -> str:
    """A standard in words: "9-3" → 《公平竞争审查条例》第九条第三项."""
    article, _, item = standard.partition("-")
    return f"《公平竞争审查条例》第{format_chinese(int(article))}条第{format_chinese(int(item))}项"


def basis_of(standard: str, grounds: tuple[str, ...]) -> tuple[str, ...]:
    """The legal grounds of a finding, the standard first."""
    return (written_standard(standard), *grounds)


def explain(template: str, match: re.Match[str], quote: str) -> str:
    """A rule's explanation filled with this clause's words.

    ``{who|经营者}`` is the named group or, where it took no part in the match, the words behind the bar; ``{quote}`` the quote.
    """
    groups = {k: _tidy(v) for k, v in match.groupdict().items() if v}
    groups["quote"] = quote.strip()
    return _CIRCLE.sub(lambda m: groups.get(m[1]) or m[2] or "", template)


def _tidy(words: str) -> str:
    """Matched words fit for a sentence: no marks at their ends, no list labels, at most 24 characters."""
    words = re.sub(r"^[（(][一二三四五六七八九十]+[)）]|\s", "", words).strip("，,；;。：:、的在将对向和或")
    return words if len(words) <= 24 else words[:23] + "…"


def exception_text(key: str) -> str:
    """The exception that may apply and what would have to be shown for it, or ""."""
    if key not in _EXCEPTIONS:
        return ""
    return (
        f"如确有必要，可研究是否适用《公平竞争审查条例》{_EXCEPTIONS[key]}；适用的，须说明所要实现的目的、为何没有对公平竞争影响"
        "更小的替代方案，并规定合理的实施期限或者终止条件，在审查结论中详细说明。"
    )
