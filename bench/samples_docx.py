"""Write the five invented drafts as five offices would send them."""

from __future__ import annotations

from collections.abc import Callable

from bench.samples_package import Package, level, para, run
from bench.samples_text import Article, Draft, Heading, is_item, pieces, without_label

_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_CENTRE = '<w:jc w:val="center"/>'
_TITLE, _CAPTION, _BLACK, _SONG = "方正小标宋简体", "楷体_GB2312", "黑体", "宋体"


def write_docx(draft: Draft) -> bytes:
    """The draft's .docx in its city's manner."""
    writers: dict[str, Callable[[Draft], Package]] = {
        "太原": _official,
        "晋中": _automatic,
        "忻州": _tracked,
        "吕梁": _messy,
        "阳泉": _styled,
    }
    return writers[draft.city](draft).tobytes()


def _head(package: Package, draft: Draft) -> None:
    package.add(para(run(draft.title, _TITLE, 44), _CENTRE))
    package.add(para(run(draft.caption, _CAPTION), _CENTRE))
    package.add(para(""))


def _official(draft: Draft) -> Package:
    """太原: typed numbers, official layout."""
    package = Package(draft.title, "太原市人大常委会法制工作委员会")
    package.footer()
    _head(package, draft)
    for node in draft.nodes:
        if isinstance(node, Heading):
            package.add(_typed_heading(node))
            continue
        first, *rest = node.text().split("\n")
        package.add(para(run(node.written, _BLACK) + run(f"　{first}"), _INDENT))
        for line in rest:
            package.add(para(run(line), _INDENT))
    return package


def _typed_heading(node: Heading) -> str:
    space = '<w:spacing w:before="240" w:after="240" w:line="560" w:lineRule="exact"/>'
    font = _BLACK if node.level == 1 else _CAPTION
    outline = f'<w:keepNext/>{space}{_CENTRE}<w:outlineLvl w:val="{node.level - 1}"/>'
    return para(run(f"{node.written}　{node.heading}", font), outline)


def _automatic(draft: Draft) -> Package:
    """晋中: every number of 章, 条 and 项 comes from numbering.xml."""
    package = Package(draft.title, "晋中市人大常委会法制工作委员会")
    none = '<w:ind w:left="0" w:firstLine="0"/>'
    body = '<w:ind w:left="0" w:firstLine="640"/>'
    # Chapters are a list of their own: LibreOffice ignores w:lvlRestart="0" and would begin at 第一条 in each.
    package.numbering([level(0, "第%1章", ppr=none)], [level(0, "第%1条", ppr=body), level(1, "（%2）", ppr=body)])
    _head(package, draft)
    for node in draft.nodes:
        if isinstance(node, Heading):
            package.add(para(run(node.heading, _BLACK), f"<w:keepNext/>{_numbered(0, 1)}{_CENTRE}"))
            continue
        for at, line in enumerate(node.text().split("\n")):
            if is_item(line):
                package.add(para(run(without_label(line)), _numbered(1, 2)))
            else:
                package.add(para(run(line), _numbered(0, 2) if at == 0 else _INDENT))
    return package


def _numbered(ilvl: int, num: int = 1) -> str:
    return f'<w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="{num}"/></w:numPr>'


_CHANGE = 'w:author="法工委 李文" w:date="2026-08-{day:02d}T10:30:00Z"'
_COMMENTS = (
    ("城管局 王强", "王", "各市许可时限不一致，建议联席会议研究统一为工作日。"),
    ("法工委 李文", "李", "太原、晋中、阳泉草案均为“应当委托”，此处是否一并修改，请研究。"),
)


def _tracked(draft: Draft) -> Package:
    """忻州: typed numbers, tracked changes and comments."""
    package = Package(draft.title, "忻州市人大常委会法制工作委员会")
    package.footer()
    _head(package, draft)
    writer = _Tracker(package)
    for node in draft.nodes:
        if isinstance(node, Heading):
            package.add(_typed_heading(node))
            continue
        for at, line in enumerate(node.lines):
            writer.line(run(node.written, _BLACK) + run("　") if at == 0 else "", line)
    package.part("comments", "".join(_comment(i, *c) for i, c in enumerate(_COMMENTS)))
    return package


