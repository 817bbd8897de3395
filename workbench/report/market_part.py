"""四、公平竞争审查情况: clause, standard, ground, suggestion, disposition; how the other cities regulate the same."""

from __future__ import annotations

from workbench.domain.findings import MarketFinding
from workbench.domain.project import LedgerEntry
from workbench.report import marks
from workbench.report.body import Body
from workbench.report.ooxml import Piece
from workbench.report.scope import Scope
from workbench.report.wording import article_name, clause_name, joined, sentence, standard_name, written_date


def market(body: Body, scope: Scope) -> None:
    """The whole part."""
    body.heading(1, "公平竞争审查情况")
    if not scope.market:
        body.text("对照《公平竞争审查条例》第八条至第十一条规定的审查标准，未发现明显妨碍统一市场和公平竞争的条款。")
        return
    body.text(
        f"对照《公平竞争审查条例》第八条至第十一条规定的审查标准，共发现需要说明依据或者作出处理的条款{len(scope.market)}处。"
        "是否违反审查标准，由起草单位会同市场监督管理部门依法认定。"
    )
    body.heading(2, "总体情况")
    _by_standard(body, scope)
    body.heading(2, "具体条款及处理建议")
    for finding in scope.market:
        _finding(body, scope, finding)


def _by_standard(body: Body, scope: Scope) -> None:
    standards = sorted({f.standard for f in scope.market}, key=_standard_key)
    rows = []
    for standard in standards:
        own = [sum(f.document == i and f.standard == standard for f in scope.market) for i in scope.documents]
        name = standard_name(standard)
        title = scope.data.standards.get(standard, "")
        rows.append((f"{name}　{title}" if title else name, *(str(n) if n else "—" for n in own), str(sum(own))))
    totals = [sum(f.document == i for f in scope.market) for i in scope.documents]
    rows.append(("合计", *(str(n) for n in totals), str(sum(totals))))
    body.caption("公平竞争审查问题的标准和城市分布")
    names = [scope.names[i] for i in scope.documents]
    body.grid(("审查标准", *names, "合计"), rows, (14, *(3 for _ in names), 3), centred=range(1, len(names) + 2))
    body.text("", "TableNote")


def _standard_key(standard: str) -> tuple[int, int, str]:
    article, _, item = standard.partition("-")
    return (int(article), int(item), "") if article.isdigit() and item.isdigit() else (99, 99, standard)


def _finding(body: Body, scope: Scope, finding: MarketFinding) -> None:
    title = scope.data.standards.get(finding.standard, "")
    body.heading(3, clause_name(scope, finding.document, finding.article) + (f"：{title}" if title else ""))
    body.text((Piece("条文表述：", "Lead"), *_words(scope, finding)))
    body.led("审查标准：", f"《公平竞争审查条例》{standard_name(finding.standard)}。")
    body.led("审查意见：", sentence(finding.explanation))
    if finding.basis:
        body.led("主要依据：", sentence("、".join(finding.basis)))
    if finding.suggestion:
        body.led("修改建议：", sentence(finding.suggestion))
    if finding.exception:
        body.led("适用例外：", sentence(finding.exception))
    if comparison := _elsewhere(scope, finding):
        body.led("各市比较：", comparison)
    entry = entry_of(scope, finding)
    body.led("处理意见：", disposition(scope, entry) if entry else "尚未作出处理，提请研究。")


def _words(scope: Scope, finding: MarketFinding) -> list[Piece]:
    article = scope.article(finding.document, finding.article)
    start, quote = finding.start, finding.quote
    if article is None or not quote or start < 0 or article.text[start : start + len(quote)] != quote:
        return [Piece(quote, "Evidence")]
    left, right = marks.excerpt(article.text, start, start + len(quote))
    painted = [marks.Painted(start, start + len(quote), "Evidence")]
    return [Piece("“"), *marks.pieces(article.text, painted, left, right), Piece("”")]


def _elsewhere(scope: Scope, finding: MarketFinding) -> str:
    """Whether the other cities restrict the same matter too."""
    same: list[str] = []
    free: list[str] = []
    for index in scope.documents:
        if index == finding.document:
            continue
        labels = list(
            dict.fromkeys(
                label
                for row in scope.rows_of(finding.document, finding.article)
                if index in row.cells
                for label in row.cells[index].articles
            )
        )
        if not labels:
            continue
        hit = [
            x
            for x in labels
            if any(f.document == index and f.article == x and f.standard == finding.standard for f in scope.market)
        ]
        names = joined([article_name(scope, index, x) for x in hit or labels])
        (same if hit else free).append(f"{scope.names[index]}{names}")
    parts = []
    if same:
        parts.append(f"{joined(same)}有同类规定，宜一并处理")
    if free:
        parts.append(f"就同一事项，{joined(free)}未发现此类规定")
    return sentence("；".join(parts))


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
