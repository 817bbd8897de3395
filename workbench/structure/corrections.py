"""The user's corrections to the reading of a draft, applied to its lines before the structure is decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from workbench.domain.corrections import Correction, CorrectionAction, LineAddress
from workbench.domain.labels import label_key
from workbench.domain.regulation import Level
from workbench.domain.source import Notice
from workbench.structure.head import Role
from workbench.structure.inline import cut
from workbench.structure.lines import Line, addresses
from workbench.structure.marks import ArticleMark, DivisionMark, article_mark, division_mark, item_mark, tidy_heading
from workbench.structure.outline import Forced


@dataclass(slots=True)
class Corrected:
    """Lines with the user's word on them.

    Attributes:
        lines: the lines, split and joined as the user said.
        forced: roles, article and division marks the user set.
        own: lines that are a 款 ("paragraph") or 项 ("item") of their own.
        joined: lines that go on with the line before, whatever their marks.
        notices: corrections whose line is no longer in the file.
    """

    lines: list[Line]
    forced: Forced
    own: dict[int, str] = field(default_factory=dict)
    joined: frozenset[int] = frozenset()
    notices: list[Notice] = field(default_factory=list)


def correct_lines(lines: Sequence[Line], corrections: Sequence[Correction]) -> Corrected:
    """Apply corrections in their order; the last word on a line counts."""
    current = list(lines)
    if not corrections:
        return Corrected(current, Forced())
    where = addresses(current)
    said: dict[LineAddress, Correction] = {}
    notices: list[Notice] = []
    for correction in corrections:
        if correction.line not in set(where):
            notices.append(Notice("correction-lost", "一处结构更正所指的行在文件中已找不到，未应用。"))
        elif correction.action is CorrectionAction.SPLIT:
            at = where.index(correction.line)
            halves = _split(current[at], correction.offset)
            if halves is None:
                notices.append(Notice("correction-lost", "一处拆分更正的位置不在该行之内，未应用。", current[at].block))
            else:
                current[at : at + 1] = halves
                where = addresses(current)
        else:
            said[correction.line] = correction
    corrected = Corrected(current, Forced(), notices=notices)
    _force(corrected, where, said)
    return corrected


def _split(line: Line, offset: int) -> list[Line] | None:
    if not line.lead < offset < len(line.shown):
        return None
    halves = cut(line, [offset])
    return halves if len(halves) == 2 else None


def _force(corrected: Corrected, where: Sequence[LineAddress], said: dict[LineAddress, Correction]) -> None:
    if not said:
        return
    roles: dict[int, Role] = {}
    articles: dict[int, ArticleMark] = {}
    divisions: dict[int, DivisionMark] = {}
    joined: set[int] = set()
    for i, address in enumerate(where):
        correction = said.get(address)
        if correction is None:
            continue
        line = corrected.lines[i]
        match correction.action:
            case CorrectionAction.SKIP:
                roles[i] = Role.SKIPPED
            case CorrectionAction.TITLE:
                roles[i] = Role.TITLE
            case CorrectionAction.ARTICLE:
                articles[i] = _article(line, correction.label)
                roles[i] = Role.ARTICLE
            case CorrectionAction.DIVISION:
                divisions[i] = _division(line, correction.label)
                roles[i] = Role.DIVISION
            case CorrectionAction.JOIN:
                joined.add(i)
                roles[i] = Role.TEXT
            case _:
                corrected.own[i] = correction.action.value
                roles[i] = Role.TEXT
    corrected.forced = Forced(roles, articles, divisions)
    corrected.joined = frozenset(joined)


def _article(line: Line, label: str) -> ArticleMark:
    """The mark the line writes, else one with the user's label; "" is numbered by its place later."""
    mark = article_mark(line)
    if mark is not None:
        return replace(mark, label=label or mark.label, cited=False)
    unit = item_mark(line.shown)
    if unit is not None:
        return ArticleMark(label or str(unit.number), unit.body, True, False)
    return ArticleMark(label, 0, True, False)


def _division(line: Line, written: str) -> DivisionMark:
    mark = division_mark(line)
    if mark is not None:
        return mark
    named = division_mark(Line(written or "第一章", line.block, 0))
    number, level = (named.number, named.level) if named and written else ("", Level.CHAPTER)
    return DivisionMark(level, number, written, tidy_heading(line.shown))


def next_label(before: str) -> str:
    """The label after `before`: what an article without a number of its own gets when the user names none."""
    return str(label_key(before)[0] + 1) if before else "1"
