"""Which words of which cell carry which mark: conflicts, market findings, notes, differences."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from workbench.domain.notes import Note
from workbench.domain.project import Verdict
from workbench.services.analysis import Analysis
from workbench.services.overview import MatterKind, Overview
from workbench.ui.models.comparison import Badges, Mark, MarkKind


def marks_of(
    analysis: Analysis,
    found: Overview,
    notes: Sequence[Note],
) -> dict[tuple[int, int], tuple[Mark, ...]]:
    """(row id, document) to the marks of that cell."""
    marks: dict[tuple[int, int], list[Mark]] = {}
    dismissed = {m.key for m in found.matters if m.state == Verdict.DISMISS.value}
    for number, conflict in enumerate(analysis.review.conflicts):
        if f"conflict:{number}" in dismissed:
            continue
        for document, evidence in conflict.evidence.items():
            mark = Mark(
                evidence.article,
                evidence.start,
                evidence.start + len(evidence.quote),
                MarkKind.CONFLICT,
                f"conflict:{number}",
                f"{conflict.type.chinese}：{conflict.explanation}",
            )
            marks.setdefault((conflict.row, document), []).append(mark)
    for number, finding in enumerate(analysis.review.market):
        key = f"market:{number}"
        matter = found.find(key)
        if matter is not None and key not in dismissed:
            mark = Mark(
                finding.article,
                finding.start,
                finding.start + len(finding.quote),
                MarkKind.MARKET,
                key,
                finding.explanation,
            )
            marks.setdefault((matter.row, finding.document), []).append(mark)
    documents = {regulation.sha256: n for n, regulation in enumerate(analysis.regulations)}
    for note in notes:
        matter = found.find(f"note:{note.id}")
        anchor = note.anchor
        if matter is not None and anchor.quote and anchor.sha256 in documents:
            mark = Mark(
                anchor.article, anchor.start, anchor.start + len(anchor.quote), MarkKind.NOTE, matter.key, note.text
            )
            marks.setdefault((matter.row, documents[anchor.sha256]), []).append(mark)
    return {place: tuple(found_marks) for place, found_marks in marks.items()}


def badges_of(found: Overview, corrected: Collection[int] = ()) -> dict[int, Badges]:
    """Row id to how many things hang on it, and whether a person has corrected or confirmed it."""
    counts = {row: Badges(checked=1) for row in corrected}
    for row, matters in found.by_row.items():
        kinds = [m.kind for m in matters if m.state != Verdict.DISMISS.value]
        counts[row] = Badges(
            kinds.count(MatterKind.CONFLICT) + kinds.count(MatterKind.INTERNAL),
            kinds.count(MatterKind.MARKET),
            kinds.count(MatterKind.NOTE),
            int(row in corrected),
        )
    return counts
