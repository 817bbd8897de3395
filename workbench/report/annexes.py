"""附件1 条文对照表 and 附件2 清理台账, on landscape pages."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from workbench.domain.findings import Conflict
from workbench.domain.progress import Progress, Silent
from workbench.domain.table import Row
from workbench.report import marks
from workbench.report.body import Body, divided
from workbench.report.cleanup import CleanupLine, cleanup_lines
from workbench.report.ooxml import LANDSCAPE_WIDTH, CellContent, Piece, add_row, table, text_cell
from workbench.report.options import RowChoice
from workbench.report.row_choice import chosen_rows
from workbench.report.scope import Scope
from workbench.report.wording import article_name, cities_word, standard_name, written_date

#: A row with a longer cell than this may break across pages: some fourteen lines of a column of five.
_WHOLE = 160


def comparison_title(scope: Scope) -> str:
    """五市条文对照表."""
    return f"{cities_word(scope)}条文对照表"


def comparison(body: Body, scope: Scope, progress: Progress | None = None) -> None:
    """The table: a row for each matter, a column for each document; differences marked as the legend says."""
    rows = chosen_rows(scope)
    body.text(_legend(scope), "TableNote")
    if scope.options.rows is not RowChoice.ALL:
        body.text(f"本表仅列{scope.options.rows.value}，共{len(rows)}项（全部事项{len(scope.rows)}项）。", "TableNote")
    body.blocks.append(_table(scope, rows, progress or Silent()))


def _legend(scope: Scope) -> list[Piece]:
    result = [Piece("图例：")]
    kinds = [k for k in marks.STYLES if any(s.kind is k for spans in scope.data.diffs.values() for s in spans)]
    if scope.conflicts:
        result += [Piece("不一致的关键用语", "Evidence"), Piece("；")]
    for kind in kinds:
        result += [Piece(kind.chinese, marks.STYLES[kind]), Piece("；")]
    return [*result, Piece("“……”表示该条中属于其他事项、此处从略的文字；“—”表示该市未作规定。")]


def _table(scope: Scope, rows: Sequence[Row], progress: Progress) -> etree._Element:
    widths = divided(LANDSCAPE_WIDTH, (5, 10, *((100 - 15) // len(scope.documents) for _ in scope.documents)))
    node = table(widths)
    head = ("序号", "事项", *(scope.names[i] for i in scope.documents))
    add_row(node, widths, [text_cell(h, "AnnexHead", shade="E7E6E6") for h in head], header=True)
    by_row: dict[int, list[Conflict]] = {}
    for conflict in scope.conflicts:
        by_row.setdefault(conflict.row, []).append(conflict)
    for number, row in enumerate(rows, 1):
        if number % 50 == 1:
            progress.step(number - 1, len(rows), "正在编制条文对照表")
        cells = [text_cell(str(number), "AnnexText"), text_cell(row.topic, "AnnexArticle")]
        cells += [_cell(scope, row, index, by_row.get(row.id, ())) for index in scope.documents]
        longest = max(sum(len(p.text) for c, _ in cell.paragraphs for p in _as_pieces(c)) for cell in cells)
        add_row(node, widths, cells, keep_whole=longest <= _WHOLE)
    return node


def _as_pieces(content: str | Sequence[Piece]) -> Sequence[Piece]:
    return (Piece(content),) if isinstance(content, str) else content


def _cell(scope: Scope, row: Row, index: int, conflicts: Sequence[Conflict]) -> CellContent:
    cell = row.cells.get(index)
    if cell is None:
        return text_cell("—", "AnnexText")
    paragraphs: list[tuple[str | Sequence[Piece], str]] = []
    for label in cell.articles:
        paragraphs.append((article_name(scope, index, label), "AnnexArticle"))
        article = scope.article(index, label)
        if article is None:
            continue
        painted = marks.of_diffs(scope.data.diffs.get((row.id, index, label), ()))
        for conflict in conflicts:
            evidence = conflict.evidence.get(index)
            if evidence and evidence.article == label and evidence.start >= 0:
                painted.append(marks.Painted(evidence.start, evidence.start + len(evidence.quote), "Evidence"))
        shown = [(p.start, p.end) for p in cell.parts if p.article == label]
        paragraphs += [(line, "AnnexText") for line in marks.lines(article.text, painted, shown)]
    return CellContent(tuple(paragraphs))


def ledger(body: Body, scope: Scope) -> None:
    """The clean-up ledger: what is to become of each clause, who does it, by when."""
    lines = cleanup_lines(scope)
    if not lines:
        body.text("经审查，没有需要列入清理台账的条款。")
        return
    head = ("序号", "城市", "条款", "条文表述", "审查标准", "处理意见", "理由", "责任单位", "完成时限", "办理进展")
    widths = divided(LANDSCAPE_WIDTH, (4, 4, 6, 20, 6, 6, 12, 8, 7, 8))
    node = table(widths)
    add_row(node, widths, [text_cell(h, "AnnexHead", shade="E7E6E6") for h in head], header=True)
    for number, line in enumerate(lines, 1):
        words = (
            str(number),
            line.city or "—",
            _clause(scope, line),
            line.quote,
            standard_name(line.standard) or "—",
            line.disposition,
            line.reason or "—",
            line.responsible or "—",
            written_date(line.due) or "—",
            _progress(line) or "—",
        )
        add_row(node, widths, [text_cell(w, "AnnexText") for w in words], keep_whole=max(map(len, words)) <= _WHOLE)
    body.blocks.append(node)


def _clause(scope: Scope, line: CleanupLine) -> str:
    """第十二条; with the title where it is of a regulation in force."""
    article = article_name(scope, line.document, line.article) if line.article else "—"
    return article if line.document >= 0 or not line.title else f"《{line.title}》{article}"


def _progress(line: CleanupLine) -> str:
    """How far a line is, with the market regulator's conclusion (公平竞争审查条例 article 14)."""
    if not line.conclusion:
        return line.progress
    day = f"（{written_date(line.concluded)}）" if line.concluded else ""
    return "；".join(part for part in (line.progress, f"市场监管部门审查结论{day}：{line.conclusion}") if part)
