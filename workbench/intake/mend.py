"""Mending mangled web copies: pinyin in brackets behind characters, traditional characters."""

from __future__ import annotations

import re
from collections.abc import Callable

from workbench.domain.source import Notice
from workbench.intake.content import Content

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_TONED_PINYIN = re.compile(rf"(?<=[\u3400-\u9fff])[(（](?=[a-zɑɡü]*[{_TONED}])[a-zɑɡü{_TONED}]{{1,7}}[)）]")
_PLAIN_PINYIN = re.compile(
    r"(?<=[\u3400-\u9fff])[(（](?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:[aeo]|[iuü]?[aeo]?[iuo]?)(?:ng?|r)?[)）]"
)
#: Bracketed syllables with a tone mark that show a whole text to be mangled; a single one may be meant.
_FEWEST_TONED = 3
_CHINESE = re.compile("[\u4e00-\u9fff]")
#: Frequent characters that only traditional texts have.
_TRADITIONAL = frozenset(
    "國會條務規應當處個關於來對們這發經濟與業產開問題區縣錄總實該機構標準為從後時過種將還見沒節項門辦設單責罰組織監違據動"
    "過進電財資質證產權農環護險養學員線網車運輸際協調導統領議決審選舉換續營變價執濟濟團隊廣場點體萬億興華東馬劃劑"
)
#: Share of such characters among all Chinese ones above which a text may be traditional.
_TRADITIONAL_SHARE = 0.02


def mend(content: Content) -> Content:
    """The content without bracketed pinyin and with simplified characters where the text is clearly traditional."""
    return simplified(without_pinyin(content))


def without_pinyin(content: Content) -> Content:
    """The content without pinyin behind its characters, 當(dāng) → 當, where it is full of it."""
    toned = {b.index: [m.span() for m in _TONED_PINYIN.finditer(b.text)] for b in content.blocks}
    if sum(map(len, toned.values())) < _FEWEST_TONED:
        return content
    cuts: dict[int, list[tuple[int, int]]] = {}
    for block in content.blocks:
        plain = [m.span() for m in _PLAIN_PINYIN.finditer(block.text) if m.end() - m.start() > 2]
        found = sorted({*toned[block.index], *plain})
        if found:
            cuts[block.index] = found
    count = sum(map(len, cuts.values()))
    return content.without_words(cuts).noting(Notice("pinyin", f"去掉了汉字后面用括号夹注的拼音 {count} 处"))


def simplified(content: Content) -> Content:
    """The content in simplified characters if it is clearly written in traditional ones; places stay where they are."""
    text = "".join(b.text for b in content.blocks)
    chinese = len(_CHINESE.findall(text))
    if sum(map(_TRADITIONAL.__contains__, text)) <= max(5, chinese * _TRADITIONAL_SHARE):
        return content
    from opencc import OpenCC

    convert = OpenCC("t2s").convert
    changed = sum(a != b for a, b in zip(text, _same_length(text, convert), strict=True))
    only_simple = sum(a != b for a, b in zip(text, _same_length(text, OpenCC("s2t").convert), strict=True))
    if changed < chinese * _TRADITIONAL_SHARE or changed < 2 * only_simple:
        return content
    notice = Notice("simplified", f"原文为繁体字，已按简体字读取（转换 {changed} 字），请核对专有名词")
    return content.with_text(lambda t: _same_length(t, convert)).noting(notice)


def _same_length(text: str, convert: Callable[[str], str]) -> str:
    """`text` converted phrase by phrase; character by character where that would change its length."""
    done = convert(text)
    if len(done) == len(text):
        return done
    return "".join(c if len(d) != 1 else d for c in text for d in [convert(c)])
