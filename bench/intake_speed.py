"""How long a hundred drafts of sixty articles take to read, and what a draft of 100 000 paragraphs costs.

python bench/intake_speed.py
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

from tests.helpers import docx_files as word
from workbench.intake import read_source
from workbench.structure import build_regulation

NUMBERING = word.abstract(
    1,
    word.lvl(0, "chineseCountingThousand", "第%1条"),
    word.lvl(1, "chineseCounting", "（%2）"),
) + word.instance(5, 1)
SENTENCE = "市人民政府应当加强对供水工作的领导，将供水事业纳入国民经济和社会发展规划，保障供水设施建设和维护所需经费。"


def draft(number: int) -> bytes:
    """A draft of sixty articles, each with three runs a paragraph and five items in every third article."""
    body = word.p(f"某市供水条例（第{number}稿）")
    for article in range(60):
        runs = word.r(SENTENCE[:20]) + word.r(SENTENCE[20:]) + word.r(f"第{article}处。")
        body += word.p(runs, word.num(5)) + word.p(runs)
        if article % 3 == 0:
            body += "".join(word.p(word.r(SENTENCE[:30]) + word.r("；"), word.num(5, 1)) for _ in range(5))
    return word.docx(body, numbering=NUMBERING)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        paths = [word.write(Path(folder), draft(n), f"{n}.docx") for n in range(100)]
        started, used = time.perf_counter(), time.process_time()
        sources = [read_source(path) for path in paths]
        reading, cpu = time.perf_counter() - started, time.process_time() - used
        articles = sum(len(build_regulation(source).articles) for source in sources)
        whole, all_cpu = time.perf_counter() - started, time.process_time() - used
        print(f"100 drafts, {articles} articles, in one process:")
        print(f"  read in {reading:.2f} s ({cpu:.2f} s of one core), with structure {whole:.2f} s ({all_cpu:.2f} s)")
        many = word.docx("".join(word.p(f"第{n}段。{SENTENCE}") for n in range(100_000)))
        path = word.write(Path(folder), many, "many.docx")
        started, used = time.perf_counter(), time.process_time()
        blocks = len(read_source(path).blocks)
        seconds, cpu_many = time.perf_counter() - started, time.process_time() - used
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{blocks} paragraphs: read in {seconds:.1f} s ({cpu_many:.1f} s of one core); {memory:.0f} MB at most")
    return 0 if cpu < 10 and memory < 1024 else 1


if __name__ == "__main__":
    sys.exit(main())
