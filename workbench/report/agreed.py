"""The agreed text of a project as each city's clean draft: its own draft with what was agreed put in its place."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.domain.labels import article_label, written_article
from workbench.domain.progress import Progress, Silent
from workbench.domain.project import Decision, DecisionForm
from workbench.domain.regulation import Article, Regulation
from workbench.domain.table import Row
from workbench.report.data import ReportData
from workbench.report.files import replace_file
from workbench.report.options import ReportOptions
from workbench.report.regulation_text import regulation_package
from workbench.report.scope import Scope

#: What stands for the city's name in agreed words.
_OWN_NAME = re.compile(r"[×xX]{2}市|某市|[【〔\[{｛]\s*(?:城市|市名|本市名称|市)\s*[】〕\]}｝]市?")
_HEAD = re.compile(r"^\s*第[零〇一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?[\s\u3000]*")
_NUMBER = re.compile(r"第[零〇一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?")


@dataclass(frozen=True, slots=True)
class AgreedText:
    """A city's draft with the agreed words.

    Attributes:
        regulation: the new text, articles numbered through.
        origins: for each of its articles the label it had in the city's draft, "" for a new one.
        changed: how many articles were replaced, added or taken out.
        remaining: Chinese sentences: decisions that name no words and have to be worked in by hand.
    """

    regulation: Regulation
    origins: tuple[str, ...]
    changed: int
    remaining: tuple[str, ...]


def write_agreed_text(data: ReportData, document: int, path: Path, progress: Progress | None = None) -> AgreedText:
    """Write one city's draft with everything that was agreed on, as a clean, automatically numbered .docx.

    A decision for one text (统一文本) replaces the city's words on that matter, or is added where the city has none,
    behind the article of the matter before. References to the draft's own articles follow the new numbers.

    Raises:
        ExportError: `path` cannot be written; what was there is still there.
        Cancelled: `progress` says so; nothing was written.
    """
    agreed = agreed_text(data, document, progress)
    package, _, _ = regulation_package(agreed.regulation, data.date)
    replace_file(path, package, progress)
    return agreed


def agreed_text(data: ReportData, document: int, progress: Progress | None = None) -> AgreedText:
    """The agreed text of one city; see :func:`write_agreed_text`."""
    scope = Scope(data, ReportOptions())
    regulation = data.regulations[document]
    cities = [d.city for d in data.table.documents if d.city]
    drafts: list[_Slot] = [_Slot(a, a.text) for a in regulation.articles]
    remaining: list[str] = []
    changed = 0
    listener = progress or Silent()
    for number, row in enumerate(scope.rows):
        if number % 100 == 0:
            listener.step(number, len(scope.rows), "正在写入议定的文本")
        for decision in scope.decisions_on(row.id)[-1:]:
            if decision.form is DecisionForm.TEXT and decision.text.strip():
                words = _for_city(decision.text, regulation.city, cities)
                changed += _put_in(drafts, scope.rows, row, document, words)
            elif decision.form is not DecisionForm.OWN:
                remaining.append(_by_hand(row, decision))
    kept = [slot for slot in drafts if slot.text.strip()]
    origins = tuple(slot.old.label if slot.old else "" for slot in kept)
    return AgreedText(_rebuilt(regulation, kept), origins, changed, tuple(remaining))


@dataclass(slots=True)
class _Slot:
    """A place for an article: the old article (None for a new one) and its words now ("" when it is taken out)."""

    old: Article | None
    text: str


def _by_hand(row: Row, decision: Decision) -> str:
    what = decision.value or decision.remark or decision.form.value
    return f"“{row.topic or f'第{row.id}项'}”已议定{decision.form.value}（{what}），未提供条文，请在文本中自行落实。"


def _for_city(text: str, city: str, cities: Sequence[str]) -> str:
    """The agreed words with the city's own name: placeholders are filled, and the one other city named is replaced."""
    if not city:
        return text.strip()
    words = _OWN_NAME.sub(f"{city}市", text.strip())
    named = {c for c in cities if f"{c}市" in words}
    if len(named) == 1 and city not in named:
        words = words.replace(f"{named.pop()}市", f"{city}市")
    return "\n".join(line.strip() for line in words.split("\n") if line.strip())


def _put_in(drafts: list[_Slot], rows: Sequence[Row], row: Row, document: int, words: str) -> int:
    """Put agreed words in the place of the city's own; gives the number of articles changed."""
    words = _HEAD.sub("", words)
    cell = row.cells.get(document)
    if cell is None:
        drafts.insert(_place_for(drafts, rows, row, document), _Slot(None, words))
        return 1
    done = 0
    for label in cell.articles:
        slot = next((s for s in drafts if s.old is not None and s.old.label == label), None)
        if slot is None:
            continue
        parts = [p for p in cell.parts if p.article == label]
        if parts and slot.old is not None and slot.text == slot.old.text:
            first = min(parts, key=lambda p: p.start)
            slot.text = slot.text[: first.start] + (words if done == 0 else "") + slot.text[first.end :]
        elif not parts:
            slot.text = words if done == 0 else slot.text if _elsewhere(rows, row, document, label) else ""
        done += 1
    return done


def _elsewhere(rows: Sequence[Row], row: Row, document: int, label: str) -> bool:
    """Whether an article serves another matter too and must not be taken out."""
    return any(r.id != row.id and document in r.cells and label in r.cells[document].articles for r in rows)


def _place_for(drafts: Sequence[_Slot], rows: Sequence[Row], row: Row, document: int) -> int:
    """Behind the last article of the nearest matter before that the city regulates; else at the beginning."""
    for earlier in reversed([r for r in rows if r.id < row.id]):
        if document in earlier.cells:
            labels = earlier.cells[document].articles
            return 1 + max(n for n, s in enumerate(drafts) if s.old is not None and s.old.label in labels)
    return 0


def _rebuilt(regulation: Regulation, kept: Sequence[_Slot]) -> Regulation:
    """The regulation with the new articles, numbered through; divisions and references follow."""
    untouched = [s.old.label if s.old else "" for s in kept] == [a.label for a in regulation.articles]
    labels = [s.old.label if untouched and s.old else str(n) for n, s in enumerate(kept, 1)]
    moved = {s.old.label: label for s, label in zip(kept, labels, strict=True) if s.old}
    articles = tuple(_article(slot, label, moved) for slot, label in zip(kept, labels, strict=True))
    divisions = []
    for division in regulation.divisions:
        before = {a.label for a in regulation.articles[: division.first]}
        first = next((n for n, s in enumerate(kept) if s.old is not None and s.old.label not in before), len(kept))
        divisions.append(dataclasses.replace(division, first=first))
    return dataclasses.replace(regulation, articles=articles, divisions=tuple(divisions))


def _article(slot: _Slot, label: str, moved: Mapping[str, str]) -> Article:
    if slot.old is None:
        return Article(label, slot.text, ())
    if slot.text != slot.old.text:
        return Article(label, slot.text, (), heading=slot.old.heading, decision=slot.old.decision)
    text = slot.old.text
    for reference in sorted(slot.old.references, key=lambda r: -r.start):
        if not reference.law and reference.article:
            words = _NUMBER.sub(lambda m: _renumbered(m[0], moved), text[reference.start : reference.end])
            text = text[: reference.start] + words + text[reference.end :]
    if text != slot.old.text:
        return Article(label, text, (), heading=slot.old.heading, decision=slot.old.decision)
    return dataclasses.replace(slot.old, label=label)


def _renumbered(written: str, moved: Mapping[str, str]) -> str:
    label = article_label(written)
    return written_article(moved[label]) if moved.get(label, label) != label else written
