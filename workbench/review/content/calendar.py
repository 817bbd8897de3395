"""Dates of the year, hours of the day and frequencies: 十一月十五日至次年三月十五日, 每日22时至次日6时, 每两年至少一次."""

from __future__ import annotations

import re

from workbench.domain.findings import Value
from workbench.review.content.model import Comparator, NumberMention
from workbench.review.content.numerals import NUMERAL, parse_number, show_number

_TO = r"(?:起)?(?:至|到|[-－—–~～]{1,2})"
_NEXT_YEAR = r"(?:次年|翌年|第二年|下一年|来年|下年)?(?:度)?(?:的)?"
_NEXT_DAY = r"(?:次日|翌日|第二天|第二日|次晨)?(?:的)?"
_PART = r"(?:凌晨|清晨|早晨|早上|早|上午|中午|午间|下午|傍晚|晚上|晚间|夜间|晚)?"


def _day_pattern(side: str) -> str:
    return (
        rf"(?:(?P<{side}y>{NUMERAL})年)?(?P<{side}m>{NUMERAL})月(?:份)?"
        rf"(?:(?P<{side}d>{NUMERAL})日|(?P<{side}p>底|初|上旬|中旬|下旬))?"
    )


def _clock_pattern(side: str) -> str:
    return (
        rf"{_PART}(?P<{side}h>{NUMERAL})"
        rf"(?:(?:时|点)(?:(?P<{side}min>{NUMERAL})分|(?P<{side}half>半)|整|钟)?|[:：](?P<{side}c>[0-9０-９]{{2}}))"
    )


_DATE_RANGE = re.compile(
    rf"(?:每年(?:的)?)?(?:公历|农历|阴历|夏历)?{_day_pattern('a')}(?:起)?{_TO}{_NEXT_YEAR}(?:农历)?{_day_pattern('b')}(?:止)?(?:期间)?"
)
_DATE = re.compile(
    rf"(?:每年(?:的)?)?(?:公历|农历|阴历|夏历)?(?:(?P<y>{NUMERAL})年)?(?P<m>{NUMERAL})月(?:份)?(?:(?P<d>{NUMERAL})日|(?P<p>底|初|上旬|中旬|下旬))"
    r"(?P<post>以前|之前|前|以后|之后|后|起)?"
)
_MONTH_DAY = re.compile(rf"每月(?:的)?(?P<d>{NUMERAL})日(?:{_TO}(?P<e>{NUMERAL})日)?(?P<post>以前|之前|前|内)?")
_CLOCK_RANGE = re.compile(
    rf"(?:每日|每天|每晚)?{_clock_pattern('a')}(?:之间)?{_TO}(?P<next>{_NEXT_DAY}){_clock_pattern('b')}(?:期间|之间)?"
)
_CLOCK_ONE = re.compile(rf"(?:每日|每天|每晚)?{_clock_pattern('a')}(?P<post>以前|之前|前|以后|之后|后)")
_FREQUENCY = re.compile(
    rf"每(?P<n>{NUMERAL})?(?:个)?(?P<u>年度|年|季度|季|月|周|星期|日|天|学期|小时)(?!岁|边)"
    rf"(?:(?P<gap>[^。；;\n\d每]{{0,26}}?)(?P<bound>至少|不少于|不得少于|最少|不超过|不得超过)?"
    rf"(?:[^。；;\n每]{{0,14}}?)(?P<c>{NUMERAL})次(?!性|供水)(?P<post>以上)?)?"
)
_YEARLY = re.compile(r"年度(?=(?:的)?(?:考核|评估|评价|检查|审验|安全评价))")
_PER_YEAR = {"年": 1, "年度": 1, "半年": 2, "季度": 4, "季": 4, "月": 12, "周": 52, "星期": 52, "日": 365, "天": 365, "学期": 2,
             "小时": 8760}  # fmt: skip
_PART_OF_MONTH = {"初": 1, "上旬": 10, "中旬": 20, "下旬": 30, "底": 31}
_AFTERNOON = ("下午", "傍晚", "晚")


def calendar_mentions(text: str) -> list[NumberMention]:
    """Dates, hours and frequencies of the text, without overlaps, in order."""
    found: list[NumberMention] = []
    for pattern, read in (
        (_DATE_RANGE, _date_range), (_DATE, _date), (_MONTH_DAY, _month_day), (_CLOCK_RANGE, _clock_range),
        (_CLOCK_ONE, _clock_one), (_FREQUENCY, _frequency), (_YEARLY, _yearly),
    ):  # fmt: skip
        for match in pattern.finditer(text):
            if any(m.start < match.end() and match.start() < m.end for m in found):
                continue
            try:
                mention = read(match)
            except ValueError:
                continue
            if mention is not None:
                found.append(mention)
    return sorted(found, key=lambda m: m.start)


def _make(match: re.Match[str], value: Value, comparator: Comparator, measure: str) -> NumberMention:
    return NumberMention(match.start(), match.end(), match.group(), value, comparator, measure)


