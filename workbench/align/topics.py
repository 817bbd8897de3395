"""A short Chinese heading for a row, as a drafter would put it.

What a heading may be is proposed by `topic_candidates`: the standard names of general provisions, phrases of the row's
provisions cut at word boundaries, also as the object of their verb (专项规划的编制), under 禁止 and 鼓励, and the conduct
punished with 的法律责任. Each proposal has features, and each feature a worth that was learned from the headings that
legal readers wrote (bench/align_topics_learn.py); the best proposal is the heading. Nothing depends on the order of
the drafts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from workbench.align.kinds import Kind
from workbench.align.prepare import Prepared
from workbench.align.topic_candidates import Candidate, Proposer
from workbench.align.topic_style import Style, load_style
from workbench.domain.numerals import format_chinese

_DIVISION = re.compile(r"^第[^编章节]{1,8}[编章节]")
#: Words at the start of a provision that may show its kind, characters.
_START = 26
#: The front of a draft, as a share of its articles.
_FRONT = 0.34


class Namer:
    """Names the rows of one table."""

    def __init__(self, prepared: Prepared, kinds: Sequence[Kind], style: Style | None = None) -> None:
        self.p = prepared
        self.kinds = tuple(kinds)
        self.number = {k.id: n for n, k in enumerate(kinds)}
        self.style = style or load_style()
        self.proposer = Proposer(prepared, self.style)
        self._flags: list[list[int]] = [[n for n, x in enumerate(r) if x] for r in prepared.unit_kind_flags.tolist()]
        self._doc: list[int] = prepared.unit_doc.tolist()
        self._known: dict[tuple[int, ...], tuple[str, list[tuple[float, str]]]] = {}

    def name(self, units: Sequence[int]) -> tuple[str, str]:
        """Kind and heading of the row that `units` make."""
        kind, ranked = self.ranked(units)
        return kind, ranked[0][1]

    def distinct(self, rows: Sequence[Sequence[int]]) -> list[tuple[str, str]]:
        """Kind and heading of every row; of rows that would be headed alike all but the surest are told apart."""
        ranked = [self.ranked(units) for units in rows]
        order = sorted(range(len(rows)), key=lambda n: (-ranked[n][1][0][0], tuple(rows[n])))
        taken: set[str] = set()
        names: dict[int, tuple[str, str]] = {}
        for n in order:
            kind, choices = ranked[n]
            text = choices[0][1] if kind in self.style.formulas else _free(choices, taken)
            taken.add(text)
            names[n] = kind, text
        return [names[n] for n in range(len(rows))]

    def ranked(self, units: Sequence[int]) -> tuple[str, list[tuple[float, str]]]:
        """Kind of a row and its possible headings with what each is worth, the best first."""
        key = tuple(units)
        if key not in self._known:
            kind, proposals = self.proposals(units)
            worth = self.style.worth
            best: dict[str, float] = {}
            for c in proposals:
                value = sum([worth.get(k, 0.0) * v for k, v in c.features.items() if v])
                if value > best.get(c.text, -9.0):
                    best[c.text] = value
            ranked = sorted(((v, t) for t, v in best.items()), key=lambda x: (-round(x[0], 6), len(x[1]), x[1]))
            self._known[key] = kind, ranked or [(0.0, self._chapter(units))]
        return self._known[key]

    def proposals(self, units: Sequence[int]) -> tuple[str, Iterator[Candidate]]:
        """Kind of a row and its possible headings."""
        shares = self._shares(units)
        liable = shares.get("liability", 0.0) >= 0.6 and shares.get("official", 0.0) < 0.6
        kinds = [k for k, where in self.style.alone if shares.get(k, 0.0) >= 0.6 and self._stands(k, where, units)]
        kind = "liability" if liable else kinds[0] if kinds else self._rarest(shares)
        formula = next((k for k in kinds if k in self.style.formulas), "")
        if formula and not (liable and formula != kinds[0]):
            return formula, iter((Candidate(self._heading(formula), {}),))
        return kind, self._all(kinds, units, liable=liable)

    def _all(self, kinds: Sequence[str], units: Sequence[int], *, liable: bool) -> Iterator[Candidate]:
        for kind in kinds:
            if kind != "definition":
                yield Candidate(self._heading(kind), {f"kind_{kind}": 1.0, "kind_liable": float(liable)})
        yield from self.proposer.proposals(units, liable=liable)

    def _heading(self, kind: str) -> str:
        """The heading of a kind."""
        return self.style.names.get(kind) or self.kinds[self.number[kind]].name

    def _chapter(self, units: Sequence[int]) -> str:
        """The heading of the chapter of the first article that has one, without its number."""
        for article in sorted({int(self.p.owner[u]) for u in units}):
            path = self.p.articles[article].heading_path
            if path and (heading := _DIVISION.sub("", path[-1]).strip()):
                return heading
        return "其他规定"

    def _stands(self, kind: str, where: str, units: Sequence[int]) -> bool:
        """Whether the words that show the kind stand where they must for its name to be the heading."""
        if where == "any":
            return True
        if where == "front" and sum(float(self.p.position[self.p.owner[u]]) for u in units) > _FRONT * len(units):
            return False
        pattern = self.kinds[self.number[kind]].pattern
        hits = sum(1 for u in units if pattern.search(self.p.units[u].text[:_START]))
        return hits * 2 >= len(units)

    def _shares(self, units: Sequence[int]) -> dict[str, float]:
        """For each kind the share of the row's drafts that show it; kinds that none shows are left out."""
        docs: dict[int, set[int]] = defaultdict(set)
        for unit in units:
            for kind in self._flags[unit]:
                docs[kind].add(self._doc[unit])
        total = len({self._doc[u] for u in units})
        return {self.kinds[k].id: len(found) / total for k, found in docs.items()}

    def _rarest(self, shares: dict[str, float]) -> str:
        """The kind that most of the row and little else of the table shows."""
        common = [k for k, share in shares.items() if share >= 0.5]
        return min(common, key=lambda k: (float(self.p.kind_shares[self.number[k]]), self.number[k]), default="")


def _free(choices: Sequence[tuple[float, str]], taken: set[str]) -> str:
    """The best heading that no other row has; where none is left, the best one with a number."""
    for _, text in choices:
        if text not in taken:
            return text
    best = choices[0][1]
    return next(t for n in range(2, len(taken) + 3) if (t := f"{best}（{format_chinese(n)}）") not in taken)
