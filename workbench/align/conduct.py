"""What a liability provision punishes: its words without the sanction, and the duties it cites."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from workbench.align.sparse import Flags, Ints
from workbench.align.units import FURTHER, Unit
from workbench.domain.labels import NUMBER
from workbench.domain.numerals import parse_int
from workbench.domain.regulation import Article

_VIOLATION = re.compile(r"违反(?:了)?本(?:条例|规定|办法|细则|决定)[^，。；]{0,60}?规定，?")
_SANCTION = re.compile(
    r"(?:，|的|；)?\s*由[^，。；]{2,60}?(?:部门|机关|机构|局|人民政府|单位)[^，。；]{0,20}?"
    r"(?:责令|处|依照|按照|予以|给予|依法|没收|可以).*|，?(?:责令|处以?[^，。；]{2,20}罚款|给予警告|没收).*",
    re.S,
)
_MODAL = re.compile(r"应当|不得|可以|负责|有权|禁止|必须|鼓励|倡导|提倡|不准")
_LEAD_IN = re.compile(r"有?下列.*", re.S)
_CITATION = re.compile(
    rf"(?<!》)第({NUMBER})条(?:之{NUMBER})?(第{NUMBER}款)?((?:[、和至或者]*第?[（(]?{NUMBER}[)）]?项)*)"
)
_OWN_CITATION = re.compile(
    rf"(本条|前款)(?!例)(第{NUMBER}款)?((?:[、和至或者]*第?[（(]?{NUMBER}[)）]?项)*)[^，。；]{{0,4}}(?:规定|行为|情形)"
)
_ITEM_NUMBER = re.compile(rf"({NUMBER})[)）]?项")


def continuations(
    units: Sequence[Unit], owner: Sequence[int] | Ints, liable: Flags, cited: Sequence[Sequence[int]]
) -> dict[int, int]:
    """Units that only go on with the sanction of the unit before them (逾期不改正的…), with that unit."""
    return {
        n: n - 1
        for n in range(1, len(units))
        if owner[n] == owner[n - 1]
        and liable[n - 1]
        and not units[n].lead
        and not cited[n]
        and FURTHER.match(units[n].text)
    }


def conduct_of(text: str) -> str:
    """The conduct a liability provision describes, without the sanction and the formula of violation."""
    return _SANCTION.sub("", _VIOLATION.sub("", text))


def actor_and_act(text: str, lead: str) -> tuple[str, str]:
    """Who is addressed and what the provision says of him; an item takes its actor from the lead-in."""
    found = _MODAL.search(text)
    actor, act = (text[: found.start()], text[found.end() :]) if found else ("", text)
    if lead and not actor:
        modal = _MODAL.search(lead)
        actor = lead[: modal.start()] if modal else lead
    return _LEAD_IN.sub("", actor)[-30:], act


def _number(written: str) -> int:
    try:
        return parse_int(written)
    except ValueError:
        return 0


def cited_units(
    text: str, labels: Mapping[str, int], articles: Sequence[Article], units: Sequence[Sequence[Unit]]
) -> list[tuple[int, int]]:
    """The units that `text` cites by article, as (article number in the document, unit number in the article)."""
    found: list[tuple[int, int]] = []
    for cited in _CITATION.finditer(text):
        article = labels.get(str(_number(cited[1])))
        if article is None:
            continue
        paragraph = _number(cited[2][1:-1]) if cited[2] else 0
        items = [_number(n) for n in _ITEM_NUMBER.findall(cited[3] or "")]
        found += [(article, n) for n in _at(articles[article], units[article], paragraph, items)]
    return found


def own_citations(text: str, unit: Unit, article: Article, units: Sequence[Unit]) -> list[int]:
    """The units of its own article that a liability provision punishes: 违反本条第二款规定的、违反前款第一项规定的."""
    found: list[int] = []
    here = next((p.number for p in article.paragraphs if p.start <= unit.start < p.end), 1)
    for cited in _OWN_CITATION.finditer(text):
        paragraph = _number(cited[2][1:-1]) if cited[2] else 0
        if cited[1] == "前款":
            paragraph = here - 1
        items = [_number(n) for n in _ITEM_NUMBER.findall(cited[3] or "")]
        if paragraph or items or here > 1 or cited[1] == "本条":
            found += _at(article, units, paragraph, items)
    return found


def _at(article: Article, units: Sequence[Unit], paragraph: int, items: Sequence[int]) -> list[int]:
    """The units of an article, of one of its paragraphs (0: all), of some of its items (none: all)."""
    chosen = list(range(len(units)))
    if 0 < paragraph <= len(article.paragraphs):
        p = article.paragraphs[paragraph - 1]
        chosen = [n for n in chosen if p.start <= units[n].start < p.end] or chosen
    listed = [n for n in chosen if units[n].lead]
    return [listed[n - 1] for n in items if 0 < n <= len(listed)] or chosen
