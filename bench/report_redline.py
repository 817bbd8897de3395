"""Accept-all and reject-all of redlines, exact or not, on all pairs of cities' articles of gold sets, and on drafts.

Usage: python bench/report_redline.py [--shared FOLDER] [SUBJECT ...]     default: D4_yanhua D5_ranqi
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import json
import os
import tempfile
import time
from pathlib import Path

from tests.helpers.revisions import paragraphs_after
from workbench.domain.source import Block, FileKind, SourceDocument
from workbench.intake.reader import read_source
from workbench.report import Version, write_redline
from workbench.structure.build import build_regulation

DATE = datetime.date(2026, 11, 21)


def exact(old: list[str], new: list[str], path: Path) -> bool:
    """Whether one redline gives back both versions."""
    before = SourceDocument("", FileKind.TEXT, "", tuple(Block(n, x) for n, x in enumerate(old)))
    after = SourceDocument("", FileKind.TEXT, "", tuple(Block(n, x) for n, x in enumerate(new)))
    write_redline(Version(before), after, path, author="太原", date=DATE)
    return paragraphs_after(path, accept=True) == new and paragraphs_after(path, accept=False) == old


def subject(shared: Path, name: str, path: Path) -> tuple[int, int, int, int]:
    """Exact and all pairs of articles of a row, exact and all pairs of whole drafts."""
    gold = json.loads((shared / "gold" / f"{name}.json").read_text("utf-8"))
    sources = {c: read_source(shared / "gold" / name / f"{c}.md") for c in gold["cities"]}
    texts = {(c, a.label): a.text.split("\n") for c, s in sources.items() for a in build_regulation(s).articles}
    pairs = {
        ((a, str(x)), (b, str(y)))
        for row in gold["rows"]
        for a, b in itertools.combinations(row["cells"], 2)
        for x in row["cells"][a]
        for y in row["cells"][b]
    }
    known = [(p, q) for p, q in sorted(pairs) if p in texts and q in texts]
    good = sum(exact(texts[p], texts[q], path) for p, q in known)
    drafts = [[b.shown for b in s.blocks] for s in sources.values()]
    whole = list(itertools.permutations(drafts, 2))
    return good, len(known), sum(exact(a, b, path) for a, b in whole), len(whole)


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("subjects", nargs="*", default=["D4_yanhua", "D5_ranqi"])
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("WORKBENCH_SHARED", "../shared")))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in arguments.subjects:
            start = time.perf_counter()
            good, pairs, drafts, whole = subject(arguments.shared, name, Path(folder) / "r.docx")
            seconds = time.perf_counter() - start
            print(f"{name}: articles {good}/{pairs} exact, whole drafts {drafts}/{whole} exact, {seconds:.1f} s")


if __name__ == "__main__":
    main()
