"""What the user corrects in the comparison table: made from what is seen in a row, kept as events, applied to the
machine's table.

The machine's table (the base) is made once for the drafts; corrections are carried out on it, so that correcting a row
does not wait for a whole alignment.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.domain.labels import label_key
from workbench.domain.notes import Anchor
from workbench.domain.numerals import format_chinese
from workbench.domain.regulation import Regulation
from workbench.domain.table import ComparisonTable, Link, Row

if TYPE_CHECKING:
    from workbench.align.corrections import Correction, Place
    from workbench.services.analysis import Analysis
    from workbench.store import ProjectFile

#: The kind of correction events that this module writes.
KIND = "align"


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one draft in a row: a whole article, or the part ``start:end`` of it (end -1: as the row shows it)."""

    document: int
    article: str
    start: int = 0
    end: int = -1


@dataclass(frozen=True, slots=True)
class Made:
    """Corrections that belong together (one step of undo), and what they do in one Chinese sentence."""

    corrections: tuple[Correction, ...]
    told: str


class TableCorrector:
    """Makes corrections from what the user sees in the rows of one analysis; changes nothing."""

    def __init__(self, analysis: Analysis) -> None:
        self._table = analysis.table
        self._regulations = analysis.regulations

    # -- what the user can say

    def move(self, words: Sequence[Words], row: Row, target: Row) -> Made:
        """`words` of `row` belong to `target`."""
        from workbench.align.corrections import Act, Correction

        other, corrections = self.place_of_row(target), []
        for one in words:
            rest = self._rest(row, *words)
            elsewhere = any(r.id not in (row.id, target.id) for r in self._table.rows_of(one.document, one.article))
            for place in self.places(one, row):
                if elsewhere and place.end < 0 and rest:
                    # The article stands whole in further rows, which a move would empty.
                    corrections.append(Correction(Act.EXCLUDE, (place,), rest))
                    corrections.append(Correction(Act.CONFIRM, (other, place)))
                else:
                    corrections.append(Correction(Act.MOVE, (place,), other))
        return Made(tuple(corrections), f"把{self.names(words)}从“{row.topic}”移到“{target.topic}”")

    def alone(self, words: Sequence[Words], row: Row) -> Made:
        """`words` of `row` are a row of their own; nothing where the row holds nothing else."""
        from workbench.align.corrections import Act, Correction

        topic = f"{row.topic}（{self._city(words[0].document)}）"
        places, rest = tuple(p for one in words for p in self.places(one, row)), self._rest(row, *words)
        made = (Correction(Act.SPLIT, places, rest, topic),) if rest else ()
        return Made(made, f"把{self.names(words)}从“{row.topic}”移出，单独成行")

    def exclude(self, words: Sequence[Words], row: Row) -> Made:
        """`words` do not belong to `row`; they stay in their other rows, or get one of their own."""
        from workbench.align.corrections import Act, Correction

        rest = self._rest(row, *words)
        places = [p for one in words for p in self.places(one, row)] if rest else []
        made = tuple(Correction(Act.EXCLUDE, (place,), rest) for place in places)
        return Made(made, f"把{self.names(words)}从“{row.topic}”移出")

    def merge(self, rows: Sequence[Row]) -> Made:
        """The rows are one matter, headed as the first of them."""
        from workbench.align.corrections import Act, Correction

        places = tuple(self.place_of_row(row) for row in rows)
        told = "、".join(f"“{row.topic}”" for row in rows[1:])
        return Made((Correction(Act.MERGE, places, None, rows[0].topic),), f"把{told}并入“{rows[0].topic}”")

    def split(self, row: Row, leaving: Sequence[Words], topic: str = "") -> Made:
        """`leaving` become a row of their own under `topic`; what else `row` holds stays."""
        from workbench.align.corrections import Act, Correction

        places = tuple(place for words in leaving for place in self.places(words, row))
        rest = self._rest(row, *leaving)
        name = topic.strip() or f"{row.topic}（二）"
        made = (Correction(Act.SPLIT, places, rest, name),) if places and rest else ()
        return Made(made, f"从“{row.topic}”中拆出{self.names(leaving)}，成为“{name}”")

    def confirm(self, row: Row, topic: str = "") -> Made:
        """`row` is right as it stands; `topic` is its heading if another is wanted."""
        from workbench.align.corrections import Act, Correction

        places = tuple(p for words in self.words_of(row) for p in self.places(words, row))
        told = f"把“{row.topic}”改称“{topic}”" if topic and topic != row.topic else f"确认“{row.topic}”一行的对应关系"
        return Made((Correction(Act.CONFIRM, places, None, topic),), told)

    # -- rows, words, places

    def words_of(self, row: Row) -> tuple[Words, ...]:
        """Every article of a row."""
        return tuple(Words(d, label) for d, cell in sorted(row.cells.items()) for label in cell.articles)

    def names(self, words: Sequence[Words]) -> str:
        """What several words are called."""
        return "、".join(self.name(one) for one in words)

    def name(self, words: Words) -> str:
        """太原第十二条, or 太原第十二条第二款 where paragraphs are meant."""
        article = self._regulations[words.document].article(words.article)
        name = f"{self._city(words.document)}{article.written.rstrip('、')}"
        if words.end < 0:
            return name
        touched = [p.number for p in article.paragraphs if p.start < words.end and words.start < p.end]
        if not touched or len(touched) == len(article.paragraphs):
            return f"{name}的一部分"
        first, last = format_chinese(touched[0]), format_chinese(touched[-1])
        return f"{name}第{first}款" if first == last else f"{name}第{first}至{last}款"

    def paragraphs_around(self, words: Words) -> Words:
        """`words` widened to whole paragraphs; the whole article where they touch all of its paragraphs."""
        article = self._regulations[words.document].article(words.article)
        if words.end < 0:
            return words
        touched = [p for p in article.paragraphs if p.start < words.end and words.start < p.end]
        if not touched or len(touched) == len(article.paragraphs):
            return Words(words.document, words.article)
        return replace(words, start=touched[0].start, end=touched[-1].end)

    def places(self, words: Words, row: Row) -> tuple[Place, ...]:
        """What `words` are for a correction: the part that is meant, else the parts of the article in this row."""
        regulation = self._regulations[words.document]
        if words.end >= 0:
            return (_place(regulation, words.article, words.start, words.end),)
        cell = row.cells.get(words.document)
        parts = [p for p in cell.parts if p.article == words.article] if cell else []
        ranges = [(p.start, p.end) for p in parts] or [(0, -1)]
        return tuple(_place(regulation, words.article, start, end) for start, end in ranges)

    def place_of_row(self, row: Row) -> Place:
        """Words by which a correction finds `row` and no other row, as far as there are such."""
        found = [(w, p) for w in self.words_of(row) for p in self.places(w, row)]
        return min(found, key=lambda x: (self._finds(x[1], x[0].document) != row.id, -(x[1].end < 0)))[1]

    def _finds(self, place: Place, document: int) -> int:
        """The row that a correction takes a place to mean: the largest that holds words of it."""
        rows = rows_with(self._table, Words(document, place.article, place.start, place.end))
        return max(rows, key=lambda r: (len(r.cells), -r.id)).id if rows else 0

    def _rest(self, row: Row, *leaving: Words) -> Place | None:
        """A place of `row` that `leaving` leave there, by which the row is found; None when nothing else stands there."""
        gone = {(w.document, w.article) for w in leaving}
        others = [w for w in self.words_of(row) if (w.document, w.article) not in gone]
        found = [(w, p) for w in others for p in self.places(w, row)]
        found = found or [(w, p) for w in leaving if w.end >= 0 and (p := self._before_or_behind(w, row))]
        if not found:
            return None
        return min(found, key=lambda x: self._finds(x[1], x[0].document) != row.id)[1]

    def _before_or_behind(self, words: Words, row: Row) -> Place | None:
        """What a row shows of an article besides the part that is meant."""
        regulation = self._regulations[words.document]
        shown = row.cells[words.document].parts if words.document in row.cells else ()
        text = regulation.article(words.article).text
        ranges = [(p.start, p.end) for p in shown if p.article == words.article] or [(0, len(text))]
        for start, end in ranges:
            for low, high in ((start, min(end, words.start)), (max(start, words.end), end)):
                if low < high and text[low:high].strip():
                    return _place(regulation, words.article, low, high)
        return None

    def _city(self, document: int) -> str:
        return self._table.documents[document].name


