"""What the benches of the window share: the folder of real texts, and a big project made from them."""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from workbench.domain.findings import (  # noqa: E402
    Conflict,
    ConflictType,
    Evidence,
    MarketFinding,
    ReviewResult,
    Severity,
)
from workbench.domain.regulation import Article, DocumentKind, Regulation  # noqa: E402
from workbench.domain.table import Cell, ComparisonTable, DocumentRef, Row  # noqa: E402
from workbench.services.drafts import load_draft  # noqa: E402
from workbench.services.jobs import Analysed  # noqa: E402
from workbench.services.workspace import Workspace  # noqa: E402

CITIES = ("太原", "晋中", "忻州", "吕梁", "阳泉")


def arguments(description: str) -> argparse.ArgumentParser:
    """A parser that knows where the real texts are."""
    parser = argparse.ArgumentParser(description=description)
    usual = os.environ.get("WORKBENCH_SHARED", str(ROOT.parent / "shared"))
    parser.add_argument("--shared", type=Path, default=Path(usual), help="folder with corpus/")
    return parser


def corpus_articles(shared: Path, wanted: int) -> list[Article]:
    """The articles of the longest national texts, until there are `wanted`."""
    files = sorted((shared / "corpus" / "national").rglob("*.md"), key=lambda p: (-p.stat().st_size, p.name))
    found: list[Article] = []
    for path in files:
        found += [a for a in load_draft(path)[1].articles if a.text]
        if len(found) >= wanted:
            return found[:wanted]
    raise SystemExit(f"only {len(found)} articles under {shared}")


def big_project(path: Path, shared: Path, articles: int = 1200) -> None:
    """A project of five drafts: the same real articles, each city with other words here and there, and findings."""
    source = corpus_articles(shared, articles)
    regulations = []
    for number, city in enumerate(CITIES):
        own = []
        for n, article in enumerate(source, 1):
            text = article.text.replace("三十日", ("三十日", "十五日", "六十日", "三十日", "二十日")[number])
            if (n + number) % 7 == 0:
                text = text.replace("应当", "必须", 1)
            own.append(
                replace(
                    article,
                    label=str(n),
                    text=text,
                    paragraphs=(),
                    stretches=(),
                    references=(),
                    division=-1,
                    heading_path=(),
                )
            )
        regulations.append(Regulation(f"{city}市大法典", DocumentKind.REGULATION, tuple(own), city=city))
    with Workspace.create(path, title="大项目", city="太原", author="测量") as workspace:
        for number, regulation in enumerate(regulations):
            data = f"{regulation.title}".encode()
            sha256 = hashlib.sha256(data).hexdigest()
            regulations[number] = replace(regulation, sha256=sha256)
            workspace.project.add_draft(regulation.city, regulation.title, "大法典.txt", data, regulations[number])
        table, review = analysis_of(regulations)
        workspace.keep_analysis(workspace.analysis_key(), Analysed(table, table, review))


def analysis_of(regulations: list[Regulation]) -> tuple[ComparisonTable, ReviewResult]:
    """Article beside article; a conflict in every third row, a market finding in every tenth."""
    documents = tuple(
        DocumentRef(n, r.title, r.title, r.city, r.sha256, len(r.articles)) for n, r in enumerate(regulations)
    )
    rows, conflicts, market = [], [], []
    for n in range(1, len(regulations[0].articles) + 1):
        label = str(n)
        texts = [r.article(label).text if n < 3 else r.articles[n - 1].text for r in regulations]
        rows.append(Row(n, texts[0][:12], {d: Cell((label,)) for d in range(5) if (n + d) % 9}, 0.9))
        held = sorted(rows[-1].cells)
        if n % 3 == 0:
            evidence = {d: Evidence(label, texts[d][:8], 0) for d in held}
            groups = (tuple(held[:-1]), tuple(held[-1:]))
            conflicts.append(
                Conflict(n, ConflictType.DEADLINE, Severity.MEDIUM, "", evidence, groups, f"第{n}行不一致。", "统一。")
            )
        if n % 10 == 0:
            market.append(
                MarketFinding(
                    held[0], label, "9-3", "bench", texts[held[0]][:6], 0, Severity.LOW, "限制。", (), "删去。"
                )
            )
    return ComparisonTable(documents, tuple(rows)), ReviewResult(tuple(conflicts), (), tuple(market))


def quantile(values: list[float], share: float) -> float:
    """The value that `share` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]
