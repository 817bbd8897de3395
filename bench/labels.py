"""Our own readings of further subjects: five real regulations of the corpus each, read article by article.

The shared gold has six subjects; these readings, made under the same rules (rows are regulated matters, conflicts are
operative differences), give the scorers more subjects to learn from and to be tried on. The committed files under
bench/readings/ hold titles, article numbers and offsets, and no words of the corpus.

usage: labels.py sheet SET               print the five texts with an address before each paragraph and item
       labels.py check WORK.json         say what is wrong with a reading (every article placed, quotes verbatim)
       labels.py pack WORK.json          write bench/readings/SET.json: quotes become article, start and end
       labels.py gold FOLDER             write all readings as a gold folder (SET.json and SET/CITY.md) for the scorers

An address is an article ("12"), one of its paragraphs ("12.2") or an item of a paragraph ("12.2.3"). The sets and
their files stand in bench/readings/sets.json. --shared FOLDER: where the corpus is (or WORKBENCH_SHARED, or ../shared).
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from workbench.domain.regulation import Regulation  # noqa: E402
from workbench.intake import read_source  # noqa: E402
from workbench.structure import build_regulation  # noqa: E402

FOLDER = ROOT / "bench" / "readings"
TYPES = {"amount", "deadline", "quantity", "modality", "authority", "procedure", "penalty", "scope", "missing"}
_SPACE = re.compile(r"\s+")


def corpus_files(shared: Path, name: str) -> dict[str, Path]:
    """City to file of one set."""
    sets = json.loads((FOLDER / "sets.json").read_text("utf-8"))
    return {city: shared / "corpus" / file for city, file in sets[name].items()}


def read_set(shared: Path, name: str) -> dict[str, Regulation]:
    """City to regulation of one set."""
    return {city: build_regulation(read_source(path)) for city, path in corpus_files(shared, name).items()}


def sheet(regulations: dict[str, Regulation]) -> Iterator[str]:
    """The lines a reader works from: every paragraph and item behind its address."""
    for city, regulation in regulations.items():
        yield f"######## {city}: {regulation.title} ({len(regulation.articles)} articles)"
        division = -1
        for article in regulation.articles:
            if article.division != division:
                division = article.division
                yield f"== {' / '.join(article.heading_path)}"
            for paragraph in article.paragraphs:
                first = paragraph.items[0].start if paragraph.items else paragraph.end
                yield f"[{article.label}.{paragraph.number}] {article.text[paragraph.start : first].strip()}"
                for item in paragraph.items:
                    words = article.text[item.start : item.end].strip()
                    yield f"    [{article.label}.{paragraph.number}.{item.number}] {words}"
        yield ""


def squeezed(text: str) -> str:
    """`text` without white space: offsets into it survive changes in how blanks are read."""
    return _SPACE.sub("", text)


def addresses(regulation: Regulation) -> dict[str, str]:
    """Every address of a regulation with its article's label."""
    found: dict[str, str] = {}
    for article in regulation.articles:
        found[article.label] = article.label
        for paragraph in article.paragraphs:
            found[f"{article.label}.{paragraph.number}"] = article.label
            found |= {f"{article.label}.{paragraph.number}.{i.number}": article.label for i in paragraph.items}
    return found


def find_quote(regulation: Regulation, quote: str, preferred: list[str]) -> tuple[str, int, int] | None:
    """Where `quote` stands: article and offsets without white space; the row's own articles first."""
    wanted = squeezed(quote)
    articles = sorted(regulation.articles, key=lambda a: a.label not in preferred)
    for article in articles:
        at = squeezed(article.text).find(wanted)
        if wanted and at >= 0:
            return article.label, at, at + len(wanted)
    return None


