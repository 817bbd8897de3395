"""What reviewers said of findings: under which key a judgement is kept, and a review seen through the judgements.

A key holds as long as the words that a finding rests on have not changed: another analysis, another row number or a
renumbered article keep it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from workbench.domain.findings import Conflict, ConflictType, MarketFinding, ReviewResult
from workbench.domain.notes import Anchor
from workbench.domain.project import Judgement, Verdict
from workbench.services.analysis import Analysis


@dataclass(frozen=True, slots=True)
class Judged:
    """A review without what was dismissed, retyped where a reviewer said so, and how many were dismissed."""

    review: ReviewResult
    dismissed: int


def key_of_conflict(conflict: Conflict, analysis: Analysis) -> str:
    """The key under which a judgement on a conflict is kept."""
    from workbench.review.conflicts import conflict_key

    return "conflict:" + conflict_key(conflict, analysis.regulations)


def key_of_finding(finding: MarketFinding, analysis: Analysis) -> str:
    """The key under which a judgement on a market finding, and its line in the ledger, are kept.

    The same words in two cities' drafts are two matters.
    """
    from workbench.review.market import finding_key

    regulation = analysis.regulations[finding.document]
    return f"market:{regulation.city}:" + finding_key(finding, regulation.article(finding.article).text)


def anchors_of_conflict(conflict: Conflict, analysis: Analysis) -> tuple[Anchor, ...]:
    """The words of each draft that a conflict rests on."""
    found = []
    for document in sorted(conflict.evidence):
        evidence, regulation = conflict.evidence[document], analysis.regulations[document]
        found.append(Anchor(regulation.sha256, regulation.city, evidence.article, evidence.quote, evidence.start))
    return tuple(found)


def anchor_of_finding(finding: MarketFinding, analysis: Analysis) -> Anchor:
    """The words that a market finding rests on."""
    regulation = analysis.regulations[finding.document]
    return Anchor(regulation.sha256, regulation.city, finding.article, finding.quote, finding.start)


def judged(analysis: Analysis, judgements: Mapping[str, Judgement]) -> Judged:
    """The review as it stands after the reviewers' judgements."""
    if not judgements:
        return Judged(analysis.review, 0)
    review = analysis.review
    conflicts = []
    for conflict in review.conflicts:
        judgement = judgements.get(key_of_conflict(conflict, analysis))
        if judgement is None or judgement.verdict is not Verdict.DISMISS:
            conflicts.append(_retyped(conflict, judgement))
    market = []
    for finding in review.market:
        judgement = judgements.get(key_of_finding(finding, analysis))
        if judgement is None or judgement.verdict is not Verdict.DISMISS:
            market.append(finding)
    dismissed = len(review.conflicts) - len(conflicts) + len(review.market) - len(market)
    return Judged(ReviewResult(tuple(conflicts), review.internal, tuple(market)), dismissed)


def _retyped(conflict: Conflict, judgement: Judgement | None) -> Conflict:
    if judgement is None or judgement.verdict is not Verdict.RETYPE:
        return conflict
    try:
        return replace(conflict, type=ConflictType(judgement.type))
    except ValueError:
        # A kind that only a newer program of another office knows.
        return conflict
