"""Terms a document defines (本条例所称…，是指…) and short names it introduces (以下简称…)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.domain.regulation import Article, Definition

_SELF = r"(?:本(?:条例|法|规定|办法|决定|细则|规则|决议)|前款|前条|上述|本条|本章|本款)"
_CALLED = re.compile(
    rf"{_SELF}(?:中|里)?(?:所称|所指|所说)的?[“《]?(?P<term>[^，。；：、“”《》\n]{{1,40}}(?:、[^，。；：“”《》\n]{{1,30}})?)[”》]?[，,]?[ ]?(?P<verb>是指|系指|主要是指|是|指|包括|主要包括|特指)[:：]?(?P<meaning>[^。\n]{{2,600}})"
)
_MEANS = re.compile(
    r"[“]?(?P<term>[^，。；：“”\n]{2,40}?)[”]?[，,：:]?(?:是指|系指|：指|，指)[:：]?(?P<meaning>[^\n]{2,600}?)(?=[；。]|$)"
)
_GLOSSARY = re.compile(r"(?:下列|以下)?(?:用语|术语|名词|概念)的?(?:含义|定义|解释|意义)")
_SHORT = re.compile(r"(?:以下(?:简称|统称|合称|称)|简称)为?[：:]?[“《]?(?P<term>[^，。；：）)“”《》\n]{2,40})[”》]?")
_NOUN_START = re.compile(
    r".*(?:依照|按照|根据|违反|适用|由|在|对|为了|加强|规范|设立|成立|制定|建立|组织|是指|包括|应当|负责|以及|和|与|及|纳入|实行|会同|向|从事|遵守|符合|的(?=《))"
)


_CALLED_HEAD = re.compile(rf"^{_SELF}(?:所称|所指)的?")


def find_definitions(articles: Sequence[Article]) -> tuple[Definition, ...]:
    """Every definition and short name, in the order of the text."""
    result: list[Definition] = []
    for article in articles:
        found = [*_called(article), *_glossary(article), *_short_names(article)]
        seen: set[tuple[int, int]] = set()
        for definition in sorted(found, key=lambda d: (d.start, d.end)):
            if (definition.start, definition.end) not in seen:
                seen.add((definition.start, definition.end))
                result.append(definition)
    return tuple(result)


def _called(article: Article) -> list[Definition]:
    return [
        Definition(_term(m["term"]), m["meaning"].strip(), article.label, m.start(), m.end())
        for m in _CALLED.finditer(article.text)
        if not m["term"].endswith("不") and (m["verb"] != "是" or "的" in m["meaning"])
    ]


def _term(words: str) -> str:
    """A defined term without the words around it (所称的电信是指 → 电信)."""
    bare = re.sub(r"[（(].*", "", words).strip().removeprefix("的")
    return bare.removesuffix("主要").removesuffix("是").removesuffix("系")


def _glossary(article: Article) -> list[Definition]:
    """Each item or paragraph of an article that explains terms (用语的含义) defines one."""
    if not _GLOSSARY.search(article.text):
        return []
    result = []
    for paragraph in article.paragraphs:
        parts = [(item.text_start, item.text) for item in paragraph.items] or [(paragraph.start, paragraph.text)]
        for start, words in parts:
            m = _MEANS.match(words)
            if m and not _CALLED.match(words):
                result.append(
                    Definition(m["term"].strip(), m["meaning"].strip(), article.label, start, start + m.end())
                )
    return result


def _short_names(article: Article) -> list[Definition]:
    result = []
    for m in _SHORT.finditer(article.text):
        term = m["term"].strip()
        result.append(
            Definition(
                term,
                _full_name(
                    article.text[max(0, m.start() - 120) : m.start()], term, several=m[0][2:4] in ("统称", "合称")
                ),
                article.label,
                m.start(),
                m.end(),
                True,
            )
        )
    return result


def _full_name(before: str, term: str, *, several: bool) -> str:
    """The words that a short name stands for: what is right before the bracket, as far as they hang together.

    `several`: the name stands for several things (统称), so that the whole list before it counts.
    """
    words = before[-80:].rstrip("（(，, ")
    if words.endswith("》"):
        return words[words.rfind("《") + 1 : -1]
    clause = _CALLED_HEAD.sub("", re.split(r"[，。；：（）()\n“”]", words)[-1])
    phrase = clause if several else re.split("、", clause)[-1]
    at = _begins_like(clause, term)
    if at >= 0:
        return clause if at <= 4 and not _NOUN_START.search(clause[:at]) else clause[at:]
    return phrase if several else _NOUN_START.sub("", phrase) or phrase


def _begins_like(clause: str, term: str) -> int:
    """Where the words begin that the short name shortens: its characters stand in them in this order; -1: nowhere."""
    for at, char in enumerate(clause):
        if char == term[0]:
            rest = iter(clause[at:])
            if all(c in rest for c in term):
                return at
    return -1


def law_short_names(definitions: Sequence[Definition]) -> dict[str, str]:
    """Short names that stand for other laws and regulations, to their full titles."""
    return {
        d.term: d.meaning
        for d in definitions
        if d.short_name and d.meaning.endswith(("法", "条例", "规定", "办法", "决定", "细则")) and len(d.term) >= 2
        and d.term.endswith(("法", "条例", "规定", "办法", "决定", "细则"))
    }  # fmt: skip
