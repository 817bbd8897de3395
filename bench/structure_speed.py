"""Time of building a regulation: a 60-article draft, and hostile inputs at two sizes to show that time grows linearly.

usage: python bench/structure_speed.py [LINES]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from workbench.domain.numerals import format_chinese
from workbench.domain.source import Block, FileKind, Place, SourceDocument, Span
from workbench.structure import build_regulation

ITEMS = ["（一）制定计划；", "（二）组织实施；", "（三）法律、法规规定的其他职责。"]


def source_of(lines: list[str]) -> SourceDocument:
    blocks = tuple(Block(i, t, spans=(Span(0, len(t), Place("", i)),)) for i, t in enumerate(lines))
    return SourceDocument("bench.txt", FileKind.TEXT, "", blocks)


def ordinary(articles: int) -> list[str]:
    lines = ["晋城市河道管理条例"]
    for n in range(1, articles + 1):
        lines.append(
            f"第{format_chinese(n)}条 市、县人民政府应当依照本条例第三条第二款和《中华人民共和国水法》第九条的规定，"
            + "加强河道管理" * 12
            + "："
        )
        lines += ITEMS
        lines.append("违反前款规定的，责令限期改正，处一千元以上五千元以下罚款。" + "具体办法由市人民政府制定。" * 3)
    return lines


HOSTILE: dict[str, Callable[[int], list[str]]] = {
    "plain paragraphs": lambda n: ["河道属于国家所有。"] * n,
    "broken lines": lambda n: ["第一条 河道属于国家", *["所有的河道均由国家"] * n],
    "only article numbers": lambda n: ["第一条"] * n,
    "articles": lambda n: [f"第{k}条 前条、前款、本条第一款。" for k in range(1, n + 1)],
    "headings": lambda n: ["第一章 总则"] * n,
    "items of one article": lambda n: ["第一条 禁止：", *[f"{k}. 前款、前项。" for k in range(1, n)]],
    "deep change of item styles": lambda n: [
        "第一条 禁止：",
        *["（一）甲；", "1. 乙；", "①丙；", "(1)丁；"] * (n // 4),
    ],
    "units": lambda n: ["某市关于某事的决定", *[f"{1 + k % 99}、加强工作。" for k in range(n)]],
    "open quotation marks": lambda n: ["“第一条 河道"] * n,
    "open brackets": lambda n: ["第一条 （" * 3] * n,
    "title-like lines": lambda n: ["某市河道管理条例"] * n,
    "caption-like lines": lambda n: ["（2018年8月29日某市人民代表大会常务委员会通过"] * n,
    "appendix heads": lambda n: ["第一条 甲。", *["附件1：名录"] * n],
    "one long line of numbers": lambda n: ["第" + "一 " * n * 5],
    "one long line of articles": lambda n: ["第一条 甲。" + "".join(f"第{k}条 乙。" for k in range(2, n))],
    "one long line of citations": lambda n: ["第一条 " + "依照第二条第三款、" * n],
    "one long line of books": lambda n: ["第一条 " + "《" * n * 5],
    "one long line of short names": lambda n: ["第一条 " + "（以下简称甲）" * n],
    "one long line of definitions": lambda n: ["第一条 " + "本条例所称" * n],
    "one long line of items": lambda n: ["第一条 甲：" + "（一）乙；（二）丙；" * n],
    "blanks": lambda n: ["第一条" + " " * n * 10 + "甲"],
    "soft breaks": lambda n: ["第一条 甲。\n" + "乙。\n" * n],
    "captions of organs": lambda n: ["某市条例", "（2018年8月29日" + "某" * n * 5 + "通过）"],
    "books in the head": lambda n: ["某市条例", "（" + "《" * n * 5],
    "bracket in the head": lambda n: ["某市条例", *["（修订草案" * 3] * n],
    "version words": lambda n: ["（" + "草案" * n],
    "dates": lambda n: ["某市条例", "（" + "2018年8月29日" * n],
}


def seconds(lines: list[str]) -> float:
    source = source_of(lines)
    began = time.process_time()
    build_regulation(source)
    return time.process_time() - began


def main() -> int:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    draft = ordinary(60)
    best = min(seconds(draft) for _ in range(7))
    print(f"draft of 60 articles, {sum(map(len, draft))} characters: {1000 * best:.1f} ms")
    slow = best > 0.015
    for name, make in HOSTILE.items():
        small, large = seconds(make(size // 4)), seconds(make(size))
        steep = large > 1 and large > 8 * small
        slow |= steep
        print(
            f"{name:32} {size // 4:>7}: {small:6.2f} s   {size:>7}: {large:6.2f} s{'   NOT LINEAR' if steep else ''}",
            flush=True,
        )
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