class _Tracker:
    """Writes marked lines; numbers the changes."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._changes = 100

    def _mark(self) -> str:
        self._changes += 1
        return f'w:id="{self._changes}" {_CHANGE.format(day=self._changes - 90)}'

    def line(self, runs: str, line: str) -> None:
        """One source line: one paragraph, or two with a deleted paragraph mark between them."""
        for piece in pieces(line):
            if piece.kind == "ins":
                runs += f"<w:ins {self._mark()}>{run(piece.text)}</w:ins>"
            elif piece.kind == "del":
                runs += f"<w:del {self._mark()}>{run(piece.text, tag='w:delText')}</w:del>"
            elif piece.kind == "join":
                self._package.add(para(runs, f"{_INDENT}<w:rPr><w:del {self._mark()}/></w:rPr>"))
                runs = ""
            elif piece.kind == "comment":
                runs += _commented(piece.comment, piece.text)
            else:
                runs += run(piece.text)
        self._package.add(para(runs, _INDENT))


def _commented(number: int, text: str) -> str:
    reference = f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    return f'<w:commentRangeStart w:id="{number}"/>{run(text)}<w:commentRangeEnd w:id="{number}"/>{reference}'


def _comment(number: int, author: str, initials: str, text: str) -> str:
    head = f'w:id="{number}" w:author="{author}" w:initials="{initials}" w:date="2026-08-2{number}T15:00:00Z"'
    return f"<w:comment {head}>{para(run(text))}</w:comment>"


def _messy(draft: Draft) -> Package:
    """吕梁: full-width spaces, soft line breaks, contents list, running head, one list numbered by its style."""
    package = Package(draft.title, "吕梁市人大常委会", font=_SONG, size=28)
    package.header("吕梁市人大常委会会议文件")
    package.footer()
    package.numbering([level(0, "（%1）", ppr='<w:ind w:left="0" w:firstLine="560"/>')])
    package.style("ListItem", "列表项", f"{_numbered(0)}<w:ind w:left='0' w:firstLine='560'/>")
    package.add(para(run(draft.title, _SONG, 40, bold=True), _CENTRE))
    package.add(para(run(draft.caption, _SONG), _CENTRE))
    _contents(package, draft)
    for at, node in enumerate(draft.nodes):
        if isinstance(node, Heading):
            package.add(para(run(f"　　{node.written}　{node.heading}", _SONG, bold=True)))
        elif node.key == "forbid":
            _style_list(package, node)
        else:
            _messy_article(package, node, soft=at % 3 == 0)
    return package


def _contents(package: Package, draft: Draft) -> None:
    package.add(para(run("目　　录", _SONG, bold=True), _CENTRE))
    tab = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8800"/></w:tabs>'
    chapters = [n for n in draft.nodes if isinstance(n, Heading)]
    for chapter, page in zip(chapters, (1, 3, 5, 8, 10, 12), strict=True):
        package.add(para(run(f"{chapter.written}　{chapter.heading}") + f"<w:r><w:tab/></w:r>{run(str(page))}", tab))
    package.add(para('<w:r><w:br w:type="page"/></w:r>'))


def _messy_article(package: Package, node: Article, *, soft: bool) -> None:
    """Typed with full-width spaces; `soft`: paragraphs parted by line breaks inside one Word paragraph."""
    gap = "　　" if int(node.label) % 2 else "  "
    written = f"第 {node.written[1:-1]} 条" if node.label == "10" else node.written
    lines = [f"　　{line}" for line in node.text().split("\n")]
    lines[0] = f"　　{written}{gap}{lines[0].strip()}"
    for words in ["\n".join(lines)] if soft else lines:
        package.add(para(run(words)))


def _style_list(package: Package, node: Article) -> None:
    for at, line in enumerate(node.text().split("\n")):
        if is_item(line):
            package.add(para(run(without_label(line)), '<w:pStyle w:val="ListItem"/>'))
        else:
            package.add(para(run(f"　　{node.written}　　{line}" if at == 0 else f"　　{line}")))


_ANNEX = (
    ("序号", "设施类型", "技术指标", "限值"),
    ("1", "横向伸出建筑物的设施", "底部净空高度", "不低于三米"),
    ("2", "落地式设施", "同侧相邻间距", "不小于一百米"),
    ("3", "户外电子显示屏", "与城市道路交叉路口的距离", "不小于五十米"),
    ("4", "户外电子显示屏", "夜间平均亮度", "不超过四百坎德拉每平方米"),
    ("5", "附着于外立面的招牌设施", "高度", "不超过一点五米"),
    ("6", "灯箱、霓虹灯", "防护等级", "不低于IP54"),
)
_FOOTNOTE = "附件所列指标依照现行工程建设标准拟定，标准修订的，按照新标准调整。"


def _styled(draft: Draft) -> Package:
    """阳泉: no chapters, numbers through paragraph styles, a footnote, an annex with a table."""
    package = Package(draft.title, "阳泉市人大常委会法制工作委员会")
    package.footer()
    ind = '<w:ind w:left="0" w:firstLine="640"/>'
    package.numbering(
        [
            level(0, "第%1条", ppr=ind, extra='<w:pStyle w:val="Tiaowen"/>'),
            level(1, "（%2）", ppr=ind, extra='<w:pStyle w:val="Kuanxiang"/>'),
        ]
    )
    package.style("Tiaowen", "条文", _numbered(0).replace('<w:ilvl w:val="0"/>', "") + ind)
    package.style("Kuanxiang", "款项", _numbered(1) + ind)
    _head(package, draft)
    for node in draft.articles:
        for at, line in enumerate(node.text().split("\n")):
            package.add(_styled_line(line, first=at == 0))
    package.part("footnotes", _footnotes())
    _annex(package)
    return package


def _styled_line(line: str, *, first: bool) -> str:
    if is_item(line):
        return para(run(without_label(line)), '<w:pStyle w:val="Kuanxiang"/>')
    runs = run(line)
    if "见附件" in line:
        head, _, tail = line.partition("见附件")
        mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/></w:r>'
        runs = run(f"{head}见附件") + mark + run(tail)
    return para(runs, '<w:pStyle w:val="Tiaowen"/>' if first else _INDENT)


def _footnotes() -> str:
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}">{para(f"<w:r><w:{kind}/></w:r>")}</w:footnote>'
        for kind, number in (("separator", -1), ("continuationSeparator", 0))
    )
    mark = '<w:r><w:rPr><w:sz w:val="18"/><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    return f'{separators}<w:footnote w:id="1">{para(mark + run(f" {_FOOTNOTE}", _SONG, 18))}</w:footnote>'


def _annex(package: Package) -> None:
    package.add(para(run("附件", _BLACK), "<w:pageBreakBefore/>"))
    package.add(para(run("户外广告和招牌设施主要技术指标", _TITLE, 36), _CENTRE))
    sides = "".join(
        f'<w:{s} w:val="single" w:sz="4"/>' for s in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    widths = (900, 2900, 2600, 2600)
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    rows = "".join(f"<w:tr>{''.join(map(_cell, row, widths))}</w:tr>" for row in _ANNEX)
    package.add(
        f"<w:tbl><w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
    package.add(para(""))


def _cell(text: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{para(run(text, _SONG, 24))}</w:tc>'
