"""Learn the alignment's lexicon from a corpus of local regulations.

usage: align_lexicon.py [--shared FOLDER] [--limit FILES] [--out FILE]

Reads every regulation under corpus/ except those of the gold sets, and writes resources/align/lexicon.npz: words with
their probability (jieba proposes them, MIT licence; only their counts in the corpus are kept), how rare they are, and
two vectors for each word:

- what it stands beside: positive pointwise mutual information in a window of five words, reduced by SVD to 128;
- what it says about the matter: starting from the first kind and from the articles it stands in, learned so that
  provisions of different cities on one matter have like sums. Examples are found without any labels: within a group of
  regulations of one subject (from the titles) the pairs of provisions that are each other's best match by rare
  character pairs; all other provisions of the two regulations are counter-examples (cross-entropy, Adagrad, each word
  with a weight of its own). Reduced to 128 at the end.

Needs jieba, scipy and scikit-learn, which the program itself does not. Takes some fifteen minutes.
"""

from __future__ import annotations

import argparse
import math
import os
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jieba
import numpy as np
import scipy.sparse as sp
from sklearn.preprocessing import normalize
from sklearn.utils.extmath import randomized_svd

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from workbench.align.lexicon import pack  # noqa: E402
from workbench.align.segment import Segmenter, make_segmenter  # noqa: E402

SIZE = 128
_ARTICLE = re.compile(r"^第[零〇一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?[\s\u3000]*(.*)$")
_ITEM = re.compile(r"^[（(][一二三四五六七八九十]+[)）]")
_LIABLE = re.compile(r"罚款|责令|处分|处罚|法律责任")
_FORMULA = re.compile(
    r"处以?[^，。；]{2,24}罚款|责令(限期)?改正|依法追究刑事责任|构成犯罪的|违反本(条例|规定|办法)|第[一二三四五六七八九十百]+[条款项]|没收违法所得"
)
_TITLE = re.compile(r"^([\u4e00-\u9fff]{2,8}?[省市州])(?:人民代表大会|人大)?(.*)$")
_HAN = re.compile(r"[\u4e00-\u9fff]+")


@dataclass
class Law:
    local: bool
    title: str
    articles: list[str]


def bare(title: str) -> str:
    return re.sub(r"[（(].*?[)）]", "", title).strip()


def read_laws(shared: Path, limit: int) -> list[Law]:
    """The laws of the corpus, without those of the gold sets (their other versions too)."""
    gold = {p.open(encoding="utf-8").readline().strip("# \n") for p in (shared / "gold").glob("D*/*.md")}
    laws = []
    for path in sorted((shared / "corpus").rglob("*.md"))[: limit or None]:
        lines = [x.strip() for x in path.read_text("utf-8", errors="replace").split("\n") if x.strip()]
        title = bare(lines[0].strip("# "))
        if title in gold or bare(path.stem) in gold:
            continue
        articles: list[str] = []
        for line in lines[1:]:
            if found := _ARTICLE.match(line):
                articles.append(found[1])
            elif articles and not line.startswith(("#", "<!--")):
                articles[-1] += "\n" + line
        if articles:
            laws.append(Law("local" in path.relative_to(shared).parts, title, articles))
    return laws


def count_words(laws: list[Law]) -> Counter[str]:
    jieba.setLogLevel(60)
    found: Counter[str] = Counter()
    for law in laws:
        for article in law.articles:
            for run in _HAN.findall(article):
                found.update(jieba.cut(run, HMM=True))
    return found


def standing_beside(sequences: list[Any], size: int) -> Any:
    """Word vectors from positive pointwise mutual information, window five."""
    gap = -np.ones(5, np.int64)
    flat = np.concatenate([np.concatenate([s, gap]) for s in sequences])
    counts = sp.csr_matrix((size, size), dtype=np.float32)
    for step in range(1, 6):
        x, y = flat[:-step], flat[step:]
        ok = (x >= 0) & (y >= 0) & (x != y)
        weight = np.full(int(ok.sum()), 1 / step**0.5, np.float32)
        counts = counts + sp.coo_matrix((weight, (x[ok], y[ok])), shape=counts.shape).tocsr()
    counts = (counts + counts.T).tocoo()
    total = np.bincount(counts.row, counts.data, size)
    context = total**0.75 / (total**0.75).sum()
    pmi = np.log(counts.data / (np.maximum(total, 1e-9)[counts.row] * context[counts.col]))
    keep = (pmi > 0) & (counts.data >= 1)
    return reduced(sp.csr_matrix((pmi[keep], (counts.row[keep], counts.col[keep])), shape=counts.shape))


