"""The cross-city view: the same barrier in several drafts is one matter; a barrier that one city alone has is shown so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.domain.findings import MarketFinding, Severity
from workbench.domain.regulation import Regulation
from workbench.domain.table import ComparisonTable

#: Two sentences with the same rule are the same barrier from this share of common character pairs on.
_SAME = 0.42
_PLACE = re.compile(r"[\u4e00-\u9fff]{2}(?=市|县|区)|[本我全](?=市|县|区|省)|\s")


@dataclass(frozen=True, slots=True)
class SharedBarrier:
    """One barrier and the drafts that have it.

    Attributes:
        standard: of the surest finding.
        findings: document index to that document's findings of this barrier, in the order of the text.
        without: indices of the documents that do not have it.
        severity: the gravest of its findings.
        summary: one Chinese sentence: which cities have it, which have not.
    """

    standard: str
    findings: Mapping[int, tuple[MarketFinding, ...]]
    without: tuple[int, ...]
    severity: Severity
    summary: str

    @property
    def shared(self) -> bool:
        """Whether more than one draft has it."""
        return len(self.findings) > 1


def group_barriers(
    regulations: Sequence[Regulation], findings: Sequence[MarketFinding], table: ComparisonTable | None = None
) -> tuple[SharedBarrier, ...]:
    """The findings of all drafts as barriers, the gravest and most widespread first.

    Two findings belong together when they touch the same standard and stand in one row of `table`, or when the same
    rule found them in much the same words. `document` of each finding is its index in `regulations`.
    """
    ordered = sorted(set(findings), key=lambda f: (f.document, f.start, f.article, f.standard, f.rule))
    words = [_pairs(_sentence(regulations[f.document], f)) for f in ordered]
    rows = [_rows(table, f) for f in ordered]
    parent = list(range(len(ordered)))

    def root(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    for i, a in enumerate(ordered):
        for j in range(i + 1, len(ordered)):
            same_row = a.standard == ordered[j].standard and bool(rows[i] & rows[j])
            if same_row or (a.rule == ordered[j].rule and _overlap(words[i], words[j]) >= _SAME):
                parent[root(j)] = root(i)
    groups: dict[int, list[MarketFinding]] = {}
    for i, finding in enumerate(ordered):
        groups.setdefault(root(i), []).append(finding)
    barriers = [_barrier(regulations, group) for group in groups.values()]
    return tuple(sorted(barriers, key=_order))


def _order(barrier: SharedBarrier) -> tuple[int, int, str, str]:
    quotes = sorted(f.quote for found in barrier.findings.values() for f in found)
    return barrier.severity.rank, -len(barrier.findings), barrier.standard, quotes[0]


def _barrier(regulations: Sequence[Regulation], group: Sequence[MarketFinding]) -> SharedBarrier:
    documents = sorted({f.document for f in group})
    found = {d: tuple(f for f in group if f.document == d) for d in documents}
    without = tuple(i for i in range(len(regulations)) if i not in found)
    best = min(group, key=lambda f: (-f.certainty, f.standard, f.quote))
    severity = min((f.severity for f in group), key=lambda s: s.rank)
    return SharedBarrier(best.standard, found, without, severity, _summary(regulations, documents, without))


def _summary(regulations: Sequence[Regulation], having: Sequence[int], without: Sequence[int]) -> str:
    names = "、".join(_name(regulations[i]) for i in having)
    if not without:
        return f"{names}的草案均有此类规定，建议一并修改。" if len(having) > 1 else f"{names}的草案有此类规定。"
    others = "、".join(_name(regulations[i]) for i in without)
    if len(having) == 1:
        return f"只有{names}的草案有此类规定，{others}没有，建议向其他市看齐予以删改。"
    return f"{names}的草案有此类规定，{others}没有，建议一并修改。"


def _name(regulation: Regulation) -> str:
    return regulation.city or f"《{regulation.title}》"


def _rows(table: ComparisonTable | None, finding: MarketFinding) -> frozenset[int]:
    if table is None:
        return frozenset()
    end = finding.start + len(finding.quote)
    ids = set()
    for row in table.rows_of(finding.document, finding.article):
        parts = [p for p in row.cells[finding.document].parts if p.article == finding.article]
        if not parts or any(p.start < end and finding.start < p.end for p in parts):
            ids.add(row.id)
    return frozenset(ids)


def _sentence(regulation: Regulation, finding: MarketFinding) -> str:
    """The sentence a finding stands in; its quote where the article is not found."""
    for article in regulation.articles:
        if article.label == finding.article and article.text.startswith(finding.quote, finding.start):
            text, end = article.text, finding.start + len(finding.quote)
            left = max(text.rfind("。", 0, finding.start), text.rfind("\n", 0, finding.start)) + 1
            stops = [p for p in (text.find("。", end), text.find("\n", end)) if p >= 0]
            return text[left : min(stops, default=len(text))]
    return finding.quote


def _pairs(words: str) -> frozenset[str]:
    bare = _PLACE.sub("", words)
    return frozenset(bare[i : i + 2] for i in range(len(bare) - 1))


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Dice's coefficient of two sets."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0
