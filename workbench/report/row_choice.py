"""Which rows the comparison table of the annex shows."""

from __future__ import annotations

from workbench.domain.diff import DiffKind
from workbench.domain.table import Row
from workbench.report.options import RowChoice
from workbench.report.scope import Scope
from workbench.report.statistics import is_unsettled


def chosen_rows(scope: Scope) -> list[Row]:
    """The rows the options ask for."""
    choice = scope.options.rows
    if choice is RowChoice.ALL:
        return list(scope.rows)
    in_conflict = {c.row for c in scope.conflicts}
    if choice is RowChoice.CONFLICT:
        return [row for row in scope.rows if row.id in in_conflict]
    if choice is RowChoice.OPEN:
        open_rows = {c.row for c in scope.conflicts if not scope.decisions_on(c.row)}
        for note in scope.notes:
            if is_unsettled(note):
                open_rows |= {r.id for r in scope.rows_of(scope.document_of(note.anchor), note.anchor.article)}
        return [row for row in scope.rows if row.id in open_rows]
    count = len(scope.documents)
    return [r for r in scope.rows if r.id in in_conflict or len(r.cells) < count or _differs(scope, r)]


def _differs(scope: Scope, row: Row) -> bool:
    return any(
        span.kind is not DiffKind.SAME
        for index, cell in row.cells.items()
        for label in cell.articles
        for span in scope.data.diffs.get((row.id, index, label), ())
    )
