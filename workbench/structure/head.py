"""What stands before the first article: title, caption, announcement, contents, explanation, preamble."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from workbench.structure.caption import find_date, has_act, is_date_alone
from workbench.structure.joining import ends_sentence
from workbench.structure.lines import BLANK, Line, squeeze
from workbench.structure.marks import article_mark, division_mark


class Role(StrEnum):
    """What a line is in the document."""

    TITLE = "title"
    CAPTION = "caption"
    ANNOUNCEMENT = "announcement"
    CONTENTS = "contents"
    EXPLANATION = "explanation"
    PREAMBLE = "preamble"
    DIVISION = "division"
    ARTICLE = "article"
    TEXT = "text"  # a line inside an article, or of the body of a document without articles
    CLOSING = "closing"
    APPENDIX = "appendix"
    SKIPPED = "skipped"


#: Nouns a title ends with.
_NOUN = "条例|规定|办法|细则|规则|规程|决定|决议|法|通则|准则|章程|意见|方案|规划|纲要|通知|公约|守则|标准|修正案|命令|法典|总则|制度|协议|倡议书?|计划|制度|要点|要求|报告|批复|解释|说明"
_VERSION_WORD = r"草案|征求意见|送审|讨论|修订|修正|修改|初稿|二审|三审|审议稿|建议稿|表决稿|稿|试行|暂行|第[一二三四五]次|修正本|文本|对照"
_VERSION = re.compile(
    rf"[（(\[【〔]([^（()）\[\]【】〔〕]{{0,40}}(?:{_VERSION_WORD}|\d{{4}}年)[^（()）\[\]【】〔〕]{{0,40}})[)）\]】〕]"
)
_TITLE_END = re.compile(rf"(?:{_NOUN})》?(?:的(?:{_NOUN}))?$")
_BARE_VERSION = re.compile(
    r"(?:草案|修订草案|修正草案|征求意见稿|送审稿|[^，。]{0,10}(?:审议稿|建议稿|意见稿|讨论稿|修改稿|表决稿))$"
)
_PUNCTUATION = "。；;：:，,！？!?"
_CONTENTS = re.compile(r"目[录錄次](?:[:：])?")
_ANNOUNCE_HEAD = re.compile(r".{0,60}(?:公告|令|公报)(?:[（(〔\[].{1,24}[)）〕\]])?|公告")
_NUMBER_LINE = re.compile(
    r"[（(〔\[]?.{0,24}第[0-9０-９一二三四五六七八九十百零〇]{1,6}号[)）〕\]]?|.{0,12}〔\d{4}〕.{0,10}号|[（(]第.{1,8}号[)）]"
)
_ANNOUNCE = re.compile(
    r"(?:现)?予(?:以)?(?:公布|公告|发布)|现公布|现将.{0,80}(?:公布|征求意见|公开)|^《[^》]{2,80}》.{0,20}(?:已由|已经|由|经|于)[^。]{4,120}(?:通过|批准|修订|修正)"
)
_ORGAN_ALONE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,30}(?:人民代表大会(?:常务委员会)?|人大常委会|常务委员会|常委会|人民政府|法制工作委员会|法制委员会|办公厅|办公室|国务院|主席团|主任会议)|国务院)"
)
_EXPLANATION = re.compile(
    r"(?:关于.{2,80}(?:的)?(?:说明|审议结果的报告|审议意见的报告|修改情况的汇报|修改情况的报告|汇报)|(?:起草|草案|修订|修改|编制|立法)说明)"
)
_FRAME = re.compile(
    r"(?:您?\s*(?:[当當]前的?位置|的?位置\s*[:：]|現在的?位置|现在的?位置)|首页\s*[>＞»]|[来來]源\s*[:：]|信息来源|发布(?:日期|时间|机构)\s*[:：]|发文(?:机关|字号)\s*[:：]|浏览(?:次数|量)?\s*[:：]|点击(?:数|量|次数)?\s*[:：]|字体\s*[:：]|字号\s*[:：]|打印|关闭|分享(?:到)?|扫一扫|推荐阅读|相关(?:链接|阅读|文章|报道)|上一[篇条]|下一[篇条]|[（(【]?\s*[责責]任?[编編][辑輯]?\s*[:：]|编辑\s*[:：]|版权所有|主办单位|访问量|【?(?:打印|关闭|字体))"
)


def is_frame(text: str) -> bool:
    """The line belongs to a web page's frame, not to the document."""
    return len(text) <= 80 and _FRAME.match(text) is not None


