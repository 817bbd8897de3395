"""Candidate pairs of units, and what is measured of each pair."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.align.bags import Words
from workbench.align.prepare import Prepared
from workbench.align.sparse import Flags, Floats, Graph, Ints, weighted_lookup

#: How many candidates each unit keeps in each other draft; ranks beyond are all the same.
KEPT = 8
KEPT_ARTICLES = 6
_HASHED = 1536
#: Beyond this many units (codes of more than a thousand articles) fewer and surer candidates are looked at.
_LARGE = 4000
_KEPT_LARGE = 3
_HASHED_LARGE = 320
_GUESS_LARGE = 0.22
_RANK_CAP = 8
#: So many words are compared with all others at once: what is worked out stays in the processor's cache.
_WORDS_AT_ONCE = 64


@dataclass(frozen=True)
class Pairs:
    """Candidate pairs of units, the pairs of articles they belong to, and a first guess of their likeness.

    Attributes:
        units, articles: the two graphs.
        of: for each pair of units the number of its pair of articles.
        guess, article_guess: likeness without learning, 0 to 1.
    """

    units: Graph
    articles: Graph
    of: Ints
    guess: Floats
    article_guess: Floats


def find_pairs(p: Prepared) -> Pairs:
    """The candidate pairs: for each unit the likest units of every other draft, and those of the likest articles."""
    words, characters = p.words, p.characters
    large = len(p.units) > _LARGE
    kept, kept_articles = (_KEPT_LARGE, 1) if large else (KEPT, KEPT_ARTICLES)
    width = _HASHED_LARGE if large else _HASHED
    space = _retrieval(words.meant, words.meant.bags.dense(width), characters.units.dense(width))
    left, right, guess = _nearest(space, p.unit_doc, p.liable, kept)
    if large:
        sure = guess >= _GUESS_LARGE
        left, right, guess = left[sure], right[sure], guess[sure]
    units = _graph(p.unit_doc, left, right)
    unit_guess = np.zeros(len(units.left), np.float32)
    unit_guess[units.find(left, right)] = guess
    article_space = _retrieval(words.articles, words.articles.bags.dense(width), characters.articles.dense(width))
    a_left, a_right, _ = _nearest(article_space, p.doc, np.zeros(len(p.doc), bool), kept_articles)
    articles = _graph(p.doc, np.concatenate([a_left, p.owner[left]]), np.concatenate([a_right, p.owner[right]]))
    of = articles.find(p.owner[units.left], p.owner[units.right])
    return Pairs(units, articles, of, unit_guess, _dots(article_space, articles.left, articles.right))


def _retrieval(words: Words, word_table: Floats, character_table: Floats) -> Floats:
    """One space whose inner products are the mean of four cosines."""
    return np.hstack([word_table, character_table, words.near, words.meaning]) * np.float32(0.5)


def _dots(space: Floats, left: Ints, right: Ints) -> Floats:
    result = np.zeros(len(left), np.float32)
    for at in range(0, len(left), 256):
        part = slice(at, at + 256)
        result[part] = np.einsum("ij,ij->i", space[left[part]], space[right[part]])
    return result


def _nearest(space: Floats, doc: Ints, liable: Flags, kept: int) -> tuple[Ints, Ints, Floats]:
    """For each node its `kept` likest nodes in every other draft, and how like they are; liability differs from duty."""
    found: list[tuple[Ints, Ints, Floats]] = [(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32))]
    groups = [np.flatnonzero(doc == d) for d in range(int(doc.max()) + 1)]
    for i, a in enumerate(groups):
        for b in groups[i + 1 :]:
            if not len(a) or not len(b):
                continue
            like = space[a] @ space[b].T
            like *= np.where(liable[a][:, None] != liable[b][None, :], np.float32(0.6), np.float32(1))
            for matrix, x, y in ((like, a, b), (np.ascontiguousarray(like.T), b, a)):
                k = min(kept, matrix.shape[1])
                best = _greatest(matrix, k)
                value = np.take_along_axis(matrix, best, axis=1)
                found.append((np.repeat(x, k), y[best.ravel()], value.ravel()))
    return (
        np.concatenate([f[0] for f in found]),
        np.concatenate([f[1] for f in found]),
        np.concatenate([f[2] for f in found]),
    )


def _greatest(matrix: Floats, k: int) -> Ints:
    """The columns of the `k` greatest values of each row, in any order."""
    if k > _KEPT_LARGE:
        return np.argpartition(-matrix, k - 1, axis=1)[:, :k]
    left, rows, best = matrix.copy(), np.arange(len(matrix)), np.zeros((len(matrix), k), np.int64)
    for rank in range(k):
        best[:, rank] = left.argmax(axis=1)
        left[rows, best[:, rank]] = -np.inf
    return best


def _graph(group: Ints, a: Ints, b: Ints) -> Graph:
    keys = np.unique(np.minimum(a, b) * len(group) + np.maximum(a, b))
    return Graph(group, keys // len(group), keys % len(group))


def measure(p: Prepared, pairs: Pairs) -> dict[str, Floats]:
    """The measures of every pair of units that need no learned scores, by name."""
    u, v = pairs.units.left, pairs.units.right
    result: dict[str, Floats] = {"guess": pairs.guess}
    word_bags = {"conduct": p.words.conduct, "meant": p.words.meant.bags, "led": p.words.led,
                 "actor": p.words.actor.bags, "act": p.words.act}  # fmt: skip
    result |= {name: bags.cosines(u, v) for name, bags in word_bags.items()}
    result["near"] = _dots(p.words.meant.near, u, v)
    result["meaning"] = _dots(p.words.meant.meaning, u, v)
    result["actor_near"] = _dots(p.words.actor.near, u, v)
    result["characters"] = p.characters.units.cosines(u, v)
    result["kinds"] = p.unit_kinds.cosines(u, v)
    result["cover_lo"], result["cover_hi"] = _cover(p, u, v)
    kinds = p.unit_kind_flags
    result |= {f"both_{k}": (kinds[u, k] & kinds[v, k]).astype(np.float32) for k in range(kinds.shape[1])}
    listed = np.array([1.0 if unit.lead else 0.0 for unit in p.units], np.float32)
    liable = p.liable.astype(np.float32)
    result["liable"], result["listed"] = liable[u] + liable[v], listed[u] + listed[v]
    several = np.log(np.bincount(p.owner).astype(np.float32))[p.owner]
    for name, value in (("length", np.log(p.conduct_length + 2)), ("several", several)):
        result[name + "_lo"], result[name + "_hi"] = np.minimum(value[u], value[v]), np.maximum(value[u], value[v])
    result |= {"u_" + k: x for k, x in pairs.units.standing(pairs.guess, _RANK_CAP).items()}
    third = pairs.units.triangles(pairs.guess, 0.25)
    result |= {"u_third1": third["third1"], "u_third2": third["third2"]}
    article = _measure_articles(p, pairs)
    return result | {"a_" + k: x[pairs.of] for k, x in article.items()}


def _measure_articles(p: Prepared, pairs: Pairs) -> dict[str, Floats]:
    """The measures of every pair of articles."""
    a, b = pairs.articles.left, pairs.articles.right
    result = {
        "guess": pairs.article_guess,
        "words": p.words.articles.bags.cosines(a, b),
        "plain": p.words.plain.cosines(a, b),
        "characters": p.characters.articles.cosines(a, b),
        "near": _dots(p.words.articles.near, a, b),
        "meaning": _dots(p.words.articles.meaning, a, b),
        "opening": p.characters.opening.cosines(a, b),
        "chapter": p.characters.chapter.cosines(a, b),
        "kinds": p.kinds.cosines(a, b),
        "position": np.abs(p.position[a] - p.position[b]),
    }
    length = np.log(np.add.reduceat(p.unit_length, p.first) + 1)
    result["length_lo"], result["length_hi"] = np.minimum(length[a], length[b]), np.maximum(length[a], length[b])
    result |= pairs.articles.standing(pairs.article_guess, _RANK_CAP)
    third = pairs.articles.triangles(pairs.article_guess, 0.25)
    result |= {"third1": third["third1"], "third2": third["third2"]}
    result |= _neighbours(p, pairs.articles, pairs.article_guess)
    return result


def _neighbours(p: Prepared, graph: Graph, values: Floats) -> dict[str, Floats]:
    """What is known of the pair before and the pair after."""
    sides = []
    for step in (-1, 1):
        a, b = graph.left + step, graph.right + step
        inside = (a >= 0) & (b >= 0) & (a < graph.size) & (b < graph.size)
        a, b = np.where(inside, a, 0), np.where(inside, b, 0)
        inside &= (p.doc[a] == p.doc[graph.left]) & (p.doc[b] == p.doc[graph.right])
        place = np.where(inside, graph.find(a, b), -1)
        sides.append(np.where(place >= 0, values[place], 0).astype(np.float32))
    return {"beside_lo": np.minimum(*sides), "beside_hi": np.maximum(*sides)}


def _cover(p: Prepared, u: Ints, v: Ints) -> tuple[Floats, Floats]:
    """How much of each unit's words the other one has, near words counting in part; the less and the more covered."""
    bags = p.words.meant.bags
    near = _nearness(p.words.vectors[:, : p.words.vectors.shape[1] // 2])
    total = np.maximum(np.bincount(np.repeat(np.arange(bags.rows), np.diff(bags.start)), bags.values, bags.rows), 1e-9)
    there, back = np.zeros(len(u), np.float32), np.zeros(len(u), np.float32)
    for begin in range(0, bags.rows, _LARGE):
        end = min(begin + _LARGE, bags.rows)
        likest = np.zeros((end - begin, near.shape[1]), np.float32)
        for row in range(begin, end):
            columns = bags.columns[bags.start[row] : bags.start[row + 1]]
            if len(columns):
                near.take(columns, axis=0).max(axis=0, out=likest[row - begin])
        for share, of, by in ((there, u, v), (back, v, u)):
            here = np.flatnonzero((by >= begin) & (by < end))
            share[here] = weighted_lookup(bags, likest, of[here], by[here] - begin)
    one, other = there / total[u], back / total[v]
    return np.minimum(one, other).astype(np.float32), np.maximum(one, other).astype(np.float32)


def _nearness(vectors: Floats) -> Floats:
    """How near every two words are, 0 to 1; kept to eleven bits, as the scorers have learned it."""
    near: Floats = vectors @ vectors.T
    for begin in range(0, len(near), _WORDS_AT_ONCE):
        part = near[begin : begin + _WORDS_AT_ONCE]
        np.maximum(part, 0, out=part)
        part *= part
        bits = part.view(np.uint32)
        bits += ((bits >> 13) & 1) + np.uint32(0xFFF)
        bits &= np.uint32(0xFFFFE000)
    np.fill_diagonal(near, 1.0)
    return near


def measure_again(p: Prepared, pairs: Pairs, scores: Floats) -> dict[str, Floats]:
    """What a first opinion (`scores`, 0 to 1 for each pair of units) says of every pair in the light of all others."""
    result = {"p": scores}
    result |= {"pu_" + k: x for k, x in pairs.units.standing(scores, _RANK_CAP).items()}
    result |= {"pu_" + k: x for k, x in pairs.units.triangles(scores, 0.03).items()}
    whole = article_scores(pairs, scores)
    article = {"p": whole}
    article |= pairs.articles.standing(whole, _RANK_CAP)
    article |= pairs.articles.triangles(whole, 0.03)
    article |= _neighbours(p, pairs.articles, whole)
    article["cover_lo"], article["cover_hi"] = _unit_cover(p, pairs, scores)
    return result | {"pa_" + k: x[pairs.of] for k, x in article.items()}


def article_scores(pairs: Pairs, scores: Floats) -> Floats:
    """The score of each pair of articles: that of its best pair of units."""
    result = np.zeros(len(pairs.articles.left), np.float32)
    np.maximum.at(result, pairs.of, scores)
    return result


def _unit_cover(p: Prepared, pairs: Pairs, scores: Floats) -> tuple[Floats, Floats]:
    """How much of each article (by length) has a counterpart in the other: the less and the more covered."""
    weight = np.sqrt(p.unit_length)
    whole = np.add.reduceat(weight, p.first)
    shares = []
    for unit, article in ((pairs.units.left, pairs.articles.left), (pairs.units.right, pairs.articles.right)):
        keys = pairs.of * len(p.units) + unit
        order = np.lexsort((-scores, keys))
        first = order[np.r_[True, np.diff(keys[order]) > 0]] if len(keys) else order
        covered = np.bincount(pairs.of[first], scores[first] * weight[unit[first]], minlength=len(article))
        shares.append((covered / np.maximum(whole[article], 1)).astype(np.float32))
    return np.minimum(*shares), np.maximum(*shares)
