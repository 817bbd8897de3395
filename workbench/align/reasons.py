"""Why two articles stand in one row, in Chinese, the weightiest reason first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from workbench.align.kinds import Kind
from workbench.align.prepare import Prepared

#: A kind that more than this share of the provisions has says little about a pair.
_COMMON = 0.25
_MOST = 4


def reasons_of(
    p: Prepared, kinds: Sequence[Kind], ends: tuple[int, int], likeness: float, cluster: set[int]
) -> tuple[str, ...]:
    """The reasons for the link of two articles (`ends`) whose words are alike to the degree `likeness`."""
    a, b = ends
    found: list[tuple[float, str]] = []
    units_a = [u for u in cluster if p.owner[u] == a]
    units_b = [u for u in cluster if p.owner[u] == b]
    liable = any(p.liable[u] for u in units_a) and any(p.liable[u] for u in units_b)
    if liable:
        cites = any(p.cited[u] for u in units_a) and any(p.cited[u] for u in units_b)
        found.append((2.0, "同为法律责任条款，所依据的义务条款对应" if cites else "同为法律责任条款，所罚行为对应"))
    else:
        found += _kind_reasons(p, kinds, units_a, units_b)
    words = shared_words(p, units_a, units_b)
    if words:
        found.append((1.5, "共同涉及：" + "、".join(words)))
    if likeness >= 0.6:
        found.append((1.8, "文字基本一致"))
    elif likeness >= 0.4:
        found.append((1.0, "用语相近"))
    if abs(float(p.position[a] - p.position[b])) < 0.08:
        found.append((0.4, "在各自文本中的位置相当"))
    if len({int(p.unit_doc[u]) for u in cluster}) > 2:
        found.append((0.6, "其他城市的对应条款相互印证"))
    found.sort(key=lambda x: -x[0])
    return tuple(text for _, text in found[:_MOST]) or ("内容相近",)


def _kind_reasons(
    p: Prepared, kinds: Sequence[Kind], units_a: list[int], units_b: list[int]
) -> list[tuple[float, str]]:
    both = p.unit_kind_flags[units_a].any(axis=0) & p.unit_kind_flags[units_b].any(axis=0)
    told: list[int] = [
        n for n in np.flatnonzero(both).tolist() if p.kind_shares[n] < _COMMON and kinds[n].id != "liability"
    ]
    told.sort(key=lambda n: (not kinds[n].head, float(p.kind_shares[n]), n))
    return [(1.9 if kinds[n].head else 1.2, f"同为“{kinds[n].name}”条款") for n in told[:1]]


def shared_words(p: Prepared, units_a: Sequence[int], units_b: Sequence[int], most: int = 3) -> list[str]:
    """The most telling words of two characters or more that both sets of units have."""
    bags = p.words.meant.bags
    weights: list[dict[int, float]] = [{}, {}]
    for side, units in enumerate((units_a, units_b)):
        for u in units:
            for n in range(int(bags.start[u]), int(bags.start[u + 1])):
                column = int(bags.columns[n])
                weights[side][column] = max(weights[side].get(column, 0.0), float(bags.values[n]))
    both = {c: min(w, weights[1][c]) for c, w in weights[0].items() if c in weights[1]}
    ranked = sorted(both, key=lambda c: (-both[c], c))
    return [p.words.vocabulary[c] for c in ranked if c < len(p.words.vocabulary) and len(p.words.vocabulary[c]) > 1][
        :most
    ]