def is_explanation_head(text: str) -> bool:
    """The line is the title of an explanation of a draft."""
    return len(text) <= 100 and _EXPLANATION.fullmatch(squeeze(text).strip("《》")) is not None


def is_organ_or_date(text: str) -> bool:
    """The line is a signature: a body's name or a date alone, or both."""
    bare = squeeze(text)
    if len(bare) > 50 or ends_sentence(bare):
        return False
    if is_date_alone(bare) or _ORGAN_ALONE.fullmatch(bare):
        return True
    _, start, end = find_date(bare)
    return start > 0 and end == len(bare) and _ORGAN_ALONE.fullmatch(bare[:start]) is not None


def version_of(title: str) -> str:
    """The version words of a title: 草案, 修订草案二次审议稿, or ""."""
    words = [m[1] for m in _VERSION.finditer(title) if re.search(_VERSION_WORD, m[1])]
    return "、".join(words)


def is_title_like(text: str) -> bool:
    """The line reads like the title of a regulation or decision."""
    if len(text) > 300:
        return False
    bare = squeeze(text)
    core = _VERSION.sub("", bare).strip("《》*")
    if not 3 <= len(core) <= 90 or core[-1] in _PUNCTUATION or "。" in core or "；" in core:
        return False
    return _TITLE_END.search(core) is not None and not core.startswith(("第", "（", "(", "附"))


@dataclass(slots=True)
class Head:
    """Roles of the head's lines, by line index."""

    roles: dict[int, Role] = field(default_factory=dict)
    reasons: dict[int, str] = field(default_factory=dict)

    def skip(self, index: int, reason: str) -> None:
        """Leave a line out, telling why."""
        self.roles[index] = Role.SKIPPED
        self.reasons[index] = reason


def read_head(lines: Sequence[Line], end: int, forced: dict[int, Role], *, prose: bool = False) -> Head:
    """The roles of ``lines[:end]``, which stand before the first article; with `prose` the whole of a text without articles."""
    head = Head()
    head.roles.update({i: r for i, r in forced.items() if i < end})
    _contents(lines, end, head, prose=prose)
    free = [i for i in range(end) if i not in head.roles]
    title = _title(lines, free, head)
    for i in title:
        head.roles[i] = Role.TITLE
    _captions(lines, free, title, head)
    _repeated_title(lines, free, title, head)
    _others(lines, free, title, head)
    return head


def _contents(lines: Sequence[Line], end: int, head: Head, *, prose: bool) -> None:
    """The contents list: from 目录 on, or headings of divisions that no article follows."""
    i = 0
    while i < end:
        bare = squeeze(lines[i].shown)
        if i in head.roles:
            i += 1
        elif _CONTENTS.fullmatch(bare) or (bare.startswith("目录第") and len(bare) > 4):
            head.roles[i] = Role.CONTENTS
            i += 1
            while i < end and i not in head.roles and _is_entry(lines[i]):
                head.roles[i] = Role.CONTENTS
                i += 1
        else:
            if not prose and division_mark(lines[i]):
                head.roles[i] = Role.CONTENTS
            i += 1


def _is_entry(line: Line) -> bool:
    text = line.shown.strip(BLANK)
    if division_mark(line):
        return True
    if len(text) > 60 or ends_sentence(text) or is_title_like(text) or is_organ_or_date(text):
        return False
    if article_mark(line):
        return True
    return not (text.startswith(("（", "(")) or has_act(text))


