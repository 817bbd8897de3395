"""What the conflict benches share: the gold sets as regulations and comparison tables, and the scorer's matching."""

from __future__ import annotations

import importlib.util
import json
import os
import re
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from workbench.domain.findings import Conflict
from workbench.domain.regulation import Regulation
from workbench.domain.table import Cell, ComparisonTable, DocumentRef, Row
from workbench.intake.reader import read_source
from workbench.structure.build import build_regulation

SEVEN = ("amount", "deadline", "quantity", "modality", "authority", "procedure", "penalty")
NUMERIC = ("amount", "deadline", "quantity")


def shared_folder(given: str | None = None) -> Path:
    """The folder of gold sets: an argument, WORKBENCH_SHARED, or beside the checkout."""
    return Path(given or os.environ.get("WORKBENCH_SHARED", "../shared"))


def scorer(shared: Path) -> ModuleType:
    """The scoring script of the shared folder as a module."""
    spec = importlib.util.spec_from_file_location("eval_conflicts", shared / "eval" / "eval_conflicts.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def fold_of(number: int, folds: int) -> int:
    """Which fold a subject belongs to, by its place in the sorted names."""
    return number % folds


def gold_sets(shared: Path) -> list[str]:
    return sorted(p.stem for p in (shared / "gold").glob("D*.json"))


def load_set(shared: Path, name: str, *, folder: Path | None = None) -> tuple[list[Regulation], dict[str, Any]]:
    """The five drafts of a set (in the order of the gold's cities) and the gold table; `folder` replaces SHARED/gold."""
    folder = folder or shared / "gold"
    gold = json.loads((folder / f"{name}.json").read_text("utf-8"))
    regulations = [build_regulation(read_source(folder / name / f"{city}.md")) for city in gold["cities"]]
    return regulations, gold


def references(regulations: Sequence[Regulation]) -> tuple[DocumentRef, ...]:
    return tuple(DocumentRef(i, r.path, r.title, r.city, r.sha256, len(r.articles)) for i, r in enumerate(regulations))


def gold_table(regulations: Sequence[Regulation], gold: dict[str, Any]) -> ComparisonTable:
    """The gold alignment as a comparison table, without its topics: they are a reader's words, not the program's."""
    city = {name: i for i, name in enumerate(gold["cities"])}
    rows = tuple(
        Row(
            row["id"],
            "",
            {city[name]: Cell(tuple(str(a) for a in articles)) for name, articles in row["cells"].items()},
            1.0,
        )
        for row in gold["rows"]
    )
    return ComparisonTable(references(regulations), rows)


def as_predicted(
    module: ModuleType, regulations: Sequence[Regulation], found: Sequence[Conflict]
) -> list[dict[str, Any]]:
    """The conflicts as the scorer's script reads them from JSON."""
    texts = [re.sub(r"\s", "", Path(r.path).read_text("utf-8")) for r in regulations]
    city = [Path(r.path).stem for r in regulations]
    result = []
    for conflict in found:
        places = set()
        numbers = False
        for document, evidence in conflict.evidence.items():
            quote = re.sub(r"\s", "", evidence.quote)
            if 2 <= len(quote) <= 120 and quote in texts[document]:
                places.add((city[document], evidence.article))
                numbers = numbers or bool(re.search(r"[0-9０-９一二三四五六七八九十百千万半两]", evidence.quote))
        if conflict.type.value in NUMERIC and not numbers:
            places = set()
        result.append({"type": conflict.type.value, "places": places, "raw": conflict})
    return result


def counts(module: ModuleType, gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> dict[str, list[int]]:
    """hit, gold, predicted by type."""
    table: dict[str, list[int]] = {}
    for i, _ in module.match(gold, predicted, True):
        table.setdefault(gold[i]["type"], [0, 0, 0])[0] += 1
    for k, items in ((1, gold), (2, predicted)):
        for item in items:
            table.setdefault(item["type"], [0, 0, 0])[k] += 1
    return table


def pooled(table: dict[str, list[int]], types: Sequence[str]) -> tuple[float, float, float, int, int]:
    """precision, recall, F1, gold, predicted over some types."""
    hit, gold, predicted = (sum(table.get(t, [0, 0, 0])[k] for t in types) for k in range(3))
    precision = hit / predicted if predicted else 0.0
    recall = hit / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hit else 0.0
    return precision, recall, f1, gold, predicted
