"""Chinese, Arabic and full-width numerals for whole numbers, both ways.

Values with fractions, units and comparators are read in :mod:`workbench.review`; labels (第十二条之一) in
:mod:`workbench.domain.labels`.
"""

from __future__ import annotations

import re

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {
    "零": 0, "○": 0, "Ｏ": 0, "两": 2, "俩": 2, "壹": 1, "贰": 2, "貳": 2, "叁": 3, "參": 3, "叄": 3, "肆": 4, "伍": 5,
    "陆": 6, "陸": 6, "柒": 7, "捌": 8, "玖": 9, "弌": 1, "弍": 2, "弎": 3,
}  # fmt: skip
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_SHORT_TENS = {"廿": 20, "卅": 30, "卌": 40}
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，", "0123456789.,")

#: Characters that may stand in a Chinese whole number.
CHINESE_NUMERAL_CHARS = "".join([*_DIGITS, *_UNITS, *_SHORT_TENS, *_MYRIADS])
_ARABIC = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+")
_MIXED = re.compile(r"([0-9]+(?:\.[0-9]+)?)(百万|千万|十万|百|千|万|亿|萬|億)")
_MIXED_UNITS = {"百": 2, "千": 3, "万": 4, "萬": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "億": 8}
#: Longer than any number a text can mean: guards against absurd input.
_LONGEST = 40


def parse_int(text: str) -> int:
    """The whole number that `text` writes.

    Understands 十二, 一百零三, 二千五百, 两万, 二〇二四, 壹拾, 廿三, 12, １２, 1,200, 3万, 1.5万, 5百.

    Raises:
        ValueError: `text` is not a whole number in one of these writings.
    """
    known = _SMALL.get(text)
    if known is not None:
        return known
    cleaned = "".join(text.split()).translate(_FULL_WIDTH)
    if not cleaned:
        raise ValueError("empty numeral")
    if len(cleaned) > _LONGEST:
        raise ValueError(f"not a numeral, {len(cleaned)} characters long")
    if _ARABIC.fullmatch(cleaned):
        return int(cleaned.replace(",", ""))
    if mixed := _MIXED.fullmatch(cleaned):
        return _parse_mixed(mixed[1], _MIXED_UNITS[mixed[2]], text)
    return _parse_myriads(cleaned, text)


def _parse_mixed(digits: str, power: int, original: str) -> int:
    """Arabic digits before a Chinese unit, 1.5万; only whole results."""
    whole, _, fraction = digits.partition(".")
    if len(fraction) > power:
        raise ValueError(f"not a whole numeral: {original!r}")
    return int(whole + fraction + "0" * (power - len(fraction)))


def _parse_myriads(cleaned: str, original: str) -> int:
    """Split at 亿 and 万, which multiply everything before them."""
    for char in ("亿", "億", "万", "萬"):
        head, found, tail = cleaned.rpartition(char)
        if found:
            if not head:
                raise ValueError(f"not a numeral: {original!r}")
            low = 0
            if tail:
                low = _parse_myriads(tail.lstrip("零〇"), original) if tail.strip("零〇") else 0
                if len(tail) == 1 and tail in _DIGITS and len(head) and not head[-1:].isdigit():
                    # 三万五 is 35 000; 三万零五 keeps its zero above.
                    low *= _MYRIADS[char] // 10
            return _parse_myriads(head, original) * _MYRIADS[char] + low
    if _ARABIC.fullmatch(cleaned):
        return int(cleaned.replace(",", ""))
    return _parse_below_myriad(cleaned, original)


def _parse_below_myriad(cleaned: str, original: str) -> int:
    if all(c in _DIGITS for c in cleaned):
        return int("".join(str(_DIGITS[c]) for c in cleaned))
    total, digit, last_unit = 0, None, 10**4
    after_zero = False
    for c in cleaned:
        if c in _SHORT_TENS:
            total, last_unit, digit = total + _SHORT_TENS[c], 10, None
        elif c in _DIGITS and not digit:
            after_zero = after_zero or _DIGITS[c] == 0
            digit = _DIGITS[c]
        elif c in _UNITS and _UNITS[c] < last_unit and not (digit is None and total and _UNITS[c] > 10):
            total += (1 if digit is None else digit) * _UNITS[c]
            last_unit, digit, after_zero = _UNITS[c], None, False
        else:
            raise ValueError(f"not a numeral: {original!r}")
    if digit:
        # 二百五 is 250, 二百零五 is 205, 二十五 is 25.
        total += digit * (last_unit // 10 if last_unit >= 100 and not after_zero else 1)
    return total


def format_chinese(number: int) -> str:
    """`number` in Chinese numerals as regulations write them: 10 → 十, 12 → 十二, 110 → 一百一十, 1003 → 一千零三.

    Raises:
        ValueError: `number` is negative or 10**12 or more.
    """
    if not 0 <= number < 10**12:
        raise ValueError(f"out of range: {number}")
    if number == 0:
        return "零"
    text, need_zero = "", False
    for unit, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        group, number = divmod(number, unit)
        if group:
            if text and (need_zero or group < 1000):
                text += "零"
            text += _format_group(group) + name
            need_zero = False
        elif text:
            need_zero = True
    return text.removeprefix("一") if text.startswith("一十") else text


def _format_group(group: int) -> str:
    text, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, group = divmod(group, unit)
        if digit:
            text += ("零" if zero and text else "") + "一二三四五六七八九"[digit - 1] + name
            zero = False
        else:
            zero = True
    return text


#: The numerals nearly every label is written with, so that they need no reading.
_SMALL = {format_chinese(n): n for n in range(200)} | {str(n): n for n in range(200)}
