"""Read mutated files and watch for crashes, hangs and memory.

    python bench/intake_fuzz.py [COUNT] [SEED]      # default 20000 files, seed 1

Seeds are small files of every kind built here, and a few of the shared folder's (WORKBENCH_SHARED or ../shared) where
it exists. Bytes are changed, cut, doubled and spliced; in packages the XML parts inside are changed too, by tags and
attributes as well as by bytes. Anything but a document or an IntakeError is a fault; so are more than 5 seconds of one
core for a file and more than 1 GiB for the process.
"""

from __future__ import annotations

import gc
import io
import os
import random
import re
import resource
import sys
import tempfile
import time
import traceback
import zipfile
import zlib
from collections import Counter
from pathlib import Path

from tests.helpers import docx_files as word
from tests.helpers.pdf_files import ofd, pdf
from workbench.domain.errors import IntakeError
from workbench.domain.source import Reading, SourceDocument
from workbench.intake import read_source

SECONDS = 5.0
MEGABYTES = 1024
#: What the bare process takes, in MB; counted with what a file adds.
BASE = 40.0
_TAG = re.compile(rb"<[^<>]{1,200}>")
_VALUE = re.compile(rb'="([^"]{0,60})"')
_VALUES = (
    b"",
    b"-1",
    b"0",
    b"1",
    b"9",
    b"99999999999999999999",
    b"%1%9%",
    b"\xe7\xac\xac%1",
    b"chineseCounting",
    b"custom",
    b"&#0;",
    b"true",
)


def seeds(shared: Path) -> tuple[list[tuple[str, bytes]], list[tuple[str, bytes]]]:
    """(ending, bytes) of the files to mutate: small ones, and whole drafts, which take longer."""
    numbering = (
        word.abstract(1, word.lvl(0, "chineseCounting", "第%1章"), word.lvl(1, "chineseCountingThousand", "第%2条"))
        + word.instance(5, 1)
        + word.instance(6, 1, word.restart(1))
    )
    styles = f'<w:style w:type="paragraph" w:styleId="t"><w:name w:val="条"/><w:pPr>{word.num(5)}</w:pPr></w:style>'
    body = (
        word.p("某市供水条例")
        + word.p("总则", word.num(5))
        + word.p(word.r("甲") + word.tracked("del", "乙") + word.tracked("ins", "丙"), word.num(5, 1))
        + word.p("丁", word.style("t") + word.marked("del"))
        + word.table(["修改前", "修改后"], ["第一条 旧", "第一条 新"], ["第二条 旧", "第二条 新"])
        + word.p('<w:commentRangeStart w:id="1"/>' + word.r("戊") + '<w:commentRangeEnd w:id="1"/>', word.num(6, 1))
        + word.p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
    )
    comments = '<w:comment w:id="1" w:author="李"><w:p><w:r><w:t>注</w:t></w:r></w:p></w:comment>'
    docx = word.docx(body, numbering=numbering, styles=styles, comments=comments)
    html = "<html><head><meta charset='utf-8'><title>某市条例</title></head><body><div class='nav'><a>首页</a></div><table><tr><td>第一条 甲</td><td>乙</td></tr></table><ol><li>丙<li>丁</ol><p>第二条 戊<br>第三条</body></html>"
    text = "某市条例\n目录\n第一章 总则……1\n第二章 规划……2\n第一条 甲。\n（一）乙；\n當(dāng)前發(fā)展戰(zhàn)略條例國務院\n"
    rtf = r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 S;}}{\listtext \u31532?\tab}\u30002?\'b5\'da{\deleted x}{\field{\*\fldinst TOC}{\fldrslt y}}\trowd\intbl a\cell\row\pard b\par}"
    made = [
        (".docx", docx), (".docx", docx), (".docx", docx), (".html", html.encode()), (".txt", text.encode()),
        (".txt", text.encode("gb18030")), (".txt", text.encode("utf-16")), (".md", ("# " + text).encode()),
        (".rtf", rtf.encode()), (".ofd", ofd([[("某市条例", 20, 20, 7), ("第一条 甲。", 20, 40, 5)]])),
        (".pdf", pdf([[("某市条例", 200, 780, 20), ("第一条 甲。", 80, 740, 14)], [("第二条 乙。", 80, 740, 14)]])),
    ]  # fmt: skip
    large = []
    for name in ("泰安-auto.docx", "泰安-tracked.docx", "泰安-gb18030.txt", "许昌-plain.pdf"):
        path = shared / "intake" / name
        if path.is_file():
            large.append((path.suffix, path.read_bytes()))
    return made, large


def mutate_bytes(data: bytes, rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 4, 16))):
        at = rng.randrange(len(changed) + 1)
        kind = rng.randrange(6)
        if kind == 0 and changed:
            changed[at % len(changed)] = rng.randrange(256)
        elif kind == 1:
            changed[at:at] = rng.randbytes(rng.randrange(1, 9))
        elif kind == 2:
            del changed[at : at + rng.randrange(1, 64)]
        elif kind == 3:
            changed[at:at] = changed[at : at + rng.randrange(1, 400)] * rng.choice((1, 2, 50))
        elif kind == 4:
            del changed[at:]
        else:
            changed[at : at + 4] = rng.choice((b"\0\0\0\0", b"\xff\xff\xff\xff", b"<![C", b"{{{{", b"\\bin", b"]]>&"))
    return bytes(changed)


