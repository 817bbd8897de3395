"""Liability corresponds when the duties it punishes correspond, and a duty when the liabilities for it do."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from workbench.align.features import Pairs
from workbench.align.prepare import Prepared
from workbench.align.sparse import Flags, Floats, Ints

#: What is told of a pair of which nothing can be said: one of the two cites nothing, or is cited by nothing.
UNKNOWN = np.float32(-1)
#: Beyond this many units (a matrix of 64 MB) nothing is told: codes of a thousand articles have other hold enough.
_LARGE = 4000


def correspondence(p: Prepared, pairs: Pairs, scores: Floats) -> dict[str, Floats]:
    """What a first opinion (`scores`, 0 to 1 for each pair of units) of the duties says of the liabilities.

    Returns:
        ``duties_lo`` and ``duties_hi``: of two liabilities, how well the duties that each cites are found among the
        duties that the other cites (mean over the duties of the best score; the worse and the better direction);
        ``punished``: of two duties, the best score of liabilities that cite them. :data:`UNKNOWN` elsewhere.
    """
    u, v, size = pairs.units.left, pairs.units.right, len(p.units)
    result = {name: np.full(len(u), UNKNOWN, np.float32) for name in ("duties_lo", "duties_hi", "punished")}
    citing = np.array([n for n, cited in enumerate(p.cited) if cited], np.int64)
    if not len(citing) or size > _LARGE:
        return result
    score = np.zeros((size, size), np.float32)
    score[u, v] = score[v, u] = scores
    flat, start, count = _runs([p.cited[n] for n in citing.tolist()])
    best = np.maximum.reduceat(score[flat], start, axis=0)
    found = np.add.reduceat(best[:, flat], start, axis=1) / count
    both, at_u, at_v = _among(citing, size, u, v)
    one, other = found[at_u, at_v], found[at_v, at_u]
    result["duties_lo"][both], result["duties_hi"][both] = np.minimum(one, other), np.maximum(one, other)
    by: dict[int, list[int]] = defaultdict(list)
    for n in citing.tolist():
        for duty in p.cited[n]:
            by[duty].append(n)
    duties = np.array(sorted(by), np.int64)
    flat, start, _ = _runs([tuple(by[d]) for d in duties.tolist()])
    among = score[np.ix_(flat, flat)]
    punished = np.maximum.reduceat(np.maximum.reduceat(among, start, axis=0), start, axis=1)
    both, at_u, at_v = _among(duties, size, u, v)
    result["punished"][both] = punished[at_u, at_v]
    return result


def _runs(lists: list[tuple[int, ...]]) -> tuple[Ints, Ints, Ints]:
    """Lists (none of them empty) laid end to end, where each begins, and how long each is."""
    count = np.array([len(x) for x in lists], np.int64)
    return np.array([n for x in lists for n in x], np.int64), np.r_[0, np.cumsum(count)[:-1]], count


def _among(nodes: Ints, size: int, u: Ints, v: Ints) -> tuple[Flags, Ints, Ints]:
    """Which pairs have both ends among `nodes`, and where their ends stand there."""
    place = np.full(size, -1, np.int64)
    place[nodes] = np.arange(len(nodes))
    both = (place[u] >= 0) & (place[v] >= 0)
    return both, place[u[both]], place[v[both]]
