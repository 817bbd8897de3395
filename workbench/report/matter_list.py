"""Matters as lines of a list: what differs, and what is suggested, with what many matters have in common said once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.domain.findings import ConflictType
from workbench.report.advice import Advice, by_words, split_advice
from workbench.report.body import Body
from workbench.report.matters import Matter, difference
from workbench.report.ooxml import CellContent, Piece
from workbench.report.scope import Scope
from workbench.report.wording import joined, sentence

_COUNTED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
#: Identity of a conflict's place (matter number, position) to its suggestion taken apart.
Advices = Mapping[tuple[int, int], Advice]


def advice_on(matters: Sequence[Matter]) -> Advices:
    """What is suggested for each conflict, taken apart."""
    places = [(m.number, n, c) for m in matters for n, c in enumerate(m.conflicts)]
    split = split_advice([(c.type.value, sentence(c.suggestion)) for _, _, c in places])
    return {(number, n): advice for (number, n, _), advice in zip(places, split, strict=True)}


def principles(body: Body, matters: Sequence[Matter], advice: Advices, *, heading: int = 2) -> None:
    """What is suggested for many matters alike, once, with the numbers of the matters it is meant for."""
    said: dict[ConflictType, list[tuple[str, str]]] = {}
    for matter in matters:
        for position, conflict in enumerate(matter.conflicts):
            common = advice[matter.number, position].common
            said.setdefault(conflict.type, []).append((common, str(matter.number)))
    lines = [(kind, words, numbers) for kind in ConflictType for words, numbers in by_words(said.get(kind, ())).items()]
    if not lines:
        return
    body.heading(heading, "共同适用的处理意见")
    rows = [(kind.chinese, words, "、 ".join(numbers)) for kind, words, numbers in lines]
    body.grid(("类型", "处理意见", "适用的事项"), rows, (7, 20, 8), centred=(0,))
    body.gap()


def differences(scope: Scope, matter: Matter) -> list[tuple[str, str]]:
    """Each of a matter's conflicts as (lead, sentence), counted where there are several."""
    found = [difference(scope, c) for c in matter.conflicts]
    return [(f"{_mark(matter, n)}{lead}", text) for n, (lead, text) in enumerate(found)]


def _mark(matter: Matter, position: int) -> str:
    if len(matter.conflicts) == 1:
        return ""
    return _COUNTED[position] if position < len(_COUNTED) else f"（{position + 1}）"


def own_advice(matter: Matter, advice: Advices) -> str:
    """The suggestions made for this matter alone."""
    own = [(advice[matter.number, n].own, _mark(matter, n)) for n in range(len(matter.conflicts))]
    several = sum(bool(words) for words, _ in own) > 1
    return "".join(f"{joined(marks) if several else ''}{words}" for words, marks in by_words(own).items())


def lines(scope: Scope, matters: Sequence[Matter], advice: Advices) -> list[list[str | CellContent]]:
    """A line for each matter: number, topic, what differs, what is suggested for it alone."""
    rows: list[list[str | CellContent]] = []
    for matter in matters:
        words = [([Piece(lead, "Lead"), Piece(text)], "TableText") for lead, text in differences(scope, matter)]
        own = own_advice(matter, advice) or "见共同适用的处理意见"
        rows.append([str(matter.number), matter.topic, CellContent(tuple(words)), own])
    return rows
