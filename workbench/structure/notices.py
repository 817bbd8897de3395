"""The reading report: what was recognised, what was left out and why, and what is odd about the numbering."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.domain.labels import label_key, written_article
from workbench.domain.regulation import Article, Division, DocumentKind, Item, Level, Regulation
from workbench.domain.source import Notice, SourceDocument

_KIND = {
    DocumentKind.REGULATION: "法规",
    DocumentKind.DECISION: "决定、决议",
    DocumentKind.AMENDMENT: "修改决定",
    DocumentKind.TEXT: "一般文字材料",
}


def reading_report(regulation: Regulation, source: SourceDocument) -> tuple[Notice, ...]:
    """All notices about the structure, the summary first."""
    notices = [_summary(regulation)]
    notices += _articles(regulation)
    notices += _divisions(regulation.divisions)
    for article in regulation.articles:
        notices += _items(article)
    notices += _head(regulation)
    notices += _skipped(regulation)
    notices += _revisions(source)
    return tuple(notices)


def _summary(regulation: Regulation) -> Notice:
    paragraphs = sum(len(a.paragraphs) for a in regulation.articles)
    items = sum(1 for _ in regulation.items())
    levels = "".join(
        f"{count}{level.value}、" for level in Level if (count := sum(d.level is level for d in regulation.divisions))
    )
    if regulation.kind is DocumentKind.TEXT:
        return Notice("recognised", "未识别出条文或者分项编号，按一般文字材料读取。")
    unit = "条" if regulation.kind is DocumentKind.REGULATION else "个部分"
    words = f"读作{_KIND[regulation.kind]}：{levels}{len(regulation.articles)}{unit}、{paragraphs}款、{items}项"
    extras = [
        ("目录", bool(regulation.contents)), ("题注", bool(regulation.caption)), ("公告", bool(regulation.announcement)),
        ("草案说明", bool(regulation.explanation)), (f"附件{len(regulation.appendices)}个", bool(regulation.appendices)),
    ]  # fmt: skip
    found = "、".join(name for name, there in extras if there)
    return Notice("recognised", words + (f"；另有{found}。" if found else "。"))


def _name(label: str, *, decision: bool) -> str:
    try:
        return f"第{label}部分" if decision else written_article(label)
    except ValueError:
        return label


class _Lazy:
    """A label's name, written only when a notice needs it."""

    def __init__(self, label: str, decision: bool) -> None:
        self.label, self.decision = label, decision

    def __str__(self) -> str:
        return _name(self.label, decision=self.decision)


def _articles(regulation: Regulation) -> Iterable[Notice]:
    """Gaps, repeats and steps back in the numbers of articles."""
    seen: set[str] = set()
    last: tuple[int, int] | None = None
    for article in regulation.articles:
        key, decision = label_key(article.label), article.decision
        name = _Lazy(article.label, decision)
        if article.label in seen:
            yield Notice("article-repeat", f"{name}的编号重复出现，按原样保留。", article.block)
        elif last is not None and key < last:
            yield Notice(
                "article-order",
                f"{name}排在{_name(_label(last), decision=decision)}之后，次序颠倒，按原样保留。",
                article.block,
            )
        elif (gap := _gap(last, key)) is not None:
            yield Notice("article-gap", f"{name}之前的编号不连续：缺少{gap}。", article.block)
        seen.add(article.label)
        last = key
        if not article.text.strip():
            yield Notice("article-empty", f"{name}没有文字。", article.block)


def _label(key: tuple[int, int]) -> str:
    return f"{key[0]}-{key[1]}" if key[1] else f"{key[0]}"


def _gap(last: tuple[int, int] | None, key: tuple[int, int]) -> str | None:
    """What is missing between two article numbers, in Chinese, or None."""
    main = last[0] if last else 0
    if last and key[0] == main:
        expected = last[1] + 1
        return None if key[1] == expected else written_article(f"{main}-{expected}")
    if key[1] > 1 or key[0] > main + 1:
        if key[0] == main + 1:
            return written_article(_label((key[0], 0)))
        first, end = main + 1, key[0] - (0 if key[1] else 1)
        if last is None and first == 1 and end > 20:
            return f"第一条至{written_article(str(end))}（可能是节选）"
        return written_article(str(first)) + (f"至{written_article(str(end))}" if end > first else "")
    return written_article(str(key[0])) if key[1] and key[0] != main else None


def _divisions(divisions: Sequence[Division]) -> Iterable[Notice]:
    """Numbers of divisions that do not go on from their elder sibling."""
    last: dict[tuple[int, Level], int] = {}
    for division in divisions:
        if not division.number.isdigit():
            yield Notice("division-number", f"标题“{division.title}”没有编号。", division.block)
            continue
        number = int(division.number)
        key = (division.parent, division.level)
        before = last.get(key, 0)
        if number != before + 1 and not (
            before == 0 and division.level is Level.CHAPTER and number > 1 and _runs_through(divisions)
        ):
            what = "重复" if number == before else "不连续"
            yield Notice("division-gap", f"{division.title}的编号{what}，按原样保留。", division.block)
        last[key] = number


def _runs_through(divisions: Sequence[Division]) -> bool:
    """Chapters are numbered through all parts and do not begin anew in each."""
    numbers = [int(d.number) for d in divisions if d.level is Level.CHAPTER and d.number.isdigit()]
    return numbers == list(range(1, len(numbers) + 1))


def _items(article: Article) -> Iterable[Notice]:
    for paragraph in article.paragraphs:
        yield from _series(article, paragraph.number, paragraph.items)
        for item in paragraph.items:
            yield from _series(article, paragraph.number, item.subitems)


def _series(article: Article, paragraph: int, items: Sequence[Item]) -> Iterable[Notice]:
    name = _Lazy(article.label, article.decision)
    before = 0
    lost = [item for item in items if not item.label]
    if lost:
        yield Notice("item-unnumbered", f"{name}第{paragraph}款有{len(lost)}项没有编号，按次序读作项。", article.block)
    for item in items:
        if item.number != before + 1:
            what = "重复" if item.number == before else "不连续"
            yield Notice("item-gap", f"{name}第{paragraph}款的{item.label}编号{what}，按原样保留。", article.block)
        before = item.number


def _head(regulation: Regulation) -> Iterable[Notice]:
    if not regulation.title:
        yield Notice("no-title", "没有找到标题。")
    if regulation.preamble and regulation.kind is DocumentKind.REGULATION:
        yield Notice("preamble", f"第一条之前有正文文字：“{_short(regulation.preamble)}”。")


def _skipped(regulation: Regulation) -> Iterable[Notice]:
    for skipped in regulation.skipped:
        yield Notice("skipped", f"未作为正文读取（{skipped.reason}）：“{skipped.text}”。", skipped.block)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:60] + "……"


def _revisions(source: SourceDocument) -> Iterable[Notice]:
    if source.revisions and not any(n.code == "tracked-changes" for n in source.notices):
        yield Notice("tracked-changes", f"文件中有{len(source.revisions)}处未处理的修订痕迹。")
