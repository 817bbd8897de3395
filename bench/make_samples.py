"""Write the built-in sample drafts and what is expected of them into resources/samples (or the folder given).

usage: python -m bench.make_samples [FOLDER]

The same source text gives the same bytes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from bench.samples_docx import write_docx
from bench.samples_planted import planted_toml
from bench.samples_text import CITIES, Draft, Heading, read_draft

TARGET = Path(__file__).resolve().parent.parent / "resources" / "samples"


def samples() -> dict[str, bytes]:
    """File name to content of everything that is generated."""
    drafts = {city: read_draft(city) for city in CITIES}
    files = {f"{draft.title}.docx": write_docx(draft) for draft in drafts.values()}
    expected = {city: _expected(draft) for city, draft in drafts.items()}
    files["expected.json"] = (json.dumps(expected, ensure_ascii=False, indent=1) + "\n").encode()
    files["planted.toml"] = planted_toml(drafts).encode()
    return files


def _expected(draft: Draft) -> dict[str, Any]:
    """What a reader of the file must find: title, caption, divisions, articles; and what stood there before changes."""
    return {
        "file": f"{draft.title}.docx",
        "title": draft.title,
        "caption": draft.caption,
        "divisions": [
            {"level": "章" if n.level == 1 else "节", "number": str(n.number), "heading": n.heading.replace("　", "")}
            for n in draft.nodes
            if isinstance(n, Heading)
        ],
        "articles": [{"label": a.label, "heading_path": path, "text": a.text()} for a, path in _with_path(draft)],
        "original": [
            {"label": a.label, "text": a.text(accepted=False)}
            for a in draft.articles
            if a.text() != a.text(accepted=False)
        ],
    }


def _with_path(draft: Draft) -> list[tuple[Any, list[str]]]:
    path: list[Heading] = []
    found = []
    for node in draft.nodes:
        if isinstance(node, Heading):
            path = [h for h in path if h.level < node.level] + [node]
        else:
            found.append((node, [f"{h.written} {h.heading.replace('　', '')}" for h in path]))
    return found


def main() -> None:
    """Write the files."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.mkdir(parents=True, exist_ok=True)
    for name, content in samples().items():
        (target / name).write_bytes(content)
        print(f"{name}: {len(content)} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
