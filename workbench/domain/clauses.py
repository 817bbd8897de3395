"""Which market findings bear on one clause: it is one matter for the ledger, the agenda and the report, and counted once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from workbench.domain.findings import MarketFinding


def by_clause(
    findings: Iterable[MarketFinding], text_of: Callable[[MarketFinding], str]
) -> tuple[tuple[MarketFinding, ...], ...]:
    """Findings put together by clause, each clause's gravest and surest first, clauses in the order of their first.

    Findings are of one clause where they stand in one article against one standard, or in one sentence; the result does
    not depend on the order in which they are given.

    Args:
        text_of: the text of the article a finding stands in, "" when it is not known.
    """
    articles: dict[tuple[int, str], list[MarketFinding]] = {}
    for finding in sorted(findings, key=_place):
        articles.setdefault((finding.document, finding.article), []).append(finding)
    groups = [group for found in articles.values() for group in _in_article(found, text_of)]
    return tuple(tuple(sorted(group, key=_weight)) for group in groups)


def _in_article(
    findings: Iterable[MarketFinding], text_of: Callable[[MarketFinding], str]
) -> list[list[MarketFinding]]:
    groups: list[list[MarketFinding]] = []
    for finding in findings:
        meeting = [g for g in groups if any(_one_clause(finding, other, text_of) for other in g)]
        if not meeting:
            groups.append([finding])
            continue
        first, *rest = meeting
        first += [f for g in rest for f in g] + [finding]
        groups = [g for g in groups if not any(g is other for other in rest)]
    return groups


def _one_clause(one: MarketFinding, other: MarketFinding, text_of: Callable[[MarketFinding], str]) -> bool:
    if one.standard == other.standard:
        return True
    text = text_of(one)
    if not text or min(one.start, other.start) < 0:
        return one.quote == other.quote
    return _sentence(text, one) == _sentence(text, other)


def _sentence(text: str, finding: MarketFinding) -> tuple[int, int]:
    """Where the sentence that a finding's words begin in begins and ends."""
    left = max(text.rfind("。", 0, finding.start), text.rfind("\n", 0, finding.start)) + 1
    stops = [p for p in (text.find("。", finding.start), text.find("\n", finding.start)) if p >= 0]
    return left, min(stops, default=len(text))


def _place(finding: MarketFinding) -> tuple[object, ...]:
    return finding.document, finding.article, finding.start, finding.standard, finding.rule, finding.quote


def _weight(finding: MarketFinding) -> tuple[object, ...]:
    return finding.severity.rank, -finding.certainty, finding.start, finding.standard, finding.rule, finding.quote