def _title(lines: Sequence[Line], free: Sequence[int], head: Head) -> list[int]:
    """The lines of the title."""
    forced = sorted(i for i, r in head.roles.items() if r is Role.TITLE)
    if forced:
        return forced
    best, top = -1, 0.0
    for order, i in enumerate(free):
        score = _title_score(lines, i, free[order + 1] if order + 1 < len(free) else -1)
        if score > top:
            best, top = order, score
    if best < 0:
        return _plain_title(lines, free)
    return _widen(lines, free, best)


def _title_score(lines: Sequence[Line], i: int, following: int) -> float:
    line = lines[i]
    text = line.shown
    if len(text) > 120 or _ANNOUNCE_HEAD.fullmatch(squeeze(text)) or is_organ_or_date(text) or is_frame(text):
        return 0.0
    nice = is_title_like(text)
    score = 5.0 * nice
    after = lines[following].shown if following >= 0 else ""
    if _is_caption(after) and not ends_sentence(text):
        score += 3
    if nice and _BARE_VERSION.fullmatch(squeeze(after).strip("（）()")):
        score += 2
    if nice or score:
        score += (line.outline == 0) + 0.5 * line.centered
    if is_explanation_head(text):
        score -= 3.5
    return score


def _plain_title(lines: Sequence[Line], free: Sequence[int]) -> list[int]:
    """The first short line without final punctuation that is no body's name."""
    for i in free[:12]:
        text = lines[i].shown
        if len(text) <= 60 and not ends_sentence(text) and not is_frame(text) and not is_date_alone(squeeze(text)):
            return [i]
    return []


def _widen(lines: Sequence[Line], free: Sequence[int], best: int) -> list[int]:
    """A title spread over several lines: the version words below it, its beginning above it."""
    chosen = [free[best]]
    if best + 1 < len(free) and free[best + 1] == free[best] + 1:
        below = squeeze(lines[free[best + 1]].shown)
        if len(below) <= 40 and (_VERSION.fullmatch(below) or _BARE_VERSION.fullmatch(below)) and not has_date(below):
            chosen.append(free[best + 1])
    at = best
    while (
        at and free[at - 1] == free[at] - 1 and len(chosen) < 5 and _is_beginning(lines[free[at - 1]], lines[free[at]])
    ):
        at -= 1
        chosen.insert(0, free[at])
    return chosen


def has_date(text: str) -> bool:
    """A full date stands in `text`."""
    return bool(find_date(text)[0])


_STARTS = re.compile(
    r"(?:《|关于|中华人民共和国|全国人|国务院|[\u4e00-\u9fff]{2,12}(?:省|市|县|自治[区州县旗]|特别行政区|经济特区)|[\u4e00-\u9fff]{2,9}(?:人大|人民代表大会))"
)


def _is_beginning(above: Line, below: Line) -> bool:
    """`above` is the first half of the title that ends in `below`."""
    up, down = squeeze(above.shown), squeeze(below.shown)
    if not up or len(up) > 60 or up[-1] in _PUNCTUATION or is_title_like(up) or has_date(up) or is_frame(up):
        return False
    if _ANNOUNCE_HEAD.fullmatch(up) or _NUMBER_LINE.fullmatch(up) or _CONTENTS.fullmatch(up):
        return False
    if up.endswith(("关于", "的", "和", "、", "及", "《", "修改", "废止")):
        return True
    if _ORGAN_ALONE.fullmatch(up) and (down.startswith(("关于", "《")) or not _STARTS.match(down)):
        return True
    if up.count("《") > up.count("》") or up.count("（") > up.count("）"):
        return True
    return (
        not _STARTS.match(down) and not _ORGAN_ALONE.fullmatch(up) and _STARTS.match(up) is not None and "(" not in up
    )


def _is_caption(text: str) -> bool:
    bare = squeeze(text)
    if not 4 <= len(bare) <= 900:
        return False
    opened = bare.startswith(("（", "("))
    date, start, _ = find_date(bare)
    if not date:
        return opened and has_act(bare) and len(bare) <= 300 and "《" not in bare[:3]
    if _ANNOUNCE.search(bare) or (bare.startswith("《") and ends_sentence(bare)):
        return False
    if not has_act(bare):
        return opened and len(bare) < 40
    return opened or start <= 40 or bare.startswith(("根据", "自"))


