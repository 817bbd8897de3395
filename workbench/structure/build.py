"""From a source document to a regulation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.domain.cities import city_of_name, city_of_title
from workbench.domain.corrections import Correction
from workbench.domain.labels import article_words
from workbench.domain.regulation import Appendix, Article, Division, DocumentKind, Regulation, Skipped
from workbench.domain.source import Notice, SourceDocument
from workbench.structure.articles import Piece, build_body
from workbench.structure.caption import issuances
from workbench.structure.corrections import Corrected, correct_lines, next_label
from workbench.structure.definitions import find_definitions, law_short_names
from workbench.structure.head import Role, is_frame, version_of
from workbench.structure.inline import even_brackets, part_lines
from workbench.structure.joining import continues, ends_sentence, glue, is_wrapped
from workbench.structure.lines import Line, markup, split_lines, squeeze
from workbench.structure.marks import DivisionMark, item_mark, round_caption, tidy_heading
from workbench.structure.notices import reading_report
from workbench.structure.outline import Outline, is_appendix_head, read_outline
from workbench.structure.references import find_references
from workbench.structure.tables import Chosen, Column, choose_column

_RANK = {"编": 0, "分编": 1, "章": 2, "节": 3}
_PUNCTUATION = frozenset("，。；：、,;:！？!?（）()")


def build_regulation(
    source: SourceDocument, corrections: Sequence[Correction] = (), *, column: Column = Column.NEW
) -> Regulation:
    """The regulation that the blocks of `source` make, with the user's `corrections` applied.

    `column`: which column of a comparison table (修改对照表) is the text. Labels stay as typed; whatever is odd about
    them, and everything that is left out, is told in :attr:`Regulation.notices`.
    """
    return _Builder(source, corrections, column).regulation()


@dataclass(frozen=True, slots=True)
class _Start:
    """An article's first line and the lines that follow it."""

    label: str
    lines: tuple[int, ...]
    body: int
    caption_end: int
    heading: str


