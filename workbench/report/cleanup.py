"""The lines of the clean-up ledger (清理台账): what was recorded, and findings on which nothing was recorded yet."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.labels import label_key
from workbench.domain.project import LedgerEntry
from workbench.report.clauses import Clause, clauses_of
from workbench.report.dispositions import progress_of
from workbench.report.scope import Scope


@dataclass(frozen=True, slots=True)
class CleanupLine:
    """One line; `document` is -1 where the draft is not in the project any more; `disposition` is 修改, 废止, 保留（适用例外）, 待研究, or 尚未处理. `standard` is one or several, joined by 、; `due`, `done` and `concluded` are ISO dates or ""; `conclusion` is the market regulator's."""

    document: int
    article: str
    quote: str
    start: int
    standard: str
    disposition: str
    reason: str = ""
    responsible: str = ""
    due: str = ""
    done: str = ""
    progress: str = ""
    city: str = ""
    title: str = ""
    conclusion: str = ""
    concluded: str = ""


def cleanup_lines(scope: Scope) -> list[CleanupLine]:
    """All lines, by city and article."""
    lines = [_of_entry(scope, entry) for entry in scope.ledger]
    lines += [_of_clause(scope, clause) for clause in clauses_of(scope) if not clause.entries]
    order = {document: n for n, document in enumerate(scope.documents)}
    return sorted(
        lines, key=lambda x: (order.get(x.document, len(order)), label_key(x.article), x.start, x.standard, x.quote)
    )


def _of_entry(scope: Scope, entry: LedgerEntry) -> CleanupLine:
    anchor = entry.anchor
    document = scope.document_of_entry(entry)
    city, title = _named(scope, document)
    return CleanupLine(
        document, anchor.article, anchor.quote, anchor.start, entry.standard, entry.disposition.value, entry.reason,
        entry.responsible, entry.due, entry.done, progress_of(scope, entry), city or anchor.city, title or entry.title,
        entry.conclusion, entry.concluded,
    )  # fmt: skip


def _named(scope: Scope, document: int) -> tuple[str, str]:
    """City and title of a draft shown, or empty words."""
    if document not in scope.names:
        return "", ""
    return scope.names[document], scope.data.table.documents[document].title


def _of_clause(scope: Scope, clause: Clause) -> CleanupLine:
    """A clause on which nothing was recorded yet; the ground stands in part four, the reason is for who decides."""
    city, title = _named(scope, clause.document)
    found = sorted(clause.findings, key=lambda f: f.start)
    quotes = list(dict.fromkeys(f.quote for f in found))
    kept = [q for q in quotes if not any(q != other and q in other for other in quotes)]
    return CleanupLine(
        clause.document,
        clause.article,
        "\n".join(kept),
        found[0].start,
        "、".join(clause.standards),
        "尚未处理",
        city=city,
        title=title,
    )
