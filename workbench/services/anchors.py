"""Where notes, decisions and judgements stand: from places in drafts to rows of a table and back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.domain.cells import cell_text
from workbench.domain.errors import KnownError
from workbench.domain.labels import article_words
from workbench.domain.notes import Anchor
from workbench.domain.regulation import Regulation
from workbench.domain.table import ComparisonTable, Row

_AT = re.compile(r"(?P<city>[^:：]+)[:：](?P<article>\d+(?:-\d+)?)?")


def make_anchor(regulation: Regulation, article: str = "", quote: str = "", start: int = -1) -> Anchor:
    """The anchor of an article, or of exact words in it.

    Raises:
        KnownError: the draft has no such article, or the article has no such words.
    """
    if not article:
        return Anchor(regulation.sha256, regulation.city)
    try:
        text = regulation.article(article).text
    except KeyError as error:
        raise KnownError(
            f"没有{article_words(article)}", "请核对条号（用阿拉伯数字，如 12 或 12-1）", subject=regulation.title
        ) from error
    if not quote:
        return Anchor(regulation.sha256, regulation.city, article)
    at = start if start >= 0 and text.startswith(quote, start) else text.find(quote)
    if at < 0:
        raise KnownError(
            f"{article_words(article)}中没有“{quote}”", "请从条文中原样复制要引用的文字", subject=regulation.title
        )
    return Anchor(regulation.sha256, regulation.city, article, quote, at)


def parse_at(at: str, regulations: Sequence[Regulation]) -> tuple[Regulation, str]:
    """The draft and article that ``太原:12`` names; ``太原`` alone or ``太原:`` names the draft as a whole.

    Raises:
        KnownError: it is not written so, or no draft is of that city.
    """
    match = _AT.fullmatch(at.strip()) or _AT.fullmatch(at.strip() + ":")
    if match is None:
        raise KnownError(f"位置“{at}”写法有误", "请写成“城市:条号”，例如 太原:12")
    city = match["city"].strip().removesuffix("市")
    for regulation in regulations:
        if regulation.city == city:
            return regulation, match["article"] or ""
    raise KnownError(f"项目中没有{city}的草案", "请核对城市名称，或先加入该市的草案")


class RowIndex:
    """The rows of a table by document and article, for who asks often."""

    def __init__(self, table: ComparisonTable) -> None:
        self._rows: dict[tuple[int, str], list[Row]] = {}
        for row in table.rows:
            for document, cell in row.cells.items():
                for article in dict.fromkeys(cell.articles):
                    self._rows.setdefault((document, article), []).append(row)

    def rows_of(self, document: int, article: str) -> Sequence[Row]:
        """The rows in which an article of a document stands."""
        return self._rows.get((document, article), ())


def row_of(table: ComparisonTable | RowIndex, regulations: Sequence[Regulation], anchor: Anchor) -> Row | None:
    """The row that holds most of an anchor's words, or None for the project, a whole draft, or an unknown draft."""
    document = next((n for n, r in enumerate(regulations) if r.sha256 == anchor.sha256), -1)
    if document < 0 or not anchor.article:
        return None
    rows = table.rows_of(document, anchor.article)
    if not anchor.quote or anchor.start < 0 or len(rows) < 2:
        return rows[0] if rows else None
    end = anchor.start + len(anchor.quote)

    def held(row: Row) -> int:
        shown = cell_text(row.cells[document], regulations[document])
        return sum(high - low for low, high in shown.shown_ranges(anchor.article, anchor.start, end))

    return max(rows, key=lambda row: (held(row), -row.id))
