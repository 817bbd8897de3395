"""The second look: whether a reviewer would stop at a sentence that the detector or a rule has pointed at.

In a library of regulations in force one sentence in a thousand is a barrier, and the first look, which knows runs of
characters only, points at four harmless ones for each. Here some thirty things that a reader would name stand beside its
score: whom the sentence speaks of, what it demands, whether a rule or a statutory regime covers it. Their weights are
learned from sentences of such regulations that were read (``bench/market_second.py``).
"""

from __future__ import annotations

import json
import math
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.review.market.forms import Form
from workbench.review.market.model import ModelError

_LENGTH = 150
_SHORT = 15
#: Scores of the first look are counted up to this much below its threshold.
_LOWEST = -4.0


@dataclass(frozen=True, slots=True)
class Look:
    """What is known of a sentence before the second look.

    Attributes:
        body: the sentence without the lead-in of its item.
        item: whether it is an item, with a lead-in.
        score: of the first look, 0 at its threshold.
        shares: the share of each standard.
        rule: the highest certainty of the rules that match, 0 when none does.
        rule_standard: the standard of that rule, or "".
        covered: whether a statutory regime speaks of the sentence.
    """

    body: str
    item: bool
    score: float
    shares: Mapping[str, float]
    rule: float
    rule_standard: str
    covered: bool


@dataclass(frozen=True, slots=True)
class Second:
    """The words that are looked for and the weight of each feature; "" is the constant."""

    words: Mapping[str, Form]
    weights: Mapping[str, float]

    def features(self, look: Look) -> dict[str, float]:
        """The features of a sentence; those that are not named are 0."""
        body = re.sub(r"\s", "", look.body)
        score = max(look.score, _LOWEST)
        found = {f"word {name}": 1.0 for name, form in self.words.items() if form.search(body)}
        found |= {
            "score": score / 2,
            "score above": max(score, 0.0) / 2,
            "spread": -sum(share * math.log(share + 1e-9) for share in look.shares.values()),
            "rule": look.rule,
            "ruled": float(look.rule > 0),
            "covered": float(look.covered),
            "length": min(len(body), _LENGTH) / 100,
            "item": float(look.item),
            "short": float(len(body) < _SHORT),
        }
        if look.rule_standard:
            found[f"ruled {look.rule_standard.split('-')[0]}"] = 1.0
        return {name: value for name, value in found.items() if value}

    def score(self, look: Look) -> float:
        """How surely a reviewer would stop at the sentence: 0 at the threshold, positive above."""
        parts = sorted(self.features(look).items())
        return self.weights.get("", 0.0) + sum(value * self.weights.get(name, 0.0) for name, value in parts)


def load_second(words: Path, weights: Path) -> Second:
    """The second look with the words and weights stored at two files.

    Raises:
        ModelError: a file is missing or damaged.
    """
    try:
        forms = {name: Form(str(pattern)) for name, pattern in tomllib.loads(words.read_text("utf-8"))["words"].items()}
        stored = {str(name): float(weight) for name, weight in json.loads(weights.read_text("utf-8")).items()}
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise ModelError("公平竞争审查的权重文件无法读取", "请重新安装本程序", subject=weights.name) from error
    return Second(forms, stored)