def _place(regulation: Regulation, article: str, start: int, end: int) -> Place:
    from workbench.align.corrections import place_of

    return place_of(regulation, article, start, end)


def keep_corrections(project: ProjectFile, made: Made) -> None:
    """Keep corrections as one step of undo.

    Raises:
        StoreError: the project cannot be written.
    """
    from workbench.align.corrections import to_data

    with project.action():
        for number, correction in enumerate(made.corrections):
            told = made.told if number == 0 else f"{made.told}（续）"
            payload = {"correction": to_data(correction), "told": told}
            project.correct(KIND, payload, anchors=_anchors(correction))


def _anchors(correction: Correction) -> tuple[Anchor, ...]:
    places = (*correction.places, *([correction.other] if correction.other else []))
    return tuple(dict.fromkeys(Anchor(p.sha256, p.city, p.article) for p in places))


def corrections_of(project: ProjectFile) -> tuple[Correction, ...]:
    """The corrections of the table in force, in the order in which they are applied."""
    return tuple(c for _, c in corrections_with_ids(project))


def corrections_with_ids(project: ProjectFile) -> tuple[tuple[str, Correction], ...]:
    """The corrections of the table in force, with the ids under which they can be taken back."""
    events = project.corrections(KIND)
    if not events:
        return ()  # the engine is not loaded for nothing
    from workbench.align.corrections import from_data

    found = []
    for event in events:
        try:
            found.append((event.id, from_data(event.payload["correction"])))
        except (KeyError, TypeError, ValueError):
            # Written by a newer program: it is kept in the file, and this program makes the table without it.
            continue
    return tuple(found)


