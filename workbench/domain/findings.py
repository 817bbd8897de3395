"""What review finds: conflicts between the cities, contradictions inside one draft, clauses that obstruct the market."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class ConflictType(StrEnum):
    """The nine kinds of conflict; values as in files and JSON."""

    AMOUNT = "amount"
    DEADLINE = "deadline"
    QUANTITY = "quantity"
    MODALITY = "modality"
    AUTHORITY = "authority"
    PROCEDURE = "procedure"
    PENALTY = "penalty"
    SCOPE = "scope"
    MISSING = "missing"

    @property
    def chinese(self) -> str:
        """The kind's name for the user."""
        return _CHINESE[self]


_CHINESE = {
    ConflictType.AMOUNT: "金额不一致",
    ConflictType.DEADLINE: "期限不一致",
    ConflictType.QUANTITY: "数量标准不一致",
    ConflictType.MODALITY: "义务程度不一致",
    ConflictType.AUTHORITY: "主管机关不一致",
    ConflictType.PROCEDURE: "程序不一致",
    ConflictType.PENALTY: "处罚种类不一致",
    ConflictType.SCOPE: "适用范围不一致",
    ConflictType.MISSING: "规定缺失",
}


class Severity(StrEnum):
    """How much a finding matters; values as shown."""

    HIGH = "高"
    MEDIUM = "中"
    LOW = "低"

    @property
    def rank(self) -> int:
        """0 for 高, 1 for 中, 2 for 低: for sorting."""
        return ("高", "中", "低").index(self.value)


@dataclass(frozen=True, slots=True)
class Value:
    """A value read from words.

    Attributes:
        kind: "money", "multiple", "percent", "period", "date", "time", "quantity", "modality", "body", "procedure",
            "sanctions", "presence".
        low, high: the range's ends in `unit`; None where the range is open or the value is no number.
        unit: normalised unit ("元", "日", "工作日", "℃", "米", "倍", "%"), or "".
        low_inclusive, high_inclusive: whether the ends belong to the range (民法典 article 1259).
        text: the normalised value for the user: "500–2000 元", "30 工作日", "≥18 ℃", "应当".
    """

    kind: str
    text: str
    low: float | None = None
    high: float | None = None
    unit: str = ""
    low_inclusive: bool = True
    high_inclusive: bool = True


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that show a finding: ``article_text[start:start + len(quote)] == quote``."""

    article: str
    quote: str
    start: int
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A real difference between the documents of one row.

    Attributes:
        row: id of the row.
        evidence: document index to the words that show what that document says.
        groups: who stands with whom, document indices, the largest group first.
        explanation: one Chinese sentence: what differs, between whom.
        suggestion: what would settle it.
    """

    row: int
    type: ConflictType
    severity: Severity
    severity_reason: str
    evidence: Mapping[int, Evidence]
    groups: tuple[tuple[int, ...], ...]
    explanation: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class InternalConflict:
    """A contradiction inside document `document`."""

    document: int
    type: ConflictType
    severity: Severity
    severity_reason: str
    evidence: tuple[Evidence, ...]
    explanation: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class MarketFinding:
    """A clause that a fair-competition reviewer would stop at.

    Attributes:
        document: document index (0 when a lone clause is screened).
        article: label, or "" for a lone clause.
        standard: article-item of 公平竞争审查条例, "9-3".
        rule: id of the rule that found it.
        quote, start: the exact words and their offset in the article's text.
        basis: legal grounds, each with its article ("《公平竞争审查条例》第九条第三项").
        certainty: 0 to 1; findings of one clause are ordered by it.
        exception: the exception of article 12 that may apply, with what would have to be shown, or "".
    """

    document: int
    article: str
    standard: str
    rule: str
    quote: str
    start: int
    severity: Severity
    explanation: str
    basis: tuple[str, ...]
    suggestion: str
    certainty: float = 1.0
    exception: str = ""


@dataclass(frozen=True, slots=True)
class ReviewResult:
    """Everything review says of one comparison table."""

    conflicts: tuple[Conflict, ...] = ()
    internal: tuple[InternalConflict, ...] = ()
    market: tuple[MarketFinding, ...] = field(default=())
