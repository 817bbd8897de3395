"""Which words of which cell carry which mark: conflicts, market findings, notes, differences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.domain.diff import DiffKind, DiffSpan
from workbench.domain.notes import Note
from workbench.services.analysis import Analysis
from workbench.services.overview import MatterKind, Overview
from workbench.ui.models.comparison import Badges, Mark, MarkKind

_DIFF_MARKS = {
    DiffKind.ADDED: MarkKind.ADDED,
    DiffKind.CHANGED: MarkKind.CHANGED,
    DiffKind.NUMBER: MarkKind.NUMBER,
    DiffKind.MOVED: MarkKind.MOVED,
}


def marks_of(
    analysis: Analysis,
    found: Overview,
    notes: Sequence[Note],
    differences: Mapping[tuple[int, int, str], Sequence[DiffSpan]],
) -> dict[tuple[int, int], tuple[Mark, ...]]:
    """(row id, document) to the marks of that cell; differences come first, so that badges are painted over them."""
    marks: dict[tuple[int, int], list[Mark]] = {}
    for (row, document, article), spans in differences.items():
        for span in spans:
            kind = _DIFF_MARKS.get(span.kind)
            if kind is not None:
                marks.setdefault((row, document), []).append(Mark(article, span.start, span.end, kind))
    for number, conflict in enumerate(analysis.review.conflicts):
        for document, evidence in conflict.evidence.items():
            mark = Mark(
                evidence.article,
                evidence.start,
                evidence.start + len(evidence.quote),
                MarkKind.CONFLICT,
                f"conflict:{number}",
            )
            marks.setdefault((conflict.row, document), []).append(mark)
    for number, finding in enumerate(analysis.review.market):
        key = f"market:{number}"
        matter = found.find(key)
        if matter is not None:
            mark = Mark(finding.article, finding.start, finding.start + len(finding.quote), MarkKind.MARKET, key)
            marks.setdefault((matter.row, finding.document), []).append(mark)
    documents = {regulation.sha256: n for n, regulation in enumerate(analysis.regulations)}
    for note in notes:
        matter = found.find(f"note:{note.id}")
        anchor = note.anchor
        if matter is not None and anchor.quote and anchor.sha256 in documents:
            mark = Mark(anchor.article, anchor.start, anchor.start + len(anchor.quote), MarkKind.NOTE, matter.key)
            marks.setdefault((matter.row, documents[anchor.sha256]), []).append(mark)
    return {place: tuple(found_marks) for place, found_marks in marks.items()}


def badges_of(found: Overview) -> dict[int, Badges]:
    """Row id to how many things hang on it."""
    counts = {}
    for row, matters in found.by_row.items():
        kinds = [m.kind for m in matters]
        counts[row] = Badges(
            kinds.count(MatterKind.CONFLICT) + kinds.count(MatterKind.INTERNAL),
            kinds.count(MatterKind.MARKET),
            kinds.count(MatterKind.NOTE),
        )
    return counts
