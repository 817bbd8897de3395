"""The number formats of Word's automatic numbering (ST_NumberFormat of ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from workbench.domain.numerals import format_chinese

_CHINESE = "〇一二三四五六七八九"
_CIRCLE_ZERO = "○一二三四五六七八九"
_FULL_WIDTH = "０１２３４５６７８９"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_AIUEO_HALF = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
_IROHA_HALF = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽ"
_GANADA = "가나다라마바사아자차카타파하"
_CHOSUNG = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ARABIC_ALPHA = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ARABIC_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_THAI = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_UP_TO_19 = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_LEGAL = str.maketrans("一二三四五六七八九十百千万亿零", "壹贰叁肆伍陆柒捌玖拾佰仟万亿零")
_LEGAL_TRADITIONAL = str.maketrans("一二三四五六七八九十百千万亿零", "壹貳參肆伍陸柒捌玖拾佰仟萬億零")
_JAPANESE_LEGAL = str.maketrans("一二三十百千万", "壱弐参拾百阡萬")
_KOREAN = str.maketrans("〇一二三四五六七八九十百千万零", "영일이삼사오육칠팔구십백천만영")
_KOREAN_ONES = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
_KOREAN_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_VIETNAMESE = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def _digits(alphabet: str) -> Callable[[int], str]:
    return lambda n: "".join(alphabet[int(d)] for d in str(n))


def _sequence(symbols: Sequence[str]) -> Callable[[int], str]:
    """Symbols in order, plain digits behind the last, as Word does where its symbols run out."""
    return lambda n: symbols[n - 1] if 1 <= n <= len(symbols) else str(n)


def _cycle(symbols: Sequence[str]) -> Callable[[int], str]:
    """Symbols in order, begun again behind the last."""
    return lambda n: symbols[(n - 1) % len(symbols)] if n >= 1 else str(n)


def _letters(symbols: str) -> Callable[[int], str]:
    """a … z, aa, bb … zz, aaa: the letter repeated, as Word counts."""
    return lambda n: symbols[(n - 1) % len(symbols)] * ((n - 1) // len(symbols) + 1) if 1 <= n <= 32767 else str(n)


def _range(first: str, count: int) -> list[str]:
    return [chr(ord(first) + i) for i in range(count)]


def _roman(n: int) -> str:
    if not 1 <= n <= 32767:
        return str(n)
    text = ""
    for value, symbol in _ROMAN:
        count, n = divmod(n, value)
        text += symbol * count
    return text


def _chinese_thousand(n: int) -> str:
    return format_chinese(n) if 0 <= n < 10**12 else str(n)


def _chinese_counting(n: int) -> str:
    """十一, 二十 below a hundred, digits from there: 一○○ (the ○ that Word writes)."""
    return format_chinese(n) if 1 <= n < 100 else _digits(_CIRCLE_ZERO)(n)


def _legal(table: dict[int, int]) -> Callable[[int], str]:
    """壹拾, 壹佰零壹: legal numerals keep the one before the ten."""

    def write(n: int) -> str:
        text = _chinese_thousand(n)
        return (f"一{text}" if text.startswith("十") else text).translate(table)

    return write


def _japanese(n: int) -> str:
    """百一, 千: no one before ten, hundred, thousand, and no zero inside."""
    text = _chinese_thousand(n).replace("零", "") if n else "〇"
    return re.sub("一(?=[十百千])", "", text)


def _korean_legal(n: int) -> str:
    if not 1 <= n < 100:
        return str(n)
    return _KOREAN_TENS[n // 10] + _KOREAN_ONES[n % 10]


def _cardinal(n: int) -> str:
    if n < 20:
        return _UP_TO_19[n] if n >= 0 else str(n)
    if n < 100:
        return _TENS[n // 10] + (f"-{_UP_TO_19[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{_UP_TO_19[n // 100]} hundred" + (f" {_cardinal(n % 100)}" if n % 100 else "")
    if n < 10**6:
        return f"{_cardinal(n // 1000)} thousand" + (f" {_cardinal(n % 1000)}" if n % 1000 else "")
    return str(n)


def _ordinal_text(n: int) -> str:
    head, dash, last = re.fullmatch(r"(.*?)([- ]?)(\w+)", _cardinal(n)).groups()  # type: ignore[union-attr]
    if last.isdigit():
        return _ordinal(n)
    last = _ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return f"{head}{dash}{last}".capitalize()


def _ordinal(n: int) -> str:
    if n % 100 in {11, 12, 13}:
        return f"{n}th"
    return f"{n}" + {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")


def _chicago(n: int) -> str:
    return "*†‡§"[(n - 1) % 4] * ((n - 1) // 4 + 1) if 1 <= n < 400 else str(n)


def _hebrew(n: int) -> str:
    if not 1 <= n < 1000:
        return str(n)
    text = "ת" * (n // 400) + ("" if not n % 400 // 100 else _HEBREW[17 + n % 400 // 100])
    rest = n % 100
    if rest in {15, 16}:
        return text + "ט" + _HEBREW[rest - 10]
    return text + (_HEBREW[8 + rest // 10] if rest >= 10 else "") + (_HEBREW[rest % 10 - 1] if rest % 10 else "")


def _vietnamese(n: int) -> str:
    if 0 <= n < 10:
        return _VIETNAMESE[n]
    if not 10 <= n < 100:
        return str(n)
    tens = "mười" if n < 20 else f"{_VIETNAMESE[n // 10]} mươi"
    ones = n % 10
    return tens + (
        "" if not ones else " " + ("lăm" if ones == 5 else "mốt" if ones == 1 and n > 20 else _VIETNAMESE[ones])
    )


_ENCLOSED_CIRCLE = _sequence(_range("①", 20))

_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda n: f"{n:02d}",
    "upperRoman": lambda n: _roman(n).upper(),
    "lowerRoman": _roman,
    "upperLetter": _letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "lowerLetter": _letters("abcdefghijklmnopqrstuvwxyz"),
    "ordinal": _ordinal,
    "cardinalText": lambda n: _cardinal(n).capitalize(),
    "ordinalText": _ordinal_text,
    "hex": lambda n: f"{n:X}" if n >= 0 else str(n),
    "chicago": _chicago,
    "none": lambda n: "",
    "bullet": lambda n: "",
    "chineseCounting": _chinese_counting,
    "chineseCountingThousand": _chinese_thousand,
    "chineseLegalSimplified": _legal(_LEGAL),
    "ideographDigital": _digits(_CHINESE),
    "japaneseDigitalTenThousand": _digits(_CHINESE),
    "japaneseCounting": _japanese,
    "japaneseLegal": lambda n: _japanese(n).translate(_JAPANESE_LEGAL),
    "taiwaneseCounting": _chinese_counting,
    "taiwaneseCountingThousand": _chinese_thousand,
    "taiwaneseDigital": _digits(_CIRCLE_ZERO),
    "ideographLegalTraditional": _legal(_LEGAL_TRADITIONAL),
    "ideographTraditional": _sequence(_STEMS),
    "ideographZodiac": _sequence(_BRANCHES),
    "ideographZodiacTraditional": _cycle([_STEMS[i % 10] + _BRANCHES[i % 12] for i in range(60)]),
    "ideographEnclosedCircle": _sequence(_range("㊀", 10)),
    "decimalFullWidth": _digits(_FULL_WIDTH),
    "decimalFullWidth2": _digits(_FULL_WIDTH),
    "decimalEnclosedCircle": _ENCLOSED_CIRCLE,
    "decimalEnclosedCircleChinese": _ENCLOSED_CIRCLE,
    "decimalEnclosedFullstop": _sequence(_range("⒈", 20)),
    "decimalEnclosedParen": _sequence(_range("⑴", 20)),
    "numberInDash": lambda n: f"- {n} -",
    "aiueo": _cycle(_AIUEO_HALF),
    "aiueoFullWidth": _cycle(_AIUEO),
    "iroha": _cycle(_IROHA_HALF),
    "irohaFullWidth": _cycle(_IROHA),
    "ganada": _cycle(_GANADA),
    "chosung": _cycle(_CHOSUNG),
    "koreanDigital": lambda n: _digits(_CHINESE)(n).translate(_KOREAN),
    "koreanDigital2": _digits("零一二三四五六七八九"),
    "koreanCounting": lambda n: _japanese(n).translate(_KOREAN),
    "koreanLegal": _korean_legal,
    "russianLower": _letters(_RUSSIAN),
    "russianUpper": _letters(_RUSSIAN.upper()),
    "arabicAlpha": _cycle(_ARABIC_ALPHA),
    "arabicAbjad": _cycle(_ARABIC_ABJAD),
    "hebrew1": _hebrew,
    "hebrew2": _letters(_HEBREW),
    "hindiNumbers": _digits("०१२३४५६७८९"),
    "hindiConsonants": _cycle("कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह"),
    "hindiVowels": _cycle("अआइईउऊऋएऐओऔ"),
    "thaiLetters": _cycle(_THAI),
    "thaiNumbers": _digits("๐๑๒๓๔๕๖๗๘๙"),
    "vietnameseCounting": _vietnamese,
}

#: Formats by the numbers older files use for them (numberingChange, binary files).
BY_CODE = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 5: "ordinal",
    6: "cardinalText", 7: "ordinalText", 8: "hex", 9: "chicago", 10: "ideographDigital", 11: "japaneseCounting",
    12: "aiueo", 13: "iroha", 14: "decimalFullWidth", 15: "decimalHalfWidth", 16: "japaneseLegal",
    17: "japaneseDigitalTenThousand", 18: "decimalEnclosedCircle", 19: "decimalFullWidth2", 20: "aiueoFullWidth",
    21: "irohaFullWidth", 22: "decimalZero", 23: "bullet", 24: "ganada", 25: "chosung",
    26: "decimalEnclosedFullstop", 27: "decimalEnclosedParen", 28: "decimalEnclosedCircleChinese",
    29: "ideographEnclosedCircle", 30: "ideographTraditional", 31: "ideographZodiac",
    32: "ideographZodiacTraditional", 33: "taiwaneseCounting", 34: "ideographLegalTraditional",
    35: "taiwaneseCountingThousand", 36: "taiwaneseDigital", 37: "chineseCounting", 38: "chineseLegalSimplified",
    39: "chineseCountingThousand", 41: "koreanDigital", 42: "koreanCounting", 43: "koreanLegal",
    44: "koreanDigital2", 45: "hebrew1", 46: "arabicAlpha", 47: "hebrew2", 48: "arabicAbjad", 57: "numberInDash",
    58: "russianLower", 59: "russianUpper", 255: "none",
}  # fmt: skip


def format_number(value: int, name: str, custom: str = "") -> str:
    """`value` as the format `name` writes it; `custom` is the pattern of the format "custom" (``001, 002, 003, …``).

    An unknown format, and a value its symbols cannot write, give plain digits, as in Word.
    """
    if name == "custom":
        return _custom(value, custom)
    if value < 0:
        return str(value)
    if value == 0 and name not in {"decimalZero", "none", "bullet", "numberInDash"}:
        return _digits(_CHINESE)(0) if "ounting" in name and "korean" not in name else "0"
    return _FORMATS.get(name, str)(value)


def _custom(value: int, pattern: str) -> str:
    """A custom format names its first members: 001, 002, 003, … or α, β, γ, …"""
    members = [m.strip() for m in pattern.split(",") if m.strip(" .…")]
    first = members[0] if members else ""
    if first.isdigit() and first.isascii():
        return f"{value:0{len(first)}d}"
    if first in {"α", "Α"}:
        return _letters(_GREEK if first == "α" else _GREEK.upper())(value)
    if 1 <= value <= len(members) and len(members) > 3:
        return members[value - 1]
    return str(value)
