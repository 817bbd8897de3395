"""Candidates for missing rules and for differing scope and definitions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

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
from workbench.review.content import Force

_LEAST = 0.14
#: A document whose nearest unit is as like as this has the rule in other words.
_SAME = 0.4
#: So much of a rule's main clause found in one clause of a document means that the document has the rule.
_HELD = 0.6
#: A sentence that ends an earlier regulation: each city has regulations of its own to end.
_REPEAL = re.compile(r"(?:同时|予以|即行|自行)废止|停止执行")


def missing_candidates(row: RowView) -> list[Candidate]:
    """Rules that some documents of the row have and others lack, in the row and elsewhere."""
    nodes = [u for d in row.documents for u in row.units[d]]
    found = []
    for group in cluster(row, nodes, lambda u: (u,), row.like, least=_LEAST, order=row.order):
        members, strength = group.members, group.strength
        having = {row.unit(u).document for u in members}
        lacking = [d for d in row.documents if d not in having]
        unit = row.unit(members[0])
        forces = {d.force for u in members for d in row.unit(u).deontics()}
        if _REPEAL.search(unit.text):
            continue
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
        counterpart = row.corpus.counterpart_rows[members[0]][document]
        elsewhere.append(row.like(members[0], counterpart) if counterpart >= 0 else 0.0)
        unit = row.unit(index)
        start, quote = _nearest_clause(unit, row.unit(members[0]).text)
        value = Value("presence", "未作规定")
        sides[document] = Side(document, unit.article, start, quote, "", "未作规定", index, value)
    first = sides[row.unit(members[0]).document]
    if any(_holds(row, document, first.quote) for document in lacking):
        return None
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
    return Candidate(ConflictType.MISSING, row.id, sides, first.quote, features)


def _holds(row: RowView, document: int, quote: str) -> bool:
    """Whether a document says in one clause of the row nearly all that the quotation says."""
    wanted = bigrams(quote)
    least = _HELD * len(wanted)
    return any(len(wanted & words) >= least for u in row.units[document] for words in row.corpus.clause_words(u))


def _main_clause(unit: Unit) -> tuple[int, str]:
    """The clause that carries the rule's force."""
    deontic = next(iter(unit.deontics()), None)
    at = (
        deontic.act_start
        if deontic and unit.start <= deontic.act_start < unit.end
        else unit.start + min(6, unit.end - unit.start - 1)
    )
    within = (unit.start, unit.end)
    start, quote = clause_around(unit.content.text, at, at + 1, within=within)
    start, quote = widened(unit.content.text, start, quote, within=within, at_least=8)
    return start, lengthened(unit.content.text, start, quote, within=within)


def _nearest_clause(unit: Unit, text: str) -> tuple[int, str]:
    target = bigrams(text)
    clauses = [c for c in unit.content.clauses if unit.start <= c.start < unit.end]
    if not clauses:
        return unit.start, unit.text[:40]
    best = max(clauses, key=lambda c: (dice(bigrams(c.text), target), -c.start))
    start, quote = clause_around(unit.content.text, best.start, best.end, within=(unit.start, unit.end))
    return widened(unit.content.text, start, quote, within=(unit.start, unit.end), at_least=8)


def scope_candidates(row: RowView) -> list[Candidate]:
    """Scope clauses, definitions of the same term, and rules for the same conduct that reach further in one draft.

    A rule reaches further when it is worded alike but names other objects, places or persons (在露天场所焚烧树枝、垃圾 /
    在公共场所焚烧物品).
    """
    nodes: list[int] = []
    for index in row.indices():
        unit = row.unit(index)
        if not unit.liability and (_defines(unit) or unit.deontics()):
            nodes.append(index)
    named = {u: (_defines(row.unit(u)), _terms(row.unit(u))) for u in nodes}
    found = []
    for group in cluster(
        row,
        nodes,
        lambda u: (u,),
        lambda a, b: row.like(a, b) if named[a] == named[b] == _A_RULE else _scope_score(row, a, b, named),
        least=_LEAST,
        order=row.order,
    ):
        if len(group.members) > 1 and _scope_differs(row, group.members):
            candidate = _scope(row, group)
            if len({s.key for s in candidate.sides.values()}) > 1:
                found.append(candidate)
    return found


