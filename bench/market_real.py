"""Our own verdicts on clauses of real regulations, drawn and judged without a look at the screening rules.

bench/market_real.jsonl names the file, the article and the places of each clause (offsets into the article's text
without white space) with the standards it touches, how it was drawn, a short reason and whether the verdict is open to
doubt; it holds no words of the corpus. This script joins it with the corpus into the form of the shared gold
(id, text, labels, source, spans, why), which `workbench screen --clauses` and the scorers read.

How a clause was drawn ("draw"): "search" clauses were looked for (positives and look-alikes alike), "cue:NAME" clauses
are a stratified random draw over eighteen cues, "random" ones were drawn from all articles. Only the last two tell how
often anything occurs.

usage: market_real.py OUT.jsonl [--shared FOLDER] [--sure]     --sure leaves the doubtful verdicts out
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from workbench.domain.regulation import Article  # noqa: E402
from workbench.intake import read_source  # noqa: E402
from workbench.structure import build_regulation  # noqa: E402

VERDICTS = ROOT / "bench" / "market_real.jsonl"


def read_verdicts(path: Path = VERDICTS) -> list[dict[str, Any]]:
    """The committed verdicts, one a clause."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def articles_of(path: Path) -> dict[str, Article]:
    """Label to article of one regulation; where a label is used twice, the first one."""
    found: dict[str, Article] = {}
    for article in build_regulation(read_source(path)).articles:
        found.setdefault(article.label, article)
    return found


def cut(text: str, start: int, end: int) -> str:
    """The part of `text` between two offsets that count no white space, its own line breaks kept."""
    places = [at for at, sign in enumerate(text) if not sign.isspace()]
    if not 0 <= start < end <= len(places):
        raise ValueError(f"offsets {start}-{end} do not fit {len(places)} characters")
    return text[places[start] : places[end - 1] + 1]


def joined(verdict: dict[str, Any], article: Article) -> dict[str, Any]:
    """One clause in the form of the shared gold."""
    return {
        "id": verdict["id"],
        "text": cut(article.text, verdict["start"], verdict["end"]),
        "labels": verdict["labels"],
        "source": f"real: {verdict['file']} article {verdict['article']} ({verdict['draw']})",
        "spans": [cut(article.text, start, end) for start, end in verdict["spans"]],
        "why": verdict["why"],
        "doubt": verdict["doubt"],
    }


def join_all(shared: Path, verdicts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All clauses, each regulation read once."""
    local = shared / "corpus" / "local"
    regulations = {file: articles_of(local / file) for file in sorted({v["file"] for v in verdicts})}
    return [joined(v, regulations[v["file"]][v["article"]]) for v in verdicts]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("WORKBENCH_SHARED", ROOT.parent / "shared")))
    parser.add_argument("--sure", action="store_true", help="leave the doubtful verdicts out")
    args = parser.parse_args()
    clauses = [c for c in join_all(args.shared, read_verdicts()) if not (args.sure and c["doubt"])]
    lines = "".join(json.dumps(c, ensure_ascii=False) + "\n" for c in clauses)
    args.out.write_text(lines, "utf-8")
    hits = [c for c in clauses if c["labels"]]
    print(f"{len(clauses)} clauses, {len(hits)} positive, {len(clauses) - len(hits)} negative")
    print(dict(sorted(Counter(label for c in hits for label in c["labels"]).items())))


if __name__ == "__main__":
    main()