def faults(work: dict[str, Any], regulations: dict[str, Regulation]) -> Iterator[str]:
    """What is wrong with a reading."""
    known = {city: addresses(r) for city, r in regulations.items()}
    placed: dict[str, set[str]] = {city: set() for city in regulations}
    for row in work["rows"]:
        name = f"row {row['id']} {row['topic']}"
        for city, cells in row["cells"].items():
            for address in cells:
                if str(address) not in known[city]:
                    yield f"{name}: {city} has no {address}"
                else:
                    placed[city].add(known[city][str(address)])
        for conflict in row.get("conflicts", ()):
            if conflict["type"] not in TYPES:
                yield f"{name}: unknown type {conflict['type']}"
            for city, quote in conflict["cities"].items():
                if find_quote(regulations[city], quote, []) is None:
                    yield f"{name}: {city}: not verbatim: {quote}"
    for city, regulation in regulations.items():
        missing = [a.label for a in regulation.articles if a.label not in placed[city]]
        if missing:
            yield f"{city}: in no row: {' '.join(missing)}"


def pack(work: dict[str, Any], regulations: dict[str, Regulation]) -> dict[str, Any]:
    """A reading without words of the corpus."""
    rows = []
    for row in work["rows"]:
        cells = {c: [str(a) for a in addresses_] for c, addresses_ in row["cells"].items() if addresses_}
        conflicts = []
        for conflict in row.get("conflicts", ()):
            places = {
                c: find_quote(regulations[c], q, [a.split(".")[0] for a in cells.get(c, ())])
                for c, q in conflict["cities"].items()
            }
            conflicts.append({"type": conflict["type"], "cities": {c: p for c, p in places.items() if p}})
        rows.append({"id": row["id"], "topic": row["topic"], "cells": cells, "conflicts": conflicts})
    return {"set": work["set"], "cities": list(regulations), "rows": rows}


def as_gold(packed: dict[str, Any], regulations: dict[str, Regulation]) -> dict[str, Any]:
    """A committed reading as the shared gold writes it: whole articles in the cells, quotes for offsets."""
    texts = {c: {a.label: squeezed(a.text) for a in r.articles} for c, r in regulations.items()}
    rows = []
    for row in packed["rows"]:
        whole = {c: list(dict.fromkeys(a.split(".")[0] for a in places)) for c, places in row["cells"].items()}
        conflicts = [
            {"type": x["type"], "cities": {c: texts[c][a][s:e] for c, (a, s, e) in x["cities"].items()}, "note": ""}
            for x in row["conflicts"]
        ]
        rows.append(
            {"id": row["id"], "topic": row["topic"], "cells": whole, "conflicts": conflicts, "units": row["cells"]}
        )
    return {"set": packed["set"], "cities": packed["cities"], "rows": rows}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("WORKBENCH_SHARED", ROOT.parent / "shared")))
    parser.add_argument("action", choices=("sheet", "check", "pack", "gold"))
    parser.add_argument("what")
    args = parser.parse_args()
    if args.action == "sheet":
        print("\n".join(sheet(read_set(args.shared, args.what))))
        return
    if args.action == "gold":
        write_gold(args.shared, Path(args.what))
        return
    work = json.loads(Path(args.what).read_text("utf-8"))
    regulations = read_set(args.shared, work["set"])
    wrong = list(faults(work, regulations))
    for line in wrong:
        print(line)
    if args.action == "pack" and not wrong:
        text = json.dumps(pack(work, regulations), ensure_ascii=False, separators=(",", ":"))
        (FOLDER / f"{work['set']}.json").write_text(text.replace('{"id":', '\n{"id":') + "\n", "utf-8")
    raise SystemExit(bool(wrong))


def write_gold(shared: Path, folder: Path) -> None:
    """All committed readings as a gold folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(FOLDER.glob("S*.json")):
        packed = json.loads(path.read_text("utf-8"))
        files = corpus_files(shared, packed["set"])
        (folder / packed["set"]).mkdir(exist_ok=True)
        for city, file in files.items():
            (folder / packed["set"] / f"{city}.md").write_bytes(file.read_bytes())
        gold = as_gold(packed, read_set(shared, packed["set"]))
        (folder / f"{packed['set']}.json").write_text(json.dumps(gold, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
