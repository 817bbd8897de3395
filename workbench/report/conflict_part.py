"""三、主要不一致条款及协调建议: by severity, each city's words beside the others', what was said and decided on them."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.findings import Severity
from workbench.domain.notes import Note, Visibility
from workbench.domain.project import Decision, DecisionForm
from workbench.report.advice import by_words
from workbench.report.body import Body
from workbench.report.matter_list import Advices, advice_on, differences, lines, own_advice, principles
from workbench.report.matters import Matter, asked, matters_of
from workbench.report.ooxml import CellContent, Piece
from workbench.report.options import Part
from workbench.report.polish import polished, value_words
from workbench.report.row_choice import chosen_rows
from workbench.report.scope import Scope
from workbench.report.sides import quoted, sides
from workbench.report.statistics import is_overdue
from workbench.report.wording import article_name, clause_name, joined, sentence, written_date

_HEADINGS = {
    Severity.HIGH: "需重点协调的事项",
    Severity.MEDIUM: "需协调统一的事项",
    Severity.LOW: "建议关注的事项",
}


def conflicts(body: Body, scope: Scope) -> None:
    """The whole part: what holds for many matters once, then the matters by weight."""
    body.heading(1, "主要不一致条款及协调建议")
    if not scope.conflicts and not scope.internal:
        body.text(scope.alone or "经对照，未发现各市条文之间存在实质性不一致。")
        return
    if scope.alone:
        body.text(scope.alone)
    matters = matters_of(scope)
    advice = advice_on(matters)
    if matters:
        body.text(_introduction(matters))
        principles(body, matters, advice)
    for severity in Severity:
        found = [m for m in matters if m.severity is severity]
        if not found:
            continue
        count = sum(len(m.conflicts) for m in found)
        body.heading(2, f"{_HEADINGS[severity]}（{len(found)}项，{count}处）")
        if reasons := _reasons(found):
            body.text(reasons, "TableNote")
        brief = [m for m in found if _is_brief(scope, m)]
        for matter in found:
            if matter not in brief:
                _matter(body, scope, matter, advice)
        if brief:
            _listed(body, scope, brief, advice)
    if scope.internal:
        _internal(body, scope)


def _introduction(matters: Sequence[Matter]) -> str:
    open_ones = [m for m in matters if not m.decisions]
    words = "以下按影响程度排列，同一事项的各处不一致合并说明。表中加粗并加下划线的文字为各市规定不一致之处。"
    if not open_ones:
        return f"{words}各项均已议定。"
    which = "各项" if len(open_ones) == len(matters) else f"未注明议定结果的{len(open_ones)}项"
    return f"{words}{which}均提请联席会议研究：能够统一的予以统一，确需保留差异的说明理由。"


def _reasons(matters: Sequence[Matter]) -> str:
    """Why these matters weigh what they weigh, each reason once with the numbers of its matters."""
    said = [
        (polished(c.severity_reason.strip().rstrip("。")), str(m.number))
        for m in matters
        for c in m.conflicts
        if c.severity is m.severity
    ]
    parts = [f"{words}（第{joined(numbers)}项）" for words, numbers in by_words(said).items()]
    return f"列入本类的理由：{'；'.join(parts)}。" if parts else ""


def _is_brief(scope: Scope, matter: Matter) -> bool:
    """Whether a line in a list is enough: of low weight, nothing said on it, and its words stand in the annex."""
    return (
        matter.severity is Severity.LOW
        and not matter.notes
        and not matter.decisions
        and Part.TABLE in scope.options.parts
    )


def _listed(body: Body, scope: Scope, matters: Sequence[Matter], advice: Advices) -> None:
    body.text("以下事项影响较小，条文见附件的条文对照表。")
    places = {row.id: str(n) for n, row in enumerate(chosen_rows(scope), 1)}
    listed = lines(scope, matters, advice)
    rows = [[*line, places.get(m.row.id, "—")] for line, m in zip(listed, matters, strict=True)]
    head = ("序号", "事项", "不一致情况", "协调建议", "附件序号")
    body.grid(head, rows, (3, 9, 12, 8, 3), centred=(0, 4))
    body.gap()


def _matter(body: Body, scope: Scope, matter: Matter, advice: Advices) -> None:
    body.heading(3, matter.topic, number=matter.number)
    for lead, text in differences(scope, matter):
        body.text([Piece(lead, "Lead"), Piece(text)])
    sides(body, scope, matter)
    add_thread(body, scope, matter.notes)
    if matter.decisions:
        for decision in matter.decisions:
            body.led("议定结果：", decided(decision))
        return
    said = [Piece("待议问题：", "Lead"), Piece(f"{asked(matter)}。")]
    if own := own_advice(matter, advice):
        said += [Piece("协调建议：", "Lead"), Piece(own)]
    body.text(said)


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
        body.text(polished(sentence(conflict.explanation)))
        rows: list[list[str | CellContent]] = []
        for evidence in conflict.evidence:
            words = quoted(scope, conflict.document, evidence.article, [(evidence.start, evidence.quote)])
            value = value_words(evidence.value, evidence.quote) or "—"
            cell = CellContent(tuple((line, "TableText") for line in words))
            rows.append([clause_name(scope, conflict.document, evidence.article), cell, value])
        body.grid(("条款", "条文表述", "规定内容"), rows, (8, 19, 7), centred=(0, 2))
        body.gap()
        if conflict.suggestion:
            body.led("处理建议：", polished(sentence(conflict.suggestion)))
