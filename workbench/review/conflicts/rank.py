"""Which differences a coordinator raises: a logistic model for each type, its weights are data (``resources/models/conflicts.json``).

The weights come from ``bench/conflicts_train.py``; each type has features, means, scales, weights, a bias and the least
probability at which a candidate is raised.
"""

from __future__ import annotations

import json
import math
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from workbench.domain.findings import ConflictType
from workbench.domain.resources import resource
from workbench.review.conflicts.candidates import Candidate, RowView, bigrams, dice

#: How many conflicts of one type a row may carry; the second one must be this much surer than the threshold.
MOST = {ConflictType.AMOUNT: 2, ConflictType.DEADLINE: 2, ConflictType.QUANTITY: 2}


#: The types for which the kind of matter tells whether a difference is raised.
_BY_MATTER = {ConflictType.AUTHORITY, ConflictType.PROCEDURE, ConflictType.MODALITY, ConflictType.MISSING}


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model over named features; missing features count as their mean."""

    names: tuple[str, ...]
    means: tuple[float, ...]
    scales: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float
    threshold: float
    second: float

    def probability(self, features: Mapping[str, float]) -> float:
        """How likely a coordinator raises a candidate with these features."""
        total = self.bias
        for name, mean, scale, weight in zip(self.names, self.means, self.scales, self.weights, strict=True):
            total += weight * (features.get(name, 0.0) - mean) / scale
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def shipped_models() -> dict[ConflictType, Model]:
    """The models that ship with the program."""
    data = json.loads(resource("models", "conflicts.json").read_text("utf-8"))
    return {ConflictType(kind): model_of(entry) for kind, entry in data.items()}


def model_of(entry: Mapping[str, object]) -> Model:
    """A model from its JSON."""

    def numbers(name: str) -> tuple[float, ...]:
        values = entry[name]
        assert isinstance(values, list)
        return tuple(float(v) for v in values)

    names = entry["names"]
    assert isinstance(names, list)
    return Model(
        tuple(str(n) for n in names),
        numbers("means"),
        numbers("scales"),
        numbers("weights"),
        float(str(entry["bias"])),
        float(str(entry["threshold"])),
        float(str(entry["second"])),
    )


@cache
def _matters() -> dict[str, re.Pattern[str]]:
    with resource("vocab", "matters.toml").open("rb") as file:
        return {name: re.compile(words) for name, words in tomllib.load(file)["matters"].items()}


@lru_cache(maxsize=8192)
def _matters_of(text: str) -> frozenset[str]:
    return frozenset(name for name, pattern in _matters().items() if pattern.search(text))


def _matter_features(row: RowView, candidate: Candidate) -> dict[str, float]:
    """For each kind of matter the share of the candidate's units that speak of it."""
    units = [row.unit(s.unit) for s in candidate.sides.values()]
    kinds = [_matters_of(u.lead + u.text) for u in units]
    return {f"of:{name}": sum(1 for k in kinds if name in k) / len(kinds) for name in _matters()}


def with_row_features(row: RowView, candidates: Sequence[Candidate], field: RowView) -> list[Candidate]:
    """The candidates of a row with what only the whole row shows: rank among their type, the row's size."""
    found = []
    units = sum(len(u) for u in row.units.values())
    alike = row_likeness(row)
    for kind in ConflictType:
        mine = sorted(
            (c for c in candidates if c.type is kind), key=lambda c: (-c.features.get("strength", 0.0), _order(c))
        )
        for rank, candidate in enumerate(mine):
            belongs = [row.belongs(s.unit) for s in candidate.sides.values()]
            stated = [row.belongs(s.unit) for s in candidate.sides.values() if s.key]
            extra = {
                "home": sum(h for h, _ in belongs) / len(belongs),
                "home_least": min(h for h, _ in belongs),
                "home_best": sum(b for _, b in belongs) / len(belongs),
                "home_stated": sum(b for _, b in stated) / max(len(stated), 1),
                "rank": float(min(rank, 5)),
                "siblings": math.log1p(len(mine)),
                "units": math.log1p(units / len(row.units)),
                "row_liability": float(row.liability),
                "row_documents": float(len(row.units)),
                "row_alike": alike,
                "sides": float(len(candidate.sides)),
                "inside": sum(s.unit in row.homes for s in candidate.sides.values()) / len(candidate.sides),
                "groups": float(len({s.key for s in candidate.sides.values()})),
            }
            extra |= _pair_features(field, candidate)
            matters = _matter_features(row, candidate) if kind in _BY_MATTER else {}
            found.append(replace(candidate, features={**candidate.features, **extra, **matters}))
    return found


