"""Candidates for modality: statements of the same act, matched across the cities, whose force differs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.domain.findings import ConflictType, Value
from workbench.review.conflicts.candidates import (
    Candidate,
    Group,
    RowView,
    Side,
    bigrams,
    clause_around,
    cluster,
    dice,
    lengthened,
    widened,
)
from workbench.review.conflicts.units import Unit
from workbench.review.content import Deontic, Force

_LEAST, _CLOSE = 0.16, 0.3
_SAME_ACT = 0.3
_SOFT = {Force.ENCOURAGED, Force.MAY}


@dataclass(frozen=True, slots=True)
class _Statement:
    document: int
    unit: int
    deontic: Deontic
    words: frozenset[str]
    inherited: bool


def modality_candidates(row: RowView) -> list[Candidate]:
    """Statements of the same act whose force differs."""
    nodes: list[_Statement] = []
    for index in row.indices():
        unit = row.unit(index)
        if unit.liability:
            continue
        for deontic in unit.deontics():
            inherited = deontic.marker not in unit.text
            words = bigrams(deontic.act[:60]) | bigrams(deontic.actor)
            nodes.append(_Statement(unit.document, index, deontic, words, inherited))
    found = []
    for group in cluster(
        row,
        nodes,
        lambda n: (n.unit,),
        lambda a, b: _alike(row, a, b),
        least=_LEAST,
        close=_CLOSE,
        order=lambda n: (row.order(n.unit)[0], n.deontic.act, n.deontic.start),
    ):
        if len({_force(m.deontic) for m in group.members}) > 1 and not _mirrored(row, group.members):
            found.append(_modality(row, group))
    return found


def _alike(row: RowView, a: _Statement, b: _Statement) -> float:
    return 0.55 * row.like(a.unit, b.unit) + 0.45 * dice(a.words, b.words)


def _force(deontic: Deontic) -> Force:
    """The force for comparison: a rule stated as a fact binds like 应当."""
    if deontic.force is Force.NOT_WITHOUT:
        return Force.MUST_NOT
    return Force.MUST if deontic.force is Force.DECLARED else deontic.force


def _mirrored(row: RowView, members: Sequence[_Statement]) -> bool:
    """A ban and a duty that ask for the same from two sides (不得擅自变更 and 应当按照批准的实施, 不得开启 and 应当关闭).

    They contradict each other only where the very act that one draft forbids is what the other demands.
    """
    bans = [m for m in members if _force(m.deontic) is Force.MUST_NOT]
    if not bans or {_force(m.deontic) for m in members} != {Force.MUST, Force.MUST_NOT}:
        return False
    duties = [m for m in members if _force(m.deontic) is Force.MUST]
    return not any(_same_act(row, ban.deontic, duty.deontic) for ban in bans for duty in duties)


#: Words of a ban that forbid a way of doing it, not the act itself.
_ONLY_THE_WAY = re.compile(
    r"擅自|未经|随意|任意|违反|违规|违法|不按|超过|超出|拒绝|拒不|以任何|无故|不当|非法|影响|妨碍|损害|损坏|破坏"
)


def _same_act(row: RowView, ban: Deontic, duty: Deontic) -> bool:
    if _ONLY_THE_WAY.search(ban.act[:30]) or ban.force is Force.NOT_WITHOUT:
        return False
    return row.corpus.alike(ban.act[:30], duty.act[:30]) >= _SAME_ACT


def _modality(row: RowView, group: Group[_Statement]) -> Candidate:
    members, strength = group.members, group.strength
    sides = {}
    for member in members:
        unit = row.unit(member.unit)
        sides[member.document] = _force_side(unit, member)
    forces = {_force(m.deontic) for m in members}
    features = {
        "strength": strength,
        "documents": float(len(members)),
        "share": len(members) / len(row.documents),
        "must-encouraged": float({Force.MUST, Force.ENCOURAGED} <= forces),
        "must-may": float({Force.MUST, Force.MAY} <= forces),
        "not-soft": float(Force.MUST_NOT in forces and bool(forces & _SOFT)),
        "not-must": float({Force.MUST_NOT, Force.MUST} <= forces and not forces & _SOFT),
        "soft-soft": float(forces <= _SOFT),
        "declared": float(any(m.deontic.force is Force.DECLARED for m in members)),
        "inherited": float(any(m.inherited for m in members)),
        "short": float(min(len(m.deontic.act) for m in members) < 8),
        "government": float(any("人民政府" in m.deontic.actor or "部门" in m.deontic.actor for m in members)),
        "actor_like": _actor_likeness(members),
        "act_like": _act_likeness(members),
        **_acts_apart(row, members),
        "condition": float(any(m.deontic.condition for m in members)),
        "rows_documents": float(len(row.documents)),
    }
    others = {m.document: _force_side(row.unit(m.unit), m) for m in group.others}
    return Candidate(ConflictType.MODALITY, row.id, sides, members[0].deontic.act[:20], features, others)


def _actor_likeness(members: Sequence[_Statement]) -> float:
    sets = [bigrams(m.deontic.actor) for m in members]
    values = [dice(a, b) for i, a in enumerate(sets) for b in sets[i + 1 :]]
    return max(values, default=0.0)


def _act_likeness(members: Sequence[_Statement]) -> float:
    """How alike the acts are that two members with differing force speak of."""
    acts = [(_force(m.deontic), bigrams(m.deontic.act[:50])) for m in members]
    values = [dice(a, b) for i, (f, a) in enumerate(acts) for g, b in acts[i + 1 :] if f is not g]
    return max(values, default=0.0)


def _acts_apart(row: RowView, members: Sequence[_Statement]) -> dict[str, float]:
    """How alike by their rare words the acts are that are demanded with differing force, and their actors."""
    acts, actors = [], []
    for i, a in enumerate(members):
        for b in members[i + 1 :]:
            if _force(a.deontic) is not _force(b.deontic):
                acts.append(row.corpus.alike(a.deontic.act[:40], b.deontic.act[:40]))
                actors.append(dice(bigrams(a.deontic.actor), bigrams(b.deontic.actor)))
    return {
        "act_most": max(acts, default=0.0),
        "act_mean": sum(acts) / max(len(acts), 1),
        "actor_apart": max(actors, default=0.0),
        "no_actor": float(all(not m.deontic.actor for m in members)),
    }


def _force_side(unit: Unit, member: _Statement) -> Side:
    text = unit.content.text
    deontic = member.deontic
    if deontic.force is Force.DECLARED:
        start, quote = clause_around(text, deontic.act_start, deontic.act_start + 2, within=(unit.start, unit.end))
    elif member.inherited:
        # The lead-in (禁止下列行为：) says how strongly, the item says what: the item is what a reader has to see.
        start, quote = clause_around(text, deontic.act_start, deontic.act_start + 2, within=(unit.start, unit.end))
    else:
        at = deontic.act_start - len(deontic.marker)
        start, quote = clause_around(text, max(at, 0), deontic.act_start, within=(unit.start, unit.end))
        start, quote = widened(text, start, quote, within=(unit.start, unit.end), at_least=8)
    quote = lengthened(text, start, quote, within=(unit.start, unit.end))
    force = _force(deontic)
    says = force.chinese
    return Side(member.document, unit.article, start, quote, force.value, says, member.unit, Value("modality", says))
