"""Candidates for authority: which kind of body acts, approves or punishes in the same matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.domain.findings import ConflictType, Value
from workbench.review.conflicts.candidates import Candidate, Group, RowView, Side, clause_around, cluster
from workbench.review.conflicts.units import Unit
from workbench.review.content import Body

_LEAST = 0.07
_PUNISH = re.compile(
    r"(?:依法|应当|可以|有权|负责|按照?|依照|分别|予以|，)*(?:责令|处|给予|没收|实施|予以处罚|处罚|对|限期|暂扣|吊销|按|依)"
)
_APPROVES = re.compile(r"^(?:审核|审查|审批|批准|同意|核准|核发|核定|许可|备案|审定|确定|决定|提出意见后)")
_BY = re.compile(r"(?:(?<![理事自缘])由|分别由|依法由)[^，。；：由]{0,18}$")
_APPROVED_BY = re.compile(r"(?:经|报|报经|须经|征得|征求|向)[^，。；：]{0,16}$")
_RECEIVES = re.compile(
    r"^[^，。；：、]{0,12}?(?:备案|报告|申请|申报|办理|提出|提交|登记|报送|告知|通报|投诉|举报|申领|查明|检测|检验|检定|鉴定|检疫)"
)
_RECEIVED_BY = re.compile(r"(?:向|到|报|送|在|至|告知|通知|申请|委托|经|由)[^，。；：]{0,16}$")
_WITH = re.compile(
    r"(?:会同|配合|协助|组织|督促|协调|监督|指导|通知|告知|移交|移送|委托|接受|对|与|和其|将)[^，。；：、]{0,8}$"
)
_COMPLETE = ("部门", "机关", "机构", "局", "队", "政府", "委员会", "办公室", "单位", "企业", "办事处", "法院")
_VAGUE_BODIES = {"主管部门", "有权机关"}


@dataclass(frozen=True, slots=True)
class _Actor:
    """The bodies that play one role ("acts", "approves", "punishes") in a unit."""

    document: int
    unit: int
    role: str
    bodies: tuple[Body, ...]
    start: int
    end: int
    act: str
    inherited: bool


def authority_candidates(row: RowView) -> list[Candidate]:
    """Rules of the same matter that different kinds of body carry out."""
    nodes = [a for u in row.indices() if not row.unit(u).defines() for a in _actors(row.unit(u), u)]
    found = []
    for group in cluster(
        row,
        nodes,
        lambda n: (n.unit,),
        lambda a, b: _score(row, a, b),
        least=_LEAST,
        order=lambda n: (row.order(n.unit)[0], n.role, n.start),
    ):
        members = group.members
        same = _same_bodies(members)
        if len(members) > 1 and len({_key(m.bodies, same) for m in members}) > 1:
            found.append(_candidate(row, group, same))
    return found


def _same_bodies(members: Sequence[_Actor]) -> dict[str, str]:
    """Departments known by the regulation's subject under their shortest name: 城市供水主管 is 供水主管 where both occur."""
    names = {b.function for m in members for b in m.bodies if b.function.endswith("主管")}
    found = {}
    for name in sorted(names):
        within = [n for n in names if n.removesuffix("主管") in name.removesuffix("主管")]
        found[name] = min(within, key=lambda n: (len(n), n))
    if found:
        found["主管部门"] = min(found.values(), key=lambda n: (len(n), n))
    return found


def _score(row: RowView, a: _Actor, b: _Actor) -> float:
    if (a.role == "punishes") != (b.role == "punishes"):
        return 0.0
    score = 0.75 * row.like(a.unit, b.unit) + 0.25 * row.corpus.alike(a.act, b.act)
    score += 0.06 if a.role == b.role else -0.04
    return score + (0.02 if {x.function for x in a.bodies} == {x.function for x in b.bodies} else 0.0)


