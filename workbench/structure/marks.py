"""What number a line begins with: of a division, an article, an item, a unit of a decision. One line at a time, no context."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.labels import label_of_match, number_pattern
from workbench.domain.numerals import parse_int
from workbench.domain.regulation import Level
from workbench.structure.lines import BLANK, Line, squeeze

_WS = rf"[{BLANK}]{{0,8}}"
_N = number_pattern()
_ARTICLE = re.compile(
    rf"第{_WS}(?P<n>{_N}){_WS}条(?:{_WS}之{_WS}(?P<i>[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]|[0-9０-９]{{1,2}}))?"
)
_DIVISION = re.compile(rf"第{_WS}(?P<n>{_N}){_WS}(?P<level>分{_WS}编|编|章|节)")
_DIVISION_ENDS = "。；，：,;:"
#: What follows an article's number where the number is a citation inside a sentence.
_CITED = re.compile(
    rf"{_WS}(?:规定|所列|所称|所规定|之规定|的规定|中规定|[，,）)》”]|、(?=第|《|本|前)|(?:第{_WS}{_N}{_WS}(?:款|项|目))|(?:至|到|和|及|与|或|或者|以及|并|－|—|-)?{_WS}第{_WS}{_N}{_WS}条)"
)
_CAPTION = re.compile(r"[ \t\u3000]*(?:【([^【】\n]{1,40})】|〔([^〔〕\n]{1,40})〕|\[([^\[\]\n]{1,40})\])[ \t\u3000]*")
_ROUND_CAPTION = re.compile(r"[ \t\u3000]*[（(]([^（()）。；;，,：:0-9０-９\n]{2,40})[)）][ \t\u3000]*")
_CN = "零〇一二三四五六七八九十百"
_LEADERS = re.compile(
    r"[\s.．。…·•—\-–_]{2,}\s*[0-9０-９]{0,4}\s*$|[\s\u3000]+[0-9０-９]{1,4}\s*$|[（(]\s*\d{1,4}\s*[)）]\s*$"
)


class Style(StrEnum):
    """In what manner an item or a unit is numbered."""

    CN_BRACKET = "（一）"
    DIGIT_BRACKET = "（1）"
    CN_COMMA = "一、"
    DIGIT_DOT = "1."
    DIGIT_HALF = "1）"
    CIRCLED = "①"
    LETTER = "a."
    ORDINAL = "第一，"
    ONE_IS = "一是"


@dataclass(frozen=True, slots=True)
class ArticleMark:
    """A line begins with 第X条. ``shown[:body]`` is the number; `spaced`: white space follows it; `cited`: it reads like a citation."""

    label: str
    body: int
    spaced: bool
    cited: bool
    heading: str = ""
    heading_end: int = 0


@dataclass(frozen=True, slots=True)
class DivisionMark:
    """A line is a heading of a division."""

    level: Level
    number: str
    written: str
    heading: str


@dataclass(frozen=True, slots=True)
class ItemMark:
    """A line begins with an item's number: ``shown[:end]`` is the label, the words begin at `body`."""

    style: Style
    number: int
    end: int
    body: int


def article_mark(line: Line) -> ArticleMark | None:
    """The article number `line` begins with, if any."""
    text = line.shown
    if not text.startswith("第"):
        return None
    found = _ARTICLE.match(text)
    if found is None:
        return None
    try:
        label = label_of_match(found["n"], found["i"])
    except ValueError:
        return None
    end = found.end()
    body = _skip_blank(text, end)
    if body == end and text[end : end + 1] in "：:．.、":
        body = _skip_blank(text, end + 1)
    spaced = body > end or end == len(text)
    cited = _CITED.match(text, end) is not None
    caption = _CAPTION.match(text, end)
    if caption is None:
        return ArticleMark(label, body, spaced, cited and not line.automatic)
    words = next(g for g in caption.groups() if g)
    return ArticleMark(label, body, True, False, words.strip(BLANK), caption.end())


def round_caption(text: str, body: int) -> tuple[str, int]:
    """The article caption in round brackets at `body` and where it ends, or ("", body)."""
    found = _ROUND_CAPTION.match(text, body)
    if found is None or all(c in _CN for c in squeeze(found[1])):
        return "", body
    return found[1].strip(BLANK), found.end()


