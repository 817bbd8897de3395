"""Rows in the order in which a drafter would read them, whatever the order of the drafts."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.align.kinds import Kind
from workbench.domain.regulation import Regulation
from workbench.domain.table import Row


def reading_order(regulations: Sequence[Regulation], rows: Sequence[Row], kinds: Sequence[Kind]) -> list[Row]:
    """`rows` sorted: purpose and scope in front, the effective date last, between them as the drafts have them.

    A row's place is the mean of the relative places where the drafts first speak of it (an article of a draft of forty
    stands at n/40); liability follows the duties.
    """
    place = [{a.label: n / max(len(r.articles) - 1, 1) for n, a in enumerate(r.articles)} for r in regulations]
    lengths = [{a.label: len(a.text) for a in reversed(r.articles)} for r in regulations]
    order = {k.id: k.order for k in kinds}

    def key(row: Row) -> tuple[float, float, tuple[tuple[int, str], ...]]:
        places = []
        for d, cell in row.cells.items():
            shown = {p.article: p.start for p in cell.parts}
            found = []
            for label in cell.articles:
                length = max(lengths[d][label], 1)
                inside = shown.get(label, 0) / length / max(len(regulations[d].articles), 1)
                found.append(place[d][label] + inside)
            places.append(min(found))
        fixed = order.get(row.kind, -1)
        group = 0.0 if 0 <= fixed < 50 else 2.0 if fixed >= 50 else 1.0
        mean = sum(places) / len(places)
        return group, fixed if group != 1 else mean, tuple((d, c.articles[0]) for d, c in sorted(row.cells.items()))

    return sorted(rows, key=key)
