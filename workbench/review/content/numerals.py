"""The numerals of legal texts with fractions: 一点五, 0.5, 三分之二, 两万五千, 3万, 半."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from workbench.domain.numerals import CHINESE_NUMERAL_CHARS, parse_int

_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")
_CHINESE = re.escape(CHINESE_NUMERAL_CHARS.replace("Ｏ", ""))

#: One written number, whole or decimal: Chinese, Arabic, full-width, mixed (3万, 1.5亿), or 半.
NUMERAL = (
    r"(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+(?![0-9０-９])(?:[.．][0-9０-９]+)?[十百千万亿]{0,2}"
    r"|[0-9０-９]+(?:[.．][0-9０-９]+)?[十百千万亿]{0,2}"
    rf"|[{_CHINESE}]+(?:点[{_CHINESE}]+[万亿]?)?"
    r"|半)"
)
_DECIMAL_UNIT = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_ARABIC = re.compile(r"(?P<body>\d[\d,]*(?:\.\d+)?)(?P<units>[十百千万亿]*)")


def parse_number(text: str) -> float:
    """The number that `text` writes, whole or decimal (see :data:`NUMERAL`).

    Raises:
        ValueError: `text` is not a number in one of these writings.
    """
    cleaned = re.sub(r"\s", "", text).translate(_FULL_WIDTH)
    if cleaned == "半":
        return 0.5
    arabic = _ARABIC.fullmatch(cleaned)
    if arabic is not None:
        return _arabic(arabic["body"], arabic["units"], text)
    whole, point, rest = cleaned.partition("点")
    if not point:
        return float(parse_int(cleaned))
    return _chinese_decimal(whole, rest, text)


def _arabic(body: str, units: str, original: str) -> float:
    try:
        number = Decimal(body.replace(",", ""))
    except InvalidOperation as error:
        raise ValueError(f"not a number: {original!r}") from error
    for unit in units:
        number *= _DECIMAL_UNIT[unit]
    return float(number)


def _chinese_decimal(whole: str, rest: str, original: str) -> float:
    """一点五, 零点二五, 一点五万."""
    factor = 1
    if rest and rest[-1] in "万亿":
        factor, rest = _DECIMAL_UNIT[rest[-1]], rest[:-1]
    if not whole or not rest or any(c in "十百千万亿拾佰仟" for c in rest):
        raise ValueError(f"not a number: {original!r}")
    digits = "".join(str(parse_int(c)) for c in rest)
    return float(Decimal(f"{parse_int(whole)}.{digits}") * factor)


def show_number(number: float) -> str:
    """A number for the user: 2000, 1.5, 10万 (whole multiples of ten thousand from 10 000 on)."""
    if number >= 10**8 and number % 10**6 == 0:
        return f"{_plain(number / 10**8)}亿"
    if number >= 10**4 and number % 1000 == 0:
        return f"{_plain(number / 10**4)}万"
    return _plain(number)


def _plain(number: float) -> str:
    return f"{number:.6f}".rstrip("0").rstrip(".") if number % 1 else f"{number:.0f}"