def mutate_xml(data: bytes, rng: random.Random) -> bytes:
    """Change attribute values; repeat, remove and move elements' tags, so that the XML often stays well-formed."""
    for _ in range(rng.choice((1, 1, 3, 8))):
        kind = rng.randrange(5)
        values, tags = list(_VALUE.finditer(data)), list(_TAG.finditer(data))
        if kind <= 1 and values:
            found = rng.choice(values)
            data = data[: found.start(1)] + rng.choice(_VALUES) + data[found.end(1) :]
        elif kind == 2 and tags:
            found = rng.choice(tags)
            data = data[: found.start()] + data[found.end() :]
        elif kind == 3 and len(tags) > 2:
            first, second = sorted(rng.sample(tags, 2), key=lambda m: m.start())
            piece = data[first.start() : second.end()]
            at = rng.choice(tags).start()
            data = data[:at] + piece * rng.choice((1, 1, 2, 30)) + data[at:]
        elif tags:
            one, other = rng.choice(tags), rng.choice(tags)
            data = data[: one.start()] + other[0] + data[one.end() :]
    return data


def mutate_package(data: bytes, rng: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {i.filename: package.read(i) for i in package.infolist() if i.file_size < 2_000_000}
    names = [n for n in parts if n.endswith((".xml", ".rels"))]
    for name in rng.sample(names, min(len(names), rng.choice((1, 1, 2)))):
        parts[name] = (mutate_xml if rng.random() < 0.85 else mutate_bytes)(parts[name], rng)
    if rng.random() < 0.05:
        parts.pop(rng.choice(list(parts)))
    return word.zipped(parts)


def mutate_pdf(data: bytes, rng: random.Random) -> bytes:
    """Open up one compressed stream and change it inside."""
    streams = list(re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL))
    if not streams:
        return mutate_bytes(data, rng)
    found = rng.choice(streams)
    try:
        inner = zlib.compress(mutate_bytes(zlib.decompress(found[1]), rng))
    except zlib.error:
        inner = mutate_bytes(found[1], rng)
    return data[: found.start(1)] + inner + data[found.end(1) :]


def mutated(ending: str, data: bytes, rng: random.Random) -> bytes:
    if data.startswith(b"PK") and rng.random() < 0.8:
        return mutate_package(data, rng)
    if data.startswith(b"%PDF") and rng.random() < 0.5:
        return mutate_pdf(data, rng)
    if ending == ".html" and rng.random() < 0.5:
        return mutate_xml(data, rng)
    return mutate_bytes(data, rng)


def forget_peak() -> float:
    """Begin counting the process's peak memory anew (Linux); returns what it holds now, in MB.

    Making a mutated file takes memory too, sometimes far more than reading it: that is not the reader's.
    """
    gc.collect()
    try:
        Path("/proc/self/clear_refs").write_text("5", "ascii")
    except OSError:
        return BASE
    return status("VmRSS")


def peak() -> float:
    """The peak since :func:`forget_peak`, in MB (of the whole process where the system does not tell)."""
    return status("VmHWM") or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def status(name: str) -> float:
    """A line of the process's status in MB, 0 where the system has none."""
    try:
        lines = Path("/proc/self/status").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(name + ":")), 0.0)


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    shared = Path(os.environ.get("WORKBENCH_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    small, large = seeds(shared)
    outcome: Counter[str] = Counter()
    slowest, faults, memory = 0.0, 0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        for n in range(count):
            ending, data = large[n // 20 % len(large)] if n % 20 == 0 and large else small[n % len(small)]
            path = Path(folder) / f"f{ending}"
            path.write_bytes(mutated(ending, data, rng))
            before = forget_peak()
            started = time.process_time()
            try:
                document = read_source(path, reading=rng.choice(list(Reading)))
                check(document)
                outcome[f"{ending} read"] += 1
            except IntakeError as error:
                outcome[f"{ending} refused"] += 1
                assert error.cause and error.remedy
            except Exception:
                faults += 1
                Path(f"{tempfile.gettempdir()}/intake-fault-{faults}{ending}").write_bytes(path.read_bytes())
                traceback.print_exc()
            seconds = time.process_time() - started
            slowest = max(slowest, seconds)
            memory = max(memory, peak() - before + BASE)
            if n and n % 2000 == 0:
                print(f"{n} files, {faults} faults, slowest {slowest:.2f} s", file=sys.stderr)
            if seconds > SECONDS:
                faults += 1
                print(f"file {n} ({ending}) took {seconds:.1f} s", file=sys.stderr)
    for name, times in sorted(outcome.items()):
        print(f"{name:16} {times}")
    print(f"{count} files, {faults} faults, slowest {slowest:.2f} s, {memory:.0f} MB at most")
    return 1 if faults or memory > MEGABYTES else 0


def check(document: SourceDocument) -> None:
    """What every source document promises."""
    for n, block in enumerate(document.blocks):
        assert block.index == n
        assert "".join(block.text[s.start : s.end] for s in block.spans) == block.text, block
    marks = [(x.block, x.start, x.end) for x in document.revisions]
    marks += [(x.block, x.start, x.end) for x in document.comments]
    marks += [(x.block, x.at, x.at) for x in document.footnotes]
    for at, start, end in marks:
        assert 0 <= start <= end <= len(document.blocks[at].text)


if __name__ == "__main__":
    sys.exit(main())
