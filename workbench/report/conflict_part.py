"""三、主要不一致条款及协调建议: by severity, each city's words beside the others', what was said and decided on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.domain.findings import Conflict, ConflictType, Severity
from workbench.domain.notes import Note, Visibility
from workbench.domain.project import Decision, DecisionForm
from workbench.report import marks
from workbench.report.body import Body
from workbench.report.ooxml import CellContent, Piece
from workbench.report.scope import Scope
from workbench.report.statistics import is_overdue
from workbench.report.wording import article_name, clause_name, joined, sentence, written_date

_HEADINGS = {
    Severity.HIGH: "需重点协调的条款",
    Severity.MEDIUM: "需协调统一的条款",
    Severity.LOW: "建议关注的条款",
}


def conflicts(body: Body, scope: Scope) -> None:
    """The whole part."""
    body.heading(1, "主要不一致条款及协调建议")
    if not scope.conflicts and not scope.internal:
        body.text("经对照，未发现各市条文之间存在实质性不一致。")
        return
    body.text("以下各项按影响程度排列。表中加粗并加下划线的文字为各市规定不一致之处。")
    threads = notes_of_conflicts(scope)
    for severity in Severity:
        found = [(n, c) for n, c in enumerate(scope.conflicts) if c.severity is severity]
        if not found:
            continue
        body.heading(2, f"{_HEADINGS[severity]}（{len(found)}处）")
        for number, conflict in found:
            _conflict(body, scope, conflict, threads.get(number, ()))
    if scope.internal:
        _internal(body, scope)


def _conflict(body: Body, scope: Scope, conflict: Conflict, thread: Sequence[Note]) -> None:
    row = scope.row_by_id[conflict.row]
    body.heading(3, f"{row.topic or f'第{row.id}项事项'}：{conflict.type.chinese}")
    body.text(sentence(conflict.explanation))
    sides = [_side(scope, conflict, index) for index in scope.documents]
    if any(e.value for e in conflict.evidence.values()):
        body.grid(("城市", "条款", "条文表述", "规定内容"), sides, (4, 6, 18, 6), centred=(0, 1, 3))
    else:
        body.grid(("城市", "条款", "条文表述"), [side[:3] for side in sides], (4, 6, 24), centred=(0, 1))
    body.text("", "TableNote")
    said = []
    if conflict.severity_reason:
        reason = sentence(conflict.severity_reason)
        said += [Piece("影响程度：", "Lead"), Piece(f"{conflict.severity.value}。{reason}")]
    if conflict.suggestion:
        said += [Piece("协调建议：", "Lead"), Piece(sentence(conflict.suggestion))]
    if said:
        body.text(said)
    add_thread(body, scope, thread)
    decisions = scope.decisions_on(conflict.row)
    for decision in decisions:
        body.led("议定结果：", decided(decision))
    if not decisions:
        body.led("待议问题：", _question(scope, conflict))


def _side(scope: Scope, conflict: Conflict, index: int) -> list[str | CellContent]:
    """One city's line: article, its words with what differs marked, the value read from them."""
    evidence = conflict.evidence.get(index)
    cell = scope.row_by_id[conflict.row].cells.get(index)
    name = scope.names[index]
    if evidence is None:
        if cell is None:
            return [name, "—", "未作规定", "—"]
        articles = joined([article_name(scope, index, label) for label in cell.articles])
        return [
            name,
            articles,
            "有关条文未就此作出规定" if conflict.type is ConflictType.MISSING else "有关条文未列入本项比较",
            "—",
        ]
    words = _quoted(scope, index, evidence.article, evidence.start, evidence.quote)
    value = evidence.value.text if evidence.value else ""
    style = (tuple((line, "TableText") for line in words),)
    return [name, article_name(scope, index, evidence.article), CellContent(*style), value or "—"]


def _quoted(scope: Scope, index: int, label: str, start: int, quote: str) -> list[list[Piece]]:
    """The sentence around a quotation with the quotation marked; the bare quotation where the article lacks it."""
    article = scope.article(index, label)
    if article is None or start < 0 or article.text[start : start + len(quote)] != quote or not quote:
        return [[Piece(quote, "Evidence")]]
    end = start + len(quote)
    left, right = marks.excerpt(article.text, start, end)
    painted = [marks.Painted(start - left, end - left, "Evidence")]
    return marks.lines(article.text[left:right], painted)


def _question(scope: Scope, conflict: Conflict) -> str:
    """What the meeting has to settle where nothing was decided."""
    sides = []
    for group in scope.groups(conflict):
        value = next((v.text for i in group if i in conflict.evidence and (v := conflict.evidence[i].value)), "")
        names = joined([scope.names[i] for i in group])
        if value:
            sides.append(f"{names}为“{value}”")
        elif not any(i in conflict.evidence for i in group):
            sides.append(f"{names}未作规定")
    stand = f"目前{'，'.join(sides)}。" if len(sides) > 1 else ""
    if conflict.type is ConflictType.MISSING:
        return f"{stand}请研究未作规定的城市是否增加相应规定。"
    return f"{stand}请研究确定统一的规定；确需保留差异的，请说明理由。"


