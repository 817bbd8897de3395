"""The alignment itself: similarities, links, rows."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from workbench.align.corrections import Correction
from workbench.domain.regulation import Article, Regulation
from workbench.domain.table import Cell, ComparisonTable, DocumentRef, Link, Row

_Matrix = NDArray[np.float32]
_NOT_WORD = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]")


def align(regulations: Sequence[Regulation], *, corrections: Sequence[Correction] = ()) -> ComparisonTable:
    """The comparison table of `regulations`, independent of their order up to the renaming of indices."""
    order = sorted(range(len(regulations)), key=lambda i: _content_key(regulations[i]))
    nodes = [(d, k) for d in order for k in range(len(regulations[d].articles))]
    articles = [regulations[d].articles[k] for d, k in nodes]
    documents = tuple(_reference(i, r) for i, r in enumerate(regulations))
    if not nodes:
        return ComparisonTable(documents, ())
    similarity = _similarity(articles, [d for d, _ in nodes])
    clusters = _clusters(similarity)
    clusters.sort(key=lambda c: (np.mean([nodes[n][1] / len(regulations[nodes[n][0]].articles) for n in c]), c))
    rows = tuple(_row(i + 1, c, nodes, articles, similarity) for i, c in enumerate(clusters))
    return ComparisonTable(documents, rows)


def _content_key(regulation: Regulation) -> tuple[str, str, tuple[str, ...]]:
    return regulation.sha256, regulation.title, tuple(a.text for a in regulation.articles)


def _reference(index: int, regulation: Regulation) -> DocumentRef:
    r = regulation
    return DocumentRef(index, r.path, r.title, r.city, r.sha256, len(r.articles))


def _grams(text: str) -> Counter[str]:
    clean = _NOT_WORD.sub("", text)
    return Counter(clean[i : i + n] for n in (1, 2, 3) for i in range(len(clean) - n + 1))


def _similarity(articles: Sequence[Article], document: Sequence[int]) -> _Matrix:
    """Cosine of TF-IDF character n-grams for articles of different documents; 0 inside a document."""
    counts = [_grams(a.text) for a in articles]
    frequency = Counter(g for c in counts for g in c)
    vocabulary = {g: i for i, g in enumerate(g for g, n in frequency.items() if n > 1)}
    matrix = np.zeros((len(articles), len(vocabulary) + 1), np.float32)
    for i, count in enumerate(counts):
        for gram, n in count.items():
            if gram in vocabulary:
                matrix[i, vocabulary[gram]] = (1 + math.log(n)) * math.log(len(articles) / frequency[gram])
    matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)
    similarity = matrix @ matrix.T
    doc = np.array(document)
    similarity[doc[:, None] == doc[None, :]] = 0
    return similarity


def _clusters(similarity: _Matrix) -> list[list[int]]:
    """Average-link clusters of the links that are nearly the best of both their ends."""
    best = similarity.max(axis=1)
    clusters = [[i] for i in range(len(similarity))]
    owner = list(range(len(similarity)))
    near = (similarity >= 0.22) & (similarity >= 0.8 * np.minimum(best[:, None], best[None, :]))
    pairs = [(int(a), int(b)) for a, b in np.argwhere(near) if a < b]
    for a, b in sorted(pairs, key=lambda p: (-float(similarity[p]), p)):
        x, y = owner[a], owner[b]
        if x != y and float(similarity[np.ix_(clusters[x], clusters[y])].mean()) >= 0.18:
            clusters[x] += clusters[y]
            for n in clusters[y]:
                owner[n] = x
            clusters[y] = []
    return [sorted(c) for c in clusters if c]


def _row(
    number: int, members: list[int], nodes: Sequence[tuple[int, int]], articles: Sequence[Article], similarity: _Matrix
) -> Row:
    cells: dict[int, tuple[str, ...]] = {}
    for n in members:
        d = nodes[n][0]
        cells[d] = (*cells.get(d, ()), articles[n].label)
    links = tuple(
        Link(nodes[a][0], articles[a].label, nodes[b][0], articles[b].label, float(similarity[a, b]), ("用语相近",))
        for a, b in combinations(members, 2)
        if nodes[a][0] != nodes[b][0]
    )
    score = sum(link.score for link in links) / len(links) if links else 1.0
    topic = articles[members[0]].text.split("\n")[0][:20]
    return Row(number, topic, {d: Cell(a) for d, a in sorted(cells.items())}, score, links)