def _captions(lines: Sequence[Line], free: Sequence[int], title: Sequence[int], head: Head) -> None:
    """Caption lines: behind the title, with everything up to a closing bracket, and dates whose act is on the next line."""
    after = max(title, default=-1)
    depth = 0
    for i in free:
        if i in head.roles or i <= after:
            continue
        text = lines[i].shown
        if _is_caption(text) or (depth > 0 and _is_inner(text)):
            head.roles[i] = Role.CAPTION
            depth = max(0, depth + _open_brackets(text))
            continue
        depth = 0
        if len(text) < 300 and not ends_sentence(text) and _goes_with_caption(lines, i, head):
            head.roles[i] = Role.CAPTION


def _is_inner(text: str) -> bool:
    """A line inside the brackets of a caption; a bracket that is never closed must not swallow the preamble."""
    return (
        len(text) <= 900
        and not text.endswith(("。", "："))
        and (")" in text or "）" in text or has_act(text) or has_date(text))
    )


def _goes_with_caption(lines: Sequence[Line], i: int, head: Head) -> bool:
    """The line completes the caption line above it, or is a date under the title whose act is on the next line."""
    text, before = lines[i].shown, head.roles.get(i - 1)
    if before is Role.CAPTION:
        complete = has_act(lines[i - 1].shown)
        return has_act(text) or _begins_with_date(text) or (not complete and len(text) < 60)
    return before is Role.TITLE and _begins_with_date(text)


def _begins_with_date(text: str) -> bool:
    """The line begins with a date, perhaps one that is broken off (2016年1月22)."""
    return re.match(r"[（(]?[0-9０-９〇○零一二三四五六七八九]{4}[ \u3000]*年", text) is not None and len(text) <= 80


def _open_brackets(text: str) -> int:
    opened = text.count("（") + text.count("(") - text.count("）") - text.count(")")
    return opened if text.startswith(("（", "(")) or opened < 0 else 0


def _repeated_title(lines: Sequence[Line], free: Sequence[int], title: Sequence[int], head: Head) -> None:
    """Leave out lines that only repeat the title or half of it."""
    whole = squeeze("".join(lines[i].shown for i in title))
    for i in free:
        bare = squeeze(lines[i].shown)
        if i in head.roles or len(bare) < 4 or bare not in whole or not (len(bare) * 3 >= len(whole) or i > max(title)):
            continue
        # a body's name is a signature unless the rest of the title follows it
        after = squeeze(lines[i + 1].shown) if i + 1 < len(lines) else ""
        if not _ORGAN_ALONE.fullmatch(bare) or (after and bare + after in whole):
            head.skip(i, "重复的标题")


def _others(lines: Sequence[Line], free: Sequence[int], title: Sequence[int], head: Head) -> None:
    first = min(title, default=-1)
    explaining = False
    for i in free:
        if i in head.roles:
            explaining = explaining and head.roles[i] is not Role.TITLE
            continue
        text = lines[i].shown
        bare = squeeze(text)
        if is_frame(text):
            head.skip(i, "网页或版面文字")
        elif explaining or (is_explanation_head(text) and first > i):
            explaining = True
            head.roles[i] = Role.EXPLANATION
        elif _is_announcement(bare) or (is_organ_or_date(text) and _near_announcement(i, first, head)):
            head.roles[i] = Role.ANNOUNCEMENT
        elif i < first:
            if ends_sentence(text) and len(bare) > 20:
                head.roles[i] = Role.ANNOUNCEMENT
            else:
                head.skip(i, "标题之前的文字")
        else:
            head.roles[i] = Role.PREAMBLE


def _is_announcement(bare: str) -> bool:
    if _ANNOUNCE.search(bare):
        return True
    return len(bare) <= 60 and (_ANNOUNCE_HEAD.fullmatch(bare) or _NUMBER_LINE.fullmatch(bare)) is not None


def _near_announcement(i: int, first: int, head: Head) -> bool:
    return i < first or head.roles.get(i - 1) in (Role.ANNOUNCEMENT, Role.CAPTION, Role.TITLE)
