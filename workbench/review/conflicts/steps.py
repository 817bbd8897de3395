"""Candidates for procedure: licence, approval, filing, notice, papers and other steps in the same matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.domain.findings import ConflictType, Value
from workbench.review.conflicts.candidates import Candidate, Group, RowView, Side, clause_around, cluster, widened
from workbench.review.conflicts.units import Unit
from workbench.review.content import Procedure
from workbench.review.content.procedures import procedure_weight

_LEAST, _CLOSE = 0.12, 0.4
_IN_WORDS = {
    "许可": "取得许可",
    "审批": "经批准",
    "同意": "征得有关的人同意",
    "审查": "经审查",
    "征求意见": "征求意见",
    "协议": "签订协议",
    "鉴定": "检测评估",
    "委托": "委托办理",
    "材料": "提交材料",
    "信用": "记入信用",
    "补办": "补办手续",
    "手续": "办理手续",
    "登记": "办理登记",
    "申请": "提出申请",
    "公示": "向社会公布",
    "审议": "经人大常委会审议",
    "招标": "公开招标",
}
#: The draft speaks of what authorities do among themselves: a plan, a list, a zone that they draw up.
_INTERNAL = re.compile(
    r"(?:编制|制定|拟定|拟订|划定|修编|修订|调整)[^。；]{0,40}|(?:规划|名录|目录|预案|方案|办法|标准|范围)[^，。；]{0,8}(?:由|报|经|应当)"
)


@dataclass(frozen=True, slots=True)
class _Steps:
    document: int
    unit: int
    steps: tuple[Procedure, ...]


def procedure_candidates(row: RowView) -> list[Candidate]:
    """Rules of the same matter that ask for other procedural steps."""
    nodes: list[_Steps] = []
    for index in row.indices():
        unit = row.unit(index)
        if not unit.liability and not unit.defines():
            nodes.append(_Steps(unit.document, index, tuple(unit.procedures())))
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
        members = group.members
        kinds = [_kinds(m) for m in members]
        if len(members) > 1 and any(kinds) and len(set(map(frozenset, kinds))) > 1:
            found.append(_procedure(row, group))
    return found


def _kinds(member: _Steps) -> set[str]:
    return {s.kind for s in member.steps if not s.negated and s.directed}


def _procedure(row: RowView, group: Group[_Steps]) -> Candidate:
    members, strength = group.members, group.strength
    kinds = [_kinds(m) for m in members]
    common = set.intersection(*kinds)
    every = set.union(*kinds)
    apart = every - common
    sides = {m.document: _step_side(row.unit(m.unit), m, common) for m in members}
    weights = [max((procedure_weight(k) for k in ks), default=0) for ks in kinds]
    features = {
        "strength": strength,
        "documents": float(len(members)),
        "share": len(members) / len(row.documents),
        "apart": float(len(apart)),
        "overlap": len(common) / len(every),
        "weight": float(max(procedure_weight(k) for k in apart)),
        "weight_gap": float(max(weights) - min(weights)),
        "approval": float(bool(apart & {"许可", "审批"})),
        "approval_all": float(all(ks & {"许可", "审批"} for ks in kinds)),
        "filing": float("备案" in apart),
        "papers": float("材料" in apart),
        "notice": float(bool(apart & {"告知", "报告"})),
        "public": float(bool(apart & {"公示", "征求意见"})),
        "register": float(bool(apart & {"登记", "申请"})),
        "review": float(bool(apart & {"审查", "鉴定", "补办"})),
        "contract": float(bool(apart & {"协议", "委托", "招标"})),
        "empty": float(any(not ks for ks in kinds)),
        "rows_documents": float(len(row.documents)),
        "internal": float(sum(map(_internal, (row.unit(m.unit) for m in members))) * 2 > len(members)),
        **_steps_apart(row, members),
    }
    others = {m.document: _step_side(row.unit(m.unit), m, common) for m in group.others}
    return Candidate(ConflictType.PROCEDURE, row.id, sides, "、".join(sorted(apart)), features, others)


def _internal(unit: Unit) -> bool:
    """Whether the step is one between authorities (规划报市人民政府批准), not one that a citizen has to take."""
    acting = any(b.family in ("government", "department") and b.start - unit.start < 30 for b in unit.bodies())
    return bool(acting and _INTERNAL.search(unit.text))


def _steps_apart(row: RowView, members: Sequence[_Steps]) -> dict[str, float]:
    """How alike the words around the steps are where the steps differ, and how many kinds of step each side has alone."""
    likes, alone = [], []
    for i, a in enumerate(members):
        for b in members[i + 1 :]:
            if _kinds(a) != _kinds(b):
                likes.append(row.corpus.alike(_around(row, a), _around(row, b)))
                alone.append(min(len(_kinds(a) - _kinds(b)), len(_kinds(b) - _kinds(a))))
    return {
        "around_most": max(likes, default=0.0),
        "around_mean": sum(likes) / max(len(likes), 1),
        "both_alone": float(max(alone, default=0) > 0),
        "kinds": float(max(len(_kinds(m)) for m in members)),
    }


def _around(row: RowView, member: _Steps) -> str:
    """The words before the first directed step, or the whole rule."""
    unit = row.unit(member.unit)
    steps = [s for s in member.steps if s.directed and not s.negated]
    if not steps:
        return unit.text
    return unit.content.text[max(unit.start, steps[0].start - 40) : steps[0].end]


def _step_side(unit: Unit, member: _Steps, common: set[str]) -> Side:
    text = unit.content.text
    steps = [s for s in member.steps if not s.negated and s.directed]
    own = [s for s in steps if s.kind not in common] or steps
    own.sort(key=lambda s: (-procedure_weight(s.kind), s.start))
    kinds = list(dict.fromkeys(s.kind for s in sorted(own, key=lambda s: s.start)))
    says = "须" + "、".join(_IN_WORDS.get(k, k) for k in kinds[:3]) if kinds else "没有这一要求"
    if own:
        start, quote = clause_around(text, own[0].start, own[0].end, within=(unit.start, unit.end))
        start, quote = widened(text, start, quote, within=(unit.start, unit.end), at_least=8)
    else:
        start, quote = clause_around(text, unit.start + 1, unit.start + 2, within=(unit.start, unit.end))
    return Side(
        unit.document, unit.article, start, quote, "、".join(sorted(kinds)), says, member.unit, Value("procedure", says)
    )
