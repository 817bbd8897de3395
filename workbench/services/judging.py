"""Keys under which reviewers' words on findings are kept, and what those words make of a review.

A key depends on the words that show the finding and on nothing else: it is the same in every office, and stays when the
drafts are analysed again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from workbench.domain.findings import Conflict, ConflictType, MarketFinding, ReviewResult
from workbench.domain.notes import Anchor
from workbench.domain.project import Judgement, Verdict
from workbench.domain.regulation import Regulation


def conflict_anchors(conflict: Conflict, regulations: Sequence[Regulation]) -> tuple[Anchor, ...]:
    """The words of each city that show a conflict, in the order of the documents."""
    return tuple(
        Anchor(regulations[d].sha256, regulations[d].city, e.article, e.quote, e.start)
        for d, e in sorted(conflict.evidence.items())
    )


def finding_anchor(finding: MarketFinding, regulations: Sequence[Regulation]) -> Anchor:
    """The words of a market finding."""
    regulation = regulations[finding.document]
    return Anchor(regulation.sha256, regulation.city, finding.article, finding.quote, finding.start)


def conflict_key(conflict: Conflict, regulations: Sequence[Regulation]) -> str:
    """The key of a conflict; the order of the drafts does not matter."""
    return _key(f"conflict:{conflict.type.value}", conflict_anchors(conflict, regulations))


def finding_key(finding: MarketFinding, regulations: Sequence[Regulation]) -> str:
    """The key of a market finding, and of its line in the clean-up ledger."""
    return _key(f"market:{finding.standard}", (finding_anchor(finding, regulations),))


def _key(kind: str, anchors: Iterable[Anchor]) -> str:
    places = sorted(f"{a.sha256}:{a.article}:{a.start}:{a.quote}" for a in anchors)
    return hashlib.sha256("\n".join([kind, *places]).encode()).hexdigest()[:32]


def judged_review(
    review: ReviewResult, regulations: Sequence[Regulation], judgements: Mapping[str, Judgement]
) -> tuple[ReviewResult, int]:
    """The review as the reviewers left it, for the report: retyped, without what was dismissed, and how many those were."""
    conflicts = [(c, judgements.get(conflict_key(c, regulations))) for c in review.conflicts]
    market = [(f, judgements.get(finding_key(f, regulations))) for f in review.market]
    kept = tuple(_retyped(c, j) for c, j in conflicts if not _dismissed(j))
    found = tuple(f for f, j in market if not _dismissed(j))
    dropped = len(review.conflicts) + len(review.market) - len(kept) - len(found)
    return replace(review, conflicts=kept, market=found), dropped


def _dismissed(judgement: Judgement | None) -> bool:
    return judgement is not None and judgement.verdict is Verdict.DISMISS


def _retyped(conflict: Conflict, judgement: Judgement | None) -> Conflict:
    if judgement is None or judgement.verdict is not Verdict.RETYPE or not judgement.type:
        return conflict
    return replace(conflict, type=ConflictType(judgement.type))
