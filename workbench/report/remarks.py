"""What a city's draft is to be commented with: its notes, conflicts and market findings, each at its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.domain.findings import Conflict, MarketFinding
from workbench.domain.notes import Note
from workbench.report.clauses import joined_basis
from workbench.report.conflict_part import additions, status_of
from workbench.report.data import ReportData
from workbench.report.dispositions import disposition, entry_of
from workbench.report.options import ReportOptions
from workbench.report.polish import nested_quotes, polished
from workbench.report.scope import Scope
from workbench.report.wording import sentence, standard_name

#: Who speaks in comments that come from the review.
REVIEW = "协同立法工作台"


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on characters ``start:end`` of an article's text, or on the draft as a whole (`article` empty).

    Attributes:
        author: as Word shows it: city and person.
        time: ISO 8601, or "".
        replies: what was answered, in order.
    """

    article: str
    start: int
    end: int
    author: str
    time: str
    text: str
    replies: tuple[Remark, ...] = ()


def remarks_on(data: ReportData, document: int, options: ReportOptions | None = None) -> tuple[Remark, ...]:
    """The remarks on one draft, in the order of its text; the external edition leaves internal notes out."""
    scope = Scope(data, options or ReportOptions())
    found = [_of_note(scope, n) for n in scope.notes if scope.document_of(n.anchor) == document]
    found += [r for c in scope.conflicts if (r := _of_conflict(scope, c, document))]
    found += [_of_finding(scope, f) for f in scope.market if f.document == document]
    order = {a.label: n for n, a in enumerate(data.regulations[document].articles)}
    found.sort(key=lambda r: (order.get(r.article, -1), r.start, r.end))
    return tuple(found)


def _of_note(scope: Scope, note: Note) -> Remark:
    document, anchor = scope.document_of(note.anchor), note.anchor
    start, end = _range(scope, document, anchor.article, anchor.quote, anchor.start)
    texts = [f"【{note.kind.value}】{note.text}", f"〔{status_of(scope, note)}〕"]
    texts += [lead + words for lead, words in additions(note) if not lead.startswith("答复")]
    replies = tuple(
        Remark(anchor.article, start, end, f"{r.city} {r.author}".strip(), r.time, r.text) for r in note.replies
    )
    author = f"{note.city} {note.author}".strip()
    return Remark(anchor.article, start, end, author, note.time, "\n".join(texts), replies)


def _of_conflict(scope: Scope, conflict: Conflict, document: int) -> Remark | None:
    evidence = conflict.evidence.get(document)
    if evidence is None:
        return None
    start, end = _range(scope, document, evidence.article, evidence.quote, evidence.start)
    head = f"【{conflict.type.chinese}·{conflict.severity.value}】{polished(sentence(conflict.explanation))}"
    others = [
        f"{scope.names[i]}：{nested_quotes(f'“{e.quote}”')}"
        for i in scope.documents
        if i != document and (e := conflict.evidence.get(i))
    ]
    texts = [head, *([sentence("；".join(others))] if others else [])]
    if conflict.suggestion:
        texts.append(f"协调建议：{polished(sentence(conflict.suggestion))}")
    return Remark(evidence.article, start, end, REVIEW, "", "\n".join(texts))


def _of_finding(scope: Scope, finding: MarketFinding) -> Remark:
    start, end = _range(scope, finding.document, finding.article, finding.quote, finding.start)
    texts = [
        f"【公平竞争审查·{finding.severity.value}】《公平竞争审查条例》{standard_name(finding.standard)}。"
        f"{polished(sentence(finding.explanation))}",
    ]
    if finding.basis:
        texts.append(f"主要依据：{sentence(joined_basis(finding.basis))}")
    if finding.suggestion:
        texts.append(f"修改建议：{polished(sentence(finding.suggestion))}")
    if entry := entry_of(scope, finding):
        texts.append(f"处理意见：{disposition(scope, entry)}")
    return Remark(finding.article, start, end, REVIEW, "", "\n".join(texts))


def _range(scope: Scope, document: int, label: str, quote: str, start: int) -> tuple[int, int]:
    """The characters meant: the quoted words, found anew where the offset does not fit, else the whole article."""
    article = scope.article(document, label)
    if article is None:
        return 0, 0
    if quote:
        at = start if start >= 0 and article.text.startswith(quote, start) else article.text.find(quote)
        if at >= 0:
            return at, at + len(quote)
    return 0, len(article.text)


def threads(remarks: Sequence[Remark]) -> list[tuple[Remark, int]]:
    """All remarks and replies in the order of their comments, each with the position of the one it answers, or -1."""
    result: list[tuple[Remark, int]] = []
    for remark in remarks:
        parent = len(result)
        result.append((remark, -1))
        result += [(reply, parent) for reply in remark.replies]
    return result
