"""Article labels of a folder of regulations against the numbers typed in their raw text.

usage: python bench/structure_corpus.py [FOLDER] [--list]

An independent count (one regular expression over the raw lines) says which numbers a file types at line starts; the
reading must give the same labels in the same order. Every file whose labels differ is listed with both sequences'
first difference, and so is every file whose typed numbers do not run 1..n (a fault of the file, or a part of a code).
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
from pathlib import Path

from workbench.domain.regulation import DocumentKind
from workbench.domain.source import Block, FileKind, Place, SourceDocument, Span
from workbench.structure import build_regulation

DIGITS = "〇零一二三四五六七八九"
TYPED = re.compile(r"^第([〇零一二三四五六七八九十百千]+)条(?:之([一二三四五六七八九十]+))?(?=[\s　【（])")


def chinese(text: str) -> int:
    """A plain reading of 一百二十三, on purpose not the program's own."""
    total = digit = 0
    for char in text:
        if char in DIGITS:
            digit = max(0, DIGITS.index(char) - 1)
        else:
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = 0
    return total + digit


def typed_labels(text: str) -> list[str]:
    found = []
    for line in text.splitlines():
        match = TYPED.match(line.strip("# \t\u3000"))
        if match:
            found.append(f"{chinese(match[1])}" + (f"-{chinese(match[2])}" if match[2] else ""))
    return found


def source_of(path: Path) -> SourceDocument:
    text = path.read_text("utf-8-sig")
    lines = [(n, line.strip()) for n, line in enumerate(text.splitlines()) if line.strip()]
    blocks = tuple(Block(i, line, spans=(Span(0, len(line), Place("", n)),)) for i, (n, line) in enumerate(lines))
    return SourceDocument(str(path), FileKind.TEXT, "", blocks)


def first_difference(typed: list[str], read: list[str]) -> str:
    for n, (a, b) in enumerate(zip(typed, read, strict=False)):
        if a != b:
            return f"at {n}: typed {a}, read {b}"
    return f"typed {len(typed)} articles, read {len(read)}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    shared = Path(os.environ.get("WORKBENCH_SHARED", "../shared"))
    parser.add_argument("folder", nargs="?", type=Path, default=shared / "corpus")
    parser.add_argument("--list", action="store_true", help="also list files without articles")
    args = parser.parse_args()
    files = sorted(args.folder.rglob("*.md"))
    same = differing = empty = articles = 0
    began = time.perf_counter()
    for path in files:
        typed = typed_labels(path.read_text("utf-8-sig"))
        regulation = build_regulation(source_of(path))
        read = [a.label for a in regulation.articles]
        articles += len(read)
        name = path.relative_to(args.folder)
        if not typed:
            empty += 1
            if args.list:
                print(f"no articles typed: {name}: read as {regulation.kind.value}, {len(read)} units")
        elif typed == read and regulation.kind is DocumentKind.REGULATION:
            same += 1
        else:
            differing += 1
            print(f"DIFFERS {name}: {first_difference(typed, read)} ({regulation.kind.value})")
        mains = [label for label in typed if "-" not in label]
        if mains and mains != [str(n) for n in range(1, len(mains) + 1)]:
            odd = next(n for n, label in enumerate(mains) if label != str(n + 1))
            print(
                f"FILE    {name}: typed numbers leave 1..n at {mains[odd - 1] if odd else 'the start'} → {mains[odd]}"
            )
    seconds = time.perf_counter() - began
    share = same / (same + differing) if same + differing else 0.0
    print(f"{len(files)} files, {empty} without typed articles, {same} equal, {differing} differ: {share:.3%}")
    print(f"{articles} articles in {seconds:.1f} s, {1000 * seconds / max(1, len(files)):.2f} ms a file")
    return 0 if share >= 0.995 else 1


if __name__ == "__main__":
    sys.exit(main())
