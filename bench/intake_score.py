"""Score the intake and structure rooms on files with known content.

    python bench/intake_score.py [FOLDER]     # default: intake/ of the shared folder (WORKBENCH_SHARED or ../shared)

Every FILE with a FILE.expected.json beside it is read; labels, title and each article's text without white space
must be the expected ones exactly.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from pathlib import Path
from typing import Any

from workbench.domain.errors import KnownError
from workbench.intake import read_source
from workbench.structure import build_regulation


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def faults_of(path: Path, expected: dict[str, Any]) -> tuple[list[str], int, int]:
    """What differs, and how many of how many articles are right."""
    wanted = {a["label"]: squeezed(a["text"]) for a in expected["articles"]}
    try:
        source = read_source(path)
    except KnownError as error:
        return [error.message], 0, len(wanted)
    regulation = build_regulation(source)
    found = {a.label: squeezed(a.text) for a in regulation.articles}
    faults = []
    if squeezed(regulation.title) != squeezed(expected["title"]):
        faults.append(f"title {regulation.title[:40]!r}")
    if [a.label for a in regulation.articles] != [a["label"] for a in expected["articles"]]:
        missing = [label for label in wanted if label not in found][:8]
        extra = [label for label in found if label not in wanted][:8]
        faults.append(f"labels: missing {missing}, extra {extra}")
    right = sum(found.get(label) == text for label, text in wanted.items())
    for label, text in wanted.items():
        if label in found and found[label] != text:
            at = next((i for i, (a, b) in enumerate(zip(found[label], text, strict=False)) if a != b), None)
            at = min(len(found[label]), len(text)) if at is None else at
            faults.append(f"article {label} at {at}: {found[label][at : at + 12]!r} for {text[at : at + 12]!r}")
    return faults, right, len(wanted)


def main() -> int:
    shared = Path(os.environ.get("WORKBENCH_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else shared / "intake"
    exact = cases = right = articles = 0
    for gold in sorted(folder.glob("*.expected.json")):
        path = gold.with_name(gold.name.removesuffix(".expected.json"))
        started = time.perf_counter()
        faults, good, count = faults_of(path, json.loads(gold.read_text("utf-8")))
        seconds = time.perf_counter() - started
        cases, exact, right, articles = cases + 1, exact + (not faults), right + good, articles + count
        print(f"{'exact' if not faults else 'WRONG'}  {path.name:32} {good}/{count}  {seconds:.2f} s")
        for fault in faults[:6]:
            print(f"       {fault}")
    print(f"{exact} of {cases} cases exact, {right} of {articles} articles ({right / max(articles, 1):.2%})")
    return 0 if exact == cases else 1


if __name__ == "__main__":
    sys.exit(main())
