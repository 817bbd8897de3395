"""Who must, may, must not do what: 应当、可以、不得、鼓励, with conditions and exceptions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.review.content.model import Body, Deontic, Force, Sentence

_MARKERS: tuple[tuple[str, Force], ...] = (
    (
        "任何单位和个人不得|任何单位或者个人不得|一律不得|不得|不准|不许|不应当|不应|严禁|禁止|无权",
        Force.MUST_NOT,
    ),
    ("有权|可以|可", Force.MAY),
    ("鼓励和支持|鼓励、支持|鼓励、引导|鼓励|支持|提倡|倡导|引导|推行|推广|逐步", Force.ENCOURAGED),
    ("应当|必须|应|须|有义务|有责任|负有|务必|(?<![地各双对])方可(?!以)", Force.MUST),
)
_MARKER_RE = re.compile("(?P<not>不得不)|" + "|".join(f"(?P<k{i}>{words})" for i, (words, _) in enumerate(_MARKERS)))
#: Words that hold a marker's characters without its meaning.
_NOT_MARKERS = re.compile(r"许可|认可|可能|可靠|可行|可持续|可再生|可回收|可利用|可燃|可见|可降解|方可|可溶|可供|可视|"
                          r"供应|应急|相应|响应|应用|适应|反应|对应|应对|效应|应诉|应征|应聘|应届|应有|应税|应纳|"
                          r"(?:在|于|为|划定|确定|设定|调整|公布|规定|的|和|或者)禁止[^，。；：、在]{1,14}的(?:区域|场所|地点|地段|路段|道路|时间|时段|期间|范围)|"
                          r"禁止[^，。；：、在]{1,14}的(?:区域|场所|地点|路段|时间|时段|范围)(?=由|以?外|之外|内|包括|为|划定|调整|、|和)|"
                          r"有权(?:处理|管辖|批准|审批|查处)?的?(?:部门|机关|单位|人民政府)|有权处理|"
                          r"必须品|须知|无须|无需|支持(?:单位|系统|作用|资金|政策)|公安机关支持|技术支持|予以支持|给予支持|配合支持|"
                          r"禁止(?:标志|标识|区域|时间|区|燃放区)|倡导的|不得超过|不得少于|不得低于|不得高于|不得大于|不得小于")  # fmt: skip
_WITHOUT = re.compile(
    r"未(?:经|依法取得|取得|办理|按照?规定(?:取得|办理)|报)[^，。；]{0,30}(?:，|的，)?[^，。；]{0,16}(?:不得|禁止)"
)
_CONDITION = re.compile(
    r"(?:有条件的|符合[^，。；]{1,20}的|具备[^，。；]{1,20}条件的|确需[^，。；]{1,24}的|确有必要的?|因[^，。；]{1,30}的|经[^，。；]{2,24}(?:同意|批准|许可)(?:后|的)?)"
)
_EXCEPTION = re.compile(r"(?:但是?，?[^。；]{1,60}|[^，。；]{1,40}除外|除[^，。；]{1,40}外|另有规定的，?从其规定)")
_OBJECT = re.compile(r"(?:将|对|把|向|为)(?P<o>[^，。；]{1,24}?)(?:进行|予以|给予|作出|加以|报|送)")


def read_deontics(text: str, sentences: Sequence[Sentence], bodies: Sequence[Body]) -> tuple[Deontic, ...]:
    """The deontic statements of every sentence; an item without a word of force takes its lead-in's."""
    found: list[Deontic] = []
    by_sentence: dict[int, list[Deontic]] = {}
    body_ends = {b.end: b for b in bodies}
    for index, sentence in enumerate(sentences):
        own = _of_sentence(text, sentence, index, body_ends)
        if not own and sentence.lead >= 0:
            governing = by_sentence.get(sentence.lead, [])
            if governing:
                own = [_inherited(sentence, index, governing[-1])]
        if not own:
            own = _declared(sentence, index)
        by_sentence[index] = own
        found.extend(own)
    return tuple(found)


