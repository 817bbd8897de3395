"""Sentences that review composed, and values it read, put as an official report writes them; users' words never pass here."""

from __future__ import annotations

import re

from workbench.domain.findings import Value
from workbench.report.wording import sentence

_SIGNS = (("≥", "不低于"), ("≤", "不超过"), (">", "超过"), ("<", "不足"))
#: Values that say that something is not there; the words beside them are context, not what differs.
_LACKING = ("未作规定", "未规定")
_PENALTIES = (
    (re.compile(r"(逾期不改)才处(?!以)"), r"\1正的处以"),
    (re.compile(r"(逾期不改)正?才(?=给予)"), r"\1正的"),
    (re.compile(r"(直接(?:可以)?)处(?!以|罚[，。；”]|罚$)"), r"\1处以"),
    (re.compile(r"处以警告"), "给予警告"),
)
_OPENING = re.compile(r"^本条规定“[^“”]*”，")
_DURATION = ("日", "月", "年", "小时", "分钟", "周")


def polished(sentence: str) -> str:
    """A composed sentence with inner quotation marks as ‘’ (GB/T 15834, 4.8.3.2) and without its awkward turns."""
    text = nested_quotes(sentence)
    for pattern, better in _PENALTIES:
        text = pattern.sub(better, text)
    return text


def ground(explanation: str) -> str:
    """Why a clause was found, without the quotation that stands beside it."""
    words = polished(sentence(explanation))
    bare = _OPENING.sub("", words, count=1)
    return f"该规定{bare}" if bare != words else words


def nested_quotes(text: str) -> str:
    """Quotation marks inside quotation marks become ‘’, alternately; marks that do not pair stay as they are."""
    if text.count("“") != text.count("”"):
        return text
    result = []
    depth = 0
    for character in text:
        if character == "“":
            result.append("‘" if depth % 2 else "“")
            depth += 1
        elif character == "”" and depth:
            depth -= 1
            result.append("’" if depth % 2 else "”")
        else:
            result.append(character)
    return "".join(result)


def value_words(value: Value | None, quote: str = "") -> str:
    """A value in the words of a regulation: 不低于50米, 10日内, 200元以上1000元以下; "" where it only repeats the quotation.

    Args:
        quote: the words it was read from; they tell 10日内 from 不超过10日.
    """
    if value is None:
        return ""
    text = value.text.replace(" ", "")
    if value.kind == "presence":
        return text if text == "有规定" or is_lacking(value) else ""
    if "–" in text and value.kind not in ("date", "time"):
        low, _, high = text.partition("–")
        unit = value.unit if high.endswith(value.unit) else ""
        below = "以下" if value.high_inclusive else "（不含）以下"
        return f"{low.removesuffix(unit)}{unit}以上{high}{below}"
    if text.startswith("≤") and text.endswith(_DURATION) and re.search(r"[日天月年时周钟](?:之|以)?内", quote):
        return f"{text[1:]}内"
    for sign, words in _SIGNS:
        text = text.replace(sign, "不少于" if sign == "≥" and value.kind == "period" else words)
    return polished(text)


def is_lacking(value: Value | None) -> bool:
    """Whether a value says that the draft does not regulate the point."""
    return value is not None and value.text.startswith(_LACKING)
