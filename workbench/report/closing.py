"""五、立法技术问题 and 六、协调意见办理情况."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.notes import Note
from workbench.domain.project import Decision
from workbench.report import statistics
from workbench.report.body import Body
from workbench.report.conflict_part import additions, decided, signed, status_of
from workbench.report.data import DraftingLine
from workbench.report.matters import matters_of, topic_of
from workbench.report.ooxml import CellContent, Piece
from workbench.report.polish import polished
from workbench.report.scope import Scope
from workbench.report.wording import clause_name, joined, sentence


def drafting(body: Body, scope: Scope) -> None:
    """五、立法技术问题: clause, what is wrong, the wording proposed."""
    body.heading(1, "立法技术问题")
    if not scope.drafting:
        body.text("对照立法技术规范，未发现需要提示的问题。")
        return
    body.text(f"对照立法技术规范，共提示立法技术问题{len(scope.drafting)}处，按城市分列如下。")
    for index in scope.documents:
        own = [f for f in scope.drafting if f.document == index]
        if not own:
            continue
        body.heading(2, f"{scope.names[index]}（{len(own)}处）")
        rows = _drafting_rows(scope, index, own)
        body.grid(("条款", "原文", "问题", "建议"), rows, (5, 9, 9, 9), centred=(0,))
        body.gap()


def _drafting_rows(scope: Scope, index: int, found: Sequence[DraftingLine]) -> list[Sequence[str | CellContent]]:
    """A line for each problem: the same thing said of several clauses is said once."""
    grouped: dict[tuple[str, str], list[DraftingLine]] = {}
    for line in found:
        grouped.setdefault((line.explanation, line.suggestion), []).append(line)
    rows: list[Sequence[str | CellContent]] = []
    for (explanation, suggestion), lines in grouped.items():
        clauses = joined(list(dict.fromkeys(clause_name(scope, index, x.article) for x in lines)))
        quotes = list(dict.fromkeys(x.quote for x in lines if x.quote))
        words = CellContent(tuple((q, "TableText") for q in quotes or ["—"]))
        rows.append((clauses, words, polished(sentence(explanation)), polished(sentence(suggestion))))
    return rows


def notes(body: Body, scope: Scope) -> None:
    """六、协调意见办理情况: per city raised, agreed, open, overdue; every note with its replies; every decision."""
    body.heading(1, "协调意见办理情况")
    if scope.notes:
        _counts(body, scope)
        body.caption("协调意见清单")
        places = _places(scope)
        listed = [_line(scope, number, note, places.get(note.id, 0)) for number, note in enumerate(scope.notes, 1)]
        body.grid(("序号", "提出", "针对条款", "意见及答复", "办理情况"), listed, (3, 5, 8, 12, 6), centred=(0,))
        body.gap()
    else:
        body.text("截至本报告形成之日，各市未提出协调意见。")
    if scope.decisions:
        body.caption("议定事项")
        shown = _shown(scope)
        rows = [
            (
                str(number),
                topic_of(row) if row else "项目总体",
                _result(scope, decision, shown.get(row.id, 0) if row else 0),
            )
            for number, (row, decision) in enumerate(scope.decisions, 1)
        ]
        body.grid(("序号", "事项", "议定结果"), rows, (3, 9, 22), centred=(0,))


def _counts(body: Body, scope: Scope) -> None:
    counts = statistics.note_counts(scope)
    fields = ("raised", "agreed", "other", "unsettled", "overdue")
    total = [sum(getattr(c, name) for c in counts.values()) for name in fields]
    late = f"，其中逾期未办结{total[4]}条" if total[4] else ""
    other = f"，提请上级、不采纳或者撤回{total[2]}条" if total[2] else ""
    body.text(f"各市共提出协调意见{total[0]}条，已达成一致{total[1]}条{other}，尚待协商{total[3]}条{late}。")
    body.caption("各市协调意见办理情况")
    rows = [(city, *(str(getattr(c, name)) for name in fields)) for city, c in counts.items()]
    rows.append(("合计", *(str(n) for n in total)))
    head = ("城市", "提出", "已一致", "其他办结", "待协商", "其中逾期")
    body.grid(head, rows, (4, 4, 4, 5, 4, 5), centred=range(6))
    body.text("注：“其他办结”包括提请上级、不采纳和提出后撤回的意见。", "TableNote")


def _shown(scope: Scope) -> dict[int, int]:
    """Row to its number in part three, where that part is there."""
    return {m.row.id: m.number for m in matters_of(scope)} if scope.conflict_part else {}


def _places(scope: Scope) -> dict[str, int]:
    """Id of a note to the matter of part three with which its words stand."""
    if not scope.conflict_part:
        return {}
    return {note.id: matter.number for matter in matters_of(scope) for note in matter.notes}


def _result(scope: Scope, decision: Decision, place: int) -> str:
    """What was decided; where its words stand with the matter in part three, only the form."""
    return f"{decision.form.value}，见{scope.conflict_part}第{place}项" if place else decided(decision)


def _line(scope: Scope, number: int, note: Note, place: int) -> list[str | CellContent]:
    document = scope.document_of(note.anchor)
    if document in scope.names:
        target = clause_name(scope, document, note.anchor.article)
    else:
        target = note.anchor.city or "项目总体"
    if note.anchor.quote and not place:
        target += f"\n“{note.anchor.quote}”"
    said = f"见{scope.conflict_part}第{place}项" if place else note.text
    words: list[tuple[str | list[Piece], str]] = [
        (line, "TableText") for line in f"{note.kind.value}：{said}".split("\n")
    ]
    for head, added in [] if place else additions(note):
        first, *rest = added.split("\n")
        words.append(([Piece(head, "Lead"), Piece(first)], "TableText"))
        words += [(line, "TableText") for line in rest]
    return [
        str(number),
        CellContent(tuple((part, "TableText") for part in signed(note.city, note.author, note.time).split("，"))),
        CellContent(tuple((part, "TableText") for part in target.split("\n"))),
        CellContent(tuple(words)),
        status_of(scope, note),
    ]
