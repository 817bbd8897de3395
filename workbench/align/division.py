"""Articles that divide the work among departments: one matter, however many articles a city spends on it.

Some cities say in one sentence that the departments do their part (…等部门按照各自职责…), others give each department an
article of its own (消防救援机构负责…；水务部门应当履行下列职责：…). In a comparison table these stand in one row, the
division of duties among departments, though the words of the many articles are nowhere in the one sentence: no likeness
of texts finds them. They are known by their form and by following one another.
"""

from __future__ import annotations

import re

import numpy as np

from workbench.align.prepare import Prepared

#: The units of articles that give departments their duties one by one, and of the general sentences beside them.
Divided = tuple[frozenset[int], frozenset[int]]

_BODY = r"(?:部门|机关|机构|局)(?:（[^）]*）)?"
_SUBJECT = rf"(?:(?!应当|可以)[^，。；：]){{2,60}}?{_BODY}"
#: 水务部门应当履行下列职责：… and 市场监督管理部门依法承担以下职责：…
_LISTED = re.compile(rf"{_SUBJECT}[^。；：]{{0,24}}(?:履行|承担)[^，。；：]{{0,12}}(?:职责|职能|工作)")
#: 交通运输部门负责…, 应急管理部门依照…法律的规定，指导…
_CHARGED = re.compile(rf"{_SUBJECT}(?:(?!应当|可以)[^，。；：]){{0,6}}(?:负责|依照|依据|按照|依法)")
#: 林业部门应当加强对…的监督管理: a department's share only among articles of the two forms above.
_CARING = re.compile(
    rf"{_SUBJECT}(?:或者[^，。；：]{{0,12}})?应当(?:加强|组织|做好)[^。]{{2,60}}(?:监督管理|管理|监管)"
)
_GOVERNMENT = re.compile(r"[^，。；：]*(?:人民政府|委员会)应?当?(?:履行|承担)")
#: 公安、交通等部门按照各自职责…: the one sentence of the other cities.
_EACH = re.compile(r"(?:部门|机关|机构|局)[^。；]{0,40}各自(?:的)?(?:法定)?职责")
#: Articles of departments belong together when at most so many lines of numbering lie between them.
_GAP = 3
#: How many articles in succession, and how many of them of a form that leaves no doubt, make a division of duties.
_ARTICLES, _CERTAIN = 3, 2
#: The general sentence stands in the first half of a regulation.
_FRONT = 0.5


def divided_duties(p: Prepared) -> Divided:
    """The units of articles that give departments their duties one by one, and of the general sentences beside them.

    Both are empty if no draft divides the duties in articles of their own. Articles with a sanction are never among
    them.
    """
    ends = np.append(p.first[1:], len(p.units)).tolist()
    units = [range(a, b) for a, b in zip(p.first.tolist(), ends, strict=True)]
    form = [0 if p.liable[list(own)].any() else _form(a.text) for a, own in zip(p.articles, units, strict=True)]
    own_articles = _successions([a for a, f in enumerate(form) if f], form, p.doc.tolist())
    if not own_articles:
        return frozenset(), frozenset()
    general: dict[int, list[int]] = {}
    for a, own in enumerate(units):
        draft = int(p.doc[a])
        if draft in general or a in own_articles or p.position[a] >= _FRONT:
            continue
        found = [u for u in own if not p.liable[u] and _EACH.search(p.units[u].text)]
        if found:
            general[draft] = found
    return frozenset(u for a in own_articles for u in units[a]), frozenset(u for g in general.values() for u in g)


def _form(text: str) -> int:
    """2: surely the duties of one department; 1: perhaps; 0: something else."""
    paragraphs = text.split("\n")
    if _LISTED.match(paragraphs[0]) and not _GOVERNMENT.match(paragraphs[0]):
        return 2
    if not _EACH.search(text) and all(_CHARGED.match(x) or x.startswith(("（", "(")) for x in paragraphs):
        return 2
    return 1 if _CARING.match(paragraphs[0]) else 0


def _successions(found: list[int], form: list[int], doc: list[int]) -> set[int]:
    """Of the articles `found` those that follow one another closely enough, beginning with a certain one."""
    runs: list[list[int]] = []
    for a in found:
        if runs and doc[a] == doc[runs[-1][-1]] and a - runs[-1][-1] <= _GAP:
            runs[-1].append(a)
        elif form[a] > 1:
            runs.append([a])
    long = [r for r in runs if len(r) >= _ARTICLES and sum(form[a] > 1 for a in r) >= _CERTAIN]
    return {a for r in long for a in r}
