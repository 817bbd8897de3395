"""What the clean-up ledger says of a finding."""

from __future__ import annotations

from workbench.domain.findings import MarketFinding
from workbench.domain.project import LedgerEntry
from workbench.report.scope import Scope
from workbench.report.wording import sentence, written_date


def entry_of(scope: Scope, finding: MarketFinding) -> LedgerEntry | None:
    """The ledger's line on a finding: for its words, else for its article and standard as a whole."""
    same = [
        e
        for e in scope.ledger
        if e.anchor.article == finding.article and scope.document_of_entry(e) == finding.document
    ]
    exact = [e for e in same if _overlap(e, finding)]
    loose = [e for e in same if not e.anchor.quote and e.standard in ("", finding.standard)]
    return next(iter((*exact, *loose)), None)


def _overlap(entry: LedgerEntry, finding: MarketFinding) -> bool:
    mine, theirs = entry.anchor.quote, finding.quote
    if entry.standard not in ("", finding.standard) or not mine:
        return False
    if entry.anchor.start >= 0 and finding.start >= 0:
        return entry.anchor.start < finding.start + len(theirs) and finding.start < entry.anchor.start + len(mine)
    return mine in theirs or theirs in mine


def disposition(scope: Scope, entry: LedgerEntry) -> str:
    """The ledger's line in a sentence: 修改。理由。由市住建局于2026年12月31日前完成。"""
    text = f"{entry.disposition.value}。{sentence(entry.reason)}"
    if entry.responsible or entry.due:
        who = f"由{entry.responsible}" if entry.responsible else ""
        when = f"于{written_date(entry.due)}前" if entry.due else ""
        text += f"{who}{when}{'完成' if when else '负责'}。"
    return text + sentence(progress_of(scope, entry))


def progress_of(scope: Scope, entry: LedgerEntry) -> str:
    """How far a line of the ledger is: done on a day, overdue, or under way."""
    if entry.done:
        return f"已于{written_date(entry.done)}办结"
    if entry.due and entry.due[:10] < scope.data.date.isoformat():
        return "已逾期，尚未办结"
    return "正在办理" if entry.responsible else ""
