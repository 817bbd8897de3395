"""The matters of part three: a row with all its conflicts, its notes and its decisions, numbered by weight."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.domain.findings import Conflict, ConflictType, Severity
from workbench.domain.notes import Note
from workbench.domain.project import Decision
from workbench.domain.table import Row
from workbench.report.polish import is_lacking, nested_quotes, polished, value_words
from workbench.report.scope import Scope
from workbench.report.wording import joined, sentence

#: What is asked of the meeting, by the kind of conflict.
ASKED = {
    ConflictType.AMOUNT: "金额或者幅度",
    ConflictType.DEADLINE: "期限",
    ConflictType.QUANTITY: "数量标准",
    ConflictType.MODALITY: "义务程度",
    ConflictType.AUTHORITY: "主管机关",
    ConflictType.PROCEDURE: "程序要求",
    ConflictType.PENALTY: "处罚种类",
    ConflictType.SCOPE: "适用范围、定义",
    ConflictType.MISSING: "是否补充规定",
}
#: An explanation longer than this quotes whole provisions that stand in the table below it.
_LONG = 120


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter.

    Attributes:
        number: its number in part three, running through the severities.
        conflicts: the gravest first.
        notes: the coordination notes shown with it.
    """

    number: int
    row: Row
    conflicts: tuple[Conflict, ...]
    notes: tuple[Note, ...]
    decisions: tuple[Decision, ...]

    @property
    def severity(self) -> Severity:
        """That of its gravest conflict."""
        return self.conflicts[0].severity

    @property
    def topic(self) -> str:
        """Its name for the reader."""
        return topic_of(self.row)


def topic_of(row: Row) -> str:
    """A row's name for the reader."""
    return row.topic or f"第{row.id}项事项"


def matters_of(scope: Scope) -> tuple[Matter, ...]:
    """All matters with a conflict, by severity, then by how many conflicts of it, then in the order of the table."""
    grouped: dict[int, list[Conflict]] = {}
    for conflict in scope.conflicts:
        grouped.setdefault(conflict.row, []).append(conflict)

    def weight(found: Sequence[Conflict]) -> tuple[int, int, int]:
        top = found[0].severity
        return top.rank, -sum(c.severity is top for c in found), found[0].row

    threads = _threads(scope, set(grouped))
    return tuple(
        Matter(
            number,
            scope.row_by_id[found[0].row],
            tuple(found),
            tuple(threads.get(found[0].row, ())),
            scope.decisions_on(found[0].row),
        )
        for number, found in enumerate(sorted(grouped.values(), key=weight), 1)
    )


def _threads(scope: Scope, rows: set[int]) -> Mapping[int, list[Note]]:
    """Row to the notes shown with it: each note once, with the row that holds its words."""
    result: dict[int, list[Note]] = {}
    for note in scope.notes:
        row = _row_of(scope, note, rows)
        if row:
            result.setdefault(row, []).append(note)
    return result


def _row_of(scope: Scope, note: Note, rows: set[int]) -> int:
    """The row with conflicts that a note is about, 0 for none: where its words are evidence, else where they stand."""
    document = scope.document_of(note.anchor)
    candidates = [r.id for r in scope.rows_of(document, note.anchor.article) if r.id in rows]
    if not candidates:
        return 0
    quote = note.anchor.quote
    for conflict in scope.conflicts:
        evidence = conflict.evidence.get(document)
        if conflict.row not in candidates or evidence is None or evidence.article != note.anchor.article:
            continue
        if quote and (quote in evidence.quote or evidence.quote in quote):
            return conflict.row
    held = scope.row_of(note.anchor)
    return held.id if held is not None and held.id in candidates else candidates[0]


def difference(scope: Scope, conflict: Conflict) -> tuple[str, str]:
    """What differs, as (lead, sentence): ("数量标准不一致：", "忻州为不低于30米，其余四市均为不低于50米。")."""
    topic = re.escape(nested_quotes(f"“{scope.row_by_id[conflict.row].topic}”"))
    text = polished(sentence(conflict.explanation))
    text = re.sub(rf"^就{topic}，", "", text)
    match = re.match(rf"^{topic}的?([^：“”，。]{{0,10}}不一致)：", text)
    if match:
        lead = match[1] if len(match[1]) > len("不一致") else conflict.type.chinese
        text = text[match.end() :]
    else:
        lead = conflict.type.chinese
    if len(text) > _LONG and "规定为" in text:
        text = f"各市的表述不同，{_stands(scope, conflict)}。"
    return f"{lead}：", text


def _stands(scope: Scope, conflict: Conflict) -> str:
    """太原、吕梁基本一致，晋中、阳泉各不相同."""
    groups = scope.groups(conflict)
    parts = [f"{joined([scope.names[i] for i in g])}基本一致" for g in groups if len(g) > 1]
    alone = [scope.names[g[0]] for g in groups if len(g) == 1]
    if alone:
        parts.append(f"{joined(alone)}{'各不相同' if len(alone) > 1 else '与之不同' if parts else '不同'}")
    return "，".join(parts)


def apart(scope: Scope, conflict: Conflict) -> str:
    """Who stands apart from the majority, with what they say: 忻州（不低于30米）、阳泉（不低于100米）; 各不相同."""
    groups = scope.groups(conflict)
    if len(groups[0]) == 1 and len(groups) > 2:
        return "各不相同"
    if conflict.type is ConflictType.MISSING:
        lacking = [i for g in groups for i in g if i not in conflict.evidence or is_lacking(conflict.evidence[i].value)]
        return f"{joined([scope.names[i] for i in lacking])}未作规定" if lacking else "各不相同"
    others = groups[1:] if len(groups[0]) > len(groups[1]) else groups
    return "、".join(_with_value(scope, conflict, group) for group in others)


def _with_value(scope: Scope, conflict: Conflict, group: tuple[int, ...]) -> str:
    names = joined([scope.names[i] for i in group])
    evidence = next((conflict.evidence[i] for i in group if i in conflict.evidence), None)
    words = value_words(evidence.value, evidence.quote) if evidence else "未作规定"
    return f"{names}（{words}）" if words and len(words) <= 20 else names


def asked(matter: Matter) -> str:
    """What has to be settled: 义务程度、程序要求如何统一；是否补充规定."""
    kinds = list(dict.fromkeys(c.type for c in matter.conflicts))
    unify = [ASKED[k] for k in kinds if k is not ConflictType.MISSING]
    parts = [f"{joined(unify)}如何统一"] if unify else []
    if ConflictType.MISSING in kinds:
        parts.append("未作规定的市是否补充规定")
    return "，".join(parts)
