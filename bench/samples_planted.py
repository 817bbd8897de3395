"""Turn ``samples_source/planted.txt`` and the matters of the drafts into the machine-readable planted.toml.

Lines of the source: ``C type matter | note [| cities without the rule]`` begins a conflict between cities, ``I …`` one
inside a draft; below it ``city[@article key] | verbatim quote [| value]``. ``M standard city | quote | why`` is a clause
that obstructs the market, ``N city | quote | why`` one that looks alike and is fine.
"""

from __future__ import annotations

import json
import re

from bench.samples_text import SOURCE, Article, Draft

_RANGE = re.compile(r"(?P<low>[\d.]*?)\.\.(?P<high>[\d.]*) (?P<unit>\S+)")
_EXACT = re.compile(r"(?P<n>\d+) (?P<unit>\S+)")
_HEAD = """# 本目录五份草案中有意设置的差异、条款和对照关系。由 bench/make_samples.py 生成，请勿手工修改；
# 来源是 bench/samples_source/。
"""


def planted_toml(drafts: dict[str, Draft]) -> str:
    """The text of planted.toml.

    Raises:
        ValueError: a quote is not verbatim in exactly one article.
    """
    sections: dict[str, list[str]] = {"conflict": [], "internal": [], "market": [], "lookalike": []}
    head: str = ""
    for line in (SOURCE / "planted.txt").read_text("utf-8").splitlines():
        kind, _, rest = line.partition(" ")
        if kind in ("C", "I"):
            head = "conflict" if kind == "C" else "internal"
            sections[head].append(_conflict(head, len(sections[head]) + 1, rest))
        elif kind in ("M", "N"):
            name = "market" if kind == "M" else "lookalike"
            sections[name].append(_clause(name, len(sections[name]) + 1, rest, drafts))
        else:
            sections[head][-1] += _evidence(head, line, drafts)
    return "\n".join([_HEAD, *(block for blocks in sections.values() for block in blocks), _alignment(drafts)])


def _conflict(name: str, number: int, rest: str) -> str:
    head, note, *without = (part.strip() for part in rest.split("|"))
    kind, _, matter = head.partition(" ")
    text = f"[[{name}]]\nid = {_str(f'{name[0]}{number:02d}')}\ntype = {_str(kind)}\nmatter = {_str(matter)}\n"
    text += f"note = {_str(note)}\n"
    if without:
        text += f"without = {_list(without[0].split('、'))}\n"
    return text


def _evidence(name: str, line: str, drafts: dict[str, Draft]) -> str:
    place, quote, *value = (part.strip() for part in line.split("|"))
    city, _, key = place.partition("@")
    text = (
        f"\n[[{name}.evidence]]\ncity = {_str(city)}\narticle = {_str(_article_of(drafts[city], quote, key).label)}\n"
    )
    text += f"quote = {_str(quote)}\n"
    return text + (f"value = {_value(value[0])}\n" if value else "")


def _clause(name: str, number: int, rest: str, drafts: dict[str, Draft]) -> str:
    head, quote, why = (part.strip() for part in rest.split("|"))
    standard, _, city = head.rpartition(" ")
    text = f"[[{name}]]\nid = {_str(f'{name[0]}{number:02d}')}\n"
    text += f"standard = {_str(standard)}\n" if standard else ""
    label = _article_of(drafts[city], quote, "").label
    text += f"city = {_str(city)}\narticle = {_str(label)}\nquote = {_str(quote)}\n"
    return text + f"{'why' if standard else 'why_not'} = {_str(why)}\n"


def _article_of(draft: Draft, quote: str, key: str) -> Article:
    found = [a for a in draft.articles if quote in a.text() and key in ("", a.key)]
    if len(found) != 1:
        raise ValueError(f"{draft.city}: {len(found)} articles hold {quote}")
    return found[0]


def _value(written: str) -> str:
    if match := _RANGE.fullmatch(written):
        bounds = [f"{n} = {match[n]}" for n in ("low", "high") if match[n]]
        return "{ " + ", ".join([*bounds, f"unit = {_str(match['unit'])}"]) + " }"
    if match := _EXACT.fullmatch(written):
        return f"{{ low = {match['n']}, high = {match['n']}, unit = {_str(match['unit'])} }}"
    return _str(written)


def _alignment(drafts: dict[str, Draft]) -> str:
    rows: dict[str, dict[str, list[str]]] = {}
    for city, draft in drafts.items():
        for article in draft.articles:
            for topic in article.topics:
                rows.setdefault(topic, {}).setdefault(city, []).append(article.label)
    text = ""
    for topic, cells in rows.items():
        inside = ", ".join(f"{_str(city)} = {_list(labels)}" for city, labels in cells.items())
        text += f"[[row]]\ntopic = {_str(topic)}\ncells = {{ {inside} }}\n\n"
    return text.rstrip("\n") + "\n"


def _str(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _list(texts: list[str]) -> str:
    return "[" + ", ".join(map(_str, texts)) + "]"
