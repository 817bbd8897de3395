"""The outline of a document: what every line is. Decides which numbers at line starts are real, by sequence and context."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbench.domain.labels import label_key
from workbench.domain.regulation import DocumentKind, Level
from workbench.structure.head import (
    Head,
    Role,
    is_explanation_head,
    is_frame,
    is_organ_or_date,
    is_title_like,
    read_head,
)
from workbench.structure.headings import unnumbered_divisions
from workbench.structure.joining import ends_sentence, is_unfinished
from workbench.structure.lines import Line, squeeze
from workbench.structure.marks import ArticleMark, DivisionMark, article_mark, division_mark, item_mark
from workbench.structure.quotes import quoted_lines
from workbench.structure.units import Unit, is_convincing, unit_chain

_APPENDIX = re.compile(
    r"附(?:件|表|录|图|则表)?[ \u3000]*[（(]?[0-9０-９一二三四五六七八九十]{0,3}[)）]?[ \u3000]*(?:[：:].{0,60}|[ \u3000].{1,60}|[\-—－].{1,60}|)"
)
_AMENDING = re.compile(r"(?:修改|修正|废止).{0,80}(?:的)?(?:决定|决议)|修正案")
_AMENDS = re.compile(r"(?:作|做)(?:出|了)?(?:如|以)下(?:修改|修正)|修改为|予以废止|予以修改")
_DECISION = re.compile(r"(?:决定|决议|通知|意见|命令|批复|修正案|公告)》?$")
_RULES = re.compile(r"(?:条例|规定|办法|细则|规则|方案|计划|要点|意见|纲要|规划)》?$")
_UNIT_CLOSING = re.compile(
    r"(?:本(?:决定|决议|意见|通知|修正案|规定|办法)(?:自|从|于|由|经).{0,60}(?:施行|实施|生效|执行)|.{0,20}(?:大会|会议|常务委员会|常委会)号召|《[^》]{2,60}》(?:等.{0,8})?根据本决定)"
)


@dataclass(slots=True)
class Outline:
    """What every line is.

    Attributes:
        roles: the role of each line; reasons: why a line was left out, by index.
        articles: mark of each article's first line, by index; units: the same for units of a decision.
        divisions: mark of each division's heading, by index.
        doubts: Chinese sentences about decisions a reader may want to check, with the line.
    """

    kind: DocumentKind
    roles: list[Role]
    reasons: dict[int, str] = field(default_factory=dict)
    articles: dict[int, ArticleMark] = field(default_factory=dict)
    units: dict[int, Unit] = field(default_factory=dict)
    divisions: dict[int, DivisionMark] = field(default_factory=dict)
    doubts: list[tuple[str, str, int]] = field(default_factory=list)

    def begins(self, index: int) -> bool:
        """An article or unit begins at line `index`."""
        return index in self.articles or index in self.units


@dataclass(frozen=True, slots=True)
class Forced:
    """What the user said about lines, by index: see :mod:`workbench.structure.corrections`."""

    roles: Mapping[int, Role] = field(default_factory=dict)
    articles: Mapping[int, ArticleMark] = field(default_factory=dict)
    divisions: Mapping[int, DivisionMark] = field(default_factory=dict)


def read_outline(lines: Sequence[Line], forced: Forced) -> Outline:
    """What every line of the document is."""
    texts = [line.shown for line in lines]
    marks = [article_mark(line) for line in lines]
    unit_breaks = [_is_unit_break(line) for line in lines]
    quoted = quoted_lines(texts, unit_breaks)
    barred = [q or i in forced.roles for i, q in enumerate(quoted)]
    titles = [t for line in lines[:12] if is_title_like(line.shown) and (t := squeeze(line.shown))]
    amending = any(_AMENDING.search(t) for t in titles)
    article_lines = _article_lines(lines, marks, barred, forced)
    if not forced.articles and (len(article_lines) < 5 or amending or any(_DECISION.search(t) for t in titles)):
        units = unit_chain(lines, [b or marks[i] is not None for i, b in enumerate(barred)])
        if _prefers_units(article_lines, units, titles, amending=amending):
            return _decision(lines, units, barred, forced, amending=amending)
    if article_lines:
        return _regulation(lines, article_lines, marks, barred, forced)
    return _prose(lines, forced)


def _is_unit_break(line: Line) -> bool:
    return bool(re.match(r"[一二三四五六七八九十]{1,4}、", line.shown))


def _prefers_units(articles: Sequence[int], units: Sequence[Unit], titles: Sequence[str], *, amending: bool) -> bool:
    """The document's units are 一、二、三、 and not 条."""
    if not units:
        return False
    titled = amending or any(_DECISION.search(t) for t in titles)
    rules = titled or any(_RULES.search(t) for t in titles)
    if not is_convincing(units, decision=titled, rules=rules):
        return False
    if not articles:
        return True
    before = units[0].line < articles[0]
    return before and (amending or titled or len(units) > 3 * len(articles))


