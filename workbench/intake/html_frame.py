"""Which lines of a web page are the text, and which the site around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

_NUMBER = "[〇零一二三四五六七八九十百千0-9０-９]"
_ARTICLE = re.compile(rf"^\s*第\s*{_NUMBER}[\s{_NUMBER[1:-1]}]*条")
_UNIT = re.compile(rf"^\s*(?:第\s*{_NUMBER}+\s*[编章节条]|{_NUMBER}+[、．]|[（(]{_NUMBER}+[)）])")
_FRAME_TAGS = {"nav", "footer", "aside"}
_FRAME_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|footer|foot|bottom|sidebar|breadcrumbs?|crumbs?|share|copyright|toolbar|header|"
    r"topbar|related|recommend|pagination|pager|location|weizhi|search|links?|banner|print|login)(?:$|[\s_-])",
    re.IGNORECASE,
)
_FRAME_WORDS = re.compile(
    r"^(?:[【\[（(\s]*(?:打\s*印|关\s*闭|分\s*享|收\s*藏|返\s*回|顶\s*部|下\s*载|复\s*制|扫一扫|字\s*[号体]|大\s*中\s*小|上一[篇条页]|下一[篇条页]|"
    r"首\s*页|网站地图|联系我们|关于我们|版权所有|版权声明|主办单位|主办[:：]|承办[:：]|技术支持|备案号|[京晋津冀沪渝蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云藏陕甘青宁新]ICP备|"
    r"网站标识码|.{0,4}公网安备|您?当前的?位置|您所在的?位置|您现在的?位置|责任编辑|编辑[:：]|来源[:：]|发布时间|发布日期|发布人|浏览次数|浏览量|点击数|点击率|点击[:：]|阅读[:：]|"
    r"相关(?:链接|阅读|文章|文档|推荐|法规)|附件下载|微信|微博|QQ|设为首页|加入收藏|无障碍|繁体|English|登录|注册|搜索|请输入|"
    r"Copyright|©|All Rights Reserved|阅读全文|更多|返回顶部)|.*(?:版权所有|ICP备\d|ICP证|公网安备|Copyright\s*©|All Rights Reserved))",
    re.IGNORECASE,
)
_LONGEST_FRAME_LINE = 80
_TITLE = re.compile(
    r"(?:条例|规定|办法|决定|决议|细则|规则|法|规章|意见|通知|草案|修订稿|征求意见稿|议案)(?:[（(].{0,30}[)）])?[》]?$"
)
_SITE_SUFFIX = re.compile(r"\s*[-_|–—·»>]+\s*[^-_|–—·»>]{2,30}$")


@dataclass(slots=True)
class Line:
    """A line of the page: its words, the element that makes it a line, how many characters are links, a list number."""

    text: str
    element: etree._Element
    links: int = 0
    label: str = ""


def choose_content(lines: Sequence[Line], title: str) -> tuple[list[Line], int]:
    """The lines of the text, and how many were left out as the site's own.

    Pages with articles: the element around all articles is the text. Others: the element that holds most of the
    words outside links. What is the site's by its tag, name or words goes in either case.
    """
    if not lines:
        return [], 0
    numbered = [line for line in lines if _ARTICLE.match(line.label + line.text)]
    root = _common_ancestor([line.element for line in numbered]) if len(numbered) >= 3 else _densest(lines)
    within = set(root.iter())
    framed: dict[etree._Element, bool] = {root: False}
    kept = [line for line in lines if line.element in within and not _is_frame(line, framed)]
    kept = _with_title(kept, lines, root, title)
    return kept, len(lines) - len(kept)


def _within(element: etree._Element, root: etree._Element) -> bool:
    return element is root or any(a is root for a in element.iterancestors())


def _common_ancestor(elements: list[etree._Element]) -> etree._Element:
    path = [elements[0], *elements[0].iterancestors()]
    for element in elements[1:]:
        around = {element, *element.iterancestors()}
        path = path[next(i for i, a in enumerate(path) if a in around) :]
    return path[0]


def _densest(lines: Sequence[Line]) -> etree._Element:
    """The innermost element that still holds four fifths of the words outside links."""
    weight: dict[etree._Element, int] = {}
    total = 0
    for line in lines:
        words = max(len(line.text) - line.links, 0)
        if _FRAME_WORDS.match(line.text) and len(line.text) <= _LONGEST_FRAME_LINE:
            continue
        total += words
        weight[line.element] = weight.get(line.element, 0) + words
    root = lines[0].element.getroottree().getroot()
    for element in reversed(list(root.iter())):
        parent = element.getparent()
        if parent is not None and element in weight:
            weight[parent] = weight.get(parent, 0) + weight[element]
    while inner := [c for c in root if weight.get(c, 0) >= 0.8 * total > 0]:
        if not any(line.element is not inner[0] and _within(line.element, inner[0]) for line in lines):
            break
        root = inner[0]
    return root


def _is_frame(line: Line, framed: dict[etree._Element, bool]) -> bool:
    """Whether a line is the site's; `framed` keeps what is known of the elements around the lines."""
    if _UNIT.match(line.label + line.text):
        return False
    if len(line.text) <= _LONGEST_FRAME_LINE and _FRAME_WORDS.match(line.text):
        return True
    if line.links >= 0.6 * len(line.text):
        return True
    return _is_framed(line.element, framed)


def _is_framed(element: etree._Element, framed: dict[etree._Element, bool]) -> bool:
    """Whether an element inside the chosen one, or one around it, is the site's by its tag or name."""
    asked = []
    above: etree._Element | None = element
    while above is not None and above not in framed:
        asked.append(above)
        above = above.getparent()
    found = above is not None and framed[above]
    for each in reversed(asked):
        names = f"{each.get('class', '')} {each.get('id', '')}"
        found = found or each.tag in _FRAME_TAGS or bool(_FRAME_NAMES.search(names))
        framed[each] = found
    return found


def _with_title(kept: list[Line], lines: Sequence[Line], root: etree._Element, title: str) -> list[Line]:
    """The text with the page's title line before it, where that stands outside the element chosen."""
    head = kept[:8]
    first = next((i for i, line in enumerate(head) if _UNIT.match(line.label + line.text)), len(head))
    if any(_TITLE.search(line.text) for line in head[:first]):
        return kept
    before = [line for line in lines if not _within(line.element, root)]
    wanted = _plain(_SITE_SUFFIX.sub("", title))
    for line in before:
        plain = _plain(line.text)
        named = line.element.tag in {"h1", "h2", "h3"} or "title" in line.element.get("class", "").lower()
        if not _is_frame_words(line) and (plain == wanted or (named and _TITLE.search(line.text))) and plain:
            return [line, *kept]
    if wanted and _TITLE.search(wanted) and kept:
        return [Line(wanted, root), *kept]
    return kept


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def _is_frame_words(line: Line) -> bool:
    return bool(_FRAME_WORDS.match(line.text))
