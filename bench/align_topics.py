"""How near the headings of rows come to those that legal readers wrote.

usage: align_topics.py [--shared FOLDER] [--half 1|2] [--worst N] [--list] [SET ...]

For every row of a gold table (the shared gold, D; our own readings, S) its own provisions are taken as the row, so
that faults of the alignment do not count, and our heading is compared with the reader's: F1 of the character bigrams,
also after dropping 的、和、与 and marks ("bare"). D names whole articles only, so that its rows hold the words of other
matters too. --half: only every other subject. --worst: the rows with the lowest F1. --list: every heading beside the
reader's. What headings rest on is learned from the same subjects: the figures for subjects that were not learned from
are those of align_topics_learn.py --cross.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.labels import write_gold  # noqa: E402
from workbench.align.kinds import load_kinds  # noqa: E402
from workbench.align.lexicon import load_lexicon  # noqa: E402
from workbench.align.prepare import Prepared, prepare  # noqa: E402
from workbench.align.topics import Namer  # noqa: E402
from workbench.intake import read_source  # noqa: E402
from workbench.structure import build_regulation  # noqa: E402

_BARE = re.compile(r"[的和与及、（）()：:，\s]")


@dataclass(frozen=True)
class Subject:
    """A gold table: the measured drafts, each row's units and the reader's heading."""

    name: str
    prepared: Prepared
    rows: tuple[tuple[int, ...], ...]
    topics: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """One row: our heading beside the reader's."""

    subject: str
    ours: str
    theirs: str

    @property
    def f1(self) -> float:
        return likeness(self.ours, self.theirs)

    @property
    def bare(self) -> float:
        return likeness(_BARE.sub("", self.ours), _BARE.sub("", self.theirs))


def likeness(left: str, right: str) -> float:
    """F1 of the character bigrams of two headings."""
    a, b = (Counter(t[k : k + 2] for k in range(len(t) - 1)) for t in (left, right))
    both = sum((a & b).values())
    return 2 * both / max(sum(a.values()) + sum(b.values()), 1)


def load_subject(path: Path) -> Subject:
    """The subject of a gold file; its drafts stand in the folder beside it."""
    gold = json.loads(path.read_text("utf-8"))
    drafts = [build_regulation(read_source(path.with_suffix("") / f"{c}.md")) for c in gold["cities"]]
    prepared = prepare(drafts, load_lexicon(), load_kinds())
    number = {city: d for d, city in enumerate(gold["cities"])}
    rows, topics = [], []
    for row in gold["rows"]:
        units = {
            u
            for city, places in row.get("units", row["cells"]).items()
            for place in places
            for u in units_at(prepared, number[city], str(place))
        }
        rows.append(tuple(sorted(units)))
        topics.append(row["topic"])
    return Subject(path.stem, prepared, tuple(rows), tuple(topics))


def units_at(p: Prepared, draft: int, place: str) -> list[int]:
    """The units of an article ("12"), of its paragraph ("12.2"), of an item ("12.2.3")."""
    label, *parts = place.split(".")
    number = next(n for n, a in enumerate(p.articles) if a.label == label and int(p.doc[n]) == draft)
    article = p.articles[number]
    start, end = 0, len(article.text)
    if parts:
        paragraph = next(x for x in article.paragraphs if x.number == int(parts[0]))
        start, end = paragraph.start, paragraph.end
        if parts[1:]:
            item = next(x for x in paragraph.items if x.number == int(parts[1]))
            start, end = item.start, item.end
    first = int(p.first[number])
    last = int(p.first[number + 1]) if number + 1 < len(p.first) else len(p.units)
    return [n for n in range(first, last) if p.units[n].start < end and p.units[n].end > start]


def load_all(shared: Path, names: Sequence[str], half: int) -> Iterator[Subject]:
    """The shared subjects (D) and our own (S); those of one half if asked for."""
    with tempfile.TemporaryDirectory() as folder:
        write_gold(shared, Path(folder))
        paths = sorted((shared / "gold").glob("D*.json")) + sorted(Path(folder).glob("S*.json"))
        for n, path in enumerate(paths):
            if half and n % 2 != half - 1:
                continue
            if not names or any(path.stem.startswith(x) for x in names):
                yield load_subject(path)


def cases_of(subject: Subject) -> tuple[list[Case], float]:
    """Every row's heading beside the reader's, and the seconds of processor that ours took."""
    start = time.process_time()
    names = Namer(subject.prepared, load_kinds()).distinct(subject.rows)
    seconds = time.process_time() - start
    pairs = zip(names, subject.topics, strict=True)
    return [Case(subject.name, ours, theirs) for (_, ours), theirs in pairs], seconds


def told(cases: Sequence[Case]) -> str:
    """The figures of some rows."""
    n = max(len(cases), 1)
    twice = sum(k - 1 for k in Counter((c.subject, c.ours) for c in cases).values())
    return (
        f"rows {len(cases)}  F1 {sum(c.f1 for c in cases) / n:.4f}  >=0.5 {sum(c.f1 >= 0.5 for c in cases) / n:.3f}"
        f"  bare F1 {sum(c.bare for c in cases) / n:.4f}  >=0.5 {sum(c.bare >= 0.5 for c in cases) / n:.3f}"
        f"  mean length {sum(len(c.ours) for c in cases) / n:.1f}  same heading twice {twice}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("WORKBENCH_SHARED", ROOT.parent / "shared")))
    parser.add_argument("--half", type=int, choices=(0, 1, 2), default=0)
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("sets", nargs="*")
    args = parser.parse_args()
    every: list[Case] = []
    for subject in load_all(args.shared, args.sets, args.half):
        cases, seconds = cases_of(subject)
        every += cases
        print(f"{subject.name:16} {told(cases)}  {seconds:.3f} s")
        if args.list:
            print("\n".join(f"    {c.f1:.2f} {c.ours}  |  {c.theirs}" for c in cases))
    for letter in "DS":
        print(f"{letter:16} {told([c for c in every if c.subject.startswith(letter)])}")
    for case in sorted(every, key=lambda c: (c.bare, c.subject))[: args.worst]:
        print(f"    {case.subject:14} {case.bare:.2f} {case.ours}  |  {case.theirs}")


if __name__ == "__main__":
    main()
