"""Every kind of export, looked at by other programs: an OOXML validator, and LibreOffice, which converts it.

Usage: python bench/report_consumers.py OUT_FOLDER [--shared FOLDER] [--pages]
Writes all exports of the demonstration project into OUT_FOLDER, and comments and redlines on the real Word files of
FOLDER/intake where it is there. For each: the validator's faults, the pages LibreOffice makes of it, and the
characters that are in the file and not on its pages. With --pages the pages are kept as PNG files.
"""

from __future__ import annotations

import argparse
import collections
import datetime
import os
import re
import shutil
import subprocess
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from lxml import etree
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from workbench.domain.project import DecisionForm
from workbench.intake.reader import read_source
from workbench.report import Version, write_commented_draft, write_redline
from workbench.report.remarks import Remark
from workbench.services.demo import run_demo
from workbench.services.exports import ExportKind, export_job, request_export
from workbench.services.ledger import read_ledger
from workbench.services.ledger_export import export_ledger
from workbench.services.records import row_anchors
from workbench.services.reporting import report_options
from workbench.services.workspace import Workspace
from workbench.structure.build import build_regulation

DATE = datetime.date(2026, 11, 22)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
THEME = "relationships/theme' is missing"


class Quiet:
    """A listener that says nothing."""

    def step(self, done: int, total: int, message: str) -> None:
        """Ignore it."""


def project_exports(out: Path) -> Iterator[tuple[Path, Path | None]]:
    """All kinds out of the demonstration project, with a decision and a second version of one draft."""
    with Workspace.open(run_demo(out / "demo", date=DATE).project) as workspace:
        analysis = workspace.analysis()
        row = next(r for r in analysis.table.rows if len(r.cells) == 5)
        workspace.project.decide(
            row_anchors(analysis, row), DecisionForm.TEXT, text="为了加强管理，经五市协商，制定本条例。"
        )
        older = out / "older.txt"
        (draft,) = [d for d in workspace.drafts() if d.city == "阳泉"]
        text = "\n".join(f"{a.written}\u3000{a.text}" for a in workspace.regulations()[4].articles)
        older.write_text(f"{draft.title}\n\n{text}\n附加的一款。\n", "utf-8")
        workspace.add_files([older], cities={older: "阳泉"})
        analysis = workspace.analysis()
        for kind in ExportKind:
            for city in ("太原", "阳泉") if kind.of_one_draft else ("",):
                if kind is ExportKind.VERSIONS and city == "太原":
                    continue
                path = out / f"{kind.value}{city}{kind.suffix}"
                options = report_options()
                export_job(request_export(workspace, analysis, kind, path, options, date=DATE, city=city), Quiet())
                yield path, None
        lines = read_ledger(workspace, analysis)
        for ending in (".docx", ".xlsx"):
            yield export_ledger(workspace.project.project().title, lines, out / f"台账清单{ending}", DATE), None


def real_files(shared: Path, out: Path) -> Iterator[tuple[Path, Path | None]]:
    """A comment on every article of each real Word file, and a redline of each to each other of its city."""
    files = sorted((shared / "intake").glob("*.docx"))
    for path in files:
        source = read_source(path)
        regulation = build_regulation(source)
        remarks = [Remark(a.label, 0, len(a.text) // 2 + 1, "太原 张三", "", "请核对") for a in regulation.articles]
        target = out / f"批注-{path.name}"
        write_commented_draft(source, path.read_bytes(), regulation, remarks, target, date=DATE)
        yield target, path
    for old in [f for f in files if "tracked" in f.name]:
        for new in [f for f in files if f.name[:2] == old.name[:2] and f != old]:
            target = out / f"对照-{old.stem}-{new.name}"
            write_redline(
                Version(read_source(old), old.read_bytes()), read_source(new), target, author="太原", date=DATE
            )
            yield target, old


def faults(path: Path) -> list[str]:
    """What the validator says, apart from the theme, which the standard does not ask for."""
    found = [f"{e.part_uri} {e.description}" for e in OpenXmlValidator(max_errors=0).validate(str(path)).errors]
    return [d for d in found if THEME not in d]


def words(path: Path) -> collections.Counter[str]:
    """The Chinese characters of a document's body that are there for the reader."""
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    text = "".join(t.text or "" for t in root.iter(f"{W}t", f"{W}delText"))
    return collections.Counter(c for c in text if "\u4e00" <= c <= "\u9fff")


def converted(path: Path, out: Path) -> Path:
    """The PDF that LibreOffice makes of a file."""
    office = shutil.which("soffice") or "soffice"
    profile = (out / "profile").resolve().as_uri()
    command = [office, "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf", "--outdir", str(out)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=300)
    return out / f"{path.stem}.pdf"


def contents_off(path: Path, pages: list[str]) -> int:
    """By how many pages the contents of a report are wrong at most; -1 where it has none."""
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    printed = [int(found[-1]) if (found := re.findall(r"—\s*(\d+)\s*—", text)) else 0 for text in pages]
    bare = ["".join(text.split()) for text in pages]
    worst = -1
    for node in root.iter(f"{W}p"):
        style = node.find(f"{W}pPr/{W}pStyle")
        if style is None or not str(style.get(f"{W}val")).startswith("TOC") or style.get(f"{W}val") == "TocTitle":
            continue
        words = "".join(t.text or "" for t in node.iter(f"{W}t"))
        told = int(re.search(r"\d+$", words)[0])  # type: ignore[index]
        title = "".join(words.removesuffix(str(told)).split("\u3000")[-1].split())
        real = [number for number, text in zip(printed, bare, strict=True) if number and title[:14] in text]
        worst = max(worst, min((abs(number - told) for number in real), default=99))
    return worst


def look(path: Path, out: Path, *, keep: bool) -> str:
    """Pages, and what is missing on them."""
    with pypdfium2.PdfDocument(converted(path, out)) as pdf:
        pages = list(pdf)
        texts = [page.get_textpage().get_text_range() for page in pages]
        if keep:
            folder = out / path.stem
            folder.mkdir(exist_ok=True)
            for number, page in enumerate(pages, 1):
                page.render(scale=1.0).to_pil().save(folder / f"{number:03}.png")
        told = f"{len(pages):4} pages"
    if path.suffix == ".docx":
        missing = words(path) - collections.Counter("".join(texts))
        told += f", {sum(missing.values())} characters missing"
        if (off := contents_off(path, texts)) >= 0:
            told += f", contents off by at most {off} pages"
    return told


def main() -> None:
    """Write, validate, convert."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("WORKBENCH_SHARED", "../shared")))
    parser.add_argument("--pages", action="store_true")
    arguments = parser.parse_args()
    out = arguments.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    for path, original in (*project_exports(out), *real_files(arguments.shared, out)):
        start = time.perf_counter()
        inherited = set(faults(original)) if original else set()
        own = [fault for fault in faults(path) if fault not in inherited]
        told = look(path, out, keep=arguments.pages) if shutil.which("soffice") else ""
        print(f"{path.name}: {len(own)} faults, {told}, {time.perf_counter() - start:.1f} s", flush=True)
        for fault in dict.fromkeys(own):
            print(f"    {fault}")


if __name__ == "__main__":
    main()
