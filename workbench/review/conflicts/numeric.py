"""Candidates for amounts, deadlines and quantities: numbers matched by the part they play in the matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.domain.findings import ConflictType, Value
from workbench.review.conflicts.candidates import (
    Candidate,
    Field,
    Group,
    Side,
    bigrams,
    clause_around,
    cluster,
    dice,
    widened,
)
from workbench.review.conflicts.units import Unit
from workbench.review.content import Comparator, NumberMention, Offender, Sanction
from workbench.review.content.numerals import show_number
from workbench.review.content.units import base_ends

_DEADLINES = {"period", "frequency", "date", "time"}
#: Measures of which a draft has few: two numbers in like words are the same point wherever they stand.
_RARE = {"time", "date", "luminance", "illuminance", "temperature", "sound", "concentration"}
_SAME_PART = 0.3
#: How like the words around the others' number a clause without one must be to count as silent on the point.
_ON_THE_POINT = 0.16
#: The same for a clause that names a time vaguely (定期、及时).
_HINTED = 0.04
#: The same where other documents differ already: silence then only adds to the difference.
_CLEARLY = 0.2
_SAME_RULE = 0.3
#: How like a rule without a number must be to be silent on the point; standing in the same row counts much.
_SILENT = 0.22
_STANDARD = re.compile(r"(?:按照?|依照|符合|执行)[^，。；]{0,16}(?:规定|标准|规范|要求)")
#: 二十四小时值班 and the like name a service, no time limit.
_SERVICE = re.compile(r"(?:不间断)?(?:值班|值守|服务|接受|开通|畅通|电话|报警|用户|热线|营业|监控|监测|在线|的?专人)")


@dataclass(frozen=True, slots=True)
class _Node:
    """A number in the row, with the units it belongs to and its surroundings."""

    document: int
    article: str
    mention: NumberMention
    units: tuple[int, ...]
    type: ConflictType
    context: frozenset[str]
    sanction: Sanction | None
    order: int


def numeric_candidates(row: Field) -> list[Candidate]:
    """Every group of numbers that play the same part, where the values differ or a document sets none."""
    nodes = _nodes(row, row.indices())
    found: list[Candidate] = []
    for kind in (ConflictType.AMOUNT, ConflictType.DEADLINE, ConflictType.QUANTITY):
        mine = [n for n in nodes if n.type is kind]
        groups = cluster(
            row,
            mine,
            lambda n: n.units,
            lambda a, b: _score(row, a, b),
            least=0.07,
            order=lambda n: (row.order(n.units[0])[0], n.article, n.mention.start),
        )
        for group in groups:
            candidate = _candidate(row, kind, group, mine)
            if candidate is not None:
                found.append(candidate)
    return found


def _nodes(row: Field, indices: Iterable[int]) -> list[_Node]:
    found: dict[tuple[int, str, int], _Node] = {}
    for index in indices:
        unit = row.unit(index)
        for mention in unit.numbers():
            kind = _type_of(unit, mention)
            if kind is None:
                continue
            key = (unit.document, unit.article, mention.start)
            known = found.get(key)
            units = (*(known.units if known else ()), index)
            found[key] = _Node(
                unit.document, unit.article, mention, units, kind, _context(unit, mention), _sanction(unit, mention),
                len(found) if known is None else known.order,
            )  # fmt: skip
    return list(found.values())


def _type_of(unit: Unit, mention: NumberMention) -> ConflictType | None:
    measure = mention.measure
    if measure == "year-date":
        return None
    if measure in _DEADLINES:
        return None if _SERVICE.match(unit.content.text, mention.end) else ConflictType.DEADLINE
    if measure in ("money",):
        return ConflictType.AMOUNT
    text = unit.content.text
    near = text[mention.start : mention.end + 14]
    if measure in ("multiple", "percent") and ("罚款" in near or (unit.liability and measure == "multiple")):
        return ConflictType.AMOUNT
    if measure == "percent" and any(w in near for w in ("补贴", "费", "收取", "缴纳")):
        return ConflictType.AMOUNT
    return ConflictType.QUANTITY


def _context(unit: Unit, mention: NumberMention) -> frozenset[str]:
    text = unit.content.text
    return bigrams(text[max(0, mention.start - 18) : mention.start]) | bigrams(text[mention.end : mention.end + 12])


def _sanction(unit: Unit, mention: NumberMention) -> Sanction | None:
    return next((s for s in unit.content.sanctions if s.fine is mention), None)


def _score(row: Field, a: _Node, b: _Node) -> float:
    same = a.mention.measure == b.mention.measure
    fines = {a.mention.measure, b.mention.measure} <= {"money", "multiple", "percent"}
    if not same and not (a.type is ConflictType.AMOUNT and fines):
        return 0.0
    likeness = max(row.like(u, v) for u in a.units for v in b.units)
    score = 0.65 * likeness + 0.35 * dice(a.context, b.context)
    if a.type is ConflictType.AMOUNT:
        score += _fine_bonus(a.sanction, b.sanction)
        score -= 0.0 if same else 0.03
    elif a.mention.anchor and b.mention.anchor:
        score += 0.08
    if a.mention.before != b.mention.before:
        score -= 0.05
    return score


def _fine_bonus(a: Sanction | None, b: Sanction | None) -> float:
    if a is None or b is None:
        return 0.0 if a is b else -0.3
    bonus = 0.05
    if a.offender is not b.offender:
        bonus -= 0.02 if Offender.ANY in (a.offender, b.offender) else 0.2
    if a.condition != b.condition:
        severe = {"情节严重", "屡次违反", "造成后果"}
        bonus -= 0.12 if (a.condition in severe) != (b.condition in severe) else 0.01
    return bonus


def value_key(value: Value, per: str) -> str:
    """Equal for values that mean the same (24 hours and one day, 0.5 metres and 50 centimetres)."""
    low, high = base_ends(value)
    work = "工作日" if value.unit == "工作日" else ""
    return f"{per}|{value.kind}|{work}|{low}|{high}|{value.low_inclusive}|{value.high_inclusive}"


def _candidate(row: Field, kind: ConflictType, group: Group[_Node], all_nodes: Sequence[_Node]) -> Candidate | None:
    members, strength = group.members, group.strength
    sides: dict[int, Side] = {}
    for node in members:
        sides[node.document] = _side(row, node)
    stated = dict(sides)
    silent = _silent_sides(row, kind, members, all_nodes, set(sides))
    if len({s.key for s in stated.values()}) < 2 and not silent:
        return None
    sides.update({s.document: s for s, _ in silent})
    features = _features(row, members, strength, silent, stated)
    others = {n.document: _side(row, n) for n in group.others if n.document not in sides}
    return Candidate(kind, row.id, sides, members[0].mention.measure, features, others)


def _side(row: Field, node: _Node) -> Side:
    text = row.unit(node.units[0]).content.text
    mention = node.mention
    unit = next((row.unit(u) for u in node.units if row.unit(u).start <= mention.start < row.unit(u).end), None)
    within = (unit.start, unit.end) if unit else (0, len(text))
    start, quote = clause_around(text, mention.start, mention.end, within=within)
    start, quote = widened(text, start, quote, within=within, at_least=12)
    says = _says(mention, node.sanction)
    return Side(
        node.document,
        node.article,
        start,
        quote,
        value_key(mention.value, mention.per),
        says,
        node.units[0],
        mention.value,
    )


def _says(mention: NumberMention, sanction: Sanction | None) -> str:
    """The value in a lawyer's words: 15日内, 届满30日前, 不低于18℃, 对单位5000元至2万元."""
    value = mention.value
    text = _range_words(value) or value.text.replace(" ", "").replace("–", "至")
    if mention.per:
        text = text if text.startswith("每") else f"每{mention.per}{text}"
    if mention.measure == "period" and mention.before:
        text = f"提前{text.lstrip('≥≤')}"
    elif mention.measure == "period" and mention.comparator is Comparator.AT_MOST:
        text = f"{text.lstrip('≤')}内" if mention.text.endswith("内") else f"不超过{text.lstrip('≤')}"
    for sign, words in (
        ("≥", "不少于" if value.kind == "period" else "不低于"),
        ("≤", "不超过"),
        (">", "超过"),
        ("<", "不足"),
    ):
        text = text.replace(sign, words)
    text = re.sub(r"(?<=\d)工作日", "个工作日", text)
    if sanction is not None and sanction.offender is not Offender.ANY:
        text = f"对{sanction.offender.value}{text}"
    return text