def _of_sentence(text: str, sentence: Sentence, index: int, body_ends: dict[int, Body]) -> list[Deontic]:
    markers = _markers(sentence.text)
    found: list[Deontic] = []
    actor = ""
    for position, (start, end, force) in enumerate(markers):
        stop = markers[position + 1][0] if position + 1 < len(markers) else len(sentence.text)
        head_start = markers[position - 1][1] if position else 0
        head = sentence.text[head_start:start]
        named = _actor(head, sentence.start + head_start, body_ends)
        actor = named or actor
        act_end = _act_end(sentence.text, end, stop)
        act = sentence.text[end:act_end].strip("，：；。 ")
        without = force is Force.MUST_NOT and _WITHOUT.search(sentence.text[max(0, start - 48) : end])
        condition = _CONDITION.search(head)
        exception = _EXCEPTION.search(sentence.text[end:])
        target = _OBJECT.search(act)
        found.append(
            Deontic(
                sentence.start + (head_start if position else 0),
                sentence.start + act_end,
                actor,
                Force.NOT_WITHOUT if without else force,
                sentence.text[start:end],
                act,
                sentence.start + end,
                target["o"] if target else "",
                condition.group() if condition else "",
                exception.group() if exception else "",
                index,
            )
        )
    return found


def _markers(words: str) -> list[tuple[int, int, Force]]:
    masked = [m.span() for m in _NOT_MARKERS.finditer(words) if m.group() != "方可"]
    found = []
    for match in _MARKER_RE.finditer(words):
        if any(s <= match.start() and match.end() <= e for s, e in masked):
            continue
        kind = next((force for i, (_, force) in enumerate(_MARKERS) if match[f"k{i}"]), Force.MUST)
        if kind is Force.ENCOURAGED and not _opens(words, match.start(), match.group()):
            continue
        found.append((match.start(), match.end(), kind))
    return found


def _opens(words: str, start: int, marker: str) -> bool:
    """Whether a word of encouragement carries the clause (鼓励单位…) instead of being one act among others (应当支持…)."""
    head = re.split(r"[，。；：]", words[:start])[-1].strip("（）()一二三四五六七八九十1234567890. ")
    if marker in ("引导", "推行", "推广", "逐步", "支持"):
        return not head
    return not re.search(r"应当|必须|可以|不得|宣传|教育|营造|培育|完善|建立|健全|发挥|、$|和$", head)


def _act_end(words: str, start: int, stop: int) -> int:
    """The act runs to the end of the sentence, or to the clause before the next word of force."""
    if stop >= len(words):
        return len(words)
    cut = max(words.rfind("，", start, stop), words.rfind("；", start, stop))
    return cut if cut > start else stop


def _actor(head: str, offset: int, body_ends: dict[int, Body]) -> str:
    """The words before the force as far back as the clause with the actor reaches."""
    for clause in reversed(re.split(r"[，。；：]", head)):
        words = clause.strip("、 的并也还均都")
        if (
            not words
            or words.endswith(("的", "时", "后", "前"))
            or words.startswith(("经", "按照", "依照", "根据", "未", "因"))
        ):
            continue
        if len(words) <= 60:
            return words
    return ""


_DECLARED = re.compile(r"(?:给予|实行|予以|进行|负责|实施|建立|组织|办理|提供|设立|采取|承担|制定|编制|划定|执行)")


def _declared(sentence: Sentence, index: int) -> list[Deontic]:
    """A rule stated as a fact (由市公安机关负责登记; 对举报人给予奖励): no word of force, but an act of regulation."""
    match = _DECLARED.search(sentence.text)
    if match is None or sentence.text.rstrip().endswith(("：", ":")):
        return []
    head = re.split(r"[，。；：]", sentence.text[: match.start()])[-1]
    act = sentence.text[match.start() :].strip("；。 ")
    start = sentence.start + match.start()
    return [Deontic(sentence.start, sentence.end, head, Force.DECLARED, "", act, start, "", "", "", index)]


def _inherited(sentence: Sentence, index: int, lead: Deontic) -> Deontic:
    label = len(sentence.item) if sentence.text.startswith(sentence.item) else 0
    act = sentence.text[label:].strip("；。 ")
    return Deontic(
        sentence.start,
        sentence.end,
        lead.actor,
        lead.force,
        lead.marker,
        act,
        sentence.start + label,
        "",
        "",
        "",
        index,
    )
