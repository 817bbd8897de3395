"""Make other kinds of files out of the plain cases and score them like the cases themselves.

    python bench/intake_variants.py [FOLDER] [--keep OUT]

From every *-plain.docx with its expected content: numbering through styles, wrapped words, soft breaks, tables, comparison
tables, web pages with a site around, and (through LibreOffice, where it is installed) .odt, .rtf and .pdf.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

from bench.intake_score import faults_of
from tests.helpers import docx_files as word
from workbench.intake import read_source
from workbench.intake.office import find_office

_ARTICLE = re.compile(r"^(第[一二三四五六七八九十百零]+条)[\s\u3000]*(.*)$", re.DOTALL)
_CHAPTER = re.compile(r"^(第[一二三四五六七八九十百零]+章)[\s\u3000]*(.*)$", re.DOTALL)
_SECTION = re.compile(r"^第[一二三四五六七八九十百零]+节")
_ITEM = re.compile(r"^（[一二三四五六七八九十]+）")
_NUMBERING = word.abstract(
    1,
    word.lvl(0, "chineseCountingThousand", "第%1章", '<w:pStyle w:val="zhang"/>'),
    word.lvl(1, "chineseCountingThousand", "第%2条", '<w:pStyle w:val="tiao"/><w:lvlRestart w:val="0"/>'),
    word.lvl(2, "chineseCounting", "（%3）", '<w:pStyle w:val="xiang"/>'),
) + word.instance(5, 1)
_STYLES = (
    "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/><w:basedOn w:val="base"/></w:style>'
        for name in ("zhang", "tiao", "xiang")
    )
    + f'<w:style w:type="paragraph" w:styleId="base"><w:name w:val="base"/><w:pPr>{word.num(5, None)}</w:pPr></w:style>'
)


def by_style(lines: list[str]) -> bytes:
    body = ""
    for line in lines:
        chapter, article, item = _CHAPTER.match(line), _ARTICLE.match(line), _ITEM.match(line)
        if chapter:
            body += word.p(chapter[2], word.style("zhang"))
        elif article:
            body += word.p(article[2], word.style("tiao"))
        elif item:
            body += word.p(line[item.end() :], word.style("xiang"))
        else:
            body += word.p(line)
    return word.docx(body, numbering=_NUMBERING, styles=_STYLES)


def wrapped(lines: list[str]) -> bytes:
    def run(text: str, n: int) -> str:
        inner = word.r(text)
        return (
            f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>",
            f'<w:smartTag w:uri="u" w:element="e">{inner}</w:smartTag>',
            f"<w:hyperlink>{inner}</w:hyperlink>",
            word.tracked("ins", inner),
            f'<w:fldSimple w:instr="REF a">{inner}</w:fldSimple>',
        )[n % 5]

    body = ""
    for n, line in enumerate(lines):
        third = max(len(line) // 3, 1)
        made = word.p(word.r(line[:third]) + run(line[third : 2 * third], n) + word.r(line[2 * third :]))
        body += f"<w:sdt><w:sdtContent>{made}</w:sdtContent></w:sdt>" if n % 7 == 0 else made
    return word.docx(body)


def _grouped(lines: list[str]) -> list[list[str]]:
    """Lines with those of one article together."""
    groups: list[list[str]] = []
    for line in lines:
        begins = _ARTICLE.match(line) or _CHAPTER.match(line) or _SECTION.match(line)
        if begins or not groups or not _ARTICLE.match(groups[-1][0]):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def soft_breaks(lines: list[str]) -> bytes:
    return word.docx("".join(word.p("<w:r><w:br/></w:r>".join(map(word.r, group))) for group in _grouped(lines)))


def all_soft_breaks(lines: list[str]) -> bytes:
    return word.docx(word.p("<w:r><w:br/></w:r>".join(map(word.r, lines))))


def cells(lines: list[str]) -> bytes:
    rows = [["".join(map(word.p, group))] for group in _grouped(lines[1:])]
    return word.docx(word.p(lines[0]) + word.table(*rows))


def number_and_text_cells(lines: list[str]) -> bytes:
    rows = []
    for group in _grouped(lines[1:]):
        article = _ARTICLE.match(group[0])
        if article:
            rows.append([article[1], "".join(map(word.p, [article[2], *group[1:]]))])
        else:
            rows.append(["", "".join(map(word.p, group))])
    return word.docx(word.p(lines[0]) + word.table(*rows))


def comparison(lines: list[str]) -> bytes:
    rows = [["现行条例", "修订草案", "说明"]]
    for group in _grouped(lines[1:]):
        old = [line.replace("应当", "须") for line in group]
        rows.append(["".join(map(word.p, old)), "".join(map(word.p, group)), "根据上位法修改。"])
    return word.docx(word.p(lines[0]) + word.table(*rows))


def contents_first(lines: list[str]) -> bytes:
    chapters = [line for line in lines if _CHAPTER.match(line)]
    listed = "".join(word.p(word.r(c) + "<w:r><w:tab/></w:r>" + word.r(str(n + 1))) for n, c in enumerate(chapters))
    return word.docx(word.p(lines[0]) + word.p("目　录") + listed + "".join(map(word.p, lines[1:])))


def _site(title: str, inner: str) -> bytes:
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{escape(title)}-某市人大网</title></head><body>"
        "<div class='header'><ul><li><a href='/'>首页</a></li><li><a href='/1'>立法工作</a></li></ul></div>"
        "<div class='crumb'>当前位置：<a href='/'>首页</a> &gt; <a href='/2'>法规公布</a></div>"
        f"<div class='main'><h1>{escape(title)}</h1><p class='from'>来源：某市人大 发布时间：2024-05-06 浏览次数：12 字号：[大 中 小]</p>"
        f"<div class='text'>{inner}</div><div class='share'>分享到：<a href='#'>微信</a></div></div>"
        "<div class='footer'><p>版权所有：某市人大常委会</p><p>地址：某路 1 号　邮编：030000</p></div></body></html>"
    ).encode()


def page(lines: list[str]) -> bytes:
    return _site(lines[0], "".join(f"<p>　　{escape(line)}</p>" for line in lines[1:]))


def page_of_breaks(lines: list[str]) -> bytes:
    return (
        _site(lines[0], "<br>\n".join(f"&nbsp;&nbsp;{escape(line)}" for line in lines[1:])).decode().encode("gb18030")
    )


def page_of_spans(lines: list[str]) -> bytes:
    inner = "".join(
        f"<p class='MsoNormal'><span>{escape(x[:4])}</span><b>{escape(x[4:])}</b><o:p></o:p></p>" for x in lines[1:]
    )
    return _site(lines[0], inner)


KINDS: dict[str, tuple[str, Callable[[list[str]], bytes]]] = {
    "style-numbering": (".docx", by_style),
    "wrapped": (".docx", wrapped),
    "soft-breaks": (".docx", soft_breaks),
    "all-soft-breaks": (".docx", all_soft_breaks),
    "cells": (".docx", cells),
    "number-cells": (".docx", number_and_text_cells),
    "comparison": (".docx", comparison),
    "contents": (".docx", contents_first),
    "page": (".html", page),
    "page-breaks": (".html", page_of_breaks),
    "page-spans": (".html", page_of_spans),
}


def converted(path: Path, ending: str) -> Path | None:
    """The file in another format, by LibreOffice."""
    office = find_office()
    if office is None:
        return None
    profile = (path.parent / "profile").as_uri()
    command = [str(office), f"-env:UserInstallation={profile}", "--headless", "--convert-to", ending[1:], path.name]
    subprocess.run(command, cwd=path.parent, check=False, capture_output=True, timeout=120)
    made = path.with_suffix(ending)
    return made if made.is_file() else None


def main() -> int:
    shared = Path(os.environ.get("WORKBENCH_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    given = [a for a in sys.argv[1:] if not a.startswith("--")]
    folder = Path(given[0]) if given and "--keep" not in sys.argv[1:2] else shared / "intake"
    total = exact = 0
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(sys.argv[sys.argv.index("--keep") + 1]) if "--keep" in sys.argv else Path(temporary)
        out.mkdir(exist_ok=True)
        for plain in sorted(folder.glob("*-plain.docx")):
            expected = json.loads(Path(f"{plain}.expected.json").read_text("utf-8"))
            lines = [b.shown for b in read_source(plain).blocks]
            paths = []
            for name, (ending, make) in KINDS.items():
                paths.append(word.write(out, make(lines), f"{plain.stem}-{name}{ending}"))
            sources = (paths[4], paths[5])  # cells, number-cells: LibreOffice rewrites the fields of the others
            paths += [c for s in sources for e in (".odt", ".rtf", ".pdf") if (c := converted(s, e))]
            for path in paths:
                faults, right, count = faults_of(path, expected)
                total, exact = total + 1, exact + (not faults)
                if faults:
                    print(f"WRONG  {path.name}  {right}/{count}")
                    for fault in faults[:4]:
                        print(f"       {fault}")
    print(f"{exact} of {total} variants exact")
    return 0 if exact == total else 1


if __name__ == "__main__":
    sys.exit(main())
