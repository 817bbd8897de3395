"""What the window tells about the reading of one draft: the report in groups, remarks, tracked changes, elements found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.domain.labels import written_article
from workbench.domain.regulation import Article, DocumentKind, Reference
from workbench.domain.source import Mark, Notice, Reading
from workbench.services.draft_lines import DraftView, LineKind


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to read, and where it stands.

    Attributes:
        text: a sentence or words.
        head: who and when, or what it is about; shown before `text`.
        quote: the words of the draft it is about.
        line, start, end: line of the view and characters of its text, -1 when it stands nowhere.
    """

    text: str
    head: str = ""
    quote: str = ""
    line: int = -1
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading."""

    title: str
    entries: tuple[Entry, ...]


#: Heading to the codes of the notices under it, in the order shown.
_GROUPS: Mapping[str, frozenset[str]] = {
    "识别结果": frozenset({"recognised", "comparison-table", "article-numbered"}),
    "编号的间断与重复": frozenset({
        "article-gap", "article-repeat", "article-order", "article-empty", "division-gap", "division-number", "item-gap",
        "item-unnumbered", "item-brackets", "inline-article", "empty-numbered",
    }),
    "第一条之前的文字": frozenset({"preamble", "no-title"}),
    "未处理的修订": frozenset({"tracked-changes"}),
    "隐藏文字": frozenset({"hidden-text"}),
    "未作为正文读取": frozenset({"skipped", "contents-list", "page-furniture", "site-frame", "placeholder"}),
    "未能应用的更正": frozenset({"correction-lost"}),
}  # fmt: skip
_OTHER = "读取时的其他处理"
_MARKS = {Mark.INSERTED: "插入", Mark.DELETED: "删除", Mark.MOVED_FROM: "移走", Mark.MOVED_TO: "移来"}
_DOCUMENTS = {
    DocumentKind.REGULATION: "法规", DocumentKind.DECISION: "决定、决议", DocumentKind.AMENDMENT: "修改决定",
    DocumentKind.TEXT: "一般文字材料",
}  # fmt: skip
_LONGEST = 120


def report_groups(view: DraftView) -> tuple[Group, ...]:
    """The reading report, grouped; groups without entries are left out.

    Corrections are made on the accepted reading: in the others those that find no line are not told.
    """
    found: dict[str, list[Entry]] = {title: [] for title in (*_GROUPS, _OTHER)}
    accepted = view.source.reading is Reading.ACCEPTED
    for notice in view.regulation.notices:
        if notice.code == "correction-lost" and not accepted:
            continue
        title = next((t for t, codes in _GROUPS.items() if notice.code in codes), _OTHER)
        found[title].append(_notice(view, notice))
    return _groups(found)


def _notice(view: DraftView, notice: Notice) -> Entry:
    line = _line_of(view, notice)
    text = notice.message if len(notice.message) <= _LONGEST else notice.message[:_LONGEST] + "……"
    return Entry(text, line=line, end=len(view.lines[line].text) if line >= 0 else 0)


def _line_of(view: DraftView, notice: Notice) -> int:
    """The line a notice is about: of a block's lines the one that was left out, or that begins the article."""
    if notice.code == "preamble":
        return next((n for n, x in enumerate(view.lines) if x.kind is LineKind.PREAMBLE), -1)
    held = view.at.get(notice.block, ())
    wanted = LineKind.LEFT_OUT if notice.code == "skipped" else LineKind.ARTICLE
    fitting = [n for n in held if view.lines[n].kind is wanted]
    if notice.code == "skipped":
        fitting = [n for n in fitting if view.lines[n].text in notice.message] or fitting
    return (fitting or list(held) or [-1])[0]


def _groups(found: Mapping[str, Sequence[Entry]]) -> tuple[Group, ...]:
    return tuple(Group(title, tuple(entries)) for title, entries in found.items() if entries)


def shown_date(date: str) -> str:
    """2026-08-20 15:00 for an ISO time, as it stands in the file."""
    return date[:16].replace("T", " ")


