"""A clause as the market rules read it: sentences with their lead-in, and in which sense words stand in them.

The same words are a barrier when a draft demands them and a remedy when it forbids them (domain/market.md, principle 1),
so every match of a rule is asked three things here: is it forbidden (不得要求…), is it merely encouraged (鼓励…), or is it
the conduct that a sanction answers (有下列行为之一的，责令改正)?
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Sense(StrEnum):
    """In which sense matched words stand."""

    OPERATIVE = "operative"  # the draft wants it
    FORBIDDEN = "forbidden"  # the draft forbids it, or clears it away
    SOFT = "soft"  # the draft encourages it
    DEFINED = "defined"  # the draft explains a term with it


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence, with the lead-in of its item before it.

    Attributes:
        text: the lead-in (if any), then the sentence.
        lead: how many characters of `text` are the lead-in.
        offset: where the sentence begins in the article's text.
        lead_offset: where the lead-in begins there.
    """

    text: str
    lead: int
    offset: int
    lead_offset: int

    def around(self, start: int, end: int) -> str:
        """The lead-in and the part between semicolons that holds characters ``start:end``: where guards look."""
        left = max(self.text.rfind("；", self.lead, max(start, self.lead)) + 1, self.lead)
        right = self.text.find("；", max(end - 1, self.lead))
        return self.text[: self.lead] + self.text[left : right if right >= 0 else len(self.text)]

    def place(self, at: int) -> int:
        """The offset in the article's text of character `at` of :attr:`text`."""
        return self.lead_offset + at if at < self.lead else self.offset + at - self.lead


_ITEM = re.compile(r"[ \u3000]*(?:[（(][一二三四五六七八九十]{1,3}[)）]|[（(]?\d{1,2}[)）.．、](?!\d))")
_INLINE_ITEM = re.compile(r"(?<=[：；:;。])(?=[（(][一二三四五六七八九十]{1,3}[)）])")
#: A text without full stops is cut, so that hostile input cannot make the patterns quadratic.
_SENTENCE = re.compile(r"[^。！？]{1,1200}[。！？]?[”）]?")
_LEAD_END = re.compile(r"[：:][ \u3000]*$|(?:下列|以下)[^。；]{0,30}$")


def units_of(text: str) -> tuple[Unit, ...]:
    """The sentences of an article or lone clause, each item's with the lead-in of its list."""
    units: list[Unit] = []
    lead: tuple[str, int] = ("", 0)
    for line, start in _lines(text):
        item = _ITEM.match(line)
        if item is None:
            lead = ("", 0)
        body_at = item.end() if item and lead[0] else 0
        last: tuple[str, int] = ("", 0)
        for found in _SENTENCE.finditer(line, body_at):
            units.append(Unit(lead[0] + found[0], len(lead[0]), start + found.start(), lead[1]))
            last = (found[0], start + found.start())
        if item is None and _LEAD_END.search(last[0]):
            lead = last
    return tuple(units)


def _lines(text: str) -> list[tuple[str, int]]:
    """The lines of `text` with their offsets; items written on in one line are lines of their own."""
    lines, at = [], 0
    for line in text.split("\n"):
        inner = at
        for part in _INLINE_ITEM.split(line):
            lines.append((part, inner))
            inner += len(part)
        at += len(line) + 1
    return lines


_BAN = re.compile(
    r"不得(?!低于|高于|少于|超过|多于|超出|小于|大于)|禁止|严禁|不准|不能|不应|不允许|无权|无须|无需|不需要|不要求|不再(?:要求|设|实[行施]|收|执行|作为|区分)|"
    r"取消(?![^，。；]{0,10}(?:资格|评优|许可|指标))|清理|废止|废除|停止执行|破除|打破|消除|制止|查处|纠正|防止|防范|避免|杜绝|反对|有权拒绝|不因|不区分|不以|不受|不限于?|不分|"
    r"不予限制|举报|投诉|滥用|非法|违法"
)
_SOFT = re.compile(
    r"鼓励|支持(?!政策|资金|的企业|企业的)|引导|倡导|提倡|推动|推广|自愿|自主选择|自行选择|有权(?:自主|自行)?选择|探索|吸引"
)
_MODAL = re.compile(r"应当|应(?=[向在由经到按当])|必须|须(?!知|要)|方可|可以|一律|只能|只有|不予|的[，,]")
#: A ban on demanding: the modal behind it (不得要求…必须…) belongs to what is banned.
_DEMAND = re.compile(
    r"[^，。；]{0,12}?(?:要求|强制|规定|强迫|限定|设置|设定|以|将|把|强行|指定|组织|违法|变相)(?![^。]*(?:；|的[，,]))"
)
_OWN_MODAL = re.compile(
    r"应当|应(?=[向在由经到按当为])|必须|须(?!知|要)|方可|一律|只能|由|统一|优先|不得|不予|免征|减征|给予|返还"
)
_PENALTY = re.compile(
    r"责令|处[^。；，]{0,25}罚款|[给予]+[^，。；]{0,8}(?:处分|警告|处罚|通报)|没收|吊销|依法追究|予以处罚|通报批评|追究[^，。；]{0,10}责任|可以?并处|罚款"
)
_DEFINED = re.compile(
    r"(?:本(?:条例|办法|规定|决定|法)|前款|本条|条例中)所称|(?:，|、)?是指|适用本(?:条例|办法|规定)|的含义"
)
_REVERSED = re.compile(r"未(?!来|成年)|擅自|拒不|拒绝|不(?:按|在|使用|购买|服从|执行|办理|履行|向|到)|逾期")
#: A part of a sentence that begins so has the subject and the modal of the part before it.
_BARE_VERB = re.compile(
    r"限[定制]|强[制迫]|要求|指定|采[取用]|实[施行]|制定|拒绝|干预|滥用|阻[碍挠]|排斥|设[置定]|以|对|向"
)
_TAIL_BAN = re.compile(
    r"^[^。；]{0,40}(?:予以|一律|应当|全面)(?:取消|清理|废止|纠正|停止执行|不再执行)"
    r"|^[^。；，]{0,25}(?:行为|做法|规定|限制|要求|壁垒|障碍)的?(?:予以|一律|依法)(?:禁止|取消|查处)"
)


