"""The commands on real five-city sets: the JSON keeps the contract's promises. Scores are bench's business."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.shared import SHARED, needs_shared
from workbench.cli.main import main

pytestmark = needs_shared
SETS = sorted(p for p in (SHARED / "gold").glob("D*") if p.is_dir())


def run(capsys: pytest.CaptureFixture[str], command: str, files: list[Path]) -> Any:
    assert main([command, *map(str, files), "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def texts(capsys: pytest.CaptureFixture[str], files: list[Path]) -> list[dict[str, str]]:
    parsed = run(capsys, "parse", files)
    return [{a["label"]: a["text"] for a in d["articles"]} for d in parsed["documents"]]


@pytest.mark.parametrize("folder", SETS, ids=lambda p: p.name)
def test_every_article_is_in_a_row_and_every_part_in_its_article(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = sorted(folder.glob("*.md"))
    words = texts(capsys, files)
    found = run(capsys, "align", files)
    for document in found["documents"]:
        key = str(document["index"])
        placed = {a for row in found["rows"] for a in row["cells"].get(key, [])}
        assert placed == set(words[document["index"]])
        for row in found["rows"]:
            for part in row["parts"].get(key, []):
                assert part["article"] in row["cells"][key]
                assert 0 <= part["start"] < part["end"] <= len(words[document["index"]][part["article"]])


@pytest.mark.parametrize("folder", SETS, ids=lambda p: p.name)
def test_every_quote_is_verbatim_at_its_offset(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = sorted(folder.glob("*.md"))
    words = texts(capsys, files)
    found = run(capsys, "conflicts", files)
    evidence = [(int(i), e) for c in found["conflicts"] for i, e in c["evidence"].items()]
    evidence += [(c["document"], e) for c in found["internal"] for e in c["evidence"]]
    evidence += [(f["document"], f) for f in run(capsys, "screen", files)["findings"]]
    assert evidence
    for document, e in evidence:
        text = words[document][e["article"]]
        assert text[e["start"] : e["start"] + len(e["quote"])] == e["quote"]


def test_the_table_does_not_depend_on_the_order_of_the_files(capsys: pytest.CaptureFixture[str]) -> None:
    files = sorted(SETS[0].glob("*.md"))
    one, other = run(capsys, "conflicts", files), run(capsys, "conflicts", files[::-1])

    def table(found: Any) -> list[Any]:
        names = {str(d["index"]): d["path"] for d in found["documents"]}
        rows = [{names[i]: cell for i, cell in row["cells"].items()} for row in found["rows"]]
        conflicts = [
            (c["row"], c["type"], sorted((names[i], e["quote"]) for i, e in c["evidence"].items()))
            for c in found["conflicts"]
        ]
        return [rows, conflicts]

    assert table(one) == table(other)