class _Builder:
    """One pass from lines to the regulation; holds what the steps share."""

    def __init__(self, source: SourceDocument, corrections: Sequence[Correction], column: Column) -> None:
        self.source = source
        self.chosen: Chosen = choose_column(split_lines(source), column)
        parted = part_lines(self.chosen.lines)
        self.corrected: Corrected = correct_lines(parted.lines, corrections)
        self.lines: list[Line] = self.corrected.lines
        self.outline: Outline = read_outline(self.lines, self.corrected.forced)
        evened = even_brackets(self.lines)
        self.lines = evened.lines
        self.decision = bool(self.outline.units)
        self.extra: list[Notice] = [*parted.notices, *evened.notices]
        self.stray: frozenset[int] = frozenset()

    def regulation(self) -> Regulation:
        """Put everything together."""
        starts = self._starts()
        wrapped = self._is_wrapped()
        divisions, homes = self._divisions(starts)
        self.stray = self._find_stray()
        articles = self._articles(starts, divisions, homes, wrapped=wrapped)
        definitions = find_definitions(articles)
        articles = self._with_references(articles, law_short_names(definitions))
        title = self._title()
        caption = self._lines_of(Role.CAPTION)
        bare = Regulation(
            title=title,
            kind=self.outline.kind,
            articles=articles,
            divisions=divisions,
            issued=issuances(caption),
            city=city_of_title(title) or city_of_name(title),
            preamble=self._prose(Role.PREAMBLE, wrapped=wrapped),
            closing=self._prose(Role.CLOSING, wrapped=wrapped),
            body="" if articles else self._prose(Role.TEXT, wrapped=wrapped),
            announcement=self._prose(Role.ANNOUNCEMENT, wrapped=wrapped),
            appendices=self._appendices(wrapped=wrapped),
            definitions=definitions,
            path=self.source.path,
            sha256=self.source.sha256,
            comments=self.source.comments,
            footnotes=self.source.footnotes,
            revisions=self.source.revisions,
            caption=caption,
            contents=tuple(self.lines[i].shown for i in self._having(Role.CONTENTS)),
            explanation=self._prose(Role.EXPLANATION, wrapped=wrapped),
            version=version_of(title),
            skipped=self._skipped(articles),
        )
        return replace(bare, notices=self._notices(bare))

    def _notices(self, bare: Regulation) -> tuple[Notice, ...]:
        told = [*self.source.notices, *self.chosen.notices, *self.corrected.notices, *self.extra]
        report = reading_report(bare, self.source)
        return (*report[:1], *told, *report[1:])

    def _having(self, role: Role) -> list[int]:
        return [i for i, r in enumerate(self.outline.roles) if r is role]

    def _lines_of(self, role: Role) -> str:
        return "\n".join(self.lines[i].shown for i in self._having(role))

    def _prose(self, role: Role, *, wrapped: bool) -> str:
        return _join_prose([self.lines[i].shown for i in self._having(role)], wrapped=wrapped)

    def _title(self) -> str:
        words = [self.lines[i].shown for i in self._having(Role.TITLE)]
        title = tidy_heading("".join(words))
        if title.startswith("《") and title.endswith("》") and title.count("《") == 1:
            title = title[1:-1]
        elif title.startswith("《") and "》（" in title and title.count("《") == 1:
            title = title[1:].replace("》", "", 1)
        return title.strip("*# ")

    def _is_wrapped(self) -> bool:
        """Judged on what stands inside articles only (titles and signatures never end with a full stop)."""
        roles = self.outline.roles
        use = [i for i, r in enumerate(roles) if r in (Role.TEXT, Role.ARTICLE)]
        texts = [self.lines[i].shown for i in use]
        starts = [
            roles[i] is Role.ARTICLE
            or self.lines[i].automatic
            or use[n - 1] != i - 1
            or item_mark(self.lines[i].shown) is not None
            for n, i in enumerate(use)
        ]
        return is_wrapped(texts, starts, shortest=25 if self.outline.kind is DocumentKind.TEXT else 0)

    def _starts(self) -> list[_Start]:
        """The articles' lines, with the numbers and captions they begin with."""
        firsts = sorted([*self.outline.articles, *self.outline.units])
        groups = [
            self._body_lines(i, following) for i, following in zip(firsts, [*firsts[1:], len(self.lines)], strict=False)
        ]
        rounds = self._round_captions(firsts)
        found: list[_Start] = []
        for i, rest in zip(firsts, groups, strict=True):
            label, body, heading, heading_end = self._number(i, found[-1].label if found else "")
            if i in rounds and not heading:
                heading, heading_end = rounds[i]
            found.append(_Start(label, (i, *rest), body, heading_end, heading))
        return self._line_captions(found)

    def _body_lines(self, first: int, end: int) -> list[int]:
        return [j for j in range(first + 1, end) if self.outline.roles[j] is Role.TEXT]

    def _number(self, i: int, before: str) -> tuple[str, int, str, int]:
        unit = self.outline.units.get(i)
        if unit is not None:
            return str(unit.mark.number), unit.mark.body, "", 0
        mark = self.outline.articles[i]
        if mark.label:
            return mark.label, mark.body, mark.heading, mark.heading_end
        label = next_label(before)
        self.extra.append(
            Notice(
                "article-numbered", f"用户标明的一条没有编号，按次序编为{article_words(label)}。", self.lines[i].block
            )
        )
        return label, mark.body, "", 0

    def _round_captions(self, firsts: Sequence[int]) -> dict[int, tuple[str, int]]:
        """Captions in round brackets, when at least half of the articles carry one."""
        found = {}
        for i in firsts:
            if i in self.outline.articles:
                words, end = round_caption(self.lines[i].shown, self.outline.articles[i].body)
                if words:
                    found[i] = (words, end)
        return found if len(found) >= 2 and len(found) * 2 >= len(firsts) else {}

    def _line_captions(self, starts: list[_Start]) -> list[_Start]:
        """Captions on the number's own line, the article's words below it, when most articles are written so."""
        short = [s for s in starts if self._has_line_caption(s)]
        if self.decision or len(short) < 3 or len(short) * 5 < len(starts) * 3:
            return starts
        chosen = {s.lines[0] for s in short}
        return [
            replace(
                s,
                heading=self.lines[s.lines[0]].shown[s.body :],
                caption_end=len(self.lines[s.lines[0]].shown),
            )
            if s.lines[0] in chosen
            else s
            for s in starts
        ]

    def _has_line_caption(self, start: _Start) -> bool:
        words = self.lines[start.lines[0]].shown[start.body :]
        if start.heading or len(start.lines) < 2 or not 2 <= len(words) <= 25:
            return False
        return not any(c in _PUNCTUATION for c in words) and item_mark(self.lines[start.lines[1]].shown) is None

    def _divisions(self, starts: Sequence[_Start]) -> tuple[tuple[Division, ...], list[int]]:
        """The divisions, and for each article the index of its innermost one."""
        first_lines = [s.lines[0] for s in starts]
        result: list[Division] = []
        homes: list[int] = []
        path: list[int] = []
        order = sorted([*self.outline.divisions, *first_lines])
        for i in order:
            mark = self.outline.divisions.get(i)
            if mark is None:
                homes.append(path[-1] if path else -1)
                continue
            while path and _RANK[result[path[-1]].level.value] >= _RANK[mark.level.value]:
                path.pop()
            heading = self._heading(i, mark)
            parent = path[-1] if path else -1
            path.append(len(result))
            result.append(
                Division(mark.level, mark.number, heading, mark.written, len(homes), parent, self.lines[i].block)
            )
        return tuple(result), homes

    def _heading(self, i: int, mark: DivisionMark) -> str:
        """A heading's words, with those on the next line that go on with it."""
        heading = mark.heading
        for j in range(i + 1, min(i + 3, len(self.lines))):
            below = self.lines[j].shown
            if self.outline.roles[j] is not Role.TEXT or ends_sentence(below) or len(below) > 30:
                break
            self.outline.roles[j] = Role.DIVISION
            heading += tidy_heading(below)
        return heading

    def _articles(
        self, starts: Sequence[_Start], divisions: Sequence[Division], homes: Sequence[int], *, wrapped: bool
    ) -> tuple[Article, ...]:
        result = []
        for start, home in zip(starts, homes, strict=True):
            caption, pieces = self._pieces(start)
            body = build_body(pieces, self.source.blocks, wrapped=wrapped, caption=caption)
            result.append(
                Article(
                    label=start.label,
                    text=body.text,
                    paragraphs=body.paragraphs,
                    heading=start.heading,
                    division=home,
                    heading_path=_path(divisions, home),
                    stretches=body.stretches,
                    decision=self.decision,
                    block=self.lines[start.lines[0]].block,
                )
            )
        return tuple(result)

    def _pieces(self, start: _Start) -> tuple[Piece | None, list[Piece]]:
        first = start.lines[0]
        inner = [i for i in start.lines[1:] if self.outline.roles[i] is Role.TEXT and i not in self.stray]
        caption = Piece(self.lines[first], start.body, start.caption_end) if start.caption_end else None
        begin = start.caption_end or start.body
        pieces = [Piece(self.lines[first], begin)] if begin < len(self.lines[first].shown) else []
        for i in inner:
            own = "join" if i in self.corrected.joined else self.corrected.own.get(i, "")
            pieces.append(Piece(self.lines[i], 0, own=own))
        return caption, pieces

    def _find_stray(self) -> frozenset[int]:
        """Words between a heading and the article below it: they belong to no article."""
        stray: set[int] = set()
        below_heading = False
        for i, role in enumerate(self.outline.roles):
            if role is Role.TEXT and below_heading:
                stray.add(i)
            elif role is not Role.TEXT:
                below_heading = role is Role.DIVISION
        return frozenset(stray)

    def _with_references(self, articles: tuple[Article, ...], names: Mapping[str, str]) -> tuple[Article, ...]:
        labels = [a.label for a in articles]
        return tuple(
            replace(a, references=find_references(a.text, a.label, a.paragraphs, labels[max(0, n - 6) : n], names))
            for n, a in enumerate(articles)
        )

    def _appendices(self, *, wrapped: bool) -> tuple[Appendix, ...]:
        groups: list[list[str]] = []
        for i in self._having(Role.APPENDIX):
            text = self.lines[i].shown
            fresh = not groups or is_appendix_head(text) or self.outline.roles[i - 1] is not Role.APPENDIX
            if fresh:
                groups.append([text])
            else:
                groups[-1].append(text)
        return tuple(_appendix(g, wrapped=wrapped) for g in groups)

    def _skipped(self, articles: Sequence[Article]) -> tuple[Skipped, ...]:
        result = [Skipped(words, "文件标记") for words in markup(self.source) if squeeze(words) != "<!--INFOEND-->"]
        for line in self.chosen.dropped:
            result.append(Skipped(line.shown, "对照表的其他栏", line.block))
        for i, role in enumerate(self.outline.roles):
            line = self.lines[i]
            if role is Role.SKIPPED:
                result.append(Skipped(line.shown, self.outline.reasons.get(i, "不属于正文"), line.block))
            elif role is Role.TEXT and articles and i in self.stray:
                result.append(Skipped(line.shown, "标题与条文之间的文字", line.block))
        return tuple(result)


def _path(divisions: Sequence[Division], home: int) -> tuple[str, ...]:
    path: list[str] = []
    while home >= 0:
        path.append(divisions[home].title)
        home = divisions[home].parent
    return tuple(reversed(path))


def _join_prose(texts: Sequence[str], *, wrapped: bool) -> str:
    out: list[str] = []
    for text in texts:
        if (
            out
            and item_mark(text) is None
            and not is_frame(text)
            and continues(out[-1], text, wrapped=wrapped and len(out[-1]) >= 25)
        ):
            out[-1] += glue(out[-1], text) + text
        else:
            out.append(text)
    return "\n".join(out)


def _appendix(lines: Sequence[str], *, wrapped: bool) -> Appendix:
    title, rest = lines[0], list(lines[1:])
    if rest and len(squeeze(title)) <= 6 and len(rest[0]) <= 60 and not ends_sentence(rest[0]):
        title = f"{title} {rest.pop(0)}"
    return Appendix(title, _join_prose(rest, wrapped=wrapped))
