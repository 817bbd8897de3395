"""From a raised candidate to a conflict a lawyer can read: sentence, severity with its reason, what would settle it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.domain.findings import Conflict, ConflictType, Evidence, Severity
from workbench.review.conflicts.candidates import Candidate, RowView, Side
from workbench.review.content.units import base_ends

_WHAT = {
    ConflictType.AMOUNT: "金额标准",
    ConflictType.DEADLINE: "期限",
    ConflictType.QUANTITY: "数量标准",
    ConflictType.MODALITY: "义务程度",
    ConflictType.AUTHORITY: "责任主体",
    ConflictType.PROCEDURE: "程序要求",
    ConflictType.PENALTY: "处罚种类和条件",
    ConflictType.SCOPE: "适用范围",
    ConflictType.MISSING: "规定有无",
}
_COUNT = "零一二三四五六七八九十"


def to_conflict(row: RowView, candidate: Candidate, names: Sequence[str]) -> Conflict:
    """The conflict that a candidate is, in words."""
    candidate = candidate.complete()
    groups = candidate.groups()
    severity, reason = _severity(candidate)
    evidence = {d: Evidence(s.article, s.quote, s.start, s.value) for d, s in sorted(candidate.sides.items())}
    return Conflict(
        row.id,
        candidate.type,
        severity,
        reason,
        evidence,
        groups,
        _sentence(row, candidate, groups, names),
        _suggestion(candidate, groups, names),
    )


def _sentence(row: RowView, candidate: Candidate, groups: Sequence[Sequence[int]], names: Sequence[str]) -> str:
    if candidate.type is ConflictType.MISSING:
        having = "、".join(names[d] for d in sorted(candidate.sides) if candidate.sides[d].key)
        lacking = "、".join(names[d] for d in sorted(candidate.sides) if not candidate.sides[d].key)
        topic = _topic(row)
        place = f"就{quoted(topic)}，" if topic else ""
        return f"{place}{having}规定{quoted(_shortened(candidate.point))}，{lacking}没有相应规定。"
    return f"{_subject(row, candidate)}不一致：{_who_stands_where(candidate.sides, groups, names)}。"


def quoted(words: str) -> str:
    """The words in quotation marks; those inside become single ones (GB/T 15834-2011)."""
    return f"“{words.replace('“', '‘').replace('”', '’')}”"


def _topic(row: RowView) -> str:
    """The row's heading without marks at its ends; a pair that was meant to stay is kept."""
    topic = row.topic.strip("，。；：、 ")
    inner = topic[1:-1]
    if topic.startswith("“") and topic.endswith("”") and not set(inner) & set("“”"):
        return inner
    return topic if topic.count("“") == topic.count("”") else topic.replace("“", "").replace("”", "")


def _shortened(quote: str) -> str:
    return quote if len(quote) <= 44 else quote[:44] + "……"


def _subject(row: RowView, candidate: Candidate) -> str:
    topic = _topic(row)
    what = _what(candidate)
    if not topic:
        return what
    plain = what.replace("“", "").replace("”", "")
    return quoted(topic) if plain in topic or topic in plain else f"{quoted(topic)}的{what}"


def _what(candidate: Candidate) -> str:
    kind, features = candidate.type, candidate.features
    if kind is ConflictType.AMOUNT:
        return "罚款幅度" if features.get("fine") else "金额标准"
    if kind is ConflictType.DEADLINE:
        names = {"frequency": "周期频次", "date": "日期", "time": "时段"}
        return names.get(candidate.point, "期限")
    if kind is ConflictType.AUTHORITY:
        return {"punishes": "处罚机关", "approves": "批准机关"}.get(candidate.point, "责任主体")
    if kind is ConflictType.SCOPE and candidate.point:
        return f"{quoted(candidate.point)}的含义"
    if kind is ConflictType.SCOPE and not features.get("applies"):
        return "对象和范围"
    return _WHAT[kind]


def _who_stands_where(sides: Mapping[int, Side], groups: Sequence[Sequence[int]], names: Sequence[str]) -> str:
    """晋中为15日内，其余三市为30日内: the largest group of three or more comes last as 其余."""
    stated = [g for g in groups if sides[g[0]].key]
    silent = [g for g in groups if not sides[g[0]].key]
    phrases = []
    rest: Sequence[int] = ()
    if len(groups) > 1 and stated and len(stated[0]) >= 3 and len(stated[0]) + 2 > len(sides) - len(stated[0]):
        rest = stated[0]
    for group in [*stated, *silent]:
        if group is rest:
            continue
        cities = "、".join(names[d] for d in group)
        phrases.append(cities + _verb(sides[group[0]]))
    if rest:
        phrases.append(f"其余{_COUNT[min(len(rest), 10)]}市{'均' if len(rest) > 1 else ''}{_verb(sides[rest[0]])}")
    return ("；" if any("，" in p for p in phrases) else "，").join(phrases)


