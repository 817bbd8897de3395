"""The clauses that part four is about: a clause on which several findings bear is one, and counted once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.domain.findings import MarketFinding, Severity
from workbench.domain.labels import label_key
from workbench.domain.numerals import parse_int
from workbench.domain.project import LedgerEntry
from workbench.report import marks
from workbench.report.dispositions import entry_of
from workbench.report.scope import Scope

_LAW = re.compile(
    r"^《([^《》]+)》((?:[、和]?第[零〇一二三四五六七八九十百千]+条(?:第[^、条]{1,4}款)?(?:第[^、条]{1,4}项)?)+)$"
)
_ARTICLE = re.compile(r"第([零〇一二三四五六七八九十百千]+)条[^、和]*")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a draft.

    Attributes:
        findings: what bears on it, the gravest first; the first gives the standard under which it is shown.
        entries: the ledger's lines on it, each once.
    """

    findings: tuple[MarketFinding, ...]
    entries: tuple[LedgerEntry, ...]

    @property
    def document(self) -> int:
        """Whose draft it is in."""
        return self.findings[0].document

    @property
    def article(self) -> str:
        """Label of its article."""
        return self.findings[0].article

    @property
    def standard(self) -> str:
        """The standard it is shown under."""
        return self.findings[0].standard

    @property
    def standards(self) -> tuple[str, ...]:
        """All standards it was found against, the gravest first."""
        return tuple(dict.fromkeys(f.standard for f in self.findings))

    @property
    def severity(self) -> Severity:
        """That of its gravest finding."""
        return self.findings[0].severity


def clauses_of(scope: Scope) -> tuple[Clause, ...]:
    """All clauses, the gravest first, then by city and article.

    Findings are of one clause where they are in one article and against one standard, or quote the same sentence.
    """
    groups: list[list[MarketFinding]] = []
    for finding in scope.market:
        meeting = [g for g in groups if any(_same_clause(scope, finding, other) for other in g)]
        joined = [f for g in meeting for f in g]
        groups = [g for g in groups if g not in meeting] + [[*joined, finding]]
    order = scope.documents.index
    found = [_clause(scope, g) for g in groups]
    return tuple(
        sorted(
            found,
            key=lambda c: (
                c.severity.rank,
                order(c.document),
                label_key(c.article),
                c.findings[0].start,
                c.standard,
            ),
        )
    )


def _clause(scope: Scope, group: Sequence[MarketFinding]) -> Clause:
    ranked = sorted(group, key=lambda f: (f.severity.rank, -f.certainty, f.start, f.standard, f.rule, f.quote))
    entries: dict[str, LedgerEntry] = {}
    for finding in ranked:
        if entry := entry_of(scope, finding):
            entries.setdefault(entry.key, entry)
    return Clause(tuple(ranked), tuple(entries.values()))


def _same_clause(scope: Scope, one: MarketFinding, other: MarketFinding) -> bool:
    if (one.document, one.article) != (other.document, other.article):
        return False
    if one.standard == other.standard:
        return True
    article = scope.article(one.document, one.article)
    if article is None or min(one.start, other.start) < 0:
        return one.quote == other.quote
    left, right = marks.excerpt(article.text, one.start, one.start + len(one.quote))
    return left <= other.start < right


def joined_basis(bases: Sequence[str]) -> str:
    """Legal grounds, each law once with its articles in order: 《甲法》第一条、第四条，《乙法》第九条."""
    laws: dict[str, list[str]] = {}
    for basis in bases:
        match = _LAW.match(basis.strip())
        if match is None:
            laws.setdefault(basis.strip(), [])
            continue
        articles = laws.setdefault(f"《{match[1]}》", [])
        articles += [a[0] for a in _ARTICLE.finditer(match[2]) if a[0] not in articles]
    parts = [law + "、".join(sorted(articles, key=_position)) for law, articles in laws.items()]
    return "，".join(parts)


def _position(article: str) -> tuple[int, str]:
    match = _ARTICLE.match(article)
    return (parse_int(match[1]) if match else 0, article)
