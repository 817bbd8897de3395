"""The caption under a title (题注): who passed, approved, amended or published the text, and when."""

from __future__ import annotations

import re
from itertools import pairwise

from workbench.domain.numerals import parse_int
from workbench.domain.regulation import Issuance

_CN = "〇○零Ｏ一二三四五六七八九十"
_W = r"[ \t\u3000]{0,3}"
_NUM = r"(?:[0-9０-９]{1,4}|[" + _CN + r"]{1,5})"
_DATE = re.compile(rf"(?P<y>[0-9０-９]{{4}}|[{_CN}]{{4}}){_W}年{_W}(?P<m>{_NUM}){_W}月{_W}(?P<d>{_NUM}){_W}[日号]")
_DOTTED = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})(?!\d)")
#: The acts a caption names; 修订 and 修改 are told as 修正's own words.
_ACT = re.compile(r"表决通过|审议通过|通过|批准|修正|修订|公布|发布|颁布|施行|实施|生效|修改|废止|令第?.{1,10}号|公告")
_ACT_NAME = {
    "表决通过": "通过",
    "审议通过": "通过",
    "发布": "公布",
    "颁布": "公布",
    "实施": "施行",
    "生效": "施行",
    "修改": "修正",
    "公告": "公布",
}
_ORGAN = re.compile(
    r"国务院|[\u4e00-\u9fff]{2,40}?(?:(?:人民代表大会常务委员会|人大常委会|人民代表大会|人代会|常务委员会|常委会)|国务院|人民政府|政务院|军事委员会|委员会|部|总局|局)"
)
_QUOTED = re.compile(r"《[^《》]{0,200}(?:《[^《》]{0,80}》[^《》]{0,80})?》")


def find_date(text: str) -> tuple[str, int, int]:
    """The first date in `text` as ISO, with where it stands; ("", -1, -1) when there is none."""
    found = _DATE.search(text) or _DOTTED.search(text)
    return (_iso(found), found.start(), found.end()) if found else ("", -1, -1)


def _iso(found: re.Match[str]) -> str:
    try:
        year, month, day = (parse_int(found[g]) for g in "ymd")
    except ValueError:
        return ""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return ""
    return f"{year:04d}-{month:02d}-{day:02d}"


def has_act(text: str) -> bool:
    """`text` names an act of a caption (通过, 批准, …)."""
    return _ACT.search(_QUOTED.sub("", text)) is not None


def is_date_alone(text: str) -> bool:
    """`text` is a date and nothing else."""
    found = _DATE.search(text) or _DOTTED.search(text)
    return found is not None and len(text) - (found.end() - found.start()) <= 2


def issuances(caption: str) -> tuple[Issuance, ...]:
    """The steps a caption names, in its order, one for each date and act.

    根据…的《…决定》修正 is told as one step of 修正 with the date of the decision that amends.
    """
    result: list[Issuance] = []
    for line in caption.splitlines():
        for step in _steps(line.strip("（）() \t\u3000")):
            result += _issuance(step)
    return tuple(result)


def _steps(line: str) -> list[str]:
    """A caption line cut before each date."""
    starts = [m.start() for m in _DATE.finditer(line)] or [m.start() for m in _DOTTED.finditer(line)]
    if not starts:
        return [line] if line else []
    cuts = [0, *(_cut(line, s) for s in starts[1:]), len(line)]
    return [line[a:b].strip(" \t\u3000，,；;") for a, b in pairwise(cuts) if line[a:b].strip()]


def _cut(line: str, start: int) -> int:
    """Where the step that holds the date at `start` begins: 根据 or 经 right before it belongs to it."""
    for word in ("根据", "经", "自", "于"):
        if line.endswith(word, 0, start):
            return start - len(word)
    return start


def _issuance(step: str) -> list[Issuance]:
    date, _, end = find_date(step)
    plain = _QUOTED.sub(lambda m: "\u25a0" * len(m[0]), step)
    acts = list(_ACT.finditer(plain, max(end, 0)))
    if not acts:
        acts = list(_ACT.finditer(plain))
    if not acts:
        return []
    organ = _ORGAN.search(plain, max(end, 0)) or _ORGAN.search(plain)
    if organ is None:
        organ = _ORGAN.search(step)
    words = re.sub(r"^(?:根据|经|由)", "", organ[0]) if organ else ""
    names: list[str] = []
    for act in acts:
        name = "公布" if act[0][0] == "令" else _ACT_NAME.get(act[0], act[0])
        if name not in names:
            names.append(name)
    return [Issuance(name, date, words, step) for name in names]
