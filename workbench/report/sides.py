"""Each city's words on a matter side by side, what differs marked."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.findings import Evidence
from workbench.report import marks
from workbench.report.body import Body
from workbench.report.matters import Matter
from workbench.report.ooxml import CellContent, Piece
from workbench.report.polish import is_lacking, value_words
from workbench.report.scope import Scope
from workbench.report.wording import article_name, joined

#: A table up to this height, in twips, stays on one page; others may break between two cities.
_WHOLE = 2200
_HEAD = ("城市", "条款", "条文表述", "规定内容")


def sides(body: Body, scope: Scope, matter: Matter) -> None:
    """The table of a matter: a row for each city that says something, one for those that do not."""
    rows = []
    values = False
    for index in scope.documents:
        found = [c.evidence.get(index) for c in matter.conflicts]
        if any(e is not None and not _is_absent(e) for e in found):
            line, told = _side(scope, index, found)
            values = values or told
            rows.append(line)
    lines: list[Sequence[str | CellContent]] = [line if values else line[:3] for line in rows]
    if absent := _absent(scope, matter):
        lines.append([CellContent(((absent, "TableText"),), span=4 if values else 3)])
    if values:
        body.grid(_HEAD, lines, (3, 6, 16, 9), centred=(0, 1, 3), whole=_WHOLE)
    else:
        body.grid(_HEAD[:3], lines, (3, 6, 25), centred=(0, 1), whole=_WHOLE)
    body.gap()


def _is_absent(evidence: Evidence) -> bool:
    return evidence.value is not None and evidence.value.text == "未作规定"


def _side(scope: Scope, index: int, found: Sequence[Evidence | None]) -> tuple[list[str | CellContent], bool]:
    """One city's line: its articles, their words with what differs marked, the values; and whether there are values."""
    labels = list(dict.fromkeys(e.article for e in found if e is not None and not _is_absent(e)))
    words: list[tuple[Sequence[Piece], str]] = []
    for label in labels:
        own = [e for e in found if e is not None and e.article == label and not _is_absent(e)]
        stretches = [(e.start, e.quote) for e in own if not is_lacking(e.value)]
        context = [(e.start, e.quote) for e in own if is_lacking(e.value)]
        lines = quoted(scope, index, label, stretches, context)
        if len(labels) > 1:
            lines[0] = [Piece(article_name(scope, index, label), "Lead"), Piece("　"), *lines[0]]
        words += [(line, "TableText") for line in lines]
    told = _values(found)
    names = joined([article_name(scope, index, label) for label in labels])
    cell = CellContent(tuple((line, "TableCentre") for line in told or ["—"]))
    return [scope.names[index], names, CellContent(tuple(words)), cell], bool(told)


def _values(found: Sequence[Evidence | None]) -> list[str]:
    """What is read from a city's words, counted like the differences where there are several."""
    words = [value_words(e.value, e.quote) if e is not None else "" for e in found]
    if len(found) == 1:
        return [w for w in words if w]
    return [f"{'①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'[n : n + 1]}{w}" for n, w in enumerate(words) if w]


def _absent(scope: Scope, matter: Matter) -> str:
    """The cities with nothing to show, in one sentence."""
    silent: list[str] = []
    beside: list[str] = []
    for index in scope.documents:
        found = [e for c in matter.conflicts if (e := c.evidence.get(index)) is not None]
        if any(not _is_absent(e) for e in found):
            continue
        cell = matter.row.cells.get(index)
        if cell is None:
            silent.append(scope.names[index])
        else:
            articles = joined([article_name(scope, index, label) for label in cell.articles])
            beside.append(f"{scope.names[index]}（{articles}）")
    parts = [f"{joined(silent)}未作规定"] if silent else []
    parts += [f"{joined(beside)}的有关条文没有就此作出规定"] if beside else []
    return f"{'；'.join(parts)}。" if parts else ""


def quoted(
    scope: Scope,
    index: int,
    label: str,
    stretches: Sequence[tuple[int, str]],
    context: Sequence[tuple[int, str]] = (),
) -> list[list[Piece]]:
    """The sentences around quotations, the quotations marked; bare quotations where the article lacks them.

    Args:
        stretches: (start, words) to mark.
        context: (start, words) that are shown without a mark.
    """
    article = scope.article(index, label)
    text = article.text if article else ""
    fitting = [(s, q) for s, q in (*stretches, *context) if q and s >= 0 and text[s : s + len(q)] == q]
    if not fitting:
        return [[Piece(q, "Evidence")] for _, q in stretches or context] or [[Piece("")]]
    painted = [marks.Painted(s, s + len(q), "Evidence") for s, q in stretches if (s, q) in fitting]
    shown = sorted(marks.excerpt(text, s, s + len(q)) for s, q in fitting)
    lines = []
    at = -1
    for left, right in shown:
        if right <= at:
            continue
        start = max(left, at)
        own = [marks.Painted(p.start - start, p.end - start, p.style) for p in painted]
        lines += marks.lines(text[start:right], own)
        at = right
    return lines + [[Piece(q, "Evidence")] for s, q in stretches if q and (s, q) not in fitting]