def sense_of(unit: Unit, start: int, end: int, core: int) -> Sense:
    """The sense in which ``unit.text[start:end]`` stands; what is required or closed begins at `core`."""
    text, matched = unit.text, unit.text[start:end]
    if _DEFINED.search(text[unit.lead : max(start, unit.lead)]) and not _OWN_MODAL.search(matched):
        return Sense.DEFINED
    if start >= unit.lead and unit.lead and _listed_ban(text[: unit.lead]):
        return Sense.OPERATIVE if _REVERSED.search(text[max(unit.lead, start - 8) : end]) else Sense.FORBIDDEN
    if _punished(text, start, end) and not _REVERSED.search(text[max(0, start - 8) : end]):
        return Sense.FORBIDDEN
    matched = text[core:end]
    begin = _segment_start(text, core)
    if begin and (core - begin < 4 or _BARE_VERB.match(text, begin)) and not _OWN_MODAL.search(text[begin : core + 2]):
        begin = _segment_start(text, begin - 1)  # 不得限定…；限定…: the ban carries on
    before = text[max(begin, core - 120) : core]
    if _governs(_BAN, before, matched) or _TAIL_BAN.search(text[end:]):
        return Sense.FORBIDDEN
    return Sense.SOFT if _governs(_SOFT, before, matched) else Sense.OPERATIVE


def _listed_ban(lead: str) -> bool:
    """Whether a lead-in forbids or punishes what its items name."""
    tail = lead[-90:]
    if re.search(r"应当(?:具备|符合|遵守|提交|履行)|条件[：:]?$|方可", tail):
        return False
    if re.search(r"(?:不得|禁止|严禁|不准)[^。]{0,60}(?:下列|以下|如下)?[^。]{0,30}[：:]?$", tail):
        return True
    return bool(re.search(r"(?:下列|以下)[^。]{0,20}(?:行为|情形|情况)之一", tail) and _PENALTY.search(tail)) or bool(
        re.search(
            r"属于[^。]{0,30}(?:不合理|排斥|限制|歧视)|(?:查处|纠正|防止|清理|整治|整改|约谈|重点(?:审查|检查|监督))",
            tail,
        )
    )


def _punished(text: str, start: int, end: int) -> bool:
    """Whether the words are conduct that a sanction in the same sentence answers (…的，由…责令改正)."""
    if _OWN_MODAL.search(text[start:end]) and "违反" not in text[:start]:
        return False
    behind = text[end:]
    penalty = _PENALTY.search(behind)
    if penalty is None:
        return False
    between = behind[: penalty.start()]
    return bool(re.search(r"的[，、,由]|之一", between)) and not re.search(r"。|；[^；]*应当", between)


def _segment_start(text: str, at: int) -> int:
    """Where the part of the sentence between semicolons begins that holds character `at`."""
    return max(text.rfind("；", 0, at), text.rfind(";", 0, at)) + 1


def _governs(word: re.Pattern[str], before: str, matched: str) -> bool:
    """Whether the last `word` before a match reaches it: no new modal between, unless the match brings its own."""
    found = list(word.finditer(before))
    if not found:
        return False
    between = before[found[-1].end() :]
    modal = _MODAL.search(between)
    if modal and not (_DEMAND.match(between) and "，" not in between[: modal.start()]):
        return False
    own = _OWN_MODAL.match(matched.lstrip())
    return not (own and (word is _SOFT or "，" in between or before.endswith(("，", ",", "：", "、"))))