def _defines(unit: Unit) -> bool:
    starts = [x.start for x in unit.content.terms] + [x.start for x in unit.content.scopes]
    return any(unit.start <= start < unit.end for start in starts)


#: What `_defines` and `_terms` say of a rule that is neither a definition nor a scope clause.
_A_RULE: tuple[bool, list[str]] = (False, [])


def _scope_score(row: RowView, a: int, b: int, named: Mapping[int, tuple[bool, list[str]]]) -> float:
    if named[a][0] != named[b][0]:
        return 0.0
    terms_a, terms_b = named[a][1], named[b][1]
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


def _listed(words: str) -> frozenset[str]:
    """The things a rule lists, without the ends that all lists share."""
    return frozenset(x for x in re.split(r"[，。；：、\n]|或者|以及|和|与|及", words) if 2 <= len(x) <= 12)


def _scope(row: RowView, group: Group[int]) -> Candidate:
    members = group.members
    units = [row.unit(u) for u in members]
    sides = {u.document: _scope_side(u, i) for u, i in zip(units, members, strict=True)}
    others = {row.unit(i).document: _scope_side(row.unit(i), i) for i in group.others}
    likes = [row.like(a, b) for i, a in enumerate(members) for b in members[i + 1 :]]
    lists = [_listed(u.text) for u in units]
    shares = [dice(a, b) for i, a in enumerate(lists) for b in lists[i + 1 :]]
    more = [max(len(a - b), len(b - a)) for i, a in enumerate(lists) for b in lists[i + 1 :] if a & b]
    forces = [{d.force for d in u.deontics()} for u in units]
    features = {
        "strength": group.strength,
        "documents": float(len(members)),
        "share": len(members) / len(row.documents),
        "term": float(any(_terms(u) for u in units)),
        "applies": float(any(_defines(u) for u in units)),
        "likeness": sum(likes) / len(likes),
        "least": min(likes),
        "listed": max(shares),
        "listed_least": min(shares),
        "more": float(min(max(more, default=0), 6)),
        "marks": float(min(max(u.text.count("、") for u in units), 10)),
        "item": float(any(u.lead for u in units)),
        "ban": float(any(f & {Force.MUST_NOT, Force.NOT_WITHOUT} for f in forces)),
        "soft": float(any(f & {Force.MAY, Force.ENCOURAGED} for f in forces)),
        "same_force": float(bool(set.intersection(*forces))),
        "number": float(any(u.numbers() for u in units)),
        "long": min(max(len(u.text) for u in units), 200) / 50.0,
        "built": float(any("新建" in u.text for u in units)),
        "government": float(any(b.family in ("government", "department") for u in units for b in u.bodies())),
    }
    point = (_terms(units[0]) or [""])[0]
    return Candidate(ConflictType.SCOPE, row.id, sides, point, features, others)


def _scope_side(unit: Unit, index: int) -> Side:
    """The definition or scope clause from its beginning, else the clause that lists most."""
    if _defines(unit):
        start, end = unit.start, min(unit.end, unit.start + 110)
        quote = unit.content.text[start:end].split("\n")[0].rstrip("。；")
    else:
        clauses = [c for c in unit.content.clauses if unit.start <= c.start < unit.end]
        listing = max(clauses, key=lambda c: (c.text.count("、"), len(c.text), -c.start), default=None)
        at = listing.start if listing else unit.start
        stop = listing.end if listing else at + 1
        start, quote = clause_around(unit.content.text, at, stop, within=(unit.start, unit.end))
    # The same things in another order are no other scope.
    key = "".join(sorted(re.sub(r"[\s，。；：、（）()]", "", quote)))
    return Side(unit.document, unit.article, start, quote, key, "见引文", index, Value("presence", quote[:40]))