def division_mark(line: Line) -> DivisionMark | None:
    """The division `line` is a heading of, if it looks like one."""
    text = line.shown
    if not text.startswith("第") or len(text) > 80:
        return None
    found = _DIVISION.match(text)
    if found is None:
        return None
    rest = text[found.end() :]
    heading = _LEADERS.sub("", rest).strip(BLANK + "：:.…·")
    if any(c in heading for c in _DIVISION_ENDS) or heading.startswith(("规定", "的", "、", "所")) or len(heading) > 50:
        return None
    try:
        number = parse_int(found["n"])
    except ValueError:
        return None
    level = Level(squeeze(found["level"]))
    return DivisionMark(level, str(number), squeeze(found[0]), tidy_heading(heading))


def tidy_heading(heading: str) -> str:
    """A heading without the blanks that spread it over the line (总　　则 → 总则); blanks between longer words stay one."""
    words = re.split(rf"[{BLANK}]+", heading.strip(BLANK))
    if all(len(w) == 1 for w in words) or any(not w.isascii() for w in words):
        return "".join(words)
    return " ".join(words)


_ITEMS: tuple[tuple[Style, re.Pattern[str]], ...] = (
    (Style.CN_BRACKET, re.compile(rf"[（(]{_WS}([{_CN}]{{1,5}}){_WS}[)）]")),
    (Style.DIGIT_BRACKET, re.compile(rf"[（(]{_WS}([0-9０-９]{{1,3}}){_WS}[)）]")),
    (Style.CN_COMMA, re.compile(rf"([{_CN}]{{1,5}}){_WS}[、.．。]")),
    (Style.DIGIT_DOT, re.compile(rf"([0-9０-９]{{1,3}}){_WS}[、.．。](?![0-9０-９])")),
    (Style.DIGIT_HALF, re.compile(rf"([0-9０-９]{{1,3}}){_WS}[)）]")),
    (Style.ORDINAL, re.compile(rf"第([{_CN}]{{1,5}})[，,、]")),
    (Style.ONE_IS, re.compile(rf"([{_CN}]{{1,3}})是(?!否)[，,：:]?")),
)
_LETTER = re.compile(r"[（(]?([a-zA-Z])[.．)）、]")
_SERIES = ((0x2460, 20, Style.CIRCLED), (0x3251, 15, Style.CIRCLED), (0x2474, 20, Style.DIGIT_BRACKET),
           (0x2488, 20, Style.DIGIT_DOT), (0x3220, 10, Style.CN_BRACKET), (0x3280, 10, Style.CIRCLED),
           (0x2776, 10, Style.CIRCLED))  # fmt: skip
_FIRST = frozenset("（(第" + _CN + "0123456789０１２３４５６７８９")


def item_mark(text: str, *, letters: bool = False) -> ItemMark | None:
    """The number of an item, sub-item or unit that `text` begins with, if any. `letters`: a. b. count as numbers."""
    if not text:
        return None
    first = text[0]
    if first in _FIRST:
        for style, pattern in _ITEMS:
            if found := pattern.match(text):
                return _mark(text, style, found)
    if special := _special(text):
        return special
    if letters and (found := _LETTER.match(text)):
        number = ord(found[1].lower()) - ord("a") + 1
        return ItemMark(Style.LETTER, number, found.end(), _skip_blank(text, found.end()))
    return None


def _mark(text: str, style: Style, found: re.Match[str]) -> ItemMark | None:
    try:
        number = parse_int(found[1])
    except ValueError:
        return None
    return ItemMark(style, number, found.end(), _skip_blank(text, found.end()))


def _special(text: str) -> ItemMark | None:
    code = ord(text[0])
    for base, count, style in _SERIES:
        if base <= code < base + count:
            number = code - base + (21 if base == 0x3251 else 1)
            end = 1 + (text[1:2] in ("、", "．", ".") and len(text) > 1)
            return ItemMark(style, number, end, _skip_blank(text, end))
    return None


def _skip_blank(text: str, at: int) -> int:
    while at < len(text) and (text[at] in BLANK or text[at].isspace()):
        at += 1
    return at