def _article_lines(
    lines: Sequence[Line], marks: Sequence[ArticleMark | None], barred: Sequence[bool], forced: Forced
) -> list[int]:
    """The lines that begin an article, up to where appended texts begin."""
    candidates = [i for i, m in enumerate(marks) if i in forced.articles or (m is not None and not barred[i])]
    accepted: list[int] = []
    last: tuple[int, int] | None = None
    for order, i in enumerate(candidates):
        mark = forced.articles.get(i) or marks[i]
        assert mark is not None
        key = label_key(mark.label)
        following = marks[candidates[order + 1]] if order + 1 < len(candidates) else None
        if i not in forced.articles and not _is_real(lines, i, mark, last, following):
            continue
        if last is not None and _starts_anew(lines, accepted[-1] + 1, i, key, last):
            break
        accepted.append(i)
        last = key
    return _without_contents(lines, accepted, marks)


def follows(last: tuple[int, int] | None, key: tuple[int, int]) -> bool:
    """An article numbered `key` is the next one after `last`."""
    if last is None:
        return key == (1, 0)
    return key in ((last[0] + 1, 0), (last[0], last[1] + 1))


def _is_real(
    lines: Sequence[Line], i: int, mark: ArticleMark, last: tuple[int, int] | None, following: ArticleMark | None
) -> bool:
    """The number at the start of line `i` is an article's and not a citation's."""
    line = lines[i]
    if line.automatic:
        return True
    before = lines[i - 1].shown if i else ""
    broken = bool(before) and is_unfinished(before)
    key = label_key(mark.label)
    fits = follows(last, key)
    if mark.cited:
        # 第十条规定的… may begin a paragraph; it begins an article only where no better 第十条 can come
        better = following is not None and label_key(following.label) == key
        return fits and mark.spaced and not broken and not better
    if not broken:
        return fits or mark.spaced or bool(following) or ends_sentence(before) or not before
    supported = following is not None and follows(key, label_key(following.label))
    return fits and (mark.spaced or supported)


def _starts_anew(lines: Sequence[Line], after: int, i: int, key: tuple[int, int], last: tuple[int, int]) -> bool:
    """Another text begins before line `i`: numbering starts at 1 again behind a title or 附件, or in an appendix."""
    if follows(last, key):
        return False
    between = range(after, i)
    appended = any(is_appendix_head(lines[j].shown) or is_explanation_head(lines[j].shown) for j in between)
    if appended:
        return True
    restarts = key == (1, 0) and last >= (2, 0)
    return restarts and any(is_title_like(lines[j].shown) for j in between)


def is_appendix_head(text: str) -> bool:
    """The line is the title of an appendix (附件1：…, 附表, 附：…)."""
    return (
        text.startswith("附") and len(text) <= 70 and _APPENDIX.fullmatch(text) is not None and not ends_sentence(text)
    )


