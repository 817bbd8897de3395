"""Regulations made ready for comparison: units, kinds, citations, bags of words and characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.align.bags import CharacterSide, WordSide, character_side, flag_bags, word_side
from workbench.align.conduct import cited_units, conduct_of, own_citations
from workbench.align.kinds import Kind, kinds_of
from workbench.align.lexicon import Lexicon
from workbench.align.sparse import Bags, Flags, Floats, Ints
from workbench.align.units import Unit, cut_article
from workbench.domain.regulation import Article, Regulation


@dataclass(frozen=True)
class Prepared:
    """Everything about the drafts that pairs are measured by; articles and units are numbered through all drafts.

    Attributes:
        doc, position: of each article: its draft, and its relative place in it (0 to 1).
        first: of each article: its first unit.
        owner, unit_doc: of each unit: its article and its draft.
        liable: of each unit: whether it is about liability.
        cited: of each unit about liability: the units it cites.
        kind_flags: of each article, `unit_kind_flags` of each unit: which kinds of provision it is;
            `kind_shares`: the share of the units that are of each kind.
    """

    articles: tuple[Article, ...]
    doc: Ints
    position: Floats
    first: Ints
    units: tuple[Unit, ...]
    owner: Ints
    unit_doc: Ints
    liable: Flags
    cited: tuple[tuple[int, ...], ...]
    kind_flags: Flags
    unit_kind_flags: Flags
    kind_shares: Floats
    kinds: Bags
    unit_kinds: Bags
    unit_length: Floats
    conduct_length: Floats
    words: WordSide
    characters: CharacterSide


def prepare(regulations: Sequence[Regulation], lexicon: Lexicon, kinds: Sequence[Kind]) -> Prepared:
    """Measure the articles of `regulations`, which must have at least one article together."""
    articles = tuple(a for r in regulations for a in r.articles)
    sizes = [len(r.articles) for r in regulations]
    doc = np.repeat(np.arange(len(sizes)), sizes)
    position = np.concatenate([np.arange(n) / max(n - 1, 1) for n in sizes]).astype(np.float32)
    cut = [cut_article(a) for a in articles]
    units = tuple(u for c in cut for u in c)
    owner = np.repeat(np.arange(len(articles)), [len(c) for c in cut])
    first = np.concatenate([[0], np.cumsum([len(c) for c in cut])[:-1]]).astype(np.int64)
    shown = [u.lead + u.text for u in units]
    known = {text: kinds_of(text, kinds) for text in dict.fromkeys(shown)}
    unit_flags = np.array([known[text] for text in shown], bool)
    flags = np.maximum.reduceat(unit_flags, first, axis=0)
    liable = unit_flags[:, [k.id for k in kinds].index("liability")]
    cited = _citations(regulations, cut, liable)
    conduct = [conduct_of(u.text) if lia else u.text for u, lia in zip(units, liable, strict=True)]
    return Prepared(
        articles, doc, position, first, units, owner, doc[owner], liable, cited, flags, unit_flags,
        unit_flags.mean(axis=0).astype(np.float32),
        flag_bags(flags), flag_bags(unit_flags),
        unit_length=np.array([len(u.text) for u in units], np.float32),
        conduct_length=np.array([len(c) for c in conduct], np.float32),
        words=word_side(articles, units, conduct, cited, owner=owner, lexicon=lexicon),
        characters=character_side(articles, conduct, cited, owner),
    )  # fmt: skip


def _citations(
    regulations: Sequence[Regulation], cut: list[tuple[Unit, ...]], liable: Flags
) -> tuple[tuple[int, ...], ...]:
    """For each unit about liability the units it cites; its lead-in counts where its own words cite nothing."""
    first = np.concatenate([[0], np.cumsum([len(c) for c in cut])]).tolist()
    result: list[tuple[int, ...]] = []
    begin = 0
    for regulation in regulations:
        parts = cut[begin : begin + len(regulation.articles)]
        labels = {a.label: n for n, a in enumerate(regulation.articles)}
        for article, units in enumerate(parts):
            for n, unit in enumerate(units):
                found: list[tuple[int, int]] = []
                if liable[len(result)]:
                    found = [
                        (a, k) for a, k in _cited(unit, labels, regulation, parts, article) if (a, k) != (article, n)
                    ]
                result.append(tuple(sorted({first[begin + a] + k for a, k in found})))
        begin += len(regulation.articles)
    return tuple(result)


def _cited(
    unit: Unit, labels: dict[str, int], regulation: Regulation, parts: list[tuple[Unit, ...]], article: int
) -> list[tuple[int, int]]:
    """What a unit about liability cites, as (article, unit of it); without an article named, its own article."""
    articles = regulation.articles
    for text in (unit.text, unit.lead):
        found = [c for c in cited_units(text, labels, articles, parts) if c[0] != article]
        if found:
            return found
        if text:
            found = [(article, n) for n in own_citations(text, unit, articles[article], parts[article])]
            if found:
                return found
    return []
