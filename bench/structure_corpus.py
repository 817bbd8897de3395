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

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

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


def reason(text: str, typed: list[str], read: list[str]) -> str:
    """Whose fault a difference is: "file" when every label read in addition stands in the raw text outside the strict form."""
    missing = [label for label in typed if label not in read]
    extra = [label for label in read if label not in typed]
    if missing or not extra:
        return "ours"
    squeezed = re.sub(r"[ \t\u3000]", "", text)
    beginnings = {written(label): label for label in extra}
    at_line = [n for n in beginnings if re.search(rf"^[#]*{n}", squeezed, re.MULTILINE)]
    inside = [n for n in beginnings if n not in at_line and re.search(rf"[。！？]{n}", squeezed)]
    if len(at_line) + len(inside) < len(beginnings):
        return "ours"
    kinds = [f"no blank behind {'、'.join(at_line)}"] if at_line else []
    kinds += [f"{len(inside)} articles run together in one line"] if inside else []
    return "file: " + "; ".join(kinds)


def written(label: str) -> str:
    """第X条 for a label, by trying (on purpose not the program's own)."""
    main, _, inserted = label.partition("-")
    return f"第{small(int(main))}条" + (f"之{small(int(inserted))}" if inserted else "")


def small(number: int) -> str:
    if number >= 1000:
        rest = number % 1000
        return DIGITS[number // 1000 + 1] + "千" + (("零" if rest < 100 else "") + small(rest) if rest else "")
    if number >= 100:
        rest = number % 100
        tail = ("零" if rest < 10 else "一" if rest < 20 else "") + small(rest) if rest else ""
        return DIGITS[number // 100 + 1] + "百" + tail
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("十" if tens == 1 else DIGITS[tens + 1] + "十")
    return head + (DIGITS[ones + 1] if ones else "")


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
    same = differing = ours = empty = articles = 0
    began = time.perf_counter()
    for path in files:
        text = path.read_text("utf-8-sig")
        typed = typed_labels(text)
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
            why = reason(text, typed, read)
            ours += why == "ours"
            print(f"DIFFERS {name}: {first_difference(typed, read)} ({regulation.kind.value}); {why}")
        mains = [label for label in typed if "-" not in label]
        if mains and mains != [str(n) for n in range(1, len(mains) + 1)]:
            odd = next(n for n, label in enumerate(mains) if label != str(n + 1))
            print(
                f"FILE    {name}: typed numbers leave 1..n at {mains[odd - 1] if odd else 'the start'} → {mains[odd]}"
            )
    seconds = time.perf_counter() - began
    share = same / (same + differing) if same + differing else 0.0
    print(f"{len(files)} files, {empty} without typed articles, {same} equal, {differing} differ: {share:.3%}")
    print(f"of the differences {differing - ours} are faults of the file that we read better, {ours} are ours")
    print(f"{articles} articles in {seconds:.1f} s, {1000 * seconds / max(1, len(files)):.2f} ms a file")
    return 0 if share >= 0.995 else 1


if __name__ == "__main__":
    sys.exit(main())
