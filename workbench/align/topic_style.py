"""The vocabulary and the learned weights of headings, read from resources/align."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from workbench.domain.resources import resource


@dataclass(frozen=True)
class Grammar:
    """Classes of words.

    Attributes:
        stop: words a phrase never has.
        first, last: words a phrase never begins, never ends with.
        acts: verbs that can stand behind an object: 规划编制, 设施的维护.
        heads: nouns a heading may well end with.
    """

    stop: frozenset[str]
    first: frozenset[str]
    last: frozenset[str]
    acts: frozenset[str]
    heads: frozenset[str]


@dataclass(frozen=True)
class WordWeights:
    """What was learned about words.

    Attributes:
        prior: a word's tendency to stand in a heading when it stands in the provisions (log odds, relative).
        factor: the weight of each property of a word in a row.
    """

    prior: Mapping[str, float]
    factor: Mapping[str, float]


@dataclass(frozen=True)
class Standard:
    """A heading that provisions of a kind have everywhere: `heading` where `pattern` stands (`start`: at the start)."""

    heading: str
    start: bool
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Style:
    """All that headings are made with.

    Attributes:
        alone: kinds whose name can be the heading, and where their words must stand ("any", "start", "front").
        formulas: kinds whose name is the heading.
        names: heading of a kind where it is not the kind's name.
        plain, conduct: the grammar of phrases, of phrases of punished conduct.
        lists: nouns that say what a list enumerates; `ban`, `praise`, `command`: words behind which a phrase is
            forbidden, encouraged, commanded; `actors`: what actors are called; `wrong`: how wrong conduct begins.
        worth: what each feature of a possible heading is worth, in F1 against a reader's heading.
    """

    alone: tuple[tuple[str, str], ...]
    formulas: frozenset[str]
    names: Mapping[str, str]
    standard: tuple[Standard, ...]
    plain: Grammar
    conduct: Grammar
    lists: frozenset[str]
    ban: frozenset[str]
    praise: frozenset[str]
    command: frozenset[str]
    actors: frozenset[str]
    wrong: frozenset[str]
    words: WordWeights
    worth: Mapping[str, float]


@lru_cache(maxsize=1)
def load_style() -> Style:
    """The style of resources/align/topics.toml and topics_learned.toml (read once)."""
    learned = tomllib.loads(resource("align", "topics_learned.toml").read_text("utf-8"))
    return make_style(tomllib.loads(resource("align", "topics.toml").read_text("utf-8")), learned)


def make_style(data: Mapping[str, Any], learned: Mapping[str, Any]) -> Style:
    """A style from the vocabulary and what was learned; the manners of the vocabulary add to the learned worth."""
    sets = {k: frozenset(v.split()) for k, v in data.items() if isinstance(v, str)}
    rest = sets["first"], sets["last"], sets["acts"], sets["heads"]
    worth = dict(learned["worth"])
    for feature, more in data["manner"].items():
        worth[feature] = worth.get(feature, 0.0) + more
    prior = {word: float(value) for line in learned["prior"].split("\n") if line for word, value in [line.split()]}
    return Style(
        tuple((k, w) for k, w in data["alone"]),
        frozenset(data["formulas"]),
        dict(data["names"]),
        tuple(Standard(x["heading"], x["where"] == "start", re.compile(x["pattern"])) for x in data["standard"]),
        Grammar(sets["stop"], *rest),
        Grammar(sets["stop"] - sets["upright"], rest[0], rest[1] | sets["upright"] | {"擅自", "未按规定"}, *rest[2:]),
        sets["lists"], sets["ban"], sets["praise"], sets["command"], sets["actors"], sets["wrong"],
        WordWeights(prior, learned["factor"]),
        worth,
    )  # fmt: skip