def _actors(unit: Unit, index: int) -> Iterator[_Actor]:
    """The bodies of each role, the unit's own before the lead-in's."""
    text = unit.content.text
    bodies = _without_owners(unit.bodies(), text)
    roles: dict[str, list[Body]] = {}
    for body in bodies:
        role = _role(unit, body, text)
        if role:
            roles.setdefault(role, []).append(body)
    for role in ("punishes",) if unit.liability else ("acts", "approves", "receives"):
        chosen = roles.get(role, [])
        own = [b for b in chosen if b.sentence in unit.sentences] or chosen
        if own:
            first = own[0]
            near = tuple(b for b in own if b.sentence == first.sentence and b.start - first.start < 60)
            act = _act(unit, near, text, role)
            yield _Actor(
                unit.document, index, role, near, first.start, near[-1].end, act, first.sentence not in unit.sentences
            )


def _act(unit: Unit, bodies: Sequence[Body], text: str, role: str) -> str:
    """The words that say what the bodies do, or what is brought before them."""
    sentence = unit.content.sentences[bodies[0].sentence]
    after = text[bodies[-1].end : min(sentence.end, bodies[-1].end + 30)]
    return after if role == "acts" else text[max(sentence.start, bodies[0].start - 20) : bodies[0].start] + after[:16]


def _role(unit: Unit, body: Body, text: str) -> str:
    sentence = unit.content.sentences[body.sentence]
    before = text[max(sentence.start, body.start - 24) : body.start]
    after = text[body.end : min(sentence.end, body.end + 14)]
    by = bool(_BY.search(before))
    if unit.liability:
        return "punishes" if (by or _PUNISH.match(after)) and body.family in ("department", "government") else ""
    brought = "" if by or body.family == "person" else _brought(before, after)
    if brought or (_APPROVED_BY.search(before) and not by):
        return brought
    if by or "负责" in after[:8] or after.startswith(("是", "为", "主管", "统一", "具体")):
        return "acts"
    if _WITH.search(before):
        return ""
    return "acts" if _is_subject(unit, body, text) else ""


def _brought(before: str, after: str) -> str:
    """Whether something is brought before the body: for its approval, or for filing, a report, a test."""
    if _APPROVED_BY.search(before) and _APPROVES.match(after):
        return "approves"
    return "receives" if _RECEIVED_BY.search(before) and _RECEIVES.match(after) else ""


def _is_subject(unit: Unit, body: Body, text: str) -> bool:
    """It stands before the word of force, or at the head of its clause."""
    for deontic in unit.content.deontics:
        if deontic.sentence == body.sentence and deontic.start <= body.start < deontic.act_start - len(deontic.marker):
            return body.end >= deontic.act_start - len(deontic.marker) - 40
    sentence = unit.content.sentences[body.sentence]
    head = text[sentence.start : body.start].lstrip("（）()一二三四五六七八九十 ")
    return len(head) <= 14 and "，" not in head


def _without_owners(bodies: Sequence[Body], text: str) -> list[Body]:
    """Drop a government that only owns the body behind it (市人民政府公安机关)."""
    kept = []
    for position, body in enumerate(bodies):
        following = bodies[position + 1] if position + 1 < len(bodies) else None
        if body.function == "人民政府" and following is not None:
            between = text[body.end : following.start]
            if (
                following.start - body.end <= 8
                and not any(c in between for c in "，。、；和及或应由")
                and following.family == "department"
            ):
                continue
        kept.append(body)
    return kept


def _functions(bodies: Sequence[Body], same: Mapping[str, str]) -> frozenset[str]:
    return frozenset(same.get(b.function, b.function) for b in bodies)


def _key(bodies: Sequence[Body], same: Mapping[str, str]) -> str:
    """The functions, and the level where only governments act: who stands with whom."""
    functions = _functions(bodies, same)
    if functions == {"人民政府"}:
        levels = "、".join(sorted({b.level or "本级" for b in bodies}))
        return f"人民政府（{levels}）"
    return "、".join(sorted(functions))


