"""Read every number in the penalty articles of a folder of regulations and list what was not read.

usage: python -m bench.conflicts_numbers [SHARED] [--list N] [--every N]

A run of numerals counts as a number unless it is part of a citation (第十二条), a label （一）, or a word that measures nothing
(一律, 统一, 之一 …). Prints how many were read and the contexts of those that were not, the most frequent first.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

from bench.conflicts_common import shared_folder
from workbench.review.content import read_content
from workbench.review.content.sanctions import is_liability

RUN = re.compile(r"[〇零一二两三四五六七八九十百千万亿0-9０-９]+(?:[点.．][〇零一二三四五六七八九0-9]+)?")
CITED = re.compile(
    r"(?:第|前)\s*[〇零一二两三四五六七八九十百千0-9、和至]+\s*(?:条|款|项|目|章|节|编|次会议|届|号|类|人民医院)(?:之[一二三四五六七八九十]+)?"
    r"|[（(][一二三四五六七八九十0-9]{1,3}[）)]|^[0-9]{1,2}[.．、]|之一|项[、和至或者]+(?:第)?[一二三四五六七八九十]+项"
)
WORDS = re.compile(
    r"一律|统一|一般|一定|一并|一次性|一致|一切|一经|一旦|一方|一起|唯一|同一|单一|万一|进一步|逐一|其一|一体化?|一案|一事|一级|二级|三级|四级|一类|二类|三类|"
    r"二次供水|三方|第三人|双方|两侧|一侧|十字|三轮|二轮|四害|一个|两个|每一|任一|一种|一处|一项|两项|三同时|一事不再罚|五险|万元户|千方|二维码|"
    r"三无|一票|统一|一站|两用|第一|零售|零星|百货|一人|一名|四周|四邻|百年|千家|一年一度|一线|两岸|二手|一氧化碳|二氧化|六合彩|八仙|九龙|三峡|四川|四至|一手|二道|三角|半成品|半挂|"
    r"三七|老百姓|一一|一式|万安|三门|一面|两面|一部分|之二|二者|两者|三者|一是|二是|三是|百姓|一日游|三废|两证|一户一|四旁|一批|一条|零部件|零配件|两级|一贯|归一|八达|一同|一时|十里|一带"
)
ARTICLE = re.compile(r"^第[零〇一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?[\s　]*", re.M)


def articles(text: str) -> list[str]:
    """The articles of a Markdown file, by their numbers alone: the bench needs no structure."""
    text = re.sub(r"^#.*$", "", text, flags=re.M)
    starts = [m.end() for m in ARTICLE.finditer(text)]
    heads = [m.start() for m in ARTICLE.finditer(text)][1:]
    ends = [*heads, len(text)][: len(starts)]
    return [re.sub(r"\n{2,}", "\n", text[a:b]).strip() for a, b in zip(starts, ends, strict=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?")
    parser.add_argument("--list", type=int, default=60)
    parser.add_argument("--every", type=int, default=1, help="read every Nth file only")
    args = parser.parse_args()
    files = sorted((shared_folder(args.shared) / "corpus").rglob("*.md"))[:: args.every]
    total = read = seen = 0
    left: Counter[str] = Counter()
    for file in files:
        for article in articles(Path(file).read_text("utf-8")):
            if not (is_liability(article) and "违反" in article and ("罚款" in article or "处" in article)):
                continue
            seen += 1
            spans = [(n.start, n.end) for n in read_content(article).numbers]
            spare = [m.span() for m in (*CITED.finditer(article), *WORDS.finditer(article))]
            for run in RUN.finditer(article):
                if any(s <= run.start() and run.end() <= e for s, e in spare):
                    continue
                total += 1
                if any(s <= run.start() and run.end() <= e for s, e in spans):
                    read += 1
                else:
                    left[article[max(0, run.start() - 4) : run.end() + 6].replace("\n", "/")] += 1
    print(
        f"{len(files)} files, {seen} penalty articles, {total} numbers, {read} read ({read / max(total, 1):.2%}), {total - read} not"
    )
    for context, count in left.most_common(args.list):
        print(f"{count:5}  {context}")


if __name__ == "__main__":
    main()