def remarks(view: DraftView) -> tuple[Group, ...]:
    """The comments and footnotes that stood in the file."""
    comments = []
    for c in view.source.comments:
        head = " ".join(x for x in (c.author or "（未署名）", shown_date(c.date)) if x)
        entry = Entry(c.text, "答复 · " + head if c.reply_to else head, c.quote)
        comments.append(_placed(view, c.block, c.start, c.end, entry))
    notes = []
    for n, f in enumerate(view.source.footnotes, 1):
        block = view.source.blocks[f.block].text if 0 <= f.block < len(view.source.blocks) else ""
        start = max(0, f.at - 12)
        notes.append(_placed(view, f.block, start, f.at, Entry(f.text, f"注{n}", block[start : f.at])))
    return _groups({"批注": comments, "脚注、尾注": notes})


def _placed(view: DraftView, block: int, start: int, end: int, entry: Entry) -> Entry:
    """`entry` with the place of characters ``start:end`` of a block."""
    line = view.line_at(block, start)
    if line < 0:
        return entry
    return replace(entry, line=line, start=view.lines[line].within(start), end=view.lines[line].within(end))


def changes(view: DraftView) -> tuple[Entry, ...]:
    """The tracked changes in the order of the text; `head` tells what, who and when."""
    found = []
    for r in view.source.revisions:
        head = " ".join(x for x in (_MARKS[r.mark], r.author or "（未署名）", shown_date(r.date)) if x)
        words = "段落标记（与下一段合并）" if r.mark is Mark.DELETED and r.text == "\n" else r.text.strip("\n")
        words = words or "段落标记（另起一段）"
        found.append(_placed(view, r.block, r.start, r.end, Entry(words, head)))
    return tuple(found)


def elements(view: DraftView) -> tuple[Group, ...]:
    """What was found in the draft: its kind, the steps of its caption, definitions, references."""
    regulation = view.regulation
    facts = [Entry(regulation.title or "（没有找到）", "标题", line=_first(view, LineKind.TITLE))]
    facts.append(Entry(_DOCUMENTS[regulation.kind], "种类"))
    facts += [Entry(text, head) for head, text in (("城市", regulation.city), ("稿次", regulation.version)) if text]
    issued = [
        Entry(" ".join(x for x in (i.date, i.organ) if x) or i.text, i.act, line=_first(view, LineKind.CAPTION))
        for i in regulation.issued
    ]
    terms = []
    for d in regulation.definitions:
        article = next((a for a in regulation.articles if a.label == d.article), None)
        entry = Entry(d.meaning, ("简称 " if d.short_name else "") + d.term)
        terms.append(_in_article(view, article, d.start, d.end, entry) if article else entry)
    appendices = [Entry(a.title, line=_line_with(view, LineKind.APPENDIX, a.title)) for a in regulation.appendices]
    laws, inner = _references(view)
    return _groups({
        "基本情况": facts, "题注": issued, "定义和简称": terms, "引用的法律法规": laws, "本法规内的引用": inner,
        "附件": appendices,
    })  # fmt: skip


def _first(view: DraftView, kind: LineKind) -> int:
    return next((n for n, x in enumerate(view.lines) if x.kind is kind), -1)


def _line_with(view: DraftView, kind: LineKind, words: str) -> int:
    return next((n for n, x in enumerate(view.lines) if x.kind is kind and words in x.text), _first(view, kind))


def _in_article(view: DraftView, article: Article, start: int, end: int, entry: Entry) -> Entry:
    line, first = view.place_in(article, start)
    if line < 0:
        return entry
    last_line, last = view.place_in(article, end)
    return replace(
        entry, line=line, start=first, end=max(first, last) if last_line == line else len(view.lines[line].text)
    )


def _references(view: DraftView) -> tuple[list[Entry], list[Entry]]:
    """References to other laws, and those inside the document."""
    laws: list[Entry] = []
    inner: list[Entry] = []
    for article in view.regulation.articles:
        for r in article.references:
            text = f"《{r.law}》{_cited(r)}" if r.law else article.text[r.start : r.end]
            entry = Entry(text, article.written.rstrip("、"))
            (laws if r.law else inner).append(_in_article(view, article, r.start, r.end, entry))
    return laws, inner


def _cited(r: Reference) -> str:
    return "".join(_written(label, sign) for label, sign in ((r.article, ""), (r.last, "至")) if label)


def _written(label: str, sign: str) -> str:
    try:
        return sign + written_article(label)
    except ValueError:
        return sign + label


def count(groups: Iterable[Group]) -> int:
    """How many entries the groups hold."""
    return sum(len(g.entries) for g in groups)