def _pair_features(field: RowView, candidate: Candidate) -> dict[str, float]:
    """How alike the rules are that stand against each other: of sides that agree nothing can be learned about that."""
    sides = [candidate.sides[d] for d in sorted(candidate.sides)]
    counterparts, plain = field.corpus.counterpart_rows, field.corpus.likeness_rows
    likes, apart, quotes, near, near_apart, mutual = [], [], [], [], [], 0.0
    for i, a in enumerate(sides):
        for b in sides[i + 1 :]:
            like = plain[a.unit][b.unit]
            likes.append(like)
            near.append(field.like(a.unit, b.unit))
            if a.key == b.key:
                continue
            apart.append(like)
            near_apart.append(near[-1])
            quotes.append(dice(bigrams(a.quote), bigrams(b.quote)))
            mutual += (counterparts[a.unit][b.document] == b.unit) + (counterparts[b.unit][a.document] == a.unit)
    return {
        "pair_mean": sum(likes) / max(len(likes), 1),
        "pair_least": min(likes, default=0.0),
        "apart_most": max(apart, default=0.0),
        "apart_mean": sum(apart) / max(len(apart), 1),
        "apart_quote": max(quotes, default=0.0),
        "apart_mutual": mutual / max(2 * len(apart), 1),
        "apart_any": float(mutual > 0),
        "apart_near": max(near_apart, default=0.0),
        "apart_near_mean": sum(near_apart) / max(len(near_apart), 1),
        "apart_ratio": max(near_apart, default=0.0) / max(max(near, default=1.0), 0.01),
    }


def row_likeness(row: RowView) -> float:
    """Mean over the documents of how like their most alike unit is to another document's."""
    best = []
    for document in row.documents:
        others = [u for d in row.documents if d != document for u in row.units[d]]
        pairs = [row.like(u, v) for u in row.units[document] for v in others]
        best.append(max(pairs, default=0.0))
    return sum(best) / len(best)


def _order(candidate: Candidate) -> tuple[tuple[str, int], ...]:
    """A tie-break that does not depend on the order of the documents."""
    return tuple(sorted((s.article + s.quote, s.start) for s in candidate.sides.values()))


def ranked(candidates: Sequence[Candidate], kind: ConflictType, model: Model) -> list[tuple[Candidate, float]]:
    """The candidates of one type in a row with their probability, the surest first."""
    scored = [(c, model.probability(c.features)) for c in candidates if c.type is kind]
    return sorted(scored, key=lambda pair: (-round(pair[1], 9), _order(pair[0])))


def chosen(
    scored: Sequence[tuple[Candidate, float]], kind: ConflictType, threshold: float, second: float
) -> list[tuple[Candidate, float]]:
    """Those of a row's ranked candidates that are raised: the first above `threshold`, further ones above `second`."""
    return [
        (candidate, probability)
        for position, (candidate, probability) in enumerate(scored[: MOST.get(kind, 1)])
        if probability >= (threshold if position == 0 else second)
    ]


def raised(candidates: Sequence[Candidate], models: Mapping[ConflictType, Model]) -> list[tuple[Candidate, float]]:
    """The candidates of one row that are raised, with their probability."""
    found = []
    for kind, model in models.items():
        found.extend(chosen(ranked(candidates, kind, model), kind, model.threshold, model.second))
    return found