def _range_words(value: Value) -> str:
    """500元以上2000元以下 for a range with two ends, "" for anything else."""
    if value.low is None or value.high is None or value.low == value.high or value.kind in ("date", "time"):
        return ""
    below = "以下" if value.high_inclusive else "（不含）以下"
    return f"{show_number(value.low)}{value.unit}以上{show_number(value.high)}{value.unit}{below}"


def _silent_sides(
    row: Field, kind: ConflictType, members: Sequence[_Node], all_nodes: Sequence[_Node], stated: set[int]
) -> list[tuple[Side, float]]:
    """The documents of the row that speak of the same thing without a number."""
    if kind is ConflictType.AMOUNT:
        return []
    indices = [u for n in members for u in n.units]
    said = {value_key(n.mention.value, n.mention.per) for n in members}
    taken = {u for n in all_nodes for u in n.units}
    found = []
    for document in row.documents:
        if document in stated:
            continue
        free = {u for i in indices for u in row.near[i] if row.unit(u).document == document and u not in taken}
        if not free or _said_elsewhere(row, members, document):
            continue
        likeness, unit_index = max((_silent_score(row, kind, u, indices), -u) for u in free)
        least = _CLEARLY if len(said) > 1 else _ON_THE_POINT
        side = _silent_side(row, kind, -unit_index, members[0], least)
        if side is not None and likeness >= _SILENT:
            found.append((side, likeness))
    return found