def standing_in(sequences: list[Any], rarity: Any) -> Any:
    """Word vectors from the articles that words stand in."""
    rows, columns, values = [], [], []
    for number, sequence in enumerate(sequences):
        words, times = np.unique(sequence[sequence >= 0], return_counts=True)
        rows.append(np.full(len(words), number))
        columns.append(words)
        values.append((1 + np.log(times)) * rarity[words])
    shape = (len(sequences), len(rarity))
    table = sp.csr_matrix((np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))), shape=shape)
    return reduced(normalize(table).T.tocsr())


def reduced(table: Any) -> Any:
    left, strength, _ = randomized_svd(table, min(SIZE, min(table.shape) - 1), n_iter=4, random_state=0)
    vectors = left * np.sqrt(strength)
    return (vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)).astype(np.float32)


def provisions(articles: list[str]) -> list[tuple[str, bool]]:
    """Items and sentences of a law, each with whether it is about liability."""
    found: list[tuple[str, bool]] = []
    for article in articles:
        lines, lead = article.split("\n"), ""
        for n, line in enumerate(lines):
            if _ITEM.match(line):
                found.append((line, bool(_LIABLE.search(lead + line))))
            elif n + 1 < len(lines) and _ITEM.match(lines[n + 1]):
                lead = line
            else:
                found += [(s, bool(_LIABLE.search(s))) for s in re.findall(r"[^。]+。?", line) if len(s) > 8]
    return found[:260]


def groups_of(laws: list[Law], dice: np.random.Generator) -> list[list[Law]]:
    """Local regulations of different cities on one subject, at most eight of each."""
    subjects: dict[str, dict[str, Law]] = defaultdict(dict)
    for law in laws:
        found = _TITLE.match(law.title) if law.local else None
        if found:
            subject = re.sub(r"(若干规定|条例|办法|规定|管理|若干|的|促进|保护)", "", found[2])
            if len(subject) >= 2:
                subjects[subject].setdefault(found[1], law)
    result = []
    for _, cities in sorted(subjects.items()):
        chosen = list(cities.values())
        if len(chosen) > 8:
            chosen = [chosen[n] for n in dice.choice(len(chosen), 8, replace=False)]
        if len(chosen) > 1:
            result.append(chosen)
    return result


def examples(group: list[Law], cut: Segmenter, number: dict[str, int], rarity: Any) -> tuple[list[Any], list[Any]]:
    """Bags of words of the group's provisions, and pairs of laws with their mutually best provisions."""
    cut_up = [[(_FORMULA.sub("", t), b) for t, b in provisions(law.articles)] for law in group]
    words = [[Counter(cut.words(t)) for t, _ in law] for law in cut_up]
    runs = [["".join(_HAN.findall(t)) for t, _ in law] for law in cut_up]
    grams = [[Counter(t[i : i + 2] for i in range(len(t) - 1)) for t in law] for law in runs]
    total = sum(map(len, words))
    bags = weighed(words, number, lambda w, n: rarity[number[w]] * min(1, math.log((total + 1) / n) / 4), logs=True)
    pairs = sorted({g for law in grams for bag in law for g in bag})
    shapes = weighed(
        grams, {g: i for i, g in enumerate(pairs)}, lambda _, n: math.log((total + 1) / n) * (n > 1), logs=False
    )
    liable = [np.array([b for _, b in law], bool) for law in cut_up]
    found = []
    for i in range(len(group)):
        for j in range(i + 1, len(group)):
            if not len(liable[i]) or not len(liable[j]):
                continue
            like = np.asarray((normalize(shapes[i]) @ normalize(shapes[j]).T).todense())
            like = like * np.where(liable[i][:, None] != liable[j][None], 0.5, 1)
            best, back = like.argmax(axis=1), like.argmax(axis=0)
            mutual = [(u, v) for u, v in enumerate(best) if back[v] == u and 0.2 < like[u, v] < 0.97]
            if len(mutual) >= 8:
                found.append((i, j, np.array(mutual)))
    return bags, found


def weighed(laws: list[list[Counter[str]]], number: dict[str, int], weight: Any, *, logs: bool) -> list[Any]:
    spread = Counter(w for law in laws for bag in law for w in bag)
    result = []
    for law in laws:
        cells = [
            (row, number[w], (1 + math.log(n) if logs else 1) * weight(w, spread[w]))
            for row, bag in enumerate(law) for w, n in bag.items() if w in number
        ]  # fmt: skip
        rows, columns, values = zip(*cells, strict=True) if cells else ((), (), ())
        result.append(sp.csr_matrix((values, (rows, columns)), shape=(len(law), len(number)), dtype=np.float32))
    return result


