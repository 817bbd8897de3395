"""The comparison table (多市条文对照表): a row for each regulated matter, a cell for each document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """One witness of the table. `index` is its position in the order given; two files of one city are two witnesses."""

    index: int
    path: str
    title: str
    city: str
    sha256: str
    article_count: int

    @property
    def name(self) -> str:
        """What a column is headed with: the city, or the title where no city is known."""
        return self.city or self.title


@dataclass(frozen=True, slots=True)
class Part:
    """The words ``start:end`` of a list article that belong to one row."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    """What one document says on a row's matter: article labels in the order of the text, and the parts of list articles.

    An article of the cell without a part in `parts` belongs to the row as a whole.
    """

    articles: tuple[str, ...]
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Why two articles of two documents stand in one row.

    Attributes:
        score: how sure the alignment is, 0 to 1.
        reasons: short Chinese phrases, the weightiest first ("同为法律责任条款，所罚行为对应").
    """

    document_a: int
    article_a: str
    document_b: int
    article_b: str
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One regulated matter.

    Attributes:
        id: 1-based position in the table.
        topic: short Chinese heading (立法目的, 擅自停热的法律责任).
        cells: document index to its cell; a document that does not regulate the matter has no entry.
        score: how sure the row is, 0 to 1 (1 for a matter of one document alone).
        links: one for each pair of articles of different documents that was matched directly.
        kind: the sort of provision (purpose, scope, definition, duty, liability, …), a word of align's vocabulary.
    """

    id: int
    topic: str
    cells: Mapping[int, Cell]
    score: float
    links: tuple[Link, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ComparisonTable:
    """All documents' articles, each in at least one row, rows in a natural reading order."""

    documents: tuple[DocumentRef, ...]
    rows: tuple[Row, ...]

    def rows_of(self, document: int, article: str) -> tuple[Row, ...]:
        """The rows in which an article of a document stands."""
        return tuple(r for r in self.rows if document in r.cells and article in r.cells[document].articles)