def _without_contents(lines: Sequence[Line], accepted: list[int], marks: Sequence[ArticleMark | None]) -> list[int]:
    """Leave out articles named in a contents list: short lines at the top whose numbers all come again."""
    labels = [m.label for i in accepted if (m := marks[i])]
    if len(labels) != len(accepted) or len(set(labels)) == len(labels):
        return accepted
    try:
        again = labels.index(labels[0], 1)
    except ValueError:
        return accepted
    listed = accepted[:again]
    if all(len(lines[i].shown) <= 50 and not ends_sentence(lines[i].shown) for i in listed):
        return accepted[again:]
    return accepted


def _regulation(
    lines: Sequence[Line],
    starts: Sequence[int],
    marks: Sequence[ArticleMark | None],
    barred: Sequence[bool],
    forced: Forced,
) -> Outline:
    outline = Outline(DocumentKind.REGULATION, [Role.TEXT] * len(lines))
    for i in starts:
        mark = forced.articles.get(i) or marks[i]
        assert mark is not None
        outline.articles[i] = mark
        outline.roles[i] = Role.ARTICLE
    top = _body_top(lines, starts[0])
    head = read_head(lines, top, dict(forced.roles))
    _apply(outline, head)
    end = _tail(lines, outline, starts[-1], unit=False)
    _divisions(lines, outline, range(top, end), barred, forced)
    _lost_numbers(lines, outline, top)
    _force(outline, forced)
    return outline


def _decision(
    lines: Sequence[Line], units: Sequence[Unit], barred: Sequence[bool], forced: Forced, *, amending: bool
) -> Outline:
    amends = amending or any(_AMENDS.search(lines[u.line].shown) for u in units)
    kind = DocumentKind.AMENDMENT if amends and _quotes_articles(lines) else DocumentKind.DECISION
    if amending:
        kind = DocumentKind.AMENDMENT
    outline = Outline(kind, [Role.TEXT] * len(lines))
    for unit in units:
        outline.units[unit.line] = unit
        outline.roles[unit.line] = Role.ARTICLE
    top = _body_top(lines, units[0].line)
    _apply(outline, read_head(lines, top, dict(forced.roles)))
    end = _tail(lines, outline, units[-1].line, unit=True)
    _divisions(lines, outline, range(top, end), barred, forced)
    _force(outline, forced)
    return outline


def _quotes_articles(lines: Sequence[Line]) -> bool:
    return any(re.search(r"“第[^”]{1,12}条|第.{1,10}条.{0,30}修改为", line.shown) for line in lines)


def _prose(lines: Sequence[Line], forced: Forced) -> Outline:
    outline = Outline(DocumentKind.TEXT, [Role.TEXT] * len(lines))
    head = read_head(lines, len(lines), dict(forced.roles), prose=True)
    for i, role in head.roles.items():
        if role in (Role.PREAMBLE, Role.ANNOUNCEMENT, Role.EXPLANATION):
            head.roles[i] = Role.TEXT
    _apply(outline, head)
    _force(outline, forced)
    return outline


def _apply(outline: Outline, head: Head) -> None:
    for i, role in head.roles.items():
        outline.roles[i] = role
    outline.reasons.update(head.reasons)


def _force(outline: Outline, forced: Forced) -> None:
    for i, role in forced.roles.items():
        outline.roles[i] = role
        if role is Role.SKIPPED:
            outline.reasons[i] = "用户标明不属于正文"


_RANK = {"编": 0, "分编": 1, "章": 2, "节": 3}


def _body_top(lines: Sequence[Line], first: int) -> int:
    """The first line of the body: the first article, or the headings right above it (编, then 章, then 节)."""
    top, rank, i = first, 9, first - 1
    while i >= 0:
        mark = division_mark(lines[i])
        if mark is None:
            # a heading whose words stand on the line below its number
            above = division_mark(lines[i - 1]) if i else None
            if above is None or above.heading or len(lines[i].shown) > 30 or ends_sentence(lines[i].shown):
                break
            i, mark = i - 1, above
        if _RANK[mark.level.value] >= rank:
            break
        rank, top = _RANK[mark.level.value], i
        i -= 1
    return top if _opens_series(lines, top, first) else first


