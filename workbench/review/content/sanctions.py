"""Sanctions of penalty clauses: kinds as in 行政处罚法 article 9, the order to correct (article 28) apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.domain.labels import NUMBER, article_label
from workbench.review.content.model import NumberMention, Offender, Sanction, Sentence

_KINDS: tuple[tuple[str, str], ...] = (
    ("警告", r"(?:给予|处以?|予以|并处|处)?警告"),
    ("通报批评", r"通报批评"),
    ("没收违法所得", r"没收(?:其|全部|非法|违法)*(?:违法所得|非法所得|收入)|并没收[^，。；]{0,16}违法所得"),
    ("没收非法财物", r"没收(?!违法所得|非法所得|其违法)[^，。；]{1,24}"),
    ("暂扣许可证件", r"暂扣[^，。；]{0,10}(?:许可证|证件|执照|资格|证书)"),
    ("降低资质等级", r"降低(?:其)?资质(?:等级)?"),
    ("吊销许可证件", r"(?:吊销|撤销|注销|收回|收缴)(?:其)?[^，。；]{0,16}(?:许可证件?|证书|执照|资格|养犬证|登记证|准养证|许可)"),
    ("限制开展生产经营活动", r"限制(?:开展)?(?:其)?(?:生产|经营)[^，。；]{0,8}"),
    ("责令停产停业", r"责令(?:其)?(?:停产停业|停业|停产|停业整顿|停止(?:营业|经营|生产|使用)|暂停[^，。；]{0,6}(?:业务|营业|经营))[^，。；]{0,4}|停业整顿|停工整治"),
    ("责令关闭", r"责令(?:其)?(?:拆除或者)?关闭"),
    ("限制从业", r"(?:不得|禁止)(?:再)?(?:从事|担任)[^，。；]{1,24}|\d?年内不予(?:办理|受理|登记)[^，。；]{0,12}"),
    ("行政拘留", r"行政拘留|拘留"),
    ("责令改正", r"责令[^，。；、]{1,22}|限期(?:改正|拆除|清理|恢复|补办|退还|整改|治理)[^，。；]{0,8}|予以制止"),
    ("扣押", r"(?:可以)?(?:扣押|查封|暂扣|扣留|先行登记保存)[^，。；]{0,14}"),
    ("代履行", r"代履行|代为[^，。；]{1,8}|组织[^，。；]{0,8}(?:拆除|清除|清理)|强制拆除"),
    ("赔偿", r"(?:依法)?(?:承担|予以|给予)?(?:民事|赔偿)(?:赔偿)?责任|依法(?:予以)?赔偿"),
    ("处分", r"(?:依法)?(?:依规)?给予(?:[^，。；]{0,6})处分|政务处分|行政处分"),
    ("刑事责任", r"依法追究刑事责任|追究刑事责任|移送司法机关"),
    ("治安管理处罚", r"治安管理处罚[^，。；]{0,12}"),
    ("转致", r"(?:按照|依照|依据|根据)[^，。；]{0,40}(?:规定|办法|条例)(?:予以|给予|进行|实施)?(?:处罚|处理)|从其规定|依法(?:予以|给予)(?:处罚|处理)|依法处罚"),
    ("信用惩戒", r"(?:记入|纳入|录入|列入)[^，。；]{0,20}(?:信用|黑名单|失信)[^，。；]{0,12}"),
)  # fmt: skip
_ORDERS = {"责令改正"}
_KIND_RE = re.compile("|".join(f"(?P<k{i}>{pattern})" for i, (_, pattern) in enumerate(_KINDS)))
_FINE_AFTER = re.compile(r"[^，。；]{0,12}?罚款|[^，。；\d]{0,6}(?:，|并)?[^，。；]{0,12}罚款")
_BARE_FINE = re.compile(r"(?:处以?|并处|处)(?:[^，。；元倍]{0,10})罚款|(?<![的以])罚款")
_OPTIONAL = re.compile(r"可以?(?:并处|处以?|对|给予|并|按照|由|处警告)?[^，。；]{0,24}$")
_CONDITIONS: tuple[tuple[str, str], ...] = (
    ("逾期不改正", r"逾期(?:仍)?(?:不|未|拒)[^，。；]{0,12}|拒不(?:改正|执行|停止|整改|恢复|清除|驶离|补办|拆除|服从)?[^，。；]{0,6}|(?:仍|继续)不(?:改正|听)[^，。；]{0,6}|(?:警告|劝阻|责令)后?(?:仍)?不(?:改正|听)[^，。；]{0,4}|限期内?(?:不|未)[^，。；]{0,8}"),
    ("情节严重", r"情节(?:较重|严重|恶劣)(?:的)?"),
    ("情节轻微", r"情节(?:较轻|轻微)(?:的)?"),
    ("造成后果", r"(?:造成|致使|导致|引发|发生)[^，。；]{1,20}的"),
    ("屡次违反", r"(?:再次|多次|屡次|两次以上|三次以上)[^，。；]{0,10}的"),
)  # fmt: skip
_CONDITION_RE = re.compile("|".join(f"(?P<c{i}>{pattern})" for i, (_, pattern) in enumerate(_CONDITIONS)))
_VIOLATED = re.compile(
    rf"违反(?:了)?(?:本条例|本办法|本规定|本法|本决定)?(?P<list>(?:第\s*{NUMBER}\s*条(?:之{NUMBER})?(?:第{NUMBER}款)?(?:第?[（(]?{NUMBER}[）)]?项)?"
    r"[、，和或者及以至到]{0,3})+)"
)
_ARTICLE = re.compile(rf"第\s*{NUMBER}\s*条(?:之{NUMBER})?")
_LIABILITY = re.compile(r"违反|处罚|罚款|责令|法律责任|处分|没收|警告")


def is_liability(text: str) -> bool:
    """Whether a text is a penalty provision: it punishes conduct with a sanction or refers to one."""
    return (
        bool(
            re.search(
                r"罚款|没收|给予警告|处警告|吊销|依法(?:给予|予以)?(?:处罚|处分|处理)|予以处罚|处罚|追究[^，。]{0,6}责任|责令[^，。；]{0,8}(?:改正|停止|拆除|恢复|清除)",
                text,
            )
        )
        and bool(_LIABILITY.search(text))
        and bool(re.search(r"违反|有下列(?:情形|行为)|的，|处罚", text))
    )


def read_sanctions(text: str, sentences: Sequence[Sentence], numbers: Sequence[NumberMention]) -> tuple[Sanction, ...]:
    """Every sanction the text sets, in order; a text without 罚款、处罚、责令 … has none."""
    if not is_liability(text):
        return ()
    found: list[Sanction] = []
    for index, sentence in enumerate(sentences):
        articles = _articles(sentence, sentences, found)
        conduct = _conduct(sentence, sentences)
        led = _condition(sentences[sentence.lead].text) if sentence.lead >= 0 else ""
        for start, end, kind, fine in _marks(sentence, [n for n in numbers if n.sentence == index]):
            words = sentence.text[:start]
            found.append(
                Sanction(
                    sentence.start + start,
                    sentence.start + end,
                    sentence.text[start:end],
                    kind,
                    kind in _ORDERS,
                    bool(_OPTIONAL.search(words[max(0, len(words) - 28) :])),
                    _condition(words) or led,
                    _offender(words),
                    fine,
                    conduct,
                    articles,
                    index,
                )
            )
    return tuple(found)


def _marks(sentence: Sentence, numbers: list[NumberMention]) -> list[tuple[int, int, str, NumberMention | None]]:
    words = sentence.text
    marks: list[tuple[int, int, str, NumberMention | None]] = []
    for number in numbers:
        start, end = number.start - sentence.start, number.end - sentence.start
        after = _FINE_AFTER.match(words, end)
        if number.measure in ("money", "multiple") and (
            after or re.search(r"处以?$|罚款[^，。；]{0,6}$", words[:start])
        ):
            marks.append((start, after.end() if after else end, "罚款", number))
    taken = [(s, e) for s, e, _, _ in marks]
    for match in _BARE_FINE.finditer(words):
        if not any(s < match.end() and match.start() < e for s, e in taken):
            marks.append((*match.span(), "罚款", None))
    taken = [(s, e) for s, e, _, _ in marks]
    for match in _KIND_RE.finditer(words):
        assert match.lastgroup is not None
        kind = _KINDS[int(match.lastgroup[1:])][0]
        if not any(s < match.end() and match.start() < e for s, e in taken):
            marks.append((*match.span(), kind, None))
    return sorted(marks, key=lambda m: m[:2])


def _condition(words: str) -> str:
    """The last condition that stands before the sanction in its sentence."""
    last = ""
    for match in _CONDITION_RE.finditer(words):
        assert match.lastgroup is not None
        name = _CONDITIONS[int(match.lastgroup[1:])][0]
        if name != "造成后果" or "，" in words[match.end() : match.end() + 1]:
            last = name
    return last


def _offender(words: str) -> Offender:
    last = {
        Offender.PERSON: max(words.rfind("对个人"), words.rfind("属于个人"), words.rfind("是个人"), words.rfind("个人处"), words.rfind("个人可以")),
        Offender.UNIT: max(words.rfind("对单位"), words.rfind("属于单位"), words.rfind("是单位"), words.rfind("单位处"), words.rfind("单位可以"), words.rfind("对企业")),
        Offender.MANAGER: max(words.rfind("主管人员"), words.rfind("直接责任人"), words.rfind("负责人")),
    }  # fmt: skip
    offender, at = max(last.items(), key=lambda pair: pair[1])
    return offender if at >= 0 else Offender.ANY


def _articles(sentence: Sentence, sentences: Sequence[Sentence], found: list[Sanction]) -> tuple[str, ...]:
    for words in (sentence.text, sentences[sentence.lead].text if sentence.lead >= 0 else ""):
        labels = [label for m in _VIOLATED.finditer(words) for label in _labels(m["list"])]
        if labels:
            return tuple(dict.fromkeys(labels))
    if found and sentence.lead < 0 and re.match(r"逾期|拒不|情节|造成|并", sentence.text):
        return found[-1].articles
    return ()


def _labels(words: str) -> list[str]:
    """The labels of the cited articles; a number that is none (第十十八条, a slip of the pen) is passed over."""
    labels = []
    for match in _ARTICLE.finditer(words):
        try:
            labels.append(article_label(match.group()))
        except ValueError:
            continue
    return labels


def _conduct(sentence: Sentence, sentences: Sequence[Sentence]) -> str:
    """The words up to the first 的， of the sentence, or its lead-in's."""
    words = sentence.text
    stop = re.search(r"的，(?=(?:由|责令|给予|处|依|按|可以|没收|对|市|县|公安|情节))|：$", words)
    if stop:
        return words[: stop.start()]
    if sentence.lead >= 0:
        return sentences[sentence.lead].text + words
    return words[:60]
