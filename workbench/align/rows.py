"""Scored pairs of units to rows: overlapping clusters of units, one for each regulated matter."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

from workbench.align.conduct import continuations
from workbench.align.division import divided_duties
from workbench.align.features import Pairs, article_scores
from workbench.align.prepare import Prepared
from workbench.align.sparse import Floats


@dataclass(frozen=True)
class Settings:
    """How rows are formed; chosen by cross-validation over subjects.

    Attributes:
        floor: a pair of units below this is never looked at.
        join: what the pairs of two clusters must reach on average for the clusters to become one.
        whole: how much the score of the whole articles counts beside that of the units.
        extra: what a unit must reach on average with a second row to stand in it too.
        alone: an article whose best counterpart scores less is left without one.
        cover: a pair of units at least this good stands in some row together.
        same: rows of several drafts whose articles overlap this much (Jaccard) are one matter.
        own: a row of two drafts whose articles all stand in one larger row is kept if its units reach this on average.
    """

    floor: float = 0.15
    join: float = 0.55
    whole: float = 0.1
    extra: float = 0.6
    same: float = 0.99
    alone: float = 0.58
    cover: float = 0.38
    own: float = 0.6


class RowBuilder:
    """Forms the rows of one table."""

    def __init__(self, prepared: Prepared, pairs: Pairs, scores: Floats, settings: Settings) -> None:
        self.p = prepared
        self.settings = settings
        #: The units of articles that give departments their duties one by one, and of the general sentences.
        self.divided = divided_duties(prepared)
        self.owner: list[int] = prepared.owner.tolist()
        self.doc: list[int] = prepared.unit_doc.tolist()
        whole: list[float] = article_scores(pairs, scores).tolist()
        self.whole: dict[tuple[int, int], float] = dict(
            zip(
                zip(pairs.articles.left.tolist(), pairs.articles.right.tolist(), strict=True),
                whole,
                strict=True,
            )
        )
        keep = scores >= settings.floor
        self.score: dict[tuple[int, int], float] = {}
        self.near: dict[int, list[int]] = defaultdict(list)
        for u, v, s in zip(
            pairs.units.left[keep].tolist(), pairs.units.right[keep].tolist(), scores[keep].tolist(), strict=True
        ):
            self.score[u, v] = s
            self.near[u].append(v)
            self.near[v].append(u)

    def pair(self, u: int, v: int) -> float:
        """How well two units go together, counting their whole articles in part."""
        key = (u, v) if u < v else (v, u)
        a, b = self.owner[key[0]], self.owner[key[1]]
        share = self.settings.whole
        return (1 - share) * self.score.get(key, 0.0) + share * self.whole.get((a, b), 0.0)

    def clusters(self) -> list[set[int]]:
        """The rows' units: every unit in at least one."""
        members, home = self._join()
        extra = self._extra(members, home)
        for unit, target in extra:
            members[target].add(unit)
        members += self._uncovered(members)
        members = self._with_conduct(members)
        weak = self._weak()
        clusters = [{u for u in m if self.owner[u] not in weak} for m in members]
        clusters += [{u for u in m if self.owner[u] in weak} for m in members]
        self._gather_duties(clusters)
        return self._same_matter([c for c in clusters if c])

    def _with_conduct(self, members: list[set[int]]) -> list[set[int]]:
        """Rows of nothing but further sanctions dissolved: each sanction goes where the conduct stands."""
        before = continuations(self.p.units, self.p.owner, self.p.liable, self.p.cited)
        at: dict[int, list[int]] = defaultdict(list)
        for k, row in enumerate(members):
            for unit in row:
                at[unit].append(k)
        for k, row in enumerate(members):
            if not row or any(u not in before for u in row):
                continue
            for unit in row:
                conduct = unit
                while conduct in before:
                    conduct = before[conduct]
                for target in at[conduct]:
                    members[target].add(unit)
            members[k] = set()
        return members

    def _gather_duties(self, members: list[set[int]]) -> None:
        """The departments' duties, where a draft divides them in articles of their own, brought into one row.

        That is the row where the general sentences of most drafts stand.
        """
        duties, general = self.divided
        if not duties or len({self.doc[u] for u in duties | general}) < 2:
            return
        drafts = [len({self.doc[u] for u in row & general}) for row in members]
        best = max(range(len(members)), key=lambda k: (drafts[k], -len(members[k]), -k))
        if drafts[best] > 1:
            members[best] |= duties | general
        else:
            members.append(set(duties | general))

    def _uncovered(self, members: list[set[int]]) -> list[set[int]]:
        """Further rows for good pairs of articles that no row holds: the pair, and what goes with both."""
        together = {pair for m in members if len(m) > 1 for pair in combinations(sorted({self.owner[u] for u in m}), 2)}
        found: list[set[int]] = []
        for (u, v), score in sorted(self.score.items(), key=lambda x: (-x[1], x[0])):
            if score < self.settings.cover:
                break
            if (self.owner[u], self.owner[v]) in together:
                continue
            row = {u, v}
            near = sorted(set(self.near[u]) & set(self.near[v]))
            for unit in near:
                if (
                    self.doc[unit] not in {self.doc[x] for x in row}
                    and self._linkage({unit}, row) >= self.settings.join
                ):
                    row.add(unit)
            together |= set(combinations(sorted({self.owner[x] for x in row}), 2))
            found.append(row)
        return found

    def _weak(self) -> set[int]:
        """Articles that nothing in the other drafts is surely like."""
        best = [0.0] * len(self.p.articles)
        for (a, b), score in self.whole.items():
            best[a], best[b] = max(best[a], score), max(best[b], score)
        return {a for a, score in enumerate(best) if score < self.settings.alone}

    def _join(self) -> tuple[list[set[int]], list[int]]:
        """Average-link clustering along the pairs, the best first."""
        size = len(self.owner)
        members: list[set[int]] = [{u} for u in range(size)]
        home = list(range(size))
        for (u, v), _ in sorted(self.score.items(), key=lambda x: (-x[1], x[0])):
            a, b = home[u], home[v]
            if a == b or self._linkage(members[a], members[b]) < self.settings.join:
                continue
            if len(members[a]) < len(members[b]):
                a, b = b, a
            members[a] |= members[b]
            for unit in members[b]:
                home[unit] = a
            members[b] = set()
        return members, home

    def _linkage(self, a: set[int], b: set[int]) -> float:
        """Mean over the pairs of articles of two clusters, of different drafts, of their best pair of units."""
        if len(a) == 1 and len(b) == 1:
            (u,), (v,) = a, b
            return self.pair(u, v) if self.doc[u] != self.doc[v] else 0.0
        best: dict[tuple[int, int], float] = {}
        for u in a:
            for v in b:
                if self.doc[u] != self.doc[v]:
                    key = (self.owner[u], self.owner[v])
                    best[key] = max(best.get(key, 0.0), self.pair(u, v))
        return sum(best.values()) / len(best) if best else 0.0

    def _extra(self, members: list[set[int]], home: list[int]) -> list[tuple[int, int]]:
        """Units that belong to further rows as well."""
        found: list[tuple[int, int]] = []
        for unit, others in sorted(self.near.items()):
            for target in sorted({home[v] for v in others} - {home[unit]}):
                if any(self.owner[v] == self.owner[unit] for v in members[target]):
                    continue
                if len(members[target]) > 1 or len(members[home[unit]]) > 1:
                    value = self._linkage({unit}, members[target])
                    if value >= self.settings.extra:
                        found.append((unit, target))
        return found

    def _adds_nothing(self, cluster: set[int]) -> bool:
        """Whether a cluster whose articles all stand in one larger row is but its shadow: two drafts, weakly tied."""
        if len({self.doc[u] for u in cluster}) > 2:
            return False
        pairs = [self.pair(u, v) for u, v in combinations(sorted(cluster), 2) if self.doc[u] != self.doc[v]]
        return sum(pairs) < self.settings.own * len(pairs)

    def _same_matter(self, clusters: list[set[int]]) -> list[set[int]]:
        """Clusters of the same articles joined; units without a counterpart go with their article's main row."""
        result: list[set[int]] = []
        articles: list[set[int]] = []
        at: dict[int, list[int]] = defaultdict(list)
        single: list[set[int]] = []
        for cluster in sorted(clusters, key=lambda c: (-len({self.owner[u] for u in c}), min(c))):
            own = {self.owner[u] for u in cluster}
            if len({self.doc[u] for u in cluster}) < 2:
                single.append(cluster)
                continue
            for k in sorted({k for a in own for k in at[a]}, key=lambda k: (len(articles[k]), k)):
                if len(own & articles[k]) >= self.settings.same * len(own | articles[k]):
                    break
                if own <= articles[k] and self._adds_nothing(cluster):
                    break
            else:
                k = len(result)
                result.append(set())
                articles.append(set())
            for a in own - articles[k]:
                at[a].append(k)
            result[k] |= cluster
            articles[k] |= own
        placed = {a for own in articles for a in own}
        alone: dict[int, set[int]] = defaultdict(set)
        for cluster in single:
            for unit in cluster:
                if self.owner[unit] not in placed:
                    alone[self.owner[unit]].add(unit)
        return result + [alone[a] for a in sorted(alone)]
