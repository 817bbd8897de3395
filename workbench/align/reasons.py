"""Why two articles stand in one row, in Chinese, the weightiest reason first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import numpy as np

from workbench.align.division import Divided
from workbench.align.kinds import Kind
from workbench.align.prepare import Prepared

#: A kind that more than this share of the provisions has says little about a pair.
_COMMON = 0.25
_MOST = 4
_WORDS = 3
#: How sure it is that the articles which divide the departments' duties belong together: a rule, not a likeness.
_DIVISION = 0.75


class Reasoner:
    """Tells the reasons for the links of one row."""

    def __init__(self, prepared: Prepared, kinds: Sequence[Kind], cluster: set[int], divided: Divided) -> None:
        self.p = prepared
        self.kinds = kinds
        self.several = len({int(prepared.unit_doc[u]) for u in cluster}) > 2
        units: dict[int, list[int]] = {}
        for u in sorted(cluster):
            units.setdefault(int(prepared.owner[u]), []).append(u)
        single, general = (c & cluster for c in divided)
        self.single = {int(prepared.owner[u]) for u in single}
        self.division = self.single | {int(prepared.owner[u]) for u in general}
        self.liable = {a: any(prepared.liable[u] for u in us) for a, us in units.items()}
        self.cites = {a: any(prepared.cited[u] for u in us) for a, us in units.items()}
        self.flags = {a: prepared.unit_kind_flags[us].any(axis=0) for a, us in units.items()}
        self.words = {a: self._weights(us) for a, us in units.items()}

    def least(self, a: int, b: int) -> float:
        """What the link of articles `a` and `b` scores at least, whatever their words."""
        return _DIVISION if self._divide(a, b) else 0.0

    def _divide(self, a: int, b: int) -> bool:
        return {a, b} <= self.division and not self.single.isdisjoint((a, b))

    def of(self, a: int, b: int, likeness: float) -> tuple[str, ...]:
        """The reasons for the link of articles `a` and `b`, whose words are alike to the degree `likeness`."""
        found: list[tuple[float, str]] = []
        if self.liable[a] and self.liable[b]:
            cites = self.cites[a] and self.cites[b]
            found.append((2.0, f"同为法律责任条款，{'所依据的义务条款对应' if cites else '所罚行为对应'}"))
        elif self._divide(a, b):
            found.append((2.0, "同属部门职责分工"))
        else:
            found += self._kinds(a, b)
        if words := self._shared(a, b):
            found.append((1.5, "共同涉及：" + "、".join(words)))
        if likeness >= 0.6:
            found.append((1.8, "文字基本一致"))
        elif likeness >= 0.4:
            found.append((1.0, "用语相近"))
        if self.several:
            found.append((0.6, "其他城市的对应条款相互印证"))
        if abs(float(self.p.position[a] - self.p.position[b])) < 0.08:
            found.append((0.4, "在各自文本中的位置相当"))
        found.sort(key=lambda x: -x[0])
        return tuple(text for _, text in found[:_MOST]) or ("内容相近",)

    def _kinds(self, a: int, b: int) -> list[tuple[float, str]]:
        share = self.p.kind_shares
        told: list[int] = [n for n in np.flatnonzero(self.flags[a] & self.flags[b]).tolist() if share[n] < _COMMON]
        told = [n for n in told if self.kinds[n].id != "liability"]
        if not told:
            return []
        best = self.kinds[min(told, key=lambda n: (not self.kinds[n].head, float(share[n]), n))]
        return [(1.9 if best.head else 1.2, f"同为“{best.name}”条款")]

    def _weights(self, units: Sequence[int]) -> dict[int, float]:
        """The words of units of one article with their weight."""
        bags = self.p.words.meant.bags
        found: dict[int, float] = {}
        for u in units:
            span = slice(int(bags.start[u]), int(bags.start[u + 1]))
            for column, value in zip(bags.columns[span].tolist(), bags.values[span].tolist(), strict=True):
                if value > found.get(column, 0.0):
                    found[column] = value
        return found

    def _shared(self, a: int, b: int) -> list[str]:
        """The most telling words that both articles have on this row's matter."""
        left, right = self.words[a], self.words[b]
        words = self.p.words.vocabulary
        ranked = sorted((-min(w, right[c]), c) for c, w in left.items() if c in right)
        named = (words[c] for _, c in ranked if c < len(words) and len(words[c]) > 1)
        return list(islice(named, _WORDS))
