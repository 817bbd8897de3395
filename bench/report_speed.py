"""Time and memory of the full report: five drafts of 60 and of 1,200 articles, invented.

Usage: python bench/report_speed.py [ARTICLES ...]     targets: 60 → 3 s, 1200 → 60 s and 1 GiB
"""

from __future__ import annotations

import datetime
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from workbench.domain.diff import DiffKind, DiffSpan
from workbench.domain.findings import Conflict, ConflictType, Evidence, MarketFinding, ReviewResult, Severity, Value
from workbench.domain.labels import label_key
from workbench.domain.notes import Anchor, Note
from workbench.domain.regulation import Article, Division, DocumentKind, Level, Paragraph, Regulation
from workbench.domain.table import Cell, ComparisonTable, DocumentRef, Row
from workbench.report import DraftInfo, ReportData, write_review_report

CITIES = ("太原", "晋中", "忻州", "吕梁", "阳泉")
_WORDS = (
    "经营者应当",
    "按照国家有关规定",
    "在显著位置",
    "公示收费标准，",
    "接受有关部门的监督检查；",
    "不得擅自停业。",
    "十五日内",
)


def invented(articles: int) -> ReportData:
    """Five drafts of `articles` articles, a conflict in every second row, differences in every cell."""
    chance = random.Random(1)
    regulations = [_regulation(city, articles, chance) for city in CITIES]
    rows = tuple(
        Row(n, f"第{n}项事项的规定", {i: Cell((str(n),)) for i in range(5)}, 0.9) for n in range(1, articles + 1)
    )
    conflicts, diffs = [], {}
    for row in rows:
        for index in range(5):
            length = len(regulations[index].articles[row.id - 1].text)
            diffs[row.id, index, str(row.id)] = tuple(
                DiffSpan(at, at + 6, kind)
                for at, kind in zip(
                    range(0, length - 6, 20), [DiffKind.CHANGED, DiffKind.NUMBER] * length, strict=False
                )
            )
        if row.id % 2:
            evidence = {
                i: Evidence(str(row.id), regulations[i].articles[row.id - 1].text[:12], 0, Value("period", f"{i} 日"))
                for i in range(5)
            }
            conflicts.append(
                Conflict(
                    row.id, ConflictType.DEADLINE, list(Severity)[row.id % 3], "影响当事人权利义务", evidence,
                    ((0, 1), (2, 3, 4)), "各市期限不一致", "建议统一",
                )
            )  # fmt: skip
    documents = tuple(DocumentRef(i, "", r.title, r.city, r.sha256, articles) for i, r in enumerate(regulations))
    market = tuple(
        MarketFinding(i % 5, str(i), "8-3", "r", "经营者", 0, Severity.HIGH, "理由", ("依据",), "建议")
        for i in range(1, articles, 10)
    )
    notes = tuple(
        Note(f"n{i}", CITIES[i % 5], "张三", "2026-11-01T00:00:00Z", "建议统一。", Anchor("sha太原", "太原", str(i)))
        for i in range(1, articles, 5)
    )
    return ReportData(
        "测速", datetime.date(2026, 11, 21), CITIES, tuple(DraftInfo(i, c, c) for i, c in enumerate(CITIES)),
        ComparisonTable(documents, rows), tuple(regulations), ReviewResult(tuple(conflicts), (), market), diffs, notes,
    )  # fmt: skip


def _regulation(city: str, count: int, chance: random.Random) -> Regulation:
    articles = []
    for n in range(1, count + 1):
        text = "\n".join("".join(chance.choices(_WORDS, k=10)) for _ in range(chance.randint(1, 4)))
        articles.append(Article(str(n), text, (Paragraph(1, text, 0, len(text)),), division=(n - 1) // 10))
    divisions = tuple(
        Division(Level.CHAPTER, str(d + 1), f"章{d + 1}", f"第{d + 1}章", d * 10) for d in range((count + 9) // 10)
    )
    assert [a.label for a in articles] == sorted((a.label for a in articles), key=label_key)
    return Regulation(
        f"{city}市测速条例", DocumentKind.REGULATION, tuple(articles), divisions, city=city, sha256=f"sha{city}"
    )


def measure(articles: int) -> None:
    """Make one report and tell time, peak memory and size."""
    import resource  # not on Windows; memory is told on Linux only

    data = invented(articles)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r.docx"
        start, busy = time.perf_counter(), time.process_time()
        write_review_report(data, path)
        seconds, work = time.perf_counter() - start, time.process_time() - busy
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(
            f"5 x {articles}: {seconds:.2f} s ({work:.2f} s of processor), peak {peak / 1024:.0f} MiB (input {before / 1024:.0f}), {path.stat().st_size / 2**20:.1f} MiB"
        )


def main() -> None:
    """Measure each size in a process of its own."""
    if sys.argv[1:2] == ["--one"]:
        measure(int(sys.argv[2]))
        return
    for size in [int(a) for a in sys.argv[1:]] or [60, 1200]:
        subprocess.run([sys.executable, __file__, "--one", str(size)], check=True)


if __name__ == "__main__":
    main()
