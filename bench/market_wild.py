"""The market screening over a folder of regulations in force: rate, time, and a fixed random sample to read.

usage: market_wild.py [FOLDER] [--all] [--quarter N] [--seed N] [--sample N] [--sheet FILE.txt] [--out FILE.json]

FOLDER defaults to corpus/local of the shared folder (WORKBENCH_SHARED, or ../shared). Two processes share the work.
Prints findings per 1,000 articles, seconds, counts by rule; --sample prints N findings with file, article, rule, quote.
What is found is what the batch screening shows; --all is what the screening of drafts would show. --quarter takes only the
files of one quarter (by the checksum of the path; quarter 3 is the one nothing was learned from). --sheet writes the
sample to a file for readers, each finding's sentence marked in its whole article: not to be committed, it holds the text.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
import zlib
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from workbench.domain.findings import MarketFinding
from workbench.intake.reader import read_source
from workbench.review.market import Rules, load_rules, screen
from workbench.structure.build import build_regulation

SHARED = Path(os.environ.get("WORKBENCH_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))


@cache
def rules() -> Rules:
    return load_rules()


@dataclass(frozen=True, slots=True)
class Screened:
    """One file: title, number of articles, processor seconds (all, and of screening alone), findings with their articles."""

    title: str
    articles: int
    seconds: float
    screening: float
    findings: list[tuple[MarketFinding, str]]


def screen_file(path: Path, sure: bool) -> Screened:
    """Read and screen one file."""
    begun = time.process_time()
    regulation = build_regulation(read_source(path))
    started = time.process_time()
    findings = screen(regulation, rules(), sure=sure)
    ended = time.process_time()
    texts = {article.label: article.text for article in reversed(regulation.articles)}
    return Screened(
        path.stem,
        len(regulation.articles),
        ended - begun,
        ended - started,
        [(f, texts.get(f.article, regulation.body)) for f in findings],
    )


def marked(finding: MarketFinding, text: str) -> str:
    """The article with the finding's sentence in brackets."""
    end = finding.start + len(finding.quote)
    left = max(text.rfind("。", 0, finding.start), text.rfind("\n", 0, finding.start)) + 1
    stops = [at for at in (text.find("。", end - 1), text.find("\n", end)) if at >= 0]
    right = min(stops, default=len(text) - 1) + 1
    return f"{text[:left]}【{text[left:right].strip()}】{text[right:]}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED / "corpus" / "local")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--quarter", type=int, choices=range(4))
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--sheet", type=Path)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    files = [
        path
        for path in sorted(args.folder.rglob("*.md"))
        if args.quarter is None or zlib.crc32(str(path.relative_to(args.folder)).encode()) % 4 == args.quarter
    ]
    started = time.perf_counter()
    with ProcessPoolExecutor(2) as pool:
        results = list(pool.map(partial(screen_file, sure=not args.all), files, chunksize=20))
    seconds = time.perf_counter() - started
    articles = sum(r.articles for r in results)
    rows = [(r.title, f, text) for r in results for f, text in r.findings]
    print(f"{len(files)} files, {articles} articles, {len(rows)} findings = {1000 * len(rows) / articles:.1f} per 1000")
    print(
        f"{seconds:.1f} s in two processes; {sum(r.seconds for r in results):.1f} s of processor, "
        f"of which screening {sum(r.screening for r in results):.1f} s"
    )
    print(Counter(f.rule for _, f, _ in rows).most_common())
    sample = random.Random(args.seed).sample(rows, min(args.sample, len(rows)))
    for title, finding, _ in sample:
        print(f"{title}\t{finding.article}\t{finding.rule}\t{finding.quote}")
    if args.sheet:
        sheet = [
            f"=== F-{number:03d}  {title} 第{f.article}条  标准 {f.standard}  规则 {f.rule}\n{marked(f, text)}\n"
            for number, (title, f, text) in enumerate(sample, 1)
        ]
        args.sheet.write_text("\n".join(sheet), "utf-8")
    if args.out:
        data = [
            {"title": t, "article": f.article, "rule": f.rule, "quote": f.quote, "certainty": f.certainty}
            for t, f, _ in rows
        ]
        args.out.write_text(json.dumps(data, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