def _verb(side: Side) -> str:
    says = side.says
    if says == "见引文":
        return f"规定为{quoted(_shortened(side.quote))}"
    if side.value is not None and side.value.kind == "modality":
        return f"规定为“{says}”"
    if side.value is not None and side.value.kind in ("procedure", "sanctions", "presence"):
        return says
    return f"为{says}"


def _severity(candidate: Candidate) -> tuple[Severity, str]:
    judge = {
        ConflictType.AMOUNT: _severity_of_numbers,
        ConflictType.DEADLINE: _severity_of_numbers,
        ConflictType.QUANTITY: _severity_of_numbers,
        ConflictType.MODALITY: _severity_of_modality,
        ConflictType.AUTHORITY: _severity_of_authority,
        ConflictType.PROCEDURE: _severity_of_procedure,
        ConflictType.PENALTY: _severity_of_penalty,
    }.get(candidate.type)
    if judge is not None:
        return judge(candidate)
    if candidate.type is ConflictType.SCOPE and not candidate.features.get("applies"):
        return Severity.LOW, "同类规定所及的对象、地点或者情形宽窄不同"
    if candidate.type is ConflictType.SCOPE:
        return Severity.MEDIUM, "同一概念或者适用范围的界限不同，影响其他条款在各市的适用"
    if candidate.features.get("cooperation"):
        return Severity.HIGH, "关系各市之间的互认、共享或者联合监管"
    return Severity.LOW, "部分市未作规定，跨市主体的权利义务不同"


def _severity_of_numbers(candidate: Candidate) -> tuple[Severity, str]:
    values = [s.value for s in candidate.sides.values() if s.key and s.value is not None]
    silent = any(not s.key for s in candidate.sides.values())
    if len({s.key for s in candidate.sides.values() if s.key}) < 2:
        return Severity.MEDIUM, "部分市有明确数值，部分市没有，执行标准无法对应"
    if len({v.kind for v in values}) > 1:
        return Severity.HIGH, "计算方式不同，无法直接比较"
    tops = [top for v in values if (top := base_ends(v)[1] if base_ends(v)[1] is not None else base_ends(v)[0])]
    ratio = max(tops) / min(tops) if tops and min(tops) > 0 else 1.0
    if ratio >= 3:
        return Severity.HIGH, f"最高与最低相差{ratio:.0f}倍"
    if {v.unit for v in values} >= {"日", "工作日"}:
        return Severity.MEDIUM, "有的按日计算，有的按工作日计算"
    if ratio > 1.2 or silent:
        return Severity.MEDIUM, "数值不同，同一行为在各市的要求不同"
    return Severity.LOW, "数值接近，差别主要在下限或者计算方式"


def _severity_of_modality(candidate: Candidate) -> tuple[Severity, str]:
    keys = {s.key for s in candidate.sides.values()}
    if "MUST_NOT" in keys and keys & {"MAY", "ENCOURAGED"}:
        return Severity.HIGH, "有的市禁止，有的市允许或者鼓励"
    if {"MUST_NOT", "MUST"} <= keys:
        return Severity.MEDIUM, "有的市以禁止、有的市以义务来规定，对同一行为的要求是否一致需要核对"
    if {"MUST", "ENCOURAGED"} <= keys:
        return Severity.HIGH, "有的市是强制义务，有的市只是倡导"
    return Severity.MEDIUM, "有的市是强制义务，有的市可以选择"


def _severity_of_authority(candidate: Candidate) -> tuple[Severity, str]:
    if candidate.features.get("punishes"):
        return Severity.HIGH, "处罚主体不同，影响跨市执法协作和案件移送"
    if candidate.features.get("level_only"):
        return Severity.LOW, "同类机关，层级不同"
    return Severity.MEDIUM, "承担同一职责的机关或者主体不同，跨市办事对口单位不同"


def _severity_of_procedure(candidate: Candidate) -> tuple[Severity, str]:
    if candidate.features.get("internal"):
        return Severity.MEDIUM, "规划、名录等的批准、公布程序不同，五市难以同步"
    if candidate.features.get("approval") and not candidate.features.get("approval_all"):
        return Severity.HIGH, "有的市须经许可或者审批，有的市不需要"
    if candidate.features.get("weight_gap", 0) >= 2:
        return Severity.MEDIUM, "程序负担轻重不同"
    return Severity.LOW, "程序环节不同，办事要求不一"


