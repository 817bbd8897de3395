"""Times of the project file: 100,000 notes searched, opened, added to; 20,000 events merged; a 60-article draft imported.

    python bench/store_speed.py [--notes 100000] [--folder DIR]

Prints one line a figure with its target. The texts are made up from a fixed seed.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from workbench.domain.notes import Event
from workbench.domain.regulation import Article, DocumentKind, Paragraph, Regulation
from workbench.store import ProjectFile, merge, parcel
from workbench.store.exchange import pack

CITIES = ("太原", "晋中", "忻州", "吕梁", "阳泉")
WORDS = [
    "供热",
    "停热",
    "采暖",
    "期限",
    "罚款",
    "用户",
    "企业",
    "备案",
    "许可",
    "管道",
    "维修",
    "测温",
    "投诉",
    "标准",
    "互认",
    "数据",
    "共享",
    "监管",
    "审批",
    "统一",
    "建议",
    "修改",
    "删除",
    "保留",
    "协商",
    "条款",
    "处罚",
    "幅度",
    "金额",
    "工作日",
    "十五日",
    "三十日",
    "主管部门",
    "城市管理",
    "市场监督",
    "公安机关",
    "草案",
    "第十二条",
    "理由",
    "依据",
]
STATUSES = ("待协商", "协商中", "已达成一致", "提请上级", "不采纳")


def sentence(rng: random.Random) -> str:
    return "，".join("".join(rng.choices(WORDS, k=rng.randint(3, 7))) for _ in range(rng.randint(2, 6))) + "。"


def events(rng: random.Random, count: int, *, start: int = 0, replies: float = 0.0) -> Iterator[Event]:
    """`count` note events, a share of them replies and statuses of earlier notes."""
    notes: list[str] = []
    for n in range(count):
        event_id = str(uuid.UUID(int=rng.getrandbits(128), version=4))
        city = rng.choice(CITIES)
        who = (event_id, start + n + 1, city, f"{city}工作人员", "2026-11-21T08:00:00Z")
        if notes and rng.random() < replies:
            target = rng.choice(notes)
            subject = f"note:{target}"
            if rng.random() < 0.5:
                words = {f"reply:{event_id}": {"text": sentence(rng), "to": "", "clock": n}}
                yield Event(*who, "note.reply", {"subject": subject, "set": words}, target)
            else:
                yield Event(*who, "note.status", {"subject": subject, "set": {"status": rng.choice(STATUSES)}}, target)
            continue
        notes.append(event_id)
        anchor = {"sha256": "ab" * 32, "city": city, "article": str(rng.randint(1, 80)), "quote": rng.choice(WORDS)}
        fields = {"text": sentence(rng), "anchor": anchor, "kind": "意见", "status": "待协商"}
        yield Event(*who, "note.add", {"subject": f"note:{event_id}", "set": fields})


class Span(NamedTuple):
    """Seconds on the wall, and of this process's own work: on a busy machine they differ."""

    wall: float
    cpu: float


def timed(work: Callable[[], object], repeat: int = 1) -> Span:
    """Medians of `work`'s spans."""
    spans = []
    for _ in range(repeat):
        begun, cpu = time.perf_counter(), time.process_time()
        work()
        spans.append((time.perf_counter() - begun, time.process_time() - cpu))
    return Span(statistics.median(w for w, _ in spans), statistics.median(c for _, c in spans))


def report(name: str, span: Span, target: float) -> bool:
    good = span.wall <= target
    verdict = "ok" if good else "MISSED on the wall, cpu within" if span.cpu <= target else "MISSED"
    print(
        f"{name:<34} {span.wall * 1000:>9.1f} ms  cpu {span.cpu * 1000:>8.1f} ms   target {target * 1000:>7.1f} ms   {verdict}"
    )
    return good


def bare_fsync(folder: Path) -> float:
    with (folder / "fsync.probe").open("wb", buffering=0) as probe:

        def once() -> None:
            probe.write(b"x" * 4096)
            os.fsync(probe.fileno())

        return timed(once, 30).wall


def draft(articles: int) -> Regulation:
    rng = random.Random(5)
    made = []
    for n in range(1, articles + 1):
        text = sentence(rng) + sentence(rng)
        made.append(Article(label=str(n), text=text, paragraphs=(Paragraph(1, text, 0, len(text)),)))
    return Regulation("太原市供热条例", DocumentKind.REGULATION, tuple(made), city="太原")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notes", type=int, default=100_000)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        good = measure(Path(name), options.notes)
    raise SystemExit(0 if good else 1)


def measure(folder: Path, notes: int) -> bool:
    rng = random.Random(1)
    path = folder / "project.xtlf"
    with ProjectFile.create(path, title="供热条例协同立法", city="太原", author="张三") as project:
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
        print(f"filling with {notes} notes: {timed(lambda: project.append(events(rng, notes))).wall:.1f} s")
    print(f"file: {path.stat().st_size / 1e6:.0f} MB")
    good = True
    ProjectFile.open(path).close()  # the first opening makes the backup
    kept: list[ProjectFile] = []
    for _ in range(3):
        good &= report("open", timed(lambda: kept.append(ProjectFile.open(path))), 0.5)
        kept.pop().close()  # waits for the check in the background
    with ProjectFile.open(path) as project:
        for words in ("停热", "主管部门", "十五日 罚款", "热", "管道维修测温", "没有的词"):
            found = project.search(words)
            good &= report(f"search {words} ({len(found)} shown)", timed(partial(project.search, words), 9), 0.05)
        bar = max(0.02, 2 * bare_fsync(folder))
        good &= report("add a note", timed(lambda: project.add_note(sentence(rng)), 50), bar)
        page = project.notes(city="太原", limit=100)
        good &= report(f"list {len(page)} notes", timed(lambda: project.notes(city="太原", limit=100), 9), 0.05)
        incoming = list(events(rng, 20_000, start=notes, replies=0.4))
        packed = replace(pack(project), events=tuple(incoming), drafts={})
        parcel.write(packed, folder / "in.xtjh")
        spare = ProjectFile.create(folder / "spare.xtlf", title="t", city="晋中", author="李四")
        good &= report("merge 20,000 events, new office", timed(lambda: merge(spare, folder / "in.xtjh")), 5.0)
        spare.close()
        good &= report("merge 20,000 events, full file", timed(lambda: merge(project, folder / "in.xtjh")), 5.0)
        good &= report("merge them again", timed(lambda: merge(project, folder / "in.xtjh")), 5.0)
        regulation = draft(60)
        data = os.urandom(60_000)
        good &= report(
            "import a 60-article draft",
            timed(lambda: project.add_draft("太原", regulation.title, "a.docx", data, regulation)),
            0.3,
        )
    return good


if __name__ == "__main__":
    main()
