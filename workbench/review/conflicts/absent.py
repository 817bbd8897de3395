"""Candidates for missing rules and for differing scope and definitions."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.findings import ConflictType, Value
from workbench.review.conflicts.candidates import (
    Candidate,
    RowView,
    Side,
    bigrams,
    clause_around,
    cluster,
    dice,
    widened,
)
from workbench.review.conflicts.units import Unit
from workbench.review.content import Force

_LEAST = 0.14
#: A document whose nearest unit is as like as this has the rule in other words.
_SAME = 0.4


def missing_candidates(row: RowView) -> list[Candidate]:
    """Rules that some documents of the row have and others lack, in the row and elsewhere."""
    nodes = [u for d in row.documents for u in row.units[d]]
    found = []
    for group in cluster(nodes, lambda u: row.unit(u).document, row.like, least=_LEAST, order=row.order):
        members, strength = group.members, group.strength
        having = {row.unit(u).document for u in members}
        lacking = [d for d in row.documents if d not in having]
        unit = row.unit(members[0])
        forces = {d.force for u in members for d in row.unit(u).deontics()}
        if lacking and (forces or unit.sanctions() or unit.numbers()) and len(unit.text) >= 10:
            candidate = _missing(row, members, lacking, strength, forces)
            if candidate is not None:
                found.append(candidate)
    return found


def _missing(
    row: RowView, members: Sequence[int], lacking: Sequence[int], strength: float, forces: set[Force]
) -> Candidate | None:
    near = [(document, *row.best_in(document, members)) for document in lacking]
    near = [(document, index, likeness) for document, index, likeness in near if index >= 0]
    if not near or max(likeness for _, _, likeness in near) >= _SAME:
        return None
    sides: dict[int, Side] = {}
    for index in members:
        unit = row.unit(index)
        start, quote = _main_clause(unit)
        value = Value("presence", "有规定")
        sides[unit.document] = Side(unit.document, unit.article, start, quote, "有", "有规定", index, value)
    elsewhere = []
    for document, index, _ in near:
        counterpart = int(row.corpus.counterparts[members[0], document])
        elsewhere.append(row.like(members[0], counterpart) if counterpart >= 0 else 0.0)
        unit = row.unit(index)
        start, quote = _nearest_clause(unit, row.unit(members[0]).text)
        value = Value("presence", "未作规定")
        sides[document] = Side(document, unit.article, start, quote, "", "未作规定", index, value)
    nearest = [likeness for _, _, likeness in near]
    lengths = [len(row.unit(u).text) for u in members]
    having = len(sides) - len(nearest)
    features = {
        "strength": strength if having > 1 else 0.0,
        "having": float(having),
        "having_share": having / len(row.documents),
        "lacking": float(len(nearest)),
        "nearest": max(nearest, default=0.0),
        "elsewhere": max(elsewhere, default=0.0),
        "gap": max(elsewhere, default=0.0) - max(nearest, default=0.0),
        "length": min(sum(lengths) / len(lengths), 150.0) / 50.0,
        "must": float(Force.MUST in forces),
        "not": float(Force.MUST_NOT in forces or Force.NOT_WITHOUT in forces),
        "may": float(Force.MAY in forces),
        "encouraged": float(Force.ENCOURAGED in forces),
        "item": float(bool(row.unit(members[0]).lead)),
        "cooperation": float(any(row.unit(u).content.cooperation for u in members)),
        "number": float(any(row.unit(u).numbers() for u in members)),
        "sanction": float(any(row.unit(u).liability for u in members)),
    }
    first = sides[row.unit(members[0]).document]
    return Candidate(ConflictType.MISSING, row.id, sides, first.quote, features)


def _main_clause(unit: Unit) -> tuple[int, str]:
    """The clause that carries the rule's force."""
    deontic = next(iter(unit.deontics()), None)
    at = (
        deontic.act_start
        if deontic and unit.start <= deontic.act_start < unit.end
        else unit.start + min(6, unit.end - unit.start - 1)
    )
    start, quote = clause_around(unit.content.text, at, at + 1, within=(unit.start, unit.end))
    return widened(unit.content.text, start, quote, within=(unit.start, unit.end), at_least=8)


def _nearest_clause(unit: Unit, text: str) -> tuple[int, str]:
    target = bigrams(text)
    clauses = [c for c in unit.content.clauses if unit.start <= c.start < unit.end]
    if not clauses:
        return unit.start, unit.text[:40]
    best = max(clauses, key=lambda c: (dice(bigrams(c.text), target), -c.start))
    start, quote = clause_around(unit.content.text, best.start, best.end, within=(unit.start, unit.end))
    return widened(unit.content.text, start, quote, within=(unit.start, unit.end), at_least=8)


def scope_candidates(row: RowView) -> list[Candidate]:
    """Scope clauses and definitions of the same term whose words differ in substance."""
    nodes = []
    for document in row.documents:
        for index in row.units[document]:
            unit = row.unit(index)
            starts = [x.start for x in unit.content.terms] + [x.start for x in unit.content.scopes]
            inside = any(unit.start <= start < unit.end for start in starts)
            if inside and not unit.liability:
                nodes.append(index)
    found = []
    for group in cluster(
        nodes, lambda u: row.unit(u).document, lambda a, b: _scope_score(row, a, b), least=_LEAST, order=row.order
    ):
        members, strength = group.members, group.strength
        if len(members) > 1 and _scope_differs(row, members):
            found.append(_scope(row, members, strength))
    return found


def _scope_score(row: RowView, a: int, b: int) -> float:
    terms_a, terms_b = _terms(row.unit(a)), _terms(row.unit(b))
    if bool(terms_a) != bool(terms_b):
        return 0.0
    if terms_a:
        likeness = max(dice(bigrams(x), bigrams(y)) for x in terms_a for y in terms_b)
        return likeness if likeness >= 0.5 else 0.0
    return row.like(a, b)


def _terms(unit: Unit) -> list[str]:
    return [t.term for t in unit.content.terms if unit.start <= t.start < unit.end]


def _scope_differs(row: RowView, members: Sequence[int]) -> bool:
    return any(row.like(a, b) < 0.9 for i, a in enumerate(members) for b in members[i + 1 :])


def _scope(row: RowView, members: Sequence[int], strength: float) -> Candidate:
    sides = {}
    for index in members:
        unit = row.unit(index)
        end = min(unit.end, unit.start + 110)
        quote = unit.content.text[unit.start : end].split("\n")[0].rstrip("。；")
        sides[unit.document] = Side(
            unit.document,
            unit.article,
            unit.start,
            quote,
            f"{unit.document}",
            "见引文",
            index,
            Value("presence", quote[:40]),
        )
    likes = [row.like(a, b) for i, a in enumerate(members) for b in members[i + 1 :]]
    features = {
        "strength": strength,
        "documents": float(len(members)),
        "share": len(members) / len(row.documents),
        "term": float(any(_terms(row.unit(u)) for u in members)),
        "likeness": sum(likes) / len(likes),
    }
    return Candidate(ConflictType.SCOPE, row.id, sides, (_terms(row.unit(members[0])) or [""])[0], features)
