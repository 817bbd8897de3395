"""Numbers with comparator, unit and range: 五百元以上二千元以下, 不低于18℃, 自受理之日起十五个工作日内, 百分之三十.

以上、以下、以内、届满 include the number, 不满、超过、以外 do not (民法典 article 1259).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from workbench.domain.findings import Value
from workbench.domain.numerals import CHINESE_NUMERAL_CHARS
from workbench.review.content.calendar import calendar_mentions
from workbench.review.content.model import Comparator, NumberMention, Sentence
from workbench.review.content.numerals import NUMERAL, parse_number, show_number
from workbench.review.content.units import unit_pattern, units

_BEFORE = (
    ("不得超过|不超过|不超出|不应超过|不能超过|不得超出|不高于|不得高于|不应高于|不大于|不得大于|不多于|不得多于|不长于|不得迟于|不迟于|不晚于|"
     "最多|至多|最高不超过|最长不超过|最高|最长|最大", Comparator.AT_MOST),
    ("不得低于|不低于|不应低于|不得少于|不少于|不应少于|不小于|不得小于|不应小于|不短于|不得短于|至少|最低|最少|起码|达到|达|年满|已满|届满|满|"
     "提前", Comparator.AT_LEAST),
    ("超过|超出|高于|大于|多于|逾", Comparator.MORE),
    ("不满|未满|不足|未达到|未达|不到|低于|少于|小于|短于", Comparator.LESS),
)  # fmt: skip
_BEFORE_WORDS: dict[str, Comparator] = {w: c for words, c in _BEFORE for w in words.split("|")}
_BEFORE_RE = re.compile(
    "(?P<word>" + "|".join(sorted(_BEFORE_WORDS, key=lambda w: (-len(w), w))) + r")(?:为|到|了)?[\s]*$"
)
_NOTE = r"(?:[（(](?:含|包括|不含)[^（）()]{0,6}[）)])?"
_AFTER_RE = re.compile(
    _NOTE
    + r"(?P<word>及以上|或者以上|以上|及以下|或者以下|以下|(?:的)?(?:范围|半径|区域|距离)?(?:以内|之内|内)|以外|之外|外|"
    r"以前|之前|前|以后|之后|后|左右)" + _NOTE
)
_AFTER_WORDS = {"上": Comparator.AT_LEAST, "下": Comparator.AT_MOST, "内": Comparator.AT_MOST, "外": Comparator.MORE,
                "前": Comparator.EXACT, "后": Comparator.EXACT, "右": Comparator.EXACT}  # fmt: skip
_LINK_RE = re.compile(
    _NOTE + r"(?P<word>及以上|以上|至|到|[-－—–~～]{1,2}|起至)(?:的)?[，、]?"
    r"(?P<second>不超过|不得超过|不满|未满|不足|低于|少于|至|到)?"
)
_PER_WORDS = "平方米|立方米|公里|延长米|米|吨|公斤|千克|株|棵|只|条|头|辆|台|人|户|件|处|幅|张|个|具|穴|座|间|套|次|日|天|月|年|小时|车|艘|份"
_PER_RE = re.compile(rf"(?:(?:每|按)(?:一)?(?:逾期)?(?:{_PER_WORDS})){{1,2}}(?=[^，。；\n]{{0,6}}$)")
_ANCHOR_RE = re.compile(
    r"(?:自|从|在|于|应当在)(?P<a>[^。；\n，]{1,40}?)(?:之日起|之时起|日起|起|后|之后)(?:的|，|满|超过)?(?:[^，。；\n]{0,3})$"
)
_COUNT_CONTEXT = re.compile(r"(?:每|限|只准|只能|仅|准养|不得超过|共|各|累计|连续|配备|设置|伐|补)[^，。；\n]{0,8}$")
_NOT_AFTER_COUNT = re.compile(r"性|供水|污染|利用|审议|装修|办结|会议|能源|分配|人员|人民|企业|供养|致|般|定|级|体|路")


@dataclass(frozen=True, slots=True)
class _Atom:
    start: int
    end: int
    number: float
    unit: str
    measure: str


@cache
def _atom_re() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<cent>百|千|万)分之(?P<cn>{NUMERAL})"
        rf"|(?P<fd>{NUMERAL})分之(?P<fn>{NUMERAL})"
        r"|(?P<half>过半数|半数|一半)"
        rf"|(?<![第{CHINESE_NUMERAL_CHARS}\d])(?P<n>{NUMERAL})(?:余)?\s?(?P<unit>{unit_pattern()})"
        rf"|(?<![第{CHINESE_NUMERAL_CHARS}\d])(?P<sum>{NUMERAL}(?<=万)|[0-9０-９]+万)(?=以[上下](?:的)?(?:{NUMERAL}(?:元)?以下(?:的)?)?罚款)"
        rf"|(?P<kind>伐|占|毁|损|拆|砍)(?P<ra>{NUMERAL})(?:补|栽|种|建|还)(?P<rb>{NUMERAL})"
        rf"|(?<![第{CHINESE_NUMERAL_CHARS}\d])(?P<bare>{NUMERAL})(?=\s?(?:至|到|[-－—–~～]{{1,2}})(?:{NUMERAL})\s?{unit_pattern()})"
    )


def read_numbers(text: str, sentences: Sequence[Sentence]) -> tuple[NumberMention, ...]:
    """Every number of the text with comparator and unit, in order; dates and hours of the day included."""
    calendar = calendar_mentions(text)
    taken = [(m.start, m.end) for m in calendar]
    atoms = [a for a in _atoms(text) if not any(s < a.end and a.start < e for s, e in taken)]
    mentions = [*calendar, *_combine(text, atoms)]
    starts = [s.start for s in sentences]
    mentions.sort(key=lambda m: (m.start, m.end))
    return tuple(replace(m, sentence=max(0, bisect_right(starts, m.start) - 1)) for m in mentions)


def _atoms(text: str) -> list[_Atom]:
    found = []
    for match in _atom_re().finditer(text):
        try:
            atom = _atom_of(text, match)
        except ValueError:
            continue
        if atom is not None:
            found.append(atom)
    return found


def _atom_of(text: str, match: re.Match[str]) -> _Atom | None:
    start, end = match.span()
    if match["cent"]:
        factor = {"百": 1.0, "千": 0.1, "万": 0.01}[match["cent"]]
        return _Atom(start, end, round(parse_number(match["cn"]) * factor, 6), "%", "percent")
    if match["fd"]:
        share = parse_number(match["fn"]) / parse_number(match["fd"]) * 100
        return _Atom(start, end, round(share, 4), "%", "fraction")
    if match["half"]:
        return _Atom(start, end, 50.0, "%", "fraction")
    if match["sum"]:
        # 处十万以上二十万以下罚款: the 元 was forgotten.
        return _Atom(start, end, parse_number(match["sum"]), "元", "money")
    if match["kind"]:
        return _Atom(start, end, parse_number(match["rb"]) / max(parse_number(match["ra"]), 1), "补栽比", "ratio")
    if match["bare"]:
        return _Atom(start, end, parse_number(match["bare"]), "", "")
    return _unit_atom(text, match)


_NOT_A_PERIOD = re.compile(r"度|月|期(?!满|间|限)|常|用|级|代|龄|边|围|产|服|立|员|为|果|本|落|色|洲")
_SHORT_UNITS = ("年", "日", "周", "秒", "升", "克", "斤", "成", "角")


def _unit_atom(text: str, match: re.Match[str]) -> _Atom | None:
    start, end = match.span()
    word, number = match["unit"], parse_number(match["n"])
    unit = units()[word]
    if unit.measure.startswith("count:") and not _real_count(text, match, number):
        return None
    if word == "度" and not re.match(r"以|至|的|，|。|；|$", text[end : end + 1]):
        return None
    if word in _SHORT_UNITS and _NOT_A_PERIOD.match(text, end):
        return None
    if word in ("米", "公里") and re.match(r"线|高台|阳光", text[end : end + 2]):
        return None
    if word == "成" and number > 10:
        return None
    return _Atom(start, end, number * (10 if word == "成" else 1), unit.name, unit.measure)


#: Measure words that are mostly articles of speech (一个, 一种, 两部) and count only under a comparator.
_ARTICLES_OF_SPEECH = frozenset("条部分门类种名处家所间个层台套件回")


def _real_count(text: str, match: re.Match[str], number: float) -> bool:
    """一个、一种 and the like are mostly articles of speech: a count needs a comparator or a limiting word."""
    after = text[match.end() : match.end() + 2]
    if _NOT_AFTER_COUNT.match(after):
        return False
    strict = match["unit"] in _ARTICLES_OF_SPEECH or number == 1
    bounded = _AFTER_RE.match(text, match.end()) or _BEFORE_RE.search(text[max(0, match.start() - 6) : match.start()])
    return bool(not strict or bounded or _COUNT_CONTEXT.search(text[max(0, match.start() - 12) : match.start()]))


def _combine(text: str, atoms: list[_Atom]) -> list[NumberMention]:
    found = []
    i = 0
    while i < len(atoms):
        atom, following = atoms[i], atoms[i + 1] if i + 1 < len(atoms) else None
        link = _LINK_RE.match(text, atom.end) if following is not None else None
        if following is not None and link is not None and link.end() == following.start and _joins(atom, following):
            found.append(_range(text, atom, following, link))
            i += 2
            continue
        if atom.measure:
            found.append(_single(text, atom))
        i += 1
    return found


def _joins(low: _Atom, high: _Atom) -> bool:
    return not low.measure or low.measure == high.measure


def _range(text: str, low: _Atom, high: _Atom, link: re.Match[str]) -> NumberMention:
    after = _AFTER_RE.match(text, high.end)
    end = after.end() if after and after["word"][-1] in "下内" else high.end
    exclusive = link["second"] in ("不满", "未满", "不足", "低于", "少于")
    low_number = low.number
    if low.unit and low.unit != high.unit:
        factors = {u.name: u.factor for u in units().values()}
        low_number = low.number * factors.get(low.unit, 1) / factors.get(high.unit, 1)
    ends = (min(low_number, high.number), max(low_number, high.number)) if low_number > high.number and not low.unit else (
        low_number, high.number)  # fmt: skip
    value = _value(high, ends[0], ends[1], high_inclusive=not exclusive)
    start = low.start
    return _mention(text, (start, end), value, Comparator.RANGE, high.measure)


def _single(text: str, atom: _Atom) -> NumberMention:
    before = _BEFORE_RE.search(text[max(0, atom.start - 8) : atom.start])
    after = _AFTER_RE.match(text, atom.end)
    start, end = atom.start, atom.end
    comparator = Comparator.EXACT
    if after is not None:
        end = after.end()
        comparator = _AFTER_WORDS[after["word"][-1]]
    if before is not None:
        start = max(0, atom.start - 8) + before.start()
        if comparator is Comparator.EXACT or before["word"] in ("不满", "不足", "未满", "超过", "低于"):
            comparator = _BEFORE_WORDS[before["word"]]
    if atom.measure == "fraction" and text[atom.start : atom.end] == "过半数":
        comparator = Comparator.MORE
    value = _bounded(atom, comparator)
    mention = _mention(text, (start, end), value, comparator, atom.measure)
    ahead = (after is not None and after["word"][-1] == "前") or (before is not None and before["word"] == "提前")
    return replace(mention, before=True) if ahead and atom.measure == "period" else mention


def _bounded(atom: _Atom, comparator: Comparator) -> Value:
    n = atom.number
    if comparator is Comparator.AT_LEAST:
        return _value(atom, n, None)
    if comparator is Comparator.AT_MOST:
        return _value(atom, None, n)
    if comparator is Comparator.MORE:
        return _value(atom, n, None, low_inclusive=False)
    if comparator is Comparator.LESS:
        return _value(atom, None, n, high_inclusive=False)
    return _value(atom, n, n)


def _value(
    atom: _Atom, low: float | None, high: float | None, *, low_inclusive: bool = True, high_inclusive: bool = True
) -> Value:
    kind = {
        "money": "money",
        "multiple": "multiple",
        "percent": "percent",
        "fraction": "percent",
        "period": "period",
    }.get(atom.measure, "quantity")
    text = _shown(low, high, atom.unit, low_inclusive, high_inclusive)
    return Value(kind, text, low, high, atom.unit, low_inclusive, high_inclusive)


def _shown(low: float | None, high: float | None, unit: str, low_inclusive: bool, high_inclusive: bool) -> str:
    gap = "" if unit in ("%", "‰") else " "
    if low is not None and high is not None:
        number = show_number(low) if low == high else f"{_ends(low, high)}"
        return f"{number}{gap}{unit}" + ("" if high_inclusive or low == high else "（不含上限）")
    if low is not None:
        return f"{'≥' if low_inclusive else '>'}{show_number(low)}{gap}{unit}"
    assert high is not None
    return f"{'≤' if high_inclusive else '<'}{show_number(high)}{gap}{unit}"


def _ends(low: float, high: float) -> str:
    return f"{show_number(low)}–{show_number(high)}"


def _mention(text: str, span: tuple[int, int], value: Value, comparator: Comparator, measure: str) -> NumberMention:
    start, end = span
    context = text[max(0, start - 48) : start]
    per = _PER_RE.search(context) if measure in ("money", "multiple") else None
    unit = per.group().replace("每", "").replace("按", "") if per else ""
    anchor = ""
    if measure == "period":
        found = _ANCHOR_RE.search(context)
        anchor = found["a"].removesuffix("之日") if found else ""
    if unit:
        value = replace(value, text=f"每{unit} {value.text}")
    return NumberMention(start, end, text[start:end], value, comparator, measure, unit, anchor)