def corrected_table(
    regulations: Sequence[Regulation], base: ComparisonTable, corrections: Iterable[Correction]
) -> ComparisonTable:
    """The machine's table with the user's corrections; the same for every order of the drafts.

    Drafts are taken in the order of their content, as alignment does, so that ties between rows fall alike.
    """
    from workbench.align.corrections import apply_corrections
    from workbench.align.kinds import load_kinds
    from workbench.align.order import reading_order

    wanted = tuple(corrections)
    if not wanted:
        return base
    order = sorted(range(len(regulations)), key=lambda n: _content(regulations[n]))
    position = {document: n for n, document in enumerate(order)}
    ordered = [regulations[n] for n in order]
    rows = apply_corrections(ordered, [_with_documents(r, position) for r in base.rows], wanted)
    rows = reading_order(ordered, rows, load_kinds())
    back = dict(enumerate(order))
    return replace(base, rows=tuple(replace(_with_documents(r, back), id=n) for n, r in enumerate(rows, 1)))


def rows_corrected(analysis: Analysis, corrections: Iterable[Correction]) -> frozenset[int]:
    """Ids of the rows that a person has corrected or confirmed, as far as the words are still there."""
    from workbench.align.corrections import Act, text_digest

    rows: set[int] = set()
    articles = [{a.label: a for a in r.articles} for r in analysis.regulations]
    names = {name: d for d, r in enumerate(analysis.regulations) for name in (r.city or r.title, r.sha256)}
    for correction in corrections:
        places = correction.places[:1] if correction.act is Act.MERGE else correction.places
        for place in places:
            document = names.get(place.sha256, names.get(place.city, -1))
            article = articles[document].get(place.article) if document >= 0 else None
            if article is not None and text_digest(article.text) == place.digest:
                words = Words(document, place.article, place.start, place.end)
                rows |= {row.id for row in rows_with(analysis.table, words)}
    return frozenset(rows)


def rows_with(table: ComparisonTable, words: Words) -> tuple[Row, ...]:
    """The rows that show any of these words."""
    found = []
    for row in table.rows_of(words.document, words.article):
        parts = [p for p in row.cells[words.document].parts if p.article == words.article]
        if words.end < 0 or not parts or any(p.start < words.end and words.start < p.end for p in parts):
            found.append(row)
    return tuple(found)


def _content(regulation: Regulation) -> tuple[tuple[str, ...], str, str]:
    return tuple(a.text for a in regulation.articles), regulation.title, regulation.sha256


def _with_documents(row: Row, number: dict[int, int]) -> Row:
    """The row with other numbers for its documents; links lead from the smaller to the larger."""
    links = []
    for k in row.links:
        a, b = (number[k.document_a], k.article_a), (number[k.document_b], k.article_b)
        (da, aa), (db, ab) = (a, b) if a[0] < b[0] else (b, a)
        links.append(Link(da, aa, db, ab, k.score, k.reasons))
    links.sort(key=lambda k: (k.document_a, label_key(k.article_a), k.document_b, label_key(k.article_b)))
    return replace(
        row, cells={number[d]: c for d, c in sorted(row.cells.items(), key=lambda x: number[x[0]])}, links=tuple(links)
    )
