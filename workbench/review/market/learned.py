"""Findings of the learned detector: which words, which standard, and why."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from workbench.domain.findings import MarketFinding, Severity
from workbench.domain.resources import resource
from workbench.review.market.clause import Unit
from workbench.review.market.forms import Form
from workbench.review.market.model import Model, certainty_of, load_model
from workbench.review.market.patterns import Macros
from workbench.review.market.second import Second, load_second
from workbench.review.market.signs import SignReader, sign_reader
from workbench.review.market.wording import basis_of, exception_text

#: Longest quote, and how many of the heaviest runs an explanation names.
_QUOTE_MAX = 60
_CUES = 3
_PART = re.compile(r"[^，,；;。：:\n]+[，,；;。：:\n]*")
_ENDS = "，,；;。：: \u3000\n"
#: A run must hold a character that is more than grammar to be named as a cue.
_EMPTY = re.compile(r"[，,；;。：:、#的了和或者及与并其在对按由为应当所¬（）()]*")


@dataclass(frozen=True, slots=True)
class StandardText:
    """What a finding of one standard says where no rule says it better."""

    name: str
    severity: Severity
    grounds: tuple[str, ...]
    explanation: str
    suggestion: str
    exception: str


@dataclass(frozen=True, slots=True)
class Learned:
    """The detector: its weights, what it says of each standard, and the second look."""

    model: Model
    signs: SignReader
    texts: Mapping[str, StandardText]
    second: Second

    def scores(self, units: Sequence[Unit]) -> list[float]:
        """How surely each sentence is a barrier: 0 at the threshold."""
        return [float(score) for score in self.model.scores([(unit.text, unit.lead) for unit in units])]

    def standards(self, unit: Unit) -> dict[str, float]:
        """The share of each standard."""
        return self.model.standard_scores(self.model.columns(unit.text, unit.lead), self.signs.signs(unit.text))

    def finding(self, unit: Unit, score: float, standard: str) -> MarketFinding:
        """The finding of a sentence, still without document and article."""
        start, end, cues = _point(self.model, unit)
        text = self.texts[standard]
        quote = unit.text[start:end]
        words = "、".join(f"“{cue}”" for cue in cues) or "整句"
        return MarketFinding(
            document=0,
            article="",
            standard=standard,
            rule=f"learned-{standard}",
            quote=quote,
            start=unit.place(start),
            severity=text.severity,
            explanation=text.explanation.replace("{quote}", quote.strip()).replace("{cues}", words),
            basis=basis_of(standard, text.grounds),
            suggestion=text.suggestion,
            certainty=round(certainty_of(score), 3),
            exception=exception_text(text.exception),
        )


@cache
def load_learned() -> Learned:
    """The shipped detector; read once, for it never changes.

    Raises:
        ModelError: the weights are missing or damaged.
    """
    texts = {key: _text_of(table) for key, table in _shipped("market_standards.toml").items()}
    second = load_second(resource("rules") / "market_second.toml", resource("models") / "market_second.json")
    return Learned(load_model(resource("models") / "market.npz"), load_signs(), texts, second)


def load_signs() -> SignReader:
    """The shipped signs."""
    data, vocabulary = _shipped("market_signals.toml"), _shipped("market_vocabulary.toml")
    macros = Macros()
    macros.add("market_vocabulary.toml", vocabulary["words"], vocabulary["patterns"])

    def form(pattern: str) -> Form:
        return macros.form("market_signals.toml", "signals", pattern)

    return sign_reader(data["signals"], data["classes"], vocabulary["words"], form)


def _shipped(name: str) -> dict[str, Any]:
    return tomllib.loads((resource("rules") / name).read_text("utf-8"))


def _text_of(table: Mapping[str, Any]) -> StandardText:
    return StandardText(
        name=table["name"],
        severity=Severity(table["severity"]),
        grounds=tuple(table["grounds"]),
        explanation=table["explanation"],
        suggestion=table["suggestion"],
        exception=table["exception"],
    )


def _point(model: Model, unit: Unit) -> tuple[int, int, tuple[str, ...]]:
    """Where the heaviest words of a sentence stand, at the bounds of its parts, and the heaviest runs in them."""
    body = unit.text[unit.lead :]
    pulls = model.pull(body)
    parts = [(m.start(), m.end()) for m in _PART.finditer(body)] or [(0, len(body))]
    gains = [sum(p[0] for p in pulls if start <= p[2] < end) for start, end in parts]
    best = max(_windows(parts, gains), key=lambda w: (w[0], -w[1]))
    start, end = _trimmed(body, best[1], best[2])
    cues = _heaviest([p for p in pulls if start <= p[2] and p[3] <= end])
    return unit.lead + start, unit.lead + end, cues


def _windows(parts: list[tuple[int, int]], gains: list[float]) -> list[tuple[float, int, int]]:
    """Neighbouring parts that fit in a quote: (gain, start, end); a part that is too long is cut."""
    found = []
    for first, (start, end) in enumerate(parts):
        found.append((gains[first], start, min(end, start + _QUOTE_MAX)))
        total = gains[first]
        for last in range(first + 1, len(parts)):
            if parts[last][1] - start > _QUOTE_MAX:
                break
            total += gains[last]
            found.append((total, start, parts[last][1]))
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end - 1 and text[start] in _ENDS:
        start += 1
    while end > start + 1 and text[end - 1] in _ENDS:
        end -= 1
    return start, end


def _heaviest(pulls: list[tuple[float, str, int, int]]) -> tuple[str, ...]:
    """The heaviest runs that do not overlap, in the order of the sentence."""
    chosen: list[tuple[float, str, int, int]] = []
    for pull in sorted(pulls, key=lambda p: (-p[0] * len(p[1]), p[2], p[1])):
        if len(chosen) == _CUES or pull[0] <= 0:
            break
        if len(pull[1]) < 2 or _EMPTY.fullmatch(pull[1]) or any(mark in pull[1] for mark in "，。；：、#¬"):
            continue
        if all(pull[3] <= c[2] or c[3] <= pull[2] for c in chosen):
            chosen.append(pull)
    return tuple(c[1] for c in sorted(chosen, key=lambda c: c[2]))