def _month_and_day(month: str, day: str | None, part: str | None, default: int) -> int:
    m = int(parse_number(month))
    d = int(parse_number(day)) if day else _PART_OF_MONTH.get(part or "", default)
    if not (1 <= m <= 12 and 1 <= d <= 31):
        raise ValueError("no day of the year")
    return m * 100 + d


def _date_range(match: re.Match[str]) -> NumberMention | None:
    low = _month_and_day(match["am"], match["ad"], match["ap"], 1)
    high = _month_and_day(match["bm"], match["bd"], match["bp"], 31)
    text = f"{_day(low)}至{'次年' if high < low else ''}{_day(high)}"
    return _make(match, Value("date", text, low, high, "日期"), Comparator.RANGE, "date")


def _day(number: int) -> str:
    return f"{number // 100}月{number % 100}日"


def _date(match: re.Match[str]) -> NumberMention | None:
    at = _month_and_day(match["m"], match["d"], match["p"], 1)
    year = int(parse_number(match["y"])) if match["y"] else 0
    shown = (f"{year}年" if year else "") + _day(at)
    post = match["post"] or ""
    number = float(year * 10000 + at)
    comparator = Comparator.EXACT
    low: float | None = number
    high: float | None = number
    if post.endswith("前"):
        shown, comparator, low = f"{shown}前", Comparator.AT_MOST, None
    elif post.endswith(("后", "起")):
        shown, comparator, high = f"{shown}起", Comparator.AT_LEAST, None
    return _make(match, Value("date", shown, low, high, "日期"), comparator, "year-date" if year else "date")


def _month_day(match: re.Match[str]) -> NumberMention | None:
    low = parse_number(match["d"])
    high = parse_number(match["e"]) if match["e"] else low
    if not 1 <= low <= high <= 31:
        raise ValueError("no day of the month")
    span = show_number(low) if low == high else f"{show_number(low)}至{show_number(high)}"
    before = (match["post"] or "").endswith(("前", "内"))
    text = f"每月{span}日{'前' if before else ''}"
    comparator = Comparator.AT_MOST if before else Comparator.EXACT
    return _make(match, Value("date", text, low, high, "日期"), comparator, "date")


def _hour(match: re.Match[str], side: str) -> float:
    hour = parse_number(match[f"{side}h"])
    minutes = match[f"{side}min"] or match[f"{side}c"]
    if minutes:
        hour += parse_number(minutes) / 60
    elif match[f"{side}half"]:
        hour += 0.5
    if not 0 <= hour <= 24:
        raise ValueError("no hour of the day")
    head = match.string[match.start() : match.start(f"{side}h")]
    if side == "b":
        head = match.string[match.end("next") : match.start("bh")]
    return hour + 12 if hour < 12 and any(word in head for word in _AFTERNOON) else hour


def _clock_range(match: re.Match[str]) -> NumberMention | None:
    low, high = _hour(match, "a"), _hour(match, "b")
    text = f"{_clock(low)}至{'次日' if match['next'] or high < low else ''}{_clock(high)}"
    return _make(match, Value("time", text, low, high, "时"), Comparator.RANGE, "time")


def _clock(hour: float) -> str:
    return f"{int(hour)}:{round(hour % 1 * 60):02d}"


def _clock_one(match: re.Match[str]) -> NumberMention | None:
    hour = _hour(match, "a")
    early = match["post"].endswith("前")
    value = Value(
        "time", _clock(hour) + ("前" if early else "后"), None if early else hour, hour if early else None, "时"
    )
    return _make(match, value, Comparator.AT_MOST if early else Comparator.AT_LEAST, "time")


def _yearly(match: re.Match[str]) -> NumberMention | None:
    return _make(match, Value("period", "每年1 次", 1.0, 1.0, "次/年"), Comparator.EXACT, "frequency")


def _frequency(match: re.Match[str]) -> NumberMention | None:
    every = parse_number(match["n"]) if match["n"] else 1.0
    unit = match["u"]
    if not match["c"] and unit in ("日", "天", "小时"):
        return None
    count = parse_number(match["c"]) if match["c"] else 1.0
    if every <= 0 or (match["n"] and not match["c"] and unit in ("日", "天", "小时") and every > 31):
        raise ValueError("no frequency")
    rate = round(count * _PER_YEAR[unit] / every, 4)
    span = "半" if every == 0.5 else "" if every == 1 else show_number(every)
    written = {"季": "季度", "年度": "年", "星期": "周", "天": "日"}.get(unit, unit)
    at_most = "超过" in (match["bound"] or "")
    bounded = bool(match["bound"] or match["post"])
    sign = ("≤" if at_most else "≥") if bounded else ""
    text = f"每{span}{'个' if span and written in ('月', '小时') else ''}{written}{sign}{show_number(count)} 次"
    value = Value("period", text, rate, rate, "次/年")
    comparator = (Comparator.AT_MOST if at_most else Comparator.AT_LEAST) if bounded else Comparator.EXACT
    return _make(match, value, comparator, "frequency")