def decided(decision: Decision) -> str:
    """A decision in words, with everything that was written on it."""
    forms = {
        DecisionForm.TEXT: f"统一文本为“{decision.text}”",
        DecisionForm.VALUE: f"统一数值为“{decision.value}”",
        DecisionForm.OWN: "各市保留各自规定",
        DecisionForm.REFER: "提请上级研究",
    }
    parts = [sentence(forms[decision.form])]
    if decision.form is not DecisionForm.TEXT and decision.text:
        parts.append(sentence(decision.text))
    if decision.form is not DecisionForm.VALUE and decision.value:
        parts.append(sentence(decision.value))
    parts += [f"{city}：{sentence(reason)}" for city, reason in decision.reasons.items() if reason]
    if decision.remark:
        parts.append(sentence(decision.remark))
    trace = decision.trace
    if trace.city or trace.time:
        parts.append(f"（{signed(trace.city, trace.author, trace.time)}记录）")
    if trace.disputes:
        parts.append("（各市对该议定结果的记载不一，待核对）")
    return "".join(parts)


def notes_of_conflicts(scope: Scope) -> Mapping[int, list[Note]]:
    """Index of a conflict to the notes shown with it: each note once, with the conflict whose words it quotes."""
    result: dict[int, list[Note]] = {}
    for note in scope.notes:
        number = _conflict_of(scope, note)
        if number >= 0:
            result.setdefault(number, []).append(note)
    return result


def _conflict_of(scope: Scope, note: Note) -> int:
    document = scope.document_of(note.anchor)
    rows = {row.id for row in scope.rows_of(document, note.anchor.article)}
    best, chosen = 0, -1
    for number, conflict in enumerate(scope.conflicts):
        if conflict.row not in rows:
            continue
        evidence = conflict.evidence.get(document)
        fit = 1
        if evidence is not None and evidence.article == note.anchor.article:
            quote = note.anchor.quote
            fit = 3 if quote and (quote in evidence.quote or evidence.quote in quote) else 2
        if fit > best:
            best, chosen = fit, number
    return chosen


def add_thread(body: Body, scope: Scope, thread: Sequence[Note]) -> None:
    """Notes with their replies, every word of them."""
    for note in thread:
        head = f"{note.kind.value}（{signed(note.city, note.author, note.time)}）："
        body.led(head, f"{sentence(note.text)}〔{status_of(scope, note)}〕")
        for lead, words in additions(note):
            first, *rest = words.split("\n")
            body.text((Piece(lead, "Lead"), Piece(first)), "Quotation")
            for line in rest:
                body.text(line, "Quotation")


def additions(note: Note) -> list[tuple[str, str]]:
    """What hangs on a note: its attachments, its replies and what is disputed about it, as (lead, words)."""
    result = [(f"附件《{a.name}》：", a.text) for a in note.attachments]
    for reply in note.replies:
        inside = "，内部" if reply.visibility is Visibility.INTERNAL else ""
        result.append((f"答复（{signed(reply.city, reply.author, reply.time)}{inside}）：", sentence(reply.text)))
    for dispute in note.disputes:
        claims = "；".join(f"{c.city}记为“{c.value}”" for c in dispute.claims)
        result.append(("记载不一：", sentence(f"{claims}。{dispute.proposal}" if dispute.proposal else claims)))
    return result


def signed(city: str, author: str, time: str) -> str:
    """太原 张三，2026年11月1日."""
    return "，".join(x for x in (f"{city} {author}".strip(), written_date(time)) if x)


def status_of(scope: Scope, note: Note) -> str:
    """A note's state with what hangs on it: 协商中，阳泉负责，2026年12月31日前办结，已逾期."""
    parts = ["已撤回" if note.withdrawn else note.status.value]
    if note.responsible:
        parts.append(f"{note.responsible}负责")
    if note.due and not note.settled:
        parts.append(f"{written_date(note.due)}前办结")
    if is_overdue(scope, note):
        parts.append("已逾期")
    if note.visibility is Visibility.INTERNAL:
        parts.append("内部意见")
    if note.stage:
        parts.append(f"{note.stage.value}阶段")
    if note.tags:
        parts.append("标签：" + "、".join(note.tags))
    return "，".join(parts)


def _internal(body: Body, scope: Scope) -> None:
    body.heading(2, f"各市文本自身前后不一致的条款（{len(scope.internal)}处）")
    for conflict in scope.internal:
        articles = list(dict.fromkeys(e.article for e in conflict.evidence))
        names = joined([article_name(scope, conflict.document, a) for a in articles])
        body.heading(3, f"{scope.names[conflict.document]}{names}：{conflict.type.chinese}")
        body.text(sentence(conflict.explanation))
        rows: list[list[str | CellContent]] = []
        for evidence in conflict.evidence:
            words = _quoted(scope, conflict.document, evidence.article, evidence.start, evidence.quote)
            value = evidence.value.text if evidence.value else "—"
            cell = CellContent(tuple((line, "TableText") for line in words))
            rows.append([clause_name(scope, conflict.document, evidence.article), cell, value])
        body.grid(("条款", "条文表述", "规定内容"), rows, (8, 19, 7), centred=(0, 2))
        body.text("", "TableNote")
        if conflict.suggestion:
            body.led("处理建议：", sentence(conflict.suggestion))
