"""Candidates for penalty: the kinds of sanction, their condition and discretion for the same conduct."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.domain.findings import ConflictType, Value
from workbench.review.conflicts.candidates import LONGEST, Candidate, Group, RowView, Side, clause_around, cluster
from workbench.review.conflicts.units import Unit
from workbench.review.content import Sanction

_ASIDE = {"责令改正", "刑事责任", "赔偿", "治安管理处罚", "代履行", "信用惩戒"}
_LEAST, _CLOSE = 0.14, 0.3


@dataclass(frozen=True, slots=True)
class _Penalty:
    document: int
    unit: int
    sanctions: tuple[Sanction, ...]


_CONDITION_WORDS = {
    "逾期不改正": "责令改正，逾期不改正的",
    "情节严重": "情节严重的",
    "情节轻微": "情节轻微的",
    "造成后果": "造成后果的",
    "屡次违反": "屡次违反的",
}
#: What a provision without a sanction of article 9 provides, the weightiest first.
_INSTEAD = (
    ("治安管理处罚", "依照治安管理处罚的规定处理"),
    ("责令改正", "只责令改正"),
    ("代履行", "代为履行"),
    ("刑事责任", "依法追究刑事责任"),
    ("赔偿", "承担赔偿责任"),
    ("信用惩戒", "记入信用记录"),
)
_VERBS = {"罚款": "处罚款", "警告": "给予警告", "扣押": "扣押有关物品", "处分": "给予处分"}


def penalty_candidates(row: RowView) -> list[Candidate]:
    """Penalty rules for the same conduct whose sanctions differ beyond the sum."""
    nodes: list[_Penalty] = []
    for index in row.indices():
        unit = row.unit(index)
        sanctions = tuple(unit.sanctions())
        if unit.liability and sanctions:
            nodes.append(_Penalty(unit.document, index, sanctions))
    found = []
    for group in cluster(
        row,
        nodes,
        lambda n: (n.unit,),
        lambda a, b: row.like(a.unit, b.unit),
        least=_LEAST,
        close=_CLOSE,
        order=lambda n: row.order(n.unit),
    ):
        if len(group.members) > 1 and len({_key(m) for m in group.members}) > 1:
            found.append(_candidate(row, group))
    return found


def kinds_of(sanctions: Sequence[Sanction]) -> set[str]:
    """The kinds that article 9 knows, referral (转致) and seizure; not the order to correct nor criminal liability."""
    kinds = {s.kind for s in sanctions if s.kind not in _ASIDE}
    return kinds - {"转致"} if kinds - {"转致", "处分"} else kinds


def _condition(sanctions: Sequence[Sanction]) -> str:
    """The condition of the first fine, or of the first sanction; a reference to other rules sets none."""
    own = [s for s in sanctions if s.kind not in _ASIDE]
    main = [s for s in own if s.kind == "罚款"] or [s for s in own if s.kind != "转致"] or own
    return main[0].condition if main else ""


def _optional(sanctions: Sequence[Sanction]) -> bool:
    return any(s.optional for s in sanctions if s.kind == "罚款")


def _key(member: _Penalty) -> str:
    discretion = "可以" if _optional(member.sanctions) else ""
    return "|".join(["、".join(sorted(kinds_of(member.sanctions))), _condition(member.sanctions), discretion])


def _candidate(row: RowView, group: Group[_Penalty]) -> Candidate:
    members, strength = group.members, group.strength
    sides = {m.document: _side(row.unit(m.unit), m) for m in members}
    kinds = [kinds_of(m.sanctions) for m in members]
    conditions = [_condition(m.sanctions) for m in members]
    every, common = set.union(*kinds), set.intersection(*kinds)
    orders = [any(s.order for s in m.sanctions) for m in members]
    features = {
        "strength": strength,
        "documents": float(len(members)),
        "share": len(members) / len(row.documents),
        "kinds_differ": float(len(set(map(frozenset, kinds))) > 1),
        "apart": float(len(every - common)),
        "confiscation": float(any(k.startswith("没收") for k in every - common)),
        "warning": float("警告" in every - common),
        "licence": float(bool({"吊销许可证件", "暂扣许可证件", "责令停产停业"} & (every - common))),
        "referral": float("转致" in every - common),
        "fine_differs": float("罚款" in every - common),
        "condition_differs": float(len(set(conditions)) > 1),
        "overdue_differs": float(len({c == "逾期不改正" for c in conditions}) > 1),
        "optional_differs": float(
            len({_optional(m.sanctions) for m in members if "罚款" in kinds_of(m.sanctions)}) > 1
        ),
        "discipline": float(any("处分" in k for k in kinds)),
        "orders_differ": float(len(set(orders)) > 1),
        "seizure": float("扣押" in every - common),
        "rows_documents": float(len(row.documents)),
    }
    others = {m.document: _side(row.unit(m.unit), m) for m in group.others}
    return Candidate(ConflictType.PENALTY, row.id, sides, "", features, others)


def _side(unit: Unit, member: _Penalty) -> Side:
    text = unit.content.text
    main = [s for s in member.sanctions if s.kind not in _ASIDE] or list(member.sanctions)
    own = [s for s in main if unit.start <= s.start < unit.end] or main
    first = own[0]
    sentence = next(s for s in unit.content.sentences if s.start <= first.start < s.end)
    start, quote = clause_around(text, first.start, first.end, within=(sentence.start, sentence.end))
    last = own[-1]
    if last.end <= start + LONGEST and last.end > start + len(quote):
        quote = text[start : last.end].split("\n")[0]
    says = describe(member.sanctions)
    return Side(unit.document, unit.article, start, quote, _key(member), says, member.unit, Value("sanctions", says))


def describe(sanctions: Sequence[Sanction]) -> str:
    """The sanctions as a lawyer would put them in a few words: 责令改正，逾期不改正的处罚款、没收犬只."""
    wanted = kinds_of(sanctions)
    kinds = list(dict.fromkeys(s.kind for s in sanctions if s.kind in wanted))
    if not kinds:
        named = {s.kind for s in sanctions}
        return next((words for kind, words in _INSTEAD if kind in named), "没有设定处罚")
    if kinds == ["转致"]:
        return "援引其他规定处罚"
    head = _CONDITION_WORDS.get(_condition(sanctions), "")
    may = "可以" if _optional(sanctions) else ""
    return head + may + "、".join(_VERBS.get(k, k) for k in kinds if k != "转致")
