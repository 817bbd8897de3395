"""四、公平竞争审查情况: by standard, the clauses, the ground, the suggestion; how the other cities regulate the same."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.report.advice import by_words, split_advice
from workbench.report.body import Body
from workbench.report.clauses import Clause, clauses_of, joined_basis
from workbench.report.dispositions import disposition
from workbench.report.ooxml import CellContent, Piece
from workbench.report.polish import ground, polished
from workbench.report.scope import Scope
from workbench.report.sides import quoted
from workbench.report.wording import article_name, clause_name, joined, sentence, standard_name


def market(body: Body, scope: Scope) -> None:
    """The whole part."""
    body.heading(1, "公平竞争审查情况")
    clauses = clauses_of(scope)
    if not clauses:
        body.text("对照《公平竞争审查条例》第八条至第十一条规定的审查标准，未发现明显妨碍统一市场和公平竞争的条款。")
        return
    body.text(
        f"对照《公平竞争审查条例》第八条至第十一条规定的审查标准，共发现需要说明依据或者作出处理的条款{len(clauses)}处。"
        f"是否违反审查标准，由起草单位会同市场监督管理部门依法认定。{_waiting(clauses)}"
    )
    body.heading(2, "总体情况")
    _by_standard(body, scope, clauses)
    body.heading(2, "具体条款及处理建议")
    standards = list(dict.fromkeys(c.standard for c in clauses))
    for standard in standards:
        _standard(body, scope, [c for c in clauses if c.standard == standard])
    _exceptions(body, clauses, standards)


def _waiting(clauses: Sequence[Clause]) -> str:
    open_ones = sum(not c.entries for c in clauses)
    if not open_ones:
        return ""
    if open_ones == len(clauses):
        return "各处均尚未作出处理，提请研究。"
    return f"未注明处理意见的{open_ones}处尚未作出处理，提请研究。"


def _by_standard(body: Body, scope: Scope, clauses: Sequence[Clause]) -> None:
    standards = sorted({s for c in clauses for s in c.standards}, key=_standard_key)
    rows = []
    for standard in standards:
        own = [sum(c.document == i and standard in c.standards for c in clauses) for i in scope.documents]
        name = standard_name(standard)
        title = scope.data.standards.get(standard, "")
        rows.append((f"{name}　{title}" if title else name, *(str(n) if n else "—" for n in own), str(sum(own))))
    totals = [sum(c.document == i for c in clauses) for i in scope.documents]
    rows.append(("条款合计", *(str(n) for n in totals), str(sum(totals))))
    body.caption("公平竞争问题的标准和城市分布")
    names = [scope.names[i] for i in scope.documents]
    body.grid(("审查标准", *names, "合计"), rows, (14, *(3 for _ in names), 3), centred=range(1, len(names) + 2))
    twice = any(len(c.standards) > 1 for c in clauses)
    if twice:
        body.text("注：同一条款涉及几项标准的，分别列入各项标准，在合计中只计一处。", "TableNote")
    else:
        body.gap()


def _standard_key(standard: str) -> tuple[int, int, str]:
    article, _, item = standard.partition("-")
    return (int(article), int(item), "") if article.isdigit() and item.isdigit() else (99, 99, standard)


def _exceptions(body: Body, clauses: Sequence[Clause], standards: Sequence[str]) -> None:
    """What may be kept as an exception, by the numbers of the standards above; what holds for all of it once."""
    found = [
        (polished(sentence(f.exception)), str(standards.index(c.standard) + 1))
        for c in clauses
        for f in c.findings
        if f.exception
    ]
    if not found:
        return
    body.heading(2, "可以研究适用的例外")
    grouped = by_words(found)
    split = split_advice([("", words) for words in grouped])
    for (words, numbers), advice in zip(grouped.items(), split, strict=True):
        body.text((Piece(f"第{joined(numbers)}项：", "Lead"), Piece(advice.own or words)))
    if common := next((a.common for a in split if a.common and a.own), ""):
        body.text(common)


def _standard(body: Body, scope: Scope, clauses: Sequence[Clause]) -> None:
    """The clauses shown under one standard; what is said of all of them alike is said once."""
    standard = clauses[0].standard
    title = scope.data.standards.get(standard, "")
    name = standard_name(standard)
    body.heading(3, f"{title}（{name}）" if title else f"《公平竞争审查条例》{name}")
    rows = [(clause_name(scope, c.document, c.article), _words(scope, c)) for c in clauses]
    body.grid(("条款", "条文表述"), rows, (6, 28), centred=(0,))
    body.gap()
    names = {id(c): clause_name(scope, c.document, c.article) for c in clauses}
    findings = [(f, names[id(c)]) for c in clauses for f in c.findings]
    _said(body, "审查意见：", [(ground(f.explanation), n) for f, n in findings], len(clauses))
    body.led("主要依据：", sentence(joined_basis([b for f, _ in findings for b in f.basis])))
    _said(body, "修改建议：", [(polished(sentence(f.suggestion)), n) for f, n in findings], len(clauses))
    _said(body, "各市比较：", [(_elsewhere(scope, c, clauses), names[id(c)]) for c in clauses], len(clauses))
    done = [(disposition(scope, e), names[id(c)]) for c in clauses for e in c.entries]
    _said(body, "处理意见：", done, len(clauses))


def _said(body: Body, lead: str, said: Sequence[tuple[str, str]], count: int) -> None:
    """Sentences with the clauses they are about, where they are not about all of them; each sentence once."""
    parts = []
    for words, names in by_words(said).items():
        parts.append(words if len(names) == count else f"{joined(names)}，{words}")
    if parts:
        body.led(lead, "".join(parts))


def _words(scope: Scope, clause: Clause) -> CellContent:
    stretches = [(f.start, f.quote) for f in clause.findings]
    return CellContent(tuple((line, "TableText") for line in quoted(scope, clause.document, clause.article, stretches)))


def _elsewhere(scope: Scope, clause: Clause, shown: Sequence[Clause]) -> str:
    """How the cities that are not shown beside it regulate the same matter."""
    beside = {(c.document, c.article) for c in shown}
    free: list[str] = []
    for index in scope.documents:
        if index == clause.document:
            continue
        labels = dict.fromkeys(
            label
            for row in scope.rows_of(clause.document, clause.article)
            if index in row.cells
            for label in row.cells[index].articles
        )
        if labels and not any((index, label) in beside for label in labels):
            free.append(f"{scope.names[index]}{joined([article_name(scope, index, x) for x in labels])}")
    return f"就同一事项，{joined(free)}未发现此类规定。" if free else ""