def _severity_of_penalty(candidate: Candidate) -> tuple[Severity, str]:
    features = candidate.features
    if features.get("licence") or features.get("confiscation") or features.get("referral"):
        return Severity.HIGH, "同一行为的处罚种类轻重悬殊"
    if features.get("overdue_differs") or features.get("kinds_differ"):
        return Severity.MEDIUM, "有的市须逾期不改正才处罚，有的市直接处罚" if features.get(
            "overdue_differs"
        ) else "处罚种类不同"
    return Severity.LOW, "处罚的条件或者裁量不同"


def _majority(candidate: Candidate, groups: Sequence[Sequence[int]]) -> Side | None:
    """The side of a group that holds more than half of the documents that say something."""
    stated = [g for g in groups if candidate.sides[g[0]].key]
    total = sum(len(g) for g in stated)
    if stated and len(stated[0]) * 2 > total and len(stated[0]) > 1:
        return candidate.sides[stated[0][0]]
    return None


def _suggestion(candidate: Candidate, groups: Sequence[Sequence[int]], names: Sequence[str]) -> str:
    majority = _majority(candidate, groups)
    lead = (
        f"建议按多数市的规定统一为{quoted(majority.says)}"
        if majority and majority.says not in ("见引文", "有规定")
        else ""
    )
    return _SUGGEST[candidate.type](candidate, lead)


def _suggest_amount(candidate: Candidate, lead: str) -> str:
    law = (
        "罚款的幅度应当在上位法规定的范围内（《行政处罚法》第十二条）"
        if candidate.features.get("fine")
        else "标准应当有上位法或者定价依据"
    )
    return f"{lead or '建议协商统一上下限和计算方式'}；{law}。"


def _suggest_deadline(candidate: Candidate, lead: str) -> str:
    values = [s.value for s in candidate.sides.values() if s.key and s.value]
    units = {v.unit for v in values}
    tail = "，并统一按工作日或者按自然日计算" if {"日", "工作日"} <= units else ""
    if lead:
        return f"{lead}{tail}。"
    if len({s.key for s in candidate.sides.values() if s.key}) == 1:
        says = next(s.says for s in candidate.sides.values() if s.key)
        return f"建议未定期限的市参照“{says}”补充明确{tail}。"
    return f"建议以对当事人最便利、最短的办理期限为基础协商统一{tail}；上位法有期限的从其规定。"


def _suggest_quantity(candidate: Candidate, lead: str) -> str:
    if lead:
        return f"{lead}；有国家标准或者行业标准的，直接援引标准。"
    return "建议依据国家标准、行业标准协商统一数值；没有标准的，以最严格的为基础论证。"


def _suggest_modality(candidate: Candidate, lead: str) -> str:
    return f"{lead or '建议统一义务程度'}；确需区分的，写明适用的对象和条件。"


def _suggest_authority(candidate: Candidate, lead: str) -> str:
    return f"{lead or '建议明确同一职责的对口机关'}；因各市机构设置不同无法统一的，可以表述为“市、县（市、区）人民政府确定的部门”，并列明对口单位以便协作。"


def _suggest_procedure(candidate: Candidate, lead: str) -> str:
    if candidate.features.get("internal") or candidate.features.get("public"):
        return f"{lead or '建议统一编制、论证、批准和公布的环节'}；上位法有规定的从其规定。"
    if candidate.features.get("approval"):
        return "建议核对有无设定许可的上位法依据（《行政许可法》第十五条）；没有依据的，统一改为备案或者告知，并实行材料、结果互认。"
    return f"{lead or '建议统一环节和材料，以负担最轻的程序为准'}，并实行结果互认。"


def _suggest_penalty(candidate: Candidate, lead: str) -> str:
    return "建议统一处罚种类以及“责令改正—逾期不改正再处罚”的次序；种类不得超出上位法规定（《行政处罚法》第十二条）。"


def _suggest_scope(candidate: Candidate, lead: str) -> str:
    return "建议统一表述；因地域情况确需不同的，在立项说明中写明理由。"


def _suggest_missing(candidate: Candidate, lead: str) -> str:
    return "建议未作规定的市研究是否补充，或者由各市共同明确处理口径。"


_SUGGEST = {
    ConflictType.AMOUNT: _suggest_amount,
    ConflictType.DEADLINE: _suggest_deadline,
    ConflictType.QUANTITY: _suggest_quantity,
    ConflictType.MODALITY: _suggest_modality,
    ConflictType.AUTHORITY: _suggest_authority,
    ConflictType.PROCEDURE: _suggest_procedure,
    ConflictType.PENALTY: _suggest_penalty,
    ConflictType.SCOPE: _suggest_scope,
    ConflictType.MISSING: _suggest_missing,
}