def _candidate(row: RowView, group: Group[_Actor], same: Mapping[str, str]) -> Candidate:
    members, strength = group.members, group.strength
    sides = {m.document: _side(row.unit(m.unit), m, same) for m in members}
    sets = [_functions(m.bodies, same) for m in members]
    families = [{b.family for b in m.bodies} for m in members]
    government = ["人民政府" in s for s in sets]
    department = ["department" in f for f in families]
    common, every = frozenset.intersection(*sets), frozenset.union(*sets)
    features = {
        "strength": strength,
        "documents": float(len(members)),
        "share": len(members) / len(row.documents),
        "punishes": float(members[0].role == "punishes"),
        "approves": float(any(m.role == "approves" for m in members)),
        "receives": float(any(m.role == "receives" for m in members)),
        "roles": float(len({m.role for m in members})),
        "shared": float(bool(common)),
        "overlap": len(common) / len(every),
        "listed": float(max(len(s) for s in sets) > 5),
        "first_differs": float(len({same.get(m.bodies[0].function, m.bodies[0].function) for m in members}) > 1),
        "level_only": float(len(set(sets)) == 1),
        "government-department": float(
            any(g and not d for g, d in zip(government, department, strict=True))
            and any(d and not g for g, d in zip(government, department, strict=True))
        ),
        "departments": float(all(department) and not common),
        "organisations": float(any("organisation" in f for f in families)),
        "persons": float(any("person" in f for f in families)),
        "vague": float(any(s & _VAGUE_BODIES for s in sets)),
        "township": float(any("街道乡镇" in s for s in sets)),
        "many": float(max(len(s) for s in sets) > 3),
        "governments": float(all(government)),
        "inherited": float(any(m.inherited for m in members)),
        "kinds": float(len(set(sets))),
        **_apart(row, members, sets),
    }
    others = {m.document: _side(row.unit(m.unit), m, same) for m in group.others}
    return Candidate(ConflictType.AUTHORITY, row.id, sides, members[0].role, features, others)


def _apart(row: RowView, members: Sequence[_Actor], sets: Sequence[frozenset[str]]) -> dict[str, float]:
    """Over the pairs whose bodies differ: how alike their acts are, and whether one only names more bodies than the other."""
    acts, disjoint, subset = [], 0, 0
    for i, a in enumerate(members):
        for j in range(i + 1, len(members)):
            if sets[i] != sets[j]:
                acts.append(row.corpus.alike(a.act, members[j].act))
                disjoint += not sets[i] & sets[j]
                subset += sets[i] <= sets[j] or sets[j] <= sets[i]
    pairs = max(len(acts), 1)
    return {
        "act_like": max(acts, default=0.0),
        "act_mean": sum(acts) / pairs,
        "disjoint": disjoint / pairs,
        "subset": subset / pairs,
    }


def _side(unit: Unit, actor: _Actor, same: Mapping[str, str]) -> Side:
    text = unit.content.text
    sentence = next(s for s in unit.content.sentences if s.start <= actor.start < s.end)
    start, quote = clause_around(
        text, actor.start, min(actor.end, actor.start + 80), within=(sentence.start, sentence.end)
    )
    names = list(dict.fromkeys(shown_body(b, text) for b in actor.bodies))
    says = "、".join(names[:3]) + ("等" if len(names) > 3 else "")
    if actor.bodies[0].family == "department" and not says.endswith(_COMPLETE):
        says += "部门" if says.endswith("等") else "等部门"
    return Side(
        unit.document, unit.article, start, quote, _key(actor.bodies, same), says, actor.unit, Value("body", says)
    )


def shown_body(body: Body, text: str) -> str:
    """The body as written, with the level of a government."""
    if body.function != "人民政府":
        return body.text
    return {
        "市": "市人民政府",
        "县": "县级人民政府",
        "市县": "市、县两级人民政府",
        "乡": "乡镇人民政府",
        "省": "省人民政府",
    }.get(body.level, "人民政府")