def _opens_series(lines: Sequence[Line], top: int, first: int) -> bool:
    """The headings above the first article are the body's and not the last lines of a contents list."""
    if top == first or not top:
        return True
    mark, above = division_mark(lines[top]), division_mark(lines[top - 1])
    if mark is None or above is None:
        return True
    return not (mark.level is above.level and int(mark.number) == int(above.number) + 1)


def _divisions(lines: Sequence[Line], outline: Outline, body: range, barred: Sequence[bool], forced: Forced) -> None:
    for i in body:
        if i in forced.divisions:
            outline.divisions[i] = forced.divisions[i]
        elif outline.roles[i] is not Role.TEXT or barred[i]:
            continue
        else:
            mark = division_mark(lines[i])
            if mark is None or (not lines[i].automatic and i > body.start and is_unfinished(lines[i - 1].shown)):
                continue
            if i - 1 in outline.divisions or ends_sentence(lines[i - 1].shown) or len(mark.heading) <= 30:
                outline.divisions[i] = mark
        if i in outline.divisions:
            outline.roles[i] = Role.DIVISION


def _lost_numbers(lines: Sequence[Line], outline: Outline, top: int) -> None:
    """Headings whose number is missing; 总则 right above the first article is one too."""
    free = [role is Role.TEXT for role in outline.roles]
    found = unnumbered_divisions(lines, frozenset(outline.articles), outline.divisions, free)
    if (outline.divisions or found) and top and squeeze(lines[top - 1].shown) == "总则" and top in outline.articles:
        found[top - 1] = DivisionMark(Level.CHAPTER, "", "", "总则")
    for i, mark in found.items():
        outline.divisions[i] = mark
        outline.roles[i] = Role.DIVISION


def _tail(lines: Sequence[Line], outline: Outline, last: int, *, unit: bool) -> int:
    """Give roles to what stands after the last article's own lines; return where the body ends."""
    role: Role | None = None
    end = len(lines)
    for i in range(last + 1, len(lines)):
        found = _tail_role(lines, i, role, unit=unit)
        if found is Role.SKIPPED:
            outline.reasons[i] = "网页或版面文字"
        if found is not None and found is not Role.SKIPPED:
            role = found
        if (role is not None or found is not None) and end == len(lines):
            end = i
        if found is Role.SKIPPED:
            outline.roles[i] = found
        elif role is not None:
            outline.roles[i] = role
    return end


def _tail_role(lines: Sequence[Line], i: int, role: Role | None, *, unit: bool) -> Role | None:
    """The role that begins with line `i` behind the last article, or None where what was (`role`) goes on."""
    text = lines[i].shown
    if is_frame(text):
        return Role.SKIPPED
    if is_appendix_head(text):
        return Role.APPENDIX
    if is_explanation_head(text):
        return Role.EXPLANATION
    if role in (None, Role.CLOSING) and is_title_like(text) and _heads_a_text(lines, i):
        return Role.APPENDIX
    if role is None and item_mark(text) is None:
        if is_organ_or_date(text) and ends_sentence(lines[i - 1].shown):
            return Role.CLOSING
        if unit and _UNIT_CLOSING.match(text):
            return Role.CLOSING
    return None


def _heads_a_text(lines: Sequence[Line], i: int) -> bool:
    """Behind the title-like line `i` a text of its own begins: with its caption, a heading, or its first article."""
    if not ends_sentence(lines[i - 1].shown) and not is_organ_or_date(lines[i - 1].shown):
        return False
    if lines[i].centered or lines[i].outline >= 0:
        return True
    for line in lines[i + 1 : i + 12]:
        mark = article_mark(line)
        if (mark is not None and mark.label == "1") or division_mark(line):
            return True
    return False