def learn_meaning(start: Any, bags: list[Any], pairs: list[Any], dice: np.random.Generator, epochs: int = 6) -> Any:
    """Vectors under which matching provisions are nearer than all others of their laws; words' weights included."""
    vectors, weight = start.copy(), np.zeros(len(start), np.float32)
    seen_v, seen_w = np.full(len(start), 1e-4, np.float32), np.full(len(start), 1e-4, np.float32)
    for epoch in range(epochs):
        right = count = 0
        for number in dice.permutation(len(pairs)):
            i, j, mutual = pairs[number]
            ids = np.union1d(bags[i].indices, bags[j].indices)
            drop = sp.diags((dice.random(len(ids)) > 0.2).astype(np.float32))
            a, b = bags[i][:, ids] @ drop, bags[j][:, ids] @ drop
            scale = np.exp(weight[ids])[:, None]
            x, y = a @ (scale * vectors[ids]), b @ (scale * vectors[ids])
            nx, ny = (np.linalg.norm(z, axis=1, keepdims=True) + 1e-6 for z in (x, y))
            hx, hy = x / nx, y / ny
            gx, gy, hits = pull(hx, hy, mutual)
            right, count = right + hits, count + len(mutual)
            gx = (gx - hx * (hx * gx).sum(axis=1, keepdims=True)) / nx
            gy = (gy - hy * (hy * gy).sum(axis=1, keepdims=True)) / ny
            g = a.T @ gx + b.T @ gy
            gw = (g * vectors[ids]).sum(axis=1) * scale[:, 0] + 1e-4 * weight[ids]
            gv = g * scale + 1e-4 * (vectors[ids] - start[ids])
            seen_v[ids] += (gv**2).mean(axis=1)
            seen_w[ids] += gw**2
            vectors[ids] -= 0.009 * gv / np.sqrt(seen_v[ids])[:, None]
            weight[ids] -= 0.05 * gw / np.sqrt(seen_w[ids])
        print(f"epoch {epoch + 1}: best match right for {right / max(count, 1):.3f}", flush=True)
    return np.exp(weight)[:, None] * vectors


def pull(hx: Any, hy: Any, mutual: Any, heat: float = 0.07) -> tuple[Any, Any, int]:
    """Gradient of the cross-entropy of finding each other, both ways, and how many were found."""
    u, v, n = mutual[:, 0], mutual[:, 1], len(mutual)
    like = hx @ hy.T / heat
    gx, gy = np.zeros_like(hx), np.zeros_like(hy)
    sides = ((like[u], hx, hy, (u, v), (gx, gy)), (like.T[v], hy, hx, (v, u), (gy, gx)))
    for table, near, far, (mine, its), (to_near, to_far) in sides:
        p = np.exp(table - table.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        p[np.arange(n), its] -= 1
        to_near[mine] += p @ far / n / heat
        np.add(to_far, p.T @ near[mine] / n / heat, out=to_far)
    return gx, gy, int((like[u].argmax(axis=1) == v).sum())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("WORKBENCH_SHARED", ROOT.parent / "shared")))
    parser.add_argument("--limit", type=int, default=0, help="read this many files only (to try the script)")
    parser.add_argument("--out", type=Path, default=ROOT / "resources" / "align" / "lexicon.npz")
    args = parser.parse_args()
    dice = np.random.default_rng(0)
    laws = read_laws(args.shared, args.limit)
    counts = count_words(laws)
    total = sum(counts.values())
    cost = {w: -math.log(n / total) for w, n in counts.items() if n >= 8 and len(w) <= 6}
    cut = make_segmenter(cost)
    texts = [cut.words(a) for law in laws for a in law.articles]
    times = Counter(w for t in texts for w in t)
    spread = Counter(w for t in texts for w in set(t))
    known = [w for w, n in times.most_common() if n >= 25]
    number = {w: n for n, w in enumerate(known)}
    rarity = np.array([math.log(len(texts) / spread[w]) for w in known], np.float32)
    sequences = [np.array([number.get(w, -1) for w in t], np.int64) for t in texts]
    near = standing_beside(sequences, len(known))
    bags: list[Any] = []
    pairs: list[Any] = []
    for group in groups_of(laws, dice):
        more, found = examples(group, cut, number, rarity)
        pairs += [(i + len(bags), j + len(bags), m) for i, j, m in found]
        bags += more
    start = (np.hstack([near, standing_in(sequences, rarity)]) / np.sqrt(2)).astype(np.float32)
    meaning = learn_meaning(start, bags, pairs, dice)
    common = np.sqrt(np.array([times[w] for w in known]) / max(times.values())) + 0.05
    _, _, axes = np.linalg.svd(meaning * common[:, None], full_matrices=False)
    vectors = np.hstack([near, meaning @ axes[: near.shape[1]].T]).astype(np.float32)
    words = known + sorted(set(cost) - set(known))
    costs = np.array([cost.get(w, 18.0) for w in words], np.float32)
    rare = np.array([math.log((len(texts) + 1) / (spread.get(w, 0) + 8)) for w in words], np.float32)
    np.savez_compressed(args.out, **pack(words, costs, rare, vectors, math.log((len(texts) + 1) / 8)))


if __name__ == "__main__":
    main()