def _said_elsewhere(row: Field, members: Sequence[_Node], document: int) -> bool:
    """Whether the document sets such a number in a rule just like these that stands in another row."""
    measure = members[0].mention.measure
    if measure in _RARE:
        numbers = (c for c in row.corpus.numbers_of(document) if c[1].measure == measure)
        return any(dice(_context(u, m), n.context) >= _SAME_PART for u, m in numbers for n in members)
    for index in (u for n in members for u in n.units):
        counterpart = row.corpus.counterpart_rows[index][document]
        if counterpart >= 0 and row.like(index, counterpart) >= _SAME_RULE:
            return any(n.measure == measure for n in row.unit(counterpart).numbers())
    return False


def _silent_score(row: Field, kind: ConflictType, index: int, indices: Sequence[int]) -> float:
    """Likeness to the stated rules, and a little more for a unit that refers to a standard or names a time vaguely."""
    unit = row.unit(index)
    likeness = max(row.like(index, i) for i in indices)
    vague = kind is ConflictType.DEADLINE and any(unit.start <= v.start < unit.end for v in unit.content.vague)
    return likeness + (0.05 if vague or _STANDARD.search(unit.text) else 0.0)


def _silent_side(row: Field, kind: ConflictType, index: int, node: _Node, least: float) -> Side | None:
    unit = row.unit(index)
    text = unit.content.text
    vague = [v for v in unit.content.vague if unit.start <= v.start < unit.end] if kind is ConflictType.DEADLINE else []
    clauses = [c for c in unit.content.clauses if unit.start <= c.start < unit.end]
    if not clauses:
        return None
    target = bigrams(row.unit(node.units[0]).content.text[max(0, node.mention.start - 30) : node.mention.end + 20])
    best = max(
        clauses,
        key=lambda c: (
            dice(bigrams(c.text), target) + (0.25 if any(c.start <= v.start < c.end for v in vague) else 0),
            -c.start,
        ),
    )
    if dice(bigrams(best.text), target) < (least if not vague else _HINTED):
        return None
    inside = next((v for v in vague if best.start <= v.start < best.end), None)
    start, quote = clause_around(text, best.start, best.end, within=(unit.start, unit.end))
    start, quote = widened(text, start, quote, within=(unit.start, unit.end), at_least=8)
    says = (
        f"仅规定“{inside.text}”" if inside else "未规定具体期限" if kind is ConflictType.DEADLINE else "未规定具体数值"
    )
    return Side(unit.document, unit.article, start, quote, "", says, index, Value("presence", says))


def _features(
    row: Field,
    members: Sequence[_Node],
    strength: float,
    silent: Sequence[tuple[Side, float]],
    stated: Mapping[int, Side],
) -> dict[str, float]:
    first = members[0]
    vague = sum(1 for s, _ in silent if "仅" in s.says)
    numbers = sum(1 for n in members)
    return {
        "strength": strength,
        "differ": float(len({s.key for s in stated.values()}) > 1),
        "stated": float(len(stated)),
        "share": len(stated) / len(row.documents),
        "silent": float(len(silent)),
        "vague": float(vague),
        "silent_like": max((like for _, like in silent), default=0.0),
        "liability": float(any(row.unit(u).liability for n in members for u in n.units)),
        "fine": float(any(n.sanction is not None for n in members)),
        "standard": float(any(_STANDARD.search(row.unit(s.unit).text) for s, _ in silent)),
        "at_most": float(any(n.mention.comparator is Comparator.AT_MOST for n in members)),
        "exact": float(any(n.mention.comparator is Comparator.EXACT for n in members)),
        "condition": float(any(_conditional(row, n) for n in members)),
        "before": float(any(n.mention.before for n in members)),
        "anchor": float(any(n.mention.anchor for n in members)),
        "alone": float(numbers == 1),
        f"m:{_family(first.mention.measure)}": 1.0,
        **_apart(row, members),
        "documents": float(len(row.documents)),
    }


def _apart(row: Field, members: Sequence[_Node]) -> dict[str, float]:
    """How alike the words around the numbers are where the numbers differ."""
    likes, around = [], []
    for i, a in enumerate(members):
        for b in members[i + 1 :]:
            if value_key(a.mention.value, a.mention.per) != value_key(b.mention.value, b.mention.per):
                likes.append(dice(a.context, b.context))
                around.append(row.corpus.alike(_before(row, a), _before(row, b)))
    return {
        "context_most": max(likes, default=0.0),
        "context_mean": sum(likes) / max(len(likes), 1),
        "before_most": max(around, default=0.0),
        "before_mean": sum(around) / max(len(around), 1),
    }


def _before(row: Field, node: _Node) -> str:
    """The words of the rule before the number."""
    unit = row.unit(node.units[0])
    start = min(unit.start, node.mention.start)
    return unit.content.text[max(start, node.mention.start - 60) : node.mention.start]


def _conditional(row: Field, node: _Node) -> bool:
    """The number belongs to a condition (超过三个月的，…), not to what is demanded."""
    text = row.unit(node.units[0]).content.text
    stop = next((i for i in range(node.mention.end, len(text)) if text[i] in "，。；：\n"), len(text))
    return text[max(stop - 1, 0) : stop] == "的"


def _family(measure: str) -> str:
    return "count" if measure.startswith("count") else measure
