"""The clauses that part four is about: a clause on which several findings bear is one, and counted once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.domain.clauses import by_clause
from workbench.domain.findings import MarketFinding, Severity
from workbench.domain.labels import label_key
from workbench.domain.numerals import parse_int
from workbench.domain.project import LedgerEntry
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

    Which findings are of one clause, :func:`workbench.domain.clauses.by_clause` says, for the ledger as well.
    """

    def text_of(finding: MarketFinding) -> str:
        article = scope.article(finding.document, finding.article)
        return article.text if article is not None else ""

    order = scope.documents.index
    found = [_clause(scope, group) for group in by_clause(scope.market, text_of)]
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
    entries: dict[str, LedgerEntry] = {}
    for finding in group:
        if entry := entry_of(scope, finding):
            entries.setdefault(entry.key, entry)
    return Clause(tuple(group), tuple(entries.values()))


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
